/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See matcher.h.
 */
#include "match/matcher.h"

#include "match/phrase.h"
#include "match/sentence.h"
#include "match/term.h"
#include "match/value.h"

#include <string.h>

nomen_status nm_matcher_init(nm_matcher *m, const nm_view *model, nomen_error *error)
{
    memset(m, 0, sizeof *m);
    m->model = model;
    m->language_flag = nm_view_find_flag(model, NM_FLAG_LANG_ONLY);
    nm_affixes_init(&m->affixes, model);
    return nm_machine_init(&m->machine, model, error);
}

void nm_matcher_free(nm_matcher *m)
{
    nm_machine_free(&m->machine);
    nm_affixes_free(&m->affixes);
    nm_arena_free(&m->arena);
    nm_array_free(&m->awake);
    nm_array_free(&m->candidates);
    nm_array_free(&m->attributes);
}

static bool is_digits(const nm_token *token, uint32_t length)
{
    return token->kind == NM_KIND_NUMBER && token->end - token->start == length;
}

/* Whether token `at` is the T between the date and the time of ISO 8601: 2023-09-07T10:30,
 * 20230907T1030. */
static bool is_time_mark(const nm_tokens *tokens, uint32_t at)
{
    const nm_token *list = tokens->list.items;
    return at > 0 && at + 1 < tokens->list.count && list[at].end - list[at].start == 1 &&
           tokens->text[list[at].start] == 'T' && list[at + 1].kind == NM_KIND_NUMBER &&
           (is_digits(&list[at - 1], 8) ||
            (at > 1 && is_digits(&list[at - 1], 2) && tokens->text[list[at - 2].start] == '-'));
}

bool nm_is_bounded(const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    const nm_token *list = tokens->list.items;
    return (list[first].flags & NM_TOKEN_INNER) == 0 &&
           (last >= tokens->list.count || (list[last].flags & NM_TOKEN_INNER) == 0 ||
            is_time_mark(tokens, last));
}

static bool is_wanted(const nm_matcher *m, uint16_t label)
{
    return m->wanted == NULL || m->wanted[label];
}

/* Takes what was peeled off its outer tokens out of the span. */
static void leave_affixes(const nm_matcher *m, const nm_tokens *tokens, nm_candidate *candidate)
{
    uint32_t first = candidate->first, last = candidate->last - 1;
    if (tokens->list.items[first].peeled == 0 && tokens->list.items[last].peeled == 0)
        return;
    const nm_peel *front = nm_affixes_find(&m->affixes, first);
    const nm_peel *back = nm_affixes_find(&m->affixes, last);
    if (front != NULL)
        candidate->start = front->start;
    if (back != NULL && back->end > candidate->start)
        candidate->end = back->end;
}

nm_candidate *nm_matcher_add(nm_matcher *m, const nm_tokens *tokens, uint32_t first, uint32_t last,
                             uint16_t label)
{
    nm_candidate *candidate = nm_array_push(&m->candidates);
    if (candidate == NULL)
        return NULL;
    memset(candidate, 0, sizeof *candidate);
    candidate->first = first;
    candidate->last = last;
    candidate->start = tokens->list.items[first].start;
    candidate->end = tokens->list.items[last - 1].end;
    candidate->label = label;
    candidate->entry = candidate->rule = candidate->rival = NM_NONE;
    candidate->hidden = (nm_view_label(m->model, label)->flags & NM_LABEL_HIDDEN) != 0;
    leave_affixes(m, tokens, candidate);
    return candidate;
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
        uint32_t term = neighbour & ~NM_NEIGHBOUR_PHRASE;
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

/* Tries a rule around its anchor: the earliest start from which it matches. */
static bool try_rule(nm_matcher *m, const nm_tokens *tokens, uint32_t index, uint32_t anchor)
{
    const nm_rule *rule = nm_view_rule(m->model, index);
    nm_span program = {rule->code, rule->code_count};
    if (anchor < rule->lead_min || !is_wanted(m, rule->label) ||
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
        return candidate != NULL && fill_from_rule(m, tokens, rule, slots, candidate);
    }
    return true;
}

static bool try_rules(nm_matcher *m, const nm_tokens *tokens, uint32_t list, uint32_t anchor)
{
    uint32_t count;
    const uint32_t *rules = nm_view_anchors(m->model, list, &count);
    for (uint32_t i = 0; i < count; i++)
        if (!try_rule(m, tokens, rules[i], anchor))
            return false;
    return true;
}

static bool is_near_word(const nm_tokens *tokens, uint32_t index)
{
    return index < tokens->list.count &&
           (tokens->list.items[index].traits & NM_WORD_NEAR_NUMBER) != 0;
}

static bool try_number(nm_matcher *m, const nm_tokens *tokens, uint32_t index)
{
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
        if (!try_rule(m, tokens, anchor->rule, index))
            return false;
    }
    return true;
}

/* ---- Names ---- */

static bool add_entry(nm_matcher *m, const nm_tokens *tokens, uint32_t index, uint32_t first,
                      uint32_t last)
{
    const nm_entry *entry = &m->model->entries[index];
    nm_candidate *candidate = nm_matcher_add(m, tokens, first, last, entry->label);
    if (candidate == NULL)
        return false;
    candidate->entry = index;
    candidate->form = entry->form;
    candidate->flags = entry->flags;
    candidate->language = entry->language;
    candidate->id = nm_view_string(m->model, entry->id);
    return true;
}

/* What ends at one state of a walk: names, and class phrases that rules are anchored at. */
static bool take_entries(nm_matcher *m, const nm_tokens *tokens, const nm_walk *walk,
                         uint32_t first)
{
    uint32_t low, high, anchored = 0;
    bool bounded = nm_is_bounded(tokens, first, walk->next);
    for (nm_view_entries(m->model, walk->state, &low, &high); low < high; low++) {
        const nm_entry *entry = &m->model->entries[low];
        const nm_label *label = nm_view_label(m->model, entry->label);
        bool name = (label->flags & NM_LABEL_TYPE) != 0 && bounded && is_wanted(m, entry->label);
        bool anchor = label->anchor != 0 && label->anchor != anchored;
        if ((!name && !anchor) || !nm_entry_agrees(m->model, tokens, entry, first, walk->next))
            continue;
        if (name && !add_entry(m, tokens, low, first, walk->next))
            return false;
        if (anchor) {
            anchored = label->anchor;
            if (!try_rules(m, tokens, label->anchor, first))
                return false;
        }
    }
    return true;
}

/* A token in lower case begins only names that are not always capitalised. */
static bool passes_gate(const nm_token *token)
{
    if ((token->traits & NM_WORD_STARTS_ANCHOR) != 0)
        return true;
    if ((token->traits & NM_WORD_STARTS_NAME) == 0)
        return false;
    return token->shape != NM_SHAPE_LOWER || (token->traits & NM_WORD_STARTS_LOWER) != 0;
}

static bool match_token(nm_matcher *m, const nm_tokens *tokens, uint32_t index)
{
    const nm_token *token = &tokens->list.items[index];
    if (token->kind == NM_KIND_NUMBER && !try_number(m, tokens, index))
        return false;
    if ((token->traits & NM_WORD_HAS_RULES) != 0 &&
        !try_rules(m, tokens, nm_view_word(m->model, token->word)->anchor, index))
        return false;
    nm_walk walk;
    if (!passes_gate(token) || !nm_walk_start(m->model, tokens, index, &walk))
        return true;
    do {
        if (!take_entries(m, tokens, &walk, index))
            return false;
    } while (nm_walk_step(m->model, tokens, &walk));
    return true;
}

nomen_status nm_match(nm_matcher *m, nm_tokens *tokens, uint32_t language, nomen_error *error)
{
    nm_arena_reset(&m->arena);
    nm_array_clear(&m->candidates);
    nm_array_clear(&m->attributes);
    nm_language_begin(&m->language, language);
    if (!nm_lookup(m->model, &m->affixes, tokens, &m->awake))
        return nm_fail_memory(error);
    nm_sentences_mark(&m->language, m->model, tokens);
    m->subject = (nm_subject){m->model, tokens, &m->language};
    if (!nm_affixes_peel(&m->affixes, &m->language, m->model, tokens))
        return nm_fail_memory(error);
    for (size_t i = 0; i < m->awake.count; i++)
        if (!match_token(m, tokens, m->awake.items[i]))
            return nm_fail_memory(error);
    return NOMEN_OK;
}
