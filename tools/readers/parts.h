/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the readers share: the open file with its line number, strings, lists of spans, errors.
 *
 * A format's reader fills a labelled_document that is zeroed but for `file`, from the file on. It
 * says true when it handed one out, good or bad. After reader_fail() the document is a bad one, and
 * whatever else was filled in but its id and line is forgotten; after reader_end_with() it is the
 * last, too.
 */
#ifndef NOMEN_READER_PARTS_H
#define NOMEN_READER_PARTS_H

#include "nomen.h"
#include "reader.h"

#include <stdio.h>
#include <sys/types.h>

typedef struct reader_format {
    const char *name;
    const char *suffix; /* of the files that are taken for it */
    /* Makes the state; says why not. */
    bool (*open)(reader *reader, char *message, size_t size);
    bool (*next)(reader *reader, labelled_document *out);
    void (*close)(reader *reader); /* frees the state, NULL: it was not made */
} reader_format;

extern const reader_format reader_brat, reader_conll, reader_jsonl, reader_timeml;

/* Bytes that grow; zeroed is empty. */
typedef struct text_buffer {
    char *bytes;
    size_t length, capacity;
} text_buffer;

typedef struct span_list {
    labelled_span *spans;
    size_t count, capacity;
} span_list;

struct reader {
    const reader_format *format;
    reader_options options;
    void *state; /* the format's own */
    char *path;
    const char *where; /* what messages call the file; NULL: `path` */
    FILE *stream;
    bool ended;
    size_t line;  /* the number of the line that was read last */
    char *bytes;  /* that line */
    size_t space; /* allocated for it */
    span_list entities, ignore;
    struct string_block *strings; /* kept for the document */
    char *name;                   /* the id of a document that has none */
    char error[1024];
};

/* Reads a stream as reader_open() reads a file; closes it in the end, unless it is stdin, and at
 * once where it fails. */
reader *reader_wrap(FILE *stream, const char *path, const reader_format *format,
                    const reader_options *options, char *message, size_t size);

/* The next line into `bytes`, without its end (\n or \r\n) and without a byte order mark, a NUL
 * behind it: its length, or -1 at the end of the file. Whether that was a failure is for
 * reader_end() to find out. */
ssize_t reader_line(reader *reader);

/* At the end of the file: false if all was read, else hands out the error that stopped it. */
bool reader_end(reader *reader, labelled_document *out);

/* The name of the file without folders and suffix: the id where a file is a document. */
const char *reader_base_name(reader *reader);

/* Hands out a bad document, wrong in `line` of the file. Returns true. */
bool reader_fail(reader *reader, labelled_document *out, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for "out of memory", after which nothing is read any more. */
bool reader_out_of_memory(reader *reader, labelled_document *out);

/* ---- Strings ---- */

/* A copy with a NUL behind it, which lives until the next document; NULL when memory is out. */
const char *reader_keep(reader *reader, const char *text, size_t length);

/* Forgets them; reader_next() does. */
void reader_forget_strings(reader *reader);
void reader_free_strings(reader *reader);

/* Appends, and keeps a NUL behind the end; false when memory is out. */
bool text_buffer_append(text_buffer *buffer, const char *bytes, size_t length);

/* The rest of a stream, the same way; false when it cannot be read or memory is out (ENOMEM). */
bool text_buffer_read(text_buffer *buffer, FILE *stream);

bool text_is_utf8(const char *text, size_t length);

/* ---- Spans ---- */

/* Adds a span; false when memory is out. */
bool span_list_add(span_list *list, labelled_span span);

/* Into text order. */
void span_list_sort(span_list *list);

typedef enum span_fault {
    SPANS_GOOD,
    SPANS_OUTSIDE,
    SPANS_INSIDE_CHARACTER,
    SPANS_MEMORY
} span_fault;

/* Turns the offsets of all spans from `unit` into bytes of `text`, which is valid UTF-8. Where that
 * fails, `bad` is the offset that is behind the text, or amid a character. */
span_fault span_list_to_bytes(span_list *list, const char *text, size_t length, nomen_unit unit,
                              size_t *bad);

#endif
