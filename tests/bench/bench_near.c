/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Near-matches against plain prose: each seed of near.py, repeated to a text of a size, is tagged,
 * and its time is given as a multiple of that of prose: by the byte, and by the token. No rule and
 * no text should make tagging much slower than prose. All seeds are tried on short texts, with
 * prose in between; the worst are tried again on long ones. Seeds of which something is found are
 * counted apart: they are no near-matches but matches, and what is found must be weighed, too.
 *
 * A reader pays by the byte, so that is what a bound is set on. But work is done by the token, and
 * 2008-May- has four to nine bytes where prose has one to six: what costs as much a token as prose
 * does costs more a byte. So the fair figure for the rules is the one by the token, and the other
 * can fall no lower than the ratio of the two says.
 *
 *     bench_near MODEL SEEDS PROSE [COUNT]       (SEEDS of near.py; COUNT of the worst, default 10)
 */
#include "bench.h"

#include "nomen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT_TEXT = 20 * 1000, LONG_TEXT = 10 * 1000 * 1000, SEEDS_MAX = 20000 };

typedef struct seed {
    const char *name, *text;
    double bytes, tokens; /* seconds a byte, and a token, as multiples of those of prose */
    size_t found;         /* entities a kilobyte */
} seed;

typedef struct job {
    nomen_tagger *tagger;
    bench_text text;
    size_t found;
} job;

static void run(void *context)
{
    job *j = context;
    nomen_error error;
    nomen_result result;
    if (nomen_tagger_tag(j->tagger, j->text.bytes, j->text.length, NULL, &result, &error) != 0) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    j->found = result.count;
}

/* The seed again and again, on one line. */
static bench_text repeat(const char *piece, size_t size)
{
    size_t length = strlen(piece) + 1;
    bench_text text = {malloc(size + length + 1), 0};
    while (text.bytes != NULL && text.length < size) {
        memcpy(text.bytes + text.length, piece, length - 1);
        text.bytes[text.length + length - 1] = ' ';
        text.length += length;
    }
    return text;
}

static int count_token(void *context, const nomen_token *token)
{
    (void)token;
    ++*(size_t *)context;
    return 0;
}

/* Tokens a byte. */
static double density(bench_text text)
{
    size_t count = 0;
    nomen_tokenize(text.bytes, text.length, count_token, &count, NULL);
    return (double)count / (double)text.length;
}

/* Seconds a byte: the best of three, of a long text of two, since in the first the tagger grows, and
 * what the system takes to hand out memory differs from run to run. */
static double measure(nomen_tagger *tagger, bench_text text, size_t *found)
{
    job j = {tagger, text, 0};
    double best = 1e9;
    for (int i = 0; i < (text.length > LONG_TEXT / 2 ? 2 : 3); i++) {
        double seconds = bench_seconds(run, &j);
        best = seconds < best ? seconds : best;
    }
    *found = j.found * 1000 / text.length;
    return best / (double)text.length;
}

static size_t read_seeds(char *bytes, seed *seeds)
{
    size_t count = 0;
    for (char *line = strtok(bytes, "\n"); line != NULL && count < SEEDS_MAX;
         line = strtok(NULL, "\n")) {
        char *tab = strchr(line, '\t');
        if (tab == NULL || tab[1] == '\0')
            continue;
        *tab = '\0';
        seeds[count++] = (seed){.name = line, .text = tab + 1};
    }
    return count;
}

static void try_all(nomen_tagger *tagger, seed *seeds, size_t count, bench_text prose, size_t size)
{
    size_t nothing;
    if (prose.length > size)
        prose.length = size;
    double prose_density = density(prose);
    for (size_t i = 0; i < count; i++) {
        bench_text text = repeat(seeds[i].text, size);
        double plain = measure(tagger, prose, &nothing);
        seeds[i].bytes = measure(tagger, text, &seeds[i].found) / plain;
        seeds[i].tokens = seeds[i].bytes * prose_density / density(text);
        free(text.bytes);
    }
}

/* Near-matches before matches, the slowest first. */
static int compare_seeds(const void *a, const void *b)
{
    const seed *x = a, *y = b;
    if ((x->found > 0) != (y->found > 0))
        return (x->found > 0) - (y->found > 0);
    return (x->bytes < y->bytes) - (x->bytes > y->bytes);
}

static void print(const seed *seeds, size_t count, size_t size)
{
    printf("%zu kB of each, the worst in times of prose, by the byte and by the token:\n",
           size / 1000);
    for (size_t i = 0; i < count; i++)
        printf("%6.2f %6.2f  %4zu found a kB  %s  %.60s\n", seeds[i].bytes, seeds[i].tokens,
               seeds[i].found, seeds[i].name, seeds[i].text);
    fflush(stdout);
}

/* How many of the seeds are how slow. */
static void summarise(const char *title, const seed *seeds, size_t count)
{
    static const double limits[] = {2, 3, 5, 10, 25};
    printf("%zu texts of %s\n", count, title);
    for (size_t k = 0; k < sizeof limits / sizeof *limits; k++) {
        size_t bytes = 0, tokens = 0;
        for (size_t i = 0; i < count; i++) {
            bytes += seeds[i].bytes > limits[k];
            tokens += seeds[i].tokens > limits[k];
        }
        printf("above %2.0f times prose: %5zu by the byte, %5zu by the token\n", limits[k], bytes,
               tokens);
    }
}

/* Tries the worst again. They are sorted, and sorted again. */
static void report(const char *title, nomen_tagger *tagger, seed *seeds, size_t count, size_t worst,
                   bench_text prose)
{
    worst = worst < count ? worst : count;
    summarise(title, seeds, count);
    print(seeds, worst, SHORT_TEXT);
    try_all(tagger, seeds, worst, prose, LONG_TEXT);
    qsort(seeds, worst, sizeof *seeds, compare_seeds);
    print(seeds, worst, LONG_TEXT);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: bench_near MODEL SEEDS PROSE [COUNT]\n");
        return 2;
    }
    nomen_model *model;
    nomen_tagger *tagger;
    nomen_error error;
    if (nomen_model_open(&model, argv[1], &error) != 0 ||
        nomen_tagger_new(&tagger, model, NULL, &error) != 0) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    static seed seeds[SEEDS_MAX];
    bench_text bytes = bench_read(argv[2]), prose = bench_read(argv[3]);
    size_t count = read_seeds(bytes.bytes, seeds);
    size_t worst = argc > 4 ? (size_t)atoi(argv[4]) : 10;
    try_all(tagger, seeds, count, prose, SHORT_TEXT);
    qsort(seeds, count, sizeof *seeds, compare_seeds);
    size_t near = 0;
    while (near < count && seeds[near].found == 0)
        near++;
    report("near-matches", tagger, seeds, near, worst, prose);
    report("matches", tagger, seeds + near, count - near, worst, prose);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    free(bytes.bytes);
    free(prose.bytes);
    return 0;
}
