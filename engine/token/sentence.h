/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sentences, twice.
 *
 * nm_sentence_next() knows the default sentence boundaries of UAX #29, to the letter, on bytes.
 *
 * nm_sentences_mark() is what the tagger uses: it looks at tokens, costs a few comparisons each,
 * and knows three things that the standard leaves to tailoring. A line break does not end a
 * sentence, unless the line was a headline, a list item or the like, or an empty line follows (text
 * is often wrapped at 72 columns). An abbreviation does not end one (Gen. Smith, Sept. 7,
 * SentinelOne Inc. said). A full stop that lacks its space does (war.Ukraine).
 */
#ifndef NM_TOKEN_SENTENCE_H
#define NM_TOKEN_SENTENCE_H

#include "token/token.h"

/* The first boundary after the boundary `start` (< `length`). */
size_t nm_sentence_next(const char *text, size_t length, size_t start);

/* Sets NM_TOKEN_SENTENCE on the first token of each sentence. Zones must have been marked. */
void nm_sentences_mark(nm_tokens *tokens);

#endif
