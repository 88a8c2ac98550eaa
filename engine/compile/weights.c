/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See weights.h.
 */
#include "compile/weights.h"

#include <string.h>

static const char expected_head[] = "evidence\ttype\tform\tweight";

/* Thousandths from "-1.25": a sign, digits, at most three decimals. False: no such number. */
static bool read_thousandths(const char *at, size_t length, int32_t *out)
{
    size_t i = 0;
    int32_t sign = 1, value = 0, decimals = -1;
    if (i < length && (at[i] == '-' || at[i] == '+'))
        sign = at[i++] == '-' ? -1 : 1;
    size_t digits = 0;
    for (; i < length; i++) {
        if (at[i] == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (at[i] < '0' || at[i] > '9' || value > 99999 || decimals == 3)
            return false;
        value = value * 10 + (at[i] - '0');
        decimals += decimals >= 0;
        digits++;
    }
    for (int32_t d = decimals < 0 ? 0 : decimals; d < 3; d++)
        value *= 10;
    *out = sign * value;
    return digits > 0;
}

void nm_weight_read(nm_draft *draft, nm_place place, uint16_t file, bool head)
{
    if (head) {
        if (place.length != strlen(expected_head) ||
            memcmp(place.text, expected_head, place.length) != 0)
            nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0130", place, NULL,
                      "a weight table has the columns evidence, type, form, weight");
        return;
    }
    const char *fields[4];
    size_t lengths[4], count = 0, start = 0;
    for (size_t i = 0; i <= place.length; i++) {
        if (i < place.length && place.text[i] != '\t')
            continue;
        if (count < 4) {
            fields[count] = place.text + start;
            lengths[count] = i - start;
        }
        count++;
        start = i + 1;
    }
    nm_weight weight = {.file = file, .line = place.line, .form = NM_ANY8};
    if (count != 4 || lengths[0] == 0 ||
        !read_thousandths(fields[3], lengths[3], &weight.weight)) {
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0131", place,
                  "for example: headline, *, *, -0.5, with tabs between",
                  "not a row of a weight table");
        return;
    }
    weight.evidence = nm_strings_add(&draft->strings, fields[0], lengths[0]);
    if (!(lengths[1] == 1 && fields[1][0] == '*'))
        weight.label = nm_draft_label(draft, fields[1], lengths[1], false);
    if (!(lengths[2] == 1 && fields[2][0] == '*')) {
        uint32_t form = nm_draft_name(draft, NM_NAMES_FORMS, fields[2], lengths[2]);
        weight.form = form == NM_NONE ? NM_ANY8 : (uint8_t)form;
    }
    nm_weight *slot = nm_array_push(&draft->weights);
    if (slot == NULL)
        draft->memory = true;
    else
        *slot = weight;
}
