/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What is no date but is said with the words of dates: durations, clock times, repeated times. They
 * are nm_dates with one field more, so that rules build them with the same functions:
 *
 *     duration   granularity NM_DURATION, `shift` of `unit`     five months      P5M
 *     clock      a day, and `clock`                             Monday at 14:30  2023-09-04T14:30
 *     repeated   a day, week ... or a duration, `repeated`      every Friday     XXXX-WXX-5
 */
#ifndef NM_CALENDAR_SPAN_H
#define NM_CALENDAR_SPAN_H

#include "calendar/date.h"

#define NM_DURATION_WORDS                                                                          \
    "day week weekend month quarter half year decade century millennium hour minute second"
#define NM_DAY_PART_WORDS "morning midday afternoon evening night"
#define NM_MERIDIEM_WORDS "am pm"

enum { NM_NO_COUNT = -1 }; /* of a duration: some, several */

/* Writes the TIMEX3 value of a duration: "P5M", "PT30S", "PXY". */
void nm_span_write_duration(const nm_date *date, char out[NM_PERIOD_TEXT]);

/* Writes the time of the day behind the value of a day: "T14:30", "TMO"; nothing if it has none. */
void nm_span_append_clock(const nm_clock *clock, char value[NM_PERIOD_TEXT]);

#endif
