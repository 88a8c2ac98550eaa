/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What of a document is judged: its labels as types, without what may not be measured. By
 * the rules of the labelled sets:
 *
 *   - A type that the document is not labelled for (`types`), or that is not asked for, is left out
 *     on both sides: nobody said whether such a prediction is right.
 *   - A prediction on an `ignore` span is left out, unless it overlaps a gold mention of whatever
 * type. Gold is never ignored.
 */
#ifndef NOMEN_JUDGE_H
#define NOMEN_JUDGE_H

#include "../readers/reader.h"
#include "labels.h"
#include "overlap.h"

typedef struct mention_list {
    mention *items;
    size_t count, capacity;
} mention_list;

/* Scratch memory, and the result of the last call. Begin with zeroes. */
typedef struct judged {
    mention_list gold, predicted; /* sorted; `origin` is the place in the list that was given */
    size_t ignored;               /* predictions left out because of `ignore` */
    bool measured[TYPES_MAX];     /* by number, where the document names its types */
    mention_list spans;
    overlap_index gold_spans, ignore_spans;
} judged;

/* Fills the lists. Labels are borrowed from the document and the predictions, which are sorted by
 * start and end. NULL, or why that failed. */
const char *judge_document(judged *judged, labels *labels, const labelled_document *gold,
                           const labelled_span *predicted, size_t predicted_count);

void free_judged(judged *judged);

#endif
