/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The door to ICU's calendars: two questions, one file that includes ICU. Built with
 * NM_WITHOUT_ICU both answer false, and dates of those calendars have no value.
 *
 * Unlike the rest of calendar/ this allocates (ICU does, a few kilobytes for the time of a call)
 * and keeps answers, for all threads. It is reached only where a text uses such a calendar.
 */
#ifndef NM_CALENDAR_FOREIGN_H
#define NM_CALENDAR_FOREIGN_H

#include "calendar/era.h"

/* The day that `calendar` (NM_CALENDAR_PERSIAN or later) calls year-month-day; false when there is
 * none. */
bool nm_foreign_to_day(nm_calendar calendar, int year, int month, int day, int32_t *out);

/* The year of `calendar` that holds the day. */
bool nm_foreign_year_of(nm_calendar calendar, int32_t day, int32_t *year);

#endif
