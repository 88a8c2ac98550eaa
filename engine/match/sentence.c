/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See sentence.h.
 *
 *     tokens   ... SentinelOne Inc . ” The report ...
 *     phase            OPEN         |MAYBE | OPEN
 *                                          ^ here it is decided
 *
 * After a terminator the sentence may have ended; closing quotes and brackets keep it so; the first
 * other token decides. After the full stop of an abbreviation a capital says nothing: some never
 * end a sentence ("Gen. Smith"), others only before a function word, which would have no capital
 * inside of one ("Inc. The").
 */
#include "match/sentence.h"

#include "match/phrase.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

typedef enum {
    OPEN,
    SURE,     /* behind ! ? and the like */
    MAYBE,    /* behind a full stop */
    SHORT,    /* behind the full stop of an abbreviation, or of an ordinal number: Inc. 6. */
    NUMBERED, /* one before a number: Sept. 7, No. 5 */
    TITLED    /* one before a name: Gen. Smith, J. Smith */
} phase;

enum { AHEAD = 4 /* tokens that are looked at for the word that decides */ };

typedef struct reader {
    nm_language *language;
    const nm_view *model;
    nm_tokens *tokens;
    uint16_t abbreviation, function_word; /* labels, 0: the model has none */
    uint32_t before_name, before_number;  /* forms */
} reader;

/* The row of a class that is this token, in the language of its paragraph where that is known. */
static const nm_entry *find_row(reader *r, const nm_token *token, uint16_t label)
{
    const nm_view *model = r->model;
    if (label == 0 || (nm_view_word_labels(model, token->word)->begins & NM_LABEL_BIT(label)) == 0)
        return NULL;
    uint32_t at = (uint32_t)(token - r->tokens->list.items), low, high;
    uint32_t language = nm_language_of(r->language, model, r->tokens, at);
    nm_view_entries(model, nm_view_word(model, token->word)->state, &low, &high);
    for (; low < high; low++) {
        const nm_entry *entry = &model->entries[low];
        bool fits = language == NM_NONE || entry->language == language || entry->language == 0;
        if (entry->label == label && fits && nm_entry_agrees(model, r->tokens, entry, at, at + 1))
            return entry;
    }
    return NULL;
}

/* Whether a word begins a sentence where a capital alone says nothing. */
static bool is_starter(reader *r, const nm_token *token)
{
    return find_row(r, token, r->function_word) != NULL;
}

static const nm_property *property_of(const nm_tokens *tokens, const nm_token *token)
{
    const unsigned char *text = (const unsigned char *)tokens->text;
    uint32_t code;
    nm_utf8_decode(text + token->start, text + tokens->length, &code);
    return nm_property_get(code);
}

static nm_sentence_break break_of(const nm_tokens *tokens, const nm_token *token)
{
    if (token->kind != NM_KIND_PUNCTUATION)
        return NM_SB_OTHER;
    return (nm_sentence_break)property_of(tokens, token)->sentence_break;
}

/* Whether a bracket or quote opens something. ASCII quotes do not tell. */
static bool opens(const nm_tokens *tokens, const nm_token *token)
{
    unsigned category = property_of(tokens, token)->category;
    return category == NM_GC_PS || category == NM_GC_PI;
}

static bool is_roman(const char *folded, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (folded[i] != 'i' && folded[i] != 'v' && folded[i] != 'x')
            return false;
    return true;
}

/* What the full stop at `token` says, by the word it stands behind. */
static phase phase_of_stop(reader *r, const nm_token *token)
{
    const nm_tokens *tokens = r->tokens;
    const nm_token *word = token - 1;
    if (token == tokens->list.items || (token->flags & NM_TOKEN_GAP))
        return MAYBE;
    if (word->kind == NM_KIND_NUMBER && word->fold_length <= 2)
        return SHORT; /* 6. September, 19. Jahrhundert, 2. Liga */
    if (word->kind != NM_KIND_WORD || word->fold_length == NM_FOLD_NONE)
        return MAYBE;
    const char *text = tokens->folded.items + word->fold;
    if (word->fold_length == 1 || (word->fold_length == 2 && (text[0] & 0x80))) /* J. Smith, 5 g. */
        return word->shape == NM_SHAPE_TITLE ? TITLED : SHORT;
    if (word->shape == NM_SHAPE_UPPER && is_roman(text, word->fold_length))
        return SHORT; /* Henry VIII. */
    const nm_entry *row = find_row(r, word, r->abbreviation);
    if (row == NULL)
        return MAYBE;
    return row->form == r->before_name ? TITLED : row->form == r->before_number ? NUMBERED : SHORT;
}

/* What the token leaves behind for the next one. */
static phase phase_after(reader *r, const nm_token *token, phase before)
{
    const nm_tokens *tokens = r->tokens;
    if (token->kind == NM_KIND_INITIALISM)
        return tokens->text[token->end - 1] == '.' ? SHORT : OPEN;
    switch (break_of(tokens, token)) {
    case NM_SB_S_TERM:
        return SURE;
    case NM_SB_A_TERM:
        return phase_of_stop(r, token);
    case NM_SB_CLOSE:
        return opens(tokens, token) ? OPEN : before;
    default:
        return OPEN;
    }
}

/* Whether the first thing with letters or digits from `token` on, behind a few signs, is a word in
 * small letters. */
static bool goes_on_small(const nm_tokens *tokens, const nm_token *token)
{
    const nm_token *end = tokens->list.items + tokens->list.count;
    for (int ahead = 0; token < end && ahead < AHEAD; token++, ahead++)
        if (token->kind != NM_KIND_PUNCTUATION && token->kind != NM_KIND_SYMBOL)
            return token->kind == NM_KIND_WORD && token->shape == NM_SHAPE_LOWER;
    return false;
}

/* Whether a sentence that may have ended has, now that `token` follows. */
static bool has_ended(reader *r, const nm_token *token, phase before)
{
    const nm_tokens *tokens = r->tokens;
    nm_sentence_break class = break_of(tokens, token);
    bool gap = (token->flags & NM_TOKEN_GAP) != 0;
    if (before == OPEN || (token->flags & NM_TOKEN_INNER))
        return false;
    if (class == NM_SB_A_TERM || class == NM_SB_S_TERM || class == NM_SB_S_CONTINUE)
        return false;
    if (class == NM_SB_CLOSE && !gap) /* "![" is markup, "\u3002\u300C" begins a sentence */
        return opens(tokens, token) && (tokens->text[token->start] & 0x80);
    if (before == TITLED || (before == NUMBERED && token->kind == NM_KIND_NUMBER))
        return false;
    if (before == SHORT)
        return gap && token->shape == NM_SHAPE_TITLE && is_starter(r, token);
    if (before != SURE && !gap)
        return token->kind == NM_KIND_WORD && token->shape != NM_SHAPE_LOWER;
    return !goes_on_small(tokens, token);
}

/* The phase behind `token`, which stands behind a stop in phase `now`; marks it if it begins a
 * sentence. */
static phase pass(reader *r, nm_token *token, phase now)
{
    if (!(token->flags & NM_TOKEN_SENTENCE) && has_ended(r, token, now))
        token->flags |= NM_TOKEN_SENTENCE;
    return phase_after(r, token, token->flags & NM_TOKEN_SENTENCE ? OPEN : now);
}

static void mark_sentences(reader *r)
{
    nm_token *items = r->tokens->list.items;
    const uint32_t *stops = r->tokens->stops.items;
    size_t count = r->tokens->stops.count, end = r->tokens->list.count;
    for (size_t stop = 0, at; stop < count;) {
        at = stops[stop];
        phase now = phase_after(r, &items[at++], OPEN);
        for (; now != OPEN && at < end; at++)
            now = pass(r, &items[at], now);
        while (stop < count && stops[stop] < at)
            stop++;
    }
}

/* Names wrap over the lines of running prose, and nowhere else. */
static bool is_barrier(const nm_token *last, const nm_token *token)
{
    unsigned breaks = token->flags & (NM_TOKEN_PARAGRAPH | NM_TOKEN_SENTENCE);
    return (breaks | last->zone | token->zone) != 0; /* NM_ZONE_PROSE is 0 */
}

static void mark_barriers(nm_tokens *tokens)
{
    for (size_t i = 0; i < tokens->lines.count; i++) {
        nm_token *token = &tokens->list.items[tokens->lines.items[i].token];
        bool barrier = token == tokens->list.items || is_barrier(token - 1, token);
        token->flags |= (uint8_t)(barrier * NM_TOKEN_BARRIER);
    }
}

void nm_sentences_mark(nm_language *language, const nm_view *model, nm_tokens *tokens)
{
    reader r = {.language = language, .model = model, .tokens = tokens};
    r.abbreviation = (uint16_t)nm_view_find_label(model, NM_CLASS_ABBREVIATION,
                                                  sizeof NM_CLASS_ABBREVIATION - 1);
    r.function_word = (uint16_t)nm_view_find_label(model, NM_CLASS_FUNCTION_WORD,
                                                   sizeof NM_CLASS_FUNCTION_WORD - 1);
    r.before_name = nm_view_find_name(model, NM_NAMES_FORMS, NM_FORM_BEFORE_NAME);
    r.before_number = nm_view_find_name(model, NM_NAMES_FORMS, NM_FORM_BEFORE_NUMBER);
    mark_sentences(&r);
    mark_barriers(tokens);
}
