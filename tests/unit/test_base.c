/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * base/: arena, array, error, hash, mapping, replacing of files.
 */
#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/mapping.h"
#include "base/replace.h"

#include "support.h"

#include <fcntl.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Array ---- */

START_TEST(array_grows_and_is_reused)
{
    NM_ARRAY(uint32_t) list = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *slot = nm_array_push(&list);
        ck_assert_ptr_nonnull(slot);
        *slot = i * i;
    }
    ck_assert_uint_eq(list.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(list.items[i], i * i);
    uint32_t *items = list.items;
    size_t capacity = list.capacity;
    nm_array_clear(&list);
    ck_assert_uint_eq(list.count, 0);
    ck_assert(nm_array_reserve(&list, capacity));
    ck_assert_ptr_eq(list.items, items);
    nm_array_free(&list);
    ck_assert_ptr_null(list.items);
    ck_assert_uint_eq(list.capacity, 0);
}
END_TEST

/* Sizes whose product overflows are refused, and the array stays as it was. */
START_TEST(array_refuses_what_overflows)
{
    static const struct {
        size_t count, extra, size;
    } cases[] = {
        {0, SIZE_MAX, 1}, {0, SIZE_MAX / 4, 8}, {1, SIZE_MAX, 1}, {8, SIZE_MAX - 7, 1},
        {0, SIZE_MAX / 64, 64},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        void *items = NULL;
        size_t capacity = 0;
        ck_assert(!nm_array_grow(&items, &capacity, cases[i].count, cases[i].extra, cases[i].size));
        ck_assert_ptr_null(items);
        ck_assert_uint_eq(capacity, 0);
    }
}
END_TEST

/* ---- Arena ---- */

START_TEST(arena_aligns_and_keeps_apart)
{
    nm_arena arena = {0};
    unsigned char *pieces[500];
    for (size_t i = 0; i < COUNT(pieces); i++) {
        pieces[i] = nm_arena_alloc(&arena, i * 7 % 1000);
        ck_assert_ptr_nonnull(pieces[i]);
        ck_assert_uint_eq((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        memset(pieces[i], (int)(i & 0xFF), i * 7 % 1000);
    }
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t k = 0; k < i * 7 % 1000; k++)
            HOLDS(pieces[i][k] == (i & 0xFF));
    nm_arena_free(&arena);
    ck_assert_ptr_null(arena.first);
}
END_TEST

START_TEST(arena_reuses_its_blocks)
{
    nm_arena arena = {0};
    size_t sizes[] = {10, 70000, 3, 64000, 500000, 1};
    void *first[COUNT(sizes)];
    for (size_t i = 0; i < COUNT(sizes); i++)
        first[i] = nm_arena_alloc(&arena, sizes[i]);
    for (int round = 0; round < 3; round++) {
        nm_arena_reset(&arena);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            void *again = nm_arena_alloc(&arena, sizes[i]);
            ck_assert_ptr_eq(again, first[i]);
            memset(again, round, sizes[i]);
        }
    }
    nm_arena_free(&arena);
}
END_TEST

START_TEST(arena_copies)
{
    nm_arena arena = {0};
    char *copy = nm_arena_copy(&arena, "a\0bc", 4);
    ck_assert_mem_eq(copy, "a\0bc\0", 5);
    ck_assert_str_eq(nm_arena_copy(&arena, NULL, 0), "");
    ck_assert_ptr_null(nm_arena_copy(&arena, "", SIZE_MAX));
    ck_assert_ptr_null(nm_arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_null(nm_arena_alloc(&arena, SIZE_MAX - 20));
    ck_assert_str_eq(copy, "a");
    nm_arena_free(&arena);
}
END_TEST

/* ---- Error ---- */

START_TEST(error_is_filled)
{
    nomen_error error;
    memset(&error, 'x', sizeof error);
    ck_assert_int_eq(nm_fail(&error, NOMEN_E_IO, "cannot open %s: %d", "file", 7), NOMEN_E_IO);
    ck_assert_int_eq(error.status, NOMEN_E_IO);
    ck_assert_str_eq(error.message, "cannot open file: 7");
    ck_assert_int_eq(nm_fail_memory(NULL), NOMEN_E_MEMORY);
    char longer[2000];
    memset(longer, 'y', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    nm_fail(&error, NOMEN_E_PACK, "%s", longer);
    ck_assert_uint_eq(strlen(error.message), sizeof error.message - 1);
}
END_TEST

START_TEST(status_values_are_pinned)
{
    static const struct {
        nomen_status status;
        int value;
    } cases[] = {
        {NOMEN_OK, 0},         {NOMEN_E_MEMORY, -1},  {NOMEN_E_ARGUMENT, -2}, {NOMEN_E_IO, -3},
        {NOMEN_E_MODEL, -4},   {NOMEN_E_VERSION, -5}, {NOMEN_E_PACK, -6},     {NOMEN_E_LIMIT, -7},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ck_assert_int_eq(cases[i].status, cases[i].value);
        ck_assert_str_ne(nomen_status_text(cases[i].status), "unknown status");
    }
    ck_assert_str_eq(nomen_status_text((nomen_status)-99), "unknown status");
    ck_assert_str_eq(nomen_version(), NOMEN_VERSION);
}
END_TEST

/* ---- Hash ---- */

/* The values stand in model files, so they never change. */
START_TEST(hash_values_are_pinned)
{
    static const struct {
        const char *text;
        uint64_t hash;
    } cases[] = {
        {"", 0x1ff5c2923a788d2cu},
        {"a", 0x68377a570959786fu},
        {"ab", 0x51135d0f80f35ce0u},
        {"abc", 0x4f545e189155f98fu},
        {"abcd", 0x89437ba41bcb17a7u},
        {"korea", 0xfb357eafa3bba7e2u},
        {"ukraine", 0x820d63b1cfcb31b8u},
        {"microsoft", 0x5a03f50dd3763eeau},
        {"0123456789abcdef", 0x10b0a73cce59f041u},
        {"0123456789abcdefg", 0xa38b237760f42870u},
        {"a name of more than thirty-two bytes", 0x0ee32738f504e125u},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_uint_eq(nm_hash(cases[i].text, strlen(cases[i].text)), cases[i].hash);
}
END_TEST

/* Every byte counts, at every length, and so does the length. */
START_TEST(hash_sees_every_byte)
{
    unsigned char bytes[80] = {0};
    for (size_t length = 0; length < sizeof bytes; length++) {
        uint64_t plain = nm_hash(bytes, length);
        HOLDS(plain != nm_hash(bytes, length + 1));
        for (size_t i = 0; i < length; i++) {
            bytes[i] ^= 0x40;
            HOLDS(nm_hash(bytes, length) != plain);
            bytes[i] ^= 0x40;
        }
    }
}
END_TEST

/* Unaligned bytes and bytes of the exact size: the sanitizer watches. */
START_TEST(hash_reads_only_its_bytes)
{
    for (size_t length = 0; length < 40; length++) {
        char *exact = malloc(length + 1);
        memset(exact, 'a', length + 1);
        uint64_t expected = nm_hash(exact, length);
        char *tight = malloc(length > 0 ? length : 1);
        memset(tight, 'a', length);
        ck_assert_uint_eq(nm_hash(tight, length), expected);
        ck_assert_uint_eq(nm_hash(exact + 1, length), expected);
        free(tight);
        free(exact);
    }
}
END_TEST

/* ---- Mapping ---- */

START_TEST(mapping_maps)
{
    char *folder = support_folder(), *path = support_path(folder, "file");
    support_write(folder, "file", "12\0" "4", 4);
    nm_mapping mapping;
    ck_assert_int_eq(nm_mapping_open(&mapping, path, NULL), NOMEN_OK);
    ck_assert_uint_eq(mapping.size, 4);
    ck_assert_mem_eq(mapping.bytes, "12\0" "4", 4);
    unlink(path);
    ck_assert_int_eq(mapping.bytes[3], '4'); /* it holds without its name */
    nm_mapping_close(&mapping);
    ck_assert_ptr_null(mapping.bytes);
    nm_mapping_close(&mapping);
    free(path);
    support_remove(folder);
}
END_TEST

START_TEST(mapping_refuses)
{
    char *folder = support_folder(), *missing = support_path(folder, "missing");
    char *empty = support_path(folder, "empty"), *below = support_path(folder, "empty/x");
    support_write(folder, "empty", "", 0);
    nm_mapping mapping;
    nomen_error error;
    ck_assert_int_eq(nm_mapping_open(&mapping, missing, &error), NOMEN_E_IO);
    ck_assert_ptr_nonnull(strstr(error.message, missing));
    ck_assert_int_eq(nm_mapping_open(&mapping, folder, &error), NOMEN_E_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "directory"));
    ck_assert_int_eq(nm_mapping_open(&mapping, below, &error), NOMEN_E_IO);
    ck_assert_int_eq(nm_mapping_open(&mapping, "/dev/null", &error), NOMEN_E_IO);
    ck_assert_int_eq(nm_mapping_open(&mapping, empty, &error), NOMEN_OK);
    ck_assert_ptr_null(mapping.bytes);
    ck_assert_uint_eq(mapping.size, 0);
    nm_mapping_close(&mapping);
    free(below);
    free(empty);
    free(missing);
    support_remove(folder);
}
END_TEST

static void expect_file(const char *path, const char *wanted)
{
    size_t length;
    char *bytes = support_read(path, &length);
    ck_assert_uint_eq(length, strlen(wanted));
    ck_assert_mem_eq(bytes, wanted, length);
    free(bytes);
}

START_TEST(files_are_replaced)
{
    char *folder = support_folder(), *path = support_path(folder, "file");
    struct stat status;
    mode_t mask = umask(022);
    support_write(folder, "file", "old", 3);
    nm_mapping old;
    ck_assert_int_eq(nm_mapping_open(&old, path, NULL), NOMEN_OK);
    ck_assert_int_eq(nm_file_replace(path, "newer", 5, NULL), NOMEN_OK);
    ck_assert_mem_eq(old.bytes, "old", 3); /* who reads the old one goes on reading it */
    nm_mapping_close(&old);
    expect_file(path, "newer");
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0644);
    umask(mask);
    ck_assert_uint_eq(umask(mask), mask);
    ck_assert_int_eq(nm_file_replace(path, "", 0, NULL), NOMEN_OK);
    expect_file(path, "");
    free(path);
    support_remove(folder);
}
END_TEST

START_TEST(links_and_permissions_stay)
{
    char *folder = support_folder(), *path = support_path(folder, "file");
    char *link = support_path(folder, "link");
    struct stat status;
    support_write(folder, "file", "old", 3);
    ck_assert_int_eq(chmod(path, 0640), 0);
    ck_assert_int_eq(symlink("file", link), 0);
    ck_assert_int_eq(nm_file_replace(link, "new", 3, NULL), NOMEN_OK);
    expect_file(path, "new");
    ck_assert_int_eq(lstat(link, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0640);
    free(link);
    free(path);
    support_remove(folder);
}
END_TEST

/* A pipe or a device is written to, and stays what it is. */
START_TEST(special_files_are_written_to)
{
    char *folder = support_folder(), *path = support_path(folder, "pipe"), bytes[8];
    struct stat status;
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    int end = open(path, O_RDONLY | O_NONBLOCK);
    ck_assert_int_ge(end, 0);
    ck_assert_int_eq(nm_file_replace(path, "model", 5, NULL), NOMEN_OK);
    ck_assert_int_eq(read(end, bytes, sizeof bytes), 5);
    ck_assert_mem_eq(bytes, "model", 5);
    close(end);
    ck_assert_int_eq(lstat(path, &status), 0);
    ck_assert(S_ISFIFO(status.st_mode));
    ck_assert_int_eq(nm_file_replace(folder, "model", 5, NULL), NOMEN_E_IO);
    free(path);
    support_remove(folder);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"array grows and is reused", array_grows_and_is_reused, 0},
        {"array refuses what overflows", array_refuses_what_overflows, 0},
        {"arena aligns and keeps apart", arena_aligns_and_keeps_apart, 0},
        {"arena reuses its blocks", arena_reuses_its_blocks, 0},
        {"arena copies", arena_copies, 0},
        {"error is filled", error_is_filled, 0},
        {"status values are pinned", status_values_are_pinned, 0},
        {"hash values are pinned", hash_values_are_pinned, 0},
        {"hash sees every byte", hash_sees_every_byte, 0},
        {"hash reads only its bytes", hash_reads_only_its_bytes, 0},
        {"mapping maps", mapping_maps, 0},
        {"mapping refuses", mapping_refuses, 0},
        {"files are replaced", files_are_replaced, 0},
        {"links and permissions stay", links_and_permissions_stay, 0},
        {"special files are written to", special_files_are_written_to, 0},
    };
    return support_run("base", tests, COUNT(tests));
}
