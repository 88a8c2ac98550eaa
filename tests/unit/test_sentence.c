/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * match/sentence: where the sentences of a text begin, by its stops, its lines and the
 * abbreviations of its languages.
 */
#include "match/sentence.h"

#include "api/objects.h"
#include "match/lookup.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static const char *const pack[] = {
    "a.tsv",
    "#: class abbreviation\n#: match fold\nname\tlang\tform\tmatch\n"
    "dr\tmul\tbefore-name\t\ngen\ten\tbefore-name\t\nsept\ten\tbefore-number\t\n"
    "no\ten\tbefore-number\t\ninc\ten\t\t\ncorp\ten\t\t\nWash\ten\t\tcase\nrn\tde\tbefore-"
    "number\t\n"
    "vgl\tde\tbefore-name\t\nmin\tde\t\t\nмлн\tru\t\t\n",
    "f.tsv",
    "#: class function-word\n#: match fold\nname\tlang\n"
    "the\ten\nno\ten\nand\ten\nof\ten\nhe\ten\nin\tmul\nder\tde\ndie\tde\nund\tde\nzu\tde\nон\tru\n"
    "она\tru\nв\tru\n",
    NULL};

/* A bar stands where a sentence begins, but for the first. */
static const char *const cases[] = {
    "One ended. |Two began.",
    "He said \"no.\" |Then he left.",
    "He left. |\"I will,\" he said.",
    "Really? |Yes! |No.",
    "\"Really?\" he asked.",
    "Gen. Smith met J. Jones and Dr. Who on Sept. 7 in the U.S. Congress.",
    "SentinelOne Inc. said so. |Acme Corp. |The other one. |See No. 5. |No. |Why?",
    "In the U.S. |The other one.",
    "It cost 3.5 million. |It was 7.9.2023. |Fine.",
    "The war.|Ukraine won.",
    "wrapped at\nseventy columns",
    "A Headline Of Five Words\n|The text begins.",
    "No stop\n\n|New paragraph",
    "See also:\n|Last month",
    "- one\n|- two",
    "他来了。|她走了。",
    "Он ушёл. |Она осталась в 5 млн. рублей.",
    "क्या हुआ? |वह गया। |ठीक है।",
    "Wait... |Then go. and so on",
    "Am 6. September 2010 im 19. Jahrhundert, vgl. Rn. 5. |Die anderen.",
    "It was in 2010. |Then more.",
    "Heinrich IV. von Bayern. |Der Rest.",
    "Ο κ. Όρμπαν και ο Γ. Γαβρίλης. |Τέλος.",
    "Look![Image](x) here",
    "他来了。|「好」她说。",
    /* an abbreviation is one of its language */
    "The head of Acme Inc. Said so. |The end of it in the min. |But no.",
    "Der Wert zu min. Werten und die Zahl der Fälle.",
    "The state of Wash. Said so. |The wash. |Said so.",
    "Dr. Who and Dr. No.",
};

static nomen_model *model;

static void set_up(void)
{
    model = support_model(pack);
}

static void tear_down(void)
{
    nomen_model_release(model);
}

START_TEST(sentences_begin)
{
    char text[512], rendered[1024], *out = rendered;
    size_t length = 0, at = 0;
    nm_tokens tokens = {0};
    nm_language language;
    nm_affixes affixes;
    nm_lookup lookup;
    for (const char *p = cases[_i]; *p != '\0'; p++)
        if (*p != '|')
            text[length++] = *p;
    ck_assert_int_eq(nm_tokenize(&tokens, text, length, NULL), NOMEN_OK);
    nm_affixes_init(&affixes, &model->view);
    nm_lookup_init(&lookup, &model->view, &affixes);
    ck_assert(nm_lookup_run(&lookup, &tokens));
    nm_language_begin(&language, NM_NONE);
    nm_sentences_mark(&language, &model->view, &tokens);
    for (size_t i = 0; i < tokens.list.count; i++) {
        const nm_token *token = &tokens.list.items[i];
        out += sprintf(out, "%.*s", (int)(token->start - at), text + at);
        if (i > 0 && (token->flags & NM_TOKEN_SENTENCE))
            *out++ = '|';
        at = token->start;
    }
    sprintf(out, "%.*s", (int)(length - at), text + at);
    ck_assert_str_eq(rendered, cases[_i]);
    nm_affixes_free(&affixes);
    nm_lookup_free(&lookup);
    nm_tokens_free(&tokens);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"sentences begin", sentences_begin, COUNT(cases)},
    };
    return support_run_with("sentence", tests, COUNT(tests), set_up, tear_down);
}
