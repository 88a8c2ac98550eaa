/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Texts and figures, as all parts of the HTML report write them.
 */
#include "html.h"

#include "../formats/markup.h"

#include <string.h>

void html_text(FILE *stream, const char *text)
{
    write_markup(stream, text, strlen(text));
}

void html_estimate(FILE *stream, estimate value)
{
    if (value.defined)
        fprintf(stream, "%.3f", value.value);
    else
        fputs("\xE2\x80\x93", stream);
}

void html_interval(FILE *stream, estimate value)
{
    if (value.interval)
        fprintf(stream, "%.3f \xE2\x80\x93 %.3f", value.low, value.high);
}
