/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Rules in a text. A rule is tried only at its anchor (compile/anchor.h), in steps that grow dearer,
 * so that most trials end after a comparison or two:
 *
 *     what else must hold of the anchor       "may" & capitalised, @unit=day
 *     the tokens beside it                    compile/neighbour.h
 *     what stands before it, backwards        this tells the starts
 *     the whole program, from a start         program.h
 *     what must stand before and behind       guards
 *
 * Evidence is guards alone, which are tried on what is proposed.
 */
#ifndef NM_MATCH_RULE_H
#define NM_MATCH_RULE_H

#include "match/matcher.h"

/* What evidence is gathered for: tokens [first, last) as an entity. */
typedef struct nm_mention {
    uint16_t label, flags;
    uint8_t form;
    uint32_t first, last;
} nm_mention;

/* Whether an entry of the phrase that is offered counts at the tokens from `first`: it agrees with
 * their spelling and language. */
bool nm_rule_counts_any(const nm_matcher *matcher, uint32_t first, const nm_offer *offer);

/* Tries a rule at a site, around an anchor that begins at a token and that the offer describes: its
 * matches go to the matcher's `found`. False when memory is out. */
bool nm_rule_try(nm_matcher *matcher, const nm_site *site, uint32_t anchor, const nm_offer *offer);

/* Appends the declared evidence that holds for a mention to the matcher's `answer`, ascending indices
 * of EVIDENCE; false when memory is out. */
bool nm_evidence_add(nm_matcher *matcher, const nm_mention *mention);

#endif
