/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See join.h.
 *
 *     tree ─▶ place of a key ─┬ gold      ─▶ document ─▶ document     kept, the first one first
 *                             ├ predicted
 *                             └ second
 *
 * A round reads one document of each stream. Where all have the same key and nothing is kept under
 * it, they are handed out as they are, without a copy. Else they go to the places of their keys,
 * and a place that is complete, or lacks only what a stream that has ended cannot bring, hands its
 * first ones out. Empty places are removed. The tree is that of POSIX, which the C library keeps
 * balanced.
 */
#include "join.h"

#include "../grow.h"

#include <inttypes.h>
#include <search.h>
#include <stdio.h>

typedef struct kept_document {
    labelled_document *document;
    struct kept_document *next;
} kept_document;

typedef struct place {
    char *key;
    uint64_t number; /* in the order in which places were made */
    struct {
        kept_document *first, *last;
    } sides[JOIN_SIDES];
} place;

struct document_join {
    document_stream *const *streams;
    size_t count;
    labelled_document read[JOIN_SIDES]; /* the documents of this round */
    const char *keys[JOIN_SIDES];       /* NULL: the stream has ended */
    size_t side;                        /* the first that was not put away */
    void *tree;
    uint64_t places, rounds;
    bool in_order;                       /* by number, not by id */
    char ordinal[24];                    /* the key of all documents of this round, then */
    labelled_document *lent[JOIN_SIDES]; /* to be freed at the next call */
    bool ended;
    struct {
        place **items;
        size_t count, capacity, at;
    } rest; /* what is left at the end, in order */
};

document_join *join_new(document_stream *const *streams, size_t count)
{
    document_join *j = calloc(1, sizeof *j);
    if (j != NULL) {
        j->streams = streams;
        j->count = count;
        j->side = count;
    }
    return j;
}

/* ---- Places ---- */

static int compare_keys(const void *left, const void *right)
{
    const place *a = left, *b = right;
    return strcmp(a->key, b->key);
}

static int compare_numbers(const void *left, const void *right)
{
    const place *const *a = left, *const *b = right;
    return ((*a)->number > (*b)->number) - ((*a)->number < (*b)->number);
}

static bool is_kept(document_join *j, const char *key)
{
    const place wanted = {.key = (char *)key};
    return tfind(&wanted, &j->tree, compare_keys) != NULL;
}

/* The place of a key, a new one if need be; NULL when memory is out. */
static place *find_place(document_join *j, const char *key)
{
    const place wanted = {.key = (char *)key};
    place **found = tfind(&wanted, &j->tree, compare_keys);
    if (found != NULL)
        return *found;
    place *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NULL;
    made->key = strdup(key);
    made->number = j->places++;
    if (made->key == NULL || tsearch(made, &j->tree, compare_keys) == NULL) {
        free(made->key);
        free(made);
        return NULL;
    }
    return made;
}

static bool keep(place *p, size_t side, const labelled_document *document)
{
    kept_document *kept = malloc(sizeof *kept);
    if (kept == NULL)
        return false;
    *kept = (kept_document){copy_document(document), NULL};
    if (kept->document == NULL) {
        free(kept);
        return false;
    }
    if (p->sides[side].first == NULL)
        p->sides[side].first = kept;
    else
        p->sides[side].last->next = kept;
    p->sides[side].last = kept;
    return true;
}

/* On how many sides a place has something. */
static size_t count_sides(const place *p)
{
    size_t count = 0;
    for (size_t i = 0; i < JOIN_SIDES; i++)
        count += p->sides[i].first != NULL;
    return count;
}

/* Whether nothing more can come to the first documents of a place. */
static bool is_settled(const document_join *j, const place *p)
{
    for (size_t i = 0; i < j->count; i++)
        if (p->sides[i].first == NULL && j->keys[i] != NULL)
            return false;
    return true;
}

/* Lends the first documents of a place. */
static void lend(document_join *j, place *p, joined *out)
{
    for (size_t i = 0; i < JOIN_SIDES; i++) {
        kept_document *kept = p->sides[i].first;
        if (kept == NULL)
            continue;
        out->sides[i] = j->lent[i] = kept->document;
        p->sides[i].first = kept->next;
        free(kept);
    }
}

static void take_back(document_join *j)
{
    for (size_t i = 0; i < JOIN_SIDES; i++) {
        free(j->lent[i]);
        j->lent[i] = NULL;
    }
}

static void free_place(place *p)
{
    for (size_t i = 0; i < JOIN_SIDES; i++) {
        for (kept_document *kept = p->sides[i].first, *next; kept != NULL; kept = next) {
            next = kept->next;
            free(kept->document);
            free(kept);
        }
    }
    free(p->key);
    free(p);
}

/* ---- Rounds ---- */

/* Whether one stream says which document its first one is, and another does not. */
static bool lacks_ids(const document_join *j)
{
    bool with = false, without = false;
    for (size_t i = 0; i < j->count; i++) {
        if (j->keys[i] == NULL || j->read[i].error != NULL)
            continue;
        with |= stream_has_id(j->keys[i]);
        without |= !stream_has_id(j->keys[i]);
    }
    return with && without;
}

/* Whether there was anything to read. */
static bool read_round(document_join *j)
{
    bool any = false;
    for (size_t i = 0; i < j->count; i++) {
        j->keys[i] = NULL;
        if (stream_next(j->streams[i], &j->read[i], &j->keys[i]))
            any = true;
    }
    j->in_order = j->in_order || (j->rounds == 0 && lacks_ids(j));
    snprintf(j->ordinal, sizeof j->ordinal, "%" PRIu64, j->rounds++);
    for (size_t i = 0; i < j->count && j->in_order; i++)
        j->keys[i] = j->keys[i] != NULL ? j->ordinal : NULL;
    j->side = 0;
    return any;
}

static bool is_in_step(document_join *j)
{
    for (size_t i = 0; i < j->count; i++)
        if (j->keys[i] == NULL || strcmp(j->keys[i], j->keys[0]) != 0)
            return false;
    return !is_kept(j, j->keys[0]);
}

/* What is left in the tree, in an array. */
static bool list_rest(document_join *j)
{
    j->ended = true;
    while (j->tree != NULL) {
        place *p = *(place **)j->tree; /* the root: a node begins with what it holds */
        if (!grow(&j->rest, j->rest.count + 1))
            return false;
        tdelete(p, &j->tree, compare_keys);
        j->rest.items[j->rest.count++] = p;
    }
    if (j->rest.count > 0)
        qsort(j->rest.items, j->rest.count, sizeof *j->rest.items, compare_numbers);
    return true;
}

static bool next_of_rest(document_join *j, joined *out)
{
    while (j->rest.at < j->rest.count && count_sides(j->rest.items[j->rest.at]) == 0)
        j->rest.at++;
    if (j->rest.at == j->rest.count)
        return false;
    lend(j, j->rest.items[j->rest.at], out);
    return true;
}

bool join_next(document_join *j, joined *out, bool *failed)
{
    *failed = false;
    *out = (joined){{NULL}};
    take_back(j);
    while (!j->ended) {
        while (j->side < j->count) {
            size_t side = j->side++;
            if (j->keys[side] == NULL)
                continue;
            place *p = find_place(j, j->keys[side]);
            if (p == NULL || !keep(p, side, &j->read[side])) {
                *failed = true;
                return false;
            }
            if (is_settled(j, p)) {
                lend(j, p, out);
                if (count_sides(p) == 0) {
                    tdelete(p, &j->tree, compare_keys);
                    free_place(p);
                }
                return true;
            }
        }
        if (!read_round(j)) {
            *failed = !list_rest(j);
            if (*failed)
                return false;
        } else if (is_in_step(j)) {
            for (size_t i = 0; i < j->count; i++)
                out->sides[i] = &j->read[i];
            j->side = j->count;
            return true;
        }
    }
    return next_of_rest(j, out);
}

void join_free(document_join *j)
{
    if (j == NULL)
        return;
    take_back(j);
    while (j->tree != NULL) {
        place *p = *(place **)j->tree;
        tdelete(p, &j->tree, compare_keys);
        free_place(p);
    }
    for (size_t i = 0; i < j->rest.count; i++)
        free_place(j->rest.items[i]);
    free(j->rest.items);
    free(j);
}
