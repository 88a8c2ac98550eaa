/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See support.h.
 */
#include "support.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Files ---- */

char *support_folder(void)
{
    const char *base = getenv("TMPDIR");
    char path[512];
    snprintf(path, sizeof path, "%s/nomen-test-XXXXXX", base != NULL ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(path));
    return strdup(path);
}

char *support_path(const char *folder, const char *path)
{
    size_t size = strlen(folder) + strlen(path) + 2;
    char *joined = malloc(size);
    snprintf(joined, size, "%s/%s", folder, path);
    return joined;
}

void support_write(const char *folder, const char *path, const char *bytes, size_t length)
{
    char *whole = support_path(folder, path);
    for (char *slash = strchr(whole + strlen(folder) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(whole, 0777);
        *slash = '/';
    }
    FILE *file = fopen(whole, "wb");
    ck_assert_msg(file != NULL, "cannot write %s", whole);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
    free(whole);
}

char *support_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    size_t capacity = 1 << 16;
    char *bytes = malloc(capacity);
    *length = 0;
    for (size_t got; (got = fread(bytes + *length, 1, capacity - *length - 1, file)) > 0;) {
        *length += got;
        if (capacity - *length < 2)
            bytes = realloc(bytes, capacity *= 2);
    }
    fclose(file);
    bytes[*length] = '\0';
    return bytes;
}

static void remove_all(const char *path)
{
    DIR *folder = opendir(path);
    if (folder != NULL) {
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            char *below = support_path(path, entry->d_name);
            struct stat status;
            if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode))
                remove_all(below);
            else
                unlink(below);
            free(below);
        }
        closedir(folder);
    }
    rmdir(path);
}

void support_remove(char *folder)
{
    remove_all(folder);
    free(folder);
}

/* ---- Packs ---- */

nomen_builder *support_builder(const char *const *pack)
{
    char *folder = support_folder();
    for (size_t i = 0; pack[i] != NULL; i += 2)
        support_write(folder, pack[i], pack[i + 1], strlen(pack[i + 1]));
    nomen_builder *builder = NULL;
    nomen_error error = {0};
    ck_assert_int_eq(nomen_builder_new(&builder, &error), NOMEN_OK);
    nomen_status status = nomen_builder_add_pack(builder, folder, &error);
    ck_assert_msg(status == NOMEN_OK, "%s", error.message);
    support_remove(folder);
    return builder;
}

nomen_model *support_model(const char *const *pack)
{
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    nomen_error error = {0};
    nomen_status status = nomen_builder_build(builder, &model, &error);
    if (status != NOMEN_OK) {
        char *told = support_diagnostics(builder);
        size_t count = nomen_builder_diagnostic_count(builder);
        ck_abort_msg("%s: %s %s", error.message, told,
                     count > 0 ? nomen_builder_diagnostic(builder, 0)->message : "");
    }
    nomen_builder_free(builder);
    return model;
}

/* ---- Strings that grow ---- */

typedef struct string {
    char *bytes;
    size_t length, capacity;
} string;

static void append(string *s, const char *format, ...)
{
    char piece[2048];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(piece, sizeof piece, format, arguments);
    va_end(arguments);
    size_t length = size < (int)sizeof piece ? (size_t)size : sizeof piece - 1;
    if (s->length + length + 1 > s->capacity) {
        s->capacity = 2 * (s->length + length + 1);
        s->bytes = realloc(s->bytes, s->capacity);
    }
    memcpy(s->bytes + s->length, piece, length + 1);
    s->length += length;
}

char *support_diagnostics(const nomen_builder *builder)
{
    string s = {0};
    append(&s, "%s", "");
    for (size_t i = 0; i < nomen_builder_diagnostic_count(builder); i++) {
        const nomen_diagnostic *d = nomen_builder_diagnostic(builder, i);
        append(&s, "%s%s %u:%u", i > 0 ? " " : "", d->code, d->line, d->column);
    }
    return s.bytes;
}

char *support_show(const char *text, const nomen_result *result)
{
    string s = {0};
    append(&s, "%s", "");
    for (size_t i = 0; i < result->count; i++) {
        const nomen_entity *e = &result->entities[i];
        append(&s, "%s%.*s=%s:%s%s%s", i > 0 ? " " : "", (int)(e->end - e->start), text + e->start,
               e->type, e->id, e->form[0] != '\0' ? "/" : "", e->form);
        for (size_t k = 0; k < e->attribute_count; k++)
            append(&s, "{%s=%s}", e->attributes[k].name, e->attributes[k].value);
    }
    return s.bytes;
}

char *support_tag(nomen_model *model, const char *text, const char *date)
{
    nomen_tagger *tagger = NULL;
    nomen_result result;
    nomen_error error = {0};
    nomen_document document = NOMEN_DOCUMENT_INIT;
    document.date = date;
    nomen_status status = nomen_tagger_new(&tagger, model, NULL, &error);
    ck_assert_msg(status == NOMEN_OK, "%s", error.message);
    status = nomen_tagger_tag(tagger, text, strlen(text), &document, &result, &error);
    ck_assert_msg(status == NOMEN_OK, "%s", error.message);
    char *shown = support_show(text, &result);
    nomen_tagger_free(tagger);
    return shown;
}

void support_expect(const char *const *pack, const support_text *texts, size_t count)
{
    nomen_model *model = support_model(pack);
    for (size_t i = 0; i < count; i++) {
        char *shown = support_tag(model, texts[i].text, NULL);
        ck_assert_str_eq(shown, texts[i].shown);
        free(shown);
    }
    nomen_model_release(model);
}

/* ---- Running ---- */

int support_run(const char *name, const support_test *tests, size_t count)
{
    return support_run_with(name, tests, count, NULL, NULL);
}

int support_run_with(const char *name, const support_test *tests, size_t count,
                     void (*set_up)(void), void (*tear_down)(void))
{
    Suite *suite = suite_create(name);
    for (size_t i = 0; i < count; i++) {
        TCase *tcase = tcase_create(tests[i].name);
        tcase_set_timeout(tcase, 0); /* meson has one for the program */
        if (set_up != NULL)
            tcase_add_checked_fixture(tcase, set_up, tear_down);
        if (tests[i].loops > 0)
            tcase_add_loop_test(tcase, tests[i].test, 0, (int)tests[i].loops);
        else
            tcase_add_test(tcase, tests[i].test);
        suite_add_tcase(suite, tcase);
    }
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
