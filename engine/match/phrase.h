/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Phrases: walking the trie from a token, and comparing what was found with how it is written.
 *
 * A hyphen glued to both its neighbours is stepped over, so "nord-coréen" and "Timor-Leste" match
 * with and without it. A walk takes at most as many steps as the longest name has tokens, a bound
 * fixed when the model was compiled; so matching is linear in the text.
 */
#ifndef NM_MATCH_PHRASE_H
#define NM_MATCH_PHRASE_H

#include "match/subject.h"

/* The walk so far. */
typedef struct nm_walk {
    uint32_t state;
    uint32_t next; /* the token after the last one taken */
    uint32_t seen; /* the token after the last one looked at */
} nm_walk;

/* Starts at token `first`, which must be a word: false if the trie does not go anywhere from it. */
bool nm_walk_start(const nm_view *model, const nm_tokens *tokens, uint32_t first, nm_walk *walk);

/* Takes one more token; false when the trie ends. */
bool nm_walk_step(const nm_view *model, const nm_tokens *tokens, nm_walk *walk);

/* Whether the tokens [first, last) are written as the entry asks. */
bool nm_entry_agrees(const nm_view *model, const nm_tokens *tokens, const nm_entry *entry,
                     uint32_t first, uint32_t last);

/* Whether an entry passes the form, flags and value of a LABEL term. */
bool nm_entry_passes(const nm_view *model, const nm_entry *entry, const nm_term *term);

/* Whether a row counts in the paragraph of a token. One of a language alone does not where another is
 * spoken; nor, if it is a function word of others, where nobody knows: de is a month in Jola-Fonyi. */
bool nm_entry_is_spoken(const nm_subject *subject, const nm_entry *entry, uint32_t token);

/* Whether a token is no part of a name's key (compile/phrase_key.h): it may stand between any two
 * words of a phrase. */
bool nm_phrase_leaves_out(const nm_tokens *tokens, const nm_token *token);

/* Whether a token can be in a phrase of a label: any of its words, or what may stand between them. */
bool nm_phrase_may_hold(const nm_subject *subject, uint32_t token, uint32_t label);

enum { NM_PHRASE_ENDS = 8 };

/* Where phrases end that begin at `first` and satisfy a LABEL term: at most NM_PHRASE_ENDS token
 * indices, ascending; returns how many. */
unsigned nm_phrase_ends(const nm_subject *subject, uint32_t first, const nm_term *term,
                        uint32_t ends[NM_PHRASE_ENDS]);

/* The entries [low, high) of a label that end at a state. */
void nm_phrase_entries(const nm_view *model, uint32_t state, uint32_t label, uint32_t *low,
                       uint32_t *high);

/* The entries [low, high) of a label that are exactly the tokens [first, last); some may not agree.
 * False if no phrase of these tokens is known. */
bool nm_phrase_rows(const nm_view *model, const nm_tokens *tokens, uint32_t first, uint32_t last,
                    uint16_t label, uint32_t *low, uint32_t *high);

/* The first entry of `label` that is exactly the tokens [first, last); NULL if there is none. */
const nm_entry *nm_phrase_find(const nm_view *model, const nm_tokens *tokens, uint32_t first,
                               uint32_t last, uint16_t label);

#endif
