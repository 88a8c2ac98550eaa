/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See matcher.h.
 */
#include "match/matcher.h"

#include "match/place.h"
#include "match/sentence.h"
#include "match/term.h"

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
    nm_array_free(&m->offers);
    nm_array_free(&m->found);
    nm_array_free(&m->answer);
    nm_array_free(&m->held);
    nm_affixes_free(&m->affixes);
    nm_arena_free(&m->arena);
    nm_array_free(&m->candidates);
    nm_array_free(&m->dates);
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

/* Looks at what may join [first, last) to what is beside it. */
static void look_beside(const nm_subject *s, uint32_t first, uint32_t last)
{
    nm_look(s, first - 1);
    nm_look(s, last);
    if ((s->tokens->list.items[first].flags & NM_TOKEN_INNER) != 0)
        nm_look(s, first - 2); /* for what the dot of a list stands behind */
    if (last < s->tokens->list.count && (s->tokens->list.items[last].flags & NM_TOKEN_INNER) != 0) {
        nm_look(s, last - 2); /* for the T of a time */
        nm_look(s, last + 1);
    }
}

bool nm_is_bounded(const nm_subject *s, uint32_t first, uint32_t last)
{
    const nm_tokens *tokens = s->tokens;
    look_beside(s, first, last);
    return !is_joined(tokens, first) && (last >= tokens->list.count || !is_joined(tokens, last) ||
                                         is_time_mark(tokens, last));
}

/* Whether the dot of a Korean list stands right before token `at`, or is it, though a word of both
 * scripts or in Latin letters is beside it: KB금융·KT. Rules do not look so far. */
static bool is_listed(const nm_tokens *tokens, uint32_t at)
{
    const nm_token *list = tokens->list.items;
    uint32_t dot = at < tokens->list.count && list[at].kind == NM_KIND_PUNCTUATION ? at : at - 1;
    return dot > 0 && dot < tokens->list.count && list[dot].kind == NM_KIND_PUNCTUATION &&
           nm_token_ends_in_hangul(tokens, &list[dot - 1]);
}

bool nm_is_name_bounded(const nm_subject *s, uint32_t first, uint32_t last)
{
    const nm_tokens *tokens = s->tokens;
    look_beside(s, first, last);
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
    candidate->held = candidate->date = NM_NONE;
    candidate->hidden = (nm_view_label(m->model, label)->flags & NM_LABEL_HIDDEN) != 0;
    leave_affixes(m, tokens, candidate);
    return candidate;
}

nomen_status nm_match(nm_matcher *m, nm_tokens *tokens, uint32_t language, nomen_error *error)
{
    bool fresh;
    nm_arena_reset(&m->arena);
    nm_array_clear(&m->candidates);
    nm_array_clear(&m->dates);
    nm_array_clear(&m->attributes);
    nm_array_clear(&m->held);
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
        if (!nm_place_match(m, m->lookup.awake.items[i]))
            return nm_fail_memory(error);
    return NOMEN_OK;
}
