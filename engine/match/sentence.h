/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The sentences of a text whose words are looked up, where they differ from the standard's (those
 * are in token/sentence.h, to the letter).
 *
 * A line break does not end a sentence, unless the line was a headline, a list item or the like, or
 * an empty line follows: text is often wrapped at 72 columns. A full stop that lacks its space does
 * (war.Ukraine). One behind an abbreviation of the paragraph's language does not (Gen. Smith,
 * Sept. 7, SentinelOne Inc. said): these are rows of the class "abbreviation", whose form says what
 * goes on behind it.
 *
 *     form            Gen. Smith   No. 5   Inc. said   Inc. Shares   Inc. The
 *     before-name     goes on      on      on          on            on
 *     before-number   new          on      on          new           new
 *     none            on           on      on          on            new: "the" is a function word
 *
 * Only the places where the tokenizer saw a terminator are looked at, and the few tokens behind.
 */
#ifndef NM_MATCH_SENTENCE_H
#define NM_MATCH_SENTENCE_H

#include "match/language.h"

/* Sets NM_TOKEN_SENTENCE where a sentence begins behind a terminator (where lines begin one, the
 * tokenizer has set it), and NM_TOKEN_BARRIER where no name goes on over a line's end. */
void nm_sentences_mark(nm_language *language, const nm_view *model, nm_tokens *tokens);

#endif
