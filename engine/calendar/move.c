/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the date functions do that make a date of another one, or of the reference: they move it,
 * choose among its occurrences, widen it, or modify it.
 *
 * A date whose year is known is moved at once. Any other keeps what it says and notes the move, the
 * choice or the modifier, which count when it is resolved:
 *
 *     shift(day, -3)                              anchor SHIFT day -3
 *     relative(month(ABSENT, 3), last)            anchor LAST,     form MONTH 3
 *     shift_from(weekday(5, next), week, 1)       anchor NEXT,     form WEEKDAY 5,  after 1 week
 *     week_of(date(ABSENT, 3, 7))                 anchor NEAREST,  form MONTH_DAY,  widen WEEK
 */
#include "calendar/build.h"

#include "calendar/resolve.h"

/* The sum of two shifts would still fit; ten million days are more than all years there are. */
enum { SHIFT_LIMIT = 10000000 };

static const uint8_t units[] = {NM_DAY,  NM_WEEK, NM_WEEKEND, NM_MONTH,   NM_QUARTER,
                                NM_HALF, NM_YEAR, NM_DECADE,  NM_CENTURY, NM_MILLENNIUM};

static bool unit_and_count(const nm_date_argument *unit, int32_t n, uint8_t *out)
{
    int place = nm_build_word(NM_UNIT_WORDS, unit);
    if (place < 0 || n < -SHIFT_LIMIT || n > SHIFT_LIMIT)
        return false;
    *out = units[place];
    return true;
}

bool nm_build_shift(const nm_date_argument *a, nm_date *out)
{
    if (!unit_and_count(&a[0], a[1].integer, &out->unit))
        return false;
    out->anchor = NM_ANCHOR_SHIFT;
    out->shift = a[1].integer;
    out->form = NM_FORM_PERIOD;
    out->granularity = out->unit;
    return true;
}

static bool is_reference(const nm_date *date)
{
    return date->granularity >= NM_PRESENT_REF;
}

/* Moves a date that does not wait for the reference; a season waits for the hemisphere. */
static bool move_known(const nm_date *date, nm_granularity unit, int32_t n, nm_date *out)
{
    nm_period period;
    uint8_t mod = date->mod;
    if (!nm_date_period(date, NULL, &period) || !nm_period_shift(&period, unit, n, &period) ||
        !nm_date_of_period(&period, out))
        return false;
    out->mod = mod;
    return true;
}

bool nm_build_shift_from(const nm_date_argument *a, nm_date *out)
{
    uint8_t unit;
    int32_t n = a[2].integer;
    if (!unit_and_count(&a[1], n, &unit))
        return false;
    if (a[0].date.granularity == NM_PRESENT_REF)
        return nm_build_shift(&a[1], out);
    *out = a[0].date;
    if (is_reference(out))
        return false;
    if (out->anchor == NM_ANCHOR_YEAR && out->form != NM_FORM_SEASON)
        return move_known(&a[0].date, (nm_granularity)unit, n, out);
    if (out->after != 0 && out->after_unit != unit)
        return false;
    int64_t sum = (int64_t)out->after + n;
    if (sum < -SHIFT_LIMIT || sum > SHIFT_LIMIT)
        return false;
    out->after = (int32_t)sum;
    out->after_unit = unit;
    return true;
}

bool nm_build_relative(const nm_date_argument *a, nm_date *out)
{
    static const int8_t step[] = {-1, 0, 1, -1, 1};
    int place = nm_build_word(NM_DIRECTION_WORDS, &a[1]);
    *out = a[0].date;
    if (place < 0 || is_reference(out))
        return false;
    if (out->anchor == NM_ANCHOR_SHIFT && out->form == NM_FORM_PERIOD &&
        out->shift > -SHIFT_LIMIT && out->shift < SHIFT_LIMIT) {
        out->shift += step[place];
        return true;
    }
    if (out->anchor < NM_ANCHOR_NEAREST)
        return false;
    out->anchor = (uint8_t)(NM_ANCHOR_LAST + place);
    return true;
}

bool nm_build_week_of(const nm_date_argument *a, nm_date *out)
{
    nm_period period;
    *out = a[0].date;
    if (out->granularity != NM_DAY)
        return false;
    if (out->anchor == NM_ANCHOR_YEAR)
        return nm_date_period(out, NULL, &period) && nm_period_of(NM_WEEK, period.first, &period) &&
               nm_date_of_period(&period, out);
    out->widen = NM_WEEK;
    return true;
}

bool nm_build_part(const nm_date_argument *a, nm_date *out)
{
    static const uint8_t synonym[] = {NM_MOD_START, NM_MOD_MID, NM_MOD_END, NM_MOD_APPROX};
    *out = a[0].date;
    if (a[1].kind == NM_DATE_ABSENT)
        return true;
    int place = nm_build_word(NM_MOD_WORDS, &a[1]);
    if (place < 0)
        return false;
    out->mod =
        place < NM_MOD_EQUAL_OR_MORE ? (uint8_t)(place + 1) : synonym[place - NM_MOD_EQUAL_OR_MORE];
    return true;
}
