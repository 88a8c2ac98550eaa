/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See term.h.
 */
#include "match/term.h"

#include "match/phrase.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

/* The value of a decimal digit of any script. The ten digits of a script follow each other, and
 * their zero has a code that ends in 0 or in 6 (hexadecimal). */
static int32_t digit_value(uint32_t code)
{
    uint32_t row = code & ~(uint32_t)0xF;
    uint32_t zero = nm_property_get(row)->category == NM_GC_ND ? row : row + 6;
    return code >= zero && code - zero < 10 ? (int32_t)(code - zero) : -1;
}

int32_t nm_token_number(const nm_tokens *tokens, const nm_token *token)
{
    if (token->kind != NM_KIND_NUMBER || token->fold_length == NM_FOLD_NONE)
        return -1;
    const unsigned char *at = (const unsigned char *)tokens->folded.items + token->fold;
    const unsigned char *end = at + token->fold_length;
    int32_t value = 0;
    for (int digits = 0; at < end; digits++) {
        uint32_t code;
        at += nm_utf8_decode(at, end, &code);
        int32_t digit = code < 0x80 ? (int32_t)code - '0' : digit_value(code);
        if (digits == 9 || digit < 0 || digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

bool nm_token_is_capitalised(const nm_tokens *tokens, const nm_token *token)
{
    if (token->shape == NM_SHAPE_TITLE || token->shape == NM_SHAPE_UPPER)
        return true;
    if (token->shape != NM_SHAPE_MIXED)
        return false;
    const unsigned char *text = (const unsigned char *)tokens->text;
    uint32_t first;
    nm_utf8_decode(text + token->start, text + token->end, &first);
    unsigned category = nm_property_get(first)->category;
    return category == NM_GC_LU || category == NM_GC_LT;
}

bool nm_token_ends_in_hangul(const nm_tokens *tokens, const nm_token *token)
{
    enum { SYLLABLE = 3 /* bytes */ };
    const unsigned char *end = (const unsigned char *)tokens->text + token->end;
    uint32_t code;
    if (token->end - token->start < SYLLABLE || end[-1] < 0x80)
        return false;
    nm_utf8_decode(end - SYLLABLE, end, &code);
    return nm_property_get(code)->script == NM_SCRIPT_HANG;
}

int32_t nm_token_length(const nm_tokens *tokens, const nm_token *token)
{
    if (token->fold_length == NM_FOLD_NONE)
        return INT32_MAX;
    int32_t count = 0;
    for (unsigned i = 0; i < token->fold_length; i++)
        count += ((unsigned char)tokens->folded.items[token->fold + i] & 0xC0) != 0x80;
    return count;
}

static bool in_range(const nm_term *term, int32_t value)
{
    return value >= term->b && value <= term->c;
}

static bool has_label(const nm_view *model, const nm_tokens *tokens, uint32_t index,
                      const nm_term *term)
{
    nm_walk walk;
    uint32_t word = tokens->list.items[index].word;
    if ((nm_view_word_labels(model, word)->begins & NM_LABEL_BIT(term->a)) == 0)
        return false;
    if (!nm_walk_start(model, tokens, index, &walk))
        return false;
    uint32_t low, high;
    for (nm_phrase_entries(model, walk.state, term->a, &low, &high); low < high; low++)
        if (nm_entry_passes(model, &model->entries[low], term) &&
            nm_entry_agrees(model, tokens, &model->entries[low], index, index + 1))
            return true;
    return false;
}

/* Whether a list in WORD_SETS has the word, or the language; 0 is none. */
static bool in_word_set(const nm_view *model, uint32_t list, uint32_t word)
{
    if (word == 0 || list >= model->word_set_count)
        return false;
    uint32_t room = model->word_set_count - list - 1, low = 0;
    uint32_t high = model->word_sets[list] < room ? model->word_sets[list] : room;
    const uint32_t *words = model->word_sets + list + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (words[middle] == word)
            return true;
        if (words[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool is_surface(const nm_view *model, const nm_tokens *tokens, const nm_token *token,
                       uint32_t string)
{
    const char *surface = nm_view_string(model, string);
    size_t length = strlen(surface);
    return token->end - token->start == length &&
           memcmp(tokens->text + token->start, surface, length) == 0;
}

static bool speaks(const nm_subject *s, uint32_t index, uint32_t list)
{
    uint32_t language = nm_look_language(s, index);
    return language != NM_NONE && in_word_set(s->model, list, language);
}

static bool term_holds(const nm_subject *s, uint32_t index, const nm_term *term)
{
    const nm_view *model = s->model;
    const nm_tokens *tokens = s->tokens;
    const nm_token *token = &tokens->list.items[index];
    switch (term->kind) {
    case NM_TERM_ANY:
        return true;
    case NM_TERM_KIND:
        return (term->a >> token->kind & 1) != 0;
    case NM_TERM_SHAPE:
        return (term->a >> token->shape & 1) != 0;
    case NM_TERM_CAPITALISED:
        return nm_token_is_capitalised(tokens, token);
    case NM_TERM_FLAG:
        return (token->flags & term->a) == term->a;
    case NM_TERM_ZONE:
        return (term->a >> token->zone & 1) != 0;
    case NM_TERM_NUMBER: {
        int32_t value = nm_token_number(tokens, token);
        return value >= 0 && in_range(term, value);
    }
    case NM_TERM_DIGITS:
        return token->kind == NM_KIND_NUMBER && in_range(term, nm_token_length(tokens, token));
    case NM_TERM_LENGTH:
        return in_range(term, nm_token_length(tokens, token));
    case NM_TERM_SCRIPT:
        return token->script == term->a;
    case NM_TERM_WORD:
        return token->word == term->a;
    case NM_TERM_WORDS:
        return in_word_set(model, term->a, token->word);
    case NM_TERM_SURFACE:
        return is_surface(model, tokens, token, term->a);
    case NM_TERM_LABEL:
        return has_label(model, tokens, index, term);
    case NM_TERM_LANGUAGE:
        return speaks(s, index, term->a);
    default:
        return false;
    }
}

/* The run of terms that begins at `term`; all but those of one kind. */
static bool run_holds(const nm_subject *s, uint32_t token, uint32_t term, uint32_t but)
{
    nm_look(s, token);
    for (uint32_t i = 0; i < NM_TERMS_MAX && term + i < s->model->term_count; i++) {
        const nm_term *t = &s->model->terms[term + i];
        if (t->kind != but && term_holds(s, token, t) == (t->negated != 0))
            return false;
        if (t->last)
            return true;
    }
    return false;
}

bool nm_terms_hold(const nm_subject *s, uint32_t token, uint32_t term)
{
    return run_holds(s, token, term, NM_NONE);
}

bool nm_terms_may_hold(const nm_subject *s, uint32_t token, uint32_t term)
{
    return run_holds(s, token, term, NM_TERM_LANGUAGE);
}
