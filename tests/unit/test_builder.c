/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * api/builder, compile/pack, link: packs from folders, models that are built, written and checked.
 */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WEIGHTS "#: weights\nevidence\ttype\tform\tweight\nprior\t*\t*\t2\n"

static const char *const good[] = {
    "land/names.tsv", "#: type land\nname\tid\nNew Oz\tNO\nOz\tOZ\n",
    "rules/a.rules", "rule ship -> ship\n  match \"ss\" n:title\n  id n\n  prior 0.9\n"
                     "  example \"the [SS Minnow]\" = \"Minnow\"\n  counter-example \"a SS unit\"\n"
                     "evidence sunk for ship\n  after \"sank\"\n  example \"[SS Minnow] sank\"\n",
    "weights.tsv", WEIGHTS "sunk\tship\t*\t1\n", "README.md", "not read", ".hidden.tsv", "not read", NULL};

static void write_pack(const char *folder, const char *const *files)
{
    for (size_t i = 0; files[i] != NULL; i += 2)
        support_write(folder, files[i], files[i + 1], strlen(files[i + 1]));
}

static nomen_builder *read_pack(const char *folder)
{
    nomen_builder *builder = NULL;
    ck_assert_int_eq(nomen_builder_new(&builder, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_builder_add_pack(builder, folder, NULL), NOMEN_OK);
    return builder;
}

/* ---- Building ---- */

/* A rule that is named after a class would turn its words into entities. */
START_TEST(classes_are_no_types)
{
    const char *pack[] = {"day.tsv", "#: class day\nname\nMonday\n", "a.rules",
                          "rule r -> day\n  match \"on\" d:@day\nevidence e for day\n  after \"x\"\n",
                          NULL};
    nomen_builder *builder = support_builder(pack);
    nomen_model *model = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &model, NULL), NOMEN_E_PACK);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, "NM0244 1:11 NM0244 3:16");
    free(told);
    nomen_builder_free(builder);
}
END_TEST

START_TEST(models_are_built_and_written)
{
    char *folder = support_folder(), *path = support_path(folder, "out.model");
    nomen_builder *builder = support_builder(good);
    nomen_model *first = NULL, *second = NULL, *opened = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &first, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_builder_build(builder, &second, NULL), NOMEN_OK);
    ck_assert_ptr_ne(first, second);
    ck_assert_int_eq(nomen_builder_write(builder, path, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_builder_write(builder, path, NULL), NOMEN_OK);
    nomen_builder_free(builder);
    ck_assert_int_eq(nomen_model_open(&opened, path, NULL), NOMEN_OK);
    nomen_model *models[] = {first, second, opened};
    for (size_t i = 0; i < COUNT(models); i++) {
        ck_assert_int_eq(nomen_model_verify(models[i], NULL), NOMEN_OK);
        char *shown = support_tag(models[i], "Oz and the SS Minnow", NULL);
        ck_assert_str_eq(shown, "Oz=land:OZ SS Minnow=ship:Minnow");
        free(shown);
        nomen_model_release(models[i]);
    }
    free(path);
    support_remove(folder);
}
END_TEST

/* Equal packs give equal bytes, wherever they lie and in whatever order they were written. */
START_TEST(models_are_reproducible)
{
    char *bytes[2];
    size_t sizes[2];
    for (int round = 0; round < 2; round++) {
        char *folder = support_folder(), *out = support_folder();
        for (size_t i = 0; i < 6; i += 2) {
            size_t k = round == 0 ? i : 4 - i;
            support_write(folder, good[k], good[k + 1], strlen(good[k + 1]));
        }
        char *path = support_path(out, "m");
        nomen_builder *builder = read_pack(folder);
        ck_assert_int_eq(nomen_builder_write(builder, path, NULL), NOMEN_OK);
        nomen_builder_free(builder);
        bytes[round] = support_read(path, &sizes[round]);
        free(path);
        support_remove(folder);
        support_remove(out);
    }
    ck_assert_uint_eq(sizes[0], sizes[1]);
    ck_assert_mem_eq(bytes[0], bytes[1], sizes[0]);
    free(bytes[0]);
    free(bytes[1]);
}
END_TEST

/* Later packs add to earlier ones. */
START_TEST(packs_add_up)
{
    char *one = support_folder(), *two = support_folder();
    write_pack(one, good);
    write_pack(two, (const char *const[]){"x.tsv", "#: type sea\nname\nOzian Sea\n", NULL});
    nomen_builder *builder = read_pack(one);
    ck_assert_int_eq(nomen_builder_add_pack(builder, two, NULL), NOMEN_OK);
    nomen_model *model = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &model, NULL), NOMEN_OK);
    char *shown = support_tag(model, "Oz on the Ozian Sea", NULL);
    ck_assert_str_eq(shown, "Oz=land:OZ Ozian Sea=sea:Ozian Sea");
    free(shown);
    nomen_model_release(model);
    ck_assert_int_eq(nomen_builder_add_pack(builder, two, NULL), NOMEN_E_ARGUMENT);
    nomen_builder_free(builder);
    support_remove(one);
    support_remove(two);
}
END_TEST

/* Later packs take rows of earlier ones back: `suppress` removes, `override` replaces. What finds
 * nothing to take back is told. */
START_TEST(packs_take_back)
{
    char *one = support_folder(), *two = support_folder();
    write_pack(one, (const char *const[]){"a.tsv",
                                          "#: type t\nname\tid\tmatch\nAb\tA1\tcase\nCd\tC1\tcase\n"
                                          "Ef\tE1\tcase\nGh\tG1\tcase\n",
                                          "b.tsv", "#: type u\nname\tid\nEf\tU1\n", "w.tsv",
                                          "#: weights\nevidence\ttype\tform\tweight\n"
                                          "prior\t*\t*\t2\n",
                                          NULL});
    write_pack(two, (const char *const[]){"x.tsv",
                                          "#: type t\nname\tid\tmatch\tflags\n"
                                          "Ab\tA2\tcase\toverride\nCd\tC2\tcase\tsuppress\n"
                                          "Ef\tE2\tfold\tsuppress\nGH\tG2\tcase\tsuppress\n"
                                          "Ij\tI2\tcase\toverride\n",
                                          NULL});
    nomen_builder *builder = read_pack(one);
    ck_assert_int_eq(nomen_builder_add_pack(builder, two, NULL), NOMEN_OK);
    nomen_model *model = NULL;
    ck_assert_int_eq(nomen_builder_build(builder, &model, NULL), NOMEN_OK);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, "NM0305 6:0 NM0305 7:0");
    char *shown = support_tag(model, "Ab and Cd and Ef and Gh and Ij", NULL);
    ck_assert_str_eq(shown, "Ab=t:A2 Ef=u:U1 Gh=t:G1 Ij=t:I2");
    free(shown);
    free(told);
    nomen_model_release(model);
    nomen_builder_free(builder);
    support_remove(one);
    support_remove(two);
}
END_TEST

/* A class that no rule asks for does nothing; without any rules it belongs to those of another
 * pack. */
START_TEST(idle_classes_are_told)
{
    static const char rule[] = "rule r -> t\n  match @used\n  prior 0.9\n";
    static const struct {
        const char *rules, *told;
    } cases[] = {{rule, "NM0304 0:0"}, {"", ""}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *pack[] = {"a.tsv", "#: class used\nname\nAb\n",
                              "b.tsv", "#: class unused\nname\nAb\nCd\n",
                              "c.tsv", "#: class function-word\nname\nthe\n",
                              "r.rules", cases[i].rules, NULL};
        nomen_builder *builder = support_builder(pack);
        ck_assert_int_eq(nomen_builder_check(builder, NULL, NULL), NOMEN_OK);
        char *told = support_diagnostics(builder);
        ck_assert_str_eq(told, cases[i].told);
        free(told);
        nomen_builder_free(builder);
    }
}
END_TEST

/* An empty pack is a model that finds nothing. */
START_TEST(empty_packs_are_models)
{
    static const char *const nothing[] = {NULL};
    nomen_model *model = support_model(nothing);
    ck_assert_int_eq(nomen_model_verify(model, NULL), NOMEN_OK);
    char *shown = support_tag(model, "Oz 2023", NULL);
    ck_assert_str_eq(shown, "");
    free(shown);
    nomen_model_release(model);
    nomen_builder *builder = NULL;
    model = NULL;
    ck_assert_int_eq(nomen_builder_new(&builder, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_builder_build(builder, &model, NULL), NOMEN_OK);
    nomen_model_release(model);
    nomen_builder_free(builder);
    nomen_builder_free(NULL);
}
END_TEST

/* ---- Failing ---- */

START_TEST(folders_that_cannot_be_read)
{
    char *folder = support_folder(), *missing = support_path(folder, "missing");
    char *file = support_path(folder, "file"), *loop = support_path(folder, "loop.tsv");
    support_write(folder, "file", "x", 1);
    nomen_builder *builder = NULL;
    nomen_error error;
    ck_assert_int_eq(nomen_builder_new(&builder, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_builder_add_pack(builder, missing, &error), NOMEN_E_IO);
    ck_assert_ptr_nonnull(strstr(error.message, missing));
    ck_assert_int_eq(nomen_builder_add_pack(builder, file, NULL), NOMEN_E_IO);
    ck_assert_int_eq(symlink("loop.tsv", loop), 0);
    ck_assert_int_eq(nomen_builder_add_pack(builder, folder, &error), NOMEN_E_IO);
    nomen_builder_free(builder);
    free(missing);
    free(file);
    free(loop);
    support_remove(folder);
}
END_TEST

/* A folder in a folder in a folder ... is refused, not followed for ever. */
START_TEST(folders_nest_so_far)
{
    char *folder = support_folder();
    char path[400] = "";
    for (int i = 0; i < 40; i++)
        strcat(path, "d/");
    strcat(path, "x.tsv");
    support_write(folder, path, WEIGHTS, sizeof WEIGHTS - 1);
    nomen_builder *builder = NULL;
    ck_assert_int_eq(nomen_builder_new(&builder, NULL), NOMEN_OK);
    nomen_error error;
    ck_assert_int_eq(nomen_builder_add_pack(builder, folder, &error), NOMEN_E_LIMIT);
    nomen_builder_free(builder);
    support_remove(folder);
}
END_TEST

START_TEST(faulty_packs_make_no_model)
{
    char *folder = support_folder(), *path = support_path(folder, "out.model");
    support_write(folder, "out.model", "old", 3);
    static const char *const faulty[] = {"z.tsv", "#: type t\nname\tid\nA\n", "b.rules", "oops\n",
                                         "a.rules", "rule r -> t\n  match lower\n", NULL};
    nomen_builder *builder = support_builder(faulty);
    nomen_model *model = (nomen_model *)&builder;
    nomen_error error;
    char *told = NULL;
    for (int round = 0; round < 2; round++) { /* asking again says the same, once */
        ck_assert_int_eq(nomen_builder_build(builder, &model, &error), NOMEN_E_PACK);
        ck_assert_str_eq(error.message, "3 errors in the pack");
        ck_assert_int_eq(nomen_builder_write(builder, path, &error), NOMEN_E_PACK);
        ck_assert_int_eq(nomen_builder_check(builder, NULL, &error), NOMEN_E_PACK);
        free(told);
        told = support_diagnostics(builder);
        /* in the order of file and line, whenever each was found */
        ck_assert_str_eq(told, "NM0240 1:1 NM0214 1:1 NM0113 3:0");
    }
    ck_assert_ptr_eq(model, (nomen_model *)&builder);
    ck_assert_ptr_null(nomen_builder_diagnostic(builder, 3));
    size_t size;
    char *kept = support_read(path, &size);
    ck_assert_str_eq(kept, "old");
    free(kept);
    free(told);
    nomen_builder_free(builder);
    free(path);
    support_remove(folder);
}
END_TEST

static size_t count_files(const char *path)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* A file that cannot be written leaves nothing behind. */
START_TEST(writing_fails_cleanly)
{
    char *folder = support_folder(), *missing = support_path(folder, "missing/m");
    char *occupied = support_path(folder, "occupied");
    support_write(folder, "occupied/x", "x", 1);
    nomen_builder *builder = support_builder(good);
    nomen_error error;
    ck_assert_int_eq(nomen_builder_write(builder, missing, &error), NOMEN_E_IO);
    ck_assert_ptr_nonnull(strstr(error.message, missing));
    ck_assert_int_eq(nomen_builder_write(builder, occupied, &error), NOMEN_E_IO);
    ck_assert_uint_eq(count_files(folder), 1);
    nomen_builder_free(builder);
    free(missing);
    free(occupied);
    support_remove(folder);
}
END_TEST

/* ---- Examples ---- */

START_TEST(examples_are_run)
{
    nomen_builder *builder = support_builder(good);
    size_t passed = 99;
    ck_assert_int_eq(nomen_builder_check(builder, &passed, NULL), NOMEN_OK);
    ck_assert_uint_eq(passed, 3);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, "");
    free(told);
    nomen_builder_free(builder);
}
END_TEST

/* The examples of one rule, and what is told of them. */
static const struct {
    const char *examples, *diagnostics;
    size_t passed;
} examples[] = {
    {"  example \"[xx]\"\n", "", 1},
    {"  example \"a [xx] b\" = \"X\"\n", "", 1},
    {"  example \"a [xx] b\" = \"Y\"\n", "NM0251 5:11", 0},
    {"  example \"a [xx b]\"\n", "NM0250 5:11", 0},
    {"  example \"a [yy]\"\n", "NM0250 5:11", 0},
    {"  example \"xx [xx] [xx]\"\n", "", 1}, /* only the first brackets are taken out */
    {"  counter-example \"yy\"\n", "", 1},
    {"  counter-example \"a xx\"\n", "NM0250 5:19", 0},
    {"  counter-example \"xx [yy]\"\n", "", 1},
    {"  counter-example \"[xx] yy\"\n", "NM0250 5:19", 0},
    {"  example \"[xx]\" when \"2023-09-08\"\n", "", 1},
    {"  example \"[xx]\" when \"soon\"\n", "NM0252 5:11", 0},
    {"  example \"[xx]\" = \"X\" when \"2023-09-08\"\n  example \"[zz]\"\n  counter-example \"zz\"\n",
     "NM0250 6:11", 2},
};

START_TEST(examples_are_judged)
{
    char rules[500];
    snprintf(rules, sizeof rules, "rule r -> t\n  match \"xx\"\n  id \"X\"\n  prior 0.9\n%s",
             examples[_i].examples);
    const char *pack[] = {"r.rules", rules, NULL};
    nomen_builder *builder = support_builder(pack);
    size_t passed = 99;
    nomen_status status = nomen_builder_check(builder, &passed, NULL);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, examples[_i].diagnostics);
    ck_assert_uint_eq(passed, examples[_i].passed);
    ck_assert_int_eq(status, *told == '\0' ? NOMEN_OK : NOMEN_E_PACK);
    free(told);
    nomen_builder_free(builder);
}
END_TEST

/* A rule of the hidden type is judged by what it takes away. */
START_TEST(hidden_examples_are_judged)
{
    static const char *const hidden[] = {
        "r.rules", "rule o -> other\n  match \"xx\"\n  prior 0.9\n  example \"an [xx]\"\n"
                   "  counter-example \"yy\"\n  example \"[yy]\"\n",
        NULL};
    nomen_builder *builder = support_builder(hidden);
    size_t passed = 0;
    ck_assert_int_eq(nomen_builder_check(builder, &passed, NULL), NOMEN_E_PACK);
    ck_assert_uint_eq(passed, 2);
    char *told = support_diagnostics(builder);
    ck_assert_str_eq(told, "NM0250 6:11");
    free(told);
    nomen_builder_free(builder);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"classes are no types", classes_are_no_types, 0},
        {"models are built and written", models_are_built_and_written, 0},
        {"models are reproducible", models_are_reproducible, 0},
        {"packs add up", packs_add_up, 0},
        {"packs take back", packs_take_back, 0},
        {"idle classes are told", idle_classes_are_told, 0},
        {"empty packs are models", empty_packs_are_models, 0},
        {"folders that cannot be read", folders_that_cannot_be_read, 0},
        {"folders nest so far", folders_nest_so_far, 0},
        {"faulty packs make no model", faulty_packs_make_no_model, 0},
        {"writing fails cleanly", writing_fails_cleanly, 0},
        {"examples are run", examples_are_run, 0},
        {"examples are judged", examples_are_judged, COUNT(examples)},
        {"hidden examples are judged", hidden_examples_are_judged, 0},
    };
    return support_run("builder", tests, COUNT(tests));
}
