/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Patterns: recursive descent over
 *
 *     choice    = sequence { "|" sequence }
 *     sequence  = item { item }
 *     item      = [ name ":" ] atom [ "?" | "{" n [ "," m ] "}" ]
 *     atom      = "~" | signed { "&" signed }
 *     signed    = [ "!" ] operand
 *     operand   = "(" choice ")" | macro | "text" | 'Text' | label | predicate
 *
 * A string of several tokens is a sequence; an @label that stands alone may take several tokens,
 * one that is joined to other tests by & takes one. Macros are copied where they are used, because
 * a rule marks its anchor in its own tree. Labels and predicates are read in predicate.c.
 */
#include "compile/parse.h"

#include <string.h>

enum { NESTING_MAX = 24, REPEAT_MAX = 16, NODES_MAX = 5000 /* of a pattern */ };

static nm_node *parse_choice(nm_parser *p);

static nm_node *new_node(nm_parser *p, nm_node_kind kind)
{
    if (++p->nodes > NODES_MAX) {
        if (p->nodes == NODES_MAX + 1)
            nm_parse_fault(p, "NM0229", NULL, "the pattern is too large: macros and & multiply it");
        return NULL;
    }
    nm_node *node = nm_draft_new(p->draft, sizeof *node);
    if (node != NULL) {
        node->kind = kind;
        node->place = p->lexer.symbol.place;
    }
    return node;
}

/* ---- Captures and macros ---- */

static bool declare_capture(nm_parser *p, nm_node *node)
{
    if (p->rule == NULL)
        return true; /* in a macro: declared where it is used */
    if (nm_parse_find_capture(p, node->capture_name) != NM_NONE) {
        node->capture = nm_parse_find_capture(p, node->capture_name);
        return true;
    }
    if (p->rule->capture_count == NM_RULE_CAPTURES) {
        nm_parse_fault(p, "NM0220", NULL, "a rule has at most %d captures", NM_RULE_CAPTURES);
        return false;
    }
    node->capture = p->rule->capture_count++;
    p->rule->captures[node->capture] = node->capture_name;
    return true;
}

static nm_node *copy_tree(nm_parser *p, const nm_node *from)
{
    nm_node *copy = new_node(p, from->kind);
    if (copy == NULL)
        return NULL;
    *copy = *from;
    copy->next = NULL;
    copy->child = NULL;
    if (copy->kind == NM_NODE_CAPTURE && !declare_capture(p, copy))
        return NULL;
    nm_node **last = &copy->child;
    for (const nm_node *child = from->child; child != NULL; child = child->next) {
        *last = copy_tree(p, child);
        if (*last == NULL)
            return NULL;
        last = &(*last)->next;
    }
    return copy;
}

static const nm_macro *find_macro(const nm_parser *p, const char *name)
{
    for (const nm_macro *macro = p->macros; macro != NULL; macro = macro->next)
        if (strcmp(macro->name, name) == 0)
            return macro;
    return NULL;
}

/* ---- Literals ---- */

static nm_test *literal_test(nm_parser *p, const nm_token *token, bool surface)
{
    const nm_tokens *tokens = &p->draft->tokens;
    nm_test *word = nm_parse_new_test(p, NM_TERM_WORD);
    if (word == NULL)
        return NULL;
    word->text = nm_arena_copy(&p->draft->arena, tokens->folded.items + token->fold,
                               token->fold_length == NM_FOLD_NONE ? 0 : token->fold_length);
    if (surface) {
        nm_test *written = nm_parse_new_test(p, NM_TERM_SURFACE);
        if (written == NULL)
            return NULL;
        written->text = nm_arena_copy(&p->draft->arena, tokens->text + token->start,
                                      token->end - token->start);
        word->next = written;
    }
    return word;
}

/* The tokens of a string, as one node. */
static nm_node *read_literal(nm_parser *p)
{
    const nm_symbol symbol = p->lexer.symbol;
    nm_tokens *tokens = &p->draft->tokens;
    if (nm_tokenize(tokens, symbol.text, symbol.length, NULL) != NOMEN_OK) {
        p->draft->memory = true;
        return NULL;
    }
    if (tokens->list.count == 0) {
        nm_parse_fault(p, "NM0225", NULL, "the text is empty");
        return NULL;
    }
    nm_node *sequence = new_node(p, NM_NODE_SEQUENCE);
    if (sequence == NULL)
        return NULL;
    nm_node **last = &sequence->child;
    for (size_t i = 0; i < tokens->list.count; i++) {
        nm_node *node = new_node(p, NM_NODE_TOKEN);
        if (node == NULL ||
            (node->tests = literal_test(p, &tokens->list.items[i],
                                        symbol.kind == NM_SYMBOL_SURFACE)) == NULL)
            return NULL;
        *last = node;
        last = &node->next;
    }
    nm_lexer_next(&p->lexer);
    return sequence->child->next == NULL ? sequence->child : sequence;
}

/* ---- Operands ---- */

static nm_node *parse_group(nm_parser *p)
{
    if (++p->nesting > NESTING_MAX) {
        nm_parse_fault(p, "NM0227", NULL, "brackets are nested too deeply");
        return NULL;
    }
    nm_lexer_next(&p->lexer);
    nm_node *node = parse_choice(p);
    p->nesting--;
    return node != NULL && nm_parse_expect(p, ')') ? node : NULL;
}

static nm_node *parse_test(nm_parser *p)
{
    nm_node *node = new_node(p, NM_NODE_TOKEN);
    if (node == NULL)
        return NULL;
    if (nm_symbol_is(&p->lexer.symbol, '@')) {
        node->kind = NM_NODE_LABEL;
        node->tests = nm_parse_label(p);
    } else if (p->lexer.symbol.kind == NM_SYMBOL_NAME) {
        node->tests = nm_parse_predicate(p);
    } else {
        nm_parse_fault(p, "NM0226", NULL, "expected a pattern");
    }
    return node->tests != NULL ? node : NULL;
}

static nm_node *parse_operand(nm_parser *p)
{
    const nm_symbol *symbol = &p->lexer.symbol;
    if (nm_symbol_is(symbol, '('))
        return parse_group(p);
    const nm_macro *macro = symbol->kind == NM_SYMBOL_NAME ? find_macro(p, symbol->text) : NULL;
    if (macro != NULL) {
        nm_lexer_next(&p->lexer);
        return copy_tree(p, macro->pattern);
    }
    return symbol->kind == NM_SYMBOL_STRING || symbol->kind == NM_SYMBOL_SURFACE ? read_literal(p)
                                                                                : parse_test(p);
}

/* ---- Conjunctions and negations ---- */

static bool is_one_token(const nm_node *node)
{
    return node->kind == NM_NODE_TOKEN || node->kind == NM_NODE_LABEL;
}

static nm_node *not_one_token(nm_parser *p, const nm_node *node)
{
    nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0225", node->place,
              "a class counts as one token here", "what & joins and ! denies must be one token");
    return NULL;
}

static nm_test *copy_tests(nm_parser *p, const nm_test *tests)
{
    nm_test *first = NULL, **last = &first;
    for (; tests != NULL; tests = tests->next) {
        *last = nm_parse_new_test(p, tests->kind);
        if (*last == NULL)
            return NULL;
        **last = *tests;
        (*last)->next = NULL;
        last = &(*last)->next;
    }
    return first;
}

/* One token for which both hold. Either may be a choice of such: (a | b) & c is a & c | b & c. */
static nm_node *combine(nm_parser *p, const nm_node *a, const nm_node *b)
{
    const nm_node *choice = a->kind == NM_NODE_CHOICE   ? a
                            : b->kind == NM_NODE_CHOICE ? b
                                                        : NULL;
    if (choice != NULL) {
        nm_node *node = new_node(p, NM_NODE_CHOICE), **last = node != NULL ? &node->child : NULL;
        for (const nm_node *child = choice->child; last != NULL && child != NULL;
             child = child->next) {
            *last = choice == a ? combine(p, child, b) : combine(p, a, child);
            if (*last == NULL)
                return NULL;
            last = &(*last)->next;
        }
        return node;
    }
    if (!is_one_token(a) || !is_one_token(b))
        return not_one_token(p, is_one_token(a) ? b : a);
    nm_node *node = new_node(p, NM_NODE_TOKEN);
    if (node == NULL)
        return NULL;
    node->place = a->place;
    node->tests = copy_tests(p, a->tests);
    nm_test **last = &node->tests;
    uint32_t count = 0;
    for (; *last != NULL; count++)
        last = &(*last)->next;
    *last = copy_tests(p, b->tests);
    for (; *last != NULL; count++)
        last = &(*last)->next;
    if (count > NM_TERMS_MAX) {
        nm_parse_fault(p, "NM0238", "a choice is one test: !(\"a\" | \"b\")",
                       "more than %d tests are joined by &", NM_TERMS_MAX);
        return NULL;
    }
    return node;
}

/* One token for which none of a choice holds: !(a | b) is !a & !b. */
static nm_node *negate(nm_parser *p, nm_node *node)
{
    if (node->kind == NM_NODE_CHOICE) {
        nm_node *all = NULL;
        for (nm_node *child = node->child; child != NULL; child = child->next) {
            nm_node *none = negate(p, child);
            all = none == NULL ? NULL : all == NULL ? none : combine(p, all, none);
            if (all == NULL)
                return NULL;
        }
        return all;
    }
    if (!is_one_token(node))
        return not_one_token(p, node);
    nm_test *test = node->tests;
    if (test->next != NULL && test->next->kind == NM_TERM_SURFACE && test->next->next == NULL)
        test = test->next; /* not this spelling: the WORD before it only helps a positive one */
    if (test->next != NULL) {
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0239", node->place,
                  "!(a & b) is !a | !b", "what ! denies is one test, or a choice of such");
        return NULL;
    }
    node->kind = NM_NODE_TOKEN;
    node->tests = copy_tests(p, test); /* it may be a macro's */
    if (node->tests == NULL)
        return NULL;
    node->tests->negated = !test->negated;
    return node;
}

static nm_node *parse_signed(nm_parser *p)
{
    if (!nm_symbol_is(&p->lexer.symbol, '!'))
        return parse_operand(p);
    nm_lexer_next(&p->lexer);
    nm_node *node = parse_operand(p);
    return node != NULL ? negate(p, node) : NULL;
}

static nm_node *parse_atom(nm_parser *p)
{
    if (nm_symbol_is(&p->lexer.symbol, '~')) {
        nm_node *glued = new_node(p, NM_NODE_GLUED);
        nm_lexer_next(&p->lexer);
        return glued;
    }
    nm_node *node = parse_signed(p);
    while (node != NULL && nm_symbol_is(&p->lexer.symbol, '&')) {
        nm_lexer_next(&p->lexer);
        nm_node *other = parse_signed(p);
        node = other != NULL ? combine(p, node, other) : NULL;
    }
    return node;
}

/* ---- Items ---- */

/* Puts node under a new REPEAT if a quantifier follows. */
static nm_node *parse_quantifier(nm_parser *p, nm_node *node)
{
    int32_t low = 0, high = 1;
    if (nm_symbol_is(&p->lexer.symbol, '?')) {
        nm_lexer_next(&p->lexer);
    } else if (nm_symbol_is(&p->lexer.symbol, '{')) {
        nm_lexer_next(&p->lexer);
        if (!nm_parse_integer(p, &low))
            return NULL;
        high = low;
        if (nm_symbol_is(&p->lexer.symbol, ',')) {
            nm_lexer_next(&p->lexer);
            if (!nm_parse_integer(p, &high))
                return NULL;
        }
        if (high < low || high < 1 || high > REPEAT_MAX) {
            nm_parse_fault(p, "NM0228", "for example {3} or {1,5}",
                           "a repetition is of 1 to %d times, the smaller number first", REPEAT_MAX);
            return NULL;
        }
        if (!nm_parse_expect(p, '}'))
            return NULL;
    } else {
        return node;
    }
    nm_node *repeat = new_node(p, NM_NODE_REPEAT);
    if (repeat != NULL) {
        repeat->child = node;
        repeat->low = (uint32_t)low;
        repeat->high = (uint32_t)high;
        repeat->place = node->place;
    }
    return repeat;
}

/* A name with a colon right behind it: a capture. */
static bool at_capture(const nm_parser *p)
{
    return p->lexer.symbol.kind == NM_SYMBOL_NAME && p->lexer.at < p->lexer.end &&
           *p->lexer.at == ':';
}

static nm_node *parse_item(nm_parser *p)
{
    nm_node *capture = NULL;
    if (at_capture(p)) {
        capture = new_node(p, NM_NODE_CAPTURE);
        if (capture == NULL)
            return NULL;
        capture->capture_name = p->lexer.symbol.text;
        if (!declare_capture(p, capture))
            return NULL;
        nm_lexer_next(&p->lexer);
        nm_lexer_next(&p->lexer);
    }
    nm_node *atom = parse_atom(p);
    if (atom == NULL)
        return NULL;
    if (capture != NULL) {
        capture->child = atom;
        atom = capture;
    }
    return parse_quantifier(p, atom);
}

static bool at_end(const nm_parser *p)
{
    const nm_symbol *symbol = &p->lexer.symbol;
    return symbol->kind == NM_SYMBOL_NEWLINE || symbol->kind == NM_SYMBOL_END ||
           nm_symbol_is(symbol, '|') || nm_symbol_is(symbol, ')');
}

static nm_node *parse_sequence(nm_parser *p)
{
    nm_node *sequence = new_node(p, NM_NODE_SEQUENCE);
    if (sequence == NULL)
        return NULL;
    nm_node **last = &sequence->child;
    while (!at_end(p)) {
        *last = parse_item(p);
        if (*last == NULL)
            return NULL;
        last = &(*last)->next;
    }
    if (sequence->child == NULL) {
        nm_parse_fault(p, "NM0226", NULL, "expected a pattern");
        return NULL;
    }
    return sequence->child->next == NULL ? sequence->child : sequence;
}

/* Turns the words of a choice into one token that is one of them: "a" | "b" | (c d) | "e" has the
 * branches {a b e} and (c d). A set is tested at once, however long it is. */
static nm_node *merge_words(nm_parser *p, nm_node *choice)
{
    uint32_t total = 0, nodes = 0, others = 0;
    for (const nm_node *child = choice->child; child != NULL; child = child->next) {
        const nm_test *words = nm_node_words(child);
        total += words != NULL ? nm_word_count(words) : 0;
        nodes += words != NULL;
        others += words == NULL;
    }
    if (nodes < 2)
        return choice;
    nm_node *set = new_node(p, NM_NODE_TOKEN);
    const char **texts = nm_draft_new(p->draft, total * sizeof *texts);
    if (set == NULL || texts == NULL || (set->tests = nm_parse_new_test(p, NM_TERM_WORDS)) == NULL)
        return NULL;
    set->place = choice->place;
    set->tests->texts = texts;
    for (nm_node **link = &choice->child; *link != NULL;) {
        const nm_test *words = nm_node_words(*link);
        if (words == NULL) {
            link = &(*link)->next;
            continue;
        }
        *link = (*link)->next;
        nm_words_add(set->tests, words);
    }
    if (others == 0)
        return set;
    set->next = choice->child;
    choice->child = set;
    return choice;
}

static nm_node *parse_choice(nm_parser *p)
{
    nm_node *first = parse_sequence(p);
    if (first == NULL || !nm_symbol_is(&p->lexer.symbol, '|'))
        return first;
    nm_node *choice = new_node(p, NM_NODE_CHOICE);
    if (choice == NULL)
        return NULL;
    choice->child = first;
    nm_node **last = &first->next;
    while (nm_symbol_is(&p->lexer.symbol, '|')) {
        nm_lexer_next(&p->lexer);
        *last = parse_sequence(p);
        if (*last == NULL)
            return NULL;
        last = &(*last)->next;
    }
    return merge_words(p, choice);
}

nm_node *nm_parse_pattern(nm_parser *p)
{
    p->nesting = p->nodes = 0;
    return parse_choice(p);
}
