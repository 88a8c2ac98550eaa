/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * UTF-8, one code point at a time, from bytes that may be anything.
 *
 * Ill-formed bytes are never skipped and never read past: each *maximal subpart* (the longest
 * prefix of a well-formed sequence, or one byte) counts as one replacement, as the Unicode standard
 * recommends in chapter 3.9 and WHATWG's decoder requires. So E2 82 41 is one replacement and an A;
 * C0 80 is two replacements; ED A0 80 (a surrogate) is three.
 *
 *     first byte  second byte   more        the second byte alone decides about overlong forms,
 *     C2..DF      80..BF                    surrogates and code points above 10FFFF; after it
 *     E0          A0..BF        80..BF      every byte in 80..BF is good
 *     E1..EC EE.. 80..BF        80..BF
 *     ED          80..9F        80..BF
 *     F0          90..BF        80..BF x2
 *     F1..F3      80..BF        80..BF x2
 *     F4          80..8F        80..BF x2
 */
#ifndef NM_TEXT_UTF8_H
#define NM_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Stands for an ill-formed sequence: no code point, so that U+FFFD in the text stays apart. */
#define NM_UTF8_BAD UINT32_MAX

/* Decodes a sequence that begins with a byte above 7F; see nm_utf8_decode(). */
size_t nm_utf8_decode_long(const unsigned char *p, const unsigned char *end, uint32_t *out);

/* The code point at `p` (< `end`) into `out`, or NM_UTF8_BAD; returns its bytes, 1 to 4. */
static inline size_t nm_utf8_decode(const unsigned char *p, const unsigned char *end, uint32_t *out)
{
    if (p[0] < 0x80) {
        *out = p[0];
        return 1;
    }
    if (p[0] >= 0xC2 && p[0] < 0xE0 && end - p > 1 && (p[1] & 0xC0) == 0x80) {
        *out = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    if (p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && end - p > 2 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80) {
        *out = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        return 3;
    }
    return nm_utf8_decode_long(p, end, out);
}

/* Writes `code` (a scalar value) to `out`, which has room for 4 bytes; returns its bytes. */
size_t nm_utf8_encode(uint32_t code, unsigned char *out);

/* The number of ill-formed sequences in a text; 0: it is valid. */
size_t nm_utf8_count_bad(const char *text, size_t length);

#endif
