/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The vocabulary under construction: every folded token that some name, class word or rule has,
 * numbered from 1 in the order of first use. It is kept in the very form of the model (SLOTS and
 * WORDS), so that linking copies it.
 */
#ifndef NM_COMPILE_VOCABULARY_H
#define NM_COMPILE_VOCABULARY_H

#include "compile/strings.h"
#include "model/layout.h"

typedef struct nm_vocabulary {
    NM_ARRAY(nm_word) words; /* [0] is "no word" */
    NM_ARRAY(nm_word_labels) labels; /* by word; made by nm_vocabulary_label() */
    nm_slot *slots;
    size_t slot_count; /* a power of two, at most half full */
} nm_vocabulary;

/* The word of a folded form with its hash, added if it is new; 0 when memory is out. The text goes
 * into `strings`. */
uint32_t nm_vocabulary_add(nm_vocabulary *vocabulary, nm_strings *strings, const char *folded,
                           size_t length, uint32_t hash);

/* Makes `labels` as long as `words`, all empty; false when memory is out. */
bool nm_vocabulary_label(nm_vocabulary *vocabulary);

void nm_vocabulary_free(nm_vocabulary *vocabulary);

#endif
