/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See alias.h.
 */
#include "context/alias.h"

#include "context/inflection.h"

#include <string.h>

enum {
    SHORT_NAME_MIN = 4, /* bytes of a first word that can stand for the whole */
    PROBES_MAX = 64     /* aliases of one key and its neighbours: names seldom begin alike */
};

static bool same_token(const nm_tokens *tokens, uint32_t a, uint32_t b)
{
    const nm_token *x = &tokens->list.items[a], *y = &tokens->list.items[b];
    return x->hash == y->hash && x->fold_length == y->fold_length &&
           x->fold_length != NM_FOLD_NONE &&
           memcmp(tokens->folded.items + x->fold, tokens->folded.items + y->fold, x->fold_length) ==
               0;
}

/* Written as it was introduced, but that all capitals are allowed. */
static bool is_written_alike(const nm_token *a, const nm_token *b)
{
    return a->shape == b->shape || a->shape == NM_SHAPE_UPPER;
}

/* Whether token `at` is the token `known` of an alias of `length` tokens, or a form of it. */
static bool match_token(nm_matcher *m, const nm_tokens *tokens, uint32_t known, uint32_t at,
                        uint32_t length, bool last, uint32_t *end)
{
    if (!is_written_alike(&tokens->list.items[at], &tokens->list.items[known]))
        return false;
    if (same_token(tokens, known, at))
        return true;
    return nm_is_inflecting(m, tokens, at) && ((last && nm_has_affix(m, tokens, known, at, end)) ||
                                               (length > 1 && nm_share_stem(tokens, known, at)));
}

/* Whether the tokens from `at` on are an alias, or a form of it; `end` is then their last byte. */
static bool match_tokens(nm_matcher *m, const nm_tokens *tokens, const nm_alias *alias, uint32_t at,
                         uint32_t *end)
{
    uint32_t length = alias->last - alias->first;
    *end = tokens->list.items[at + length - 1].end;
    for (uint32_t i = 0; i < length; i++)
        if ((i > 0 && (tokens->list.items[at + i].flags & NM_TOKEN_BARRIER) != 0) ||
            !match_token(m, tokens, alias->first + i, at + i, length, i + 1 == length, end))
            return false;
    return true;
}

static void learn(nm_aliases *a, nm_matcher *m, const nm_tokens *tokens, nm_alias alias)
{
    uint32_t end;
    if (a->count == NM_ALIASES || alias.first >= alias.last)
        return;
    uint32_t at = nm_inflection_key(tokens, alias.first) & (NM_ALIAS_SLOTS - 1);
    for (int probes = 0; a->slots[at] != 0; at = (at + 1) & (NM_ALIAS_SLOTS - 1)) {
        if (++probes == PROBES_MAX)
            return;
        const nm_alias *other = &a->list[a->slots[at] - 1];
        if (other->last - other->first == alias.last - alias.first &&
            match_tokens(m, tokens, other, alias.first, &end))
            return; /* the first to introduce it owns it */
    }
    a->list[a->count] = alias;
    a->slots[at] = (uint16_t)++a->count;
}

/* ---- Learning ---- */

/* A first word that can stand alone: a capitalised word, no ordinary one, no name of another type
 * (China in China Ocean Shipping), and no part of a word (Anglo in Anglo-Persian Oil). */
static bool can_stand_alone(const nm_aliases *a, const nm_view *model, const nm_tokens *tokens,
                            uint32_t index, uint16_t label)
{
    const nm_token *token = &tokens->list.items[index];
    return token->kind == NM_KIND_WORD && token->shape != NM_SHAPE_LOWER &&
           token->fold_length >= SHORT_NAME_MIN &&
           (index + 1 == tokens->list.count || !nm_token_is_glued(token + 1)) &&
           !nm_bracket_is_ordinary(model, &a->classes, token, label);
}

static void learn_from(nm_aliases *a, nm_matcher *m, const nm_tokens *tokens, uint32_t index)
{
    const nm_candidate *c = &m->candidates.items[index];
    nm_bracketed other;
    if (nm_bracket_find(m, &a->classes, c->first, c->last, c->label, &other))
        learn(a, m, tokens, (nm_alias){other.first, other.last, index, other.unlike});
    if (c->alias_count == 0)
        return;
    uint32_t first = (uint32_t)((int64_t)c->first + c->alias_at), end = first + c->alias_count;
    learn(a, m, tokens, (nm_alias){first, end, index, false});
    if (c->alias_count < 2 || !can_stand_alone(a, m->model, tokens, first, c->label))
        return;
    learn(a, m, tokens, (nm_alias){first, first + 1, index, false});
    for (uint32_t last = first + 2; last < end; last++)
        if (tokens->list.items[last - 1].kind == NM_KIND_WORD)
            learn(a, m, tokens, (nm_alias){first, last, index, false});
}

/* ---- Looking ---- */

/* Within the full name itself the short one is no mention of its own. */
static bool inside_owner(const nm_matcher *m, const nm_alias *alias, uint32_t at)
{
    const nm_candidate *owner = &m->candidates.items[alias->candidate];
    return at >= owner->first && at < owner->last;
}

/* The token behind the alias that begins at `at`, NM_NONE if none does; `end`: its last byte. */
static uint32_t match_alias(nm_matcher *m, const nm_tokens *tokens, const nm_alias *alias,
                            uint32_t at, uint32_t *end)
{
    uint32_t length = alias->last - alias->first;
    if (length > tokens->list.count - at || inside_owner(m, alias, at))
        return NM_NONE;
    return match_tokens(m, tokens, alias, at, end) && nm_is_bounded(&m->subject, at, at + length)
               ? at + length
               : NM_NONE;
}

static bool propose_at(const nm_aliases *a, nm_matcher *m, const nm_tokens *tokens, uint32_t at)
{
    uint32_t slot = nm_inflection_key(tokens, at) & (NM_ALIAS_SLOTS - 1);
    for (int probes = 0; a->slots[slot] != 0 && probes < PROBES_MAX;
         probes++, slot = (slot + 1) & (NM_ALIAS_SLOTS - 1)) {
        const nm_alias *alias = &a->list[a->slots[slot] - 1];
        uint32_t end, last = match_alias(m, tokens, alias, at, &end);
        if (last == NM_NONE)
            continue;
        nm_candidate *c =
            nm_matcher_add(m, tokens, at, last, m->candidates.items[alias->candidate].label);
        if (c == NULL)
            return false;
        const nm_candidate *owner = &m->candidates.items[alias->candidate];
        c->id = owner->id;
        c->form = owner->form;
        c->rule = owner->rule;
        c->entry = owner->entry;
        c->again = 1;
        c->unlike = alias->unlike;
        if (end < c->end)
            c->end = end;
    }
    return true;
}

nomen_status nm_alias_propose(nm_aliases *a, nm_matcher *m, const nm_tokens *tokens,
                              nomen_error *error)
{
    a->count = 0;
    memset(a->slots, 0, sizeof a->slots);
    nm_bracket_begin(&a->classes, m->model);
    for (uint32_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *c = &m->candidates.items[i];
        if (c->score > 0 && c->date == NM_NONE && !c->hidden)
            learn_from(a, m, tokens, i);
    }
    if (a->count == 0)
        return NOMEN_OK;
    for (uint32_t at = 0; at < tokens->list.count; at++)
        if (!propose_at(a, m, tokens, at))
            return nm_fail_memory(error);
    return NOMEN_OK;
}
