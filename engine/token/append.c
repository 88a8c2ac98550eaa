/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The tables of append.h.
 */
#include "token/append.h"

#include "text/property.h"

/* clang-format off */
#define BYTES \
    ['!'] = P, ['"'] = P, ['#'] = P, ['$'] = S, ['%'] = P, ['&'] = P, ['\''] = P, ['('] = P,       \
    [')'] = P, ['*'] = P, ['+'] = S, [','] = P, ['-'] = P, ['.'] = P, ['/'] = P,                   \
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D, ['5'] = D, ['6'] = D, ['7'] = D,        \
    ['8'] = D, ['9'] = D, [':'] = P, [';'] = P, ['<'] = S, ['='] = S, ['>'] = S, ['?'] = P,        \
    ['@'] = P, ['['] = P, ['\\'] = P, [']'] = P, ['^'] = S, ['_'] = P, ['`'] = P, ['{'] = P,       \
    ['|'] = S, ['}'] = P, ['~'] = S,                                                               \
    ['A'] = L, ['B'] = L, ['C'] = L, ['D'] = L, ['E'] = L, ['F'] = L, ['G'] = L, ['H'] = L,        \
    ['I'] = L, ['J'] = L, ['K'] = L, ['L'] = L, ['M'] = L, ['N'] = L, ['O'] = L, ['P'] = L,        \
    ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L, ['U'] = L, ['V'] = L, ['W'] = L, ['X'] = L,        \
    ['Y'] = L, ['Z'] = L,                                                                          \
    ['a'] = L, ['b'] = L, ['c'] = L, ['d'] = L, ['e'] = L, ['f'] = L, ['g'] = L, ['h'] = L,        \
    ['i'] = L, ['j'] = L, ['k'] = L, ['l'] = L, ['m'] = L, ['n'] = L, ['o'] = L, ['p'] = L,        \
    ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L, ['u'] = L, ['v'] = L, ['w'] = L, ['x'] = L,        \
    ['y'] = L, ['z'] = L,

#define L NM_BYTE_LETTER
#define D NM_BYTE_DIGIT
#define P NM_BYTE_SIGN
#define S NM_BYTE_SIGN
const uint8_t nm_byte_class[256] = {
    ['\t'] = NM_BYTE_BLANK, ['\n'] = NM_BYTE_NEWLINE, [' '] = NM_BYTE_BLANK,
    BYTES
};
#undef L
#undef D
#undef P
#undef S

#define TAIL(kind, shape, script)                                                                  \
    (NM_TAIL_KIND(NM_KIND_##kind) | NM_TAIL_SHAPE(NM_SHAPE_##shape) |                              \
     NM_TAIL_SCRIPT(NM_SCRIPT_##script))
#define L {TAIL(WORD, LOWER, LATN), UINT64_C(0x2020202020202020)}
#define D {TAIL(NUMBER, NONE, ZYYY), 0}
#define P {TAIL(PUNCTUATION, NONE, ZYYY), 0}
#define S {TAIL(SYMBOL, NONE, ZYYY), 0}
const nm_byte nm_bytes[256] = {
    BYTES
};
#undef L
#undef D
#undef P
#undef S

#define FIRST(n) {UINT64_MAX >> (64 - 8 * (n)), 0}
#define BOTH(n)  {UINT64_MAX, UINT64_MAX >> (64 - 8 * (n))}
const nm_cut nm_cuts[17] = {
    {0, 0},  FIRST(1), FIRST(2), FIRST(3), FIRST(4), FIRST(5), FIRST(6), FIRST(7), FIRST(8),
    BOTH(1), BOTH(2),  BOTH(3),  BOTH(4),  BOTH(5),  BOTH(6),  BOTH(7),  BOTH(8),
};
/* clang-format on */
