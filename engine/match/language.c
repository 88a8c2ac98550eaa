/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See language.h. A paragraph is a line here: in a text with a line per paragraph that is what it
 * is, and in a text with wrapped lines it is near enough; a very long line is counted in part, from
 * its beginning, and so is the text as a whole.
 */
#include "match/language.h"

#include <string.h>

enum { RUNNERS = 128, TOKENS_COUNTED = 1000, VOTES_NEEDED = 2, VOTES_OF_HINT = 3 };

typedef struct tally {
    uint16_t language[RUNNERS];
    uint32_t votes[RUNNERS];
    unsigned count;
} tally;

static void vote(tally *t, uint16_t language)
{
    for (unsigned i = 0; i < t->count; i++) {
        if (t->language[i] == language) {
            t->votes[i]++;
            return;
        }
    }
    if (t->count < RUNNERS) {
        t->language[t->count] = language;
        t->votes[t->count++] = 1;
    }
}

static void count_word(tally *t, const nm_view *model, uint32_t label, const nm_word *word)
{
    uint32_t low, high;
    for (nm_view_entries(model, word->state, &low, &high); low < high; low++)
        if (model->entries[low].label == label)
            vote(t, model->entries[low].language);
}

static uint32_t winner(const tally *t)
{
    uint32_t best = 0, second = 0, found = NM_NONE;
    for (unsigned i = 0; i < t->count; i++) {
        if (t->votes[i] > best) {
            second = best;
            best = t->votes[i];
            found = t->language[i];
        } else if (t->votes[i] > second) {
            second = t->votes[i];
        }
    }
    return best >= VOTES_NEEDED && best > second ? found : NM_NONE;
}

void nm_language_begin(nm_language *language, uint32_t hint)
{
    *language = (nm_language){.own = NM_NONE, .hint = hint, .whole = NM_NONE};
}

/* The winner among tokens [first, last). A peeled token is no function word. */
static uint32_t count_votes(const nm_view *model, const nm_tokens *tokens, uint32_t first,
                            uint32_t last, uint32_t hint)
{
    uint32_t label = nm_view_find_label(model, NM_CLASS_FUNCTION_WORD,
                                        sizeof NM_CLASS_FUNCTION_WORD - 1);
    tally t = {.count = 0};
    if (hint != NM_NONE) {
        t.language[t.count] = (uint16_t)hint;
        t.votes[t.count++] = VOTES_OF_HINT;
    }
    for (uint32_t i = first; label != 0 && i < last && i - first < TOKENS_COUNTED; i++) {
        const nm_token *token = &tokens->list.items[i];
        const nm_word *word = nm_view_word(model, token->word);
        if ((word->flags & NM_WORD_VOTES) != 0 && token->peeled == 0)
            count_word(&t, model, label, word);
    }
    return winner(&t);
}

static uint32_t language_of_text(nm_language *language, const nm_view *model,
                                 const nm_tokens *tokens)
{
    if (!language->counted) {
        language->whole = count_votes(model, tokens, 0, (uint32_t)tokens->list.count,
                                      language->hint);
        language->counted = true;
    }
    return language->whole;
}

/* The tokens [first, last) of the line that `token` stands in. */
static void find_line(const nm_tokens *tokens, uint32_t token, uint32_t *first, uint32_t *last)
{
    size_t low = 0, high = tokens->lines.count; /* the first line that begins behind the token */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens->lines.items[middle].token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low > 0 ? tokens->lines.items[low - 1].token : 0;
    *last = low < tokens->lines.count ? tokens->lines.items[low].token
                                      : (uint32_t)tokens->list.count;
}

uint32_t nm_language_own(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                         uint32_t token)
{
    if (token >= language->first && token < language->last)
        return language->own;
    find_line(tokens, token, &language->first, &language->last);
    language->own = count_votes(model, tokens, language->first, language->last,
                                language->hint);
    return language->own;
}

uint32_t nm_language_of(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                        uint32_t token)
{
    uint32_t own = nm_language_own(language, model, tokens, token);
    return own != NM_NONE ? own : language_of_text(language, model, tokens);
}
