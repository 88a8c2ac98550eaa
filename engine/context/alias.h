/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Aliases: what a document introduces in full it goes on naming in short.
 *
 *     Contoso Widget Works GmbH (CWW) said … Contoso … CWW
 *     ^^^^^^^^^^^^^^^^^^^^               the part that its rule names with `alias`
 *                                ^^^     what stands in brackets right behind it (bracket.h)
 *
 * From every believed candidate that has them, short names are learnt: the alias itself; where its
 * first word says enough, that word and what else it begins with (Contoso Widget); and what is in
 * brackets. The text, also what stands before (a headline says it short), is then looked
 * through once, and each place that has a short name, written as it was introduced or inflected
 * (inflection.h), becomes a candidate with the same id. Learning is bounded and looking is one probe
 * a token, so the cost is linear; a text that introduces nothing pays nothing.
 */
#ifndef NM_CONTEXT_ALIAS_H
#define NM_CONTEXT_ALIAS_H

#include "context/bracket.h"

enum { NM_ALIASES = 512 /* learnt from one text at most */, NM_ALIAS_SLOTS = 2048 };

typedef struct nm_alias {
    uint32_t first, last; /* the tokens that are the short name, where it was learnt */
    uint32_t candidate;   /* whose it is */
    bool unlike;          /* see nm_bracketed */
} nm_alias;

typedef struct nm_aliases {
    nm_bracket_classes classes;
    nm_alias list[NM_ALIASES];
    uint32_t count;
    uint16_t slots[NM_ALIAS_SLOTS]; /* by the key of the first token: index + 1, 0 is empty */
} nm_aliases;

/* Proposes candidates for the short names of those candidates that have a positive score. The new
 * ones have `again` set and no score yet. NOMEN_E_MEMORY. */
nomen_status nm_alias_propose(nm_aliases *aliases, nm_matcher *matcher, const nm_tokens *tokens,
                              nomen_error *error);

#endif
