/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the tests share: packs from strings, and results as strings.
 *
 * A pack is a list of paths and contents: {"names.tsv", "#: type t\n...", "a.rules", "...", NULL}.
 * The builder reads folders, so the files are written below a new temporary folder that is removed
 * again. A result is shown as "Ukraine=country:UA Kyiv=country:UA/metonym", so that a test is a
 * table of texts and what must come out.
 */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include "nomen.h"

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Check notes every assertion; where there are millions, only those that fail should cost. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ck_abort_msg("%s", #condition);                                                        \
    } while (0)
#define SAME(a, b)                                                                                 \
    do {                                                                                           \
        intmax_t a_ = (a), b_ = (b);                                                               \
        if (a_ != b_)                                                                              \
            ck_abort_msg("%s is %jd, %s is %jd", #a, a_, #b, b_);                                  \
    } while (0)

/* A new temporary folder, to be given to support_remove(). */
char *support_folder(void);

/* Writes a file below a folder, with the folders on its way; `length` bytes. */
void support_write(const char *folder, const char *path, const char *bytes, size_t length);

/* "FOLDER/PATH", to be freed. */
char *support_path(const char *folder, const char *path);

/* A whole file, to be freed, with a NUL behind it. */
char *support_read(const char *path, size_t *length);

/* Removes a folder with all that is below it, and frees the string. */
void support_remove(char *folder);

/* A builder that has read a pack; its diagnostics are not looked at. */
nomen_builder *support_builder(const char *const *pack);

/* The model of a pack that must be free of errors. */
nomen_model *support_model(const char *const *pack);

/* The diagnostics, "NM0103 3:6 NM0210 9:3": code, line and column each. To be freed. */
char *support_diagnostics(const nomen_builder *builder);

/* Tags a text with a new tagger; shows "Kyiv=country:UA/metonym ..." , "" for nothing. To be freed.
 * With `date` as the reference date, NULL for none. */
char *support_tag(nomen_model *model, const char *text, const char *date);

/* The same for a result that is there. `text` is what was tagged. */
char *support_show(const char *text, const nomen_result *result);

/* A text and what support_tag() shows of it. */
typedef struct support_text {
    const char *text, *shown;
} support_text;

/* Tags each text with the model of a pack. */
void support_expect(const char *const *pack, const support_text *texts, size_t count);

/* A test, which is a case of its own. */
typedef struct support_test {
    const char *name;
    const TTest *test;
    size_t loops; /* 0: once */
} support_test;

/* Runs the suite of some tests; the exit status of main(). */
int support_run(const char *suite, const support_test *tests, size_t count);

/* The same, with what is to be done before and after each test; NULL: nothing. */
int support_run_with(const char *suite, const support_test *tests, size_t count,
                     void (*set_up)(void), void (*tear_down)(void));

#endif
