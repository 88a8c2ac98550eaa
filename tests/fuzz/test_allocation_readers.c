/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that runs out while documents are read. Each seed of the fuzz target is read again and
 * again, and each time another allocation fails, alone or with all that follow. What comes out is
 * what came out before, or an error that says so and is the last. The linker puts the functions
 * below in the place of the C library's (--wrap); the JSON library uses them through its reader.
 */
#include "fuzz.h"
#include "readers/reader.h"

#include <stdio.h>
#include <unistd.h>

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);

static unsigned long calls, fail_at;
static bool fail_on; /* also all later ones */

static bool fails(void)
{
    calls++;
    return fail_at != 0 && (calls == fail_at || (fail_on && calls > fail_at));
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

static uint64_t mix(uint64_t digest, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        digest = digest * 31 + (unsigned char)*text;
    return digest * 31 + 1;
}

static uint64_t mix_document(uint64_t digest, const labelled_document *d)
{
    const char *const strings[] = {d->id, d->language, d->date, d->text, d->error};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        digest = mix(digest, strings[i]);
    for (size_t i = 0; i < d->entity_count; i++) {
        const labelled_span *e = &d->entities[i];
        digest = mix(mix(digest, e->type), e->id) * 31 + e->start + 7 * e->end;
    }
    return digest * 31 + d->type_count + d->ignore_count;
}

/* Reads a file to its end. False if it said that memory is out. */
static bool read_file(const char *path, const char *format, uint64_t *digest)
{
    char message[200];
    labelled_document d;
    *digest = 0;
    reader *r = reader_open(path, format, NULL, message, sizeof message);
    if (r == NULL) {
        REQUIRE(strstr(message, "out of memory") != NULL || strstr(message, "Cannot allocate"));
        return false;
    }
    bool good = true;
    while (good && reader_next(r, &d)) {
        *digest = mix_document(*digest, &d);
        good = d.error == NULL || strstr(d.error, "out of memory") == NULL;
    }
    REQUIRE(good || !reader_next(r, &d));
    reader_close(r);
    return good;
}

static unsigned long tries, refused;

static void starve(const char *path, const char *format)
{
    uint64_t expected, digest;
    fail_at = calls = 0;
    REQUIRE(read_file(path, format, &expected));
    unsigned long most = calls;
    for (unsigned long i = 0; i < 2 * most; i++) {
        fail_on = i % 2 == 1;
        fail_at = 1 + i / 2;
        calls = 0;
        bool good = read_file(path, format, &digest);
        fail_at = 0;
        REQUIRE(!good || digest == expected);
        tries++;
        refused += !good;
    }
}

/* A seed without its first line, which names the format; of brat in two files. */
static void write_file(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "wb");
    REQUIRE(file != NULL);
    fputs(bytes, file);
    REQUIRE(fclose(file) == 0);
}

static void starve_seed(const char *folder, const char *name, const char *format)
{
    static char bytes[1 << 16];
    char path[600], target[100], text[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    REQUIRE(file != NULL);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    snprintf(target, sizeof target, "/tmp/nomen-test-%ld.ann", (long)getpid());
    snprintf(text, sizeof text, "/tmp/nomen-test-%ld.txt", (long)getpid());
    char *second = strstr(bytes, "\n%%\n");
    write_file(text, second != NULL ? second + 4 : "");
    if (second != NULL)
        second[1] = '\0';
    write_file(target, strchr(bytes, '\n') + 1);
    starve(target, format);
    unlink(target);
    unlink(text);
}

int main(int argc, char **argv)
{
    REQUIRE(argc == 2);
    starve_seed(argv[1], "documents.jsonl", "jsonl");
    starve_seed(argv[1], "short.jsonl", "jsonl");
    starve_seed(argv[1], "sentences.conll", "conll");
    starve_seed(argv[1], "pair.brat", "brat");
    starve_seed(argv[1], "marked.timeml", "timeml");
    printf("%lu runs, %lu refused\n4 passed, 0 failed\n", tries, refused);
    return refused == 0;
}
