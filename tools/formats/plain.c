/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See plain.h.
 */
#include "plain.h"

#include "json.h"

#include <stdbool.h>

void write_plain(FILE *stream, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        int size = c < 0x80 ? 1 : json_next_character(text + i, length - i);
        bool c1 = size == 2 && c == 0xC2 && (unsigned char)text[i + 1] < 0xA0;
        if (size < 0 || c1 || c == 0x7F || (c < 0x20 && c != '\n' && c != '\t'))
            fputs("\xEF\xBF\xBD", stream);
        else
            fwrite(text + i, 1, (size_t)size, stream);
        i += (size_t)(size < 0 ? -size : size);
    }
}
