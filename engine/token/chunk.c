/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fast path for what is not plain ASCII: one chunk (what stands between two white spaces),
 * token by token, each read, folded and appended in one pass.
 *
 *     words        letters of any script and marks whose fold does not depend on more than the
 *                  letter before (see text/fold_table.h), that end at something which cannot join
 *                  them to what follows
 *     numbers      digits of ASCII, likewise
 *     single       signs, and ideographs in a row
 *     addresses    where an indicator begins, which is asked first
 *
 * What turns out to be none of these is left to atoms.c before anything is appended, so this path
 * only makes tokens that atoms.c would make as well.
 *
 * In a text of another script most chunks come here, so the scan does not go back to ascii.c for a
 * single white space before another such chunk.
 */
#include "token/append.h"

#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"
#include "token/indicator.h"

#include <string.h>

typedef const unsigned char *place;

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

#define FOUR  UINT64_C(0xFFFFFFFF)
#define EIGHT UINT64_C(0xFFFFFFFFFFFFFFFF)
const nm_cut nm_cuts[17] = {
    {0},                 {0, 0, 0xFFFFFF, 0}, {0, 0, 0xFFFFFF, 0}, {0, 0, 0xFFFFFF, 0},
    {FOUR, FOUR, 0, 0},  {FOUR, FOUR, 0, 1},  {FOUR, FOUR, 0, 2},  {FOUR, FOUR, 0, 3},
    {EIGHT, EIGHT, 0, 0}, {EIGHT, EIGHT, 0, 1}, {EIGHT, EIGHT, 0, 2}, {EIGHT, EIGHT, 0, 3},
    {EIGHT, EIGHT, 0, 4}, {EIGHT, EIGHT, 0, 5}, {EIGHT, EIGHT, 0, 6}, {EIGHT, EIGHT, 0, 7},
    {EIGHT, EIGHT, 0, 8},
};
/* clang-format on */

/* ---- Appending ----------------------------------------------------------------------------- */

static inline uint32_t hash(const char *folded, size_t length)
{
    return length - 1 < 16 ? nm_hash_short((place)folded, length, 0)
                           : (uint32_t)nm_hash(folded, length);
}

/* Appends the token whose fold ends at `out`, for which there is room; `what` is its kind, shape
 * and script. */
static inline void append(nm_scanner *s, place p, place end, const char *out, uint64_t what,
                          bool stop)
{
    nm_tokens *tokens = s->tokens;
    const char *folded = tokens->folded.items + tokens->folded.count;
    size_t length = (size_t)(out - folded);
    nm_append_set(&tokens->list.items[tokens->list.count], (size_t)(p - s->text),
                  (size_t)(end - s->text), tokens->folded.count, hash(folded, length),
                  what | NM_TAIL_LENGTH(length) | NM_TAIL_FLAGS(s->pending));
    if (stop || (s->pending & NM_TOKEN_LINE))
        tokens->marks.items[tokens->marks.count++] = (uint32_t)tokens->list.count;
    tokens->list.count++;
    tokens->folded.count += length;
    s->pending = 0;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* The letters of a word so far. */
typedef struct {
    unsigned upper; /* how many capitals */
    unsigned script;
    bool lower, hebrew; /* there is a small letter, a Hebrew one */
} letters;

/* Two-byte letters that need no second look, worked out when the first of their row of 64 is met:
 * the fold in the low bytes, its length, and what follows. */
enum {
    TWO_LENGTH = 16,
    TWO_UPPER = 1 << 18,
    TWO_LOWER = 1 << 19,
    TWO_SELF = 1 << 20, /* folds to itself */
    TWO_PLAIN = 1 << 21,
    TWO_SCRIPT = 24
};

static bool is_upper(unsigned category)
{
    return category == NM_GC_LU || category == NM_GC_LT;
}

static uint32_t make_two(uint32_t code)
{
    const nm_property *property = nm_property_get(code);
    uint32_t value = nm_fold_lookup(code), length = 2, two;
    unsigned char bytes[4];
    if (property->atom != NM_ATOM_LETTER || property->script <= NM_SCRIPT_ZINH ||
        property->word_break == NM_WB_HEBREW_LETTER)
        return 0;
    nm_utf8_encode(code, bytes);
    two = bytes[0] | (uint32_t)bytes[1] << 8;
    if (value > NM_FOLD_JOIN) {
        const uint8_t *piece = nm_fold_pool + value;
        length = piece[0];
        two = piece[1] | (uint32_t)piece[2] << 8;
    }
    if (length > 2 || (value <= NM_FOLD_JOIN && value != NM_FOLD_SELF))
        return 0;
    return two | length << TWO_LENGTH | (is_upper(property->category) ? TWO_UPPER : 0) |
           (property->category == NM_GC_LL ? TWO_LOWER : 0) |
           (value == NM_FOLD_SELF ? TWO_SELF : 0) | TWO_PLAIN |
           (uint32_t)property->script << TWO_SCRIPT;
}

static void fill_row(nm_scanner *s, unsigned row)
{
    s->rows |= 1u << row;
    for (unsigned i = 0; i < 64; i++)
        s->two[row][i] = row < 2 ? 0 : make_two(row << 6 | i);
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

/* What is known of the two-byte letter at `p`, if one stands there; else 0. */
static inline uint32_t look_up_two(nm_scanner *s, place p)
{
    unsigned row = p[0] & 0x1F;
    if (((p[0] | (unsigned)p[1] << 8) & 0xC0E0) != 0x80C0)
        return 0;
    if (!(s->rows >> row & 1))
        fill_row(s, row);
    return s->two[row][p[1] & 0x3F];
}

static inline unsigned shape_of(const letters *l, place start, place end)
{
    if (l->upper == 0)
        return l->lower ? NM_SHAPE_LOWER : NM_SHAPE_NONE;
    if (l->upper == 1 && (!l->lower || begins_upper(start, end)))
        return NM_SHAPE_TITLE;
    return l->lower ? NM_SHAPE_MIXED : NM_SHAPE_UPPER;
}

static inline bool is_attached(unsigned atom)
{
    return atom == NM_ATOM_MARK || atom == NM_ATOM_FORMAT;
}

/* What the fold of a code point may ask of the one before. */
typedef struct {
    uint32_t code;
    bool self; /* its fold is itself */
} previous;

/* Writes a fold of the table's pool to `out`, which has room for 64 bytes. Returns the new end. */
static inline char *copy_pool(char *out, uint32_t value)
{
    const uint8_t *piece = nm_fold_pool + value;
    memcpy(out, piece + 1, 8); /* nearly always enough, and a fixed number is fast */
    if (piece[0] > 8)
        memcpy(out, piece + 1, piece[0]);
    return out + piece[0];
}

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
        return copy_pool(out, value);
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

/* Reads one code point of a word that is not in the table of two-byte letters, and folds it to
 * `out`. Returns its end; `p`: the word ends before it; NULL: it is not plain. */
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

/* Reads the two-byte letters from `p` on, perhaps none, and folds them to `*written`, up to `limit`.
 * Returns their end. */
static inline place read_twos(nm_scanner *s, letters *l, place p, char **written,
                              const char *limit, previous *before)
{
    char *out = *written;
    place start = p, stop = s->end - 1;
    uint32_t all = 0, last = 0, upper = 0, two;
    if (stop - p > limit - out)
        stop = p + (limit - out);
    while (p < stop && (two = look_up_two(s, p)) != 0) {
        all |= two;
        last = two;
        upper += two / TWO_UPPER & 1;
        out[0] = (char)two;
        out[1] = (char)(two >> 8);
        out += two >> TWO_LENGTH & 3;
        p += 2;
    }
    if (p == start)
        return p;
    l->upper += upper;
    l->lower |= (all & TWO_LOWER) != 0;
    if (l->script <= NM_SCRIPT_ZINH)
        l->script = s->two[start[0] & 0x1F][start[1] & 0x3F] >> TWO_SCRIPT;
    *before = (previous){(p[-2] & 0x1Fu) << 6 | (p[-1] & 0x3F), (last & TWO_SELF) != 0};
    *written = out;
    return p;
}

/* Reads the letters of ASCII from `p` on, as read_twos(). */
static inline place read_ascii(letters *l, place p, place end, char **written, const char *limit,
                               previous *before)
{
    char *out = *written;
    place start = p, stop = end;
    unsigned small = 0, upper = 0;
    if (stop - p > limit - out)
        stop = p + (limit - out);
    for (; p < stop && nm_byte_class[*p] == NM_BYTE_LETTER; p++) {
        upper += !(*p & 0x20);
        small |= *p;
        *out++ = (char)(*p | 0x20);
    }
    if (p == start)
        return p;
    l->upper += upper;
    l->lower |= (small & 0x20) != 0;
    l->script = l->script <= NM_SCRIPT_ZINH ? NM_SCRIPT_LATN : l->script;
    *before = (previous){p[-1], true};
    *written = out;
    return p;
}

/* The word at `start`; `start` itself: it is not plain. */
static place scan_word(nm_scanner *s, place start)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    const char *limit = out + NM_FOLD_LIMIT - 64;
    place p = start, end = s->end;
    letters l = {.script = NM_SCRIPT_ZYYY};
    previous before = {0, false};
    for (;;) {
        p = read_ascii(&l, p, end, &out, limit, &before);
        p = read_twos(s, &l, p, &out, limit, &before);
        if (p == end || out >= limit)
            break;
        if (nm_byte_class[*p] == NM_BYTE_LETTER)
            continue;
        if (*p < 0x80)
            break;
        place next = read_letter(&l, p, end, &out, &before, p == start);
        if (next == NULL)
            return start;
        if (next == p)
            break;
        p = next;
    }
    if (p == start || out >= limit || !ends_word(p, end, l.hebrew))
        return start;
    unsigned shape = shape_of(&l, start, end);
    append(s, start, p, out,
           NM_TAIL_KIND(NM_KIND_WORD) | NM_TAIL_SHAPE(shape) | NM_TAIL_SCRIPT(l.script), false);
    return p;
}

/* ---- Numbers and single characters --------------------------------------------------------- */

/* The number at `start`; `start` itself: it is not plain. */
static place scan_number(nm_scanner *s, place start)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    place p = start, end = s->end;
    for (; p < end && nm_byte_class[*p] == NM_BYTE_DIGIT && p - start < NM_FOLD_LIMIT; p++)
        *out++ = (char)*p;
    if (p < end) {
        bool joint = p + 1 < end && (p[1] >= 0x80 || nm_byte_class[p[1]] == NM_BYTE_DIGIT) &&
                     (*p == '.' || *p == ',' || *p == '\'' || *p == ';');
        if (joint || *p >= 0x80 || *p == '_' || nm_byte_is_alnum(*p))
            return start;
    }
    append(s, start, p, out, nm_bytes[*start].tail, false);
    return p;
}

/* The sign of ASCII at `p`; `p` itself: it is not plain. */
static place scan_sign(nm_scanner *s, place p)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    place next = p + 1;
    if (next < s->end && *next >= 0x80) {
        uint32_t code;
        nm_utf8_decode(next, s->end, &code);
        if (*p == '_' || is_attached(nm_property_get(code)->atom))
            return p;
    }
    if (*p == '_' && next < s->end && (*next == '_' || nm_byte_is_alnum(*next)))
        return p;
    *out++ = *p == '`' ? '\'' : (char)*p;
    append(s, p, next, out, nm_bytes[*p].tail, *p == '.' || *p == '!' || *p == '?');
    return next;
}

/* Whether a code point of these properties stands alone, whatever is beside it but marks. */
static inline bool is_single(const nm_property *property)
{
    const unsigned atoms =
        1u << NM_ATOM_IDEOGRAPH | 1u << NM_ATOM_PUNCTUATION | 1u << NM_ATOM_SYMBOL;
    const unsigned joining = 1u << NM_WB_REGIONAL_INDICATOR | 1u << NM_WB_EXTEND_NUM_LET |
                             1u << NM_WB_A_LETTER | 1u << NM_WB_HEBREW_LETTER;
    return (atoms >> property->atom & 1) && !(joining >> property->word_break & 1);
}

/* Decodes as nm_utf8_decode(), three bytes first. */
static inline size_t decode(place p, place end, uint32_t *code)
{
    if (end - p >= 4) {
        uint32_t bytes = nm_load32(p);
        *code = (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
        if ((bytes & 0xC0C0F0) == 0x8080E0 && *code >= 0x800 && (*code & 0xF800) != 0xD800)
            return 3;
    }
    return nm_utf8_decode(p, end, code);
}

enum { ROW = 32 /* singles that room is made for at once */ };

/* Up to a row of signs and ideographs from `p` on; perhaps none. */
static place scan_singles(nm_scanner *s, place p)
{
    static const uint8_t kinds[] = {[NM_ATOM_IDEOGRAPH] = NM_KIND_IDEOGRAPH,
                                    [NM_ATOM_PUNCTUATION] = NM_KIND_PUNCTUATION,
                                    [NM_ATOM_SYMBOL] = NM_KIND_SYMBOL};
    const unsigned stops = 1u << NM_SB_S_TERM | 1u << NM_SB_A_TERM;
    nm_tokens *tokens = s->tokens;
    if (!nm_append_reserve(s, ROW, ROW * 64))
        return NULL;
    nm_token *first = tokens->list.items + tokens->list.count, *token = first;
    char *folded = tokens->folded.items, *out = folded + tokens->folded.count;
    unsigned pending = s->pending;
    uint32_t code;
    size_t size = decode(p, s->end, &code);
    const nm_property *property = nm_property_get(code);
    while (s->end - p >= 4 && token < first + ROW && is_single(property)) {
        place end = p + size;
        const nm_property *single = property;
        uint32_t value = nm_fold_lookup(code);
        bool last = end == s->end || *end < 0x80;
        if (!last) {
            size = decode(end, s->end, &code);
            property = nm_property_get(code);
            if (is_attached(property->atom) || code == 0xE33 || code == 0xEB3)
                break;
        }
        char *fold = out;
        if (value == NM_FOLD_SELF) {
            memcpy(out, p, 4);
            out += end - p;
        } else if (value > NM_FOLD_JOIN) {
            out = copy_pool(out, value);
        } else {
            break;
        }
        size_t length = (size_t)(out - fold);
        nm_append_set(token, (size_t)(p - s->text), (size_t)(end - s->text),
                      (size_t)(fold - folded), hash(fold, length),
                      NM_TAIL_KIND(kinds[single->atom]) | NM_TAIL_SCRIPT(single->script) |
                          NM_TAIL_LENGTH(length) | NM_TAIL_FLAGS(pending));
        if ((stops >> single->sentence_break & 1) || (pending & NM_TOKEN_LINE))
            tokens->marks.items[tokens->marks.count++] = (uint32_t)(token - tokens->list.items);
        token++;
        pending = 0;
        p = end;
        if (last)
            break;
    }
    tokens->list.count = (size_t)(token - tokens->list.items);
    tokens->folded.count = (size_t)(out - folded);
    s->pending = (uint8_t)pending;
    return p;
}

/* ---- Chunks -------------------------------------------------------------------------------- */

/* Whether an indicator may begin at `p`, in a suspect chunk. */
static inline bool may_be_indicator(nm_scanner *s, place p)
{
    if (p >= s->chunk_end)
        s->suspect = nm_indicator_suspect(p, s->end, &s->chunk_end);
    return s->suspect && p >= s->tried;
}

/* The token at `p`; `p` itself: it is not plain. */
static place scan_token(nm_scanner *s, place p)
{
    if (!nm_append_reserve(s, 1, NM_FOLD_ROOM))
        return NULL;
    switch (nm_byte_class[*p]) {
    case NM_BYTE_LETTER:
        return may_be_indicator(s, p) ? p : scan_word(s, p);
    case NM_BYTE_DIGIT:
        return may_be_indicator(s, p) ? p : scan_number(s, p);
    case NM_BYTE_SIGN:
        return *p == '@' && may_be_indicator(s, p) ? p : scan_sign(s, p);
    default:
        break;
    }
    if (*p < 0x80)
        return p;
    place next = s->end - p > 1 && look_up_two(s, p) != 0 ? p : scan_singles(s, p);
    return next == p ? scan_word(s, p) : next;
}

const unsigned char *nm_chunk_scan(nm_scanner *s, const unsigned char *p)
{
    for (;;) {
        place next = scan_token(s, p);
        if (next == p) {
            next = nm_scanner_skip_space(s, p);
            if (next == p)
                next = nm_atoms_scan(s, p);
        }
        if (next == NULL || next == s->end)
            return next;
        p = next;
        unsigned class = nm_byte_class[*p];
        if (class != NM_BYTE_BLANK && class != NM_BYTE_NEWLINE)
            continue;
        if (s->pending != 0 || s->end - p < 2 || p[1] < 0x80)
            return p;
        s->pending = class == NM_BYTE_BLANK ? NM_TOKEN_GAP : NM_TOKEN_GAP | NM_TOKEN_LINE;
        p++;
    }
}
