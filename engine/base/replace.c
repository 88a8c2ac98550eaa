/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See replace.h. Functions that fail leave the reason in errno.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int descriptor, const unsigned char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/* Closes what was written, and keeps the reason of an earlier failure. */
static bool finish(int descriptor, bool good)
{
    int reason = errno;
    if (close(descriptor) != 0 && good)
        return false;
    errno = reason;
    return good;
}

static bool write_through(const char *path, const void *bytes, size_t size)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    return descriptor >= 0 && finish(descriptor, write_all(descriptor, bytes, size));
}

/* A new file beside `path`, as readable as the process makes its files; its name goes to
 * `temporary`, which has room for the ending. -1: it cannot be made. */
static int open_beside(const char *path, char *temporary, size_t size)
{
    for (unsigned attempt = 0; attempt < 100; attempt++) {
        snprintf(temporary, size, "%s.%lx%02u", path, (unsigned long)getpid(), attempt);
        int descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* `old` is what `path` was, NULL if it was nothing. */
static bool write_beside(const char *path, const struct stat *old, const void *bytes, size_t size)
{
    size_t room = strlen(path) + 32;
    char *temporary = malloc(room);
    if (temporary == NULL) {
        errno = ENOMEM;
        return false;
    }
    int descriptor = open_beside(path, temporary, room);
    bool good = descriptor >= 0;
    if (good) {
        good = old == NULL || fchmod(descriptor, old->st_mode & 0777) == 0;
        good = good && write_all(descriptor, bytes, size) && fsync(descriptor) == 0;
        good = finish(descriptor, good) && rename(temporary, path) == 0;
        int reason = errno;
        if (!good)
            unlink(temporary);
        errno = reason;
    }
    free(temporary);
    return good;
}

static bool replace(const char *path, const void *bytes, size_t size)
{
    struct stat old;
    if (stat(path, &old) != 0)
        return write_beside(path, NULL, bytes, size);
    if (!S_ISREG(old.st_mode))
        return write_through(path, bytes, size);
    char target[PATH_MAX];
    return realpath(path, target) != NULL && write_beside(target, &old, bytes, size);
}

nomen_status nm_file_replace(const char *path, const void *bytes, size_t size, nomen_error *error)
{
    if (replace(path, bytes, size))
        return NOMEN_OK;
    if (errno == ENOMEM)
        return nm_fail_memory(error);
    return nm_fail(error, NOMEN_E_IO, "cannot write %s: %s", path, strerror(errno));
}
