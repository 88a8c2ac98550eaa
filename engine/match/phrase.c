/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See phrase.h.
 */
#include "match/phrase.h"

#include "match/affix.h"

#include <string.h>

bool nm_walk_start(const nm_view *model, const nm_tokens *tokens, uint32_t first, nm_walk *walk)
{
    uint32_t word = tokens->list.items[first].word;
    if (word == 0)
        return false;
    walk->state = nm_view_word(model, word)->state;
    walk->next = walk->seen = first + 1;
    return walk->state != 0;
}

static bool is_hyphen(const nm_tokens *tokens, const nm_token *token)
{
    return token->kind == NM_KIND_PUNCTUATION && token->fold_length == 1 &&
           tokens->folded.items[token->fold] == '-';
}

bool nm_phrase_leaves_out(const nm_tokens *tokens, const nm_token *token)
{
    return token->fold_length == 0 || is_hyphen(tokens, token);
}

static uint32_t find_child(const nm_view *model, uint32_t state, uint32_t word)
{
    uint32_t low, high;
    nm_view_children(model, state, &low, &high);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->states[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t first, last;
    nm_view_children(model, state, &first, &last);
    return low < last && model->states[low].word == word ? low : 0;
}

bool nm_walk_step(const nm_view *model, const nm_tokens *tokens, nm_walk *walk)
{
    uint32_t next = walk->next, count = (uint32_t)tokens->list.count;
    const nm_token *list = tokens->list.items;
    if ((list[next - 1].flags & NM_TOKEN_JOINED) == 0 ||
        (list[next - 1].peeled & NM_PEELED_BEHIND) != 0)
        return false;
    walk->seen = next + 1;
    if (next >= count || (list[next].flags & NM_TOKEN_BARRIER) != 0)
        return false;
    if (is_hyphen(tokens, &list[next])) {
        walk->seen = next + 2;
        if (!nm_token_is_glued(&list[next]) || next + 1 >= count ||
            !nm_token_is_glued(&list[next + 1]))
            return false;
        next++;
    }
    while (next + 1 < count && list[next].fold_length == 0)
        next++;
    walk->seen = next + 1;
    if ((list[next].peeled & NM_PEELED_BEFORE) != 0)
        return false;
    uint32_t word = list[next].word;
    uint32_t child = word != 0 ? find_child(model, walk->state, word) : 0;
    if (child == 0)
        return false;
    walk->state = child;
    walk->next = next + 1;
    return true;
}

/* ---- Agreement with the row's spelling ---- */

/* Whether a token has the capitals that the row asks for. `wanted`: 0 none, 1 title, 2 upper. An ending
 * that was peeled off capitals is in small letters (ESETu). */
static bool shape_agrees(const nm_token *token, uint32_t wanted)
{
    switch (wanted) {
    case 0:
        return token->shape != NM_SHAPE_MIXED;
    case 1:
        return token->shape == NM_SHAPE_TITLE || token->shape == NM_SHAPE_UPPER;
    default:
        return token->shape == NM_SHAPE_UPPER ||
               (token->shape == NM_SHAPE_MIXED && token->peeled != 0);
    }
}

/* The next line of a surface, which has a token a line. */
static const char *next_line(const char *surface, size_t *length)
{
    const char *end = strchr(surface, '\n');
    *length = end != NULL ? (size_t)(end - surface) : strlen(surface);
    return end != NULL ? end + 1 : surface + *length;
}

/* Whether a token is these bytes, or has them between the affixes that were peeled off it (InPostu). */
static bool same_bytes(const nm_tokens *tokens, const nm_token *token, const char *bytes,
                       size_t length)
{
    size_t size = token->end - token->start;
    const char *text = tokens->text + token->start;
    if (token->peeled == 0 || size <= length)
        return size == length && memcmp(text, bytes, length) == 0;
    for (size_t from = 0; from + length <= size; from++)
        if (memcmp(text + from, bytes, length) == 0)
            return true;
    return false;
}

bool nm_entry_agrees(const nm_view *model, const nm_tokens *tokens, const nm_entry *entry,
                     uint32_t first, uint32_t last)
{
    if (entry->match == NM_MATCH_FOLD)
        return true;
    const char *surface = nm_view_string(model, entry->surface);
    bool spelled = entry->surface != 0;
    uint32_t shapes = entry->shapes;
    for (uint32_t i = first, at = 0; i < last; i++) {
        const nm_token *token = &tokens->list.items[i];
        if (nm_phrase_leaves_out(tokens, token))
            continue;
        uint32_t wanted = at < NM_SHAPES_MAX ? shapes >> (NM_SHAPE_BITS * at) & 3 : 3;
        size_t length = 0;
        const char *piece = surface;
        if (spelled)
            surface = next_line(surface, &length);
        bool agrees = entry->match != NM_MATCH_EXACT && wanted != 3
                          ? shape_agrees(token, wanted)
                          : same_bytes(tokens, token, piece, length) ||
                                (entry->match != NM_MATCH_EXACT && token->shape == NM_SHAPE_UPPER);
        if (!agrees)
            return false;
        at++;
    }
    return true;
}

/* ---- Labels ---- */

bool nm_entry_passes(const nm_view *model, const nm_entry *entry, const nm_term *term)
{
    uint32_t form = (uint32_t)term->b & 0xFFFF, flags = (uint32_t)term->b >> 16;
    return entry->label == term->a && (form == 0xFFFF || entry->form == form) &&
           (entry->flags & flags) == flags &&
           (term->c == 0 || strcmp(nm_view_string(model, entry->id),
                                   nm_view_string(model, (uint32_t)term->c)) == 0);
}

void nm_phrase_entries(const nm_view *model, uint32_t state, uint32_t label, uint32_t *low,
                       uint32_t *high)
{
    uint32_t first, end;
    nm_view_entries(model, state, &first, &end);
    for (uint32_t last = end; first < last;) { /* sorted by label; "de" has dozens of others */
        uint32_t middle = first + (last - first) / 2;
        if (model->entries[middle].label < label)
            first = middle + 1;
        else
            last = middle;
    }
    *low = first;
    while (first < end && model->entries[first].label == label)
        first++;
    *high = first;
}

bool nm_entry_is_spoken(const nm_subject *s, const nm_entry *entry, uint32_t token)
{
    if ((entry->flags & s->language_flag) == 0)
        return true;
    uint32_t language = nm_look_language(s, token);
    const nm_word *word = nm_view_word(s->model, s->tokens->list.items[token].word);
    return language == entry->language ||
           (language == NM_NONE && (word->flags & NM_WORD_VOTES) == 0);
}

/* Whether an entry of the term ends where the walk from `first` has come to. */
static bool ends_here(const nm_subject *s, uint32_t first, const nm_walk *walk,
                      const nm_term *term)
{
    uint32_t low, high;
    for (nm_phrase_entries(s->model, walk->state, term->a, &low, &high); low < high; low++) {
        const nm_entry *entry = &s->model->entries[low];
        if (nm_entry_passes(s->model, entry, term) &&
            nm_entry_agrees(s->model, s->tokens, entry, first, walk->next) &&
            nm_entry_is_spoken(s, entry, first))
            return true;
    }
    return false;
}

/* Starts a walk for phrases of a label; false if the first word has none. */
static bool start_for(const nm_view *model, const nm_tokens *tokens, uint32_t first,
                      uint32_t label, nm_walk *walk)
{
    if (first >= tokens->list.count)
        return false;
    uint32_t word = tokens->list.items[first].word;
    return (nm_view_word_labels(model, word)->begins & NM_LABEL_BIT(label)) != 0 &&
           nm_walk_start(model, tokens, first, walk);
}

bool nm_phrase_may_hold(const nm_subject *s, uint32_t index, uint32_t label)
{
    const nm_token *token = &s->tokens->list.items[index];
    nm_look(s, index);
    return (nm_view_word_labels(s->model, token->word)->inside & NM_LABEL_BIT(label)) != 0 ||
           nm_phrase_leaves_out(s->tokens, token);
}

/* The next step of a walk in a rule. */
static bool step_for(const nm_subject *s, uint32_t first, nm_walk *walk)
{
    bool more = nm_walk_step(s->model, s->tokens, walk);
    nm_look(s, walk->seen - 1);
    return more && walk->next - first <= NM_RULE_PHRASE;
}

unsigned nm_phrase_ends(const nm_subject *s, uint32_t first, const nm_term *term,
                        uint32_t ends[NM_PHRASE_ENDS])
{
    unsigned count = 0;
    nm_walk walk;
    nm_look(s, first);
    if (!start_for(s->model, s->tokens, first, term->a, &walk))
        return 0;
    do {
        if (ends_here(s, first, &walk, term))
            ends[count++] = walk.next;
    } while (count < NM_PHRASE_ENDS && step_for(s, first, &walk));
    return count;
}

bool nm_phrase_rows(const nm_view *model, const nm_tokens *tokens, uint32_t first, uint32_t last,
                    uint16_t label, uint32_t *low, uint32_t *high)
{
    nm_walk walk;
    if (!start_for(model, tokens, first, label, &walk))
        return false;
    while (walk.next < last)
        if (!nm_walk_step(model, tokens, &walk))
            return false;
    nm_phrase_entries(model, walk.state, label, low, high);
    return walk.next == last;
}

const nm_entry *nm_phrase_find(const nm_view *model, const nm_tokens *tokens, uint32_t first,
                               uint32_t last, uint16_t label)
{
    uint32_t low, high;
    if (!nm_phrase_rows(model, tokens, first, last, label, &low, &high))
        return NULL;
    for (; low < high; low++) {
        const nm_entry *entry = &model->entries[low];
        if (nm_entry_agrees(model, tokens, entry, first, last))
            return entry;
    }
    return NULL;
}
