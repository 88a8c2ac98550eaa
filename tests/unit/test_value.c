/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/expression and match/value: ids, attributes and dates from captures.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define CLASSES                                                                                    \
    "m.tsv", "#: class month\n#: match fold\nname\tvalue\nSeptember\t9\nSept\t9\nfeb\t2\n"         \
             "vendémiaire month\t1\n",                                                             \
    "u.tsv", "#: class unit\n#: match fold\nname\tvalue\nday\tday\ndays\tday\nweeks\tweek\n"       \
             "months\tmonth\n",                                                                    \
    "w.tsv", "#: class when\n#: match fold\nname\tvalue\nlast\tlast\nnext\tnext\n",                \
    "t.tsv", "#: type group\nname\tid\nFancy Bear\tAPT28\nCosy\tAPT29\n",                          \
    "z.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\tgroup\t*\t-1\n"

static const struct {
    const char *clauses, *text, *shown; /* of the type `x`, reference 2023-09-08 */
} cases[] = {
    /* ids */
    {"  match \"Foo\" \"bar\"\n", "foo \n bar", "foo \n bar=x:foo bar"},
    {"  match \"foo\" number ~ \"%\"\n", "Foo 5%", "Foo 5%=x:Foo 5%"},
    {"  match \"unc\" \"-\"? n:digits(4)\n  id \"UNC{n}\"\n", "UNC-1878", "UNC-1878=x:UNC1878"},
    {"  match \"a\" n:number? \"b\"\n  id \"<{n}>\"\n", "a b", "a b=x:<>"},
    {"  match \"a\" n:number\n  id \"{n}{n}-{n}\"\n", "a 7", "a 7=x:77-7"},
    {"  match \"a\" n:number\n  id n\n", "a 7", "a 7=x:7"},
    {"  match \"a\" n:(any any)\n  id n\n", "a b  c", "a b  c=x:b c"},
    {"  match \"a\" n:(any any)\n  id n\n", "a b-", "a b-=x:b-"},
    {"  match \"a\" n:any\n  id \"plain\"\n", "a \xFF", "a \xFF=x:plain"},
    {"  match \"a\" n:any\n  id n\n", "a \xFF", "a \xFF=x:\xEF\xBF\xBD"},
    {"  match \"a\" n:any\n  id n\n", "a \x01", "a \x01=x:\x01"},
    /* attributes; an empty one is left out */
    {"  match \"a\" n:number? m:\"b\"?\n  id \"i\"\n  attr n = n\n  attr m = \"<{m}>\"\n", "a 7",
     "a 7=x:i{n=7}{m=<>}"},
    {"  match \"a\" n:number? m:\"b\"?\n  id \"i\"\n  attr n = n\n  attr m = m\n", "a b",
     "a b=x:i{m=b}"},
    /* dates */
    {"  match d:number(1..31) m:@month y:digits(4)\n  value date(y, m, d)\n", "7 Sept 2023",
     "7 Sept 2023=x:2023-09-07"},
    {"  match d:number(1..31) m:@month y:digits(4)?\n  value date(y, m, d)\n", "7 september",
     "7 september=x:2023-09-07{anchor=2023-09-08}"},
    {"  match d:number(1..31) m:@month y:digits(4)\n  value date(y, m, d)\n", "31 feb 2023", ""},
    {"  match d:number(1..31) m:@month y:digits(4)\n  value date(y, m, d)\n", "29 feb 2024 29 feb 2023",
     "29 feb 2024=x:2024-02-29"},
    {"  match d:number(1..31) m:@month y:digits(4)\n  value date(y, m, d)\n", "٧ sept ٢٠٢٣",
     "٧ sept ٢٠٢٣=x:2023-09-07"},
    {"  match n:number(1..99) u:@unit \"ago\"\n  value shift(u, -n)\n", "3 weeks ago, 10 days ago",
     "3 weeks ago=x:2023-W33{anchor=2023-09-08} 10 days ago=x:2023-08-29{anchor=2023-09-08}"},
    {"  match w:@when m:@month\n  value relative(m, w)\n", "last september", ""},
    {"  match w:@when m:@month\n  value month(w, m)\n", "last september", ""},
    {"  match w:@when \"year\" m:@month\n  value month(shift(year, -1), m)\n", "last year Sept",
     "last year Sept=x:2022-09{anchor=2023-09-08}"},
    {"  match m:@month\n  value part(month(2024, m), start)\n", "sept",
     "sept=x:2024-09{mod=START}"},
    {"  match m:@month y:digits(4)\n  value part(month(y, m), mid)\n", "sept 2023",
     "sept 2023=x:2023-09{mod=MID}"},
    {"  match m:(@month | number(1..12)) \"/\" y:digits(4)\n  value month(y, m)\n",
     "9/2023 Sept/2023", "9/2023=x:2023-09 Sept/2023=x:2023-09"},
    {"  match y:number \"x\"\n  value year(y)\n", "12345678901 x, 2023 x", "2023 x=x:2023"},
    {"  match \"x\"\n  value year(2023)\n", "x", "x=x:2023"},
    {"  match \"x\"\n  value now()\n", "x", "x=x:PRESENT_REF"},
};

START_TEST(values_are_made)
{
    char rules[500];
    snprintf(rules, sizeof rules, "rule r -> x\n%s  prior 0.9\n", cases[_i].clauses);
    const char *pack[] = {CLASSES, "r.rules", rules, NULL};
    nomen_model *model = support_model(pack);
    char *shown = support_tag(model, cases[_i].text, "2023-09-08");
    ck_assert_msg(strcmp(shown, cases[_i].shown) == 0, "%s on \"%s\": \"%s\", wanted \"%s\"",
                  cases[_i].clauses, cases[_i].text, shown, cases[_i].shown);
    free(shown);
    nomen_model_release(model);
}
END_TEST

/* A capture that is a name of the rule's own type has that name's id. */
START_TEST(captures_link)
{
    const char *pack[] = {CLASSES, "r.rules",
                          "rule r -> group\n  match \"group\" n:(title (\"-\"? title)?)\n  id n\n  emit n\n"
                          "  attr was = \"{n}\"\n  prior 0.9\n",
                          NULL};
    nomen_model *model = support_model(pack);
    char *shown = support_tag(model, "group Fancy Bear, group Fancy-Bear, group Cosy, group Grim Dog",
                              NULL);
    ck_assert_str_eq(shown, "Fancy Bear=group:APT28{was=Fancy Bear} "
                            "Fancy-Bear=group:APT28{was=Fancy-Bear} Cosy=group:APT29{was=Cosy} "
                            "Grim Dog=group:Grim Dog{was=Grim Dog}");
    free(shown);
    nomen_model_release(model);
}
END_TEST

/* An id is cut at a whole character, however long the match is. */
START_TEST(long_ids_are_cut)
{
    enum { LENGTH = 3000 };
    const char *pack[] = {CLASSES, "r.rules",
                          "rule r -> x\n  match \"foo\" n:any\n  id \"x{n}{n}\"\n  prior 0.9\n", NULL};
    nomen_model *model = support_model(pack);
    char *text = malloc(3 * LENGTH + 10);
    strcpy(text, "foo ");
    for (int i = 0; i < LENGTH; i++)
        strcpy(text + 4 + 3 * i, "ア");
    nomen_tagger *tagger = NULL;
    nomen_result result;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, NULL, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_tag(tagger, text, strlen(text), NULL, &result, NULL), NOMEN_OK);
    ck_assert_uint_eq(result.count, 1);
    size_t length = strlen(result.entities[0].id);
    ck_assert_uint_le(length, 4096);
    ck_assert_uint_eq(length % 3, 1);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    free(text);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"values are made", values_are_made, COUNT(cases)},
        {"captures link", captures_link, 0},
        {"long ids are cut", long_ids_are_cut, 0},
    };
    return support_run("value", tests, COUNT(tests));
}
