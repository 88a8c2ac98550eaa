/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See reader.h and parts.h: opening by format, lines, names, errors.
 */
#include "parts.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const reader_format *const formats[] = {&reader_brat, &reader_conll, &reader_jsonl,
                                               &reader_timeml};

enum { FORMATS = sizeof formats / sizeof *formats };

static bool has_suffix(const char *path, const char *suffix)
{
    size_t length = strlen(path), size = strlen(suffix);
    return length > size && strcmp(path + length - size, suffix) == 0;
}

/* By name, or without one by the name of the file; NULL: there is no such format. */
static const reader_format *find_format(const char *name, const char *path)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (name != NULL ? strcmp(formats[i]->name, name) == 0
                         : has_suffix(path, formats[i]->suffix))
            return formats[i];
    return name == NULL ? &reader_jsonl : NULL;
}

bool reader_knows(const char *format)
{
    return find_format(format, "") != NULL;
}

const char *reader_suffix(const char *format)
{
    const reader_format *found = format != NULL ? find_format(format, "") : NULL;
    return found != NULL ? found->suffix : NULL;
}

static reader *make_reader(FILE *stream, const char *path, const reader_format *format,
                           const reader_options *options)
{
    reader *r = calloc(1, sizeof *r);
    size_t size = strlen(path) + 1;
    if (r == NULL)
        return NULL;
    r->stream = stream;
    r->format = format;
    if (options != NULL)
        r->options = *options;
    r->path = malloc(size);
    r->name = malloc(size + 32);
    if (r->path == NULL || r->name == NULL) {
        r->stream = NULL;
        reader_close(r);
        return NULL;
    }
    memcpy(r->path, path, size);
    return r;
}

reader *reader_wrap(FILE *stream, const char *path, const reader_format *format,
                    const reader_options *options, char *message, size_t size)
{
    reader *r = make_reader(stream, path, format, options);
    if (r == NULL) {
        snprintf(message, size, "out of memory");
        if (stream != stdin)
            fclose(stream);
    } else if (!format->open(r, message, size)) {
        reader_close(r);
        r = NULL;
    }
    return r;
}

reader *reader_open(const char *path, const char *format, const reader_options *options,
                    char *message, size_t size)
{
    const reader_format *found = find_format(format, path);
    if (found == NULL) {
        snprintf(message, size, "there is no input format called \"%s\"", format);
        return NULL;
    }
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (stream == NULL) {
        snprintf(message, size, "cannot open %s: %s", path, strerror(errno));
        return NULL;
    }
    return reader_wrap(stream, path, found, options, message, size);
}

bool reader_next(reader *r, labelled_document *out)
{
    if (r->ended)
        return false;
    memset(out, 0, sizeof *out);
    out->file = r->path;
    r->entities.count = r->ignore.count = 0;
    reader_forget_strings(r);
    if (!r->format->next(r, out)) {
        r->ended = true;
        return false;
    }
    if (out->id == NULL) {
        sprintf(r->name, "%s:%zu", r->path, out->line);
        out->id = r->name;
    }
    if (out->error == NULL) {
        out->entities = r->entities.spans;
        out->entity_count = r->entities.count;
        out->ignore = r->ignore.spans;
        out->ignore_count = r->ignore.count;
    }
    return true;
}

void reader_close(reader *r)
{
    if (r == NULL)
        return;
    if (r->state != NULL)
        r->format->close(r);
    if (r->stream != NULL && r->stream != stdin)
        fclose(r->stream);
    free(r->entities.spans);
    free(r->ignore.spans);
    reader_free_strings(r);
    free(r->bytes);
    free(r->path);
    free(r->name);
    free(r);
}

ssize_t reader_line(reader *r)
{
    errno = 0;
    ssize_t length = getline(&r->bytes, &r->space, r->stream);
    if (length < 0)
        return -1;
    r->line++;
    if (length > 0 && r->bytes[length - 1] == '\n')
        length--;
    if (length > 0 && r->bytes[length - 1] == '\r')
        length--;
    if (r->line == 1 && length >= 3 && memcmp(r->bytes, "\xEF\xBB\xBF", 3) == 0) {
        length -= 3;
        memmove(r->bytes, r->bytes + 3, (size_t)length);
    }
    r->bytes[length] = '\0';
    return length;
}

bool reader_end(reader *r, labelled_document *out)
{
    if (feof(r->stream) && !ferror(r->stream))
        return false;
    if (errno == ENOMEM)
        return reader_out_of_memory(r, out);
    r->ended = true;
    return reader_fail(r, out, r->line + 1, "cannot be read: %s", strerror(errno));
}

const char *reader_base_name(reader *r)
{
    const char *slash = strrchr(r->path, '/');
    strcpy(r->name, slash != NULL ? slash + 1 : r->path);
    char *dot = strrchr(r->name, '.');
    if (dot != NULL && dot != r->name)
        *dot = '\0';
    return r->name;
}

bool reader_fail(reader *r, labelled_document *out, size_t line, const char *format, ...)
{
    const char *id = out->id, *file = out->file;
    size_t first = out->line > 0 ? out->line : line;
    memset(out, 0, sizeof *out);
    *out = (labelled_document){.id = id, .file = file, .line = first, .error = r->error};
    r->entities.count = r->ignore.count = 0;
    int used = snprintf(r->error, sizeof r->error / 2,
                        "%s:%zu: ", r->where != NULL ? r->where : r->path, line);
    size_t at = used < (int)sizeof r->error / 2 ? (size_t)used : sizeof r->error / 2 - 1;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(r->error + at, sizeof r->error - at, format, arguments);
    va_end(arguments);
    for (char *c = r->error; *c != '\0'; c++) /* what was quoted must not drive a terminal */
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = '?';
    return true;
}

bool reader_out_of_memory(reader *r, labelled_document *out)
{
    r->ended = true;
    return reader_fail(r, out, r->line, "out of memory");
}
