/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Days and civil dates: the arithmetic below everything else in calendar/.
 *
 *     day number   int32_t, days since 1970-01-01 (a Thursday), negative before
 *     nm_civil     year, month, day of the proleptic Gregorian calendar, astronomical years
 *                  (year 0 is 1 BC, year -43 is 44 BC)
 *
 * A function that returns bool says false for arguments that are no date, whatever they are, and
 * then leaves `out` alone; nothing overflows for any int. The others want a valid date, that is one
 * inside NM_YEAR_MIN .. NM_YEAR_MAX. Pure functions: no state, no locale, no time zone.
 */
#ifndef NM_CALENDAR_CIVIL_H
#define NM_CALENDAR_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NM_YEAR_MIN (-9999)
#define NM_YEAR_MAX 9999

#define NM_DAY_MIN (-4371587) /* -9999-01-01 */
#define NM_DAY_MAX 2932896    /* 9999-12-31 */

typedef struct {
    int32_t year;
    uint8_t month, day;
} nm_civil;

/* A day in the ISO 8601 week calendar. */
typedef struct {
    int32_t year;          /* the year that owns the week, not always the day's own */
    uint8_t week, weekday; /* 1..53; 1 Monday .. 7 Sunday */
} nm_iso_week;

bool nm_civil_is_leap(int32_t year);
int nm_civil_month_length(int32_t year, int month); /* 0 for a month outside 1..12 */

/* A civil date out of any three numbers. */
bool nm_civil_make(int64_t year, int64_t month, int64_t day, nm_civil *out);
bool nm_civil_valid(nm_civil date);

int32_t nm_civil_to_days(nm_civil date);
nm_civil nm_civil_from_days(int32_t days);
int nm_civil_weekday(int32_t days); /* 1 Monday .. 7 Sunday */

nm_iso_week nm_civil_iso_week(int32_t days);
int nm_civil_weeks_in_year(int32_t year); /* 52 or 53 */
bool nm_civil_from_iso_week(int64_t year, int64_t week, int64_t weekday, int32_t *days);
bool nm_civil_from_ordinal(int64_t year, int64_t day_of_year, int32_t *days);

/* `days` + n. */
bool nm_civil_add_days(int32_t days, int64_t n, int32_t *out);

/* The same day n months on; the last day of that month where it is shorter (31 January + 1 month =
 * 28 or 29 February). */
bool nm_civil_add_months(int32_t days, int64_t n, int32_t *out);

/* The n-th (1..5) or n-th last (-1..-5) weekday of a month. */
bool nm_civil_nth_weekday(int64_t year, int64_t month, int64_t weekday, int64_t n, int32_t *days);

/* Easter Sunday of the Western and of the Orthodox churches, both as Gregorian days; from year 1.
 */
bool nm_civil_easter(int64_t year, int32_t *days);
bool nm_civil_orthodox_easter(int64_t year, int32_t *days);

/* The day that the Julian calendar calls year-month-day. */
bool nm_civil_from_julian(int64_t year, int64_t month, int64_t day, int32_t *days);

/* "YYYY-MM-DD", years 0001..9999, nothing before or behind. */
bool nm_civil_parse(const char *text, size_t length, nm_civil *out);

#endif
