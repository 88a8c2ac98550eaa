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

#include <string.h>

/* The line, tabs as single spaces so that the caret stands under its character. */
static void print_source(const nomen_diagnostic *d)
{
    fprintf(stderr, "%5u | ", d->line);
    for (const char *c = d->source; *c != '\0'; c++)
        fputc(*c == '\t' || (unsigned char)*c < 0x20 ? ' ' : *c, stderr);
    fputc('\n', stderr);
    if (d->column == 0)
        return;
    fputs("      | ", stderr);
    for (uint32_t i = 1; i < d->column; i++)
        fputc(' ', stderr);
    fputc('^', stderr);
    for (uint32_t i = 1; i < d->width && i < 200; i++)
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
