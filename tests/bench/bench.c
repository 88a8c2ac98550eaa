/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See bench.h.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS_MAX = 101 };

bench_text bench_read(const char *path)
{
    bench_text text = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "cannot read %s: make it with tests/bench/texts.py\n", path);
        exit(2);
    }
    text.length = (size_t)ftell(file);
    rewind(file);
    text.bytes = malloc(text.length + 1);
    if (text.bytes == NULL || fread(text.bytes, 1, text.length, file) != text.length)
        exit(2);
    text.bytes[text.length] = '\0';
    fclose(file);
    return text;
}

double bench_seconds(void (*run)(void *context), void *context)
{
    struct timespec before, after;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    run(context);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    return (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static double measure(const bench_side *side)
{
    return side->seconds != NULL ? side->seconds(side->context)
                                 : bench_seconds(side->run, side->context);
}

void bench_compare(const char *title, size_t bytes, int rounds, const bench_side *a,
                   const bench_side *b)
{
    double a_seconds[ROUNDS_MAX], b_seconds[ROUNDS_MAX], ratios[ROUNDS_MAX];
    measure(a);
    measure(b);
    if (rounds > ROUNDS_MAX)
        rounds = ROUNDS_MAX;
    for (int i = 0; i < rounds; i++) {
        a_seconds[i] = measure(a);
        b_seconds[i] = measure(b);
        ratios[i] = b_seconds[i] / a_seconds[i];
    }
    double megabytes = (double)bytes / 1e6;
    printf("%-22s %s %.0f MB/s, %s %.0f MB/s: ratio %.2f\n", title, a->name,
           megabytes / median(a_seconds, rounds), b->name,
           megabytes / median(b_seconds, rounds), median(ratios, rounds));
}
