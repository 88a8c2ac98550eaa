/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See draft.h.
 */
#include "compile/draft.h"

#include "base/hash.h"

#include <string.h>

static const uint32_t list_limits[NM_NAMES_LISTS] = {
    [NM_NAMES_LANGUAGES] = NM_LANGUAGES_MAX,
    [NM_NAMES_FORMS] = NM_ANY8,
    [NM_NAMES_FLAGS] = NM_FLAGS_MAX,
};

void nm_draft_init(nm_draft *draft)
{
    memset(draft, 0, sizeof *draft);
    nm_label *none = nm_array_push(&draft->labels);
    if (none == NULL)
        draft->memory = true;
    else
        memset(none, 0, sizeof *none);
    /* Number 0 of languages and forms is "none given". */
    nm_draft_name(draft, NM_NAMES_LANGUAGES, "mul", 3);
    nm_draft_name(draft, NM_NAMES_FORMS, "", 0);
}

void nm_draft_free(nm_draft *draft)
{
    nm_strings_free(&draft->strings);
    nm_vocabulary_free(&draft->vocabulary);
    nm_diagnostics_free(&draft->diagnostics);
    nm_tokens_free(&draft->tokens);
    for (size_t i = 0; i < draft->sources.count; i++)
        free(draft->sources.items[i]);
    nm_array_free(&draft->sources);
    nm_array_free(&draft->files);
    nm_array_free(&draft->opened);
    nm_array_free(&draft->labels);
    for (unsigned i = 0; i < NM_NAMES_LISTS; i++)
        nm_array_free(&draft->lists[i].names);
    nm_array_free(&draft->phrases);
    nm_array_free(&draft->rows);
    nm_array_free(&draft->rules);
    nm_array_free(&draft->weights);
    nm_arena_free(&draft->arena);
}

uint16_t nm_draft_label(nm_draft *draft, const char *name, size_t length, bool type)
{
    uint32_t string = nm_strings_add(&draft->strings, name, length);
    for (size_t i = 1; i < draft->labels.count; i++) {
        if (draft->labels.items[i].name == string) {
            if (type)
                draft->labels.items[i].flags |= NM_LABEL_TYPE;
            return (uint16_t)i;
        }
    }
    if (string == 0 || draft->labels.count >= UINT16_MAX)
        return 0;
    nm_label *label = nm_array_push(&draft->labels);
    if (label == NULL) {
        draft->memory = true;
        return 0;
    }
    *label = (nm_label){.name = string, .flags = type ? NM_LABEL_TYPE : 0};
    return (uint16_t)(draft->labels.count - 1);
}

uint32_t nm_draft_name(nm_draft *draft, enum nm_name_list list, const char *name, size_t length)
{
    uint32_t string = nm_strings_add(&draft->strings, name, length);
    nm_name_table *table = &draft->lists[list];
    for (size_t i = 0; i < table->names.count; i++)
        if (table->names.items[i] == string)
            return (uint32_t)i;
    if (table->names.count >= list_limits[list])
        return NM_NONE;
    uint32_t *slot = nm_array_push(&table->names);
    if (slot == NULL) {
        draft->memory = true;
        return NM_NONE;
    }
    *slot = string;
    return (uint32_t)(table->names.count - 1);
}

uint32_t nm_draft_word(nm_draft *draft, const char *text)
{
    size_t length = strlen(text);
    uint32_t word = nm_vocabulary_add(&draft->vocabulary, &draft->strings, text, length,
                                      (uint32_t)nm_hash(text, length));
    draft->memory = draft->memory || word == 0;
    return word;
}

uint16_t nm_draft_file(nm_draft *draft, const char *path, const char *opened)
{
    const char *copy = nm_arena_copy(&draft->arena, opened, strlen(opened));
    const char **slot = copy != NULL ? nm_array_push(&draft->opened) : NULL;
    nm_file *file =
        slot != NULL && draft->files.count < UINT16_MAX ? nm_array_push(&draft->files) : NULL;
    if (file == NULL) {
        draft->memory = true;
        return 0;
    }
    *slot = copy;
    *file = (nm_file){.path = nm_strings_add_text(&draft->strings, path)};
    return (uint16_t)(draft->files.count - 1);
}

bool nm_draft_listed(const char *list, const char *name, size_t length)
{
    if (list == NULL)
        return true;
    for (const char *at = list; *at != '\0';) {
        size_t size = strcspn(at, ",");
        if (size == length && memcmp(at, name, size) == 0)
            return true;
        at += size;
        at += *at == ',';
    }
    return false;
}

bool nm_draft_fail(nm_draft *draft)
{
    draft->memory = true;
    return false;
}

bool nm_draft_out_of_memory(const nm_draft *draft)
{
    return draft->memory || draft->strings.memory || draft->diagnostics.memory;
}

void *nm_draft_new(nm_draft *draft, size_t size)
{
    void *item = nm_arena_alloc(&draft->arena, size);
    if (item == NULL)
        draft->memory = true;
    else
        memset(item, 0, size);
    return item;
}
