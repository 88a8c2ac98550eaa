/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that runs out under an evaluation: three files are joined, in orders of their own, and
 * scored again and again, and each time another allocation fails, alone or with all that follow.
 * Either there is an error, or the scores are those of always; and nothing is lost.
 */
#include "eval/evaluator.h"
#include "eval/join.h"
#include "eval/report.h"

#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition))                                                                          \
            abort();                                                                               \
    } while (0)

enum { GOLD, FIRST, SECOND };

static const char *const texts[] = {
    [GOLD] =
        "{\"id\":\"a\",\"text\":\"one two three\",\"lang\":\"en\",\"types\":[\"t\",\"u\"],"
        "\"entities\":[{\"start\":0,\"end\":3,\"type\":\"t\",\"id\":\"1\"},"
        "{\"start\":4,\"end\":7,\"type\":\"u\"}],\"ignore\":[{\"start\":8,\"end\":13}]}\n"
        "{\"id\":\"b\",\"text\":\"one two three\",\"entities\":[{\"start\":0,\"end\":13,"
        "\"type\":\"t\"},{\"start\":4,\"end\":7,\"type\":\"t\"}]}\n"
        "{\"id\":\"c\",\"text\":\"four\",\"entities\":[{\"start\":0,\"end\":4,\"type\":\"u\"}]}\n",
    [FIRST] = "{\"id\":\"b\",\"text\":\"one two three\",\"entities\":[{\"start\":0,\"end\":12,"
              "\"type\":\"t\"},{\"start\":4,\"end\":7,\"type\":\"u\"}]}\n"
              "{\"id\":\"a\",\"text\":\"one two three\",\"entities\":[{\"start\":0,\"end\":3,"
              "\"type\":\"t\",\"id\":\"2\"},{\"start\":8,\"end\":13,\"type\":\"u\"}]}\n",
    [SECOND] = "{\"id\":\"c\",\"text\":\"four\",\"entities\":[{\"start\":0,\"end\":4,"
               "\"type\":\"u\"}]}\n"
               "{\"id\":\"a\",\"text\":\"one two three\",\"entities\":[]}\n",
};

static char paths[JOIN_SIDES][40];

static void write_files(void)
{
    for (int i = 0; i < JOIN_SIDES; i++) {
        strcpy(paths[i], "/tmp/nomen-test-XXXXXX");
        int file = mkstemp(paths[i]);
        REQUIRE(file >= 0 && write(file, texts[i], strlen(texts[i])) == (ssize_t)strlen(texts[i]));
        close(file);
    }
}

static bool out_of_memory(const char *message)
{
    return message != NULL && strstr(message, "out of memory") != NULL;
}

/* Adds what was joined; false when memory is out, which a document may also say of itself. */
static bool add(evaluator *e, const joined *together)
{
    prediction predictions[2] = {{0}};
    for (int i = 0; i < JOIN_SIDES; i++) {
        const labelled_document *d = together->sides[i];
        if (d == NULL)
            continue;
        REQUIRE(d->error == NULL || out_of_memory(d->error));
        if (d->error != NULL)
            return false;
        if (i != GOLD)
            predictions[i - 1] = (prediction){d->entities, d->entity_count, NULL};
    }
    const labelled_document *gold = together->sides[GOLD];
    const char *message =
        gold != NULL ? evaluator_add(e, gold, &predictions[0], &predictions[1]) : NULL;
    REQUIRE(message == NULL || out_of_memory(message));
    return message == NULL;
}

/* The numbers, as they are written. */
static uint64_t digest(const evaluation *e)
{
    char *bytes = NULL;
    size_t size = 0;
    uint64_t sum = 0;
    report_options options = {.colour = true};
    FILE *stream = open_memstream(&bytes, &size);
    REQUIRE(stream != NULL);
    write_evaluation_json(stream, &options, e);
    write_table(stream, &options, e);
    REQUIRE(fclose(stream) == 0 && size > 0);
    for (size_t i = 0; i < size; i++)
        sum = sum * 31 + (unsigned char)bytes[i];
    memory_live++; /* the C library allocated it */
    free(bytes);
    return sum;
}

/* Scores the files; false when memory is out. */
static bool score(uint64_t *out)
{
    static const char *const files[] = {paths[GOLD], paths[FIRST], paths[SECOND]};
    document_stream streams[JOIN_SIDES] = {{0}}, *sides[JOIN_SIDES];
    for (int i = 0; i < JOIN_SIDES; i++) {
        streams[i] = (document_stream){.paths = &files[i], .path_count = 1, .format = "jsonl"};
        sides[i] = &streams[i];
    }
    labels l = {0};
    evaluation e = {.prediction = "first", .significance = {.name = "second"}};
    bool good = map_label(&l, "v=t"), failed = false;
    evaluator *scores = good ? evaluator_new(&l, 2) : NULL;
    document_join *join = scores != NULL ? join_new(sides, JOIN_SIDES) : NULL;
    joined together;
    good = join != NULL && evaluator_expect_file(scores, paths[GOLD]);
    while (good && join_next(join, &together, &failed))
        good = add(scores, &together);
    good = good && !failed && evaluator_finish(scores, &e);
    if (good) {
        memory_fail_at = 0;
        *out = digest(&e);
    }
    join_free(join);
    for (int i = 0; i < JOIN_SIDES; i++)
        close_stream(&streams[i]);
    evaluator_free(scores);
    free_labels(&l);
    return good;
}

int main(void)
{
    uint64_t wanted = 0;
    unsigned long tries = 0, refused = 0;
    write_files();
    REQUIRE(score(&wanted) && memory_live == 0);
    for (int later = 0; later < 2; later++) {
        for (unsigned long n = 1;; n++, tries++) {
            uint64_t found = 0;
            memory_calls = 0;
            memory_fail_at = n;
            memory_fail_on = later != 0;
            bool good = score(&found);
            memory_fail_at = 0;
            refused += !good;
            if (memory_live != 0 || (good && found != wanted)) {
                printf("allocation %lu: %ld blocks are lost, or other scores\n", n,
                       (long)memory_live);
                abort();
            }
            if (memory_calls < n)
                break;
        }
    }
    for (int i = 0; i < JOIN_SIDES; i++)
        unlink(paths[i]);
    printf("%lu of %lu ended with out of memory\n%lu passed, 0 failed\n", refused, tries, tries);
    return refused == 0;
}
