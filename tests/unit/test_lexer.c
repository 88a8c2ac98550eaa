/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/lexer: a rule file as symbols.
 */
#include "compile/lexer.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

/* All symbols as text: N newline, names as they are, "s" and 's', numbers with #, signs. */
static void list_symbols(const char *text, size_t length, char *out, size_t size, nm_draft *draft)
{
    nm_lexer lexer;
    size_t used = 0;
    out[0] = '\0';
    for (nm_lexer_init(&lexer, draft, "file", text, length);
         lexer.symbol.kind != NM_SYMBOL_END && used < size; nm_lexer_next(&lexer)) {
        const nm_symbol *s = &lexer.symbol;
        const char *gap = used > 0 ? " " : "";
        char *at = out + used;
        switch (s->kind) {
        case NM_SYMBOL_NEWLINE: used += (size_t)snprintf(at, size - used, "%sN", gap); break;
        case NM_SYMBOL_NAME: used += (size_t)snprintf(at, size - used, "%s%s", gap, s->text); break;
        case NM_SYMBOL_STRING: used += (size_t)snprintf(at, size - used, "%s\"%s\"", gap, s->text); break;
        case NM_SYMBOL_SURFACE: used += (size_t)snprintf(at, size - used, "%s'%s'", gap, s->text); break;
        case NM_SYMBOL_NUMBER: used += (size_t)snprintf(at, size - used, "%s#%s", gap, s->text); break;
        case NM_SYMBOL_RANGE: used += (size_t)snprintf(at, size - used, "%s..", gap); break;
        case NM_SYMBOL_ARROW: used += (size_t)snprintf(at, size - used, "%s->", gap); break;
        default: used += (size_t)snprintf(at, size - used, "%s%c", gap, s->sign); break;
        }
    }
}

static const struct {
    const char *text, *symbols, *diagnostic; /* "NM0201 line:column width" */
} cases[] = {
    {"", "", ""},
    {" \t # comment", "", ""},
    {"rule a-b -> c2\n", "rule a-b -> c2 N", ""},
    {"x-1 x- -x a_b", "x-1 x - - x a_b", ""},
    {"(1..31) 0.9 1. 2", "( #1 .. #31 ) #0.9 #1 . #2", ""},
    {"a?{1,5}|!b&@c:d[e]=~", "a ? { #1 , #5 } | ! b & @ c : d [ e ] = ~", ""},
    {"\"a\\\"b\\\\\" 'it\\'s' \"x\\ny\"", "\"a\"b\\\" 'it's' \"x\ny\"", ""},
    {"( a\n # c\n b )\nd", "( a b ) N d", ""},
    {"{ a\n }\r\n[ b\r\n ]", "{ a } N [ b ]", ""},
    {"( a\nrule b", "( a N rule b", ""},
    {") a\nb", ") a N b", ""},
    {"\"öffnet", "", "NM0201 1:1 7"},
    {"a \"open\nb", "a N b", "NM0201 1:3 5"},
    {"a \"open\\\nb", "a N b", "NM0201 1:3 6"},
    {"'x\"", "", "NM0201 1:1 3"},
    {"ü a $ b", "a b", "NM0202 1:1 1"},
    {"a\n  € b", "a N b", "NM0202 2:3 1"},
};

START_TEST(symbols_and_faults)
{
    nm_draft draft;
    nm_draft_init(&draft);
    char shown[500], told[100] = "";
    size_t length = strlen(cases[_i].text);
    char *exact = malloc(length + 1);
    memcpy(exact, cases[_i].text, length + 1);
    list_symbols(exact, length, shown, sizeof shown, &draft);
    ck_assert_str_eq(shown, cases[_i].symbols);
    if (draft.diagnostics.list.count > 0) {
        const nomen_diagnostic *d = &draft.diagnostics.list.items[0];
        snprintf(told, sizeof told, "%s %u:%u %u", d->code, d->line, d->column, d->width);
    }
    ck_assert_str_eq(told, cases[_i].diagnostic);
    free(exact);
    nm_draft_free(&draft);
}
END_TEST

/* Places are of the symbol's own line, with columns in bytes and widths of its text. */
START_TEST(places_are_right)
{
    static const char text[] = "one\n  two (\n  three 'é'\n)\nfour";
    static const struct {
        uint32_t line, column, width;
    } places[] = {{1, 1, 3}, {1, 4, 0}, {2, 3, 3}, {2, 7, 1}, {3, 3, 5}, {3, 9, 4},
                  {4, 1, 1}, {4, 2, 0}, {5, 1, 4}, {5, 5, 0}};
    nm_draft draft;
    nm_lexer lexer;
    nm_draft_init(&draft);
    nm_lexer_init(&lexer, &draft, "file", text, sizeof text - 1);
    for (size_t i = 0; i < COUNT(places); i++, nm_lexer_next(&lexer)) {
        ck_assert_uint_eq(lexer.symbol.place.line, places[i].line);
        ck_assert_uint_eq(lexer.symbol.place.column, places[i].column);
        ck_assert_uint_eq(lexer.symbol.place.width, places[i].width);
    }
    ck_assert_int_eq(lexer.symbol.kind, NM_SYMBOL_END);
    nm_draft_free(&draft);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"symbols and faults", symbols_and_faults, COUNT(cases)},
        {"places are right", places_are_right, 0},
    };
    return support_run("lexer", tests, COUNT(tests));
}
