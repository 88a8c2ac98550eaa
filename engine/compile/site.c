/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See site.h.
 */
#include "compile/site.h"

#include "compile/neighbour.h"
#include "compile/program.h"

#include <string.h>

/* ---- Neighbours ---- */

/* What a token surely needs to pass a test. */
static void add_need(nm_draft *draft, const nm_test *test, nm_neighbour *neighbour)
{
    uint64_t words = 0;
    if (test->negated)
        return;
    if (test->kind == NM_TERM_LABEL && neighbour->labels == 0)
        neighbour->labels =
            NM_LABEL_BIT(nm_draft_label(draft, test->text, strlen(test->text), false));
    if (test->kind == NM_TERM_WORD)
        words = NM_WORD_BIT(nm_draft_word(draft, test->text));
    for (uint32_t i = 0; test->kind == NM_TERM_WORDS && i < test->text_count; i++)
        words |= NM_WORD_BIT(nm_draft_word(draft, test->texts[i]));
    if (neighbour->words == 0)
        neighbour->words = words;
}

static bool add_neighbour(nm_code *code, nm_draft *draft, const nm_node *node, nm_near *near)
{
    nm_neighbour neighbour = {.words = 0};
    if (!nm_program_terms(code, draft, node, &neighbour.term))
        return nm_draft_fail(draft);
    for (const nm_test *test = node->tests; test != NULL; test = test->next)
        add_need(draft, test, &neighbour);
    neighbour.term |= node->kind == NM_NODE_LABEL ? NM_TERM_OF_PHRASE : 0;
    nm_neighbour *slot = nm_array_push(&code->neighbours);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = neighbour;
    near->count++;
    return true;
}

/* All nodes that are only words become one set of words. */
static bool add_words(nm_code *code, nm_draft *draft, const nm_neighbours *found, nm_near *near)
{
    uint32_t total = 0;
    for (size_t i = 0; i < found->count; i++) {
        const nm_test *words = nm_node_words(found->nodes[i]);
        total += words != NULL ? nm_word_count(words) : 0;
    }
    if (total == 0)
        return true;
    const char **texts = nm_draft_new(draft, total * sizeof *texts);
    if (texts == NULL)
        return false;
    nm_test set = {.kind = NM_TERM_WORDS, .texts = texts};
    for (size_t i = 0; i < found->count; i++) {
        const nm_test *words = nm_node_words(found->nodes[i]);
        if (words != NULL)
            nm_words_add(&set, words);
    }
    return add_neighbour(code, draft, &(nm_node){.kind = NM_NODE_TOKEN, .tests = &set}, near);
}

static bool add_near(nm_code *code, nm_draft *draft, const nm_neighbours *found, nm_near *near)
{
    *near = (nm_near){(uint32_t)code->neighbours.count, 0};
    if (found->unknown)
        return true;
    if (!add_words(code, draft, found, near))
        return false;
    for (size_t i = 0; i < found->count; i++)
        if (nm_node_words(found->nodes[i]) == NULL &&
            !add_neighbour(code, draft, found->nodes[i], near))
            return false;
    near->first = nm_runs_intern(&code->neighbour_runs, &code->neighbours, near->first);
    return near->first != UINT32_MAX || nm_draft_fail(draft);
}

bool nm_near_first(nm_code *code, nm_draft *draft, const nm_node *pattern, bool backwards,
                   nm_near *out)
{
    nm_neighbours found;
    nm_neighbours_first(pattern, backwards, &found);
    return add_near(code, draft, &found, out);
}

/* ---- Numbers ---- */

static bool add_number(nm_code *code, nm_draft *draft, const nm_test *test, uint32_t site)
{
    nm_number_anchor *slot = nm_array_push(&code->numbers);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = (nm_number_anchor){.low = -1 /* ten digits and more */, .high = INT32_MAX,
                               .digits_min = 1, .digits_max = UINT16_MAX, .site = site};
    if (test->kind == NM_TERM_NUMBER) {
        slot->low = test->low;
        slot->high = test->high;
    } else if (test->kind == NM_TERM_DIGITS) {
        slot->digits_min = (uint16_t)(test->low < UINT16_MAX ? test->low : UINT16_MAX);
        slot->digits_max = (uint16_t)(test->high < UINT16_MAX ? test->high : UINT16_MAX);
    }
    return true;
}

/* ---- Sites ---- */

/* What must hold of an anchor besides the test that it is found by. */
static bool add_condition(nm_code *code, nm_draft *draft, const nm_node *node, uint32_t *term)
{
    const nm_test *test = node->tests;
    *term = NM_NONE;
    if (test->next == NULL && test->form == NULL && test->flag == NULL && test->value == NULL)
        return true;
    if (!nm_program_terms(code, draft, node, term))
        return nm_draft_fail(draft);
    *term |= node->kind == NM_NODE_LABEL ? NM_TERM_OF_PHRASE : 0;
    return true;
}

static bool add_word(nm_code *code, nm_draft *draft, const char *text, uint32_t site)
{
    uint32_t word = nm_draft_word(draft, text);
    nm_anchor_pair *slot = nm_array_push(&code->word_anchors);
    if (slot == NULL || word == 0)
        return nm_draft_fail(draft);
    *slot = (nm_anchor_pair){word, site};
    return true;
}

static bool add_label(nm_code *code, nm_draft *draft, const char *name, uint32_t site)
{
    uint32_t label = nm_draft_label(draft, name, strlen(name), false);
    nm_anchor_pair *slot = nm_array_push(&code->label_anchors);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = (nm_anchor_pair){label, site};
    return true;
}

/* The site of the one anchor that is marked in a pattern. */
static bool add_site(nm_code *code, nm_draft *draft, const nm_node *pattern, const nm_node *anchor,
                     const nm_test *test, uint32_t rule)
{
    nm_site site = {.rule = rule};
    uint32_t index = (uint32_t)code->sites.count;
    if (!add_condition(code, draft, anchor, &site.term) ||
        !nm_program_prefix(code, draft, pattern, &site.prefix, &site.prefix_count))
        return false;
    for (int side = 0; side < NM_NEAR_SIDES; side++) {
        nm_neighbours found;
        nm_neighbours_beside(pattern, side, &found);
        if (!add_near(code, draft, &found, &site.near[side]))
            return false;
    }
    nm_site *slot = nm_array_push(&code->sites);
    if (slot == NULL)
        return nm_draft_fail(draft);
    *slot = site;
    switch (test->kind) {
    case NM_TERM_WORD:
        return add_word(code, draft, test->text, index);
    case NM_TERM_WORDS:
        for (uint32_t i = 0; i < test->text_count; i++)
            if (!add_word(code, draft, test->texts[i], index))
                return false;
        return true;
    case NM_TERM_LABEL:
        return add_label(code, draft, test->text, index);
    default:
        return add_number(code, draft, test, index);
    }
}

/* Collects the anchors and takes their marks away; the number that there are. */
static size_t collect(nm_node *node, nm_node **anchors, size_t count)
{
    if (node->anchor && anchors != NULL) {
        anchors[count] = node;
        node->anchor = false;
        count++;
    } else {
        count += node->anchor;
    }
    for (nm_node *child = node->child; child != NULL; child = child->next)
        count = collect(child, anchors, count);
    return count;
}

bool nm_sites_add(nm_code *code, nm_draft *draft, nm_usage *usage, nm_node *pattern,
                  uint32_t rule)
{
    size_t count = collect(pattern, NULL, 0);
    nm_node **anchors = nm_draft_new(draft, (count + 1) * sizeof *anchors);
    if (anchors == NULL)
        return false;
    collect(pattern, anchors, 0);
    for (size_t i = 0; i < count; i++) {
        anchors[i]->anchor = true;
        bool good = add_site(code, draft, pattern, anchors[i],
                             nm_anchor_test(draft, usage, anchors[i]), rule);
        anchors[i]->anchor = false;
        if (!good)
            return false;
    }
    return true;
}
