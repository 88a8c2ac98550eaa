/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The default word boundaries of UAX #29, untailored: where the standard says that a word begins
 * or ends, in text of any script. White space and punctuation are "words" here as well.
 *
 *     for (size_t start = 0, end; start < length; start = end) {
 *         end = nm_word_next(text, length, start);
 *         ... text[start .. end) ...
 *     }
 *
 * Each call starts afresh at a boundary: no rule of the standard looks further back than to the
 * last one. Only the rules about a stop between two letters (WB6, WB7b, WB12) look ahead, over the
 * marks and format characters behind the stop; these are then read a second time, never a third.
 */
#ifndef NM_TOKEN_WORDBREAK_H
#define NM_TOKEN_WORDBREAK_H

#include <stddef.h>

/* The first boundary after the boundary `start` (< `length`). */
size_t nm_word_next(const char *text, size_t length, size_t start);

#endif
