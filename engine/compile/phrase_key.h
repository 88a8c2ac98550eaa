/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A name as the matcher sees it: cut by the very tokenizer that cuts texts, each token folded to a
 * word, hyphens left out (a text may have one between any two tokens of a name, or none). What
 * folding forgets, the capitals, is kept in the entry: two bits a token, and the spelling itself
 * where two bits do not tell enough (SentinelOne, rows matched letter for letter).
 */
#ifndef NM_COMPILE_PHRASE_KEY_H
#define NM_COMPILE_PHRASE_KEY_H

#include "compile/draft.h"

typedef enum nm_key_result { NM_KEY_GOOD, NM_KEY_EMPTY, NM_KEY_LONG, NM_KEY_MEMORY } nm_key_result;

/* Appends the words of `name` to draft->phrases, and sets row->phrase and the entry's length,
 * shapes and surface; entry.match must be set. */
nm_key_result nm_phrase_key(nm_draft *draft, const char *name, size_t length, nm_row *row);

#endif
