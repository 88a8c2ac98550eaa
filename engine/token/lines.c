/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lines.h.
 */
#include "token/lines.h"

#include "token/zone.h"

/* Whether a sentence begins with the line that `token` begins. */
static bool line_begins(const nm_tokens *tokens, const nm_token *token)
{
    nm_zone last = (nm_zone)token[-1].zone, now = (nm_zone)token->zone;
    if ((token->flags & NM_TOKEN_PARAGRAPH) || tokens->text[token[-1].start] == ':')
        return true;
    return last == NM_ZONE_TITLE || last == NM_ZONE_CAPS || now == NM_ZONE_TITLE ||
           now == NM_ZONE_LIST || now == NM_ZONE_DATELINE ||
           (last == NM_ZONE_QUOTE) != (now == NM_ZONE_QUOTE);
}

/* Marks the line with this number, whose tokens end before `next`. */
static void mark_line(nm_tokens *tokens, size_t number, const nm_line *next)
{
    const nm_line *line = &tokens->lines.items[number];
    nm_zone_mark(tokens, line->token, next->token, next->capitalised - line->capitalised);
    nm_token *first = &tokens->list.items[line->token];
    if (line->token == 0 || line_begins(tokens, first))
        first->flags |= NM_TOKEN_SENTENCE;
}

void nm_lines_mark(size_t *done, nm_tokens *tokens, bool last)
{
    const nm_line *lines = tokens->lines.items;
    size_t count = tokens->lines.count;
    for (; *done + 1 < count; ++*done)
        mark_line(tokens, *done, &lines[*done + 1]);
    if (last && *done < count) {
        nm_line end = {(uint32_t)tokens->list.count, tokens->capitalised};
        mark_line(tokens, (*done)++, &end);
    }
}
