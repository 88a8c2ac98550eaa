/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See count.h. The four schemes of SemEval-2013 are readings of three alignments:
 *
 *     alignment        a right pair is      another pair is
 *     PAIR_IDENTICAL   strict: correct      strict: incorrect
 *     PAIR_SPAN        exact: correct       exact: incorrect
 *                      partial: correct     partial: partial
 *     PAIR_TYPE        type: correct        type: incorrect
 *
 * What has no partner is missed or spurious. The scheme `overlap` needs no alignment: a mention of
 * either side is right if anything of its type on the other side overlaps it.
 */
#include "count.h"

#include "../grow.h"

#include <string.h>

/* What the pairs of the last alignment are: right ones, others, and mentions without a partner. */
static scheme_tally count_pairs(const aligner *a, pairing how, const mention *gold,
                                size_t gold_count, const mention *predicted, size_t predicted_count)
{
    scheme_tally counts = {0};
    for (size_t i = 0; i < gold_count; i++) {
        if (a->partner[0][i] == ALIGN_NONE)
            counts.missed++;
        else if (is_right_pair(how, &gold[i], &predicted[a->partner[0][i]]))
            counts.correct++;
        else
            counts.incorrect++;
    }
    counts.found = counts.correct;
    counts.spurious = predicted_count - counts.correct - counts.incorrect;
    return counts;
}

/* How many pairs are right and have a gold id, and of how many of them the ids are the same. */
static void count_ids(const aligner *a, pairing how, const mention *gold, size_t gold_count,
                      const mention *predicted, uint64_t *linked, uint64_t *right)
{
    for (size_t i = 0; i < gold_count; i++) {
        if (gold[i].id == NULL || a->partner[0][i] == ALIGN_NONE)
            continue;
        const mention *partner = &predicted[a->partner[0][i]];
        if (!is_right_pair(how, &gold[i], partner))
            continue;
        *linked += 1;
        *right += partner->id != NULL && strcmp(partner->id, gold[i].id) == 0;
    }
}

/* How many of `list` overlap one of `others` with their type. */
static bool count_overlapped(overlap_index *index, const mention *list, size_t count,
                             const mention *others, size_t other_count, uint64_t *out)
{
    if (!index_mentions(index, others, other_count))
        return false;
    for (size_t i = 0; i < count; i++)
        *out += overlaps_any(index, &list[i]);
    return true;
}

static bool count_overlap(counter *c, const mention *gold, size_t gold_count,
                          const mention *predicted, size_t predicted_count, scheme_tally *out)
{
    if (!count_overlapped(&c->index, predicted, predicted_count, gold, gold_count, &out->correct) ||
        !count_overlapped(&c->index, gold, gold_count, predicted, predicted_count, &out->found))
        return false;
    out->missed = gold_count - out->found;
    out->spurious = predicted_count - out->correct;
    return true;
}

bool count_mentions(counter *c, const mention *gold, size_t gold_count, const mention *predicted,
                    size_t predicted_count, tally *out)
{
    aligner *a = &c->aligner;
    memset(out, 0, sizeof *out);
    out->gold = gold_count;
    out->predicted = predicted_count;
    if (!align_mentions(a, PAIR_IDENTICAL, gold, gold_count, predicted, predicted_count))
        return false;
    out->schemes[SCHEME_STRICT] =
        count_pairs(a, PAIR_IDENTICAL, gold, gold_count, predicted, predicted_count);
    count_ids(a, PAIR_IDENTICAL, gold, gold_count, predicted, &out->linked, &out->linked_right);
    if (!align_mentions(a, PAIR_SPAN, gold, gold_count, predicted, predicted_count))
        return false;
    scheme_tally spans = count_pairs(a, PAIR_SPAN, gold, gold_count, predicted, predicted_count);
    out->schemes[SCHEME_EXACT] = spans;
    spans.partial = spans.incorrect;
    spans.incorrect = 0;
    out->schemes[SCHEME_PARTIAL] = spans;
    if (!align_mentions(a, PAIR_TYPE, gold, gold_count, predicted, predicted_count))
        return false;
    out->schemes[SCHEME_TYPE] =
        count_pairs(a, PAIR_TYPE, gold, gold_count, predicted, predicted_count);
    count_ids(a, PAIR_TYPE, gold, gold_count, predicted, &out->loosely_linked, &out->loosely_right);
    return count_overlap(c, gold, gold_count, predicted, predicted_count,
                         &out->schemes[SCHEME_OVERLAP]);
}

/* ---- Sums ---- */

void add_tally(tally *sum, const tally *more)
{
    sum->gold += more->gold;
    sum->predicted += more->predicted;
    sum->linked += more->linked;
    sum->linked_right += more->linked_right;
    sum->loosely_linked += more->loosely_linked;
    sum->loosely_right += more->loosely_right;
    for (int i = 0; i < SCHEMES; i++) {
        sum->schemes[i].correct += more->schemes[i].correct;
        sum->schemes[i].found += more->schemes[i].found;
        sum->schemes[i].partial += more->schemes[i].partial;
        sum->schemes[i].incorrect += more->schemes[i].incorrect;
        sum->schemes[i].missed += more->schemes[i].missed;
        sum->schemes[i].spurious += more->schemes[i].spurious;
    }
}

uint64_t right_predicted(const scheme_tally *counts)
{
    return 2 * counts->correct + counts->partial;
}

uint64_t right_gold(const scheme_tally *counts)
{
    return 2 * counts->found + counts->partial;
}

void free_counter(counter *c)
{
    free_aligner(&c->aligner);
    free(c->index.items);
    memset(c, 0, sizeof *c);
}
