/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See engine.h.
 */
#include "engine.h"

#include "../grow.h"

const char *engine_predict(engine *e, const labelled_document *document, prediction *out,
                           nomen_error *error)
{
    nomen_document hints = NOMEN_DOCUMENT_INIT;
    hints.date = document->date;
    hints.language = document->language;
    *out = (prediction){0};
    const char *failure = NULL;
    nomen_status status =
        nomen_tagger_tag(e->tagger, document->text, document->length, &hints, &e->result, error);
    if (status == NOMEN_E_ARGUMENT &&
        hints.date != NULL) { /* what the date is worth is said, too */
        failure = error->message;
        hints.date = NULL;
        status =
            nomen_tagger_tag(e->tagger, document->text, document->length, &hints, &e->result, NULL);
    }
    if (status != NOMEN_OK)
        return error->message;
    if (!grow(&e->spans, e->result.count))
        return nomen_status_text(NOMEN_E_MEMORY);
    for (size_t i = 0; i < e->result.count; i++) {
        const nomen_entity *entity = &e->result.entities[i];
        e->spans.items[i] = (labelled_span){.start = entity->start,
                                            .end = entity->end,
                                            .type = entity->type,
                                            .id = entity->id,
                                            .confidence = entity->confidence,
                                            .source = entity->source};
    }
    *out = (prediction){e->spans.items, e->result.count, &e->result};
    return failure;
}

void free_engine(engine *e)
{
    nomen_tagger_free(e->tagger);
    free(e->spans.items);
    memset(e, 0, sizeof *e);
}
