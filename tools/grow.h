/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Room in an array that grows. Doubling, so that n pushes cost n; a size that overflows is out of
 * memory like any other.
 */
#ifndef NOMEN_GROW_H
#define NOMEN_GROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The array `items` of `capacity` elements of `size` bytes with room for `wanted` of them, which
 * may have moved; NULL when memory is out, and the old one still holds. */
static inline void *grow_items(void *items, size_t *capacity, size_t wanted, size_t size)
{
    if (wanted <= *capacity && items != NULL)
        return items;
    size_t room = *capacity < 8 ? 8 : *capacity;
    while (room < wanted && room <= SIZE_MAX / 2)
        room *= 2;
    if (room < wanted || room > SIZE_MAX / size)
        return NULL;
    void *grown = realloc(items, room * size);
    if (grown != NULL)
        *capacity = room;
    return grown;
}

/* grow(array, wanted): whether `array`, a struct with `items` and `capacity`, has the room now. */
#define grow(array, wanted)                                                                        \
    grow_into(&(array)->items,                                                                     \
              grow_items((array)->items, &(array)->capacity, wanted, sizeof *(array)->items))

static inline bool grow_into(void *items, void *grown)
{
    if (grown != NULL)
        memcpy(items, &grown, sizeof grown);
    return grown != NULL;
}

#endif
