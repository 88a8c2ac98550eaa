/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The language of a paragraph, by vote: each function word (the, der, et, и ...) votes for the
 * languages that have it. It is asked for only where an affix might be peeled or a candidate's row
 * has a language, and what a paragraph said is remembered. The caller's hint is worth three words.
 * Where a paragraph does not tell, the text as a whole does.
 */
#ifndef NM_MATCH_LANGUAGE_H
#define NM_MATCH_LANGUAGE_H

#include "model/view.h"
#include "token/token.h"

enum { NM_LANGUAGES = 512, NM_PARAGRAPHS = 64 };

/* A paragraph that was counted. */
typedef struct nm_paragraph {
    uint32_t first, last; /* its tokens */
    uint32_t own;         /* its language by its own vote, in NAMES; NM_NONE: it does not tell */
} nm_paragraph;

typedef struct nm_language {
    nm_paragraph here;                      /* the one that was asked for last */
    nm_paragraph paragraphs[NM_PARAGRAPHS]; /* others, by the number of the line */
    uint32_t hint;                          /* the caller's, NM_NONE: none */
    uint32_t whole;                         /* of the text as a whole */
    bool counted;                           /* that is known */
    uint16_t votes[NM_LANGUAGES];           /* 0 but while they are counted */
} nm_language;

/* Begins a new text, whose words are looked up. */
void nm_language_begin(nm_language *language, uint32_t hint);

/* Forgets what paragraphs said: tokens were peeled since then. */
void nm_language_recount(nm_language *language);

/* The language that the paragraph of `token` tells by itself, NM_NONE where it does not. */
uint32_t nm_language_own(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                         uint32_t token);

/* The same, or that of the text as a whole; NM_NONE where nobody knows. */
uint32_t nm_language_of(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                        uint32_t token);

#endif
