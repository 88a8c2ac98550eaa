/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See scope.h. A group gets its resamples with the first mention it counts, or never: half a
 * bootstrap would be a wrong interval. Nor is one document enough to tell how documents vary.
 */
#include "scope.h"

#include "../grow.h"

static bool add_to_group(group_sums *group, const tally *counts, const resample_weights *weights,
                         size_t *resampled)
{
    if (counts->gold + counts->predicted == 0)
        return true;
    if (group->documents++ == 0 && *resampled < RESAMPLED_GROUPS_MAX) {
        group->resamples = calloc(1, sizeof *group->resamples);
        if (group->resamples == NULL)
            return false;
        ++*resampled;
    }
    add_tally(&group->counts, counts);
    if (group->resamples != NULL)
        add_to_resamples(group->resamples, weights, counts);
    return true;
}

bool add_to_scope(scope_sums *scope, const document_counts *counts, size_t bytes, size_t *resampled)
{
    if (!grow(&scope->types, counts->type_count))
        return false;
    for (; scope->types.count < counts->type_count; scope->types.count++)
        scope->types.items[scope->types.count] = (group_sums){0};
    for (size_t i = 0; i < counts->type_count; i++)
        if (counts->present[i] &&
            !add_to_group(&scope->types.items[i], &counts->types[i], &counts->weights, resampled))
            return false;
    if (!add_to_group(&scope->all, &counts->all, &counts->weights, resampled))
        return false;
    scope->documents++;
    scope->bytes += bytes;
    return true;
}

/* ---- Scores ---- */

static void score(score_group *out, const group_sums *group)
{
    score_group_of(out, &group->counts, group->documents > 1 ? group->resamples : NULL);
}

static estimate mean(double sum, size_t count)
{
    double value = count > 0 ? sum / (double)count : 0;
    return (estimate){.defined = count > 0, .value = value, .low = value, .high = value};
}

/* The mean over the types that occur; what is undefined in one counts as 0. */
static void set_macro(score_scope *out, size_t type_count)
{
    for (int s = 0; s < SCHEMES; s++) {
        double precision = 0, recall = 0, f1 = 0;
        size_t count = 0;
        for (size_t i = 0; i < type_count; i++) {
            const score_group *group = &out->types[i];
            if (group->gold + group->predicted == 0)
                continue;
            count++;
            precision += group->schemes[s].precision.value;
            recall += group->schemes[s].recall.value;
            f1 += group->schemes[s].f1.value;
        }
        out->macro[s].precision = mean(precision, count);
        out->macro[s].recall = mean(recall, count);
        out->macro[s].f1 = mean(f1, count);
    }
}

void score_scope_of(score_scope *out, score_group *types, size_t type_count,
                    const char *const *names, const size_t *numbers, const scope_sums *scope)
{
    static const group_sums nothing;
    *out = (score_scope){
        .name = scope->name, .documents = scope->documents, .bytes = scope->bytes, .types = types};
    score(&out->all, &scope->all);
    for (size_t i = 0; i < type_count; i++) {
        const group_sums *group =
            numbers[i] < scope->types.count ? &scope->types.items[numbers[i]] : &nothing;
        score(&types[i], group);
        types[i].type = names[i];
    }
    set_macro(out, type_count);
}

void free_scope(scope_sums *scope)
{
    for (size_t i = 0; i < scope->types.count; i++)
        free(scope->types.items[i].resamples);
    free(scope->types.items);
    free(scope->all.resamples);
    free(scope->name);
    memset(scope, 0, sizeof *scope);
}
