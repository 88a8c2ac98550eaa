/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Room for tokens that are written in a row, and the hash of short words: what the fast paths
 * (ascii.c, chunk.c) share.
 *
 * Whoever writes reserves room for the worst case first, then writes through bare pointers, then
 * gives back the counts; so no token asks for memory.
 */
#ifndef NM_TOKEN_APPEND_H
#define NM_TOKEN_APPEND_H

#include "base/hash.h"
#include "text/fold.h"
#include "token/scanner.h"

/* What stands at a byte of ASCII. */
enum {
    NM_BYTE_OTHER, /* controls and what is not ASCII */
    NM_BYTE_BLANK,
    NM_BYTE_NEWLINE,
    NM_BYTE_LETTER,
    NM_BYTE_DIGIT,
    NM_BYTE_SIGN
};

/* The token that begins with a byte: its class, what it is, and the bit that makes it small. */
typedef struct nm_byte {
    uint8_t class, kind, shape, script, small;
} nm_byte;

extern const nm_byte nm_bytes[256];

static inline bool nm_byte_is_alnum(unsigned char c)
{
    return nm_bytes[c].class == NM_BYTE_LETTER || nm_bytes[c].class == NM_BYTE_DIGIT;
}

/* Makes room for `count` tokens and `bytes` of folds; false (and `status` set): there is none. */
static inline bool nm_append_reserve(nm_scanner *s, size_t count, size_t bytes)
{
    nm_tokens *tokens = s->tokens;
    if (!nm_array_reserve(&tokens->list, count) || !nm_array_reserve(&tokens->marks, count) ||
        !nm_array_reserve(&tokens->folded, bytes)) {
        s->status = NOMEN_E_MEMORY;
        return false;
    }
    if (tokens->folded.count > UINT32_MAX - NM_FOLD_ROOM) {
        s->status = NOMEN_E_LIMIT;
        return false;
    }
    return true;
}

/* nm_hash() of 1 to 16 bytes at `p`, where 16 can be read, with the bits of `small` set in each.
 * The lengths of words cannot be predicted, so all cases are computed and one is chosen without a
 * branch. */
static inline uint32_t nm_hash_short(const unsigned char *p, size_t length, unsigned small)
{
    const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu, k2 = 0x8ebc6af09c88c6e3u;
    uint64_t small4 = small * (uint64_t)0x01010101, small8 = small4 << 32 | small4;
    uint64_t eight = 0 - (uint64_t)(length >= 8), four = 0 - (uint64_t)(length >= 4);
    uint64_t a8 = nm_load64(p) | small8, b8 = nm_load64(p + ((length - 8) & eight)) | small8;
    uint64_t b4 = nm_load32(p + ((length - 4) & four)) | small4;
    uint64_t a3 = ((uint64_t)p[0] << 16 | (uint64_t)p[length / 2] << 8 | p[length - 1]) |
                  (small4 & 0xFFFFFF);
    uint64_t a = (a8 & eight) | (a8 & 0xFFFFFFFF & four & ~eight) | (a3 & ~four);
    uint64_t b = (b8 & eight) | (b4 & four & ~eight);
    return (uint32_t)nm_hash_mix(k2 ^ length, nm_hash_mix(a ^ k1, b ^ k0));
}

#endif
