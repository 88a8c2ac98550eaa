/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See markup.h. A carriage return is escaped, too: parsers take a bare one for a line feed.
 */
#include "markup.h"

#include "json.h"

#include <string.h>

/* The noncharacters that XML forbids, U+FFFE and U+FFFF, in UTF-8. */
static int is_forbidden(const char *text, int size)
{
    unsigned char c = (unsigned char)*text;
    if (size == 1)
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return size == 3 &&
           (memcmp(text, "\xEF\xBF\xBE", 3) == 0 || memcmp(text, "\xEF\xBF\xBF", 3) == 0);
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

void write_markup(FILE *stream, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        int size = c < 0x80 ? 1 : json_next_character(text + i, length - i);
        const char *escape = escape_of(text[i]);
        if (size < 0 || is_forbidden(text + i, size))
            fputs("\xEF\xBF\xBD", stream);
        else if (escape != NULL)
            fputs(escape, stream);
        else
            fwrite(text + i, 1, (size_t)size, stream);
        i += (size_t)(size < 0 ? -size : size);
    }
}
