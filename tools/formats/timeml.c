/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * TimeML: the text with its time expressions marked in it, a document each.
 *
 *     <TimeML>
 *     <DOCID>…</DOCID>
 *     <DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-02" …>2024-05-02</TIMEX3></DCT>
 *     <TEXT>It fell <TIMEX3 tid="t1" type="DATE" value="2024-04">last month</TIMEX3>.</TEXT>
 *     </TimeML>
 *
 * Entities of the types date, time, duration and set become TIMEX3, with their ids as values.
 * TimeML has no elements for other entities, and they are not written. The standard's own
 * attributes are written where an entity has them.
 */
#include "format.h"
#include "markup.h"

#include <string.h>

static const struct {
    const char *entity, *timex;
} types[] = {
    {"date", "DATE"},
    {"time", "TIME"},
    {"duration", "DURATION"},
    {"set", "SET"},
};

static const char *const known_attributes[] = {"beginPoint", "endPoint", "freq", "mod", "quant"};

/* NULL for an entity that is no time expression. */
static const char *timex_type(const char *type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].entity, type) == 0)
            return types[i].timex;
    return NULL;
}

static void write_attribute(FILE *stream, const char *name, const char *value)
{
    fprintf(stream, " %s=\"", name);
    write_markup(stream, value, strlen(value));
    fputc('"', stream);
}

/* Each once: XML has no place for a second one of the name. */
static void write_known_attributes(FILE *stream, const nomen_entity *entity)
{
    for (size_t k = 0; k < sizeof known_attributes / sizeof *known_attributes; k++) {
        size_t i = 0;
        while (i < entity->attribute_count &&
               strcmp(entity->attributes[i].name, known_attributes[k]) != 0)
            i++;
        if (i < entity->attribute_count)
            write_attribute(stream, known_attributes[k], entity->attributes[i].value);
    }
}

static void write_text(FILE *stream, const format_document *document)
{
    size_t at = 0, number = 0;
    fputs("<TEXT>", stream);
    for (size_t i = 0; i < document->result->count; i++) {
        const nomen_entity *entity = &document->result->entities[i];
        const char *type = timex_type(entity->type);
        if (type == NULL)
            continue;
        write_markup(stream, document->text + at, entity->start - at);
        fprintf(stream, "<TIMEX3 tid=\"t%zu\" type=\"%s\"", ++number, type);
        write_attribute(stream, "value", entity->id);
        write_known_attributes(stream, entity);
        fputc('>', stream);
        write_markup(stream, document->text + entity->start, entity->end - entity->start);
        fputs("</TIMEX3>", stream);
        at = entity->end;
    }
    write_markup(stream, document->text + at, document->length - at);
    fputs("</TEXT>\n", stream);
}

static void write_creation_time(FILE *stream, const char *date)
{
    fputs("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"", stream);
    write_attribute(stream, "value", date);
    fputs(" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">", stream);
    write_markup(stream, date, strlen(date));
    fputs("</TIMEX3></DCT>\n", stream);
}

/* An element, since two hyphens would end a comment. */
static void write_error(FILE *stream, const char *error)
{
    fputs("<ERROR>", stream);
    write_markup(stream, error, strlen(error));
    fputs("</ERROR>\n", stream);
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    (void)options;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>", stream);
    write_markup(stream, document->id, strlen(document->id));
    fputs("</DOCID>\n", stream);
    if (document->error != NULL) {
        write_error(stream, document->error);
    } else {
        if (document->date != NULL)
            write_creation_time(stream, document->date);
        write_text(stream, document);
    }
    fputs("</TimeML>\n", stream);
    return true;
}

const format format_timeml = {.name = "timeml", .write = write_document};
