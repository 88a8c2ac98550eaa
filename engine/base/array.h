/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A growable array of any type.
 *
 *     NM_ARRAY(nm_token) tokens = {0};
 *     nm_token *t = nm_array_push(&tokens);      // NULL: out of memory, the array is unchanged
 *     tokens.items[i], tokens.count
 *     nm_array_clear(&tokens);                   // count 0, memory kept: reuse costs nothing
 *     nm_array_free(&tokens);
 *
 * Growth doubles, so pushing is amortised O(1) and a reused array stops allocating after warm-up.
 * A new item is not cleared. Pointers into `items` die at the next push.
 */
#ifndef NM_BASE_ARRAY_H
#define NM_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#define NM_ARRAY(type)                                                                             \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

/* Makes room for `extra` more items: true, or false when memory is out. */
#define nm_array_reserve(array, extra)                                                             \
    ((array)->capacity - (array)->count >= (size_t)(extra)                                         \
         ? true                                                                                    \
         : nm_array_grow((void **)&(array)->items, &(array)->capacity, (array)->count,             \
                         (size_t)(extra), sizeof *(array)->items))

/* A pointer to a new last item (not cleared), or NULL when memory is out. */
#define nm_array_push(array)                                                                       \
    (nm_array_reserve(array, 1) ? &(array)->items[(array)->count++] : NULL)

#define nm_array_clear(array) ((void)((array)->count = 0))

#define nm_array_free(array)                                                                       \
    (free((array)->items), (array)->items = NULL, (array)->count = (array)->capacity = 0)

bool nm_array_grow(void **items, size_t *capacity, size_t count, size_t extra, size_t size);

#endif
