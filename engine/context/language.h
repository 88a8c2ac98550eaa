/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The language of a paragraph, by vote: each function word (the, der, et, и ...) votes for the
 * languages that have it. It is asked for only where a candidate's row has a language, and a
 * paragraph is counted once.
 */
#ifndef NM_CONTEXT_LANGUAGE_H
#define NM_CONTEXT_LANGUAGE_H

#include "model/view.h"
#include "token/token.h"

typedef struct nm_language {
    uint32_t first, last; /* tokens of the paragraph that was counted last */
    uint32_t found;       /* its language, in NAMES; NM_NONE: nobody knows */
} nm_language;

/* Forgets the last text. */
void nm_language_reset(nm_language *language);

/* The language of the paragraph of `token`, NM_NONE where the vote is empty or tied. */
uint32_t nm_language_of(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                        uint32_t token);

#endif
