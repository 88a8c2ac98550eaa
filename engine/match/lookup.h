/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tokens to words: the folded form of a token, hashed by the tokenizer, is looked up in the
 * vocabulary, but only where that can matter. With many names nearly every word is in some of them,
 * and hardly ever stands beside what they have beside it. So the filters of model/layout.h are
 * asked first: may something begin here, and may it go on with the next token? What passes is
 * looked up, and everything behind it as long as a phrase may go on:
 *
 *     text       The  Bank  of  England  said       a name: Bank of England
 *     PLACES     no   first     later    no
 *     PAIRS           yes   yes no
 *     looked up       Bank  of  England
 *
 * A word that is not looked up means nothing where it stands: no row is that one word, no rule
 * names it, and no row has it beside its neighbours. So it may be taken for no word at all.
 *
 * Cost: for most tokens one block of PLACES, which is small; where something may begin and the next
 * token may go on, one of PAIRS, which was asked for beforehand.
 */
#ifndef NM_MATCH_LOOKUP_H
#define NM_MATCH_LOOKUP_H

#include "match/affix.h"
#include "model/view.h"
#include "token/token.h"

typedef struct nm_lookup {
    const nm_view *model;
    const nm_affixes *affixes;
    NM_ARRAY(uint32_t) awake; /* the tokens at which something may begin, ascending */
    uint8_t manners[256 * 64]; /* what a token's script, kind and shape tell */
} nm_lookup;

/* Both must outlive it. */
void nm_lookup_init(nm_lookup *l, const nm_view *model, const nm_affixes *affixes);
void nm_lookup_free(nm_lookup *l);

/* Sets `word` and `traits` of the tokens that matter, JOINED where a name may go on behind one, and
 * lists in `awake` the tokens at which something may begin: a name, a rule's anchor. The tokens come
 * from nm_tokenize(), and nothing was looked up in them. False: out of memory. */
bool nm_lookup_run(nm_lookup *l, nm_tokens *tokens);

/* The word that is this folded form, 0 if there is none. */
uint32_t nm_lookup_word(const nm_view *model, const char *folded, size_t length);

#endif
