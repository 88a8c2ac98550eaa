/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See agreement.h.
 */
#include "context/agreement.h"

#include "base/hash.h"

#include <stdlib.h>

static bool same_entity(const nm_candidate *a, const nm_candidate *b)
{
    return a->label == b->label && (a->id == b->id || strcmp(a->id, b->id) == 0);
}

/* The slot of a candidate's entity, or of a row. */
static nm_agreement_slot *find(const nm_agreement *a, const nm_matcher *m, const nm_candidate *c,
                               uint32_t row)
{
    uint64_t hash =
        row == NM_NONE ? nm_hash(c->id, strlen(c->id)) + c->label : nm_hash(&row, sizeof row);
    size_t at = (size_t)hash & (a->slot_count - 1);
    for (; a->slots[at].stamp == a->stamp; at = (at + 1) & (a->slot_count - 1)) {
        const nm_agreement_slot *slot = &a->slots[at];
        if (slot->row == row &&
            (row != NM_NONE || same_entity(&m->candidates.items[slot->candidate], c)))
            break;
    }
    return &a->slots[at];
}

static nomen_status make_room(nm_agreement *a, size_t count, nomen_error *error)
{
    size_t wanted = a->slot_count == 0 ? 256 : a->slot_count;
    while (wanted < 4 * count) /* two slots a candidate */
        wanted *= 2;
    if (wanted == a->slot_count && ++a->stamp != 0)
        return NOMEN_OK;
    nm_agreement_slot *slots = calloc(wanted, sizeof *slots);
    if (slots == NULL)
        return nm_fail_memory(error);
    free(a->slots);
    *a = (nm_agreement){slots, wanted, 1};
    return NOMEN_OK;
}

static void enter_entity(nm_agreement *a, const nm_matcher *m, uint32_t i)
{
    const nm_candidate *candidate = &m->candidates.items[i];
    nm_agreement_slot *slot = find(a, m, candidate, NM_NONE);
    if (slot->stamp != a->stamp)
        *slot = (nm_agreement_slot){a->stamp, NM_NONE, i, 0};
    else if (candidate->score > m->candidates.items[slot->candidate].score)
        slot->candidate = i;
}

static void enter_row(nm_agreement *a, const nm_matcher *m, uint32_t i, float sure)
{
    const nm_candidate *candidate = &m->candidates.items[i];
    int vote = candidate->score >= sure ? 1 : candidate->score <= -sure ? -1 : 0;
    if (candidate->entry == NM_NONE || vote == 0)
        return;
    nm_agreement_slot *slot = find(a, m, candidate, candidate->entry);
    if (slot->stamp != a->stamp)
        *slot = (nm_agreement_slot){a->stamp, candidate->entry, i, 0};
    slot->vote += vote;
}

nomen_status nm_agreement_fill(nm_agreement *a, const nm_matcher *m, float sure, nomen_error *error)
{
    nomen_status status = make_room(a, m->candidates.count, error);
    if (status != NOMEN_OK)
        return status;
    for (uint32_t i = 0; i < m->candidates.count; i++) {
        enter_entity(a, m, i);
        enter_row(a, m, i, sure);
    }
    return NOMEN_OK;
}

const nm_candidate *nm_agreement_best(const nm_agreement *a, const nm_matcher *m,
                                      const nm_candidate *candidate)
{
    return &m->candidates.items[find(a, m, candidate, NM_NONE)->candidate];
}

bool nm_agreement_denies(const nm_agreement *a, const nm_matcher *m, const nm_candidate *candidate)
{
    if (candidate->entry == NM_NONE)
        return false;
    const nm_agreement_slot *slot = find(a, m, candidate, candidate->entry);
    return slot->stamp == a->stamp && slot->vote < 0;
}

void nm_agreement_free(nm_agreement *a)
{
    free(a->slots);
    *a = (nm_agreement){0};
}
