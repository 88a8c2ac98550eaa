/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Links a draft into a model: rows into the trie, rules into code, anchors into lists, and all
 * sections into one image.
 */
#ifndef NM_COMPILE_LINK_H
#define NM_COMPILE_LINK_H

#include "compile/draft.h"

/* Makes the model's bytes, to be freed with free(). Once per draft. NOMEN_E_PACK: there are errors
 * among the diagnostics; NOMEN_E_MEMORY. */
nomen_status nm_link(nm_draft *draft, void **out, size_t *out_size, nomen_error *error);

#endif
