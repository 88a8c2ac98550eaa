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

/* Runs both in turn `rounds` times (after one round that does not count) and prints a line: their
 * median speeds over `bytes`, and the median of b's seconds over a's: how many times faster a is. */
void bench_compare(const char *title, size_t bytes, int rounds, const char *a_name,
                   void (*a)(void *), void *a_context, const char *b_name, void (*b)(void *),
                   void *b_context);

#endif
