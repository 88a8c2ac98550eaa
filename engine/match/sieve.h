/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Which of the patterns that are tried at a place can match there, as far as the token there and
 * those beside it tell. Most anchors ("in", a number) stand in most texts without the rest of their
 * rules, so this is where most of the work of prose ends.
 *
 * What is tried at a place is a list: the sites of numbers, those of a word or a label, the evidence of
 * a label. 64 items of a list are a block, a bit each. A *row* says which items of a block may stand where a
 * certain token stands before the place, at it, or behind it; it is the same for all tokens of one
 * signature (signature.h), so it is worked out once and kept:
 *
 *     2019 in "since 2019 dollars"      since, before    0110...
 *                                       2019, there      0111...   and
 *                                       dollars, behind  1101...   = 0100...: one site is left
 *
 * A row errs on the side of yes: the language is not asked for, and of a phrase behind the place only
 * the first word is looked at. Rows are kept in a table of fixed size, where a new one takes the place
 * of an old one.
 *
 * Of a row only the items that were asked for are known, and those that stand anywhere.
 *
 * Cost: three look-ups a block; what a row does not know costs a test or two an item.
 */
#ifndef NM_MATCH_SIEVE_H
#define NM_MATCH_SIEVE_H

#include "match/signature.h"
#include "match/subject.h"

enum { NM_SIEVE_ROWS = 1 << 13 };

enum nm_sieve_list {
    NM_SIEVE_NUMBERS,  /* the sites of NUMBERS */
    NM_SIEVE_WORD,     /* the sites of a list in ANCHORS, at a word */
    NM_SIEVE_PHRASE,   /* ... and at a phrase, which is not looked at itself */
    NM_SIEVE_EVIDENCE, /* the evidence of a label in EVIDENCE */
};

typedef struct nm_sieve {
    const nm_view *model;
    nm_signatures *signatures; /* of the present text */
    struct nm_sieve_row {
        uint64_t key, known, bits; /* of the items that are known, those that may stand */
    } *rows;
    uint32_t *evidence;     /* by label: where that of the label begins */
    NM_ARRAY(uint32_t) left; /* what the last call left */
} nm_sieve;

nomen_status nm_sieve_init(nm_sieve *sieve, const nm_view *model, nm_signatures *signatures,
                           nomen_error *error);
void nm_sieve_free(nm_sieve *sieve);

/* Begins a text. `fresh`: its signatures begin anew. */
void nm_sieve_begin(nm_sieve *sieve, bool fresh);

/* Adds to `left` the items of a list that can match at the tokens [first, last): sites, or evidence.
 * `list` is one of ANCHORS, or a label, else 0. False when memory is out. */
bool nm_sieve_add(nm_sieve *sieve, const nm_subject *subject, enum nm_sieve_list kind, uint32_t list,
                  uint32_t first, uint32_t last);

#endif
