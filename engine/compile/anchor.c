/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See anchor.h.
 */
#include "compile/anchor.h"

#include <string.h>

#define NO_ANCHOR UINT32_MAX

enum { WORD_COST = 4, SHORT_WORD_COST = 40, LABEL_COST = 12, NUMBER_COST = 80,
       PUNCTUATION_COST = 400 };

static uint32_t find_label(nm_draft *draft, const char *name)
{
    return nm_draft_label(draft, name, strlen(name), false);
}

static uint32_t test_cost(nm_draft *draft, const nm_test *test)
{
    if (test->negated)
        return NO_ANCHOR;
    switch (test->kind) {
    case NM_TERM_WORD: {
        unsigned char first = (unsigned char)test->text[0];
        bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') ||
                      (first >= '0' && first <= '9');
        if (!letter)
            return PUNCTUATION_COST;
        return strlen(test->text) <= 3 ? SHORT_WORD_COST : WORD_COST;
    }
    case NM_TERM_LABEL: {
        uint32_t entries = draft->labels.items[find_label(draft, test->text)].entries;
        return LABEL_COST + entries / 16;
    }
    case NM_TERM_NUMBER:
        return NUMBER_COST + (test->low < 1000 ? 40 : 0);
    case NM_TERM_DIGITS:
        return NUMBER_COST;
    case NM_TERM_KIND:
        return test->mask == 1u << NM_KIND_NUMBER ? NUMBER_COST + 60 : NO_ANCHOR;
    default:
        return NO_ANCHOR;
    }
}

const nm_test *nm_anchor_test(nm_draft *draft, const nm_node *node)
{
    const nm_test *best = NULL;
    uint32_t cost = NO_ANCHOR;
    for (const nm_test *test = node->tests; test != NULL; test = test->next) {
        uint32_t other = test_cost(draft, test);
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

static uint32_t cost_of(nm_draft *draft, const nm_node *node)
{
    uint32_t cost = NO_ANCHOR;
    switch (node->kind) {
    case NM_NODE_EMPTY:
    case NM_NODE_GLUED:
        break;
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL: {
        const nm_test *test = nm_anchor_test(draft, node);
        return test != NULL ? test_cost(draft, test) : NO_ANCHOR;
    }
    case NM_NODE_SEQUENCE:
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, child);
            cost = other < cost ? other : cost;
        }
        break;
    case NM_NODE_CHOICE:
        cost = 0;
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            uint32_t other = cost_of(draft, child);
            if (other == NO_ANCHOR)
                return NO_ANCHOR;
            cost += other;
        }
        break;
    case NM_NODE_REPEAT:
        return node->low > 0 ? cost_of(draft, node->child) : NO_ANCHOR;
    case NM_NODE_CAPTURE:
        return cost_of(draft, node->child);
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
        uint32_t cost = cost_of(draft, node);
        for (nm_node *child = node->child; child != NULL; child = child->next) {
            if (cost_of(draft, child) == cost) {
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
    if (cost_of(draft, pattern) == NO_ANCHOR)
        return false;
    mark(draft, widths, pattern, (width){0, 0}, out);
    return true;
}
