/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See rule.h.
 */
#include "match/rule.h"

#include "match/near.h"
#include "match/phrase.h"
#include "match/value.h"

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

/* ---- What rules propose ---- */

static bool fill_from_rule(nm_matcher *m, const nm_tokens *tokens, const nm_rule *rule,
                           const uint32_t slots[NM_SLOTS], nm_candidate *candidate)
{
    nm_binding binding = {.model = m->model,
                          .tokens = tokens,
                          .rule = rule,
                          .slots = slots,
                          .functions = m->functions,
                          .language = &m->language,
                          .language_flag = m->language_flag};
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
        candidate->id = rule->id != NM_NONE ? nm_value_text(&binding, rule->id, &m->arena)
                                            : nm_value_surface(tokens, candidate->first,
                                                               candidate->last, &m->arena);
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

/* A match is kept as its rule, and the tokens of the entity and of the captures, counted from HERE
 * at the anchor: so that it is found again at another. */
enum { HERE = 1 << 16 };

static uint32_t count_slots(const nm_rule *rule)
{
    return rule->capture_count < NM_SLOTS / 2 ? 2 * rule->capture_count : NM_SLOTS;
}

static bool keep_match(nm_matcher *m, uint32_t index, uint32_t anchor, uint32_t first,
                       uint32_t last, const uint32_t slots[NM_SLOTS])
{
    uint32_t count = count_slots(nm_view_rule(m->model, index));
    if (!nm_array_reserve(&m->answer, 3 + count))
        return false;
    uint32_t *at = m->answer.items + m->answer.count;
    *at++ = index;
    *at++ = first - anchor + HERE;
    *at++ = last - anchor + HERE;
    for (uint32_t i = 0; i < count; i++)
        *at++ = slots[i] == NM_NONE ? NM_NONE : slots[i] - anchor + HERE;
    m->answer.count += 3 + count;
    return true;
}

/* Makes candidates of matches around an anchor. */
static bool propose(nm_matcher *m, uint32_t anchor, const uint32_t *matches, uint32_t count)
{
    const nm_tokens *tokens = m->subject.tokens;
    for (uint32_t next = 0; next < count;) {
        const uint32_t *at = matches + next;
        uint32_t index = at[0], first = at[1] - HERE + anchor, last = at[2] - HERE + anchor;
        const nm_rule *rule = nm_view_rule(m->model, index);
        uint32_t slots[NM_SLOTS], slot_count = count_slots(rule);
        memset(slots, 0xFF, sizeof slots);
        for (uint32_t i = 0; i < slot_count; i++)
            slots[i] = at[3 + i] == NM_NONE ? NM_NONE : at[3 + i] - HERE + anchor;
        next += 3 + slot_count;
        if (is_repeated(m, index, first, last))
            continue;
        nm_candidate *candidate = nm_matcher_add(m, tokens, first, last, rule->label);
        if (candidate == NULL || !fill_from_rule(m, tokens, rule, slots, candidate))
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

/* Whether an entity may be these tokens. */
static bool is_bounded(const nm_matcher *m, uint32_t first, uint32_t last)
{
    const nm_tokens *tokens = m->subject.tokens;
    nm_look(&m->subject, first);
    nm_look(&m->subject, last);
    if (last < tokens->list.count && (tokens->list.items[last].flags & NM_TOKEN_INNER) != 0) {
        nm_look(&m->subject, last - 2); /* for the T of a time */
        nm_look(&m->subject, last + 1);
    }
    return nm_is_bounded(tokens, first, last);
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
            !is_bounded(m, first, last) ||
            !guards_hold(m, (nm_span){rule->guard, rule->guard_count}, start, end))
            continue;
        if (!keep_match(m, site->rule, anchor, first, last, slots))
            return false;
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

static bool any_counts(const nm_matcher *m, uint32_t first, uint32_t last, uint32_t low,
                       uint32_t high)
{
    while (low < high && !counts(m, &m->model->entries[low], first, last))
        low++;
    return low < high;
}

/* Whether one of the entries [low, high), which end at `last`, is what the term wants. */
static bool phrase_passes(const nm_matcher *m, uint32_t term, uint32_t first, uint32_t last,
                          uint32_t low, uint32_t high)
{
    if (term != NM_NONE && (term & NM_TERM_OF_PHRASE) == 0)
        return last == first + 1 && nm_terms_hold(&m->subject, first, term);
    const nm_term *filter =
        term == NM_NONE ? NULL : nm_view_term(m->model, term & ~NM_TERM_OF_PHRASE);
    for (uint32_t i = low; i < high; i++) {
        const nm_entry *entry = &m->model->entries[i];
        if ((filter == NULL || nm_entry_passes(m->model, entry, filter)) && counts(m, entry, first, last))
            return true;
    }
    return false;
}

/* ---- Asking ---- */

/* What is asked at an anchor: the sites of a list, at [first, last). */
typedef struct anchor {
    enum nm_sieve_list kind;
    uint32_t list;
    uint32_t first, last;
    uint32_t low, high; /* PHRASE: the entries of the label that end there */
} anchor;

/* Tries one of its sites. */
static bool try_at(nm_matcher *m, const anchor *a, const nm_site *site)
{
    bool passes = a->kind == NM_SIEVE_PHRASE
                      ? phrase_passes(m, site->term, a->first, a->last, a->low, a->high)
                      : site->term == NM_NONE || nm_terms_hold(&m->subject, a->first, site->term);
    return !passes || try_site(m, site, a->first);
}

/* Tries the sites of an anchor, unless it is known what comes of it. */
static bool ask(nm_matcher *m, const anchor *a)
{
    static const enum nm_question_kind kinds[] = {[NM_SIEVE_NUMBERS] = NM_ASK_NUMBER,
                                                  [NM_SIEVE_WORD] = NM_ASK_WORD,
                                                  [NM_SIEVE_PHRASE] = NM_ASK_PHRASE};
    nm_array_clear(&m->sieve.left);
    if (!nm_sieve_add(&m->sieve, &m->subject, a->kind, a->list, a->first, a->last))
        return false;
    if (m->sieve.left.count == 0)
        return true;
    uint32_t count;
    nm_question question = {kinds[a->kind], a->list, a->low, a->first, a->last};
    const uint32_t *answer = nm_memo_find(&m->memo, &m->subject, &question, &count);
    if (answer != NULL)
        return propose(m, a->first, answer, count);
    nm_array_clear(&m->answer);
    for (size_t i = 0; i < m->sieve.left.count; i++)
        if (!try_at(m, a, nm_view_site(m->model, m->sieve.left.items[i])))
            return false;
    count = (uint32_t)m->answer.count;
    nm_memo_keep(&m->memo, &m->subject, &question, m->answer.items, count);
    return propose(m, a->first, m->answer.items, count);
}

bool nm_rules_at_number(nm_matcher *m, uint32_t token)
{
    return ask(m, &(anchor){NM_SIEVE_NUMBERS, 0, token, token + 1, 0, 0});
}

bool nm_rules_at_word(nm_matcher *m, uint32_t token)
{
    const nm_word *word = nm_view_word(m->model, m->subject.tokens->list.items[token].word);
    return ask(m, &(anchor){NM_SIEVE_WORD, word->anchor, token, token + 1, 0, 0});
}

bool nm_rules_at_phrase(nm_matcher *m, uint32_t list, uint32_t first, uint32_t last, uint32_t low,
                        uint32_t high)
{
    return !any_counts(m, first, last, low, high) ||
           ask(m, &(anchor){NM_SIEVE_PHRASE, list, first, last, low, high});
}

/* ---- Evidence ---- */

static bool try_evidence(nm_matcher *m, const nm_candidate *c)
{
    for (size_t i = 0; i < m->sieve.left.count; i++) {
        const nm_evidence_rule *rule = &m->model->evidence[m->sieve.left.items[i]];
        if ((rule->form != NM_ANY8 && rule->form != c->form) ||
            (rule->flags & c->flags) != rule->flags ||
            !guards_hold(m, (nm_span){rule->guard, rule->guard_count}, c->first, c->last))
            continue;
        uint32_t *slot = nm_array_push(&m->answer);
        if (slot == NULL)
            return false;
        *slot = m->sieve.left.items[i];
    }
    return true;
}

/* Sifts the evidence of all types, and of the candidate's. */
static bool sift_evidence(nm_matcher *m, const nm_candidate *c)
{
    nm_array_clear(&m->sieve.left);
    return nm_sieve_add(&m->sieve, &m->subject, NM_SIEVE_EVIDENCE, 0, c->first, c->last) &&
           nm_sieve_add(&m->sieve, &m->subject, NM_SIEVE_EVIDENCE, c->label, c->first, c->last);
}

const uint32_t *nm_evidence_for(nm_matcher *m, const nm_candidate *c, uint32_t *count)
{
    nm_question question = {NM_ASK_EVIDENCE, (uint32_t)c->label << 8 | c->form, c->flags, c->first,
                            c->last};
    const uint32_t *answer = nm_memo_find(&m->memo, &m->subject, &question, count);
    if (answer != NULL)
        return answer;
    nm_array_clear(&m->answer);
    if (!nm_array_reserve(&m->answer, 1) || !sift_evidence(m, c) || !try_evidence(m, c))
        return NULL;
    *count = (uint32_t)m->answer.count;
    nm_memo_keep(&m->memo, &m->subject, &question, m->answer.items, *count);
    return m->answer.items;
}
