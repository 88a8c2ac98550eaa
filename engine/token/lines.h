/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Zones, and the sentences that begin with lines, line by line as the tokens come, so that a long
 * text is not gone through a second time.
 *
 * The tokenizer notes in nm_tokens where lines begin, and how many capitalised words stand before
 * them. Most lines are too poor in capitals to be anything but prose; so most tokens are not looked
 * at again. The sentences that end inside of lines are for match/sentence.h, which knows words.
 */
#ifndef NM_TOKEN_LINES_H
#define NM_TOKEN_LINES_H

#include "token/token.h"

#include <stdbool.h>

/* Marks the lines that are complete, or if `last`, all. `done` counts those that have been; it
 * begins with 0. */
void nm_lines_mark(size_t *done, nm_tokens *tokens, bool last);

#endif
