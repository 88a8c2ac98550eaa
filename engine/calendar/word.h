/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Word lists as one string: "day week month". The place of a word in its list is its number, so a
 * list serves the look-up, the error message and the documentation, and cannot disagree with
 * itself.
 */
#ifndef NM_CALENDAR_WORD_H
#define NM_CALENDAR_WORD_H

#include <stddef.h>
#include <string.h>

/* The place of `word` in `list` (separated by single spaces), or -1. */
static inline int nm_word_find(const char *list, const char *word, size_t length)
{
    if (word == NULL || length == 0)
        return -1;
    for (int place = 0;; place++) {
        size_t size = strcspn(list, " ");
        if (size == length && memcmp(list, word, length) == 0)
            return place;
        if (list[size] == '\0')
            return -1;
        list += size + 1;
    }
}

#endif
