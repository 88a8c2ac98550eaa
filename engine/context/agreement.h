/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One sense a document: what a text names surely in one place it means in the others. A name that
 * could be an ordinary word ("Play", "Apple") counts more where the same entity is named elsewhere
 * beyond doubt ("the Play ransomware gang", "Apple Inc"), and less where the same name is mostly
 * something else beyond doubt ("a backdoor called Carbanak", "new versions of Carbanak").
 *
 * The best score of each entity (type and id), and a vote of the mentions of each row, are kept in
 * an open-addressed table that is emptied by a stamp, so that a text costs as much as it has
 * candidates.
 */
#ifndef NM_CONTEXT_AGREEMENT_H
#define NM_CONTEXT_AGREEMENT_H

#include "match/matcher.h"

typedef struct nm_agreement_slot {
    uint32_t stamp;
    uint32_t row;       /* of the gazetteer, or NM_NONE: a slot of an entity */
    uint32_t candidate; /* of an entity, the surest */
    int32_t vote;       /* of a row: its sure mentions less those that are surely none */
} nm_agreement_slot;

typedef struct nm_agreement {
    nm_agreement_slot *slots;
    size_t slot_count; /* a power of two */
    uint32_t stamp;    /* of the present text */
} nm_agreement;

/* Enters all candidates of a text. From the score `sure` on one is sure, from its negative down it
 * is surely none. NOMEN_E_MEMORY. */
nomen_status nm_agreement_fill(nm_agreement *agreement, const nm_matcher *matcher, float sure,
                               nomen_error *error);

/* The surest candidate of the same entity; itself if there is no surer one. */
const nm_candidate *nm_agreement_best(const nm_agreement *agreement, const nm_matcher *matcher,
                                      const nm_candidate *candidate);

/* Whether more mentions of the candidate's row are surely none than are sure. */
bool nm_agreement_denies(const nm_agreement *agreement, const nm_matcher *matcher,
                         const nm_candidate *candidate);

void nm_agreement_free(nm_agreement *agreement);

#endif
