/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens: what names are matched on.
 *
 * Two layers. The default word boundaries of UAX #29 say where a name may begin and end. Names are
 * matched on *atoms*: the pieces of such a word that are of one nature, a run of letters or a run
 * of digits or a single other character, so that "APT28", "APT 28" and "APT-28" are the same two
 * atoms and "l'Ukraine" holds the atom "Ukraine".
 *
 *     text    U.S.-China   talks  APT28     l’Ukraine        7.9.2023
 *     words   U.S . - China  talks  APT28     l’Ukraine        7.9.2023
 *     tokens  U.S. - China   talks  APT 28    l ’ Ukraine      7 . 9 . 2023
 *     inner                             ^                        ^ ^ ^ ^
 *
 * A token that is INNER has no boundary before it: no entity begins there, and none ends before it.
 * White space is no token; GAP says that some stood before the token.
 *
 * Every token has its folded form (case, compatibility, width, accents) in the list's own buffer,
 * and that form's hash. Token offsets are 32 bits: a text is at most 4 GiB - 1.
 */
#ifndef NM_TOKEN_TOKEN_H
#define NM_TOKEN_TOKEN_H

#include "base/array.h"
#include "base/error.h"

#include <stdint.h>

typedef enum nm_kind {
    NM_KIND_WORD,        /* letters (and marks): one run */
    NM_KIND_NUMBER,      /* decimal digits of one script: one run */
    NM_KIND_IDEOGRAPH,   /* one character of a script written without spaces, with its marks */
    NM_KIND_INITIALISM,  /* single letters with full stops: U.S., S.p.A. */
    NM_KIND_PUNCTUATION, /* one punctuation character */
    NM_KIND_SYMBOL,      /* one symbol, or one emoji sequence */
    NM_KIND_INDICATOR,   /* URL, e-mail, @handle, domain, file name, hash, defanged address: one
                            token whatever is in it, and no name is found inside */
    NM_KIND_OTHER        /* a control character, an invalid byte sequence */
} nm_kind;

typedef enum nm_shape {
    NM_SHAPE_NONE,  /* no cased letter */
    NM_SHAPE_LOWER, /* ukraine */
    NM_SHAPE_TITLE, /* Ukraine; also a single capital: A */
    NM_SHAPE_UPPER, /* UKRAINE, U.S. */
    NM_SHAPE_MIXED  /* SentinelOne, iPhone */
} nm_shape;

enum {
    NM_TOKEN_INNER = 1 << 0,     /* no boundary before it */
    NM_TOKEN_GAP = 1 << 1,       /* white space before it (also set on the first token) */
    NM_TOKEN_LINE = 1 << 2,      /* first of its line */
    NM_TOKEN_PARAGRAPH = 1 << 3, /* first of its paragraph: after an empty line, or first of all */
    NM_TOKEN_SENTENCE = 1 << 4,  /* first of its sentence */
    NM_TOKEN_BARRIER = 1 << 5,   /* filled by match/: no name crosses the place before it */
    NM_TOKEN_JOINED = 1 << 6     /* filled by match/: some name may go on behind it */
};

typedef struct nm_token {
    uint32_t start, end;  /* bytes of the text */
    uint32_t fold;        /* offset of the folded form in nm_tokens.folded */
    uint32_t hash;        /* low half of nm_hash() of the folded form */
    uint32_t word; /* filled by match/: the vocabulary's word, 0 for none that matters here */
    uint32_t traits;      /* filled by match/: NM_WORD_... of that word */
    uint16_t fold_length; /* bytes; NM_FOLD_NONE for a token too long to be in any name */
    uint8_t kind, shape;  /* nm_kind, nm_shape */
    uint8_t script;       /* nm_script, see text/property.h */
    uint8_t flags;        /* NM_TOKEN_... */
    uint8_t zone;         /* nm_zone of its line */
    uint8_t peeled;       /* filled by match/: what of it is an affix, NM_PEELED_... */
} nm_token;

#define NM_FOLD_NONE UINT16_MAX

/* Whether nothing stands between a token and the one before it. */
static inline bool nm_token_is_glued(const nm_token *token)
{
    return (token->flags & (NM_TOKEN_GAP | NM_TOKEN_LINE)) == 0;
}

/* What kind of line a token stands in. */
typedef enum nm_zone {
    NM_ZONE_PROSE,
    NM_ZONE_TITLE,    /* a headline: words capitalised throughout, or all capitals */
    NM_ZONE_CAPS,     /* a line all in capitals that is no headline */
    NM_ZONE_DATELINE, /* "JAKARTA, Indonesia - " at the head of a line */
    NM_ZONE_LIST,     /* a list item */
    NM_ZONE_QUOTE     /* a line quoted with > */
} nm_zone;

/* Where a line begins, and how many tokens before it have a capital. */
typedef struct nm_line {
    uint32_t token, capitalised;
} nm_line;

typedef struct nm_tokens {
    const char *text; /* the caller's */
    size_t length;
    NM_ARRAY(nm_token) list;
    NM_ARRAY(char) folded;
    NM_ARRAY(nm_line) lines;  /* in order; there is always room for one more */
    NM_ARRAY(uint32_t) stops; /* tokens behind which a sentence may end */
    uint32_t capitalised;     /* tokens that have a capital */
    size_t replaced;          /* invalid UTF-8 sequences */
} nm_tokens;

/* Cuts `text` into tokens; what `tokens` held before is forgotten, its memory reused. A zeroed
 * struct is an empty one. The text must outlive the tokens.
 * NOMEN_E_MEMORY, NOMEN_E_LIMIT (4 GiB or more). */
nomen_status nm_tokenize(nm_tokens *tokens, const char *text, size_t length, nomen_error *error);

void nm_tokens_free(nm_tokens *tokens);

#endif
