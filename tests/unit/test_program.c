/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/anchor, program and match/program, term: patterns, forwards and backwards, their captures
 * and predicates. A pattern is tried as a rule's match, whose entity shows what it took, and as a
 * `before` and an `after`, where it must hold on the same words.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define CLASSES                                                                                    \
    "c.tsv",                                                                                       \
        "#: class unit\nname\tvalue\tform\tflags\nday\tday\tone\t\ndays\tday\tmany\t\n"            \
        "week\tweek\tone\tlong\nlight year\tly\tone\t\nlight\tl\t\t\n",                            \
        "n.tsv", "#: type land\nname\tid\nOz\tOZ\nNew Oz\tNO\n", "w.tsv",                          \
        "#: weights\nevidence\ttype\tform\tweight\nprior\tland\t*\t-1\n"

static const struct {
    const char *pattern, *text, *found; /* every word that the pattern took, "" for nothing */
} cases[] = {
    /* literals */
    {"\"said\"", "he SAID so", "SAID"},
    {"\"said\"", "he saïd so", "saïd"},
    {"'US'", "US us Us", "US"},
    {"\"at least\"", "at Least", "at Least"},
    {"\"at least\"", "at, least", ""},
    {"\"l'\" \"oz\"", "l’oz", "l’oz"},
    {"'a' | 'B'", "A a b B", "a, B"},
    /* sequences, choices, repetitions */
    {"\"a\" \"b\"", "a b a a b", "a b, a b"},
    {"\"a\"? \"b\"", "b a b", "b, a b"},
    {"\"b\" \"a\"?", "b a b", "b a, b"},
    {"\"a\"{2}", "a a a", "a a"},
    {"\"a\"{2,3}", "a a a a a", "a a a, a a"},
    {"\"a\"{1,3} \"b\"", "a a a a b", "a a a b"},
    {"\"x\" (\"a\" | \"b\" \"c\"){1,4}", "x a b c a b", "x a b c a"},
    {"\"a\" | \"a\" \"b\" | \"b\" \"c\" \"d\"", "a b c d",
     "b c d"}, /* the longest of all wins the text */
    {"(\"a\" | \"a\" \"b\") (\"c\" | \"b\" \"c\" \"d\")", "a b c d", "a b c d"},
    {"(\"a\"?){3} \"b\"", "a a b", "a a b"},
    {"(\"a\" (\"b\" (\"c\")?)?) \"d\"", "a d a b d a b c d", "a d, a b d, a b c d"},
    /* long choices of phrases */
    {"(\"a b\" | \"c d\" | \"e f\" | \"g\" \"h\"?) \"x\"", "a b x, c x, g x, e f x, b x",
     "a b x, g x, e f x"},
    {"\"x\" (\"a b\" | y:(\"c\" \"d\") | (\"e\" | \"f\"){2} | \"g\" \"h\"?)",
     "x a b x c d x c x f e x g h x e x b", "x a b, x c d, x f e, x g h"},
    {"\"x\" (\"a\"? \"b\" | \"c d\" | \"e f\" | \"g h\")", "x b x a b x c d x a",
     "x b, x a b, x c d"},
    /* one token */
    {"\"x\" any", "x €", "x €"},
    {"\"x\" word", "x y x 1 x .", "x y"},
    {"\"x\" number", "x y x 1 x .", "x 1"},
    {"\"x\" punctuation", "x y x 1 x ,", "x ,"},
    {"\"x\" symbol", "x y x 1 x €", "x €"},
    {"\"x\" initialism", "x U.S. x US", "x U.S."},
    {"\"x\" ideograph", "x 中 x a", "x 中"},
    {"\"x\" indicator", "x http://a.example/b x a", "x http://a.example/b"},
    {"\"x\" lower", "x ab x Ab x AB x aB", "x ab"},
    {"\"x\" title", "x ab x Ab x AB x aB", "x Ab"},
    {"\"x\" upper", "x ab x Ab x AB x aB", "x AB"},
    {"\"x\" mixed", "x ab x Ab x AB x aB", "x aB"},
    {"\"x\" capitalised", "x ab, x Ab, x AB, x aB, x AbC", "x Ab, x AB, x AbC"},
    {"\"x\" length(2..3)", "x a x bc x def x ghij x äö", "x bc, x def, x äö"},
    {"\"x\" script(Cyrl)", "x a x где", "x где"},
    {"\"x\" spaced & \"y\"", "x y x-y", "x y"},
    {"\"x\" ~ \"-\" ~ \"y\"", "x-y x -y x- y x - y", "x-y"},
    {"\"x\" \"-\" \"y\"", "x-y x -y", "x-y, x -y"},
    {"sentence-start & \"xx\"", "xx xx is. Xx xx", "xx, Xx"},
    {"line-start & \"x\"", "x x\nx x", "x, x"},
    {"paragraph-start & \"x\"", "x\nx\n\nx x", "x, x"},
    {"\"x\" !\"y\"", "x y x z", "x z"},
    {"\"x\" !'y'", "x y x Y", "x Y"},
    {"\"x\" !lower & word", "x y x Y x 1", "x Y"},
    {"(\"xa\" | \"ya\") & upper", "xa YA Ya XA", "YA, XA"},
    {"\"x\" !(\"y\" | \"z\" | @unit)", "x y x z x day x w", "x w"},
    {"\"x\" (word & !('Y' | upper))", "x Y x YY x y", "x y"},
    {"\"x\" !(!lower)", "x y x Y", "x y"},
    {"\"x\" ((lower | number) & length(2))", "x ab x 12 x a x AB", "x ab, x 12"},
    /* numbers */
    {"number(1..31)", "0 1 31 32 007", "1, 31, 007"},
    {"number(5)", "4 5 05", "5, 05"},
    {"digits(4)", "1 12 123 1234 12345 0001", "1234, 0001"},
    {"digits(1..2)", "1 12 123", "1, 12"},
    {"digits(10..12)", "123456789 1234567890 123456789012 1234567890123",
     "1234567890, 123456789012"},
    {"number \"x\"", "12345678901 x", "12345678901 x"},
    {"number(2023)", "٢٠٢٣ 2023", "٢٠٢٣, 2023"},
    /* classes and names */
    {"@unit", "a day, a light year, a light", "day, light year, light"},
    {"@unit \"x\"", "light year x, light x, year x", "light year x, light x"},
    {"number @unit", "3 days 4 light years 5 light year", "3 days, 4 light, 5 light year"},
    {"@unit:one", "day days", "day"},
    {"@unit:many", "day days", "days"},
    {"@unit[long]", "day week", "week"},
    {"@unit=day", "day days week", "day, days"},
    {"@unit & title", "day Day", "Day"},
    {"\"the\" @land", "the Oz the New Oz the oz", "the Oz, the New Oz"},
    {"\"the\" @land=NO", "the Oz the New Oz", "the New Oz"},
    {"\"x\" !@unit", "x day x dog", "x dog"},
};

static char *tag_with(const char *const *pack, const char *text, const char *language)
{
    nomen_model *model = support_model(pack);
    nomen_tagger *tagger = NULL;
    nomen_result result;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.types = "found";
    nomen_document document = NOMEN_DOCUMENT_INIT;
    document.language = language;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_tag(tagger, text, strlen(text), &document, &result, NULL),
                     NOMEN_OK);
    char *shown = malloc(2 * strlen(text) + 3 * result.count + 100);
    shown[0] = '\0';
    for (size_t i = 0; i < result.count; i++) {
        strcat(shown, i > 0 ? ", " : "");
        strncat(shown, text + result.entities[i].start,
                result.entities[i].end - result.entities[i].start);
    }
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    return shown;
}

static char *tag_by(const char *rules, const char *text)
{
    return tag_with((const char *const[]){CLASSES, "r.rules", rules, NULL}, text, NULL);
}

START_TEST(patterns_match)
{
    char rules[500];
    snprintf(rules, sizeof rules, "rule r -> found\n  match %s\n  prior 0.9\n", cases[_i].pattern);
    char *shown = tag_by(rules, cases[_i].text);
    ck_assert_msg(strcmp(shown, cases[_i].found) == 0, "%s in \"%s\": \"%s\", wanted \"%s\"",
                  cases[_i].pattern, cases[_i].text, shown, cases[_i].found);
    free(shown);
}
END_TEST

/* The same patterns as guards of a word put before or behind what they took. */
START_TEST(patterns_guard)
{
    char wanted[200], text[300], rules[600];
    snprintf(wanted, sizeof wanted, "%s", cases[_i].found);
    char *comma = strstr(wanted, ", ");
    if (comma != NULL)
        *comma = '\0';
    /* Not of a first word: a place in a line, which "qq" would take. */
    bool first = strstr(cases[_i].pattern, "-start") != NULL;
    const char *whole = wanted[0] != '\0' ? wanted : "q";
    static const char *const sides[] = {"before", "not-before", "after", "not-after"};
    for (size_t side = 0; side < 4; side++) {
        if (first && side >= 2)
            continue;
        snprintf(rules, sizeof rules, "rule r -> found\n  match \"qq\"\n  %s %s\n  prior 0.9\n",
                 sides[side], cases[_i].pattern);
        snprintf(text, sizeof text, side < 2 ? "%s qq" : "qq %s", whole);
        char *shown = tag_by(rules, text);
        bool holds = wanted[0] != '\0', expected = holds == (side % 2 == 0);
        ck_assert_msg((shown[0] != '\0') == expected, "%s in \"%s\": \"%s\"", rules, text, shown);
        free(shown);
    }
}
END_TEST

/* Guards beside, before and inside, and what bounds them. */
static const struct {
    const char *clauses, *text, *found;
} guards[] = {
    {"before \"a\" \"b\"", "a b x, b x, a c b x, b a x", "x"},
    {"before \"a\"? \"b\"", "b x a b x a x", "x, x"},
    {"before \"a\"{1,2} \"b\"", "a a b x; b x", "x"},
    {"before \"a\" any{0,3}", "a 1 2 x, 1 2 x", "x"},
    {"before @unit", "light year x year x light x", "x, x"},
    {"before @unit number", "light year 5 x 5 x", "x"},
    {"not-before \"a\"", "a x b x x", "x, x"},
    {"after \"a\" \"b\"", "x a b x a x b", "x"},
    {"after @unit", "x light years, x light year, x year", "x, x"},
    {"not-after \"a\"", "x a x b", "x"},
    {"before \"a\"\n  after \"b\"", "a x b a x c x b", "x"},
    {"before \"a\"", "a\n\nx", ""},
    {"after \"a\"", "x\n\na", ""},
    {"before \"a\"", "a\nx", "x"},
    {"before sentence-start & \"a\"", "a x. Then a x", "x"},
    {"before ~ \"-\"", "a -x a- x", "x"},
    {"before \"a\" ~", "a x ax", ""},
    {"before \"-\" ~", "- x -x", "x"},
    {"after ~ \"-\"", "x - x-y", "x"},
};

START_TEST(guards_hold)
{
    char rules[500];
    snprintf(rules, sizeof rules, "rule r -> found\n  match \"x\"\n  %s\n  prior 0.9\n",
             guards[_i].clauses);
    char *shown = tag_by(rules, guards[_i].text);
    ck_assert_msg(strcmp(shown, guards[_i].found) == 0, "%s in \"%s\": \"%s\", wanted \"%s\"",
                  guards[_i].clauses, guards[_i].text, shown, guards[_i].found);
    free(shown);
}
END_TEST

/* emit: a capture is the entity; bounds: it begins and ends at word boundaries. */
static const struct {
    const char *rule, *text, *found;
} emits[] = {
    {"  match \"mr\" n:(title{1,2})\n  emit n\n", "Mr Fox Jones said", "Fox Jones"},
    {"  match n:title? \"mr\"\n  emit n\n", "mr", ""},
    {"  match n:title? \"mr\"\n  emit n\n", "Fox mr", "Fox"},
    {"  match \"apt\" n:number\n  emit n\n", "APT28 APT 29", "29"},
    {"  match \"apt\"\n", "APT28 APT", "APT"},
    {"  match (n:\"a\" | n:\"b\") \"c\"\n  emit n\n", "a c b c", "a, b"},
    {"  match n:number (\",\" number){0,3} \"may\"\n  emit n\n", "3, 4, 5 may", "3, 4, 5"},
    {"  match (n:\"a\" \"x\"){1,3}\n  emit n\n", "a x a x", "a"},
};

START_TEST(emits_hold)
{
    char rules[500];
    snprintf(rules, sizeof rules, "rule r -> found\n%s  prior 0.9\n", emits[_i].rule);
    char *shown = tag_by(rules, emits[_i].text);
    ck_assert_msg(strcmp(shown, emits[_i].found) == 0, "%s in \"%s\": \"%s\", wanted \"%s\"", rules,
                  emits[_i].text, shown, emits[_i].found);
    free(shown);
}
END_TEST

/* lang(...): the language by vote of the paragraph and the hint, or of the text. A language is a
 * word that two votes stand for. */
#define VOTERS                                                                                     \
    "f.tsv",                                                                                       \
        "#: class function-word\n#: match fold\nname\tlang\nthe\ten\nof\ten\nle\tfr\n"             \
        "de\tfr\nder\tde\n",                                                                       \
        "m.tsv",                                                                                   \
        "#: class month\nname\tlang\tflags\nde\ten\tlang-only\nmai\tfr\tlang-only\nmay\ten\t\n"

static const struct {
    const char *pattern, *text, *hint, *found;
} languages[] = {
    {"\"x\" & lang(en)", "the x of", NULL, "x"},
    {"\"x\" & lang(fr)", "the x of", NULL, ""},
    {"\"x\" & lang(fr, en)", "the x of", NULL, "x"},
    {"\"x\" & !lang(en)", "the x of", NULL, ""},
    {"\"x\" & !lang(fr, de)", "the x of", NULL, "x"},
    {"\"x\" \"y\" & lang(en)", "the x of y, x y", NULL, "x y"},
    /* a paragraph speaks for itself, whichever was asked first */
    {"\"x\" & lang(fr)", "the x of\nle x de\nthe x of", NULL, "x"},
    {"\"x\" & lang(en)", "the x of\nle x de\nthe x of", NULL, "x, x"},
    {"lang(en) & \"x\"? \"y\"", "le de x y\nthe of x y", NULL, "y, x y"},
    /* where it does not tell, the text does; a hint is worth three words */
    {"\"x\" & lang(en)", "the of the of\nx", NULL, "x"},
    {"\"x\" & lang(fr)", "le de\nthe of the of\nx", "fr", "x"},
    {"\"x\" & lang(fr)", "x", "fr", "x"},
    {"\"x\" & lang(fr)", "the x of", "fr", "x"},
    {"\"x\" & lang(fr)", "the x of the of", "fr", ""},
    /* nobody knows */
    {"\"x\" & lang(en)", "x", NULL, ""},
    {"\"x\" & !lang(en)", "x", NULL, "x"},
    {"\"x\" & lang(en)", "x", "xx", ""},
    /* words of one language alone */
    {"\"x\" @month", "le x may de", NULL, "x may"},
    {"\"x\" @month", "le x mai de", NULL, "x mai"},
    {"\"x\" @month", "the x mai of", NULL, ""},
    {"\"x\" @month", "x mai", NULL, "x mai"},
    {"\"x\" @month", "x de", NULL, ""},
    {"\"x\" @month", "x de", "en", "x de"},
};

START_TEST(languages_hold)
{
    char rules[200];
    snprintf(rules, sizeof rules, "rule r -> found\n  match %s\n  prior 0.9\n",
             languages[_i].pattern);
    char *shown = tag_with((const char *const[]){VOTERS, "r.rules", rules, NULL},
                           languages[_i].text, languages[_i].hint);
    ck_assert_msg(strcmp(shown, languages[_i].found) == 0, "%s in \"%s\": \"%s\", wanted \"%s\"",
                  languages[_i].pattern, languages[_i].text, shown, languages[_i].found);
    free(shown);
}
END_TEST

/* More languages have votes than are counted. */
START_TEST(many_languages_vote)
{
    char table[8000] = "#: class function-word\nname\tlang\n";
    for (int i = 0; i < 200; i++)
        sprintf(table + strlen(table), "the\t%c%c%c\n", 'a' + i / 26, 'a' + i % 26, 'q');
    strcat(table, "of\taaq\n");
    const char *pack[] = {"f.tsv", table, "r.rules",
                          "rule r -> found\n  match \"x\" & lang(aaq)\n  prior 0.9\n", NULL};
    char *shown = tag_with(pack, "the x of the of the", NULL);
    ck_assert_str_eq(shown, "x");
    free(shown);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"languages hold", languages_hold, COUNT(languages)},
        {"many languages vote", many_languages_vote, 0},
        {"patterns match", patterns_match, COUNT(cases)},
        {"patterns guard", patterns_guard, COUNT(cases)},
        {"guards hold", guards_hold, COUNT(guards)},
        {"emits hold", emits_hold, COUNT(emits)},
    };
    return support_run("program", tests, COUNT(tests));
}
