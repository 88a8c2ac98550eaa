/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Input files: reading them whole, and finding them below folders.
 */
#include "command.h"

#include "../grow.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 64 };

static bool read_stream(FILE *stream, input *out)
{
    size_t capacity = 0;
    for (;;) {
        if (capacity - out->length < 2) {
            capacity = capacity == 0 ? 64 * 1024 : capacity * 2;
            char *grown = realloc(out->text, capacity);
            if (grown == NULL) {
                errno = ENOMEM;
                return false;
            }
            out->text = grown;
        }
        size_t got = fread(out->text + out->length, 1, capacity - out->length - 1, stream);
        out->length += got;
        if (got == 0)
            break;
    }
    out->text[out->length] = '\0';
    return !ferror(stream);
}

/* Replaces the bytes that were read by their UTF-8 form. */
static bool decode_input(const char *path, const char *encoding, input *in, char *message,
                         size_t size)
{
    nomen_error error;
    nomen_decoded decoded;
    if (nomen_decode(&decoded, in->text, in->length, encoding, &error) != NOMEN_OK) {
        snprintf(message, size, "%s: %s", path, error.message);
        free_input(in);
        return false;
    }
    free(in->text);
    in->decoded = decoded;
    in->text = decoded.text;
    in->length = decoded.length;
    in->encoding = in->decoded.encoding;
    in->single_byte = decoded.single_byte != 0;
    return true;
}

bool read_input(const char *path, const char *encoding, input *out, char *message, size_t size)
{
    memset(out, 0, sizeof *out);
    bool standard = strcmp(path, "-") == 0;
    FILE *stream = standard ? stdin : fopen(path, "rb");
    if (stream == NULL) {
        snprintf(message, size, "cannot open %s: %s", path, strerror(errno));
        return false;
    }
    bool good = read_stream(stream, out);
    if (!good) {
        snprintf(message, size, "cannot read %s: %s", standard ? "standard input" : path,
                 strerror(errno));
        free_input(out);
    }
    if (!standard)
        fclose(stream);
    if (good && encoding != NULL)
        good = decode_input(path, encoding, out, message, size);
    return good;
}

void free_input(input *in)
{
    free(in->text);
    memset(in, 0, sizeof *in);
}

const char *guess_contents(const char *bytes, size_t length)
{
    static const struct {
        const char *magic, *remark;
    } kinds[] = {
        {"\xFF\xFE", "; this looks like UTF-16: try --encoding auto"},
        {"\xFE\xFF", "; this looks like UTF-16: try --encoding auto"},
        {"\x1F\x8B", "; this is compressed: try gzip -dc FILE | nomen tag -"},
        {"\x28\xB5\x2F\xFD", "; this is compressed: try zstd -dc FILE | nomen tag -"},
        {"\3757zXZ", "; this is compressed: try xz -dc FILE | nomen tag -"},
        {"BZh", "; this is compressed: try bzip2 -dc FILE | nomen tag -"},
        {"PK\x03\x04", "; this is an archive or an office document, not text"},
        {"%PDF-", "; this is a PDF, not text"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t size = strlen(kinds[i].magic);
        if (length >= size && memcmp(bytes, kinds[i].magic, size) == 0)
            return kinds[i].remark;
    }
    return "";
}

/* ---- Lists of files ---- */

static bool add_path(file_list *list, const char *path, const char *error)
{
    void *files =
        grow_items(list->files, &list->capacity, list->count + 1, sizeof *list->files);
    if (files == NULL)
        return false;
    list->files = files;
    struct listed_file file = {strdup(path), error != NULL ? strdup(error) : NULL};
    if (file.path == NULL || (error != NULL && file.error == NULL)) {
        free(file.path);
        free(file.error);
        return false;
    }
    list->files[list->count++] = file;
    return true;
}

/* Notes that something could not be read; it becomes a record in the output. */
static bool add_failure(file_list *list, const char *path, const char *reason)
{
    char message[1024];
    snprintf(message, sizeof message, "cannot read %s: %s", path, reason);
    return add_path(list, path, message);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const struct listed_file *)a)->path, ((const struct listed_file *)b)->path);
}

static bool add_folder(file_list *list, const char *path, int depth);

static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name), size = suffix != NULL ? strlen(suffix) : 0;
    return size == 0 || (length >= size && strcmp(name + length - size, suffix) == 0);
}

static bool add_entry(file_list *list, const char *folder, const char *name, int depth)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path == NULL)
        return false;
    snprintf(path, size, "%s/%s", folder, name);
    struct stat status;
    bool good = true;
    if (lstat(path, &status) != 0) {
        good = add_failure(list, path, strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        good = add_folder(list, path, depth + 1);
    } else if ((S_ISREG(status.st_mode) || S_ISLNK(status.st_mode)) &&
               has_suffix(name, list->suffix)) {
        good = add_path(list, path, NULL);
    }
    free(path);
    return good;
}

/* All files below a folder, hidden ones left out; links to folders are not followed. */
static bool add_folder(file_list *list, const char *path, int depth)
{
    DIR *folder = depth < DEPTH_MAX ? opendir(path) : NULL;
    if (folder == NULL) {
        return add_failure(list, path,
                           depth < DEPTH_MAX ? strerror(errno) : "folders are nested too deeply");
    }
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.')
            good = add_entry(list, path, entry->d_name, depth);
    closedir(folder);
    return good;
}

bool list_files(file_list *list, int count, char **arguments)
{
    bool good = true;
    for (int i = 0; good && i < count; i++) {
        struct stat status;
        size_t first = list->count;
        if (strcmp(arguments[i], "-") != 0 && stat(arguments[i], &status) == 0 &&
            S_ISDIR(status.st_mode)) {
            good = add_folder(list, arguments[i], 0);
            if (list->count > first)
                qsort(list->files + first, list->count - first, sizeof *list->files,
                      compare_paths);
        } else {
            good = add_path(list, arguments[i], NULL);
        }
    }
    if (!good)
        complain("out of memory");
    return good;
}

bool is_same_file(const char *path, const char *other)
{
    struct stat a, b;
    return path != NULL && other != NULL && stat(path, &a) == 0 && stat(other, &b) == 0 &&
           S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

const char *find_overwritten(const file_list *list, const char *path)
{
    struct stat out, in;
    if ((path != NULL ? stat(path, &out) : fstat(STDOUT_FILENO, &out)) != 0 ||
        !S_ISREG(out.st_mode))
        return NULL;
    for (size_t i = 0; i < list->count; i++) {
        const char *file = list->files[i].path;
        bool there = (strcmp(file, "-") == 0 ? fstat(STDIN_FILENO, &in) : stat(file, &in)) == 0;
        if (there && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
            return file;
    }
    return NULL;
}

void free_files(file_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->files[i].path);
        free(list->files[i].error);
    }
    free(list->files);
    memset(list, 0, sizeof *list);
}
