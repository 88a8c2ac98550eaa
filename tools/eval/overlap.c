/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See overlap.h.
 */
#include "overlap.h"

#include "../grow.h"

static int compare_mentions(const void *left, const void *right)
{
    const mention *a = left, *b = right;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    return (a->start > b->start) - (a->start < b->start);
}

bool index_mentions(overlap_index *index, const mention *list, size_t count)
{
    if (!grow(index, count))
        return false;
    index->count = count;
    mention *items = index->items;
    if (count > 0)
        memcpy(items, list, count * sizeof *items);
    qsort(items, count, sizeof *items, compare_mentions);
    for (size_t i = 1; i < count; i++)
        if (items[i].type == items[i - 1].type && items[i].end < items[i - 1].end)
            items[i].end = items[i - 1].end;
    return true;
}

bool overlaps_any(const overlap_index *index, const mention *m)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const mention *item = &index->items[middle];
        if (item->type < m->type || (item->type == m->type && item->start < m->end))
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && index->items[low - 1].type == m->type && index->items[low - 1].end > m->start;
}
