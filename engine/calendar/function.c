/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The date functions that a rule may call: their names, parameters and words.
 *
 * The table is the only description there is. The rule compiler finds functions and checks
 * arguments with it, nm_date_call checks them again at the match (where integers and dates come
 * from other rules), and the documentation is printed from it. A parameter that may be left out
 * has the kind NM_DATE_ABSENT; leaving out the last ones is the same as passing ABSENT.
 */
#include "base/hash.h"
#include "calendar/build.h"
#include "calendar/era.h"
#include "calendar/holiday.h"
#include "calendar/span.h"
#include "calendar/word.h"

#define ABSENT  (1u << NM_DATE_ABSENT)
#define INTEGER (1u << NM_DATE_INTEGER)
#define WORD    (1u << NM_DATE_WORD)
#define DATE    (1u << NM_DATE_DATE)

/* A list of words that another file owns; see words_of(). */
static const char holiday_list[] = "a holiday", era_list[] = "an era";

typedef struct {
    nm_date_function described;
    nm_date_builder *build;
} row;

/* clang-format off */
#define NUMBER(name, expects)         {name, INTEGER, NULL, expects}
#define OPTIONAL(name, expects)       {name, ABSENT | INTEGER, NULL, expects}
#define KEYWORD(name, words, expects) {name, WORD, words, expects}
#define VALUE(name, expects)          {name, DATE, NULL, expects}
#define EITHER(name, expects)         {name, ABSENT | INTEGER | DATE, NULL, expects}
#define YEAR    EITHER("year", "a year, a date that is a year, or nothing")
#define MONTH   NUMBER("month", "a month, 1 to 12")
#define WEEKDAY NUMBER("weekday", "1 Monday to 7 Sunday")
#define UNIT    KEYWORD("unit", NM_UNIT_WORDS, "a unit of time: day, week, month ...")
#define WHEN    {"when", ABSENT | WORD | DATE, NM_DIRECTION_WORDS, \
                 "last, this, next, past, coming, a date that is a week, or nothing"}
#define DAY     VALUE("day", "a date that is a day")
#define NOTHING {NULL, 0, NULL, NULL}

/* name, fewest and most arguments, summary, parameters */
#define F(name, minimum, maximum, summary, ...) \
    {{#name, minimum, maximum, {__VA_ARGS__}, summary}, nm_build_##name},

static const row functions[] = {
    F(date, 1, 3, "a day; without day its month, without both the year; ABSENT year: the nearest",
      EITHER("year", "a year, a date that is a year or month, or nothing"),
      OPTIONAL("month", "a month, 1 to 12, or nothing"),
      OPTIONAL("day", "a day of the month, or nothing"))
    F(iso, 3, 3, "a day, all three numbers known",
      NUMBER("year", "a year"), MONTH, NUMBER("day", "a day of the month"))
    F(numeric, 4, 4, "a day in digits; which of the two is the month the document may tell",
      EITHER("year", "a year, a date that is a year, or nothing"), NUMBER("first", "1 to 31"),
      NUMBER("second", "1 to 31"), KEYWORD("order", NM_ORDER_WORDS, "day or month: which is first"))
    F(compact, 1, 1, "a day written in eight digits: 20230907",
      NUMBER("digits", "year, month and day in one number"))
    F(year, 1, 1, "a year", NUMBER("year", "a year; -44 is 44 BC"))
    F(year2, 1, 1, "a year by its last two digits", NUMBER("year", "0 to 99"))
    F(year_said, 2, 2, "a year said in two halves: nineteen eighty-six is year_said(19, 86)",
      NUMBER("hundreds", "1 to 99"), NUMBER("rest", "0 to 99"))
    F(decade, 1, 1, "the decade of a year: 1990 is \"199\"",
      {"year", INTEGER | DATE, NULL, "a year, or a date that is a known year"})
    F(decade2, 1, 2, "a decade by its last two digits: the nineties",
      NUMBER("year", "0, 10, 20 .. 90"), OPTIONAL("century", "the number of its century, or nothing"))
    F(century, 1, 1, "the n-th century: 19 is \"18\"",
      NUMBER("n", "the number of a century; -1 is the first BC"))
    F(hundreds, 1, 1, "the century of a year: 1800 is \"18\"", NUMBER("year", "a year"))
    F(millennium, 1, 1, "the n-th millennium: 3 is \"2\"",
      NUMBER("n", "the number of a millennium; -1 is the first BC"))
    F(month, 2, 2, "a month", YEAR, MONTH)
    F(day, 2, 2, "a day of a month; ABSENT month: the nearest",
      {"month", ABSENT | DATE, NULL, "a date that is a month, or nothing"},
      NUMBER("day", "a day of the month"))
    F(quarter, 2, 2, "a quarter", YEAR, NUMBER("quarter", "1 to 4"))
    F(half, 2, 2, "half a year", YEAR, NUMBER("half", "1 or 2"))
    F(season, 2, 2, "a season; a winter is called by the year it begins in",
      YEAR, KEYWORD("season", NM_SEASON_WORDS, "spring, summer, fall, autumn or winter"))
    F(week, 2, 2, "an ISO week", YEAR, NUMBER("week", "1 to 53"))
    F(weekday, 1, 2, "a weekday", WEEKDAY, WHEN)
    F(weekend, 0, 1, "a weekend", WHEN)
    F(nth_weekday, 3, 3, "the n-th weekday of a month",
      NUMBER("n", "1 to 5, or -1 for the last"), WEEKDAY, VALUE("month", "a date that is a month"))
    F(on_weekday, 2, 2, "a day with its weekday, which helps to find the year",
      VALUE("day", "a date that is a day"), WEEKDAY)
    F(ordinal, 2, 2, "a day by its number in the year",
      NUMBER("year", "a year"), NUMBER("day", "1 to 366"))
    F(iso_week_day, 3, 3, "a day by its ISO week",
      NUMBER("year", "a year"), NUMBER("week", "1 to 53"), WEEKDAY)
    F(holiday, 1, 2, "a holiday, fixed or movable",
      KEYWORD("name", holiday_list, "the name of a holiday"), YEAR)
    F(era, 2, 4, "a year, month or day of another calendar",
      KEYWORD("era", era_list, "an era or a calendar"),
      EITHER("year", "a year of the era, shift(year, n), or nothing"),
      OPTIONAL("month", "a month of its calendar, or nothing"),
      OPTIONAL("day", "a day of its calendar, or nothing"))
    F(shift, 2, 2, "the day, week, month ... of the reference, moved by n",
      UNIT, NUMBER("n", "how many; 0 is this one, -1 the last"))
    F(shift_from, 3, 3, "a date moved by n units; a finer unit counts from its first day",
      VALUE("date", "a date"), UNIT, NUMBER("n", "how many"))
    F(relative, 2, 2, "which occurrence of a date without a year is meant",
      VALUE("date", "a date without a year"),
      KEYWORD("direction", NM_DIRECTION_WORDS, "last, this, next, past or coming"))
    F(week_of, 1, 1, "the ISO week that a day lies in", VALUE("day", "a date that is a day"))
    F(part, 2, 2, "a date with a TIMEX3 modifier",
      VALUE("date", "a date"),
      {"mod", ABSENT | WORD, NM_MOD_WORDS, "start, mid, end, approx ..., or nothing"})
    F(now, 0, 0, "PRESENT_REF", NOTHING)
    F(past, 0, 0, "PAST_REF", NOTHING)
    F(future, 0, 0, "FUTURE_REF", NOTHING)
    F(duration, 1, 2, "how long: five months are P5M",
      KEYWORD("unit", NM_DURATION_WORDS, "a unit of time: second, minute, hour, day ..."),
      OPTIONAL("n", "how many, or nothing: some"))
    F(clock, 2, 4, "a time of a day",
      DAY, NUMBER("hour", "0 to 24"), OPTIONAL("minute", "0 to 59"), OPTIONAL("second", "0 to 60"))
    F(meridiem, 2, 2, "a time of the first or the second half of the day",
      VALUE("time", "a time of the day"), KEYWORD("half", NM_MERIDIEM_WORDS, "am or pm"))
    F(day_part, 2, 2, "a part of a day",
      DAY, KEYWORD("part", NM_DAY_PART_WORDS, "morning, midday, afternoon, evening or night"))
    F(every, 1, 1, "each time that a date comes round, or a duration passes",
      VALUE("date", "a date without a year, or a duration"))
};
/* clang-format on */

enum { COUNT = sizeof functions / sizeof functions[0] };

static const char *words_of(const nm_date_parameter *parameter)
{
    return parameter->words == holiday_list ? nm_holiday_words()
           : parameter->words == era_list   ? nm_era_words()
                                            : parameter->words;
}

int nm_date_function_find(const char *name, size_t length)
{
    for (int i = 0; name != NULL && i < COUNT; i++)
        if (strlen(functions[i].described.name) == length &&
            memcmp(functions[i].described.name, name, length) == 0)
            return i;
    return -1;
}

int nm_date_function_count(void)
{
    return COUNT;
}

const nm_date_function *nm_date_function_at(int function)
{
    return function >= 0 && function < COUNT ? &functions[function].described : NULL;
}

const char *nm_date_function_name(int function)
{
    return function >= 0 && function < COUNT ? functions[function].described.name : NULL;
}

bool nm_date_function_arity(int function, size_t *minimum, size_t *maximum)
{
    if (function < 0 || function >= COUNT)
        return false;
    *minimum = functions[function].described.minimum;
    *maximum = functions[function].described.maximum;
    return true;
}

static const nm_date_parameter *parameter_at(int function, size_t parameter)
{
    const nm_date_function *described = nm_date_function_at(function);
    return described != NULL && parameter < described->maximum ? &described->parameters[parameter]
                                                               : NULL;
}

bool nm_date_function_takes(int function, size_t parameter, nm_date_kind kind)
{
    const nm_date_parameter *found = parameter_at(function, parameter);
    return found != NULL && (unsigned)kind <= NM_DATE_DATE && (found->kinds >> kind & 1u) != 0;
}

const char *nm_date_function_words(int function, size_t parameter)
{
    const nm_date_parameter *found = parameter_at(function, parameter);
    return found != NULL ? words_of(found) : NULL;
}

bool nm_date_function_takes_word(int function, size_t parameter, const char *word, size_t length)
{
    const char *words = nm_date_function_words(function, parameter);
    return words != NULL && nm_word_find(words, word, length) >= 0;
}

uint64_t nm_date_functions_hash(void)
{
    uint64_t hash = COUNT;
    for (int i = 0; i < COUNT; i++) {
        const nm_date_function *f = &functions[i].described;
        hash = nm_hash_mix(hash ^ nm_hash(f->name, strlen(f->name)),
                           0x9e3779b97f4a7c15u + f->minimum * 16 + f->maximum);
        for (size_t p = 0; p < f->maximum; p++) {
            const char *words = words_of(&f->parameters[p]);
            hash = nm_hash_mix(hash ^ f->parameters[p].kinds, 0xbf58476d1ce4e5b9u);
            if (words != NULL)
                hash ^= nm_hash(words, strlen(words));
        }
    }
    return hash;
}

bool nm_date_call(int function, const nm_date_argument *arguments, size_t count, nm_date *out)
{
    nm_date_argument padded[NM_DATE_PARAMETERS] = {{.kind = NM_DATE_ABSENT}};
    nm_date built = {0};
    const nm_date_function *described = nm_date_function_at(function);
    if (described == NULL || count < described->minimum || count > described->maximum)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!nm_date_function_takes(function, i, arguments[i].kind))
            return false;
        padded[i] = arguments[i];
    }
    if (!functions[function].build(padded, &built) || built.granularity == NM_NO_DATE)
        return false;
    *out = built;
    return true;
}
