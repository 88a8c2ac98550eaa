/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Days and civil dates.
 *
 * Both directions are Howard Hinnant's days_from_civil and civil_from_days ("chrono-compatible
 * low-level date algorithms"): let the year begin on 1 March, so that the leap day is its last
 * day and month lengths follow a straight line,
 *
 *     days before month m (0 March .. 11 February) = (153 m + 2) / 5
 *
 * and cut time into eras of 400 years = 146097 days, which all look the same. No loop, no table.
 * The Julian calendar is the same with eras of 4 years = 1461 days.
 *
 * The week of a day is the week of its Thursday (ISO 8601), so the week's year is the Thursday's
 * year and its number is the Thursday's day of the year / 7. Easter is the anonymous Gregorian
 * computus (Meeus/Jones/Butcher), the Orthodox one Meeus' Julian computus.
 */
#include "calendar/civil.h"

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

bool nm_civil_is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int nm_civil_month_length(int32_t year, int month)
{
    if (month < 1 || month > 12)
        return 0;
    if (month == 2)
        return nm_civil_is_leap(year) ? 29 : 28;
    return 30 + ((month + month / 8) & 1);
}

bool nm_civil_make(int64_t year, int64_t month, int64_t day, nm_civil *out)
{
    if (year < NM_YEAR_MIN || year > NM_YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > nm_civil_month_length((int32_t)year, (int)month))
        return false;
    *out = (nm_civil){(int32_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

bool nm_civil_valid(nm_civil date)
{
    nm_civil same;
    return nm_civil_make(date.year, date.month, date.day, &same);
}

/* Days from 1 March of the year that begins in March to the given day. */
static int64_t day_of_march_year(int64_t month, int64_t day)
{
    return (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
}

int32_t nm_civil_to_days(nm_civil date)
{
    int64_t year = (int64_t)date.year - (date.month <= 2);
    int64_t era = floor_divide(year, 400);
    int64_t of_era = year - era * 400;
    int64_t day = of_era * 365 + of_era / 4 - of_era / 100;
    return (int32_t)(era * 146097 + day + day_of_march_year(date.month, date.day) - 719468);
}

nm_civil nm_civil_from_days(int32_t days)
{
    int64_t shifted = (int64_t)days + 719468;
    int64_t era = floor_divide(shifted, 146097);
    int64_t day = shifted - era * 146097;
    int64_t of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
    int64_t month = (5 * of_year + 2) / 153;
    nm_civil date = {(int32_t)(of_era + era * 400 + (month >= 10)),
                     (uint8_t)(month < 10 ? month + 3 : month - 9),
                     (uint8_t)(of_year - (153 * month + 2) / 5 + 1)};
    return date;
}

int nm_civil_weekday(int32_t days)
{
    int64_t from_monday = (int64_t)days + 3;
    return (int)(from_monday - floor_divide(from_monday, 7) * 7) + 1;
}

nm_iso_week nm_civil_iso_week(int32_t days)
{
    int weekday = nm_civil_weekday(days);
    int32_t thursday = days + 4 - weekday;
    nm_civil civil = nm_civil_from_days(thursday);
    int32_t first = nm_civil_to_days((nm_civil){civil.year, 1, 1});
    return (nm_iso_week){civil.year, (uint8_t)((thursday - first) / 7 + 1), (uint8_t)weekday};
}

int nm_civil_weeks_in_year(int32_t year)
{
    int first = nm_civil_weekday(nm_civil_to_days((nm_civil){year, 1, 1}));
    return first == 4 || (first == 3 && nm_civil_is_leap(year)) ? 53 : 52;
}

bool nm_civil_from_iso_week(int64_t year, int64_t week, int64_t weekday, int32_t *days)
{
    if (year < NM_YEAR_MIN || year > NM_YEAR_MAX || weekday < 1 || weekday > 7 || week < 1 ||
        week > nm_civil_weeks_in_year((int32_t)year))
        return false;
    int32_t fourth = nm_civil_to_days((nm_civil){(int32_t)year, 1, 4}); /* is in week 1 */
    int64_t monday = (int64_t)fourth - nm_civil_weekday(fourth) + 1;
    return nm_civil_add_days(fourth, monday - fourth + (week - 1) * 7 + weekday - 1, days);
}

bool nm_civil_from_ordinal(int64_t year, int64_t day_of_year, int32_t *days)
{
    nm_civil first;
    if (!nm_civil_make(year, 1, 1, &first) || day_of_year < 1 ||
        day_of_year > 365 + nm_civil_is_leap(first.year))
        return false;
    *days = nm_civil_to_days(first) + (int32_t)day_of_year - 1;
    return true;
}

bool nm_civil_add_days(int32_t days, int64_t n, int32_t *out)
{
    if (n < INT32_MIN || n > INT32_MAX || days + n < NM_DAY_MIN || days + n > NM_DAY_MAX)
        return false;
    *out = (int32_t)(days + n);
    return true;
}

bool nm_civil_add_months(int32_t days, int64_t n, int32_t *out)
{
    if (n < INT32_MIN || n > INT32_MAX)
        return false;
    nm_civil date = nm_civil_from_days(days);
    int64_t months = (int64_t)date.year * 12 + date.month - 1 + n;
    int64_t year = floor_divide(months, 12);
    if (year < NM_YEAR_MIN || year > NM_YEAR_MAX)
        return false;
    date.year = (int32_t)year;
    date.month = (uint8_t)(months - year * 12 + 1);
    int length = nm_civil_month_length(date.year, date.month);
    if (date.day > length)
        date.day = (uint8_t)length;
    *out = nm_civil_to_days(date);
    return true;
}

bool nm_civil_nth_weekday(int64_t year, int64_t month, int64_t weekday, int64_t n, int32_t *days)
{
    nm_civil first;
    if (!nm_civil_make(year, month, 1, &first) || weekday < 1 || weekday > 7 || n == 0 || n < -5 ||
        n > 5)
        return false;
    int length = nm_civil_month_length(first.year, first.month);
    int64_t lead = (weekday + 7 - nm_civil_weekday(nm_civil_to_days(first))) % 7;
    int64_t count = (length - 1 - lead) / 7 + 1; /* such weekdays in this month: 4 or 5 */
    int64_t index = n > 0 ? n - 1 : count + n;
    if (index < 0 || index >= count)
        return false;
    *days = nm_civil_to_days(first) + (int32_t)(lead + index * 7);
    return true;
}

bool nm_civil_easter(int64_t year, int32_t *days)
{
    if (year < 1 || year > NM_YEAR_MAX)
        return false;
    int64_t golden = year % 19, century = year / 100, rest = year % 100;
    int64_t moon_shift = (century - (century + 8) / 25 + 1) / 3;
    int64_t epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    int64_t sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int64_t late = (golden + 11 * epact + 22 * sunday) / 451;
    int64_t sum = epact + sunday - 7 * late + 114;
    nm_civil date = {(int32_t)year, (uint8_t)(sum / 31), (uint8_t)(sum % 31 + 1)};
    *days = nm_civil_to_days(date);
    return true;
}

bool nm_civil_orthodox_easter(int64_t year, int32_t *days)
{
    if (year < 1 || year > NM_YEAR_MAX)
        return false;
    int64_t moon = (19 * (year % 19) + 15) % 30;
    int64_t sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int64_t sum = moon + sunday + 114;
    return nm_civil_from_julian(year, sum / 31, sum % 31 + 1, days);
}

bool nm_civil_from_julian(int64_t year, int64_t month, int64_t day, int32_t *days)
{
    if (year < NM_YEAR_MIN || year > NM_YEAR_MAX || month < 1 || month > 12 || day < 1)
        return false;
    int length = month == 2 ? 28 + (year % 4 == 0) : nm_civil_month_length(1, (int)month);
    if (day > length)
        return false;
    int64_t march_year = year - (month <= 2);
    int64_t era = floor_divide(march_year, 4);
    int64_t total = era * 1461 + (march_year - era * 4) * 365 + day_of_march_year(month, day);
    return nm_civil_add_days(0, total - 719470, days);
}

bool nm_civil_parse(const char *text, size_t length, nm_civil *out)
{
    int field[3] = {0, 0, 0}, at = 0;
    if (length != 10)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (i == 4 || i == 7) {
            if (text[i] != '-')
                return false;
            at++;
        } else {
            if (text[i] < '0' || text[i] > '9')
                return false;
            field[at] = field[at] * 10 + (text[i] - '0');
        }
    }
    return field[0] > 0 && nm_civil_make(field[0], field[1], field[2], out);
}
