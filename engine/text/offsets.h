/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Byte offsets into code points or UTF-16 code units, many at once: the offsets ascend, so one pass
 * over the text serves them all. See nomen_offsets_convert() in nomen.h. An ill-formed sequence
 * counts as one of either unit (as the U+FFFD that a decoder would make of it); an offset inside a
 * sequence counts it as not yet passed.
 */
#ifndef NM_TEXT_OFFSETS_H
#define NM_TEXT_OFFSETS_H

#include "nomen.h"

nomen_status nm_offsets_convert(const char *text, size_t length, size_t *offsets, size_t count,
                                nomen_unit unit);

#endif
