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

/* Appends the token whose fold ends at `out`, for which there is room; `what` is its kind and
 * script. */
static inline void append(nm_scanner *s, place p, place end, const char *out, uint64_t what,
                          unsigned shape, bool stop)
{
    nm_tokens *tokens = s->tokens;
    const char *folded = tokens->folded.items + tokens->folded.count;
    size_t length = (size_t)(out - folded);
    nm_append_set(&tokens->list.items[tokens->list.count], (size_t)(p - s->text),
                  (size_t)(end - s->text), tokens->folded.count, hash(folded, length),
                  what | NM_TAIL_SHAPE(shape) | NM_TAIL_LENGTH(length) |
                      NM_TAIL_FLAGS(s->pending));
    nm_append_note(tokens, s->pending & NM_TOKEN_LINE, stop, shape);
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

/* The word at `start`; `start` itself: it is not plain. */
static place scan_word(nm_scanner *s, place start)
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
                next = read_known(s, &l, p, far, &out, &before);
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
    append(s, start, p, out, NM_TAIL_KIND(NM_KIND_WORD) | NM_TAIL_SCRIPT(l.script),
           shape_of(&l, start, end), false);
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
    append(s, start, p, out, nm_bytes[*start].tail, NM_SHAPE_NONE, false);
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
    append(s, p, next, out, nm_bytes[*p].tail, NM_SHAPE_NONE,
           *p == '.' || *p == '!' || *p == '?');
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
        tokens->list.count = (size_t)(token - tokens->list.items);
        nm_append_note(tokens, pending & NM_TOKEN_LINE, stops >> single->sentence_break & 1,
                       NM_SHAPE_NONE);
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
    unsigned size;
    place next = s->end - p > 2 && look_up(s, p, &size) != 0 ? p : scan_singles(s, p);
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
