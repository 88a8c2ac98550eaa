/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See sample.h.
 */
#include "sample.h"

#include "../grow.h"
#include "cut.h"
#include "random.h"

/* How much of the text is shown around a mention, and at most of the mention itself, in bytes. */
enum { CONTEXT = 80, SPAN_MAX = 2000 };

/* ---- Copies ---- */

/* Memory that goes with the error. */
static void *own(kept_error *e, size_t size)
{
    if (!grow(&e->owned, e->owned.count + 1))
        return NULL;
    void *memory = malloc(size > 0 ? size : 1);
    if (memory != NULL)
        e->owned.items[e->owned.count++] = memory;
    return memory;
}

static void *own_copy(kept_error *e, const void *bytes, size_t size)
{
    void *copy = own(e, size);
    if (copy != NULL && size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

/* Replaces a string that is borrowed by a copy; NULL stays NULL. */
static bool own_text(kept_error *e, const char **text)
{
    if (*text == NULL)
        return true;
    *text = own_copy(e, *text, strlen(*text) + 1);
    return *text != NULL;
}

static void drop(kept_error *e)
{
    for (size_t i = 0; i < e->owned.count; i++)
        free(e->owned.items[i]);
    free(e->owned.items);
}

/* ---- What is copied ---- */

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool copy_context(kept_error *e, const labelled_document *d, const found_error *error)
{
    error_sample *s = &e->sample;
    size_t start = SIZE_MAX, end = 0;
    const mention *const sides[] = {error->gold, error->predicted};
    for (int i = 0; i < 2; i++) {
        if (sides[i] == NULL)
            continue;
        start = smaller(start, sides[i]->start);
        end = sides[i]->end > end ? sides[i]->end : end;
    }
    size_t first = start > CONTEXT ? start - CONTEXT : 0;
    size_t last = smaller(d->length, smaller(end, start + SPAN_MAX) + CONTEXT);
    first = character_start(d->text, d->length, first);
    last = character_start(d->text, d->length, last);
    e->first = s->offset = first;
    nomen_offsets_convert(d->text, d->length, &s->offset, 1, NOMEN_CODE_POINTS);
    s->length = last - first;
    s->cut_before = first > 0;
    s->cut_behind = last < d->length;
    s->text = own_copy(e, d->text + first, s->length);
    return s->text != NULL;
}

static bool copy_side(kept_error *e, error_side *out, const mention *m, const labelled_span *span)
{
    if (m == NULL)
        return true;
    const error_sample *s = &e->sample;
    *out = (error_side){true, smaller(m->start - e->first, s->length),
                        smaller(m->end - e->first, s->length), span->type, span->id};
    return own_text(e, &out->type) && own_text(e, &out->id);
}

static bool copy_entity(kept_error *e, const nomen_entity *entity, bool kept)
{
    error_explanation *x = &e->sample.explanation;
    *x = (error_explanation){.type = entity->type,
                             .id = entity->id,
                             .form = entity->form,
                             .source = entity->source,
                             .rival = entity->rival != NULL ? entity->rival->source : NULL,
                             .kept = kept};
    if (!own_text(e, &x->type) || !own_text(e, &x->id) || !own_text(e, &x->form) ||
        !own_text(e, &x->source) || !own_text(e, &x->rival))
        return false;
    size_t size = entity->evidence_count * sizeof *entity->evidence;
    nomen_evidence *evidence = own_copy(e, entity->evidence, size);
    if (evidence == NULL)
        return false;
    for (size_t i = 0; i < entity->evidence_count; i++) {
        x->score += evidence[i].weight;
        if (!own_text(e, &evidence[i].name))
            return false;
    }
    x->evidence = evidence;
    x->evidence_count = entity->evidence_count;
    return true;
}

/* Of the candidates that were dropped, the one that covers most of a missed mention with its type.
 */
static const nomen_entity *find_dropped(labels *l, const nomen_result *result, const mention *m)
{
    const nomen_entity *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < result->dropped_count; i++) {
        const nomen_entity *d = &result->dropped[i];
        size_t start = d->start > m->start ? d->start : m->start;
        size_t end = smaller(d->end, m->end);
        if (start < end && end - start > most && type_number(l, d->type) == (int)m->type) {
            best = d;
            most = end - start;
        }
    }
    return best;
}

static bool copy_explanation(kept_error *e, labels *l, const prediction *p,
                             const found_error *error)
{
    if (p->result == NULL)
        return true;
    e->sample.explained = true;
    if (error->predicted != NULL)
        return copy_entity(e, &p->result->entities[error->predicted->origin], true);
    const nomen_entity *dropped = find_dropped(l, p->result, error->gold);
    return dropped == NULL || copy_entity(e, dropped, false);
}

static bool copy_error(kept_error *e, labels *l, const labelled_document *d, const prediction *p,
                       const found_error *error)
{
    const labelled_span *gold = error->gold != NULL ? &d->entities[error->gold->origin] : NULL;
    const labelled_span *predicted =
        error->predicted != NULL ? &p->spans[error->predicted->origin] : NULL;
    error_sample *s = &e->sample;
    *s = (error_sample){.kind = error->kind,
                        .file = d->file,
                        .document = d->id,
                        .language = d->language != NULL ? d->language : "",
                        .line = d->line};
    if (predicted != NULL) {
        s->confidence = predicted->confidence;
        s->source = predicted->source;
    }
    return own_text(e, &s->file) && own_text(e, &s->document) && own_text(e, &s->language) &&
           own_text(e, &s->source) && copy_context(e, d, error) &&
           copy_side(e, &s->gold, error->gold, gold) &&
           copy_side(e, &s->predicted, error->predicted, predicted) &&
           copy_explanation(e, l, p, error);
}

/* ---- The sample ---- */

static bool is_higher(const kept_error *a, const kept_error *b)
{
    return a->key != b->key ? a->key > b->key : a->place > b->place;
}

static void sift_up(kept_error *heap, size_t at, kept_error item)
{
    for (; at > 0 && is_higher(&item, &heap[(at - 1) / 2]); at = (at - 1) / 2)
        heap[at] = heap[(at - 1) / 2];
    heap[at] = item;
}

static void sift_down(kept_error *heap, size_t count, kept_error item)
{
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_higher(&heap[child + 1], &heap[child]))
            child++;
        if (!is_higher(&heap[child], &item))
            break;
        heap[at] = heap[child];
    }
    heap[at] = item;
}

bool sample_error(error_sampler *s, labels *l, const labelled_document *d, const prediction *p,
                  const found_error *error)
{
    uint64_t place = s->seen++;
    kept_error item = {.key = random_mix(place + 1), .place = place};
    bool full = s->kept.count == s->wanted;
    if (s->wanted == 0 || (full && is_higher(&item, &s->kept.items[0])))
        return true;
    if (!grow(&s->kept, s->kept.count + !full) || !copy_error(&item, l, d, p, error)) {
        drop(&item);
        return false;
    }
    if (full) {
        drop(&s->kept.items[0]);
        sift_down(s->kept.items, s->kept.count, item);
    } else {
        sift_up(s->kept.items, s->kept.count++, item);
    }
    return true;
}

static int compare_places(const void *left, const void *right)
{
    const kept_error *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

error_sample *finish_sample(error_sampler *s)
{
    error_sample *list = malloc((s->kept.count + 1) * sizeof *list);
    if (list == NULL)
        return NULL;
    if (s->kept.count > 0)
        qsort(s->kept.items, s->kept.count, sizeof *s->kept.items, compare_places);
    for (size_t i = 0; i < s->kept.count; i++)
        list[i] = s->kept.items[i].sample;
    return list;
}

size_t error_position(const error_sample *error, size_t at)
{
    nomen_offsets_convert(error->text, error->length, &at, 1, NOMEN_CODE_POINTS);
    return error->offset + at;
}

void free_sampler(error_sampler *s)
{
    for (size_t i = 0; i < s->kept.count; i++)
        drop(&s->kept.items[i]);
    free(s->kept.items);
    memset(s, 0, sizeof *s);
}
