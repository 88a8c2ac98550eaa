/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * compile/strings, runs, vocabulary, trie: what the linker lays out is what was put in.
 */
#include "compile/strings.h"

#include "api/objects.h"
#include "base/hash.h"
#include "compile/runs.h"
#include "compile/trie.h"
#include "compile/vocabulary.h"
#include "match/lookup.h"
#include "match/phrase.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 5000 };

START_TEST(strings_are_kept_once)
{
    nm_strings strings = {0};
    uint32_t offsets[MANY];
    char text[20];
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "string %d", i);
        offsets[i] = nm_strings_add_text(&strings, text);
        ck_assert_uint_ne(offsets[i], 0);
    }
    size_t size = strings.pool.count;
    for (int i = MANY - 1; i >= 0; i--) {
        snprintf(text, sizeof text, "string %d", i);
        HOLDS(nm_strings_add(&strings, text, strlen(text)) == offsets[i]);
        HOLDS(strcmp(nm_strings_get(&strings, offsets[i]), text) == 0);
    }
    ck_assert_uint_eq(strings.pool.count, size);
    /* A prefix is another string; the empty one and one with a NUL are none. */
    ck_assert_uint_ne(nm_strings_add(&strings, "string 1", 6), offsets[1]);
    ck_assert_str_eq(nm_strings_get(&strings, nm_strings_add(&strings, "string 1", 6)), "string");
    ck_assert_uint_eq(nm_strings_add(&strings, "", 0), 0);
    ck_assert_uint_eq(nm_strings_add(&strings, "a\0b", 3), 0);
    ck_assert_str_eq(nm_strings_get(&strings, 0), "");
    ck_assert_str_eq(nm_strings_get(&strings, UINT32_MAX), "");
    ck_assert(!strings.memory);
    nm_strings_free(&strings);
}
END_TEST

START_TEST(runs_are_kept_once)
{
    nm_runs runs = {0};
    NM_ARRAY(uint32_t) items = {0};
    uint32_t first[MANY];
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < MANY; i++) { /* i, i + 1 ...: one to four items */
            uint32_t at = (uint32_t)items.count;
            HOLDS(nm_array_reserve(&items, 4));
            for (uint32_t k = 0; k <= i % 4; k++)
                items.items[items.count++] = i + k;
            uint32_t found = nm_runs_intern(&runs, &items, at);
            HOLDS(found == (round == 0 ? at : first[i]));
            HOLDS(items.count == at + (round == 0 ? i % 4 + 1 : 0));
            first[i] = found;
        }
    }
    ck_assert_uint_eq(nm_runs_intern(&runs, &items, (uint32_t)items.count), items.count);
    nm_runs_free(&runs);
    nm_array_free(&items);
}
END_TEST

START_TEST(words_are_numbered_once)
{
    nm_strings strings = {0};
    nm_vocabulary vocabulary = {0};
    char text[20];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < MANY; i++) {
            size_t length = (size_t)snprintf(text, sizeof text, "word%u", i);
            uint32_t word = nm_vocabulary_add(&vocabulary, &strings, text, length,
                                              (uint32_t)nm_hash(text, length));
            HOLDS(word == i + 1);
        }
    }
    ck_assert_uint_eq(vocabulary.words.count, MANY + 1);
    ck_assert_uint_ge(vocabulary.slot_count, 2 * MANY);
    ck_assert_uint_eq(vocabulary.slot_count & (vocabulary.slot_count - 1), 0);
    /* Two words of one hash are two words. */
    uint32_t a = nm_vocabulary_add(&vocabulary, &strings, "one", 3, 77);
    uint32_t b = nm_vocabulary_add(&vocabulary, &strings, "two", 3, 77);
    ck_assert_uint_ne(a, b);
    ck_assert_uint_eq(nm_vocabulary_add(&vocabulary, &strings, "one", 3, 77), a);
    nm_vocabulary_free(&vocabulary);
    nm_strings_free(&strings);
}
END_TEST

/* ---- The trie of a model ---- */

static const char *const names[] = {"Oz", "Oz Bay", "Oz Bay Company", "Bay", "Bay of Oz", "New Oz",
                                    "New-Oz Bay", "A A A A", "A", "A A", "B A A", "中国", "中华"};

static nomen_model *name_model(void)
{
    char table[1000] = "#: type t\nname\n";
    for (size_t i = 0; i < COUNT(names); i++)
        snprintf(table + strlen(table), sizeof table - strlen(table), "%s\n", names[i]);
    const char *pack[] = {"t.tsv", table, NULL};
    return support_model(pack);
}

/* Cuts a text and looks its tokens up. The caller frees both. */
static void look_up(const nm_view *view, const char *text, nm_tokens *tokens, nm_lookup *lookup)
{
    nm_affixes affixes;
    nm_affixes_init(&affixes, view);
    nm_lookup_init(lookup, view, &affixes);
    ck_assert_int_eq(nm_tokenize(tokens, text, strlen(text), NULL), NOMEN_OK);
    ck_assert(nm_lookup_run(lookup, tokens));
    nm_affixes_free(&affixes);
}

/* Whether the trie has the tokens of a text as a name, by walking. */
static bool has_name(const nm_view *view, const char *text, const char **id)
{
    nm_tokens tokens = {0};
    nm_lookup lookup;
    look_up(view, text, &tokens, &lookup);
    nm_walk walk;
    bool found = nm_walk_start(view, &tokens, 0, &walk);
    while (found && walk.next < tokens.list.count)
        found = nm_walk_step(view, &tokens, &walk);
    if (found) {
        uint32_t low, high;
        nm_view_entries(view, walk.state, &low, &high);
        found = low < high;
        if (found)
            *id = nm_view_string(view, view->entries[low].id);
    }
    nm_tokens_free(&tokens);
    nm_lookup_free(&lookup);
    return found;
}

START_TEST(the_trie_has_the_names_and_no_others)
{
    nomen_model *model = name_model();
    const nm_view *view = &model->view;
    const char *id = NULL;
    for (size_t i = 0; i < COUNT(names); i++) {
        ck_assert_msg(has_name(view, names[i], &id), "%s", names[i]);
        ck_assert_str_eq(id, names[i]);
    }
    static const char *const others[] = {"Bay of", "of", "of Oz", "A A A", "A A A A A", "B", "B A",
                                         "New", "Oz Oz", "中", "国", "Bay Oz", "Oz Bay Bay"};
    for (size_t i = 0; i < COUNT(others); i++)
        ck_assert_msg(!has_name(view, others[i], &id), "%s", others[i]);
    nomen_model_release(model);
}
END_TEST

/* Children are consecutive, sorted, and each state but the root has one parent. */
START_TEST(the_trie_is_in_order)
{
    nomen_model *model = name_model();
    const nm_view *view = &model->view;
    unsigned char *parents = calloc(view->state_count, 1);
    for (uint32_t s = 0; s + 1 < view->state_count; s++) {
        uint32_t first, last;
        nm_view_children(view, s, &first, &last);
        for (uint32_t c = first; c < last; c++) {
            parents[c]++;
            ck_assert_uint_gt(c, s);
            ck_assert(c == first || view->states[c - 1].word < view->states[c].word);
        }
    }
    for (uint32_t s = 1; s + 1 < view->state_count; s++)
        ck_assert_uint_eq(parents[s], 1);
    ck_assert_uint_eq(parents[0], 0);
    ck_assert_uint_eq(view->entry_count, COUNT(names));
    free(parents);
    nomen_model_release(model);
}
END_TEST

/* Every word of the vocabulary is found from its text, and nothing else is. */
START_TEST(lookup_finds_every_word)
{
    nomen_model *model = name_model();
    const nm_view *view = &model->view;
    for (uint32_t w = 1; w < view->word_count; w++) {
        const nm_word *word = nm_view_word(view, w);
        const char *text = nm_view_string(view, word->text);
        ck_assert_uint_eq(nm_lookup_word(view, text, strlen(text)), w);
    }
    static const char *const others[] = {"ozz", "o", "xyz", "7", "baym", "comp", ""};
    for (size_t i = 0; i < COUNT(others); i++)
        ck_assert_uint_eq(nm_lookup_word(view, others[i], strlen(others[i])), 0);
    nomen_model_release(model);
}
END_TEST

/* Appends the text of a token and a space. */
static void note(char *out, size_t size, const nm_tokens *tokens, size_t index)
{
    const nm_token *token = &tokens->list.items[index];
    size_t used = strlen(out);
    snprintf(out + used, size - used, "%.*s ", (int)(token->end - token->start),
             tokens->text + token->start);
}

/* The words of names are looked up where the names may stand, and where a word is a name by itself.
 * The filters make no mistakes in a text this short. */
START_TEST(only_words_that_matter_are_looked_up)
{
    nomen_model *model = name_model();
    static const char text[] = "company of new born; New-Oz bay - company, oz bay company of, Bay of X";
    nm_tokens tokens = {0};
    nm_lookup lookup;
    char found[100] = "", woken[100] = "";
    look_up(&model->view, text, &tokens, &lookup);
    for (size_t i = 0; i < tokens.list.count; i++)
        if (tokens.list.items[i].word != 0)
            note(found, sizeof found, &tokens, i);
    for (size_t i = 0; i < lookup.awake.count; i++)
        note(woken, sizeof woken, &tokens, lookup.awake.items[i]);
    ck_assert_str_eq(found, "New Oz bay Bay of ");
    ck_assert_str_eq(woken, "New Oz Bay ");
    nm_tokens_free(&tokens);
    nm_lookup_free(&lookup);
    nomen_model_release(model);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"strings are kept once", strings_are_kept_once, 0},
        {"runs are kept once", runs_are_kept_once, 0},
        {"words are numbered once", words_are_numbered_once, 0},
        {"the trie has the names and no others", the_trie_has_the_names_and_no_others, 0},
        {"the trie is in order", the_trie_is_in_order, 0},
        {"lookup finds every word", lookup_finds_every_word, 0},
        {"only words that matter are looked up", only_words_that_matter_are_looked_up, 0},
    };
    return support_run("vocabulary", tests, COUNT(tests));
}
