/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * TIMEX3: the value and modifier of a date in text.
 *
 * A date that can be resolved is written as its period. One that waits for a reference that nobody
 * knows is written with X for what is open; a date that another move follows keeps nothing but
 * its granularity, because 7 March moved by 40 days is no 7 March.
 */
#include "calendar/era.h"
#include "calendar/holiday.h"
#include "calendar/resolve.h"
#include "calendar/span.h"

#include <stdio.h>

const char *nm_date_mod_text(nm_date_mod mod)
{
    static const char *const text[] = {
        "",          "START",         "MID",          "END",         "APPROX",
        "BEFORE",    "AFTER",         "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN",
        "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
    return (unsigned)mod < sizeof text / sizeof text[0] ? text[mod] : "";
}

static const char *granularity_text(nm_granularity granularity)
{
    static const char *const text[] = {
        "",        "XXXX-XX-XX", "XXXX-WXX",    "XXXX-WXX-WE", "XXXX-XX",
        "XXXX-QX", "XXXX-HX",    "XXXX-SX",     "XXXX",        "XXX",
        "XX",      "X",          "PRESENT_REF", "PAST_REF",    "FUTURE_REF"};
    return (unsigned)granularity < sizeof text / sizeof text[0] ? text[granularity] : "";
}

/* What a date that was moved in the end is: the unit counts where it is the finer one. */
static nm_granularity granularity_after(const nm_date *date)
{
    nm_granularity unit = (nm_granularity)date->after_unit;
    bool finer =
        date->after != 0 && nm_granularity_is_finer(unit, (nm_granularity)date->granularity);
    return (nm_granularity)(date->widen != 0 ? date->widen
                            : finer          ? unit
                                             : date->granularity);
}

static void write_open_month(int month, const char *rest, char *out)
{
    if (month > 0)
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-%02d%s", month, rest);
    else
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-XX%s", rest);
}

/* The value of a date whose reference is not known. */
static void write_open(const nm_date *date, char *out)
{
    char day[8];
    int month = date->month, fixed_day = date->day;
    bool generic = date->after != 0 || date->widen != 0 || date->calendar != NM_CALENDAR_GREGORIAN;
    if (date->form == NM_FORM_HOLIDAY && !nm_holiday_is_fixed(date->number, &month, &fixed_day))
        generic = true;
    (void)snprintf(day, sizeof day, "-%02d", fixed_day);
    switch (generic ? NM_FORM_PERIOD : (nm_date_form)date->form) {
    case NM_FORM_MONTH_DAY:
    case NM_FORM_DAY:
    case NM_FORM_HOLIDAY:
        write_open_month(month, day, out);
        break;
    case NM_FORM_NTH_WEEKDAY:
        write_open_month(month, "-XX", out);
        break;
    case NM_FORM_MONTH:
        write_open_month(month, "", out);
        break;
    case NM_FORM_WEEKDAY:
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-WXX-%d", date->weekday);
        break;
    case NM_FORM_WEEK:
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-W%02d", date->number);
        break;
    case NM_FORM_QUARTER:
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-Q%d", date->number);
        break;
    case NM_FORM_HALF:
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-H%d", date->number);
        break;
    case NM_FORM_SEASON:
        (void)snprintf(out, NM_PERIOD_TEXT, "XXXX-%s", nm_season_text[date->number - 1]);
        break;
    default:
        (void)snprintf(out, NM_PERIOD_TEXT, "%s", granularity_text(granularity_after(date)));
        break;
    }
}

bool nm_date_resolve(const nm_date *date, const nm_date_reference *reference, nm_date_value *out)
{
    nm_date_value value = {.mod = nm_date_mod_text((nm_date_mod)date->mod),
                           .granularity = granularity_after(date)};
    bool reference_known = reference != NULL && nm_civil_valid(reference->day);
    bool open = date->anchor != NM_ANCHOR_YEAR && date->anchor != NM_ANCHOR_TWO_DIGITS;
    nm_period period;
    if (date->granularity >= NM_PRESENT_REF && date->granularity <= NM_FUTURE_REF) {
        (void)snprintf(value.value, sizeof value.value, "%s", granularity_text(value.granularity));
    } else if (date->granularity == NM_DURATION) {
        nm_span_write_duration(date, value.value);
    } else if (!nm_date_fields_fit(date) || date->anchor > NM_ANCHOR_COMING) {
        return false;
    } else if (open && (!reference_known || date->repeated)) {
        write_open(date, value.value);
    } else {
        if (!nm_date_period(date, reference, &period))
            return false;
        value.known = true;
        value.used_reference = reference_known && date->anchor != NM_ANCHOR_YEAR;
        value.granularity = period.granularity;
        value.first = nm_civil_from_days(period.first);
        value.last = nm_civil_from_days(nm_period_last(&period));
        nm_period_format(&period, reference != NULL && reference->southern, value.value);
    }
    nm_span_append_clock(&date->clock, value.value);
    *out = value;
    return true;
}
