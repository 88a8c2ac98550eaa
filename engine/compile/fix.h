/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mends a gazetteer table (weight tables are left alone) in place: rows in order (by name, then the
 * rest of the row, byte by byte), names in NFC with single spaces, repeated rows once. What a row
 * says is never changed. The head stays as it is; a comment between rows stays before the row that
 * it stood before.
 */
#ifndef NM_COMPILE_FIX_H
#define NM_COMPILE_FIX_H

#include "base/error.h"

#include <stdbool.h>

/* Mends the file if it needs it, and says so in `changed`. The file is replaced whole. NOMEN_E_IO,
 * NOMEN_E_MEMORY; NOMEN_E_PACK: it is no UTF-8, and was left alone. */
nomen_status nm_table_fix(const char *path, bool *changed, nomen_error *error);

#endif
