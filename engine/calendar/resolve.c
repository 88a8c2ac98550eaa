/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Resolution: an nm_date and a reference become the days that are meant.
 *
 * Every form has a frame, the unit inside which it is found: a month and day has the year, a day
 * of the month the month, a weekday the ISO week. Its occurrences are numbered by frames counted
 * from the reference's:
 *
 *     7 March      ... -1: 2022-03-07    0: 2023-03-07    1: 2024-03-07 ...
 *     Thursday     ... -1: 2023-08-31    0: 2023-09-07    1: 2023-09-14 ...
 *
 * occurrence(n) is one of them, or nothing (29 February in most years). A date that is counted
 * from the reference is occurrence(shift). One with an open anchor is the first that fits, counting
 * down from the frame after the reference's for the latest, or up from the one before for the
 * earliest: a frame further off can not be nearer in time. Usually two are looked at; where there
 * is nothing, up to 8, the longest gap between leap days (calendars of ICU are asked for fewer).
 */
#include "calendar/resolve.h"

#include "calendar/era.h"
#include "calendar/holiday.h"

typedef struct {
    bool known;
    int32_t day; /* of the reference */
    nm_tense tense;
    bool southern;
} context;

static nm_granularity frame_of(const nm_date *date)
{
    switch (date->form) {
    case NM_FORM_PERIOD:
        return (nm_granularity)date->granularity;
    case NM_FORM_DAY:
        return NM_MONTH;
    case NM_FORM_NTH_WEEKDAY:
        return date->month == 0 ? NM_MONTH : NM_YEAR;
    case NM_FORM_WEEKDAY:
        return NM_WEEK;
    case NM_FORM_WEEKEND:
        return date->anchor == NM_ANCHOR_YEAR ? NM_YEAR : NM_WEEK;
    default:
        return NM_YEAR;
    }
}

static bool is_granularity(const nm_date *date, nm_granularity wanted)
{
    return date->granularity == wanted;
}

static bool month_and_day_fit(const nm_date *date)
{
    if (date->calendar != NM_CALENDAR_GREGORIAN)
        return date->month >= -13 && date->month <= 13 && date->month != 0 && date->day >= 1 &&
               date->day <= 32;
    return date->day >= 1 && date->day <= nm_civil_month_length(2000, date->month);
}

bool nm_date_fields_fit(const nm_date *date)
{
    int number = date->number;
    bool gregorian = date->calendar == NM_CALENDAR_GREGORIAN;
    bool weekday = date->weekday >= 1 && date->weekday <= 7;
    if (date->calendar >= NM_CALENDAR_COUNT || date->widen > NM_MILLENNIUM)
        return false;
    switch (date->form) {
    case NM_FORM_PERIOD:
        return date->granularity >= NM_DAY && date->granularity <= NM_MILLENNIUM;
    case NM_FORM_MONTH_DAY:
        return is_granularity(date, NM_DAY) && month_and_day_fit(date);
    case NM_FORM_DAY:
        return is_granularity(date, NM_DAY) && date->day >= 1 && date->day <= 31;
    case NM_FORM_WEEKDAY:
        return is_granularity(date, NM_DAY) && weekday;
    case NM_FORM_NTH_WEEKDAY:
        return is_granularity(date, NM_DAY) && weekday && date->month >= 0 && date->month <= 12 &&
               number != 0 && number >= -5 && number <= 5;
    case NM_FORM_HOLIDAY:
        return is_granularity(date, NM_DAY) && number >= 0 && number < nm_holiday_count();
    case NM_FORM_WEEK:
        return is_granularity(date, NM_WEEK) && number >= 1 && number <= 53;
    case NM_FORM_WEEKEND:
        return is_granularity(date, NM_WEEKEND);
    case NM_FORM_MONTH:
        return is_granularity(date, NM_MONTH) && date->month != 0 && date->month <= 13 &&
               date->month >= -13 && (!gregorian || (date->month > 0 && date->month <= 12));
    case NM_FORM_QUARTER:
        return is_granularity(date, NM_QUARTER) && number >= 1 && number <= 4;
    case NM_FORM_HALF:
        return is_granularity(date, NM_HALF) && number >= 1 && number <= 2;
    case NM_FORM_SEASON:
        return is_granularity(date, NM_SEASON) && number >= 1 && number <= 4;
    default:
        return false;
    }
}

/* ---- One occurrence ------------------------------------------------------------------------- */

/* Takes the day by its address: it may be filled while the other argument is evaluated. */
static bool one_day(bool exists, const int32_t *day, nm_period *out)
{
    if (exists)
        *out = (nm_period){NM_DAY, *day};
    return exists;
}

static int season_month(int number, bool southern)
{
    return (number * 3 + (southern ? 5 : 11)) % 12 + 1;
}

static bool month_period(nm_granularity granularity, int64_t year, int month, nm_period *out)
{
    nm_civil first;
    return nm_civil_make(year, month, 1, &first) &&
           nm_period_of(granularity, nm_civil_to_days(first), out);
}

/* What the form is in a year of its calendar. */
static bool in_year(const nm_date *date, int64_t year, bool southern, nm_period *out)
{
    int32_t day = 0;
    nm_calendar calendar = (nm_calendar)date->calendar;
    switch (date->form) {
    case NM_FORM_MONTH_DAY:
        return one_day(nm_calendar_to_day(calendar, year, date->month, date->day, &day), &day, out);
    case NM_FORM_NTH_WEEKDAY:
        return one_day(nm_civil_nth_weekday(year, date->month, date->weekday, date->number, &day),
                       &day, out);
    case NM_FORM_HOLIDAY:
        return one_day(nm_holiday_day(date->number, year, &day), &day, out);
    case NM_FORM_WEEK:
    case NM_FORM_WEEKEND:
        return nm_civil_from_iso_week(year, date->number, 1, &day) &&
               nm_period_of((nm_granularity)date->granularity, day, out);
    case NM_FORM_MONTH:
        if (calendar != NM_CALENDAR_GREGORIAN)
            return nm_calendar_to_period(calendar, year, date->month, NM_MONTH, out);
        return month_period(NM_MONTH, year, date->month, out);
    case NM_FORM_QUARTER:
        return month_period(NM_QUARTER, year, date->number * 3 - 2, out);
    case NM_FORM_HALF:
        return month_period(NM_HALF, year, date->number * 6 - 5, out);
    case NM_FORM_SEASON:
        return month_period(NM_SEASON, year, season_month(date->number, southern), out);
    default:
        if (calendar != NM_CALENDAR_GREGORIAN)
            return nm_calendar_to_period(calendar, year, 0, (nm_granularity)date->granularity, out);
        return month_period((nm_granularity)date->granularity, year, 1, out);
    }
}

/* What the form is in a month or week that begins on `first`. */
static bool in_frame(const nm_date *date, int32_t first, nm_period *out)
{
    nm_civil month = nm_civil_from_days(first);
    int32_t day = 0;
    switch (date->form) {
    case NM_FORM_DAY:
        day = first + date->day - 1;
        return one_day(date->day <= nm_civil_month_length(month.year, month.month), &day, out);
    case NM_FORM_NTH_WEEKDAY:
        return one_day(
            nm_civil_nth_weekday(month.year, month.month, date->weekday, date->number, &day), &day,
            out);
    case NM_FORM_WEEKDAY:
        return one_day(nm_civil_add_days(first, date->weekday - 1, &day), &day, out);
    default:
        return nm_period_of(NM_WEEKEND, first, out);
    }
}

/* The occurrence in the frame that lies n frames from the reference's. */
static bool occurrence(const nm_date *date, const context *c, int64_t n, nm_period *out)
{
    nm_granularity frame = frame_of(date);
    nm_period here;
    int32_t year;
    if (frame == NM_YEAR) {
        if (!nm_calendar_year_of((nm_calendar)date->calendar, c->day, &year))
            return false;
        return in_year(date, year + n, c->southern, out);
    }
    if (!nm_period_of(frame, c->day, &here) || !nm_period_shift(&here, frame, n, &here))
        return false;
    if (date->form == NM_FORM_PERIOD) {
        *out = here;
        return true;
    }
    return in_frame(date, here.first, out);
}

/* ---- The choice among occurrences ----------------------------------------------------------- */

/* Frames to look at, and the days ahead that news without a tense still means. */
static int reach_of(const nm_date *date)
{
    return date->calendar > NM_CALENDAR_JULIAN ? 3 : 8;
}

static int slack_of(nm_granularity frame)
{
    return frame == NM_YEAR ? 61 : frame == NM_MONTH ? 5 : 1;
}

static int distance(const nm_period *period, int32_t day)
{
    int32_t last = nm_period_last(period);
    return period->first > day ? period->first - day : last < day ? day - last : 0;
}

/* Which of the two neighbours and the own frame is closest; `weekday` (or 0) must agree. */
static bool choose_closest(const nm_date *date, const context *c, int weekday, nm_period *out)
{
    nm_period candidate;
    bool found = false;
    for (int n = -1; n <= 1; n++) {
        if (!occurrence(date, c, n, &candidate) ||
            (weekday != 0 && nm_civil_weekday(candidate.first) != weekday))
            continue;
        if (!found || distance(&candidate, c->day) < distance(out, c->day))
            *out = candidate;
        found = true;
    }
    return found;
}

/* The latest occurrence that begins by `limit`, or that ends before it. */
static bool choose_latest(const nm_date *date, const context *c, int32_t limit, bool over,
                          nm_period *out)
{
    nm_period candidate;
    for (int n = 1; n >= -reach_of(date); n--)
        if (occurrence(date, c, n, &candidate) &&
            (over ? nm_period_last(&candidate) < limit : candidate.first <= limit)) {
            *out = candidate;
            return true;
        }
    return false;
}

/* The earliest occurrence that begins after the reference, or that is not over. */
static bool choose_earliest(const nm_date *date, const context *c, bool after, nm_period *out)
{
    nm_period candidate;
    for (int n = -1; n <= reach_of(date); n++)
        if (occurrence(date, c, n, &candidate) &&
            (after ? candidate.first > c->day : nm_period_last(&candidate) >= c->day)) {
            *out = candidate;
            return true;
        }
    return false;
}

static bool choose_this(const nm_date *date, const context *c, nm_period *out)
{
    bool over_new_year =
        date->form == NM_FORM_SEASON && season_month(date->number, c->southern) == 12;
    return over_new_year ? choose_closest(date, c, 0, out) : occurrence(date, c, 0, out);
}

static bool choose(const nm_date *date, const context *c, nm_period *out)
{
    bool checked = date->form == NM_FORM_MONTH_DAY || date->form == NM_FORM_DAY;
    switch (date->anchor) {
    case NM_ANCHOR_LAST:
        return choose_latest(date, c, c->day, true, out);
    case NM_ANCHOR_NEXT:
        return choose_earliest(date, c, true, out);
    case NM_ANCHOR_THIS:
        return choose_this(date, c, out);
    case NM_ANCHOR_PAST:
        return choose_latest(date, c, c->day, false, out);
    case NM_ANCHOR_COMING:
        return choose_earliest(date, c, false, out);
    case NM_ANCHOR_NEAREST:
        if (checked && date->weekday != 0 && choose_closest(date, c, date->weekday, out))
            return true;
        if (c->tense == NM_TENSE_FUTURE)
            return choose_earliest(date, c, false, out);
        return choose_latest(date, c,
                             c->tense == NM_TENSE_PAST ? c->day : c->day + slack_of(frame_of(date)),
                             false, out);
    default:
        return false;
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

/* The latest year by `top` that ends in these two digits. */
static int64_t last_with_digits(int64_t digits, int64_t top)
{
    int64_t rest = (top - digits) % 100;
    return top - (rest < 0 ? rest + 100 : rest);
}

static bool anchored(const nm_date *date, const context *c, nm_period *out)
{
    int64_t now = c->known ? nm_civil_from_days(c->day).year : 2029;
    nm_granularity unit = (nm_granularity)date->unit;
    /* Nobody says "the twenties" of those that have just begun. */
    int64_t top = !is_granularity(date, NM_DECADE) ? now + 20 : c->known ? now - 8 : 2019;
    switch (date->anchor) {
    case NM_ANCHOR_YEAR:
        return in_year(date, date->year, c->southern, out);
    case NM_ANCHOR_TWO_DIGITS:
        if (date->year < 0 || date->year > 99)
            return false;
        return in_year(date, last_with_digits(date->year, top), c->southern, out);
    case NM_ANCHOR_SHIFT:
        return c->known && unit == frame_of(date) && occurrence(date, c, date->shift, out);
    default:
        return c->known && choose(date, c, out);
    }
}

static context context_of(const nm_date_reference *reference)
{
    context c = {0};
    if (reference == NULL)
        return c;
    c.southern = reference->southern;
    c.tense = reference->tense;
    c.known = nm_civil_valid(reference->day);
    if (c.known)
        c.day = nm_civil_to_days(reference->day);
    return c;
}

bool nm_date_period(const nm_date *date, const nm_date_reference *reference, nm_period *out)
{
    context c = context_of(reference);
    nm_period period;
    if (!nm_date_fields_fit(date) || !anchored(date, &c, &period))
        return false;
    if (date->after != 0 &&
        !nm_period_shift(&period, (nm_granularity)date->after_unit, date->after, &period))
        return false;
    if (date->widen != 0 && !nm_period_of((nm_granularity)date->widen, period.first, &period))
        return false;
    *out = period;
    return true;
}

bool nm_date_of_period(const nm_period *period, nm_date *out)
{
    nm_civil first = nm_civil_from_days(period->first);
    nm_iso_week week = nm_civil_iso_week(period->first);
    nm_date date = {.year = first.year, .granularity = (uint8_t)period->granularity};
    switch (period->granularity) {
    case NM_DAY:
        date.form = NM_FORM_MONTH_DAY;
        date.month = (int8_t)first.month;
        date.day = first.day;
        break;
    case NM_WEEK:
    case NM_WEEKEND:
        date.form = period->granularity == NM_WEEK ? NM_FORM_WEEK : NM_FORM_WEEKEND;
        date.year = week.year;
        date.number = (int8_t)week.week;
        break;
    case NM_MONTH:
        date.form = NM_FORM_MONTH;
        date.month = (int8_t)first.month;
        break;
    case NM_QUARTER:
    case NM_HALF:
        date.form = period->granularity == NM_QUARTER ? NM_FORM_QUARTER : NM_FORM_HALF;
        date.number = (int8_t)((first.month - 1) / (date.form == NM_FORM_QUARTER ? 3 : 6) + 1);
        break;
    case NM_YEAR:
    case NM_DECADE:
    case NM_CENTURY:
    case NM_MILLENNIUM:
        date.form = NM_FORM_PERIOD;
        break;
    default:
        return false;
    }
    *out = date;
    return true;
}
