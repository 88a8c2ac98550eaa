/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * context/: weights, built-in and declared evidence, the vote of languages.
 */
#include "context/weights.h"

#include "api/objects.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define WEIGHTS(rows) "w.tsv", "#: weights\nevidence\ttype\tform\tweight\n" rows

/* ---- Weights ---- */

START_TEST(the_most_specific_row_counts)
{
    const char *pack[] = {
        "t.tsv",
        "#: type land\nname\tform\nA\tname\nB\tother\n",
        "v.tsv",
        "#: type sea\nname\tform\nC\tname\n",
        WEIGHTS("e\t*\t*\t1\ne\t*\tname\t2\ne\tland\t*\t3\ne\tland\tname\t-4.125\n"
                "f\tland\tname\t5\n"),
        NULL};
    static const struct {
        const char *evidence, *type, *form;
        double weight;
    } cases[] = {
        {"e", "land", "name", -4.125}, {"e", "land", "other", 3}, {"e", "sea", "name", 2},
        {"e", "sea", "other", 1},      {"f", "land", "name", 5},  {"f", "land", "other", 0},
        {"f", "sea", "name", 0},
    };
    nomen_model *model = support_model(pack);
    const nm_view *view = &model->view;
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t name = nm_weights_name(view, cases[i].evidence);
        uint32_t form = nm_view_find_name(view, NM_NAMES_FORMS, cases[i].form);
        uint32_t label = nm_view_find_label(view, cases[i].type, strlen(cases[i].type));
        ck_assert(name != 0 && form != NM_NONE && label != 0);
        ck_assert_double_eq((double)nm_weights_get(view, name, (uint16_t)label, (uint8_t)form),
                            cases[i].weight);
    }
    ck_assert_uint_eq(nm_weights_name(view, "g"), 0);
    nomen_model_release(model);
}
END_TEST

/* ---- Confidence ---- */

/* The tables may scale and shift what a score means; what is kept stays the same. */
START_TEST(confidence_is_calibrated)
{
    static const struct {
        const char *rows;
        double score; /* what the confidence stands for */
    } cases[] = {
        {"prior\t*\t*\t2\n", 2},
        {"prior\t*\t*\t2\nconfidence-slope\t*\t*\t0.5\n", 1},
        {"prior\t*\t*\t2\nconfidence-offset\t*\t*\t-1\n", 1},
        {"prior\t*\t*\t2\nconfidence-slope\tt\t*\t0.5\nconfidence-offset\tt\t*\t4\n", 3},
        {"prior\t*\t*\t2\nconfidence-slope\tt\t*\t0.5\nconfidence-offset\tt\t*\t-6\n", -2},
        {"prior\t*\t*\t2\nconfidence-slope\tu\t*\t0.5\n", 2},
        {"prior\t*\t*\t2\nconfidence-slope\t*\t*\t0\n", 2},
    };
    char table[300];
    snprintf(table, sizeof table, "#: weights\nevidence\ttype\tform\tweight\n%s", cases[_i].rows);
    nomen_model *model = support_model((const char *const[]){
        "t.tsv", "#: type t\nname\nOz\n", "u.tsv", "#: type u\nname\nUr\n", "w.tsv", table, NULL});
    nomen_tagger *tagger = NULL;
    nomen_result result;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, NULL, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_tag(tagger, "in Oz", 5, NULL, &result, NULL), NOMEN_OK);
    ck_assert_uint_eq(result.count, 1);
    ck_assert_double_eq_tol(result.entities[0].confidence, 1 / (1 + exp(-cases[_i].score)), 1e-6);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}
END_TEST

/* ---- Evidence ---- */

#define LAND                                                                                       \
    "l.tsv",                                                                                       \
        "#: type land\nname\tid\tlang\tform\tmatch\tflags\n"                                       \
        "Oz\tOZ\tmul\tname\tcase\t\n"                                                              \
        "New Oz\tNO\tmul\tname\tcase\t\n"                                                          \
        "Turkey\tTR\ten\tname\tfold\tcommon-word\n"                                                \
        "Chad\tTD\tmul\tname\tcase\tcommon-word,person\n"                                          \
        "RU\tRU\tmul\tabbrev\tcase\t\n"                                                            \
        "中国\tCN\tmul\tname\tcase\t\n"                                                             \
        "dem\tDE\tde\tname\tfold\tlang-only\n"                                                     \
        "ozian\tOZ\ten\tdemonym\tcase\t\n",                                                        \
        "f.tsv",                                                                                   \
        "#: class function-word\n#: match fold\nname\tlang\nthe\ten\nof\ten\nand\ten\n"            \
        "der\tde\ndie\tde\nund\tde\nin\ten\nin\tde\n",                                             \
        WEIGHTS("prior\tland\t*\t2\ncommon-word\t*\t*\t-3\nperson\t*\t*\t-0.5\nseveral-words\t*"   \
                "\t*\t1\n"                                                                         \
                "lower-case\t*\t*\t-1.5\nshouted\t*\t*\t-0.25\nother-language\t*\t*\t-0.75\n"      \
                "needs-language\t*\t*\t-6\nin-it\tland\t*\t0.5\nflagged\t*\t*\t0.125\n"            \
                "form-it\tland\tabbrev\t4\nworthless\t*\t*\t0\n"),                                 \
        "e.rules",                                                                                 \
        "evidence in-it for land\n  before \"in\"\n"                                               \
        "evidence flagged for any\n  flag common-word\n  after \"!\"\n"                            \
        "evidence form-it for land abbrev\n  after \"!\"\n"                                        \
        "evidence worthless for any\n  after any\n"                                                \
        "evidence unweighed for any\n  after any\n"                                                \
        "evidence other-type for sea\n  after any\n"

/* Evidence of the first candidate, kept or dropped, as "prior +2 in-it +0.5". */
static const struct {
    const char *text, *language, *evidence;
} cases[] = {
    {"Oz", NULL, "prior +2"},
    {"in Oz", NULL, "prior +2 in-it +0.5"},
    {"New Oz", NULL, "prior +2 several-words +1"},
    {"New-Oz", NULL, "prior +2 several-words +1"},
    {"OZ is what it was", NULL, "prior +2 shouted -0.25"},
    {"中国", NULL, "prior +2"}, /* nothing that could be in capitals */
    {"OZ IS WHAT IT WAS", NULL, "prior +2"},
    {"RU is what it was", NULL, "prior +2"},
    {"RU!", NULL, "prior +2 form-it +4"},
    {"Turkey!", NULL, "prior +2 common-word -3 flagged +0.125"},
    {"turkey", NULL, "prior +2 common-word -3 lower-case -1.5"},
    {"Chad and", NULL, "prior +2 common-word -3 person -0.5"},
    {"Turkey der die und", NULL, "prior +2 common-word -3 other-language -0.75"},
    {"Turkey of the and", NULL, "prior +2 common-word -3"},
    {"Turkey", "de", "prior +2 common-word -3 other-language -0.75"},
    {"Turkey", "xx", "prior +2 common-word -3"},
    {"Turkey der", "en", "prior +2 common-word -3"},
    {"Turkey der the", NULL, "prior +2 common-word -3"},
    {"Turkey\n\nder die und", NULL, "prior +2 common-word -3 other-language -0.75"}, /* the text */
    {"Turkey of the\n\nder die und", NULL, "prior +2 common-word -3"}, /* before the text */
    {"dem", NULL, "prior +2 needs-language -6"},
    {"dem", "de", "prior +2"},
    {"dem", "en", "prior +2 needs-language -6"},
    {"dem der die", NULL, "prior +2"},
    {"dem der die", "en", "prior +2 needs-language -6"}, /* a hint is worth three words */
    {"dem der die und der", "en", "prior +2"},
    {"dem the of", "de", "prior +2"},
    {"dem the of the and", "de", "prior +2 needs-language -6"},
};

/* "prior +2 in-it +0.5" */
static double show_evidence(const nomen_entity *e, char *shown, size_t size)
{
    double sum = 0;
    *shown = '\0';
    for (size_t i = 0; i < e->evidence_count; i++) {
        snprintf(shown + strlen(shown), size - strlen(shown), "%s%s %+g", i > 0 ? " " : "",
                 e->evidence[i].name, e->evidence[i].weight);
        sum += e->evidence[i].weight;
    }
    return sum;
}

START_TEST(evidence_adds_up)
{
    const char *pack[] = {LAND, NULL};
    nomen_model *model = support_model(pack);
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_document document = NOMEN_DOCUMENT_INIT;
    nomen_result result;
    options.explain = 1;
    document.language = cases[_i].language;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_OK);
    ck_assert_int_eq(
        nomen_tagger_tag(tagger, cases[_i].text, strlen(cases[_i].text), &document, &result, NULL),
        NOMEN_OK);
    ck_assert_uint_ge(result.count + result.dropped_count, 1);
    const nomen_entity *e = result.count > 0 ? result.entities : result.dropped;
    char shown[300];
    double sum = show_evidence(e, shown, sizeof shown);
    ck_assert_msg(strcmp(shown, cases[_i].evidence) == 0, "\"%s\": \"%s\", wanted \"%s\"",
                  cases[_i].text, shown, cases[_i].evidence);
    ck_assert_double_eq_tol(e->confidence, 1 / (1 + exp(-sum)), 1e-6);
    ck_assert_int_eq(result.count > 0, sum > 0);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}
END_TEST

/* A rule's prior is its own; a date that is none loses. */
START_TEST(rules_have_priors)
{
    const char *pack[] = {"r.rules",
                          "rule a -> x\n  match \"aa\"\n  prior 0.9\n"
                          "rule b -> x\n  match \"bb\"\n  prior 0.1\n"
                          "rule c -> x\n  match \"cc\"\n",
                          NULL};
    static const support_text texts[] = {
        {"aa bb cc", "aa=x:aa"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* What an introduced name is called elsewhere, later or (in a headline) before. */
START_TEST(aliases_are_learned)
{
    const char *pack[] = {"r.rules",
                          "rule firm -> company\n  match n:(title{1,3}) \"Inc\"\n  alias n\n"
                          "  id \"{n}\"\n  prior 0.95\n",
                          WEIGHTS("alias\tcompany\t*\t2\n"), NULL};
    static const support_text texts[] = {
        {"Zorvane Inc said. Zorvane said.", "Zorvane Inc=company:Zorvane Zorvane=company:Zorvane"},
        {"Zorvane said. Zorvane Inc said.", "Zorvane=company:Zorvane Zorvane Inc=company:Zorvane"},
        {"Zorvane Inc said. zorvane said. ZORVANE said.",
         "Zorvane Inc=company:Zorvane ZORVANE=company:Zorvane"},
        {"Grim Dog Inc said; Grim Dog did, Dog not.",
         "Grim Dog Inc=company:Grim Dog Grim Dog=company:Grim Dog"},
        {"Zorvane Inc", "Zorvane Inc=company:Zorvane"},
        /* initials in brackets, of any script, in any quotation marks */
        {"Grim Dog Inc (GDI) said. GDI did.",
         "Grim Dog Inc=company:Grim Dog GDI=company:Grim Dog GDI=company:Grim Dog"},
        {"Grim Dog Inc (« GD ») GD",
         "Grim Dog Inc=company:Grim Dog GD=company:Grim Dog GD=company:Grim Dog"},
        {"Grim Dog Inc（\"GD\"）: GD",
         "Grim Dog Inc=company:Grim Dog GD=company:Grim Dog GD=company:Grim Dog"},
        {"Μπλε Ουρανός Inc (ΜΟ). ΜΟ",
         "Μπλε Ουρανός Inc=company:Μπλε Ουρανός ΜΟ=company:Μπλε Ουρανός ΜΟ=company:Μπλε Ουρανός"},
        {"Синий Кит Inc (СК). СК",
         "Синий Кит Inc=company:Синий Кит СК=company:Синий Кит СК=company:Синий Кит"},
        {"Grim Dog Inc (GX) GX. Grim Dog Inc (gd) gd. Grim Dog Inc (GD", /* none of its own */
         "Grim Dog Inc=company:Grim Dog Grim Dog Inc=company:Grim Dog Grim Dog Inc=company:Grim Dog"},
        {"Grim Inc (G) G", "Grim Inc=company:Grim"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* What stands in brackets behind a name is another one if it is quoted, or a word says so. */
START_TEST(brackets_introduce)
{
    const char *pack[] = {
        "a.tsv", "#: class alias-word\n#: match fold\nname\tlang\nhereinafter\ten\nhereinafter the\ten\n"
                 "im folgenden\tde\nдалее\tru\n以下简称\tzh\n",
        "b.tsv", "#: class role-word\n#: match fold\nname\tlang\ncompany\ten\ngesellschaft\tde\n公司\tzh\n",
        "f.tsv", "#: class function-word\nname\tlang\nan\ten\n",
        "c.tsv", "#: class common-word\n#: match fold\nname\tlang\nforward\ten\n",
        "l.tsv", "#: type land\nname\tid\nOz\tOZ\n",
        "r.rules",
        "rule firm -> company\n  match n:(title{1,3}) \"Inc\"\n  id \"{n}\"\n  prior 0.95\n"
        "rule chinese -> company\n  match n:(ideograph{2,4}) \"有限公司\"\n  id \"{n}\"\n  prior 0.95\n"
        "rule gang -> gang\n  match \"UNC\" number\n  prior 0.95\n",
        WEIGHTS("alias\tcompany\t*\t2\nalias\tgang\t*\t2\nalias-unlike\tcompany\t*\t-4\n"
                "prior\tland\t*\t-1\n"), NULL};
    static const support_text texts[] = {
        /* quoted, in any marks */
        {"UNC 7 (\"Ghost Emperor\"). Ghost Emperor",
         "UNC 7=gang:UNC 7 Ghost Emperor=gang:UNC 7 Ghost Emperor=gang:UNC 7"},
        {"UNC 7 («Ghost», whoever). Ghost", "UNC 7=gang:UNC 7 Ghost=gang:UNC 7 Ghost=gang:UNC 7"},
        {"UNC 7 (「Ghost」). Ghost", "UNC 7=gang:UNC 7 Ghost=gang:UNC 7 Ghost=gang:UNC 7"},
        {"Grim Dog Inc (\"Grim\"). Grim",
         "Grim Dog Inc=company:Grim Dog Grim=company:Grim Dog Grim=company:Grim Dog"},
        /* worded */
        {"Grim Dog Inc (hereinafter \"Zorvane\"). Zorvane",
         "Grim Dog Inc=company:Grim Dog Zorvane=company:Grim Dog Zorvane=company:Grim Dog"},
        {"Grim Dog Inc (im Folgenden: „Zorvane“ oder so). Zorvane",
         "Grim Dog Inc=company:Grim Dog Zorvane=company:Grim Dog Zorvane=company:Grim Dog"},
        {"Grim Dog Inc (далее — Зорван). Зорван",
         "Grim Dog Inc=company:Grim Dog Зорван=company:Grim Dog Зорван=company:Grim Dog"},
        {"星桥数据有限公司（以下简称“星桥”）。星桥",
         "星桥数据有限公司=company:星桥数据 星桥=company:星桥数据 星桥=company:星桥数据"},
        /* a company's product is quoted there, too */
        {"Grim Dog Inc (\"Frozen Lake\"). Frozen Lake", "Grim Dog Inc=company:Grim Dog"},
        /* what contracts call a party */
        {"Grim Dog Inc (\"Company\"). Company", "Grim Dog Inc=company:Grim Dog"},
        {"Grim Dog Inc (hereinafter the Company). Company", "Grim Dog Inc=company:Grim Dog"},
        {"Grim Dog Inc (the \"Company\"). Company", "Grim Dog Inc=company:Grim Dog"},
        {"Grim Dog Inc (im Folgenden „Gesellschaft“). Gesellschaft", "Grim Dog Inc=company:Grim Dog"},
        {"Grim Dog Inc (hereinafter \"Selling Company\"). Selling Company",
         "Grim Dog Inc=company:Grim Dog"},
        {"星桥数据有限公司（以下简称“公司”）。公司", "星桥数据有限公司=company:星桥数据"},
        /* an ordinary word, another type's name, lower case, no end, something else */
        {"UNC 7 (\"Forward\"). Forward", "UNC 7=gang:UNC 7"},
        {"UNC 7 (\"Oz\"). Oz", "UNC 7=gang:UNC 7"},
        {"UNC 7 (\"ghost\"). ghost", "UNC 7=gang:UNC 7"},
        {"UNC 7 (\"Ghost. Ghost", "UNC 7=gang:UNC 7"},
        {"UNC 7 (\"Ghost\" is a tool). Ghost", "UNC 7=gang:UNC 7"},
        {"UNC 7 (Ghost). Ghost", "UNC 7=gang:UNC 7"},
        {"UNC 7 (hereinafter", "UNC 7=gang:UNC 7"},
        {"UNC 7 (hereinafter Ghost or Hound). Ghost or Hound", "UNC 7=gang:UNC 7"},
        {"UNC 7 (hereinafter An Old Ghost). An Old Ghost", "UNC 7=gang:UNC 7"},
        {"UNC 7 (\"", "UNC 7=gang:UNC 7"},
        {"UNC 7 (hereinafter Ghost of the seven seas and winds). Ghost", "UNC 7=gang:UNC 7"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* It is found again in its cases and with particles; the first form has the id. */
START_TEST(aliases_are_inflected)
{
    const char *pack[] = {
        "a.tsv", "#: class affix\n#: match fold\nname\tvalue\tlang\n은\tsuffix\tko\nn\tending\tfi\n",
        "words.tsv",
        "#: class function-word\n#: match fold\nname\tlang\nja\tfi\nthe\ten\n",
        "r.rules",
        "rule firm -> company\n  match n:((title | script(Hang)){1,3}) \"Inc\"\n  alias n\n"
        "  id \"{n}\"\n  prior 0.95\n",
        WEIGHTS("alias\tcompany\t*\t2\n"), NULL};
    static const support_text texts[] = {
        {"붉은 노을 Inc, 붉은 노을은", "붉은 노을 Inc=company:붉은 노을 붉은 노을=company:붉은 노을"},
        {"붉은 노을 Inc, 붉은 노을빛", "붉은 노을 Inc=company:붉은 노을 붉은=company:붉은 노을"},
        {"Белый Кит Inc; Белого Кита", "Белый Кит Inc=company:Белый Кит Белого Кита=company:Белый Кит"},
        {"Белый Кит Inc; белого кита; Белозерских Китов", "Белый Кит Inc=company:Белый Кит"},
        {"Белого Кита Inc; Белый Кит Inc",
         "Белого Кита Inc=company:Белого Кита Белый Кит Inc=company:Белый Кит"},
        {"Harmaa Hauki Inc ja Harmaan Hauen ja ja",
         "Harmaa Hauki Inc=company:Harmaa Hauki Harmaan Hauen=company:Harmaa Hauki"},
        {"Zorvane Inc ja Zorvanen ja ja", "Zorvane Inc=company:Zorvane Zorvanen=company:Zorvane"},
        {"Zorvane Inc the Zorvanen the the", "Zorvane Inc=company:Zorvane"},
        {"Harmaa Hauki Inc the Harmaan Hauen the the", "Harmaa Hauki Inc=company:Harmaa Hauki"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* The affixes of a word in two scripts are those of its last letter. */
START_TEST(affixes_of_the_last_script)
{
    const char *pack[] = {"n.tsv", "#: type company\nname\nKB금융\nKB9\nKT\n",
                          WEIGHTS("prior\tcompany\t*\t2\n"),
                          "a.tsv", "#: class affix\nname\tvalue\tlang\na\tending\tpl\n"
                          "은\tsuffix\tko\n", NULL};
    static const support_text texts[] = {
        {"KB금융은 KB금융", "KB금융=company:KB금융 KB금융=company:KB금융"},
        {"KT은 KB9은 KB9번지", "KT=company:KT KB9=company:KB9"}, /* behind a number, too */
        {"KB금융·KT 상승", "KB금융=company:KB금융 KT=company:KT"}, /* a dot parts Korean names */
        {"KT·KT", ""},                                         /* and no others: col·legi */
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* A name that mixes capitals is written so also where it is inflected. */
START_TEST(mixed_names_are_inflected)
{
    const char *pack[] = {"n.tsv", "#: type company\nname\nInPost\nPKP\n",
                          WEIGHTS("prior\tcompany\t*\t2\n"),
                          "f.tsv", "#: class function-word\nname\tlang\njest\tpl\nlecz\tpl\n",
                          "a.tsv", "#: class affix\nname\tvalue\tlang\nu\tending\tpl\n", NULL};
    static const support_text texts[] = {
        {"jest lecz z InPostu, Inpostu, INPOSTU", "InPostu=company:InPost INPOSTU=company:InPost"},
        {"jest lecz z PKPu, Pkpu, pkpu", "PKPu=company:PKP"}, /* an ending behind capitals */
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* What the document surely means in one place speaks for the other mentions, by the flags of their
 * rows: here a word may be a name, and a program's name stays one. */
START_TEST(the_document_speaks)
{
    const char *pack[] = {
        "g.tsv",
        "#: type gang\n#: match case\nname\tid\tform\tflags\nRancor\tR\tname\tcommon-word\n"
        "Dark\tD\tname\tproduct\nTin Pot\tT\tname\t\nPot\tT\talias\tcommon-word\n"
        "Turla\tU\tname\ttool\nSnake\tU\talias\ttool\n",
        "e.rules",
        "evidence is-gang for gang\n  after \"gang\"\n"
        "evidence is-program for gang\n  after \"backdoor\"\n",
        WEIGHTS("prior\tgang\t*\t2\ncommon-word\t*\t*\t-3\nproduct\t*\t*\t-6\nis-gang\t*\t*\t8\n"
                "agreement\tgang\t*\t1\nagreement/common-word\tgang\t*\t2.5\n"
                "introduced\tgang\t*\t0.5\nintroduced/common-word\tgang\t*\t3\n"
                "is-program\t*\t*\t-9\ndisagreement/tool\tgang\t*\t-4\n"),
        NULL};
    static const struct {
        const char *text, *evidence; /* of the last candidate */
    } texts[] = {
        {"Rancor", "prior +2 common-word -3"},
        {"Rancor gang, Rancor", "prior +2 common-word -3 agreement +1 agreement/common-word +2.5"},
        {"Dark gang, Dark", "prior +2 product -6 agreement +1"},
        {"Tin Pot gang, Pot", "prior +2 common-word -3 introduced +0.5 introduced/common-word +3"},
        {"Rancor gang, Dark", "prior +2 product -6"},
        {"Turla backdoor, Turla", "prior +2 disagreement/tool -4"},
        {"Turla backdoor, Snake", "prior +2"}, /* another name of theirs */
        {"Turla gang, Turla backdoor, Turla", "prior +2 agreement +1"},
        {"Turla gang, Turla backdoor, Turla backdoor, Turla",
         "prior +2 agreement +1 disagreement/tool -4"},
    };
    nomen_model *model = support_model(pack);
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_result result;
    options.explain = 1;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_OK);
    for (size_t i = 0; i < COUNT(texts); i++) {
        char shown[300];
        ck_assert_int_eq(
            nomen_tagger_tag(tagger, texts[i].text, strlen(texts[i].text), NULL, &result, NULL),
            NOMEN_OK);
        const nomen_entity *last = NULL;
        for (size_t k = 0; k < result.count; k++)
            last = &result.entities[k];
        for (size_t k = 0; k < result.dropped_count; k++)
            if (last == NULL || result.dropped[k].start > last->start)
                last = &result.dropped[k];
        ck_assert_ptr_nonnull(last);
        show_evidence(last, shown, sizeof shown);
        ck_assert_str_eq(shown, texts[i].evidence);
    }
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}
END_TEST

/* Whether anything is found in a text. */
static void expect_any(nomen_model *model, const char *text, bool wanted)
{
    char *shown = support_tag(model, text, NULL);
    ck_assert_msg((*shown != '\0') == wanted, "%s: \"%s\"", text, shown);
    free(shown);
}

/* A date's word that is of other languages than its paragraph is doubtful, as a row would be. */
START_TEST(dates_have_languages)
{
    const char *pack[] = {
        "m.tsv", "#: class month\n#: match fold\nname\tvalue\tlang\navril\t4\tfr\njuni\t6\tde\n"
                 "juni\t6\tnl\nmai\t5\tmul\n",
        "f.tsv", "#: class function-word\n#: match fold\nname\tlang\nder\tde\ndie\tde\nle\tfr\n"
                 "la\tfr\nhet\tnl\neen\tnl\n",
        "d.rules", "rule a -> date\n  match \"in\" m:@month y:number(2000..2100)?\n  value month(y, m)\n  prior 0.9\n",
        WEIGHTS("other-language\tdate\t*\t-3\n"), NULL};
    static const struct {
        const char *text;
        bool found;
    } texts[] = {
        {"in avril", true}, /* nobody knows the language */
        {"le la in avril", true}, {"der die in avril", false}, {"der die in juni", true},
        {"het een in juni", true}, {"le la in juni", false}, {"le la in mai", true},
    };
    nomen_model *model = support_model(pack);
    for (size_t i = 0; i < COUNT(texts); i++)
        expect_any(model, texts[i].text, texts[i].found);
    nomen_model_release(model);
}
END_TEST

/* A word of the topic in a short text, two in a long one. */
START_TEST(texts_have_topics)
{
    const char *pack[] = {
        "g.tsv", "#: type gang\n#: match case\nname\nRancor\n",
        "h.tsv", "#: type land\n#: match case\nname\nOz\n",
        "t.tsv", "#: class topic-word\n#: match fold\nname\tvalue\nransom\tgang\nzero day\tgang\n"
                 "river\tland\nsea\tsea\n",
        WEIGHTS("prior\t*\t*\t-1\non-topic\tgang\t*\t2\n"), NULL};
    static const struct {
        const char *text;
        unsigned padding; /* words that follow */
        bool found;
    } texts[] = {
        {"Rancor", 0, false},
        {"Rancor and a ransom", 0, true},
        {"Rancor and a zero-day", 0, true},
        {"Rancor and a zero", 0, false},
        {"Rancor and a river", 0, false},
        {"Rancor and the sea", 0, false},
        {"Oz and a ransom", 0, false}, /* its type has no weight for it */
        {"Rancor and a ransom", 400, false},
        {"Rancor and a ransom for a zero day", 400, true},
    };
    nomen_model *model = support_model(pack);
    for (size_t i = 0; i < COUNT(texts); i++) {
        char text[2000];
        strcpy(text, texts[i].text);
        for (unsigned k = 0; k < texts[i].padding; k++)
            strcat(text, " so");
        expect_any(model, text, texts[i].found);
    }
    nomen_model_release(model);
}
END_TEST

/* Words of the topic all over a text, or none, and rows that this speaks for or against. */
START_TEST(topics_throughout)
{
    const char *pack[] = {
        "g.tsv", "#: type gang\n#: match case\nname\tflags\nRancor\tplain\nFIN7\t\n"
                 "Hive\tplain,sure\nAPT1\tsure\n",
        "t.tsv", "#: class topic-word\n#: match fold\nname\tvalue\nransom\tgang\n",
        WEIGHTS("prior\t*\t*\t-3\non-topic\tgang\t*\t1\ntopic-throughout/plain\tgang\t*\t2.5\n"
                "off-topic/plain\tgang\t*\t-9\nsure\tgang\t*\t8\n"),
        NULL};
    static const struct {
        const char *name;
        unsigned words, padding; /* words of the topic, and others */
        bool found;
    } texts[] = {
        {"Rancor", 5, 0, true},    {"Rancor", 4, 0, false},  {"Rancor", 5, 290, true},
        {"Rancor", 5, 420, false}, {"Rancor", 8, 420, true}, {"FIN7", 8, 0, false},
        {"Hive", 1, 0, true},      {"Hive", 0, 5, false},    {"APT1", 0, 5, true},
    };
    nomen_model *model = support_model(pack);
    for (size_t i = 0; i < COUNT(texts); i++) {
        char text[4000];
        strcpy(text, texts[i].name);
        for (unsigned k = 0; k < texts[i].words + texts[i].padding; k++)
            strcat(text, k < texts[i].words ? " ransom" : " so");
        expect_any(model, text, texts[i].found);
    }
    nomen_model_release(model);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"confidence is calibrated", confidence_is_calibrated, 7},
        {"the most specific row counts", the_most_specific_row_counts, 0},
        {"evidence adds up", evidence_adds_up, COUNT(cases)},
        {"rules have priors", rules_have_priors, 0},
        {"aliases are learned", aliases_are_learned, 0},
        {"brackets introduce", brackets_introduce, 0},
        {"affixes of the last script", affixes_of_the_last_script, 0},
        {"mixed names are inflected", mixed_names_are_inflected, 0},
        {"aliases are inflected", aliases_are_inflected, 0},
        {"the document speaks", the_document_speaks, 0},
        {"texts have topics", texts_have_topics, 0},
        {"topics throughout", topics_throughout, 0},
        {"dates have languages", dates_have_languages, 0},
    };
    return support_run("context", tests, COUNT(tests));
}
