/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * calendar/: dates that say all themselves, and durations, times, holidays and eras; the table of
 * functions; civil dates.
 */
#include "calendar/civil.h"
#include "calendar/date.h"
#include "calendar/holiday.h"

#include "dates.h"
#include "support.h"

#include <string.h>

/* ---- Values that need no reference ---------------------------------------------------------- */

START_TEST(known_dates)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_DATES(rows, &reference);
    CHECK_DATES(rows, NULL);
}
END_TEST

START_TEST(spans)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_DATES(rows, &reference);
    CHECK_DATES(rows, NULL);
}
END_TEST

START_TEST(clocks_without_a_day)
{
    static const date_row rows[] = {
        {"clock(shift(day, 0), 14, 30)", "2023-09-08T14:30"},
        {"day_part(shift(day, -1), evening)", "2023-09-07TEV"},
        {"day_part(weekday(1), morning)", "2023-09-04TMO"},
    };
    static const date_row open[] = {
        {"clock(shift(day, 0), 14, 30)", "XXXX-XX-XXT14:30"},
        {"day_part(weekday(1), morning)", "XXXX-WXX-1TMO"},
    };
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_NONE);
    CHECK_DATES(rows, &reference);
    CHECK_DATES(open, NULL);
}
END_TEST

START_TEST(holidays)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_DATES(rows, &reference);
    /* A number in a date is an int8_t. */
    ck_assert_int_le(nm_holiday_count(), INT8_MAX);
}
END_TEST

START_TEST(eras)
{
    static const date_row rows[] = {
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
    nm_date_reference reference = dates_on(2023, 9, 8, NM_TENSE_PAST);
    CHECK_DATES(rows, &reference);
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
        {"function table", function_table, 0},
        {"function words", function_words, 0},
        {"calls refused", calls_refused, 0},
        {"parsing", parsing, 0},
        {"civil edges", civil_edges, 0},
    };
    return support_run("calendar", tests, COUNT(tests));
}
