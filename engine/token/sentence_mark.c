/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sentences of tokens; see sentence.h for how they differ from the standard's.
 *
 *     tokens   ... SentinelOne Inc . ” The report ...
 *     phase            OPEN         |MAYBE | OPEN
 *                                          ^ here it is decided
 *
 * After a terminator the sentence may have ended; closing quotes and brackets keep it so; the first
 * other token decides. After the full stop of an abbreviation a capital says nothing: some never
 * end a sentence ("Gen. Smith"), others only before a word that is known to begin them ("Inc.
 * The").
 */
#include "token/sentence.h"

#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

typedef enum {
    OPEN,
    SURE,     /* behind ! ? and the like */
    MAYBE,    /* behind a full stop */
    SHORT,    /* behind the full stop of a common abbreviation, or of an ordinal number: Inc. 6. */
    NUMBERED, /* one before a number: Sept. 7, No. 5 */
    TITLED    /* one before a name: Gen. Smith, J. Smith */
} phase;

/* Abbreviations, folded and sorted. A small table for now: what is of use to all texts. */
/* clang-format off */
static const struct {
    char word[9];
    uint8_t phase;
} abbreviations[] = {
    {"abs", NUMBERED},  {"adm", TITLED},    {"al", SHORT},      {"approx", SHORT},  {"apr", NUMBERED},
    {"art", NUMBERED},  {"aug", NUMBERED},  {"ave", SHORT},     {"bl", NUMBERED},   {"brig", TITLED},
    {"bros", SHORT},    {"ca", TITLED},     {"capt", TITLED},   {"cf", TITLED},     {"ch", NUMBERED},
    {"cie", SHORT},     {"cmdr", TITLED},   {"co", SHORT},      {"col", TITLED},    {"corp", SHORT},
    {"dec", NUMBERED},  {"dept", SHORT},    {"dez", NUMBERED},  {"dr", TITLED},     {"dra", TITLED},
    {"ed", SHORT},      {"ee", SHORT},      {"est", SHORT},     {"etc", SHORT},     {"feb", NUMBERED},
    {"fig", NUMBERED},  {"gen", TITLED},    {"gov", TITLED},    {"hon", TITLED},    {"hr", TITLED},
    {"hrsg", TITLED},   {"inc", SHORT},     {"jan", NUMBERED},  {"jr", SHORT},      {"jul", NUMBERED},
    {"jun", NUMBERED},  {"lt", TITLED},     {"ltd", SHORT},     {"ltda", SHORT},    {"maj", TITLED},
    {"mar", NUMBERED},  {"messrs", TITLED}, {"mlle", TITLED},   {"mme", TITLED},    {"mr", TITLED},
    {"mrs", TITLED},    {"ms", TITLED},     {"mt", TITLED},     {"no", NUMBERED},   {"nos", NUMBERED},
    {"nov", NUMBERED},  {"nr", NUMBERED},   {"num", NUMBERED},  {"oct", NUMBERED},  {"okt", NUMBERED},
    {"pag", NUMBERED},  {"pp", NUMBERED},   {"pres", TITLED},   {"prof", TITLED},   {"rdnr", NUMBERED},
    {"rep", TITLED},    {"reps", TITLED},   {"rev", TITLED},    {"rn", NUMBERED},   {"sec", NUMBERED},
    {"sen", TITLED},    {"sens", TITLED},   {"sep", NUMBERED},  {"sept", NUMBERED}, {"sgt", TITLED},
    {"sr", TITLED},     {"sra", TITLED},    {"st", TITLED},     {"str", SHORT},     {"univ", SHORT},
    {"uu", SHORT},      {"vgl", TITLED},    {"vol", NUMBERED},  {"vs", TITLED},
    {"акад", TITLED},
    {"ген", TITLED},
    {"им", TITLED},
    {"млн", SHORT},
    {"млрд", SHORT},
    {"проф", TITLED},
    {"рис", NUMBERED},
    {"св", TITLED},
    {"ст", NUMBERED},
    {"тыс", SHORT},
    {"ул", TITLED},
};

/* Words that begin a sentence where a capital alone says nothing. */
static const char *const starters[] = {
    "a",     "according", "after", "all",   "also",  "although", "an",    "and",   "as",    "at",
    "but",   "by",    "das",   "der",   "die",   "during", "el",    "en",    "es",    "for",
    "from",  "he",    "her",   "his",   "how",   "however", "i",    "if",    "il",    "im",
    "in",    "it",    "its",   "la",    "last",  "le",    "les",   "los",   "many",  "meanwhile",
    "more",  "most",  "no",    "not",   "of",    "on",    "one",   "other", "our",   "she",
    "since", "sie",   "so",    "some",  "such",  "that",  "the",   "their", "there", "these",
    "they",  "this",  "those", "to",    "two",   "under", "until", "we",    "what",  "when",
    "where", "which", "while", "who",   "why",   "with",  "you",
};
/* clang-format on */

static bool is_starter(const nm_tokens *tokens, const nm_token *token)
{
    const char *word = tokens->folded.items + token->fold;
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
        if (starters[i][0] == word[0] && strlen(starters[i]) == token->fold_length &&
            memcmp(starters[i], word, token->fold_length) == 0)
            return true;
    return false;
}

static const nm_property *property_of(const nm_tokens *tokens, const nm_token *token)
{
    const unsigned char *text = (const unsigned char *)tokens->text;
    uint32_t code;
    nm_utf8_decode(text + token->start, text + tokens->length, &code);
    return nm_property_get(code);
}

static nm_sentence_break class_of(const nm_tokens *tokens, const nm_token *token)
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

/* A word of up to eight bytes as a number, in the order of strings. */
static uint64_t number_of(const char *word)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | (unsigned char)word[i];
    return number;
}

/* What a full stop says behind a word of up to eight bytes. The search takes always as many steps,
 * none of which is a branch: whether an ordinary word comes before or behind is a matter of chance.
 */
static phase phase_of_word(const char *word, size_t length)
{
    char padded[sizeof abbreviations->word] = "";
    memcpy(padded, word, length);
    uint64_t number = number_of(padded);
    size_t first = 0, count = sizeof abbreviations / sizeof *abbreviations;
    while (count > 1) {
        size_t half = count / 2;
        first += (number_of(abbreviations[first + half].word) <= number) * half;
        count -= half;
    }
    bool found = number_of(abbreviations[first].word) == number;
    return found ? (phase)abbreviations[first].phase : MAYBE;
}

/* What the full stop at `token` says, by the word it stands behind. */
static phase phase_of_stop(const nm_tokens *tokens, const nm_token *token)
{
    const nm_token *word = token - 1;
    if (token == tokens->list.items || (token->flags & NM_TOKEN_GAP))
        return MAYBE;
    if (word->kind == NM_KIND_NUMBER && word->fold_length <= 2)
        return SHORT; /* 6. September, 19. Jahrhundert, 2. Liga */
    if (word->kind != NM_KIND_WORD || word->fold_length >= sizeof abbreviations->word)
        return MAYBE;
    const char *text = tokens->folded.items + word->fold;
    if (word->fold_length == 1 || (word->fold_length == 2 && (text[0] & 0x80))) /* J. Smith, 5 g. */
        return word->shape == NM_SHAPE_TITLE ? TITLED : SHORT;
    if (word->shape == NM_SHAPE_UPPER && is_roman(text, word->fold_length))
        return SHORT; /* Henry VIII. */
    return phase_of_word(text, word->fold_length);
}

/* What the token leaves behind for the next one. */
static phase phase_after(const nm_tokens *tokens, const nm_token *token, phase before)
{
    if (token->kind == NM_KIND_INITIALISM)
        return tokens->text[token->end - 1] == '.' ? SHORT : OPEN;
    switch (class_of(tokens, token)) {
    case NM_SB_S_TERM:
        return SURE;
    case NM_SB_A_TERM:
        return phase_of_stop(tokens, token);
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
    for (int ahead = 0; token < end && ahead < NM_SENTENCE_AHEAD; token++, ahead++)
        if (token->kind != NM_KIND_PUNCTUATION && token->kind != NM_KIND_SYMBOL)
            return token->kind == NM_KIND_WORD && token->shape == NM_SHAPE_LOWER;
    return false;
}

/* Whether a sentence that may have ended has, now that `token` follows. */
static bool has_ended(const nm_tokens *tokens, const nm_token *token, phase before)
{
    nm_sentence_break class = class_of(tokens, token);
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
        return gap && token->shape == NM_SHAPE_TITLE && is_starter(tokens, token);
    if (before != SURE && !gap)
        return token->kind == NM_KIND_WORD && token->shape != NM_SHAPE_LOWER;
    return !goes_on_small(tokens, token);
}

/* Whether a sentence begins with the line that `token` begins. */
static bool line_begins(const nm_tokens *tokens, const nm_token *token)
{
    nm_zone last = (nm_zone)token[-1].zone, now = (nm_zone)token->zone;
    if ((token->flags & NM_TOKEN_PARAGRAPH) || tokens->text[token[-1].start] == ':')
        return true;
    return last == NM_ZONE_TITLE || last == NM_ZONE_CAPS || now == NM_ZONE_TITLE ||
           now == NM_ZONE_LIST || now == NM_ZONE_DATELINE ||
           (last == NM_ZONE_QUOTE) != (now == NM_ZONE_QUOTE);
}

void nm_sentence_mark_line(nm_tokens *tokens, size_t token)
{
    nm_token *first = &tokens->list.items[token];
    if (token == 0 || line_begins(tokens, first))
        first->flags |= NM_TOKEN_SENTENCE;
}

/* The phase behind `token`, which stands behind a stop in phase `now`; marks it if it begins a
 * sentence. */
static phase pass(const nm_tokens *tokens, nm_token *token, phase now)
{
    if (!(token->flags & NM_TOKEN_SENTENCE) && has_ended(tokens, token, now))
        token->flags |= NM_TOKEN_SENTENCE;
    return phase_after(tokens, token, token->flags & NM_TOKEN_SENTENCE ? OPEN : now);
}

void nm_sentences_mark(nm_sentences *done, nm_tokens *tokens, size_t end)
{
    nm_token *items = tokens->list.items;
    const uint32_t *stops = tokens->stops.items;
    size_t count = tokens->stops.count, at = done->token, stop = done->stop;
    phase now = (phase)done->phase;
    for (;;) {
        for (; now != OPEN && at < end; at++)
            now = pass(tokens, &items[at], now);
        while (stop < count && stops[stop] < at)
            stop++;
        if (now != OPEN || stop == count || stops[stop] >= end)
            break;
        at = stops[stop];
        now = phase_after(tokens, &items[at++], OPEN);
    }
    *done = (nm_sentences){stop, at, now};
}
