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
    return a->label == b->label && strcmp(a->id, b->id) == 0;
}

static nm_agreement_slot *find(const nm_agreement *a, const nm_matcher *m, const nm_candidate *c)
{
    size_t at = (size_t)(nm_hash(c->id, strlen(c->id)) + c->label) & (a->slot_count - 1);
    while (a->slots[at].stamp == a->stamp &&
           !same_entity(&m->candidates.items[a->slots[at].candidate], c))
        at = (at + 1) & (a->slot_count - 1);
    return &a->slots[at];
}

static nomen_status make_room(nm_agreement *a, size_t count, nomen_error *error)
{
    size_t wanted = a->slot_count == 0 ? 256 : a->slot_count;
    while (wanted < 2 * count)
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

nomen_status nm_agreement_fill(nm_agreement *a, const nm_matcher *m, nomen_error *error)
{
    nomen_status status = make_room(a, m->candidates.count, error);
    if (status != NOMEN_OK)
        return status;
    for (size_t i = 0; i < m->candidates.count; i++) {
        nm_agreement_slot *slot = find(a, m, &m->candidates.items[i]);
        if (slot->stamp != a->stamp)
            *slot = (nm_agreement_slot){a->stamp, (uint32_t)i};
        else if (m->candidates.items[i].score > m->candidates.items[slot->candidate].score)
            slot->candidate = (uint32_t)i;
    }
    return NOMEN_OK;
}

const nm_candidate *nm_agreement_best(const nm_agreement *a, const nm_matcher *m,
                                      const nm_candidate *candidate)
{
    return &m->candidates.items[find(a, m, candidate)->candidate];
}

void nm_agreement_free(nm_agreement *a)
{
    free(a->slots);
    *a = (nm_agreement){0};
}
