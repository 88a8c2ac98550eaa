/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calendar: arithmetic against independent ones, and chance.
 *
 * The naive calendar below knows month lengths and adds one day after the other for 400 years, the
 * whole cycle of the Gregorian calendar; ICU's pure Gregorian calendar is asked about days over all
 * years; Easter is computed a second time with Knuth's epacts. Then functions are called with
 * arguments drawn at random, the results are fed back into others, and everything that resolves
 * must be in order. The numbers are always the same: a failure can be repeated.
 */
#include "../draw.h"
#include "calendar/civil.h"
#include "calendar/date.h"
#include "calendar/era.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

static int draw_below(int limit)
{
    return (int)draw((uint32_t)limit);
}

static int draw_between(int low, int high)
{
    return low + draw_below(high - low + 1);
}

/* ---- The naive calendar --------------------------------------------------------------------- */

typedef struct {
    int year, month, day, of_year, weekday;
    int iso_year, iso_week;
} naive_day;

static int naive_month_length(int year, int month)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return length[month - 1] + (month == 2 && leap);
}

/* A new ISO year begins on the Monday from which 1 to 4 January is at most three days away. */
static void naive_next(naive_day *d)
{
    d->weekday = d->weekday % 7 + 1;
    d->of_year++;
    if (++d->day > naive_month_length(d->year, d->month)) {
        d->day = 1;
        if (++d->month > 12) {
            d->month = 1;
            d->year++;
            d->of_year = 1;
        }
    }
    if (d->weekday != 1)
        return;
    d->iso_week++;
    if ((d->month == 12 && d->day >= 29) || (d->month == 1 && d->day <= 4)) {
        d->iso_week = 1;
        d->iso_year++;
    }
}

static void check_day(const naive_day *d, int32_t day)
{
    int32_t other = 0;
    nm_civil civil;
    nm_iso_week week = nm_civil_iso_week(day);
    HOLDS(nm_civil_make(d->year, d->month, d->day, &civil));
    SAME(nm_civil_to_days(civil), day);
    civil = nm_civil_from_days(day);
    HOLDS(civil.year == d->year && civil.month == d->month && civil.day == d->day);
    SAME(nm_civil_weekday(day), d->weekday);
    HOLDS(week.year == d->iso_year && week.week == d->iso_week && week.weekday == d->weekday);
    HOLDS(nm_civil_from_iso_week(d->iso_year, d->iso_week, d->weekday, &other));
    SAME(other, day);
    HOLDS(nm_civil_from_ordinal(d->year, d->of_year, &other));
    SAME(other, day);
    HOLDS(nm_civil_nth_weekday(d->year, d->month, d->weekday, (d->day - 1) / 7 + 1, &other));
    SAME(other, day);
    int from_end = (naive_month_length(d->year, d->month) - d->day) / 7 + 1;
    HOLDS(nm_civil_nth_weekday(d->year, d->month, d->weekday, -from_end, &other));
    SAME(other, day);
}

/* Where a period changes, its neighbours meet without a gap. */
static void check_periods(int32_t day)
{
    for (int g = NM_DAY; g <= NM_MILLENNIUM; g++) {
        nm_period period, next;
        if (g == NM_WEEKEND)
            continue;
        HOLDS(nm_period_of((nm_granularity)g, day, &period));
        int32_t last = nm_period_last(&period);
        HOLDS(period.first <= day && day <= last);
        HOLDS(nm_period_of((nm_granularity)g, period.first, &next));
        SAME(next.first, period.first);
        HOLDS(nm_period_of((nm_granularity)g, last, &next));
        SAME(next.first, period.first);
        HOLDS(nm_period_shift(&period, (nm_granularity)g, 1, &next));
        SAME(next.first, last + 1);
        HOLDS(nm_period_shift(&next, (nm_granularity)g, -1, &next));
        SAME(next.first, period.first);
    }
}

START_TEST(four_hundred_years)
{
    naive_day d = {1800, 1, 1, 1, 3, 1800, 1}; /* a Wednesday */
    int32_t day = nm_civil_to_days((nm_civil){1800, 1, 1});
    int quarter = 0;
    for (; d.year < 2200; naive_next(&d), day++) {
        check_day(&d, day);
        check_periods(day);
        nm_period period;
        HOLDS(nm_period_of(NM_QUARTER, day, &period));
        quarter = d.month <= 3 ? 1 : d.month <= 6 ? 2 : d.month <= 9 ? 3 : 4;
        char text[NM_PERIOD_TEXT], expected[NM_PERIOD_TEXT];
        nm_period_format(&period, false, text);
        (void)snprintf(expected, sizeof expected, "%d-Q%d", d.year, quarter);
        HOLDS(strcmp(text, expected) == 0);
        HOLDS(nm_period_of(NM_WEEK, day, &period));
        nm_period_format(&period, false, text);
        (void)snprintf(expected, sizeof expected, "%d-W%02d", d.iso_year, d.iso_week);
        HOLDS(strcmp(text, expected) == 0);
    }
    SAME(day - nm_civil_to_days((nm_civil){1800, 1, 1}), 146097);
}
END_TEST

START_TEST(all_years)
{
    nm_civil last = {0};
    for (int32_t day = NM_DAY_MIN; day <= NM_DAY_MAX; day++) {
        nm_civil civil = nm_civil_from_days(day);
        HOLDS(nm_civil_valid(civil) && nm_civil_to_days(civil) == day);
        HOLDS(day == NM_DAY_MIN || civil.year > last.year || civil.month > last.month ||
              civil.day == last.day + 1);
        last = civil;
    }
}
END_TEST

START_TEST(months_add_up)
{
    for (int i = 0; i < 200000; i++) {
        int32_t day = draw_between(NM_DAY_MIN / 2, NM_DAY_MAX / 2), moved, back;
        int n = draw_between(-3000, 3000);
        nm_civil from = nm_civil_from_days(day);
        HOLDS(nm_civil_add_months(day, n, &moved));
        nm_civil to = nm_civil_from_days(moved);
        SAME((to.year - from.year) * 12 + to.month - from.month, n);
        int length = nm_civil_month_length(to.year, to.month);
        SAME(to.day, from.day < length ? from.day : length);
        HOLDS(nm_civil_add_months(moved, -n, &back));
        HOLDS(back == day || (to.day == length && back < day));
    }
}
END_TEST

/* Knuth, The Art of Computer Programming 1, exercise 1.3.2-14: another road than civil.c takes. */
static int32_t knuth_easter(int year)
{
    int golden = year % 19 + 1, century = year / 100 + 1;
    int leaps = 3 * century / 4 - 12, moon = (8 * century + 5) / 25 - 5;
    int sunday = 5 * year / 4 - leaps - 10;
    int epact = ((11 * golden + 20 + moon - leaps) % 30 + 30) % 30;
    if ((epact == 25 && golden > 11) || epact == 24)
        epact++;
    int full = 44 - epact;
    if (full < 21)
        full += 30;
    int day = full + 7 - (sunday + full) % 7;
    return nm_civil_to_days((nm_civil){year, 3, 1}) + day - 1;
}

START_TEST(easter)
{
    for (int year = 1583; year <= NM_YEAR_MAX; year++) {
        int32_t western, orthodox, first, last;
        HOLDS(nm_civil_easter(year, &western));
        SAME(western, knuth_easter(year));
        HOLDS(nm_civil_orthodox_easter(year, &orthodox));
        SAME(nm_civil_weekday(orthodox), 7);
        HOLDS(nm_civil_from_julian(year, 3, 22, &first));
        HOLDS(nm_civil_from_julian(year, 4, 25, &last));
        HOLDS(orthodox >= first && orthodox <= last);
    }
}
END_TEST

/* ---- ICU ------------------------------------------------------------------------------------ */

#ifndef NM_WITHOUT_ICU
#include <unicode/ucal.h>

START_TEST(against_icu)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *icu = ucal_open(utc, 3, "en@calendar=gregorian", UCAL_GREGORIAN, &error);
    ucal_setGregorianChange(icu, -1e300, &error);
    ucal_setAttribute(icu, UCAL_FIRST_DAY_OF_WEEK, UCAL_MONDAY);
    ucal_setAttribute(icu, UCAL_MINIMAL_DAYS_IN_FIRST_WEEK, 4);
    HOLDS(U_SUCCESS(error));
    for (int32_t day = NM_DAY_MIN; day <= NM_DAY_MAX; day += 41) {
        nm_civil civil = nm_civil_from_days(day);
        nm_iso_week week = nm_civil_iso_week(day);
        ucal_setMillis(icu, day * 86400000.0, &error);
        SAME(civil.year, ucal_get(icu, UCAL_EXTENDED_YEAR, &error));
        SAME(civil.month, ucal_get(icu, UCAL_MONTH, &error) + 1);
        SAME(civil.day, ucal_get(icu, UCAL_DATE, &error));
        SAME(week.weekday % 7 + 1, ucal_get(icu, UCAL_DAY_OF_WEEK, &error));
        SAME(week.week, ucal_get(icu, UCAL_WEEK_OF_YEAR, &error));
        if (civil.year > 0)
            SAME(week.year, ucal_get(icu, UCAL_YEAR_WOY, &error));
        HOLDS(U_SUCCESS(error));
    }
    ucal_close(icu);
}
END_TEST

/* Julian days against ICU's calendar that never changes to the Gregorian one. */
START_TEST(julian_against_icu)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *icu = ucal_open(utc, 3, "en@calendar=gregorian", UCAL_GREGORIAN, &error);
    ucal_setGregorianChange(icu, 1e300, &error);
    for (int32_t day = NM_DAY_MIN + 400; day <= NM_DAY_MAX - 400; day += 43) {
        int32_t same;
        ucal_setMillis(icu, day * 86400000.0, &error);
        HOLDS(nm_civil_from_julian(ucal_get(icu, UCAL_EXTENDED_YEAR, &error),
                                   ucal_get(icu, UCAL_MONTH, &error) + 1,
                                   ucal_get(icu, UCAL_DATE, &error), &same));
        SAME(same, day);
    }
    HOLDS(U_SUCCESS(error));
    ucal_close(icu);
}
END_TEST

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* The valid dates of a year of any calendar are as many days, one after the other. */
START_TEST(foreign_years_are_whole)
{
    static const struct {
        nm_calendar calendar;
        int year;
    } years[] = {
        {NM_CALENDAR_JULIAN, 1900},           {NM_CALENDAR_PERSIAN, 1402},
        {NM_CALENDAR_PERSIAN, 1403},          {NM_CALENDAR_ISLAMIC_CIVIL, 1445},
        {NM_CALENDAR_ISLAMIC_UMALQURA, 1444}, {NM_CALENDAR_ISLAMIC_UMALQURA, 1445},
        {NM_CALENDAR_HEBREW, 5783},           {NM_CALENDAR_HEBREW, 5784},
        {NM_CALENDAR_ETHIOPIC, 2015},         {NM_CALENDAR_COPTIC, 1739},
        {NM_CALENDAR_INDIAN, 1945},           {NM_CALENDAR_CHINESE, 2022},
        {NM_CALENDAR_CHINESE, 2023},
    };
    for (size_t i = 0; i < COUNT(years); i++) {
        int32_t days[27 * 32], of;
        size_t count = 0;
        for (int month = -13; month <= 13; month++)
            for (int day = 1; day <= 32; day++)
                if (nm_calendar_to_day(years[i].calendar, years[i].year, month, day, &days[count]))
                    count++;
        HOLDS(count >= 353 && count <= 385);
        qsort(days, count, sizeof days[0], by_number);
        for (size_t d = 0; d < count; d++) {
            SAME(days[d], days[0] + (int32_t)d);
            HOLDS(nm_calendar_year_of(years[i].calendar, days[d], &of));
            SAME(of, years[i].year);
        }
    }
}
END_TEST
#endif

/* ---- Chance --------------------------------------------------------------------------------- */

static int32_t draw_integer(void)
{
    static const int32_t edge[] = {INT32_MIN, INT32_MIN + 1, INT32_MAX, -10000, -9999, 9999,
                                   10000,     -10000000,     10000000,  0,      -1,    366};
    switch (draw_below(8)) {
    case 0:
        return edge[draw_below((int)(COUNT(edge)))];
    case 1:
        return (int32_t)draw(UINT32_MAX);
    case 2:
        return draw_between(1800, 2100);
    default:
        return draw_between(-3, 32);
    }
}

/* A word of the parameter's list, sometimes damaged. */
static void draw_word(int function, size_t parameter, nm_date_argument *out)
{
    const char *words = nm_date_function_words(function, parameter);
    if (words == NULL)
        words = "nothing";
    size_t start = (size_t)draw_below((int)strlen(words));
    while (start > 0 && words[start - 1] != ' ')
        start--;
    out->word = words + start;
    out->length = strcspn(out->word, " ");
    if (draw_below(50) == 0)
        out->length--;
}

static void draw_argument(int function, size_t parameter, const nm_date *pool, int pool_size,
                          nm_date_argument *out)
{
    *out = (nm_date_argument){.kind = (nm_date_kind)draw_below(4)};
    for (int i = 0; i < 8 && !nm_date_function_takes(function, parameter, out->kind); i++)
        out->kind = (nm_date_kind)draw_below(4);
    out->integer = draw_integer();
    out->date = pool[draw_below(pool_size)];
    draw_word(function, parameter, out);
}

static nm_date_reference draw_reference(void)
{
    nm_date_reference reference = {.tense = (nm_tense)draw_below(3),
                                   .southern = draw_below(4) == 0};
    int32_t low = draw_below(4) == 0 ? NM_DAY_MIN : -25000;
    int32_t high = draw_below(4) == 0 ? NM_DAY_MAX : 40000;
    if (draw_below(5) != 0)
        reference.day = nm_civil_from_days(draw_between(low, high));
    return reference;
}

static void check_value(const nm_date *date, const nm_date_reference *reference)
{
    nm_date_value value, again;
    if (!nm_date_resolve(date, reference, &value))
        return;
    HOLDS(memchr(value.value, '\0', sizeof value.value) != NULL);
    HOLDS(value.value[0] != 0);
    HOLDS(value.mod != NULL);
    HOLDS(nm_date_resolve(date, reference, &again));
    HOLDS(strcmp(again.value, value.value) == 0);
    SAME(value.known, strchr("XP", value.value[0]) == NULL && strstr(value.value, "_REF") == NULL);
    if (!value.known)
        return;
    HOLDS(nm_civil_valid(value.first) && nm_civil_valid(value.last));
    int32_t first = nm_civil_to_days(value.first), last = nm_civil_to_days(value.last);
    HOLDS(first <= last);
    nm_period period;
    HOLDS(nm_period_of(value.granularity, first, &period));
    HOLDS(period.first == first && nm_period_last(&period) == last);
}

START_TEST(random_calls)
{
    enum { POOL = 256 };
    static nm_date pool[POOL];
    int good = 0, rounds = 300000;
    for (int i = 0; i < rounds; i++) {
        nm_date_argument arguments[NM_DATE_PARAMETERS];
        int function = draw_below(nm_date_function_count());
        const nm_date_function *described = nm_date_function_at(function);
        size_t spare = described->maximum - described->minimum;
        size_t count = described->minimum + (size_t)draw_below((int)spare + 1);
        for (size_t p = 0; p < count; p++)
            draw_argument(function, p, pool, POOL, &arguments[p]);
        nm_date date;
        if (!nm_date_call(function, arguments, count, &date))
            continue;
        good++;
        pool[draw_below(POOL)] = date;
        nm_date_reference reference = draw_reference();
        check_value(&date, &reference);
        check_value(&date, NULL);
    }
    HOLDS(good > rounds / 20);
}
END_TEST

/* A date out of a damaged model: any bytes at all, often with fields that look right. */
START_TEST(random_bytes)
{
    for (int i = 0; i < 300000; i++) {
        nm_date date;
        unsigned char bytes[sizeof date];
        for (size_t b = 0; b < sizeof bytes; b++)
            bytes[b] = (unsigned char)(draw_below(3) == 0 ? draw(256) : draw(16));
        memcpy(&date, bytes, sizeof date);
        if (draw_below(2) == 0) {
            date.year = draw_integer();
            date.shift = draw_integer();
            date.after = draw_below(2) == 0 ? 0 : draw_integer();
            date.calendar = draw_below(20) == 0 ? date.calendar : 0;
        }
        nm_date_reference reference = draw_reference();
        nm_date_value value;
        if (nm_date_resolve(&date, &reference, &value))
            HOLDS(memchr(value.value, '\0', sizeof value.value) != NULL);
    }
}
END_TEST

static nm_date call_weekday(int weekday, const char *direction)
{
    nm_date_argument arguments[] = {
        {.kind = NM_DATE_INTEGER, .integer = weekday},
        {.kind = NM_DATE_WORD, .word = direction, .length = strlen(direction)}};
    nm_date date;
    HOLDS(nm_date_call(nm_date_function_find("weekday", 7), arguments, 2, &date));
    return date;
}

/* Walking day by day finds the same weekday. */
START_TEST(weekdays_by_walking)
{
    static const struct {
        const char *direction;
        int start, step;
    } walks[] = {{"last", -1, -1}, {"past", 0, -1}, {"next", 1, 1}, {"coming", 0, 1}};
    for (int i = 0; i < 20000; i++) {
        int32_t today = draw_between(-25000, 40000);
        int weekday = draw_between(1, 7);
        nm_date_reference reference = {.day = nm_civil_from_days(today)};
        for (size_t w = 0; w < COUNT(walks); w++) {
            nm_date date = call_weekday(weekday, walks[w].direction);
            nm_date_value value;
            int32_t day = today + walks[w].start;
            while (nm_civil_weekday(day) != weekday)
                day += walks[w].step;
            HOLDS(nm_date_resolve(&date, &reference, &value));
            SAME(nm_civil_to_days(value.first), day);
        }
    }
}
END_TEST

/* A day and month without a year is found by walking, too. */
START_TEST(days_by_walking)
{
    for (int i = 0; i < 5000; i++) {
        int32_t today = draw_between(-25000, 40000);
        nm_civil wanted = nm_civil_from_days(draw_between(0, 1460));
        nm_date_argument arguments[] = {{.kind = NM_DATE_ABSENT},
                                        {.kind = NM_DATE_INTEGER, .integer = wanted.month},
                                        {.kind = NM_DATE_INTEGER, .integer = wanted.day}};
        nm_date date;
        HOLDS(nm_date_call(nm_date_function_find("date", 4), arguments, 3, &date));
        for (int tense = NM_TENSE_NONE; tense <= NM_TENSE_FUTURE; tense++) {
            nm_date_reference reference = {.day = nm_civil_from_days(today),
                                           .tense = (nm_tense)tense};
            nm_date_value value;
            int32_t day = tense == NM_TENSE_NONE ? today + 61 : today;
            nm_civil at = nm_civil_from_days(day);
            for (; at.month != wanted.month || at.day != wanted.day; at = nm_civil_from_days(day))
                day += tense == NM_TENSE_FUTURE ? 1 : -1;
            HOLDS(nm_date_resolve(&date, &reference, &value));
            SAME(nm_civil_to_days(value.first), day);
        }
    }
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"four hundred years", four_hundred_years, 0},
        {"all years", all_years, 0},
        {"months add up", months_add_up, 0},
        {"easter", easter, 0},
#ifndef NM_WITHOUT_ICU
        {"against ICU", against_icu, 0},
        {"Julian against ICU", julian_against_icu, 0},
        {"foreign years are whole", foreign_years_are_whole, 0},
#endif
        {"random calls", random_calls, 0},
        {"random bytes", random_bytes, 0},
        {"weekdays by walking", weekdays_by_walking, 0},
        {"days by walking", days_by_walking, 0},
    };
    return support_run("calendar-property", tests, COUNT(tests));
}
