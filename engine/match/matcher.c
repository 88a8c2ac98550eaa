/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See matcher.h.
 */
#include "match/matcher.h"

#include "match/phrase.h"
#include "match/rule.h"
#include "match/sentence.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

/* Looks the date functions up by their names, once. */
static bool find_functions(nm_matcher *m, const nm_view *model)
{
    m->functions = malloc(((size_t)model->expression_count + 1) * sizeof *m->functions);
    for (uint32_t i = 0; m->functions != NULL && i < model->expression_count; i++) {
        const nm_operation *operation = &model->expressions[i];
        const char *name = nm_view_string(model, (uint32_t)operation->z);
        m->functions[i] = operation->op == NM_DO_CALL
                              ? (int16_t)nm_date_function_find(name, strlen(name))
                              : -1;
    }
    return m->functions != NULL;
}

nomen_status nm_matcher_init(nm_matcher *m, const nm_view *model, nomen_error *error)
{
    memset(m, 0, sizeof *m);
    m->model = model;
    m->language_flag = nm_view_find_flag(model, NM_FLAG_LANG_ONLY);
    nm_affixes_init(&m->affixes, model);
    nm_lookup_init(&m->lookup, model, &m->affixes);
    if (!find_functions(m, model))
        return nm_fail_memory(error);
    nomen_status status = nm_machine_init(&m->machine, model, error);
    if (status == NOMEN_OK)
        status = nm_signatures_init(&m->signatures, model, error);
    if (status == NOMEN_OK)
        status = nm_memo_init(&m->memo, &m->signatures, error);
    if (status == NOMEN_OK)
        status = nm_sieve_init(&m->sieve, model, &m->signatures, error);
    if (status != NOMEN_OK)
        nm_matcher_free(m);
    return status;
}

void nm_matcher_free(nm_matcher *m)
{
    free(m->functions);
    m->functions = NULL;
    nm_machine_free(&m->machine);
    nm_lookup_free(&m->lookup);
    nm_signatures_free(&m->signatures);
    nm_memo_free(&m->memo);
    nm_sieve_free(&m->sieve);
    nm_array_free(&m->answer);
    nm_affixes_free(&m->affixes);
    nm_arena_free(&m->arena);
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

/* Whether token `at` goes on with a word. The rules of Unicode join over a dot, as in Catalan col·legi;
 * in Korean it separates: 한·미·일. */
static bool is_joined(const nm_tokens *tokens, uint32_t at)
{
    const nm_token *token = &tokens->list.items[at];
    if ((token->flags & NM_TOKEN_INNER) == 0 || at == 0)
        return false;
    return !((token->script == NM_SCRIPT_HANG && token[-1].kind == NM_KIND_PUNCTUATION) ||
             (token->kind == NM_KIND_PUNCTUATION && token[-1].script == NM_SCRIPT_HANG));
}

bool nm_is_bounded(const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    return !is_joined(tokens, first) && (last >= tokens->list.count || !is_joined(tokens, last) ||
                                         is_time_mark(tokens, last));
}

/* Whether the dot of a Korean list stands right before token `at`, or is it, though a word of both scripts or
 * in Latin letters is beside it: KB금융·KT. Rules do not look so far. */
static bool is_listed(const nm_tokens *tokens, uint32_t at)
{
    enum { SYLLABLE = 3 /* bytes */ };
    const nm_token *list = tokens->list.items;
    uint32_t dot = at < tokens->list.count && list[at].kind == NM_KIND_PUNCTUATION ? at : at - 1;
    if (dot == 0 || dot >= tokens->list.count || list[dot].kind != NM_KIND_PUNCTUATION)
        return false;
    const unsigned char *end = (const unsigned char *)tokens->text + list[dot - 1].end;
    uint32_t code;
    if (list[dot - 1].end - list[dot - 1].start < SYLLABLE)
        return false;
    nm_utf8_decode(end - SYLLABLE, end, &code);
    return nm_property_get(code)->script == NM_SCRIPT_HANG;
}

/* The same as nm_is_bounded() for a name of a table. */
static bool is_name_bounded(const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    return (!is_joined(tokens, first) || is_listed(tokens, first)) &&
           (last >= tokens->list.count || !is_joined(tokens, last) || is_time_mark(tokens, last) ||
            is_listed(tokens, last));
}

bool nm_is_wanted(const nm_matcher *m, uint16_t label)
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

/* What ends at one state of a walk: names, and class phrases that rules are anchored at. Entries of
 * one label stand together. */
static bool take_entries(nm_matcher *m, const nm_tokens *tokens, const nm_walk *walk,
                         uint32_t first)
{
    uint32_t low, high;
    bool bounded = is_name_bounded(tokens, first, walk->next);
    for (nm_view_entries(m->model, walk->state, &low, &high); low < high;) {
        uint16_t label = m->model->entries[low].label;
        const nm_label *record = nm_view_label(m->model, label);
        bool name = (record->flags & NM_LABEL_TYPE) != 0 && bounded && nm_is_wanted(m, label);
        uint32_t behind = low;
        for (; behind < high && m->model->entries[behind].label == label; behind++)
            if (name &&
                nm_entry_agrees(m->model, tokens, &m->model->entries[behind], first, walk->next) &&
                !add_entry(m, tokens, behind, first, walk->next))
                return false;
        if (record->anchor != 0 &&
            !nm_rules_at_phrase(m, record->anchor, first, walk->next, low, behind))
            return false;
        low = behind;
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
    if (token->kind == NM_KIND_NUMBER && !nm_rules_at_number(m, index))
        return false;
    if ((token->traits & NM_WORD_HAS_RULES) != 0 && !nm_rules_at_word(m, index))
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
    bool fresh;
    nm_arena_reset(&m->arena);
    nm_array_clear(&m->candidates);
    nm_array_clear(&m->attributes);
    nm_language_begin(&m->language, language);
    if (!nm_lookup_run(&m->lookup, tokens))
        return nm_fail_memory(error);
    nm_sentences_mark(&m->language, m->model, tokens);
    m->subject = (nm_subject){m->model, tokens, &m->language, &m->memo.reach, m->language_flag};
    if (!nm_affixes_peel(&m->affixes, &m->language, m->model, tokens) ||
        !nm_signatures_begin(&m->signatures, tokens, &fresh))
        return nm_fail_memory(error);
    nm_memo_begin(&m->memo, m->wanted, fresh);
    nm_sieve_begin(&m->sieve, fresh);
    nm_language_recount(&m->language);
    for (size_t i = 0; i < m->lookup.awake.count; i++)
        if (!match_token(m, tokens, m->lookup.awake.items[i]))
            return nm_fail_memory(error);
    return NOMEN_OK;
}
