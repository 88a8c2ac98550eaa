/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The tree of a rule file: what the parser makes and the code generator reads. Nodes live in the
 * draft's arena. The language itself is described in docs/rules.md.
 */
#ifndef NM_COMPILE_SYNTAX_H
#define NM_COMPILE_SYNTAX_H

#include "compile/diagnostics.h"
#include "model/layout.h"
#include "model/rule.h"

#include <string.h>

/* One condition on one token. WORD and SURFACE literals and LABELs keep their text until linking,
 * when the vocabulary and the labels are complete. */
typedef struct nm_test {
    struct nm_test *next; /* all must hold */
    nm_place place;
    uint8_t kind; /* nm_term_kind */
    bool negated;
    uint32_t mask;
    int32_t low, high;
    const char *text; /* WORD, SURFACE: the token; LABEL: the label's name; SCRIPT: its code */
    const char *form, *flag, *value; /* LABEL: filters, NULL: none */
    const char **texts;              /* WORDS: the tokens; LANGUAGE: their codes */
    uint32_t text_count;
    bool weighed; /* `cost` is known */
    uint32_t cost; /* as an anchor; see anchor.c */
} nm_test;

typedef enum nm_node_kind {
    NM_NODE_TOKEN,    /* tests on one token */
    NM_NODE_LABEL,    /* a phrase of a class or type: `tests` is its LABEL test */
    NM_NODE_SEQUENCE, /* children */
    NM_NODE_CHOICE,   /* children */
    NM_NODE_REPEAT,   /* one child, low .. high times, as often as possible */
    NM_NODE_CAPTURE,  /* one child, `capture` */
    NM_NODE_GLUED     /* no white space here */
} nm_node_kind;

typedef struct nm_node {
    nm_node_kind kind;
    nm_place place;
    struct nm_node *child, *next; /* first child; next sibling */
    nm_test *tests;
    uint32_t low, high;
    uint32_t capture;
    const char *capture_name; /* CAPTURE: so that a macro can be read before its rule */
    bool anchor; /* chosen by the anchor pass */
} nm_node;

static inline bool nm_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The test of a node that is nothing else but one of some words; NULL: it is something else. */
static inline const nm_test *nm_node_words(const nm_node *node)
{
    const nm_test *test = node->tests;
    bool words = node->kind == NM_NODE_TOKEN && test->next == NULL && !test->negated &&
                 (test->kind == NM_TERM_WORD || test->kind == NM_TERM_WORDS);
    return words ? test : NULL;
}

static inline uint32_t nm_word_count(const nm_test *words)
{
    return words->kind == NM_TERM_WORD ? 1 : words->text_count;
}

/* Appends the words of a test to a set of words, which has room for them. */
static inline void nm_words_add(nm_test *set, const nm_test *words)
{
    for (uint32_t i = 0; i < nm_word_count(words); i++)
        set->texts[set->text_count++] = words->kind == NM_TERM_WORD ? words->text : words->texts[i];
}

typedef struct nm_guard_draft {
    struct nm_guard_draft *next;
    nm_node *pattern;
    uint8_t side;
    bool negated;
} nm_guard_draft;

/* An expression: a list of operations in postfix order. */
typedef struct nm_step {
    struct nm_step *next;
    uint8_t op, arguments;
    int32_t number;
    const char *text;
} nm_step;

typedef struct nm_attribute_draft {
    struct nm_attribute_draft *next;
    const char *name;
    nm_step *steps;
} nm_attribute_draft;

typedef struct nm_example {
    struct nm_example *next;
    nm_place place;
    const char *text; /* without the brackets */
    size_t length;
    size_t start, end;  /* the bracketed part; end 0: none */
    const char *value;  /* the id it must have, NULL: any */
    const char *date;   /* the reference date, NULL: none */
    bool counter;
} nm_example;

enum { NM_RULE_CAPTURES = 12 };

/* A rule, or (with evidence set) a piece of evidence. */
typedef struct nm_rule_draft {
    bool evidence;
    const char *name, *label, *form; /* label NULL: all types; form NULL: all */
    nm_place place, label_place;
    uint16_t file;
    unsigned clauses; /* of those that may stand once: a bit each, see parser.c */
    nm_node *match;
    nm_guard_draft *guards;
    const char *flag; /* evidence: only for rows with this flag; NULL: for all */
    const char *captures[NM_RULE_CAPTURES];
    uint32_t capture_count;
    uint32_t emit;  /* NM_NONE: the whole match */
    uint32_t alias; /* NM_NONE: none */
    nm_step *id, *value;
    nm_attribute_draft *attributes;
    int32_t prior;
    nm_example *examples;
} nm_rule_draft;

#endif
