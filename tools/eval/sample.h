/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A sample of the errors, the same in each run. Every error draws a number for its place in the
 * corpus, and those with the lowest numbers are kept: a uniform sample of any size from a stream of
 * unknown length, and a smaller sample is part of a larger one.
 *
 * What is kept is copied, context and evidence and all, since documents go by.
 */
#ifndef NOMEN_SAMPLE_H
#define NOMEN_SAMPLE_H

#include "../readers/reader.h"
#include "evaluation.h"
#include "judge.h"

#include "nomen.h"

/* What a document was predicted to hold. */
typedef struct prediction {
    const labelled_span *spans; /* sorted by start and end */
    size_t count;
    const nomen_result *result; /* what the engine said, entity for span; NULL: from a file */
} prediction;

/* An error as it is found: mentions of a document, NULL where a side has none. */
typedef struct found_error {
    error_kind kind;
    const mention *gold, *predicted;
} found_error;

typedef struct kept_error {
    uint64_t key, place; /* the number drawn; the place in the corpus */
    size_t first;        /* the byte where the context begins */
    error_sample sample;
    struct {
        void **items;
        size_t count, capacity;
    } owned; /* what the sample points to */
} kept_error;

/* Begin with zeroes and `wanted`. */
typedef struct error_sampler {
    size_t wanted;
    uint64_t seen;
    struct {
        kept_error *items; /* a heap, the highest key first */
        size_t count, capacity;
    } kept;
} error_sampler;

/* Shows the sampler an error of a document. False when memory is out. */
bool sample_error(error_sampler *sampler, labels *labels, const labelled_document *document,
                  const prediction *prediction, const found_error *error);

/* The sample in the order of the corpus, in an array of `kept.count`, to be freed; its contents
 * belong to the sampler. NULL when memory is out. */
error_sample *finish_sample(error_sampler *sampler);

void free_sampler(error_sampler *sampler);

#endif
