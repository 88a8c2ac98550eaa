/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The door to ICU's calendars.
 *
 * A calendar is opened in UTC, set to noon of the day and read back: a date that does not come
 * back as it went in does not exist (30 Adar in most years). ICU's lenient mode stays on, because
 * strict mode knows nothing of the months of a given year in all calendars; reading back does.
 * Years are "extended years", one running number without eras; ICU's Chinese one runs from 2637 BC.
 *
 * ICU takes 20 to 300 microseconds for an answer, and a text that tells of Chinese New Year asks
 * the same few things again and again, once when a rule matches and once when its date is resolved.
 * So answers are kept, for all threads: each in one atomic word with its question,
 *
 *     bits 0..31 question (never 0)    32..63 answer: a day or a year, or NONE
 *
 * in the one place that the question may stand at. A reader sees a whole word or another whole
 * word; a word that is overwritten is computed again.
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

#include "base/hash.h"

#include <math.h>
#include <stdatomic.h>
#include <unicode/ucal.h>

#define DAY_MILLISECONDS 86400000.0

enum { SLOTS = 512, NONE = INT32_MIN };

static _Atomic uint64_t slots[SLOTS];

static _Atomic uint64_t *slot_of(uint32_t question)
{
    return &slots[nm_hash_mix(question, 0x9e3779b97f4a7c15u) % SLOTS];
}

static bool is_known(uint32_t question, int32_t *answer)
{
    uint64_t word = atomic_load_explicit(slot_of(question), memory_order_relaxed);
    *answer = (int32_t)(uint32_t)(word >> 32);
    return (uint32_t)word == question;
}

static void keep(uint32_t question, int32_t answer)
{
    uint64_t word = (uint64_t)(uint32_t)answer << 32 | question;
    atomic_store_explicit(slot_of(question), word, memory_order_relaxed);
}

/* Which day is this? 1..32 in the low six bits, so never 0. era.c bounds years and months. */
static uint32_t ask_day(nm_calendar calendar, int year, int month, int day)
{
    return (uint32_t)calendar << 26 | (uint32_t)(year + 10000) << 11 | (uint32_t)(month + 13) << 6 |
           ((uint32_t)day & 63);
}

/* In which year is this day? */
static uint32_t ask_year(nm_calendar calendar, int32_t day)
{
    return 1u << 31 | (uint32_t)calendar << 23 | (uint32_t)(day - NM_DAY_MIN);
}

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

static int32_t find_day(nm_calendar calendar, int year, int month, int day)
{
    double moment = 0;
    UCalendar *opened = open_calendar(calendar);
    if (opened == NULL)
        return NONE;
    bool good = set_and_read(opened, year + year_offset(calendar), month, day, &moment);
    ucal_close(opened);
    moment = floor(moment / DAY_MILLISECONDS);
    return good && moment >= NM_DAY_MIN && moment <= NM_DAY_MAX ? (int32_t)moment : NONE;
}

bool nm_foreign_to_day(nm_calendar calendar, int year, int month, int day, int32_t *out)
{
    int32_t found;
    uint32_t question = ask_day(calendar, year, month, day);
    if (calendar >= NM_CALENDAR_COUNT || month == 0 ||
        (month < 0 && calendar != NM_CALENDAR_CHINESE))
        return false;
    if (!is_known(question, &found))
        keep(question, found = find_day(calendar, year, month, day));
    if (found == NONE)
        return false;
    *out = found;
    return true;
}

static int32_t find_year(nm_calendar calendar, int32_t day)
{
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *opened = open_calendar(calendar);
    if (opened == NULL)
        return NONE;
    ucal_setMillis(opened, ((double)day + 0.5) * DAY_MILLISECONDS, &error);
    int32_t found = ucal_get(opened, UCAL_EXTENDED_YEAR, &error);
    ucal_close(opened);
    return U_SUCCESS(error) ? found - year_offset(calendar) : NONE;
}

bool nm_foreign_year_of(nm_calendar calendar, int32_t day, int32_t *year)
{
    int32_t found;
    uint32_t question = ask_year(calendar, day);
    if (calendar >= NM_CALENDAR_COUNT)
        return false;
    if (!is_known(question, &found))
        keep(question, found = find_year(calendar, day));
    if (found == NONE)
        return false;
    *year = found;
    return true;
}

#endif
