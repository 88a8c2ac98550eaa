/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Whether a prediction is about the gold's text, and if not, where they part.
 */
#ifndef NOMEN_DIFFERENCE_H
#define NOMEN_DIFFERENCE_H

#include "../readers/reader.h"

/* Whether the texts are the same; else `message` says where the first difference is, in bytes and
 * code points, and shows both sides of it. */
bool same_text(const labelled_document *gold, const labelled_document *predicted, char *message,
               size_t size);

#endif
