/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One hash for everything: words in the vocabulary, sections of the model file, the builder's
 * tables. It is the multiply-and-fold construction of wyhash (Wang Yi, public domain): 16 bytes a
 * step through a 64x64 -> 128 bit product. Words are short, so up to 16 bytes cost one product and
 * no loop. Bytes are read little-endian on every machine, because the values are stored in files.
 * It is not keyed: a crafted gazetteer can make collisions, which cost the compiler time and
 * nothing else (the vocabulary compares strings, and its probe length is bounded).
 */
#ifndef NM_BASE_HASH_H
#define NM_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t nm_load64(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
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

static inline uint64_t nm_hash(const void *bytes, size_t length)
{
    const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu, k2 = 0x8ebc6af09c88c6e3u;
    const unsigned char *p = bytes;
    uint64_t seed = k0, a = 0, b = 0;
    size_t left = length;
    for (; left > 16; left -= 16, p += 16)
        seed = nm_hash_mix(nm_load64(p) ^ k1, nm_load64(p + 8) ^ seed);
    if (left >= 8) {
        a = nm_load64(p);
        b = nm_load64(p + left - 8);
    } else if (left >= 4) {
        a = nm_load32(p);
        b = nm_load32(p + left - 4);
    } else if (left > 0) {
        a = (uint64_t)p[0] << 16 | (uint64_t)p[left / 2] << 8 | p[left - 1];
    }
    return nm_hash_mix(k2 ^ length, nm_hash_mix(a ^ k1, b ^ seed));
}

#endif
