/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Builds the filters PLACES and PAIRS (model/layout.h): which words are worth looking up
 * where they stand. A phrase of two words or more is found through its pairs, so only what is one
 * word long, or is named by a rule, is looked up wherever it stands.
 */
#ifndef NM_COMPILE_FILTER_H
#define NM_COMPILE_FILTER_H

#include "compile/generate.h"
#include "compile/trie.h"

typedef struct nm_filters {
    NM_ARRAY(uint64_t) places, pairs;
} nm_filters;

/* Needs the finished trie and the rules' code. False when memory is out. */
bool nm_filters_build(nm_filters *out, const nm_draft *draft, const nm_trie *trie,
                      const nm_code *code);

void nm_filters_free(nm_filters *filters);

#endif
