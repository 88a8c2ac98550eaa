/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Remarks on rows that are well formed and probably not meant so. They are made while a table is
 * read (one row against the row before it) and, for what needs all packs, once they are all read.
 */
#ifndef NM_COMPILE_LINT_H
#define NM_COMPILE_LINT_H

#include "compile/draft.h"

/* Of one row: letters of two scripts that look alike in one word. */
void nm_lint_name(nm_draft *draft, nm_place place, const char *name, size_t length);

/* Of the name in draft->tokens: nothing but punctuation. */
void nm_lint_signs(nm_draft *draft, nm_place place);

/* Of a row and the one before it: out of order, or the same. True if that was said; a file is told
 * of its order once. `last` has length 0 for the first row. */
bool nm_lint_order(nm_draft *draft, nm_place place, const char *last, size_t last_length);

/* Of all packs: names that are a common word of their language and are not flagged as one. */
void nm_lint_common_words(nm_draft *draft);

/* Of all packs and their rules: classes that no rule asks for, so that their rows do nothing.
 * `asked` has a byte for each label, which is set when it was told. */
void nm_lint_classes(nm_draft *draft, uint8_t *asked);

/* Of all packs: types for whose names no weight speaks, so that none is ever found, and evidence that
 * is worth nothing. */
void nm_lint_weights(nm_draft *draft);

/* Of a language that a row is the first to name: it is no language tag. */
void nm_lint_language(nm_draft *draft, nm_place place, const char *tag, size_t length);

#endif
