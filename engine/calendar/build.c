/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the date functions do that build a date out of its parts: they fill an nm_date and refuse
 * what cannot be. Those that take a date and make another of it are in move.c and span.c.
 *
 * A value whose year is known is tried out on the spot (nm_date_period), so that 31 April fails at
 * the match and not later. A value whose year is open is tried on its own fields: 29 February
 * passes, 30 February does not.
 *
 * A date can stand for the year, month or week of another one. What it passes on is its anchor:
 *
 *     month(shift(year, -1), 3)      anchor SHIFT year -1,  form MONTH 3
 *     day(month(ABSENT, 3), 7)       anchor NEAREST,        form MONTH_DAY 3 7
 *     weekday(4, shift(week, -1))    anchor SHIFT week -1,  form WEEKDAY 4
 */
#include "calendar/build.h"

#include "calendar/era.h"
#include "calendar/holiday.h"
#include "calendar/resolve.h"

/* Years in rules are historical, inside they are astronomical: -44 becomes -43. */
static bool set_year(nm_date *date, int32_t year)
{
    if (year == 0 || year < NM_YEAR_MIN || year > NM_YEAR_MAX)
        return false;
    date->anchor = NM_ANCHOR_YEAR;
    date->year = year > 0 ? year : year + 1;
    return true;
}

static void take_anchor(nm_date *date, const nm_date *from)
{
    date->anchor = from->anchor;
    date->year = from->year;
    date->shift = from->shift;
    date->unit = from->unit;
}

/* Fills the anchor from an optional year: a number, a year-long date, or the nearest. */
static bool take_year(nm_date *date, const nm_date_argument *year)
{
    const nm_date *from = &year->date;
    switch (year->kind) {
    case NM_DATE_ABSENT:
        date->anchor = NM_ANCHOR_NEAREST;
        return true;
    case NM_DATE_INTEGER:
        return set_year(date, year->integer);
    default:
        if (from->granularity != NM_YEAR || from->form != NM_FORM_PERIOD || from->after != 0 ||
            from->calendar != NM_CALENDAR_GREGORIAN)
            return false;
        take_anchor(date, from);
        return true;
    }
}

/* A year that is known is tried at once; otherwise the fields must fit some year. */
static bool finish(nm_date *date, nm_granularity granularity, nm_date_form form)
{
    nm_period period;
    date->granularity = (uint8_t)granularity;
    date->form = (uint8_t)form;
    return nm_date_fields_fit(date) &&
           (date->anchor != NM_ANCHOR_YEAR || nm_date_period(date, NULL, &period));
}

static bool set_field(int32_t value, int32_t limit, uint8_t *field)
{
    if (value < 1 || value > limit)
        return false;
    *field = (uint8_t)value;
    return true;
}

static bool set_number(int32_t value, int32_t low, int32_t high, nm_date *date)
{
    if (value < low || value > high)
        return false;
    date->number = (int8_t)value;
    return true;
}

static bool set_month(int32_t month, nm_date *date)
{
    date->month = (int8_t)(month >= 1 && month <= 12 ? month : 0);
    return date->month != 0;
}

static bool from_day(int32_t day, nm_date *out)
{
    return nm_date_of_period(&(nm_period){NM_DAY, day}, out);
}

/* ---- Years and coarser ---------------------------------------------------------------------- */

bool nm_build_year(const nm_date_argument *a, nm_date *out)
{
    return set_year(out, a[0].integer) && finish(out, NM_YEAR, NM_FORM_PERIOD);
}

bool nm_build_year2(const nm_date_argument *a, nm_date *out)
{
    if (a[0].integer < 0 || a[0].integer > 99)
        return false;
    out->anchor = NM_ANCHOR_TWO_DIGITS;
    out->year = a[0].integer;
    return finish(out, NM_YEAR, NM_FORM_PERIOD);
}

bool nm_build_year_said(const nm_date_argument *a, nm_date *out)
{
    int32_t hundreds = a[0].integer, rest = a[1].integer;
    return hundreds >= 1 && hundreds <= 99 && rest >= 0 && rest <= 99 &&
           set_year(out, hundreds * 100 + rest) && finish(out, NM_YEAR, NM_FORM_PERIOD);
}

bool nm_build_decade(const nm_date_argument *a, nm_date *out)
{
    return take_year(out, &a[0]) && out->anchor == NM_ANCHOR_YEAR &&
           finish(out, NM_DECADE, NM_FORM_PERIOD);
}

bool nm_build_hundreds(const nm_date_argument *a, nm_date *out)
{
    return set_year(out, a[0].integer) && finish(out, NM_CENTURY, NM_FORM_PERIOD);
}

bool nm_build_decade2(const nm_date_argument *a, nm_date *out)
{
    int32_t decade = a[0].integer, century = a[1].integer;
    if (decade < 0 || decade > 90 || decade % 10 != 0)
        return false;
    if (a[1].kind == NM_DATE_INTEGER)
        return century >= 1 && century <= 99 && set_year(out, (century - 1) * 100 + decade) &&
               finish(out, NM_DECADE, NM_FORM_PERIOD);
    out->anchor = NM_ANCHOR_TWO_DIGITS;
    out->year = decade;
    return finish(out, NM_DECADE, NM_FORM_PERIOD);
}

static bool build_numbered(nm_granularity granularity, int32_t n, nm_date *out)
{
    nm_period period;
    return n != 0 && nm_period_of_index(granularity, (int64_t)n - (n > 0), &period) &&
           nm_date_of_period(&period, out);
}

bool nm_build_century(const nm_date_argument *a, nm_date *out)
{
    return build_numbered(NM_CENTURY, a[0].integer, out);
}

bool nm_build_millennium(const nm_date_argument *a, nm_date *out)
{
    return build_numbered(NM_MILLENNIUM, a[0].integer, out);
}

/* ---- Parts of a year ------------------------------------------------------------------------ */

bool nm_build_month(const nm_date_argument *a, nm_date *out)
{
    return take_year(out, &a[0]) && set_month(a[1].integer, out) &&
           finish(out, NM_MONTH, NM_FORM_MONTH);
}

bool nm_build_quarter(const nm_date_argument *a, nm_date *out)
{
    return take_year(out, &a[0]) && set_number(a[1].integer, 1, 4, out) &&
           finish(out, NM_QUARTER, NM_FORM_QUARTER);
}

bool nm_build_half(const nm_date_argument *a, nm_date *out)
{
    return take_year(out, &a[0]) && set_number(a[1].integer, 1, 2, out) &&
           finish(out, NM_HALF, NM_FORM_HALF);
}

bool nm_build_season(const nm_date_argument *a, nm_date *out)
{
    int place = nm_build_word(NM_SEASON_WORDS, &a[1]);
    out->number = (int8_t)(place == 4 ? 3 : place + 1); /* autumn is fall */
    return place >= 0 && take_year(out, &a[0]) && finish(out, NM_SEASON, NM_FORM_SEASON);
}

bool nm_build_week(const nm_date_argument *a, nm_date *out)
{
    return take_year(out, &a[0]) && set_number(a[1].integer, 1, 53, out) &&
           finish(out, NM_WEEK, NM_FORM_WEEK);
}

bool nm_build_holiday(const nm_date_argument *a, nm_date *out)
{
    int number = nm_holiday_find(a[0].word, a[0].length);
    out->number = (int8_t)number;
    return number >= 0 && take_year(out, &a[1]) && finish(out, NM_DAY, NM_FORM_HOLIDAY);
}

/* ---- Days ----------------------------------------------------------------------------------- */

/* Gives `out` the month that `from` is: by name within some year, or counted from the reference. */
static bool take_month(nm_date *out, const nm_date *from)
{
    bool counted = from->form == NM_FORM_PERIOD && from->anchor == NM_ANCHOR_SHIFT;
    if (from->granularity != NM_MONTH || from->after != 0 ||
        from->calendar != NM_CALENDAR_GREGORIAN || (from->form != NM_FORM_MONTH && !counted))
        return false;
    take_anchor(out, from);
    out->month = counted ? 0 : from->month;
    return true;
}

static bool build_day(const nm_date_argument *month, int32_t day, nm_date *out)
{
    if (!set_field(day, 31, &out->day))
        return false;
    if (month->kind == NM_DATE_ABSENT)
        out->anchor = NM_ANCHOR_NEAREST;
    else if (!take_month(out, &month->date))
        return false;
    return finish(out, NM_DAY, out->month == 0 ? NM_FORM_DAY : NM_FORM_MONTH_DAY);
}

bool nm_build_day(const nm_date_argument *a, nm_date *out)
{
    return build_day(&a[0], a[1].integer, out);
}

bool nm_build_date(const nm_date_argument *a, nm_date *out)
{
    bool month = a[1].kind == NM_DATE_INTEGER, day = a[2].kind == NM_DATE_INTEGER;
    if (day && !month)
        return a[0].kind != NM_DATE_INTEGER && build_day(&a[0], a[2].integer, out);
    if (!month) {
        if (a[0].kind == NM_DATE_ABSENT)
            return false;
        return take_year(out, &a[0]) && finish(out, NM_YEAR, NM_FORM_PERIOD);
    }
    if (!day)
        return nm_build_month(a, out);
    return take_year(out, &a[0]) && set_month(a[1].integer, out) &&
           set_field(a[2].integer, 31, &out->day) && finish(out, NM_DAY, NM_FORM_MONTH_DAY);
}

bool nm_build_iso(const nm_date_argument *a, nm_date *out)
{
    return nm_build_date(a, out);
}

bool nm_date_reorder(nm_date *date, nm_date_order order)
{
    bool day_first = date->order == NM_ORDER_OPEN_DAY_FIRST;
    if (!(day_first ? order == NM_ORDER_MONTH_FIRST
                    : date->order == NM_ORDER_OPEN_MONTH_FIRST && order == NM_ORDER_DAY_FIRST))
        return false;
    uint8_t day = (uint8_t)date->month;
    date->month = (int8_t)date->day;
    date->day = day;
    date->order = (uint8_t)order;
    return true;
}

static nm_date_order order_of(int32_t first, int32_t second, bool month_first)
{
    if (first == second)
        return NM_ORDER_NONE;
    if (first > 12 || second > 12)
        return first > 12 ? NM_ORDER_DAY_FIRST : NM_ORDER_MONTH_FIRST;
    return month_first ? NM_ORDER_OPEN_MONTH_FIRST : NM_ORDER_OPEN_DAY_FIRST;
}

bool nm_build_numeric(const nm_date_argument *a, nm_date *out)
{
    int32_t first = a[1].integer, second = a[2].integer;
    nm_date_order order = order_of(first, second, nm_build_word(NM_ORDER_WORDS, &a[3]) == 1);
    bool month_first = order == NM_ORDER_MONTH_FIRST || order == NM_ORDER_OPEN_MONTH_FIRST;
    out->order = (uint8_t)order;
    return take_year(out, &a[0]) && set_month(month_first ? first : second, out) &&
           set_field(month_first ? second : first, 31, &out->day) &&
           finish(out, NM_DAY, NM_FORM_MONTH_DAY);
}

bool nm_build_compact(const nm_date_argument *a, nm_date *out)
{
    int32_t digits = a[0].integer;
    return digits > 0 && set_year(out, digits / 10000) && set_month(digits / 100 % 100, out) &&
           set_field(digits % 100, 31, &out->day) && finish(out, NM_DAY, NM_FORM_MONTH_DAY);
}

bool nm_build_ordinal(const nm_date_argument *a, nm_date *out)
{
    int32_t day;
    return set_year(out, a[0].integer) && nm_civil_from_ordinal(out->year, a[1].integer, &day) &&
           from_day(day, out);
}

bool nm_build_iso_week_day(const nm_date_argument *a, nm_date *out)
{
    int32_t day;
    return set_year(out, a[0].integer) &&
           nm_civil_from_iso_week(out->year, a[1].integer, a[2].integer, &day) &&
           from_day(day, out);
}

/* Fills the anchor of something weekly from a direction, a week, or nothing. */
static bool take_week(nm_date *out, const nm_date_argument *when)
{
    int place;
    switch (when->kind) {
    case NM_DATE_ABSENT:
        out->anchor = NM_ANCHOR_NEAREST;
        return true;
    case NM_DATE_WORD:
        place = nm_build_word(NM_DIRECTION_WORDS, when);
        out->anchor = (uint8_t)(NM_ANCHOR_LAST + place);
        return place >= 0;
    default:
        if (when->date.granularity != NM_WEEK || when->date.form != NM_FORM_PERIOD ||
            when->date.anchor != NM_ANCHOR_SHIFT || when->date.after != 0)
            return false;
        take_anchor(out, &when->date);
        return true;
    }
}

/* The Monday of a week whose number and year are known. */
static bool known_monday(const nm_date_argument *when, int32_t *monday)
{
    nm_period week;
    if (when->kind != NM_DATE_DATE || when->date.granularity != NM_WEEK ||
        when->date.anchor != NM_ANCHOR_YEAR || !nm_date_period(&when->date, NULL, &week))
        return false;
    *monday = week.first;
    return true;
}

bool nm_build_weekday(const nm_date_argument *a, nm_date *out)
{
    int32_t monday;
    if (!set_field(a[0].integer, 7, &out->weekday))
        return false;
    if (known_monday(&a[1], &monday))
        return nm_civil_add_days(monday, out->weekday - 1, &monday) && from_day(monday, out);
    return take_week(out, &a[1]) && finish(out, NM_DAY, NM_FORM_WEEKDAY);
}

bool nm_build_weekend(const nm_date_argument *a, nm_date *out)
{
    int32_t monday;
    nm_period weekend;
    if (known_monday(&a[0], &monday))
        return nm_period_of(NM_WEEKEND, monday, &weekend) && nm_date_of_period(&weekend, out);
    return take_week(out, &a[0]) && finish(out, NM_WEEKEND, NM_FORM_WEEKEND);
}

bool nm_build_nth_weekday(const nm_date_argument *a, nm_date *out)
{
    return take_month(out, &a[2].date) && set_field(a[1].integer, 7, &out->weekday) &&
           set_number(a[0].integer, -5, 5, out) && finish(out, NM_DAY, NM_FORM_NTH_WEEKDAY);
}

static bool falls_on(const nm_date *date, int32_t weekday)
{
    nm_period period;
    return nm_date_period(date, NULL, &period) && nm_civil_weekday(period.first) == weekday;
}

/* Thursday 9/7/2023 is no 9 July: the order that the weekday fits is the right one. */
static void settle_by_weekday(nm_date *date, int32_t weekday)
{
    nm_date other = *date;
    nm_date_order order = date->order == NM_ORDER_OPEN_DAY_FIRST ? NM_ORDER_MONTH_FIRST
                                                                 : NM_ORDER_DAY_FIRST;
    if (date->anchor == NM_ANCHOR_YEAR && nm_date_reorder(&other, order) &&
        !falls_on(date, weekday) && falls_on(&other, weekday))
        *date = other;
}

bool nm_build_on_weekday(const nm_date_argument *a, nm_date *out)
{
    *out = a[0].date;
    settle_by_weekday(out, a[1].integer);
    if (out->form == NM_FORM_MONTH_DAY || out->form == NM_FORM_DAY)
        return set_field(a[1].integer, 7, &out->weekday);
    return out->granularity == NM_DAY && a[1].integer >= 1 && a[1].integer <= 7;
}

/* ---- Other calendars ------------------------------------------------------------------------ */

/* Gregorian months: a date() with another year. */
static bool build_offset_era(const nm_era *era, const nm_date_argument *a, nm_date *out)
{
    nm_date_argument gregorian[NM_DATE_PARAMETERS] = {a[1], a[2], a[3], {.kind = NM_DATE_ABSENT}};
    bool whole_year = a[2].kind == NM_DATE_ABSENT && a[3].kind == NM_DATE_ABSENT;
    if (era->year_only && !whole_year)
        return false;
    if (a[1].kind == NM_DATE_INTEGER) {
        if (a[1].integer < 1 || a[1].integer > NM_YEAR_MAX)
            return false;
        int32_t year = a[1].integer + era->offset;
        gregorian[0].integer = year > 0 ? year : year - 1;
    }
    return nm_build_date(gregorian, out);
}

/* A year, month or day whose year is known becomes Gregorian at once. */
static bool convert(const nm_date *date, nm_date *out)
{
    nm_period period;
    return nm_date_period(date, NULL, &period) && nm_date_of_period(&period, out);
}

bool nm_build_era(const nm_date_argument *a, nm_date *out)
{
    nm_era era;
    bool month = a[2].kind == NM_DATE_INTEGER, day = a[3].kind == NM_DATE_INTEGER;
    if (!nm_era_find(a[0].word, a[0].length, &era))
        return false;
    if (era.calendar == NM_CALENDAR_GREGORIAN)
        return build_offset_era(&era, a, out);
    if ((day && !month) || (!month && a[1].kind == NM_DATE_ABSENT) || !take_year(out, &a[1]) ||
        out->anchor == NM_ANCHOR_TWO_DIGITS)
        return false;
    out->calendar = (uint8_t)era.calendar;
    if (month && (a[2].integer < -12 || a[2].integer > 13 || a[2].integer == 0))
        return false;
    if (month)
        out->month = (int8_t)a[2].integer;
    if (day && !set_field(a[3].integer, 32, &out->day))
        return false;
    if (!finish(out,
                day     ? NM_DAY
                : month ? NM_MONTH
                        : NM_YEAR,
                day     ? NM_FORM_MONTH_DAY
                : month ? NM_FORM_MONTH
                        : NM_FORM_PERIOD))
        return false;
    return out->anchor != NM_ANCHOR_YEAR || convert(out, out);
}

/* ---- No date in particular ------------------------------------------------------------------ */

static bool build_reference(nm_granularity which, nm_date *out)
{
    out->granularity = (uint8_t)which;
    return true;
}

bool nm_build_now(const nm_date_argument *a, nm_date *out)
{
    (void)a;
    return build_reference(NM_PRESENT_REF, out);
}

bool nm_build_past(const nm_date_argument *a, nm_date *out)
{
    (void)a;
    return build_reference(NM_PAST_REF, out);
}

bool nm_build_future(const nm_date_argument *a, nm_date *out)
{
    (void)a;
    return build_reference(NM_FUTURE_REF, out);
}
