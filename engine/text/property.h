/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What Unicode says of a code point, in one look-up.
 *
 * Three array reads (one, for code points of two bytes) lead to a record of six bytes that is
 * shared by all code points with the same properties; tools/refresh/unicode.py writes the arrays
 * and draws them. No locale, no ICU.
 *
 * `atom` is nomen's own: the part that a code point plays in a token. It is derived from the other
 * properties by the generator (function `atom` there), so that scanning branches on one byte.
 */
#ifndef NM_TEXT_PROPERTY_H
#define NM_TEXT_PROPERTY_H

#include "text/script.h"

#include <stdbool.h>
#include <stdint.h>

/* UAX #29 Word_Break. */
typedef enum nm_word_break {
    NM_WB_OTHER,
    NM_WB_CR,
    NM_WB_LF,
    NM_WB_NEWLINE,
    NM_WB_EXTEND,
    NM_WB_ZWJ,
    NM_WB_FORMAT,
    NM_WB_REGIONAL_INDICATOR,
    NM_WB_KATAKANA,
    NM_WB_HEBREW_LETTER,
    NM_WB_A_LETTER,
    NM_WB_SINGLE_QUOTE,
    NM_WB_DOUBLE_QUOTE,
    NM_WB_MID_NUM_LET,
    NM_WB_MID_LETTER,
    NM_WB_MID_NUM,
    NM_WB_NUMERIC,
    NM_WB_EXTEND_NUM_LET,
    NM_WB_W_SEG_SPACE
} nm_word_break;

/* UAX #29 Sentence_Break. */
typedef enum nm_sentence_break {
    NM_SB_OTHER,
    NM_SB_CR,
    NM_SB_LF,
    NM_SB_SEP,
    NM_SB_EXTEND,
    NM_SB_FORMAT,
    NM_SB_SP,
    NM_SB_LOWER,
    NM_SB_UPPER,
    NM_SB_O_LETTER,
    NM_SB_NUMERIC,
    NM_SB_A_TERM,
    NM_SB_S_CONTINUE,
    NM_SB_S_TERM,
    NM_SB_CLOSE
} nm_sentence_break;

/* General_Category. */
typedef enum nm_category {
    NM_GC_CN,
    NM_GC_LU,
    NM_GC_LL,
    NM_GC_LT,
    NM_GC_LM,
    NM_GC_LO,
    NM_GC_MN,
    NM_GC_MC,
    NM_GC_ME,
    NM_GC_ND,
    NM_GC_NL,
    NM_GC_NO,
    NM_GC_PC,
    NM_GC_PD,
    NM_GC_PS,
    NM_GC_PE,
    NM_GC_PI,
    NM_GC_PF,
    NM_GC_PO,
    NM_GC_SM,
    NM_GC_SC,
    NM_GC_SK,
    NM_GC_SO,
    NM_GC_ZS,
    NM_GC_ZL,
    NM_GC_ZP,
    NM_GC_CC,
    NM_GC_CF,
    NM_GC_CS,
    NM_GC_CO
} nm_category;

/* The part that a code point plays in a token. */
typedef enum nm_atom {
    NM_ATOM_OTHER,       /* controls, unassigned, private use */
    NM_ATOM_SPACE,       /* White_Space and U+200B: no token */
    NM_ATOM_LETTER,      /* joins with its like */
    NM_ATOM_DIGIT,       /* a decimal digit; joins with its like */
    NM_ATOM_IDEOGRAPH,   /* of a script without spaces: stands alone */
    NM_ATOM_MARK,        /* Extend and ZWJ: belongs to what stands before it */
    NM_ATOM_FORMAT,      /* an invisible sign: belongs to what stands before it */
    NM_ATOM_PUNCTUATION, /* stands alone; apostrophes of every category are here, too */
    NM_ATOM_SYMBOL       /* stands alone */
} nm_atom;

/* Whether it belongs to what stands before it. */
static inline bool nm_atom_is_attached(unsigned atom)
{
    return atom == NM_ATOM_MARK || atom == NM_ATOM_FORMAT;
}

enum { NM_EXTENDED_PICTOGRAPHIC = 1 << 0, NM_WHITE_SPACE = 1 << 1, NM_DEFAULT_IGNORABLE = 1 << 2 };

typedef struct nm_property {
    uint8_t word_break;     /* nm_word_break */
    uint8_t sentence_break; /* nm_sentence_break */
    uint8_t category;       /* nm_category */
    uint8_t script;         /* nm_script */
    uint8_t atom;           /* nm_atom */
    uint8_t flags;
} nm_property;

extern const nm_property nm_property_records[];
extern const uint16_t nm_property_low[];
extern const uint16_t nm_property_stage1[];
extern const uint16_t nm_property_stage2[];
extern const uint16_t nm_property_stage3[];

/* Checked against the generated file where that is included. */
#define NM_PROPERTY_LOW    4
#define NM_PROPERTY_MIDDLE 5
#define NM_PROPERTY_DIRECT 0x800u

/* The properties of any 32-bit number: what is no code point is unassigned. */
static inline const nm_property *nm_property_get(uint32_t code)
{
    if (code < NM_PROPERTY_DIRECT)
        return &nm_property_records[nm_property_low[code]];
    if (code > 0x10FFFF)
        code = 0x10FFFF; /* a noncharacter: unassigned as well */
    uint32_t low = code & ((1u << NM_PROPERTY_LOW) - 1);
    uint32_t middle = code >> NM_PROPERTY_LOW & ((1u << NM_PROPERTY_MIDDLE) - 1);
    uint32_t block = nm_property_stage1[code >> (NM_PROPERTY_LOW + NM_PROPERTY_MIDDLE)];
    block = nm_property_stage2[block << NM_PROPERTY_MIDDLE | middle];
    return &nm_property_records[nm_property_stage3[block << NM_PROPERTY_LOW | low]];
}

/* The ISO 15924 code: "Latn". "Zzzz" for a number that is no script. */
const char *nm_script_name(unsigned script);

/* The version of Unicode that the tables are made from: "15.0.0". */
const char *nm_property_version(void);

#endif
