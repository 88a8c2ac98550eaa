/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Expressions: what a rule makes of its captures.
 *
 *     template  = name | "text {name} text"            ids and attributes
 *     value     = function "(" [ argument { "," argument } ] ")"      dates
 *     argument  = value | [ "-" ] ( number | capture ) | word
 *
 * Both become postfix operations on a small stack (match/value.c runs them). A function must be one
 * of the calendar's, with as many arguments as it takes.
 */
#include "compile/parse.h"

#include "calendar/date.h"

#include <string.h>

enum { DEPTH_MAX = 6 };

static nm_step **append(nm_parser *p, nm_step **last, uint8_t op, int32_t number, const char *text)
{
    nm_step *step = nm_draft_new(p->draft, sizeof *step);
    if (step == NULL)
        return NULL;
    *step = (nm_step){.op = op, .number = number, .text = text};
    *last = step;
    return &step->next;
}

/* The pieces of "text {name} text". */
static nm_step *split_template(nm_parser *p, const char *text)
{
    nm_step *first = NULL, **last = &first;
    while (*text != '\0' && last != NULL) {
        const char *open = strchr(text, '{');
        size_t plain = open != NULL ? (size_t)(open - text) : strlen(text);
        if (plain > 0)
            last = append(p, last, NM_DO_TEXT, 0, nm_arena_copy(&p->draft->arena, text, plain));
        if (open == NULL)
            break;
        const char *close = strchr(open, '}');
        if (close == NULL) {
            nm_parse_fault(p, "NM0230", "for example \"UNC{n}\"", "a { without its }");
            return NULL;
        }
        const char *name = nm_arena_copy(&p->draft->arena, open + 1, (size_t)(close - open) - 1);
        uint32_t capture;
        if (name == NULL || !nm_parse_capture(p, name, p->lexer.symbol.place, &capture))
            return NULL;
        last = last != NULL ? append(p, last, NM_DO_SURFACE, (int32_t)capture, NULL) : NULL;
        text = close + 1;
    }
    return first;
}

nm_step *nm_parse_template(nm_parser *p)
{
    nm_step *first = NULL;
    if (p->lexer.symbol.kind == NM_SYMBOL_STRING && p->lexer.symbol.length > 0) {
        first = split_template(p, p->lexer.symbol.text);
    } else if (p->lexer.symbol.kind == NM_SYMBOL_NAME) {
        const nm_symbol *symbol = &p->lexer.symbol;
        uint32_t capture;
        if (!nm_parse_capture(p, symbol->text, symbol->place, &capture))
            return NULL;
        append(p, &first, NM_DO_LINK, (int32_t)capture, NULL);
    } else {
        nm_parse_fault(p, "NM0231", NULL,
                       "expected a capture or a text in quotation marks, and not an empty one");
        return NULL;
    }
    if (first != NULL)
        nm_lexer_next(&p->lexer);
    return first;
}

static nm_step **parse_call(nm_parser *p, nm_step **last, unsigned depth);

/* Where an argument stands: it must be of a kind that the function takes there. */
typedef struct place_in_call {
    int function;
    size_t index;
} place_in_call;

static bool check_kind(nm_parser *p, place_in_call place, nm_date_kind kind, const char *word)
{
    const nm_date_function *function = nm_date_function_at(place.function);
    if (place.index >= function->maximum)
        return true; /* that there are too many is said once, at the end */
    bool good = kind == NM_DATE_WORD
                    ? nm_date_function_takes_word(place.function, place.index, word, strlen(word))
                    : nm_date_function_takes(place.function, place.index, kind);
    if (good)
        return true;
    const nm_date_parameter *parameter = &function->parameters[place.index];
    if (kind == NM_DATE_WORD && !nm_date_function_takes(place.function, place.index, kind))
        nm_parse_fault(p, "NM0236", "a capture is name:( ... ) in the match",
                       "%s is no capture, and cannot be the %s of %s: %s", word, parameter->name,
                       function->name, parameter->expects);
    else
        nm_parse_fault(p, "NM0236", nm_date_function_words(place.function, place.index),
                       "this cannot be the %s of %s: %s", parameter->name, function->name,
                       parameter->expects);
    return false;
}

static nm_step **parse_argument(nm_parser *p, nm_step **last, unsigned depth, place_in_call place)
{
    bool negative = nm_symbol_is(&p->lexer.symbol, '-');
    if (negative)
        nm_lexer_next(&p->lexer);
    if (p->lexer.symbol.kind == NM_SYMBOL_NUMBER) {
        int32_t number;
        if (!check_kind(p, place, NM_DATE_INTEGER, NULL) || !nm_parse_integer(p, &number))
            return NULL;
        return append(p, last, NM_DO_INTEGER, negative ? -number : number, NULL);
    }
    if (p->lexer.symbol.kind != NM_SYMBOL_NAME) {
        nm_parse_fault(p, "NM0232", NULL, "expected an argument");
        return NULL;
    }
    const char *name = p->lexer.symbol.text;
    if (!negative && p->lexer.at < p->lexer.end && *p->lexer.at == '(')
        return check_kind(p, place, NM_DATE_DATE, NULL) ? parse_call(p, last, depth + 1) : NULL;
    uint32_t capture = nm_parse_find_capture(p, name);
    if (capture == NM_NONE && !check_kind(p, place, NM_DATE_WORD, name))
        return NULL;
    nm_lexer_next(&p->lexer);
    if (capture == NM_NONE)
        return append(p, last, NM_DO_TEXT, 0, name);
    last = append(p, last, NM_DO_CAPTURE, (int32_t)capture, NULL);
    return last != NULL && negative ? append(p, last, NM_DO_NEGATE, 0, NULL) : last;
}

static nm_step **parse_call(nm_parser *p, nm_step **last, unsigned depth)
{
    if (depth > DEPTH_MAX) {
        nm_parse_fault(p, "NM0233", NULL, "calls are nested too deeply");
        return NULL;
    }
    const nm_symbol name = p->lexer.symbol;
    int function =
        name.kind == NM_SYMBOL_NAME ? nm_date_function_find(name.text, name.length) : -1;
    if (function < 0) {
        nm_parse_fault(p, "NM0234", "docs/rules.md lists the date functions",
                       "no date function called %s", name.text);
        return NULL;
    }
    nm_lexer_next(&p->lexer);
    if (!nm_parse_expect(p, '('))
        return NULL;
    const nm_date_function *called = nm_date_function_at(function);
    size_t count = 0;
    while (!nm_symbol_is(&p->lexer.symbol, ')')) {
        if (count > 0 && !nm_parse_expect(p, ','))
            return NULL;
        last = parse_argument(p, last, depth, (place_in_call){function, count});
        if (last == NULL)
            return NULL;
        count++;
    }
    if (count < called->minimum || count > called->maximum) {
        bool few = count < called->minimum;
        nm_parse_fault(p, "NM0235", "docs/rules.md lists the date functions",
                       "too %s arguments: %zu, and %s takes at %s %zu", few ? "few" : "many", count,
                       name.text, few ? "least" : "most", few ? called->minimum : called->maximum);
        return NULL;
    }
    nm_lexer_next(&p->lexer);
    nm_step *call = nm_draft_new(p->draft, sizeof *call);
    if (call == NULL)
        return NULL;
    *call = (nm_step){.op = NM_DO_CALL, .arguments = (uint8_t)count, .text = name.text};
    *last = call;
    return &call->next;
}

nm_step *nm_parse_value(nm_parser *p)
{
    nm_step *first = NULL;
    return parse_call(p, &first, 0) != NULL ? first : NULL;
}
