/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens against ICU: cutting, folding and hashing a text, against ICU's word break iterator over
 * the same text (with the conversion to UTF-16 that it needs, and its dictionaries emptied).
 *
 *     bench_tokens FOLDER      (of tests/bench/texts.py)
 */
#include "bench.h"

#include "token/scanner.h"
#include "token/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

typedef struct job {
    bench_text text;
    nm_tokens tokens;
    UBreakIterator *words;
    UChar *wide;
    size_t boundaries;
} job;

static void run_tokens(void *context)
{
    job *j = context;
    nm_tokenize_with(&j->tokens, j->text.bytes, j->text.length, NM_TAILOR_ALL, NULL);
}

static void run_all_of_tokens(void *context)
{
    job *j = context;
    nm_tokenize(&j->tokens, j->text.bytes, j->text.length, NULL);
}

static void run_icu(void *context)
{
    job *j = context;
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(j->wide, (int32_t)j->text.length + 1, &length, j->text.bytes,
                  (int32_t)j->text.length, &code);
    ubrk_setText(j->words, j->wide, length, &code);
    j->boundaries = 0;
    while (ubrk_next(j->words) != UBRK_DONE)
        j->boundaries++;
}

/* ICU's own word rules, with the dictionary characters made ordinary ones. */
static UBreakIterator *open_words(void)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
    if (U_FAILURE(code)) {
        fprintf(stderr, "ICU: %s\n", u_errorName(code));
        exit(2);
    }
    return words;
}

static void measure(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", folder, name);
    job j = {.text = bench_read(path), .words = open_words()};
    j.wide = malloc((j.text.length + 1) * sizeof *j.wide);
    if (j.wide == NULL)
        exit(2);
    char title[64];
    snprintf(title, sizeof title, "tokens, %s", name);
    bench_compare(title, j.text.length, 9, "nomen", run_tokens, &j, "ICU", run_icu, &j);
    snprintf(title, sizeof title, "... with zones, %s", name);
    bench_compare(title, j.text.length, 9, "nomen", run_all_of_tokens, &j, "ICU", run_icu, &j);
    ubrk_close(j.words);
    nm_tokens_free(&j.tokens);
    free(j.wide);
    free(j.text.bytes);
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : "bench-texts";
    measure(folder, "en");
    measure(folder, "mix");
    return 0;
}
