/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Chance that repeats itself: numbers that are a function of what they are drawn for, so that a
 * result depends on the documents alone and not on what was computed before. The mixing function is
 * that of SplitMix64 (Steele, Lea and Flood, 2014).
 */
#ifndef NOMEN_RANDOM_H
#define NOMEN_RANDOM_H

#include <stdint.h>

static inline uint64_t random_mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* The `draw`-th number of a stream. */
static inline uint64_t random_at(uint64_t stream, uint64_t draw)
{
    return random_mix(random_mix(stream) + (draw + 1) * 0x9e3779b97f4a7c15u);
}

#endif
