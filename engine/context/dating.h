/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From what a date says to the day it means. A rule knows the words of its match alone; what else
 * tells which day is meant stands around it:
 *
 *     the reference   "yesterday", "in March": the day of the document
 *     the tense       "will meet on Friday", "met on Friday": the nearest word of the class `tense`
 *                     in the sentence, of the paragraph's language; without one, as news does, or in
 *                     a conversation ahead
 *     the other dates 25/12/2023 tells how 7/9/2023 is to be read
 *     the date before where there is no reference, or in a narrative: "On 3 March 2019 ... on 5 March"
 *
 * A date is resolved when it is weighed, for one that cannot be is none, and again when all dates of
 * the document are known and change it. Several rules often read the same date at a place, and a
 * document names the same dates again: what was resolved last is kept. The cost is a few tokens'
 * look-up for each date without a year, and one pass over the candidates.
 */
#ifndef NM_CONTEXT_DATING_H
#define NM_CONTEXT_DATING_H

#include "match/matcher.h"

/* What is known about the text as a whole. */
typedef struct nm_document {
    nm_date_reference reference;
    bool narrative; /* days without a year count from the date before them */
} nm_document;

/* A date that was resolved against a reference. */
typedef struct nm_dated {
    nm_date date;
    nm_civil day; /* of the reference */
    nm_tense tense;
    const char *value, *mod, *anchor; /* value NULL: nothing is here; anchor NULL: it has none */
} nm_dated;

enum { NM_DATED = 64 };

typedef struct nm_dating {
    nm_matcher *matcher;
    const nm_tokens *tokens;
    nm_date_reference reference;
    bool known;     /* the reference is */
    bool narrative;
    bool conversation; /* who writes to each other makes plans: a day without a tense is ahead */
    uint32_t tense; /* the label of the class of that name, 0: there is none */
    nm_dated dated[NM_DATED]; /* by a hash of the date and the tense */
} nm_dating;

typedef enum { NM_DATING_FOUND, NM_DATING_NONE, NM_DATING_MEMORY } nm_dating_result;

void nm_dating_begin(nm_dating *dating, nm_matcher *matcher, const nm_tokens *tokens,
                     const nm_document *document);

/* Gives a candidate that is a date its value for an id, and its attributes. */
nm_dating_result nm_dating_resolve(nm_dating *dating, nm_candidate *candidate);

/* Lets the dates of the document speak to each other; false: memory. */
bool nm_dating_settle(nm_dating *dating);

#endif
