/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reports: ways to show an evaluation.
 */
#ifndef NOMEN_REPORT_H
#define NOMEN_REPORT_H

#include "evaluation.h"

#include <stdio.h>

typedef struct report_options {
    bool colour;
} report_options;

typedef void report_writer(FILE *stream, const report_options *options,
                           const evaluation *evaluation);

/* For people: tables of at most 100 columns, then the sample of errors. */
report_writer write_table;

/* For a browser: one file that needs no other. */
report_writer write_evaluation_html;

/* For programs: one JSON object; docs/scoring.md has its members. */
report_writer write_evaluation_json;

#endif
