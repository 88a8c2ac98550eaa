/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/table, weights, phrase_key: what tables may say, and every fault with its place.
 */
#include "api/objects.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

#define HEAD "#: type country\nname\tid\tlang\tform\tmatch\tflags\n"
#define WEIGHTS "#: weights\nevidence\ttype\tform\tweight\n"

/* ---- Faults ---- */

static const struct {
    const char *table, *diagnostics;
} faults[] = {
    /* the head */
    {"#: type\nname\nA\n", "NM0101 1:0 NM0116 2:0"},
    {"#: class \nname\nA\n", "NM0101 1:0 NM0116 2:0"},
    {"#: colour red\n#: type t\nname\nA\n", "NM0102 1:4"},
    {"#: type t\nname\tcolour\nA\tb\n", "NM0103 2:6"},
    {"#: type t\nid\tform\nA\tb\n", "NM0104 2:0"},
    {"name\nA\nB\n", "NM0116 1:0"},
    {"A\tB\tC\nD\tE\tF\n", "NM0116 1:0"},
    {"", "NM0117 0:0"},
    {"# only a comment\n", "NM0117 0:0"},
    {"#: type t\n# no rows\n", "NM0117 0:0"},
    {"#: type t\nname\tid\n", "NM0117 0:0"},
    {"#: type t\n#: class t\nname\nA\n", "NM0121 2:0"},
    {"#: type t\n#: type t\nname\nA\n", "NM0121 2:0"},
    {"#: class c\n#: weights\nname\nA\n", "NM0121 2:0"},
    {"#: type t\nname\tid\tname\nA\tb\tC\n", "NM0122 2:9"},
    {"#: type t\nname\tid\tvalue\nA\tb\tc\n", "NM0122 2:9"},
    /* rows */
    {HEAD "\tA\t\t\t\t\n", "NM0105 3:0"},
    {HEAD " Oz\tA\t\t\t\t\nO  z\tA\t\t\t\t\nOz \tA\t\t\t\t\n", "NM0106 3:1 NM0106 4:1 NM0106 5:1"},
    {HEAD "Cote\xCC\x81\tA\t\t\t\t\n", "NM0107 3:1"},
    {HEAD "Oz\tA\t\t\tfuzzy\t\n", "NM0108 3:8"},
    {HEAD "Oz\tA\t\t\tCASE\t\n", "NM0108 3:8"},
    {HEAD "Oz\tA\ten\tname\tcase\ta,b\nÉ\tB\t\t\tloose\ta\n", "NM0108 4:7"},
    {HEAD "-\tA\t\t\t\t\n", "NM0111 3:1"},
    {HEAD "Oz\tA\n", "NM0113 3:0"},
    {HEAD "Oz\tA\t\t\t\t\t\t\n", "NM0113 3:0"},
    {HEAD "Oz\tA\t\x01\t\t\t\n", "NM0115 3:6"},
    {HEAD "é\tA\t\xFF\t\t\t\n", "NM0115 3:5"},
    {HEAD "Oz\tA\t\t\t\t\r\nOz\xC0\x80\tA\t\t\t\t\n", "NM0115 4:3"},
    {"#: type t\nname\nA\nA\n", "NM0120 4:0 NM0301 4:0"},
    {"#: type t\nname\tid\nA\tx\nA\ty\nB\tx\n", "NM0302 4:0"},
    {"#: type t\nname\tid\tmatch\nA\tx\tcase\nA\ty\texact\nB\tx\tcase\n", "NM0302 4:0"},
    {"#: type t\nname\tid\tmatch\nA\tx\tcase\na\ty\texact\n", ""},
    {"#: type t\nname\tid\tlang\nA\tx\tcs\nA\ty\tsv\n", ""},
    {"#: type t\nname\tid\tlang\nA\tx\tcs\nA\ty\tmul\n", "NM0302 4:0"},
    {"#: type t\nname\n...\nC\xD0\xB0mel\n", "NM0123 3:1 NM0118 4:1"},
    {"#: class c\nname\n...\n", ""},
    {"#: type t\nname\nB\nA\nC\nB\n", "NM0119 4:0 NM0301 6:0"},
    /* weights */
    {"#: weights\nevidence\ttype\tweight\n", "NM0117 0:0 NM0130 2:0"},
    {WEIGHTS "prior\t*\t*\n", "NM0131 3:0"},
    {WEIGHTS "\t*\t*\t1\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\tmuch\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t1.2345\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t1e3\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t-\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t1.2.3\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t1\t2\n", "NM0131 3:0"},
    {WEIGHTS "prior\t*\t*\t1\nx\ty\nprior\ta\tb\t+2.5\nz\n", "NM0131 4:0 NM0132 5:0 NM0131 6:0"},
    /* none */
    {HEAD "Oz\tA\t\t\t\t\n", ""},
    {"\xEF\xBB\xBF" HEAD "Oz\tA\t\t\t\t\n", ""},
    {"#: type t\r\nname\tid\r\nA\tb\r\n\r\n# end\r\n", ""},
    {"#: class c\n#: source s\n#: licence l\n#: refresh r\n#: lang en\n#: form f\n#: match fold\n"
     "value\tname\n1\tA\n", ""},
    {"#: class c\nname\tvalue\nA\t1\nA\t2\n", ""},
    {WEIGHTS "prior\t*\t*\t-12.345\nx\tt\tf\t+.5\n", "NM0132 4:0"},
};

START_TEST(faults_are_told)
{
    const char *pack[] = {"t.tsv", faults[_i].table, NULL};
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    nomen_status status = nomen_builder_build(builder, &model, NULL);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, faults[_i].diagnostics);
    bool error = false;
    for (size_t i = 0; i < nomen_builder_diagnostic_count(builder); i++) {
        const nomen_diagnostic *d = nomen_builder_diagnostic(builder, i);
        error = error || d->severity == NOMEN_ERROR;
        ck_assert(d->message[0] != '\0' && strchr(d->message, '\n') == NULL);
        ck_assert_uint_ge(d->width, 1);
        ck_assert_str_eq(strrchr(d->file, '/'), "/t.tsv");
    }
    ck_assert_int_eq(status, error ? NOMEN_E_PACK : NOMEN_OK);
    free(told);
    nomen_model_release(model);
    nomen_builder_free(builder);
}
END_TEST

/* Names, languages, forms and flags beyond their bounds. */
START_TEST(bounds_are_told)
{
    enum { ROOM = 400000 };
    char *table = malloc(ROOM), *at = table;
    at += sprintf(at, HEAD);
    at += sprintf(at, "x1");
    for (int i = 2; i <= 48; i++)
        at += sprintf(at, " x%c", 'a' + i % 26);
    at += sprintf(at, "\tA\t\t\t\t\n");
    for (int i = 0; i < 49; i++)
        at += sprintf(at, i > 0 ? " x" : "x");
    at += sprintf(at, "\tB\t\t\t\t\n");
    for (int i = 0; i < 17; i++)
        at += sprintf(at, "f%d\tC\t\t\t\tflag%d\n", i, i);
    at += sprintf(at, "e\tC\t\t\t\ta,,b\n");
    for (int i = 0; i < 256; i++)
        at += sprintf(at, "g%d\tC\t\tform%d\t\t\n", i, i);
    at += sprintf(at, "long%.*s\tC\t\t\t\t\n", 0, "");
    char *longer = malloc(40000);
    memset(longer, 'y', 39999);
    longer[39999] = '\0';
    at += sprintf(at, "%s\tC\t\t\t\t\n", longer);
    at += sprintf(at, "%.30000s\tC\t\t\t\t\n", longer);
    ck_assert_int_lt(at - table, ROOM);
    const char *pack[] = {"t.tsv", table, NULL};
    nomen_builder *builder = support_builder(pack);
    char *told = support_diagnostics(builder);
    /* 49 tokens; the 17th flag; an empty flag; forms 255 and 256 (none is form 0); 40,000 bytes. */
    ck_assert_ptr_nonnull(strstr(told, "NM0112 4:1 NM0109 21:"));
    ck_assert_ptr_nonnull(strstr(told, "NM0110 277:0 NM0110 278:0"));
    ck_assert_ptr_nonnull(strstr(told, "NM0114 280:0"));
    free(told);
    free(longer);
    free(table);
    nomen_builder_free(builder);
}
END_TEST

/* No more than a bounded number of remarks a file, and the count goes on. */
START_TEST(remarks_are_bounded)
{
    enum { ROWS = 5000 };
    char *table = malloc(ROWS * 4 + 100), *at = table;
    at += sprintf(at, "#: type t\nname\n");
    for (int i = 0; i < ROWS; i++)
        at += sprintf(at, " x\n");
    const char *pack[] = {"t.tsv", table, "u.tsv", "#: type t\nname\n y\n", NULL};
    nomen_builder *builder = support_builder(pack);
    ck_assert_uint_eq(nomen_builder_diagnostic_count(builder), 1001);
    nomen_error error;
    nomen_model *model = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &model, &error), NOMEN_E_PACK);
    ck_assert_str_eq(error.message, "5001 errors in the pack");
    ck_assert_ptr_null(model);
    ck_assert_ptr_null(nomen_builder_diagnostic(builder, 1001));
    free(table);
    nomen_builder_free(builder);
}
END_TEST

/* ---- What tables say ---- */

/* Defaults of the head hold where a column is missing or a cell is empty. */
START_TEST(defaults_hold)
{
    const char *pack[] = {
        "a.tsv", "#: type country\n#: form name\n#: match fold\n"
                 "name\tform\nRuritania\t\nStrelsau\tcapital\n",
        "b.tsv", "#: type vessel\n#: match exact\nname\tid\tmatch\nAda\tA1\t\nBob\t\tfold\n",
        "w.tsv", WEIGHTS "prior\t*\t*\t2\n", NULL};
    static const support_text texts[] = {
        {"ruritania STRELSAU ada Ada bOB Bob",
         "ruritania=country:Ruritania/name STRELSAU=country:Strelsau/capital Ada=vessel:A1 "
         "bOB=vessel:Bob Bob=vessel:Bob"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* "&" is "and", and commas inside a name may be missing; the capitals are still asked for. */
START_TEST(names_have_variants)
{
    static const support_text cases[] = {
        {"Ab, Cd & Ef, Inc.", "Ab, Cd & Ef, Inc.=firm:A"},
        {"Ab Cd and Ef Inc.", "Ab Cd and Ef Inc.=firm:A"},
        {"AB CD & EF INC.", "AB CD & EF INC.=firm:A"},
        {"Ab Cd & Ef Inc.", "Ab Cd & Ef Inc.=firm:A"},
        {"Ab Cd & Ef inc.", ""},
        {"Ab, Cd & Ef, inc.", ""},
        {"Gh, IJ", "Gh, IJ=firm:G"},
        {"Gh IJ", "Gh IJ=firm:G"},
        {"Gh Ij", ""},
        {"kL, Mn", "kL, Mn=firm:K"},
        {"kL Mn", ""}, /* a row that is compared letter for letter has no variants */
    };
    const char *pack[] = {"a.tsv",
                          "#: type firm\nname\tid\nAb, Cd & Ef, Inc.\tA\nGh, IJ\tG\nkL, Mn\tK\n",
                          "w.tsv", WEIGHTS "prior\t*\t*\t2\n", NULL};
    support_expect(pack, cases, COUNT(cases));
}
END_TEST

/* A name may have any number of rows; of very many, only the first are looked at. */
START_TEST(rows_of_one_name_are_bounded)
{
    enum { ROWS = NM_ENTRIES_MAX + 10 };
    char table[40 * ROWS] = "#: type t\nname\tid\n";
    for (int i = 0; i < ROWS; i++)
        snprintf(table + strlen(table), 40, "Oz\tid%04d\n", i);
    const char *pack[] = {"t.tsv", table, NULL};
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &model, NULL), NOMEN_OK);
    bool told = false;
    for (size_t i = 0; i < nomen_builder_diagnostic_count(builder); i++)
        told = told || strcmp(nomen_builder_diagnostic(builder, i)->code, "NM0306") == 0;
    ck_assert(told);
    uint32_t low, high;
    nm_view_entries(&model->view, 1, &low, &high);
    ck_assert_uint_eq(high - low, NM_ENTRIES_MAX);
    nomen_model_release(model);
    nomen_builder_free(builder);
}
END_TEST

/* Facts name sources with their licences. */
START_TEST(sources_are_kept)
{
    const char *pack[] = {"x/a.tsv", "#: type t\n#: source a book\n#: licence CC0-1.0\nname\nA\nB\n",
                          NULL};
    nomen_model *model = support_model(pack);
    bool found = false;
    for (size_t i = 0; i < nomen_model_fact_count(model); i++) {
        nomen_fact fact;
        ck_assert_int_eq(nomen_model_fact(model, i, &fact), NOMEN_OK);
        if (strcmp(fact.group, "source") == 0) {
            found = true;
            ck_assert_str_eq(fact.name, "x/a.tsv");
            ck_assert_ptr_nonnull(strstr(fact.text, "CC0-1.0"));
            ck_assert_uint_eq(fact.count, 2);
        }
    }
    ck_assert(found);
    nomen_fact fact;
    ck_assert_int_eq(nomen_model_fact(model, nomen_model_fact_count(model), &fact),
                     NOMEN_E_ARGUMENT);
    nomen_model_release(model);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"faults are told", faults_are_told, COUNT(faults)},
        {"bounds are told", bounds_are_told, 0},
        {"remarks are bounded", remarks_are_bounded, 0},
        {"defaults hold", defaults_hold, 0},
        {"names have variants", names_have_variants, 0},
        {"rows of one name are bounded", rows_of_one_name_are_bounded, 0},
        {"sources are kept", sources_are_kept, 0},
    };
    return support_run("table", tests, COUNT(tests));
}
