/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Periods: a day, a week, a quarter, a decade on the time line.
 *
 *     nm_period = granularity + first day:   QUARTER, 2023-07-01  ->  "2023-Q3"
 *
 * The first day says which week, quarter or decade it is, so comparing, shifting and writing need
 * no further fields. A weekend begins on Saturday. Seasons are the meteorological ones: they begin
 * on the first of March, June, September and December; which of them is summer depends on the
 * hemisphere and is settled when the period is written. A winter is called by the year it begins
 * in.
 */
#ifndef NM_CALENDAR_PERIOD_H
#define NM_CALENDAR_PERIOD_H

#include "calendar/civil.h"

typedef enum {
    NM_NO_DATE = 0,
    NM_DAY,
    NM_WEEK,
    NM_WEEKEND,
    NM_MONTH,
    NM_QUARTER,
    NM_HALF,
    NM_SEASON,
    NM_YEAR,
    NM_DECADE,
    NM_CENTURY,
    NM_MILLENNIUM,
    NM_PRESENT_REF,
    NM_PAST_REF,
    NM_FUTURE_REF,
    NM_DURATION /* how long, not when */
} nm_granularity;

typedef struct {
    nm_granularity granularity; /* NM_DAY .. NM_MILLENNIUM */
    int32_t first;              /* day number */
} nm_period;

#define NM_PERIOD_TEXT 32 /* bytes that hold any written period and its NUL */

/* Whether the one lies within the other: a week within a month. A week is no part of a weekend. */
bool nm_granularity_is_finer(nm_granularity unit, nm_granularity than);

/* The period of this granularity that holds the day. The weekend "of" a weekday is the one that
 * ends its ISO week. False for another granularity, and at the edges of time. */
bool nm_period_of(nm_granularity granularity, int32_t day, nm_period *out);

/* `period` moved by n units, keeping its granularity if the unit is as coarse or coarser. A finer
 * unit counts from the first day and gives a period of the unit. */
bool nm_period_shift(const nm_period *period, nm_granularity unit, int64_t n, nm_period *out);

/* The last day of the period. */
int32_t nm_period_last(const nm_period *period);

/* The decade (size 10), century (100) or millennium (1000) with this index: 0 holds the year 9,
 * 202 is the 2020s, -1 the years 9 to 1 BC, -5 the 40s BC. */
bool nm_period_of_index(nm_granularity granularity, int64_t index, nm_period *out);

/* Writes the TIMEX3 value: "2023-09-07", "2023-W36", "2023-W36-WE", "2023-03", "2023-Q3",
 * "2023-H1", "2023-SU", "2023", "202" (decade), "20" (century), "2" (millennium). Years before
 * Christ are written "BC0044". */
void nm_period_format(const nm_period *period, bool southern, char out[NM_PERIOD_TEXT]);

/* How TIMEX3 writes the seasons, from spring on. */
extern const char nm_season_text[4][3];

#endif
