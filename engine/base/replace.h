/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Writing a file so that nobody ever sees a part of it: the bytes go to a new file beside it, which
 * is synced and renamed over it. Whoever has the old one open or mapped keeps it.
 *
 * A name that is a symbolic link goes on being one: what it leads to is replaced. What is there but
 * is no regular file, a pipe or a device, cannot be replaced and is written to as it stands.
 */
#ifndef NM_BASE_REPLACE_H
#define NM_BASE_REPLACE_H

#include "base/error.h"

#include <stddef.h>

/* Makes `bytes` the contents of the file at `path`, which need not exist; if it does, it keeps its
 * permissions. On failure a regular file is as it was. NOMEN_E_IO, NOMEN_E_MEMORY. */
nomen_status nm_file_replace(const char *path, const void *bytes, size_t size, nomen_error *error);

#endif
