/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See zone.h.
 *
 * Nearly all lines are prose, and known to be without a look at what is written: fewer than two
 * words have a capital, and the first tokens are of kinds that begin no quotation, list or
 * dateline. Of the others, a few tokens tell: a headline has at most one ordinary word in small
 * letters for four that are capitalised.
 */
#include "token/zone.h"

#include "base/hash.h"

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
    if (token->fold_length < 2 || token->fold_length > 3)
        return false;
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

/* Whether the token is a word, or a piece of one, in letters that have no case: a line with one is
 * no headline and not in capitals, whatever its Latin names look like. */
static bool is_caseless(const nm_token *token)
{
    return (token->kind == NM_KIND_WORD || token->kind == NM_KIND_IDEOGRAPH) &&
           token->shape == NM_SHAPE_NONE;
}

/* Whether a folded word has at most three letters. */
static bool is_small(const line *l, const nm_token *token)
{
    if (token->fold_length == NM_FOLD_NONE)
        return false;
    const char *folded = fold_of(l, token);
    unsigned length = token->fold_length, letters = 0;
    for (unsigned i = 0; i < length && letters <= SMALL_WORD; i++)
        letters += (folded[i] & 0xC0) != 0x80;
    return letters <= SMALL_WORD;
}

/* Whether a folded word is a single letter. */
static bool is_single(const line *l, const nm_token *token)
{
    if (token->fold_length == NM_FOLD_NONE)
        return false;
    unsigned char first = (unsigned char)fold_of(l, token)[0];
    return token->fold_length == (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4);
}

/* ---- Headlines and capitals ---------------------------------------------------------------- */

typedef struct {
    uint32_t words, capitals, capitalised, small, ordinary, commas;
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

/* Whether what was counted so far is enough to know that the line, with `capitalised` words at most
 * that are, is no headline and not in capitals. */
static bool is_prose(const tally *t, size_t capitalised)
{
    return t->ordinary * 4 > capitalised || t->ordinary * 5 > TITLE_LONGEST ||
           (t->words > TITLE_LONGEST && t->capitals < t->words);
}

/* Whether the token is a word that tells something of the line. */
static bool counts(const line *l, const nm_token *token)
{
    return is_word(token) && !(token->flags & NM_TOKEN_INNER) && !is_suffix(l, token);
}

static bool is_capital(const line *l, const nm_token *token)
{
    return token->shape == NM_SHAPE_UPPER ||
           (token->shape == NM_SHAPE_TITLE && is_single(l, token));
}

/* Counts the words of the line, as far as it takes. */
static tally count_words(const line *l, size_t capitalised)
{
    tally t = {0};
    for (const nm_token *token = l->first; token < l->end && !is_prose(&t, capitalised); token++) {
        if (token->kind == NM_KIND_PUNCTUATION)
            t.commas += first_byte(l, token) == ',';
        t.ordinary += is_caseless(token);
        if (!counts(l, token))
            continue;
        t.words++;
        if (token->shape == NM_SHAPE_LOWER)
            *(is_small(l, token) ? &t.small : &t.ordinary) += 1;
        else
            t.capitalised++;
        t.capitals += is_capital(l, token);
    }
    return t;
}

/* Whether a word of the line is not in capitals; `*words` were before it. */
static bool has_small(const line *l, uint32_t *words)
{
    *words = 0;
    for (const nm_token *token = l->first; token < l->end; token++) {
        if (is_caseless(token))
            return true;
        if (!counts(l, token))
            continue;
        if (!is_capital(l, token))
            return true;
        *words += 1;
    }
    return false;
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

static nm_zone zone_by_case(const line *l, size_t capitalised)
{
    uint32_t words;
    if (ends_with_stop(l))
        return !has_small(l, &words) && words >= 2 ? NM_ZONE_CAPS : NM_ZONE_PROSE;
    tally t = count_words(l, capitalised);
    if (is_prose(&t, capitalised))
        return NM_ZONE_PROSE;
    if (t.words >= 2 && t.capitals == t.words)
        return t.words >= TITLE_WORDS && t.words <= CAPITALS_LONGEST ? NM_ZONE_TITLE : NM_ZONE_CAPS;
    uint32_t counting = t.capitalised + t.ordinary;
    bool mostly = t.capitalised >= 2 && t.capitalised * 5 >= counting * 4;
    bool names = t.commas >= 2 && t.words <= 2 * (t.commas + 1);
    return t.words >= TITLE_WORDS && t.words <= TITLE_LONGEST && mostly && !names ? NM_ZONE_TITLE
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

/* "1." "2)" "(2)" "a)" "(iv)" at the head of a line of which `token`, behind a bracket, is the
 * first word. */
static bool is_number_of_list(const line *l, const nm_token *token, bool bracket)
{
    if (l->end - token < 3 || token[1].kind != NM_KIND_PUNCTUATION || has_gap(l, token + 1) ||
        !has_gap(l, token + 2) || token->fold_length > 3)
        return false;
    bool letter = token->kind == NM_KIND_WORD;
    if (letter ? !is_single(l, token) && token->shape != NM_SHAPE_LOWER
               : token->kind != NM_KIND_NUMBER)
        return false;
    return is(l, token + 1, ')') || (!bracket && !letter && is(l, token + 1, '.'));
}

static bool is_list(const line *l)
{
    const nm_token *token = l->first;
    if (token->kind != NM_KIND_PUNCTUATION && token->kind != NM_KIND_SYMBOL)
        return is_number_of_list(l, token, false);
    if (is_bullet(l, token))
        return token + 1 < l->end && has_gap(l, token + 1);
    return is(l, token, '(') && is_number_of_list(l, token + 1, true);
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

static nm_zone zone_of(const line *l, size_t capitalised, const nm_token **end)
{
    uint32_t words;
    if (l->first->kind == NM_KIND_SYMBOL && is(l, l->first, '>'))
        return NM_ZONE_QUOTE;
    if (is_list(l))
        return NM_ZONE_LIST;
    const nm_token *dash = find_dateline(l);
    if (dash != NULL && has_small(l, &words)) {
        *end = dash;
        return NM_ZONE_DATELINE;
    }
    return capitalised < 2 ? NM_ZONE_PROSE : zone_by_case(l, capitalised);
}

/* Whether the first tokens of a line may begin a quotation, list or dateline. Without branches:
 * nobody can predict them. */
static bool begins_something(const line *l)
{
    static const bool begins[128] = {
        ['>'] = true, ['('] = true, ['-'] = true, ['*'] = true, ['+'] = true};
    const nm_token *first = l->first;
    unsigned char byte = (unsigned char)first_byte(l, first);
    unsigned sign = (first->kind == NM_KIND_PUNCTUATION) | (first->kind == NM_KIND_SYMBOL);
    unsigned three = l->end - first > 2, second = (unsigned char)first_byte(l, first + three);
    unsigned number =
        three & (first->fold_length <= 3) & ((second == ')') | (second == '.') | (second >= 0x80));
    unsigned capitals = (first->shape == NM_SHAPE_UPPER) & (first->fold_length >= SMALL_WORD);
    return (sign & (begins[byte & 0x7F] | byte >> 7)) | number | capitals;
}

void nm_zone_mark(nm_tokens *tokens, size_t first, size_t end, size_t capitalised)
{
    const line l = {tokens, tokens->list.items + first, tokens->list.items + end};
    if (!((capitalised >= 2) | begins_something(&l)))
        return;
    const nm_token *behind = l.end;
    nm_zone zone = zone_of(&l, capitalised, &behind);
    set_zone(l.first, behind, zone);
}
