/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reads a gazetteer table (.tsv) into the draft. The format is described in
 * docs/gazetteer-format.md: a head of directives, a row that names the columns, then a name a row.
 * The reader is strict and tells every fault of the file with its line and column.
 */
#ifndef NM_COMPILE_TABLE_H
#define NM_COMPILE_TABLE_H

#include "compile/draft.h"

/* Reads `size` bytes as the table `path` (for messages), file number `file`. */
void nm_table_read(nm_draft *draft, const char *path, uint16_t file, const char *bytes,
                   size_t size);

#endif
