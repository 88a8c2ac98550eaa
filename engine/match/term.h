/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Conditions on one token: the terms of a rule, all of which must hold. The compiler puts the dear
 * ones last: a language is asked for only where all else is right.
 */
#ifndef NM_MATCH_TERM_H
#define NM_MATCH_TERM_H

#include "match/subject.h"

/* Whether the token satisfies the run of terms that begins at `term`. */
bool nm_terms_hold(const nm_subject *subject, uint32_t token, uint32_t term);

/* The same, but what it takes the language to tell may hold. */
bool nm_terms_may_hold(const nm_subject *subject, uint32_t token, uint32_t term);

/* Whether its first letter is a capital. */
bool nm_token_is_capitalised(const nm_tokens *tokens, const nm_token *token);

/* Whether its last letter is a syllable of Hangul. */
bool nm_token_ends_in_hangul(const nm_tokens *tokens, const nm_token *token);

/* The code points of a token's folded form; INT32_MAX if it is too long to have one. */
int32_t nm_token_length(const nm_tokens *tokens, const nm_token *token);

/* The value of a number token, in digits of any script, -1 if it is none or has more than nine digits. */
int32_t nm_token_number(const nm_tokens *tokens, const nm_token *token);

#endif
