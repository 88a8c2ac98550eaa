/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The form for people: the text with its entities marked, then a table of who and when.
 *
 * On a terminal an entity is coloured and its id follows in small; elsewhere it stands in brackets:
 *
 *     [North Korean|country KP] hackers …
 */
#include "format.h"
#include "plain.h"

#include <stdlib.h>
#include <string.h>

/* Colours by type; further types take turns with the last ones. */
static const struct {
    const char *type, *colour;
} colours[] = {
    {"country", "36"}, {"company", "33"}, {"threat_group", "31"}, {"date", "32"},
};

static const char *colour_of(const char *type)
{
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (strcmp(colours[i].type, type) == 0)
            return colours[i].colour;
    return "35";
}

static void write_entity(FILE *stream, const format_options *options, const char *text,
                         const nomen_entity *entity)
{
    size_t length = entity->end - entity->start;
    if (options->colour) {
        fprintf(stream, "\033[1;%sm", colour_of(entity->type));
        write_plain(stream, text + entity->start, length);
        fputs("\033[0m\033[2m ", stream);
        write_plain(stream, entity->id, strlen(entity->id));
        fputs("\033[0m", stream);
    } else {
        fputc('[', stream);
        write_plain(stream, text + entity->start, length);
        fprintf(stream, "|%s ", entity->type);
        write_plain(stream, entity->id, strlen(entity->id));
        fputc(']', stream);
    }
}

static void write_marked(FILE *stream, const format_options *options,
                         const format_document *document)
{
    const nomen_result *result = document->result;
    size_t at = 0;
    for (size_t i = 0; i < result->count; i++) {
        const nomen_entity *entity = &result->entities[i];
        write_plain(stream, document->text + at, entity->start - at);
        write_entity(stream, options, document->text, entity);
        at = entity->end;
    }
    write_plain(stream, document->text + at, document->length - at);
    if (document->length > 0 && document->text[document->length - 1] != '\n')
        fputc('\n', stream);
}

/* ---- The summary: each id once, with how often and how it was said ---- */

typedef struct mention {
    const nomen_entity *entity;
    size_t order;
} mention;

static int compare_mentions(const void *left, const void *right)
{
    const mention *a = left, *b = right;
    int order = strcmp(a->entity->type, b->entity->type);
    if (order == 0)
        order = strcmp(a->entity->id, b->entity->id);
    if (order == 0)
        order = (a->order > b->order) - (a->order < b->order);
    return order;
}

static bool same_id(const mention *a, const mention *b)
{
    return strcmp(a->entity->type, b->entity->type) == 0 &&
           strcmp(a->entity->id, b->entity->id) == 0;
}

static bool same_text(const char *text, const nomen_entity *a, const nomen_entity *b)
{
    return a->end - a->start == b->end - b->start &&
           memcmp(text + a->start, text + b->start, a->end - a->start) == 0;
}

/* The different wordings of one id, at most four. */
static void write_wordings(FILE *stream, const char *text, const mention *mentions, size_t count)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        bool repeated = false;
        for (size_t k = 0; k < i && !repeated; k++)
            repeated = same_text(text, mentions[k].entity, mentions[i].entity);
        if (repeated)
            continue;
        if (++shown > 4) {
            fputs(", …", stream);
            return;
        }
        fputs(shown > 1 ? ", " : "", stream);
        write_plain(stream, text + mentions[i].entity->start,
                    mentions[i].entity->end - mentions[i].entity->start);
    }
}

static void write_group(FILE *stream, const format_options *options, const char *text,
                        const mention *mentions, size_t count, bool first)
{
    const nomen_entity *entity = mentions[0].entity;
    fprintf(stream, "%-13s ", first ? entity->type : "");
    if (options->colour)
        fprintf(stream, "\033[%sm", colour_of(entity->type));
    write_plain(stream, entity->id, strlen(entity->id));
    if (options->colour)
        fputs("\033[0m", stream);
    for (size_t pad = plain_width(entity->id, strlen(entity->id)); pad < 16; pad++)
        fputc(' ', stream);
    fprintf(stream, "%3zu×  ", count);
    write_wordings(stream, text, mentions, count < 64 ? count : 64);
    fputc('\n', stream);
}

static bool write_summary(FILE *stream, const format_options *options,
                          const format_document *document)
{
    const nomen_result *result = document->result;
    if (result->count == 0) {
        fputs("\nno entities\n", stream);
        return true;
    }
    mention *mentions = malloc(result->count * sizeof *mentions);
    if (mentions == NULL)
        return false;
    for (size_t i = 0; i < result->count; i++)
        mentions[i] = (mention){&result->entities[i], i};
    qsort(mentions, result->count, sizeof *mentions, compare_mentions);
    fputc('\n', stream);
    const char *type = "";
    for (size_t i = 0; i < result->count;) {
        size_t end = i + 1;
        while (end < result->count && same_id(&mentions[i], &mentions[end]))
            end++;
        bool first = strcmp(type, mentions[i].entity->type) != 0;
        type = mentions[i].entity->type;
        write_group(stream, options, document->text, mentions + i, end - i, first);
        i = end;
    }
    free(mentions);
    fprintf(stream, "%zu mention%s\n", result->count, result->count == 1 ? "" : "s");
    return true;
}

/* ---- Explanations ---- */

/* Who won the text of a candidate. */
static void write_rival(FILE *stream, const char *text, const nomen_entity *rival)
{
    fputs("; the text went to ", stream);
    write_plain(stream, text + rival->start, rival->end - rival->start);
    fprintf(stream, " (%s)", rival->type);
}

static void write_sum(FILE *stream, const char *text, const nomen_entity *entity, bool kept)
{
    fputs(kept ? "+ " : "- ", stream);
    write_plain(stream, text + entity->start, entity->end - entity->start);
    fprintf(stream, "  %s %s", entity->type, entity->id);
    if (entity->form[0] != '\0')
        fprintf(stream, " %s", entity->form);
    fprintf(stream, "  (%s, byte %zu)\n ", entity->source, entity->start);
    double sum = 0;
    for (size_t i = 0; i < entity->evidence_count; i++) {
        sum += entity->evidence[i].weight;
        fprintf(stream, " %s %+.2f", entity->evidence[i].name, entity->evidence[i].weight);
    }
    fprintf(stream, " = %+.2f", sum);
    if (entity->rival != NULL)
        write_rival(stream, text, entity->rival);
    else if (!kept && sum > 0)
        fputs("; takes this text from other types, and is not reported", stream);
    fputc('\n', stream);
}

static void write_explanations(FILE *stream, const format_document *document)
{
    const nomen_result *result = document->result;
    size_t k = 0;
    fputc('\n', stream);
    for (size_t i = 0; i <= result->count; i++) {
        size_t limit = i < result->count ? result->entities[i].start : document->length + 1;
        for (; k < result->dropped_count && result->dropped[k].start < limit; k++)
            write_sum(stream, document->text, &result->dropped[k], false);
        if (i < result->count)
            write_sum(stream, document->text, &result->entities[i], true);
    }
}

/* ---- Overlaps ---- */

static void write_overlaps(FILE *stream, const format_document *document)
{
    const nomen_result *result = document->result;
    fputc('\n', stream);
    for (size_t i = 0; i < result->overlap_count; i++) {
        const nomen_entity *entity = &result->overlaps[i];
        fputs("~ ", stream);
        write_plain(stream, document->text + entity->start, entity->end - entity->start);
        fprintf(stream, "  %s ", entity->type);
        write_plain(stream, entity->id, strlen(entity->id));
        if (entity->form[0] != '\0')
            fprintf(stream, " %s", entity->form);
        fprintf(stream, "  (%s, byte %zu)", entity->source, entity->start);
        if (entity->rival != NULL)
            write_rival(stream, document->text, entity->rival);
        fputc('\n', stream);
    }
}

/* Names of files may be anything, too. */
static void write_line(FILE *stream, const char *before, const char *text, const char *behind)
{
    fputs(before, stream);
    write_plain(stream, text, strlen(text));
    fputs(behind, stream);
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    if (options->many)
        write_line(stream, options->colour ? "\033[1m" : "== ", document->id,
                   options->colour ? "\033[0m\n" : "\n");
    if (document->error != NULL) {
        write_line(stream, "error: ", document->error, "\n");
        return true;
    }
    write_marked(stream, options, document);
    if (options->explain)
        write_explanations(stream, document);
    if (options->overlaps && document->result->overlap_count > 0)
        write_overlaps(stream, document);
    bool good = write_summary(stream, options, document);
    if (options->many)
        fputc('\n', stream);
    return good;
}

const format format_text = {.name = "text", .write = write_document};
