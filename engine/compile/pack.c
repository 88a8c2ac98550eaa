/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See pack.h.
 */
#include "compile/pack.h"

#include "base/mapping.h"
#include "compile/fix.h"
#include "compile/parser.h"
#include "compile/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 16 };

typedef NM_ARRAY(char *) name_list;

static void free_names(name_list *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    nm_array_free(names);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL)
        snprintf(path, size, "%s%s%s", folder, *folder != '\0' ? "/" : "", name);
    return path;
}

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), size = strlen(ending);
    return length > size && strcmp(name + length - size, ending) == 0;
}

/* The names in a folder, sorted; hidden ones left out. */
static nomen_status list_folder(const char *path, name_list *out, nomen_error *error)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        return nm_fail(error, NOMEN_E_IO, "cannot read %s: %s", path, strerror(errno));
    nomen_status status = NOMEN_OK;
    for (struct dirent *entry; status == NOMEN_OK && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        char *copy = join("", entry->d_name), **slot = nm_array_push(out);
        if (copy == NULL || slot == NULL) {
            free(copy);
            if (slot != NULL)
                out->count--;
            status = nm_fail_memory(error);
        } else {
            *slot = copy;
        }
    }
    closedir(folder);
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    return status;
}

/* Rule files are copied: the carets of later diagnostics point into them. */
static nomen_status read_rules(nm_draft *draft, const char *path, uint16_t file,
                               const nm_mapping *mapping, nomen_error *error)
{
    char *copy = malloc(mapping->size + 1), **slot = nm_array_push(&draft->sources);
    if (slot != NULL)
        *slot = copy;
    if (copy == NULL || slot == NULL) {
        if (slot == NULL)
            free(copy);
        return nm_fail_memory(error);
    }
    if (mapping->size > 0)
        memcpy(copy, mapping->bytes, mapping->size);
    copy[mapping->size] = '\0';
    nm_rules_read(draft, path, file, copy, mapping->size);
    return NOMEN_OK;
}

/* What a walk does with a file: reads it into a draft, or mends it. */
typedef struct walk {
    nm_draft *draft; /* NULL: mend */
    size_t changed;
} walk;

static nomen_status fix_file(walk *w, const char *path, nomen_error *error)
{
    bool changed = false;
    nomen_status status = ends_with(path, ".tsv") ? nm_table_fix(path, &changed, error) : NOMEN_OK;
    w->changed += changed;
    return status;
}

static nomen_status read_file(nm_draft *draft, const char *path, const char *relative,
                              nomen_error *error)
{
    nm_mapping mapping;
    nomen_status status = nm_mapping_open(&mapping, path, error);
    if (status != NOMEN_OK)
        return status;
    uint16_t file = nm_draft_file(draft, relative, path);
    const char *opened = !nm_draft_out_of_memory(draft) ? draft->opened.items[file] : NULL;
    if (opened == NULL)
        status = nm_fail_memory(error);
    else if (ends_with(path, ".tsv"))
        nm_table_read(draft, opened, file, (const char *)mapping.bytes, mapping.size);
    else
        status = read_rules(draft, opened, file, &mapping, error);
    nm_mapping_close(&mapping);
    return status;
}

static nomen_status walk_folder(walk *w, const char *path, const char *relative,
                                unsigned depth, nomen_error *error);

static nomen_status walk_item(walk *w, const char *path, const char *relative,
                              unsigned depth, nomen_error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return nm_fail(error, NOMEN_E_IO, "cannot read %s: %s", path, strerror(errno));
    if (S_ISDIR(status.st_mode))
        return walk_folder(w, path, relative, depth + 1, error);
    if (S_ISREG(status.st_mode) && (ends_with(path, ".tsv") || ends_with(path, ".rules")))
        return w->draft != NULL ? read_file(w->draft, path, relative, error)
                                : fix_file(w, path, error);
    return NOMEN_OK;
}

static nomen_status walk_folder(walk *w, const char *path, const char *relative,
                                unsigned depth, nomen_error *error)
{
    if (depth > DEPTH_MAX)
        return nm_fail(error, NOMEN_E_LIMIT, "%s: folders are nested too deeply", path);
    name_list names = {0};
    nomen_status status = list_folder(path, &names, error);
    for (size_t i = 0; status == NOMEN_OK && i < names.count; i++) {
        char *below = join(path, names.items[i]), *short_path = join(relative, names.items[i]);
        if (below == NULL || short_path == NULL)
            status = nm_fail_memory(error);
        else
            status = walk_item(w, below, short_path, depth, error);
        free(below);
        free(short_path);
    }
    free_names(&names);
    return status;
}

nomen_status nm_pack_read(nm_draft *draft, const char *path, nomen_error *error)
{
    walk w = {.draft = draft};
    size_t files = draft->files.count;
    nomen_status status = walk_folder(&w, path, "", 0, error);
    nm_place place = {.file = nm_arena_copy(&draft->arena, path, strlen(path))};
    if (status == NOMEN_OK && place.file == NULL)
        status = nm_fail_memory(error);
    else if (status == NOMEN_OK && draft->files.count == files)
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0126", place,
                  "names of tables end in .tsv, names of rule files in .rules",
                  "there is no table and no rule file in this folder");
    draft->pack++;
    return status;
}

nomen_status nm_pack_fix(const char *path, size_t *changed, nomen_error *error)
{
    walk w = {0};
    nomen_status status = walk_folder(&w, path, "", 0, error);
    *changed = w.changed;
    return status;
}
