/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The parts of the HTML report. All text that is not ours goes through html_text().
 */
#ifndef NOMEN_EVAL_HTML_H
#define NOMEN_EVAL_HTML_H

#include "evaluation.h"

#include <stdio.h>

void html_text(FILE *stream, const char *text);

/* "0.973"; a dash where it is undefined. */
void html_estimate(FILE *stream, estimate value);

/* The interval as "0.956 – 0.984"; nothing where there is none. */
void html_interval(FILE *stream, estimate value);

/* A row of a plot of scores. */
typedef struct plot_row {
    const char *label;
    const score_group *group;
    bool strong; /* set off from the others */
} plot_row;

/* F1 as a point with its interval, precision and recall as marks; a row each. */
void html_plot_scores(FILE *stream, const plot_row *rows, size_t count, scheme which);

/* F1 as bars with their intervals. */
void html_plot_bars(FILE *stream, const plot_row *rows, size_t count, scheme which);

/* Confidence against how many were right, over a histogram. */
void html_plot_calibration(FILE *stream, const calibration_bin *bins);

/* The error browser. */
void html_errors(FILE *stream, const evaluation *evaluation);

/* The style sheet and the script, without their tags. */
void html_style(FILE *stream);
void html_script(FILE *stream);

#endif
