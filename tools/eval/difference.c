/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See difference.h.
 */
#include "difference.h"

#include "cut.h"

#include "nomen.h"

#include <stdio.h>
#include <string.h>

/* How much is shown before and behind the difference, in bytes. */
enum { BEFORE = 20, BEHIND = 30, CONTEXT = BEFORE + BEHIND + 16 };

/* The text around a place, cut between characters; control characters as spaces. */
static const char *show(char out[CONTEXT], const labelled_document *d, size_t at)
{
    size_t first = at > BEFORE ? at - BEFORE : 0;
    size_t last = d->length - at > BEHIND ? at + BEHIND : d->length;
    first = character_start(d->text, d->length, first);
    last = character_start(d->text, d->length, last);
    size_t length = last - first;
    memcpy(out, d->text + first, length);
    out[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)out[i] < 0x20 || out[i] == 0x7F)
            out[i] = ' ';
    return last < d->length ? strcat(out, "\xE2\x80\xA6") : out;
}

bool same_text(const labelled_document *gold, const labelled_document *predicted, char *message,
               size_t size)
{
    size_t shorter = gold->length < predicted->length ? gold->length : predicted->length, at = 0;
    if (gold->length == predicted->length && memcmp(gold->text, predicted->text, shorter) == 0)
        return true;
    while (at < shorter && gold->text[at] == predicted->text[at])
        at++;
    at = character_start(gold->text, gold->length, at);
    size_t character = at;
    nomen_offsets_convert(gold->text, gold->length, &character, 1, NOMEN_CODE_POINTS);
    char left[CONTEXT], right[CONTEXT];
    snprintf(message, size,
             "%s:%zu: the text is not that of %s:%zu; they differ from byte %zu (character %zu) "
             "on:\n  gold      \"%s\"\n  predicted \"%s\"",
             predicted->file, predicted->line, gold->file, gold->line, at, character,
             show(left, gold, at), show(right, predicted, at));
    return false;
}
