/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See neighbour.h.
 */
#include "compile/neighbour.h"

#include <string.h>

typedef struct search {
    bool backwards;
    nm_neighbours *out;
} search;

/* Where the anchors of a node stand in it. */
typedef enum place {
    NOT_HERE,
    INSIDE, /* what can stand beside them is all within the node */
    AT_EDGE /* what stands beside the node stands beside them, too */
} place;

static bool same_test(const nm_test *a, const nm_test *b)
{
    if (a->kind != b->kind || a->negated != b->negated || a->mask != b->mask || a->low != b->low ||
        a->high != b->high || a->text_count != b->text_count || !nm_same_text(a->text, b->text) ||
        !nm_same_text(a->form, b->form) || !nm_same_text(a->flag, b->flag) ||
        !nm_same_text(a->value, b->value))
        return false;
    for (uint32_t i = 0; i < a->text_count; i++)
        if (!nm_same_text(a->texts[i], b->texts[i]))
            return false;
    return true;
}

/* Whether two items take the same: a macro that is used twice is there twice. */
static bool same_node(const nm_node *a, const nm_node *b)
{
    const nm_test *x = a->tests, *y = b->tests;
    while (x != y && x != NULL && y != NULL && same_test(x, y)) {
        x = x->next;
        y = y->next;
    }
    return a->kind == b->kind && x == y;
}

static void add_node(search *s, const nm_node *node)
{
    nm_neighbours *out = s->out;
    for (size_t i = 0; i < out->count; i++)
        if (same_node(out->nodes[i], node))
            return;
    if (out->count == NM_NEIGHBOURS_MAX)
        out->unknown = true;
    else
        out->nodes[out->count++] = node;
}

/* Adds the items that can come first (or, backwards, last) in a node; true if it can be empty. */
static bool add_first(search *s, const nm_node *node)
{
    switch (node->kind) {
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL:
        add_node(s, node);
        return false;
    case NM_NODE_CAPTURE:
        return add_first(s, node->child);
    case NM_NODE_REPEAT:
        return add_first(s, node->child) || node->low == 0;
    case NM_NODE_CHOICE: {
        bool empty = false;
        for (const nm_node *child = node->child; child != NULL; child = child->next)
            empty = add_first(s, child) || empty;
        return empty;
    }
    case NM_NODE_SEQUENCE: {
        const nm_node *children[256];
        size_t count = 0;
        for (const nm_node *child = node->child; child != NULL; child = child->next) {
            if (count == 256) {
                s->out->unknown = true;
                return false;
            }
            children[count++] = child;
        }
        for (size_t i = 0; i < count; i++)
            if (!add_first(s, children[s->backwards ? count - 1 - i : i]))
                return false;
        return true;
    }
    default:
        return true;
    }
}

static place find(search *s, const nm_node *node);

/* The children behind `child` (backwards: those before it), nearest first. */
static place beside_child(search *s, const nm_node *parent, const nm_node *child)
{
    const nm_node *nearest[256];
    size_t count = 0;
    bool behind = false;
    for (const nm_node *c = parent->child; c != NULL; c = c->next) {
        if (c == child) {
            if (s->backwards)
                break;
            behind = true;
            continue;
        }
        if (!behind && !s->backwards)
            continue;
        if (count == 256) {
            s->out->unknown = true;
            return INSIDE;
        }
        nearest[count++] = c;
    }
    for (size_t i = 0; i < count; i++)
        if (!add_first(s, nearest[s->backwards ? count - 1 - i : i]))
            return INSIDE;
    return AT_EDGE;
}

static place find_in_children(search *s, const nm_node *node)
{
    place result = NOT_HERE;
    for (const nm_node *child = node->child; child != NULL; child = child->next) {
        place there = find(s, child);
        if (there == AT_EDGE && node->kind == NM_NODE_SEQUENCE)
            there = beside_child(s, node, child);
        if (there > result)
            result = there;
    }
    return result;
}

static place find(search *s, const nm_node *node)
{
    if (node->kind == NM_NODE_TOKEN || node->kind == NM_NODE_LABEL)
        return node->anchor ? AT_EDGE : NOT_HERE;
    place there = find_in_children(s, node);
    if (there == AT_EDGE && node->kind == NM_NODE_REPEAT && node->high > 1 && !s->backwards)
        add_first(s, node->child); /* the next time round */
    return there;
}

void nm_neighbours_beside(const nm_node *pattern, int side, nm_neighbours *out)
{
    *out = (nm_neighbours){.count = 0};
    search s = {side == NM_NEAR_BEFORE, out};
    if (find(&s, pattern) != INSIDE)
        out->unknown = true;
}

void nm_neighbours_first(const nm_node *pattern, bool backwards, nm_neighbours *out)
{
    *out = (nm_neighbours){.count = 0};
    search s = {backwards, out};
    if (add_first(&s, pattern))
        out->unknown = true;
}
