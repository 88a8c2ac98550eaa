/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The default sentence boundaries of UAX #29, to the letter, on bytes. Those that the tagger uses
 * are of tokens, and know more: match/sentence.h.
 */
#ifndef NM_TOKEN_SENTENCE_H
#define NM_TOKEN_SENTENCE_H

#include <stddef.h>

/* The first boundary after the boundary `start` (< `length`). */
size_t nm_sentence_next(const char *text, size_t length, size_t start);

#endif
