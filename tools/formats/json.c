/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See json.h.
 */
#include "json.h"

#include <string.h>
#include <utf8proc.h>

/* How many bytes of an ill-formed sequence belong together: the longest prefix of a good one. */
static int bad_length(const unsigned char *p, size_t length)
{
    unsigned char low = 0x80, high = 0xBF;
    int wanted = p[0] >= 0xC2 && p[0] <= 0xDF   ? 1
                 : p[0] >= 0xE0 && p[0] <= 0xEF ? 2
                 : p[0] >= 0xF0 && p[0] <= 0xF4 ? 3
                                                : 0;
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    int good = 1;
    while (good <= wanted && (size_t)good < length && p[good] >= low && p[good] <= high) {
        good++;
        low = 0x80;
        high = 0xBF;
    }
    return good;
}

int json_next_character(const char *text, size_t length)
{
    utf8proc_int32_t code;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                             length < 4 ? (utf8proc_ssize_t)length : 4, &code);
    return size > 0 ? (int)size : -bad_length((const unsigned char *)text, length);
}

/* The code of a character at which some programs end a line (U+0085, U+2028, U+2029), 0 for others:
 * as they are, they would cut a document of JSON Lines in two. */
static unsigned line_end(const char *text, int size)
{
    if (size == 2 && memcmp(text, "\xC2\x85", 2) == 0)
        return 0x85;
    if (size == 3 && memcmp(text, "\xE2\x80", 2) == 0 && ((unsigned char)text[2] | 1) == 0xA9)
        return 0x2000 + ((unsigned char)text[2] & 0x3F);
    return 0;
}

bool json_is_line_end(const char *text, int size)
{
    return line_end(text, size) != 0;
}

static void write_escape(FILE *stream, unsigned c)
{
    static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                   ['\r'] = 'r'};
    if (c == '"' || c == '\\')
        fprintf(stream, "\\%c", c);
    else if (c < sizeof letters && letters[c] != '\0')
        fprintf(stream, "\\%c", letters[c]);
    else
        fprintf(stream, "\\u%04x", c);
}

void json_write_string(FILE *stream, const char *text, size_t length)
{
    fputc('"', stream);
    size_t plain = 0; /* bytes that can be written as they are */
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        int size = c < 0x80 ? 1 : json_next_character(text + i, length - i);
        unsigned end = size > 1 ? line_end(text + i, size) : 0;
        if (size > 0 && c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && end == 0) {
            i += (size_t)size;
            plain += (size_t)size;
            continue;
        }
        fwrite(text + i - plain, 1, plain, stream);
        plain = 0;
        if (size < 0)
            fputs("\xEF\xBF\xBD", stream);
        else
            write_escape(stream, end != 0 ? end : c);
        i += (size_t)(size < 0 ? -size : size);
    }
    fwrite(text + length - plain, 1, plain, stream);
    fputc('"', stream);
}

void json_write_text(FILE *stream, const char *text)
{
    json_write_string(stream, text, strlen(text));
}

void json_write_evidence(FILE *stream, const nomen_evidence *evidence, size_t count)
{
    fputc('[', stream);
    for (size_t i = 0; i < count; i++) {
        fputs(i > 0 ? ",{\"name\":" : "{\"name\":", stream);
        json_write_text(stream, evidence[i].name);
        fprintf(stream, ",\"weight\":%.3g}", evidence[i].weight);
    }
    fputc(']', stream);
}
