/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See array.h.
 */
#include "base/array.h"

#include <stdint.h>

bool nm_array_grow(void **items, size_t *capacity, size_t count, size_t extra, size_t size)
{
    if (extra > SIZE_MAX / 2 / size - count)
        return false;
    size_t wanted = count + extra;
    size_t grown = *capacity < 8 ? 8 : *capacity * 2;
    if (grown < wanted)
        grown = wanted;
    if (grown > SIZE_MAX / 2 / size)
        return false;
    void *moved = realloc(*items, grown * size);
    if (moved == NULL)
        return false;
    *items = moved;
    *capacity = grown;
    return true;
}
