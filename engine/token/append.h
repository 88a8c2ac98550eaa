/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens that are written in a row, and the hash of short words: what the fast paths (ascii.c,
 * chunk.c, word.c) share.
 *
 * Whoever writes reserves room for the worst case first, then writes through bare pointers, then
 * gives back the counts; so no token asks for memory.
 */
#ifndef NM_TOKEN_APPEND_H
#define NM_TOKEN_APPEND_H

#include "base/hash.h"
#include "text/fold.h"
#include "token/scanner.h"

#include <stddef.h>
#include <string.h>

/* What stands at a byte of ASCII. */
enum {
    NM_BYTE_OTHER, /* controls and what is not ASCII */
    NM_BYTE_BLANK,
    NM_BYTE_NEWLINE,
    NM_BYTE_LETTER,
    NM_BYTE_DIGIT,
    NM_BYTE_SIGN
};

/* The last eight bytes of a token, from fold_length on, as one number: they are set by one store.
 * NM_TAIL() puts `value` in the place of a field that is `size` bytes long and begins `at` bytes
 * behind fold_length. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define NM_TAIL(at, size, value) ((uint64_t)(value) << (64 - 8 * ((at) + (size))))
#else
#define NM_TAIL(at, size, value) ((uint64_t)(value) << 8 * (at))
#endif
#define NM_TAIL_LENGTH(value) NM_TAIL(0, 2, value)
#define NM_TAIL_KIND(value)   NM_TAIL(2, 1, value)
#define NM_TAIL_SHAPE(value)  NM_TAIL(3, 1, value)
#define NM_TAIL_SCRIPT(value) NM_TAIL(4, 1, value)
#define NM_TAIL_FLAGS(value)  NM_TAIL(5, 1, value)

_Static_assert(sizeof(nm_token) == 32 && offsetof(nm_token, fold_length) == 24 &&
                   offsetof(nm_token, kind) == offsetof(nm_token, fold_length) + 2 &&
                   offsetof(nm_token, shape) == offsetof(nm_token, fold_length) + 3 &&
                   offsetof(nm_token, script) == offsetof(nm_token, fold_length) + 4 &&
                   offsetof(nm_token, flags) == offsetof(nm_token, fold_length) + 5,
               "nm_append_set() knows the layout of a token");

/* Sets all of a token. */
static inline void nm_append_set(nm_token *token, size_t start, size_t end, size_t fold,
                                 uint32_t hash, uint64_t tail)
{
    token->start = (uint32_t)start;
    token->end = (uint32_t)end;
    token->fold = (uint32_t)fold;
    token->hash = hash;
    token->word = token->traits = 0;
    memcpy(&token->fold_length, &tail, sizeof tail);
}

/* Notes what lines.c must know of the token that comes next, for which there is room: whether it
 * begins a line, whether a sentence may end with it, and its shape. */
static inline void nm_append_note(nm_tokens *tokens, bool line, bool stop, unsigned shape)
{
    uint32_t index = (uint32_t)tokens->list.count;
    tokens->lines.items[tokens->lines.count] = (nm_line){index, tokens->capitalised};
    tokens->lines.count += line;
    tokens->stops.items[tokens->stops.count] = index;
    tokens->stops.count += stop;
    tokens->capitalised += shape >= NM_SHAPE_TITLE;
}

/* The token that begins with a byte of ASCII: what it is if it has no capitals, and the bit that
 * makes it small. */
typedef struct nm_byte {
    uint64_t tail;
    uint64_t small; /* in each of eight bytes */
} nm_byte;

extern const nm_byte nm_bytes[256];
extern const uint8_t nm_byte_class[256];

static inline bool nm_byte_is_alnum(unsigned char c)
{
    return nm_byte_class[c] == NM_BYTE_LETTER || nm_byte_class[c] == NM_BYTE_DIGIT;
}

/* Makes room for `count` tokens and `bytes` of folds; false (and `status` set): there is none. */
static inline bool nm_append_reserve(nm_scanner *s, size_t count, size_t bytes)
{
    nm_tokens *tokens = s->tokens;
    if (!nm_array_reserve(&tokens->list, count) || !nm_array_reserve(&tokens->lines, count) ||
        !nm_array_reserve(&tokens->stops, count) || !nm_array_reserve(&tokens->folded, bytes)) {
        s->status = NOMEN_E_MEMORY;
        return false;
    }
    if (tokens->folded.count > UINT32_MAX - bytes) {
        s->status = NOMEN_E_LIMIT;
        return false;
    }
    return true;
}

/* Which of 16 bytes belong to a text of a length. */
typedef struct nm_cut {
    uint64_t first, second;
} nm_cut;

extern const nm_cut nm_cuts[17];

/* Writes 1 to 16 bytes at `p` to `out`, with the bits of `small` set; 16 can be read and written
 * there. Returns the hash of what was written. The lengths of words cannot be predicted, so there
 * is no branch. */
static inline uint32_t nm_append_short(char *out, const unsigned char *p, size_t length,
                                       uint64_t small)
{
    const nm_cut *cut = &nm_cuts[length];
    uint64_t first = (nm_load64(p) | small) & cut->first;
    uint64_t second = (nm_load64(p + 8) | small) & cut->second;
    uint64_t half[2] = {nm_little64(first), nm_little64(second)};
    memcpy(out, half, sizeof half);
    return (uint32_t)nm_hash_last(first, second, NM_HASH_SECOND, length);
}

/* The hash of a token of any length, behind whose fold 16 bytes can be read. */
static inline uint32_t nm_append_hash(const char *folded, size_t length)
{
    const unsigned char *p = (const unsigned char *)folded;
    if (length > 16)
        return (uint32_t)nm_hash(p, length);
    const nm_cut *cut = &nm_cuts[length];
    return (uint32_t)nm_hash_last(nm_load64(p) & cut->first, nm_load64(p + 8) & cut->second,
                                  NM_HASH_SECOND, length);
}

/* Appends the token [p, end) whose fold ends at `out`, for which there is room; `what` is its kind
 * and script. */
static inline void nm_append(nm_scanner *s, const unsigned char *p, const unsigned char *end,
                             const char *out, uint64_t what, unsigned shape, bool stop)
{
    nm_tokens *tokens = s->tokens;
    const char *folded = tokens->folded.items + tokens->folded.count;
    size_t length = (size_t)(out - folded);
    nm_append_set(&tokens->list.items[tokens->list.count], (size_t)(p - s->text),
                  (size_t)(end - s->text), tokens->folded.count, nm_append_hash(folded, length),
                  what | NM_TAIL_SHAPE(shape) | NM_TAIL_LENGTH(length) | NM_TAIL_FLAGS(s->pending));
    nm_append_note(tokens, s->pending & NM_TOKEN_LINE, stop, shape);
    tokens->list.count++;
    tokens->folded.count += length;
    s->pending = 0;
}

#endif
