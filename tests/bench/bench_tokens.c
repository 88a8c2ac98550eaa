/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens against ICU: cutting, folding and hashing a text, against ICU's word break iterator over
 * the same text, with the conversion to UTF-16 that it needs.
 *
 *     bench_tokens FOLDER [NAME...]      (of tests/bench/texts.py)
 *
 * ICU looks words of Chinese, Japanese, Thai and the like up in dictionaries, which is more than is
 * asked for here and slow. So it gets the default rules of UAX #29 without them (the rules of
 * tests/property, which holds the word boundaries of both against each other). On text of other
 * scripts these rules are as fast as ICU's own.
 *
 * Without names: en, mix, and each text of one language that FOLDER holds. The first line of a text
 * is tokens alone, the second all of nm_tokenize(), with zones.
 */
#include "bench.h"

#include "../property/word_rules.h"

#include "token/scanner.h"
#include "token/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { ROUNDS = 9, REQUIRED = 2 };

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

static UBreakIterator *open_words(void)
{
    UChar rules[4096];
    UParseError where;
    UErrorCode code = U_ZERO_ERROR;
    u_uastrcpy(rules, word_rules);
    UBreakIterator *words = ubrk_openRules(rules, -1, NULL, 0, &where, &code);
    if (U_FAILURE(code)) {
        fprintf(stderr, "ICU: %s\n", u_errorName(code));
        exit(2);
    }
    return words;
}

static void measure(const char *path, const char *name)
{
    job j = {.text = bench_read(path), .words = open_words()};
    j.wide = malloc((j.text.length + 1) * sizeof *j.wide);
    if (j.wide == NULL)
        exit(2);
    char title[64];
    snprintf(title, sizeof title, "tokens, %s", name);
    bench_side icu = {.name = "ICU", .run = run_icu, .context = &j};
    bench_side tokens = {.name = "nomen", .run = run_tokens, .context = &j};
    bench_side all = {.name = "nomen", .run = run_all_of_tokens, .context = &j};
    bench_compare(title, j.text.length, ROUNDS, &tokens, &icu);
    snprintf(title, sizeof title, "... with zones, %s", name);
    bench_compare(title, j.text.length, ROUNDS, &all, &icu);
    ubrk_close(j.words);
    nm_tokens_free(&j.tokens);
    free(j.wide);
    free(j.text.bytes);
}

static bool exists(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file != NULL)
        fclose(file);
    return file != NULL;
}

int main(int argc, char **argv)
{
    static const char *const standard[] = {"en", "mix", "prose", "de", "el", "es", "fr",
                                           "ja", "pl",  "ru",    "vi", "zh", NULL};
    const char *folder = argc > 1 ? argv[1] : "bench-texts";
    const char *const *names = argc > 2 ? (const char *const *)argv + 2 : standard;
    for (size_t i = 0; names[i] != NULL; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s.txt", folder, names[i]);
        if (argc > 2 || i < REQUIRED || exists(path))
            measure(path, names[i]);
    }
    return 0;
}
