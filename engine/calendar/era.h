/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Other calendars and eras, by their words in rules.
 *
 *     era word        what it is                                     needs ICU
 *     gregorian       the default
 *     buddhist ...    Gregorian months, other years: an offset        no
 *     vikram bengali  years that begin in April: whole years only     no
 *     julian          "old style"                                     no
 *     persian ...     other months, too: a calendar of foreign.h      yes
 *
 * Month numbers are those of the calendar's own year. Hebrew: 1 Tishri, 2 Heshvan, 3 Kislev,
 * 4 Tevet, 5 Shevat, 6 Adar I (only in leap years), 7 Adar or Adar II, 8 Nisan ... 13 Elul.
 * Ethiopic and Coptic have 13 months. A Chinese year is called by the Gregorian year in which it
 * begins; -4 is the leap month behind the fourth.
 */
#ifndef NM_CALENDAR_ERA_H
#define NM_CALENDAR_ERA_H

#include "calendar/period.h"

typedef enum {
    NM_CALENDAR_GREGORIAN = 0,
    NM_CALENDAR_JULIAN,
    NM_CALENDAR_PERSIAN,
    NM_CALENDAR_ISLAMIC_CIVIL,
    NM_CALENDAR_ISLAMIC_UMALQURA,
    NM_CALENDAR_HEBREW,
    NM_CALENDAR_ETHIOPIC,
    NM_CALENDAR_COPTIC,
    NM_CALENDAR_INDIAN,
    NM_CALENDAR_CHINESE,
    NM_CALENDAR_COUNT
} nm_calendar;

typedef struct {
    nm_calendar calendar;
    int32_t offset; /* added to the year of the era gives the year of the calendar */
    bool year_only; /* its months are not known here */
} nm_era;

/* All era words, separated by single spaces. */
const char *nm_era_words(void);

bool nm_era_find(const char *word, size_t length, nm_era *out);

/* The day that a calendar calls year-month-day. False: no such day, or the calendar is not built
 * in. */
bool nm_calendar_to_day(nm_calendar calendar, int64_t year, int month, int day, int32_t *out);

/* The calendar's year that holds the day. */
bool nm_calendar_year_of(nm_calendar calendar, int32_t day, int32_t *year);

/* The Gregorian year or month (`granularity`) that shares most days with a calendar's year (month
 * 0) or month. */
bool nm_calendar_to_period(nm_calendar calendar, int64_t year, int month,
                           nm_granularity granularity, nm_period *out);

#endif
