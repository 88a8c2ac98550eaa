/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the fuzz targets share: a pack in memory that fills every section, models from drafts, and
 * what must hold of any result.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "api/objects.h"
#include "compile/link.h"
#include "compile/parser.h"
#include "compile/table.h"
#include "text/utf8.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition))                                                                          \
            abort();                                                                               \
    } while (0)

static const char fuzz_land[] =
    "#: type land\nname\tid\tlang\tform\tmatch\tflags\nChad\tTD\tmul\tname\tcase\tperson,place\n"
    "New Oz\tNO\ten\tname\tfold\t\nOz\tOZ\tmul\tname\tcase\tcommon-word\nOZ\tOZ\tmul\tabbrev\texact\t\n"
    "SentinelOz\tSO\tmul\tname\tcase\t\nle Tchad\tTD\tfr\tname\tcase\tlang-only\n\xE4\xB8\xAD\xE5\x9B\xBD\t"
    "CN\tzh\tname\tcase\t\nC\xC3\xB4te d'Oz\tCO\tfr\tname\tcase\t\nAPT28\tAPT28\tmul\t\tcase\t\n";
static const char fuzz_other[] = "#: type other\nname\nOz Clarke\nNew Oz Times\n";
static const char fuzz_words[] =
    "#: class unit\n#: match fold\nname\tvalue\tform\nday\tday\ten\ndays\tday\ten\n"
    "light year\tyear\ten\nweek\tweek\ten\n";
static const char fuzz_month[] =
    "#: class month\n#: match fold\nname\tvalue\nmay\t5\nsept\t9\nSeptember\t9\n";
static const char fuzz_function[] =
    "#: class function-word\n#: match fold\nname\tlang\nand\ten\nde\tfr\nle\tfr\nthe\ten\n";
static const char fuzz_rules[] =
    "macro gap = \"-\"? ~\n"
    "rule day -> date\n  match d:number(1..31) gap? m:@month y:digits(4)?\n  value date(y, m, d)\n"
    "  not-before \"no\"\n  prior 0.9\n"
    "rule ago -> date\n  match n:(number | \"a\") u:@unit \"ago\"\n  value shift(u, -n)\n  prior 0.8\n"
    "rule firm -> company\n  match n:(capitalised{1,4}) (\",\")? k:(\"inc\" | \"ltd\" \".\"?)\n"
    "  alias n\n  id \"{n}\"\n  attr kind = k\n  prior 0.9\n"
    "rule group -> land\n  match \"apt\" (\"-\" ~)? n:digits(1..3)\n  emit n\n  id \"APT{n}\"\n  prior 0.7\n"
    "rule any-number -> code\n  match \"code\" c:(any & !lower){1,6}\n  id c\n  prior 0.6\n"
    "evidence in for land\n  before \"in\" \"the\"?\n"
    "evidence with for any\n  flag person\n  after @land | number{1,3} lower\n"
    "evidence within for land name\n  inside title @unit? any{0,4}\n  not-after \"!\"\n";
static const char fuzz_weights[] =
    "#: weights\nevidence\ttype\tform\tweight\nprior\t*\t*\t2\nprior\tland\tabbrev\t1\nin\t*\t*\t1\n"
    "with\t*\t*\t0.5\nwithin\tland\tname\t0.25\ncommon-word\t*\t*\t-2.5\nperson\tland\t*\t-1\n"
    "shouted\t*\t*\t-0.5\nlower-case\t*\t*\t-1\nseveral-words\t*\t*\t1\nother-language\t*\t*\t-1\n"
    "needs-language\t*\t*\t-6\nalias\t*\t*\t2\nintroduced\t*\t*\t1\nagreement\t*\t*\t1\n";

static const char fuzz_text[] =
    "CHAD AND OZ\n\nIn the New Oz, Zorvane Robotics, Inc. said 3 days ago: Oz and Chad 7 Sept 2023. "
    "Zorvane Robotics met APT28, APT-29 and Oz Clarke.\nLe Tchad de le Oz; code A1-B2 12345678901 "
    "SentinelOz SENTINELOZ sentineloz.\nIn C\xC3\xB4te d\xE2\x80\x99Oz \xE4\xB8\xAD\xE5\x9B\xBD, 31 May 9999. "
    "no 5 may 1 light year ago, a week ago\r\nOZ in OZ";

/* Reads the pack into a draft; any of the parts may be replaced by bytes of one's own (not NULL). */
static inline void fuzz_table(nm_draft *draft, const char *path, const char *bytes, size_t size)
{
    nm_table_read(draft, path, nm_draft_file(draft, path, path), bytes, size);
}

static inline void fuzz_pack(nm_draft *draft)
{
    fuzz_table(draft, "land.tsv", fuzz_land, sizeof fuzz_land - 1);
    fuzz_table(draft, "other.tsv", fuzz_other, sizeof fuzz_other - 1);
    fuzz_table(draft, "unit.tsv", fuzz_words, sizeof fuzz_words - 1);
    fuzz_table(draft, "month.tsv", fuzz_month, sizeof fuzz_month - 1);
    fuzz_table(draft, "function.tsv", fuzz_function, sizeof fuzz_function - 1);
    fuzz_table(draft, "weights.tsv", fuzz_weights, sizeof fuzz_weights - 1);
}

/* The model of a draft, NULL if it has errors. What the compiler makes must pass the verifier. */
static inline nomen_model *fuzz_link(nm_draft *draft)
{
    void *bytes = NULL;
    size_t size = 0;
    nomen_model *model = NULL;
    nomen_error error;
    nomen_status status = nm_link(draft, &bytes, &size, &error);
    REQUIRE(status == NOMEN_OK || (status == NOMEN_E_PACK && draft->diagnostics.errors > 0));
    nm_diagnostics_sort(&draft->diagnostics);
    for (size_t i = 0; i < draft->diagnostics.list.count; i++) {
        const nomen_diagnostic *d = &draft->diagnostics.list.items[i];
        REQUIRE(d->width >= 1 && d->message[0] != '\0' && strlen(d->source) <= 400);
    }
    if (status != NOMEN_OK)
        return NULL;
    REQUIRE(nm_model_adopt(&model, bytes, size, &error) == NOMEN_OK);
    REQUIRE(nomen_model_verify(model, &error) == NOMEN_OK);
    return model;
}

static inline void fuzz_check_entity(const nomen_entity *e, size_t length, int strict)
{
    REQUIRE(e->start < e->end && e->end <= length);
    REQUIRE(e->type != NULL && e->id != NULL && e->form != NULL && e->source != NULL);
    REQUIRE(e->confidence >= 0 && e->confidence <= 1);
    double sum = 0;
    for (size_t i = 0; i < e->evidence_count; i++) {
        REQUIRE(e->evidence[i].name != NULL);
        sum += e->evidence[i].weight;
    }
    if (!strict)
        return;
    REQUIRE(nm_utf8_count_bad(e->id, strlen(e->id)) == 0);
    for (size_t i = 0; i < e->attribute_count; i++) {
        REQUIRE(e->attributes[i].name[0] != '\0' && e->attributes[i].value[0] != '\0');
        REQUIRE(nm_utf8_count_bad(e->attributes[i].value, strlen(e->attributes[i].value)) == 0);
    }
    if (e->evidence_count > 0)
        REQUIRE(fabs(e->confidence - 1 / (1 + exp(-sum))) < 1e-4);
}

/* Tags a text and looks at all of the result. `strict`: the model is sound. */
static inline void fuzz_tag(nomen_tagger *tagger, const char *text, size_t length, const char *date,
                            int strict)
{
    nomen_result result;
    nomen_document document = NOMEN_DOCUMENT_INIT;
    document.date = date;
    REQUIRE(nomen_tagger_tag(tagger, text, length, &document, &result, NULL) == NOMEN_OK);
    for (size_t i = 0; i < result.count; i++) {
        fuzz_check_entity(&result.entities[i], length, strict);
        if (i > 0)
            REQUIRE(result.entities[i].start >= result.entities[i - 1].end);
    }
    for (size_t i = 0; i < result.dropped_count; i++) {
        fuzz_check_entity(&result.dropped[i], length, strict);
        if (result.dropped[i].rival != NULL)
            fuzz_check_entity(result.dropped[i].rival, length, strict);
    }
    REQUIRE(result.replaced <= length);
}

static inline nomen_tagger *fuzz_tagger(nomen_model *model)
{
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.explain = 1;
    REQUIRE(nomen_tagger_new(&tagger, model, &options, NULL) == NOMEN_OK);
    return tagger;
}

#endif
