/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calendar: every day of 400 years beside ICU, other calendars and eras beside ICU's, holidays
 * beside the dates that calendars print.
 *
 * Days, weeks, quarters, month-ends: the Gregorian arithmetic is nomen's own, and ICU's does it
 * another way. Other calendars: ICU converts a day into an era, a year, a month and a day; what a
 * text says of them must lead back to that day. Holidays: the rows are published dates, of
 * observatories and ministries, not the output of a program.
 */
#include "calendar/civil.h"
#include "calendar/date.h"
#include "calendar/holiday.h"

#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>

#define DAY_MILLISECONDS 86400000.0

static UErrorCode status = U_ZERO_ERROR;

static UCalendar *open_calendar(const char *locale)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UCalendar *calendar = ucal_open(utc, 3, locale, UCAL_DEFAULT, &status);
    ck_assert_msg(U_SUCCESS(status), "%s", locale);
    return calendar;
}

static UCalendar *open_gregorian(void)
{
    UCalendar *icu = open_calendar("en@calendar=gregorian");
    ucal_setGregorianChange(icu, -1e300, &status);
    ucal_setAttribute(icu, UCAL_FIRST_DAY_OF_WEEK, UCAL_MONDAY);
    ucal_setAttribute(icu, UCAL_MINIMAL_DAYS_IN_FIRST_WEEK, 4);
    return icu;
}

static int32_t days_of(UCalendar *calendar)
{
    return (int32_t)(ucal_getMillis(calendar, &status) / DAY_MILLISECONDS);
}

/* ---- Gregorian ------------------------------------------------------------------------------ */

static void check_text(nm_granularity granularity, int32_t day, const char *expected)
{
    nm_period period;
    char text[NM_PERIOD_TEXT];
    HOLDS(nm_period_of(granularity, day, &period));
    nm_period_format(&period, false, text);
    if (strcmp(text, expected) != 0)
        ck_abort_msg("%s, not %s", text, expected);
}

static void check_day(UCalendar *icu, int32_t day)
{
    char text[64];
    ucal_setMillis(icu, day * DAY_MILLISECONDS, &status);
    int year = ucal_get(icu, UCAL_EXTENDED_YEAR, &status);
    int month = ucal_get(icu, UCAL_MONTH, &status) + 1;
    (void)snprintf(text, sizeof text, "%d-%02d-%02d", year, month,
                   ucal_get(icu, UCAL_DATE, &status));
    check_text(NM_DAY, day, text);
    (void)snprintf(text, sizeof text, "%d-W%02d", ucal_get(icu, UCAL_YEAR_WOY, &status),
                   ucal_get(icu, UCAL_WEEK_OF_YEAR, &status));
    check_text(NM_WEEK, day, text);
    (void)snprintf(text, sizeof text, "%d-Q%d", year, (month + 2) / 3);
    check_text(NM_QUARTER, day, text);
    (void)snprintf(text, sizeof text, "%d-H%d", year, month > 6 ? 2 : 1);
    check_text(NM_HALF, day, text);
    SAME(nm_civil_weekday(day) % 7 + 1, ucal_get(icu, UCAL_DAY_OF_WEEK, &status));
}

/* The end of a month, and what lies up to 25 months from it. */
static void check_month_end(UCalendar *icu, int32_t day)
{
    nm_civil civil = nm_civil_from_days(day);
    for (int n = -25; n <= 25; n++) {
        int32_t moved;
        ucal_setMillis(icu, day * DAY_MILLISECONDS, &status);
        ucal_add(icu, UCAL_MONTH, n, &status);
        HOLDS(nm_civil_add_months(day, n, &moved));
        SAME(moved, days_of(icu));
    }
    ucal_setMillis(icu, day * DAY_MILLISECONDS, &status);
    SAME(civil.day, ucal_getLimit(icu, UCAL_DATE, UCAL_ACTUAL_MAXIMUM, &status));
}

START_TEST(every_day_of_400_years)
{
    UCalendar *icu = open_gregorian();
    int32_t first = nm_civil_to_days((nm_civil){1800, 1, 1});
    int32_t last = nm_civil_to_days((nm_civil){2199, 12, 31});
    int ends = 0;
    for (int32_t day = first; day <= last; day++) {
        check_day(icu, day);
        if (nm_civil_from_days(day + 1).day == 1 && ++ends > 0)
            check_month_end(icu, day);
    }
    SAME(last - first + 1, 146097);
    SAME(ends, 4800);
    ck_assert(U_SUCCESS(status));
    ucal_close(icu);
}
END_TEST

/* ---- Other calendars ------------------------------------------------------------------------ */

/* A day as era(word, year, month, day) means it. */
static bool day_of_era(const char *word, int year, int month, int day, int32_t *out)
{
    nm_date_argument arguments[4] = {
        {.kind = NM_DATE_WORD, .word = word, .length = strlen(word)},
        {.kind = NM_DATE_INTEGER, .integer = year},
        {.kind = NM_DATE_INTEGER, .integer = month},
        {.kind = NM_DATE_INTEGER, .integer = day},
    };
    nm_date date;
    nm_date_value value;
    if (!nm_date_call(nm_date_function_find("era", 3), arguments, 4, &date) ||
        !nm_date_resolve(&date, NULL, &value))
        return false;
    *out = nm_civil_to_days(value.first);
    return value.granularity == NM_DAY;
}

static const struct {
    const char *locale, *word;
    int era, year_offset; /* the era of ICU whose years these are, -1: any */
    int first, last;      /* Gregorian years */
} calendars[] = {
    {"en@calendar=buddhist", "buddhist", -1, 0, 1900, 2100},
    {"en@calendar=roc", "roc", 1, 0, 1912, 2100},
    {"en@calendar=japanese", "meiji", 232, 0, 1873, 1911},
    {"en@calendar=japanese", "taisho", 233, 0, 1912, 1926},
    {"en@calendar=japanese", "showa", 234, 0, 1927, 1988},
    {"en@calendar=japanese", "heisei", 235, 0, 1989, 2018},
    {"en@calendar=japanese", "reiwa", 236, 0, 2020, 2100},
    {"en@calendar=persian", "persian", -1, 0, 1900, 2100},
    {"en@calendar=islamic-civil", "islamic-civil", -1, 0, 1900, 2100},
    {"en@calendar=islamic-umalqura", "islamic-umalqura", -1, 0, 1900, 2100},
    {"en@calendar=hebrew", "hebrew", -1, 0, 1900, 2100},
    {"en@calendar=ethiopic", "ethiopic", 1, 0, 1900, 2100},
    {"en@calendar=coptic", "coptic", 1, 0, 1900, 2100},
    {"en@calendar=indian", "indian", -1, 0, 1900, 2100},
    {"en@calendar=chinese", "chinese", -1, -2637, 1950, 2050},
};

START_TEST(other_calendars)
{
    UCalendar *icu = open_calendar(calendars[_i].locale);
    int32_t day = nm_civil_to_days((nm_civil){calendars[_i].first, 1, 1});
    int32_t last = nm_civil_to_days((nm_civil){calendars[_i].last, 12, 31});
    int checked = 0;
    for (; day <= last; day += 29) {
        int32_t found;
        ucal_setMillis(icu, (day + 0.5) * DAY_MILLISECONDS, &status);
        bool chinese = calendars[_i].year_offset != 0;
        int year = ucal_get(icu, chinese ? UCAL_EXTENDED_YEAR : UCAL_YEAR, &status);
        int month = ucal_get(icu, UCAL_MONTH, &status) + 1;
        if (calendars[_i].era >= 0 && ucal_get(icu, UCAL_ERA, &status) != calendars[_i].era)
            continue;
        if (chinese && ucal_get(icu, UCAL_IS_LEAP_MONTH, &status) != 0)
            month = -month;
        if (!day_of_era(calendars[_i].word, year + calendars[_i].year_offset, month,
                        ucal_get(icu, UCAL_DATE, &status), &found))
            ck_abort_msg("%s %d-%d is no date", calendars[_i].word, year, month);
        SAME(found, day);
        checked++;
    }
    ck_assert(U_SUCCESS(status));
    ck_assert_int_gt(checked, 150);
    ucal_close(icu);
}
END_TEST

/* ---- Holidays ------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    int first_year;
    const char *days; /* MM-DD, a year after the other */
} published[] = {
    /* Hong Kong Observatory. In 1954, 2027 and 2030 the new moon is within ten minutes of midnight
     * in Beijing, and ICU is on the wrong side of it. */
    {"lunar-new-year", 1953, "02-14 02-03 01-24"},
    {"lunar-new-year", 2000,
     "02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 01-31 02-19 "
     "02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23"},
    {"mid-autumn", 2018, "09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06"},
    {"dragon-boat", 2019, "06-07 06-25 06-14 06-03 06-22 06-10 05-31"},
    /* the calendar of Umm al-Qura */
    {"ramadan", 2019, "05-06 04-24 04-13 04-02 03-23 03-11 03-01"},
    {"eid-al-fitr", 2015, "07-17 07-06 06-25 06-15 06-04 05-24 05-13 05-02 04-21 04-10 03-30"},
    {"eid-al-adha", 2017, "09-01 08-21 08-11 07-31 07-20 07-09 06-28 06-16 06-06"},
    {"islamic-new-year", 2019, "08-31 08-20 08-09 07-30 07-19 07-07 06-26"},
    /* the Jewish calendar */
    {"rosh-hashanah", 2016, "10-03 09-21 09-10 09-30 09-19 09-07 09-26 09-16 10-03 09-23"},
    {"yom-kippur", 2020, "09-28 09-16 10-05 09-25 10-12 10-02"},
    {"passover", 2018, "03-31 04-20 04-09 03-28 04-16 04-06 04-23 04-13"},
    {"hanukkah", 2019, "12-23 12-11 11-29 12-19 12-08 12-26 12-15"},
    {"nowruz", 2018, "03-21 03-21 03-20 03-21 03-21 03-21 03-20 03-21"},
    /* Western and Orthodox Easter, and what moves with them */
    {"easter", 2018, "04-01 04-21 04-12 04-04 04-17 04-09 03-31 04-20 04-05 03-28 04-16"},
    {"orthodox-easter", 2018, "04-08 04-28 04-19 05-02 04-24 04-16 05-05 04-20 04-12 05-02 04-16"},
    {"good-friday", 2020, "04-10 04-02 04-15 04-07 03-29 04-18"},
    {"ascension", 2020, "05-21 05-13 05-26 05-18 05-09 05-29"},
    {"pentecost", 2020, "05-31 05-23 06-05 05-28 05-19 06-08"},
    {"corpus-christi", 2020, "06-11 06-03 06-16 06-08 05-30 06-19"},
    {"ash-wednesday", 2020, "02-26 02-17 03-02 02-22 02-14 03-05"},
    /* by weekday */
    {"thanksgiving", 2018, "11-22 11-28 11-26 11-25 11-24 11-23 11-28 11-27"},
    {"canada-thanksgiving", 2020, "10-12 10-11 10-10 10-09 10-14 10-13"},
    {"black-friday", 2018, "11-23 11-29 11-27 11-26 11-25 11-24 11-29"},
    {"us-election-day", 2016, "11-08 11-07 11-06 11-05 11-03 11-02 11-08 11-07 11-05"},
    {"martin-luther-king-day", 2020, "01-20 01-18 01-17 01-16 01-15 01-20"},
    {"memorial-day", 2020, "05-25 05-31 05-30 05-29 05-27 05-26"},
    {"labor-day", 2020, "09-07 09-06 09-05 09-04 09-02 09-01"},
    {"mothers-day", 2020, "05-10 05-09 05-08 05-14 05-12 05-11"},
    {"advent", 2019, "12-01 11-29 11-28 11-27 12-03 12-01 11-30"},
};

START_TEST(holidays)
{
    int holiday = nm_holiday_find(published[_i].word, strlen(published[_i].word));
    int year = published[_i].first_year;
    ck_assert_int_ge(holiday, 0);
    for (const char *at = published[_i].days; at != NULL && *at != '\0'; year++) {
        int32_t day;
        char text[32];
        HOLDS(nm_holiday_day(holiday, year, &day));
        nm_civil civil = nm_civil_from_days(day);
        (void)snprintf(text, sizeof text, "%02d-%02d", civil.month, civil.day);
        ck_assert_msg(strncmp(at, text, 5) == 0 && civil.year == year, "%s %d: %s, not %.5s",
                      published[_i].word, year, text, at);
        at = strchr(at, ' ');
        at += at != NULL;
    }
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"every day of 400 years", every_day_of_400_years, 0},
        {"other calendars", other_calendars, COUNT(calendars)},
        {"holidays", holidays, COUNT(published)},
    };
    return support_run("calendar-icu", tests, COUNT(tests));
}
