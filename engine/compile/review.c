/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See review.h.
 */
#include "compile/review.h"

#include "compile/neighbour.h"

#include <stdlib.h>
#include <string.h>

enum {
    COMPARED_MAX = 3000,  /* rules that are compared pair by pair */
    COMMON_ANCHOR = 55000 /* of a million tokens; a number below 1000 is just rare enough */
};

/* ---- Names used twice ---- */

static int compare_texts(const char *a, const char *b)
{
    return a == NULL || b == NULL ? (a != NULL) - (b != NULL) : strcmp(a, b);
}

/* A name is used twice where file, kind, type and name are one; of evidence the form as well. */
static int compare_names(const void *left, const void *right)
{
    const nm_rule_draft *a = *(nm_rule_draft *const *)left, *b = *(nm_rule_draft *const *)right;
    if (a->file != b->file || a->evidence != b->evidence)
        return (a->file - b->file) * 2 + (a->evidence - b->evidence);
    int order = compare_texts(a->name, b->name);
    order = order != 0 ? order : compare_texts(a->label, b->label);
    return order != 0 || !a->evidence ? order : compare_texts(a->form, b->form);
}

static int compare_order(const void *left, const void *right)
{
    const nm_rule_draft *a = *(nm_rule_draft *const *)left, *b = *(nm_rule_draft *const *)right;
    int order = compare_names(left, right);
    return order != 0 ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

static void review_names(nm_draft *draft)
{
    size_t count = draft->rules.count;
    nm_rule_draft **sorted = malloc((count + 1) * sizeof(nm_rule_draft *));
    if (sorted == NULL) {
        draft->memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = draft->rules.items[i];
    qsort(sorted, count, sizeof *sorted, compare_order);
    for (size_t i = 1; i < count; i++)
        if (compare_names(&sorted[i - 1], &sorted[i]) == 0)
            nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0217", sorted[i]->place,
                      "each has a name of its own, by which it is explained and weighed",
                      "%s is the name of another %s, in line %u", sorted[i]->name,
                      sorted[i]->evidence ? "evidence" : "rule", sorted[i - 1]->place.line);
    free(sorted);
}

/* ---- Tests that no token passes, or fewer than one thinks ---- */

/* Whether both cannot hold of one token. */
static bool exclude(const nm_test *a, const nm_test *b)
{
    if (a->kind != b->kind)
        return false;
    bool same_word = a->kind == NM_TERM_WORD && nm_same_text(a->text, b->text);
    if (a->negated != b->negated)
        return same_word || (a->kind == NM_TERM_CAPITALISED) ||
               ((a->kind == NM_TERM_KIND || a->kind == NM_TERM_SHAPE || a->kind == NM_TERM_FLAG ||
                 a->kind == NM_TERM_ZONE || a->kind == NM_TERM_SCRIPT) && a->mask == b->mask);
    if (a->negated)
        return false;
    switch (a->kind) {
    case NM_TERM_WORD:
        return !same_word;
    case NM_TERM_SURFACE:
        return !nm_same_text(a->text, b->text);
    case NM_TERM_KIND:
    case NM_TERM_SHAPE:
    case NM_TERM_ZONE:
        return (a->mask & b->mask) == 0;
    case NM_TERM_SCRIPT:
        return a->mask != b->mask;
    case NM_TERM_NUMBER:
    case NM_TERM_DIGITS:
    case NM_TERM_LENGTH:
        return a->high < b->low || b->high < a->low;
    default:
        return false;
    }
}

/* Whether the tests of a node say themselves that they are made of one token, be it with `any`. */
static bool says_one_token(const nm_node *node)
{
    const uint32_t kinds = 1u << NM_TERM_ANY | 1u << NM_TERM_KIND | 1u << NM_TERM_NUMBER |
                           1u << NM_TERM_DIGITS | 1u << NM_TERM_LENGTH | 1u << NM_TERM_WORD |
                           1u << NM_TERM_WORDS;
    for (const nm_test *test = node->tests; test != NULL; test = test->next)
        if (!test->negated && (kinds >> test->kind & 1) != 0)
            return true;
    return false;
}

static void review_label(nm_draft *draft, nm_usage *usage, const nm_node *node,
                         const nm_test *test)
{
    bool filtered = test->form != NULL || test->flag != NULL || test->value != NULL;
    uint16_t label = nm_draft_label(draft, test->text, strlen(test->text), false);
    if (test->negated || draft->labels.items[label].entries == 0 || draft->languages != NULL)
        return;
    if (filtered && nm_anchor_label_cost(draft, usage, test) == 0)
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0247", test->place,
                  "the form stands behind a colon, the flag in [ ], the value behind =",
                  "no row of %s has this form, flag or value", test->text);
    else if (node->kind == NM_NODE_TOKEN && !says_one_token(node) &&
             nm_label_is_long(draft, usage, test))
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0253", test->place,
                  "if rows of one token are meant, say so: any & ...",
                  "& takes one token, and most rows of %s have several", test->text);
}

static void review_tests(nm_draft *draft, nm_usage *usage, const nm_node *node)
{
    for (const nm_test *test = node->tests; test != NULL; test = test->next) {
        for (const nm_test *other = node->tests; other != test; other = other->next) {
            if (!exclude(test, other))
                continue;
            nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0246", node->place,
                      "the tests that & joins are made of the same token",
                      "no token passes all these tests");
            return;
        }
        if (test->kind == NM_TERM_LABEL)
            review_label(draft, usage, node, test);
    }
    for (const nm_node *child = node->child; child != NULL; child = child->next)
        review_tests(draft, usage, child);
}

/* ---- Rules that another one hides ---- */

static bool has_word(const nm_test *set, const char *text)
{
    for (uint32_t i = 0; i < set->text_count; i++)
        if (strcmp(set->texts[i], text) == 0)
            return true;
    return false;
}

/* Whether every token that passes `a` passes `b`. */
static bool implies(const nm_test *a, const nm_test *b)
{
    if (b->kind == NM_TERM_ANY)
        return !b->negated;
    if (a->negated != b->negated)
        return false;
    if (!a->negated && b->kind == NM_TERM_WORDS && a->kind == NM_TERM_WORD)
        return has_word(b, a->text);
    if (a->kind != b->kind || a->mask != b->mask)
        return false;
    switch (a->kind) {
    case NM_TERM_WORD:
    case NM_TERM_SURFACE:
        return nm_same_text(a->text, b->text);
    case NM_TERM_NUMBER:
    case NM_TERM_DIGITS:
    case NM_TERM_LENGTH:
        return a->negated ? a->low == b->low && a->high == b->high
                          : a->low >= b->low && a->high <= b->high;
    case NM_TERM_WORDS:
    case NM_TERM_LANGUAGE:
        for (uint32_t i = 0; i < a->text_count; i++)
            if (!has_word(b, a->texts[i]))
                return false;
        return !a->negated || a->text_count == b->text_count;
    case NM_TERM_LABEL:
        return nm_same_text(a->text, b->text) && nm_same_text(a->form, b->form) &&
               nm_same_text(a->flag, b->flag) && nm_same_text(a->value, b->value);
    default:
        return true; /* they are told by kind and mask */
    }
}

static bool implies_all(const nm_test *a, const nm_test *b)
{
    for (; b != NULL; b = b->next) {
        const nm_test *test = a;
        while (test != NULL && !implies(test, b))
            test = test->next;
        if (test == NULL)
            return false;
    }
    return true;
}

/* Whether `b` surely matches all that `a` matches, with the same captures where it has any. */
static bool covers(const nm_node *b, const nm_node *a)
{
    if (a->kind == NM_NODE_CHOICE) {
        for (const nm_node *child = a->child; child != NULL; child = child->next)
            if (!covers(b, child))
                return false;
        return true;
    }
    if (b->kind == NM_NODE_CHOICE) {
        for (const nm_node *child = b->child; child != NULL; child = child->next)
            if (covers(child, a))
                return true;
        return false;
    }
    if (b->kind == NM_NODE_REPEAT && a->kind != NM_NODE_REPEAT)
        return b->low <= 1 && covers(b->child, a);
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL:
        return implies_all(a->tests, b->tests);
    case NM_NODE_REPEAT:
        return b->low <= a->low && b->high >= a->high && covers(b->child, a->child);
    case NM_NODE_CAPTURE:
        return nm_same_text(a->capture_name, b->capture_name) && covers(b->child, a->child);
    case NM_NODE_SEQUENCE: {
        const nm_node *x = b->child, *y = a->child;
        while (x != NULL && y != NULL && covers(x, y)) {
            x = x->next;
            y = y->next;
        }
        return x == NULL && y == NULL;
    }
    default:
        return true;
    }
}

static const char *emitted_name(const nm_rule_draft *rule)
{
    return rule->emit == NM_NONE ? NULL : rule->captures[rule->emit];
}

/* Whether `a` is never of use beside `b`: of equally sure ones the earlier counts. */
static bool hides(const nm_rule_draft *b, bool earlier, const nm_rule_draft *a)
{
    return b->guards == NULL && b->value == NULL &&
           (earlier ? b->prior >= a->prior : b->prior > a->prior) &&
           nm_same_text(a->form, b->form) && nm_same_text(emitted_name(a), emitted_name(b)) &&
           covers(b->match, a->match);
}

static void review_pairs(nm_draft *draft)
{
    size_t count = draft->rules.count;
    for (size_t i = 0; i < count && count <= COMPARED_MAX; i++) {
        const nm_rule_draft *a = draft->rules.items[i];
        for (size_t k = 0; k < count && !a->evidence; k++) {
            const nm_rule_draft *b = draft->rules.items[k];
            if (k == i || b->evidence || strcmp(a->label, b->label) != 0 || !hides(b, k < i, a))
                continue;
            nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0248", a->place,
                      "leave it out, or give it the higher prior",
                      "all that %s matches %s matches as well, in line %u of %s", a->name, b->name,
                      b->place.line, b->place.file);
            break;
        }
    }
}

/* ---- Anchors that stand everywhere ---- */

/* Whether what stands beside an anchor must be one of some words, or in some kind of line. */
static bool narrows(const nm_neighbours *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const nm_test *test = found->nodes[i]->tests;
        while (test != NULL &&
               (test->negated || (test->kind != NM_TERM_WORD && test->kind != NM_TERM_WORDS &&
                                  test->kind != NM_TERM_LABEL && test->kind != NM_TERM_ZONE)))
            test = test->next;
        if (test == NULL)
            return false;
    }
    return !found->unknown && found->count > 0;
}

void nm_review_anchor(nm_draft *draft, nm_usage *usage, const nm_rule_draft *rule)
{
    uint32_t cost = nm_anchor_cost(draft, usage, rule->match);
    nm_neighbours before, behind;
    nm_neighbours_beside(rule->match, NM_NEAR_BEFORE, &before);
    nm_neighbours_beside(rule->match, NM_NEAR_AFTER, &behind);
    if (cost >= COMMON_ANCHOR && !narrows(&before) && !narrows(&behind))
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0249", rule->place,
                  "a word, a class or a range of numbers that every match has makes it cheap",
                  "the rule %s is tried at some %u of 100 tokens: none of its items is rarer",
                  rule->name, cost / 10000 < 100 ? cost / 10000 : 100);
}

void nm_review(nm_draft *draft, nm_usage *usage)
{
    review_names(draft);
    review_pairs(draft);
    for (size_t i = 0; i < draft->rules.count; i++) {
        const nm_rule_draft *rule = draft->rules.items[i];
        for (const nm_guard_draft *guard = rule->guards; guard != NULL; guard = guard->next)
            review_tests(draft, usage, guard->pattern);
        if (!rule->evidence)
            review_tests(draft, usage, rule->match);
    }
}
