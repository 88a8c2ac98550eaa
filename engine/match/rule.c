/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See rule.h.
 */
#include "match/rule.h"

#include "match/phrase.h"
#include "match/value.h"

/* ---- Neighbours ---- */

/* Whether a token can be the neighbour that is wanted. What stands before a place may be the end of a
 * phrase, what stands behind it is the beginning of one. */
static bool is_near(const nm_matcher *m, nm_near near, uint32_t token, bool before)
{
    const nm_tokens *tokens = m->subject.tokens;
    if (near.count == 0)
        return true;
    if (token >= tokens->list.count)
        return false;
    for (uint32_t i = 0; i < near.count && near.first + i < m->model->neighbour_count; i++) {
        uint32_t neighbour = m->model->neighbours[near.first + i];
        uint32_t term = neighbour & ~NM_TERM_OF_PHRASE;
        const nm_term *phrase = nm_view_term(m->model, term);
        if (neighbour == term ? nm_terms_hold(&m->subject, token, term)
            : before          ? nm_phrase_may_hold(m->model, tokens, token, phrase->a)
                              : nm_phrase_begins(m->model, tokens, token, phrase))
            return true;
    }
    return false;
}

/* ---- Guards ---- */

/* Where a pattern behind the candidate begins: no pattern crosses a paragraph, so at the end of one
 * it stands as at the end of the text. */
static uint32_t behind(const nm_tokens *tokens, uint32_t last)
{
    bool barred = last < tokens->list.count &&
                  (tokens->list.items[last].flags & NM_TOKEN_BARRIER) != 0;
    return barred ? (uint32_t)tokens->list.count : last;
}

static bool guard_matches(nm_matcher *m, const nm_guard *guard, uint32_t first, uint32_t last)
{
    nm_span program = {guard->code, guard->code_count};
    uint32_t end, slots[NM_SLOTS];
    if (guard->side == NM_GUARD_BEFORE)
        return is_near(m, guard->near, first - 1, true) &&
               nm_run_backwards(&m->machine, &m->subject, program, first) != 0;
    bool inside = guard->side == NM_GUARD_INSIDE;
    uint32_t start = inside ? first : behind(m->subject.tokens, last);
    return is_near(m, guard->near, start, false) &&
           nm_run_forwards(&m->machine, &m->subject, program, start, NM_NONE, &end, slots, 0) &&
           (!inside || end >= last);
}

bool nm_guards_hold(nm_matcher *m, nm_span guards, uint32_t first, uint32_t last)
{
    for (uint32_t i = 0; i < guards.count && guards.first + i < m->model->guard_count; i++) {
        const nm_guard *guard = &m->model->guards[guards.first + i];
        if (guard_matches(m, guard, first, last) == (guard->negated != 0))
            return false;
    }
    return true;
}

/* ---- Rules ---- */

static bool fill_from_rule(nm_matcher *m, const nm_tokens *tokens, const nm_rule *rule,
                           const uint32_t slots[NM_SLOTS], nm_candidate *candidate)
{
    nm_binding binding = {.model = m->model, .tokens = tokens, .rule = rule, .slots = slots,
                          .language = &m->language, .language_flag = m->language_flag};
    candidate->rule = (uint32_t)(rule - m->model->rules);
    candidate->form = rule->form;
    if (rule->value != NM_NONE) {
        candidate->id = "";
        candidate->has_date = nm_value_date(&binding, rule->value, &candidate->date);
        if (!candidate->has_date) {
            m->candidates.count--; /* 31 February is no date */
            return true;
        }
        candidate->foreign = binding.foreign;
        candidate->elsewhere = binding.elsewhere && !binding.home;
    } else {
        candidate->id = rule->id != NM_NONE
                            ? nm_value_text(&binding, rule->id, &m->arena)
                            : nm_value_surface(tokens, candidate->first, candidate->last, &m->arena);
    }
    if (rule->alias < NM_SLOTS / 2 && slots[2 * rule->alias + 1] != NM_NONE) {
        candidate->alias_first = slots[2 * rule->alias];
        candidate->alias_last = slots[2 * rule->alias + 1];
    }
    candidate->attribute = (uint32_t)m->attributes.count;
    for (uint32_t i = 0; i < rule->attribute_count; i++) {
        if (rule->attribute + i >= m->model->attribute_count)
            break;
        const nm_rule_attribute *record = &m->model->attributes[rule->attribute + i];
        const char *value = nm_value_text(&binding, record->expression, &m->arena);
        if (value == NULL)
            return false;
        if (*value == '\0')
            continue;
        nomen_attribute *attribute = nm_array_push(&m->attributes);
        if (attribute == NULL)
            return false;
        *attribute = (nomen_attribute){nm_view_string(m->model, record->name), value};
        candidate->attribute_count++;
    }
    return candidate->id != NULL;
}

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

/* Whether the same rule has just proposed the same span, found by another of its anchors. */
static bool is_repeated(const nm_matcher *m, uint32_t rule, uint32_t first, uint32_t last)
{
    size_t count = m->candidates.count, low = count > 16 ? count - 16 : 0;
    for (size_t i = count; i-- > low;) {
        const nm_candidate *other = &m->candidates.items[i];
        if (other->rule == rule && other->first == first && other->last == last)
            return true;
    }
    return false;
}

/* The places before the anchor from which what must stand before it matches: bit n, n tokens before. */
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
            !is_near(m, guard->near, start - 1, true))
            return false;
    }
    return true;
}

/* Tries a rule around one of its anchors, the tokens [anchor, behind): from the earliest start, and
 * then from behind what it took for an entity. */
static bool try_site(nm_matcher *m, const nm_site *site, uint32_t anchor, uint32_t behind_anchor)
{
    const nm_tokens *tokens = m->subject.tokens;
    const nm_rule *rule = nm_view_rule(m->model, site->rule);
    nm_span program = {rule->code, rule->code_count};
    if (!nm_is_wanted(m, rule->label) ||
        !is_near(m, site->near[NM_NEAR_BEFORE], anchor - 1, true) ||
        !is_near(m, site->near[NM_NEAR_AFTER], behind_anchor, false))
        return true;
    uint64_t starts = find_starts(m, site, anchor);
    for (uint32_t next = 0; starts != 0;) {
        uint32_t lead = 63 - (uint32_t)__builtin_clzll(starts), start = anchor - lead, end, slots[NM_SLOTS];
        starts &= ~((uint64_t)1 << lead);
        if (lead > anchor || start < next || !starts_well(m, rule, start))
            continue;
        /* What stands before the anchor matches: if the rule does not, no other start will help. */
        if (!nm_run_forwards(&m->machine, &m->subject, program, start, anchor, &end, slots,
                             2 * rule->capture_count))
            return true;
        uint32_t first = start, last = end;
        if (first >= last || !find_emitted(rule, slots, &first, &last) ||
            !nm_is_bounded(tokens, first, last))
            continue;
        if (!is_repeated(m, site->rule, first, last)) {
            if (!nm_guards_hold(m, (nm_span){rule->guard, rule->guard_count}, start, end))
                continue;
            nm_candidate *candidate = nm_matcher_add(m, tokens, first, last, rule->label);
            if (candidate == NULL || !fill_from_rule(m, tokens, rule, slots, candidate))
                return false;
        }
        next = last; /* another entity may be before the anchor: 3, 4 and 5 May */
    }
    return true;
}

static bool is_near_word(const nm_tokens *tokens, uint32_t index)
{
    return index < tokens->list.count &&
           (tokens->list.items[index].traits & NM_WORD_NEAR_NUMBER) != 0;
}

/* ---- Anchors ---- */

/* Whether what a site wants of a one-token anchor besides holds. */
static bool holds_at(const nm_matcher *m, uint32_t term, uint32_t anchor)
{
    return term == NM_NONE || nm_terms_hold(&m->subject, anchor, term);
}

bool nm_rules_at_number(nm_matcher *m, uint32_t index)
{
    const nm_tokens *tokens = m->subject.tokens;
    const nm_token *token = &tokens->list.items[index];
    int32_t value = nm_token_number(tokens, token);
    uint32_t has = (uint32_t)is_near_word(tokens, index - 1) << NM_NEAR_BEFORE |
                   (uint32_t)is_near_word(tokens, index + 1) << NM_NEAR_AFTER;
    uint32_t digits = (uint32_t)nm_token_length(tokens, token);
    for (uint32_t i = 0; i < m->model->number_count; i++) {
        const nm_number_anchor *anchor = &m->model->numbers[i];
        if ((anchor->needs & ~has) != 0 || value < anchor->low || value > anchor->high ||
            digits < anchor->digits_min || digits > anchor->digits_max)
            continue;
        const nm_site *site = nm_view_site(m->model, anchor->site);
        if (holds_at(m, site->term, index) && !try_site(m, site, index, index + 1))
            return false;
    }
    return true;
}

bool nm_rules_at_word(nm_matcher *m, uint32_t index)
{
    const nm_word *word = nm_view_word(m->model, m->subject.tokens->list.items[index].word);
    uint32_t count;
    const uint32_t *list = nm_view_anchors(m->model, word->anchor, &count);
    for (uint32_t i = 0; i < count; i++) {
        const nm_site *site = nm_view_site(m->model, list[i]);
        if (holds_at(m, site->term, index) && !try_site(m, site, index, index + 1))
            return false;
    }
    return true;
}

/* Whether one of the entries [low, high), which end at `last`, is what the term wants. */
static bool phrase_passes(const nm_matcher *m, uint32_t term, uint32_t first, uint32_t last,
                          uint32_t low, uint32_t high)
{
    if (term != NM_NONE && (term & NM_TERM_OF_PHRASE) == 0)
        return last == first + 1 && holds_at(m, term, first);
    const nm_term *filter =
        term == NM_NONE ? NULL : nm_view_term(m->model, term & ~NM_TERM_OF_PHRASE);
    for (uint32_t i = low; i < high; i++) {
        const nm_entry *entry = &m->model->entries[i];
        if ((filter == NULL || nm_entry_passes(m->model, entry, filter)) &&
            nm_entry_agrees(m->model, m->subject.tokens, entry, first, last))
            return true;
    }
    return false;
}

bool nm_rules_at_phrase(nm_matcher *m, uint32_t list, uint32_t first, uint32_t last, uint32_t low,
                        uint32_t high)
{
    uint32_t count;
    const uint32_t *sites = nm_view_anchors(m->model, list, &count);
    for (uint32_t i = 0; i < count; i++) {
        const nm_site *site = nm_view_site(m->model, sites[i]);
        if (phrase_passes(m, site->term, first, last, low, high) &&
            !try_site(m, site, first, last))
            return false;
    }
    return true;
}
