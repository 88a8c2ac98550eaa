/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See parser.h. Statements and clauses; patterns and expressions have files of their own.
 */
#include "compile/parser.h"

#include "compile/parse.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

/* ---- Clauses ---- */

static bool read_guard(nm_parser *p, uint8_t side, bool negated)
{
    nm_guard_draft *guard = nm_draft_new(p->draft, sizeof *guard);
    if (guard == NULL)
        return false;
    guard->side = side;
    guard->negated = negated;
    guard->pattern = nm_parse_pattern(p);
    nm_guard_draft **last = &p->rule->guards;
    while (*last != NULL)
        last = &(*last)->next;
    *last = guard;
    return guard->pattern != NULL;
}

/* A decimal fraction, by hand: strtod() obeys the locale of the program that we are in. */
static double read_fraction(const char *text)
{
    double value = 0, unit = 1;
    for (; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++)
            value += (*text - '0') * (unit /= 10);
    return *text == '\0' ? value : 0;
}

static bool read_prior(nm_parser *p)
{
    double probability = 0;
    if (p->lexer.symbol.kind == NM_SYMBOL_NUMBER)
        probability = read_fraction(p->lexer.symbol.text);
    if (!(probability > 0 && probability < 1)) {
        nm_parse_fault(p, "NM0206", "for example: prior 0.9",
                       "a prior is a probability between 0 and 1");
        return false;
    }
    p->rule->prior = (int32_t)lround(1000 * log(probability / (1 - probability)));
    nm_lexer_next(&p->lexer);
    return true;
}

/* Takes the brackets out of an example's text and notes where they stood. */
static bool place_brackets(nm_parser *p, nm_example *example, const nm_symbol *symbol)
{
    char *text = nm_draft_new(p->draft, symbol->length + 1);
    if (text == NULL)
        return false;
    unsigned open = 0, closed = 0;
    for (size_t i = 0; i < symbol->length; i++) {
        if (symbol->text[i] == '[' && open == 0) {
            example->start = example->length;
            open++;
        } else if (symbol->text[i] == ']' && open == 1 && closed == 0) {
            example->end = example->length;
            closed++;
        } else {
            text[example->length++] = symbol->text[i];
        }
    }
    example->text = text;
    if (open != closed || (!example->counter && open == 0) ||
        (open > 0 && example->start == example->end)) {
        nm_parse_fault(p, "NM0207", "for example: example \"on [7 September 2023]\"",
                       "an example has its entity in square brackets");
        return false;
    }
    return true;
}

/* example "on [7 September]" = "2023-09-07" when "2023-09-08" */
static bool read_example(nm_parser *p, bool counter)
{
    nm_example *example = nm_draft_new(p->draft, sizeof *example);
    if (example == NULL)
        return false;
    if (p->lexer.symbol.kind != NM_SYMBOL_STRING) {
        nm_parse_fault(p, "NM0208", NULL, "expected a text in quotation marks");
        return false;
    }
    example->place = p->lexer.symbol.place;
    example->counter = counter;
    if (!place_brackets(p, example, &p->lexer.symbol))
        return false;
    nm_lexer_next(&p->lexer);
    const char **parts[2] = {&example->value, &example->date};
    for (int i = 0; i < 2; i++) {
        bool there = i == 0 ? nm_symbol_is(&p->lexer.symbol, '=')
                            : nm_symbol_names(&p->lexer.symbol, "when");
        if (!there)
            continue;
        nm_lexer_next(&p->lexer);
        if (p->lexer.symbol.kind != NM_SYMBOL_STRING) {
            nm_parse_fault(p, "NM0208", NULL, "expected a text in quotation marks");
            return false;
        }
        *parts[i] = p->lexer.symbol.text;
        nm_lexer_next(&p->lexer);
    }
    nm_example **last = &p->rule->examples;
    while (*last != NULL)
        last = &(*last)->next;
    *last = example;
    return true;
}

static bool read_attribute(nm_parser *p)
{
    nm_attribute_draft *attribute = nm_draft_new(p->draft, sizeof *attribute);
    if (attribute == NULL || !nm_parse_name(p, "the attribute's name", &attribute->name) ||
        !nm_parse_expect(p, '='))
        return false;
    attribute->steps = nm_parse_template(p);
    nm_attribute_draft **last = &p->rule->attributes;
    while (*last != NULL)
        last = &(*last)->next;
    *last = attribute;
    return attribute->steps != NULL;
}

static bool read_capture(nm_parser *p, uint32_t *out)
{
    const char *name;
    nm_place place = p->lexer.symbol.place;
    return nm_parse_name(p, "the name of a capture", &name) &&
           nm_parse_capture(p, name, place, out);
}

static bool unknown_clause(nm_parser *p, const char *word, nm_place place)
{
    if (p->rule->evidence)
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0210", place,
                  "known: flag, before, after, inside, not-..., example, counter-example",
                  "evidence has no clause called %s", word);
    else
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0210", place,
                  "known: match, before, after, inside, not-..., emit, alias, id, value, attr, prior, "
                  "example, counter-example",
                  "a rule has no clause called %s", word);
    return false;
}

/* Reports a clause that stands a second time, where one is all there can be. */
static bool is_repeated(nm_parser *p, const char *word, nm_place place)
{
    static const char *const once[] = {"match", "emit", "alias", "id", "value", "prior", "flag"};
    for (unsigned i = 0; i < sizeof once / sizeof *once; i++) {
        if (strcmp(word, once[i]) != 0)
            continue;
        bool again = (p->rule->clauses >> i & 1) != 0;
        p->rule->clauses |= 1u << i;
        if (again)
            nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0216", place,
                      i == 0 ? "join the patterns: (...) | (...)" : NULL,
                      "a second %s: only one can count", word);
        return again;
    }
    return false;
}

/* One clause, by its first word, which stood at `place`; false after a fault. */
static bool read_clause(nm_parser *p, const char *word, nm_place place)
{
    nm_rule_draft *rule = p->rule;
    if (is_repeated(p, word, place))
        return false;
    if (strcmp(word, "before") == 0)
        return read_guard(p, NM_GUARD_BEFORE, false);
    if (strcmp(word, "after") == 0)
        return read_guard(p, NM_GUARD_AFTER, false);
    if (strcmp(word, "not-before") == 0)
        return read_guard(p, NM_GUARD_BEFORE, true);
    if (strcmp(word, "not-after") == 0)
        return read_guard(p, NM_GUARD_AFTER, true);
    if (strcmp(word, "inside") == 0)
        return read_guard(p, NM_GUARD_INSIDE, false);
    if (strcmp(word, "not-inside") == 0)
        return read_guard(p, NM_GUARD_INSIDE, true);
    if (strcmp(word, "example") == 0)
        return read_example(p, false);
    if (strcmp(word, "counter-example") == 0)
        return read_example(p, true);
    if (rule->evidence && strcmp(word, "flag") == 0)
        return nm_parse_name(p, "the name of a flag", &rule->flag);
    if (rule->evidence)
        return unknown_clause(p, word, place);
    if (strcmp(word, "match") == 0)
        return (rule->match = nm_parse_pattern(p)) != NULL;
    if (strcmp(word, "emit") == 0)
        return read_capture(p, &rule->emit);
    if (strcmp(word, "alias") == 0)
        return read_capture(p, &rule->alias);
    if (strcmp(word, "id") == 0)
        return (rule->id = nm_parse_template(p)) != NULL;
    if (strcmp(word, "value") == 0)
        return (rule->value = nm_parse_value(p)) != NULL;
    if (strcmp(word, "attr") == 0)
        return read_attribute(p);
    if (strcmp(word, "prior") == 0)
        return read_prior(p);
    return unknown_clause(p, word, place);
}

static bool at_statement(const nm_symbol *symbol)
{
    return symbol->place.column == 1 || symbol->kind == NM_SYMBOL_END;
}

static void skip_newlines(nm_parser *p)
{
    while (p->lexer.symbol.kind == NM_SYMBOL_NEWLINE)
        nm_lexer_next(&p->lexer);
}

/* The indented lines below a rule's head. */
static void read_clauses(nm_parser *p)
{
    for (skip_newlines(p); !at_statement(&p->lexer.symbol); skip_newlines(p)) {
        const char *word;
        nm_place place = p->lexer.symbol.place;
        if (!nm_parse_name(p, "a clause such as match or example", &word) ||
            !read_clause(p, word, place)) {
            nm_lexer_skip_line(&p->lexer);
            continue;
        }
        if (p->lexer.symbol.kind != NM_SYMBOL_NEWLINE && p->lexer.symbol.kind != NM_SYMBOL_END) {
            nm_parse_fault(p, "NM0211", NULL, "this cannot follow here");
            nm_lexer_skip_line(&p->lexer);
        }
    }
}

/* ---- Statements ---- */

/* name "->" type form?        name "for" (type | "any") form? */
static bool read_head(nm_parser *p)
{
    nm_rule_draft *rule = p->rule;
    if (!nm_parse_name(p, "a name", &rule->name))
        return false;
    if (rule->evidence ? !nm_symbol_names(&p->lexer.symbol, "for")
                       : p->lexer.symbol.kind != NM_SYMBOL_ARROW) {
        if (rule->evidence)
            nm_parse_fault(p, "NM0212", "for example: evidence headline for company",
                           "expected \"for\" and a type");
        else
            nm_parse_fault(p, "NM0212", "for example: rule known-name -> company",
                           "expected -> and a type");
        return false;
    }
    nm_lexer_next(&p->lexer);
    rule->label_place = p->lexer.symbol.place;
    if (!nm_parse_name(p, "a type", &rule->label))
        return false;
    if (rule->evidence && strcmp(rule->label, "any") == 0)
        rule->label = NULL;
    if (p->lexer.symbol.kind == NM_SYMBOL_NAME)
        nm_parse_name(p, "a form", &rule->form);
    return true;
}

static void read_rule(nm_parser *p, bool evidence, nm_place place)
{
    nm_rule_draft *rule = nm_draft_new(p->draft, sizeof *rule);
    if (rule == NULL)
        return;
    rule->evidence = evidence;
    rule->emit = rule->alias = NM_NONE;
    rule->place = place;
    rule->file = p->file;
    p->rule = rule;
    size_t errors = p->draft->diagnostics.errors;
    if (!read_head(p))
        nm_lexer_skip_line(&p->lexer);
    read_clauses(p);
    p->rule = NULL;
    if (p->draft->diagnostics.errors > errors)
        return;
    if (evidence ? rule->guards == NULL && rule->flag == NULL : rule->match == NULL) {
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0213", place, NULL,
                  evidence ? "evidence needs a flag, before, after or inside" : "a rule needs a match");
        return;
    }
    if (rule->label != NULL && strcmp(rule->label, NM_TYPE_OTHER) != 0 &&
        !nm_draft_listed(p->draft->types, rule->label, strlen(rule->label)))
        return;
    nm_rule_draft **slot = nm_array_push(&p->draft->rules);
    if (slot == NULL)
        p->draft->memory = true;
    else
        *slot = rule;
}

static void read_macro(nm_parser *p)
{
    nm_macro *macro = nm_draft_new(p->draft, sizeof *macro);
    if (macro == NULL || !nm_parse_name(p, "the macro's name", &macro->name) ||
        !nm_parse_expect(p, '=') || (macro->pattern = nm_parse_pattern(p)) == NULL) {
        nm_lexer_skip_line(&p->lexer);
        return;
    }
    macro->next = p->macros;
    p->macros = macro;
}

/* type NAME optional */
static void read_type(nm_parser *p)
{
    const char *name;
    if (!nm_parse_name(p, "a type", &name)) {
        nm_lexer_skip_line(&p->lexer);
        return;
    }
    if (!nm_symbol_names(&p->lexer.symbol, "optional")) {
        nm_parse_fault(p, "NM0218", NULL, "expected optional");
        nm_lexer_skip_line(&p->lexer);
        return;
    }
    nm_lexer_next(&p->lexer);
    if (!nm_draft_listed(p->draft->types, name, strlen(name)))
        return;
    uint16_t label = nm_draft_label(p->draft, name, strlen(name), true);
    p->draft->labels.items[label].flags |= NM_LABEL_OPTIONAL;
}

/* Tells the first line that is not UTF-8 or has a NUL: strings of a model have neither. */
static bool check_text(nm_draft *draft, const char *path, const char *bytes, size_t size)
{
    nm_place place = {.file = path, .line = 1, .text = bytes};
    for (size_t i = 0; i < size;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)bytes + i,
                                                   (utf8proc_ssize_t)(size - i), &code);
        if (length <= 0 || code == 0) {
            place.length = (size_t)(bytes + i - place.text);
            place.column = (uint32_t)place.length + 1;
            nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0215", place,
                      length <= 0 ? "save the file as UTF-8" : NULL,
                      length <= 0 ? "not UTF-8" : "a control character");
            return false;
        }
        if (bytes[i] == '\n') {
            place.line++;
            place.text = bytes + i + 1;
        }
        i += (size_t)length;
    }
    return true;
}

void nm_rules_read(nm_draft *draft, const char *path, uint16_t file, const char *bytes,
                   size_t size)
{
    nm_parser parser = {.draft = draft, .file = file}, *p = &parser;
    if (!check_text(draft, path, bytes, size))
        return;
    nm_lexer_init(&p->lexer, draft, path, bytes, size);
    for (skip_newlines(p); p->lexer.symbol.kind != NM_SYMBOL_END; skip_newlines(p)) {
        nm_place place = p->lexer.symbol.place;
        bool known = place.column == 1;
        if (known && nm_symbol_names(&p->lexer.symbol, "macro")) {
            nm_lexer_next(&p->lexer);
            read_macro(p);
        } else if (known && nm_symbol_names(&p->lexer.symbol, "type")) {
            nm_lexer_next(&p->lexer);
            read_type(p);
        } else if (known && (nm_symbol_names(&p->lexer.symbol, "rule") ||
                             nm_symbol_names(&p->lexer.symbol, "evidence"))) {
            bool evidence = nm_symbol_names(&p->lexer.symbol, "evidence");
            nm_lexer_next(&p->lexer);
            read_rule(p, evidence, place);
        } else {
            nm_parse_fault(p, "NM0214",
                           "statements begin in the first column, their clauses are indented",
                           "expected macro, rule, evidence or type");
            do
                nm_lexer_skip_line(&p->lexer);
            while (!at_statement(&p->lexer.symbol));
        }
    }
}
