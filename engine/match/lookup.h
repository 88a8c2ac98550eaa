/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens to words: each token's folded form, hashed by the tokenizer, is looked up once. Most texts
 * are mostly words that no name and no rule has: for those the answer is one probe of a table, and
 * nothing more is ever done for them.
 */
#ifndef NM_MATCH_LOOKUP_H
#define NM_MATCH_LOOKUP_H

#include "model/view.h"
#include "token/token.h"

/* Sets `word`, `traits` and `peeled` of every token. */
void nm_lookup(const nm_view *model, nm_tokens *tokens);

/* The word that is this folded form, 0 if there is none. */
uint32_t nm_lookup_word(const nm_view *model, const char *folded, size_t length);

#endif
