/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The door to ICU's calendars.
 *
 * A calendar is opened in UTC, set to noon of the day and read back: a date that does not come
 * back as it went in does not exist (30 Adar in most years). ICU's lenient mode stays on, because
 * strict mode knows nothing of the months of a given year in all calendars; reading back does.
 * Years are "extended years", one running number without eras; ICU's Chinese one runs from 2637 BC.
 */
#include "calendar/foreign.h"

#ifdef NM_WITHOUT_ICU

bool nm_foreign_to_day(nm_calendar calendar, int year, int month, int day, int32_t *out)
{
    (void)calendar, (void)year, (void)month, (void)day, (void)out;
    return false;
}

bool nm_foreign_year_of(nm_calendar calendar, int32_t day, int32_t *year)
{
    (void)calendar, (void)day, (void)year;
    return false;
}

#else

#include <math.h>
#include <unicode/ucal.h>

#define DAY_MILLISECONDS 86400000.0

static UCalendar *open_calendar(nm_calendar calendar)
{
    static const char *const locale[NM_CALENDAR_COUNT] = {
        [NM_CALENDAR_PERSIAN] = "en@calendar=persian",
        [NM_CALENDAR_ISLAMIC_CIVIL] = "en@calendar=islamic-civil",
        [NM_CALENDAR_ISLAMIC_UMALQURA] = "en@calendar=islamic-umalqura",
        [NM_CALENDAR_HEBREW] = "en@calendar=hebrew",
        [NM_CALENDAR_ETHIOPIC] = "en@calendar=ethiopic",
        [NM_CALENDAR_COPTIC] = "en@calendar=coptic",
        [NM_CALENDAR_INDIAN] = "en@calendar=indian",
        [NM_CALENDAR_CHINESE] = "en@calendar=chinese",
    };
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    if (calendar < NM_CALENDAR_PERSIAN || calendar >= NM_CALENDAR_COUNT)
        return NULL;
    UCalendar *opened = ucal_open(utc, 3, locale[calendar], UCAL_DEFAULT, &error);
    if (U_SUCCESS(error))
        return opened;
    ucal_close(opened);
    return NULL;
}

/* What is added to our years for ICU's. */
static int year_offset(nm_calendar calendar)
{
    return calendar == NM_CALENDAR_CHINESE ? 2637 : 0;
}

static bool set_and_read(UCalendar *calendar, int year, int month, int day, double *moment)
{
    UErrorCode error = U_ZERO_ERROR;
    int leap = month < 0, index = (leap ? -month : month) - 1;
    ucal_clear(calendar);
    ucal_set(calendar, UCAL_EXTENDED_YEAR, year);
    ucal_set(calendar, UCAL_MONTH, index);
    ucal_set(calendar, UCAL_IS_LEAP_MONTH, leap);
    ucal_set(calendar, UCAL_DATE, day);
    ucal_set(calendar, UCAL_HOUR_OF_DAY, 12);
    *moment = ucal_getMillis(calendar, &error);
    return ucal_get(calendar, UCAL_EXTENDED_YEAR, &error) == year &&
           ucal_get(calendar, UCAL_MONTH, &error) == index &&
           ucal_get(calendar, UCAL_IS_LEAP_MONTH, &error) == leap &&
           ucal_get(calendar, UCAL_DATE, &error) == day && U_SUCCESS(error);
}

bool nm_foreign_to_day(nm_calendar calendar, int year, int month, int day, int32_t *out)
{
    double moment = 0;
    if (month == 0 || (month < 0 && calendar != NM_CALENDAR_CHINESE))
        return false;
    UCalendar *opened = open_calendar(calendar);
    if (opened == NULL)
        return false;
    bool good = set_and_read(opened, year + year_offset(calendar), month, day, &moment);
    ucal_close(opened);
    moment = floor(moment / DAY_MILLISECONDS);
    if (!good || !(moment >= NM_DAY_MIN && moment <= NM_DAY_MAX))
        return false;
    *out = (int32_t)moment;
    return true;
}

bool nm_foreign_year_of(nm_calendar calendar, int32_t day, int32_t *year)
{
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *opened = open_calendar(calendar);
    if (opened == NULL)
        return false;
    ucal_setMillis(opened, ((double)day + 0.5) * DAY_MILLISECONDS, &error);
    int32_t found = ucal_get(opened, UCAL_EXTENDED_YEAR, &error);
    ucal_close(opened);
    if (U_FAILURE(error))
        return false;
    *year = found - year_offset(calendar);
    return true;
}

#endif
