/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Cuts a rule file into symbols. White space and comments (# to the end of the line) separate; a
 * line's end is a symbol of its own, except inside brackets, so that a clause is a line and a long
 * pattern can be wrapped in parentheses.
 */
#ifndef NM_COMPILE_LEXER_H
#define NM_COMPILE_LEXER_H

#include "compile/draft.h"

typedef enum nm_symbol_kind {
    NM_SYMBOL_END,
    NM_SYMBOL_NEWLINE,
    NM_SYMBOL_NAME,    /* day-month: a letter, then letters, digits and hyphens */
    NM_SYMBOL_STRING,  /* "folded" */
    NM_SYMBOL_SURFACE, /* 'as written' */
    NM_SYMBOL_NUMBER,  /* 12, 0.9 */
    NM_SYMBOL_RANGE,   /* .. */
    NM_SYMBOL_ARROW,   /* -> */
    NM_SYMBOL_SIGN     /* one of ( ) { } [ ] , : | & ! ? @ = ~ - */
} nm_symbol_kind;

typedef struct nm_symbol {
    nm_symbol_kind kind;
    char sign;
    const char *text; /* of a name, string or number: in the draft's arena, NUL-terminated */
    size_t length;
    nm_place place;
} nm_symbol;

typedef struct nm_lexer {
    nm_draft *draft;
    const char *at, *end, *line_start;
    nm_place place; /* file and line */
    unsigned depth; /* of open brackets */
    nm_symbol symbol; /* the current one */
} nm_lexer;

void nm_lexer_init(nm_lexer *lexer, nm_draft *draft, const char *path, const char *bytes,
                   size_t size);

/* Makes the next symbol the current one. Faults are reported and skipped. */
void nm_lexer_next(nm_lexer *lexer);

/* Skips to the first symbol behind this clause: of the next line, or of the next statement where a
 * bracket is open. */
void nm_lexer_skip_line(nm_lexer *lexer);

bool nm_symbol_is(const nm_symbol *symbol, char sign);
bool nm_symbol_names(const nm_symbol *symbol, const char *name);

#endif
