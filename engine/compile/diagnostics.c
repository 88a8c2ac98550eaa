/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See diagnostics.h.
 */
#include "compile/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE_SHOWN = 400 }; /* bytes of a source line that are kept for the caret */

/* Code points in `length` bytes: every byte but the continuation bytes. */
static uint32_t count_code_points(const char *bytes, size_t length)
{
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

/* Whether this file has had its share of remarks; errors beyond it still count as errors. */
static bool over_share(nm_diagnostics *d, const char *file)
{
    if (d->file != file) {
        d->file = file;
        d->in_file = 0;
    }
    return ++d->in_file > NM_DIAGNOSTICS_PER_FILE;
}

static void fill(nm_diagnostics *d, nomen_diagnostic *out, nm_place place)
{
    size_t shown = place.length < LINE_SHOWN ? place.length : LINE_SHOWN;
    while (shown > 0 && shown < place.length && ((unsigned char)place.text[shown] & 0xC0) == 0x80)
        shown--;
    out->line = place.line;
    out->source = nm_arena_copy(&d->arena, place.text != NULL ? place.text : "",
                                place.text != NULL ? shown : 0);
    out->file = nm_arena_copy(&d->arena, place.file, strlen(place.file));
    out->width = 1;
    if (place.column > 0 && place.column - 1 <= place.length) {
        size_t before = place.column - 1, room = place.length - before;
        size_t width = place.width < room ? place.width : room;
        out->column = 1 + count_code_points(place.text, before);
        out->width = count_code_points(place.text + before, width);
        if (out->width == 0)
            out->width = 1;
    }
}

void nm_report(nm_diagnostics *d, nomen_severity severity, const char *code, nm_place place,
               const char *hint, const char *format, ...)
{
    d->errors += severity == NOMEN_ERROR;
    d->warnings += severity == NOMEN_WARNING;
    if (over_share(d, place.file))
        return;
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);

    nomen_diagnostic *out = nm_array_push(&d->list);
    if (out == NULL) {
        d->memory = true;
        return;
    }
    memset(out, 0, sizeof *out);
    out->severity = severity;
    out->code = code;
    fill(d, out, place);
    out->message = nm_arena_copy(&d->arena, message, strlen(message));
    out->hint = nm_arena_copy(&d->arena, hint != NULL ? hint : "", hint != NULL ? strlen(hint) : 0);
    if (out->source == NULL || out->file == NULL || out->message == NULL || out->hint == NULL) {
        d->list.count--;
        d->memory = true;
    }
}

static int compare_diagnostics(const void *left, const void *right)
{
    const nomen_diagnostic *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    if (order == 0)
        order = (a->column > b->column) - (a->column < b->column);
    if (order == 0)
        order = strcmp(a->code, b->code);
    return order != 0 ? order : strcmp(a->message, b->message);
}

void nm_diagnostics_sort(nm_diagnostics *d)
{
    if (d->list.count < 2)
        return;
    qsort(d->list.items, d->list.count, sizeof *d->list.items, compare_diagnostics);
    size_t kept = 1; /* what is unrolled or copied can be told twice */
    for (size_t i = 1; i < d->list.count; i++)
        if (compare_diagnostics(&d->list.items[i], &d->list.items[kept - 1]) != 0)
            d->list.items[kept++] = d->list.items[i];
    d->list.count = kept;
}

nomen_status nm_diagnostics_status(const nm_diagnostics *d, nomen_error *error)
{
    if (d->errors == 0)
        return NOMEN_OK;
    return nm_fail(error, NOMEN_E_PACK, "%zu error%s in the pack", d->errors,
                   d->errors == 1 ? "" : "s");
}

void nm_diagnostics_free(nm_diagnostics *d)
{
    nm_array_free(&d->list);
    nm_arena_free(&d->arena);
}
