/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See near.h.
 */
#include "match/near.h"

#include "match/phrase.h"
#include "match/term.h"

bool nm_may_be_near(const nm_subject *s, nm_near near, uint32_t token, bool before)
{
    if (near.count == 0)
        return true;
    nm_look(s, token);
    if (token >= s->tokens->list.count)
        return false;
    const nm_token *there = &s->tokens->list.items[token];
    uint32_t word = there->word;
    const nm_word_labels *known = nm_view_word_labels(s->model, word);
    bool left_out = before && nm_phrase_leaves_out(s->tokens, there);
    uint64_t bit = NM_WORD_BIT(word), begins = known->begins;
    uint64_t inside = left_out ? UINT64_MAX : known->inside;
    for (uint32_t i = 0; i < near.count && near.first + i < s->model->neighbour_count; i++) {
        const nm_neighbour *n = &s->model->neighbours[near.first + i];
        bool phrase = (n->term & NM_TERM_OF_PHRASE) != 0;
        uint64_t labels = phrase && before ? inside : begins;
        if ((n->words != 0 && (n->words & bit) == 0) ||
            (n->labels != 0 && (n->labels & labels) == 0))
            continue;
        if (phrase || nm_terms_may_hold(s, token, n->term))
            return true;
    }
    return false;
}
