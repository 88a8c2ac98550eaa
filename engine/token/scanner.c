/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What every part of the tokenizer does a token at a time: append it with its fold, see whether an
 * indicator or hash begins at it, skip the white space before it.
 */
#include "token/append.h"

#include "text/property.h"
#include "text/utf8.h"
#include "token/indicator.h"

#include <string.h>

typedef const unsigned char *place;

/* ---- Appending ----------------------------------------------------------------------------- */

static uint64_t every(unsigned byte)
{
    return UINT64_MAX / 255 * byte;
}

/* Which of eight bytes of ASCII are capitals: the bit that makes them small. */
static uint64_t small_bits(uint64_t bytes)
{
    return ((bytes + every(0x80 - 'A')) & ~(bytes + every(0x7F - 'Z')) & every(0x80)) >> 2;
}

/* fold_piece() of a piece of ASCII that is short and of which no byte is folded but capitals. */
static bool fold_short(const nm_scanner *s, nm_token *token, const nm_piece *piece, char *out)
{
    size_t length = (size_t)(piece->end - piece->start);
    if (length > 16 || s->end - piece->start < 16 ||
        (piece->kind != NM_KIND_WORD && piece->kind != NM_KIND_NUMBER))
        return false;
    uint64_t first = nm_load64(piece->start) & nm_cuts[length].first;
    uint64_t second = nm_load64(piece->start + 8) & nm_cuts[length].second;
    if ((first | second) & every(0x80))
        return false;
    uint64_t half[2] = {first | small_bits(first), second | small_bits(second)};
    token->hash = (uint32_t)nm_hash_last(half[0], half[1], NM_HASH_SECOND, length);
    token->fold_length = (uint16_t)length;
    half[0] = nm_little64(half[0]);
    half[1] = nm_little64(half[1]);
    memcpy(out, half, sizeof half);
    s->tokens->folded.count += length;
    return true;
}

/* Folds the piece to the end of the fold buffer, which has room; sets the token's fold and hash. */
static void fold_piece(const nm_scanner *s, nm_token *token, const nm_piece *piece)
{
    nm_tokens *tokens = s->tokens;
    char *out = tokens->folded.items + tokens->folded.count;
    if (fold_short(s, token, piece, out))
        return;
    size_t length =
        nm_fold_token((const char *)piece->start, (size_t)(piece->end - piece->start), out);
    if (length != SIZE_MAX && piece->kind == NM_KIND_INITIALISM && out[length - 1] != '.')
        out[length++] = '.'; /* "U.S" as "U.S." */
    if (length > NM_FOLD_LIMIT) {
        token->fold_length = NM_FOLD_NONE;
        length = 0;
    } else {
        token->fold_length = (uint16_t)length;
    }
    token->hash = (uint32_t)nm_hash(out, length);
    tokens->folded.count += length;
}

/* Whether a sentence may end with the piece. */
static bool may_end(const nm_piece *piece, const nm_property *first)
{
    return piece->kind == NM_KIND_INITIALISM || first->sentence_break == NM_SB_A_TERM ||
           first->sentence_break == NM_SB_S_TERM;
}

bool nm_scanner_emit(nm_scanner *s, const nm_piece *piece)
{
    nm_tokens *tokens = s->tokens;
    if (!nm_append_reserve(s, 1, NM_FOLD_ROOM))
        return false;
    uint32_t code;
    nm_utf8_decode(piece->start, s->end, &code);
    nm_append_note(tokens, s->pending & NM_TOKEN_LINE, may_end(piece, nm_property_get(code)),
                   piece->shape);
    nm_token *token = &tokens->list.items[tokens->list.count++];
    *token = (nm_token){.start = (uint32_t)(piece->start - s->text),
                        .end = (uint32_t)(piece->end - s->text),
                        .fold = (uint32_t)tokens->folded.count,
                        .kind = piece->kind,
                        .shape = piece->shape,
                        .script = piece->script,
                        .flags = (uint8_t)(s->pending | (piece->inner ? NM_TOKEN_INNER : 0))};
    s->pending = 0;
    tokens->replaced += code == NM_UTF8_BAD && piece->kind == NM_KIND_OTHER;
    fold_piece(s, token, piece);
    return true;
}

/* ---- Indicators ---------------------------------------------------------------------------- */

const unsigned char *nm_scanner_indicator(nm_scanner *s, const unsigned char *p)
{
    if ((!nm_byte_is_alnum(*p) && *p != '@') || (p > s->text && nm_byte_is_alnum(p[-1])))
        return NULL;
    if (p >= s->chunk_end)
        s->suspect = nm_indicator_suspect(p, s->end, &s->chunk_end);
    place end = NULL;
    if (s->suspect && p >= s->tried)
        end = nm_indicator_end(p, s->end, &s->tried);
    return end != NULL || *p == '@' ? end : nm_indicator_hash_end(p, s->end);
}

/* ---- White space --------------------------------------------------------------------------- */

static void note_newline(nm_scanner *s, uint32_t code)
{
    /* A second line break, or one that is a paragraph's of its own, makes a paragraph. */
    if ((s->pending & NM_TOKEN_LINE) || code == 0x2029 || code == '\f')
        s->pending |= NM_TOKEN_PARAGRAPH;
    s->pending |= NM_TOKEN_LINE;
}

const unsigned char *nm_scanner_skip_space(nm_scanner *s, const unsigned char *p)
{
    while (p < s->end) {
        uint32_t code;
        size_t size = nm_utf8_decode(p, s->end, &code);
        const nm_property *property = nm_property_get(code);
        if (property->atom == NM_ATOM_SPACE) {
            s->pending |= NM_TOKEN_GAP;
            if (code == '\r' && p + 1 < s->end && p[1] == '\n')
                size = 2;
            if (property->sentence_break == NM_SB_SEP || property->sentence_break == NM_SB_CR ||
                property->sentence_break == NM_SB_LF || code == '\v' || code == '\f')
                note_newline(s, code);
        } else if (property->atom != NM_ATOM_FORMAT) {
            break;
        }
        p += size;
    }
    return p;
}
