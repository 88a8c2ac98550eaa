/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See rule.h.
 */
#include "match/rule.h"

#include "match/phrase.h"
#include "match/value.h"

/* ---- Guards ---- */

/* Where a pattern behind the candidate begins: no pattern crosses a paragraph, so at the end of one
 * it stands as at the end of the text. */
static uint32_t behind(const nm_tokens *tokens, uint32_t last)
{
    bool barred = last < tokens->list.count &&
                  (tokens->list.items[last].flags & NM_TOKEN_BARRIER) != 0;
    return barred ? (uint32_t)tokens->list.count : last;
}

static bool guard_holds(nm_matcher *m, const nm_guard *guard, uint32_t first, uint32_t last)
{
    nm_span program = {guard->code, guard->code_count};
    uint32_t end, slots[NM_SLOTS];
    bool matched;
    if (guard->side == NM_GUARD_BEFORE)
        matched = nm_run_backwards(&m->machine, &m->subject, program, first);
    else if (guard->side == NM_GUARD_AFTER)
        matched = nm_run_forwards(&m->machine, &m->subject, program, behind(m->subject.tokens, last),
                                  NM_NONE, &end, slots, 0);
    else
        matched = nm_run_forwards(&m->machine, &m->subject, program, first, NM_NONE, &end, slots,
                                  0) &&
                  end >= last;
    return matched != (guard->negated != 0);
}

bool nm_guards_hold(nm_matcher *m, nm_span guards, uint32_t first, uint32_t last)
{
    for (uint32_t i = 0; i < guards.count && guards.first + i < m->model->guard_count; i++)
        if (!guard_holds(m, &m->model->guards[guards.first + i], first, last))
            return false;
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

/* Whether a token can be part of a phrase of a class: any of its words, or a hyphen between them. */
static bool may_be_inside(const nm_matcher *m, const nm_tokens *tokens, uint32_t token,
                          uint32_t label)
{
    const nm_token *t = &tokens->list.items[token];
    return (nm_view_word_labels(m->model, t->word)->inside & NM_LABEL_BIT(label)) != 0 ||
           (t->kind == NM_KIND_PUNCTUATION && tokens->folded.items[t->fold] == '-') ||
           t->fold_length == 0;
}

/* Whether a token can be part of a match at its place; see compile/neighbour.h. */
static bool neighbour_fits(const nm_matcher *m, const nm_tokens *tokens, const nm_rule *rule,
                           int side, uint32_t token)
{
    uint32_t count = rule->near_count[side];
    if (count == 0)
        return true;
    if (token >= tokens->list.count)
        return false;
    for (uint32_t i = 0; i < count && rule->near[side] + i < m->model->neighbour_count; i++) {
        uint32_t neighbour = m->model->neighbours[rule->near[side] + i];
        uint32_t term = neighbour & ~NM_TERM_OF_PHRASE;
        const nm_term *phrase = nm_view_term(m->model, term);
        bool fits = neighbour == term         ? nm_terms_hold(&m->subject, token, term)
                    : side == NM_NEAR_LEFT ? may_be_inside(m, tokens, token, phrase->a)
                                           : nm_phrase_begins(m->model, tokens, token, phrase);
        if (fits)
            return true;
    }
    return false;
}

/* The earliest token from which a match with this anchor can begin. */
static uint32_t earliest_start(const nm_matcher *m, const nm_tokens *tokens, const nm_rule *rule,
                               uint32_t anchor)
{
    uint32_t reach = rule->lead_max < NM_PLACES ? rule->lead_max : NM_PLACES - 1;
    uint32_t low = anchor > reach ? anchor - reach : 0;
    for (uint32_t at = anchor; at > low; at--)
        if ((tokens->list.items[at].flags & NM_TOKEN_BARRIER) != 0 ||
            !neighbour_fits(m, tokens, rule, NM_NEAR_LEFT, at - 1))
            return at;
    return low;
}

/* Tries a rule around its anchor: from the earliest start from which it matches, and then from behind
 * what it took for an entity. */
static bool try_rule(nm_matcher *m, const nm_tokens *tokens, uint32_t index, uint32_t anchor)
{
    const nm_rule *rule = nm_view_rule(m->model, index);
    nm_span program = {rule->code, rule->code_count};
    if (anchor < rule->lead_min || !nm_is_wanted(m, rule->label) ||
        !neighbour_fits(m, tokens, rule, NM_NEAR_BEFORE, anchor - 1) ||
        !neighbour_fits(m, tokens, rule, NM_NEAR_AFTER, anchor + 1))
        return true;
    uint32_t low = earliest_start(m, tokens, rule, anchor);
    if (anchor - low < rule->lead_min)
        return true;
    for (uint32_t start = low; start <= anchor - rule->lead_min; start++) {
        uint32_t end, slots[NM_SLOTS];
        if (!neighbour_fits(m, tokens, rule, NM_NEAR_FIRST, start))
            continue;
        if (!nm_run_forwards(&m->machine, &m->subject, program, start, anchor, &end, slots,
                             2 * rule->capture_count))
            continue;
        uint32_t first = start, last = end;
        if (first >= last || !find_emitted(rule, slots, &first, &last) ||
            !nm_is_bounded(tokens, first, last) || is_repeated(m, index, first, last) ||
            !nm_guards_hold(m, (nm_span){rule->guard, rule->guard_count}, start, end))
            continue;
        nm_candidate *candidate = nm_matcher_add(m, tokens, first, last, rule->label);
        if (candidate == NULL || !fill_from_rule(m, tokens, rule, slots, candidate))
            return false;
        start = last - 1; /* another entity may be before the anchor: 3, 4 and 5 May */
    }
    return true;
}

static bool is_near_word(const nm_tokens *tokens, uint32_t index)
{
    return index < tokens->list.count &&
           (tokens->list.items[index].traits & NM_WORD_NEAR_NUMBER) != 0;
}

/* ---- Anchors ---- */

/* Whether what a rule wants of a one-token anchor besides holds. */
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
    uint32_t digits = (uint32_t)nm_token_length(tokens, token), tried = NM_NONE;
    for (uint32_t i = 0; i < m->model->number_count; i++) {
        const nm_number_anchor *anchor = &m->model->numbers[i];
        if (anchor->rule == tried || (anchor->needs & ~has) != 0 || value < anchor->low || value > anchor->high ||
            digits < anchor->digits_min || digits > anchor->digits_max ||
            !holds_at(m, anchor->term, index))
            continue;
        tried = anchor->rule;
        if (!try_rule(m, tokens, tried, index))
            return false;
    }
    return true;
}

bool nm_rules_at_word(nm_matcher *m, uint32_t index)
{
    const nm_tokens *tokens = m->subject.tokens;
    const nm_word *word = nm_view_word(m->model, tokens->list.items[index].word);
    uint32_t count, tried = NM_NONE;
    const nm_anchored *list = nm_view_anchors(m->model, word->anchor, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (list[i].rule == tried || !holds_at(m, list[i].term, index))
            continue;
        tried = list[i].rule;
        if (!try_rule(m, tokens, tried, index))
            return false;
    }
    return true;
}

/* Whether one of the entries [low, high), which end at `last`, is what the term wants. */
static bool phrase_passes(const nm_matcher *m, const nm_tokens *tokens, uint32_t term,
                          uint32_t first, uint32_t last, uint32_t low, uint32_t high)
{
    if (term != NM_NONE && (term & NM_TERM_OF_PHRASE) == 0)
        return last == first + 1 && holds_at(m, term, first);
    const nm_term *filter =
        term == NM_NONE ? NULL : nm_view_term(m->model, term & ~NM_TERM_OF_PHRASE);
    for (uint32_t i = low; i < high; i++) {
        const nm_entry *entry = &m->model->entries[i];
        if ((filter == NULL || nm_entry_passes(m->model, entry, filter)) &&
            nm_entry_agrees(m->model, tokens, entry, first, last))
            return true;
    }
    return false;
}

bool nm_rules_at_phrase(nm_matcher *m, uint32_t list, uint32_t first, uint32_t last, uint32_t low,
                        uint32_t high)
{
    const nm_tokens *tokens = m->subject.tokens;
    uint32_t count, tried = NM_NONE;
    const nm_anchored *rules = nm_view_anchors(m->model, list, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (rules[i].rule == tried ||
            !phrase_passes(m, tokens, rules[i].term, first, last, low, high))
            continue;
        tried = rules[i].rule;
        if (!try_rule(m, tokens, tried, first))
            return false;
    }
    return true;
}
