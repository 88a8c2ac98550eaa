/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * context/dating: what stands around a date tells which day is meant.
 */
#include "support.h"

#include <string.h>

static const char *const pack[] = {
    "m.tsv", "#: class month\n#: match fold\nname\tvalue\nMarch\t3\nJuly\t7\nDecember\t12\n",
    "w.tsv", "#: class weekday\n#: match fold\nname\tvalue\nFriday\t5\n",
    "f.tsv", "#: class function-word\n#: match fold\nname\tlang\nthe\ten\nof\ten\nder\tde\nund\tde\n",
    "t.tsv", "#: class tense\n#: match fold\nname\tvalue\tlang\nwill\tfuture\ten\nmet\tpast\ten\n"
             "said\tpast\ten\nwird\tfuture\tde\n",
    "r.rules",
    "rule full -> x\n  match d:number(1..31) m:@month y:digits(4)\n  value date(y, m, d)\n  prior 0.9\n"
    "rule open -> x\n  match d:number(1..31) m:@month y:digits(4)?\n  value date(y, m, d)\n  prior 0.8\n"
    "rule week -> x\n  match w:@weekday\n  value weekday(w)\n  prior 0.9\n"
    "rule digits -> x\n  match a:number(1..31) ~ \"/\" ~ b:number(1..31) ~ \"/\" ~ y:digits(4)\n"
    "  value numeric(y, a, b, day)\n  prior 0.9\n",
    NULL};

static const struct {
    const char *text, *date, *shown;
} cases[] = {
    /* the tense: the nearest word of the sentence, in the language of the paragraph */
    {"They met on Friday.", "2023-09-06", "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"They will meet on Friday.", "2023-09-06", "Friday=x:2023-09-08{anchor=2023-09-06}"},
    {"On Friday they will meet.", "2023-09-06", "Friday=x:2023-09-08{anchor=2023-09-06}"},
    {"He said on Friday that he will go.", "2023-09-06", "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"He will go. On Friday he slept.", "2023-09-06", "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"The wird of the day on Friday.", "2023-09-06", "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"Der wird und der am Friday.", "2023-09-06", "Friday=x:2023-09-08{anchor=2023-09-06}"},
    {"will 1 2 3 4 5 6 7 8 9 10 11 12 13 Friday", "2023-09-06",
     "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"will go on 7 July", "2023-09-06", "7 July=x:2024-07-07{anchor=2023-09-06}"},
    {"will go on 7 July 2023", "2023-09-06", "7 July 2023=x:2023-07-07"},
    /* in a conversation a day is ahead, unless a past tense is near; three turns are none */
    {"Ann: hi\nBen: hi\nAnn: Friday?\n[9:12] Ben: 7 July", "2023-09-06",
     "Friday=x:2023-09-08{anchor=2023-09-06} 7 July=x:2024-07-07{anchor=2023-09-06}"},
    {"<ann> hi\n<ben> hi\n<ann> hi\n<ben> we met Friday", "2023-09-06",
     "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"Ann: hi\nBen: hi\nAnn: Friday?", "2023-09-06", "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"Ann: hi\nBen: hi\nAnn: hi\nBen: hi\na\nb\nc\nFriday", "2023-09-06",
     "Friday=x:2023-09-01{anchor=2023-09-06}"},
    {"9:1 2:3\n4:5 6:7\n:\n: :\nAnn:\nBen:\nFriday", "2023-09-06",
     "Friday=x:2023-09-01{anchor=2023-09-06}"},
    /* the order of day and month: what the others say, and nothing where they disagree */
    {"7/9/2023", NULL, "7/9/2023=x:2023-09-07"},
    {"7/9/2023 12/25/2023", NULL, "7/9/2023=x:2023-07-09 12/25/2023=x:2023-12-25"},
    {"7/9/2023 25/12/2023", NULL, "7/9/2023=x:2023-09-07 25/12/2023=x:2023-12-25"},
    {"7/9/2023 25/12/2023 12/25/2023", NULL,
     "7/9/2023=x:2023-09-07 25/12/2023=x:2023-12-25 12/25/2023=x:2023-12-25"},
    {"7/9/2023 9/9/2023 13/13/2023", NULL, "7/9/2023=x:2023-09-07 9/9/2023=x:2023-09-09"},
    /* the date before, where there is no reference */
    {"3 March 2019 and 5 July, 12 December", NULL,
     "3 March 2019=x:2019-03-03 5 July=x:2019-07-05{anchor=2019-03-03} "
     "12 December=x:2019-12-12{anchor=2019-03-03}"},
    {"5 July, 3 March 2019", NULL, "5 July=x:XXXX-07-05 3 March 2019=x:2019-03-03"},
    {"3 March 2019, a Friday", NULL, "3 March 2019=x:2019-03-03 Friday=x:2019-03-08{anchor=2019-03-03}"},
    {"3 March 2019 and 5 July", "2023-09-06",
     "3 March 2019=x:2019-03-03 5 July=x:2023-07-05{anchor=2023-09-06}"},
};

START_TEST(dates_are_resolved)
{
    nomen_model *model = support_model(pack);
    char *shown = support_tag(model, cases[_i].text, cases[_i].date);
    ck_assert_msg(strcmp(shown, cases[_i].shown) == 0, "\"%s\": \"%s\", wanted \"%s\"",
                  cases[_i].text, shown, cases[_i].shown);
    free(shown);
    nomen_model_release(model);
}
END_TEST

static char *tag_with_style(nomen_model *model, const char *text, const char *style)
{
    nomen_tagger *tagger = NULL;
    nomen_result result;
    nomen_document document = NOMEN_DOCUMENT_INIT;
    document.date = "2023-09-06";
    document.style = style;
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, NULL, NULL), NOMEN_OK);
    nomen_status status = nomen_tagger_tag(tagger, text, strlen(text), &document, &result, NULL);
    char *shown = status == NOMEN_OK ? support_show(text, &result) : NULL;
    nomen_tagger_free(tagger);
    return shown;
}

START_TEST(style_chooses)
{
    static const char text[] = "7 July, 3 March 2019 and 5 July";
    nomen_model *model = support_model(pack);
    char *news = tag_with_style(model, text, "news");
    char *story = tag_with_style(model, text, "narrative");
    ck_assert_str_eq(news, "7 July=x:2023-07-07{anchor=2023-09-06} 3 March 2019=x:2019-03-03 "
                           "5 July=x:2023-07-05{anchor=2023-09-06}");
    ck_assert_str_eq(story, "7 July=x:2023-07-07{anchor=2023-09-06} 3 March 2019=x:2019-03-03 "
                            "5 July=x:2019-07-05{anchor=2019-03-03}");
    ck_assert_ptr_null(tag_with_style(model, text, "epic"));
    free(news);
    free(story);
    nomen_model_release(model);
}
END_TEST

int main(void)
{
    const support_test tests[] = {{"dates are resolved", dates_are_resolved, COUNT(cases)},
                                  {"style chooses", style_chooses, 0}};
    return support_run("dating", tests, COUNT(tests));
}
