/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See anchor.h.
 */
#include "compile/anchor.h"

#include "base/hash.h"

#include <string.h>

#define NO_ANCHOR UINT32_MAX

enum { RARE_COST = 1, COMMON_COST = 60, FUNCTION_COST = 1500, YEAR_COST = 700, NUMBER_COST = 3000,
       PUNCTUATION_COST = 5000 };

void nm_anchor_measure(nm_draft *draft, uint16_t *words)
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

static uint32_t word_cost(nm_draft *draft, const nm_widths *widths, const char *text)
{
    size_t length = strlen(text);
    unsigned char first = (unsigned char)*text;
    bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    if (!letter)
        return PUNCTUATION_COST;
    uint32_t word = nm_vocabulary_add(&draft->vocabulary, &draft->strings, text, length,
                                      (uint32_t)nm_hash(text, length));
    return word < widths->word_count ? widths->words[word] : RARE_COST;
}

static uint32_t find_label(nm_draft *draft, const char *name)
{
    return nm_draft_label(draft, name, strlen(name), false);
}

static uint32_t test_cost(nm_draft *draft, const nm_widths *widths, const nm_test *test)
{
    if (test->negated)
        return NO_ANCHOR;
    switch (test->kind) {
    case NM_TERM_WORD:
        return word_cost(draft, widths, test->text);
    case NM_TERM_WORDS: {
        uint32_t cost = 0;
        for (uint32_t i = 0; i < test->text_count; i++)
            cost += word_cost(draft, widths, test->texts[i]);
        return cost;
    }
    case NM_TERM_LABEL: {
        uint32_t label = find_label(draft, test->text);
        return label < widths->count ? widths->frequency[label] : 0;
    }
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

const nm_test *nm_anchor_test(nm_draft *draft, const nm_widths *widths, const nm_node *node)
{
    const nm_test *best = NULL;
    uint32_t cost = NO_ANCHOR;
    for (const nm_test *test = node->tests; test != NULL; test = test->next) {
        uint32_t other = test_cost(draft, widths, test);
        if (other < cost) {
            cost = other;
            best = test;
        }
    }
    return best;
}

/* ---- Widths ---- */

typedef struct width {
    uint32_t min, max;
} width;

static width width_of(nm_draft *draft, const nm_widths *widths, const nm_node *node)
{
    width result = {0, 0};
    switch (node->kind) {
    case NM_NODE_EMPTY:
    case NM_NODE_GLUED:
        break;
    case NM_NODE_TOKEN:
        result = (width){1, 1};
        break;
    case NM_NODE_LABEL: {
        uint32_t label = find_label(draft, node->tests->text);
        uint32_t longest = label < widths->count ? widths->longest[label] : 0;
        result = (width){1, longest > 1 ? 2 * longest - 1 : 1}; /* a hyphen between any two */
        if (result.max > NM_RULE_PHRASE)
            result.max = NM_RULE_PHRASE;
        break;
    }
    case NM_NODE_SEQUENCE:
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            width w = width_of(draft, widths, child);
            result = (width){result.min + w.min, result.max + w.max};
        }
        break;
    case NM_NODE_CHOICE:
        result.min = UINT32_MAX;
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            width w = width_of(draft, widths, child);
            result.min = w.min < result.min ? w.min : result.min;
            result.max = w.max > result.max ? w.max : result.max;
        }
        break;
    case NM_NODE_REPEAT: {
        width w = width_of(draft, widths, node->child);
        result = (width){w.min * node->low, w.max * node->high};
        break;
    }
    case NM_NODE_CAPTURE:
        return width_of(draft, widths, node->child);
    }
    return result;
}

uint32_t nm_pattern_width(nm_draft *draft, const nm_widths *widths, const nm_node *pattern)
{
    return width_of(draft, widths, pattern).max;
}

/* ---- The choice ---- */

static uint32_t cost_of(nm_draft *draft, const nm_widths *widths, const nm_node *node)
{
    uint32_t cost = NO_ANCHOR;
    switch (node->kind) {
    case NM_NODE_EMPTY:
    case NM_NODE_GLUED:
        break;
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL: {
        const nm_test *test = nm_anchor_test(draft, widths, node);
        return test != NULL ? test_cost(draft, widths, test) : NO_ANCHOR;
    }
    case NM_NODE_SEQUENCE:
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, widths, child);
            cost = other < cost ? other : cost;
        }
        break;
    case NM_NODE_CHOICE:
        cost = 0;
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, widths, child);
            if (other == NO_ANCHOR)
                return NO_ANCHOR;
            cost += other;
        }
        break;
    case NM_NODE_REPEAT:
        return node->low > 0 ? cost_of(draft, widths, node->child) : NO_ANCHOR;
    case NM_NODE_CAPTURE:
        return cost_of(draft, widths, node->child);
    }
    return cost;
}

/* Marks the anchors below `node`, which has some, and widens `out` by where they lie. `before` is
 * the width of what stands before the node. */
static void mark(nm_draft *draft, const nm_widths *widths, nm_node *node, width before,
                 nm_anchor *out)
{
    if (node->kind == NM_NODE_TOKEN || node->kind == NM_NODE_LABEL) {
        node->anchor = true;
        out->lead_min = before.min < out->lead_min ? before.min : out->lead_min;
        out->lead_max = before.max > out->lead_max ? before.max : out->lead_max;
    } else if (node->kind == NM_NODE_SEQUENCE) {
        uint32_t cost = cost_of(draft, widths, node);
        for (nm_node *child = node->child; child != NULL; child = child->next) {
            if (cost_of(draft, widths, child) == cost) {
                mark(draft, widths, child, before, out);
                return;
            }
            width w = width_of(draft, widths, child);
            before = (width){before.min + w.min, before.max + w.max};
        }
    } else {
        for (nm_node *child = node->child; child != NULL; child = child->next)
            mark(draft, widths, child, before, out);
    }
}

bool nm_anchor_choose(nm_draft *draft, const nm_widths *widths, nm_node *pattern, nm_anchor *out)
{
    *out = (nm_anchor){.lead_min = UINT32_MAX,
                       .width_max = nm_pattern_width(draft, widths, pattern)};
    if (cost_of(draft, widths, pattern) == NO_ANCHOR)
        return false;
    mark(draft, widths, pattern, (width){0, 0}, out);
    return true;
}
