/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Between function.c, the table of date functions, and what they do: build.c, move.c, span.c. One
 * function each, called with exactly NM_DATE_PARAMETERS arguments whose kinds the table has checked
 * and with `out` zeroed; false when there is no such date.
 */
#ifndef NM_CALENDAR_BUILD_H
#define NM_CALENDAR_BUILD_H

#include "calendar/date.h"
#include "calendar/word.h"

#define NM_DIRECTION_WORDS "last this next past coming"
#define NM_ORDER_WORDS     "day month"
#define NM_SEASON_WORDS    "spring summer fall winter autumn"
#define NM_UNIT_WORDS      "day week weekend month quarter half year decade century millennium"
#define NM_MOD_WORDS                                                                               \
    "start mid end approx before after on-or-before on-or-after less-than more-than "              \
    "equal-or-less equal-or-more early middle late about"

typedef bool nm_date_builder(const nm_date_argument *arguments, nm_date *out);

/* The place of an argument's word in a list, or -1. */
static inline int nm_build_word(const char *list, const nm_date_argument *argument)
{
    return nm_word_find(list, argument->word, argument->length);
}

/* build.c: out of numbers and words */
nm_date_builder nm_build_date, nm_build_iso, nm_build_numeric, nm_build_compact, nm_build_year,
    nm_build_year2, nm_build_year_said, nm_build_decade, nm_build_decade2, nm_build_century,
    nm_build_hundreds, nm_build_millennium, nm_build_month, nm_build_day, nm_build_quarter,
    nm_build_half, nm_build_season, nm_build_week, nm_build_weekday, nm_build_weekend,
    nm_build_nth_weekday, nm_build_on_weekday, nm_build_ordinal, nm_build_iso_week_day,
    nm_build_holiday, nm_build_era, nm_build_now, nm_build_past, nm_build_future;

/* move.c: out of another date, or the reference */
nm_date_builder nm_build_shift, nm_build_shift_from, nm_build_relative, nm_build_week_of,
    nm_build_part;

/* span.c: what is no date */
nm_date_builder nm_build_duration, nm_build_clock, nm_build_meridiem, nm_build_day_part,
    nm_build_every;

#endif
