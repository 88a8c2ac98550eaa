/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who is paired with whom: a one-to-one alignment of the gold mentions of a text with the predicted
 * ones. A scheme says which pairs are right; a pair that is not must at least overlap. As many
 * pairs as possible are right, and of those alignments one is taken that has the most pairs.
 */
#ifndef NOMEN_ALIGN_H
#define NOMEN_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A mention as the scores see it. `start` < `end`. */
typedef struct mention {
    size_t start, end;
    uint32_t type;
    uint32_t origin; /* its place in the list that it came from */
    const char *id;  /* NULL: none */
} mention;

typedef enum pairing {
    PAIR_IDENTICAL, /* right: the same span and type */
    PAIR_SPAN,      /* right: the same span */
    PAIR_TYPE,      /* right: the same type */
    PAIR_BEST /* right: the same type; first among them the same span: what a reader would say */
} pairing;

/* A mention that has no partner. */
#define ALIGN_NONE UINT32_MAX

typedef struct align_item {
    size_t start, end;
    uint32_t key, side, index;
} align_item;

typedef struct align_start {
    size_t start;
    uint32_t item;
} align_start;

typedef struct align_edge {
    uint32_t gold, predicted, before;
    uint64_t worth, best;
} align_edge;

/* Scratch memory, and the result of the last call. Begin with zeroes. */
typedef struct aligner {
    uint32_t *partner[2]; /* of each gold mention its predicted one, and the other way round */
    size_t room[2];
    struct {
        align_item *items;
        size_t count, capacity;
    } list;
    struct {
        align_edge *items;
        size_t count, capacity;
    } edges;
    struct {
        align_start *items;
        size_t capacity;
    } starts;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } heap[2]; /* a side each */
} aligner;

bool mentions_overlap(const mention *a, const mention *b);
bool same_span(const mention *a, const mention *b);

/* Whether a pair of an alignment is a right one. */
bool is_right_pair(pairing how, const mention *gold, const mention *predicted);

/* Fills `partner`. False when memory is out. */
bool align_mentions(aligner *aligner, pairing how, const mention *gold, size_t gold_count,
                    const mention *predicted, size_t predicted_count);

void free_aligner(aligner *aligner);

#endif
