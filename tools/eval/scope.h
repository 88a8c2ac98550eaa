/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The sums of a set of documents: all of them, those of a language, those of a file. What they come
 * to are the rows of a report.
 */
#ifndef NOMEN_SCOPE_H
#define NOMEN_SCOPE_H

#include "labels.h"
#include "resample.h"

/* One type, or all together. */
typedef struct group_sums {
    tally counts;
    uint64_t documents;       /* that have anything to count */
    resample_sums *resamples; /* NULL: nothing counted yet, or no room for intervals */
} group_sums;

typedef struct scope_sums {
    char *name;
    uint64_t documents, bytes;
    group_sums all;
    struct {
        group_sums *items;
        size_t count, capacity;
    } types; /* by number */
} scope_sums;

/* The counts of one document, all together and by type. */
typedef struct document_counts {
    tally all;
    tally types[TYPES_MAX];
    size_t type_count; /* of those numbered so far */
    bool present[TYPES_MAX];
    resample_weights weights;
} document_counts;

/* How many groups may have resamples; the memory that intervals take is bounded by it. */
enum { RESAMPLED_GROUPS_MAX = 1024 };

/* Adds a document. `resampled` counts the groups that have resamples. False when memory is out. */
bool add_to_scope(scope_sums *scope, const document_counts *counts, size_t bytes,
                  size_t *resampled);

/* The scores of a scope, its types in the order of their numbers; `types` has room for them. */
void score_scope_of(score_scope *out, score_group *types, size_t type_count,
                    const char *const *names, const size_t *numbers, const scope_sums *scope);

void free_scope(scope_sums *scope);

#endif
