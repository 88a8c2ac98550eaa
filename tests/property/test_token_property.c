/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * token/ on random text of all scripts, valid and not:
 *
 *     - the untailored word boundaries are those of ICU, whose rules are built here without the
 *       dictionaries and without ICU's own tailorings (@, the colon, scripts with dictionaries);
 *       the sentence boundaries are those of ICU's root locale
 *     - the fast path makes the same tokens as the reference, byte for byte; so does its portable
 *       form, which is built into this test
 *     - zones are the same whether they are marked as the tokens come or at the end
 *     - tokens are in order, never overlap, cover all that is not white space or invisible, and an
 *       untailored word begins where a token begins that is not inner, unless a tailoring says why
 *
 *     test_token_property [seed [rounds]]
 */
#include "text/property.h"

#define NM_NO_SIMD
#define nm_ascii_scan         portable_ascii_scan
#define nm_indicator_betrays  portable_indicator_betrays
#define nm_indicator_suspect  portable_indicator_suspect
#define nm_indicator_end      portable_indicator_end
#define nm_indicator_hash_end portable_indicator_hash_end
#include "token/ascii.c"
#include "token/indicator.c"
#undef nm_ascii_scan
#undef nm_indicator_betrays
#undef nm_indicator_suspect
#undef nm_indicator_hash_end
#undef nm_indicator_end

#include "text/fold.h"
#include "text/offsets.h"
#include "text/utf8.h"
#include "token/lines.h"
#include "token/scanner.h"
#include "token/sentence.h"
#include "token/wordbreak.h"
#include "word_rules.h"

#include "../draw.h"
#include "random_text.h"
#include "support.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { LONG = 1 << 15 };

static unsigned rounds = 20000;

/* Random text without the one white space that joins words, U+202F. */
static size_t random_text_apart(char *text)
{
    size_t length = random_text(text, false);
    for (size_t i = 0; i + 2 < length; i++)
        if (memcmp(text + i, "\xE2\x80\xAF", 3) == 0)
            memcpy(text + i, "   ", 3);
    return length;
}

/* A copy of the exact size, so that the address sanitizer sees every byte read too far. */
static char *exact(const char *text, size_t length)
{
    char *copy = malloc(length + (length == 0));
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

/* ---- Boundaries against ICU ---------------------------------------------------------------- */

typedef size_t next_boundary(const char *text, size_t length, size_t start);

static UBreakIterator *open_words(void)
{
    UChar rules[4096];
    UParseError where;
    UErrorCode status = U_ZERO_ERROR;
    u_uastrcpy(rules, word_rules);
    UBreakIterator *words = ubrk_openRules(rules, -1, NULL, 0, &where, &status);
    ck_assert_msg(U_SUCCESS(status), "rules: %s at %d", u_errorName(status), where.offset);
    return words;
}

/* Whether both find the same boundaries; ICU's are in UTF-16, ours are converted. */
static bool same_boundaries(UBreakIterator *iterator, next_boundary *next, const char *text,
                            size_t length)
{
    UChar wide[RANDOM_TEXT_ROOM];
    int32_t size;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide, RANDOM_TEXT_ROOM, &size, text, (int32_t)length, &status);
    ubrk_setText(iterator, wide, size, &status);
    ck_assert(U_SUCCESS(status));
    ubrk_first(iterator);
    for (size_t start = 0; start < length;) {
        start = next(text, length, start);
        size_t position = start;
        nm_offsets_convert(text, length, &position, 1, NOMEN_UTF16);
        if (ubrk_next(iterator) != (int32_t)position)
            return false;
    }
    return true;
}

START_TEST(boundaries_are_those_of_icu)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words = open_words();
    UBreakIterator *sentences = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    for (unsigned i = 0; i < rounds; i++) {
        char buffer[RANDOM_TEXT_ROOM];
        size_t length = random_text(buffer, true);
        char *text = exact(buffer, length);
        if (!same_boundaries(words, nm_word_next, text, length))
            random_text_report("word boundaries", text, length);
        if (!same_boundaries(sentences, nm_sentence_next, text, length))
            random_text_report("sentence boundaries", text, length);
        free(text);
    }
    ubrk_close(words);
    ubrk_close(sentences);
}
END_TEST

/* ---- Tokens -------------------------------------------------------------------------------- */

static bool same_tokens(const nm_tokens *a, const nm_tokens *b)
{
    return a->list.count == b->list.count && a->folded.count == b->folded.count &&
           a->replaced == b->replaced &&
           (a->list.count == 0 ||
            memcmp(a->list.items, b->list.items, a->list.count * sizeof *a->list.items) == 0) &&
           (a->folded.count == 0 || memcmp(a->folded.items, b->folded.items, a->folded.count) == 0);
}

START_TEST(fast_path_makes_the_same_tokens)
{
    nm_tokens fast = {0}, slow = {0};
    for (unsigned i = 0; i < rounds; i++) {
        char buffer[RANDOM_TEXT_ROOM];
        size_t length = random_text(buffer, false);
        char *text = exact(buffer, length);
        nm_tokenize_with(&fast, text, length, NM_TAILOR_ALL, NULL);
        nm_tokenize_with(&slow, text, length, NM_TAILOR_ALL | NM_TAILOR_SLOW, NULL);
        if (!same_tokens(&fast, &slow))
            random_text_report("fast path and reference", text, length);
        free(text);
    }
    nm_tokens_free(&fast);
    nm_tokens_free(&slow);
}
END_TEST

/* All of the text by the portable form of the fast path. */
static void tokenize_portably(nm_tokens *tokens, const char *text, size_t length)
{
    uint32_t rows[NM_SCANNER_ROWS][64];
    nm_scanner s = {.tokens = tokens, .text = (place)text, .rows = rows};
    s.tailorings = NM_TAILOR_ALL;
    s.end = s.text + length;
    s.chunk_end = s.tried = s.text;
    s.pending = NM_TOKEN_GAP | NM_TOKEN_LINE | NM_TOKEN_PARAGRAPH;
    nm_tokenize_with(tokens, text, 0, 0, NULL); /* empties them */
    for (place p = s.text; p < s.end;)
        p = portable_ascii_scan(&s, p);
}

START_TEST(portable_path_makes_the_same_tokens)
{
    nm_tokens fast = {0}, portable = {0};
    for (unsigned i = 0; i < rounds; i++) {
        char buffer[RANDOM_TEXT_ROOM];
        size_t length = random_text(buffer, false);
        char *text = exact(buffer, length);
        nm_tokenize_with(&fast, text, length, NM_TAILOR_ALL, NULL);
        tokenize_portably(&portable, text, length);
        if (!same_tokens(&fast, &portable))
            random_text_report("fast path and its portable form", text, length);
        free(text);
    }
    nm_tokens_free(&fast);
    nm_tokens_free(&portable);
}
END_TEST

/* A text of many lines, longer than what is marked at once. */
static size_t random_long_text(char *text)
{
    size_t length = 0;
    while (length < LONG - RANDOM_TEXT_ROOM) {
        length += random_text(text + length, false);
        if (draw(2))
            text[length++] = '\n';
    }
    return length;
}

START_TEST(lines_are_marked_as_they_come)
{
    nm_tokens fast = {0}, slow = {0};
    static char text[LONG];
    for (unsigned i = 0; i < rounds / 50 + 1; i++) {
        size_t lines = 0;
        size_t length = random_long_text(text);
        nm_tokenize(&fast, text, length, NULL);
        nm_tokenize_with(&slow, text, length, NM_TAILOR_ALL | NM_TAILOR_SLOW, NULL);
        nm_lines_mark(&lines, &slow, true);
        ck_assert(same_tokens(&fast, &slow));
    }
    nm_tokens_free(&fast);
    nm_tokens_free(&slow);
}
END_TEST

/* Whether text[start .. end) is white space and invisible signs only, or marks after white space.
 */
static bool is_nothing(const char *text, size_t start, size_t end)
{
    const unsigned char *p = (const unsigned char *)text + start;
    const unsigned char *stop = (const unsigned char *)text + end;
    while (p < stop) {
        uint32_t code;
        p += nm_utf8_decode(p, stop, &code);
        unsigned atom = nm_property_get(code)->atom;
        if (atom != NM_ATOM_SPACE && atom != NM_ATOM_FORMAT)
            return false;
    }
    return true;
}

static bool tokens_are_sound(const nm_tokens *tokens)
{
    size_t at = 0, folded = 0;
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *t = &tokens->list.items[i];
        if (t->start < at || t->end <= t->start || t->end > tokens->length ||
            !is_nothing(tokens->text, at, t->start) || t->fold != folded ||
            ((t->flags & NM_TOKEN_INNER) && (t->flags & NM_TOKEN_GAP)) || t->word != 0)
            return false;
        if (t->fold_length != NM_FOLD_NONE)
            folded += t->fold_length;
        at = t->end;
    }
    return folded == tokens->folded.count && is_nothing(tokens->text, at, tokens->length);
}

START_TEST(tokens_are_in_order_and_cover_the_text)
{
    nm_tokens tokens = {0};
    for (unsigned i = 0; i < rounds; i++) {
        char text[RANDOM_TEXT_ROOM];
        size_t length = random_text(text, false);
        ck_assert_int_eq(nm_tokenize(&tokens, text, length, NULL), NOMEN_OK);
        if (!tokens_are_sound(&tokens))
            random_text_report("tokens", text, length);
        if (tokens.replaced != nm_utf8_count_bad(text, length))
            random_text_report("replaced", text, length);
    }
    nm_tokens_free(&tokens);
}
END_TEST

/* Without tailorings, a token is a word of the standard, but for white space and invisible signs at
 * its head. */
START_TEST(untailored_tokens_are_the_words)
{
    nm_tokens tokens = {0};
    for (unsigned i = 0; i < rounds; i++) {
        char text[RANDOM_TEXT_ROOM];
        size_t length = random_text_apart(text), token = 0;
        ck_assert_int_eq(nm_tokenize_with(&tokens, text, length, 0, NULL), NOMEN_OK);
        for (size_t start = 0, end; start < length; start = end) {
            end = nm_word_next(text, length, start);
            if (is_nothing(text, start, end))
                continue;
            if (token == tokens.list.count || tokens.list.items[token].end != end ||
                !is_nothing(text, start, tokens.list.items[token].start))
                random_text_report("words", text, length);
            token++;
        }
        if (token != tokens.list.count)
            random_text_report("more tokens than words", text, length);
    }
    nm_tokens_free(&tokens);
}
END_TEST

/* Where no tailoring has a say, tokens that are not inner begin exactly where words begin. */
START_TEST(inner_tokens_are_inside_words)
{
    const unsigned plain = NM_TAILOR_ATOMS | NM_TAILOR_SPACES;
    nm_tokens tokens = {0};
    for (unsigned i = 0; i < rounds; i++) {
        char text[RANDOM_TEXT_ROOM], is_boundary[RANDOM_TEXT_ROOM] = {0};
        size_t length = random_text_apart(text);
        for (size_t start = 0; start < length; start = nm_word_next(text, length, start))
            is_boundary[start] = 1;
        ck_assert_int_eq(nm_tokenize_with(&tokens, text, length, plain, NULL), NOMEN_OK);
        for (size_t k = 0; k < tokens.list.count; k++) {
            const nm_token *t = &tokens.list.items[k];
            bool inner = (t->flags & NM_TOKEN_INNER) != 0;
            bool gap = (t->flags & NM_TOKEN_GAP) != 0;
            bool head = k == 0 || tokens.list.items[k - 1].end != t->start;
            if (!head && !gap && inner == is_boundary[t->start])
                random_text_report("inner", text, length);
        }
    }
    nm_tokens_free(&tokens);
}
END_TEST

int main(int count, char **arguments)
{
    draw_arguments(count, arguments, &rounds);
    const support_test tests[] = {
        {"boundaries are those of icu", boundaries_are_those_of_icu, 0},
        {"fast path makes the same tokens", fast_path_makes_the_same_tokens, 0},
        {"portable path makes the same tokens", portable_path_makes_the_same_tokens, 0},
        {"lines are marked as they come", lines_are_marked_as_they_come, 0},
        {"tokens are in order and cover the text", tokens_are_in_order_and_cover_the_text, 0},
        {"untailored tokens are the words", untailored_tokens_are_the_words, 0},
        {"inner tokens are inside words", inner_tokens_are_inside_words, 0},
    };
    return support_run("token-property", tests, COUNT(tests));
}
