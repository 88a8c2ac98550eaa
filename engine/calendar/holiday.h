/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Holidays: keywords with a rule that gives their day in a year. What they are called in which
 * language is data; when they are is arithmetic.
 */
#ifndef NM_CALENDAR_HOLIDAY_H
#define NM_CALENDAR_HOLIDAY_H

#include "calendar/era.h"

/* All keywords, separated by single spaces. */
const char *nm_holiday_words(void);

int nm_holiday_find(const char *word, size_t length); /* its number, or -1 */
int nm_holiday_count(void);

/* Its first day within a Gregorian year; false where it has none, as in years without an eid. */
bool nm_holiday_day(int holiday, int64_t year, int32_t *day);

/* Whether it has the same Gregorian month and day each year, and which. */
bool nm_holiday_is_fixed(int holiday, int *month, int *day);

#endif
