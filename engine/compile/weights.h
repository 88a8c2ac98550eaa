/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reads a row of a weight table: what a piece of evidence is worth.
 *
 *     evidence     type     form     weight
 *     prior        country  demonym  2.0
 *     headline     *        *        -0.5
 *
 * The weight is in log-odds. `*` means every type or form; the most specific row counts.
 */
#ifndef NM_COMPILE_WEIGHTS_H
#define NM_COMPILE_WEIGHTS_H

#include "compile/draft.h"

/* `place` holds the line; `head` says that it should name the columns. */
void nm_weight_read(nm_draft *draft, nm_place place, uint16_t file, bool head);

#endif
