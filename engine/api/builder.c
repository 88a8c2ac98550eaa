/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen_builder: packs into a draft, the draft into a model, and the packs' own examples against
 * that model.
 */
#include "api/objects.h"

#include "base/replace.h"
#include "compile/draft.h"
#include "compile/link.h"
#include "compile/lint.h"
#include "compile/pack.h"

#include <stdlib.h>
#include <string.h>

struct nomen_builder {
    nm_draft draft;
    void *image; /* of the linked model, NULL before */
    size_t image_size;
    nomen_error failure; /* of linking, which is done once */
};

nomen_status nomen_builder_new(nomen_builder **out, nomen_error *error)
{
    nomen_builder *builder = calloc(1, sizeof *builder);
    if (builder == NULL)
        return nm_fail_memory(error);
    nm_draft_init(&builder->draft);
    *out = builder;
    return NOMEN_OK;
}

void nomen_builder_free(nomen_builder *builder)
{
    if (builder == NULL)
        return;
    nm_draft_free(&builder->draft);
    free(builder->image);
    free(builder);
}

void nomen_builder_restrict(nomen_builder *builder, const char *types, const char *languages)
{
    builder->draft.types = types;
    builder->draft.languages = languages;
}

nomen_status nomen_builder_add_pack(nomen_builder *builder, const char *path, nomen_error *error)
{
    if (builder->image != NULL || builder->failure.status != NOMEN_OK)
        return nm_fail(error, NOMEN_E_ARGUMENT, "the model has been built already");
    nomen_status status = nm_pack_read(&builder->draft, path, error);
    if (status == NOMEN_OK && nm_draft_out_of_memory(&builder->draft))
        status = nm_fail_memory(error);
    return status;
}

static nomen_status link_once(nomen_builder *builder, nomen_error *error)
{
    if (builder->image != NULL)
        return NOMEN_OK;
    nomen_error *failure = &builder->failure;
    if (failure->status == NOMEN_OK) {
        nm_link(&builder->draft, &builder->image, &builder->image_size, failure);
        nm_diagnostics_sort(&builder->draft.diagnostics);
    }
    return failure->status == NOMEN_OK
               ? NOMEN_OK
               : nm_fail(error, failure->status, "%s", failure->message);
}

nomen_status nomen_builder_build(nomen_builder *builder, nomen_model **out, nomen_error *error)
{
    nomen_status status = link_once(builder, error);
    if (status != NOMEN_OK)
        return status;
    void *copy = aligned_alloc(16, builder->image_size);
    if (copy == NULL)
        return nm_fail_memory(error);
    memcpy(copy, builder->image, builder->image_size);
    return nm_model_adopt(out, copy, builder->image_size, error);
}

nomen_status nomen_builder_write(nomen_builder *builder, const char *path, nomen_error *error)
{
    nomen_status status = link_once(builder, error);
    if (status != NOMEN_OK)
        return status;
    return nm_file_replace(path, builder->image, builder->image_size, error);
}

/* ---- Examples ---- */

/* Whether the model finds what an example shows. A rule's example wants the type, the span and the
 * value; a counter-example wants that the rule itself proposes nothing that is kept. */
typedef struct verdict {
    bool good;
    const char *found; /* the id where the span was right and the value was not */
} verdict;

static bool names_rule(const nomen_entity *entity, const nm_rule_draft *rule)
{
    const char *space = strrchr(entity->source, ' ');
    return space != NULL && strcmp(space + 1, rule->name) == 0;
}

/* An example without brackets is about all of its text. */
static bool is_span(const nm_example *example, const nomen_entity *entity)
{
    return example->end == 0 ||
           (entity->start == example->start && entity->end == example->end);
}

static verdict judge(const nm_rule_draft *rule, const nm_example *example,
                     const nomen_result *result)
{
    verdict v = {example->counter, NULL};
    for (size_t i = 0; i < result->count; i++) {
        const nomen_entity *entity = &result->entities[i];
        bool type = rule->label == NULL || strcmp(entity->type, rule->label) == 0;
        if (!type || !is_span(example, entity))
            continue;
        if (example->counter) {
            if (rule->evidence || names_rule(entity, rule))
                v.good = false;
        } else if (example->value != NULL && strcmp(entity->id, example->value) != 0) {
            v.found = entity->id;
        } else if (rule->form == NULL || !rule->evidence ||
                   strcmp(entity->form, rule->form) == 0) {
            v.good = true;
        }
    }
    return v;
}

/* A hidden type is never reported: its examples look among the dropped. */
static verdict judge_hidden(const nm_example *example, const nm_rule_draft *rule,
                            const nomen_result *result)
{
    bool found = false;
    for (size_t i = 0; i < result->dropped_count; i++) {
        const nomen_entity *entity = &result->dropped[i];
        found = found || (is_span(example, entity) && entity->rival == NULL &&
                          strcmp(entity->type, rule->label) == 0 && entity->confidence > 0.5 &&
                          names_rule(entity, rule));
    }
    return (verdict){found != example->counter, NULL};
}

static void report_example(nomen_builder *builder, const nm_rule_draft *rule,
                           const nm_example *example, verdict v)
{
    nm_diagnostics *diagnostics = &builder->draft.diagnostics;
    if (v.found != NULL)
        nm_report(diagnostics, NOMEN_ERROR, "NM0251", example->place, NULL,
                  "the example of %s has the value %s, not %s", rule->name, v.found,
                  example->value);
    else
        nm_report(diagnostics, NOMEN_ERROR, "NM0250", example->place,
                  "nomen tag --explain on this text shows why",
                  example->counter ? "the counter-example of %s matches"
                                   : "the example of %s is not found",
                  rule->name);
}

static nomen_status run_example(nomen_builder *builder, nomen_tagger *tagger,
                                const nm_rule_draft *rule, const nm_example *example,
                                size_t *passed, nomen_error *error)
{
    nomen_document document = NOMEN_DOCUMENT_INIT;
    nomen_result result;
    document.date = example->date;
    nomen_status status =
        nomen_tagger_tag(tagger, example->text, example->length, &document, &result, error);
    if (status == NOMEN_E_ARGUMENT) {
        nm_report(&builder->draft.diagnostics, NOMEN_ERROR, "NM0252", example->place, NULL,
                  "the example's date is not of the form YYYY-MM-DD");
        return NOMEN_OK;
    }
    if (status != NOMEN_OK)
        return status;
    bool hidden = !rule->evidence && strcmp(rule->label, NM_TYPE_OTHER) == 0;
    verdict v = hidden ? judge_hidden(example, rule, &result) : judge(rule, example, &result);
    if (v.good)
        ++*passed;
    else
        report_example(builder, rule, example, v);
    return NOMEN_OK;
}

static bool is_optional(const nm_view *view, const nm_rule_draft *rule)
{
    uint32_t label = rule->label != NULL
                         ? nm_view_find_label(view, rule->label, strlen(rule->label))
                         : 0;
    return (nm_view_label(view, label)->flags & NM_LABEL_OPTIONAL) != 0;
}

nomen_status nomen_builder_check(nomen_builder *builder, size_t *passed, nomen_error *error)
{
    nomen_model *model = NULL;
    nomen_tagger *taggers[2] = {NULL, NULL}; /* the second finds the optional types as well */
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    size_t count = 0;
    options.explain = 1;
    builder->draft.checking = true;
    if (builder->image == NULL)
        nm_lint_common_words(&builder->draft);
    nomen_status status = nomen_builder_build(builder, &model, error);
    if (status == NOMEN_OK)
        status = nomen_tagger_new(&taggers[0], model, &options, error);
    options.types = "all";
    if (status == NOMEN_OK)
        status = nomen_tagger_new(&taggers[1], model, &options, error);
    for (size_t i = 0; status == NOMEN_OK && i < builder->draft.rules.count; i++) {
        const nm_rule_draft *rule = builder->draft.rules.items[i];
        for (const nm_example *example = rule->examples;
             status == NOMEN_OK && example != NULL; example = example->next)
            status = run_example(builder, taggers[is_optional(&model->view, rule)], rule, example,
                                 &count, error);
    }
    nm_diagnostics_sort(&builder->draft.diagnostics);
    nomen_tagger_free(taggers[0]);
    nomen_tagger_free(taggers[1]);
    nomen_model_release(model);
    if (status == NOMEN_OK)
        status = nm_diagnostics_status(&builder->draft.diagnostics, error);
    if (passed != NULL)
        *passed = count;
    return status;
}

/* ---- Mending ---- */

nomen_status nomen_pack_fix(const char *path, size_t *changed, nomen_error *error)
{
    size_t count = 0;
    nomen_status status = nm_pack_fix(path, &count, error);
    if (changed != NULL)
        *changed = count;
    return status;
}

/* ---- Diagnostics ---- */

size_t nomen_builder_diagnostic_count(const nomen_builder *builder)
{
    return builder->draft.diagnostics.list.count;
}

const nomen_diagnostic *nomen_builder_diagnostic(const nomen_builder *builder, size_t index)
{
    return index < builder->draft.diagnostics.list.count
               ? &builder->draft.diagnostics.list.items[index]
               : NULL;
}
