/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The date functions that a rule may call: their names, parameters and words.
 *
 * The table is the only description there is (what each function means, docs/rules.md tells). The
 * rule compiler finds functions and checks arguments with it, and nm_date_call checks them again at
 * the match. A parameter that may be left out has the kind NM_DATE_ABSENT; leaving out the last
 * ones is the same as passing ABSENT.
 */
#include "calendar/build.h"
#include "calendar/era.h"
#include "calendar/holiday.h"
#include "calendar/span.h"

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

/* name, fewest and most arguments, parameters */
#define F(name, minimum, maximum, ...) \
    {{#name, minimum, maximum, {__VA_ARGS__}}, nm_build_##name},

static const row functions[] = {
    F(date, 1, 3, EITHER("year", "a year, a date that is a year or month, or nothing"),
      OPTIONAL("month", "a month, 1 to 12, or nothing"),
      OPTIONAL("day", "a day of the month, or nothing"))
    F(iso, 3, 3, NUMBER("year", "a year"), MONTH, NUMBER("day", "a day of the month"))
    F(numeric, 4, 4,
      EITHER("year", "a year, a date that is a year, or nothing"), NUMBER("first", "1 to 31"),
      NUMBER("second", "1 to 31"), KEYWORD("order", NM_ORDER_WORDS, "day or month: which is first"))
    F(compact, 1, 1, NUMBER("digits", "year, month and day in one number"))
    F(year, 1, 1, NUMBER("year", "a year; -44 is 44 BC"))
    F(year2, 1, 1, NUMBER("year", "0 to 99"))
    F(year_said, 2, 2, NUMBER("hundreds", "1 to 99"), NUMBER("rest", "0 to 99"))
    F(decade, 1, 1, {"year", INTEGER | DATE, NULL, "a year, or a date that is a known year"})
    F(decade2, 1, 2,
      NUMBER("year", "0, 10, 20 .. 90"), OPTIONAL("century", "the number of its century, or nothing"))
    F(century, 1, 1, NUMBER("n", "the number of a century; -1 is the first BC"))
    F(hundreds, 1, 1, NUMBER("year", "a year"))
    F(millennium, 1, 1, NUMBER("n", "the number of a millennium; -1 is the first BC"))
    F(month, 2, 2, YEAR, MONTH)
    F(day, 2, 2, {"month", ABSENT | DATE, NULL, "a date that is a month, or nothing"},
      NUMBER("day", "a day of the month"))
    F(quarter, 2, 2, YEAR, NUMBER("quarter", "1 to 4"))
    F(half, 2, 2, YEAR, NUMBER("half", "1 or 2"))
    F(season, 2, 2,
      YEAR, KEYWORD("season", NM_SEASON_WORDS, "spring, summer, fall, autumn or winter"))
    F(week, 2, 2, YEAR, NUMBER("week", "1 to 53"))
    F(weekday, 1, 2, WEEKDAY, WHEN)
    F(weekend, 0, 1, WHEN)
    F(nth_weekday, 3, 3,
      NUMBER("n", "1 to 5, or -1 for the last"), WEEKDAY, VALUE("month", "a date that is a month"))
    F(on_weekday, 2, 2, VALUE("day", "a date that is a day"), WEEKDAY)
    F(ordinal, 2, 2, NUMBER("year", "a year"), NUMBER("day", "1 to 366"))
    F(iso_week_day, 3, 3, NUMBER("year", "a year"), NUMBER("week", "1 to 53"), WEEKDAY)
    F(holiday, 1, 2, KEYWORD("name", holiday_list, "the name of a holiday"), YEAR)
    F(era, 2, 4, KEYWORD("era", era_list, "an era or a calendar"),
      EITHER("year", "a year of the era, shift(year, n), or nothing"),
      OPTIONAL("month", "a month of its calendar, or nothing"),
      OPTIONAL("day", "a day of its calendar, or nothing"))
    F(shift, 2, 2, UNIT, NUMBER("n", "how many; 0 is this one, -1 the last"))
    F(shift_from, 3, 3, VALUE("date", "a date"), UNIT, NUMBER("n", "how many"))
    F(relative, 2, 2, VALUE("date", "a date without a year"),
      KEYWORD("direction", NM_DIRECTION_WORDS, "last, this, next, past or coming"))
    F(week_of, 1, 1, VALUE("day", "a date that is a day"))
    F(part, 2, 2, VALUE("date", "a date"),
      {"mod", ABSENT | WORD, NM_MOD_WORDS, "start, mid, end, approx ..., or nothing"})
    F(now, 0, 0, NOTHING)
    F(past, 0, 0, NOTHING)
    F(future, 0, 0, NOTHING)
    F(duration, 1, 2,
      KEYWORD("unit", NM_DURATION_WORDS, "a unit of time: second, minute, hour, day ..."),
      OPTIONAL("n", "how many, or nothing: some"))
    F(clock, 2, 4,
      DAY, NUMBER("hour", "0 to 24"), OPTIONAL("minute", "0 to 59"), OPTIONAL("second", "0 to 60"))
    F(meridiem, 2, 2,
      VALUE("time", "a time of the day"), KEYWORD("half", NM_MERIDIEM_WORDS, "am or pm"))
    F(day_part, 2, 2,
      DAY, KEYWORD("part", NM_DAY_PART_WORDS, "morning, midday, afternoon, evening or night"))
    F(every, 1, 1, VALUE("date", "a date without a year, or a duration"))
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
