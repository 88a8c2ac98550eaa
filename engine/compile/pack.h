/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A pack is a folder of tables (.tsv) and rule files (.rules), nested at will; other files are left
 * alone. Files are read in the order of their paths, byte by byte, so that a model never depends on
 * how a file system lists its folders.
 */
#ifndef NM_COMPILE_PACK_H
#define NM_COMPILE_PACK_H

#include "compile/draft.h"

/* Reads all of a pack into the draft. Faults inside files are diagnostics; NOMEN_E_IO when a folder
 * or file cannot be read at all. */
nomen_status nm_pack_read(nm_draft *draft, const char *path, nomen_error *error);

/* Mends the tables of a pack; see compile/fix.h. */
nomen_status nm_pack_fix(const char *path, size_t *changed, nomen_error *error);

#endif
