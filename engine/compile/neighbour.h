/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What stands beside an anchor. A rule is run only around its anchor; but most anchors ("in", a
 * number) stand in most texts without the rest of the rule. So the compiler works out which tests
 * the token right before the anchor, or right behind it, can satisfy in any match: the last items
 * of what may stand before it, and the first items of what may follow.
 *
 *     rule   ("in" | "since") "early"? year:number(1900..2100)     the anchor is the number,
 *     before it: "early", or "in", or "since"                      so 2019 in "cost 2019 dollars"
 *                                                                  costs three comparisons
 *
 * The first token that a guard takes is known in the same way. A side is unknown where the match
 * may end at the anchor, or the guard be empty; then nothing is required of it.
 */
#ifndef NM_COMPILE_NEIGHBOUR_H
#define NM_COMPILE_NEIGHBOUR_H

#include "compile/syntax.h"

enum { NM_NEIGHBOURS_MAX = 256 };

typedef struct nm_neighbours {
    const nm_node *nodes[NM_NEIGHBOURS_MAX]; /* TOKEN and LABEL nodes: one of them must take it */
    size_t count;
    bool unknown;
} nm_neighbours;

/* What stands beside the marked anchors of a pattern, on an NM_NEAR side. */
void nm_neighbours_beside(const nm_node *pattern, int side, nm_neighbours *out);

/* What a pattern takes first; backwards: last. */
void nm_neighbours_first(const nm_node *pattern, bool backwards, nm_neighbours *out);

#endif
