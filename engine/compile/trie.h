/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Builds the phrase trie of the model (STATES, ENTRIES) from the draft's rows. Rows are sorted by
 * their words; a state is then a range of rows that share a prefix, and walking the ranges breadth
 * first numbers the children of every state consecutively, which is the whole trick of the layout.
 * O(rows log rows).
 */
#ifndef NM_COMPILE_TRIE_H
#define NM_COMPILE_TRIE_H

#include "compile/draft.h"

typedef struct nm_trie {
    NM_ARRAY(nm_state) states;
    NM_ARRAY(nm_entry) entries;
} nm_trie;

/* Also sets state and flags of the draft's words, the labels' entry counts, and reports rows that
 * say the same thing twice. False when memory is out. */
bool nm_trie_build(nm_trie *trie, nm_draft *draft);

void nm_trie_free(nm_trie *trie);

#endif
