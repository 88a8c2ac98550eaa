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
 * and none of it where the memo (memo.h) has the answer.
 *
 * Each function tries the rules of one anchor and adds their candidates to the matcher; false when
 * memory is out.
 */
#ifndef NM_MATCH_RULE_H
#define NM_MATCH_RULE_H

#include "match/matcher.h"

/* At a number token. */
bool nm_rules_at_number(nm_matcher *matcher, uint32_t token);

/* At a word that is the anchor of rules. */
bool nm_rules_at_word(nm_matcher *matcher, uint32_t token);

/* At a phrase, the tokens [first, last), of a class or type: the entries [low, high), of one label,
 * end there. `list` is its label's, in ANCHORS. */
bool nm_rules_at_phrase(nm_matcher *matcher, uint32_t list, uint32_t first, uint32_t last,
                        uint32_t low, uint32_t high);

/* The declared evidence that holds for a candidate, ascending indices of EVIDENCE; NULL: out of
 * memory. They live until the next question. */
const uint32_t *nm_evidence_for(nm_matcher *matcher, const nm_candidate *candidate,
                                uint32_t *count);

#endif
