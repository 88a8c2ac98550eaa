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

/* Who has votes. */
typedef struct tally {
    uint16_t *votes; /* by language */
    uint16_t runners[RUNNERS];
    unsigned count;
} tally;

static void vote(tally *t, uint32_t language, unsigned votes)
{
    if (language >= NM_LANGUAGES)
        return;
    if (t->votes[language] == 0) {
        if (t->count == RUNNERS)
            return;
        t->runners[t->count++] = (uint16_t)language;
    }
    t->votes[language] = (uint16_t)(t->votes[language] + votes);
}

static void count_word(tally *t, const nm_view *model, uint32_t label, const nm_word *word)
{
    uint32_t low, high;
    for (nm_view_entries(model, word->state, &low, &high); low < high; low++)
        if (model->entries[low].label == label)
            vote(t, model->entries[low].language, 1);
}

/* The one with most votes, and clears them all. */
static uint32_t winner(tally *t)
{
    uint32_t best = 0, second = 0, found = NM_NONE;
    for (unsigned i = 0; i < t->count; i++) {
        uint32_t votes = t->votes[t->runners[i]];
        t->votes[t->runners[i]] = 0;
        if (votes > best) {
            second = best;
            best = votes;
            found = t->runners[i];
        } else if (votes > second) {
            second = votes;
        }
    }
    return best >= VOTES_NEEDED && best > second ? found : NM_NONE;
}

void nm_language_begin(nm_language *language, uint32_t hint)
{
    *language = (nm_language){.hint = hint, .whole = NM_NONE};
}

void nm_language_recount(nm_language *language)
{
    language->here = (nm_paragraph){0};
    memset(language->paragraphs, 0, sizeof language->paragraphs);
}

/* The winner among tokens [first, last). A peeled token is no function word. */
static uint32_t count_votes(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                            uint32_t first, uint32_t last)
{
    uint32_t label =
        nm_view_find_label(model, NM_CLASS_FUNCTION_WORD, sizeof NM_CLASS_FUNCTION_WORD - 1);
    tally t = {.votes = language->votes};
    vote(&t, language->hint, VOTES_OF_HINT);
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
        language->whole = count_votes(language, model, tokens, 0, (uint32_t)tokens->list.count);
        language->counted = true;
    }
    return language->whole;
}

/* The number of the line that a token stands in: how many begin before it or with it. */
static size_t find_line(const nm_tokens *tokens, uint32_t token)
{
    size_t low = 0, high = tokens->lines.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens->lines.items[middle].token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void count_line(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                       size_t line, nm_paragraph *out)
{
    const nm_line *lines = tokens->lines.items;
    out->first = line > 0 ? lines[line - 1].token : 0;
    out->last = line < tokens->lines.count ? lines[line].token : (uint32_t)tokens->list.count;
    out->own = count_votes(language, model, tokens, out->first, out->last);
}

static bool is_inside(const nm_paragraph *paragraph, uint32_t token)
{
    return token >= paragraph->first && token < paragraph->last;
}

uint32_t nm_language_own(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                         uint32_t token)
{
    if (!is_inside(&language->here, token)) {
        size_t line = find_line(tokens, token);
        nm_paragraph *known = &language->paragraphs[line % NM_PARAGRAPHS];
        if (!is_inside(known, token))
            count_line(language, model, tokens, line, known);
        language->here = *known;
    }
    return language->here.own;
}

uint32_t nm_language_of(nm_language *language, const nm_view *model, const nm_tokens *tokens,
                        uint32_t token)
{
    uint32_t own = nm_language_own(language, model, tokens, token);
    return own != NM_NONE ? own : language_of_text(language, model, tokens);
}
