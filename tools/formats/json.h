/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Writing JSON strings, and what more than one writer shows. Invalid UTF-8 becomes U+FFFD, one for
 * each maximal subpart, so that the output is valid JSON whatever the input was, and code point
 * offsets still fit the text.
 */
#ifndef NOMEN_JSON_H
#define NOMEN_JSON_H

#include "nomen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

void json_write_string(FILE *stream, const char *text, size_t length);
void json_write_text(FILE *stream, const char *text); /* NUL-terminated */

/* [{"name":"prior","weight":2}, ...] */
void json_write_evidence(FILE *stream, const nomen_evidence *evidence, size_t count);

/* The bytes of the character at `text`, negative (its size, negated) if it is ill-formed. */
int json_next_character(const char *text, size_t length);

/* Whether a character of `size` bytes ends a line for some programs, though it is no line feed. */
bool json_is_line_end(const char *text, int size);

#endif
