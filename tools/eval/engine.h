/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The engine as a prediction: it tags the text of a gold document, told its date and language. All
 * types are tagged and those that are not measured left out afterwards, since types compete for
 * text.
 */
#ifndef NOMEN_ENGINE_H
#define NOMEN_ENGINE_H

#include "sample.h"

typedef struct engine {
    nomen_tagger *tagger;
    nomen_result result;
    struct {
        labelled_span *items;
        size_t capacity;
    } spans;
} engine;

/* Tags the document. NULL, or what was wrong: a date that is none is not used, and after any other
 * failure the prediction is empty. What is predicted lives until the next call; the reason as long
 * as `error`. */
const char *engine_predict(engine *engine, const labelled_document *document, prediction *out,
                           nomen_error *error);

/* Frees the tagger, too. */
void free_engine(engine *engine);

#endif
