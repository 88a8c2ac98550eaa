/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Paired approximate randomisation: is one prediction really better than another? If the two came
 * from the same source, it would not matter which of them each document's mentions are from. So in
 * each trial they are swapped in about half of the documents, by the toss of a coin; p is how often
 * the difference of the F1 is then at least as large as it was (Noreen, "Computer-intensive methods
 * for testing hypotheses", 1989; Yeh, "More accurate tests for the statistical significance of
 * result differences", 2000).
 *
 * A trial is kept as what its swaps have moved from the first prediction to the second, so
 * documents go by one at a time here, too.
 */
#ifndef NOMEN_RANDOMISE_H
#define NOMEN_RANDOMISE_H

#include "count.h"

enum { TRIALS = 10000 };

typedef struct randomiser {
    tally sums[2]; /* of the two predictions */
    int32_t predicted[TRIALS];
    struct {
        int32_t gold[TRIALS], predicted[TRIALS];
    } right[SCHEMES]; /* as in resample_sums */
} randomiser;

/* Adds a document by its number, as both predictions have it. Begin with zeroes. */
void randomise(randomiser *r, uint64_t document, const tally *first, const tally *second);

/* The differences and how likely they are. */
void judge_difference(const randomiser *r, significance *out);

#endif
