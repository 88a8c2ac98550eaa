/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Date values: what a rule says about a date, and what that is once the document is known.
 *
 *     rule    value date(ABSENT, 9, 7)           value month(shift(year, -1), 3)
 *                  │ nm_date_call: pure, at the match, no document
 *     nm_date  "7 September of the nearest year"  "March of the year before the reference"
 *                  │ nm_date_resolve: reference day, tense, hemisphere
 *     value    2023-09-07                        2022-03                       (TIMEX3)
 *
 * An nm_date has four parts, each optional:
 *
 *     anchor   what supplies the year (or the month, the week): a number, the reference day moved
 *              by n units, or the nearest / last / this / next time the form comes round
 *     form     what is named inside it: a month and day, a weekday, a quarter, a holiday ...
 *     after    a last move: "the Friday after next" = next Friday moved by one week
 *     widen    the week it lies in: "the week of 7 March"
 *
 * Which occurrence is meant. A form without a year comes round every year (a day of the month
 * every month, a weekday every week). With the reference day R:
 *
 *     last     the latest that is over before R       next    the earliest that begins after R
 *     this     the one in R's year, month or ISO week; a season over New Year: the nearest
 *     past     the latest that begins by R            coming  the earliest that ends on R or later
 *     none     as `past` / `coming` by the tense; with no tense the latest that begins by R or at
 *              most a sixth of its cycle later: 61 days, 5 days, 1 day. (News looks back: on 8
 *              September "7 October" is next month and "7 December" last year's.)
 *
 * So on Friday 2023-09-08 "last Friday" is 09-01, "next Friday" 09-15 and "this Friday" 09-08. A
 * weekday beside day and month (on_weekday) picks R's year, the one before or the one after, where
 * they agree; that outweighs the tense. If they agree in none, the weekday is taken as a slip.
 *
 * Two-digit years: from 79 years before to 20 years after R; without R as if R were in 2029
 * (50 is 1950, 49 is 2049). Two-digit decades: the latest that is nearly over ("the nineties"
 * 1990s, in 2023 "the twenties" 1920s); without R no later one than the 2010s.
 *
 * Years in rules are historical: 1..9999, and -44 for 44 BC (written "BC0044"); 0 is no year.
 *
 * Without R what is known is written and the rest is X: XXXX-05-04, XXXX-09, XXXX-XX-07,
 * XXXX-WXX-4, XXXX-WXX-WE, XXXX-Q3, XXXX-H1, XXXX-SU, XXXX-W36; a moved reference day
 * XXXX-XX-XX, week XXXX-WXX, month XXXX-XX, quarter XXXX-QX, half XXXX-HX, year XXXX, decade XXX,
 * century XX, millennium X.
 *
 * Everything is pure and thread-safe, and no argument, however odd, is undefined.
 */
#ifndef NM_CALENDAR_DATE_H
#define NM_CALENDAR_DATE_H

#include "calendar/period.h"

typedef enum {
    NM_ANCHOR_YEAR = 0,   /* `year` is known */
    NM_ANCHOR_TWO_DIGITS, /* `year` is 0..99, in a century that the reference tells */
    NM_ANCHOR_SHIFT,      /* the reference's `unit`, moved by `shift` */
    NM_ANCHOR_NEAREST,    /* the occurrence that the tense asks for */
    NM_ANCHOR_LAST,
    NM_ANCHOR_THIS,
    NM_ANCHOR_NEXT,
    NM_ANCHOR_PAST,
    NM_ANCHOR_COMING
} nm_date_anchor;

typedef enum {
    NM_FORM_PERIOD = 0,  /* the anchor itself: a year, the decade ... of a year, the moved unit */
    NM_FORM_MONTH_DAY,   /* month, day          yearly */
    NM_FORM_DAY,         /* day                 monthly */
    NM_FORM_WEEKDAY,     /* weekday             weekly */
    NM_FORM_NTH_WEEKDAY, /* month, weekday, number: yearly; month 0: of the anchor's month */
    NM_FORM_HOLIDAY,     /* number              yearly */
    NM_FORM_WEEK,        /* number              yearly */
    NM_FORM_WEEKEND,     /* number: its week if the year is known; weekly */
    NM_FORM_MONTH,       /* month               yearly */
    NM_FORM_QUARTER,     /* number 1..4         yearly */
    NM_FORM_HALF,        /* number 1..2         yearly */
    NM_FORM_SEASON       /* number 1..4, 1 is spring: yearly */
} nm_date_form;

typedef enum {
    NM_MOD_NONE = 0,
    NM_MOD_START,
    NM_MOD_MID,
    NM_MOD_END,
    NM_MOD_APPROX,
    NM_MOD_BEFORE,
    NM_MOD_AFTER,
    NM_MOD_ON_OR_BEFORE,
    NM_MOD_ON_OR_AFTER,
    NM_MOD_LESS_THAN,
    NM_MOD_MORE_THAN,
    NM_MOD_EQUAL_OR_LESS,
    NM_MOD_EQUAL_OR_MORE
} nm_date_mod;

enum { NM_CLOCK_NONE = 0, NM_CLOCK_TIME, NM_CLOCK_PART };

/* A time of the day; see span.h. Of a PART, `hour` is its place in NM_DAY_PART_WORDS. */
typedef struct {
    uint8_t kind;                 /* NM_CLOCK_... */
    uint8_t hour, minute, second; /* of a TIME one more than they are, 0: not said */
} nm_clock;

/* Which of two numbers is the day: 25/12 tells, 7/9 does not. The second pair is what the rule
 * takes it for as long as no other date of the document tells. */
typedef enum {
    NM_ORDER_NONE = 0, /* the date is not written so, or it makes no difference */
    NM_ORDER_DAY_FIRST,
    NM_ORDER_MONTH_FIRST,
    NM_ORDER_OPEN_DAY_FIRST,
    NM_ORDER_OPEN_MONTH_FIRST
} nm_date_order;

/* An unresolved date: copy it, compare it with memcmp, keep it anywhere. All zero is no date. */
typedef struct {
    int32_t year;        /* astronomical; of the calendar `calendar` */
    int32_t shift;       /* NM_ANCHOR_SHIFT: n units */
    int32_t after;       /* moved by that many `after_unit`s in the end */
    uint8_t granularity; /* nm_granularity of what is named */
    uint8_t anchor, form, mod;
    uint8_t unit, after_unit; /* nm_granularity */
    uint8_t calendar;         /* nm_calendar (era.h): of year, month and day; 0 is Gregorian */
    int8_t month;             /* negative: a leap month of the Chinese calendar */
    uint8_t day, weekday;
    int8_t number;
    uint8_t widen;            /* nm_granularity: in the end, the week, month ... it lies in; or 0 */
    nm_clock clock;
    uint8_t repeated; /* every one of them, not one */
    uint8_t order;    /* nm_date_order */
    uint8_t reserved[2];
} nm_date;

/* ---- Building, at match time ---------------------------------------------------------------- */

typedef enum { NM_DATE_ABSENT = 0, NM_DATE_INTEGER, NM_DATE_WORD, NM_DATE_DATE } nm_date_kind;

typedef struct {
    nm_date_kind kind;
    int32_t integer;  /* NM_DATE_INTEGER */
    const char *word; /* NM_DATE_WORD: lower-case ASCII, needs no NUL */
    size_t length;
    nm_date date; /* NM_DATE_DATE */
} nm_date_argument;

#define NM_DATE_PARAMETERS 4

/* One parameter of a function, for the rule compiler's checks. */
typedef struct {
    const char *name;    /* "year"; NULL behind the last parameter */
    unsigned kinds;      /* 1u << nm_date_kind, or-ed */
    const char *words;   /* not NULL: it takes words; which ones tells nm_date_function_words() */
    const char *expects; /* "a year or a date", for an error message */
} nm_date_parameter;

typedef struct {
    const char *name;
    size_t minimum, maximum; /* arguments; a parameter that is left out counts as absent */
    nm_date_parameter parameters[NM_DATE_PARAMETERS];
} nm_date_function;

/* The index of a function, or -1. Indices change with the library: a model stores names. */
int nm_date_function_find(const char *name, size_t length);

int nm_date_function_count(void);
const nm_date_function *nm_date_function_at(int function); /* NULL outside 0 .. count-1 */

/* Whether the parameter takes this kind, and this word. For errors while rules are compiled. */
bool nm_date_function_takes(int function, size_t parameter, nm_date_kind kind);
bool nm_date_function_takes_word(int function, size_t parameter, const char *word, size_t length);

/* The words that the parameter takes, separated by single spaces; NULL where it takes none. */
const char *nm_date_function_words(int function, size_t parameter);

/* Calls a function. False, with `out` untouched, when the arguments are no date (31 February, a
 * month 13, a word that is none, too many arguments); the match then has no value. */
bool nm_date_call(int function, const nm_date_argument *arguments, size_t count, nm_date *out);

/* Takes a date whose order is open the other way, if `order` is the other one; whether it did. */
bool nm_date_reorder(nm_date *date, nm_date_order order);

/* ---- Resolving, when the document is known -------------------------------------------------- */

typedef enum {
    NM_TENSE_NONE = 0, /* not known: news, which looks back but not only */
    NM_TENSE_PAST,
    NM_TENSE_FUTURE
} nm_tense;

typedef struct {
    nm_civil day; /* of the document; all zero or no valid date: not known */
    nm_tense tense;
    bool southern; /* seasons of the southern hemisphere */
} nm_date_reference;

typedef struct {
    char value[NM_PERIOD_TEXT]; /* TIMEX3 */
    const char *mod;            /* "START", or "" */
    bool known; /* first and last hold; false: the value has X in it, is a _REF or a duration */
    bool used_reference; /* another reference could have given another value */
    nm_granularity granularity;
    nm_civil first, last; /* the days it spans */
} nm_date_value;

/* False, with `out` untouched, when there is no such date (29 February 23, outside all years). */
bool nm_date_resolve(const nm_date *date, const nm_date_reference *reference, nm_date_value *out);

/* "START" for NM_MOD_START ..., "" for none. */
const char *nm_date_mod_text(nm_date_mod mod);

#endif
