/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen_model: a mapping with a count of its owners, and what it can say of itself.
 */
#include "api/objects.h"

#include "model/verify.h"

#include <stdlib.h>
#include <string.h>

const char *nomen_version(void)
{
    return NOMEN_VERSION;
}

const char *nomen_status_text(nomen_status status)
{
    switch (status) {
    case NOMEN_OK:
        return "no error";
    case NOMEN_E_MEMORY:
        return "out of memory";
    case NOMEN_E_ARGUMENT:
        return "invalid argument";
    case NOMEN_E_IO:
        return "input or output failed";
    case NOMEN_E_MODEL:
        return "not a sound model";
    case NOMEN_E_VERSION:
        return "a model of another version";
    case NOMEN_E_PACK:
        return "the pack has errors";
    case NOMEN_E_LIMIT:
        return "too large";
    }
    return "unknown status";
}

static nomen_status new_model(nomen_model **out, nomen_error *error)
{
    nomen_model *model = calloc(1, sizeof *model);
    if (model == NULL)
        return nm_fail_memory(error);
    atomic_init(&model->owners, 1);
    *out = model;
    return NOMEN_OK;
}

nomen_status nomen_model_open(nomen_model **out, const char *path, nomen_error *error)
{
    nomen_model *model = NULL;
    nomen_status status = new_model(&model, error);
    if (status != NOMEN_OK)
        return status;
    status = nm_mapping_open(&model->mapping, path, error);
    if (status == NOMEN_OK)
        status = nm_view_open(&model->view, model->mapping.bytes, model->mapping.size, path, error);
    if (status != NOMEN_OK) {
        nomen_model_release(model);
        return status;
    }
    *out = model;
    return NOMEN_OK;
}

nomen_status nm_model_adopt(nomen_model **out, void *bytes, size_t size, nomen_error *error)
{
    nomen_model *model = NULL;
    nomen_status status = new_model(&model, error);
    if (status != NOMEN_OK) {
        free(bytes);
        return status;
    }
    model->memory = bytes;
    status = nm_view_open(&model->view, bytes, size, "the model", error);
    if (status != NOMEN_OK) {
        nomen_model_release(model);
        return status;
    }
    *out = model;
    return NOMEN_OK;
}

nomen_status nomen_model_verify(const nomen_model *model, nomen_error *error)
{
    return nm_view_verify(&model->view, error);
}

nomen_model *nomen_model_retain(nomen_model *model)
{
    atomic_fetch_add_explicit(&model->owners, 1, memory_order_relaxed);
    return model;
}

void nomen_model_release(nomen_model *model)
{
    if (model == NULL || atomic_fetch_sub_explicit(&model->owners, 1, memory_order_acq_rel) != 1)
        return;
    nm_mapping_close(&model->mapping);
    free(model->memory);
    free(model);
}

/* ---- Facts: labels, languages, files, sections, the total, in this order ---- */

static nomen_fact label_fact(const nm_view *view, size_t index)
{
    const nm_label *label = nm_view_label(view, (uint32_t)index + 1);
    bool type = (label->flags & NM_LABEL_TYPE) != 0;
    return (nomen_fact){.group = type ? "type" : "class", .name = nm_view_string(view, label->name),
                        .text = (label->flags & NM_LABEL_OPTIONAL) != 0 ? "off by default" : "",
                        .count = (uint64_t)label->entries + label->rules};
}

static nomen_fact language_fact(const nm_view *view, size_t index)
{
    nomen_fact fact = {.group = "language", .text = "",
                       .name = nm_view_name(view, NM_NAMES_LANGUAGES, (uint32_t)index)};
    for (uint32_t i = 0; i < view->entry_count; i++)
        fact.count += view->entries[i].language == index;
    return fact;
}

static nomen_fact file_fact(const nm_view *view, size_t index)
{
    const nm_file *file = nm_view_file(view, (uint32_t)index);
    const char *licence = nm_view_string(view, file->licence);
    return (nomen_fact){.group = "source", .name = nm_view_string(view, file->path),
                        .text = licence, .count = file->entries};
}

static nomen_fact section_fact(const nm_view *view, size_t index)
{
    const nm_model_section *section = nm_view_section(view, (uint32_t)index);
    return (nomen_fact){.group = "section", .name = nm_section_name((uint32_t)index), .text = "",
                        .count = section->size / section->item_size, .bytes = section->size};
}

static nomen_fact total_fact(const nm_view *view, size_t index)
{
    (void)index;
    return (nomen_fact){.group = "total", .name = "model", .text = "",
                        .count = (uint64_t)view->entry_count + view->rule_count,
                        .bytes = view->size};
}

typedef struct fact_group {
    size_t count;
    nomen_fact (*make)(const nm_view *view, size_t index);
} fact_group;

enum { GROUPS = 5 };

static void list_groups(const nm_view *view, fact_group groups[GROUPS])
{
    groups[0] = (fact_group){view->label_count > 0 ? view->label_count - 1 : 0, label_fact};
    groups[1] = (fact_group){nm_view_name_count(view, NM_NAMES_LANGUAGES), language_fact};
    groups[2] = (fact_group){view->file_count, file_fact};
    groups[3] = (fact_group){NM_SECTION_COUNT, section_fact};
    groups[4] = (fact_group){1, total_fact};
}

size_t nomen_model_fact_count(const nomen_model *model)
{
    fact_group groups[GROUPS];
    list_groups(&model->view, groups);
    size_t count = 0;
    for (int i = 0; i < GROUPS; i++)
        count += groups[i].count;
    return count;
}

nomen_status nomen_model_fact(const nomen_model *model, size_t index, nomen_fact *out)
{
    fact_group groups[GROUPS];
    list_groups(&model->view, groups);
    for (int i = 0; i < GROUPS; i++) {
        if (index < groups[i].count) {
            *out = groups[i].make(&model->view, index);
            return NOMEN_OK;
        }
        index -= groups[i].count;
    }
    return NOMEN_E_ARGUMENT;
}
