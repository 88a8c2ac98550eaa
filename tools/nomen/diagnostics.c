/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Shows what the builder has to say, as compilers do:
 *
 *     my-pack/names.tsv:3:1: error: stray white space in the name [NM0106]
 *        3 | Contoso  Ltd
 *          | ^~~~~~~~~~~~
 *       hint: ...
 */
#include "command.h"

#include "../formats/json.h"
#include "../formats/plain.h"

#include <string.h>

/* The bytes of the first `count` characters. */
static size_t bytes_of(const char *text, size_t length, size_t count)
{
    size_t at = 0;
    for (; count > 0 && at < length; count--) {
        int size = json_next_character(text + at, length - at);
        at += (size_t)(size > 0 ? size : -size);
    }
    return at;
}

/* The line, and below it the caret under its character, however wide those before it are. Tabs are
 * single spaces. */
static void print_source(const nomen_diagnostic *d)
{
    size_t length = strlen(d->source);
    fprintf(stderr, "%5u | ", d->line);
    for (size_t at = 0, end; at <= length; at = end + 1) {
        end = at + strcspn(d->source + at, "\t");
        write_plain(stderr, d->source + at, end - at);
        fputc(end < length ? ' ' : '\n', stderr);
    }
    if (d->column == 0)
        return;
    size_t first = bytes_of(d->source, length, d->column - 1);
    size_t marked = bytes_of(d->source + first, length - first, d->width);
    size_t width = plain_width(d->source + first, marked);
    fputs("      | ", stderr);
    for (size_t i = plain_width(d->source, first); i > 0; i--)
        fputc(' ', stderr);
    fputc('^', stderr);
    for (size_t i = 1; i < width && i < 200; i++)
        fputc('~', stderr);
    fputc('\n', stderr);
}

static void print_diagnostic(const nomen_diagnostic *d, bool colour)
{
    static const char *const words[] = {"note", "warning", "error"};
    static const char *const colours[] = {"36", "35", "31"};
    fputs(d->file, stderr);
    if (d->line > 0)
        fprintf(stderr, ":%u", d->line);
    if (d->column > 0)
        fprintf(stderr, ":%u", d->column);
    if (colour)
        fprintf(stderr, ": \033[1;%sm%s:\033[0m %s [%s]\n", colours[d->severity],
                words[d->severity], d->message, d->code);
    else
        fprintf(stderr, ": %s: %s [%s]\n", words[d->severity], d->message, d->code);
    if (d->line > 0 && d->source[0] != '\0')
        print_source(d);
    if (d->hint[0] != '\0')
        fprintf(stderr, "  hint: %s\n", d->hint);
}

void print_diagnostics(const nomen_builder *builder, bool notes)
{
    bool colour = wants_colour(stderr);
    for (size_t i = 0; i < nomen_builder_diagnostic_count(builder); i++) {
        const nomen_diagnostic *d = nomen_builder_diagnostic(builder, i);
        if (notes || d->severity != NOMEN_NOTE)
            print_diagnostic(d, colour);
    }
}
