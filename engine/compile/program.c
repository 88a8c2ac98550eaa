/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See program.h. Jump targets are relative to the program's first instruction.
 *
 *     a | b        SPLIT a b;  a: ... JUMP end;  b: ...;  end:
 *     a?           SPLIT a end;  a: ...;  end:
 *     a{1,3}       a SPLIT a2 end;  a2: a SPLIT a3 end;  a3: a;  end:
 */
#include "compile/program.h"

#include <stdlib.h>
#include <string.h>

enum { CHOICE_LONG = 4 };

typedef struct generator {
    nm_code *code;
    nm_draft *draft;
    uint32_t first; /* of the program */
    bool backwards;
    bool anchors; /* emit ANCHOR at marked nodes: only in the first copy of a repetition */
    bool failed;
} generator;

static uint32_t here(const generator *g)
{
    return (uint32_t)g->code->code.count - g->first;
}

static uint32_t emit(generator *g, uint8_t op, uint8_t x, uint32_t y, uint32_t z)
{
    nm_instruction *slot = nm_array_push(&g->code->code);
    if (slot == NULL) {
        g->draft->memory = g->failed = true;
        return 0;
    }
    *slot = (nm_instruction){op, x, (uint16_t)y, z};
    return here(g) - 1;
}

static nm_instruction *at(generator *g, uint32_t index)
{
    return &g->code->code.items[g->first + index];
}

/* ---- Terms ---- */

static bool fill_label(generator *g, const nm_test *test, nm_term *term)
{
    nm_draft *draft = g->draft;
    term->a = nm_draft_label(draft, test->text, strlen(test->text), false);
    const nm_label *label = &draft->labels.items[term->a];
    if (label->entries == 0 && draft->types == NULL && draft->languages == NULL)
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0241", test->place,
                  "a class is a table with the head \"#: class ...\"",
                  "there are no entries of %s, so this never matches", test->text);
    int32_t form = -1;
    uint32_t flags = 0;
    if (test->form != NULL) {
        uint32_t found = nm_draft_name(draft, NM_NAMES_FORMS, test->form, strlen(test->form));
        form = found == NM_NONE ? -1 : (int32_t)found;
    }
    if (test->flag != NULL) {
        uint32_t found = nm_draft_name(draft, NM_NAMES_FLAGS, test->flag, strlen(test->flag));
        flags = found == NM_NONE ? 0 : 1u << found;
    }
    term->b = (form & 0xFFFF) | (int32_t)(flags << 16);
    term->c = test->value != NULL
                  ? (int32_t)nm_strings_add_text(&draft->strings, test->value)
                  : 0;
    return term->a != 0;
}

static uint32_t find_word(generator *g, const char *text)
{
    uint32_t word = nm_draft_word(g->draft, text);
    g->failed = g->failed || word == 0;
    return word;
}

/* The number of a language. One that no row is in is most likely a slip of the pen. */
static uint32_t find_language(generator *g, const nm_test *test, const char *name)
{
    nm_draft *draft = g->draft;
    size_t known = draft->lists[NM_NAMES_LANGUAGES].names.count;
    uint32_t language = nm_draft_name(draft, NM_NAMES_LANGUAGES, name, strlen(name));
    if (language == known && draft->languages == NULL)
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0245", test->place,
                  "languages are told by the rows of the class " NM_CLASS_FUNCTION_WORD,
                  "no row is in the language %s, so no text is known to be", name);
    return language == NM_NONE ? 0 : language;
}

static int compare_words(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Where a run was interned, which fails when memory is out. */
static uint32_t checked(generator *g, uint32_t first)
{
    if (first == UINT32_MAX)
        g->draft->memory = g->failed = true;
    return first;
}

/* Appends the list of a WORDS or LANGUAGE test to the word sets; returns where it is. */
static uint32_t emit_words(generator *g, const nm_test *test)
{
    uint32_t list = (uint32_t)g->code->word_sets.count;
    if (!nm_array_reserve(&g->code->word_sets, test->text_count + 1)) {
        g->draft->memory = g->failed = true;
        return 0;
    }
    uint32_t *words = g->code->word_sets.items + list + 1, kept = 0;
    for (uint32_t i = 0; i < test->text_count; i++)
        words[i] = test->kind == NM_TERM_WORDS ? find_word(g, test->texts[i])
                                               : find_language(g, test, test->texts[i]);
    qsort(words, test->text_count, sizeof *words, compare_words);
    for (uint32_t i = 0; i < test->text_count; i++)
        if (kept == 0 || words[kept - 1] != words[i])
            words[kept++] = words[i];
    words[-1] = kept;
    g->code->word_sets.count += kept + 1;
    return checked(g, nm_runs_intern(&g->code->word_runs, &g->code->word_sets, list));
}

/* Tests are made in order of what they cost: a look at the token; a look-up; a count of votes. */
enum { COSTS = 3 };

static int cost_of(const nm_test *test)
{
    return test->kind == NM_TERM_LANGUAGE ? 2 : test->kind == NM_TERM_LABEL ? 1 : 0;
}

static void emit_term(generator *g, const nm_test *test)
{
    nm_term term = {.kind = test->kind, .negated = test->negated, .a = test->mask, .b = test->low,
                    .c = test->high};
    if (test->kind == NM_TERM_WORD)
        term.a = find_word(g, test->text);
    else if (test->kind == NM_TERM_WORDS || test->kind == NM_TERM_LANGUAGE)
        term.a = emit_words(g, test);
    else if (test->kind == NM_TERM_SURFACE)
        term.a = nm_strings_add_text(&g->draft->strings, test->text);
    else if (test->kind == NM_TERM_LABEL && !fill_label(g, test, &term))
        g->failed = true;
    nm_term *slot = nm_array_push(&g->code->terms);
    if (slot == NULL)
        g->draft->memory = g->failed = true;
    else
        *slot = term;
}

static uint32_t emit_terms(generator *g, const nm_test *tests)
{
    uint32_t first = (uint32_t)g->code->terms.count;
    for (int cost = 0; cost < COSTS; cost++)
        for (const nm_test *test = tests; test != NULL; test = test->next)
            if (cost_of(test) == cost)
                emit_term(g, test);
    if (g->failed)
        return first;
    g->code->terms.items[g->code->terms.count - 1].last = 1;
    return checked(g, nm_runs_intern(&g->code->term_runs, &g->code->terms, first));
}

/* ---- Nodes ---- */

static void generate(generator *g, const nm_node *node);

static void generate_token(generator *g, const nm_node *node)
{
    if (node->anchor && g->anchors)
        emit(g, NM_OP_ANCHOR, 0, 0, 0);
    const nm_test *test = node->tests;
    if (node->kind == NM_NODE_LABEL) {
        uint32_t term = emit_terms(g, test);
        emit(g, NM_OP_LABEL, 0, 0, term);
    } else if (test->kind == NM_TERM_WORD && test->next == NULL && !test->negated) {
        uint32_t word = find_word(g, test->text);
        emit(g, NM_OP_WORD, 0, 0, word);
    } else {
        uint32_t term = emit_terms(g, test);
        emit(g, NM_OP_TOKEN, 0, 0, term);
    }
}

/* The last child first when the program runs backwards. */
static void generate_children(generator *g, const nm_node *child)
{
    if (child == NULL)
        return;
    if (g->backwards)
        generate_children(g, child->next);
    generate(g, child);
    if (!g->backwards)
        generate_children(g, child->next);
}

/* The words that a node takes first, where it surely takes one of some words; else NULL. */
static const nm_test *first_words(const generator *g, const nm_node *node)
{
    const nm_node *child = node->child;
    switch (node->kind) {
    case NM_NODE_TOKEN:
        return nm_node_words(node);
    case NM_NODE_SEQUENCE:
        while (g->backwards && child->next != NULL)
            child = child->next;
        return first_words(g, child);
    case NM_NODE_CAPTURE:
        return first_words(g, child);
    case NM_NODE_REPEAT:
        return node->low > 0 ? first_words(g, child) : NULL;
    default:
        return NULL;
    }
}

/* A long choice of phrases is not gone through where the next token begins none of them. */
static void generate_first_words(generator *g, const nm_node *choice)
{
    uint32_t branches = 0, total = 0;
    for (const nm_node *child = choice->child; child != NULL; child = child->next, branches++) {
        const nm_test *words = first_words(g, child);
        if (words == NULL)
            return;
        total += nm_word_count(words);
    }
    const char **texts =
        branches >= CHOICE_LONG ? nm_draft_new(g->draft, total * sizeof *texts) : NULL;
    if (texts == NULL)
        return;
    nm_test set = {.kind = NM_TERM_WORDS, .texts = texts};
    for (const nm_node *child = choice->child; child != NULL; child = child->next)
        nm_words_add(&set, first_words(g, child));
    emit(g, NM_OP_NEXT, 0, 0, emit_terms(g, &set));
}

static void generate_choice(generator *g, const nm_node *child)
{
    if (child->next == NULL) {
        generate(g, child);
        return;
    }
    uint32_t split = emit(g, NM_OP_SPLIT, 0, here(g) + 1, 0);
    generate(g, child);
    uint32_t jump = emit(g, NM_OP_JUMP, 0, 0, 0);
    if (g->failed)
        return;
    at(g, split)->z = here(g);
    generate_choice(g, child->next);
    if (!g->failed)
        at(g, jump)->z = here(g);
}

static void generate_repeat(generator *g, const nm_node *node)
{
    bool anchors = g->anchors;
    uint32_t splits[64], count = 0;
    for (uint32_t i = 0; i < node->high && !g->failed; i++) {
        if (i >= node->low && count < 64)
            splits[count++] = emit(g, NM_OP_SPLIT, 0, here(g) + 1, 0);
        generate(g, node->child);
        g->anchors = false;
    }
    for (uint32_t i = 0; i < count && !g->failed; i++)
        at(g, splits[i])->z = here(g);
    g->anchors = anchors;
}

static void generate(generator *g, const nm_node *node)
{
    if (g->failed || here(g) > NM_PROGRAM_MAX) {
        g->failed = true;
        return;
    }
    switch (node->kind) {
    case NM_NODE_TOKEN:
    case NM_NODE_LABEL:
        generate_token(g, node);
        break;
    case NM_NODE_SEQUENCE:
        generate_children(g, node->child);
        break;
    case NM_NODE_CHOICE:
        generate_first_words(g, node);
        generate_choice(g, node->child);
        break;
    case NM_NODE_REPEAT:
        generate_repeat(g, node);
        break;
    case NM_NODE_CAPTURE:
        emit(g, NM_OP_SAVE, (uint8_t)(2 * node->capture + g->backwards), 0, 0);
        generate(g, node->child);
        emit(g, NM_OP_SAVE, (uint8_t)(2 * node->capture + !g->backwards), 0, 0);
        break;
    case NM_NODE_GLUED:
        emit(g, NM_OP_GLUED, 0, 0, 0);
        break;
    }
}

bool nm_program_generate(nm_code *code, nm_draft *draft, const nm_node *pattern, bool backwards,
                         uint32_t *first, uint32_t *count)
{
    generator g = {.code = code, .draft = draft, .first = (uint32_t)code->code.count,
                   .backwards = backwards, .anchors = true};
    generate(&g, pattern);
    emit(&g, NM_OP_MATCH, 0, 0, 0);
    *count = here(&g);
    *first = checked(&g, nm_runs_intern(&code->code_runs, &code->code, g.first));
    if (g.failed && !nm_draft_out_of_memory(draft))
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0242", pattern->place,
                  "use smaller repetitions, or a class instead of a long choice",
                  "the pattern is too large: more than %d steps", NM_PROGRAM_MAX);
    return !g.failed;
}

/* ---- Prefixes ---- */

static bool has_anchor(const nm_node *node)
{
    if (node->anchor)
        return true;
    for (const nm_node *child = node->child; child != NULL; child = child->next)
        if (has_anchor(child))
            return true;
    return false;
}

static void generate_siblings(generator *g, const nm_node *first, const nm_node *last)
{
    if (first == last)
        return;
    generate_siblings(g, first->next, last);
    generate(g, first);
}

/* What stands before the anchor in `node`, from the anchor outwards. */
static void generate_prefix(generator *g, const nm_node *node)
{
    const nm_node *child = node->child;
    while (child != NULL && !has_anchor(child))
        child = child->next;
    if (child == NULL)
        return;
    generate_prefix(g, child);
    if (node->kind == NM_NODE_SEQUENCE)
        generate_siblings(g, node->child, child);
}

bool nm_program_prefix(nm_code *code, nm_draft *draft, const nm_node *pattern, uint32_t *first,
                       uint32_t *count)
{
    generator g = {.code = code, .draft = draft, .first = (uint32_t)code->code.count,
                   .backwards = true};
    generate_prefix(&g, pattern);
    if (here(&g) > 0)
        emit(&g, NM_OP_MATCH, 0, 0, 0);
    *count = here(&g);
    *first = checked(&g, nm_runs_intern(&code->code_runs, &code->code, g.first));
    return !g.failed;
}

bool nm_program_terms(nm_code *code, nm_draft *draft, const nm_node *node, uint32_t *term)
{
    generator g = {.code = code, .draft = draft};
    *term = emit_terms(&g, node->tests);
    return !g.failed;
}
