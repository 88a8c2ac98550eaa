/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See place.h.
 */
#include "match/place.h"

#include "match/phrase.h"
#include "match/rule.h"
#include "match/value.h"

#include <string.h>

/* ---- Offers ---- */

/* Offers the sites of a list that the sieve leaves. */
static bool offer_sites(nm_matcher *m, enum nm_sieve_list kind, uint32_t list, uint32_t first,
                        nm_offer offer)
{
    nm_array_clear(&m->sieve.left);
    if (!nm_sieve_add(&m->sieve, &m->subject, kind, list, first, offer.last) ||
        !nm_array_reserve(&m->offers, m->sieve.left.count))
        return false;
    for (size_t i = 0; i < m->sieve.left.count; i++) {
        offer.site = m->sieve.left.items[i];
        m->offers.items[m->offers.count++] = offer;
    }
    return true;
}

static bool offer_rows(nm_matcher *m, uint32_t first, nm_offer offer)
{
    for (uint32_t i = offer.low; i < offer.high; i++) {
        const nm_entry *entry = &m->model->entries[i];
        if (!nm_entry_agrees(m->model, m->subject.tokens, entry, first, offer.last))
            continue;
        nm_offer *slot = nm_array_push(&m->offers);
        if (slot == NULL)
            return false;
        *slot = (nm_offer){.site = NM_NONE, .last = offer.last, .low = i, .high = i + 1};
    }
    return true;
}

/* What ends at one state of a walk: rows of types, and phrases that rules are anchored at. Entries of
 * one label stand together. */
static bool offer_state(nm_matcher *m, uint32_t first, const nm_walk *walk)
{
    uint32_t low, high;
    bool bounded = nm_is_name_bounded(&m->subject, first, walk->next);
    for (nm_view_entries(m->model, walk->state, &low, &high); low < high;) {
        nm_offer offer = {.last = walk->next, .low = low};
        uint16_t label = m->model->entries[low].label;
        const nm_label *record = nm_view_label(m->model, label);
        while (low < high && m->model->entries[low].label == label)
            low++;
        offer.high = low;
        if ((record->flags & NM_LABEL_TYPE) != 0 && bounded && nm_is_wanted(m, label) &&
            !offer_rows(m, first, offer))
            return false;
        if (record->anchor != 0 && nm_rule_counts_any(m, first, &offer) &&
            !offer_sites(m, NM_SIEVE_PHRASE, record->anchor, first, offer))
            return false;
    }
    return true;
}

/* Whether a walk begins at a token. One in lower case begins only names that are not always
 * capitalised. */
static bool begins_phrase(const nm_token *token)
{
    uint32_t wanted = token->shape == NM_SHAPE_LOWER ? NM_WORD_STARTS_LOWER : NM_WORD_STARTS_NAME;
    return (token->traits & (NM_WORD_STARTS_ANCHOR | wanted)) != 0;
}

static bool offer_all(nm_matcher *m, uint32_t place)
{
    const nm_tokens *tokens = m->subject.tokens;
    const nm_token *token = &tokens->list.items[place];
    nm_offer here = {.last = place + 1};
    nm_array_clear(&m->offers);
    if (token->kind == NM_KIND_NUMBER && !offer_sites(m, NM_SIEVE_NUMBERS, 0, place, here))
        return false;
    if ((token->traits & NM_WORD_HAS_RULES) != 0 &&
        !offer_sites(m, NM_SIEVE_WORD, nm_view_word(m->model, token->word)->anchor, place, here))
        return false;
    nm_walk walk;
    bool more = begins_phrase(token) && nm_walk_start(m->model, tokens, place, &walk);
    while (more) {
        if (!offer_state(m, place, &walk))
            return false;
        more = nm_walk_step(m->model, tokens, &walk);
        nm_look(&m->subject, walk.seen - 1);
    }
    return true;
}

/* ---- Answers ---- */

/* A record; tokens are counted from HERE at the place, so that it is found again at another. */
enum { LENGTH, WHAT, FIRST, LAST, EVIDENCE, TONGUE, HEAD, HERE = 1 << 16 };

#define IS_RULE 0x80000000u /* of WHAT: else it is an entry */

/* Begins a record behind what is in the answer: its head, with room for `extra` numbers. NULL: out of
 * memory. */
static uint32_t *begin_record(nm_matcher *m, uint32_t place, uint32_t what,
                              const nm_mention *mention, uint32_t extra)
{
    if (!nm_array_reserve(&m->answer, HEAD + extra))
        return NULL;
    uint32_t *record = m->answer.items + m->answer.count;
    record[WHAT] = what;
    record[FIRST] = mention->first - place + HERE;
    record[LAST] = mention->last - place + HERE;
    record[TONGUE] = 0;
    m->answer.count += HEAD + extra;
    return record;
}

/* Ends the record that begins at `at` with the evidence for its mention. */
static bool end_record(nm_matcher *m, size_t at, const nm_mention *mention)
{
    size_t evidence = m->answer.count;
    if (!nm_evidence_add(m, mention))
        return false;
    m->answer.items[at + LENGTH] = (uint32_t)(m->answer.count - at);
    m->answer.items[at + EVIDENCE] = (uint32_t)(m->answer.count - evidence);
    return true;
}

static bool answer_row(nm_matcher *m, uint32_t place, const nm_offer *offer)
{
    const nm_entry *entry = &m->model->entries[offer->low];
    nm_mention mention = {entry->label, entry->flags, entry->form, place, offer->last};
    size_t at = m->answer.count;
    return begin_record(m, place, offer->low, &mention, 0) != NULL && end_record(m, at, &mention);
}

/* Whether another anchor at the place has found the same. */
static bool has_record(const nm_matcher *m, uint32_t place, uint32_t what, const nm_found *found)
{
    const uint32_t *record = m->answer.items, *end = record + m->answer.count;
    for (; record < end; record += record[LENGTH])
        if (record[WHAT] == what && record[FIRST] == found->first - place + HERE &&
            record[LAST] == found->last - place + HERE)
            return true;
    return false;
}

static uint32_t count_captures(const nm_rule *rule)
{
    return rule->capture_count < NM_SLOTS / 2 ? rule->capture_count : NM_SLOTS / 2;
}

/* A match with the slots of its captures, and for a date the rows that they are. */
static bool answer_match(nm_matcher *m, uint32_t place, uint32_t what, const nm_found *found)
{
    const nm_rule *rule = nm_view_rule(m->model, what & ~IS_RULE);
    uint32_t captures = count_captures(rule), slots = 2 * captures;
    nm_mention mention = {rule->label, 0, rule->form, found->first, found->last};
    size_t at = m->answer.count;
    uint32_t *record = begin_record(m, place, what, &mention,
                                    rule->value != NM_NONE ? slots + captures : slots);
    if (record == NULL)
        return false;
    for (uint32_t i = 0; i < slots; i++)
        record[HEAD + i] = found->slots[i] == NM_NONE ? NM_NONE : found->slots[i] - place + HERE;
    if (rule->value != NM_NONE) {
        nm_binding binding = {.subject = &m->subject, .rule = rule, .slots = found->slots};
        record[TONGUE] = nm_value_rows(&binding, rule->value, record + HEAD + slots);
    }
    return end_record(m, at, &mention);
}

static bool answer_site(nm_matcher *m, uint32_t place, const nm_offer *offer)
{
    const nm_site *site = nm_view_site(m->model, offer->site);
    uint32_t what = site->rule | IS_RULE;
    if (!nm_rule_try(m, site, place, offer))
        return false;
    for (size_t i = 0; i < m->found.count; i++)
        if (!has_record(m, place, what, &m->found.items[i]) &&
            !answer_match(m, place, what, &m->found.items[i]))
            return false;
    return true;
}

static bool answer_offers(nm_matcher *m, uint32_t place)
{
    nm_array_clear(&m->answer);
    for (size_t i = 0; i < m->offers.count; i++) {
        const nm_offer *offer = &m->offers.items[i];
        if (offer->site == NM_NONE ? !answer_row(m, place, offer) : !answer_site(m, place, offer))
            return false;
    }
    return true;
}

/* ---- Proposals ---- */

static void fill_from_row(nm_matcher *m, uint32_t index, nm_candidate *candidate)
{
    const nm_entry *entry = nm_view_entry(m->model, index);
    candidate->entry = index;
    candidate->form = entry->form;
    candidate->flags = entry->flags;
    candidate->language = entry->language;
    candidate->id = nm_view_string(m->model, entry->id);
}

static bool add_attributes(nm_matcher *m, const nm_binding *binding, nm_candidate *candidate)
{
    const nm_rule *rule = binding->rule;
    candidate->attribute = (uint32_t)m->attributes.count;
    for (uint32_t i = 0; i < rule->attribute_count; i++) {
        if (rule->attribute + i >= m->model->attribute_count)
            break;
        const nm_rule_attribute *record = &m->model->attributes[rule->attribute + i];
        const char *value = nm_value_text(binding, record->expression, &m->arena);
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
    return true;
}

/* The id of what a rule found; a date gets one when it is resolved. */
static const char *make_id(nm_matcher *m, const nm_binding *binding, const nm_candidate *candidate)
{
    if (binding->rule->value != NM_NONE)
        return "";
    return binding->rule->id != NM_NONE
               ? nm_value_text(binding, binding->rule->id, &m->arena)
               : nm_value_surface(binding->subject->tokens, candidate->first, candidate->last, &m->arena);
}

static bool fill_from_rule(nm_matcher *m, const nm_binding *binding, nm_candidate *candidate)
{
    const nm_rule *rule = binding->rule;
    candidate->rule = (uint32_t)(rule - m->model->rules);
    candidate->form = rule->form;
    candidate->id = make_id(m, binding, candidate);
    uint32_t first, last;
    if (nm_value_span(binding, rule->alias, &first, &last)) {
        candidate->alias_at = (int16_t)(first - candidate->first);
        candidate->alias_count = (uint16_t)(last - first);
    }
    return candidate->id != NULL && add_attributes(m, binding, candidate);
}

static bool keep_date(nm_matcher *m, nm_candidate *candidate, const nm_date *date)
{
    nm_candidate_date *slot = nm_array_push(&m->dates);
    if (slot == NULL)
        return false;
    *slot = (nm_candidate_date){(uint32_t)(candidate - m->candidates.items), *date};
    candidate->date = (uint32_t)(slot - m->dates.items);
    return true;
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

/* The evidence at the end of a record goes with the candidate. */
static bool hold_evidence(nm_matcher *m, const uint32_t *record, nm_candidate *candidate)
{
    uint32_t count = record[EVIDENCE];
    if (!nm_array_reserve(&m->held, count + 1)) /* never NULL */
        return false;
    candidate->held = (uint32_t)m->held.count;
    candidate->held_count = count;
    for (const uint32_t *at = record + record[LENGTH] - count; count > 0; count--)
        m->held.items[m->held.count++] = *at++;
    return true;
}

static bool propose_row(nm_matcher *m, const uint32_t *record, uint32_t first, uint32_t last)
{
    const nm_entry *entry = nm_view_entry(m->model, record[WHAT]);
    nm_candidate *candidate = nm_matcher_add(m, m->subject.tokens, first, last, entry->label);
    if (candidate == NULL)
        return false;
    fill_from_row(m, record[WHAT], candidate);
    return hold_evidence(m, record, candidate);
}

static bool propose_match(nm_matcher *m, const uint32_t *record, uint32_t place, uint32_t first,
                          uint32_t last)
{
    uint32_t index = record[WHAT] & ~IS_RULE, slots[NM_SLOTS];
    const nm_rule *rule = nm_view_rule(m->model, index);
    uint32_t slot_count = 2 * count_captures(rule);
    if (is_repeated(m, index, first, last))
        return true;
    memset(slots, 0xFF, sizeof slots);
    for (uint32_t i = 0; i < slot_count; i++)
        slots[i] = record[HEAD + i] == NM_NONE ? NM_NONE : record[HEAD + i] - HERE + place;
    nm_binding binding = {.subject = &m->subject,
                          .rule = rule,
                          .slots = slots,
                          .rows = record + HEAD + slot_count,
                          .functions = m->functions};
    nm_date date;
    bool dated = rule->value != NM_NONE;
    if (dated && !nm_value_date(&binding, rule->value, &date))
        return true; /* 31 February is no date */
    nm_candidate *candidate = nm_matcher_add(m, m->subject.tokens, first, last, rule->label);
    if (candidate == NULL)
        return false;
    if (dated && !keep_date(m, candidate, &date))
        return false;
    candidate->foreign = (record[TONGUE] & NM_ROWS_FOREIGN) != 0;
    candidate->elsewhere = (record[TONGUE] & NM_ROWS_ELSEWHERE) != 0;
    return fill_from_rule(m, &binding, candidate) && hold_evidence(m, record, candidate);
}

static bool propose(nm_matcher *m, uint32_t place, const uint32_t *answer, uint32_t count)
{
    for (const uint32_t *record = answer; record < answer + count; record += record[LENGTH]) {
        uint32_t first = record[FIRST] - HERE + place, last = record[LAST] - HERE + place;
        if ((record[WHAT] & IS_RULE) != 0 ? !propose_match(m, record, place, first, last)
                                          : !propose_row(m, record, first, last))
            return false;
    }
    return true;
}

/* ---- Places ---- */

bool nm_place_match(nm_matcher *m, uint32_t place)
{
    uint32_t count;
    const nm_token *token = &m->subject.tokens->list.items[place];
    if (token->kind != NM_KIND_NUMBER && (token->traits & NM_WORD_HAS_RULES) == 0 &&
        !begins_phrase(token))
        return true;
    nm_question question = {NM_ASK_PLACE, 0, 0, place, place + 1};
    bool hot = nm_memo_is_hot(&m->memo);
    nm_memo_begin_question(&m->memo, &question);
    if (!hot && !offer_all(m, place))
        return false;
    if (!hot && m->offers.count == 0)
        return true;
    const uint32_t *answer = nm_memo_find(&m->memo, &m->subject, &question, &count);
    if (answer != NULL)
        return propose(m, place, answer, count);
    if (hot && !offer_all(m, place))
        return false;
    if (!answer_offers(m, place))
        return false;
    count = (uint32_t)m->answer.count;
    nm_memo_keep(&m->memo, &m->subject, &question, m->answer.items, count);
    return propose(m, place, m->answer.items, count);
}

const uint32_t *nm_evidence_for(nm_matcher *m, const nm_candidate *c, uint32_t *count)
{
    *count = c->held_count;
    if (c->held != NM_NONE)
        return m->held.items + c->held;
    nm_mention mention = {c->label, c->flags, c->form, c->first, c->last};
    nm_question question = {NM_ASK_EVIDENCE, (uint32_t)c->label << 8 | c->form, c->flags, c->first,
                            c->last};
    nm_memo_begin_question(&m->memo, &question);
    const uint32_t *answer = nm_memo_find(&m->memo, &m->subject, &question, count);
    if (answer != NULL)
        return answer;
    nm_array_clear(&m->answer);
    if (!nm_array_reserve(&m->answer, 1) || !nm_evidence_add(m, &mention))
        return NULL;
    *count = (uint32_t)m->answer.count;
    nm_memo_keep(&m->memo, &m->subject, &question, m->answer.items, *count);
    return m->answer.items;
}
