/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Holidays.
 *
 * Each is one row: a keyword and one of these rules,
 *
 *     FIXED      month, day
 *     EASTER     days after Western Easter Sunday
 *     ORTHODOX   days after Orthodox Easter Sunday
 *     WEEKDAY    month, weekday (1 Monday), which: 4 = the fourth, -1 = the last
 *     BEHIND     the same, and one day more
 *     FROM       month, day, weekday: the first such day from then on
 *     a calendar its month and day there (see era.h for the numbers of months)
 *
 * and days to add. One that lasts (Ramadan, Hanukkah) has its first day, one that begins on the
 * evening before (Jewish and Islamic ones) the day that follows. Nothing is checked against when it
 * came into use: Labor Day 1776 has a value.
 */
#include "calendar/holiday.h"

#include "calendar/word.h"

enum { FIXED, EASTER, ORTHODOX, WEEKDAY, BEHIND, FROM, OTHER = 16 };

#define PERSIAN OTHER + NM_CALENDAR_PERSIAN
#define ISLAMIC OTHER + NM_CALENDAR_ISLAMIC_UMALQURA
#define HEBREW  OTHER + NM_CALENDAR_HEBREW
#define CHINESE OTHER + NM_CALENDAR_CHINESE

typedef struct {
    uint8_t rule;
    int8_t a, b, c; /* as above; c: which weekday, or days to add */
} holiday;

/* keyword, rule, month or 0, day or weekday, days to add or which */
#define HOLIDAYS(X)                                                                                \
    X("new-year", FIXED, 1, 1, 0)                                                                  \
    X("new-year-eve", FIXED, 12, 31, 0)                                                            \
    X("epiphany", FIXED, 1, 6, 0)                                                                  \
    X("orthodox-christmas", FIXED, 1, 7, 0)                                                        \
    X("orthodox-new-year", FIXED, 1, 14, 0)                                                        \
    X("candlemas", FIXED, 2, 2, 0)                                                                 \
    X("groundhog-day", FIXED, 2, 2, 0)                                                             \
    X("valentine", FIXED, 2, 14, 0)                                                                \
    X("defender-day", FIXED, 2, 23, 0)                                                             \
    X("women-day", FIXED, 3, 8, 0)                                                                 \
    X("pi-day", FIXED, 3, 14, 0)                                                                   \
    X("saint-patrick", FIXED, 3, 17, 0)                                                            \
    X("annunciation", FIXED, 3, 25, 0)                                                             \
    X("april-fools", FIXED, 4, 1, 0)                                                               \
    X("earth-day", FIXED, 4, 22, 0)                                                                \
    X("saint-george", FIXED, 4, 23, 0)                                                             \
    X("anzac-day", FIXED, 4, 25, 0)                                                                \
    X("kings-day", FIXED, 4, 27, 0)                                                                \
    X("walpurgis", FIXED, 4, 30, 0)                                                                \
    X("may-day", FIXED, 5, 1, 0)                                                                   \
    X("may-fourth", FIXED, 5, 4, 0)                                                                \
    X("cinco-de-mayo", FIXED, 5, 5, 0)                                                             \
    X("ve-day", FIXED, 5, 8, 0)                                                                    \
    X("victory-day", FIXED, 5, 9, 0)                                                               \
    X("d-day", FIXED, 6, 6, 0)                                                                     \
    X("bloomsday", FIXED, 6, 16, 0)                                                                \
    X("juneteenth", FIXED, 6, 19, 0)                                                               \
    X("saint-john", FIXED, 6, 24, 0)                                                               \
    X("canada-day", FIXED, 7, 1, 0)                                                                \
    X("independence-day", FIXED, 7, 4, 0)                                                          \
    X("bastille-day", FIXED, 7, 14, 0)                                                             \
    X("assumption", FIXED, 8, 15, 0)                                                               \
    X("german-unity", FIXED, 10, 3, 0)                                                             \
    X("hispanic-day", FIXED, 10, 12, 0)                                                            \
    X("reformation-day", FIXED, 10, 31, 0)                                                         \
    X("halloween", FIXED, 10, 31, 0)                                                               \
    X("all-saints", FIXED, 11, 1, 0)                                                               \
    X("all-souls", FIXED, 11, 2, 0)                                                                \
    X("guy-fawkes", FIXED, 11, 5, 0)                                                               \
    X("armistice-day", FIXED, 11, 11, 0)                                                           \
    X("veterans-day", FIXED, 11, 11, 0)                                                            \
    X("saint-martin", FIXED, 11, 11, 0)                                                            \
    X("saint-nicholas", FIXED, 12, 6, 0)                                                           \
    X("immaculate-conception", FIXED, 12, 8, 0)                                                    \
    X("saint-lucy", FIXED, 12, 13, 0)                                                              \
    X("christmas-eve", FIXED, 12, 24, 0)                                                           \
    X("christmas", FIXED, 12, 25, 0)                                                               \
    X("boxing-day", FIXED, 12, 26, 0)                                                              \
    X("weiberfastnacht", EASTER, 0, 0, -52)                                                        \
    X("carnival-sunday", EASTER, 0, 0, -49)                                                        \
    X("rose-monday", EASTER, 0, 0, -48)                                                            \
    X("shrove-tuesday", EASTER, 0, 0, -47)                                                         \
    X("ash-wednesday", EASTER, 0, 0, -46)                                                          \
    X("palm-sunday", EASTER, 0, 0, -7)                                                             \
    X("maundy-thursday", EASTER, 0, 0, -3)                                                         \
    X("good-friday", EASTER, 0, 0, -2)                                                             \
    X("holy-saturday", EASTER, 0, 0, -1)                                                           \
    X("easter", EASTER, 0, 0, 0)                                                                   \
    X("easter-monday", EASTER, 0, 0, 1)                                                            \
    X("ascension", EASTER, 0, 0, 39)                                                               \
    X("pentecost", EASTER, 0, 0, 49)                                                               \
    X("whit-monday", EASTER, 0, 0, 50)                                                             \
    X("trinity-sunday", EASTER, 0, 0, 56)                                                          \
    X("corpus-christi", EASTER, 0, 0, 60)                                                          \
    X("orthodox-palm-sunday", ORTHODOX, 0, 0, -7)                                                  \
    X("orthodox-good-friday", ORTHODOX, 0, 0, -2)                                                  \
    X("orthodox-easter", ORTHODOX, 0, 0, 0)                                                        \
    X("orthodox-easter-monday", ORTHODOX, 0, 0, 1)                                                 \
    X("orthodox-pentecost", ORTHODOX, 0, 0, 49)                                                    \
    X("martin-luther-king-day", WEEKDAY, 1, 1, 3)                                                  \
    X("presidents-day", WEEKDAY, 2, 1, 3)                                                          \
    X("mothers-day", WEEKDAY, 5, 7, 2)                                                             \
    X("memorial-day", WEEKDAY, 5, 1, -1)                                                           \
    X("fathers-day", WEEKDAY, 6, 7, 3)                                                             \
    X("labor-day", WEEKDAY, 9, 1, 1)                                                               \
    X("columbus-day", WEEKDAY, 10, 1, 2)                                                           \
    X("canada-thanksgiving", WEEKDAY, 10, 1, 2)                                                    \
    X("thanksgiving", WEEKDAY, 11, 4, 4)                                                           \
    X("black-friday", BEHIND, 11, 4, 4)                                                            \
    X("us-election-day", BEHIND, 11, 1, 1)                                                         \
    X("midsummer-eve", FROM, 6, 19, 5)                                                             \
    X("midsummer", FROM, 6, 20, 6)                                                                 \
    X("advent", FROM, 11, 27, 7)                                                                   \
    X("nowruz", PERSIAN, 1, 1, 0)                                                                  \
    X("islamic-new-year", ISLAMIC, 1, 1, 0)                                                        \
    X("ashura", ISLAMIC, 1, 10, 0)                                                                 \
    X("mawlid", ISLAMIC, 3, 12, 0)                                                                 \
    X("ramadan", ISLAMIC, 9, 1, 0)                                                                 \
    X("eid-al-fitr", ISLAMIC, 10, 1, 0)                                                            \
    X("arafat-day", ISLAMIC, 12, 9, 0)                                                             \
    X("eid-al-adha", ISLAMIC, 12, 10, 0)                                                           \
    X("rosh-hashanah", HEBREW, 1, 1, 0)                                                            \
    X("yom-kippur", HEBREW, 1, 10, 0)                                                              \
    X("sukkot", HEBREW, 1, 15, 0)                                                                  \
    X("simchat-torah", HEBREW, 1, 23, 0)                                                           \
    X("hanukkah", HEBREW, 3, 25, 0)                                                                \
    X("purim", HEBREW, 7, 14, 0)                                                                   \
    X("passover", HEBREW, 8, 15, 0)                                                                \
    X("shavuot", HEBREW, 10, 6, 0)                                                                 \
    X("lunar-new-year-eve", CHINESE, 1, 1, -1)                                                     \
    X("lunar-new-year", CHINESE, 1, 1, 0)                                                          \
    X("lantern-festival", CHINESE, 1, 15, 0)                                                       \
    X("dragon-boat", CHINESE, 5, 5, 0)                                                             \
    X("mid-autumn", CHINESE, 8, 15, 0)

#define HOLIDAY_WORD(word, rule, a, b, c) " " word
#define HOLIDAY_ROW(word, rule, a, b, c)  {rule, a, b, c},

static const char words[] = HOLIDAYS(HOLIDAY_WORD);
static const holiday holidays[] = {HOLIDAYS(HOLIDAY_ROW)};

const char *nm_holiday_words(void)
{
    return words + 1; /* behind the first space */
}

int nm_holiday_find(const char *word, size_t length)
{
    return nm_word_find(nm_holiday_words(), word, length);
}

int nm_holiday_count(void)
{
    return (int)(sizeof holidays / sizeof holidays[0]);
}

/* Where the new moon is minutes from midnight in Beijing, ICU's astronomy can begin a month on the
 * other side of it than the Hong Kong Observatory's tables do: what is to be added, by the Chinese
 * year and month. Of 1901 to 2050, the months that have a holiday. */
static int moon_correction(int64_t year, int month)
{
    static const struct {
        int16_t year;
        int8_t month, days;
    } corrections[] = {{1954, 1, -1}, {1978, 8, -1}, {2027, 1, -1}, {2030, 1, 1}};
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++)
        if (corrections[i].year == year && corrections[i].month == month)
            return corrections[i].days;
    return 0;
}

/* The first time that a calendar's month and day fall into the Gregorian year. */
static bool first_in_year(nm_calendar calendar, int64_t year, int month, int day, int add,
                          int32_t *out)
{
    nm_civil january;
    int32_t from, candidate;
    if (!nm_civil_make(year, 1, 1, &january) ||
        !nm_calendar_year_of(calendar, nm_civil_to_days(january), &from))
        return false;
    for (int64_t other = from; other <= (int64_t)from + 2; other++) {
        int moon = calendar == NM_CALENDAR_CHINESE ? moon_correction(other, month) : 0;
        if (nm_calendar_to_day(calendar, other, month, day, &candidate) &&
            nm_civil_add_days(candidate, add + moon, &candidate) &&
            nm_civil_from_days(candidate).year == january.year) {
            *out = candidate;
            return true;
        }
    }
    return false;
}

bool nm_holiday_day(int number, int64_t year, int32_t *day)
{
    nm_civil date;
    int32_t found;
    if (number < 0 || number >= nm_holiday_count())
        return false;
    const holiday *rule = &holidays[number];
    switch (rule->rule) {
    case FIXED:
        if (!nm_civil_make(year, rule->a, rule->b, &date))
            return false;
        *day = nm_civil_to_days(date);
        return true;
    case EASTER:
        return nm_civil_easter(year, &found) && nm_civil_add_days(found, rule->c, day);
    case ORTHODOX:
        return nm_civil_orthodox_easter(year, &found) && nm_civil_add_days(found, rule->c, day);
    case WEEKDAY:
        return nm_civil_nth_weekday(year, rule->a, rule->b, rule->c, day);
    case BEHIND:
        return nm_civil_nth_weekday(year, rule->a, rule->b, rule->c, &found) &&
               nm_civil_add_days(found, 1, day);
    case FROM:
        return nm_civil_make(year, rule->a, rule->b, &date) &&
               nm_civil_add_days(nm_civil_to_days(date),
                                 (rule->c - nm_civil_weekday(nm_civil_to_days(date)) + 7) % 7, day);
    default:
        return first_in_year((nm_calendar)(rule->rule - OTHER), year, rule->a, rule->b, rule->c,
                             day);
    }
}

bool nm_holiday_is_fixed(int number, int *month, int *day)
{
    if (number < 0 || number >= nm_holiday_count() || holidays[number].rule != FIXED)
        return false;
    *month = holidays[number].a;
    *day = holidays[number].b;
    return true;
}
