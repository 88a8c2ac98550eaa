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

enum { MOVES = 2 /* for each candidate, before another way is taken */ };

/* Candidates come nearly in order, and are put in their places one by one; where that takes many
 * moves (short names are proposed last), all are sorted. */
static void sort_keys(nm_resolve_key *keys, size_t count)
{
    size_t moves = 0;
    for (size_t i = 1; i < count && moves <= MOVES * count; i++) {
        nm_resolve_key key = keys[i];
        size_t at = i;
        for (; at > 0 && moves <= MOVES * count && compare_keys(&key, &keys[at - 1]) < 0; moves++) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
    }
    if (moves > MOVES * count)
        qsort(keys, count, sizeof *keys, compare_keys);
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
    sort_keys(r->order.items, r->order.count);
    return NOMEN_OK;
}

static double worth(const nm_resolve_key *key)
{
    return (double)key->score * (key->last - key->first);
}

/* How many of the first `limit` candidates end at or before token `first`. It is most of them: the
 * place is looked for from behind, in steps that double. */
static uint32_t count_before(const nm_resolver *r, uint32_t limit, uint32_t first)
{
    const nm_resolve_key *order = r->order.items;
    uint32_t high = limit, step = 1;
    while (step <= high && order[high - step].last > first) {
        high -= step;
        step *= 2;
    }
    uint32_t low = step <= high ? high - step : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (order[middle].last <= first)
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
    nm_array_clear(&r->chosen);
    nm_array_clear(&r->kept);
    return nm_array_reserve(&r->best, count + 1) && nm_array_reserve(&r->before, count + 1) &&
           nm_array_reserve(&r->chosen, count + 1) && nm_array_reserve(&r->kept, count + 1);
}

static void choose(nm_resolver *r)
{
    uint32_t count = (uint32_t)r->order.count;
    r->best.items[0] = 0;
    for (uint32_t i = 0; i < count; i++) {
        const nm_resolve_key *key = &r->order.items[i];
        uint32_t before = count_before(r, i, key->first);
        double with = worth(key) + r->best.items[before];
        r->before.items[i] = before;
        r->best.items[i + 1] = with > r->best.items[i] ? with : r->best.items[i];
    }
    memset(r->chosen.items, 0, (count + 1) * sizeof *r->chosen.items);
    for (uint32_t i = count; i > 0;) {
        bool taken = r->best.items[i] > r->best.items[i - 1];
        r->chosen.items[i] = taken;
        i = taken ? r->before.items[i - 1] : i - 1;
    }
}

/* Marks the chosen ones, and counts them. */
static void keep_chosen(nm_resolver *r, nm_matcher *m)
{
    for (size_t i = 0; i < r->order.count; i++) {
        uint32_t index = r->order.items[i].candidate;
        if (r->chosen.items[i + 1] != 0) {
            m->candidates.items[index].kept = 1;
            r->kept.items[r->kept.count++] = index;
        }
        r->chosen.items[i + 1] = (uint32_t)r->kept.count;
    }
}

/* Of each that is not kept, the first kept one that ends behind its beginning: if that begins
 * before its end, it is the rival. */
static void find_rivals(const nm_resolver *r, nm_matcher *m)
{
    for (size_t i = 0; i < r->order.count; i++) {
        nm_candidate *c = &m->candidates.items[r->order.items[i].candidate];
        uint32_t next = r->chosen.items[r->before.items[i]];
        if (c->kept || next == r->kept.count)
            continue;
        uint32_t rival = r->kept.items[next];
        if (m->candidates.items[rival].first < c->last)
            c->rival = rival;
    }
}

nomen_status nm_resolve(nm_resolver *r, nm_matcher *m, nomen_error *error)
{
    nomen_status status = sort_candidates(r, m, error);
    if (status != NOMEN_OK)
        return status;
    if (!make_room(r, r->order.count))
        return nm_fail_memory(error);
    choose(r);
    keep_chosen(r, m);
    find_rivals(r, m);
    return NOMEN_OK;
}

void nm_resolver_free(nm_resolver *r)
{
    nm_array_free(&r->order);
    nm_array_free(&r->best);
    nm_array_free(&r->before);
    nm_array_free(&r->chosen);
    nm_array_free(&r->kept);
}
