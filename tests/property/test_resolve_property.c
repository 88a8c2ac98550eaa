/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * resolve/ against all subsets of up to twelve random intervals: what is kept does not overlap and
 * is worth as much as the best subset; who lost names a winner that overlaps it.
 *
 *     test_resolve_property [seed [rounds]]
 */
#include "resolve/resolve.h"

#include "../draw.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static unsigned rounds = 30000;

enum { MOST = 12 };

static bool overlap(const nm_candidate *a, const nm_candidate *b)
{
    return a->first < b->last && b->first < a->last;
}

/* The worth of a subset, -1 if two of it overlap. */
static double subset_worth(const nm_candidate *list, unsigned count, unsigned subset)
{
    double worth = 0;
    for (unsigned i = 0; i < count; i++) {
        if ((subset >> i & 1) == 0)
            continue;
        worth += (double)list[i].score * (list[i].last - list[i].first);
        for (unsigned k = 0; k < i; k++)
            if ((subset >> k & 1) != 0 && overlap(&list[i], &list[k]))
                return -1;
    }
    return worth;
}

START_TEST(nothing_beats_what_is_kept)
{
    nm_matcher matcher = {0};
    nm_resolver resolver = {0};
    for (unsigned round = 0; round < rounds; round++) {
        unsigned count = draw(MOST + 1), width = 2 + draw(12);
        nm_array_clear(&matcher.candidates);
        for (unsigned i = 0; i < count; i++) {
            nm_candidate *c = nm_array_push(&matcher.candidates);
            HOLDS(c != NULL);
            memset(c, 0, sizeof *c);
            c->first = draw(width);
            c->last = c->first + 1 + draw(4);
            c->score = ((float)draw(80) - 20) / 8;
            c->rival = NM_NONE;
        }
        HOLDS(nm_resolve(&resolver, &matcher, NULL) == NOMEN_OK);
        const nm_candidate *list = matcher.candidates.items;
        unsigned kept = 0;
        for (unsigned i = 0; i < count; i++) {
            kept |= (unsigned)list[i].kept << i;
            HOLDS(!list[i].kept || list[i].score > 0);
            if (!list[i].kept && list[i].rival != NM_NONE) {
                HOLDS(list[list[i].rival].kept);
                HOLDS(overlap(&list[i], &list[list[i].rival]));
            }
            /* One that lost although its score was good lost to somebody. */
            HOLDS(list[i].kept || list[i].score <= 0 || list[i].rival != NM_NONE);
        }
        double worth = subset_worth(list, count, kept), best = 0;
        for (unsigned subset = 0; subset < 1u << count; subset++) {
            double other = subset_worth(list, count, subset);
            best = other > best ? other : best;
        }
        if (fabs(worth - best) > 1e-9)
            ck_abort_msg("round %u: kept %g, best %g", round, worth, best);
    }
    nm_resolver_free(&resolver);
    nm_array_free(&matcher.candidates);
}
END_TEST

int main(int argc, char **argv)
{
    draw_arguments(argc, argv, &rounds);
    const support_test tests[] = {{"nothing beats what is kept", nothing_beats_what_is_kept, 0}};
    return support_run("resolve-property", tests, COUNT(tests));
}
