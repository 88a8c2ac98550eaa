/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reads a rule file into the draft: macros, rules and evidence. See docs/rules.md for the language.
 * After a fault the parser goes on at the next clause or rule, so that one fault is told once and
 * the next is not hidden.
 */
#ifndef NM_COMPILE_PARSER_H
#define NM_COMPILE_PARSER_H

#include "compile/draft.h"

/* Reads `size` bytes, which must live as long as the draft. */
void nm_rules_read(nm_draft *draft, const char *path, uint16_t file, const char *bytes,
                   size_t size);

#endif
