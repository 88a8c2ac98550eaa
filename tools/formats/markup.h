/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Text inside markup, XML or HTML, between tags or in a quoted attribute. What has a meaning there
 * is escaped; what may not be there at all, control characters and invalid UTF-8, becomes U+FFFD.
 */
#ifndef NOMEN_MARKUP_H
#define NOMEN_MARKUP_H

#include <stddef.h>
#include <stdio.h>

void write_markup(FILE *stream, const char *text, size_t length);

#endif
