/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Does a mention overlap any of a list? Sorted by type and start, those of the list that begin
 * before the mention ends are the first of its type, and one of them overlaps it if the furthest
 * end among them lies behind its start. So each keeps the furthest end up to it, and a question is
 * a binary search.
 */
#ifndef NOMEN_OVERLAP_H
#define NOMEN_OVERLAP_H

#include "align.h"

/* Begin with zeroes. */
typedef struct overlap_index {
    mention *items;
    size_t count, capacity;
} overlap_index;

/* Takes a list, in any order, instead of the one before. False when memory is out. */
bool index_mentions(overlap_index *index, const mention *list, size_t count);

/* Whether one of them has the type of `m` and overlaps it. */
bool overlaps_any(const overlap_index *index, const mention *m);

#endif
