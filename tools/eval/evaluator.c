/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See evaluator.h. A document's way: judge (what counts at all) → count (by scheme, all types
 * together and each alone) → scopes (sums); and once more through the alignment that a reader would
 * make, for the errors, the confusion of types and the calibration.
 *
 * Types are numbered as they turn up. In the evaluation they stand in the order of --types, or of
 * the alphabet.
 */
#include "evaluator.h"

#include "../grow.h"
#include "randomise.h"
#include "scope.h"

static const char out_of_memory[] = "out of memory";

/* Languages and files beyond the first so many are one row together. */
enum { SCOPES_MAX = 1000 };

typedef struct scope_list {
    scope_sums *items;
    size_t count, capacity, last; /* last: where the last document went */
} scope_list;

struct evaluator {
    labels *labels;
    judged judged[2];
    counter counter;
    mention_list gold_of_type, predicted_of_type;
    document_counts counts, second_counts;
    uint64_t documents;
    size_t resampled;
    scope_sums all;
    scope_list languages, files;
    uint64_t (*confusion)[TYPES_MAX + 1]; /* by number; the last row and column: nothing */
    struct {
        uint64_t count, right;
        double confidence;
    } bins[CALIBRATION_BINS];
    uint64_t error_counts[ERROR_KINDS], ignored;
    error_sampler sampler;
    randomiser *randomiser; /* NULL: nothing to compare */
    /* of the evaluation */
    size_t rows;
    const char **names; /* by row */
    size_t *numbers;
    score_group *groups;
    score_scope *scopes;
    error_sample *errors;
    uint64_t *matrix;
};

evaluator *evaluator_new(labels *l, size_t errors)
{
    evaluator *e = calloc(1, sizeof *e);
    if (e == NULL)
        return NULL;
    e->labels = l;
    e->sampler.wanted = errors;
    e->confusion = calloc(TYPES_MAX + 1, sizeof *e->confusion);
    if (e->confusion == NULL) {
        evaluator_free(e);
        return NULL;
    }
    return e;
}

/* ---- Counting ---- */

static bool pick_type(const mention_list *list, uint32_t type, mention_list *out)
{
    out->count = 0;
    if (!grow(out, list->count))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].type == type)
            out->items[out->count++] = list->items[i];
    return true;
}

static bool count_document(evaluator *e, const judged *j, document_counts *out)
{
    out->type_count = e->labels->names.count;
    memset(out->present, 0, out->type_count * sizeof *out->present);
    for (size_t i = 0; i < j->gold.count; i++)
        out->present[j->gold.items[i].type] = true;
    for (size_t i = 0; i < j->predicted.count; i++)
        out->present[j->predicted.items[i].type] = true;
    for (size_t i = 0; i < out->type_count; i++) {
        mention_list *gold = &e->gold_of_type, *predicted = &e->predicted_of_type;
        if (out->present[i] &&
            (!pick_type(&j->gold, (uint32_t)i, gold) ||
             !pick_type(&j->predicted, (uint32_t)i, predicted) ||
             !count_mentions(&e->counter, gold->items, gold->count, predicted->items,
                             predicted->count, &out->types[i])))
            return false;
    }
    return count_mentions(&e->counter, j->gold.items, j->gold.count, j->predicted.items,
                          j->predicted.count, &out->all);
}

/* ---- Errors ---- */

static bool same_id(const mention *gold, const mention *predicted)
{
    return gold->id == NULL || (predicted->id != NULL && strcmp(gold->id, predicted->id) == 0);
}

static bool note_error(evaluator *e, const labelled_document *document, const prediction *p,
                       error_kind kind, const mention *gold, const mention *predicted)
{
    e->error_counts[kind]++;
    const found_error error = {kind, gold, predicted};
    return sample_error(&e->sampler, e->labels, document, p, &error);
}

static bool note_pair(evaluator *e, const labelled_document *document, const prediction *p,
                      const mention *gold, const mention *predicted)
{
    if (gold->type != predicted->type)
        return note_error(e, document, p, ERROR_TYPE, gold, predicted);
    if (!same_span(gold, predicted))
        return note_error(e, document, p, ERROR_SPAN, gold, predicted);
    return same_id(gold, predicted) || note_error(e, document, p, ERROR_ID, gold, predicted);
}

/* Goes over all mentions in the order of the text; a pair is noted at its gold mention. */
static bool note_errors(evaluator *e, const labelled_document *document, const prediction *p)
{
    const mention_list *gold = &e->judged[0].gold, *predicted = &e->judged[0].predicted;
    const aligner *a = &e->counter.aligner;
    bool good = true;
    for (size_t i = 0, k = 0; good && (i < gold->count || k < predicted->count);) {
        const mention *g = &gold->items[i], *m = &predicted->items[k];
        if (k == predicted->count || (i < gold->count && g->start <= m->start)) {
            uint32_t partner = a->partner[0][i++];
            if (partner != ALIGN_NONE) {
                e->confusion[g->type][predicted->items[partner].type]++;
                good = note_pair(e, document, p, g, &predicted->items[partner]);
            } else {
                e->confusion[g->type][TYPES_MAX]++;
                good = note_error(e, document, p, ERROR_MISSED, g, NULL);
            }
        } else if (a->partner[1][k++] == ALIGN_NONE) {
            e->confusion[TYPES_MAX][m->type]++;
            good = note_error(e, document, p, ERROR_SPURIOUS, NULL, m);
        }
    }
    return good;
}

static void note_calibration(evaluator *e, const prediction *p)
{
    const mention_list *gold = &e->judged[0].gold, *predicted = &e->judged[0].predicted;
    for (size_t i = 0; i < predicted->count; i++) {
        const mention *m = &predicted->items[i];
        double confidence = p->spans[m->origin].confidence;
        confidence = confidence > 0 ? confidence < 1 ? confidence : 1 : 0;
        int bin = (int)(confidence * CALIBRATION_BINS);
        bin = bin < CALIBRATION_BINS ? bin : CALIBRATION_BINS - 1;
        uint32_t partner = e->counter.aligner.partner[1][i];
        e->bins[bin].count++;
        e->bins[bin].confidence += confidence;
        e->bins[bin].right +=
            partner != ALIGN_NONE && is_right_pair(PAIR_IDENTICAL, &gold->items[partner], m);
    }
}

/* ---- Documents ---- */

/* The scope of a name; NULL when memory is out. */
static scope_sums *find_scope(scope_list *list, const char *name)
{
    if (list->last < list->count && strcmp(list->items[list->last].name, name) == 0)
        return &list->items[list->last];
    for (list->last = 0; list->last < list->count; list->last++)
        if (list->last == SCOPES_MAX - 1 || strcmp(list->items[list->last].name, name) == 0)
            return &list->items[list->last];
    const char *own = list->count < SCOPES_MAX - 1 ? name : "(others)";
    char *copy = strdup(own);
    if (copy == NULL || !grow(list, list->count + 1)) {
        free(copy);
        return NULL;
    }
    list->items[list->count] = (scope_sums){.name = copy};
    return &list->items[list->count++];
}

bool evaluator_expect_file(evaluator *e, const char *path)
{
    return find_scope(&e->files, path) != NULL;
}

static bool add_to_scopes(evaluator *e, const labelled_document *gold)
{
    scope_sums *language = find_scope(&e->languages, gold->language != NULL ? gold->language : "");
    scope_sums *file = find_scope(&e->files, gold->file);
    return language != NULL && file != NULL &&
           add_to_scope(&e->all, &e->counts, gold->length, &e->resampled) &&
           add_to_scope(language, &e->counts, gold->length, &e->resampled) &&
           add_to_scope(file, &e->counts, gold->length, &e->resampled);
}

static bool compare_second(evaluator *e)
{
    if (e->randomiser == NULL)
        e->randomiser = calloc(1, sizeof *e->randomiser);
    if (e->randomiser == NULL || !count_document(e, &e->judged[1], &e->second_counts))
        return false;
    randomise(e->randomiser, e->documents, &e->counts.all, &e->second_counts.all);
    return true;
}

const char *evaluator_add(evaluator *e, const labelled_document *gold, const prediction *first,
                          const prediction *second)
{
    const judged *j = &e->judged[0];
    const char *error = judge_document(&e->judged[0], e->labels, gold, first->spans, first->count);
    if (error == NULL && second != NULL)
        error = judge_document(&e->judged[1], e->labels, gold, second->spans, second->count);
    if (error != NULL)
        return error;
    if (!count_document(e, j, &e->counts))
        return out_of_memory;
    if (e->counts.all.gold + e->counts.all.predicted > 0)
        draw_weights(&e->counts.weights, e->documents);
    if (!add_to_scopes(e, gold) || (second != NULL && !compare_second(e)) ||
        !align_mentions(&e->counter.aligner, PAIR_BEST, j->gold.items, j->gold.count,
                        j->predicted.items, j->predicted.count) ||
        !note_errors(e, gold, first))
        return out_of_memory;
    note_calibration(e, first);
    e->ignored += j->ignored;
    e->documents++;
    return NULL;
}

/* ---- The evaluation ---- */

/* The types that have a row, in the order of their rows: those that were asked for, or that occur.
 */
static bool order_types(evaluator *e)
{
    size_t count = e->labels->names.count;
    e->names = malloc((count + 1) * sizeof *e->names);
    e->numbers = malloc((count + 1) * sizeof *e->numbers);
    if (e->names == NULL || e->numbers == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = e->labels->names.items[i];
        bool occurs = i < e->all.types.count && e->all.types.items[i].documents > 0;
        if (!e->labels->selected && !occurs)
            continue;
        size_t at = e->rows++;
        for (; !e->labels->selected && at > 0 && strcmp(e->names[at - 1], name) > 0; at--) {
            e->names[at] = e->names[at - 1];
            e->numbers[at] = e->numbers[at - 1];
        }
        e->names[at] = name;
        e->numbers[at] = i;
    }
    return true;
}

static int compare_scopes(const void *left, const void *right)
{
    const score_scope *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static bool set_scopes(evaluator *e, evaluation *out)
{
    size_t types = e->rows;
    size_t count = 1 + e->languages.count + e->files.count;
    e->groups = calloc(count * types + 1, sizeof *e->groups);
    e->scopes = calloc(count, sizeof *e->scopes);
    if (e->groups == NULL || e->scopes == NULL)
        return false;
    if (e->all.name == NULL)
        e->all.name = strdup("");
    if (e->all.name == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const scope_sums *sums = i == 0 ? &e->all
                                 : i <= e->languages.count
                                     ? &e->languages.items[i - 1]
                                     : &e->files.items[i - 1 - e->languages.count];
        score_scope_of(&e->scopes[i], &e->groups[i * types], types, e->names, e->numbers, sums);
    }
    out->all = e->scopes[0];
    out->languages = e->scopes + 1;
    out->language_count = e->languages.count;
    qsort(out->languages, out->language_count, sizeof *out->languages, compare_scopes);
    out->files = out->languages + out->language_count;
    out->file_count = e->files.count;
    return true;
}

static bool set_confusion(evaluator *e, evaluation *out)
{
    size_t types = e->rows;
    e->matrix = calloc((types + 1) * (types + 1), sizeof *e->matrix);
    if (e->matrix == NULL)
        return false;
    for (size_t i = 0; i <= types; i++)
        for (size_t k = 0; k <= types; k++)
            e->matrix[i * (types + 1) + k] = e->confusion[i < types ? e->numbers[i] : TYPES_MAX]
                                                         [k < types ? e->numbers[k] : TYPES_MAX];
    out->confusion = e->matrix;
    return true;
}

bool evaluator_finish(evaluator *e, evaluation *out)
{
    e->errors = finish_sample(&e->sampler);
    if (e->errors == NULL || !order_types(e) || !set_scopes(e, out) || !set_confusion(e, out))
        return false;
    out->types = e->names;
    out->type_count = e->rows;
    out->errors = e->errors;
    out->error_count = e->sampler.kept.count;
    out->ignored = e->ignored;
    memcpy(out->error_counts, e->error_counts, sizeof out->error_counts);
    for (int i = 0; i < CALIBRATION_BINS; i++) {
        double count = e->bins[i].count > 0 ? (double)e->bins[i].count : 1;
        out->calibration[i] = (calibration_bin){e->bins[i].count, e->bins[i].confidence / count,
                                                (double)e->bins[i].right / count};
    }
    if (e->randomiser != NULL)
        judge_difference(e->randomiser, &out->significance);
    return true;
}

static void free_scopes(scope_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free_scope(&list->items[i]);
    free(list->items);
}

void evaluator_free(evaluator *e)
{
    if (e == NULL)
        return;
    free_judged(&e->judged[0]);
    free_judged(&e->judged[1]);
    free_counter(&e->counter);
    free(e->gold_of_type.items);
    free(e->predicted_of_type.items);
    free_scope(&e->all);
    free_scopes(&e->languages);
    free_scopes(&e->files);
    free(e->confusion);
    free_sampler(&e->sampler);
    free(e->randomiser);
    free(e->names);
    free(e->numbers);
    free(e->groups);
    free(e->scopes);
    free(e->errors);
    free(e->matrix);
    free(e);
}
