/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See runs.h.
 */
#include "compile/runs.h"

#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool grow(nm_runs *r)
{
    size_t count = r->slot_count == 0 ? 1024 : r->slot_count * 2;
    struct nm_run *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < r->slot_count; i++) {
        if (r->slots[i].count == 0)
            continue;
        size_t at = r->slots[i].hash & (count - 1);
        while (slots[at].count != 0)
            at = (at + 1) & (count - 1);
        slots[at] = r->slots[i];
    }
    free(r->slots);
    r->slots = slots;
    r->slot_count = count;
    return true;
}

uint32_t nm_runs_find(nm_runs *r, const void *items, size_t size, size_t *count, uint32_t first)
{
    uint32_t length = (uint32_t)(*count - first);
    if (length == 0)
        return first;
    if (r->used * 2 >= r->slot_count && !grow(r))
        return UINT32_MAX;
    const char *bytes = items, *run = bytes + first * size;
    uint32_t hash = (uint32_t)nm_hash(run, length * size);
    size_t at = hash & (r->slot_count - 1);
    for (; r->slots[at].count != 0; at = (at + 1) & (r->slot_count - 1)) {
        const struct nm_run *other = &r->slots[at];
        if (other->hash == hash && other->count == length &&
            memcmp(bytes + other->first * size, run, length * size) == 0) {
            *count = first;
            return other->first;
        }
    }
    r->slots[at] = (struct nm_run){hash, first, length};
    r->used++;
    return first;
}

void nm_runs_free(nm_runs *r)
{
    free(r->slots);
    memset(r, 0, sizeof *r);
}
