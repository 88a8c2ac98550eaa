/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counting: the gold and predicted mentions of one document → what each scheme counts. A tally is
 * all that scores are made of; tallies of documents add up.
 */
#ifndef NOMEN_COUNT_H
#define NOMEN_COUNT_H

#include "align.h"
#include "evaluation.h"
#include "overlap.h"

/* As in scheme_score. */
typedef struct scheme_tally {
    uint64_t correct, found, partial, incorrect, missed, spurious;
} scheme_tally;

/* As in score_group. */
typedef struct tally {
    uint64_t gold, predicted;
    uint64_t linked, linked_right, loosely_linked, loosely_right;
    scheme_tally schemes[SCHEMES];
} tally;

/* Scratch memory. Begin with zeroes. */
typedef struct counter {
    aligner aligner;
    overlap_index index;
} counter;

/* Counts the mentions of a document, sorted by start and end, into `out`. False when memory is out.
 */
bool count_mentions(counter *counter, const mention *gold, size_t gold_count,
                    const mention *predicted, size_t predicted_count, tally *out);

void add_tally(tally *sum, const tally *more);

/* What is right in a scheme, of the predicted and of the gold mentions, doubled: a partial match is
 * half right. */
uint64_t right_predicted(const scheme_tally *counts);
uint64_t right_gold(const scheme_tally *counts);

void free_counter(counter *counter);

#endif
