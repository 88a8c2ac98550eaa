/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Writers: how tagged documents are shown. A format is a name and three functions; `tag` calls them
 * and knows nothing else about it. See docs/output.md for the formats themselves.
 */
#ifndef NOMEN_FORMAT_H
#define NOMEN_FORMAT_H

#include "nomen.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct format_options {
    nomen_unit unit;
    bool colour;
    bool explain, overlaps;
    bool many; /* more than one document is coming: say which is which */
} format_options;

/* A tagged document, or (with `error` set) one that could not be. */
typedef struct format_document {
    const char *id;       /* the path, or "-", or what its file calls it */
    const char *language; /* NULL: not given */
    const char *date;     /* NULL: unknown */
    const char *text;     /* UTF-8 */
    size_t length;
    const char *encoding; /* what the text was converted from, NULL: it was not */
    bool single_byte;     /* a byte of that encoding is a character */
    const nomen_result *result;
    const char *error;
    size_t line; /* of its file, where that holds several documents; else 0 */
} format_document;

typedef struct format {
    const char *name;
    void (*begin)(FILE *stream, const format_options *options); /* before the first; may be NULL */
    /* False: memory was out, and something is missing. */
    bool (*write)(FILE *stream, const format_options *options, const format_document *document);
    void (*end)(FILE *stream, const format_options *options); /* behind the last; may be NULL */
} format;

extern const format format_conll, format_html, format_jsonl, format_text, format_timeml, format_tsv;

#endif
