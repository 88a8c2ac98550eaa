/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See dating.h.
 */
#include "context/dating.h"

#include "base/hash.h"
#include "calendar/resolve.h"
#include "match/language.h"

#include <string.h>

enum { TENSE_REACH = 12 }; /* tokens to either side */

/* Whether most lines are turns of a conversation: "[9:12] Marta: ...", "<mox> ...". */
static bool is_conversation(const nm_tokens *tokens)
{
    enum {
        HEAD = 14,
        TURNS = 4
    }; /* tokens of a line that may stand before a turn; how many are enough */
    const nm_token *list = tokens->list.items;
    size_t lines = 0, turns = 0, head = 0;
    for (size_t i = 0; i < tokens->list.count; i++) {
        if ((list[i].flags & NM_TOKEN_LINE) != 0) {
            lines++;
            head = HEAD;
        }
        if (head == 0 || --head == HEAD - 1 || list[i].fold_length != 1)
            continue;
        char sign = tokens->folded.items[list[i].fold];
        if ((sign == ':' || sign == '>') && nm_token_is_glued(&list[i]) &&
            list[i - 1].kind == NM_KIND_WORD && i + 1 < tokens->list.count &&
            (list[i + 1].flags & (NM_TOKEN_GAP | NM_TOKEN_LINE)) == NM_TOKEN_GAP) {
            turns++;
            head = 0;
        }
    }
    return turns >= TURNS && turns * 2 > lines;
}

void nm_dating_begin(nm_dating *dating, nm_matcher *matcher, const nm_tokens *tokens,
                     const nm_document *document)
{
    *dating = (nm_dating){
        .matcher = matcher,
        .tokens = tokens,
        .reference = document->reference,
        .known = nm_civil_valid(document->reference.day),
        .narrative = document->narrative,
        .conversation = nm_civil_valid(document->reference.day) && is_conversation(tokens),
        .tense = nm_view_find_label(matcher->model, NM_CLASS_TENSE, sizeof NM_CLASS_TENSE - 1),
    };
}

/* ---- The tense near a date ------------------------------------------------------------------ */

static nm_tense tense_of(const nm_dating *d, const nm_token *token, uint32_t language)
{
    const nm_view *model = d->matcher->model;
    uint32_t low, high;
    if (token->word == 0)
        return NM_TENSE_NONE;
    for (nm_view_entries(model, nm_view_word(model, token->word)->state, &low, &high); low < high;
         low++) {
        const nm_entry *entry = &model->entries[low];
        if (entry->label != d->tense || (language != NM_NONE && entry->language != language))
            continue;
        return strcmp(nm_view_string(model, entry->id), "future") == 0 ? NM_TENSE_FUTURE
                                                                       : NM_TENSE_PAST;
    }
    return NM_TENSE_NONE;
}

/* What the rule made of a candidate that is a date. */
static const nm_date *date_of(const nm_dating *d, const nm_candidate *candidate)
{
    return &d->matcher->dates.items[candidate->date].date;
}

static bool is_day(const nm_date *date)
{
    return date->form == NM_FORM_WEEKDAY || date->form == NM_FORM_WEEKEND ||
           date->form == NM_FORM_DAY || date->form == NM_FORM_MONTH_DAY;
}

/* A past tense only keeps a word further off from being heard: news says "the race of 19 December
 * was called off" before that day. */
static nm_tense tense_near(const nm_dating *d, const nm_candidate *candidate)
{
    enum { ENDS = NM_TOKEN_SENTENCE | NM_TOKEN_PARAGRAPH };
    const nm_token *list = d->tokens->list.items;
    uint32_t first = candidate->first, last = candidate->last,
             count = (uint32_t)d->tokens->list.count;
    bool left = d->tense != 0, right = left;
    if (!left)
        return NM_TENSE_NONE;
    uint32_t language =
        nm_language_of(&d->matcher->language, d->matcher->model, d->tokens, candidate->first);
    for (uint32_t i = 0; i < TENSE_REACH && (left || right); i++) {
        nm_tense tense = NM_TENSE_NONE;
        left = left && first > 0 && (list[first].flags & ENDS) == 0;
        if (left)
            tense = tense_of(d, &list[--first], language);
        right = right && last < count && (list[last].flags & ENDS) == 0;
        if (right && tense == NM_TENSE_NONE)
            tense = tense_of(d, &list[last], language);
        last++;
        if (tense != NM_TENSE_NONE)
            return tense == NM_TENSE_FUTURE ? tense : NM_TENSE_NONE;
    }
    return d->conversation && is_day(date_of(d, candidate)) ? NM_TENSE_FUTURE : NM_TENSE_NONE;
}

/* ---- One date ------------------------------------------------------------------------------- */

static bool add_attribute(nm_matcher *m, nm_candidate *candidate, const char *name,
                          const char *value)
{
    nomen_attribute *attribute = nm_array_push(&m->attributes);
    if (attribute == NULL)
        return false;
    *attribute = (nomen_attribute){name, value};
    candidate->attribute_count++;
    return true;
}

/* Resolves a date; its strings live as long as the candidates. */
static nm_dating_result find_value(const nm_dating *d, const nm_date *date,
                                   const nm_date_reference *reference, nm_dated *out)
{
    nm_arena *arena = &d->matcher->arena;
    nm_date_value value;
    if (!nm_date_resolve(date, reference, &value))
        return NM_DATING_NONE;
    *out = (nm_dated){*date, reference->day, reference->tense, .mod = value.mod};
    if (value.used_reference) {
        char text[NM_PERIOD_TEXT];
        nm_period day = {NM_DAY, nm_civil_to_days(reference->day)};
        nm_period_format(&day, false, text);
        out->anchor = nm_arena_copy(arena, text, strlen(text));
        if (out->anchor == NULL)
            return NM_DATING_MEMORY;
    }
    out->value = nm_arena_copy(arena, value.value, strlen(value.value));
    return out->value != NULL ? NM_DATING_FOUND : NM_DATING_MEMORY;
}

/* The same from what is kept. Within a document references differ in the day and the tense alone.
 */
static nm_dating_result look_up(nm_dating *d, const nm_date *date,
                                const nm_date_reference *reference, nm_dated *out)
{
    nm_dated *kept = &d->dated[(nm_hash(date, sizeof *date) + reference->tense) % NM_DATED];
    if (kept->value != NULL && memcmp(&kept->date, date, sizeof *date) == 0 &&
        kept->tense == reference->tense && kept->day.year == reference->day.year &&
        kept->day.month == reference->day.month && kept->day.day == reference->day.day) {
        *out = *kept;
        return NM_DATING_FOUND;
    }
    nm_dating_result result = find_value(d, date, reference, out);
    if (result == NM_DATING_FOUND)
        *kept = *out;
    return result;
}

/* The attribute `anchor` tells the reference. A date rule has no attributes of its own: those made
 * here are all there are. */
static nm_dating_result resolve(nm_dating *d, const nm_date *date,
                                const nm_date_reference *reference, nm_candidate *candidate)
{
    nm_matcher *m = d->matcher;
    nm_dated dated;
    nm_dating_result result = look_up(d, date, reference, &dated);
    if (result != NM_DATING_FOUND)
        return result;
    candidate->id = dated.value;
    candidate->attribute = (uint32_t)m->attributes.count;
    candidate->attribute_count = 0;
    if ((dated.mod[0] != '\0' && !add_attribute(m, candidate, "mod", dated.mod)) ||
        (dated.anchor != NULL && !add_attribute(m, candidate, "anchor", dated.anchor)))
        return NM_DATING_MEMORY;
    return NM_DATING_FOUND;
}

nm_dating_result nm_dating_resolve(nm_dating *dating, nm_candidate *candidate)
{
    nm_date_reference reference = dating->reference;
    const nm_date *date = date_of(dating, candidate);
    if (dating->known && date->anchor == NM_ANCHOR_NEAREST)
        reference.tense = tense_near(dating, candidate);
    return resolve(dating, date, &reference, candidate);
}

/* ---- All dates of the document -------------------------------------------------------------- */

/* The order of most dates that tell theirs; NM_ORDER_NONE where none does, or they disagree. */
static nm_date_order order_of_document(const nm_matcher *m)
{
    size_t day_first = 0, month_first = 0;
    for (size_t i = 0; i < m->dates.count; i++) {
        const nm_candidate_date *dated = &m->dates.items[i];
        if (m->candidates.items[dated->candidate].score <= 0)
            continue;
        day_first += dated->date.order == NM_ORDER_DAY_FIRST;
        month_first += dated->date.order == NM_ORDER_MONTH_FIRST;
    }
    return day_first == month_first  ? NM_ORDER_NONE
           : day_first > month_first ? NM_ORDER_DAY_FIRST
                                     : NM_ORDER_MONTH_FIRST;
}

static bool settle_orders(nm_dating *d)
{
    nm_matcher *m = d->matcher;
    nm_date_order order = order_of_document(m);
    for (size_t i = 0; order != NM_ORDER_NONE && i < m->dates.count; i++) {
        nm_candidate_date *dated = &m->dates.items[i];
        if (nm_date_reorder(&dated->date, order) &&
            nm_dating_resolve(d, &m->candidates.items[dated->candidate]) == NM_DATING_MEMORY)
            return false;
    }
    return true;
}

/* Resolves a date without a year against the one before it: a month and day lie in its year, a
 * weekday or a day of the month comes next. */
static nm_dating_result resolve_against(nm_dating *d, int32_t before, nm_candidate *candidate)
{
    nm_date date = *date_of(d, candidate);
    nm_date_reference reference = d->reference;
    reference.day = nm_civil_from_days(before);
    reference.tense = NM_TENSE_FUTURE;
    if (date.form != NM_FORM_WEEKDAY && date.form != NM_FORM_DAY && date.form != NM_FORM_WEEKEND)
        date.anchor = NM_ANCHOR_THIS;
    return resolve(d, &date, &reference, candidate);
}

/* Where nobody says which day the document is of, or it tells a story, its own dates do. */
static bool settle_years(nm_dating *d)
{
    nm_matcher *m = d->matcher;
    const nm_candidate *before = NULL;
    for (size_t i = 0; i < m->dates.count; i++) {
        nm_candidate *candidate = &m->candidates.items[m->dates.items[i].candidate];
        const nm_date *date = &m->dates.items[i].date;
        if (candidate->score <= 0)
            continue;
        if (date->anchor == NM_ANCHOR_NEAREST && before != NULL &&
            before->last <= candidate->first) {
            nm_period period;
            if (nm_date_period(date_of(d, before), &d->reference, &period) &&
                resolve_against(d, period.first, candidate) == NM_DATING_MEMORY)
                return false;
        } else if (date->anchor == NM_ANCHOR_YEAR && date->granularity <= NM_YEAR) {
            before = candidate;
        }
    }
    return true;
}

bool nm_dating_settle(nm_dating *dating)
{
    return settle_orders(dating) && ((dating->known && !dating->narrative) || settle_years(dating));
}
