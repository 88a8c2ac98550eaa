/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Words of the scripts that are written without spaces, by ICU's dictionaries: the one door to
 * them. Names are matched there character by character; whether a name's edges are edges of words
 * is evidence, not a condition, because dictionaries do not know names. It is asked for candidates
 * only, and answered from a window of the text around them. A dictionary takes a thousand times as
 * long as it takes to compare a window with one that was seen before, so answers are kept, each in
 * the place of another that has its hash.
 */
#ifndef NM_TOKEN_DICTIONARY_H
#define NM_TOKEN_DICTIONARY_H

#include "token/token.h"

enum { NM_WINDOWS = 64 /* that are kept */, NM_WINDOW_BYTES = 112 /* of the longest one */ };

/* A window that was seen, and what was said of it. */
typedef struct nm_window_seen {
    uint16_t length, edge[2]; /* in bytes; length 0: none */
    bool splits;
    char bytes[NM_WINDOW_BYTES];
} nm_window_seen;

typedef struct nm_dictionary {
    void *iterator; /* UBreakIterator, opened when it is first asked */
    bool failed;    /* ICU is not there, or has no dictionary: never asked again */
    nm_window_seen seen[NM_WINDOWS];
} nm_dictionary;

/* Whether an edge of the tokens [first, last), all ideographs, lies within a word of the
 * dictionary. False as well where there is no ICU. */
bool nm_dictionary_splits(nm_dictionary *dictionary, const nm_tokens *tokens, uint32_t first,
                          uint32_t last);

void nm_dictionary_free(nm_dictionary *dictionary);

#endif
