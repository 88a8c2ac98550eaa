/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Cutting text between characters.
 */
#ifndef NOMEN_CUT_H
#define NOMEN_CUT_H

#include <stddef.h>

/* Where the character that holds the byte at `at` begins, in UTF-8. */
static inline size_t character_start(const char *text, size_t length, size_t at)
{
    for (int i = 0; i < 3 && at > 0 && at < length && ((unsigned char)text[at] & 0xC0) == 0x80; i++)
        at--;
    return at;
}

#endif
