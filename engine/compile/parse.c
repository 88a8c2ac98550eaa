/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What patterns, expressions and clauses are read with: a sign, a name, a number, a capture.
 */
#include "compile/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void nm_parse_fault(nm_parser *p, const char *code, const char *hint, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    nm_report(&p->draft->diagnostics, NOMEN_ERROR, code, p->lexer.symbol.place, hint, "%s",
              message);
}

bool nm_parse_expect(nm_parser *p, char sign)
{
    if (nm_symbol_is(&p->lexer.symbol, sign)) {
        nm_lexer_next(&p->lexer);
        return true;
    }
    nm_parse_fault(p, "NM0203", NULL, "expected %c", sign);
    return false;
}

bool nm_parse_name(nm_parser *p, const char *what, const char **out)
{
    if (p->lexer.symbol.kind != NM_SYMBOL_NAME) {
        nm_parse_fault(p, "NM0205", NULL, "expected %s", what);
        return false;
    }
    *out = p->lexer.symbol.text;
    nm_lexer_next(&p->lexer);
    return true;
}

bool nm_parse_integer(nm_parser *p, int32_t *out)
{
    const nm_symbol *symbol = &p->lexer.symbol;
    int32_t value = 0;
    bool good = symbol->kind == NM_SYMBOL_NUMBER && symbol->length <= 9;
    for (size_t i = 0; good && i < symbol->length; i++) {
        good = symbol->text[i] != '.';
        value = value * 10 + (symbol->text[i] - '0');
    }
    if (!good) {
        nm_parse_fault(p, "NM0204", NULL, "expected a whole number");
        return false;
    }
    *out = value;
    nm_lexer_next(&p->lexer);
    return true;
}

uint32_t nm_parse_find_capture(const nm_parser *p, const char *name)
{
    for (uint32_t i = 0; p->rule != NULL && i < p->rule->capture_count; i++)
        if (strcmp(p->rule->captures[i], name) == 0)
            return i;
    return NM_NONE;
}

bool nm_parse_capture(nm_parser *p, const char *name, nm_place place, uint32_t *out)
{
    *out = nm_parse_find_capture(p, name);
    if (*out == NM_NONE)
        nm_report(&p->draft->diagnostics, NOMEN_ERROR, "NM0209", place,
                  "write match first; a capture is name:( ... )", "no capture called %s", name);
    return *out != NM_NONE;
}
