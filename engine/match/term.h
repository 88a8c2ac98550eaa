/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Conditions on one token: the terms of a rule, all of which must hold. The compiler puts the dear
 * ones last: a language is asked for only where all else is right.
 */
#ifndef NM_MATCH_TERM_H
#define NM_MATCH_TERM_H

#include "match/language.h"

/* What patterns are matched on: a text, whose words are looked up in a model. */
typedef struct nm_subject {
    const nm_view *model;
    const nm_tokens *tokens;
    nm_language *language;
} nm_subject;

/* Whether the token satisfies the run of terms that begins at `term`. */
bool nm_terms_hold(const nm_subject *subject, uint32_t token, uint32_t term);

/* The code points of a token's folded form; INT32_MAX if it is too long to have one. */
int32_t nm_token_length(const nm_tokens *tokens, const nm_token *token);

/* The value of a number token, in digits of any script, -1 if it is none or has more than nine digits. */
int32_t nm_token_number(const nm_tokens *tokens, const nm_token *token);

#endif
