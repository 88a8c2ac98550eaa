/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One hash for everything: words in the vocabulary, sections of the model file, the builder's
 * tables. It is the multiply-and-fold construction of wyhash (Wang Yi, public domain): 16 bytes a
 * step through a 64x64 -> 128 bit product. Words are short, so up to 16 bytes, filled up with
 * zeros, cost one product and no loop. Bytes are read little-endian on every machine, because the
 * values are stored in files. It is not keyed: a crafted gazetteer can make collisions, which cost
 * the compiler time and nothing else (the vocabulary compares strings, and its probe length is
 * bounded).
 */
#ifndef NM_BASE_HASH_H
#define NM_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes in memory as the number that they are in little-endian, and back. */
static inline uint64_t nm_little64(uint64_t v)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

static inline uint64_t nm_load64(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return nm_little64(v);
}

static inline uint32_t nm_load32(const unsigned char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    return v;
}

static inline uint64_t nm_hash_mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

#define NM_HASH_FIRST  UINT64_C(0xe7037ed1a0b428db)
#define NM_HASH_SECOND UINT64_C(0xa0761d6478bd642f)

/* The last 16 bytes or fewer, as two numbers. */
static inline uint64_t nm_hash_last(uint64_t first, uint64_t second, uint64_t seed, size_t length)
{
    return nm_hash_mix(first ^ NM_HASH_FIRST, second ^ seed ^ length);
}

static inline uint64_t nm_hash(const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    uint64_t seed = NM_HASH_SECOND, first = 0, second = 0;
    size_t left = length;
    for (; left > 16; left -= 16, p += 16)
        seed = nm_hash_mix(nm_load64(p) ^ NM_HASH_FIRST, nm_load64(p + 8) ^ seed);
    if (left > 8) {
        first = nm_load64(p);
        second = nm_load64(p + left - 8) >> 8 * (16 - left);
    } else if (left >= 4) {
        first = nm_load32(p) | (uint64_t)nm_load32(p + left - 4) << 8 * (left - 4);
    } else if (left > 0) {
        first = p[0] | (uint64_t)p[left / 2] << 8 * (left / 2) |
                (uint64_t)p[left - 1] << 8 * (left - 1);
    }
    return nm_hash_last(first, second, seed, length);
}

#endif
