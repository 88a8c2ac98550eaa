/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See resolve.h.
 */
#include "resolve/resolve.h"

#include <string.h>

static int compare_keys(const void *left, const void *right)
{
    const nm_resolve_key *a = left, *b = right;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->score < b->score || a->score > b->score)
        return a->score > b->score ? -1 : 1;
    /* Where nothing else tells them apart: rows before rules, rules in the order of their files. */
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static nomen_status sort_candidates(nm_resolver *r, const nm_matcher *m, nomen_error *error)
{
    nm_array_clear(&r->order);
    for (size_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *c = &m->candidates.items[i];
        if (!(c->score > 0))
            continue;
        nm_resolve_key *key = nm_array_push(&r->order);
        if (key == NULL)
            return nm_fail_memory(error);
        *key = (nm_resolve_key){c->last, c->first, (uint32_t)i, c->rule + 1, c->score};
    }
    if (r->order.count > 0)
        qsort(r->order.items, r->order.count, sizeof *r->order.items, compare_keys);
    return NOMEN_OK;
}

static double worth(const nm_candidate *c)
{
    return (double)c->score * (c->last - c->first);
}

/* How many of the first `limit` candidates end at or before token `first`. */
static uint32_t count_before(const nm_resolver *r, uint32_t limit, uint32_t first)
{
    uint32_t low = 0, high = limit;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->order.items[middle].last <= first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool make_room(nm_resolver *r, size_t count)
{
    nm_array_clear(&r->best);
    nm_array_clear(&r->before);
    nm_array_clear(&r->kept);
    return nm_array_reserve(&r->best, count + 1) && nm_array_reserve(&r->before, count + 1) &&
           nm_array_reserve(&r->kept, count + 1);
}

static void reverse(uint32_t *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = swap;
    }
}

static void choose(nm_resolver *r, nm_matcher *m)
{
    uint32_t count = (uint32_t)r->order.count;
    r->best.items[0] = 0;
    for (uint32_t i = 0; i < count; i++) {
        const nm_candidate *c = &m->candidates.items[r->order.items[i].candidate];
        uint32_t before = count_before(r, i, c->first);
        double with = worth(c) + r->best.items[before];
        r->before.items[i] = before;
        r->best.items[i + 1] = with > r->best.items[i] ? with : r->best.items[i];
    }
    for (uint32_t i = count; i > 0;) {
        if (r->best.items[i] > r->best.items[i - 1]) {
            uint32_t index = r->order.items[i - 1].candidate;
            m->candidates.items[index].kept = 1;
            r->kept.items[r->kept.count++] = index;
            i = r->before.items[i - 1];
        } else {
            i--;
        }
    }
    reverse(r->kept.items, r->kept.count);
}

/* The kept candidate that overlaps, by binary search over the kept ones. */
static uint32_t find_rival(const nm_resolver *r, const nm_matcher *m, const nm_candidate *c)
{
    size_t low = 0, high = r->kept.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->candidates.items[r->kept.items[middle]].last <= c->first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == r->kept.count || m->candidates.items[r->kept.items[low]].first >= c->last)
        return NM_NONE;
    return r->kept.items[low];
}

nomen_status nm_resolve(nm_resolver *r, nm_matcher *m, nomen_error *error)
{
    nomen_status status = sort_candidates(r, m, error);
    if (status != NOMEN_OK)
        return status;
    if (!make_room(r, r->order.count))
        return nm_fail_memory(error);
    choose(r, m);
    for (size_t i = 0; i < m->candidates.count; i++) {
        nm_candidate *c = &m->candidates.items[i];
        if (!c->kept && c->score > 0)
            c->rival = find_rival(r, m, c);
    }
    return NOMEN_OK;
}

void nm_resolver_free(nm_resolver *r)
{
    nm_array_free(&r->order);
    nm_array_free(&r->best);
    nm_array_free(&r->before);
    nm_array_free(&r->kept);
}
