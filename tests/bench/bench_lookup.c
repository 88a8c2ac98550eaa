/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A million names: cutting a text into tokens and finding all names in it, once with names that
 * match in any case, once with names whose capitals must be there, so that the case gate can work.
 *
 *     bench_lookup FOLDER          against ICU's word break iterator, which finds no names
 *     bench_lookup FOLDER PEER     against Aho-Corasick automata of the same names (peer/)
 *
 * FOLDER is that of tests/bench/texts.py, with fold.model and case.model in it. nomen and ICU take
 * the text in pieces of some 16 KB, as a corpus comes in documents; the automata take it at once.
 * They run in a process of their own, which goes over the text each time that it is sent a line.
 */
#include "bench.h"

#include "api/objects.h"
#include "match/matcher.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unistd.h>

enum { DOCUMENT = 16 * 1024, ROUNDS = 15 };

typedef struct job {
    bench_text text;
    nm_tokens tokens;
    nm_matcher matcher;
    size_t found;
} job;

/* The end of the document that begins at `start`: the first line end behind its size. */
static size_t next_document(const bench_text *text, size_t start)
{
    size_t end = start + DOCUMENT;
    while (end < text->length && text->bytes[end - 1] != '\n')
        end++;
    return end < text->length ? end : text->length;
}

static void run_lookup(void *context)
{
    job *j = context;
    j->found = 0;
    for (size_t start = 0, end; start < j->text.length; start = end) {
        end = next_document(&j->text, start);
        nm_tokenize(&j->tokens, j->text.bytes + start, end - start, NULL);
        nm_match(&j->matcher, &j->tokens, NM_NONE, NULL);
        j->found += j->matcher.candidates.count;
    }
}

/* ---- ICU ---- */

typedef struct icu {
    const bench_text *text;
    UBreakIterator *words;
    UChar *wide;
} icu;

static void run_icu(void *context)
{
    icu *i = context;
    for (size_t start = 0, end; start < i->text->length; start = end) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t length = 0;
        end = next_document(i->text, start);
        u_strFromUTF8(i->wide, (int32_t)i->text->length + 1, &length, i->text->bytes + start,
                      (int32_t)(end - start), &code);
        ubrk_setText(i->words, i->wide, length, &code);
        while (ubrk_next(i->words) != UBRK_DONE) {
        }
    }
}

static void compare_icu(const char *title, job *j)
{
    UErrorCode code = U_ZERO_ERROR;
    icu i = {.text = &j->text, .words = ubrk_open(UBRK_WORD, "en", NULL, 0, &code)};
    i.wide = malloc((j->text.length + 1) * sizeof *i.wide);
    if (U_FAILURE(code) || i.wide == NULL)
        exit(2);
    bench_compare(title, j->text.length, ROUNDS,
                  &(bench_side){.name = "nomen", .run = run_lookup, .context = j},
                  &(bench_side){.name = "ICU", .run = run_icu, .context = &i});
    printf("%-22s %zu found\n", "", j->found);
    ubrk_close(i.words);
    free(i.wide);
}

/* ---- Automata ---- */

typedef struct peer {
    pid_t process;
    FILE *to, *from;
    unsigned long found;
} peer;

static void start_peer(peer *p, char *const arguments[])
{
    int in[2], out[2];
    if (pipe(in) != 0 || pipe(out) != 0)
        exit(2);
    p->process = fork();
    if (p->process == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[1]);
        close(out[0]);
        execv(arguments[0], arguments);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    p->to = fdopen(in[1], "w");
    p->from = fdopen(out[0], "r");
    char line[64];
    if (p->process < 0 || p->to == NULL || p->from == NULL ||
        fgets(line, sizeof line, p->from) == NULL) {
        fprintf(stderr, "%s does not work\n", arguments[0]);
        exit(2);
    }
}

static double ask_peer(void *context)
{
    peer *p = context;
    double seconds;
    fputc('\n', p->to);
    fflush(p->to);
    if (fscanf(p->from, "%lf %lu", &seconds, &p->found) != 2)
        exit(2);
    return seconds;
}

static void compare_peer(const char *title, job *j, char *program, char *algorithm, char *match,
                         const char *folder)
{
    char names[4096], text[4096];
    snprintf(names, sizeof names, "%s/names.txt", folder);
    snprintf(text, sizeof text, "%s/en.txt", folder);
    char *arguments[] = {program, algorithm, match, names, text, NULL};
    peer p;
    start_peer(&p, arguments);
    bench_compare(title, j->text.length, ROUNDS,
                  &(bench_side){.name = "nomen", .run = run_lookup, .context = j},
                  &(bench_side){.name = algorithm, .seconds = ask_peer, .context = &p});
    printf("%-22s %zu found, %lu anywhere in words\n", "", j->found, p.found);
    fclose(p.to);
    fclose(p.from);
    waitpid(p.process, NULL, 0);
}

static void measure(const char *folder, char *match, char *program)
{
    char path[4096], title[64];
    nomen_error error;
    nomen_model *model;
    job j = {.found = 0};
    snprintf(path, sizeof path, "%s/en.txt", folder);
    j.text = bench_read(path);
    snprintf(path, sizeof path, "%s/%s.model", folder, match);
    if (nomen_model_open(&model, path, &error) != NOMEN_OK ||
        nm_matcher_init(&j.matcher, &model->view, NULL) != NOMEN_OK) {
        fprintf(stderr, "cannot use %s: tools/bench makes it\n", path);
        exit(2);
    }
    snprintf(title, sizeof title, "1.2m names, %s", match);
    if (program == NULL) {
        compare_icu(title, &j);
    } else {
        compare_peer(title, &j, program, "daachorse", match, folder);
        compare_peer(title, &j, program, "aho-corasick", match, folder);
    }
    nm_matcher_free(&j.matcher);
    nm_tokens_free(&j.tokens);
    nomen_model_release(model);
    free(j.text.bytes);
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : "bench-texts";
    char *program = argc > 2 ? argv[2] : NULL;
    signal(SIGPIPE, SIG_IGN);
    measure(folder, "fold", program);
    measure(folder, "case", program);
    return 0;
}
