/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a process pays for a model of a million names: opening it and tagging a first sentence, and
 * the memory that the process then has for itself.
 *
 *     bench_open MODEL
 */
#include "bench.h"

#include "nomen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char sentence[] = "Names of Some Kind were found in the first sentence of this text.";

static nomen_model *model;
static nomen_tagger *tagger;

static void open_and_tag(void *path)
{
    nomen_result result;
    if (nomen_model_open(&model, path, NULL) != NOMEN_OK ||
        nomen_tagger_new(&tagger, model, NULL, NULL) != NOMEN_OK ||
        nomen_tagger_tag(tagger, sentence, strlen(sentence), NULL, &result, NULL) != NOMEN_OK) {
        fprintf(stderr, "cannot use %s\n", (const char *)path);
        exit(2);
    }
}

/* Kilobytes that no other process shares, as Linux counts them. */
static long private_memory(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[256];
    long total = 0, kilobytes;
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "Private_Dirty: %ld", &kilobytes) == 1)
            total += kilobytes;
    if (file != NULL)
        fclose(file);
    return total;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    double best = 1e9;
    for (int i = 0; i < 20; i++) {
        double seconds = bench_seconds(open_and_tag, argv[1]);
        best = seconds < best ? seconds : best;
        if (i < 19) {
            nomen_tagger_free(tagger);
            nomen_model_release(model);
        }
    }
    printf("%-22s %.2f ms to the first result, %ld KiB private memory\n", "open", 1000 * best,
           private_memory());
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    return 0;
}
