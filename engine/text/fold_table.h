/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fold of single code points, for fold.c: see there.
 *
 *     code point -> stage1 -> stage2 -> NM_FOLD_GENERAL  it depends on its neighbours
 *                                       NM_FOLD_SELF     it folds to itself
 *                                       NM_FOLD_MARK     a mark that stays; needs care in a row
 *                                       NM_FOLD_JOIN     may compose with a mark before it
 *                                       an offset        pool[offset] bytes follow there
 */
#ifndef NM_TEXT_FOLD_TABLE_H
#define NM_TEXT_FOLD_TABLE_H

#include <stdint.h>
#include <string.h>

enum { NM_FOLD_GENERAL = 0, NM_FOLD_SELF = 1, NM_FOLD_MARK = 2, NM_FOLD_JOIN = 3 };

#define NM_FOLD_TABLE_LOW 4

extern const uint16_t nm_fold_low[]; /* of code points below 0x800 */
extern const uint16_t nm_fold_stage1[];
extern const uint16_t nm_fold_stage2[];
extern const uint8_t nm_fold_pool[]; /* eight bytes can be read behind any offset */

static inline uint32_t nm_fold_lookup(uint32_t code)
{
    if (code < 0x800)
        return nm_fold_low[code];
    if (code > 0xFFFF)
        return NM_FOLD_GENERAL;
    uint32_t block = nm_fold_stage1[code >> NM_FOLD_TABLE_LOW];
    return nm_fold_stage2[block << NM_FOLD_TABLE_LOW | (code & ((1u << NM_FOLD_TABLE_LOW) - 1))];
}

/* Writes the fold of the pool at the offset `value` to `out`, which has room for 64 bytes. Returns
 * the new end. */
static inline char *nm_fold_copy(char *out, uint32_t value)
{
    const uint8_t *piece = nm_fold_pool + value;
    memcpy(out, piece + 1, 8); /* nearly always enough, and a fixed number is fast */
    if (piece[0] > 8)
        memcpy(out, piece + 1, piece[0]);
    return out + piece[0];
}

#endif
