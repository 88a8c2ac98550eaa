/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One model, a tagger in each of four threads: all find what one thread alone finds. The model is
 * released by whoever is last. Run it under ThreadSanitizer, too: meson setup -Db_sanitize=thread.
 *
 *     threads MODEL TEXT
 */
#include <nomen.h>

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 40 };

typedef struct job {
    nomen_model *model;
    const char *text;
    size_t length;
    uint64_t digests[ROUNDS];
    int failed;
} job;

static uint64_t mix(uint64_t digest, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < length; i++)
        digest = (digest ^ p[i]) * 0x100000001b3u; /* FNV-1a */
    return digest;
}

static uint64_t digest_of(const nomen_result *result)
{
    uint64_t digest = 0xcbf29ce484222325u;
    for (size_t i = 0; i < result->count; i++) {
        const nomen_entity *e = &result->entities[i];
        digest = mix(digest, &e->start, sizeof e->start);
        digest = mix(digest, &e->end, sizeof e->end);
        digest = mix(digest, e->type, strlen(e->type) + 1);
        digest = mix(digest, e->id, strlen(e->id) + 1);
        digest = mix(digest, &e->confidence, sizeof e->confidence);
        digest = mix(digest, e->source, strlen(e->source) + 1);
    }
    return mix(digest, &result->dropped_count, sizeof result->dropped_count);
}

/* Tags ever longer beginnings of the text; the model is let go of at once. */
static void *work(void *context)
{
    job *j = context;
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_document document = NOMEN_DOCUMENT_INIT;
    options.explain = 1;
    document.date = "2023-09-08";
    j->failed = nomen_tagger_new(&tagger, j->model, &options, NULL) != NOMEN_OK;
    nomen_model_release(j->model);
    for (int i = 0; i < ROUNDS && !j->failed; i++) {
        nomen_result result;
        size_t length = j->length * (size_t)(i + 1) / ROUNDS;
        j->failed = nomen_tagger_tag(tagger, j->text, length, &document, &result, NULL) != NOMEN_OK;
        if (!j->failed)
            j->digests[i] = digest_of(&result);
    }
    nomen_tagger_free(tagger);
    return NULL;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);
    if (file == NULL || text == NULL)
        exit(2);
    *length = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    static job jobs[THREADS + 1];
    pthread_t threads[THREADS];
    nomen_model *model = NULL;
    nomen_error error;
    size_t length;
    if (argc != 3)
        return 2;
    if (nomen_model_open(&model, argv[1], &error) != NOMEN_OK) {
        puts(error.message);
        return 1;
    }
    char *text = read_file(argv[2], &length);
    for (int i = 0; i <= THREADS; i++)
        jobs[i] = (job){.model = nomen_model_retain(model), .text = text, .length = length};
    nomen_model_release(model);
    work(&jobs[THREADS]);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0)
            return 2;
    int passed = 0;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        passed += !jobs[i].failed && !jobs[THREADS].failed &&
                  memcmp(jobs[i].digests, jobs[THREADS].digests, sizeof jobs[i].digests) == 0;
    }
    free(text);
    printf("%d passed, %d failed\n", passed, THREADS - passed);
    return passed != THREADS;
}
