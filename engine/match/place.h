/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What is proposed at a place, a token that something may begin with or be anchored at:
 *
 *     offers     the rows that end along a walk of the trie from there, and the sites of rules that
 *                the sieve (sieve.h) leaves; at most places there are none, and that is all
 *     answer     of the offers, what holds: rows, matches of rules (rule.h), and the evidence for
 *                each. It depends on the tokens around the place alone, so the memo (memo.h) may
 *                know it
 *     proposal   candidates, made of the answer and of what is written here: ids, values, spans
 *
 * An answer is a list of records of numbers, in which tokens are counted from the place:
 *
 *     length of the record, row or rule, tokens [first, last), length of the evidence, NM_ROWS_...,
 *     slots of a rule's captures ..., of a date the rows that they are ..., evidence ...
 */
#ifndef NM_MATCH_PLACE_H
#define NM_MATCH_PLACE_H

#include "match/matcher.h"

/* Adds the candidates of a place to the matcher; false when memory is out. */
bool nm_place_match(nm_matcher *matcher, uint32_t token);

/* The declared evidence that holds for a candidate, ascending indices of EVIDENCE; NULL: out of
 * memory. They live until the next call. */
const uint32_t *nm_evidence_for(nm_matcher *matcher, const nm_candidate *candidate,
                                uint32_t *count);

#endif
