/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lines.h.
 */
#include "token/lines.h"

#include "token/sentence.h"
#include "token/zone.h"

/* The mark at which the line behind the current one begins, or their number. */
static size_t find_end(nm_lines *lines, const nm_tokens *tokens)
{
    size_t at = lines->seen;
    if (at <= lines->mark)
        at = lines->mark + 1; /* the line's own first token */
    while (at < tokens->marks.count &&
           !(tokens->list.items[tokens->marks.items[at]].flags & NM_TOKEN_LINE))
        at++;
    return lines->seen = at;
}

void nm_lines_mark(nm_lines *lines, nm_tokens *tokens, bool last)
{
    while (lines->token < tokens->list.count) {
        size_t mark = find_end(lines, tokens), end = tokens->list.count;
        if (mark < tokens->marks.count)
            end = tokens->marks.items[mark];
        if (!last && end + NM_SENTENCE_AHEAD > tokens->list.count)
            return;
        nm_zone_mark(tokens, lines->token, end);
        lines->phase = nm_sentences_mark(tokens, lines->mark, end, lines->phase);
        lines->token = end;
        lines->mark = mark;
    }
}
