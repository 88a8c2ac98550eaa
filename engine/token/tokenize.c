/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The tokenizer's loop. See token.h for what comes out and tailoring.h for why.
 *
 * With all tailorings on, the text is cut by the fast path (ascii.c and chunk.c), which leaves what
 * is not simple to atoms.c. Else, white space and invisible signs make no token, but GAP, LINE and
 * PARAGRAPH for the next one, and anything else is one word by atoms.c.
 */
#include "token/scanner.h"

#include "token/lines.h"

typedef const unsigned char *place;

static void scan(nm_scanner *s)
{
    for (place p = s->text; p != NULL && p < s->end;) {
        place word = nm_scanner_skip_space(s, p);
        p = word == p ? nm_atoms_scan(s, p) : word;
    }
}

enum { BATCH = 512 /* tokens, which the caches still hold */ };

/* As scan(), the fast path, and all of the lines. */
static void scan_fast(nm_scanner *s, bool with_lines)
{
    uint32_t rows[NM_SCANNER_ROWS][64];
    size_t lines = 0, next = BATCH;
    s->rows = rows;
    for (place p = s->text; p != NULL && p < s->end;) {
        p = nm_ascii_scan(s, p);
        if (with_lines && s->tokens->list.count >= next) {
            nm_lines_mark(&lines, s->tokens, false);
            next = s->tokens->list.count + BATCH;
        }
    }
    if (with_lines)
        nm_lines_mark(&lines, s->tokens, true);
    s->rows = NULL;
}

static nomen_status tokenize(nm_tokens *tokens, const char *text, size_t length,
                             unsigned tailorings, bool with_lines, nomen_error *error)
{
    nm_array_clear(&tokens->list);
    nm_array_clear(&tokens->folded);
    nm_array_clear(&tokens->lines);
    nm_array_clear(&tokens->stops);
    tokens->capitalised = 0;
    tokens->text = text;
    tokens->length = length;
    tokens->replaced = 0;
    if (length > UINT32_MAX - 1)
        return nm_fail(error, NOMEN_E_LIMIT, "a text of %zu bytes is too long: 4 GiB are the limit",
                       length);
    if (length == 0)
        return NOMEN_OK;
    nm_scanner s = {.tokens = tokens, .text = (place)text, .tailorings = tailorings};
    s.end = s.text + length;
    s.chunk_end = s.tried = s.text;
    s.pending = NM_TOKEN_GAP | NM_TOKEN_LINE | NM_TOKEN_PARAGRAPH;
    if (tailorings == NM_TAILOR_ALL)
        scan_fast(&s, with_lines);
    else
        scan(&s);
    if (s.status == NOMEN_E_MEMORY)
        return nm_fail_memory(error);
    if (s.status != NOMEN_OK)
        return nm_fail(error, s.status, "the folded text is longer than 4 GiB");
    return NOMEN_OK;
}

nomen_status nm_tokenize_with(nm_tokens *tokens, const char *text, size_t length,
                              unsigned tailorings, nomen_error *error)
{
    return tokenize(tokens, text, length, tailorings, false, error);
}

nomen_status nm_tokenize(nm_tokens *tokens, const char *text, size_t length, nomen_error *error)
{
    return tokenize(tokens, text, length, NM_TAILOR_ALL, true, error);
}

void nm_tokens_free(nm_tokens *tokens)
{
    nm_array_free(&tokens->list);
    nm_array_free(&tokens->folded);
    nm_array_free(&tokens->lines);
    nm_array_free(&tokens->stops);
    *tokens = (nm_tokens){0};
}
