/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/parser, pattern, expression: every fault of a rule file, with its place, and how reading
 * goes on behind it.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define RULE "rule r -> t\n"
#define MATCH RULE "  match \"a\"\n"
#define EIGHT(x) x x x x x x x x
#define LANGUAGES EIGHT("a, ") EIGHT("b, ") EIGHT("c, ") EIGHT("d, ") "e"
#define NOT_LOWER EIGHT("& !lower ") EIGHT("& !lower ")
#define DEEP "((((((((((((((((((((((((("

static const struct {
    const char *rules, *diagnostics;
} faults[] = {
    /* symbols */
    {RULE "  match \"a\n", "NM0201 2:9 NM0226 2:11"},
    {MATCH "  prior $ 0.9\n", "NM0202 3:9"},
    {RULE "  match number(1\n", "NM0203 3:1"},
    {RULE "  match number 1)\n", "NM0226 2:16"},
    {RULE "  match \"a\" & @x[y\n", "NM0203 3:1"},
    {"macro m \"a\"\n", "NM0203 1:9"},
    {RULE "  match number(a)\n", "NM0204 2:16"},
    {RULE "  match number(1.5)\n", "NM0204 2:16"},
    {RULE "  match number(1..9999999999)\n", "NM0204 2:19"},
    {RULE "  match \"a\"{x}\n", "NM0204 2:13"},
    /* heads */
    {"rule -> t\n  match \"a\"\n", "NM0205 1:6"},
    {"rule r t\n  match \"a\"\n", "NM0212 1:8"},
    {"rule r -> 5\n  match \"a\"\n", "NM0205 1:11"},
    {"evidence e -> t\n  before \"a\"\n", "NM0212 1:12"},
    {"evidence e for\n  before \"a\"\n", "NM0205 1:15"},
    {"macro = \"a\"\n", "NM0205 1:7"},
    {"  rule r -> t\n  match \"a\"\n", "NM0214 1:3"},
    {"ruel r -> t\n", "NM0214 1:1"},
    {"type t hidden\n", "NM0218 1:8"},
    {"type\n", "NM0205 1:5"},
    {"rule r -> t\n", "NM0213 1:1"},
    {"rule r -> t\n  prior 0.9\n", "NM0213 1:1"},
    {"evidence e for t\n  example \"[a]\"\n", "NM0213 1:1"},
    /* clauses */
    {MATCH "  5\n", "NM0205 3:3"},
    {MATCH "  mach \"a\"\n", "NM0210 3:3"},
    {MATCH "  flag x\n", "NM0210 3:3"},
    {"evidence e for t\n  match \"a\"\n", "NM0210 2:3"},
    {"evidence e for t\n  flag\n", "NM0205 2:7"},
    {MATCH "  prior 0\n", "NM0206 3:9"},
    {MATCH "  prior 1\n", "NM0206 3:9"},
    {MATCH "  prior 1.5\n", "NM0206 3:9"},
    {MATCH "  prior high\n", "NM0206 3:9"},
    {MATCH "  prior\n", "NM0206 3:8"},
    {MATCH "  prior 0.9 0.8\n", "NM0211 3:13"},
    {MATCH "  emit x\n", "NM0209 3:8"},
    {MATCH "  emit\n", "NM0205 3:7"},
    {MATCH "  example \"a\"\n", "NM0207 3:11"},
    {MATCH "  example \"[a\"\n", "NM0207 3:11"},
    {MATCH "  example \"a[]\"\n", "NM0207 3:11"},
    {MATCH "  counter-example \"[a\"\n", "NM0207 3:19"},
    {MATCH "  example a\n", "NM0208 3:11"},
    {MATCH "  example \"[a]\" = b\n", "NM0208 3:19"},
    {MATCH "  example \"[a]\" when 5\n", "NM0208 3:22"},
    {MATCH "  attr\n", "NM0205 3:7"},
    {MATCH "  attr k \"a\"\n", "NM0203 3:10"},
    {MATCH "  attr k = nothing\n", "NM0209 3:12"},
    /* patterns */
    {RULE "  match\n", "NM0226 2:8"},
    {RULE "  match \"a\" |\n", "NM0226 2:14"},
    {RULE "  match ()\n", "NM0226 2:10"},
    {RULE "  match (\"a\"\n", "NM0203 3:1"},
    {RULE "  match \"a\")\n", "NM0211 2:12"},
    {RULE "  match !\n", "NM0226 2:10"},
    {RULE "  match a:\"1\" b:\"2\" c:\"3\" d:\"4\" e:\"5\" f:\"6\" g:\"7\" h:\"8\" i:\"9\" j:\"1\" "
          "k:\"2\" l:\"3\" m:\"4\"\n", "NM0220 2:81"},
    {RULE "  match number(5..4)\n", "NM0221 2:20"},
    {RULE "  match script(Klingon)\n", "NM0222 2:16"},
    {RULE "  match script(5)\n", "NM0205 2:16"},
    {RULE "  match zone(attic)\n", "NM0223 2:14"},
    {RULE "  match \"a\" & lang\n", "NM0203 2:19"},
    {RULE "  match \"a\" & lang(5)\n", "NM0205 2:20"},
    {RULE "  match \"a\" & lang(en fr)\n", "NM0203 2:23"},
    {RULE "  match \"a\" & lang(xx)\n", "NM0245 2:15"},
    {RULE "  match \"a\" & lang(" LANGUAGES ")\n", "NM0237 2:116"},
    {RULE "  match captialised\n", "NM0224 2:9"},
    {RULE "  match later\nmacro later = \"a\"\n", "NM0224 2:9"},
    {RULE "  match \"\"\n", "NM0225 2:9"},
    {RULE "  match \"a b\" & lower\n", "NM0225 2:9"},
    {RULE "  match lower & \"a b\"\n", "NM0225 2:17"},
    {RULE "  match !\"a b\"\n", "NM0225 2:10"},
    {RULE "  match !(\"a\" | \"b c\")\n", "NM0225 2:17"},
    {RULE "  match !(\"a\" & lower)\n", "NM0239 2:11"},
    {RULE "  match \"a\" " NOT_LOWER NOT_LOWER NOT_LOWER NOT_LOWER "\n", "NM0238 2:589"},
    {RULE "  match " DEEP "\"a\"\n", "NM0227 2:33"},
    {RULE "  match \"a\"{17}\n", "NM0228 2:15"},
    {RULE "  match \"a\"{3,2}\n", "NM0228 2:16"},
    {RULE "  match \"a\"{0}\n", "NM0228 2:14"},
    {RULE "  match @\n", "NM0205 2:10"},
    {RULE "  match @c:\n", "NM0205 2:12"},
    {RULE "  match @c:(\"x\")\n", "NM0205 2:12"},
    /* expressions */
    {MATCH "  id x\n", "NM0209 3:6"},
    {MATCH "  id \"{x}\"\n", "NM0209 3:6"},
    {MATCH "  id \"a{\"\n", "NM0230 3:6"},
    {MATCH "  id 5\n", "NM0231 3:6"},
    {MATCH "  id \"\"\n", "NM0231 3:6"},
    {MATCH "  value date(+)\n", "NM0202 3:14 NM0235 3:15"},
    {MATCH "  value date(\"a\")\n", "NM0232 3:14"},
    {MATCH "  value part(part(part(part(part(part(part(part(now(), mid), mid), mid), mid), mid), mid),"
           " mid), mid)\n", "NM0233 3:44"},
    {MATCH "  value shift(day, ago)\n", "NM0236 3:20"},
    {MATCH "  value shift(fortnight, 1)\n", "NM0236 3:15"},
    {MATCH "  value shift(day, shift(day, 1))\n", "NM0236 3:20"},
    {MATCH "  value birthday(1)\n", "NM0234 3:9"},
    {MATCH "  value 5\n", "NM0234 3:9"},
    {MATCH "  value iso(1, 2)\n", "NM0235 3:17"},
    {MATCH "  value iso(1, 2, 3, 4)\n", "NM0235 3:23"},
    {MATCH "  value iso(1 2)\n", "NM0203 3:15"},
    {MATCH "  value iso\n", "NM0203 3:12"},
    /* text */
    {MATCH "  # caf\xE9\n", "NM0215 3:8"},
    {"# \xF0\x9F\x98\x80 \xC0\x80\n" RULE, "NM0215 1:5"},
    /* what is found in linking */
    {RULE "  match capitalised{2,3}\n", "NM0240 1:1"},
    {RULE "  match \"a\"?\n", "NM0240 1:1"},
    {RULE "  match (\"a\" | lower)\n", "NM0240 1:1"},
    {RULE "  match !\"a\"\n", "NM0240 1:1"},
    {RULE "  match \"a\" @nothing\n", "NM0241 2:14"},
    {RULE "  match \"a\" (\"b\"{16}){16}\n", "NM0243 2:9"},
    {RULE "  match \"a\" any{16} any{16} any{16} any{16}\n", "NM0243 2:9"},
    {RULE "  match \"a\" any{16} any{16} any{16} any{15}\n", ""},
    {RULE "  match \"a\"\n  after any{16} any{16} any{16} any{16} any\n", "NM0243 3:9"},
    {RULE "  match \"a\" (~{16}){16} ((~{16}){16}){16}\n", "NM0242 2:9"},
    /* rules as a whole */
    {MATCH "  match \"b\"\n", "NM0216 3:3"},
    {MATCH "  prior 0.5\n  prior 0.6\n", "NM0216 4:3"},
    {"evidence e for t\n  flag x\n  flag y\n", "NM0216 3:3"},
    {MATCH "rule r -> t\n  match \"b\"\n", "NM0217 3:1"},
    {MATCH "rule r -> u\n  match \"b\"\n", ""},
    {"evidence e for t\n  flag x\nevidence e for t\n  flag y\n", "NM0217 3:1"},
    {"evidence e for t a\n  flag x\nevidence e for t b\n  flag y\n", ""},
    {RULE "  match \"a\" (lower & upper)\n", "NM0246 2:14"},
    {RULE "  match \"a\" (lower & !lower)\n", "NM0246 2:14"},
    {RULE "  match \"a\" (\"b\" & \"c\")\n", "NM0246 2:14"},
    {RULE "  match \"a\" (number(1..5) & number(6..9))\n", "NM0246 2:14"},
    {RULE "  match \"a\"\n  after word & number(1)\n", ""},
    {RULE "  match \"a\"\n  after title & number & word\n", "NM0246 3:9"},
    {RULE "  match \"a\" (capitalised & !upper)\n", ""},
    {MATCH "rule s -> t\n  match \"a\"\n", "NM0248 3:1"},
    {MATCH "rule s -> t\n  match \"a\"\n  prior 0.9\n", "NM0248 1:1"},
    {MATCH "  prior 0.9\nrule s -> t\n  match \"a\" | \"b\"\n", ""},
    {RULE "  match (\"a\" | \"b\") \"c\"{1,2}\nrule s -> t\n  match \"b\" \"c\"\n", "NM0248 3:1"},
    {RULE "  match \"a\" number(1..9)\nrule s -> t\n  match \"a\" number(2)\n", "NM0248 3:1"},
    {RULE "  match \"a\" number(1..9)\nrule s -> t\n  match \"a\" number(2..10)\n", ""},
    {RULE "  match \"a\"\n  after \"b\"\nrule s -> t\n  match \"a\"\n", ""},
    {RULE "  match \"a\"\nrule s -> t\n  match \"a\"\n  after \"b\"\n", "NM0248 3:1"},
    {RULE "  match \"a\"\nrule s -> t other\n  match \"a\"\n", ""},
    {RULE "  match x:\"a\" \"b\"\n  emit x\nrule s -> t\n  match \"a\" \"b\"\n", ""},
    {RULE "  match number\n", "NM0249 1:1"},
    {RULE "  match \",\" capitalised\n", "NM0249 1:1"},
    {RULE "  match number \"days\"\n", ""},
    {RULE "  match number(1..31)\n", ""},
    /* more than one fault */
    {"rule a -> t\n  match bogus\n  prior 7\n\nrule b -> t\n  match \"x\"\n  emit y\n",
     "NM0224 2:9 NM0206 3:9 NM0209 7:8"},
    {"macro m = (\"a\" | \"b\"\nrule b -> t\n  match \"x\"\n  prior 9\n", "NM0203 1:21 NM0206 4:9"},
    {"rule a -> t\n  match (bogus |\n         \"b\")\n  prior 9\n", "NM0224 2:10 NM0206 4:9"},
    {"rule a -> t\n  match (\"a\" |\n         bogus |\n         \"b\")\n  prior 9\n",
     "NM0224 3:10 NM0206 5:9"},
    {"oops\n  match \"a\"\nrule b -> t\n  match \"b\"\n  prior 3\n", "NM0214 1:1 NM0206 5:9"},
    /* none */
    {"", ""},
    {"# nothing\n\n  # at all", ""},
    {MATCH, ""},
    {"rule r -> t\r\n  match \"a\"\r\n", ""},
    {"rule r -> t form\n  match (\n    \"a\"   # one\n  | \"b\"\n  )\n  prior 0.9", ""},
    {"macro m = x:(\"a\" | \"b\")\nmacro n = m m?\nrule r -> t\n  match n\n  emit x\n  id x\n"
     "  attr k = \"{x}-{x}\"\n", ""},
    {"evidence e for any\n  not-before \"a\"\n  not-inside \"b\"\nevidence f for t form\n  flag x\n",
     ""},
};

START_TEST(faults_are_told)
{
    const char *pack[] = {"r.rules", faults[_i].rules, NULL};
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    nomen_builder_build(builder, &model, NULL);
    char *told = support_diagnostics(builder);
    ck_assert_msg(strcmp(told, faults[_i].diagnostics) == 0, "%s\nwanted %s\ntold   %s: %s",
                  faults[_i].rules, faults[_i].diagnostics, told,
                  nomen_builder_diagnostic_count(builder) > 0
                      ? nomen_builder_diagnostic(builder, 0)->message : "");
    free(told);
    nomen_model_release(model);
    nomen_builder_free(builder);
}
END_TEST

/* Of a class, what its rows are like. */
static const struct {
    const char *match, *diagnostics;
} asked[] = {
    {"@noun", ""},
    {"@noun:few", ""},
    {"@noun:many", "NM0247 2:10"},
    {"@verb", "NM0241 2:10"},
    {"@verb:few", "NM0241 2:10"},
    {"(@noun & lower)", "NM0253 2:11"},
    {"(lower & @noun)", "NM0253 2:19"},
    {"(word & @noun & lower)", ""},
    {"(any & @noun)", ""},
    {"(@noun:few & lower)", ""},
    {"(@noun:few | @noun) & lower", "NM0253 2:23"},
    {"!@noun", ""},
};

START_TEST(classes_are_looked_at)
{
    char rules[200];
    snprintf(rules, sizeof rules, "rule r -> t\n  match %s \"x\"\n", asked[_i].match);
    const char *pack[] = {"noun.tsv",
                          "#: class noun\nname\tform\nbig cat\t\nfish\tfew\nold dog\t\n",
                          "r.rules", rules, NULL};
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    nomen_builder_build(builder, &model, NULL);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, asked[_i].diagnostics);
    free(told);
    nomen_model_release(model);
    nomen_builder_free(builder);
}
END_TEST

/* A line with a fault in it is shown, with the column in code points. */
START_TEST(columns_are_code_points)
{
    const char *pack[] = {"r.rules", RULE "  match \"äöü\" bogus\n", NULL};
    nomen_builder *builder = support_builder(pack);
    ck_assert_uint_eq(nomen_builder_diagnostic_count(builder), 1);
    const nomen_diagnostic *d = nomen_builder_diagnostic(builder, 0);
    ck_assert_str_eq(d->source, "  match \"äöü\" bogus");
    ck_assert_uint_eq(d->column, 15);
    ck_assert_uint_eq(d->width, 5);
    ck_assert_str_ne(d->hint, "");
    nomen_builder_free(builder);
}
END_TEST

/* Macros of macros double at each step; that ends soon, and with a word. */
START_TEST(macros_cannot_explode)
{
    char rules[4000], *at = rules;
    at += sprintf(at, "macro m0 = \"a\" \"b\"\n");
    for (int i = 1; i < 60; i++)
        at += sprintf(at, "macro m%d = m%d m%d\n", i, i - 1, i - 1);
    sprintf(at, "rule r -> t\n  match m59\n");
    const char *pack[] = {"r.rules", rules, NULL};
    nomen_builder *builder = support_builder(pack);
    ck_assert_uint_ge(nomen_builder_diagnostic_count(builder), 1);
    ck_assert_str_eq(nomen_builder_diagnostic(builder, 0)->code, "NM0229");
    nomen_builder_free(builder);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"faults are told", faults_are_told, COUNT(faults)},
        {"classes are looked at", classes_are_looked_at, COUNT(asked)},
        {"columns are code points", columns_are_code_points, 0},
        {"macros cannot explode", macros_cannot_explode, 0},
    };
    return support_run("parser", tests, COUNT(tests));
}
