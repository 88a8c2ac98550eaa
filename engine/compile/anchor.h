/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Chooses where a rule is tried. A rule that is tried at every token makes every text pay for it;
 * so each rule has an *anchor*: a place that every match must have, and that few tokens satisfy.
 * The rule is run only around tokens that could be its anchor.
 *
 * Of a sequence, the cheapest mandatory item is the anchor; of a choice, every branch needs one. The
 * cost is a guess at how often a token satisfies the item, in tokens of a hundred thousand: a word by
 * whether some language has it as a function word or a common word, a class by its words, a number
 * by its size; "capitalised" can be no anchor at all.
 */
#ifndef NM_COMPILE_ANCHOR_H
#define NM_COMPILE_ANCHOR_H

#include "compile/draft.h"

/* What is known of each label's phrases, indexed by label. */
typedef struct nm_widths {
    const uint8_t *longest;    /* tokens of the longest */
    const uint32_t *frequency; /* how often one begins, in the unit of the costs */
    size_t count;
    const uint16_t *words; /* indexed by word: how often it occurs; see nm_anchor_measure() */
    size_t word_count;
} nm_widths;

/* Guesses how often each word of the vocabulary occurs: function words of any language are
 * frequent, common words less, all others rare. Fills `words`, which has an item for each word. */
void nm_anchor_measure(nm_draft *draft, uint16_t *words);

typedef struct nm_anchor {
    uint32_t lead_min, lead_max; /* tokens between the match's start and the anchor */
    uint32_t width_max;          /* tokens of the longest match */
} nm_anchor;

/* Marks the anchor nodes in the tree; false if the pattern has no possible anchor. */
bool nm_anchor_choose(nm_draft *draft, const nm_widths *widths, nm_node *pattern, nm_anchor *out);

/* The most tokens that a pattern can take. */
uint32_t nm_pattern_width(nm_draft *draft, const nm_widths *widths, const nm_node *pattern);

/* The test of a node that it is anchored by: its cheapest one. NULL if it has none. */
const nm_test *nm_anchor_test(nm_draft *draft, const nm_widths *widths, const nm_node *node);

#endif
