/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See resample.h. The sums are 32 bits wide; they hold what four billion mentions come to, more
 * than the lists of one evaluation.
 */
#include "resample.h"

#include "random.h"

#include <stdlib.h>
#include <string.h>

/* 2^32 times the probability that a Poisson variable of mean 1 is at most 0, 1, ... */
static const uint32_t at_most[] = {1580030169, 3160060337, 3950075422, 4213413783,
                                   4279248374, 4292415292, 4294609778, 4294923276,
                                   4294962463, 4294966817, 4294967253, 4294967292};

void draw_weights(resample_weights *out, uint64_t document)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < RESAMPLES; i++) {
        bits = i % 2 == 0 ? random_at(document, i / 2) : bits >> 32;
        uint32_t draw = (uint32_t)bits;
        uint8_t times = 0;
        for (unsigned k = 0; k < sizeof at_most / sizeof *at_most; k++)
            times = (uint8_t)(times + (draw >= at_most[k]));
        out->times[i] = times;
    }
}

static void add_weighted(uint32_t *sums, const resample_weights *weights, uint64_t count)
{
    if (count == 0)
        return;
    for (unsigned i = 0; i < RESAMPLES; i++)
        sums[i] += weights->times[i] * (uint32_t)count;
}

void add_to_resamples(resample_sums *sums, const resample_weights *weights, const tally *counts)
{
    add_weighted(sums->gold, weights, counts->gold);
    add_weighted(sums->predicted, weights, counts->predicted);
    for (int i = 0; i < SCHEMES; i++) {
        add_weighted(sums->right[i].gold, weights, right_gold(&counts->schemes[i]));
        add_weighted(sums->right[i].predicted, weights, right_predicted(&counts->schemes[i]));
    }
}

/* ---- Scores ---- */

estimate ratio(uint64_t part, uint64_t whole)
{
    if (whole == 0)
        return (estimate){0};
    double value = (double)part / (double)whole;
    return (estimate){.defined = true, .value = value, .low = value, .high = value};
}

estimate harmonic_mean(estimate precision, estimate recall)
{
    double sum = precision.value + recall.value;
    double value = sum > 0 ? 2 * precision.value * recall.value / sum : 0;
    bool defined = precision.defined || recall.defined;
    return (estimate){.defined = defined, .value = value, .low = value, .high = value};
}

static int compare_values(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The middle 95 % of the values; without values there is no interval. */
static void set_interval(estimate *out, double *values, size_t count)
{
    if (!out->defined || count == 0)
        return;
    qsort(values, count, sizeof *values, compare_values);
    size_t tail = count / 40;
    out->low = values[tail];
    out->high = values[count - 1 - tail];
    out->interval = true;
}

typedef struct resampled {
    double values[RESAMPLES];
    size_t count;
} resampled;

static void note(resampled *list, estimate value)
{
    if (value.defined)
        list->values[list->count++] = value.value;
}

static void set_intervals(scheme_score *out, const resample_sums *sums, scheme which)
{
    resampled precision, recall, f1;
    precision.count = recall.count = f1.count = 0;
    for (unsigned i = 0; i < RESAMPLES; i++) {
        estimate p = ratio(sums->right[which].predicted[i], 2 * (uint64_t)sums->predicted[i]);
        estimate r = ratio(sums->right[which].gold[i], 2 * (uint64_t)sums->gold[i]);
        note(&precision, p);
        note(&recall, r);
        note(&f1, harmonic_mean(p, r));
    }
    set_interval(&out->precision, precision.values, precision.count);
    set_interval(&out->recall, recall.values, recall.count);
    set_interval(&out->f1, f1.values, f1.count);
}

void score_group_of(score_group *out, const tally *counts, const resample_sums *sums)
{
    out->gold = counts->gold;
    out->predicted = counts->predicted;
    out->linked = counts->linked;
    out->linked_right = counts->linked_right;
    out->loosely_linked = counts->loosely_linked;
    out->loosely_right = counts->loosely_right;
    for (int i = 0; i < SCHEMES; i++) {
        const scheme_tally *t = &counts->schemes[i];
        scheme_score *score = &out->schemes[i];
        *score = (scheme_score){t->correct,  t->found, t->partial, t->incorrect, t->missed,
                                t->spurious, {0},      {0},        {0}};
        score->precision = ratio(right_predicted(t), 2 * counts->predicted);
        score->recall = ratio(right_gold(t), 2 * counts->gold);
        score->f1 = harmonic_mean(score->precision, score->recall);
        if (sums != NULL)
            set_intervals(score, sums, (scheme)i);
    }
}
