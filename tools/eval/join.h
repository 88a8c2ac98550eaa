/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Which prediction belongs to which gold document: that with the same id; of documents without ids,
 * and of those that share one, the first belongs to the first, and so on. Where the first document of one
 * stream has an id and that of another has none, ids are of no use, and all documents go in order.
 *
 * The streams are read in step. A document whose partners have not come yet is kept until they do,
 * so files in the same order take the memory of a document each, a missing document takes its own,
 * and files in another order as much as they are out of step.
 */
#ifndef NOMEN_JOIN_H
#define NOMEN_JOIN_H

#include "stream.h"

enum { JOIN_SIDES = 3 }; /* gold, prediction, second prediction */

typedef struct joined {
    const labelled_document *sides[JOIN_SIDES]; /* NULL: there is none */
} joined;

typedef struct document_join document_join;

/* Joins `count` streams, gold first, which must live as long. NULL when memory is out. */
document_join *join_new(document_stream *const *streams, size_t count);

/* The next documents that belong together; they live until the next call. Those that lack a side
 * come as soon as it cannot come any more, at the latest in the end, in the order in which they
 * were read. False at the end, and when memory is out, which `failed` tells. */
bool join_next(document_join *join, joined *out, bool *failed);

/* NULL is allowed. */
void join_free(document_join *join);

#endif
