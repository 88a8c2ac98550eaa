/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See topic.h.
 */
#include "context/topic.h"

#include "match/phrase.h"

#include <string.h>

enum { SHORT_TEXT = 300 /* tokens */, OFTEN = 5, APART = 60 /* tokens a word of it, at most */ };

void nm_topics_init(nm_topics *t, const nm_view *model)
{
    *t = (nm_topics){0};
    t->word_label =
        (uint16_t)nm_view_find_label(model, NM_CLASS_TOPIC_WORD, sizeof NM_CLASS_TOPIC_WORD - 1);
}

void nm_topics_begin(nm_topics *t)
{
    memset(t->hits, 0, sizeof t->hits);
    t->counted = false;
}

/* Counts a word with this value. The first of its kind takes the next place, if there is one. */
static void count_value(nm_topics *t, const nm_view *model, uint32_t value)
{
    unsigned i = 0;
    while (i < NM_TOPICS && t->types[i] != 0 && t->values[i] != value)
        i++;
    if (i == NM_TOPICS)
        return;
    if (t->types[i] == 0) {
        const char *type = nm_view_string(model, value);
        t->types[i] = (uint16_t)nm_view_find_label(model, type, strlen(type));
        t->values[i] = value;
    }
    if (t->types[i] != 0) /* else it is no type of this model */
        t->hits[i]++;
}

/* Counts the word of a topic that begins at `first`, the shortest if there are several. Returns the
 * token behind it, or the next one. */
static uint32_t count_word(nm_topics *t, const nm_view *model, const nm_tokens *tokens,
                           uint32_t first)
{
    nm_walk walk;
    if (!nm_walk_start(model, tokens, first, &walk))
        return first + 1;
    do {
        uint32_t low, high;
        for (nm_view_entries(model, walk.state, &low, &high); low < high; low++) {
            const nm_entry *entry = &model->entries[low];
            if (entry->label != t->word_label ||
                !nm_entry_agrees(model, tokens, entry, first, walk.next))
                continue;
            count_value(t, model, entry->id);
            return walk.next;
        }
    } while (nm_walk_step(model, tokens, &walk));
    return first + 1;
}

static void count_words(nm_topics *t, const nm_view *model, const nm_tokens *tokens)
{
    t->counted = true;
    for (uint32_t i = 0; t->word_label != 0 && i < tokens->list.count;) {
        uint32_t word = tokens->list.items[i].word;
        bool begins = (nm_view_word_labels(model, word)->begins & NM_LABEL_BIT(t->word_label)) != 0;
        i = begins ? count_word(t, model, tokens, i) : i + 1;
    }
}

enum nm_topic_share nm_topics_share(nm_topics *t, const nm_view *model, const nm_tokens *tokens,
                                    uint16_t label)
{
    if (!t->counted)
        count_words(t, model, tokens);
    size_t length = tokens->list.count;
    unsigned i = 0;
    while (i < NM_TOPICS && t->types[i] != 0 && t->types[i] != label)
        i++;
    if (i == NM_TOPICS || t->types[i] == 0 || t->hits[i] < (length < SHORT_TEXT ? 1 : 2))
        return NM_TOPIC_NONE;
    return t->hits[i] >= OFTEN && t->hits[i] >= length / APART ? NM_TOPIC_ALL : NM_TOPIC_SOME;
}
