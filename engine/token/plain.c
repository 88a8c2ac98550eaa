/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Plain words of any script, and single signs and ideographs: read, folded and appended in one
 * pass.
 *
 * Plain is a word of letters (and marks whose fold does not depend on more than the letter before,
 * see text/fold_table.h) that ends at something which cannot join it to what follows. What turns
 * out not to be plain is left to atoms.c before anything is appended; like ascii.c, this path only
 * makes tokens that atoms.c would make as well.
 */
#include "token/scanner.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

typedef const unsigned char *place;

/* Cased letters so far. */
typedef struct {
    unsigned upper, lower, first_upper;
} cases;

static inline void count_case(cases *c, unsigned category)
{
    unsigned upper = category == NM_GC_LU || category == NM_GC_LT;
    c->first_upper |= upper & (c->upper + c->lower == 0);
    c->upper += upper;
    c->lower += category == NM_GC_LL;
}

static inline uint8_t shape_of(const cases *c)
{
    if (c->upper == 0)
        return c->lower == 0 ? NM_SHAPE_NONE : NM_SHAPE_LOWER;
    if (c->lower == 0)
        return c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_UPPER;
    return c->first_upper && c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_MIXED;
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

/* Appends the token whose fold ends at `out`. Returns its end, or NULL: memory is out. */
static inline place append(nm_scanner *s, place p, place end, char *out, unsigned kind,
                           unsigned shape, unsigned script)
{
    nm_tokens *tokens = s->tokens;
    char *folded = tokens->folded.items + tokens->folded.count;
    size_t length = (size_t)(out - folded);
    nm_token *token = nm_array_push(&tokens->list);
    if (token == NULL) {
        s->status = NOMEN_E_MEMORY;
        return NULL;
    }
    *token = (nm_token){.start = (uint32_t)(p - s->text),
                        .end = (uint32_t)(end - s->text),
                        .fold = (uint32_t)tokens->folded.count,
                        .hash = (uint32_t)nm_hash(folded, length),
                        .fold_length = (uint16_t)length,
                        .kind = (uint8_t)kind,
                        .shape = (uint8_t)shape,
                        .script = (uint8_t)script,
                        .flags = s->pending};
    tokens->folded.count += length;
    s->pending = 0;
    return end;
}

/* The word at `start`, its fold written to `out`; `start` itself: it is not plain. */
static place scan_word(nm_scanner *s, place start, char *out)
{
    const char *limit = out + NM_FOLD_LIMIT - 64;
    place p = start, end = s->end;
    cases c = {0, 0, 0};
    previous before = {0, false};
    unsigned script = NM_SCRIPT_ZYYY;
    bool hebrew = false;
    while (p < end && out <= limit) {
        if (*p < 0x80) {
            if ((unsigned)((*p | 0x20) - 'a') >= 26)
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
        } else if (property->word_break != NM_WB_EXTEND) {
            break;
        }
        if (end - p < 4 || (out = fold_one(out, p, code, size, &before)) == NULL)
            return start;
        p += size;
    }
    if (out > limit || !ends_word(p, end, hebrew))
        return start;
    return append(s, start, p, out, NM_KIND_WORD, shape_of(&c), script);
}

/* The sign or ideograph at `p`, whose code point takes `size` bytes; `p` itself: not plain. */
static place scan_single(nm_scanner *s, place p, char *out, uint32_t code, size_t size,
                         const nm_property *property)
{
    static const uint8_t kinds[] = {[NM_ATOM_IDEOGRAPH] = NM_KIND_IDEOGRAPH,
                                    [NM_ATOM_PUNCTUATION] = NM_KIND_PUNCTUATION,
                                    [NM_ATOM_SYMBOL] = NM_KIND_SYMBOL};
    unsigned breaking = property->word_break;
    previous before = {0, false};
    if (breaking == NM_WB_REGIONAL_INDICATOR || breaking == NM_WB_EXTEND_NUM_LET ||
        breaking == NM_WB_A_LETTER || breaking == NM_WB_HEBREW_LETTER || s->end - p < 4)
        return p;
    place end = p + size;
    if (end < s->end && *end >= 0x80) {
        uint32_t next;
        nm_utf8_decode(end, s->end, &next);
        if (is_attached(nm_property_get(next)->atom) || next == 0xE33 || next == 0xEB3)
            return p;
    }
    out = fold_one(out, p, code, size, &before);
    return out == NULL
               ? p
               : append(s, p, end, out, kinds[property->atom], NM_SHAPE_NONE, property->script);
}

/* The token at `p`; `p` itself: it is not plain. */
static place scan_token(nm_scanner *s, place p)
{
    nm_tokens *tokens = s->tokens;
    if (tokens->folded.count > UINT32_MAX - NM_FOLD_ROOM)
        return p; /* atoms.c reports it */
    if (!nm_array_reserve(&tokens->folded, NM_FOLD_ROOM)) {
        s->status = NOMEN_E_MEMORY;
        return NULL;
    }
    char *out = tokens->folded.items + tokens->folded.count;
    if (*p < 0x80)
        return scan_word(s, p, out);
    uint32_t code;
    size_t size = nm_utf8_decode(p, s->end, &code);
    const nm_property *property = nm_property_get(code);
    switch (property->atom) {
    case NM_ATOM_LETTER:
        return scan_word(s, p, out);
    case NM_ATOM_IDEOGRAPH:
    case NM_ATOM_PUNCTUATION:
    case NM_ATOM_SYMBOL:
        return scan_single(s, p, out, code, size, property);
    default:
        return p;
    }
}

const unsigned char *nm_plain_scan(nm_scanner *s, const unsigned char *p)
{
    for (;;) {
        place next = scan_token(s, p);
        if (next == p || next == NULL)
            return next;
        p = next;
        if (s->end - p > 1 && *p == ' ' && p[1] >= 0x80) { /* a text of such words */
            s->pending |= NM_TOKEN_GAP;
            p++;
        } else if (p == s->end || *p < 0x80) {
            return p;
        }
    }
}
