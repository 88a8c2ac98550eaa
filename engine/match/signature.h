/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What patterns can tell of a token, as a number: tokens of the same signature are the same to every
 * rule and evidence of the model. It says less than the token does, so that much of it is the same:
 *
 *     a word that nothing was looked up for     kind, case, length, script, flags, zone; no letters
 *     a number                                  the ranges of the model's rules that it lies in
 *     a word of the vocabulary                  the word, and how it is written
 *
 * Signatures are interned in a table of fixed size, and forgotten all at once when it is full; a
 * number is not given a second time before all memory of it is gone (nm_signatures_begin()).
 */
#ifndef NM_MATCH_SIGNATURE_H
#define NM_MATCH_SIGNATURE_H

#include "base/array.h"
#include "base/error.h"
#include "model/view.h"
#include "token/token.h"

enum {
    NM_SIGNATURE_OUTSIDE, /* of what lies outside the text */
    NM_SIGNATURE_UNKNOWN, /* of a word too long to be remembered: no two are the same */
    NM_SIGNATURE_FIRST
};

enum { NM_SIGNATURES = 1 << 13, NM_SIGNATURE_SLOTS = 2 * NM_SIGNATURES, NM_WRITTEN = 40 };

/* Compared byte by byte: no padding, and what does not matter is 0. */
typedef struct nm_traits_of_token {
    uint32_t word;
    uint32_t number; /* 0 none, else one more than the bounds of the model's ranges below it */
    uint16_t length; /* code points, as far as some rule can tell */
    uint8_t bytes;   /* of `written`, or of a number */
    uint8_t kind, shape, script, flags, zone, peeled;
    uint8_t folding;  /* FOLDED_... */
    uint8_t reserved[6];
    char written[NM_WRITTEN];
} nm_traits_of_token;

typedef struct nm_signatures {
    const nm_view *model;
    int32_t *bounds; /* of the ranges of numbers, ascending, each once */
    uint32_t bound_count;
    int32_t longest;       /* length that a rule asks for */
    uint64_t surfaces[16]; /* a filter of what some rule wants letter for letter */
    nm_traits_of_token *list;
    uint32_t *slots;      /* one more than an index, 0: empty */
    uint32_t count, base; /* the signature of list[i] is base + i */
    NM_ARRAY(uint32_t) of_token; /* of the present text; below `base`: not known */
    const nm_tokens *tokens;
} nm_signatures;

nomen_status nm_signatures_init(nm_signatures *signatures, const nm_view *model,
                                nomen_error *error);
void nm_signatures_free(nm_signatures *signatures);

/* Begins a text whose words are looked up. True in `*fresh`: all numbers begin anew. False: out of
 * memory. */
bool nm_signatures_begin(nm_signatures *signatures, const nm_tokens *tokens, bool *fresh);

/* Makes one; the text has the token. */
uint32_t nm_signature_make(nm_signatures *signatures, uint32_t token);

/* The signature of a token, or of a place outside the text. */
static inline uint32_t nm_signature_of(nm_signatures *s, int64_t token)
{
    if (token < 0 || token >= (int64_t)s->of_token.count)
        return NM_SIGNATURE_OUTSIDE;
    uint32_t known = s->of_token.items[token];
    return known >= s->base || known == NM_SIGNATURE_UNKNOWN
               ? known
               : nm_signature_make(s, (uint32_t)token);
}

#endif
