/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One pattern as instructions; see generate.h.
 */
#ifndef NM_COMPILE_PROGRAM_H
#define NM_COMPILE_PROGRAM_H

#include "compile/generate.h"

/* Appends the program of a pattern, forwards or backwards, and says where it is. False: a fault was
 * reported, or memory is out. */
bool nm_program_generate(nm_code *code, nm_draft *draft, const nm_node *pattern, bool backwards,
                         uint32_t *first, uint32_t *count);

/* Appends the program of what stands before the one marked anchor of a pattern, backwards; `count`
 * is 0 where nothing does. False when memory is out. */
bool nm_program_prefix(nm_code *code, nm_draft *draft, const nm_node *pattern, uint32_t *first,
                       uint32_t *count);

/* Appends the terms of a TOKEN or LABEL node; false when memory is out. */
bool nm_program_terms(nm_code *code, nm_draft *draft, const nm_node *node, uint32_t *term);

#endif
