/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen_tagger: the one place that knows the whole way from bytes to entities. Each room fills its
 * own arrays, which are kept from text to text; the result points into them.
 */
#include "api/objects.h"

#include "calendar/civil.h"
#include "context/context.h"
#include "resolve/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct nomen_tagger {
    nomen_model *model;
    bool explain, overlaps;
    uint8_t *wanted; /* by label, NULL: all */
    nm_tokens tokens;
    nm_matcher matcher;
    nm_context context;
    nm_resolver resolver;
    NM_ARRAY(nomen_entity) entities, dropped, overlapping;
    NM_ARRAY(uint32_t) places; /* candidate -> entity */
};

/* ---- Making ---- */

/* Whether a type is wanted when nobody names any: hidden types always are, because they protect the
 * others. */
static bool is_wanted(const nm_label *label, bool all)
{
    return (label->flags & NM_LABEL_HIDDEN) != 0 ||
           (all && (label->flags & NM_LABEL_OPTIONAL) == 0);
}

/* "company, country, date": the types that can be asked for, as far as they fit. */
static void list_types(const nm_view *view, char *out, size_t size)
{
    size_t used = 0;
    *out = '\0';
    for (uint32_t i = 1; i < view->label_count; i++) {
        const char *name = nm_view_string(view, view->labels[i].name);
        bool shown = (view->labels[i].flags & NM_LABEL_TYPE) != 0 &&
                     (view->labels[i].flags & NM_LABEL_HIDDEN) == 0;
        if (!shown || used + strlen(name) + sizeof ", " > size)
            continue;
        used += (size_t)snprintf(out + used, size - used, "%s%s", used > 0 ? ", " : "", name);
    }
}

static nomen_status fail_type(const nm_view *view, const char *name, size_t length,
                              nomen_error *error)
{
    char types[256];
    list_types(view, types, sizeof types);
    return nm_fail(error, NOMEN_E_ARGUMENT, "the model has no type called \"%.*s\", but %s",
                   (int)(length < 100 ? length : 100), name, types);
}

/* Marks the labels of "country,date"; of NULL all that are not optional, of "all" the optional,
 * too. */
static nomen_status choose_types(nomen_tagger *tagger, const char *types, nomen_error *error)
{
    const nm_view *view = &tagger->model->view;
    bool all = types == NULL || strcmp(types, "all") == 0;
    tagger->wanted = calloc((size_t)UINT16_MAX + 1, 1);
    if (tagger->wanted == NULL)
        return nm_fail_memory(error);
    for (uint32_t i = 1; i < view->label_count && i <= UINT16_MAX; i++)
        tagger->wanted[i] = (all && types != NULL) || is_wanted(&view->labels[i], all);
    for (const char *at = all ? "" : types; *at != '\0';) {
        size_t length = strcspn(at, ",");
        uint32_t label = nm_view_find_label(view, at, length);
        if (label == 0 || (view->labels[label].flags & NM_LABEL_TYPE) == 0)
            return fail_type(view, at, length, error);
        tagger->wanted[label] = 1;
        at += length;
        at += *at == ',';
    }
    tagger->matcher.wanted = tagger->wanted;
    return NOMEN_OK;
}

nomen_status nomen_tagger_new(nomen_tagger **out, nomen_model *model,
                              const nomen_tagger_options *options, nomen_error *error)
{
    nomen_tagger_options defaults = NOMEN_TAGGER_OPTIONS_INIT;
    if (options == NULL)
        options = &defaults;
    if (options->size != sizeof defaults)
        return nm_fail(error, NOMEN_E_ARGUMENT, "options of an unknown size");
    nomen_tagger *tagger = calloc(1, sizeof *tagger);
    if (tagger == NULL)
        return nm_fail_memory(error);
    tagger->model = nomen_model_retain(model);
    tagger->explain = options->explain != 0;
    tagger->overlaps = options->overlaps != 0;
    nomen_status status = nm_matcher_init(&tagger->matcher, &model->view, error);
    if (status == NOMEN_OK)
        status = choose_types(tagger, options->types, error);
    if (status != NOMEN_OK) {
        nomen_tagger_free(tagger);
        return status;
    }
    nm_context_init(&tagger->context, &model->view, tagger->explain);
    *out = tagger;
    return NOMEN_OK;
}

void nomen_tagger_free(nomen_tagger *tagger)
{
    if (tagger == NULL)
        return;
    nm_tokens_free(&tagger->tokens);
    nm_matcher_free(&tagger->matcher);
    nm_context_free(&tagger->context);
    nm_resolver_free(&tagger->resolver);
    nm_array_free(&tagger->entities);
    nm_array_free(&tagger->dropped);
    nm_array_free(&tagger->overlapping);
    nm_array_free(&tagger->places);
    free(tagger->wanted);
    nomen_model_release(tagger->model);
    free(tagger);
}

/* ---- From candidates to entities ---- */

enum { LINE_DIGITS = 10 };

/* "country/names.tsv:17", "date/english.rules:12 day-month-year" */
static const char *describe_source(nomen_tagger *tagger, const nm_candidate *candidate)
{
    const nm_view *view = &tagger->model->view;
    bool by_rule = candidate->rule != NM_NONE;
    const nm_rule *rule = nm_view_rule(view, candidate->rule);
    const nm_entry *entry = nm_view_entry(view, candidate->entry);
    const char *path =
        nm_view_string(view, nm_view_file(view, by_rule ? rule->file : entry->file)->path);
    const char *name = by_rule ? nm_view_string(view, rule->name) : "";
    char line[LINE_DIGITS], *digits = line + LINE_DIGITS;
    uint32_t rest = by_rule ? rule->line : entry->line;
    do
        *--digits = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    size_t path_length = strlen(path), name_length = strlen(name);
    size_t line_length = (size_t)(line + LINE_DIGITS - digits);
    char *text =
        nm_arena_alloc(&tagger->matcher.arena, path_length + line_length + name_length + 3);
    if (text == NULL)
        return NULL;
    memcpy(text, path, path_length);
    text[path_length] = ':';
    memcpy(text + path_length + 1, digits, line_length);
    char *end = text + path_length + 1 + line_length;
    if (by_rule) {
        *end++ = ' ';
        memcpy(end, name, name_length);
        end += name_length;
    }
    *end = '\0';
    return text;
}

static bool fill_entity(nomen_tagger *tagger, const nm_candidate *candidate, nomen_entity *entity)
{
    const nm_view *view = &tagger->model->view;
    *entity = (nomen_entity){
        .start = candidate->start,
        .end = candidate->end,
        .type = nm_view_string(view, nm_view_label(view, candidate->label)->name),
        .id = candidate->id,
        .form = nm_view_name(view, NM_NAMES_FORMS, candidate->form),
        .confidence = nm_context_confidence(&tagger->context, candidate),
        .source = describe_source(tagger, candidate),
        .attribute_count = candidate->attribute_count,
        .evidence_count = tagger->explain ? candidate->evidence_count : 0,
    };
    if (candidate->attribute_count > 0)
        entity->attributes = tagger->matcher.attributes.items + candidate->attribute;
    if (entity->evidence_count > 0)
        entity->evidence = tagger->context.reasons.items + candidate->evidence;
    return entity->source != NULL;
}

static bool list_kept(nomen_tagger *tagger)
{
    nm_matcher *m = &tagger->matcher;
    nm_array_clear(&tagger->entities);
    for (size_t i = 0; i < tagger->resolver.kept.count; i++) {
        uint32_t index = tagger->resolver.kept.items[i];
        const nm_candidate *candidate = &m->candidates.items[index];
        if (candidate->hidden)
            continue;
        nomen_entity *entity = nm_array_push(&tagger->entities);
        if (entity == NULL || !fill_entity(tagger, candidate, entity))
            return false;
        tagger->places.items[index] = (uint32_t)(tagger->entities.count - 1);
    }
    return true;
}

/* With `explain`: what was not reported, the hidden winners among it, so that a rival can be named.
 * Entities do not move any more, so pointers to them hold. */
static bool list_dropped(nomen_tagger *tagger)
{
    nm_matcher *m = &tagger->matcher;
    if (!nm_array_reserve(&tagger->dropped, m->candidates.count))
        return false;
    for (size_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *candidate = &m->candidates.items[i];
        if (candidate->kept && !candidate->hidden)
            continue;
        nomen_entity *entity = &tagger->dropped.items[tagger->dropped.count];
        tagger->places.items[i] = (uint32_t)(tagger->dropped.count++);
        if (!fill_entity(tagger, candidate, entity))
            return false;
    }
    for (size_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *candidate = &m->candidates.items[i];
        if (candidate->kept || candidate->rival == NM_NONE)
            continue;
        const nm_candidate *rival = &m->candidates.items[candidate->rival];
        uint32_t place = tagger->places.items[candidate->rival];
        tagger->dropped.items[tagger->places.items[i]].rival =
            rival->hidden ? &tagger->dropped.items[place] : &tagger->entities.items[place];
    }
    return true;
}

/* By start, the longest first; of one entity that several sources propose the surest first. */
static int compare_entities(const void *left, const void *right)
{
    const nomen_entity *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    int order = strcmp(a->type, b->type);
    if (order == 0)
        order = strcmp(a->id, b->id);
    if (order == 0)
        order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
    return order != 0 ? order : strcmp(a->source, b->source);
}

static bool same_entity(const nomen_entity *a, const nomen_entity *b)
{
    return a->start == b->start && a->end == b->end && strcmp(a->type, b->type) == 0 &&
           strcmp(a->id, b->id) == 0;
}

/* With `overlaps`: what is worth something but lost its text, each entity once. */
static bool list_overlaps(nomen_tagger *tagger)
{
    nm_matcher *m = &tagger->matcher;
    for (size_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *candidate = &m->candidates.items[i];
        if (candidate->kept || candidate->hidden || !(candidate->score > 0))
            continue;
        nomen_entity *entity = nm_array_push(&tagger->overlapping);
        if (entity == NULL || !fill_entity(tagger, candidate, entity))
            return false;
        if (candidate->rival != NM_NONE && !m->candidates.items[candidate->rival].hidden)
            entity->rival = &tagger->entities.items[tagger->places.items[candidate->rival]];
        if (entity->rival != NULL && same_entity(entity, entity->rival))
            tagger->overlapping.count--; /* another source of what is listed */
    }
    nomen_entity *items = tagger->overlapping.items;
    size_t kept = 0, count = tagger->overlapping.count;
    if (count > 0)
        qsort(items, count, sizeof *items, compare_entities);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !same_entity(&items[kept - 1], &items[i]))
            items[kept++] = items[i];
    tagger->overlapping.count = kept;
    return true;
}

static nomen_status list_results(nomen_tagger *tagger, nomen_result *out, nomen_error *error)
{
    size_t count = tagger->matcher.candidates.count;
    nm_array_clear(&tagger->places);
    nm_array_clear(&tagger->dropped);
    nm_array_clear(&tagger->overlapping);
    if (!nm_array_reserve(&tagger->places, count) || !list_kept(tagger) ||
        (tagger->explain && !list_dropped(tagger)) || (tagger->overlaps && !list_overlaps(tagger)))
        return nm_fail_memory(error);
    *out = (nomen_result){.entities = tagger->entities.items,
                          .count = tagger->entities.count,
                          .dropped = tagger->dropped.items,
                          .dropped_count = tagger->dropped.count,
                          .overlaps = tagger->overlapping.items,
                          .overlap_count = tagger->overlapping.count,
                          .replaced = tagger->tokens.replaced};
    return NOMEN_OK;
}

/* ---- Tagging ---- */

/* A language tag in the model's list, or as much of its beginning as is there: pt-BR, pt. */
static uint32_t find_language(const nm_view *view, const char *tag)
{
    char part[64];
    size_t length = strlen(tag);
    uint32_t found = NM_NONE;
    if (length >= sizeof part)
        return NM_NONE;
    memcpy(part, tag, length + 1);
    while (found == NM_NONE && length > 0) {
        part[length] = '\0';
        found = nm_view_find_name(view, NM_NAMES_LANGUAGES, part);
        while (length > 0 && part[--length] != '-')
            continue;
    }
    return found;
}

static nomen_status read_document(const nomen_tagger *tagger, const nomen_document *document,
                                  nm_document *out, uint32_t *language, nomen_error *error)
{
    memset(out, 0, sizeof *out);
    if (document == NULL)
        return NOMEN_OK;
    if (document->size != sizeof *document)
        return nm_fail(error, NOMEN_E_ARGUMENT, "a document of an unknown size");
    if (document->date != NULL &&
        !nm_civil_parse(document->date, strlen(document->date), &out->reference.day))
        return nm_fail(error, NOMEN_E_ARGUMENT, "\"%.40s\" is no date of the form YYYY-MM-DD",
                       document->date);
    if (document->style != NULL && strcmp(document->style, "news") != 0 &&
        strcmp(document->style, "narrative") != 0)
        return nm_fail(error, NOMEN_E_ARGUMENT, "there is no style called \"%.40s\"",
                       document->style);
    out->narrative = document->style != NULL && strcmp(document->style, "narrative") == 0;
    if (document->language != NULL)
        *language = find_language(&tagger->model->view, document->language);
    return NOMEN_OK;
}

nomen_status nomen_tagger_tag(nomen_tagger *tagger, const char *text, size_t length,
                              const nomen_document *document, nomen_result *out, nomen_error *error)
{
    nm_document known;
    uint32_t language = NM_NONE;
    nomen_status status = read_document(tagger, document, &known, &language, error);
    if (status == NOMEN_OK)
        status = nm_tokenize(&tagger->tokens, text, length, error);
    if (status == NOMEN_OK)
        status = nm_match(&tagger->matcher, &tagger->tokens, language, error);
    if (status == NOMEN_OK)
        status =
            nm_context_weigh(&tagger->context, &tagger->matcher, &tagger->tokens, &known, error);
    if (status == NOMEN_OK)
        status = nm_resolve(&tagger->resolver, &tagger->matcher, error);
    if (status == NOMEN_OK)
        status = list_results(tagger, out, error);
    return status;
}
