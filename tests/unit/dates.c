/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See dates.h.
 */
#include "dates.h"

#include "calendar/civil.h"
#include "support.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void skip_space(const char **at)
{
    while (**at == ' ')
        ++*at;
}

static bool read_argument(const char **at, nm_date_argument *out);

static bool read_call(const char *name, size_t length, const char **at, nm_date *out)
{
    nm_date_argument arguments[8];
    size_t count = 0;
    int function = nm_date_function_find(name, length);
    bool good = true;
    ck_assert_msg(function >= 0, "no function %.*s", (int)length, name);
    ++*at;
    for (skip_space(at); **at != ')'; skip_space(at)) {
        ck_assert_msg(**at != '\0' && count < 8, "bad expression");
        good = read_argument(at, &arguments[count++]) && good;
        skip_space(at);
        if (**at == ',')
            ++*at;
    }
    ++*at;
    return good && nm_date_call(function, arguments, count, out);
}

static bool read_argument(const char **at, nm_date_argument *out)
{
    char *end;
    memset(out, 0, sizeof *out);
    skip_space(at);
    if (isdigit((unsigned char)**at) || **at == '-') {
        out->kind = NM_DATE_INTEGER;
        out->integer = (int32_t)strtol(*at, &end, 10);
        *at = end;
        return true;
    }
    const char *word = *at;
    size_t length = strcspn(word, " ,()");
    *at += length;
    if (**at == '(') {
        out->kind = NM_DATE_DATE;
        return read_call(word, length, at, &out->date);
    }
    if (length != 6 || memcmp(word, "ABSENT", 6) != 0) {
        out->kind = NM_DATE_WORD;
        out->word = word;
        out->length = length;
    }
    return true;
}

bool dates_evaluate(const char *expression, nm_date *out)
{
    nm_date_argument argument;
    if (!read_argument(&expression, &argument))
        return false;
    ck_assert_int_eq(argument.kind, NM_DATE_DATE);
    *out = argument.date;
    return true;
}

void dates_check(const date_row *row, const nm_date_reference *reference)
{
    nm_date date;
    nm_date_value value;
    bool good = dates_evaluate(row->expression, &date) && nm_date_resolve(&date, reference, &value);
    ck_assert_msg(strcmp(good ? value.value : "-", row->value) == 0, "%s: %s instead of %s",
                  row->expression, good ? value.value : "-", row->value);
}

nm_date_reference dates_on(int year, int month, int day, nm_tense tense)
{
    nm_date_reference reference = {.tense = tense};
    ck_assert(nm_civil_make(year, month, day, &reference.day));
    return reference;
}
