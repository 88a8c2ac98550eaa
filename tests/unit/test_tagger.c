/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * api/tagger: options, documents, odd texts, what a result holds, and reuse.
 */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const pack[] = {
    "l.tsv", "#: type land\nname\tid\tform\tflags\nOz\tOZ\tname\t\nNew Oz\tNO\tname\t\n"
             "Ozian\tOZ\tdemonym\t\nChad\tTD\tname\tperson\n",
    "o.tsv", "#: type other\nname\nOz Clarke\n",
    "s.tsv", "#: type ship\nname\nNew Oz Star\nChad\n",
    "c.tsv", "#: class unit\nname\tvalue\nday\tday\ndays\tday\n",
    "r.rules", "rule ago -> date\n  match n:number(1..99) u:@unit \"ago\"\n  value shift(u, -n)\n"
               "  prior 0.9\n"
               "type span optional\nrule span -> span\n  match n:number(1..99) u:@unit\n"
               "  value duration(u, n)\n  prior 0.8\n"
               "rule hull -> ship hull\n  match k:(\"MV\" | \"SS\") n:title{1,2}\n  emit n\n"
               "  attr kind = k\n  prior 0.8\n",
    "w.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\t*\t*\t2\nperson\tland\t*\t-0.5\n"
             "several-words\t*\t*\t0.25\n",
    NULL};

static nomen_model *model;

static void set_up(void)
{
    model = support_model(pack);
}

static void tear_down(void)
{
    nomen_model_release(model);
}

static nomen_tagger *new_tagger(const char *types, int explain)
{
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_error error = {0};
    options.types = types;
    options.explain = explain;
    nomen_status status = nomen_tagger_new(&tagger, model, &options, &error);
    ck_assert_msg(status == NOMEN_OK, "%s", error.message);
    return tagger;
}

/* ---- Options ---- */

START_TEST(options_are_checked)
{
    nomen_tagger *tagger = (nomen_tagger *)&model;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_error error;
    static const char *const wrong[] = {"country", "land,country", "unit", "lan", "land ", "land,,date"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        options.types = wrong[i];
        ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, &error), NOMEN_E_ARGUMENT);
        ck_assert_int_eq(error.status, NOMEN_E_ARGUMENT);
        ck_assert_str_ne(error.message, "");
        ck_assert_ptr_eq(tagger, (nomen_tagger *)&model); /* untouched */
    }
    options = (nomen_tagger_options)NOMEN_TAGGER_OPTIONS_INIT;
    options.size = 3;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_E_ARGUMENT);
    nomen_tagger_free(NULL);
}
END_TEST

static const struct {
    const char *types, *text, *shown;
} filters[] = {
    {NULL, "Oz 3 days ago on MV Aurora", "Oz=land:OZ/name 3 days ago=date:2023-09-05{anchor=2023-09-08} "
                                         "Aurora=ship:Aurora/hull{kind=MV}"},
    {"land", "Oz 3 days ago on MV Aurora", "Oz=land:OZ/name"},
    {"date", "Oz 3 days ago on MV Aurora", "3 days ago=date:2023-09-05{anchor=2023-09-08}"},
    {"date,land", "Oz 3 days ago on MV Aurora", "Oz=land:OZ/name 3 days ago=date:2023-09-05{anchor=2023-09-08}"},
    {"ship,", "Oz 3 days ago on MV Aurora", "Aurora=ship:Aurora/hull{kind=MV}"},
    {"", "Oz 3 days ago on MV Aurora", ""},
    {NULL, "New Oz Star", "New Oz Star=ship:New Oz Star"},
    {"land", "New Oz Star", "New Oz=land:NO/name"},
    {"land", "Oz Clarke in Oz", "Oz=land:OZ/name"}, /* the hidden type still guards its text */
    {NULL, "Oz Clarke in Oz", "Oz=land:OZ/name"},
    {NULL, "Oz for 3 days", "Oz=land:OZ/name"}, /* an optional type is off ... */
    {"span", "Oz for 3 days", "3 days=span:P3D"},
    {"all", "Oz for 3 days", "Oz=land:OZ/name 3 days=span:P3D"},
};

START_TEST(types_filter)
{
    nomen_tagger *tagger = new_tagger(filters[_i].types, 0);
    nomen_document document = NOMEN_DOCUMENT_INIT;
    nomen_result result;
    document.date = "2023-09-08";
    ck_assert_int_eq(nomen_tagger_tag(tagger, filters[_i].text, strlen(filters[_i].text), &document,
                                      &result, NULL), NOMEN_OK);
    char *shown = support_show(filters[_i].text, &result);
    ck_assert_str_eq(shown, filters[_i].shown);
    free(shown);
    nomen_tagger_free(tagger);
}
END_TEST

/* ---- Documents ---- */

START_TEST(documents_are_checked)
{
    nomen_tagger *tagger = new_tagger(NULL, 0);
    nomen_document document = NOMEN_DOCUMENT_INIT;
    nomen_result result;
    nomen_error error;
    static const char *const wrong[] = {"", "today", "2023-9-8", "2023-13-01", "2023-02-29",
                                        "2023-09-08 ", "20230908", "08.09.2023", "2023-09-08T10:00"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        document.date = wrong[i];
        memset(&result, 7, sizeof result);
        nomen_result before = result;
        ck_assert_msg(nomen_tagger_tag(tagger, "Oz", 2, &document, &result, &error) ==
                          NOMEN_E_ARGUMENT, "%s", wrong[i]);
        ck_assert_mem_eq(&before, &result, sizeof result);
        ck_assert_ptr_nonnull(strstr(error.message, "YYYY-MM-DD"));
    }
    document.date = "2024-02-29";
    ck_assert_int_eq(nomen_tagger_tag(tagger, "Oz", 2, &document, &result, &error), NOMEN_OK);
    ck_assert_uint_eq(result.count, 1);
    document.size = 1;
    ck_assert_int_eq(nomen_tagger_tag(tagger, "Oz", 2, &document, &result, NULL), NOMEN_E_ARGUMENT);
    document = (nomen_document)NOMEN_DOCUMENT_INIT;
    document.language = "no such language";
    ck_assert_int_eq(nomen_tagger_tag(tagger, "Oz", 2, &document, &result, NULL), NOMEN_OK);
    ck_assert_uint_eq(result.count, 1);
    nomen_tagger_free(tagger);
}
END_TEST

/* ---- Texts ---- */

static const struct {
    const char *text;
    size_t length;
    const char *spans; /* "3-5 9-11" */
    size_t replaced;
} texts[] = {
    {"", 0, "", 0},
    {NULL, 0, "", 0},
    {"Oz", 2, "0-2", 0},
    {"Ozone", 2, "0-2", 0}, /* the length counts, not the NUL */
    {"\0Oz\0Oz\0", 7, "1-3 4-6", 0},
    {"\xFFOz\xFE\xFE Oz", 8, "1-3 6-8", 3},
    {"Oz\xE2\x82", 4, "0-2", 1},
    {"\xED\xA0\x80Oz", 5, "3-5", 3},
    {"\xF0\x9F\x98\x80Oz \xC3\xA9 Oz", 12, "4-6 10-12", 0},
    {"\xEF\xBB\xBFOz", 5, "3-5", 0},
    {"Oz\r\nOz\rOz", 9, "0-2 4-6 7-9", 0},
    {"\n\n\n", 3, "", 0},
    {"   \t ", 5, "", 0},
    {"O\xCC\x81z Oz\xCC\x81", 10, "0-4 5-9", 0},
};

START_TEST(odd_texts)
{
    nomen_tagger *tagger = new_tagger(NULL, 0);
    nomen_result result;
    size_t length = texts[_i].length;
    char *exact = length > 0 ? malloc(length) : NULL; /* of the exact size, for the sanitizer */
    if (length > 0)
        memcpy(exact, texts[_i].text, length);
    ck_assert_int_eq(nomen_tagger_tag(tagger, exact, length, NULL, &result, NULL), NOMEN_OK);
    char spans[100] = "";
    for (size_t i = 0; i < result.count; i++)
        snprintf(spans + strlen(spans), sizeof spans - strlen(spans), "%s%zu-%zu", i > 0 ? " " : "",
                 result.entities[i].start, result.entities[i].end);
    ck_assert_str_eq(spans, texts[_i].spans);
    ck_assert_uint_eq(result.replaced, texts[_i].replaced);
    nomen_tagger_free(tagger);
    free(exact);
}
END_TEST

/* ---- Results ---- */

static const char mixture[] =
    "New Oz Star left Oz 3 days ago. Chad and Ozian friends met Oz Clarke on MV Grim Reaper in New "
    "Oz; SS Chad came 5 days ago.\n\nOZ IS NEW OZ. oz, new Oz.";

START_TEST(explanations_add_up)
{
    nomen_tagger *tagger = new_tagger(NULL, 1), *plain = new_tagger(NULL, 0);
    nomen_result result, without;
    ck_assert_int_eq(nomen_tagger_tag(tagger, mixture, sizeof mixture - 1, NULL, &result, NULL),
                     NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_tag(plain, mixture, sizeof mixture - 1, NULL, &without, NULL),
                     NOMEN_OK);
    ck_assert_uint_eq(result.count, without.count);
    ck_assert_uint_gt(result.count, 6);
    ck_assert_uint_gt(result.dropped_count, 4);
    ck_assert_uint_eq(without.dropped_count, 0);
    for (int side = 0; side < 2; side++) {
        const nomen_entity *list = side == 0 ? result.entities : result.dropped;
        size_t count = side == 0 ? result.count : result.dropped_count;
        for (size_t i = 0; i < count; i++) {
            const nomen_entity *e = &list[i];
            double sum = 0;
            for (size_t k = 0; k < e->evidence_count; k++)
                sum += e->evidence[k].weight;
            ck_assert_uint_gt(e->evidence_count, 0);
            ck_assert_double_eq_tol(e->confidence, 1 / (1 + exp(-sum)), 1e-6);
            ck_assert(e->start < e->end && e->end < sizeof mixture);
            ck_assert_str_ne(e->source, "");
            if (side == 0) {
                ck_assert_double_gt(sum, 0);
                ck_assert_ptr_null(e->rival);
                ck_assert_uint_ge(e->start, i > 0 ? list[i - 1].end : 0);
            } else if (e->rival != NULL) {
                ck_assert(e->rival->start < e->end && e->start < e->rival->end);
            } else {
                ck_assert(sum <= 0 || strcmp(e->type, "other") == 0);
            }
        }
    }
    for (size_t i = 0; i < without.count; i++) {
        ck_assert_uint_eq(without.entities[i].start, result.entities[i].start);
        ck_assert_double_eq(without.entities[i].confidence, result.entities[i].confidence);
        ck_assert_ptr_null(without.entities[i].evidence);
    }
    nomen_tagger_free(tagger);
    nomen_tagger_free(plain);
}
END_TEST

/* What is believed but lost its text, each entity once, by start and length. */
START_TEST(overlaps_are_listed)
{
    static const struct {
        const char *text, *overlaps;
    } cases[] = {
        {"Oz", ""},
        {"New Oz Star", "New Oz=land:NO/name Oz=land:OZ/name"},
        {"Oz Clarke saw Oz", "Oz=land:OZ/name"}, /* hidden winners take text, too */
        {"Chad", "Chad=land:TD/name"},
        {"SS Chad", "Chad=land:TD/name"}, /* the ship stands once */
        {"zoz", ""},
    };
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.overlaps = 1;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        nomen_result result;
        size_t length = strlen(cases[i].text);
        ck_assert_int_eq(nomen_tagger_tag(tagger, cases[i].text, length, NULL, &result, NULL), 0);
        nomen_result shown = {.entities = result.overlaps, .count = result.overlap_count};
        char *list = support_show(cases[i].text, &shown);
        ck_assert_str_eq(list, cases[i].overlaps);
        for (size_t k = 0; k < result.overlap_count; k++)
            if (result.overlaps[k].rival != NULL)
                ck_assert(result.overlaps[k].rival->start < result.overlaps[k].end);
        free(list);
    }
    nomen_tagger_free(tagger);
}
END_TEST

/* Sources name the row or the rule. */
START_TEST(sources_are_named)
{
    nomen_tagger *tagger = new_tagger(NULL, 0);
    nomen_result result;
    static const char text[] = "New Oz, 2 days ago";
    ck_assert_int_eq(nomen_tagger_tag(tagger, text, sizeof text - 1, NULL, &result, NULL), NOMEN_OK);
    ck_assert_uint_eq(result.count, 2);
    ck_assert_str_eq(result.entities[0].source, "l.tsv:4");
    ck_assert_str_eq(result.entities[1].source, "r.rules:1 ago");
    nomen_tagger_free(tagger);
}
END_TEST

/* ---- Reuse ---- */

static const char *const many[] = {
    "Oz", "", mixture, "nothing at all", "New Oz Star", "\xFF\xFE", "Oz Clarke", mixture,
    "3 days ago 4 days ago 5 days ago 6 days ago", "Oz\n\nOz\n\nOz", "x", "SS Minnow",
};

START_TEST(reuse_changes_nothing)
{
    for (int explain = 0; explain < 2; explain++) {
        nomen_tagger *reused = new_tagger(NULL, explain);
        for (int round = 0; round < 50; round++) {
            const char *text = many[(size_t)(round * 7 + round / 5) % COUNT(many)];
            nomen_tagger *fresh = new_tagger(NULL, explain);
            nomen_result a, b;
            if (round % 9 == 4) { /* a failure between */
                nomen_document wrong = NOMEN_DOCUMENT_INIT;
                wrong.date = "never";
                ck_assert_int_eq(nomen_tagger_tag(reused, text, strlen(text), &wrong, &a, NULL),
                                 NOMEN_E_ARGUMENT);
            }
            ck_assert_int_eq(nomen_tagger_tag(reused, text, strlen(text), NULL, &a, NULL), NOMEN_OK);
            ck_assert_int_eq(nomen_tagger_tag(fresh, text, strlen(text), NULL, &b, NULL), NOMEN_OK);
            char *left = support_show(text, &a), *right = support_show(text, &b);
            ck_assert_str_eq(left, right);
            ck_assert_uint_eq(a.dropped_count, b.dropped_count);
            ck_assert_uint_eq(a.replaced, b.replaced);
            free(left);
            free(right);
            nomen_tagger_free(fresh);
        }
        nomen_tagger_free(reused);
    }
}
END_TEST

/* A result lives until the next call, also when the text is gone. */
START_TEST(results_outlive_texts)
{
    nomen_tagger *tagger = new_tagger(NULL, 1);
    nomen_result result;
    char *copy = strdup(mixture);
    ck_assert_int_eq(nomen_tagger_tag(tagger, copy, strlen(copy), NULL, &result, NULL), NOMEN_OK);
    char *before = support_show(copy, &result);
    memset(copy, 'x', strlen(copy));
    free(copy);
    char *after = support_show(mixture, &result);
    ck_assert_str_eq(after, before);
    free(before);
    free(after);
    nomen_tagger_free(tagger);
}
END_TEST

/* A tagger keeps its model alive. */
START_TEST(taggers_own_the_model)
{
    nomen_model *own = support_model(pack);
    nomen_tagger *tagger = NULL;
    nomen_result result;
    ck_assert_int_eq(nomen_tagger_new(&tagger, own, NULL, NULL), NOMEN_OK);
    ck_assert_ptr_eq(nomen_model_retain(own), own);
    nomen_model_release(own);
    nomen_model_release(own);
    nomen_model_release(NULL);
    ck_assert_int_eq(nomen_tagger_tag(tagger, "Oz", 2, NULL, &result, NULL), NOMEN_OK);
    ck_assert_str_eq(result.entities[0].id, "OZ");
    nomen_tagger_free(tagger);
}
END_TEST

/* ---- What needs no model ---- */

static int stop_at_third(void *context, const nomen_token *token)
{
    (void)token;
    return ++*(int *)context == 3 ? 42 : 0;
}

START_TEST(visitors_can_stop)
{
    int calls = 0;
    ck_assert_int_eq(nomen_tokenize("a b c d", 7, stop_at_third, &calls, NULL), 42);
    ck_assert_int_eq(calls, 3);
    calls = 0;
    ck_assert_int_eq(nomen_tokenize("a b", 3, stop_at_third, &calls, NULL), NOMEN_OK);
    ck_assert_int_eq(calls, 2);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"options are checked", options_are_checked, 0},
        {"types filter", types_filter, COUNT(filters)},
        {"documents are checked", documents_are_checked, 0},
        {"odd texts", odd_texts, COUNT(texts)},
        {"explanations add up", explanations_add_up, 0},
        {"overlaps are listed", overlaps_are_listed, 0},
        {"sources are named", sources_are_named, 0},
        {"reuse changes nothing", reuse_changes_nothing, 0},
        {"results outlive texts", results_outlive_texts, 0},
        {"taggers own the model", taggers_own_the_model, 0},
        {"visitors can stop", visitors_can_stop, 0},
    };
    return support_run_with("tagger", tests, COUNT(tests), set_up, tear_down);
}
