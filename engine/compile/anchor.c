/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See anchor.h.
 */
#include "compile/anchor.h"

#include <stdlib.h>
#include <string.h>

#define NO_ANCHOR UINT32_MAX

enum {
    RARE_COST = 1,
    COMMON_COST = 60,
    FUNCTION_COST = 1500,
    YEAR_COST = 7000,
    NUMBER_COST = 30000,
    PUNCTUATION_COST = 60000,
    RARER = 16 /* times as many places has a word as with a capital, or with the next word */
};

/* ---- Frequencies ---- */

/* How often each word of the vocabulary occurs: function words of any language are frequent, common
 * words less, all others rare. */
static void measure_words(nm_draft *draft, uint16_t *words)
{
    uint16_t common = nm_draft_label(draft, NM_CLASS_COMMON_WORD, sizeof NM_CLASS_COMMON_WORD - 1,
                                     false);
    uint16_t function = nm_draft_label(draft, NM_CLASS_FUNCTION_WORD,
                                       sizeof NM_CLASS_FUNCTION_WORD - 1, false);
    for (size_t i = 0; i < draft->vocabulary.words.count; i++)
        words[i] = RARE_COST;
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        uint16_t cost = row->entry.label == function ? FUNCTION_COST
                        : row->entry.label == common ? COMMON_COST
                                                     : 0;
        uint32_t word = draft->phrases.items[row->phrase];
        if (row->entry.length == 1 && cost > words[word])
            words[word] = cost;
    }
}

/* How often a row begins: with a capital, or more words, less often than its word occurs. */
static uint16_t row_cost(const nm_draft *draft, const uint16_t *words, const nm_row *row)
{
    uint16_t cost = words[draft->phrases.items[row->phrase]];
    bool capital = row->entry.match != NM_MATCH_FOLD && (row->entry.shapes & 3) != 0;
    return capital || row->entry.length > 1 ? (uint16_t)(1 + cost / RARER) : cost;
}

/* Whether a row passes the filters of a label: @country:demonym, @unit=day. */
static bool passes(nm_draft *draft, const nm_test *test, const nm_entry *entry)
{
    if (test->form != NULL &&
        nm_draft_name(draft, NM_NAMES_FORMS, test->form, strlen(test->form)) != entry->form)
        return false;
    if (test->flag != NULL) {
        uint32_t flag = nm_draft_name(draft, NM_NAMES_FLAGS, test->flag, strlen(test->flag));
        if (flag == NM_NONE || (entry->flags >> flag & 1) == 0)
            return false;
    }
    return test->value == NULL ||
           strcmp(nm_strings_get(&draft->strings, entry->id), test->value) == 0;
}

/* Puts the rows in order of their labels, by counting. */
static void sort_rows(const nm_draft *draft, nm_usage *w)
{
    for (size_t i = 0; i < draft->rows.count; i++)
        w->first_row[draft->rows.items[i].entry.label + 1]++;
    for (size_t label = 0; label < UINT16_MAX; label++)
        w->first_row[label + 1] += w->first_row[label];
    for (size_t i = draft->rows.count; i-- > 0;) /* each range is filled from its end ... */
        w->rows[--w->first_row[draft->rows.items[i].entry.label + 1]] = (uint32_t)i;
    for (size_t label = 0; label < UINT16_MAX; label++) /* ... so its start is one place on */
        w->first_row[label] = w->first_row[label + 1];
    w->first_row[UINT16_MAX] = (uint32_t)draft->rows.count;
}

/* How often a phrase of the label begins. A word that begins several (mai, in ten languages) occurs
 * as often as if it began one. */
static uint32_t label_cost(nm_draft *draft, nm_usage *w, uint32_t label, const nm_test *filter)
{
    uint32_t sum = 0;
    w->sum++;
    for (uint32_t i = w->first_row[label]; i < w->first_row[label + 1]; i++) {
        const nm_row *row = &draft->rows.items[w->rows[i]];
        nm_counted *counted = &w->counted[draft->phrases.items[row->phrase]];
        if (counted->sum != w->sum)
            *counted = (nm_counted){w->sum, 0};
        uint16_t cost = row_cost(draft, w->words, row);
        if (cost <= counted->cost || sum > NO_ANCHOR / 4 ||
            (filter != NULL && !passes(draft, filter, &row->entry)))
            continue;
        sum += cost - counted->cost;
        counted->cost = cost;
    }
    return sum;
}

bool nm_label_is_long(nm_draft *draft, const nm_usage *w, const nm_test *test)
{
    uint32_t label = nm_draft_label(draft, test->text, strlen(test->text), false);
    size_t single = 0, several = 0;
    for (uint32_t i = w->first_row[label]; i < w->first_row[label + 1]; i++) {
        const nm_entry *entry = &draft->rows.items[w->rows[i]].entry;
        if (passes(draft, test, entry))
            ++*(entry->length == 1 ? &single : &several);
    }
    return several > single;
}

static void measure_labels(nm_draft *draft, nm_usage *w)
{
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_entry *entry = &draft->rows.items[i].entry;
        if (entry->length > w->longest[entry->label])
            w->longest[entry->label] = entry->length;
    }
    sort_rows(draft, w);
    for (uint32_t label = 0; label < draft->labels.count; label++)
        w->frequency[label] = label_cost(draft, w, label, NULL);
}

bool nm_usage_init(nm_usage *w, nm_draft *draft)
{
    w->word_count = draft->vocabulary.words.count;
    w->longest = calloc(UINT16_MAX, sizeof *w->longest);
    w->frequency = calloc(UINT16_MAX, sizeof *w->frequency);
    w->words = calloc(w->word_count + 1, sizeof *w->words);
    w->first_row = calloc(UINT16_MAX + 1, sizeof *w->first_row);
    w->rows = calloc(draft->rows.count + 1, sizeof *w->rows);
    w->counted = calloc(w->word_count + 1, sizeof *w->counted);
    if (w->longest == NULL || w->frequency == NULL || w->words == NULL || w->first_row == NULL ||
        w->rows == NULL || w->counted == NULL)
        return false;
    measure_words(draft, w->words);
    measure_labels(draft, w);
    return true;
}

void nm_usage_free(nm_usage *w)
{
    free(w->longest);
    free(w->frequency);
    free(w->words);
    free(w->first_row);
    free(w->rows);
    free(w->counted);
}

/* ---- Costs ---- */

static uint32_t word_cost(nm_draft *draft, nm_usage *usage, const char *text)
{
    size_t length = strlen(text);
    unsigned char first = (unsigned char)*text;
    bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    if (!letter && length == 1) /* longer ones are rare signs, folded: (c), (株) */
        return PUNCTUATION_COST;
    uint32_t word = nm_draft_word(draft, text);
    return word < usage->word_count ? usage->words[word] : RARE_COST;
}

/* Below UINT16_MAX, as all labels are. */
static uint32_t find_label(nm_draft *draft, const char *name)
{
    return nm_draft_label(draft, name, strlen(name), false);
}

uint32_t nm_anchor_label_cost(nm_draft *draft, nm_usage *usage, const nm_test *test)
{
    uint32_t label = find_label(draft, test->text);
    return test->form == NULL && test->flag == NULL && test->value == NULL
               ? usage->frequency[label]
               : label_cost(draft, usage, label, test);
}

static uint32_t compute_cost(nm_draft *draft, nm_usage *usage, const nm_test *test)
{
    if (test->negated)
        return NO_ANCHOR;
    switch (test->kind) {
    case NM_TERM_WORD:
        return word_cost(draft, usage, test->text);
    case NM_TERM_WORDS: {
        uint32_t cost = 0;
        for (uint32_t i = 0; i < test->text_count; i++)
            cost += word_cost(draft, usage, test->texts[i]);
        return cost;
    }
    case NM_TERM_LABEL:
        return nm_anchor_label_cost(draft, usage, test);
    case NM_TERM_NUMBER:
        return test->low < 1000 ? NUMBER_COST : YEAR_COST;
    case NM_TERM_DIGITS:
        return test->low < 4 ? NUMBER_COST : YEAR_COST;
    case NM_TERM_KIND:
        return test->mask == 1u << NM_KIND_NUMBER ? 2 * NUMBER_COST : NO_ANCHOR;
    default:
        return NO_ANCHOR;
    }
}

/* A cost is asked for again and again, and is worked out once. */
static uint32_t test_cost(nm_draft *draft, nm_usage *usage, nm_test *test)
{
    if (!test->weighed)
        test->cost = compute_cost(draft, usage, test);
    test->weighed = true;
    return test->cost;
}

nm_test *nm_anchor_test(nm_draft *draft, nm_usage *usage, const nm_node *node)
{
    nm_test *best = NULL;
    uint32_t cost = NO_ANCHOR;
    for (nm_test *test = node->tests; test != NULL; test = test->next) {
        uint32_t other = test_cost(draft, usage, test);
        if (other < cost) {
            cost = other;
            best = test;
        }
    }
    return best;
}

static bool wants_capital(const nm_node *node)
{
    const uint32_t shapes = 1u << NM_SHAPE_TITLE | 1u << NM_SHAPE_UPPER | 1u << NM_SHAPE_MIXED;
    for (const nm_test *test = node->tests; test != NULL; test = test->next)
        if (!test->negated && (test->kind == NM_TERM_CAPITALISED ||
                               (test->kind == NM_TERM_SHAPE && (test->mask & ~shapes) == 0)))
            return true;
    return false;
}

static uint32_t token_cost(nm_draft *draft, nm_usage *usage, const nm_node *node)
{
    nm_test *test = nm_anchor_test(draft, usage, node);
    if (test == NULL)
        return NO_ANCHOR;
    uint32_t cost = test_cost(draft, usage, test);
    return wants_capital(node) ? 1 + cost / RARER : cost;
}

/* ---- Widths ---- */

uint32_t nm_pattern_width(nm_draft *draft, nm_usage *usage, const nm_node *node)
{
    uint32_t result = 0;
    switch (node->kind) {
    case NM_NODE_GLUED:
        return 0;
    case NM_NODE_TOKEN:
        return 1;
    case NM_NODE_LABEL: {
        uint32_t longest = usage->longest[find_label(draft, node->tests->text)];
        result = longest > 1 ? 2 * longest - 1 : 1; /* a hyphen between any two */
        return result < NM_RULE_PHRASE ? result : NM_RULE_PHRASE;
    }
    case NM_NODE_SEQUENCE:
        for (const nm_node *child = node->child; child != NULL; child = child->next)
            result += nm_pattern_width(draft, usage, child);
        return result;
    case NM_NODE_CHOICE:
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t width = nm_pattern_width(draft, usage, child);
            result = width > result ? width : result;
        }
        return result;
    case NM_NODE_REPEAT:
        return nm_pattern_width(draft, usage, node->child) * node->high;
    case NM_NODE_CAPTURE:
        return nm_pattern_width(draft, usage, node->child);
    }
    return result;
}

/* ---- The choice ---- */

static uint32_t cost_of(nm_draft *draft, nm_usage *usage, const nm_node *node)
{
    uint32_t cost = NO_ANCHOR;
    switch (node->kind) {
    case NM_NODE_GLUED:
        break;
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL:
        return token_cost(draft, usage, node);
    case NM_NODE_SEQUENCE:
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, usage, child);
            cost = other < cost ? other : cost;
        }
        break;
    case NM_NODE_CHOICE:
        cost = 0;
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, usage, child);
            if (other == NO_ANCHOR)
                return NO_ANCHOR;
            cost += other;
        }
        break;
    case NM_NODE_REPEAT:
        return node->low > 0 ? cost_of(draft, usage, node->child) : NO_ANCHOR;
    case NM_NODE_CAPTURE:
        return cost_of(draft, usage, node->child);
    }
    return cost;
}

uint32_t nm_anchor_cost(nm_draft *draft, nm_usage *usage, const nm_node *pattern)
{
    return cost_of(draft, usage, pattern);
}

/* Marks the anchors below `node`, which has some. */
static void mark(nm_draft *draft, nm_usage *usage, nm_node *node)
{
    if (node->kind == NM_NODE_TOKEN || node->kind == NM_NODE_LABEL) {
        node->anchor = true;
    } else if (node->kind == NM_NODE_SEQUENCE) {
        uint32_t cost = cost_of(draft, usage, node);
        nm_node *child = node->child;
        while (cost_of(draft, usage, child) != cost)
            child = child->next;
        mark(draft, usage, child);
    } else {
        for (nm_node *child = node->child; child != NULL; child = child->next)
            mark(draft, usage, child);
    }
}

bool nm_anchor_choose(nm_draft *draft, nm_usage *usage, nm_node *pattern)
{
    if (cost_of(draft, usage, pattern) == NO_ANCHOR)
        return false;
    mark(draft, usage, pattern);
    return true;
}
