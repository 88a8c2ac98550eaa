/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * JSON Lines: a document a line, the interchange form of nomen.
 *
 *     {"id":…,"lang":…,"date":…,"text":…,"entities":[{"start":0,"end":12,"type":…,"id":…,
 *       "form":…,"confidence":0.98,"source":…,"attributes":{…}}]}
 *     {"id":…,"error":"cannot open …"}
 */
#include "format.h"
#include "json.h"
#include "spans.h"

#include <stdlib.h>

static void write_attributes(FILE *stream, const nomen_entity *entity)
{
    fputs(",\"attributes\":{", stream);
    for (size_t i = 0; i < entity->attribute_count; i++) {
        if (i > 0)
            fputc(',', stream);
        json_write_text(stream, entity->attributes[i].name);
        fputc(':', stream);
        json_write_text(stream, entity->attributes[i].value);
    }
    fputc('}', stream);
}

static void write_entity(FILE *stream, const format_options *options, const nomen_entity *entity,
                         const size_t offsets[2])
{
    fprintf(stream, "{\"start\":%zu,\"end\":%zu,\"type\":", offsets[0], offsets[1]);
    json_write_text(stream, entity->type);
    fputs(",\"id\":", stream);
    json_write_text(stream, entity->id);
    if (entity->form[0] != '\0') {
        fputs(",\"form\":", stream);
        json_write_text(stream, entity->form);
    }
    fprintf(stream, ",\"confidence\":%.3f,\"source\":", entity->confidence);
    json_write_text(stream, entity->source);
    if (entity->attribute_count > 0)
        write_attributes(stream, entity);
    if (options->explain) {
        fputs(",\"evidence\":", stream);
        json_write_evidence(stream, entity->evidence, entity->evidence_count);
    }
    if (entity->rival != NULL) {
        fputs(",\"rival\":", stream);
        json_write_text(stream, entity->rival->source);
    }
    fputc('}', stream);
}

static bool write_entities(FILE *stream, const format_options *options, const char *name,
                           const format_document *document, const nomen_entity *entities,
                           size_t count)
{
    size_t *offsets = convert_spans(document, entities, count, options->unit);
    if (offsets == NULL)
        return false;
    fprintf(stream, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputc(',', stream);
        write_entity(stream, options, &entities[i], &offsets[2 * i]);
    }
    fputc(']', stream);
    free(offsets);
    return true;
}

/* Nothing where there is no value. */
static void write_member(FILE *stream, const char *name, const char *value)
{
    if (value == NULL)
        return;
    fprintf(stream, ",\"%s\":", name);
    json_write_text(stream, value);
}

/* What the text was, and what the offsets count, where that is not what one would expect. Bytes of
 * a text that was converted are those of the file if a byte is a character there. */
static void write_encoding(FILE *stream, const format_options *options,
                           const format_document *document)
{
    static const char *const units[] = {"bytes", "codepoints", "utf16"};
    bool converted = document->encoding != NULL && options->unit == NOMEN_BYTES;
    write_member(stream, "encoding", document->encoding);
    if (options->unit != NOMEN_CODE_POINTS)
        fprintf(stream, ",\"offsets\":\"%s\"",
                converted && !document->single_byte ? "bytes of the UTF-8 form"
                                                    : units[options->unit]);
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    fputs("{\"id\":", stream);
    json_write_text(stream, document->id);
    const char *error = document->error;
    bool good = true;
    if (error == NULL) {
        const nomen_result *result = document->result;
        write_member(stream, "lang", document->language);
        write_member(stream, "date", document->date);
        fputs(",\"text\":", stream);
        json_write_string(stream, document->text, document->length);
        if (result->replaced > 0)
            fprintf(stream, ",\"replaced\":%zu", result->replaced);
        write_encoding(stream, options, document);
        good = write_entities(stream, options, "entities", document, result->entities,
                              result->count);
        if (good && options->explain)
            good = write_entities(stream, options, "dropped", document, result->dropped,
                                  result->dropped_count);
        if (good && options->overlaps)
            good = write_entities(stream, options, "overlaps", document, result->overlaps,
                                  result->overlap_count);
        error = good ? NULL : "out of memory";
    }
    if (error != NULL && document->line > 0)
        fprintf(stream, ",\"line\":%zu", document->line);
    write_member(stream, "error", error);
    fputs("}\n", stream);
    return good;
}

const format format_jsonl = {.name = "jsonl", .write = write_document};
