/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a rule makes of its match: runs the expressions for ids, attributes and dates over the
 * captures. No expression loops or allocates, but for the strings it makes.
 */
#ifndef NM_MATCH_VALUE_H
#define NM_MATCH_VALUE_H

#include "base/arena.h"
#include "calendar/date.h"
#include "match/language.h"
#include "model/view.h"
#include "token/token.h"

typedef struct nm_binding {
    const nm_view *model;
    const nm_tokens *tokens;
    const nm_rule *rule;
    const uint32_t *slots; /* two token indices for each capture */
    const int16_t *functions; /* by operation: the date function that it calls, -1: none */
    nm_language *language;
    uint32_t language_flag; /* mask of the flag of rows that count in their language only */
    bool foreign; /* set where a word counts in its language only, and the paragraph is not in it */
    bool home, elsewhere; /* set where a word is, or is not, one of its paragraph's language */
} nm_binding;

/* The text of a template, NUL-terminated in `arena`; NULL when memory is out. */
const char *nm_value_text(const nm_binding *binding, uint32_t expression, nm_arena *arena);

/* The tokens [first, last) as text with single spaces for white space. */
const char *nm_value_surface(const nm_tokens *tokens, uint32_t first, uint32_t last,
                             nm_arena *arena);

/* The date of a value expression; false if the captures make no date (31 February). A word that
 * has several values (listopad is October or November) has the one of its paragraph's language. */
bool nm_value_date(nm_binding *binding, uint32_t expression, nm_date *out);

#endif
