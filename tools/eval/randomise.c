/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See randomise.h.
 */
#include "randomise.h"

#include "random.h"
#include "resample.h"

#include <math.h>

/* What sets these coins apart from the draws of the bootstrap. */
static const uint64_t coins = 0x636f696e73;

/* Adds a difference to all trials in which the coin fell for a swap. */
static void add_swapped(int32_t *sums, const uint64_t *tosses, uint64_t first, uint64_t second)
{
    int32_t difference = (int32_t)((int64_t)second - (int64_t)first);
    if (difference == 0)
        return;
    for (unsigned i = 0; i < TRIALS; i++)
        sums[i] += (int32_t)(tosses[i / 64] >> (i % 64) & 1) * difference;
}

void randomise(randomiser *r, uint64_t document, const tally *first, const tally *second)
{
    add_tally(&r->sums[0], first);
    add_tally(&r->sums[1], second);
    uint64_t tosses[TRIALS / 64 + 1];
    for (unsigned i = 0; i < TRIALS / 64 + 1; i++)
        tosses[i] = random_at(document ^ coins << 24, i);
    add_swapped(r->predicted, tosses, first->predicted, second->predicted);
    for (int i = 0; i < SCHEMES; i++) {
        const scheme_tally *a = &first->schemes[i], *b = &second->schemes[i];
        add_swapped(r->right[i].gold, tosses, right_gold(a), right_gold(b));
        add_swapped(r->right[i].predicted, tosses, right_predicted(a), right_predicted(b));
    }
}

/* F1 of all that is right, of the predicted and of the gold mentions, doubled. */
static estimate f1_of(uint64_t right_of_predicted, uint64_t predicted, uint64_t right_of_gold,
                      uint64_t gold)
{
    return harmonic_mean(ratio(right_of_predicted, 2 * predicted), ratio(right_of_gold, 2 * gold));
}

static estimate f1_of_tally(const tally *t, int which)
{
    const scheme_tally *counts = &t->schemes[which];
    return f1_of(right_predicted(counts), t->predicted, right_gold(counts), t->gold);
}

/* The difference of F1 after the swaps of a trial. */
static double swapped_difference(const randomiser *r, int which, unsigned trial)
{
    double f1[2];
    for (int side = 0; side < 2; side++) {
        const tally *t = &r->sums[side];
        const scheme_tally *counts = &t->schemes[which];
        int64_t sign = side == 0 ? 1 : -1;
        uint64_t moved_gold = (uint64_t)(sign * r->right[which].gold[trial]);
        uint64_t moved = (uint64_t)(sign * r->right[which].predicted[trial]);
        uint64_t predicted = t->predicted + (uint64_t)(sign * r->predicted[trial]);
        f1[side] = f1_of(right_predicted(counts) + moved, predicted,
                         right_gold(counts) + moved_gold, t->gold)
                       .value;
    }
    return f1[0] - f1[1];
}

void judge_difference(const randomiser *r, significance *out)
{
    out->present = true;
    out->trials = TRIALS;
    for (int i = 0; i < SCHEMES; i++) {
        out->schemes[i].first = f1_of_tally(&r->sums[0], i);
        out->schemes[i].second = f1_of_tally(&r->sums[1], i);
        double difference = out->schemes[i].first.value - out->schemes[i].second.value;
        unsigned as_large = 0;
        for (unsigned trial = 0; trial < TRIALS; trial++) /* rounding must not tell ties apart */
            as_large += fabs(swapped_difference(r, i, trial)) >= fabs(difference) - 1e-12;
        out->schemes[i].difference = difference;
        out->schemes[i].p = (as_large + 1.0) / (TRIALS + 1.0);
    }
}
