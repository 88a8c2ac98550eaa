/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The evaluator: takes documents one at a time, gold and predicted, and makes an evaluation of
 * them. It keeps sums for all documents, for each language and each file, and no document.
 */
#ifndef NOMEN_EVALUATOR_H
#define NOMEN_EVALUATOR_H

#include "sample.h"

typedef struct evaluator evaluator;

/* `labels` must live as long; `errors` of the errors are kept. NULL when memory is out. */
evaluator *evaluator_new(labels *labels, size_t errors);

/* Says that a file of gold is coming: the rows of files stand in this order. False when memory is
 * out. */
bool evaluator_expect_file(evaluator *evaluator, const char *path);

/* Adds a document with what was predicted for it, and (or NULL) with what a second prediction that
 * is to be compared says. NULL, or why the document could not be scored: it is left out then. */
const char *evaluator_add(evaluator *evaluator, const labelled_document *gold,
                          const prediction *first, const prediction *second);

/* All the numbers; what they are made of belongs to the evaluator, and nothing can be added any
 * more. Sets what the evaluator knows; the rest is as it was. False when memory is out. */
bool evaluator_finish(evaluator *evaluator, evaluation *out);

/* NULL is allowed. */
void evaluator_free(evaluator *evaluator);

#endif
