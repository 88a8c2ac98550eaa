/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * tools/eval/: cases by hand; tests/property/test_score_property.c compares the counts with all
 * alignments, tests/conformance/scores.py with other scorers.
 */
#include "eval/difference.h"
#include "eval/evaluator.h"
#include "eval/join.h"
#include "eval/randomise.h"
#include "eval/resample.h"
#include "eval/twin.h"

#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Labels ---- */

START_TEST(labels_are_mapped_and_chosen)
{
    labels l = {0};
    ck_assert(map_label(&l, "ORG=company"));
    ck_assert(map_label(&l, "MISC="));
    ck_assert(!map_label(&l, "ORG"));
    ck_assert(!map_label(&l, "=company"));
    ck_assert_int_eq(type_number(&l, "ORG"), 0);
    ck_assert_int_eq(type_number(&l, "company"), 0);
    ck_assert_int_eq(type_number(&l, "MISC"), TYPE_LEFT_OUT);
    ck_assert_int_eq(type_number(&l, "date"), 1);
    free_labels(&l);
    ck_assert(select_types(&l, "date,company"));
    ck_assert_int_eq(type_number(&l, "company"), 1);
    ck_assert_int_eq(type_number(&l, "country"), TYPE_LEFT_OUT);
    ck_assert_int_eq(type_number(&l, "compan"), TYPE_LEFT_OUT);
    free_labels(&l);
    ck_assert(!select_types(&l, ""));
    ck_assert(!select_types(&l, "date,"));
    free_labels(&l);
}
END_TEST

START_TEST(there_is_an_end_to_types)
{
    labels l = {0};
    char name[16];
    for (int i = 0; i < TYPES_MAX; i++) {
        snprintf(name, sizeof name, "type-%d", i);
        ck_assert_int_eq(type_number(&l, name), i);
    }
    ck_assert_int_eq(type_number(&l, "one more"), TYPE_FAILED);
    ck_assert_int_eq(type_number(&l, "type-255"), 255);
    free_labels(&l);
}
END_TEST

/* ---- Chance ---- */

/* A document with `gold` mentions, of which `right` are found. */
static tally document_of(uint64_t gold, uint64_t right)
{
    tally t = {.gold = gold, .predicted = gold};
    for (int i = 0; i < SCHEMES; i++)
        t.schemes[i] = (scheme_tally){
            .correct = right, .found = right, .missed = gold - right, .spurious = gold - right};
    return t;
}

START_TEST(weights_are_poisson)
{
    resample_weights weights;
    double sum = 0, squares = 0;
    size_t zeroes = 0;
    enum { DOCUMENTS = 1000 };
    for (uint64_t i = 0; i < DOCUMENTS; i++) {
        draw_weights(&weights, i);
        for (size_t k = 0; k < RESAMPLES; k++) {
            sum += weights.times[k];
            squares += (double)weights.times[k] * weights.times[k];
            zeroes += weights.times[k] == 0;
        }
    }
    double n = (double)DOCUMENTS * RESAMPLES;
    ck_assert_double_eq_tol(sum / n, 1, 0.005);
    ck_assert_double_eq_tol(squares / n, 2, 0.02); /* variance 1 */
    ck_assert_double_eq_tol((double)zeroes / n, exp(-1), 0.002);
}
END_TEST

/* Of 400 documents with a mention each, 300 are right: the interval is that of a proportion, 1.96
 * standard errors to either side. */
START_TEST(intervals_are_as_wide_as_theory_says)
{
    static resample_sums sums;
    resample_weights weights;
    tally total = {0};
    memset(&sums, 0, sizeof sums);
    for (uint64_t i = 0; i < 400; i++) {
        tally t = document_of(1, i % 4 != 0);
        draw_weights(&weights, i);
        add_to_resamples(&sums, &weights, &t);
        add_tally(&total, &t);
    }
    score_group group;
    score_group_of(&group, &total, &sums);
    estimate f1 = group.schemes[SCHEME_STRICT].f1;
    double margin = 1.96 * sqrt(0.75 * 0.25 / 400);
    ck_assert(f1.defined && f1.interval);
    ck_assert_double_eq_tol(f1.value, 0.75, 1e-12);
    ck_assert_double_eq_tol(f1.low, 0.75 - margin, 0.006);
    ck_assert_double_eq_tol(f1.high, 0.75 + margin, 0.006);
}
END_TEST

/* If one prediction is better by the same in each of n documents, it takes the same toss in all of
 * them to be as good: p = 2 / 2^n. */
START_TEST(chance_is_what_can_be_counted)
{
    static randomiser r;
    for (unsigned documents = 1; documents <= 8; documents++) {
        memset(&r, 0, sizeof r);
        for (uint64_t i = 0; i < documents; i++) {
            tally first = document_of(2, 2), second = document_of(2, 1);
            randomise(&r, i, &first, &second);
        }
        significance s = {0};
        judge_difference(&r, &s);
        for (int i = 0; i < SCHEMES; i++) {
            ck_assert_double_eq_tol(s.schemes[i].difference, 0.5, 1e-12);
            ck_assert_double_eq_tol(s.schemes[i].p, 2 / pow(2, documents), 0.015);
        }
    }
}
END_TEST

/* ---- Joining files ---- */

/* Documents of one letter as a file below the folder: "abc" is three lines; . is a document without
 * an id, and a digit a line that is no document. */
static char *write_documents(const char *folder, const char *name, const char *documents)
{
    char text[2000] = "";
    for (const char *d = documents; *d != '\0'; d++) {
        char line[100];
        if (*d >= '0' && *d <= '9')
            snprintf(line, sizeof line, "[%c]\n", *d);
        else if (*d == '.')
            snprintf(line, sizeof line, "{\"text\":\"some\",\"entities\":[]}\n");
        else
            snprintf(line, sizeof line,
                     "{\"id\":\"%c\",\"text\":\"%c %td\",\"entities\":[{\"start\":0,\"end\":1,"
                     "\"type\":\"t\",\"id\":\"i\"}]}\n",
                     *d, *d, d - documents);
        strcat(text, line);
    }
    support_write(folder, name, text, strlen(text));
    return support_path(folder, name);
}

static const struct {
    const char *gold, *predicted,
        *pairs; /* "a=a b=- -=c": - where a side has nothing, ! an error */
} joins[] = {
    {"", "", ""},
    {"a", "", "a=- "},
    {"", "a", "-=a "},
    {"abc", "abc", "a=a b=b c=c "},
    {"abc", "ac", "a=a c=c b=- "},
    {"ac", "abc", "a=a c=c -=b "},
    {"abcd", "dcba", "c=c b=b d=d a=a "},
    {"aab", "aba", "a=a b=b a=a "},
    {"aa", "a", "a=a a=- "},
    {"aaabbb", "bbbaaa", "b=b a=a b=b a=a b=b a=a "},
    {"a.b.", "ab..", "a=a b=b .=. .=. "},
    {"a1b", "ab", "a=a b=b !=- "},
    {"ab", "xyz", "-=z a=- -=x b=- -=y "},
    {"abc", "...", "a=. b=. c=. "},
    {"..", "ab", ".=a .=b "},
    {"a.b", "..", "a=. .=. b=- "},
    {"a", "..", "a=. -=. "},
    {"1ab", "ba", "a=a b=b !=- "},
};

static char sign_of(const labelled_document *d)
{
    if (d == NULL)
        return '-';
    return d->error != NULL ? '!' : strstr(d->id, ".jsonl:") != NULL ? '.' : d->id[0];
}

START_TEST(documents_are_joined_by_id)
{
    char *folder = support_folder();
    char *paths[] = {write_documents(folder, "gold.jsonl", joins[_i].gold),
                     write_documents(folder, "predicted.jsonl", joins[_i].predicted)};
    document_stream streams[2] = {{.paths = (const char *const *)&paths[0], .path_count = 1},
                                  {.paths = (const char *const *)&paths[1], .path_count = 1}};
    document_stream *both[] = {&streams[0], &streams[1]};
    document_join *join = join_new(both, 2);
    char pairs[200] = "";
    joined together;
    bool failed;
    while (join_next(join, &together, &failed)) {
        char pair[] = {sign_of(together.sides[0]), '=', sign_of(together.sides[1]), ' ', '\0'};
        strcat(pairs, pair);
        for (int i = 0; i < 2; i++) { /* copies are whole */
            const labelled_document *d = together.sides[i];
            if (d == NULL || d->error != NULL || d->entity_count == 0)
                continue;
            ck_assert_int_eq(d->text[0], d->id[0]);
            ck_assert_uint_eq(d->length, strlen(d->text));
            ck_assert_str_eq(d->entities[0].type, "t");
            ck_assert_str_eq(d->entities[0].id, "i");
        }
    }
    ck_assert(!failed);
    ck_assert_str_eq(pairs, joins[_i].pairs);
    join_free(join);
    for (int i = 0; i < 2; i++) {
        close_stream(&streams[i]);
        free(paths[i]);
    }
    support_remove(folder);
}
END_TEST

START_TEST(a_prediction_shares_documents_with_its_gold)
{
    static const struct {
        const char *first, *second;
        bool shared;
    } files[] = {
        {"abc", "abc", true}, {"abc", "xbz", true},  {"abc", "xyz", false},
        {"..", "..", true},   {"abc", "bca", false}, /* the texts hold the place of the document:
                                                        others of these ids */
        {"", "", false},      {"12", "12", false},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        char *folder = support_folder();
        char *paths[] = {write_documents(folder, "a.jsonl", files[i].first),
                         write_documents(folder, "b.jsonl", files[i].second)};
        document_stream first = {.paths = (const char *const *)&paths[0], .path_count = 1};
        document_stream second = {.paths = (const char *const *)&paths[1], .path_count = 1};
        ck_assert_msg(share_documents(&first, &second) == files[i].shared, "%s and %s",
                      files[i].first, files[i].second);
        free(paths[0]);
        free(paths[1]);
        support_remove(folder);
    }
}
END_TEST

/* One altered word, or other line ends, and a prediction is one still; texts of the same kind are
 * not the same. */
START_TEST(an_altered_prediction_is_no_gold)
{
    static const struct {
        const char *first, *second;
        bool shared;
    } texts[] = {
        {"the group attacked a bank in the capital on Monday and took all of its gold",
         "the group attacked a bank in the capital on Sunday and took all of its gold", true},
        {"one\r\ntwo three four\r\nfive", "one\ntwo three four\nfive", true},
        {"one two", "one two three", false},
        {"the group attacked a bank in the capital on Monday and took all of its gold",
         "the company bought a shop in the capital on Monday and paid for all of its stock", false},
        {"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD\xE5\x9B\xBD \xE4\xB8\xAD", false},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char *folder = support_folder(), *paths[2];
        const char *both[] = {texts[i].first, texts[i].second};
        document_stream streams[2] = {{0}};
        for (int k = 0; k < 2; k++) { /* CoNLL: the word and its tag, a line end for a line end */
            char lines[1000] = "";
            for (const char *at = both[k]; *at != '\0';) {
                size_t length = strcspn(at, " \r\n");
                sprintf(lines + strlen(lines), "%.*s O\n", (int)length, at);
                at += length;
                for (; *at != '\0' && strchr(" \r\n", *at) != NULL; at++)
                    if (*at == '\n')
                        strcat(lines, "\n");
            }
            const char *name = k == 0 ? "a.conll" : "b.conll";
            support_write(folder, name, lines, strlen(lines));
            paths[k] = support_path(folder, name);
            streams[k] =
                (document_stream){.paths = (const char *const *)&paths[k], .path_count = 1};
        }
        ck_assert_msg(share_documents(&streams[0], &streams[1]) == texts[i].shared, "%zu", i);
        free(paths[0]);
        free(paths[1]);
        support_remove(folder);
    }
}
END_TEST

START_TEST(the_first_difference_is_shown)
{
    static const struct {
        const char *gold, *predicted, *part; /* of the message; NULL: there is no difference */
    } texts[] = {
        {"", "", NULL},
        {"same", "same", NULL},
        {"same", "some", "from byte 1 (character 1)"},
        {"same", "sam", "from byte 3 (character 3)"},
        {"", "text", "from byte 0 (character 0)"},
        {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA8", "from byte 3 (character 2)"},
        {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA8", "\"\xC3\xA9t\xC3\xA9\""},
        {"one\ntwo", "one two", "\"one two\""},
        {"a text that goes on and on and on until here, and behind it is more of it",
         "a text that goes on and on and on until there, and behind it is more of it",
         "\"and on and on until here, and behind it is more of\xE2\x80\xA6\""},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char message[1024];
        labelled_document gold = {
            .text = texts[i].gold, .length = strlen(texts[i].gold), .file = "g", .line = 1};
        labelled_document predicted = {.text = texts[i].predicted,
                                       .length = strlen(texts[i].predicted),
                                       .file = "p",
                                       .line = 2};
        bool same = same_text(&gold, &predicted, message, sizeof message);
        ck_assert(same == (texts[i].part == NULL));
        ck_assert_msg(same || strstr(message, texts[i].part) != NULL, "%s", message);
    }
}
END_TEST

/* ---- Evaluations ---- */

/* A document of `count` mentions of one byte each, of which every third is found. */
static void evaluate(evaluator *e, size_t count, double confidence)
{
    labelled_span *gold = calloc(count, sizeof *gold), *found = calloc(count, sizeof *found);
    char *text = calloc(count + 1, 1);
    memset(text, 'x', count);
    for (size_t i = 0; i < count; i++) {
        gold[i] = (labelled_span){.start = i, .end = i + 1, .type = "t", .confidence = 1};
        found[i] = (labelled_span){
            .start = i, .end = i + 1, .type = i % 3 == 0 ? "t" : "u", .confidence = confidence};
    }
    labelled_document d = {.id = "d",
                           .text = text,
                           .length = count,
                           .entities = gold,
                           .entity_count = count,
                           .labelled = true,
                           .file = "f",
                           .line = 1};
    prediction p = {found, count, NULL};
    ck_assert_ptr_null(evaluator_add(e, &d, &p, NULL));
    free(gold);
    free(found);
    free(text);
}

START_TEST(a_smaller_sample_is_part_of_a_larger_one)
{
    labels l = {0};
    evaluator *small = evaluator_new(&l, 5), *large = evaluator_new(&l, 50);
    evaluation few = {0}, many = {0};
    evaluate(small, 600, 1);
    evaluate(large, 600, 1);
    ck_assert(evaluator_finish(small, &few) && evaluator_finish(large, &many));
    ck_assert_uint_eq(few.error_count, 5);
    ck_assert_uint_eq(many.error_count, 50);
    ck_assert_uint_eq(few.error_counts[ERROR_TYPE], 400);
    for (size_t i = 0, k = 0; i < few.error_count; i++, k++) {
        while (k < many.error_count && (many.errors[k].offset != few.errors[i].offset ||
                                        many.errors[k].gold.start != few.errors[i].gold.start))
            k++;
        ck_assert_uint_lt(k, many.error_count);
        ck_assert_str_eq(few.errors[i].predicted.type, "u");
    }
    evaluator_free(small);
    evaluator_free(large);
    free_labels(&l);
}
END_TEST

START_TEST(predictions_are_binned_by_confidence)
{
    static const double confidences[] = {-1, 0, 0.09, 0.1, 0.55, 0.999, 1, 2, (double)NAN};
    static const int bins[] = {0, 0, 0, 1, 5, 9, 9, 9, 0};
    for (size_t i = 0; i < COUNT(bins); i++) {
        labels l = {0};
        evaluator *e = evaluator_new(&l, 0);
        evaluation out = {0};
        evaluate(e, 30, confidences[i]);
        ck_assert(evaluator_finish(e, &out));
        for (int k = 0; k < CALIBRATION_BINS; k++)
            ck_assert_uint_eq(out.calibration[k].count, k == bins[i] ? 30 : 0);
        ck_assert_double_eq_tol(out.calibration[bins[i]].accuracy, 1.0 / 3, 1e-12);
        evaluator_free(e);
        free_labels(&l);
    }
}
END_TEST

/* Spans within spans, as many as would never end if each were compared with each. */
START_TEST(nested_spans_are_no_trap)
{
    enum { DEPTH = 300000 };
    mention *gold = calloc(DEPTH, sizeof *gold), *predicted = calloc(DEPTH, sizeof *predicted);
    for (uint32_t i = 0; i < DEPTH; i++) {
        gold[i] = (mention){.start = i, .end = 2 * DEPTH + 1 - i, .type = i % 3, .origin = i};
        predicted[i] = (mention){.start = i, .end = 2 * DEPTH - i, .type = i % 2, .origin = i};
    }
    counter c = {0};
    tally t;
    ck_assert(count_mentions(&c, gold, DEPTH, predicted, DEPTH, &t));
    ck_assert_uint_eq(t.schemes[SCHEME_STRICT].correct, 0);
    ck_assert_uint_eq(t.schemes[SCHEME_PARTIAL].partial, DEPTH);
    ck_assert_uint_eq(t.schemes[SCHEME_TYPE].correct, DEPTH / 3 * 2);
    ck_assert_uint_eq(t.schemes[SCHEME_TYPE].incorrect, DEPTH / 3);
    free_counter(&c);
    free(gold);
    free(predicted);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"labels_are_mapped_and_chosen", labels_are_mapped_and_chosen, 0},
        {"there_is_an_end_to_types", there_is_an_end_to_types, 0},
        {"weights_are_poisson", weights_are_poisson, 0},
        {"intervals_are_as_wide_as_theory_says", intervals_are_as_wide_as_theory_says, 0},
        {"chance_is_what_can_be_counted", chance_is_what_can_be_counted, 0},
        {"documents_are_joined_by_id", documents_are_joined_by_id, COUNT(joins)},
        {"a_prediction_shares_documents", a_prediction_shares_documents_with_its_gold, 0},
        {"an_altered_prediction_is_no_gold", an_altered_prediction_is_no_gold, 0},
        {"the_first_difference_is_shown", the_first_difference_is_shown, 0},
        {"a_smaller_sample_is_part_of_a_larger_one", a_smaller_sample_is_part_of_a_larger_one, 0},
        {"predictions_are_binned_by_confidence", predictions_are_binned_by_confidence, 0},
        {"nested_spans_are_no_trap", nested_spans_are_no_trap, 0},
    };
    return support_run("eval", tests, COUNT(tests));
}
