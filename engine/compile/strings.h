/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A set of strings, each kept once. A string is named by its offset in one pool, NUL-terminated,
 * and offset 0 is the empty string: the pool is the STRINGS section as it stands. Look-up is an
 * open-addressed table of offsets; the hash is kept beside the offset so that growing never reads
 * the strings again.
 */
#ifndef NM_COMPILE_STRINGS_H
#define NM_COMPILE_STRINGS_H

#include "base/array.h"

#include <stdint.h>

typedef struct nm_strings {
    NM_ARRAY(char) pool;
    struct nm_string_slot {
        uint32_t hash, offset; /* offset 0: empty */
    } *slots;
    size_t slot_count, used;
    bool memory; /* something was lost for want of memory */
} nm_strings;

/* The offset of the string, added if it is new; 0 for the empty one, for one with a NUL in it, and
 * when memory or the 4 GiB of the pool are out (then `memory` is set). */
uint32_t nm_strings_add(nm_strings *strings, const char *bytes, size_t length);
uint32_t nm_strings_add_text(nm_strings *strings, const char *text);

/* The string at an offset; dies at the next add. */
const char *nm_strings_get(const nm_strings *strings, uint32_t offset);

void nm_strings_free(nm_strings *strings);

#endif
