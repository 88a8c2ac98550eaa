/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See generate.h. A rule's parts in the order of its record: match, guards, captures, expressions,
 * sites.
 */
#include "compile/generate.h"

#include "compile/program.h"
#include "compile/review.h"
#include "compile/site.h"

#include <string.h>

/* ---- Guards ---- */

static bool generate_guards(nm_code *code, nm_draft *draft, nm_usage *usage,
                            const nm_guard_draft *guards, uint32_t *first, uint32_t *count)
{
    *first = (uint32_t)code->guards.count;
    *count = 0;
    for (const nm_guard_draft *guard = guards; guard != NULL; guard = guard->next) {
        nm_guard record = {.side = guard->side, .negated = guard->negated};
        if (nm_pattern_width(draft, usage, guard->pattern) > NM_WIDTH_MAX) {
            nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0243", guard->pattern->place, NULL,
                      "the pattern can take more than %d tokens", NM_WIDTH_MAX);
            return true;
        }
        if (!nm_program_generate(code, draft, guard->pattern, guard->side == NM_GUARD_BEFORE,
                                 &record.code, &record.code_count))
            return !nm_draft_out_of_memory(draft);
        if (!nm_near_first(code, draft, guard->pattern, guard->side == NM_GUARD_BEFORE,
                           &record.near))
            return false;
        nm_guard *slot = nm_array_push(&code->guards);
        if (slot == NULL)
            return nm_draft_fail(draft);
        *slot = record;
        ++*count;
    }
    return true;
}

/* ---- Captures ---- */

static void add_label(nm_capture *capture, uint16_t label)
{
    for (int i = 0; i < NM_CAPTURE_LABELS; i++) {
        if (capture->labels[i] == label)
            return;
        if (capture->labels[i] == 0) {
            capture->labels[i] = label;
            return;
        }
    }
}

/* Collects the labels below a capture's node: those whose value it can take. */
static void collect_labels(nm_draft *draft, const nm_node *node, nm_capture *capture)
{
    for (const nm_test *test = node->tests; test != NULL; test = test->next)
        if (test->kind == NM_TERM_LABEL && !test->negated)
            add_label(capture, nm_draft_label(draft, test->text, strlen(test->text), false));
    for (const nm_node *child = node->child; child != NULL; child = child->next)
        collect_labels(draft, child, capture);
}

static void find_captures(nm_draft *draft, const nm_node *node, nm_capture *captures)
{
    if (node->kind == NM_NODE_CAPTURE)
        collect_labels(draft, node->child, &captures[node->capture]);
    for (const nm_node *child = node->child; child != NULL; child = child->next)
        find_captures(draft, child, captures);
}

static bool generate_captures(nm_code *code, nm_draft *draft, const nm_rule_draft *rule,
                              nm_rule *record)
{
    record->capture = (uint32_t)code->captures.count;
    record->capture_count = rule->capture_count;
    if (rule->capture_count == 0)
        return true;
    if (!nm_array_reserve(&code->captures, rule->capture_count))
        return nm_draft_fail(draft);
    nm_capture *captures = code->captures.items + code->captures.count;
    memset(captures, 0, rule->capture_count * sizeof *captures);
    for (uint32_t i = 0; i < rule->capture_count; i++)
        captures[i].name = nm_strings_add_text(&draft->strings, rule->captures[i]);
    find_captures(draft, rule->match, captures);
    code->captures.count += rule->capture_count;
    return true;
}

/* ---- Expressions ---- */

static bool generate_steps(nm_code *code, nm_draft *draft, const nm_step *steps, uint32_t *out)
{
    *out = NM_NONE;
    if (steps == NULL)
        return true;
    *out = (uint32_t)code->expressions.count;
    for (const nm_step *step = steps;; step = step->next) {
        nm_operation *operation = nm_array_push(&code->expressions);
        if (operation == NULL)
            return nm_draft_fail(draft);
        *operation = (nm_operation){.op = NM_DO_END};
        if (step == NULL)
            return true;
        *operation = (nm_operation){.op = step->op, .x = step->arguments, .z = step->number};
        if (step->text != NULL)
            operation->z = (int32_t)nm_strings_add_text(&draft->strings, step->text);
    }
}

static bool generate_attributes(nm_code *code, nm_draft *draft, const nm_rule_draft *rule,
                                nm_rule *record)
{
    record->attribute = (uint32_t)code->attributes.count;
    for (const nm_attribute_draft *a = rule->attributes; a != NULL; a = a->next) {
        nm_rule_attribute *slot = nm_array_push(&code->attributes);
        if (slot == NULL)
            return nm_draft_fail(draft);
        slot->name = nm_strings_add_text(&draft->strings, a->name);
        uint32_t expression;
        if (!generate_steps(code, draft, a->steps, &expression))
            return false;
        code->attributes.items[code->attributes.count - 1].expression = expression;
        record->attribute_count++;
    }
    return true;
}

/* ---- Rules and evidence ---- */

static uint8_t find_form(nm_draft *draft, const char *form)
{
    uint32_t found = nm_draft_name(draft, NM_NAMES_FORMS, form, strlen(form));
    return found == NM_NONE ? 0 : (uint8_t)found;
}

static bool generate_rule(nm_code *code, nm_draft *draft, nm_usage *usage,
                          const nm_rule_draft *rule)
{
    if (!nm_anchor_choose(draft, usage, rule->match)) {
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0240", rule->place,
                  "give it a word, a class or a number that every match has",
                  "the rule %s has no anchor, so it would be tried at every token", rule->name);
        return true;
    }
    nm_review_anchor(draft, usage, rule);
    if (nm_pattern_width(draft, usage, rule->match) > NM_WIDTH_MAX) {
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0243", rule->match->place, NULL,
                  "the pattern can take more than %d tokens", NM_WIDTH_MAX);
        return true;
    }
    nm_rule record = {.name = nm_strings_add_text(&draft->strings, rule->name),
                      .file = rule->file, .line = rule->place.line, .prior = rule->prior,
                      .emit = rule->emit, .alias = rule->alias};
    record.label = nm_draft_label(draft, rule->label, strlen(rule->label), true);
    record.form = rule->form != NULL ? find_form(draft, rule->form) : 0;
    draft->labels.items[record.label].rules++;
    if (!nm_program_generate(code, draft, rule->match, false, &record.code, &record.code_count))
        return !nm_draft_out_of_memory(draft);
    if (!generate_guards(code, draft, usage, rule->guards, &record.guard, &record.guard_count) ||
        !generate_captures(code, draft, rule, &record) ||
        !generate_steps(code, draft, rule->id, &record.id) ||
        !generate_steps(code, draft, rule->value, &record.value) ||
        !generate_attributes(code, draft, rule, &record) ||
        !nm_sites_add(code, draft, usage, rule->match, (uint32_t)code->rules.count))
        return false;
    nm_rule *slot = nm_array_push(&code->rules);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = record;
    return true;
}

static bool generate_evidence(nm_code *code, nm_draft *draft, nm_usage *usage,
                              const nm_rule_draft *rule)
{
    nm_evidence_rule record = {.name = nm_strings_add_text(&draft->strings, rule->name),
                               .file = rule->file, .line = rule->place.line, .form = NM_ANY8};
    if (rule->label != NULL)
        record.label = nm_draft_label(draft, rule->label, strlen(rule->label), true);
    if (rule->form != NULL)
        record.form = find_form(draft, rule->form);
    if (rule->flag != NULL) {
        uint32_t flag = nm_draft_name(draft, NM_NAMES_FLAGS, rule->flag, strlen(rule->flag));
        record.flags = (uint16_t)(flag == NM_NONE ? 0 : 1u << flag);
    }
    if (!generate_guards(code, draft, usage, rule->guards, &record.guard, &record.guard_count))
        return false;
    nm_evidence_rule *slot = nm_array_push(&code->evidence);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = record;
    return true;
}

/* What a rule speaks of must be a type: a class that became one would make its words entities. */
static bool speaks_of_type(nm_draft *draft, const nm_rule_draft *rule)
{
    if (rule->label == NULL)
        return true;
    uint16_t index = nm_draft_label(draft, rule->label, strlen(rule->label), false);
    const nm_label *label = &draft->labels.items[index];
    if (label->entries == 0 || (label->flags & NM_LABEL_TYPE) != 0)
        return true;
    nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0244", rule->label_place,
              "give the type another name, or the table the head \"#: type ...\"",
              "%s is a class of words, not a type", rule->label);
    return false;
}

bool nm_generate(nm_code *code, nm_draft *draft, nm_usage *usage,
                 const nm_rule_draft *rule)
{
    if (!speaks_of_type(draft, rule))
        return !nm_draft_out_of_memory(draft);
    return rule->evidence ? generate_evidence(code, draft, usage, rule)
                          : generate_rule(code, draft, usage, rule);
}

void nm_code_free(nm_code *code)
{
    nm_array_free(&code->code);
    nm_array_free(&code->terms);
    nm_array_free(&code->word_sets);
    nm_array_free(&code->guards);
    nm_array_free(&code->captures);
    nm_array_free(&code->expressions);
    nm_array_free(&code->attributes);
    nm_array_free(&code->rules);
    nm_array_free(&code->evidence);
    nm_array_free(&code->sites);
    nm_array_free(&code->word_anchors);
    nm_array_free(&code->label_anchors);
    nm_array_free(&code->numbers);
    nm_array_free(&code->neighbours);
    nm_runs_free(&code->code_runs);
    nm_runs_free(&code->term_runs);
    nm_runs_free(&code->word_runs);
    nm_runs_free(&code->neighbour_runs);
}
