/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See align.h. Two ways, by what the mentions are like.
 *
 * Flat mentions (neither side overlaps itself, the usual case). Then overlaps form a chain,
 *
 *     gold       [  a  ]   [  b  ]  [ c ]
 *     predicted    [ 1 ] [ 2 ][  3      ]       a1, b2, b3, c3
 *
 * in which the overlaps of one mention are neighbours, and two pairs of an alignment never cross.
 * That makes it weighted interval scheduling: in the order of the chain, an overlap is either left
 * out, or taken together with the best of what stands before the first overlap of its two mentions.
 * A right pair is worth more than all that are not. Linear, and exact in both respects.
 *
 * Mentions that overlap their own side (nested corpora). First the right pairs, then pairs among
 * the rest, each as many as possible. Identical mentions are paired off in sorted order. Overlaps
 * are a sweep: of all mentions that are left, the one that ends first is paired with the mention of
 * the other side that ends first among those it overlaps. Nothing is lost by that: whatever
 * overlaps it covers its last byte, so among those partners the one that ends first can do least
 * for others. O(n log n). Here the number of right pairs is exact too; how many others there are
 * beside them may depend on which of several best alignments of the right ones was found.
 */
#include "align.h"

#include "../grow.h"

#include <string.h>

bool mentions_overlap(const mention *a, const mention *b)
{
    return a->start < b->end && b->start < a->end;
}

bool same_span(const mention *a, const mention *b)
{
    return a->start == b->start && a->end == b->end;
}

bool is_right_pair(pairing how, const mention *gold, const mention *predicted)
{
    switch (how) {
    case PAIR_IDENTICAL:
        return same_span(gold, predicted) && gold->type == predicted->type;
    case PAIR_SPAN:
        return same_span(gold, predicted);
    default:
        return gold->type == predicted->type;
    }
}

static bool is_flat(const mention *list, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (list[i].start < list[i - 1].end)
            return false;
    return true;
}

static void join(aligner *a, uint32_t gold, uint32_t predicted)
{
    a->partner[0][gold] = predicted;
    a->partner[1][predicted] = gold;
}

/* ---- Flat ---- */

/* The overlaps in the order of the chain, each with the number of those before it that leave both
 * of its mentions alone. */
static bool list_overlaps(aligner *a, pairing how, const mention *gold, size_t gold_count,
                          const mention *predicted, size_t predicted_count)
{
    a->edges.count = 0;
    uint32_t first_of_gold = 0, first_of_predicted = 0; /* where the current runs begin */
    uint32_t last_gold = ALIGN_NONE, last_predicted = ALIGN_NONE;
    for (uint32_t i = 0, k = 0; i < gold_count && k < predicted_count;) {
        const mention *g = &gold[i], *p = &predicted[k];
        if (mentions_overlap(g, p)) {
            if (!grow(&a->edges, a->edges.count + 1))
                return false;
            uint32_t here = (uint32_t)a->edges.count;
            if (i != last_gold)
                first_of_gold = here;
            if (k != last_predicted)
                first_of_predicted = here;
            last_gold = i;
            last_predicted = k;
            uint32_t before =
                first_of_gold < first_of_predicted ? first_of_gold : first_of_predicted;
            uint64_t worth = 1 + ((uint64_t)is_right_pair(how, g, p) << 32);
            a->edges.items[a->edges.count++] = (align_edge){i, k, before, worth, 0};
        }
        if (g->end < p->end)
            i++;
        else
            k++;
    }
    return true;
}

static bool align_flat(aligner *a, pairing how, const mention *gold, size_t gold_count,
                       const mention *predicted, size_t predicted_count)
{
    if (!list_overlaps(a, how, gold, gold_count, predicted, predicted_count))
        return false;
    align_edge *edges = a->edges.items;
    for (size_t i = 0; i < a->edges.count; i++) {
        uint64_t with =
            edges[i].worth + (edges[i].before > 0 ? edges[edges[i].before - 1].best : 0);
        uint64_t without = i > 0 ? edges[i - 1].best : 0;
        edges[i].best = with > without ? with : without;
    }
    for (size_t left = a->edges.count; left > 0;) {
        const align_edge *edge = &edges[left - 1];
        if (left > 1 && edge->best == edges[left - 2].best) {
            left--;
        } else {
            join(a, edge->gold, edge->predicted);
            left = edge->before;
        }
    }
    return true;
}

/* ---- Overlapping their own side ---- */

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const align_item *a, const align_item *b)
{
    int order = compare_sizes(a->side, b->side);
    return order != 0 ? order : compare_sizes(a->index, b->index);
}

static int compare_spans(const void *left, const void *right)
{
    const align_item *a = left, *b = right;
    int order = compare_sizes(a->start, b->start);
    if (order == 0)
        order = compare_sizes(a->end, b->end);
    if (order == 0)
        order = compare_sizes(a->key, b->key);
    return order != 0 ? order : compare_places(a, b);
}

static int compare_ends(const void *left, const void *right)
{
    const align_item *a = left, *b = right;
    int order = compare_sizes(a->key, b->key);
    if (order == 0)
        order = compare_sizes(a->end, b->end);
    if (order == 0)
        order = compare_sizes(a->start, b->start);
    return order != 0 ? order : compare_places(a, b);
}

/* Lists what has no partner yet; the key is the type, or nothing. */
static bool list_unpaired(aligner *a, bool with_type, const mention *const lists[2],
                          const size_t counts[2])
{
    if (!grow(&a->list, counts[0] + counts[1]))
        return false;
    a->list.count = 0;
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < counts[side]; i++)
            if (a->partner[side][i] == ALIGN_NONE)
                a->list.items[a->list.count++] =
                    (align_item){lists[side][i].start, lists[side][i].end,
                                 with_type ? lists[side][i].type : 0, side, i};
    return true;
}

static bool is_identical(const align_item *a, const align_item *b)
{
    return a->start == b->start && a->end == b->end && a->key == b->key;
}

/* Pairs identical mentions off: in each run of the same span and key, gold stands before predicted.
 */
static void pair_identical(aligner *a)
{
    align_item *items = a->list.items;
    qsort(items, a->list.count, sizeof *items, compare_spans);
    for (size_t first = 0, end; first < a->list.count; first = end) {
        size_t middle = first;
        for (end = first; end < a->list.count && is_identical(&items[first], &items[end]); end++)
            if (items[end].side == 0)
                middle = end + 1;
        for (size_t i = first, k = middle; i < middle && k < end; i++, k++)
            join(a, items[i].index, items[k].index);
    }
}

/* A binary heap of items by their place in the list, which is in the order of their ends. */
static void push_heap(uint32_t *heap, size_t *count, uint32_t item)
{
    size_t at = (*count)++;
    for (; at > 0 && heap[(at - 1) / 2] > item; at = (at - 1) / 2)
        heap[at] = heap[(at - 1) / 2];
    heap[at] = item;
}

static void pop_heap(uint32_t *heap, size_t *count)
{
    uint32_t item = heap[--*count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < *count; at = child) {
        if (child + 1 < *count && heap[child + 1] < heap[child])
            child++;
        if (heap[child] >= item)
            break;
        heap[at] = heap[child];
    }
    heap[at] = item;
}

static int compare_starts(const void *left, const void *right)
{
    const align_start *a = left, *b = right;
    int order = compare_sizes(a->start, b->start);
    return order != 0 ? order : compare_sizes(a->item, b->item);
}

/* Pairs the items from `first` to before `end`, all of one key, with what they overlap. */
static void sweep(aligner *a, size_t first, size_t end)
{
    const align_item *items = a->list.items;
    align_start *starts = a->starts.items;
    for (size_t i = first; i < end; i++)
        starts[i] = (align_start){items[i].start, (uint32_t)i};
    qsort(starts + first, end - first, sizeof *starts, compare_starts);
    a->heap[0].count = a->heap[1].count = 0;
    size_t begun = first;
    for (size_t i = first; i < end; i++) {
        for (; begun < end && starts[begun].start < items[i].end; begun++) {
            uint32_t item = starts[begun].item, side = items[item].side;
            push_heap(a->heap[side].items, &a->heap[side].count, item);
        }
        uint32_t side = items[i].side, other = 1 - side;
        if (a->partner[side][items[i].index] != ALIGN_NONE)
            continue;
        uint32_t *heap = a->heap[other].items;
        while (a->heap[other].count > 0 && /* it has ended, or has a partner */
               (heap[0] < i || a->partner[other][items[heap[0]].index] != ALIGN_NONE))
            pop_heap(heap, &a->heap[other].count);
        if (a->heap[other].count > 0) {
            uint32_t index[2];
            index[side] = items[i].index;
            index[other] = items[heap[0]].index;
            join(a, index[0], index[1]);
        }
    }
}

static bool pair_overlapping(aligner *a)
{
    align_item *items = a->list.items;
    size_t count = a->list.count;
    if (!grow(&a->starts, count) || !grow(&a->heap[0], count) || !grow(&a->heap[1], count))
        return false;
    qsort(items, count, sizeof *items, compare_ends);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && items[end].key == items[first].key;)
            end++;
        sweep(a, first, end);
    }
    return true;
}

static bool align_nested(aligner *a, pairing how, const mention *const lists[2],
                         const size_t counts[2])
{
    bool good = true;
    if (how != PAIR_TYPE && (good = list_unpaired(a, how != PAIR_SPAN, lists, counts)))
        pair_identical(a);
    if (how == PAIR_TYPE || how == PAIR_BEST)
        good = good && list_unpaired(a, true, lists, counts) && pair_overlapping(a);
    return good && list_unpaired(a, false, lists, counts) && pair_overlapping(a);
}

/* ---- Both ---- */

static bool forget_partners(aligner *a, int side, size_t count)
{
    uint32_t *grown = grow_items(a->partner[side], &a->room[side], count, sizeof *grown);
    if (grown == NULL)
        return false;
    a->partner[side] = grown;
    for (size_t i = 0; i < count; i++)
        grown[i] = ALIGN_NONE;
    return true;
}

bool align_mentions(aligner *a, pairing how, const mention *gold, size_t gold_count,
                    const mention *predicted, size_t predicted_count)
{
    const mention *const lists[2] = {gold, predicted};
    const size_t counts[2] = {gold_count, predicted_count};
    if (gold_count >= ALIGN_NONE || predicted_count >= ALIGN_NONE - gold_count ||
        !forget_partners(a, 0, gold_count) || !forget_partners(a, 1, predicted_count))
        return false;
    if (is_flat(gold, gold_count) && is_flat(predicted, predicted_count))
        return align_flat(a, how, gold, gold_count, predicted, predicted_count);
    return align_nested(a, how, lists, counts);
}

void free_aligner(aligner *a)
{
    free(a->partner[0]);
    free(a->partner[1]);
    free(a->list.items);
    free(a->edges.items);
    free(a->starts.items);
    free(a->heap[0].items);
    free(a->heap[1].items);
    memset(a, 0, sizeof *a);
}
