/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sentences, twice.
 *
 * nm_sentence_next() knows the default sentence boundaries of UAX #29, to the letter, on bytes.
 *
 * nm_sentences_mark() is what the tagger uses: it looks at tokens, at those where a line
 * begins or a sentence may end and the few behind them that decide, and knows three things that the
 * standard leaves to tailoring. A line break does not end a sentence, unless the line was a
 * headline, a list item or the like, or an empty line follows (text is often wrapped at 72
 * columns). An abbreviation does not end one (Gen. Smith, Sept. 7, SentinelOne Inc. said). A full
 * stop that lacks its space does (war.Ukraine).
 */
#ifndef NM_TOKEN_SENTENCE_H
#define NM_TOKEN_SENTENCE_H

#include "token/token.h"

/* The first boundary after the boundary `start` (< `length`). */
size_t nm_sentence_next(const char *text, size_t length, size_t start);

/* Tokens that are looked at behind the one at which a sentence begins. */
#define NM_SENTENCE_AHEAD 4

/* Sets NM_TOKEN_SENTENCE on `token`, the first of a line, if a sentence begins with the line. The
 * zones of this line and the one before are known. */
void nm_sentence_mark_line(nm_tokens *tokens, size_t token);

/* How far the sentences of a text have been marked. A zeroed one: not at all. */
typedef struct nm_sentences {
    size_t stop, token; /* the first of nm_tokens.stops, and of the tokens, that comes next */
    unsigned phase;     /* what the last stop left open, see sentence_mark.c */
} nm_sentences;

/* Sets NM_TOKEN_SENTENCE on the tokens before `end` at which a sentence begins behind a stop. The
 * lines up to there have been marked, and NM_SENTENCE_AHEAD tokens follow, or the text ends. */
void nm_sentences_mark(nm_sentences *done, nm_tokens *tokens, size_t end);

#endif
