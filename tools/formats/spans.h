/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The spans of entities in the unit that was asked for.
 */
#ifndef NOMEN_SPANS_H
#define NOMEN_SPANS_H

#include "format.h"

#include <stddef.h>

/* Start and end of each entity, one behind the other, to be freed; in any order and overlapping as
 * they may. Bytes are those of the file, where a byte of its encoding is a character. NULL when
 * memory is out. */
size_t *convert_spans(const format_document *document, const nomen_entity *entities, size_t count,
                      nomen_unit unit);

#endif
