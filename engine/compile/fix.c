/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See fix.h.
 */
#include "compile/fix.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/mapping.h"
#include "base/replace.h"

#include <string.h>
#include <utf8proc.h>

typedef struct row {
    const char *text; /* the mended line, without its end */
    size_t length;
    const char *comments; /* lines that stand before it, with their ends */
    size_t comment_length;
} row;

typedef struct fixer {
    nm_arena arena;
    NM_ARRAY(row) rows;
    NM_ARRAY(char) out;
    size_t head; /* bytes up to the first row */
} fixer;

/* The name composed, with stray spaces gone; NULL when memory is out or it is no UTF-8. */
static char *mend_name(fixer *f, const char *name, size_t length, size_t *mended)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)length, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    char *out = size >= 0 ? nm_arena_alloc(&f->arena, (size_t)size + 1) : NULL;
    size_t kept = 0;
    for (utf8proc_ssize_t i = 0; out != NULL && i < size; i++) {
        bool space = composed[i] == ' ';
        if (space && (kept == 0 || out[kept - 1] == ' '))
            continue;
        out[kept++] = (char)composed[i];
    }
    if (out != NULL && kept > 0 && out[kept - 1] == ' ')
        kept--;
    free(composed);
    *mended = kept;
    return out;
}

static bool add_row(fixer *f, const char *line, size_t length, const char *comments)
{
    const char *tab = memchr(line, '\t', length);
    size_t name_length = tab != NULL ? (size_t)(tab - line) : length, mended;
    char *name = mend_name(f, line, name_length, &mended);
    char *text = name != NULL ? nm_arena_alloc(&f->arena, mended + length - name_length + 1) : NULL;
    row *slot = text != NULL ? nm_array_push(&f->rows) : NULL;
    if (slot == NULL)
        return false;
    memcpy(text, name, mended);
    memcpy(text + mended, line + name_length, length - name_length);
    *slot = (row){text, mended + length - name_length, comments, (size_t)(line - comments)};
    return true;
}

/* Cuts the file into head, rows and comments. The name is the first column in every table that has
 * one; a table that begins with another is left in its order of columns all the same. */
static bool read_rows(fixer *f, const char *bytes, size_t size)
{
    const char *at = bytes, *end = bytes + size, *comments = NULL;
    bool headed = false;
    static const char weights[] = "#: weights";
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline != NULL ? newline + 1 : end;
        size_t length = (size_t)((newline != NULL ? newline : end) - at);
        if (length > 0 && at[length - 1] == '\r')
            length--;
        if (!headed && length >= sizeof weights - 1 &&
            memcmp(at, weights, sizeof weights - 1) == 0) {
            f->head = size; /* the order of weights is the author's */
            return true;
        }
        if (!headed) {
            headed = length > 0 && at[0] != '#';
            if (headed) {
                f->head = (size_t)(next - bytes);
                comments = next;
            }
        } else if (length > 0 && at[0] != '#') {
            if (!add_row(f, at, length, comments))
                return false;
            comments = next;
        }
        at = next;
    }
    if (!headed)
        f->head = size;
    return true;
}

static int compare_rows(const void *left, const void *right)
{
    const row *a = left, *b = right;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static bool append(fixer *f, const char *bytes, size_t length)
{
    if (!nm_array_reserve(&f->out, length + 1))
        return false;
    memcpy(f->out.items + f->out.count, bytes, length);
    f->out.count += length;
    return true;
}

static bool write_rows(fixer *f, const char *bytes)
{
    if (!append(f, bytes, f->head))
        return false;
    if (f->rows.count > 0)
        qsort(f->rows.items, f->rows.count, sizeof *f->rows.items, compare_rows);
    for (size_t i = 0; i < f->rows.count; i++) {
        const row *r = &f->rows.items[i];
        bool repeated = i > 0 && r->comment_length == 0 && compare_rows(r - 1, r) == 0;
        if (!repeated && (!append(f, r->comments, r->comment_length) ||
                          !append(f, r->text, r->length) || !append(f, "\n", 1)))
            return false;
    }
    return true;
}

nomen_status nm_table_fix(const char *path, bool *changed, nomen_error *error)
{
    nm_mapping mapping;
    fixer f = {0};
    *changed = false;
    nomen_status status = nm_mapping_open(&mapping, path, error);
    if (status != NOMEN_OK || mapping.size == 0)
        return status;
    const char *bytes = (const char *)mapping.bytes;
    utf8proc_int32_t code;
    for (size_t i = 0; i < mapping.size && status == NOMEN_OK;) {
        utf8proc_ssize_t size = utf8proc_iterate(mapping.bytes + i,
                                                 (utf8proc_ssize_t)(mapping.size - i), &code);
        if (size <= 0)
            status = nm_fail(error, NOMEN_E_PACK, "%s is not UTF-8 at byte %zu", path, i);
        i += size > 0 ? (size_t)size : 1;
    }
    if (status == NOMEN_OK && (!read_rows(&f, bytes, mapping.size) || !write_rows(&f, bytes)))
        status = nm_fail_memory(error);
    if (status == NOMEN_OK &&
        (f.out.count != mapping.size || memcmp(f.out.items, bytes, mapping.size) != 0)) {
        status = nm_file_replace(path, f.out.items, f.out.count, error);
        *changed = status == NOMEN_OK;
    }
    nm_mapping_close(&mapping);
    nm_array_free(&f.rows);
    nm_array_free(&f.out);
    nm_arena_free(&f.arena);
    return status;
}
