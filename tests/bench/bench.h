/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Measuring two things in one run: A B A B ..., and the median of the ratios, pair by pair. On a
 * noisy machine a time alone means little; both halves of a pair see the same noise.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>

typedef struct bench_text {
    char *bytes;
    size_t length;
} bench_text;

/* Reads a file whole, or exits with a message. */
bench_text bench_read(const char *path);

/* Seconds of processor time that a call takes. */
double bench_seconds(void (*run)(void *context), void *context);

/* One of the two. `run` is measured, or `seconds` says itself how long it took. */
typedef struct bench_side {
    const char *name;
    void (*run)(void *context);
    double (*seconds)(void *context);
    void *context;
} bench_side;

/* Runs both in turn `rounds` times (after one round that does not count) and prints a line: their
 * median speeds over `bytes`, and the median of b's seconds over a's: how much faster a is. */
void bench_compare(const char *title, size_t bytes, int rounds, const bench_side *a,
                   const bench_side *b);

#endif
