/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runs a fuzz target on files, without a fuzzer: each file of a folder as it is, and then with
 * bytes changed, cut out and put in by chance (always the same chance). Or on inputs that are
 * chance alone.
 *
 *     replay [-n CHANGES] FILE|FOLDER...
 *     replay -r INPUTS [SEED]
 */
#include "../draw.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 1 << 20, RANDOM = 64 };

static unsigned long files, runs, changes = 20;

/* In memory of the exact size, so that the sanitizer sees a step too far. */
static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *exact = malloc(size > 0 ? size : 1);
    if (exact == NULL)
        exit(2);
    memcpy(exact, bytes, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    runs++;
}

static size_t change(uint8_t *bytes, size_t size)
{
    for (uint32_t i = 1 + draw(4); i > 0 && size > 0; i--) {
        uint32_t at = draw((uint32_t)size), length = 1 + draw(8);
        switch (draw(4)) {
        case 0:
            bytes[at] ^= (uint8_t)(1u << draw(8));
            break;
        case 1:
            bytes[at] = (uint8_t)draw(256);
            break;
        case 2:
            if (length > size - at)
                length = (uint32_t)size - at;
            memmove(bytes + at, bytes + at + length, size - at - length);
            size -= length;
            break;
        default:
            if (size + length > LARGEST)
                break;
            memmove(bytes + at + length, bytes + at, size - at);
            size += length;
            break;
        }
    }
    return size;
}

static void replay_file(const char *path)
{
    static uint8_t bytes[LARGEST], copy[LARGEST];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    run(bytes, size);
    for (unsigned long i = 0; i < changes; i++) {
        memcpy(copy, bytes, size);
        run(copy, change(copy, size));
    }
    files++;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int replay_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        return 0;
    static char *names[4096];
    size_t count = 0;
    for (struct dirent *entry; count < 4096 && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        size_t size = strlen(path) + strlen(entry->d_name) + 2;
        names[count] = malloc(size);
        if (names[count] == NULL)
            exit(2);
        snprintf(names[count++], size, "%s/%s", path, entry->d_name);
    }
    closedir(folder);
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        replay_file(names[i]);
        free(names[i]);
    }
    return 1;
}

/* Inputs of at most RANDOM bytes. */
static int run_random(unsigned long inputs)
{
    uint8_t bytes[RANDOM];
    while (runs < inputs) {
        size_t size = draw(RANDOM + 1);
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)draw(256);
        run(bytes, size);
    }
    printf("%lu inputs by chance, none did harm\n", runs);
    return 0;
}

int main(int argc, char **argv)
{
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "-r") == 0) {
        state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
        return run_random(strtoul(argv[2], NULL, 10));
    }
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        changes = strtoul(argv[2], NULL, 10);
        first = 3;
    }
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = first; i < argc; i++)
        if (!replay_folder(argv[i]))
            replay_file(argv[i]);
    printf("%lu runs\n%lu passed, 0 failed\n", runs, files);
    return files == 0;
}
