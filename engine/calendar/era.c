/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Other calendars and eras.
 *
 * Most eras in the news only count years from another start, and keep the Gregorian months:
 * Thai Buddhist years, Japanese eras since 1873, the Republic of China, Juche. They are an offset
 * in a table. Years before an era's end are not refused: contracts written under Heisei run to
 * Heisei 40.
 *
 * A year or month of a calendar with other months overlaps two Gregorian ones. Its value is the
 * one that holds its middle day, which is the one that shares most days with it: the Persian year
 * 1402 is 2023, the month Shahrivar 1402 is 2023-09.
 */
#include "calendar/era.h"

#include "calendar/foreign.h"
#include "calendar/word.h"

/* word, calendar, offset of the year, whole years only */
#define ERAS(X)                                                                                    \
    X("gregorian", GREGORIAN, 0, false)                                                            \
    X("buddhist", GREGORIAN, -543, false)                                                          \
    X("reiwa", GREGORIAN, 2018, false)                                                             \
    X("heisei", GREGORIAN, 1988, false)                                                            \
    X("showa", GREGORIAN, 1925, false)                                                             \
    X("taisho", GREGORIAN, 1911, false)                                                            \
    X("meiji", GREGORIAN, 1867, false)                                                             \
    X("roc", GREGORIAN, 1911, false)                                                               \
    X("juche", GREGORIAN, 1911, false)                                                             \
    X("dangun", GREGORIAN, -2333, false)                                                           \
    X("vikram", GREGORIAN, -57, true)                                                              \
    X("bengali", GREGORIAN, 593, true)                                                             \
    X("julian", JULIAN, 0, false)                                                                  \
    X("persian", PERSIAN, 0, false)                                                                \
    X("islamic-civil", ISLAMIC_CIVIL, 0, false)                                                    \
    X("islamic-umalqura", ISLAMIC_UMALQURA, 0, false)                                              \
    X("hebrew", HEBREW, 0, false)                                                                  \
    X("ethiopic", ETHIOPIC, 0, false)                                                              \
    X("coptic", COPTIC, 0, false)                                                                  \
    X("indian", INDIAN, 0, false)                                                                  \
    X("chinese", CHINESE, 0, false)

#define ERA_WORD(word, calendar, offset, year_only) " " word
#define ERA_ROW(word, calendar, offset, year_only)  {NM_CALENDAR_##calendar, offset, year_only},

static const char words[] = ERAS(ERA_WORD);
static const nm_era eras[] = {ERAS(ERA_ROW)};

const char *nm_era_words(void)
{
    return words + 1; /* behind the first space */
}

bool nm_era_find(const char *word, size_t length, nm_era *out)
{
    int place = nm_word_find(nm_era_words(), word, length);
    if (place < 0)
        return false;
    *out = eras[place];
    return true;
}

bool nm_calendar_to_day(nm_calendar calendar, int64_t year, int month, int day, int32_t *out)
{
    nm_civil date;
    if (calendar == NM_CALENDAR_JULIAN)
        return nm_civil_from_julian(year, month, day, out);
    if (calendar != NM_CALENDAR_GREGORIAN)
        return year >= NM_YEAR_MIN && year <= NM_YEAR_MAX && month >= -13 && month <= 13 &&
               day >= 1 && day <= 32 && nm_foreign_to_day(calendar, (int)year, month, day, out);
    if (!nm_civil_make(year, month, day, &date))
        return false;
    *out = nm_civil_to_days(date);
    return true;
}

bool nm_calendar_year_of(nm_calendar calendar, int32_t day, int32_t *year)
{
    int32_t new_year;
    if (calendar > NM_CALENDAR_JULIAN)
        return nm_foreign_year_of(calendar, day, year);
    *year = nm_civil_from_days(day).year;
    if (calendar == NM_CALENDAR_JULIAN && nm_civil_from_julian(*year, 1, 1, &new_year) &&
        day < new_year)
        --*year;
    return true;
}

bool nm_calendar_to_period(nm_calendar calendar, int64_t year, int month,
                           nm_granularity granularity, nm_period *out)
{
    int32_t first, next;
    if (month != 0) {
        if (!nm_calendar_to_day(calendar, year, month, 15, &first) &&
            !nm_calendar_to_day(calendar, year, month, 1, &first)) /* a month of 5 days */
            return false;
        return nm_period_of(granularity, first, out);
    }
    if (!nm_calendar_to_day(calendar, year, 1, 1, &first))
        return false;
    if (!nm_calendar_to_day(calendar, year + 1, 1, 1, &next))
        next = first;
    return nm_period_of(granularity, first + (next - first) / 2, out);
}
