/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tests by name: predicates (number(1..31), script(Cyrl), lang(en, fr)) and labels.
 *
 *     predicate = name [ "(" ( range | name { "," name } ) ")" ]
 *     label     = "@" name { ":" form | "[" flag "]" | "=" value }
 *
 * A new predicate is a row of the table here, a term in model/rule.h, and a case in match/term.c.
 */
#include "compile/parse.h"

#include "text/property.h"

#include <string.h>

enum { LANGUAGES_MAX = 32 /* of one lang(...) */ };

nm_test *nm_parse_new_test(nm_parser *p, uint8_t kind)
{
    nm_test *test = nm_draft_new(p->draft, sizeof *test);
    if (test != NULL) {
        test->kind = kind;
        test->place = p->lexer.symbol.place;
    }
    return test;
}

enum arguments { NO_ARGUMENTS, RANGE_ARGUMENT, NAME_ARGUMENTS };

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
    {"number", NM_TERM_NUMBER, RANGE_ARGUMENT, 0},
    {"digits", NM_TERM_DIGITS, RANGE_ARGUMENT, 0},
    {"length", NM_TERM_LENGTH, RANGE_ARGUMENT, 0},
    {"script", NM_TERM_SCRIPT, NAME_ARGUMENTS, 0},
    {"zone", NM_TERM_ZONE, NAME_ARGUMENTS, 0},
    {"lang", NM_TERM_LANGUAGE, NAME_ARGUMENTS, 0},
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

static bool find_script(nm_parser *p, const char *name, uint32_t *out)
{
    for (*out = 0; *out < NM_SCRIPT_COUNT; ++*out)
        if (strcmp(nm_script_name(*out), name) == 0)
            return true;
    nm_parse_fault(p, "NM0222", "four letters of ISO 15924: Latn, Cyrl, Hani", "no such script: %s",
                   name);
    return false;
}

static bool find_zone(nm_parser *p, const char *name, uint32_t *out)
{
    for (size_t zone = 0; zone < sizeof zone_names / sizeof *zone_names; zone++) {
        *out = 1u << zone;
        if (strcmp(zone_names[zone], name) == 0)
            return true;
    }
    nm_parse_fault(p, "NM0223", "known: prose, title, caps, dateline, list, quote",
                   "no such zone: %s", name);
    return false;
}

static bool add_language(nm_parser *p, nm_test *test, const char *name)
{
    if (test->text_count == LANGUAGES_MAX) {
        nm_parse_fault(p, "NM0237", NULL, "more than %d languages", LANGUAGES_MAX);
        return false;
    }
    if (test->texts == NULL)
        test->texts = nm_draft_new(p->draft, LANGUAGES_MAX * sizeof *test->texts);
    if (test->texts == NULL)
        return false;
    test->texts[test->text_count++] = name;
    return true;
}

/* (Latn), (title), (en, fr) */
static bool read_names(nm_parser *p, nm_test *test)
{
    if (!nm_parse_expect(p, '('))
        return false;
    for (;;) {
        if (p->lexer.symbol.kind != NM_SYMBOL_NAME) {
            nm_parse_fault(p, "NM0205", NULL, "expected a name");
            return false;
        }
        const char *name = p->lexer.symbol.text;
        bool good = test->kind == NM_TERM_SCRIPT ? find_script(p, name, &test->mask)
                    : test->kind == NM_TERM_ZONE ? find_zone(p, name, &test->mask)
                                                 : add_language(p, test, name);
        if (!good)
            return false;
        nm_lexer_next(&p->lexer);
        if (test->kind != NM_TERM_LANGUAGE || !nm_symbol_is(&p->lexer.symbol, ','))
            return nm_parse_expect(p, ')');
        nm_lexer_next(&p->lexer);
    }
}

/* What was probably meant by a name that is no predicate. */
static const char *hint_for(const char *name)
{
    static const struct {
        const char *name, *hint;
    } hints[] = {
        {"and", "a & b: both of one token; a b: one after the other"},
        {"or", "a | b: one of them, in brackets"},
        {"not", "!a: another one"},
        {"prior", "a bracket above is still open"},
        {"example", "a bracket above is still open"},
        {"emit", "a bracket above is still open"},
        {"id", "a bracket above is still open"},
        {"before", "a bracket above is still open"},
        {"after", "a bracket above is still open"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].name, name) == 0)
            return hints[i].hint;
    return "a macro must be defined above its use";
}

nm_test *nm_parse_predicate(nm_parser *p)
{
    const struct predicate *predicate = find_predicate(p->lexer.symbol.text);
    if (predicate == NULL) {
        nm_parse_fault(p, "NM0224", hint_for(p->lexer.symbol.text),
                       "no predicate or macro called %s", p->lexer.symbol.text);
        return NULL;
    }
    nm_test *test = nm_parse_new_test(p, predicate->kind);
    if (test == NULL)
        return NULL;
    test->mask = predicate->mask;
    bool open = p->lexer.at < p->lexer.end && *p->lexer.at == '('; /* number(1), not number (...) */
    nm_lexer_next(&p->lexer);
    if (predicate->kind == NM_TERM_NUMBER && !open) {
        test->kind = NM_TERM_KIND;
        test->mask = 1u << NM_KIND_NUMBER;
    } else if (predicate->arguments == RANGE_ARGUMENT) {
        if (!read_range(p, test))
            return NULL;
    } else if (predicate->arguments != NO_ARGUMENTS) {
        if (!read_names(p, test))
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

nm_test *nm_parse_label(nm_parser *p)
{
    nm_test *test = nm_parse_new_test(p, NM_TERM_LABEL);
    nm_lexer_next(&p->lexer);
    if (test == NULL)
        return NULL;
    test->place = p->lexer.symbol.place;
    if (!nm_parse_name(p, "the name of a class or type after @", &test->text))
        return NULL;
    return read_filters(p, test) ? test : NULL;
}
