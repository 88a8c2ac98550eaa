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
#include "match/subject.h"
#include "model/view.h"
#include "token/token.h"

typedef struct nm_binding {
    const nm_subject *subject;
    const nm_rule *rule;
    const uint32_t *slots;    /* two token indices for each capture */
    const uint32_t *rows;     /* the row that each capture is; see nm_value_rows() */
    const int16_t *functions; /* by operation: the date function that it calls, -1: none */
} nm_binding;

/* What the rows of a date tell of its language. */
enum {
    NM_ROWS_FOREIGN = 1 << 0,  /* a word counts in its language only, and the paragraph is not in it */
    NM_ROWS_ELSEWHERE = 1 << 1 /* there are words, and none of them is of the paragraph's language */
};

/* The tokens [first, last) of a capture; false: there is no such capture, or it took none. */
bool nm_value_span(const nm_binding *binding, uint32_t capture, uint32_t *first, uint32_t *last);

/* The text of a template, NUL-terminated in `arena`; NULL when memory is out. */
const char *nm_value_text(const nm_binding *binding, uint32_t expression, nm_arena *arena);

/* The tokens [first, last) as text with single spaces for white space. */
const char *nm_value_surface(const nm_tokens *tokens, uint32_t first, uint32_t last,
                             nm_arena *arena);

/* Finds the rows that the captures of a date's expression are, NM_NONE where one is none: a word
 * that has several values (listopad is October or November) has the one of its paragraph's language.
 * `rows` has room for one of each capture; the binding needs none. Returns NM_ROWS_... */
unsigned nm_value_rows(const nm_binding *binding, uint32_t expression, uint32_t *rows);

/* The date of a value expression; false if the captures make no date (31 February). */
bool nm_value_date(const nm_binding *binding, uint32_t expression, nm_date *out);

#endif
