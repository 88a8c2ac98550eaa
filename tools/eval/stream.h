/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The documents of several files, one after the other, and documents that are kept.
 */
#ifndef NOMEN_STREAM_H
#define NOMEN_STREAM_H

#include "../readers/reader.h"

/* Set the paths, the rest to zero or NULL. */
typedef struct document_stream {
    const char *const *paths;
    size_t path_count;
    const char *format; /* of all files; NULL: by their names */
    reader_options options;
    /* private */
    size_t opened, named; /* files, and documents without an id of their own, so far */
    reader *reader;
    char key[32];
    char message[1024];
} document_stream;

/* Whether there was one more document; it lives until the next call. A file that cannot be opened
 * is a document with an error, and the next file follows. `key` is what the document is known by in
 * other streams: its id, or which one it is of those without. */
bool stream_next(document_stream *stream, labelled_document *out, const char **key);

/* Whether a key is an id that the document has of its own. */
bool stream_has_id(const char *key);

void close_stream(document_stream *stream);

/* A copy of a document with all that it points to, to be freed in one piece; NULL when memory is
 * out. */
labelled_document *copy_document(const labelled_document *document);

#endif
