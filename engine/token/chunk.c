/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fast path for what is not plain ASCII: one chunk (what stands between two white spaces),
 * token by token.
 *
 *     words        by word.c
 *     numbers      digits of ASCII that nothing joins to what follows
 *     single       signs, and ideographs in a row
 *     addresses    where an indicator begins, which is asked first
 *
 * What turns out to be none of these is left to atoms.c before anything is appended, so this path
 * only makes tokens that atoms.c would make as well.
 *
 * In a text of another script most chunks come here, so the scan does not go back to ascii.c for a
 * single white space before another such chunk, or when it is told not to.
 */
#include "token/append.h"

#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"
#include "token/indicator.h"

#include <string.h>

typedef const unsigned char *place;

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
    nm_append(s, start, p, out, nm_bytes[*start].tail, NM_SHAPE_NONE, false);
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
        if (*p == '_' || nm_atom_is_attached(nm_property_get(code)->atom))
            return p;
    }
    if (*p == '_' && next < s->end && (*next == '_' || nm_byte_is_alnum(*next)))
        return p;
    *out++ = *p == '`' ? '\'' : (char)*p;
    nm_append(s, p, next, out, nm_bytes[*p].tail, NM_SHAPE_NONE,
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
            if (nm_atom_is_attached(property->atom) || code == 0xE33 || code == 0xEB3)
                break;
        }
        char *fold = out;
        if (value == NM_FOLD_SELF) {
            memcpy(out, p, 4);
            out += end - p;
        } else if (value > NM_FOLD_JOIN) {
            out = nm_fold_copy(out, value);
        } else {
            break;
        }
        size_t length = (size_t)(out - fold);
        nm_append_set(token, (size_t)(p - s->text), (size_t)(end - s->text),
                      (size_t)(fold - folded), nm_append_hash(fold, length),
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
        return may_be_indicator(s, p) ? p : nm_word_scan(s, p);
    case NM_BYTE_DIGIT:
        return may_be_indicator(s, p) ? p : scan_number(s, p);
    case NM_BYTE_SIGN:
        return *p == '@' && may_be_indicator(s, p) ? p : scan_sign(s, p);
    default:
        break;
    }
    if (*p < 0x80)
        return p;
    if (*p < 0xE0) { /* a letter, more likely than a sign */
        place next = nm_word_scan(s, p);
        return next == p ? scan_singles(s, p) : next;
    }
    place next = scan_singles(s, p);
    return next == p ? nm_word_scan(s, p) : next;
}

const unsigned char *nm_chunk_scan(nm_scanner *s, const unsigned char *p,
                                   const unsigned char *until)
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
        if (s->pending != 0 || s->end - p < 2 || (p[1] < 0x80 && p + 1 >= until))
            return p;
        s->pending = class == NM_BYTE_BLANK ? NM_TOKEN_GAP : NM_TOKEN_GAP | NM_TOKEN_LINE;
        p++;
    }
}
