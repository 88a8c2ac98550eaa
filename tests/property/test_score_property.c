/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * tools/eval/ against the definitions of docs/scoring.md taken at their word: all alignments of a
 * few mentions are tried, overlaps are looked for in pairs, and sums are made of lists.
 *
 *     test_score_property [seed [rounds]]
 */
#include "eval/count.h"
#include "eval/evaluator.h"
#include "eval/judge.h"

#include "../draw.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static unsigned rounds = 10000;

enum { MOST = 7, WIDTH = 24, TYPES = 3 };

static const char *const type_names[TYPES] = {"country", "company", "date"};
static const char *const ids[] = {NULL, "a", "b"};

typedef struct side {
    mention list[MOST];
    size_t count;
} side;

static int compare(const void *left, const void *right)
{
    const mention *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static bool overlap(const mention *a, const mention *b)
{
    return a->start < b->end && b->start < a->end;
}

/* Flat mentions do not overlap: one that would is left out. */
static void add(side *s, mention m, bool flat)
{
    for (size_t k = 0; flat && k < s->count; k++)
        if (overlap(&m, &s->list[k]))
            return;
    s->list[s->count++] = m;
}

/* Sorts them, and says of each where it stands. */
static void number(side *s)
{
    qsort(s->list, s->count, sizeof *s->list, compare);
    for (size_t i = 0; i < s->count; i++)
        s->list[i].origin = (uint32_t)i;
}

/* Mentions in order; flat ones, or such that may overlap and repeat each other. */
static side draw_side(bool flat)
{
    side s = {.count = 0};
    size_t wanted = draw(flat ? MOST + 1 : MOST - 1);
    for (size_t i = 0; i < wanted; i++) {
        size_t start = draw(WIDTH - 1);
        mention m = {start, start + 1 + draw(flat ? 4 : 8), draw(TYPES), 0, ids[draw(3)]};
        m.end = m.end < WIDTH ? m.end : WIDTH;
        add(&s, m, flat);
    }
    number(&s);
    return s;
}

/* A prediction that has something to do with the gold: some of it, moved and renamed a little. */
static side spoil(const side *gold, bool flat)
{
    side s = draw_side(flat);
    for (size_t i = 0; i < gold->count && s.count < MOST; i++) {
        mention m = gold->list[i];
        if (draw(3) == 0)
            continue;
        if (draw(4) == 0)
            m.type = draw(TYPES);
        if (draw(4) == 0 && m.end < WIDTH)
            m.end++;
        if (draw(4) == 0 && m.start + 1 < m.end)
            m.start++;
        add(&s, m, flat);
    }
    number(&s);
    return s;
}

static side only_type(const side *s, uint32_t type)
{
    side out = {.count = 0};
    for (size_t i = 0; i < s->count; i++)
        if (s->list[i].type == type)
            out.list[out.count++] = s->list[i];
    return out;
}

/* ---- The naive counts ---- */

static bool is_right(scheme which, const mention *a, const mention *b)
{
    bool spans = a->start == b->start && a->end == b->end, types = a->type == b->type;
    return which == SCHEME_STRICT ? spans && types : which == SCHEME_TYPE ? types : spans;
}

typedef struct best {
    size_t score, right, pairs; /* the score counts halves */
} best;

/* The best alignment of the gold mentions from `first` on with those predicted that are free: what
 * is right counts most, then how many pairs there are. */
static best align(scheme which, const side *gold, size_t first, const side *predicted,
                  unsigned free)
{
    if (first == gold->count)
        return (best){0, 0, 0};
    best found = align(which, gold, first + 1, predicted, free);
    for (size_t i = 0; i < predicted->count; i++) {
        if ((free >> i & 1) == 0 || !overlap(&gold->list[first], &predicted->list[i]))
            continue;
        best with = align(which, gold, first + 1, predicted, free & ~(1u << i));
        bool right = is_right(which, &gold->list[first], &predicted->list[i]);
        with.score += right ? 2 : which == SCHEME_PARTIAL ? 1 : 0;
        with.right += right;
        with.pairs++;
        if (with.score > found.score ||
            (with.score == found.score &&
             (with.right > found.right || (with.right == found.right && with.pairs > found.pairs))))
            found = with;
    }
    return found;
}

static size_t count_overlapped(const side *list, const side *others)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool any = false;
        for (size_t k = 0; k < others->count; k++)
            any = any || (list->list[i].type == others->list[k].type &&
                          overlap(&list->list[i], &others->list[k]));
        count += any;
    }
    return count;
}

static tally count_naively(const side *gold, const side *predicted)
{
    tally t = {.gold = gold->count, .predicted = predicted->count};
    for (int s = 0; s < SCHEMES; s++) {
        scheme_tally *out = &t.schemes[s];
        if (s == SCHEME_OVERLAP) {
            out->correct = count_overlapped(predicted, gold);
            out->found = count_overlapped(gold, predicted);
            out->missed = gold->count - out->found;
            out->spurious = predicted->count - out->correct;
            continue;
        }
        best found = align((scheme)s, gold, 0, predicted, (1u << predicted->count) - 1);
        *(s == SCHEME_PARTIAL ? &out->partial : &out->incorrect) = found.pairs - found.right;
        out->correct = out->found = found.right;
        out->missed = gold->count - found.pairs;
        out->spurious = predicted->count - found.pairs;
    }
    return t;
}

/* ---- Comparing ---- */

static void expect_scheme(scheme which, const scheme_tally *a, const scheme_tally *b, bool flat)
{
    HOLDS(a->correct == b->correct);
    HOLDS(a->found == b->found);
    HOLDS(a->partial == b->partial);
    /* Of mentions that overlap their own side, the wrong pairs beside the right ones of the scheme
     * `type` may be fewer than possible. */
    bool exact = flat || which != SCHEME_TYPE;
    HOLDS(exact ? a->incorrect == b->incorrect : a->incorrect <= b->incorrect);
    HOLDS(a->incorrect + a->missed == b->incorrect + b->missed);
    HOLDS(a->incorrect + a->spurious == b->incorrect + b->spurious);
}

static void expect_tally(const tally *a, const tally *b, bool flat)
{
    HOLDS(a->gold == b->gold && a->predicted == b->predicted);
    for (int s = 0; s < SCHEMES; s++)
        expect_scheme((scheme)s, &a->schemes[s], &b->schemes[s], flat);
}

START_TEST(counts_are_those_of_the_best_alignment)
{
    counter c = {0};
    for (unsigned round = 0; round < rounds; round++) {
        bool flat = round % 2 == 0;
        side gold = draw_side(flat), predicted = spoil(&gold, flat);
        tally counts, naive = count_naively(&gold, &predicted);
        HOLDS(count_mentions(&c, gold.list, gold.count, predicted.list, predicted.count, &counts));
        expect_tally(&counts, &naive, flat);
        /* The other way round, what was missed is spurious. */
        tally swapped;
        HOLDS(count_mentions(&c, predicted.list, predicted.count, gold.list, gold.count, &swapped));
        for (int s = 0; s < SCHEMES; s++) {
            const scheme_tally *a = &counts.schemes[s], *b = &swapped.schemes[s];
            HOLDS(a->correct == b->found && a->found == b->correct && a->partial == b->partial);
            HOLDS(!flat || (a->missed == b->spurious && a->incorrect == b->incorrect));
        }
    }
    free_counter(&c);
}
END_TEST

START_TEST(ids_are_counted_among_the_right_pairs)
{
    counter c = {0};
    for (unsigned round = 0; round < rounds; round++) {
        side gold = draw_side(true), predicted = spoil(&gold, true);
        tally counts;
        HOLDS(count_mentions(&c, gold.list, gold.count, predicted.list, predicted.count, &counts));
        uint64_t linked = 0, right = 0;
        for (size_t i = 0; i < gold.count; i++) {
            for (size_t k = 0; k < predicted.count; k++) {
                const mention *g = &gold.list[i], *p = &predicted.list[k];
                if (!is_right(SCHEME_STRICT, g, p) || g->id == NULL)
                    continue;
                linked++;
                right += p->id != NULL && strcmp(g->id, p->id) == 0;
            }
        }
        HOLDS(counts.linked == linked && counts.linked_right == right);
        HOLDS(counts.loosely_linked >= linked &&
              counts.loosely_linked <= counts.schemes[SCHEME_TYPE].correct);
    }
    free_counter(&c);
}
END_TEST

/* ---- Documents ---- */

typedef struct drawn_document {
    side gold, predicted, ignore;
    bool measured[TYPES], names_types;
    labelled_span spans[3][MOST];
    const char *types[TYPES];
    labelled_document document;
} drawn_document;

static void list_spans(const side *s, labelled_span *out)
{
    for (size_t i = 0; i < s->count; i++)
        out[i] = (labelled_span){.start = s->list[i].start,
                                 .end = s->list[i].end,
                                 .type = type_names[s->list[i].type],
                                 .id = s->list[i].id,
                                 .confidence = 1};
}

static void draw_document(drawn_document *d)
{
    static const char text[] = "twenty-four bytes of text";
    static const char *const languages[] = {NULL, "de", "en"};
    d->gold = draw_side(true);
    d->predicted = spoil(&d->gold, true);
    d->ignore = draw_side(false);
    d->names_types = draw(2) == 0;
    size_t count = 0;
    for (size_t i = 0; i < TYPES; i++) {
        d->measured[i] = !d->names_types || draw(2) == 0;
        if (d->measured[i])
            d->types[count++] = type_names[i];
    }
    list_spans(&d->gold, d->spans[0]);
    list_spans(&d->predicted, d->spans[1]);
    list_spans(&d->ignore, d->spans[2]);
    d->document = (labelled_document){.id = "d",
                                      .language = languages[draw(3)],
                                      .text = text,
                                      .length = WIDTH,
                                      .types = d->names_types ? d->types : NULL,
                                      .type_count = count,
                                      .entities = d->spans[0],
                                      .entity_count = d->gold.count,
                                      .ignore = d->spans[2],
                                      .ignore_count = d->ignore.count,
                                      .labelled = true,
                                      .file = draw(2) == 0 ? "a" : "b",
                                      .line = 1};
}

static bool overlaps_side(const mention *m, const side *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (overlap(m, &s->list[i]))
            return true;
    return false;
}

/* What is left of the predictions and of the gold. */
static size_t judge_naively(const drawn_document *d, side *gold, side *predicted)
{
    size_t ignored = 0;
    gold->count = predicted->count = 0;
    for (size_t i = 0; i < d->gold.count; i++)
        if (d->measured[d->gold.list[i].type])
            gold->list[gold->count++] = d->gold.list[i];
    for (size_t i = 0; i < d->predicted.count; i++) {
        const mention *m = &d->predicted.list[i];
        if (!d->measured[m->type])
            continue;
        if (overlaps_side(m, &d->ignore) && !overlaps_side(m, &d->gold))
            ignored++;
        else
            predicted->list[predicted->count++] = *m;
    }
    return ignored;
}

static void expect_group(const score_group *group, const tally *naive)
{
    HOLDS(group->gold == naive->gold && group->predicted == naive->predicted);
    for (int s = 0; s < SCHEMES; s++) {
        const scheme_score *score = &group->schemes[s];
        const scheme_tally *t = &naive->schemes[s];
        const scheme_tally counts = {score->correct,   score->found,  score->partial,
                                     score->incorrect, score->missed, score->spurious};
        expect_scheme((scheme)s, &counts, t, true);
        double predicted = (double)naive->predicted, gold = (double)naive->gold;
        double p = predicted > 0 ? ((double)t->correct + (double)t->partial / 2) / predicted : 0;
        double r = gold > 0 ? ((double)t->found + (double)t->partial / 2) / gold : 0;
        double f = p + r > 0 ? 2 * p * r / (p + r) : 0;
        HOLDS(score->precision.defined == (predicted > 0) && score->recall.defined == (gold > 0));
        HOLDS(score->f1.defined == (predicted + gold > 0));
        HOLDS(fabs(score->precision.value - p) < 1e-12);
        HOLDS(fabs(score->recall.value - r) < 1e-12);
        HOLDS(fabs(score->f1.value - f) < 1e-12);
        HOLDS(score->f1.low <= score->f1.high);
    }
}

enum { DOCUMENTS = 5, SCOPES = 6 };

/* all; the languages "", de, en; the files a, b */
static bool belongs(const labelled_document *d, int scope)
{
    static const char *const names[SCOPES] = {NULL, "", "de", "en", "a", "b"};
    const char *language = d->language != NULL ? d->language : "";
    return scope == 0 || strcmp(names[scope], scope < 4 ? language : d->file) == 0;
}

static const score_scope *find_scope(const evaluation *e, int scope)
{
    static const char *const names[SCOPES] = {NULL, "", "de", "en", "a", "b"};
    const score_scope *list = scope < 4 ? e->languages : e->files;
    size_t count = scope < 4 ? e->language_count : e->file_count;
    for (size_t i = 0; scope > 0 && i < count; i++)
        if (strcmp(list[i].name, names[scope]) == 0)
            return &list[i];
    return scope == 0 ? &e->all : NULL;
}

START_TEST(sums_are_those_of_the_documents)
{
    for (unsigned round = 0; round < rounds / 100; round++) {
        static drawn_document documents[DOCUMENTS];
        static tally sums[SCOPES][TYPES + 1];
        memset(sums, 0, sizeof sums);
        uint64_t ignored = 0, errors = 0;
        labels l = {0};
        HOLDS(select_types(&l, "country,company,date"));
        evaluator *e = evaluator_new(&l, 3);
        HOLDS(e != NULL);
        for (size_t i = 0; i < DOCUMENTS; i++) {
            drawn_document *d = &documents[i];
            side gold, predicted;
            draw_document(d);
            ignored += judge_naively(d, &gold, &predicted);
            const prediction p = {d->spans[1], d->predicted.count, NULL};
            HOLDS(evaluator_add(e, &d->document, &p, &p) == NULL);
            for (size_t t = 0; t <= TYPES; t++) {
                side some = t < TYPES ? only_type(&gold, (uint32_t)t) : gold;
                side few = t < TYPES ? only_type(&predicted, (uint32_t)t) : predicted;
                tally counts = count_naively(&some, &few);
                for (int s = 0; s < SCOPES; s++)
                    if (belongs(&d->document, s))
                        add_tally(&sums[s][t], &counts);
            }
        }
        evaluation out = {0};
        HOLDS(evaluator_finish(e, &out));
        HOLDS(out.ignored == ignored && out.type_count == TYPES);
        for (int s = 0; s < SCOPES; s++) {
            const score_scope *scope = find_scope(&out, s);
            const tally *all = &sums[s][TYPES];
            if (scope == NULL) {
                HOLDS(all->gold + all->predicted == 0);
                continue;
            }
            expect_group(&scope->all, all);
            for (size_t t = 0; t < TYPES; t++)
                expect_group(&scope->types[t], &sums[s][t]);
        }
        const scheme_tally *pairs = &sums[0][TYPES].schemes[SCHEME_TYPE];
        for (int k = 0; k < ERROR_KINDS; k++)
            errors += out.error_counts[k];
        HOLDS(out.error_counts[ERROR_MISSED] == pairs->missed);
        HOLDS(out.error_counts[ERROR_SPURIOUS] == pairs->spurious);
        HOLDS(out.error_counts[ERROR_TYPE] == pairs->incorrect);
        HOLDS(out.error_count == (errors < 3 ? errors : 3));
        for (int k = 0; k < SCHEMES; k++) /* a prediction does not differ from itself */
            HOLDS(out.significance.schemes[k].p > 0.999);
        evaluator_free(e);
        free_labels(&l);
    }
}
END_TEST

int main(int argc, char **argv)
{
    const support_test tests[] = {
        {"counts_are_those_of_the_best_alignment", counts_are_those_of_the_best_alignment, 0},
        {"ids_are_counted_among_the_right_pairs", ids_are_counted_among_the_right_pairs, 0},
        {"sums_are_those_of_the_documents", sums_are_those_of_the_documents, 0},
    };
    draw_arguments(argc, argv, &rounds);
    return support_run("score-property", tests, COUNT(tests));
}
