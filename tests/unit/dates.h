/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Dates as tests write them: a row is a rule expression and the TIMEX3 value that it must have.
 *
 * An expression is written as in a rule, "month(shift(year, -1), 3)", with ABSENT for an argument
 * that a capture did not match. "-" as a value means that there is no such date.
 */
#ifndef NM_TESTS_DATES_H
#define NM_TESTS_DATES_H

#include "calendar/date.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct date_row {
    const char *expression, *value;
} date_row;

/* False: there is no such date. The expression must be well formed. */
bool dates_evaluate(const char *expression, nm_date *out);

/* The day of the document; it must exist. */
nm_date_reference dates_on(int year, int month, int day, nm_tense tense);

/* Asserts the value; `reference` NULL: none is known. */
void dates_check(const date_row *row, const nm_date_reference *reference);

#define CHECK_DATES(rows, reference)                                                               \
    for (size_t i_ = 0; i_ < COUNT(rows); i_++)                                                    \
    dates_check(&(rows)[i_], reference)

#endif
