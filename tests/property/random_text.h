/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Random text of all scripts, valid UTF-8 and not: pieces that are likely to matter to the rules of
 * boundaries, to the tailorings and to folding, and now and then any code point at all.
 */
#ifndef NM_TESTS_RANDOM_TEXT_H
#define NM_TESTS_RANDOM_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum { RANDOM_TEXT_PIECES = 40, RANDOM_TEXT_ROOM = 4096 };

/* Draws a text into the RANDOM_TEXT_ROOM bytes of `text`; its length. */
size_t random_text(char *text, bool valid);

/* Fails, and shows the text in hexadecimal. */
void random_text_report(const char *what, const char *text, size_t length);

#endif
