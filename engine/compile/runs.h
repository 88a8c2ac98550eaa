/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runs of items, each kept once. A macro that fifty rules use makes the same terms, word sets and
 * programs fifty times; a run that was made before is cut off again, and the old one is referred to.
 * So the sections that rules make stay small enough for a cache.
 *
 * Layout: a hash table of where runs begin in the array that they are kept in, and how long they are.
 */
#ifndef NM_COMPILE_RUNS_H
#define NM_COMPILE_RUNS_H

#include <stddef.h>
#include <stdint.h>

typedef struct nm_runs {
    struct nm_run {
        uint32_t hash, first, count; /* count 0: empty */
    } *slots;
    size_t slot_count, used; /* a power of two, at most half of them used */
} nm_runs;

/* Where the last items of an NM_ARRAY, those from `first`, stand for the first time: there, or at an
 * earlier place, and then they are cut off. Compared as bytes. UINT32_MAX: out of memory. */
#define nm_runs_intern(runs, array, first)                                                         \
    nm_runs_find(runs, (array)->items, sizeof *(array)->items, &(array)->count, first)

uint32_t nm_runs_find(nm_runs *runs, const void *items, size_t size, size_t *count,
                      uint32_t first);

void nm_runs_free(nm_runs *runs);

#endif
