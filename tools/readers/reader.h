/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Readers: labelled text, and text with what is known about it, from the formats of the field. A
 * reader hands out one document at a time, so that a file of any size needs the memory of its
 * largest document. A format is a table of functions, as in formats/format.h.
 *
 * A malformed document does not end the reading: it is handed out with `error` set, and the next
 * one follows. All positions are bytes of the document's own `text`; readers of formats that count
 * code points convert. `line` is where a thing stands in its file, for messages.
 */
#ifndef NOMEN_READER_H
#define NOMEN_READER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct labelled_span {
    size_t start, end;  /* bytes of the text */
    const char *type;   /* NULL in `ignore` */
    const char *id;     /* NULL: not labelled with one */
    double confidence;  /* of a prediction; 1 where none is given */
    const char *source; /* of a prediction: the row or rule; NULL */
    size_t line;        /* in the file */
} labelled_span;

/* All strings belong to the reader and live until its next call. */
typedef struct labelled_document {
    const char *id;       /* never NULL: "FILE:LINE" where the format gives none */
    const char *language; /* NULL: unknown */
    const char *date;     /* the reference date, NULL: unknown */
    const char *text;     /* UTF-8, with a NUL behind it; may hold NULs */
    size_t length;
    const char *const *types; /* the types it is labelled for; NULL: all */
    size_t type_count;
    const labelled_span *entities; /* in text order */
    size_t entity_count;
    const labelled_span *ignore; /* in text order: not to be judged */
    size_t ignore_count;
    bool labelled;     /* whether there was a list of entities, be it empty */
    const char *file;  /* as it was opened */
    size_t line;       /* where it begins, 1-based */
    const char *error; /* NULL, or what is wrong with it, "FILE:LINE: ..."; then only id, file and
                          line hold */
} labelled_document;

typedef struct reader reader;

/* What a format's reader may be told; zeroed is right for all. */
typedef struct reader_options {
    const char *column; /* conll: the column of the tags, "1".. from the left, "-1".. from the
                           right; "2:4": that of the words before it, else "1"; NULL: the last */
    bool unlabelled;    /* the labels are not asked for: not read, and never an error */
} reader_options;

/* Whether there is a format of that name. */
bool reader_knows(const char *format);

/* How the names of its files end: of a folder, those are read. NULL for NULL, and for no format. */
const char *reader_suffix(const char *format);

/* Opens `path` ("-" is standard input) in a format by name ("jsonl", "conll", "brat", "timeml";
 * NULL: by the name of the file, else jsonl). brat and timeml files are a document each. NULL, with
 * a sentence in `message`, when that fails. Close with reader_close(). */
reader *reader_open(const char *path, const char *format, const reader_options *options,
                    char *message, size_t size);

/* Whether there was one more document; it is valid until the next call. Out of memory is a document
 * with an error, and the last one. */
bool reader_next(reader *reader, labelled_document *out);

/* NULL is allowed. */
void reader_close(reader *reader);

#endif
