/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A candidate: a place of the text that a row or a rule takes for an entity. The matcher proposes
 * as many as it finds, overlapping or not; context/ gathers evidence about them, and resolve/
 * chooses.
 */
#ifndef NM_MATCH_CANDIDATE_H
#define NM_MATCH_CANDIDATE_H

#include "calendar/date.h"
#include "model/layout.h"
#include "nomen.h"

typedef struct nm_candidate {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t start, end;  /* bytes */
    uint32_t entry;       /* what proposed it: the row, or NM_NONE */
    uint32_t rule;        /* the rule, or NM_NONE */
    uint16_t label;
    uint16_t flags; /* of the row */
    uint16_t language;
    uint8_t form;
    uint8_t hidden;    /* wins text, is not reported */
    uint8_t foreign;   /* of a rule: a word of it counts only in a language that is not spoken here */
    uint8_t elsewhere; /* of a rule: no word of its date is of the paragraph's language */
    uint8_t again;     /* proposed because the document introduced it; see context/alias.h */
    uint8_t unlike;    /* ... in quotation marks alone, with no word of the full name */
    int16_t alias_at;  /* the tokens that the text may go on with: where, from `first` */
    uint16_t alias_count; /* ... and how many; 0: none */
    const char *id; /* NUL-terminated, in the model or the matcher's arena */
    uint32_t date;  /* in nm_matcher.dates, NM_NONE: it is none; context/ resolves it to the id */
    uint32_t attribute, attribute_count; /* in nm_matcher.attributes */
    uint32_t held, held_count;           /* declared evidence, in nm_matcher.held; NM_NONE: unknown */
    uint32_t evidence, evidence_count;   /* in nm_context.reasons */
    float score;                         /* log-odds, by context/ */
    uint32_t rival;                      /* by resolve/: the candidate that won its text */
    uint8_t kept;
} nm_candidate;

/* What a rule made of a candidate that is a date. */
typedef struct nm_candidate_date {
    uint32_t candidate;
    nm_date date;
} nm_candidate_date;

#endif
