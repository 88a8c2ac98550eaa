/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Text for people to read.
 */
#ifndef NOMEN_PLAIN_H
#define NOMEN_PLAIN_H

#include <stddef.h>
#include <stdio.h>

/* Writes text as it is, but with control characters (other than line feed and tab) and invalid
 * bytes as U+FFFD, so that no document drives the terminal. */
void write_plain(FILE *stream, const char *text, size_t length);

/* How many columns a line of such text takes on a terminal: a Chinese character takes two, a
 * combining mark none. */
size_t plain_width(const char *text, size_t length);

#endif
