/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Zones and sentences, line by line as the tokens come, so that a long text is not gone through a
 * second and third time.
 *
 * The tokenizer notes in nm_tokens.marks where a line begins and where a sentence may end. A line's
 * zone is decided by its first tokens, nearly always, and sentences only where there is a mark; so
 * most tokens are not looked at again.
 */
#ifndef NM_TOKEN_LINES_H
#define NM_TOKEN_LINES_H

#include "token/token.h"

#include <stdbool.h>

/* How far the text has been marked. A zeroed one: not at all. */
typedef struct nm_lines {
    size_t token, mark; /* the first of the line that comes next */
    size_t seen;        /* no line begins at a mark between `mark` and this one */
    unsigned phase;     /* of its sentence, see sentence_mark.c */
} nm_lines;

/* Marks the lines that are complete, with a few tokens behind them; if `last`, all. */
void nm_lines_mark(nm_lines *lines, nm_tokens *tokens, bool last);

#endif
