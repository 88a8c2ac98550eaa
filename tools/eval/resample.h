/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The bootstrap over documents: how much would a score vary, had other documents of the kind been
 * labelled? A thousand resamples, each with every document some times or not at all; the middle 95
 * % of their scores are the interval.
 *
 * The documents are not kept. How often one is in a resample is drawn on its own (Poisson with mean
 * 1, which is what drawing n of n with replacement comes to), so its counts are added to the sums
 * of the resamples while it is at hand (Chamandy, Muralidharan, Najmi and Naidu, "Estimating
 * uncertainty for massive data streams", 2012). Memory does not depend on the number of documents.
 */
#ifndef NOMEN_RESAMPLE_H
#define NOMEN_RESAMPLE_H

#include "count.h"

enum { RESAMPLES = 1000 };

/* How often the document at hand is in each resample. */
typedef struct resample_weights {
    uint8_t times[RESAMPLES];
} resample_weights;

/* Draws for the document of this number. */
void draw_weights(resample_weights *out, uint64_t document);

/* The sums of each resample, for one group of scores. */
typedef struct resample_sums {
    uint32_t gold[RESAMPLES], predicted[RESAMPLES];
    struct {
        uint32_t gold[RESAMPLES], predicted[RESAMPLES]; /* what is right of each, doubled */
    } right[SCHEMES];
} resample_sums;

void add_to_resamples(resample_sums *sums, const resample_weights *weights, const tally *counts);

/* The scores of what was counted; with intervals unless `sums` is NULL. */
void score_group_of(score_group *out, const tally *counts, const resample_sums *sums);

/* A part of a whole; undefined where the whole is nothing. */
estimate ratio(uint64_t part, uint64_t whole);

/* F1 of precision and recall; one that is undefined has nothing in it that is right. */
estimate harmonic_mean(estimate precision, estimate recall);

#endif
