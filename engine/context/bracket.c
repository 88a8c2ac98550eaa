/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See bracket.h.
 */
#include "context/bracket.h"

#include "match/phrase.h"
#include "text/utf8.h"

#include <string.h>

enum { NAME_MAX = 6 /* tokens of a quoted name */, NAME_MIN = 2 /* bytes of one of one word */ };

static uint16_t find_label(const nm_view *model, const char *name)
{
    return (uint16_t)nm_view_find_label(model, name, strlen(name));
}

void nm_bracket_begin(nm_bracket_classes *classes, const nm_view *model)
{
    classes->alias = find_label(model, NM_CLASS_ALIAS_WORD);
    classes->role = find_label(model, NM_CLASS_ROLE_WORD);
    classes->common = find_label(model, NM_CLASS_COMMON_WORD);
}

/* ---- Tokens ---- */

/* The only character of a token's folded form; 0: there are more, or none. Wide brackets are folded
 * to the common ones, and quotation marks to one or two strokes. */
static uint32_t sign_of(const nm_tokens *tokens, uint32_t index)
{
    if (index >= tokens->list.count)
        return 0;
    const nm_token *token = &tokens->list.items[index];
    if (token->kind != NM_KIND_PUNCTUATION || token->fold_length == NM_FOLD_NONE)
        return 0;
    const unsigned char *at = (const unsigned char *)tokens->folded.items + token->fold;
    uint32_t code;
    return token->fold_length > 0 &&
                   nm_utf8_decode(at, at + token->fold_length, &code) == token->fold_length
               ? code
               : 0;
}

static bool is_quote(const nm_tokens *tokens, uint32_t index)
{
    uint32_t sign = sign_of(tokens, index);
    return sign == '"' || sign == '\'' || (sign >= 0x300A && sign <= 0x300F); /* 《》「」『』 */
}

bool nm_bracket_is_ordinary(const nm_view *model, const nm_bracket_classes *classes,
                            const nm_token *token, uint16_t label)
{
    uint32_t low, high, state = nm_view_word(model, token->word)->state;
    if (token->word == 0 || state == 0)
        return false;
    for (nm_view_entries(model, state, &low, &high); low < high; low++) {
        uint16_t other = model->entries[low].label;
        bool name = (nm_view_label(model, other)->flags & NM_LABEL_TYPE) != 0;
        if (other == classes->common || (name && other != label))
            return true;
    }
    return false;
}

/* ---- Initials ---- */

/* Steps over a quotation mark, or whatever else stands between a bracket and a word. */
static uint32_t skip_mark(const nm_tokens *tokens, uint32_t index)
{
    bool mark = index < tokens->list.count &&
                tokens->list.items[index].kind == NM_KIND_PUNCTUATION &&
                sign_of(tokens, index) != ')';
    return index + mark;
}

/* Whether the letters of a token are the first letters of words of [first, last), in order. */
static bool are_initials(const nm_tokens *tokens, uint32_t index, uint32_t first, uint32_t last)
{
    const nm_token *token = &tokens->list.items[index];
    if (token->fold_length == NM_FOLD_NONE)
        return false;
    const unsigned char *folded = (const unsigned char *)tokens->folded.items;
    const unsigned char *at = folded + token->fold, *end = at + token->fold_length;
    unsigned letters = 0;
    for (uint32_t i = first; i < last && at < end; i++) {
        const nm_token *word = &tokens->list.items[i];
        if (word->fold_length == 0 || word->fold_length == NM_FOLD_NONE)
            continue;
        uint32_t initial, letter;
        nm_utf8_decode(folded + word->fold, folded + word->fold + word->fold_length, &initial);
        unsigned length = (unsigned)nm_utf8_decode(at, end, &letter);
        if (initial != letter)
            continue;
        at += length;
        letters++;
    }
    return at == end && letters >= 2;
}

/* "(CWW)", "(« CWW »)"; `open` is the bracket. */
static bool find_initials(const nm_tokens *tokens, uint32_t first, uint32_t open, nm_bracketed *out)
{
    uint32_t index = skip_mark(tokens, open + 1);
    if (open - first < 2 || index >= tokens->list.count ||
        tokens->list.items[index].shape != NM_SHAPE_UPPER ||
        sign_of(tokens, skip_mark(tokens, index + 1)) != ')' ||
        !are_initials(tokens, index, first, open))
        return false;
    *out = (nm_bracketed){index, index + 1, false};
    return true;
}

/* ---- Quoted and worded names ---- */

/* Behind the longest phrase of a class that begins at a token; the token itself: there is none. */
static uint32_t skip_phrase(const nm_matcher *m, uint32_t index, uint16_t label)
{
    const nm_term any = {.kind = NM_TERM_LABEL, .a = label, .b = 0xFFFF};
    uint32_t ends[NM_PHRASE_ENDS];
    unsigned count = label == 0 || index >= m->subject.tokens->list.count
                         ? 0
                         : nm_phrase_ends(&m->subject, index, &any, ends);
    return count > 0 ? ends[count - 1] : index;
}

static bool is_role(const nm_matcher *m, const nm_bracket_classes *classes, uint32_t first,
                    uint32_t last)
{
    return skip_phrase(m, first, classes->role) == last;
}

/* A word, a number, or what may stand within a name between them. */
static bool is_of_name(const nm_tokens *tokens, uint32_t index)
{
    switch (tokens->list.items[index].kind) {
    case NM_KIND_WORD:
    case NM_KIND_NUMBER:
    case NM_KIND_IDEOGRAPH:
    case NM_KIND_INITIALISM:
        return true;
    default:
        return sign_of(tokens, index) == '-' || sign_of(tokens, index) == '&';
    }
}

/* Whether the tokens [first, last) may be a name, of type `label`. */
static bool is_name(const nm_matcher *m, const nm_bracket_classes *classes, uint32_t first,
                    uint32_t last, uint16_t label)
{
    const nm_token *list = m->subject.tokens->list.items;
    uint8_t kind = list[first].kind;
    if ((kind != NM_KIND_WORD && kind != NM_KIND_IDEOGRAPH) ||
        list[first].shape == NM_SHAPE_LOWER || is_role(m, classes, first, last))
        return false;
    if (last - first == 1)
        return kind == NM_KIND_WORD && list[first].fold_length >= NAME_MIN &&
               !nm_bracket_is_ordinary(m->model, classes, &list[first], label);
    return kind == NM_KIND_IDEOGRAPH ||
           (!is_role(m, classes, first, first + 1) && !is_role(m, classes, last - 1, last));
}

/* Without quotation marks each word of a name has a capital: "Sofacy or APT28" is none. And no
 * article belongs to it. */
static bool is_plain_name(const nm_view *model, const nm_tokens *tokens, uint32_t first,
                          uint32_t last)
{
    if ((nm_view_word(model, tokens->list.items[first].word)->flags & NM_WORD_VOTES) != 0)
        return false;
    for (uint32_t i = first; i < last; i++)
        if (tokens->list.items[i].shape == NM_SHAPE_LOWER)
            return false;
    return true;
}

/* Whether two runs of tokens have a word in common. */
static bool share_word(const nm_tokens *tokens, uint32_t first, uint32_t last, uint32_t other,
                       uint32_t other_last)
{
    for (uint32_t i = first; i < last; i++)
        for (uint32_t k = other; k < other_last; k++)
            if (tokens->list.items[i].hash == tokens->list.items[k].hash)
                return true;
    return false;
}

/* "("Ghost Emperor")", "(im Folgenden „Contoso“)"; `open` is the bracket. */
static bool find_named(const nm_matcher *m, const nm_bracket_classes *classes, uint32_t first,
                       uint32_t open, uint16_t label, nm_bracketed *out)
{
    const nm_tokens *tokens = m->subject.tokens;
    uint32_t at = skip_phrase(m, open + 1, classes->alias), count = (uint32_t)tokens->list.count;
    bool worded = at > open + 1;
    uint32_t sign = worded ? sign_of(tokens, at) : 0;
    at += sign == ':' || sign == ',' || sign == '-';
    bool quoted = is_quote(tokens, at);
    uint32_t name = at + quoted, end = name;
    while (end < count && end - name <= NAME_MAX && is_of_name(tokens, end) &&
           (tokens->list.items[end].flags & NM_TOKEN_BARRIER) == 0)
        end++;
    bool closed = quoted ? is_quote(tokens, end) : sign_of(tokens, end) == ')';
    uint32_t behind = sign_of(tokens, end + quoted);
    if (!(quoted || worded) || !closed || end - name > NAME_MAX || end == name ||
        (!worded && behind != ')' && behind != ',' && behind != ';' && behind != '/') ||
        !is_name(m, classes, name, end, label) ||
        (!quoted && !is_plain_name(m->model, tokens, name, end)))
        return false;
    *out = (nm_bracketed){name, end, !worded && !share_word(tokens, name, end, first, open)};
    return true;
}

bool nm_bracket_find(nm_matcher *m, const nm_bracket_classes *classes, uint32_t first,
                     uint32_t last, uint16_t label, nm_bracketed *out)
{
    const nm_tokens *tokens = m->subject.tokens;
    return sign_of(tokens, last) == '(' && (find_initials(tokens, first, last, out) ||
                                            find_named(m, classes, first, last, label, out));
}
