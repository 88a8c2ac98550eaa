/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The part of resolution that building a date needs, too: to try a date out, and to make a date of
 * the days that came out.
 */
#ifndef NM_CALENDAR_RESOLVE_H
#define NM_CALENDAR_RESOLVE_H

#include "calendar/date.h"

/* Whether form and fields belong together and fit some year, whatever the anchor. */
bool nm_date_fields_fit(const nm_date *date);

/* The days that a date means. Without a reference (NULL) only dates whose year is known have
 * some. The modifier is not looked at. */
bool nm_date_period(const nm_date *date, const nm_date_reference *reference, nm_period *out);

/* The date that means these days, its year known. False, with `out` untouched, for a season: which
 * one it is depends on the hemisphere. */
bool nm_date_of_period(const nm_period *period, nm_date *out);

#endif
