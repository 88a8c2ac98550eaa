/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See mapping.h.
 */
#include "base/mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static nomen_status map_descriptor(nm_mapping *out, int descriptor, const char *path,
                                   nomen_error *error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return nm_fail(error, NOMEN_E_IO, "cannot read %s: %s", path, strerror(errno));
    if (S_ISDIR(status.st_mode))
        return nm_fail(error, NOMEN_E_IO, "cannot read %s: it is a directory", path);
    if (!S_ISREG(status.st_mode))
        return nm_fail(error, NOMEN_E_IO, "cannot map %s: it is not a regular file", path);
    if ((uintmax_t)status.st_size > SIZE_MAX)
        return nm_fail(error, NOMEN_E_LIMIT, "%s is too large for this machine", path);
    out->size = (size_t)status.st_size;
    if (out->size == 0)
        return NOMEN_OK;
    void *bytes = mmap(NULL, out->size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (bytes == MAP_FAILED)
        return nm_fail(error, NOMEN_E_IO, "cannot map %s: %s", path, strerror(errno));
    out->bytes = bytes;
    return NOMEN_OK;
}

nomen_status nm_mapping_open(nm_mapping *out, const char *path, nomen_error *error)
{
    out->bytes = NULL;
    out->size = 0;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return nm_fail(error, NOMEN_E_IO, "cannot open %s: %s", path, strerror(errno));
    nomen_status status = map_descriptor(out, descriptor, path, error);
    close(descriptor);
    return status;
}

void nm_mapping_close(nm_mapping *mapping)
{
    if (mapping->bytes != NULL)
        munmap((void *)(uintptr_t)mapping->bytes, mapping->size);
    mapping->bytes = NULL;
    mapping->size = 0;
}
