/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See zone.h.
 *
 * Nearly all lines are prose and known to be after a few tokens: the first one tells that they are
 * no quotation, list item or dateline; and a headline has at most one ordinary word in small
 * letters for four that are capitalised, so the second or third one decides.
 */
#include "token/zone.h"

#include <string.h>

enum { TITLE_WORDS = 3, TITLE_LONGEST = 30, CAPITALS_LONGEST = 20, SMALL_WORD = 3 };
enum { DATELINE_TOKENS = 16 };

typedef struct {
    const nm_tokens *tokens;
    nm_token *first, *end; /* the line's tokens */
} line;

static const char *fold_of(const line *l, const nm_token *token)
{
    return l->tokens->folded.items + token->fold;
}

/* Whether the token folds to one byte, and which; 0: it is behind the line or longer. */
static char sign_of(const line *l, const nm_token *token)
{
    return token < l->end && token->fold_length == 1 ? *fold_of(l, token) : '\0';
}

static bool is(const line *l, const nm_token *token, char sign)
{
    return sign_of(l, token) == sign;
}

/* Whether the token folds to one of the `count` strings, each of two or three bytes. */
static bool is_any(const line *l, const nm_token *token, const char (*list)[4], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token->fold_length == strlen(list[i]) &&
            memcmp(fold_of(l, token), list[i], token->fold_length) == 0)
            return true;
    return false;
}

static bool has_gap(const line *l, const nm_token *token)
{
    return token == l->end || (token->flags & NM_TOKEN_GAP);
}

static bool is_word(const nm_token *token)
{
    return (token->kind == NM_KIND_WORD || token->kind == NM_KIND_INITIALISM) &&
           token->shape != NM_SHAPE_NONE;
}

/* Whether a folded word has at most three letters. */
static bool is_small(const line *l, const nm_token *token)
{
    const char *folded = fold_of(l, token);
    unsigned length = token->fold_length, letters = 0;
    for (unsigned i = 0; i < length && letters <= SMALL_WORD; i++)
        letters += (folded[i] & 0xC0) != 0x80;
    return letters <= SMALL_WORD;
}

/* Whether a folded word is a single letter. */
static bool is_single(const line *l, const nm_token *token)
{
    unsigned char first = (unsigned char)fold_of(l, token)[0];
    return token->fold_length == (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4);
}

/* ---- Headlines and capitals ---------------------------------------------------------------- */

typedef struct {
    size_t words, capitals, capitalised, small, ordinary, commas;
} tally;

static char first_byte(const line *l, const nm_token *token)
{
    return l->tokens->text[token->start];
}

/* The s of TRUMP's tells nothing of the line. */
static bool is_suffix(const line *l, const nm_token *token)
{
    return token > l->first && token[-1].kind == NM_KIND_PUNCTUATION &&
           token->shape == NM_SHAPE_LOWER && is(l, token - 1, '\'');
}

/* Whether what was counted so far is enough to know that the line, of `length` tokens, is no
 * headline and not in capitals. */
static bool is_prose(const tally *t, size_t length)
{
    return t->ordinary * 5 > length || t->ordinary * 5 > TITLE_LONGEST ||
           (t->words > TITLE_LONGEST && t->capitals < t->words);
}

/* Counts the words of the line, as far as it takes. */
static tally count_words(const line *l)
{
    size_t length = (size_t)(l->end - l->first);
    tally t = {0};
    for (const nm_token *token = l->first; token < l->end; token++) {
        if (token->kind == NM_KIND_PUNCTUATION)
            t.commas += first_byte(l, token) == ',';
        if (!is_word(token) || (token->flags & NM_TOKEN_INNER) || is_suffix(l, token))
            continue;
        t.words++;
        if (token->shape == NM_SHAPE_LOWER)
            *(token->fold_length <= SMALL_WORD || is_small(l, token) ? &t.small : &t.ordinary) += 1;
        else
            t.capitalised++;
        t.capitals += token->shape == NM_SHAPE_UPPER ||
                      (token->shape == NM_SHAPE_TITLE && is_single(l, token));
        if (is_prose(&t, length))
            break;
    }
    return t;
}

static bool ends_with_stop(const line *l)
{
    static const char stops[][4] = {"\xE3\x80\x82", "\xE0\xA5\xA4", "\xDB\x94"};
    const nm_token *token = l->end - 1;
    for (char sign; token > l->first && (sign = sign_of(l, token)) != '\0'; token--)
        if (sign != '"' && sign != '\'' && sign != ')' && sign != ']')
            break;
    return is(l, token, '.') || is_any(l, token, stops, sizeof stops / sizeof *stops);
}

static nm_zone zone_by_case(const line *l, const tally *t)
{
    if (is_prose(t, (size_t)(l->end - l->first)))
        return NM_ZONE_PROSE;
    bool stop = ends_with_stop(l);
    if (t->words >= 2 && t->capitals == t->words)
        return !stop && t->words >= TITLE_WORDS && t->words <= CAPITALS_LONGEST ? NM_ZONE_TITLE
                                                                                : NM_ZONE_CAPS;
    size_t counting = t->capitalised + t->ordinary;
    bool capitalised = t->capitalised >= 2 && t->capitalised * 5 >= counting * 4;
    bool names = t->commas >= 2 && t->words <= 2 * (t->commas + 1);
    return !stop && t->words >= TITLE_WORDS && t->words <= TITLE_LONGEST && capitalised && !names
               ? NM_ZONE_TITLE
               : NM_ZONE_PROSE;
}

/* ---- Lists --------------------------------------------------------------------------------- */

static bool is_bullet(const line *l, const nm_token *token)
{
    /* The first is also what U+2022 folds to. */
    static const char bullets[][4] = {"\xC2\xB7",     "\xE2\x80\xA3", "\xE2\x97\xA6",
                                      "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x96\xAA",
                                      "\xE2\x96\xBA"};
    char sign = sign_of(l, token);
    return sign == '-' || sign == '*' || sign == '+' ||
           (sign == '\0' && is_any(l, token, bullets, sizeof bullets / sizeof *bullets));
}

static bool is_list(const line *l)
{
    const nm_token *token = l->first;
    if (token->kind == NM_KIND_PUNCTUATION || token->kind == NM_KIND_SYMBOL)
        if (is_bullet(l, token))
            return token + 1 < l->end && has_gap(l, token + 1);
    bool bracket = is(l, token, '(');
    token += bracket;
    if (l->end - token < 3 || token->fold_length > 3 ||
        (token->kind != NM_KIND_NUMBER && token->kind != NM_KIND_WORD))
        return false;
    bool letter = token->kind == NM_KIND_WORD;
    if (letter && !is_single(l, token) && token->shape != NM_SHAPE_LOWER)
        return false;
    token++;
    bool closed = is(l, token, ')') || (!bracket && !letter && is(l, token, '.'));
    return closed && !has_gap(l, token) && has_gap(l, token + 1);
}

/* ---- Datelines ----------------------------------------------------------------------------- */

static bool is_capitals(const nm_token *token)
{
    return is_word(token) && token->shape == NM_SHAPE_UPPER;
}

static bool is_capitalised(const nm_token *token)
{
    return token->kind == NM_KIND_NUMBER || (is_word(token) && token->shape != NM_SHAPE_LOWER);
}

/* Whether a dash is more than a hyphen. */
static bool is_wide(const line *l, const nm_token *token)
{
    return (first_byte(l, token) & 0x80) != 0;
}

/* A hyphen, stop, apostrophe or slash inside a word. Two hyphens are a dash. */
static bool is_joint(const line *l, const nm_token *token)
{
    char sign = sign_of(l, token);
    if (has_gap(l, token) || is_wide(l, token))
        return false;
    return sign == '.' || sign == '\'' || sign == '/' || (sign == '-' && !is(l, token + 1, '-'));
}

/* Skips words that `fits` and the joints between them. */
static nm_token *skip_words(const line *l, nm_token *token, bool fits(const nm_token *))
{
    while (token < l->end && (fits(token) || is_joint(l, token)))
        token++;
    return token;
}

/* The dash that closes a dateline, or NULL. */
static nm_token *find_dateline(const line *l)
{
    if (!is_capitals(l->first) || l->first->fold_length < SMALL_WORD)
        return NULL;
    line head = *l;
    if (head.end - head.first > DATELINE_TOKENS)
        head.end = head.first + DATELINE_TOKENS;
    nm_token *token = skip_words(&head, head.first, is_capitals);
    if (is(&head, token, ','))
        token = skip_words(&head, token + 1, is_capitalised);
    if (is(&head, token, '(')) {
        while (token < head.end && !is(&head, token, ')'))
            token++;
        token += token < head.end;
    }
    if (!is(&head, token, '-') || token + 1 >= l->end)
        return NULL;
    bool wide = is_wide(l, token) || is(l, token + 1, '-');
    return wide || (has_gap(l, token) && has_gap(l, token + 1)) ? token : NULL;
}

/* ---- Lines --------------------------------------------------------------------------------- */

/* Tokens come as NM_ZONE_PROSE, which most of them are. */
static void set_zone(nm_token *first, const nm_token *end, nm_zone zone)
{
    for (; zone != NM_ZONE_PROSE && first < end; first++)
        first->zone = (uint8_t)zone;
}

void nm_zone_mark(nm_tokens *tokens, size_t first, size_t end)
{
    const line l = {tokens, tokens->list.items + first, tokens->list.items + end};
    nm_token *dash = find_dateline(&l);
    if (is(&l, l.first, '>')) {
        set_zone(l.first, l.end, NM_ZONE_QUOTE);
    } else if (is_list(&l)) {
        set_zone(l.first, l.end, NM_ZONE_LIST);
    } else {
        tally t = count_words(&l);
        if (dash != NULL && t.capitals < t.words)
            set_zone(l.first, dash, NM_ZONE_DATELINE);
        else
            set_zone(l.first, l.end, zone_by_case(&l, &t));
    }
}
