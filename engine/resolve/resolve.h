/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Chooses the entities: of all sets of candidates that do not overlap, the one that is worth most.
 *
 * This is weighted interval scheduling: with the candidates in order of their ends, the best set up
 * to the i-th either leaves it out, or takes it and the best set up to the last candidate that ends
 * before it begins. O(n log n), and but for the sorting hardly more than O(n), because candidates
 * that overlap lie near each other. A candidate is worth its score times its length in tokens, so
 * that "North Korea" beats "Korea" even where the shorter one is surer; one whose score is not
 * positive is worth nothing and is dropped.
 */
#ifndef NM_RESOLVE_RESOLVE_H
#define NM_RESOLVE_RESOLVE_H

#include "match/matcher.h"

typedef struct nm_resolve_key {
    uint32_t last, first, candidate;
    uint32_t rule; /* of the candidate + 1, 0: a row */
    float score;
} nm_resolve_key;

typedef struct nm_resolver {
    NM_ARRAY(nm_resolve_key) order; /* candidates worth something, by end */
    NM_ARRAY(double) best;    /* of the first i of them */
    NM_ARRAY(uint32_t) before; /* how many of them end before the i-th begins */
    NM_ARRAY(uint32_t) chosen; /* how many of the first i of them were chosen */
    NM_ARRAY(uint32_t) kept;  /* the chosen candidates, in text order */
} nm_resolver;

/* Marks the kept candidates and names the rival of each that lost to one. NOMEN_E_MEMORY. */
nomen_status nm_resolve(nm_resolver *resolver, nm_matcher *matcher, nomen_error *error);

void nm_resolver_free(nm_resolver *resolver);

#endif
