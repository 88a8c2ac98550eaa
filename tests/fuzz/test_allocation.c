/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that runs out. The whole way, from a pack's files to the entities of a text, is gone
 * again and again, and each time another allocation fails: the first, the second ... alone, or with
 * all that follow. Every function must say NOMEN_E_MEMORY or do all of its work, and give back what
 * it took.
 */
#include "fuzz.h"
#include "memory.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- The way ---- */

static char folder[] = "/tmp/nomen-test-XXXXXX", path[100];

static void write_file(const char *name, const char *text)
{
    snprintf(path, sizeof path, "%s/pack/%s", folder, name);
    FILE *file = fopen(path, "wb");
    REQUIRE(file != NULL);
    fputs(text, file);
    fclose(file);
}

/* ASCII alone: what utf8proc takes is not counted, and would be when it is given back. */
static const char land[] = "#: type land\nname\tid\tform\tflags\nChad\tTD\tname\tperson\n"
                           "New Oz\tNO\tname\t\nOz\tOZ\tname\t\nSentinelOz\tSO\tname\t\n";

static void write_pack(void)
{
    REQUIRE(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/pack", folder);
    REQUIRE(mkdir(path, 0777) == 0);
    write_file("land.tsv", land);
    write_file("other.tsv", fuzz_other);
    write_file("unit.tsv", fuzz_words);
    write_file("month.tsv", fuzz_month);
    write_file("function.tsv", fuzz_function);
    write_file("r.rules", fuzz_rules);
    write_file("weights.tsv", fuzz_weights);
}

static nomen_status build(const char *pack, const char *file)
{
    nomen_builder *builder = NULL;
    nomen_error error = {0};
    nomen_status status = nomen_builder_new(&builder, &error);
    if (status == NOMEN_OK)
        status = nomen_builder_add_pack(builder, pack, &error);
    if (status == NOMEN_OK)
        status = nomen_builder_check(builder, NULL, &error);
    if (status == NOMEN_OK)
        status = nomen_builder_write(builder, file, &error);
    REQUIRE(error.status == status);
    nomen_builder_free(builder);
    return status;
}

/* Tags a text twice; `digest` tells results apart. */
static nomen_status tag(const char *file, uint64_t *digest)
{
    nomen_model *model = NULL;
    nomen_tagger *tagger = NULL;
    nomen_error error = {0};
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.explain = 1;
    options.types = "land,date,company,code";
    nomen_result result;
    nomen_status status = nomen_model_open(&model, file, &error);
    if (status == NOMEN_OK)
        status = nomen_tagger_new(&tagger, model, &options, &error);
    for (int i = 0; status == NOMEN_OK && i < 2; i++) {
        status = nomen_tagger_tag(tagger, fuzz_text, sizeof fuzz_text - 1, NULL, &result, &error);
        if (status == NOMEN_E_MEMORY) /* it can be used again */
            REQUIRE(memory_fail_on || nomen_tagger_tag(tagger, fuzz_text, sizeof fuzz_text - 1, NULL,
                                                &result, NULL) == NOMEN_OK);
    }
    if (status == NOMEN_OK) {
        *digest = 1;
        for (size_t i = 0; i < result.count; i++)
            *digest = *digest * 31 + result.entities[i].start + 7 * result.entities[i].end +
                      strlen(result.entities[i].id);
        *digest = *digest * 31 + result.dropped_count;
    }
    REQUIRE(error.status == status);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    return status;
}

static unsigned long tries, refused;

/* Goes the way with the n-th allocation failing; false when there are not so many. */
static bool go(unsigned long n, bool later, const char *pack, const char *file, uint64_t wanted)
{
    char copy[120];
    uint64_t digest = 0;
    snprintf(copy, sizeof copy, "%s.new", file);
    memory_calls = memory_live = 0;
    memory_fail_at = n;
    memory_fail_on = later;
    nomen_status status = build(pack, copy);
    if (status == NOMEN_OK)
        status = tag(copy, &digest);
    memory_fail_at = 0;
    unlink(copy);
    tries++;
    refused += status == NOMEN_E_MEMORY;
    if (status != NOMEN_OK && status != NOMEN_E_MEMORY) {
        printf("allocation %lu: status %d\n", n, status);
        abort();
    }
    if (memory_live != 0) {
        printf("allocation %lu: %ld blocks are lost\n", n, (long)memory_live);
        abort();
    }
    if (status == NOMEN_OK && digest != wanted) {
        printf("allocation %lu: another result, and no error\n", n);
        abort();
    }
    return memory_calls >= n;
}

int main(void)
{
    char pack[100], file[100];
    uint64_t wanted = 0;
    write_pack();
    snprintf(pack, sizeof pack, "%s/pack", folder);
    snprintf(file, sizeof file, "%s/model", folder);
    REQUIRE(build(pack, file) == NOMEN_OK && tag(file, &wanted) == NOMEN_OK);
    REQUIRE(memory_live == 0);
    for (int later = 0; later < 2; later++)
        for (unsigned long n = 1; go(n, later != 0, pack, file, wanted); n++)
            ;
    unlink(file);
    static const char *const names[] = {"land.tsv", "other.tsv", "unit.tsv", "month.tsv",
                                        "function.tsv", "r.rules", "weights.tsv", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/pack/%s", folder, names[i]);
        remove(path);
    }
    rmdir(folder);
    printf("%lu of %lu ended with %s\n", refused, tries, nomen_status_text(NOMEN_E_MEMORY));
    printf("%lu passed, 0 failed\n", tries);
    return refused == 0;
}
