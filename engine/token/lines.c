/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lines.h.
 */
#include "token/lines.h"

#include "token/zone.h"

/* Marks the line with this number, whose tokens end before `next`. */
static void mark_line(nm_tokens *tokens, size_t number, const nm_line *next)
{
    const nm_line *line = &tokens->lines.items[number];
    nm_zone_mark(tokens, line->token, next->token, next->capitalised - line->capitalised);
    nm_sentence_mark_line(tokens, line->token);
}

void nm_lines_mark(nm_lines *done, nm_tokens *tokens, bool last)
{
    const nm_line *lines = tokens->lines.items;
    size_t count = tokens->lines.count;
    nm_line end = {(uint32_t)tokens->list.count, tokens->capitalised};
    for (; done->line + 1 < count; done->line++) {
        const nm_line *next = &lines[done->line + 1];
        if (!last && next->token + NM_SENTENCE_AHEAD > end.token)
            break;
        mark_line(tokens, done->line, next);
    }
    if (last && done->line < count)
        mark_line(tokens, done->line++, &end);
    if (!last && done->line < count)
        end = lines[done->line];
    nm_sentences_mark(&done->sentences, tokens, end.token);
}
