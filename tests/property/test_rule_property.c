/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Rules against a naive matcher. Random patterns over three words, numbers and a class of phrases
 * are compiled, and tried on random texts of the same; the reference knows neither anchors nor
 * programs nor any short cut: it computes, for a node of the pattern and a place, the set of places
 * where it can end, as bits.
 *
 *     match    what the engine finds is a match; where there is a match, the engine found it or one
 *              that begins earlier and shares a token with it
 *     guards   around a single word the engine finds exactly the places where the guards hold
 *
 *     test_rule_property [seed [rounds]]
 */
#include "compile/link.h"
#include "compile/parser.h"
#include "compile/table.h"
#include "match/matcher.h"
#include "model/verify.h"

#include "../draw.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static unsigned rounds = 300000;

enum { TOKENS = 20, NODES = 200, TEXTS = 6 };

/* ---- Patterns ---- */

typedef enum { LITERAL, ANY, NUMBER, LOWER, CLASS, SEQUENCE, CHOICE, REPEAT } kind;

typedef struct node {
    kind kind;
    char word; /* LITERAL */
    int low, high;
    int children[3], count;
} node;

static node nodes[NODES];
static int node_count;

static const char *const phrases[] = {"a b", "c", "b c a", "c c", "7 a"};
static const char class_table[] = "#: class k\nname\n7 a\na b\nb c a\nc\nc c\n";

static int draw_pattern(int depth)
{
    int index = node_count++;
    node n = {.kind = (kind)(depth > 0 && node_count < NODES - 8 ? draw(8) : draw(5))};
    n.word = (char)('a' + draw(3));
    if (n.kind == SEQUENCE || n.kind == CHOICE) {
        n.count = 2 + (int)draw(2);
        for (int i = 0; i < n.count; i++)
            n.children[i] = draw_pattern(depth - 1);
    } else if (n.kind == REPEAT) {
        n.low = (int)draw(3);
        n.high = n.low + (int)draw(3);
        n.high += n.high == 0;
        n.children[0] = draw_pattern(depth - 1);
        n.count = 1;
    }
    nodes[index] = n;
    return index;
}

static size_t write_pattern(char *out, int index)
{
    const node *n = &nodes[index];
    size_t used = 0;
    switch (n->kind) {
    case LITERAL:
        return (size_t)sprintf(out, "\"%c\"", n->word);
    case ANY:
        return (size_t)sprintf(out, "any");
    case NUMBER:
        return (size_t)sprintf(out, "number");
    case LOWER:
        return (size_t)sprintf(out, "lower");
    case CLASS:
        return (size_t)sprintf(out, "@k");
    case SEQUENCE:
    case CHOICE:
        used = (size_t)sprintf(out, "(");
        for (int i = 0; i < n->count; i++) {
            used += (size_t)sprintf(out + used, "%s", i == 0 ? "" : n->kind == CHOICE ? " | " : " ");
            used += write_pattern(out + used, n->children[i]);
        }
        return used + (size_t)sprintf(out + used, ")");
    case REPEAT:
        used = (size_t)sprintf(out, "(");
        used += write_pattern(out + used, n->children[0]);
        return used + (size_t)sprintf(out + used, "){%d,%d}", n->low, n->high);
    }
    return used;
}

/* ---- The reference ---- */

static char text[TOKENS + 1]; /* a character a token */
static int length;

/* The places where the node can end that begins at one of `starts`, as bits. */
static uint32_t ends_of(int index, uint32_t starts)
{
    const node *n = &nodes[index];
    uint32_t ends = 0, here;
    switch (n->kind) {
    case SEQUENCE:
        for (int i = 0; i < n->count; i++)
            starts = ends_of(n->children[i], starts);
        return starts;
    case CHOICE:
        for (int i = 0; i < n->count; i++)
            ends |= ends_of(n->children[i], starts);
        return ends;
    case REPEAT:
        here = starts;
        for (int i = 0; i <= n->high; i++) {
            if (i >= n->low)
                ends |= here;
            here = ends_of(n->children[0], here);
        }
        return ends;
    default:
        break;
    }
    for (int at = 0; at < length; at++) {
        char c = text[at];
        if ((starts >> at & 1) == 0)
            continue;
        if (n->kind == CLASS) {
            for (size_t p = 0; p < COUNT(phrases); p++) {
                int taken = 0;
                const char *word = phrases[p];
                while (at + taken < length && text[at + taken] == *word) {
                    taken++;
                    if (word[1] == '\0') {
                        ends |= 1u << (at + taken);
                        break;
                    }
                    word += 2;
                }
            }
        } else if (n->kind == ANY || (n->kind == LITERAL && c == n->word) ||
                   (n->kind == NUMBER && c == '7') || (n->kind == LOWER && c != '7' && c != '-')) {
            ends |= 1u << (at + 1);
        }
    }
    return ends;
}

/* ---- The engine ---- */

typedef struct engine {
    nm_draft draft;
    void *bytes;
    nm_view view;
    nm_matcher matcher;
} engine;

/* False where the compiler refuses the rule: it has no anchor, or is too long. */
static bool build(engine *e, const char *rules)
{
    memset(e, 0, sizeof *e);
    nm_draft_init(&e->draft);
    nm_table_read(&e->draft, "k", nm_draft_file(&e->draft, "k", "k"), class_table,
                  sizeof class_table - 1);
    nm_rules_read(&e->draft, "r", nm_draft_file(&e->draft, "r", "r"), rules, strlen(rules));
    HOLDS(e->draft.diagnostics.errors == 0);
    size_t size = 0;
    if (nm_link(&e->draft, &e->bytes, &size, NULL) != NOMEN_OK) {
        nm_draft_free(&e->draft);
        return false;
    }
    HOLDS(nm_view_open(&e->view, e->bytes, size, "it", NULL) == NOMEN_OK);
    HOLDS(nm_view_verify(&e->view, NULL) == NOMEN_OK);
    HOLDS(nm_matcher_init(&e->matcher, &e->view, NULL) == NOMEN_OK);
    return true;
}

static void drop(engine *e)
{
    nm_matcher_free(&e->matcher);
    free(e->bytes);
    nm_draft_free(&e->draft);
}

static void draw_text(const char *letters)
{
    length = (int)draw(TOKENS);
    for (int i = 0; i < length; i++)
        text[i] = letters[draw((uint32_t)strlen(letters))];
    text[length] = '\0';
}

/* Candidates of the text, a token a character. */
static void run(engine *e, nm_tokens *tokens)
{
    char spaced[2 * TOKENS + 2] = "";
    for (int i = 0; i < length; i++) {
        spaced[2 * i] = text[i];
        spaced[2 * i + 1] = i + 1 < length ? ' ' : '\0';
    }
    HOLDS(nm_tokenize(tokens, spaced, strlen(spaced), NULL) == NOMEN_OK);
    HOLDS(tokens->list.count == (size_t)length);
    HOLDS(nm_match(&e->matcher, tokens, NM_NONE, NULL) == NOMEN_OK);
}

/* ---- The properties ---- */

static void check_matches(engine *e, int pattern, const char *rules)
{
    nm_tokens tokens = {0};
    run(e, &tokens);
    const nm_candidate *list = e->matcher.candidates.items;
    size_t count = e->matcher.candidates.count;
    for (size_t i = 0; i < count; i++)
        if ((ends_of(pattern, 1u << list[i].first) >> list[i].last & 1) == 0)
            ck_abort_msg("%stext %s: %u-%u is no match", rules, text, list[i].first, list[i].last);
    for (int start = 0; start < length; start++) {
        uint32_t ends = ends_of(pattern, 1u << start);
        for (int end = start + 1; end <= length; end++) {
            bool found = (ends >> end & 1) == 0;
            for (size_t i = 0; i < count && !found; i++)
                found = list[i].first <= (uint32_t)start && list[i].last > (uint32_t)start;
            /* One of several anchors may be claimed by an earlier match that ends before it. */
            for (size_t i = 0; i < count && !found; i++)
                found = list[i].first < (uint32_t)end && list[i].last > (uint32_t)start;
            if (!found)
                ck_abort_msg("%stext %s: %d-%d is missing", rules, text, start, end);
        }
    }
    nm_tokens_free(&tokens);
}

START_TEST(matches_are_found)
{
    unsigned tried = 0;
    for (unsigned round = 0; round < rounds; round += TEXTS) {
        char rules[8000];
        node_count = 0;
        int pattern = draw_pattern(3);
        size_t used = (size_t)sprintf(rules, "rule r -> t\n  match ");
        used += write_pattern(rules + used, pattern);
        sprintf(rules + used, "\n");
        engine e;
        if (!build(&e, rules))
            continue;
        for (int i = 0; i < TEXTS; i++, tried++) {
            draw_text("aabbcc7-");
            check_matches(&e, pattern, rules);
        }
        drop(&e);
    }
    ck_assert_uint_gt(tried, rounds / 4);
}
END_TEST

START_TEST(guards_are_kept)
{
    static const char *const words[] = {"before", "after", "not-before", "not-after"};
    for (unsigned round = 0; round < rounds; round += TEXTS) {
        char rules[16000];
        int patterns[3], sides[3], count = 1 + (int)draw(3);
        size_t used = (size_t)sprintf(rules, "rule r -> t\n  match \"z\"\n");
        node_count = 0;
        for (int i = 0; i < count; i++) {
            sides[i] = (int)draw(4);
            patterns[i] = draw_pattern(2);
            used += (size_t)sprintf(rules + used, "  %s ", words[sides[i]]);
            used += write_pattern(rules + used, patterns[i]);
            used += (size_t)sprintf(rules + used, "\n");
        }
        engine e;
        if (!build(&e, rules))
            continue;
        for (int t = 0; t < TEXTS; t++) {
            nm_tokens tokens = {0};
            draw_text("aabbcc7-zz");
            run(&e, &tokens);
            size_t found = 0;
            for (int at = 0; at < length; at++) {
                bool holds = text[at] == 'z';
                for (int i = 0; i < count && holds; i++) {
                    uint32_t before = 0, all = (1u << (at + 1)) - 1;
                    if (sides[i] % 2 == 0)
                        before = ends_of(patterns[i], all) >> at & 1;
                    else
                        before = ends_of(patterns[i], 1u << (at + 1)) != 0;
                    holds = (before != 0) == (sides[i] < 2);
                }
                bool there = found < e.matcher.candidates.count &&
                             e.matcher.candidates.items[found].first == (uint32_t)at;
                if (holds != there)
                    ck_abort_msg("%stext %s: at %d the guards %s", rules, text, at,
                                 holds ? "hold" : "do not hold");
                found += there;
            }
            nm_tokens_free(&tokens);
        }
        drop(&e);
    }
}
END_TEST

int main(int argc, char **argv)
{
    draw_arguments(argc, argv, &rounds);
    const support_test tests[] = {
        {"matches are found", matches_are_found, 0},
        {"guards are kept", guards_are_kept, 0},
    };
    return support_run("rule-property", tests, COUNT(tests));
}
