/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the parts of the tokenizer share while they cut one text.
 *
 *     tokenize.c   the loop of the reference: white space, else one word by atoms.c
 *     atoms.c      a word of UAX #29 -> its atoms, with the tailorings (any script)
 *     ascii.c      the fast path: blocks of 64 bytes, whole chunks of plain ASCII at once
 *     chunk.c      ... what is between two white spaces and not plain: token by token
 *     word.c       ... a word of another script
 *     lines.c      lines -> zones (zone.c), as they come
 *     scanner.c    what they all do: append a token, skip white space
 */
#ifndef NM_TOKEN_SCANNER_H
#define NM_TOKEN_SCANNER_H

#include "token/tailoring.h"
#include "token/token.h"

enum { NM_SCANNER_ROWS = 40 };

typedef struct nm_scanner {
    nm_tokens *tokens;
    const unsigned char *text, *end;
    const unsigned char *chunk_end; /* of the run without white space that was last looked at */
    const unsigned char *tried;     /* no indicator begins before here */
    unsigned tailorings;
    uint8_t pending; /* NM_TOKEN_GAP, LINE, PARAGRAPH for the next token */
    bool suspect;    /* an indicator may stand in the chunk */
    nomen_status status;
    uint64_t filled;      /* those of `rows` that are, a bit each */
    uint32_t (*rows)[64]; /* NM_SCANNER_ROWS: what word.c knows of letters */
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

/* Skips white space, and what is invisible at the head of a token. */
const unsigned char *nm_scanner_skip_space(nm_scanner *scanner, const unsigned char *p);

/* Cuts a block or more of the text from `p` on, with all tailorings. Returns where to go on, or
 * NULL on failure. */
const unsigned char *nm_ascii_scan(nm_scanner *scanner, const unsigned char *p);

/* Cuts the chunk that begins at `p` (no blank or line break of ASCII), and those behind it that are
 * not ASCII or begin before `until`. Returns the white space behind the last, or the text's end, or
 * NULL on failure; perhaps, before `until`, white space earlier on. */
const unsigned char *nm_chunk_scan(nm_scanner *scanner, const unsigned char *p,
                                   const unsigned char *until);

/* Cuts the word that begins at `p`, if it is of letters and plain. Returns its end, or `p`: it is
 * not; room for a token and its fold has been reserved. */
const unsigned char *nm_word_scan(nm_scanner *scanner, const unsigned char *p);

/* As nm_tokenize() with these NM_TAILOR_... bits, and without zones. */
nomen_status nm_tokenize_with(nm_tokens *tokens, const char *text, size_t length,
                              unsigned tailorings, nomen_error *error);

#endif
