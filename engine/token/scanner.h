/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the parts of the tokenizer share while they cut one text.
 *
 *     tokenize.c   the loop: plain ASCII by ascii.c, white space, else one word by atoms.c
 *     ascii.c      the fast path, with plain words of other scripts by plain.c
 *     atoms.c      a word of UAX #29 -> its atoms, with the tailorings (any script, the reference)
 *     zone.c       lines -> zones              sentence.c   tokens -> sentences
 */
#ifndef NM_TOKEN_SCANNER_H
#define NM_TOKEN_SCANNER_H

#include "token/tailoring.h"
#include "token/token.h"

typedef struct nm_scanner {
    nm_tokens *tokens;
    const unsigned char *text, *end;
    const unsigned char *chunk_end; /* of the run without white space that was last looked at */
    const unsigned char *tried;     /* no indicator begins before here */
    unsigned tailorings;
    uint8_t pending; /* NM_TOKEN_GAP, LINE, PARAGRAPH for the next token */
    bool suspect;    /* an indicator may stand in the chunk */
    nomen_status status;
} nm_scanner;

/* What a token is, besides its span. */
typedef struct nm_piece {
    const unsigned char *start, *end;
    uint8_t kind, shape, script;
    bool inner;
} nm_piece;

/* Appends a token with its fold; false (and `status` set) when memory or offsets are out. */
bool nm_scanner_emit(nm_scanner *scanner, const nm_piece *piece);

/* The end of the indicator or hash at `p`, a byte below 0x80, or NULL. */
const unsigned char *nm_scanner_indicator(nm_scanner *scanner, const unsigned char *p);

/* Cuts the word of UAX #29 that begins at `p`, no white space, into tokens. Returns where to go on
 * (a tailoring may reach over the word's end), or NULL on failure. */
const unsigned char *nm_atoms_scan(nm_scanner *scanner, const unsigned char *p);

/* Cuts what is plain ASCII from `p` on, up to what is not for this path (perhaps at once). Returns
 * where to go on, or NULL on failure. */
const unsigned char *nm_ascii_scan(nm_scanner *scanner, const unsigned char *p);

/* Cuts plain tokens from `p` on, which is a byte above 7F or begins a word that has one; perhaps
 * none. Returns where to go on, or NULL on failure. */
const unsigned char *nm_plain_scan(nm_scanner *scanner, const unsigned char *p);

/* As nm_tokenize() with these NM_TAILOR_... bits, and without zones and sentences. */
nomen_status nm_tokenize_with(nm_tokens *tokens, const char *text, size_t length,
                              unsigned tailorings, nomen_error *error);

#endif
