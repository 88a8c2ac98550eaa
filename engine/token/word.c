/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fast path for a word that is not plain ASCII: read, folded, hashed and appended in one pass.
 *
 * Such a word has letters of any script, and marks whose fold does not depend on more than the
 * letter before (see text/fold_table.h), and ends at something which cannot join it to what
 * follows. A word that turns out to be another is left to atoms.c before anything is appended.
 *
 *     N g u y | ễ | n          eight bytes of ASCII at once; letters of the table of rows; or one
 *     Р о с с и и |            code point by its properties
 *     한 | 국 | 은
 */
#include "token/append.h"

#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

typedef const unsigned char *place;

/* The letters of a word so far. */
typedef struct {
    unsigned upper; /* how many capitals */
    unsigned script;
    bool lower, hebrew; /* there is a small letter, a Hebrew one */
} letters;

/* What is known of a letter that needs no second look: its fold in the low two bytes, the length of
 * that, and what follows. The letters of two bytes, and those of three from U+1E00 to U+1FFF
 * (Vietnamese, old Greek), are in a table of rows of 64 that are filled when they are first met. */
enum {
    KNOWN_LENGTH = 16,
    KNOWN_UPPER = 1 << 18,
    KNOWN_LOWER = 1 << 19,
    KNOWN_SELF = 1 << 20, /* folds to itself */
    KNOWN_PLAIN = 1 << 21,
    KNOWN_SCRIPT = 24
};

static bool is_upper(unsigned category)
{
    return category == NM_GC_LU || category == NM_GC_LT;
}

static uint32_t make_known(uint32_t code)
{
    const nm_property *property = nm_property_get(code);
    uint32_t value = nm_fold_lookup(code);
    unsigned char bytes[4];
    const uint8_t *fold = bytes;
    size_t length = nm_utf8_encode(code, bytes);
    if (property->atom != NM_ATOM_LETTER || property->script <= NM_SCRIPT_ZINH ||
        property->word_break == NM_WB_HEBREW_LETTER || value == NM_FOLD_GENERAL ||
        value == NM_FOLD_MARK || value == NM_FOLD_JOIN)
        return 0;
    if (value != NM_FOLD_SELF) {
        length = nm_fold_pool[value];
        fold = nm_fold_pool + value + 1;
    }
    if (length == 0 || length > 2)
        return 0;
    return fold[0] | (uint32_t)fold[1] << 8 | (uint32_t)length << KNOWN_LENGTH |
           (is_upper(property->category) ? KNOWN_UPPER : 0) |
           (property->category == NM_GC_LL ? KNOWN_LOWER : 0) |
           (value == NM_FOLD_SELF ? KNOWN_SELF : 0) | KNOWN_PLAIN |
           (uint32_t)property->script << KNOWN_SCRIPT;
}

static void fill_row(nm_scanner *s, unsigned row)
{
    uint32_t code = row < 32 ? row << 6 : 0x1E00 + ((row - 32) << 6);
    s->filled |= (uint64_t)1 << row;
    for (unsigned i = 0; i < 64; i++)
        s->rows[row][i] = row < 2 ? 0 : make_known(code + i);
}

/* What is known of the letter at `p`, a byte above 7F behind which there are two more; else 0. */
static inline uint32_t look_up(nm_scanner *s, place p, unsigned *size)
{
    unsigned row = p[0] & 0x1F, last = p[1];
    *size = 2;
    if (p[0] >= 0xE0) {
        if (p[0] != 0xE1 || (p[1] & 0xF8) != 0xB8)
            return 0;
        row = 32 + (p[1] & 7);
        last = p[2];
        *size = 3;
    }
    if ((last & 0xC0) != 0x80 || p[0] < 0xC0)
        return 0;
    if (!(s->filled >> row & 1))
        fill_row(s, row);
    return s->rows[row][last & 0x3F];
}

/* Whether the first letter with case is a capital, in a word that has such a letter. */
static bool begins_upper(place p, place end)
{
    for (;;) {
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        unsigned category = nm_property_get(code)->category;
        if (is_upper(category) || category == NM_GC_LL)
            return category != NM_GC_LL;
    }
}

static inline unsigned shape_of(const letters *l, place start, place end)
{
    if (l->upper == 0)
        return l->lower ? NM_SHAPE_LOWER : NM_SHAPE_NONE;
    if (l->upper == 1 && (!l->lower || begins_upper(start, end)))
        return NM_SHAPE_TITLE;
    return l->lower ? NM_SHAPE_MIXED : NM_SHAPE_UPPER;
}

/* What the fold of a code point may ask of the one before. */
typedef struct {
    uint32_t code;
    bool self; /* its fold is itself */
} previous;

/* Writes the fold of `code`, `size` bytes at `p`; at least 4 bytes of text can be read. Returns the
 * new end, or NULL: it is not plain. */
static inline char *fold_one(char *out, place p, uint32_t code, size_t size, previous *before)
{
    uint32_t value = nm_fold_lookup(code);
    bool self = value == NM_FOLD_SELF, was_self = before->self;
    uint32_t last = before->code;
    before->code = code;
    before->self = self;
    if (value > NM_FOLD_JOIN)
        return nm_fold_copy(out, value);
    if (!self && (value == NM_FOLD_GENERAL || !was_self ||
                  (value == NM_FOLD_JOIN && nm_property_get(last)->atom == NM_ATOM_MARK)))
        return NULL;
    memcpy(out, p, 4);
    return out + size;
}

/* Whether a word may end before `p`, which is no letter: nothing there joins it to what follows. */
static inline bool ends_word(place p, place end, bool hebrew)
{
    uint32_t code;
    if (p == end)
        return true;
    if (*p < 0x80) {
        if (*p == '.' || *p == '\'' || *p == ':') {
            bool joins = p + 1 < end && (p[1] >= 0x80 || (unsigned)((p[1] | 0x20) - 'a') < 26);
            return !joins && !(hebrew && *p == '\'');
        }
        return *p != '_' && (unsigned)(*p - '0') >= 10 && !(hebrew && *p == '"');
    }
    nm_utf8_decode(p, end, &code);
    const nm_property *property = nm_property_get(code);
    return property->word_break == NM_WB_OTHER || property->word_break == NM_WB_W_SEG_SPACE ||
           property->word_break == NM_WB_KATAKANA;
}

/* Reads one code point of a word, above 7F, and folds it to `out`. Returns its end; `p`: the word
 * ends before it; NULL: it is not plain. */
static place read_letter(letters *l, place p, place end, char **out, previous *before, bool first)
{
    uint32_t code;
    size_t size = nm_utf8_decode(p, end, &code);
    const nm_property *property = nm_property_get(code);
    if (property->atom == NM_ATOM_LETTER) {
        l->upper += is_upper(property->category);
        l->lower |= property->category == NM_GC_LL;
        l->hebrew |= property->word_break == NM_WB_HEBREW_LETTER;
        l->script = l->script <= NM_SCRIPT_ZINH ? property->script : l->script;
    } else if (property->word_break != NM_WB_EXTEND || first) {
        return p;
    }
    if (end - p < 4)
        return NULL;
    *out = fold_one(*out, p, code, size, before);
    return *out == NULL ? NULL : p + size;
}

/* Reads letters that are known, from `p` up to `stop`, perhaps none, and folds them to `*written`.
 * Returns their end. */
static inline place read_known(nm_scanner *s, letters *l, place p, place stop, char **written,
                               previous *before)
{
    char *out = *written;
    place start = p;
    uint32_t all = 0, last = 0, upper = 0, known;
    unsigned size, last_size = 0;
    while (p < stop && *p >= 0x80 && (known = look_up(s, p, &size)) != 0) {
        all |= known;
        last = known;
        last_size = size;
        upper += known / KNOWN_UPPER & 1;
        out[0] = (char)known;
        out[1] = (char)(known >> 8);
        out += known >> KNOWN_LENGTH & 3;
        p += size;
    }
    if (p == start)
        return p;
    l->upper += upper;
    l->lower |= (all & KNOWN_LOWER) != 0;
    if (l->script <= NM_SCRIPT_ZINH)
        l->script = look_up(s, start, &size) >> KNOWN_SCRIPT;
    nm_utf8_decode(p - last_size, p, &before->code);
    before->self = (last & KNOWN_SELF) != 0;
    *written = out;
    return p;
}

/* Reads up to eight letters of ASCII from `p` on, where eight bytes can be read; as read_known(). A
 * run's length cannot be predicted, so all is done at once:
 *
 *     bytes      H  a  n  o  i  C3 ...
 *     letters    80 80 80 80 80 0  0  0      their ends are found, not gone to
 */
static inline place read_eight(letters *l, place p, char **written, previous *before)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t bytes = nm_load64(p), small = bytes | ones << 5, low = small & ~tops, copy;
    uint64_t is_letter = (low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~bytes & tops;
    uint64_t others = is_letter ^ tops, run = (others & (0 - others)) - 1; /* below the first */
    uint64_t upper = is_letter & run & ~(bytes << 2);
    unsigned length = (unsigned)(((is_letter & run) >> 7) * ones >> 56);
    memcpy(&copy, p, sizeof copy);
    copy |= ones << 5;
    memcpy(*written, &copy, sizeof copy);
    *written += length;
    if (length == 0)
        return p;
    l->upper += (unsigned)((upper >> 7) * ones >> 56);
    l->lower |= (is_letter & run & bytes << 2) != 0;
    l->script = l->script <= NM_SCRIPT_ZINH ? NM_SCRIPT_LATN : l->script;
    *before = (previous){p[length - 1], true};
    return p + length;
}

/* As read_eight(), one letter. */
static inline place read_one(letters *l, place p, char **written, previous *before)
{
    l->upper += !(*p & 0x20);
    l->lower |= (*p & 0x20) != 0;
    l->script = l->script <= NM_SCRIPT_ZINH ? NM_SCRIPT_LATN : l->script;
    *before = (previous){*p, true};
    *(*written)++ = (char)(*p | 0x20);
    return p + 1;
}

const unsigned char *nm_word_scan(nm_scanner *s, const unsigned char *start)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    place p = start, end = s->end;
    letters l = {.script = NM_SCRIPT_ZYYY};
    previous before = {0, false};
    const char *limit = out + NM_FOLD_LIMIT - 64;
    place far = end - start > 8 ? end - 8 : start; /* eight bytes can be read before it */
    while (p < end && out < limit) {
        place next = p;
        if (*p < 0x80) {
            if (nm_byte_class[*p] != NM_BYTE_LETTER)
                break;
            next = p < far ? read_eight(&l, p, &out, &before) : read_one(&l, p, &out, &before);
        } else {
            if (p < far)
                next = read_known(s, &l, p, far - p > limit - out ? p + (limit - out) : far, &out,
                                  &before);
            if (next == p)
                next = read_letter(&l, p, end, &out, &before, p == start);
            if (next == NULL)
                return start;
            if (next == p)
                break;
        }
        p = next;
    }
    if (p == start || out >= limit || !ends_word(p, end, l.hebrew))
        return start;
    nm_append(s, start, p, out, NM_TAIL_KIND(NM_KIND_WORD) | NM_TAIL_SCRIPT(l.script),
              shape_of(&l, start, end), false);
    return p;
}
