/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See fold.h.
 *
 * Two ways to the same result. The table way maps each code point alone and gives up at the first
 * one whose fold depends on its neighbours (a combining accent, a conjoining jamo). The general way
 *
 *     code point -> decompose and case-fold -> drop -> substitute -> strip | sort marks -> compose
 *
 * works on a buffer of code points on the stack. The buffer bounds the work: a fold of
 * NM_FOLD_LIMIT bytes never decomposes into more than BUFFER code points, so a token that overruns
 * it is too long in any case. Runs of marks are sorted by insertion, which is quadratic; text that
 * is "stream-safe" (UAX #15) has at most 30 in a row, and a token with more is in no name.
 *
 * The sets below stand in tools/refresh/unicode.py as well, which writes the table.
 */
#include "text/fold.h"

#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { BUFFER = 4096, MARKS = 30, DECOMPOSED = 32, REPLACEMENT = 0xFFFD };

typedef struct {
    int32_t code[BUFFER];
    size_t count;
    size_t marks;     /* how many non-starters stand at the end */
    uint32_t base;    /* the letter that marks stand on; 0: none yet */
    nm_script script; /* of the base */
} buffer;

static int combining_class(int32_t code)
{
    return utf8proc_get_property(code)->combining_class;
}

/* Arabic and Hebrew vowel points and cantillation, tatweel, half rings of transliterations. */
static bool is_dropped(uint32_t code)
{
    static const struct {
        uint16_t first, last;
    } ranges[] = {{0x2BE, 0x2BF}, {0x591, 0x5BD}, {0x5BF, 0x5BF}, {0x5C1, 0x5C2}, {0x5C4, 0x5C5},
                  {0x5C7, 0x5C7}, {0x610, 0x61A}, {0x640, 0x640}, {0x64B, 0x652}, {0x656, 0x657},
                  {0x670, 0x670}, {0x6D6, 0x6DC}, {0x6DF, 0x6E4}, {0x6E7, 0x6E8}, {0x6EA, 0x6ED}};
    if (nm_property_get(code)->flags & NM_DEFAULT_IGNORABLE)
        return true;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

/* Signs of one meaning, written in many ways. */
static uint32_t substitute(uint32_t code)
{
    /* clang-format off */
    switch (code) {
    case 0x60: case 0xB4: case 0x2B9: case 0x2BB: case 0x2BC: case 0x2BD: case 0x55A: case 0x5F3:
    case 0x1FFD: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2039:
    case 0x203A: case 0xFF07:
        return '\'';
    case 0xAB: case 0xBB: case 0x5F4: case 0x201C: case 0x201D: case 0x201E: case 0x201F:
    case 0x301D: case 0x301E: case 0x301F:
        return '"';
    case 0x58A: case 0x5BE: case 0x2010: case 0x2012: case 0x2013: case 0x2014: case 0x2015:
    case 0x2043: case 0x2212:
        return '-';
    case 0x2022: case 0x2027: case 0x2219: case 0x22C5: case 0x30FB:
        return 0xB7;
    /* clang-format on */
    case 0xF8:
        return 'o';
    case 0x111:
        return 'd';
    case 0x127:
        return 'h';
    case 0x131:
        return 'i';
    case 0x142:
        return 'l';
    case 0x167:
        return 't';
    default:
        return code;
    }
}

static bool is_stripped(uint32_t mark, const nm_property *property, const buffer *b)
{
    if (b->base == 0 || property->script != NM_SCRIPT_ZINH ||
        (property->category != NM_GC_MN && property->category != NM_GC_ME))
        return false;
    if (b->script == NM_SCRIPT_LATN || b->script == NM_SCRIPT_GREK)
        return true;
    if (b->script != NM_SCRIPT_CYRL)
        return false;
    if (mark == 0x308)
        return b->base == 0x435;                                                     /* ё */
    return (mark == 0x300 || mark == 0x301) && b->base != 0x433 && b->base != 0x43A; /* not ѓ ќ */
}

/* Appends one decomposed code point in canonical order; false when the token is too long. */
static bool append(buffer *b, uint32_t code)
{
    if (is_dropped(code))
        return true;
    code = substitute(code);
    const nm_property *property = nm_property_get(code);
    bool is_mark = property->category >= NM_GC_MN && property->category <= NM_GC_ME;
    int class = combining_class((int32_t)code);
    if (class == 0 && !is_mark) {
        b->base = code;
        b->script = (nm_script)property->script;
    } else if (is_stripped(code, property, b)) {
        return true;
    }
    if (b->count == BUFFER)
        return false;
    size_t at = b->count++;
    if (class != 0) {
        size_t first = at - b->marks;
        if (++b->marks > MARKS)
            return false;
        for (; at > first && combining_class(b->code[at - 1]) > class; at--)
            b->code[at] = b->code[at - 1];
    } else {
        b->marks = 0;
    }
    b->code[at] = (int32_t)code;
    return true;
}

/* Appends what a code point of the text decomposes into. */
static bool append_decomposed(buffer *b, uint32_t code)
{
    const utf8proc_option_t canonical = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    int32_t parts[DECOMPOSED];
    int boundary = 0;
    if (code == NM_UTF8_BAD)
        code = REPLACEMENT;
    utf8proc_ssize_t count = utf8proc_decompose_char((int32_t)code, parts, DECOMPOSED,
                                                     canonical | UTF8PROC_COMPAT, &boundary);
    if (count > 0 && parts[0] == ' ') /* a spacing accent */
        count = utf8proc_decompose_char((int32_t)code, parts, DECOMPOSED, canonical, &boundary);
    if (count < 0 || count > DECOMPOSED)
        return append(b, code);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!append(b, (uint32_t)parts[i]))
            return false;
    return true;
}

static size_t encode(const buffer *b, size_t count, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        length += nm_utf8_encode((uint32_t)b->code[i], (unsigned char *)out + length);
        if (length > NM_FOLD_LIMIT)
            return SIZE_MAX;
    }
    return length;
}

size_t nm_fold_token_general(const char *text, size_t length, char *out)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;
    buffer b;
    b.count = b.marks = 0;
    b.base = 0;
    b.script = NM_SCRIPT_ZYYY;
    while (p < end) {
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        if (!append_decomposed(&b, code))
            return SIZE_MAX;
    }
    utf8proc_ssize_t count = utf8proc_normalize_utf32(b.code, (utf8proc_ssize_t)b.count,
                                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return count < 0 ? SIZE_MAX : encode(&b, (size_t)count, out);
}

/* What stood before, for the marks that need to know. */
enum { AFTER_NOTHING, AFTER_SELF, AFTER_OTHER };

size_t nm_fold_token(const char *text, size_t length, char *out)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;
    size_t written = 0;
    uint32_t code = 0, before;
    int after = AFTER_NOTHING;
    while (p < end && written <= NM_FOLD_LIMIT) {
        if (*p < 0x80 && *p != '`') {
            bool capital = (unsigned)(*p - 'A') < 26;
            code = *p++;
            out[written++] = (char)(code | (unsigned)capital << 5);
            after = capital ? AFTER_OTHER : AFTER_SELF;
            continue;
        }
        before = code;
        size_t size = nm_utf8_decode(p, end, &code);
        uint32_t value = nm_fold_lookup(code);
        if (value > NM_FOLD_JOIN) {
            written = (size_t)(nm_fold_copy(out + written, value) - out);
            after = AFTER_OTHER;
        } else {
            if (value == NM_FOLD_GENERAL || (value == NM_FOLD_MARK && after != AFTER_SELF) ||
                (value == NM_FOLD_JOIN &&
                 (after != AFTER_SELF || nm_property_get(before)->atom == NM_ATOM_MARK)))
                return nm_fold_token_general(text, length, out);
            for (size_t i = 0; i < size; i++)
                out[written + i] = (char)p[i];
            written += size;
            after = value == NM_FOLD_SELF ? AFTER_SELF : AFTER_OTHER;
        }
        p += size;
    }
    return written <= NM_FOLD_LIMIT ? written : SIZE_MAX;
}
