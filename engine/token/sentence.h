/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sentences, twice.
 *
 * nm_sentence_next() knows the default sentence boundaries of UAX #29, to the letter, on bytes.
 *
 * nm_sentences_mark() is what the tagger uses: it looks at the tokens where a line begins or a
 * sentence may end, and those behind them as long as it is open which, and knows three things that the standard leaves to tailoring. A line break does not end a
 * sentence, unless the line was a headline, a list item or the like, or an empty line follows (text
 * is often wrapped at 72 columns). An abbreviation does not end one (Gen. Smith, Sept. 7,
 * SentinelOne Inc. said). A full stop that lacks its space does (war.Ukraine).
 */
#ifndef NM_TOKEN_SENTENCE_H
#define NM_TOKEN_SENTENCE_H

#include "token/token.h"

/* The first boundary after the boundary `start` (< `length`). */
size_t nm_sentence_next(const char *text, size_t length, size_t start);

/* Tokens that are looked at behind the one at which a sentence begins. */
#define NM_SENTENCE_AHEAD 4

/* Sets NM_TOKEN_SENTENCE on the first tokens of sentences in the line whose first token is the
 * mark `mark`, up to the token `end`. The zones of this line and the one before are known. `phase`
 * is what the line before returned, 0 for the first. */
unsigned nm_sentences_mark(nm_tokens *tokens, size_t mark, size_t end, unsigned phase);

#endif
