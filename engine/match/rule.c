/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See rule.h.
 */
#include "match/rule.h"

#include "match/near.h"
#include "match/phrase.h"
#include "match/term.h"

#include <string.h>

/* ---- Guards ---- */

/* Whether a program matches from a token, up to `least` or beyond. */
static bool matches_from(nm_matcher *m, const nm_guard *guard, uint32_t start, uint32_t least)
{
    uint32_t end, slots[NM_SLOTS];
    return nm_may_be_near(&m->subject, guard->near, start, false) &&
           nm_run_forwards(&m->machine, &m->subject, (nm_span){guard->code, guard->code_count},
                           start, NM_NONE, &end, slots, 0) &&
           end >= least;
}

/* No pattern crosses a paragraph, so at the end of one it stands as at the end of the text: and
 * there it looks at nothing. */
static bool matches_behind(nm_matcher *m, const nm_guard *guard, uint32_t last)
{
    const nm_tokens *tokens = m->subject.tokens;
    nm_look(&m->subject, last);
    if (last >= tokens->list.count || (tokens->list.items[last].flags & NM_TOKEN_BARRIER) == 0)
        return matches_from(m, guard, last, 0);
    nm_reach reach = *m->subject.reach;
    bool matches = matches_from(m, guard, (uint32_t)tokens->list.count, 0);
    *m->subject.reach = reach;
    return matches;
}

static bool guard_matches(nm_matcher *m, const nm_guard *guard, uint32_t first, uint32_t last)
{
    switch (guard->side) {
    case NM_GUARD_BEFORE:
        return nm_may_be_near(&m->subject, guard->near, first - 1, true) &&
               nm_run_backwards(&m->machine, &m->subject, (nm_span){guard->code, guard->code_count},
                                first) != 0;
    case NM_GUARD_INSIDE:
        return matches_from(m, guard, first, last);
    default:
        return matches_behind(m, guard, last);
    }
}

static bool guards_hold(nm_matcher *m, nm_span guards, uint32_t first, uint32_t last)
{
    for (uint32_t i = 0; i < guards.count && guards.first + i < m->model->guard_count; i++) {
        const nm_guard *guard = &m->model->guards[guards.first + i];
        if (guard_matches(m, guard, first, last) == (guard->negated != 0))
            return false;
    }
    return true;
}

/* ---- Rules ---- */

/* The tokens that a match is an entity of: all of it, or one capture. */
static bool find_emitted(const nm_rule *rule, const uint32_t slots[NM_SLOTS], uint32_t *first,
                         uint32_t *last)
{
    if (rule->emit == NM_NONE)
        return true;
    if (rule->emit >= NM_SLOTS / 2)
        return false;
    *first = slots[2 * rule->emit];
    *last = slots[2 * rule->emit + 1];
    return *first < *last && *last != NM_NONE;
}

/* The places before the anchor from which what must stand before it matches: bit n, n tokens
 * before. */
static uint64_t find_starts(nm_matcher *m, const nm_site *site, uint32_t anchor)
{
    if (site->prefix_count == 0)
        return 1;
    return nm_run_backwards(&m->machine, &m->subject, (nm_span){site->prefix, site->prefix_count},
                            anchor);
}

/* Whether what must stand right before a match may stand before `start`. */
static bool starts_well(const nm_matcher *m, const nm_rule *rule, uint32_t start)
{
    for (uint32_t i = 0; i < rule->guard_count && rule->guard + i < m->model->guard_count; i++) {
        const nm_guard *guard = &m->model->guards[rule->guard + i];
        if (guard->side == NM_GUARD_BEFORE && guard->negated == 0 &&
            !nm_may_be_near(&m->subject, guard->near, start - 1, true))
            return false;
    }
    return true;
}

/* Tries a rule around one of its anchors, which begins at a token: from the earliest start, and
 * then from behind what it took for an entity. */
static bool try_site(nm_matcher *m, const nm_site *site, uint32_t anchor)
{
    const nm_rule *rule = nm_view_rule(m->model, site->rule);
    nm_span program = {rule->code, rule->code_count};
    if (!nm_is_wanted(m, rule->label))
        return true;
    uint64_t starts = find_starts(m, site, anchor);
    for (uint32_t next = 0; starts != 0;) {
        uint32_t lead = 63 - (uint32_t)__builtin_clzll(starts), start = anchor - lead, end,
                 slots[NM_SLOTS];
        starts &= ~((uint64_t)1 << lead);
        if (lead > anchor || start < next || !starts_well(m, rule, start))
            continue;
        /* What stands before the anchor matches: if the rule does not, no other start will help. */
        if (!nm_run_forwards(&m->machine, &m->subject, program, start, anchor, &end, slots,
                             2 * rule->capture_count))
            return true;
        uint32_t first = start, last = end;
        if (first >= last || !find_emitted(rule, slots, &first, &last) ||
            !nm_is_bounded(&m->subject, first, last) ||
            !guards_hold(m, (nm_span){rule->guard, rule->guard_count}, start, end))
            continue;
        nm_found *found = nm_array_push(&m->found);
        if (found == NULL)
            return false;
        *found = (nm_found){first, last, {0}};
        memcpy(found->slots, slots, sizeof slots);
        next = last; /* another entity may be before the anchor: 3, 4 and 5 May */
    }
    return true;
}

/* ---- Anchors ---- */

/* Whether an entry counts at the tokens [first, last). */
static bool counts(const nm_matcher *m, const nm_entry *entry, uint32_t first, uint32_t last)
{
    return nm_entry_agrees(m->model, m->subject.tokens, entry, first, last) &&
           nm_entry_is_spoken(&m->subject, entry, first);
}

bool nm_rule_counts_any(const nm_matcher *m, uint32_t first, const nm_offer *offer)
{
    for (uint32_t i = offer->low; i < offer->high; i++)
        if (counts(m, &m->model->entries[i], first, offer->last))
            return true;
    return false;
}

/* Whether one of the entries of a phrase is what the term wants. */
static bool phrase_passes(const nm_matcher *m, uint32_t term, uint32_t first,
                          const nm_offer *offer)
{
    if (term != NM_NONE && (term & NM_TERM_OF_PHRASE) == 0)
        return offer->last == first + 1 && nm_terms_hold(&m->subject, first, term);
    const nm_term *filter =
        term == NM_NONE ? NULL : nm_view_term(m->model, term & ~NM_TERM_OF_PHRASE);
    for (uint32_t i = offer->low; i < offer->high; i++) {
        const nm_entry *entry = &m->model->entries[i];
        if ((filter == NULL || nm_entry_passes(m->model, entry, filter)) &&
            counts(m, entry, first, offer->last))
            return true;
    }
    return false;
}

bool nm_rule_try(nm_matcher *m, const nm_site *site, uint32_t anchor, const nm_offer *offer)
{
    bool passes = offer->low < offer->high
                      ? phrase_passes(m, site->term, anchor, offer)
                      : site->term == NM_NONE || nm_terms_hold(&m->subject, anchor, site->term);
    nm_array_clear(&m->found);
    return !passes || try_site(m, site, anchor);
}

/* ---- Evidence ---- */

bool nm_evidence_add(nm_matcher *m, const nm_mention *mention)
{
    nm_array_clear(&m->sieve.left);
    if (!nm_sieve_add(&m->sieve, &m->subject, NM_SIEVE_EVIDENCE, 0, mention->first,
                      mention->last) ||
        !nm_sieve_add(&m->sieve, &m->subject, NM_SIEVE_EVIDENCE, mention->label, mention->first,
                      mention->last) ||
        !nm_array_reserve(&m->answer, m->sieve.left.count))
        return false;
    for (size_t i = 0; i < m->sieve.left.count; i++) {
        const nm_evidence_rule *rule = &m->model->evidence[m->sieve.left.items[i]];
        if ((rule->form == NM_ANY8 || rule->form == mention->form) &&
            (rule->flags & mention->flags) == rule->flags &&
            guards_hold(m, (nm_span){rule->guard, rule->guard_count}, mention->first,
                        mention->last))
            m->answer.items[m->answer.count++] = m->sieve.left.items[i];
    }
    return true;
}
