/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * calendar/: dates that the day of the document decides, its tense and its hemisphere; what is left
 * open without it.
 */
#include "calendar/date.h"

#include "dates.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

START_TEST(shifts)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_NONE);
    CHECK_DATES(rows, &reference);
}
END_TEST

/* 2023-09-08 is a Friday. */
START_TEST(directions)
{
    static const date_row rows[] = {
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
    nm_date_reference past = dates_on(2023, 9, 8, NM_TENSE_PAST);
    nm_date_reference future = dates_on(2023, 9, 8, NM_TENSE_FUTURE);
    CHECK_DATES(rows, &past);
    CHECK_DATES(rows, &future); /* a direction outweighs the tense */
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
    nm_date_reference past = dates_on(2023, 9, 8, NM_TENSE_PAST);
    nm_date_reference future = dates_on(2023, 9, 8, NM_TENSE_FUTURE);
    nm_date_reference none = dates_on(2023, 9, 8, NM_TENSE_NONE);
    for (size_t i = 0; i < COUNT(rows); i++) {
        dates_check(&(date_row){rows[i].expression, rows[i].past}, &past);
        dates_check(&(date_row){rows[i].expression, rows[i].future}, &future);
        dates_check(&(date_row){rows[i].expression, rows[i].none}, &none);
    }
}
END_TEST

START_TEST(other_references)
{
    static const struct {
        int year, month, day;
        date_row row;
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
        nm_date_reference reference =
            dates_on(rows[i].year, rows[i].month, rows[i].day, NM_TENSE_NONE);
        dates_check(&rows[i].row, &reference);
    }
}
END_TEST

START_TEST(southern_seasons)
{
    static const date_row rows[] = {
        {"season(2023, summer)", "2023-SU"},
        {"relative(season(ABSENT, winter), last)", "2023-WI"},
        {"relative(season(ABSENT, spring), this)", "2023-SP"},
        {"relative(season(ABSENT, summer), last)", "2022-SU"},
        {"relative(season(ABSENT, summer), next)", "2023-SU"},
        {"relative(season(ABSENT, fall), last)", "2023-FA"},
        {"shift_from(season(2023, fall), year, -1)", "2022-FA"},
    };
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    nm_date date;
    nm_date_value value;
    reference.southern = true;
    CHECK_DATES(rows, &reference);
    ck_assert(dates_evaluate("season(2023, summer)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert_int_eq(value.first.month, 12);
    ck_assert_int_eq(value.last.month, 2);
    ck_assert_int_eq(value.last.day, 29);
}
END_TEST

START_TEST(no_reference)
{
    static const date_row rows[] = {
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
    CHECK_DATES(rows, NULL);
    CHECK_DATES(rows, &invalid);
}
END_TEST

START_TEST(modifiers)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    char expression[64];
    nm_date date;
    nm_date_value value;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t j = 0; j < COUNT(inner); j++) {
            (void)snprintf(expression, sizeof expression, "part(%s, %s)", inner[j],
                           rows[i].expression);
            ck_assert(dates_evaluate(expression, &date));
            ck_assert(nm_date_resolve(&date, &reference, &value));
            ck_assert_str_eq(value.value, "2023-04");
            ck_assert_str_eq(value.mod, rows[i].value);
        }
    ck_assert(dates_evaluate("shift_from(part(date(2023, 9, 7), approx), day, 1)", &date));
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert_str_eq(value.mod, "APPROX");
    ck_assert_str_eq(nm_date_mod_text((nm_date_mod)99), "");
}
END_TEST

START_TEST(value_fields)
{
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    nm_date date;
    nm_date_value value;
    ck_assert(dates_evaluate("quarter(2023, 3)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && !value.used_reference);
    ck_assert_int_eq(value.granularity, NM_QUARTER);
    ck_assert_int_eq(value.first.month, 7);
    ck_assert_int_eq(value.last.month, 9);
    ck_assert_int_eq(value.last.day, 30);
    ck_assert_str_eq(value.mod, "");
    ck_assert(dates_evaluate("weekday(4)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && value.used_reference);
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert(!value.known && !value.used_reference);
    ck_assert_int_eq(value.granularity, NM_DAY);
    ck_assert(dates_evaluate("year2(23)", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(value.known && value.used_reference);
    ck_assert(nm_date_resolve(&date, NULL, &value));
    ck_assert(value.known && !value.used_reference);
    ck_assert(dates_evaluate("now()", &date));
    ck_assert(nm_date_resolve(&date, &reference, &value));
    ck_assert(!value.known && !value.used_reference);
    memset(&date, 0, sizeof date);
    ck_assert(!nm_date_resolve(&date, &reference, &value));
    ck_assert_uint_le(sizeof(nm_date), 48);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"shifts", shifts, 0},
        {"directions", directions, 0},
        {"tenses", tenses, 0},
        {"other references", other_references, 0},
        {"southern seasons", southern_seasons, 0},
        {"no reference", no_reference, 0},
        {"modifiers", modifiers, 0},
        {"value fields", value_fields, 0},
    };
    return support_run("reference", tests, COUNT(tests));
}
