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
 * In a text of another script most chunks come here, so the scan does not go back to ascii.c for
 * the white space between two of them.
 */
#include "token/append.h"

#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"
#include "token/indicator.h"

#include <string.h>

typedef const unsigned char *place;

/* clang-format off */
#define L {NM_BYTE_LETTER, NM_KIND_WORD, NM_SHAPE_LOWER, NM_SCRIPT_LATN, 0x20}
#define D {NM_BYTE_DIGIT, NM_KIND_NUMBER, NM_SHAPE_NONE, NM_SCRIPT_ZYYY, 0}
#define P {NM_BYTE_SIGN, NM_KIND_PUNCTUATION, NM_SHAPE_NONE, NM_SCRIPT_ZYYY, 0}
#define S {NM_BYTE_SIGN, NM_KIND_SYMBOL, NM_SHAPE_NONE, NM_SCRIPT_ZYYY, 0}
const nm_byte nm_bytes[256] = {
    ['\t'] = {.class = NM_BYTE_BLANK}, [' '] = {.class = NM_BYTE_BLANK},
    ['\n'] = {.class = NM_BYTE_NEWLINE},
    ['!'] = P, ['"'] = P, ['#'] = P, ['$'] = S, ['%'] = P, ['&'] = P, ['\''] = P, ['('] = P,
    [')'] = P, ['*'] = P, ['+'] = S, [','] = P, ['-'] = P, ['.'] = P, ['/'] = P,
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D, ['5'] = D, ['6'] = D, ['7'] = D,
    ['8'] = D, ['9'] = D, [':'] = P, [';'] = P, ['<'] = S, ['='] = S, ['>'] = S, ['?'] = P,
    ['@'] = P, ['['] = P, ['\\'] = P, [']'] = P, ['^'] = S, ['_'] = P, ['`'] = P, ['{'] = P,
    ['|'] = S, ['}'] = P, ['~'] = S,
    ['A'] = L, ['B'] = L, ['C'] = L, ['D'] = L, ['E'] = L, ['F'] = L, ['G'] = L, ['H'] = L,
    ['I'] = L, ['J'] = L, ['K'] = L, ['L'] = L, ['M'] = L, ['N'] = L, ['O'] = L, ['P'] = L,
    ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L, ['U'] = L, ['V'] = L, ['W'] = L, ['X'] = L,
    ['Y'] = L, ['Z'] = L,
    ['a'] = L, ['b'] = L, ['c'] = L, ['d'] = L, ['e'] = L, ['f'] = L, ['g'] = L, ['h'] = L,
    ['i'] = L, ['j'] = L, ['k'] = L, ['l'] = L, ['m'] = L, ['n'] = L, ['o'] = L, ['p'] = L,
    ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L, ['u'] = L, ['v'] = L, ['w'] = L, ['x'] = L,
    ['y'] = L, ['z'] = L,
};
#undef L
#undef D
#undef P
#undef S
/* clang-format on */

/* ---- Appending ----------------------------------------------------------------------------- */

/* Appends the token whose fold ends at `out`, for which there is room. */
static inline void append(nm_scanner *s, place p, place end, const char *out, nm_byte what,
                          bool stop)
{
    nm_tokens *tokens = s->tokens;
    const unsigned char *folded = (place)tokens->folded.items + tokens->folded.count;
    size_t length = (size_t)((place)out - folded);
    nm_token *token = &tokens->list.items[tokens->list.count];
    *token = (nm_token){.start = (uint32_t)(p - s->text),
                        .end = (uint32_t)(end - s->text),
                        .fold = (uint32_t)tokens->folded.count,
                        .hash = length <= 16 ? nm_hash_short(folded, length, 0)
                                             : (uint32_t)nm_hash(folded, length),
                        .fold_length = (uint16_t)length,
                        .kind = what.kind,
                        .shape = what.shape,
                        .script = what.script,
                        .flags = s->pending};
    if (stop || (s->pending & NM_TOKEN_LINE))
        tokens->marks.items[tokens->marks.count++] = (uint32_t)tokens->list.count;
    tokens->list.count++;
    tokens->folded.count += length;
    s->pending = 0;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* Cased letters so far. */
typedef struct {
    unsigned upper, lower, first; /* `first`: the category of the first cased letter, as a bit */
} cases;

enum {
    UPPER = 1 << NM_GC_LU | 1 << NM_GC_LT,
    LOWER = 1 << NM_GC_LL,
};

static inline void count_case(cases *c, unsigned category)
{
    unsigned bit = 1u << category;
    c->first = c->first != 0 ? c->first : bit & (UPPER | LOWER);
    c->upper += (bit & UPPER) != 0;
    c->lower |= bit & LOWER;
}

static inline uint8_t shape_of(const cases *c)
{
    if (c->upper == 0)
        return c->lower == 0 ? NM_SHAPE_NONE : NM_SHAPE_LOWER;
    if (c->lower == 0)
        return c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_UPPER;
    return (c->first & UPPER) && c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_MIXED;
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

/* Writes the fold of `code`, `size` bytes at `p`, to `out`, which has room for 64 bytes; at least 4
 * bytes of text can be read. Returns the new end, or NULL: it is not plain. */
static inline char *fold_one(char *out, place p, uint32_t code, size_t size, previous *before)
{
    uint32_t value = nm_fold_lookup(code);
    bool self = value == NM_FOLD_SELF;
    if (value > NM_FOLD_JOIN) {
        const uint8_t *piece = nm_fold_pool + value;
        memcpy(out, piece + 1, 8); /* nearly always enough, and a fixed number is fast */
        if (piece[0] > 8)
            memcpy(out, piece + 1, piece[0]);
        out += piece[0];
    } else {
        if (!self &&
            (value == NM_FOLD_GENERAL || !before->self ||
             (value == NM_FOLD_JOIN && nm_property_get(before->code)->atom == NM_ATOM_MARK)))
            return NULL;
        memcpy(out, p, 4);
        out += size;
    }
    before->code = code;
    before->self = self;
    return out;
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

/* The word at `start`; `start` itself: it is not plain. */
static place scan_word(nm_scanner *s, place start)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    const char *limit = out + NM_FOLD_LIMIT - 64;
    place p = start, end = s->end;
    cases c = {0, 0, 0};
    previous before = {0, false};
    unsigned script = NM_SCRIPT_ZYYY;
    bool hebrew = false;
    while (p < end && out <= limit) {
        if (*p < 0x80) {
            if (nm_bytes[*p].class != NM_BYTE_LETTER)
                break;
            count_case(&c, *p & 0x20 ? NM_GC_LL : NM_GC_LU);
            script = script <= NM_SCRIPT_ZINH ? NM_SCRIPT_LATN : script;
            before = (previous){*p, true};
            *out++ = (char)(*p++ | 0x20);
            continue;
        }
        uint32_t code;
        size_t size = nm_utf8_decode(p, end, &code);
        const nm_property *property = nm_property_get(code);
        if (property->atom == NM_ATOM_LETTER) {
            count_case(&c, property->category);
            script = script <= NM_SCRIPT_ZINH ? property->script : script;
            hebrew |= property->word_break == NM_WB_HEBREW_LETTER;
        } else if (property->word_break != NM_WB_EXTEND || p == start) {
            break;
        }
        if (end - p < 4 || (out = fold_one(out, p, code, size, &before)) == NULL)
            return start;
        p += size;
    }
    if (p == start || out > limit || !ends_word(p, end, hebrew))
        return start;
    nm_byte what = {.kind = NM_KIND_WORD, .shape = shape_of(&c), .script = (uint8_t)script};
    append(s, start, p, out, what, false);
    return p;
}

/* ---- Numbers and single characters --------------------------------------------------------- */

/* The number at `start`; `start` itself: it is not plain. */
static place scan_number(nm_scanner *s, place start)
{
    char *out = s->tokens->folded.items + s->tokens->folded.count;
    place p = start, end = s->end;
    for (; p < end && nm_bytes[*p].class == NM_BYTE_DIGIT && p - start < NM_FOLD_LIMIT; p++)
        *out++ = (char)*p;
    if (p < end) {
        bool joint = p + 1 < end && (p[1] >= 0x80 || nm_bytes[p[1]].class == NM_BYTE_DIGIT) &&
                     (*p == '.' || *p == ',' || *p == '\'' || *p == ';');
        if (joint || *p >= 0x80 || *p == '_' || nm_byte_is_alnum(*p))
            return start;
    }
    append(s, start, p, out, nm_bytes[*start], false);
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
    append(s, p, next, out, nm_bytes[*p], *p == '.' || *p == '!' || *p == '?');
    return next;
}

/* The signs and ideographs from `p` on; perhaps none. */
static place scan_singles(nm_scanner *s, place p)
{
    static const uint8_t kinds[] = {[NM_ATOM_IDEOGRAPH] = NM_KIND_IDEOGRAPH,
                                    [NM_ATOM_PUNCTUATION] = NM_KIND_PUNCTUATION,
                                    [NM_ATOM_SYMBOL] = NM_KIND_SYMBOL};
    uint32_t code;
    size_t size = nm_utf8_decode(p, s->end, &code);
    const nm_property *property = nm_property_get(code);
    while (s->end - p >= 4) {
        unsigned breaking = property->word_break;
        if ((property->atom != NM_ATOM_IDEOGRAPH && property->atom != NM_ATOM_PUNCTUATION &&
             property->atom != NM_ATOM_SYMBOL) ||
            breaking == NM_WB_REGIONAL_INDICATOR || breaking == NM_WB_EXTEND_NUM_LET ||
            breaking == NM_WB_A_LETTER || breaking == NM_WB_HEBREW_LETTER)
            break;
        place end = p + size;
        const nm_property *single = property;
        uint32_t first = code;
        bool last = end == s->end || *end < 0x80;
        if (!last) {
            size = nm_utf8_decode(end, s->end, &code);
            property = nm_property_get(code);
            if (is_attached(property->atom) || code == 0xE33 || code == 0xEB3)
                break;
        }
        if (!nm_append_reserve(s, 1, NM_FOLD_ROOM))
            return NULL;
        char *out = s->tokens->folded.items + s->tokens->folded.count;
        previous before = {0, false};
        out = fold_one(out, p, first, (size_t)(end - p), &before);
        if (out == NULL)
            break;
        nm_byte what = {.kind = kinds[single->atom], .script = single->script};
        append(s, p, end, out, what,
               single->sentence_break == NM_SB_S_TERM || single->sentence_break == NM_SB_A_TERM);
        p = end;
        if (last)
            break;
    }
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
    switch (nm_bytes[*p].class) {
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
    place next = scan_singles(s, p);
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
        if (*p == ' ' && s->end - p > 1 && p[1] >= 0x80) {
            s->pending |= NM_TOKEN_GAP;
            p++;
        } else if (nm_bytes[*p].class == NM_BYTE_BLANK || nm_bytes[*p].class == NM_BYTE_NEWLINE) {
            return p;
        }
    }
}
