/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Chooses where a rule is tried. A rule that is tried at every token makes every text pay for it;
 * so each rule has an *anchor*: a place that every match must have, and that few tokens satisfy.
 * The rule is run only around tokens that could be its anchor.
 *
 * Of a sequence, the cheapest mandatory item is the anchor; of a choice, every branch needs one.
 * The cost is a guess at how often a token satisfies the item, in tokens of a million: a word by
 * whether some language has it as a function word or a common word, a class by its words, a number
 * by its size; what else is asked of the token makes it rarer. "capitalised" alone can be no anchor
 * at all.
 */
#ifndef NM_COMPILE_ANCHOR_H
#define NM_COMPILE_ANCHOR_H

#include "compile/draft.h"

typedef struct nm_counted {
    uint32_t sum; /* in which it was counted last */
    uint16_t cost;
} nm_counted;

/* How words and labels are used, indexed by them. */
typedef struct nm_usage {
    uint8_t *longest;    /* tokens of the label's longest phrase */
    uint32_t *frequency; /* how often a phrase of the label begins, in the unit of the costs */
    uint32_t *first_row; /* in `rows`; those of a label end where those of the next begin */
    uint32_t *rows;      /* of the draft, by label */
    uint16_t *words;     /* how often the word occurs */
    size_t word_count;
    nm_counted *counted; /* scratch of sums, by word */
    uint32_t sum;
} nm_usage;

/* Goes over the rows of the draft, which must be complete. `usage` must be zeroed, and be freed
 * also after a failure; false when memory is out. */
bool nm_usage_init(nm_usage *usage, nm_draft *draft);
void nm_usage_free(nm_usage *usage);

/* Marks the anchor nodes in the tree; false if the pattern has no possible anchor. */
bool nm_anchor_choose(nm_draft *draft, nm_usage *usage, nm_node *pattern);

/* How many of a million tokens a pattern is tried at, by guess; UINT32_MAX: it has no anchor. */
uint32_t nm_anchor_cost(nm_draft *draft, nm_usage *usage, const nm_node *pattern);

/* At how many a phrase begins that a LABEL test wants; 0: there is none. */
uint32_t nm_anchor_label_cost(nm_draft *draft, nm_usage *usage, const nm_test *test);

/* Whether most rows that a LABEL test wants have several tokens. */
bool nm_label_is_long(nm_draft *draft, const nm_usage *usage, const nm_test *test);

/* The most tokens that a pattern can take. */
uint32_t nm_pattern_width(nm_draft *draft, nm_usage *usage, const nm_node *pattern);

/* The test of a node that it is anchored by: its cheapest one. NULL if it has none. */
nm_test *nm_anchor_test(nm_draft *draft, nm_usage *usage, const nm_node *node);

#endif
