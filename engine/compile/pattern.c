/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Patterns: recursive descent over
 *
 *     choice    = sequence { "|" sequence }
 *     sequence  = item { item }
 *     item      = [ name ":" ] atom [ "?" | "{" n [ "," m ] "}" ]
 *     atom      = "~" | operand { "&" operand }
 *     operand   = "(" choice ")" | macro | [ "!" ] test
 *     test      = "text" | 'Text' | @label filters | predicate [ "(" args ")" ]
 *
 * A string of several tokens is a sequence; an @label that stands alone may take several tokens,
 * one that is joined to other tests by & takes one. Macros are copied where they are used, because
 * a rule marks its anchor in its own tree.
 */
#include "compile/parser.h"

#include "text/property.h"

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

static nm_test *new_test(nm_parser *p, uint8_t kind)
{
    nm_test *test = nm_draft_new(p->draft, sizeof *test);
    if (test != NULL) {
        test->kind = kind;
        test->place = p->lexer.symbol.place;
    }
    return test;
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

/* ---- Predicates ---- */

enum arguments { NO_ARGUMENTS, RANGE_ARGUMENTS, SCRIPT_ARGUMENT, ZONE_ARGUMENT };

static const struct predicate {
    const char *name;
    uint8_t kind;
    uint8_t arguments;
    uint32_t mask;
} predicates[] = {
    {"any", NM_TERM_ANY, NO_ARGUMENTS, 0},
    {"word", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_WORD},
    {"ideograph", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_IDEOGRAPH},
    {"initialism", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_INITIALISM},
    {"punctuation", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_PUNCTUATION},
    {"symbol", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_SYMBOL},
    {"indicator", NM_TERM_KIND, NO_ARGUMENTS, 1u << NM_KIND_INDICATOR},
    {"lower", NM_TERM_SHAPE, NO_ARGUMENTS, 1u << NM_SHAPE_LOWER},
    {"title", NM_TERM_SHAPE, NO_ARGUMENTS, 1u << NM_SHAPE_TITLE},
    {"upper", NM_TERM_SHAPE, NO_ARGUMENTS, 1u << NM_SHAPE_UPPER},
    {"mixed", NM_TERM_SHAPE, NO_ARGUMENTS, 1u << NM_SHAPE_MIXED},
    {"capitalised", NM_TERM_CAPITALISED, NO_ARGUMENTS, 0},
    {"sentence-start", NM_TERM_FLAG, NO_ARGUMENTS, NM_TOKEN_SENTENCE},
    {"line-start", NM_TERM_FLAG, NO_ARGUMENTS, NM_TOKEN_LINE},
    {"paragraph-start", NM_TERM_FLAG, NO_ARGUMENTS, NM_TOKEN_PARAGRAPH},
    {"inner", NM_TERM_FLAG, NO_ARGUMENTS, NM_TOKEN_INNER},
    {"spaced", NM_TERM_FLAG, NO_ARGUMENTS, NM_TOKEN_GAP},
    {"number", NM_TERM_NUMBER, RANGE_ARGUMENTS, 0},
    {"digits", NM_TERM_DIGITS, RANGE_ARGUMENTS, 0},
    {"length", NM_TERM_LENGTH, RANGE_ARGUMENTS, 0},
    {"script", NM_TERM_SCRIPT, SCRIPT_ARGUMENT, 0},
    {"zone", NM_TERM_ZONE, ZONE_ARGUMENT, 0},
};

static const char *const zone_names[] = {
    [NM_ZONE_PROSE] = "prose",       [NM_ZONE_TITLE] = "title", [NM_ZONE_CAPS] = "caps",
    [NM_ZONE_DATELINE] = "dateline", [NM_ZONE_LIST] = "list",   [NM_ZONE_QUOTE] = "quote"};

static const struct predicate *find_predicate(const char *name)
{
    for (size_t i = 0; i < sizeof predicates / sizeof *predicates; i++)
        if (strcmp(predicates[i].name, name) == 0)
            return &predicates[i];
    return NULL;
}

/* (5), (1..31) */
static bool read_range(nm_parser *p, nm_test *test)
{
    if (!nm_parse_expect(p, '(') || !nm_parse_integer(p, &test->low))
        return false;
    test->high = test->low;
    if (p->lexer.symbol.kind == NM_SYMBOL_RANGE) {
        nm_lexer_next(&p->lexer);
        if (!nm_parse_integer(p, &test->high))
            return false;
    }
    if (test->high < test->low) {
        nm_parse_fault(p, "NM0221", NULL, "the range is empty");
        return false;
    }
    return nm_parse_expect(p, ')');
}

static bool read_word_argument(nm_parser *p, nm_test *test)
{
    if (!nm_parse_expect(p, '('))
        return false;
    if (p->lexer.symbol.kind != NM_SYMBOL_NAME) {
        nm_parse_fault(p, "NM0205", NULL, "expected a name");
        return false;
    }
    const char *name = p->lexer.symbol.text;
    if (test->kind == NM_TERM_SCRIPT) {
        unsigned script = 0;
        while (script < NM_SCRIPT_COUNT && strcmp(nm_script_name(script), name) != 0)
            script++;
        if (script == NM_SCRIPT_COUNT) {
            nm_parse_fault(p, "NM0222", "four letters of ISO 15924: Latn, Cyrl, Hani",
                           "no such script: %s", name);
            return false;
        }
        test->mask = script;
    } else {
        size_t zone = 0, count = sizeof zone_names / sizeof *zone_names;
        while (zone < count && strcmp(zone_names[zone], name) != 0)
            zone++;
        if (zone == count) {
            nm_parse_fault(p, "NM0223", "known: prose, title, caps, dateline, list, quote",
                           "no such zone: %s", name);
            return false;
        }
        test->mask = 1u << zone;
    }
    nm_lexer_next(&p->lexer);
    return nm_parse_expect(p, ')');
}

static nm_test *read_predicate(nm_parser *p)
{
    const struct predicate *predicate = find_predicate(p->lexer.symbol.text);
    if (predicate == NULL) {
        nm_parse_fault(p, "NM0224", "a macro must be defined above its use",
                       "no predicate or macro called %s", p->lexer.symbol.text);
        return NULL;
    }
    nm_test *test = new_test(p, predicate->kind);
    if (test == NULL)
        return NULL;
    test->mask = predicate->mask;
    bool open = p->lexer.at < p->lexer.end && *p->lexer.at == '('; /* number(1), not number (...) */
    nm_lexer_next(&p->lexer);
    if (predicate->kind == NM_TERM_NUMBER && !open) {
        test->kind = NM_TERM_KIND;
        test->mask = 1u << NM_KIND_NUMBER;
    } else if (predicate->arguments == RANGE_ARGUMENTS) {
        if (!read_range(p, test))
            return NULL;
    } else if (predicate->arguments != NO_ARGUMENTS) {
        if (!read_word_argument(p, test))
            return NULL;
    }
    return test;
}

/* ---- Labels: @country, @country:demonym, @country[common-word], @unit=day ---- */

static bool read_filters(nm_parser *p, nm_test *test)
{
    for (;;) {
        const char **target = nm_symbol_is(&p->lexer.symbol, ':')   ? &test->form
                              : nm_symbol_is(&p->lexer.symbol, '[') ? &test->flag
                              : nm_symbol_is(&p->lexer.symbol, '=') ? &test->value
                                                                    : NULL;
        if (target == NULL)
            return true;
        nm_lexer_next(&p->lexer);
        nm_symbol_kind kind = p->lexer.symbol.kind;
        if (kind != NM_SYMBOL_NAME && kind != NM_SYMBOL_NUMBER && kind != NM_SYMBOL_STRING) {
            nm_parse_fault(p, "NM0205", NULL, "expected a name");
            return false;
        }
        *target = p->lexer.symbol.text;
        nm_lexer_next(&p->lexer);
        if (target == &test->flag && !nm_parse_expect(p, ']'))
            return false;
    }
}

static nm_test *read_label(nm_parser *p)
{
    nm_test *test = new_test(p, NM_TERM_LABEL);
    nm_lexer_next(&p->lexer);
    if (test == NULL)
        return NULL;
    if (p->lexer.symbol.kind != NM_SYMBOL_NAME) {
        nm_parse_fault(p, "NM0205", NULL, "expected the name of a class or type after @");
        return NULL;
    }
    test->text = p->lexer.symbol.text;
    test->place = p->lexer.symbol.place;
    nm_lexer_next(&p->lexer);
    return read_filters(p, test) ? test : NULL;
}

/* ---- Literals ---- */

static nm_test *literal_test(nm_parser *p, const nm_token *token, bool surface)
{
    const nm_tokens *tokens = &p->draft->tokens;
    nm_test *word = new_test(p, NM_TERM_WORD);
    if (word == NULL)
        return NULL;
    word->text = nm_arena_copy(&p->draft->arena, tokens->folded.items + token->fold,
                               token->fold_length == NM_FOLD_NONE ? 0 : token->fold_length);
    if (surface) {
        nm_test *written = new_test(p, NM_TERM_SURFACE);
        if (written == NULL)
            return NULL;
        written->text = nm_arena_copy(&p->draft->arena, tokens->text + token->start,
                                      token->end - token->start);
        word->next = written;
    }
    return word;
}

/* The tokens of a string, as one node. `single` wants exactly one token and gives its test. */
static nm_node *read_literal(nm_parser *p, nm_test **single)
{
    const nm_symbol symbol = p->lexer.symbol;
    nm_tokens *tokens = &p->draft->tokens;
    if (nm_tokenize(tokens, symbol.text, symbol.length, NULL) != NOMEN_OK) {
        p->draft->memory = true;
        return NULL;
    }
    if (tokens->list.count == 0 || (single != NULL && tokens->list.count != 1)) {
        nm_parse_fault(p, "NM0225", NULL,
                       single != NULL ? "a text joined by & or ! must be one token"
                                      : "the text is empty");
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
    if (single != NULL)
        *single = sequence->child->tests;
    nm_lexer_next(&p->lexer);
    return sequence->child->next == NULL ? sequence->child : sequence;
}

/* ---- Atoms ---- */

static bool is_text(const nm_symbol *symbol)
{
    return symbol->kind == NM_SYMBOL_STRING || symbol->kind == NM_SYMBOL_SURFACE;
}

static nm_test *parse_test(nm_parser *p)
{
    bool negated = nm_symbol_is(&p->lexer.symbol, '!');
    if (negated)
        nm_lexer_next(&p->lexer);
    nm_test *test = NULL;
    if (is_text(&p->lexer.symbol)) {
        if (read_literal(p, &test) == NULL)
            return NULL;
        if (negated && test->next != NULL)
            test = test->next; /* not this spelling: the WORD before it only helps a positive one */
    } else if (nm_symbol_is(&p->lexer.symbol, '@')) {
        test = read_label(p);
    } else if (p->lexer.symbol.kind == NM_SYMBOL_NAME) {
        test = read_predicate(p);
    } else {
        nm_parse_fault(p, "NM0226", NULL, "expected a pattern");
    }
    if (test != NULL && negated)
        test->negated = true;
    return test;
}

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
    if (is_text(symbol))
        return read_literal(p, NULL);
    nm_node *node = new_node(p, NM_NODE_TOKEN);
    if (node == NULL || (node->tests = parse_test(p)) == NULL)
        return NULL;
    if (node->tests->kind == NM_TERM_LABEL && !node->tests->negated)
        node->kind = NM_NODE_LABEL;
    return node;
}

/* ---- Conjunctions ---- */

static nm_test *copy_tests(nm_parser *p, const nm_test *tests)
{
    nm_test *first = NULL, **last = &first;
    for (; tests != NULL; tests = tests->next) {
        *last = new_test(p, tests->kind);
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
    bool first = a->kind == NM_NODE_TOKEN || a->kind == NM_NODE_LABEL;
    if (!first || (b->kind != NM_NODE_TOKEN && b->kind != NM_NODE_LABEL)) {
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0225", first ? b->place : a->place,
                  "a class counts as one token here", "what is joined by & must be one token");
        return NULL;
    }
    nm_node *node = new_node(p, NM_NODE_TOKEN);
    if (node == NULL)
        return NULL;
    node->place = a->place;
    node->tests = copy_tests(p, a->tests);
    nm_test **last = &node->tests;
    while (*last != NULL)
        last = &(*last)->next;
    *last = copy_tests(p, b->tests);
    return node;
}

static nm_node *parse_atom(nm_parser *p)
{
    if (nm_symbol_is(&p->lexer.symbol, '~')) {
        nm_node *glued = new_node(p, NM_NODE_GLUED);
        nm_lexer_next(&p->lexer);
        return glued;
    }
    nm_node *node = parse_operand(p);
    while (node != NULL && nm_symbol_is(&p->lexer.symbol, '&')) {
        nm_lexer_next(&p->lexer);
        nm_node *other = parse_operand(p);
        node = other != NULL ? combine(p, node, other) : NULL;
    }
    return node;
}

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
            nm_parse_fault(p, "NM0228", "for example {1,5}", "a repetition is at most %d times",
                           REPEAT_MAX);
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

static bool is_plain_word(const nm_node *node)
{
    return node->kind == NM_NODE_TOKEN && node->tests->next == NULL && !node->tests->negated &&
           (node->tests->kind == NM_TERM_WORD || node->tests->kind == NM_TERM_WORDS);
}

static uint32_t count_words(const nm_node *node)
{
    return node->tests->kind == NM_TERM_WORD ? 1 : node->tests->text_count;
}

/* Turns the words of a choice into one token that is one of them: "a" | "b" | (c d) | "e" has the
 * branches {a b e} and (c d). A set is tested at once, however long it is. */
static nm_node *merge_words(nm_parser *p, nm_node *choice)
{
    uint32_t total = 0, nodes = 0, others = 0;
    for (const nm_node *child = choice->child; child != NULL; child = child->next) {
        bool plain = is_plain_word(child);
        total += plain ? count_words(child) : 0;
        nodes += plain;
        others += !plain;
    }
    if (nodes < 2)
        return choice;
    nm_node *set = new_node(p, NM_NODE_TOKEN);
    const char **texts = nm_draft_new(p->draft, total * sizeof *texts);
    if (set == NULL || texts == NULL || (set->tests = new_test(p, NM_TERM_WORDS)) == NULL)
        return NULL;
    set->place = choice->place;
    set->tests->texts = texts;
    for (nm_node **link = &choice->child; *link != NULL;) {
        nm_node *child = *link;
        if (!is_plain_word(child)) {
            link = &child->next;
            continue;
        }
        *link = child->next;
        const nm_test *test = child->tests;
        for (uint32_t i = 0; i < count_words(child); i++)
            texts[set->tests->text_count++] =
                test->kind == NM_TERM_WORD ? test->text : test->texts[i];
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
