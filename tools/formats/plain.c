/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See plain.h.
 */
#include "plain.h"

#include "json.h"

#include <utf8proc.h>

/* Bytes of the character at `text`, negative: they must not be written as they are. */
static int measure(const char *text, size_t length)
{
    unsigned char c = (unsigned char)*text;
    if (c < 0x80)
        return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ? -1 : 1;
    int size = json_next_character(text, length);
    return size == 2 && c == 0xC2 && (unsigned char)text[1] < 0xA0 ? -size : size;
}

void write_plain(FILE *stream, const char *text, size_t length)
{
    size_t from = 0; /* what is not written yet */
    for (size_t at = 0; at < length;) {
        int size = measure(text + at, length - at);
        if (size < 0) {
            fwrite(text + from, 1, at - from, stream);
            fputs("\xEF\xBF\xBD", stream);
            from = at + (size_t)-size;
        }
        at += (size_t)(size < 0 ? -size : size);
    }
    fwrite(text + from, 1, length - from, stream);
}

size_t plain_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length;) {
        utf8proc_int32_t code;
        int size = json_next_character(text + i, length - i);
        if (size > 0)
            utf8proc_iterate((const utf8proc_uint8_t *)text + i, size, &code);
        bool control = size == 1 && (unsigned char)text[i] < 0x20; /* a tab is one space */
        width += size > 0 && !control ? (size_t)utf8proc_charwidth(code) : 1;
        i += (size_t)(size > 0 ? size : -size);
    }
    return width;
}
