/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See wordbreak.h. The rule numbers are those of UAX #29, revision 41 (Unicode 15.0).
 */
#include "token/wordbreak.h"

#include "text/property.h"
#include "text/utf8.h"

typedef struct {
    const unsigned char *end; /* of the text */
    nm_word_break left;       /* the last class that is not ignored (WB4) */
    bool after_zwj;           /* the very last code point is a ZWJ */
    bool pair_open;           /* an odd number of regional indicators stands before */
} state;

static bool is_letter(nm_word_break class)
{
    return class == NM_WB_A_LETTER || class == NM_WB_HEBREW_LETTER;
}

static bool is_ignored(nm_word_break class)
{
    return class == NM_WB_EXTEND || class == NM_WB_FORMAT || class == NM_WB_ZWJ;
}

/* The class of the first code point from `p` on that is not ignored; Other at the end. */
static nm_word_break class_ahead(const unsigned char *p, const unsigned char *end)
{
    while (p < end) {
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        nm_word_break class = (nm_word_break)nm_property_get(code)->word_break;
        if (!is_ignored(class))
            return class;
    }
    return NM_WB_OTHER;
}

/* Whether a letter or digit, a stop of class `middle`, and what follows it at `p` hold together. */
static bool joins_over(nm_word_break left, nm_word_break middle, const unsigned char *p,
                       const unsigned char *end)
{
    bool between_letters =
        middle == NM_WB_MID_LETTER || middle == NM_WB_MID_NUM_LET || middle == NM_WB_SINGLE_QUOTE;
    bool between_digits =
        middle == NM_WB_MID_NUM || middle == NM_WB_MID_NUM_LET || middle == NM_WB_SINGLE_QUOTE;
    if (is_letter(left) && between_letters && is_letter(class_ahead(p, end)))
        return true; /* WB6, WB7 */
    if (left == NM_WB_HEBREW_LETTER && middle == NM_WB_SINGLE_QUOTE)
        return true; /* WB7a */
    if (left == NM_WB_HEBREW_LETTER && middle == NM_WB_DOUBLE_QUOTE)
        return class_ahead(p, end) == NM_WB_HEBREW_LETTER; /* WB7b, WB7c */
    return left == NM_WB_NUMERIC && between_digits &&
           class_ahead(p, end) == NM_WB_NUMERIC; /* WB11, WB12 */
}

/* Whether there is no boundary between `s->left` and a code point of class `right`; `next` is what
 * follows that. */
static bool joins(const state *s, nm_word_break right, const unsigned char *next)
{
    nm_word_break left = s->left;
    switch (right) {
    case NM_WB_A_LETTER:
    case NM_WB_HEBREW_LETTER: /* WB5, WB10, WB13b; WB7 by the state `left` of an accepted stop */
        return is_letter(left) || left == NM_WB_NUMERIC || left == NM_WB_EXTEND_NUM_LET;
    case NM_WB_NUMERIC: /* WB8, WB9, WB13b */
        return is_letter(left) || left == NM_WB_NUMERIC || left == NM_WB_EXTEND_NUM_LET;
    case NM_WB_KATAKANA: /* WB13, WB13b */
        return left == NM_WB_KATAKANA || left == NM_WB_EXTEND_NUM_LET;
    case NM_WB_EXTEND_NUM_LET: /* WB13a */
        return is_letter(left) || left == NM_WB_NUMERIC || left == NM_WB_KATAKANA ||
               left == NM_WB_EXTEND_NUM_LET;
    case NM_WB_REGIONAL_INDICATOR: /* WB15, WB16 */
        return left == NM_WB_REGIONAL_INDICATOR && s->pair_open;
    case NM_WB_SINGLE_QUOTE:
    case NM_WB_DOUBLE_QUOTE:
    case NM_WB_MID_LETTER:
    case NM_WB_MID_NUM_LET:
    case NM_WB_MID_NUM:
        return joins_over(left, right, next, s->end);
    default:
        return false;
    }
}

static bool is_stop(nm_word_break class)
{
    return class >= NM_WB_SINGLE_QUOTE && class <= NM_WB_MID_NUM;
}

size_t nm_word_next(const char *text, size_t length, size_t start)
{
    const unsigned char *first = (const unsigned char *)text, *p = first + start;
    const unsigned char *end = first + length;
    uint32_t code;
    p += nm_utf8_decode(p, end, &code);
    const nm_property *property = nm_property_get(code);
    nm_word_break class = (nm_word_break)property->word_break;
    if (class == NM_WB_CR && p < end && *p == '\n')
        return (size_t)(p + 1 - first); /* WB3 */
    if (class == NM_WB_CR || class == NM_WB_LF || class == NM_WB_NEWLINE)
        return (size_t)(p - first); /* WB3a */
    state s = {end, class, class == NM_WB_ZWJ, class == NM_WB_REGIONAL_INDICATOR};
    bool space = class == NM_WB_W_SEG_SPACE;
    while (p < end) {
        const unsigned char *next = p + nm_utf8_decode(p, end, &code);
        property = nm_property_get(code);
        class = (nm_word_break)property->word_break;
        if (is_ignored(class)) { /* WB4 */
            s.after_zwj = class == NM_WB_ZWJ;
            space = false;
            p = next;
            continue;
        }
        bool emoji = s.after_zwj && (property->flags & NM_EXTENDED_PICTOGRAPHIC); /* WB3c */
        if (!emoji && !(space && class == NM_WB_W_SEG_SPACE) && !joins(&s, class, next))
            break; /* WB999 */
        /* A stop that joins leaves the class of what it joins to, so that WB7, WB7c and WB11 hold
         * without a second look. A Hebrew letter with its quote (WB7a) may end there. */
        if (!is_stop(class))
            s.left = class;
        else if (class == NM_WB_SINGLE_QUOTE && !is_letter(class_ahead(next, end)) &&
                 s.left == NM_WB_HEBREW_LETTER)
            s.left = NM_WB_OTHER;
        s.pair_open = class == NM_WB_REGIONAL_INDICATOR && !s.pair_open;
        s.after_zwj = false;
        space = class == NM_WB_W_SEG_SPACE;
        p = next;
    }
    return (size_t)(p - first);
}
