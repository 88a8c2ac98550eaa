/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Zones and sentences, line by line as the tokens come, so that a long text is not gone through a
 * second and third time.
 *
 * The tokenizer notes in nm_tokens where lines begin, how many capitalised words stand before
 * them, and where a sentence may end. Most lines are too poor in capitals to be anything but prose,
 * and sentences are looked for only at these places; so most tokens are not looked at again.
 */
#ifndef NM_TOKEN_LINES_H
#define NM_TOKEN_LINES_H

#include "token/sentence.h"

#include <stdbool.h>

/* How far the text has been marked. A zeroed one: not at all. */
typedef struct nm_lines {
    size_t line; /* the first of nm_tokens.lines that has not been */
    nm_sentences sentences;
} nm_lines;

/* Marks the lines that are complete, with a few tokens behind them; if `last`, all. */
void nm_lines_mark(nm_lines *lines, nm_tokens *tokens, bool last);

#endif
