/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calendar: tables of rule expressions and the TIMEX3 value that they must have.
 *
 * An expression is written as in a rule, "month(shift(year, -1), 3)", and evaluated by the small
 * reader below through nm_date_call, so that a row is one line and reads like a rule. "-" as a
 * value means that there is no such date.
 */
#include "calendar/civil.h"
#include "calendar/date.h"
#include "calendar/era.h"
#include "calendar/holiday.h"

#include "support.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- A reader of expressions ---------------------------------------------------------------- */

static void skip_space(const char **at)
{
    while (**at == ' ')
        ++*at;
}

static bool read_argument(const char **at, nm_date_argument *out);

static bool read_call(const char *name, size_t length, const char **at, nm_date *out)
{
    nm_date_argument arguments[8];
    size_t count = 0;
    int function = nm_date_function_find(name, length);
    bool good = true;
    ck_assert_msg(function >= 0, "no function %.*s", (int)length, name);
    ++*at;
    for (skip_space(at); **at != ')'; skip_space(at)) {
        ck_assert_msg(**at != '\0' && count < 8, "bad expression");
        good = read_argument(at, &arguments[count++]) && good;
        skip_space(at);
        if (**at == ',')
            ++*at;
    }
    ++*at;
    return good && nm_date_call(function, arguments, count, out);
}

static bool read_argument(const char **at, nm_date_argument *out)
{
    char *end;
    memset(out, 0, sizeof *out);
    skip_space(at);
    if (isdigit((unsigned char)**at) || **at == '-') {
        out->kind = NM_DATE_INTEGER;
        out->integer = (int32_t)strtol(*at, &end, 10);
        *at = end;
        return true;
    }
    const char *word = *at;
    size_t length = strcspn(word, " ,()");
    *at += length;
    if (**at == '(') {
        out->kind = NM_DATE_DATE;
        return read_call(word, length, at, &out->date);
    }
    if (length != 6 || memcmp(word, "ABSENT", 6) != 0) {
        out->kind = NM_DATE_WORD;
        out->word = word;
        out->length = length;
    }
    return true;
}

static bool evaluate(const char *expression, nm_date *out)
{
    nm_date_argument argument;
    if (!read_argument(&expression, &argument))
        return false;
    ck_assert_int_eq(argument.kind, NM_DATE_DATE);
    *out = argument.date;
    return true;
}

typedef struct {
    const char *expression, *value;
} row;

static void check_row(const row *r, const nm_date_reference *reference)
{
    nm_date date;
    nm_date_value value;
    bool good = evaluate(r->expression, &date) && nm_date_resolve(&date, reference, &value);
    ck_assert_msg(strcmp(good ? value.value : "-", r->value) == 0, "%s: %s instead of %s",
                  r->expression, good ? value.value : "-", r->value);
}

#define CHECK_ROWS(rows, reference)                                                                \
    for (size_t i_ = 0; i_ < sizeof(rows) / sizeof(rows)[0]; i_++)                                 \
    check_row(&(rows)[i_], reference)

static nm_date_reference on(int year, int month, int day, nm_tense tense)
{
    nm_date_reference reference = {.tense = tense};
    ck_assert(nm_civil_make(year, month, day, &reference.day));
    return reference;
}

/* ---- Values that need no reference ---------------------------------------------------------- */

START_TEST(known_dates)
{
    static const row rows[] = {
        {"date(2023, 9, 7)", "2023-09-07"},
        {"date(2023, 9, ABSENT)", "2023-09"},
        {"date(2023, 9)", "2023-09"},
        {"date(2023)", "2023"},
        {"date(ABSENT)", "-"},
        {"date(2023, ABSENT, 7)", "-"},
        {"date(2023, 2, 29)", "-"},
        {"date(2024, 2, 29)", "2024-02-29"},
        {"date(2023, 2, 31)", "-"},
        {"date(2023, 13, 1)", "-"},
        {"date(2023, 0, 1)", "-"},
        {"date(2023, 1, 0)", "-"},
        {"date(ABSENT, 2, 30)", "-"},
        {"date(0, 1, 1)", "-"},
        {"date(10000, 1, 1)", "-"},
        {"date(-44, 3, 15)", "BC0044-03-15"},
        {"date(476, 9, 4)", "0476-09-04"},
        {"date(year(2023), 9, 7)", "2023-09-07"},
        {"date(month(2023, 9), ABSENT, 7)", "2023-09-07"},
        {"date(month(2023, 2), ABSENT, 30)", "-"},
        {"date(month(2023, 9), 9, 7)", "-"},
        {"date(decade(2020), 9, 7)", "-"},
        {"iso(2023, 9, 7)", "2023-09-07"},
        {"iso(2023, 9)", "-"},
        {"numeric(2023, 7, 9, day)", "2023-09-07"},
        {"numeric(2023, 7, 9, month)", "2023-07-09"},
        {"numeric(2023, 25, 9, month)", "2023-09-25"},
        {"numeric(2023, 9, 25, day)", "2023-09-25"},
        {"numeric(2023, 13, 25, day)", "-"},
        {"numeric(2023, 31, 6, day)", "-"},
        {"on_weekday(numeric(2023, 9, 7, day), 4)", "2023-09-07"},
        {"on_weekday(numeric(2023, 7, 9, day), 4)", "2023-09-07"},
        {"on_weekday(numeric(2023, 7, 9, month), 1)", "2023-07-09"},
        {"compact(20230907)", "2023-09-07"},
        {"compact(20230229)", "-"},
        {"compact(20231301)", "-"},
        {"compact(907)", "-"},
        {"compact(-20230907)", "-"},
        {"year(2023)", "2023"},
        {"year(-44)", "BC0044"},
        {"year_said(19, 86)", "1986"},
        {"hundreds(1800)", "18"},
        {"hundreds(0)", "-"},
        {"year_said(20, 0)", "2000"},
        {"date(year_said(20, 15), 8)", "2015-08"},
        {"year_said(0, 86)", "-"},
        {"year_said(19, 100)", "-"},
        {"year_said(100, 1)", "-"},
        {"year(0)", "-"},
        {"decade(1990)", "199"},
        {"decade(2020)", "202"},
        {"decade2(60, 19)", "186"},
        {"decade(shift(year, 0))", "-"},
        {"decade2(20, 20)", "192"},
        {"decade2(60, 0)", "-"},
        {"decade2(65, 19)", "-"},
        {"decade(-44)", "BC004"},
        {"decade(5)", "000"},
        {"century(19)", "18"},
        {"century(1)", "00"},
        {"century(-1)", "BC00"},
        {"century(0)", "-"},
        {"century(101)", "-"},
        {"millennium(3)", "2"},
        {"month(2023, 3)", "2023-03"},
        {"month(2023, 13)", "-"},
        {"day(month(2023, 3), 31)", "2023-03-31"},
        {"day(month(2023, 4), 31)", "-"},
        {"quarter(2023, 3)", "2023-Q3"},
        {"quarter(2023, 5)", "-"},
        {"half(2023, 1)", "2023-H1"},
        {"half(2023, 2)", "2023-H2"},
        {"half(2023, 0)", "-"},
        {"season(2023, spring)", "2023-SP"},
        {"season(2023, summer)", "2023-SU"},
        {"season(2023, fall)", "2023-FA"},
        {"season(2023, autumn)", "2023-FA"},
        {"season(2023, winter)", "2023-WI"},
        {"season(2023, monsoon)", "-"},
        {"week(2023, 36)", "2023-W36"},
        {"week(2020, 53)", "2020-W53"},
        {"week(2023, 53)", "-"},
        {"weekday(4, week(2023, 36))", "2023-09-07"},
        {"weekday(8, week(2023, 36))", "-"},
        {"weekend(week(2023, 36))", "2023-W36-WE"},
        {"nth_weekday(4, 4, month(2023, 11))", "2023-11-23"},
        {"nth_weekday(-1, 1, month(2023, 5))", "2023-05-29"},
        {"nth_weekday(5, 1, month(2023, 9))", "-"},
        {"nth_weekday(0, 1, month(2023, 9))", "-"},
        {"ordinal(2024, 366)", "2024-12-31"},
        {"ordinal(2023, 366)", "-"},
        {"ordinal(2023, 250)", "2023-09-07"},
        {"iso_week_day(2023, 36, 4)", "2023-09-07"},
        {"iso_week_day(2009, 53, 7)", "2010-01-03"},
        {"on_weekday(date(2023, 9, 7), 5)", "2023-09-07"},
        {"on_weekday(month(2023, 9), 5)", "-"},
        {"week_of(date(2023, 9, 10))", "2023-W36"},
        {"week_of(date(2021, 1, 3))", "2020-W53"},
        {"week_of(nth_weekday(1, 4, month(2021, 1)))", "2021-W01"},
        {"week_of(month(2023, 9))", "-"},
        {"week_of(now())", "-"},
        {"shift_from(date(2023, 1, 31), month, 1)", "2023-02-28"},
        {"shift_from(date(2023, 9, 7), week, -1)", "2023-08-31"},
        {"shift_from(date(2023, 9, 7), year, 1)", "2024-09-07"},
        {"shift_from(month(2023, 9), day, 3)", "2023-09-04"},
        {"shift_from(month(2023, 9), year, -1)", "2022-09"},
        {"shift_from(week(2023, 1), week, -1)", "2022-W52"},
        {"shift_from(year(2023), decade, 1)", "2033"},
        {"shift_from(quarter(2023, 4), quarter, 1)", "2024-Q1"},
        {"shift_from(half(2023, 2), half, -3)", "2022-H1"},
        {"shift_from(weekend(week(2023, 36)), week, 1)", "2023-W37-WE"},
        {"shift_from(shift_from(year(2023), year, 1), month, 0)", "2024-01"},
        {"shift_from(decade(1990), century, 1)", "209"},
        {"shift_from(year(1), year, -1)", "BC0001"},
        {"shift_from(year(9999), year, 1)", "-"},
        {"shift_from(shift_from(date(2023, 9, 7), day, 30), month, 1)", "2023-11-07"},
        {"shift_from(season(2023, summer), year, 1)", "2024-SU"},
        {"part(month(2023, 9), end)", "2023-09"},
        {"part(month(2023, 9), soon)", "-"},
        {"part(month(2023, 9), ABSENT)", "2023-09"},
        {"relative(month(2023, 9), last)", "-"},
        {"now()", "PRESENT_REF"},
        {"past()", "PAST_REF"},
        {"future()", "FUTURE_REF"},
        {"relative(now(), last)", "-"},
        {"shift_from(past(), day, 1)", "-"},
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_ROWS(rows, &reference);
    CHECK_ROWS(rows, NULL);
}
END_TEST

START_TEST(spans)
{
    static const row rows[] = {
        {"duration(month, 5)", "P5M"},
        {"duration(minute, 30)", "PT30M"},
        {"duration(hour, 1)", "PT1H"},
        {"duration(second, 0)", "PT0S"},
        {"duration(quarter, 2)", "P6M"},
        {"duration(decade, 3)", "P30Y"},
        {"duration(weekend, 2)", "P2WE"},
        {"duration(year)", "PXY"},
        {"duration(year, -1)", "-"},
        {"duration(fortnight, 1)", "-"},
        {"part(duration(day, 3), approx)", "P3D"},
        {"shift_from(duration(day, 3), day, 1)", "-"},
        {"clock(iso(2023, 9, 7), 14, 30)", "2023-09-07T14:30"},
        {"clock(iso(2023, 9, 7), 14)", "2023-09-07T14:00"},
        {"clock(iso(2023, 9, 7), 14, 30, 5)", "2023-09-07T14:30:05"},
        {"clock(iso(2023, 9, 7), 24)", "2023-09-07T24:00"},
        {"clock(iso(2023, 9, 7), 24, 1)", "-"},
        {"clock(iso(2023, 9, 7), 25)", "-"},
        {"clock(iso(2023, 9, 7), 14, 60)", "-"},
        {"clock(month(2023, 9), 14)", "-"},
        {"clock(clock(iso(2023, 9, 7), 14), 15)", "-"},
        {"meridiem(clock(iso(2023, 9, 7), 2, 30), pm)", "2023-09-07T14:30"},
        {"meridiem(clock(iso(2023, 9, 7), 12), am)", "2023-09-07T00:00"},
        {"meridiem(clock(iso(2023, 9, 7), 12, 5), pm)", "2023-09-07T12:05"},
        {"meridiem(clock(iso(2023, 9, 7), 13), pm)", "-"},
        {"meridiem(iso(2023, 9, 7), pm)", "-"},
        {"day_part(iso(2023, 9, 7), morning)", "2023-09-07TMO"},
        {"day_part(iso(2023, 9, 7), night)", "2023-09-07TNI"},
        {"day_part(year(2023), night)", "-"},
        {"every(weekday(5))", "XXXX-WXX-5"},
        {"every(duration(week, 2))", "P2W"},
        {"every(month(2023, 9))", "-"},
        {"every(now())", "-"},
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_ROWS(rows, &reference);
    CHECK_ROWS(rows, NULL);
}
END_TEST

START_TEST(clocks_without_a_day)
{
    static const row rows[] = {
        {"clock(shift(day, 0), 14, 30)", "2023-09-08T14:30"},
        {"day_part(shift(day, -1), evening)", "2023-09-07TEV"},
        {"day_part(weekday(1), morning)", "2023-09-04TMO"},
    };
    static const row open[] = {
        {"clock(shift(day, 0), 14, 30)", "XXXX-XX-XXT14:30"},
        {"day_part(weekday(1), morning)", "XXXX-WXX-1TMO"},
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_NONE);
    CHECK_ROWS(rows, &reference);
    CHECK_ROWS(open, NULL);
}
END_TEST

START_TEST(holidays)
{
    static const row rows[] = {
        {"holiday(christmas, 2023)", "2023-12-25"},
        {"holiday(new-year, 1872)", "1872-01-01"},
        {"holiday(easter, 2024)", "2024-03-31"},
        {"holiday(easter, 1818)", "1818-03-22"},
        {"holiday(easter, 2038)", "2038-04-25"},
        {"holiday(easter-monday, 2024)", "2024-04-01"},
        {"holiday(good-friday, 2024)", "2024-03-29"},
        {"holiday(ash-wednesday, 2024)", "2024-02-14"},
        {"holiday(palm-sunday, 2024)", "2024-03-24"},
        {"holiday(ascension, 2024)", "2024-05-09"},
        {"holiday(pentecost, 2024)", "2024-05-19"},
        {"holiday(corpus-christi, 2024)", "2024-05-30"},
        {"holiday(orthodox-easter, 2024)", "2024-05-05"},
        {"holiday(orthodox-easter, 2025)", "2025-04-20"},
        {"holiday(thanksgiving, 2023)", "2023-11-23"},
        {"holiday(black-friday, 2023)", "2023-11-24"},
        {"holiday(us-election-day, 2022)", "2022-11-08"},
        {"holiday(advent, 2023)", "2023-12-03"},
        {"holiday(midsummer, 2024)", "2024-06-22"},
        {"holiday(midsummer, 2020)", "2020-06-20"},
        {"holiday(midsummer, 2021)", "2021-06-26"},
        {"holiday(midsummer-eve, 2024)", "2024-06-21"},
        {"holiday(advent, 2022)", "2022-11-27"},
        {"holiday(labor-day, 2023)", "2023-09-04"},
        {"holiday(memorial-day, 2023)", "2023-05-29"},
        {"holiday(canada-thanksgiving, 2023)", "2023-10-09"},
        {"holiday(halloween, shift(year, -1))", "2022-10-31"},
        {"holiday(easter, year2(24))", "2024-03-31"},
        {"holiday(birthday, 2023)", "-"},
        {"relative(holiday(christmas), last)", "2022-12-25"},
        {"relative(holiday(christmas), this)", "2023-12-25"},
        {"holiday(easter)", "2023-04-09"},
#ifndef NM_WITHOUT_ICU
        {"holiday(eid-al-fitr, 2023)", "2023-04-21"},
        {"holiday(eid-al-adha, 2023)", "2023-06-28"},
        {"holiday(rosh-hashanah, 2023)", "2023-09-16"},
        {"holiday(hanukkah, 2023)", "2023-12-08"},
        {"holiday(passover, 2024)", "2024-04-23"},
        {"holiday(purim, 2024)", "2024-03-24"},
        {"holiday(purim, 2023)", "2023-03-07"},
        {"holiday(shavuot, 2024)", "2024-06-12"},
        {"holiday(lunar-new-year, 2023)", "2023-01-22"},
        {"holiday(lunar-new-year-eve, 2023)", "2023-01-21"},
        {"holiday(mid-autumn, 2023)", "2023-09-29"},
        {"holiday(dragon-boat, 2023)", "2023-06-22"},
        {"holiday(nowruz, 2023)", "2023-03-21"},
        {"relative(holiday(eid-al-fitr), last)", "2023-04-21"},
#endif
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_ROWS(rows, &reference);
    /* A number in a date is an int8_t. */
    ck_assert_int_le(nm_holiday_count(), INT8_MAX);
}
END_TEST

START_TEST(eras)
{
    static const row rows[] = {
        {"era(reiwa, 5)", "2023"},
        {"era(reiwa, 5, 9)", "2023-09"},
        {"era(reiwa, 5, 9, 7)", "2023-09-07"},
        {"era(reiwa, 0)", "-"},
        {"era(heisei, 31, 4, 30)", "2019-04-30"},
        {"era(showa, 64)", "1989"},
        {"era(taisho, 1)", "1912"},
        {"era(meiji, 45)", "1912"},
        {"era(buddhist, 2566)", "2023"},
        {"era(buddhist, 2566, 2, 29)", "-"},
        {"era(roc, 112, 9, 7)", "2023-09-07"},
        {"era(juche, 112)", "2023"},
        {"era(dangun, 4356)", "2023"},
        {"era(dangun, 1)", "BC2333"},
        {"era(vikram, 2080)", "2023"},
        {"era(vikram, 2080, 1, 1)", "-"},
        {"era(bengali, 1430)", "2023"},
        {"era(julian, 1917, 10, 25)", "1917-11-07"},
        {"era(julian, 1900, 2, 29)", "1900-03-13"},
        {"era(julian, ABSENT, 12, 25)", "2023-01-07"},
        {"era(gregorian, 2023, 9, 7)", "2023-09-07"},
        {"era(reiwa, shift(year, -1), 3)", "2022-03"},
        {"date(era(reiwa, 5), 9, 7)", "2023-09-07"},
        {"era(martian, 5)", "-"},
        {"era(persian)", "-"},
        {"era(persian, ABSENT)", "-"},
#ifndef NM_WITHOUT_ICU
        {"era(persian, 1402)", "2023"},
        {"decade(era(persian, 1340))", "196"},
        {"season(era(persian, 1400), winter)", "2021-WI"},
        {"quarter(shift_from(era(persian, 1403), year, 1), 1)", "2025-Q1"},
        {"era(persian, 1402, 6)", "2023-09"},
        {"era(persian, 1402, 6, 16)", "2023-09-07"},
        {"era(persian, 1402, 12, 30)", "-"},
        {"era(persian, 1403, 12, 30)", "2025-03-20"},
        {"era(persian, 1402, 13, 1)", "-"},
        {"era(persian, ABSENT, 6, 16)", "2023-09-07"},
        {"era(persian, ABSENT, 6)", "2023-09"},
        {"era(persian, shift(year, -1), 6, 16)", "2022-09-07"},
        {"era(persian, shift(year, 0))", "2023"},
        {"era(islamic-umalqura, 1445, 2, 22)", "2023-09-07"},
        {"era(islamic-umalqura, 1444, 10, 1)", "2023-04-21"},
        {"era(islamic-civil, 1, 1, 1)", "0622-07-19"},
        {"era(hebrew, 5784, 1, 1)", "2023-09-16"},
        {"era(hebrew, 5784, 6, 30)", "2024-03-10"},
        {"era(hebrew, 5783, 6, 1)", "-"},
        {"era(hebrew, 5783, 7, 14)", "2023-03-07"},
        {"era(hebrew, 5784)", "2024"},
        {"era(ethiopic, 2016, 1, 1)", "2023-09-12"},
        {"era(ethiopic, 2015, 13, 5)", "2023-09-10"},
        {"era(ethiopic, 2015, 13)", "2023-09"},
        {"era(coptic, 1740, 1, 1)", "2023-09-12"},
        {"era(indian, 1945, 1, 1)", "2023-03-22"},
        {"era(chinese, 2023, 1, 1)", "2023-01-22"},
        {"era(chinese, 2023, 8, 15)", "2023-09-29"},
        {"era(chinese, 2023, -2, 1)", "2023-03-22"},
        {"era(chinese, 2023, -3, 1)", "-"},
        {"era(hebrew, 5784, -1, 1)", "-"},
#else
        {"era(persian, 1402, 6, 16)", "-"},
#endif
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_ROWS(rows, &reference);
}
END_TEST

/* ---- Values that the reference decides ------------------------------------------------------ */

START_TEST(shifts)
{
    static const row rows[] = {
        {"shift(day, 0)", "2023-09-08"},
        {"shift(day, -1)", "2023-09-07"},
        {"shift(day, 30)", "2023-10-08"},
        {"shift(week, -1)", "2023-W35"},
        {"shift(week, 17)", "2024-W01"},
        {"shift(weekend, 0)", "2023-W36-WE"},
        {"shift(weekend, -1)", "2023-W35-WE"},
        {"shift(month, -1)", "2023-08"},
        {"shift(month, -5)", "2023-04"},
        {"shift(month, -9)", "2022-12"},
        {"shift(quarter, -1)", "2023-Q2"},
        {"shift(quarter, 2)", "2024-Q1"},
        {"shift(half, -1)", "2023-H1"},
        {"shift(half, 1)", "2024-H1"},
        {"shift(year, 0)", "2023"},
        {"shift(year, -1)", "2022"},
        {"shift(year, -2022)", "0001"},
        {"shift(year, -2023)", "BC0001"},
        {"shift(year, 9999)", "-"},
        {"shift(year, 99999999)", "-"},
        {"shift(decade, 0)", "202"},
        {"shift(decade, -1)", "201"},
        {"shift(century, -1)", "19"},
        {"shift(millennium, -1)", "1"},
        {"shift(fortnight, 1)", "-"},
        {"month(shift(year, 0), 3)", "2023-03"},
        {"month(shift(year, -1), 3)", "2022-03"},
        {"date(shift(year, -1), 3, 7)", "2022-03-07"},
        {"date(shift(month, -1), ABSENT, 7)", "2023-08-07"},
        {"day(shift(month, -3), 31)", "-"},
        {"quarter(shift(year, -1), 3)", "2022-Q3"},
        {"half(shift(year, 1), 1)", "2024-H1"},
        {"season(shift(year, -1), summer)", "2022-SU"},
        {"week(shift(year, 0), 21)", "2023-W21"},
        {"month(shift(month, -1), 3)", "-"},
        {"weekday(4, shift(week, -1))", "2023-08-31"},
        {"weekend(shift(week, 1))", "2023-W37-WE"},
        {"nth_weekday(1, 1, shift(month, 0))", "2023-09-04"},
        {"nth_weekday(1, 1, month(shift(year, -1), 5))", "2022-05-02"},
        {"relative(shift(month, 0), last)", "2023-08"},
        {"relative(shift(week, 0), next)", "2023-W37"},
        {"shift_from(shift(day, 0), week, -2)", "2023-08-25"},
        {"week_of(date(ABSENT, 9, 3))", "2023-W35"},
        {"week_of(nth_weekday(-1, 4, month(shift(year, -1), 10)))", "2022-W43"},
        {"shift_from(shift(month, -1), year, -1)", "2022-08"},
        {"shift_from(now(), month, -5)", "2023-04"},
        {"shift_from(weekday(5, next), week, 1)", "2023-09-22"},
        {"shift_from(shift_from(weekday(5, next), week, 1), week, 1)", "2023-09-29"},
        {"shift_from(shift_from(weekday(5, next), week, 1), day, 1)", "-"},
        {"part(shift(year, 0), early)", "2023"},
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_NONE);
    CHECK_ROWS(rows, &reference);
}
END_TEST

/* 2023-09-08 is a Friday. */
START_TEST(directions)
{
    static const row rows[] = {
        {"weekday(5, last)", "2023-09-01"},
        {"weekday(5, next)", "2023-09-15"},
        {"weekday(5, this)", "2023-09-08"},
        {"weekday(5, past)", "2023-09-08"},
        {"weekday(5, coming)", "2023-09-08"},
        {"weekday(1, this)", "2023-09-04"},
        {"weekday(7, this)", "2023-09-10"},
        {"weekday(4, last)", "2023-09-07"},
        {"weekday(6, next)", "2023-09-09"},
        {"weekday(0, last)", "-"},
        {"weekday(8, last)", "-"},
        {"weekend(last)", "2023-W35-WE"},
        {"weekend(this)", "2023-W36-WE"},
        {"weekend(next)", "2023-W36-WE"},
        {"weekend(past)", "2023-W35-WE"},
        {"relative(month(ABSENT, 3), last)", "2023-03"},
        {"relative(month(ABSENT, 9), last)", "2022-09"},
        {"relative(month(ABSENT, 9), this)", "2023-09"},
        {"relative(month(ABSENT, 9), next)", "2024-09"},
        {"relative(month(ABSENT, 11), this)", "2023-11"},
        {"relative(month(ABSENT, 11), past)", "2022-11"},
        {"relative(month(ABSENT, 3), coming)", "2024-03"},
        {"relative(season(ABSENT, summer), last)", "2023-SU"},
        {"relative(season(ABSENT, fall), last)", "2022-FA"},
        {"relative(season(ABSENT, fall), this)", "2023-FA"},
        {"relative(season(ABSENT, winter), this)", "2023-WI"},
        {"relative(season(ABSENT, winter), last)", "2022-WI"},
        {"relative(quarter(ABSENT, 3), last)", "2022-Q3"},
        {"relative(half(ABSENT, 1), next)", "2024-H1"},
        {"relative(date(ABSENT, 9, 8), last)", "2022-09-08"},
        {"relative(date(ABSENT, 9, 8), next)", "2024-09-08"},
        {"relative(date(ABSENT, 2, 29), last)", "2020-02-29"},
        {"relative(date(ABSENT, 2, 29), next)", "2024-02-29"},
        {"relative(date(ABSENT, 2, 29), this)", "-"},
        {"relative(day(ABSENT, 31), last)", "2023-08-31"},
        {"relative(day(ABSENT, 31), next)", "2023-10-31"},
        {"relative(nth_weekday(2, 2, month(ABSENT, 9)), next)", "2023-09-12"},
        {"relative(week(ABSENT, 21), last)", "2023-W21"},
        {"relative(weekday(4), next)", "2023-09-14"},
        {"relative(weekday(4), sideways)", "-"},
        {"relative(month(shift(year, 0), 3), last)", "-"},
    };
    nm_date_reference past = on(2023, 9, 8, NM_TENSE_PAST);
    nm_date_reference future = on(2023, 9, 8, NM_TENSE_FUTURE);
    CHECK_ROWS(rows, &past);
    CHECK_ROWS(rows, &future); /* a direction outweighs the tense */
}
END_TEST

START_TEST(tenses)
{
    static const struct {
        const char *expression, *past, *future, *none;
    } rows[] = {
        {"date(ABSENT, 9, 7)", "2023-09-07", "2024-09-07", "2023-09-07"},
        {"date(ABSENT, 9, 8)", "2023-09-08", "2023-09-08", "2023-09-08"},
        {"date(ABSENT, 9, 9)", "2022-09-09", "2023-09-09", "2023-09-09"},
        {"date(ABSENT, 11, 8)", "2022-11-08", "2023-11-08", "2023-11-08"},
        {"date(ABSENT, 11, 9)", "2022-11-09", "2023-11-09", "2022-11-09"},
        {"date(ABSENT, 2, 29)", "2020-02-29", "2024-02-29", "2020-02-29"},
        {"month(ABSENT, 3)", "2023-03", "2024-03", "2023-03"},
        {"month(ABSENT, 9)", "2023-09", "2023-09", "2023-09"},
        {"month(ABSENT, 10)", "2022-10", "2023-10", "2023-10"},
        {"month(ABSENT, 12)", "2022-12", "2023-12", "2022-12"},
        {"season(ABSENT, summer)", "2023-SU", "2024-SU", "2023-SU"},
        {"season(ABSENT, winter)", "2022-WI", "2023-WI", "2022-WI"},
        {"quarter(ABSENT, 3)", "2023-Q3", "2023-Q3", "2023-Q3"},
        {"quarter(ABSENT, 4)", "2022-Q4", "2023-Q4", "2023-Q4"},
        {"half(ABSENT, 2)", "2023-H2", "2023-H2", "2023-H2"},
        {"weekday(4)", "2023-09-07", "2023-09-14", "2023-09-07"},
        {"weekday(5)", "2023-09-08", "2023-09-08", "2023-09-08"},
        {"weekday(6)", "2023-09-02", "2023-09-09", "2023-09-09"},
        {"weekday(7)", "2023-09-03", "2023-09-10", "2023-09-03"},
        {"weekend()", "2023-W35-WE", "2023-W36-WE", "2023-W36-WE"},
        {"day(ABSENT, 7)", "2023-09-07", "2023-10-07", "2023-09-07"},
        {"date(ABSENT, ABSENT, 9)", "2023-08-09", "2023-09-09", "2023-09-09"},
        {"day(ABSENT, 13)", "2023-08-13", "2023-09-13", "2023-09-13"},
        {"day(ABSENT, 14)", "2023-08-14", "2023-09-14", "2023-08-14"},
        {"day(month(ABSENT, 10), 1)", "2022-10-01", "2023-10-01", "2023-10-01"},
        {"on_weekday(date(ABSENT, 9, 7), 4)", "2023-09-07", "2023-09-07", "2023-09-07"},
        {"on_weekday(date(ABSENT, 9, 14), 4)", "2023-09-14", "2023-09-14", "2023-09-14"},
        {"on_weekday(date(ABSENT, 9, 7), 3)", "2022-09-07", "2022-09-07", "2022-09-07"},
        {"on_weekday(date(ABSENT, 9, 7), 1)", "2023-09-07", "2024-09-07", "2023-09-07"},
        {"year2(99)", "1999", "1999", "1999"},
        {"year2(23)", "2023", "2023", "2023"},
        {"year2(43)", "2043", "2043", "2043"},
        {"year2(44)", "1944", "1944", "1944"},
        {"year2(100)", "-", "-", "-"},
        {"year2(-1)", "-", "-", "-"},
        {"date(year2(23), 9, 7)", "2023-09-07", "2023-09-07", "2023-09-07"},
        {"date(year2(23), 2, 29)", "-", "-", "-"},
        {"quarter(year2(24), 2)", "2024-Q2", "2024-Q2", "2024-Q2"},
        {"decade2(90)", "199", "199", "199"},
        {"decade2(20)", "192", "192", "192"},
        {"decade2(10)", "201", "201", "201"},
        {"decade2(80, 19)", "188", "188", "188"},
        {"decade2(80, 0)", "-", "-", "-"},
        {"decade2(30)", "193", "193", "193"},
        {"decade2(25)", "-", "-", "-"},
    };
    nm_date_reference past = on(2023, 9, 8, NM_TENSE_PAST);
    nm_date_reference future = on(2023, 9, 8, NM_TENSE_FUTURE);
    nm_date_reference none = on(2023, 9, 8, NM_TENSE_NONE);
    for (size_t i = 0; i < COUNT(rows); i++) {
        check_row(&(row){rows[i].expression, rows[i].past}, &past);
        check_row(&(row){rows[i].expression, rows[i].future}, &future);
        check_row(&(row){rows[i].expression, rows[i].none}, &none);
    }
}
END_TEST

START_TEST(other_references)
{
    static const struct {
        int year, month, day;
        row row;
    } rows[] = {
        {2023, 1, 5, {"shift(month, -1)", "2022-12"}},
        {2023, 1, 1, {"shift(week, 0)", "2022-W52"}},
        {2023, 1, 1, {"week(shift(year, 0), 21)", "2023-W21"}},
        {2023, 1, 5, {"era(julian, shift(year, 0), 12, 25)", "2023-01-07"}},
        {2023, 1, 1, {"shift(day, -1)", "2022-12-31"}},
        {2024, 2, 29, {"shift(year, -1)", "2023"}},
        {2024, 2, 29, {"shift_from(shift(day, 0), year, -1)", "2023-02-28"}},
        {2023, 1, 10, {"relative(season(ABSENT, winter), this)", "2022-WI"}},
        {2023, 3, 10, {"relative(season(ABSENT, winter), this)", "2022-WI"}},
        {2023, 1, 10, {"relative(season(ABSENT, winter), last)", "2021-WI"}},
        {2023, 1, 10, {"season(ABSENT, winter)", "2022-WI"}},
        {2023, 1, 10, {"relative(season(ABSENT, winter), coming)", "2022-WI"}},
        {1904, 1, 5, {"relative(date(ABSENT, 2, 29), past)", "1896-02-29"}},
        {1896, 3, 1, {"relative(date(ABSENT, 2, 29), next)", "1904-02-29"}},
        {2023, 1, 10, {"month(ABSENT, 12)", "2022-12"}},
        {2023, 12, 20, {"date(ABSENT, 1, 6)", "2024-01-06"}},
        {2023, 12, 20, {"relative(month(ABSENT, 3), this)", "2023-03"}},
        {2023, 9, 10, {"weekend()", "2023-W36-WE"}},
        {1953, 6, 1, {"year2(52)", "1952"}},
        {1953, 6, 1, {"year2(74)", "1874"}},
        {9999, 12, 31, {"shift(day, 1)", "-"}},
        {9999, 12, 31, {"shift(year, 0)", "9999"}},
        {9999, 12, 31, {"weekday(5, next)", "-"}},
        {9999, 12, 31, {"shift(decade, 0)", "999"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        nm_date_reference reference = on(rows[i].year, rows[i].month, rows[i].day, NM_TENSE_NONE);
        check_row(&rows[i].row, &reference);
    }
}
END_TEST

START_TEST(southern_seasons)
{
    static const row rows[] = {
        {"season(2023, summer)", "2023-SU"},
        {"relative(season(ABSENT, winter), last)", "2023-WI"},
        {"relative(season(ABSENT, spring), this)", "2023-SP"},
        {"relative(season(ABSENT, summer), last)", "2022-SU"},
        {"relative(season(ABSENT, summer), next)", "2023-SU"},
        {"relative(season(ABSENT, fall), last)", "2023-FA"},
        {"shift_from(season(2023, fall), year, -1)", "2022-FA"},
    };
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    nm_date date;
    nm_date_value value;
    reference.southern = true;
    CHECK_ROWS(rows, &reference);
    ck_assert(evaluate("season(2023, summer)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert_int_eq(value.first.month, 12);
    ck_assert_int_eq(value.last.month, 2);
    ck_assert_int_eq(value.last.day, 29);
}
END_TEST

START_TEST(no_reference)
{
    static const row rows[] = {
        {"date(ABSENT, 5, 4)", "XXXX-05-04"},
        {"date(ABSENT, 2, 29)", "XXXX-02-29"},
        {"date(shift(year, -1), 3, 7)", "XXXX-03-07"},
        {"month(ABSENT, 9)", "XXXX-09"},
        {"month(shift(year, 0), 9)", "XXXX-09"},
        {"day(ABSENT, 7)", "XXXX-XX-07"},
        {"day(shift(month, -1), 7)", "XXXX-XX-07"},
        {"weekday(4)", "XXXX-WXX-4"},
        {"weekday(4, last)", "XXXX-WXX-4"},
        {"weekday(4, shift(week, -1))", "XXXX-WXX-4"},
        {"weekend()", "XXXX-WXX-WE"},
        {"week(ABSENT, 36)", "XXXX-W36"},
        {"quarter(ABSENT, 3)", "XXXX-Q3"},
        {"half(ABSENT, 1)", "XXXX-H1"},
        {"season(ABSENT, summer)", "XXXX-SU"},
        {"holiday(christmas)", "XXXX-12-25"},
        {"holiday(easter)", "XXXX-XX-XX"},
        {"nth_weekday(4, 4, month(ABSENT, 11))", "XXXX-11-XX"},
        {"nth_weekday(4, 4, shift(month, 1))", "XXXX-XX-XX"},
        {"era(persian, ABSENT, 6, 16)", "XXXX-XX-XX"},
        {"era(persian, ABSENT, 6)", "XXXX-XX"},
        {"shift(day, -1)", "XXXX-XX-XX"},
        {"shift(week, -1)", "XXXX-WXX"},
        {"week_of(date(ABSENT, 9, 7))", "XXXX-WXX"},
        {"shift(weekend, -1)", "XXXX-WXX-WE"},
        {"shift(month, -1)", "XXXX-XX"},
        {"shift(quarter, -1)", "XXXX-QX"},
        {"shift(half, -1)", "XXXX-HX"},
        {"shift(year, -1)", "XXXX"},
        {"shift(decade, -1)", "XXX"},
        {"shift(century, -1)", "XX"},
        {"shift(millennium, -1)", "X"},
        {"shift_from(weekday(5, next), week, 1)", "XXXX-XX-XX"},
        {"shift_from(month(ABSENT, 5), day, 1)", "XXXX-XX-XX"},
        {"year2(49)", "2049"},
        {"year2(50)", "1950"},
        {"decade2(90)", "199"},
        {"decade2(20)", "192"},
        {"decade2(10)", "201"},
        {"decade2(30)", "193"},
    };
    nm_date_reference invalid = {.day = {2023, 2, 30}};
    CHECK_ROWS(rows, NULL);
    CHECK_ROWS(rows, &invalid);
}
END_TEST

START_TEST(modifiers)
{
    static const row rows[] = {
        {"start", "START"},
        {"early", "START"},
        {"mid", "MID"},
        {"middle", "MID"},
        {"end", "END"},
        {"late", "END"},
        {"approx", "APPROX"},
        {"about", "APPROX"},
        {"before", "BEFORE"},
        {"after", "AFTER"},
        {"on-or-before", "ON_OR_BEFORE"},
        {"on-or-after", "ON_OR_AFTER"},
        {"less-than", "LESS_THAN"},
        {"more-than", "MORE_THAN"},
        {"equal-or-less", "EQUAL_OR_LESS"},
        {"equal-or-more", "EQUAL_OR_MORE"},
    };
    static const char *const inner[] = {"shift(month, -5)", "month(2023, 4)", "month(ABSENT, 4)"};
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    char expression[64];
    nm_date date;
    nm_date_value value;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t j = 0; j < COUNT(inner); j++) {
            (void)snprintf(expression, sizeof expression, "part(%s, %s)", inner[j],
                           rows[i].expression);
            ck_assert(evaluate(expression, &date));
            ck_assert(nm_date_resolve(&date, &reference, &value));
            ck_assert_str_eq(value.value, "2023-04");
            ck_assert_str_eq(value.mod, rows[i].value);
        }
    ck_assert(evaluate("shift_from(part(date(2023, 9, 7), approx), day, 1)", &date));
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert_str_eq(value.mod, "APPROX");
    ck_assert_str_eq(nm_date_mod_text((nm_date_mod)99), "");
}
END_TEST

START_TEST(value_fields)
{
    nm_date_reference reference = on(2023, 9, 8, NM_TENSE_PAST);
    nm_date date;
    nm_date_value value;
    ck_assert(evaluate("quarter(2023, 3)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && !value.used_reference);
    ck_assert_int_eq(value.granularity, NM_QUARTER);
    ck_assert_int_eq(value.first.month, 7);
    ck_assert_int_eq(value.last.month, 9);
    ck_assert_int_eq(value.last.day, 30);
    ck_assert_str_eq(value.mod, "");
    ck_assert(evaluate("weekday(4)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && value.used_reference);
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert(!value.known && !value.used_reference);
    ck_assert_int_eq(value.granularity, NM_DAY);
    ck_assert(evaluate("year2(23)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && value.used_reference);
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert(value.known && !value.used_reference);
    ck_assert(evaluate("now()", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(!value.known && !value.used_reference);
    memset(&date, 0, sizeof date);
    ck_assert(!nm_date_resolve(&date, &reference, &value));
    ck_assert_uint_le(sizeof(nm_date), 48);
}
END_TEST

/* ---- The table of functions ----------------------------------------------------------------- */

START_TEST(function_table)
{
    ck_assert_int_eq(nm_date_function_find("dat", 3), -1);
    ck_assert_int_eq(nm_date_function_find("dates", 5), -1);
    ck_assert_int_eq(nm_date_function_find("", 0), -1);
    ck_assert_int_eq(nm_date_function_find(NULL, 0), -1);
    ck_assert_ptr_null(nm_date_function_at(-1));
    ck_assert_ptr_null(nm_date_function_at(nm_date_function_count()));
    for (int f = 0; f < nm_date_function_count(); f++) {
        const nm_date_function *described = nm_date_function_at(f);
        const char *name = described->name;
        size_t minimum = described->minimum, maximum = described->maximum;
        ck_assert_int_eq(nm_date_function_find(name, strlen(name)), f);
        ck_assert(minimum <= maximum && maximum <= NM_DATE_PARAMETERS);
        for (size_t p = 0; p < maximum; p++) {
            bool optional = nm_date_function_takes(f, p, NM_DATE_ABSENT);
            ck_assert_msg(p < minimum || optional, "%s: %zu may be left out", name, p);
            ck_assert_ptr_nonnull(described->parameters[p].name);
            ck_assert_ptr_nonnull(described->parameters[p].expects);
            ck_assert_int_eq(nm_date_function_takes(f, p, NM_DATE_WORD),
                             nm_date_function_words(f, p) != NULL);
        }
        ck_assert(!nm_date_function_takes(f, maximum, NM_DATE_ABSENT));
    }
}
END_TEST

START_TEST(function_words)
{
    int shift = nm_date_function_find("shift", 5), era = nm_date_function_find("era", 3);
    ck_assert(nm_date_function_takes_word(shift, 0, "month", 5));
    ck_assert(!nm_date_function_takes_word(shift, 0, "mont", 4));
    ck_assert(!nm_date_function_takes_word(shift, 0, "months", 6));
    ck_assert(!nm_date_function_takes_word(shift, 0, "day week", 8));
    ck_assert(!nm_date_function_takes_word(shift, 0, "", 0));
    ck_assert(!nm_date_function_takes_word(shift, 1, "month", 5));
    ck_assert(!nm_date_function_takes_word(shift, 9, "month", 5));
    ck_assert(!nm_date_function_takes_word(-1, 0, "month", 5));
    ck_assert(nm_date_function_takes_word(era, 0, "reiwa", 5));
    ck_assert(nm_date_function_takes_word(era, 0, "chinese", 7));
}
END_TEST

START_TEST(calls_refused)
{
    nm_date_argument arguments[8] = {{.kind = NM_DATE_INTEGER, .integer = 1}};
    nm_date date = {.year = 77}, before = date;
    int month = nm_date_function_find("month", 5);
    ck_assert(!nm_date_call(-1, arguments, 1, &date));
    ck_assert(!nm_date_call(nm_date_function_count(), arguments, 1, &date));
    ck_assert(!nm_date_call(month, arguments, 1, &date));
    ck_assert(!nm_date_call(month, arguments, 8, &date));
    ck_assert(!nm_date_call(month, NULL, 0, &date));
    arguments[1].kind = (nm_date_kind)42;
    ck_assert(!nm_date_call(month, arguments, 2, &date));
    ck_assert_mem_eq(&date, &before, sizeof date);
}
END_TEST

/* ---- Civil ---------------------------------------------------------------------------------- */

START_TEST(parsing)
{
    static const char *const bad[] = {"2023-9-7",    "2023-09-7",  "2023/09/07", "2023-02-29",
                                      "2023-13-01",  "0000-01-01", "-023-01-01", " 2023-09-0",
                                      "2023-09-07 ", "20230907",   "2023-09-0x", ""};
    nm_civil date;
    ck_assert(nm_civil_parse("2023-09-07", 10, &date));
    ck_assert(date.year == 2023 && date.month == 9 && date.day == 7);
    ck_assert(nm_civil_parse("2024-02-29T00:00", 10, &date));
    for (size_t i = 0; i < COUNT(bad); i++)
        ck_assert_msg(!nm_civil_parse(bad[i], strlen(bad[i]), &date), "%s", bad[i]);
}
END_TEST

START_TEST(civil_edges)
{
    nm_civil date;
    int32_t day;
    ck_assert_int_eq(nm_civil_to_days((nm_civil){1970, 1, 1}), 0);
    ck_assert_int_eq(nm_civil_to_days((nm_civil){NM_YEAR_MIN, 1, 1}), NM_DAY_MIN);
    ck_assert_int_eq(nm_civil_to_days((nm_civil){NM_YEAR_MAX, 12, 31}), NM_DAY_MAX);
    ck_assert(!nm_civil_make(NM_YEAR_MAX + 1, 1, 1, &date));
    ck_assert(!nm_civil_make(INT64_MIN, INT64_MAX, INT64_MIN, &date));
    ck_assert(!nm_civil_add_days(NM_DAY_MAX, 1, &day));
    ck_assert(!nm_civil_add_days(NM_DAY_MIN, -1, &day));
    ck_assert(!nm_civil_add_days(0, INT64_MAX, &day));
    ck_assert(!nm_civil_add_months(0, INT64_MIN, &day));
    ck_assert(!nm_civil_nth_weekday(2023, 9, 1, INT64_MIN, &day));
    ck_assert(!nm_civil_easter(0, &day));
    ck_assert(!nm_civil_from_iso_week(NM_YEAR_MAX, 52, 7, &day)); /* is in year 10000 */
    ck_assert(nm_civil_from_julian(1582, 10, 5, &day));
    date = nm_civil_from_days(day);
    ck_assert(date.year == 1582 && date.month == 10 && date.day == 15);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"known dates", known_dates, 0},
        {"spans", spans, 0},
        {"clocks without a day", clocks_without_a_day, 0},
        {"holidays", holidays, 0},
        {"eras", eras, 0},
        {"shifts", shifts, 0},
        {"directions", directions, 0},
        {"tenses", tenses, 0},
        {"other references", other_references, 0},
        {"southern seasons", southern_seasons, 0},
        {"no reference", no_reference, 0},
        {"modifiers", modifiers, 0},
        {"value fields", value_fields, 0},
        {"function table", function_table, 0},
        {"function words", function_words, 0},
        {"calls refused", calls_refused, 0},
        {"parsing", parsing, 0},
        {"civil edges", civil_edges, 0},
    };
    return support_run("calendar", tests, COUNT(tests));
}
