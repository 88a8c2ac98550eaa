/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The matcher against a naive one that knows only docs/gazetteer-format.md.
 *
 * Small random gazetteers over a tiny alphabet (two letters in both cases, an accent, digits,
 * hyphens) meet random texts over the same. The reference tries each row at each token, with no
 * trie, no vocabulary and no gate, and compares spellings with its own idea of capitals. Both must
 * propose the same rows at the same tokens.
 *
 *     test_match_property [seed [rounds]]
 */
#include "compile/link.h"
#include "compile/table.h"
#include "match/matcher.h"
#include "model/verify.h"

#include "../draw.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static unsigned rounds = 200000;

enum { ROWS = 12, NAME = 64, TEXT = 400, TEXTS = 8 /* for each gazetteer */, FOUND = 4000 };

/* ---- Chance ---- */

static const char *const letters[] = {"a", "A", "b", "B", "a", "A", "ä", "Ä", "1", "2"};

static void draw_word(char *out, size_t room)
{
    size_t used = 0;
    for (uint32_t i = 1 + draw(3); i > 0 && used + 4 < room; i--)
        used += (size_t)snprintf(out + used, room - used, "%s", letters[draw(COUNT(letters))]);
}

static void draw_name(char out[NAME])
{
    size_t used = 0;
    for (uint32_t i = 1 + draw(3); i > 0 && used + 20 < NAME; i--) {
        if (used > 0)
            out[used++] = " -"[draw(2)];
        draw_word(out + used, NAME - used);
        used += strlen(out + used);
    }
}

typedef struct row {
    char name[NAME];
    int match; /* NM_MATCH_... */
} row;

static void draw_text(char out[TEXT], const row *rows, unsigned count)
{
    static const char *const joints[] = {" ", " ", " ", "-", "-", " - ", "--", "", "\n", "\n\n", ". ",
                                         ", ", "  ", "\t", "_", "'"};
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = draw(14); i > 0 && used + NAME + 10 < TEXT; i--) {
        if (count > 0 && draw(2) == 0)
            used += (size_t)snprintf(out + used, TEXT - used, "%s", rows[draw(count)].name);
        else
            draw_word(out + used, NAME);
        used += strlen(out + used);
        used += (size_t)snprintf(out + used, TEXT - used, "%s", joints[draw(COUNT(joints))]);
        if (draw(12) == 0) /* the whole in another case */
            for (size_t k = 0; k < used; k++)
                if (out[k] == 'a' || out[k] == 'b')
                    out[k] = (char)(out[k] - 32);
    }
}

/* ---- The reference ---- */

static bool is_hyphen(const nm_tokens *t, size_t i)
{
    return t->text[t->list.items[i].start] == '-';
}

static bool has_gap(const nm_tokens *t, size_t i)
{
    return i > 0 && t->list.items[i].start > t->list.items[i - 1].end;
}

/* No name goes on over a line that ends a paragraph or a sentence, or to or from a line that is no
 * prose. */
static bool is_barred(const nm_tokens *t, size_t i)
{
    const nm_token *at = &t->list.items[i];
    return i > 0 && (at->flags & NM_TOKEN_LINE) != 0 &&
           ((at->flags & (NM_TOKEN_PARAGRAPH | NM_TOKEN_SENTENCE)) != 0 ||
            at->zone != NM_ZONE_PROSE || at[-1].zone != NM_ZONE_PROSE);
}

/* How a token is written: its letters' cases as 'l' and 'u', nothing for digits. */
static void cases_of(const char *bytes, size_t length, char out[NAME])
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] >= 'a' && bytes[i] <= 'b')
            out[count++] = 'l';
        else if (bytes[i] >= 'A' && bytes[i] <= 'B')
            out[count++] = 'u';
        else if ((unsigned char)bytes[i] == 0xC3) /* ä is C3 A4, Ä is C3 84 */
            out[count++] = (unsigned char)bytes[++i] == 0xA4 ? 'l' : 'u';
    }
    out[count] = '\0';
}

typedef enum { NONE, SMALL, CAPITALISED, CAPITALS, MIXED } writing;

static writing writing_of(const char *bytes, size_t length)
{
    char cases[NAME];
    cases_of(bytes, length, cases);
    size_t count = strlen(cases), upper = 0;
    for (size_t i = 0; i < count; i++)
        upper += cases[i] == 'u';
    if (count == 0)
        return NONE;
    if (upper == 0)
        return SMALL;
    if (cases[0] == 'u' && upper == 1)
        return CAPITALISED;
    return upper == count ? CAPITALS : MIXED;
}

static bool agrees(int match, const char *name, size_t name_length, const char *text, size_t length)
{
    if (match == NM_MATCH_FOLD)
        return true;
    bool same = name_length == length && memcmp(name, text, length) == 0;
    if (match == NM_MATCH_EXACT)
        return same;
    writing wanted = writing_of(name, name_length), found = writing_of(text, length);
    switch (wanted) {
    case NONE:
    case SMALL:
        return found != MIXED;
    case CAPITALISED:
        return found == CAPITALISED || found == CAPITALS;
    case CAPITALS:
        return found == CAPITALS;
    case MIXED:
        break;
    }
    return same || found == CAPITALS;
}

static bool same_fold(const nm_tokens *a, size_t i, const nm_tokens *b, size_t k)
{
    const nm_token *x = &a->list.items[i], *y = &b->list.items[k];
    return x->fold_length == y->fold_length &&
           memcmp(a->folded.items + x->fold, b->folded.items + y->fold, x->fold_length) == 0;
}

/* The token behind the row's tokens where they stand at text token `first`; 0 if they do not. */
static size_t reference_match(const nm_tokens *name, int match, const nm_tokens *text, size_t first)
{
    size_t at = first;
    bool begun = false;
    for (size_t i = 0; i < name->list.count; i++) {
        if (is_hyphen(name, i))
            continue;
        if (begun && at < text->list.count && is_barred(text, at))
            return 0;
        if (begun && at + 1 < text->list.count && is_hyphen(text, at) && !has_gap(text, at) &&
            !has_gap(text, at + 1))
            at++;
        if (at >= text->list.count || !same_fold(name, i, text, at))
            return 0;
        const nm_token *wanted = &name->list.items[i], *found = &text->list.items[at];
        if (!agrees(match, name->text + wanted->start, wanted->end - wanted->start,
                    text->text + found->start, found->end - found->start))
            return 0;
        begun = true;
        at++;
    }
    bool inner = (text->list.items[first].flags & NM_TOKEN_INNER) != 0 ||
                 (at < text->list.count && (text->list.items[at].flags & NM_TOKEN_INNER) != 0);
    return inner ? 0 : at;
}

/* ---- Comparing ---- */

typedef struct found {
    uint32_t first, last, row;
} found;

static int compare_found(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(found));
}

static void show(char *out, size_t room, const found *list, size_t count)
{
    for (size_t i = 0, used = 0; i < count && used + 30 < room; i++)
        used += (size_t)snprintf(out + used, room - used, " %u-%u:%u", list[i].first, list[i].last,
                                 list[i].row);
}

static void compare(nm_matcher *matcher, const nm_tokens *names, const row *rows, unsigned count,
                    const char *text)
{
    static found expected[FOUND], actual[FOUND];
    nm_tokens tokens = {0};
    HOLDS(nm_tokenize(&tokens, text, strlen(text), NULL) == NOMEN_OK);
    size_t wanted = 0, got = 0;
    for (unsigned r = 0; r < count; r++) {
        for (size_t i = 0; i < tokens.list.count && wanted < FOUND; i++) {
            size_t last = reference_match(&names[r], rows[r].match, &tokens, i);
            if (last > 0)
                expected[wanted++] = (found){(uint32_t)i, (uint32_t)last, r};
        }
    }
    HOLDS(nm_match(matcher, &tokens, NM_NONE, NULL) == NOMEN_OK);
    for (size_t i = 0; i < matcher->candidates.count && got < FOUND; i++) {
        const nm_candidate *c = &matcher->candidates.items[i];
        HOLDS(c->start == tokens.list.items[c->first].start);
        HOLDS(c->end == tokens.list.items[c->last - 1].end);
        uint32_t line = nm_view_entry(matcher->model, c->entry)->line;
        actual[got++] = (found){c->first, c->last, line - 3};
    }
    if (wanted > 0)
        qsort(expected, wanted, sizeof *expected, compare_found);
    if (got > 0)
        qsort(actual, got, sizeof *actual, compare_found);
    if (wanted != got || memcmp(expected, actual, got * sizeof *actual) != 0) {
        char table[ROWS * (NAME + 10)] = "", left[2000] = "", right[2000] = "";
        for (unsigned r = 0; r < count; r++)
            snprintf(table + strlen(table), sizeof table - strlen(table), "%u: \"%s\" %d\n", r,
                     rows[r].name, rows[r].match);
        show(left, sizeof left, expected, wanted);
        show(right, sizeof right, actual, got);
        ck_abort_msg("rows\n%stext \"%s\"\nreference%s\nmatcher  %s", table, text, left, right);
    }
    nm_tokens_free(&tokens);
}

static void one_gazetteer(void)
{
    static const char *const match_names[] = {"fold", "case", "exact"};
    row rows[ROWS];
    nm_tokens names[ROWS];
    memset(names, 0, sizeof names);
    unsigned count = 1 + draw(ROWS);
    char table[ROWS * (NAME + 10) + 100];
    size_t used = (size_t)snprintf(table, sizeof table, "#: type t\nname\tmatch\n");
    for (unsigned r = 0; r < count; r++) {
        draw_name(rows[r].name);
        rows[r].match = (int)draw(3);
        used += (size_t)snprintf(table + used, sizeof table - used, "%s\t%s\n", rows[r].name,
                                 match_names[rows[r].match]);
        HOLDS(nm_tokenize(&names[r], rows[r].name, strlen(rows[r].name), NULL) == NOMEN_OK);
    }
    nm_draft draft;
    nm_draft_init(&draft);
    nm_table_read(&draft, "t", nm_draft_file(&draft, "t", "t"), table, used);
    void *bytes = NULL;
    size_t size = 0;
    nm_view view;
    nm_matcher matcher;
    HOLDS(nm_link(&draft, &bytes, &size, NULL) == NOMEN_OK);
    HOLDS(nm_view_open(&view, bytes, size, "it", NULL) == NOMEN_OK);
    HOLDS(nm_view_verify(&view, NULL) == NOMEN_OK);
    HOLDS(nm_matcher_init(&matcher, &view, NULL) == NOMEN_OK);
    for (int i = 0; i < TEXTS; i++) {
        char text[TEXT];
        draw_text(text, rows, count);
        compare(&matcher, names, rows, count, text);
    }
    nm_matcher_free(&matcher);
    free(bytes);
    nm_draft_free(&draft);
    for (unsigned r = 0; r < count; r++)
        nm_tokens_free(&names[r]);
}

START_TEST(the_matcher_agrees_with_the_reference)
{
    for (unsigned round = 0; round < rounds; round += TEXTS)
        one_gazetteer();
}
END_TEST

int main(int argc, char **argv)
{
    draw_arguments(argc, argv, &rounds);
    const support_test tests[] = {
        {"the matcher agrees with the reference", the_matcher_agrees_with_the_reference, 0}};
    return support_run("match-property", tests, COUNT(tests));
}
