/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See utf8.h.
 */
#include "text/utf8.h"

#include "base/hash.h"

/* What the first byte of a sequence says: its length (0: none can begin so), and the limits of the
 * second byte. */
static size_t sequence_length(unsigned char first, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    if (first < 0xE0)
        return 2;
    if (first == 0xE0)
        *low = 0xA0;
    else if (first == 0xED)
        *high = 0x9F;
    else if (first == 0xF0)
        *low = 0x90;
    else if (first == 0xF4)
        *high = 0x8F;
    return first < 0xF0 ? 3 : 4;
}

size_t nm_utf8_decode_long(const unsigned char *p, const unsigned char *end, uint32_t *out)
{
    unsigned char low, high;
    size_t length = sequence_length(p[0], &low, &high);
    *out = NM_UTF8_BAD;
    if (length == 0)
        return 1;
    uint32_t code = p[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (p + i == end || p[i] < low || p[i] > high)
            return i;
        code = code << 6 | (p[i] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    *out = code;
    return length;
}

size_t nm_utf8_encode(uint32_t code, unsigned char *out)
{
    if (code < 0x80) {
        out[0] = (unsigned char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (unsigned char)(0xC0 | code >> 6);
        out[1] = (unsigned char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (unsigned char)(0xE0 | code >> 12);
        out[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (unsigned char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (unsigned char)(0xF0 | code >> 18);
    out[1] = (unsigned char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (unsigned char)(0x80 | (code & 0x3F));
    return 4;
}

size_t nm_utf8_count_bad(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;
    size_t bad = 0;
    while (p < end) {
        if (end - p >= 8 && (nm_load64(p) & 0x8080808080808080u) == 0) {
            p += 8;
            continue;
        }
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        bad += code == NM_UTF8_BAD;
    }
    return bad;
}
