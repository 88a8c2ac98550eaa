/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The matcher: tokens -> candidates.
 *
 * One pass over the tokens. At a word that begins a name (and passes the case gate) the trie is
 * walked, and each row that ends there and agrees with the spelling is a candidate. At a word, class
 * phrase or number that is an anchor, its rules are run. At any other token nothing happens.
 */
#ifndef NM_MATCH_MATCHER_H
#define NM_MATCH_MATCHER_H

#include "base/arena.h"
#include "base/array.h"
#include "match/affix.h"
#include "match/candidate.h"
#include "match/language.h"
#include "match/lookup.h"
#include "match/memo.h"
#include "match/program.h"
#include "match/sieve.h"

/* What may hold at a place: a row, or a site at the anchor [place, last). */
typedef struct nm_offer {
    uint32_t site;      /* NM_NONE: it is the row `low` */
    uint32_t last;      /* the token behind */
    uint32_t low, high; /* of a site at a phrase: the entries of the label that end there */
} nm_offer;

/* A match of a rule. */
typedef struct nm_found {
    uint32_t first, last; /* the tokens of the entity */
    uint32_t slots[NM_SLOTS];
} nm_found;

typedef struct nm_matcher {
    const nm_view *model;
    const uint8_t *wanted; /* for each label: whether its entities are wanted; NULL: all */
    int16_t *functions;    /* by operation of EXPRESSIONS: the date function that it calls */
    nm_machine machine;
    nm_signatures signatures;
    nm_memo memo;
    nm_sieve sieve;
    NM_ARRAY(nm_offer) offers; /* of the present place; see place.h */
    NM_ARRAY(nm_found) found;  /* by the rule that was tried last */
    NM_ARRAY(uint32_t) answer; /* of the question that was asked last */
    NM_ARRAY(uint32_t) held;   /* evidence of the candidates */
    nm_affixes affixes;
    nm_lookup lookup;
    nm_language language;
    nm_subject subject; /* the text */
    uint32_t language_flag; /* mask of the flag of rows that count in their language only */
    nm_arena arena; /* strings of the candidates, until the next text */
    NM_ARRAY(nm_candidate) candidates;
    NM_ARRAY(nm_candidate_date) dates; /* of those that are dates, in their order */
    NM_ARRAY(nomen_attribute) attributes;
} nm_matcher;

nomen_status nm_matcher_init(nm_matcher *matcher, const nm_view *model, nomen_error *error);
void nm_matcher_free(nm_matcher *matcher);

/* Finds the candidates of a text; words are looked up in `tokens`. `language` is a hint, in NAMES, or
 * NM_NONE. What the last text left is forgotten. NOMEN_E_MEMORY. */
nomen_status nm_match(nm_matcher *matcher, nm_tokens *tokens, uint32_t language,
                      nomen_error *error);

/* A new candidate for the tokens [first, last), with nothing said of where it comes from; NULL when
 * memory is out. It moves at the next one. */
nm_candidate *nm_matcher_add(nm_matcher *matcher, const nm_tokens *tokens, uint32_t first,
                             uint32_t last, uint16_t label);

/* Whether an entity may be the tokens [first, last): it begins and ends at word boundaries. */
bool nm_is_bounded(const nm_subject *subject, uint32_t first, uint32_t last);

/* The same for a name of a table. */
bool nm_is_name_bounded(const nm_subject *subject, uint32_t first, uint32_t last);

/* Whether candidates of a label are wanted. */
bool nm_is_wanted(const nm_matcher *matcher, uint16_t label);

#endif
