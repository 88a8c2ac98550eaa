/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Periods.
 *
 * Three families, three ways to move:
 *
 *     by days     day, week, weekend                      first + 7 n
 *     by months   month, quarter, half, season, year      first + 3 n months, clamped to the month
 *     by labels   decade, century, millennium             index + n
 *
 * The third family is what people write, not what is 100 years long: the value "18" is every year
 * whose first two digits are 18. There is no year 0, so AD labels begin with a period of 9, 99 or
 * 999 years, and BC ones mirror them: index -1 is BC 1..9, index 0 is AD 1..9. An index is a
 * number on one line and can be added to; a label is not.
 */
#include "calendar/period.h"

/* Months in a unit; 0 for those that are counted in days. */
static int months_in(nm_granularity unit)
{
    switch (unit) {
    case NM_MONTH:
        return 1;
    case NM_QUARTER:
    case NM_SEASON:
        return 3;
    case NM_HALF:
        return 6;
    case NM_YEAR:
        return 12;
    case NM_DECADE:
        return 120;
    case NM_CENTURY:
        return 1200;
    case NM_MILLENNIUM:
        return 12000;
    default:
        return 0;
    }
}

static int days_in(nm_granularity unit)
{
    return unit == NM_DAY ? 1 : unit == NM_WEEK || unit == NM_WEEKEND ? 7 : 0;
}

/* Years that share a label: 10, 100, 1000; 0 for the other granularities. */
static int label_size(nm_granularity granularity)
{
    return granularity >= NM_DECADE ? months_in(granularity) / 12 : 0;
}

static int64_t label_index(int32_t year, int size)
{
    return year >= 1 ? year / size : -1 - (1 - year) / size;
}

bool nm_period_of_index(nm_granularity granularity, int64_t index, nm_period *out)
{
    int size = label_size(granularity);
    nm_civil first;
    if (size == 0 || index < NM_YEAR_MIN || index > NM_YEAR_MAX)
        return false;
    int64_t year = index > 0 ? index * size : index == 0 ? 1 : 2 + index * size;
    if (!nm_civil_make(year, 1, 1, &first))
        return false;
    *out = (nm_period){granularity, nm_civil_to_days(first)};
    return true;
}

bool nm_period_of(nm_granularity granularity, int32_t day, nm_period *out)
{
    if (day < NM_DAY_MIN || day > NM_DAY_MAX)
        return false;
    nm_civil date = nm_civil_from_days(day);
    int months = months_in(granularity), back = 0;
    if (label_size(granularity) > 0)
        return nm_period_of_index(granularity, label_index(date.year, label_size(granularity)),
                                  out);
    if (months > 0) {
        back = granularity == NM_SEASON ? date.month % 3 : (date.month - 1) % months;
        if (!nm_civil_add_months(day - (date.day - 1), -back, &day))
            return false;
    } else if (granularity == NM_WEEK) {
        day -= nm_civil_weekday(day) - 1;
    } else if (granularity == NM_WEEKEND) {
        day += 6 - nm_civil_weekday(day);
    } else if (granularity != NM_DAY) {
        return false;
    }
    if (day < NM_DAY_MIN || day > NM_DAY_MAX)
        return false;
    *out = (nm_period){granularity, day};
    return true;
}

bool nm_granularity_is_finer(nm_granularity unit, nm_granularity than)
{
    return unit < than && !(unit == NM_WEEK && than == NM_WEEKEND);
}

bool nm_period_shift(const nm_period *period, nm_granularity unit, int64_t n, nm_period *out)
{
    nm_period base = *period;
    int32_t day;
    if (n < INT32_MIN || n > INT32_MAX)
        return false;
    if (nm_granularity_is_finer(unit, base.granularity) && !nm_period_of(unit, base.first, &base))
        return false;
    int size = label_size(base.granularity);
    if (size > 0) {
        int64_t index = label_index(nm_civil_from_days(base.first).year, size);
        return label_size(unit) > 0 &&
               nm_period_of_index(base.granularity, index + n * (label_size(unit) / size), out);
    }
    if (days_in(unit) > 0
            ? !nm_civil_add_days(base.first, n * days_in(unit), &day)
            : months_in(unit) == 0 || !nm_civil_add_months(base.first, n * months_in(unit), &day))
        return false;
    return nm_period_of(base.granularity, day, out);
}

int32_t nm_period_last(const nm_period *period)
{
    nm_period next;
    int64_t last;
    switch (period->granularity) {
    case NM_DAY:
        return period->first;
    case NM_WEEK:
    case NM_WEEKEND:
        last = (int64_t)period->first + (period->granularity == NM_WEEK ? 6 : 1);
        return last < NM_DAY_MAX ? (int32_t)last : NM_DAY_MAX;
    default:
        return nm_period_shift(period, period->granularity, 1, &next) ? next.first - 1 : NM_DAY_MAX;
    }
}

/* Numbers are written by hand: printf() takes longer than all else that is done for a date. */
static char *write_number(char *at, int number, int least)
{
    int digits = 1;
    for (int rest = number; rest >= 10 || digits < least; rest /= 10)
        digits++;
    for (int i = digits - 1; i >= 0; i--, number /= 10)
        at[i] = (char)('0' + number % 10);
    return at + digits;
}

static char *write_text(char *at, const char *text)
{
    while (*text != '\0')
        *at++ = *text++;
    return at;
}

static char *write_label(char *at, int32_t year, int size)
{
    int64_t index = label_index(year, size);
    int digits = size == 1 ? 4 : size == 10 ? 3 : size == 100 ? 2 : 1;
    if (index < 0)
        at = write_text(at, "BC");
    return write_number(at, (int)(index >= 0 ? index : -1 - index), digits);
}

static char *write_week(char *at, int32_t day)
{
    nm_iso_week week = nm_civil_iso_week(day);
    at = write_label(at, week.year, 1);
    return write_number(write_text(at, "-W"), week.week, 2);
}

const char nm_season_text[4][3] = {"SP", "SU", "FA", "WI"};

void nm_period_format(const nm_period *period, bool southern, char out[NM_PERIOD_TEXT])
{
    nm_civil date = nm_civil_from_days(period->first);
    int size = label_size(period->granularity);
    bool weekly = period->granularity == NM_WEEK || period->granularity == NM_WEEKEND;
    char *at = weekly ? write_week(out, period->first)
                      : write_label(out, date.year, size > 0 ? size : 1);
    switch (period->granularity) {
    case NM_DAY:
        at = write_number(write_text(at, "-"), date.month, 2);
        at = write_number(write_text(at, "-"), date.day, 2);
        break;
    case NM_WEEKEND:
        at = write_text(at, "-WE");
        break;
    case NM_MONTH:
        at = write_number(write_text(at, "-"), date.month, 2);
        break;
    case NM_QUARTER:
        at = write_number(write_text(at, "-Q"), (date.month - 1) / 3 + 1, 1);
        break;
    case NM_HALF:
        at = write_number(write_text(at, "-H"), (date.month - 1) / 6 + 1, 1);
        break;
    case NM_SEASON:
        at = write_text(write_text(at, "-"), nm_season_text[(date.month / 3 + (southern ? 1 : 3)) % 4]);
        break;
    default:
        break;
    }
    *at = '\0';
}
