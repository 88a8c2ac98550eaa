/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a tagger remembers of the texts before does not show: one that has seen thousands of texts
 * says of each the same as a new one. The rules ask all that can be asked of a token, so that each
 * text in which a token differs in that alone may be answered from the memory of another.
 *
 *     test_memo_property [seed [rounds]]
 */
#include "nomen.h"

#include "../draw.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static unsigned rounds = 20000;

/* More rules at one word, and at numbers, than the sieve takes at once. */
enum { MANY = 70 };

static char many_rules[20000];

static void write_many_rules(void)
{
    size_t used = 0;
    for (int i = 0; i < MANY; i++)
        used += (size_t)snprintf(many_rules + used, sizeof many_rules - used,
                                 "rule word%d -> t\n  match \"qq\" number(%d..%d)\n"
                                 "rule number%d -> t\n  match number(%d..%d) \"%s\" @k\n",
                                 i, i, i + 1, i, i, i + 30, i % 2 == 0 ? "xy" : "qq");
}

static const char *const pack[] = {
    "r.rules",
    "rule range -> t\n  match \"aa\" number(3..12)\n"
    "rule length -> t\n  match \"aa\" length(2..3)\n"
    "rule capital -> t\n  match \"aa\" capitalised\n"
    "rule written -> t\n  match \"aa\" ('Bb' | !'BB' & upper | !'qq' & lower)\n"
    "rule script -> t\n  match \"aa\" script(Cyrl)\n"
    "rule zone -> t\n  match \"aa\"\n  after zone(title)\n  not-before mixed\n"
    "rule start -> t\n  match \"aa\"\n  after (line-start | sentence-start | inner)\n"
    "rule phrase -> t\n  match \"aa\" @k\n"
    "rule before -> t\n  match \"aa\"\n  before @k:two\n"
    "rule glued -> t\n  match \"bb\" ~ any\n"
    "rule number -> t\n  match number(1..31) (\".\" | \"-\")? ~ @k digits(2..4)?\n"
    "rule digits -> t\n  match digits(4) \"-\" digits(2) \"-\" digits(2)\n"
    "rule compact -> t\n  match digits(8)\n"
    "rule class -> t\n  match @k:two (\"bb\" | @k[far])\n  not-before \"cc\" | word & lang(en)\n"
    "rule tongue -> t\n  match \"cc\" any{0,3} \"dd\" & lang(en)\n  not-after initialism | symbol\n"
    "rule abroad -> t\n  match \"aa\"\n  before any & lang(fr) any\n"
    "rule far -> t\n  match \"dd\" any{0,9} \"ee\"\n  not-before spaced punctuation\n"
    "evidence near for t\n  before lower{1,4}\n  not-after number(100..2000)\n"
    "evidence inside for t\n  inside any{1,2}\n"
    "evidence tongue for any\n  before any & lang(fr)\n"
    "evidence flagged for t\n  flag far\n  after ~ \"-\"\n",
    "k.tsv", "#: class k\nname\tform\tflags\tmatch\nCc Bb\ttwo\t\tcase\nEe-Ee\tone\t\texact\n"
             "bb cc dd\ttwo\tfar\tfold\ncc\tone\tfar\tcase\neé\ttwo\t\texact\n",
    "n.tsv", "#: type t\nname\tid\tlang\tflags\tmatch\nAa Bb\tAB\ten\t\tcase\nDd\tD\tfr\tfar\tcase\n"
             "EE\tE\tmul\tfar\texact\n",
    "f.tsv", "#: class function-word\nname\tlang\nde\tfr\nle\tfr\nof\ten\nthe\ten\n",
    "w.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\tt\t*\t1\nnear\tt\t*\t-2\n"
             "inside\tt\t*\t0.5\ntongue\t*\t*\t0.25\nflagged\tt\t*\t0.125\nfar\tt\t*\t-0.75\n"
             "other-language\t*\t*\t-0.1\nagreement\t*\t*\t0.3\n",
    "many.rules", many_rules,
    NULL};

static const char *const pieces[] = {
    "aa", "Aa", "bb", "dd", "AA", "Bb", "BB", "bB", "cc", "Cc", "Dd", "ee", "EE", "Ee-Ee",
    "eé", "qq", "QQ", "xy", "Xyz", "iPhone", "the", "of", "le", "de", "мы", "Мы", "中", "U.S.", "€", ".", ",", "-", "(", "T",
    "2", "7", "11", "31", "32", "99", "100", "2023", "2023-09-07", "20230907", "T10",
    "2023-09-07T10", "１２", "123456789012",
    "a-b", "aa-7", "2bb", "http://a.example/b", "incomprehensibilities", "\u00ad"};
static const char *const gaps[] = {" ", " ", " ", " ", "", "", "-", ". ", "\n", "\n\n", "  ", "’"};

static char text[1000];

/* Of a few pieces and gaps only, so that they often stand beside each other. */
static void draw_text(void)
{
    const char *words[5], *between[3];
    size_t used = 0;
    for (size_t i = 0; i < COUNT(words); i++)
        words[i] = pieces[draw(i == 0 ? 4 : COUNT(pieces))];
    for (size_t i = 0; i < COUNT(between); i++)
        between[i] = gaps[draw(COUNT(gaps))];
    for (unsigned i = 0, count = draw(24); i < count; i++)
        used += (size_t)sprintf(text + used, "%s%s", words[draw(COUNT(words))],
                                between[draw(COUNT(between))]);
    text[used] = '\0';
}

static nomen_tagger *new_tagger(nomen_model *model)
{
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_tagger *tagger;
    options.explain = 1;
    HOLDS(nomen_tagger_new(&tagger, model, &options, NULL) == NOMEN_OK);
    return tagger;
}

static void compare(const nomen_entity *a, size_t a_count, const nomen_entity *b, size_t b_count)
{
    if (a_count != b_count)
        ck_abort_msg("%s: %zu and %zu", text, a_count, b_count);
    for (size_t i = 0; i < a_count; i++)
        if (a[i].start != b[i].start || a[i].end != b[i].end || strcmp(a[i].id, b[i].id) != 0 ||
            strcmp(a[i].source, b[i].source) != 0 || a[i].evidence_count != b[i].evidence_count ||
            a[i].confidence < b[i].confidence || a[i].confidence > b[i].confidence)
            ck_abort_msg("%s: %s of %s %g and %s of %s %g", text, a[i].id, a[i].source,
                         a[i].confidence, b[i].id, b[i].source, b[i].confidence);
}

/* Tags a text of which all is known but for the first words: from then on the memory is asked first. */
static void heat(nomen_tagger *tagger)
{
    char again[200 * 3 + 1] = "";
    nomen_result result;
    for (size_t i = 0; i + 1 < sizeof again; i++)
        again[i] = "aa "[i % 3];
    HOLDS(nomen_tagger_tag(tagger, again, sizeof again - 1, NULL, &result, NULL) == NOMEN_OK);
}

START_TEST(memory_does_not_show)
{
    write_many_rules();
    nomen_model *model = support_model(pack);
    nomen_tagger *old = new_tagger(model);
    size_t found = 0;
    for (unsigned round = 0; round < rounds; round++) {
        nomen_tagger *young = new_tagger(model);
        nomen_result a, b;
        if (round % 2 == 0)
            draw_text(); /* else the same, which is known */
        if (round % 4 < 2)
            heat(old);
        HOLDS(nomen_tagger_tag(old, text, strlen(text), NULL, &a, NULL) == NOMEN_OK);
        HOLDS(nomen_tagger_tag(young, text, strlen(text), NULL, &b, NULL) == NOMEN_OK);
        compare(a.entities, a.count, b.entities, b.count);
        compare(a.dropped, a.dropped_count, b.dropped, b.dropped_count);
        found += a.count + a.dropped_count;
        nomen_tagger_free(young);
    }
    ck_assert_uint_gt(found, rounds / 4);
    nomen_tagger_free(old);
    nomen_model_release(model);
}
END_TEST

/* Words too long for a rule are told from those that are not, however long they are. */
START_TEST(long_words_are_told_apart)
{
    static const char *const lengths[] = {
        "l.rules",
        "rule code -> t\n  match \"kode\" length(1..1000)\n"
        "rule name -> t\n  match \"kode\" length(2..1000)\n"
        "rule word -> t\n  match \"kode\" length(3..1000)\n",
        NULL};
    static char words[2][1100];
    nomen_model *model = support_model(lengths);
    nomen_tagger *tagger = new_tagger(model);
    for (size_t i = 0; i < 2; i++)
        memset(words[i], 'a', i == 0 ? 500 : 1005);
    for (unsigned round = 0; round < 8; round++) {
        char line[1200];
        nomen_result result;
        int length = snprintf(line, sizeof line, "kode %s", words[round / 2 % 2]);
        HOLDS(nomen_tagger_tag(tagger, line, (size_t)length, NULL, &result, NULL) == NOMEN_OK);
        ck_assert_uint_eq(result.count + result.dropped_count, (round / 2 % 2 == 0 ? 3u : 0u));
    }
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}
END_TEST

START_TEST(all_of_many_rules_are_tried)
{
    write_many_rules();
    nomen_model *model = support_model(pack);
    nomen_tagger *tagger = new_tagger(model);
    for (int i = 1; i < MANY; i++) {
        nomen_result result;
        size_t length = (size_t)sprintf(text, "qq %d and %d %s bb cc dd", i, i,
                                        i % 2 == 0 ? "xy" : "qq");
        HOLDS(nomen_tagger_tag(tagger, text, length, NULL, &result, NULL) == NOMEN_OK);
        size_t numbers = (size_t)(i < 30 ? i : 30) / 2 + 1; /* rules of this one's kind: even, or odd */
        ck_assert_uint_eq(result.count + result.dropped_count, 2 + numbers);
    }
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}
END_TEST

int main(int argc, char **argv)
{
    draw_arguments(argc, argv, &rounds);
    const support_test tests[] = {{"memory does not show", memory_does_not_show, 0},
                                  {"long words are told apart", long_words_are_told_apart, 0},
                                  {"all of many rules are tried", all_of_many_rules_are_tried, 0}};
    return support_run("memo-property", tests, COUNT(tests));
}
