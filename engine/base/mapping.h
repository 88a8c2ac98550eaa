/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A file mapped read-only. The pages are shared by every process that maps the same file; opening
 * costs the same whatever the size. The file must not be truncated while it is mapped: writers
 * replace it by rename, never in place (replace.h).
 */
#ifndef NM_BASE_MAPPING_H
#define NM_BASE_MAPPING_H

#include "base/error.h"

#include <stddef.h>

typedef struct {
    const unsigned char *bytes; /* NULL for an empty file */
    size_t size;
} nm_mapping;

/* Maps the regular file at `path`. NOMEN_E_IO: it cannot be opened, or is no regular file. */
nomen_status nm_mapping_open(nm_mapping *out, const char *path, nomen_error *error);

/* Unmaps; a zeroed mapping is allowed. */
void nm_mapping_close(nm_mapping *mapping);

#endif
