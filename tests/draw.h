/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Numbers to chance: the same ones for the same seed, on any machine. A program that includes this
 * has one source of them, `state`, which it may set to its seed.
 */
#ifndef TESTS_DRAW_H
#define TESTS_DRAW_H

#include <stdint.h>
#include <stdlib.h>

static uint64_t state = 1;

/* One of 0 .. below - 1. */
static uint32_t draw(uint32_t below)
{
    uint64_t z = state += 0x9e3779b97f4a7c15u; /* splitmix64 */
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) % below);
}

/* The arguments of a property test: [seed [rounds]]. */
static inline void draw_arguments(int argc, char **argv, unsigned *rounds)
{
    if (argc > 1)
        state = strtoull(argv[1], NULL, 10);
    if (argc > 2)
        *rounds = (unsigned)strtoul(argv[2], NULL, 10);
}

#endif
