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
 *     BEGIN      no   yes   no  no       no
 *     PAIRS           yes   yes no
 *     looked up       Bank  of  England
 *
 * A word that is not looked up means nothing where it stands: no row is that one word, no rule
 * names it, and no row has it beside its neighbours. So it may be taken for no word at all.
 *
 * Cost: for most tokens one block of BEGIN, which is small; where something may begin, one of
 * PAIRS, which was asked for some tokens ahead.
 */
#ifndef NM_MATCH_LOOKUP_H
#define NM_MATCH_LOOKUP_H

#include "match/affix.h"
#include "model/view.h"
#include "token/token.h"

/* The tokens at which something may begin: a name, a rule's anchor. Ascending. */
typedef NM_ARRAY(uint32_t) nm_awake;

/* Sets `word` and `traits` of the tokens that matter, JOINED where a name may go on behind one, and
 * lists the tokens at which something may begin. The tokens come from nm_tokenize(), and nothing
 * was looked up in them. False: out of memory. */
bool nm_lookup(const nm_view *model, const nm_affixes *affixes, nm_tokens *tokens, nm_awake *awake);

/* The word that is this folded form, 0 if there is none. */
uint32_t nm_lookup_word(const nm_view *model, const char *folded, size_t length);

#endif
