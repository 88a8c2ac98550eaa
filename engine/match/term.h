/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Conditions on one token: the terms of a rule, all of which must hold.
 */
#ifndef NM_MATCH_TERM_H
#define NM_MATCH_TERM_H

#include "model/view.h"
#include "token/token.h"

/* Whether the token satisfies the run of terms that begins at `term`. */
bool nm_terms_hold(const nm_view *model, const nm_tokens *tokens, uint32_t token, uint32_t term);

/* The code points of a token's folded form; INT32_MAX if it is too long to have one. */
int32_t nm_token_length(const nm_tokens *tokens, const nm_token *token);

/* The value of a number token, in digits of any script, -1 if it is none or has more than nine digits. */
int32_t nm_token_number(const nm_tokens *tokens, const nm_token *token);

#endif
