/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See judge.h.
 */
#include "judge.h"

#include "../grow.h"

static const char out_of_memory[] = "out of memory";
static const char too_many[] = "more than 256 types; choose some with --types";

static const char *failure(const labels *l)
{
    return l->names.count == TYPES_MAX ? too_many : out_of_memory;
}

/* Which types the document is labelled for; all where it does not say. */
static const char *read_types(judged *j, labels *l, const labelled_document *gold)
{
    for (size_t i = 0; i < TYPES_MAX; i++)
        j->measured[i] = gold->types == NULL;
    for (size_t i = 0; gold->types != NULL && i < gold->type_count; i++) {
        int type = type_number(l, gold->types[i]);
        if (type == TYPE_FAILED)
            return failure(l);
        if (type != TYPE_LEFT_OUT)
            j->measured[type] = true;
    }
    return NULL;
}

static const char *read_mentions(const judged *j, labels *l, const labelled_span *spans,
                                 size_t count, mention_list *out)
{
    out->count = 0;
    if (!grow(out, count) || count >= ALIGN_NONE)
        return out_of_memory;
    for (size_t i = 0; i < count; i++) {
        int type = type_number(l, spans[i].type);
        if (type == TYPE_FAILED)
            return failure(l);
        if (type != TYPE_LEFT_OUT && j->measured[type])
            out->items[out->count++] =
                (mention){spans[i].start, spans[i].end, (uint32_t)type, (uint32_t)i, spans[i].id};
    }
    return NULL;
}

/* An index of spans, whatever they are labelled with. */
static bool index_spans(judged *j, overlap_index *out, const labelled_span *spans, size_t count)
{
    if (!grow(&j->spans, count))
        return false;
    for (size_t i = 0; i < count; i++)
        j->spans.items[i] = (mention){.start = spans[i].start, .end = spans[i].end};
    return index_mentions(out, j->spans.items, count);
}

static bool drop_ignored(judged *j, const labelled_document *gold)
{
    j->ignored = 0;
    if (gold->ignore_count == 0)
        return true;
    if (!index_spans(j, &j->gold_spans, gold->entities, gold->entity_count) ||
        !index_spans(j, &j->ignore_spans, gold->ignore, gold->ignore_count))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < j->predicted.count; i++) {
        mention span = j->predicted.items[i];
        span.type = 0;
        if (overlaps_any(&j->ignore_spans, &span) && !overlaps_any(&j->gold_spans, &span))
            j->ignored++;
        else
            j->predicted.items[kept++] = j->predicted.items[i];
    }
    j->predicted.count = kept;
    return true;
}

const char *judge_document(judged *j, labels *l, const labelled_document *gold,
                           const labelled_span *predicted, size_t predicted_count)
{
    const char *error = read_types(j, l, gold);
    if (error == NULL)
        error = read_mentions(j, l, gold->entities, gold->entity_count, &j->gold);
    if (error == NULL)
        error = read_mentions(j, l, predicted, predicted_count, &j->predicted);
    if (error == NULL && !drop_ignored(j, gold))
        error = out_of_memory;
    return error;
}

void free_judged(judged *j)
{
    free(j->gold.items);
    free(j->predicted.items);
    free(j->spans.items);
    free(j->gold_spans.items);
    free(j->ignore_spans.items);
    memset(j, 0, sizeof *j);
}
