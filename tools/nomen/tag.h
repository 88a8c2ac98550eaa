/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What `nomen tag` was asked for, and the doing of it.
 */
#ifndef NOMEN_TAG_H
#define NOMEN_TAG_H

#include "command.h"

#include "../formats/format.h"

typedef struct tag_options {
    const char *model, *output, *types, *encoding;
    const char *input; /* the format of a reader, NULL: plain text */
    const char *column;
    size_t jobs; /* documents that are tagged at a time */
    nomen_document document;
    const format *format;
    format_options show;
} tag_options;

/* Tags all documents of the files and writes them to `stream`, in their order; side by side if
 * there are several jobs, with a tagger (nomen_tagger *) for each. False: some document failed, and
 * that was said. */
bool tag_files(const tag_options *options, void *const *taggers, const file_list *files,
               FILE *stream);

#endif
