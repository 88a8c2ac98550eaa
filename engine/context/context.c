/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See context.h.
 */
#include "context/context.h"

#include "context/weights.h"
#include "match/place.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A score from which on a mention is sure enough to speak for others of its entity: 9 in 10. */
static const float sure = 2.2F;

static const char *const builtin_names[NM_BUILTIN_COUNT] = {
    [NM_BUILTIN_PRIOR] = "prior",
    [NM_BUILTIN_SEVERAL_WORDS] = "several-words",
    [NM_BUILTIN_LOWER_CASE] = "lower-case",
    [NM_BUILTIN_SHOUTED] = "shouted",
    [NM_BUILTIN_OTHER_LANGUAGE] = "other-language",
    [NM_BUILTIN_NEEDS_LANGUAGE] = "needs-language",
    [NM_BUILTIN_SPLITS_WORD] = "splits-word",
    [NM_BUILTIN_ON_TOPIC] = "on-topic",
    [NM_BUILTIN_ALIAS] = "alias",
    [NM_BUILTIN_ALIAS_UNLIKE] = "alias-unlike",
    [NM_BUILTIN_OFF_TOPIC] = "off-topic",
    [NM_BUILTIN_TOPIC_ALL] = "topic-throughout",
    [NM_BUILTIN_INTRODUCED] = "introduced",
    [NM_BUILTIN_AGREEMENT] = "agreement",
    [NM_BUILTIN_DISAGREEMENT] = "disagreement",
};

static const float no_date = -100;

/* The name of a flag as evidence, and of what the document says of a row that has it:
 * "agreement/common-word". */
static void find_flagged_names(nm_context *c, uint32_t flag)
{
    const char *name = nm_view_name(c->model, NM_NAMES_FLAGS, flag);
    if (1u << flag != c->language_flag) /* weighed with the language */
        c->flags[flag] = nm_weights_name(c->model, name);
    for (int i = 0; *name != '\0' && i < NM_FLAGGED_COUNT; i++) {
        char full[128];
        int length =
            snprintf(full, sizeof full, "%s/%s", builtin_names[NM_BUILTIN_OFF_TOPIC + i], name);
        if (length > 0 && (size_t)length < sizeof full)
            c->flagged[i][flag] = nm_weights_name(c->model, full);
    }
}

void nm_context_init(nm_context *c, const nm_view *model, bool explain)
{
    memset(c, 0, sizeof *c);
    c->model = model;
    c->explain = explain;
    for (int i = 0; i < NM_BUILTIN_COUNT; i++)
        c->builtin[i] = nm_weights_name(model, builtin_names[i]);
    nm_topics_init(&c->topics, model);
    c->slope = nm_weights_name(model, "confidence-slope");
    c->offset = nm_weights_name(model, "confidence-offset");
    c->language_flag = nm_view_find_flag(model, NM_FLAG_LANG_ONLY);
    for (uint32_t i = 0; i < NM_FLAGS_MAX; i++)
        find_flagged_names(c, i);
}

void nm_context_free(nm_context *c)
{
    nm_array_free(&c->reasons);
    nm_agreement_free(&c->agreement);
    nm_dictionary_free(&c->dictionary);
}

/* ---- Adding up ---- */

/* The same few weights are asked for again and again. */
static float weight_of(nm_context *c, uint32_t name, const nm_candidate *candidate)
{
    uint32_t at = (name * 31 + candidate->label * 7 + candidate->form) % NM_CONTEXT_WEIGHTS;
    struct nm_context_weight *known = &c->weights[at];
    if (known->name != name || known->label != candidate->label || known->form != candidate->form)
        *known = (struct nm_context_weight){
            name, candidate->label, candidate->form,
            nm_weights_get(c->model, name, candidate->label, candidate->form)};
    return known->weight;
}

static bool add_reason(nm_context *c, nm_candidate *candidate, const char *name, float weight)
{
    candidate->score += weight;
    if (!c->explain)
        return true;
    nomen_evidence *reason = nm_array_push(&c->reasons);
    if (reason == NULL)
        return false;
    *reason = (nomen_evidence){name, (double)weight};
    candidate->evidence_count++;
    return true;
}

static bool add_evidence(nm_context *c, nm_candidate *candidate, uint32_t name)
{
    float weight = weight_of(c, name, candidate);
    return weight == 0 || add_reason(c, candidate, nm_view_string(c->model, name), weight);
}

/* Adds a built-in piece, and what it is worth beside each flag of the row. */
static bool add_flagged(nm_context *c, nm_candidate *candidate, enum nm_builtin builtin)
{
    if (!add_evidence(c, candidate, c->builtin[builtin]))
        return false;
    const uint32_t *names = c->flagged[builtin - NM_BUILTIN_OFF_TOPIC];
    for (uint32_t i = 0; i < NM_FLAGS_MAX; i++)
        if ((candidate->flags >> i & 1) != 0 && !add_evidence(c, candidate, names[i]))
            return false;
    return true;
}

/* ---- Built-in evidence ---- */

static bool weigh_prior(nm_context *c, nm_candidate *candidate)
{
    if (candidate->again)
        return add_evidence(c, candidate, c->builtin[NM_BUILTIN_ALIAS]) &&
               (!candidate->unlike ||
                add_evidence(c, candidate, c->builtin[NM_BUILTIN_ALIAS_UNLIKE]));
    if (candidate->rule != NM_NONE)
        return add_reason(c, candidate, builtin_names[NM_BUILTIN_PRIOR],
                          (float)nm_view_rule(c->model, candidate->rule)->prior / 1000);
    return add_evidence(c, candidate, c->builtin[NM_BUILTIN_PRIOR]);
}

static bool weigh_flags(nm_context *c, nm_candidate *candidate)
{
    for (uint32_t i = 0; i < NM_FLAGS_MAX; i++) {
        if ((candidate->flags >> i & 1) != 0 && c->flags[i] != 0 &&
            !add_evidence(c, candidate, c->flags[i]))
            return false;
    }
    return true;
}

static bool weigh_spelling(nm_context *c, const nm_tokens *tokens, nm_candidate *candidate)
{
    const nm_token *first = &tokens->list.items[candidate->first];
    uint32_t words = 0, upper = 0;
    for (uint32_t i = candidate->first; i < candidate->last; i++) {
        uint8_t kind = tokens->list.items[i].kind;
        words += kind != NM_KIND_PUNCTUATION && kind != NM_KIND_IDEOGRAPH;
        upper += tokens->list.items[i].shape == NM_SHAPE_UPPER;
    }
    if (words > 1 && !add_evidence(c, candidate, c->builtin[NM_BUILTIN_SEVERAL_WORDS]))
        return false;
    if (candidate->entry == NM_NONE)
        return true;
    uint32_t shapes = nm_view_entry(c->model, candidate->entry)->shapes;
    if (first->shape == NM_SHAPE_LOWER && (shapes & 3) != 0 &&
        !add_evidence(c, candidate, c->builtin[NM_BUILTIN_LOWER_CASE]))
        return false;
    bool caps_line = first->zone == NM_ZONE_CAPS || first->zone == NM_ZONE_TITLE;
    bool row_upper = (shapes & 0xAAAAAAAAu) != 0; /* some token is upper or mixed */
    if (upper > 0 && upper == words && !row_upper && !caps_line)
        return add_evidence(c, candidate, c->builtin[NM_BUILTIN_SHOUTED]);
    return true;
}

static bool weigh_edges(nm_context *c, const nm_tokens *tokens, nm_candidate *candidate)
{
    for (uint32_t i = candidate->first; i < candidate->last; i++)
        if (tokens->list.items[i].kind != NM_KIND_IDEOGRAPH)
            return true;
    if (c->builtin[NM_BUILTIN_SPLITS_WORD] == 0 ||
        !nm_dictionary_splits(&c->dictionary, tokens, candidate->first, candidate->last))
        return true;
    return add_evidence(c, candidate, c->builtin[NM_BUILTIN_SPLITS_WORD]);
}

static bool weigh_language(nm_context *c, nm_matcher *m, const nm_tokens *tokens,
                           nm_candidate *candidate)
{
    if (candidate->foreign)
        return add_evidence(c, candidate, c->builtin[NM_BUILTIN_NEEDS_LANGUAGE]);
    if (candidate->elsewhere)
        return add_evidence(c, candidate, c->builtin[NM_BUILTIN_OTHER_LANGUAGE]);
    if (candidate->entry == NM_NONE || candidate->language == 0)
        return true;
    uint32_t language = nm_language_of(&m->language, c->model, tokens, candidate->first);
    if (language == candidate->language)
        return true;
    if ((candidate->flags & c->language_flag) != 0)
        return add_evidence(c, candidate, c->builtin[NM_BUILTIN_NEEDS_LANGUAGE]);
    return language == NM_NONE || add_evidence(c, candidate, c->builtin[NM_BUILTIN_OTHER_LANGUAGE]);
}

static bool weigh_topic(nm_context *c, const nm_tokens *tokens, nm_candidate *candidate)
{
    uint32_t name = c->builtin[NM_BUILTIN_ON_TOPIC];
    float weight = weight_of(c, name, candidate);
    if (weight == 0)
        return true;
    enum nm_topic_share share = nm_topics_share(&c->topics, c->model, tokens, candidate->label);
    if (share == NM_TOPIC_NONE)
        return add_flagged(c, candidate, NM_BUILTIN_OFF_TOPIC);
    return add_reason(c, candidate, nm_view_string(c->model, name), weight) &&
           (share < NM_TOPIC_ALL || add_flagged(c, candidate, NM_BUILTIN_TOPIC_ALL));
}

/* ---- Declared evidence ---- */

static bool weigh_declared(nm_context *c, nm_matcher *m, nm_candidate *candidate)
{
    uint32_t count;
    const uint32_t *holds = nm_evidence_for(m, candidate, &count);
    for (uint32_t i = 0; holds != NULL && i < count; i++)
        if (!add_evidence(c, candidate, c->model->evidence[holds[i]].name))
            return false;
    return holds != NULL;
}

/* ---- Dates ---- */

static bool resolve_date(nm_context *c, nm_dating *dating, nm_candidate *candidate)
{
    switch (nm_dating_resolve(dating, candidate)) {
    case NM_DATING_FOUND:
        return true;
    case NM_DATING_NONE:
        return add_reason(c, candidate, "no-such-date", no_date);
    default:
        return false;
    }
}

/* ---- All of it ---- */

/* The reasons of a candidate lie together: before it is given late ones, they are moved to the end.
 */
static bool move_reasons(nm_context *c, nm_candidate *candidate)
{
    uint32_t count = candidate->evidence_count, from = candidate->evidence;
    if (!c->explain)
        return true;
    if (!nm_array_reserve(&c->reasons, count))
        return false;
    candidate->evidence = (uint32_t)c->reasons.count;
    for (uint32_t i = 0; i < count; i++)
        c->reasons.items[c->reasons.count++] = c->reasons.items[from + i];
    return true;
}

/* What the rest of the document says of a candidate that is not sure by itself. */
static bool weigh_late(nm_context *c, nm_candidate *candidate, enum nm_builtin late)
{
    return move_reasons(c, candidate) && add_flagged(c, candidate, late);
}

static nomen_status weigh_document(nm_context *c, nm_matcher *m, nomen_error *error)
{
    nomen_status status = nm_agreement_fill(&c->agreement, m, sure, error);
    if (status != NOMEN_OK)
        return status;
    for (size_t i = 0; i < m->candidates.count; i++) {
        nm_candidate *candidate = &m->candidates.items[i];
        if (candidate->score >= sure || candidate->date != NM_NONE)
            continue;
        const nm_candidate *best = nm_agreement_best(&c->agreement, m, candidate);
        bool longer = best->last - best->first > candidate->last - candidate->first;
        enum nm_builtin kind = longer ? NM_BUILTIN_INTRODUCED : NM_BUILTIN_AGREEMENT;
        if ((best->score >= sure && !weigh_late(c, candidate, kind)) ||
            (nm_agreement_denies(&c->agreement, m, candidate) &&
             !weigh_late(c, candidate, NM_BUILTIN_DISAGREEMENT)))
            return nm_fail_memory(error);
    }
    return NOMEN_OK;
}

static bool weigh_alone(nm_context *c, nm_matcher *m, const nm_tokens *tokens,
                        nm_dating *dating, nm_candidate *candidate)
{
    candidate->evidence = (uint32_t)c->reasons.count;
    return weigh_prior(c, candidate) && weigh_flags(c, candidate) &&
           weigh_spelling(c, tokens, candidate) && weigh_edges(c, tokens, candidate) &&
           weigh_language(c, m, tokens, candidate) && weigh_topic(c, tokens, candidate) &&
           weigh_declared(c, m, candidate) &&
           (candidate->date == NM_NONE || resolve_date(c, dating, candidate));
}

nomen_status nm_context_weigh(nm_context *c, nm_matcher *m, const nm_tokens *tokens,
                              const nm_document *document, nomen_error *error)
{
    nm_dating dating;
    nm_dating_begin(&dating, m, tokens, document);
    nm_array_clear(&c->reasons);
    nm_topics_begin(&c->topics);
    for (size_t i = 0; i < m->candidates.count; i++)
        if (!weigh_alone(c, m, tokens, &dating, &m->candidates.items[i]))
            return nm_fail_memory(error);
    if (!nm_dating_settle(&dating))
        return nm_fail_memory(error);
    size_t introduced = m->candidates.count;
    nomen_status status = nm_alias_propose(&c->aliases, m, tokens, error);
    for (size_t i = introduced; status == NOMEN_OK && i < m->candidates.count; i++)
        if (!weigh_alone(c, m, tokens, &dating, &m->candidates.items[i]))
            status = nm_fail_memory(error);
    if (status == NOMEN_OK)
        status = weigh_document(c, m, error);
    return status;
}

double nm_context_confidence(nm_context *c, const nm_candidate *candidate)
{
    double score = (double)candidate->score;
    float slope = c->slope == 0 ? 0 : weight_of(c, c->slope, candidate);
    if (c->offset != 0)
        score += (double)weight_of(c, c->offset, candidate);
    return 1 / (1 + exp(-(slope > 0 ? (double)slope : 1) * score));
}
