/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See span.h. Units that TIMEX3 has no letter for are counted in one it has: a quarter is three
 * months, a decade ten years.
 */
#include "calendar/span.h"

#include "calendar/build.h"

#include <stdio.h>

enum { COUNT_MAX = 100000 };

/* By place in NM_DURATION_WORDS. */
static const struct {
    uint16_t times;
    char prefix[3], letter[3];
} units[] = {{1, "P", "D"},  {1, "P", "W"},  {1, "P", "WE"},  {1, "P", "M"},    {3, "P", "M"},
             {6, "P", "M"},  {1, "P", "Y"},  {10, "P", "Y"},  {100, "P", "Y"},  {1000, "P", "Y"},
             {1, "PT", "H"}, {1, "PT", "M"}, {1, "PT", "S"}};
enum { UNITS = sizeof units / sizeof *units, DAY_PARTS = 5 };

bool nm_build_duration(const nm_date_argument *a, nm_date *out)
{
    int place = nm_build_word(NM_DURATION_WORDS, &a[0]);
    bool counted = a[1].kind == NM_DATE_INTEGER;
    if (place < 0 || (counted && (a[1].integer < 0 || a[1].integer > COUNT_MAX)))
        return false;
    out->granularity = NM_DURATION;
    out->shift = counted ? a[1].integer : NM_NO_COUNT;
    out->unit = (uint8_t)place;
    return true;
}

/* The day that a time of the day belongs to. */
static bool take_day(const nm_date_argument *day, nm_date *out)
{
    *out = day->date;
    return out->granularity == NM_DAY && out->clock.kind == NM_CLOCK_NONE;
}

/* An optional number up to `limit`, noted with 1 added so that 0 is none. */
static bool take_part(const nm_date_argument *argument, int32_t limit, uint8_t *out)
{
    *out = 0;
    if (argument->kind == NM_DATE_ABSENT)
        return true;
    *out = (uint8_t)(argument->integer + 1);
    return argument->integer >= 0 && argument->integer < limit;
}

bool nm_build_clock(const nm_date_argument *a, nm_date *out)
{
    if (!take_day(&a[0], out))
        return false;
    out->clock.kind = NM_CLOCK_TIME;
    return take_part(&a[1], 25, &out->clock.hour) && take_part(&a[2], 60, &out->clock.minute) &&
           take_part(&a[3], 61, &out->clock.second) &&
           (a[1].integer < 24 || (out->clock.minute <= 1 && out->clock.second <= 1));
}

bool nm_build_meridiem(const nm_date_argument *a, nm_date *out)
{
    int place = nm_build_word(NM_MERIDIEM_WORDS, &a[1]);
    *out = a[0].date;
    int hour = out->clock.hour - 1;
    if (place < 0 || out->clock.kind != NM_CLOCK_TIME || hour < 1 || hour > 12)
        return false;
    out->clock.hour = (uint8_t)(hour % 12 + 12 * place + 1);
    return true;
}

bool nm_build_day_part(const nm_date_argument *a, nm_date *out)
{
    int place = nm_build_word(NM_DAY_PART_WORDS, &a[1]);
    if (place < 0 || !take_day(&a[0], out))
        return false;
    out->clock.kind = NM_CLOCK_PART;
    out->clock.hour = (uint8_t)place;
    return true;
}

bool nm_build_every(const nm_date_argument *a, nm_date *out)
{
    *out = a[0].date;
    out->repeated = 1;
    return out->granularity == NM_DURATION ||
           (out->granularity < NM_PRESENT_REF && out->anchor == NM_ANCHOR_NEAREST);
}

void nm_span_write_duration(const nm_date *date, char out[NM_PERIOD_TEXT])
{
    size_t unit = date->unit < UNITS ? date->unit : 0;
    if (date->shift == NM_NO_COUNT)
        (void)snprintf(out, NM_PERIOD_TEXT, "%sX%s", units[unit].prefix, units[unit].letter);
    else
        (void)snprintf(out, NM_PERIOD_TEXT, "%s%lld%s", units[unit].prefix,
                       (long long)date->shift * units[unit].times, units[unit].letter);
}

void nm_span_append_clock(const nm_clock *clock, char value[NM_PERIOD_TEXT])
{
    static const char parts[DAY_PARTS][3] = {"MO", "MI", "AF", "EV", "NI"};
    size_t length = strlen(value), room = NM_PERIOD_TEXT - length;
    if (clock->kind == NM_CLOCK_PART)
        (void)snprintf(value + length, room, "T%s", parts[clock->hour % DAY_PARTS]);
    else if (clock->kind == NM_CLOCK_TIME && clock->second > 0)
        (void)snprintf(value + length, room, "T%02d:%02d:%02d", clock->hour - 1, clock->minute - 1,
                       clock->second - 1);
    else if (clock->kind == NM_CLOCK_TIME)
        (void)snprintf(value + length, room, "T%02d:%02d", clock->hour - 1,
                       clock->minute > 0 ? clock->minute - 1 : 0);
}
