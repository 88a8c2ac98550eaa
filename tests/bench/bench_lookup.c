/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A million names against ICU: cutting a text into tokens and finding all names in it, against
 * ICU's word break iterator, which finds none. Once with names that match in any case, once with
 * names whose capitals must be there, so that the case gate can work.
 *
 * Both take the text in pieces of some 16 KB, as a corpus comes in documents.
 *
 *     bench_lookup FOLDER     (of tests/bench/texts.py, with fold.model and case.model in it)
 */
#include "bench.h"

#include "api/objects.h"
#include "match/lookup.h"
#include "match/matcher.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

typedef struct job {
    bench_text text;
    nm_tokens tokens;
    nm_matcher matcher;
    UBreakIterator *words;
    UChar *wide;
    size_t found;
} job;

enum { DOCUMENT = 16 * 1024 };

/* The end of the document that begins at `start`: the first line end behind its size. */
static size_t next_document(const job *j, size_t start)
{
    size_t end = start + DOCUMENT;
    while (end < j->text.length && j->text.bytes[end - 1] != '\n')
        end++;
    return end < j->text.length ? end : j->text.length;
}

static void run_lookup(void *context)
{
    job *j = context;
    j->found = 0;
    for (size_t start = 0, end; start < j->text.length; start = end) {
        end = next_document(j, start);
        nm_tokenize(&j->tokens, j->text.bytes + start, end - start, NULL);
        nm_match(&j->matcher, &j->tokens, NM_NONE, NULL);
        j->found += j->matcher.candidates.count;
    }
}

static void run_icu(void *context)
{
    job *j = context;
    for (size_t start = 0, end; start < j->text.length; start = end) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t length = 0;
        end = next_document(j, start);
        u_strFromUTF8(j->wide, (int32_t)j->text.length + 1, &length, j->text.bytes + start,
                      (int32_t)(end - start), &code);
        ubrk_setText(j->words, j->wide, length, &code);
        while (ubrk_next(j->words) != UBRK_DONE) {
        }
    }
}

static void measure(const char *folder, const char *name)
{
    char path[4096], title[64];
    UErrorCode code = U_ZERO_ERROR;
    nomen_error error;
    nomen_model *model;
    snprintf(path, sizeof path, "%s/en.txt", folder);
    job j = {.text = bench_read(path), .words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code)};
    j.wide = malloc((j.text.length + 1) * sizeof *j.wide);
    snprintf(path, sizeof path, "%s/%s.model", folder, name);
    if (U_FAILURE(code) || j.wide == NULL ||
        nomen_model_open(&model, path, &error) != NOMEN_OK ||
        nm_matcher_init(&j.matcher, &model->view, NULL) != NOMEN_OK) {
        fprintf(stderr, "cannot use %s: tools/bench makes it\n", path);
        exit(2);
    }
    snprintf(title, sizeof title, "1.2m names, %s", name);
    bench_compare(title, j.text.length, 9, "nomen", run_lookup, &j, "ICU", run_icu, &j);
    printf("%-22s %zu found\n", "", j.found);
    ubrk_close(j.words);
    nm_matcher_free(&j.matcher);
    nm_tokens_free(&j.tokens);
    nomen_model_release(model);
    free(j.wide);
    free(j.text.bytes);
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : "bench-texts";
    measure(folder, "fold");
    measure(folder, "case");
    return 0;
}
