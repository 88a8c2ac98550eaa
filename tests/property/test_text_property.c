/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * text/ on random text of all scripts, valid and not:
 *
 *     - folding does the same with the table and without, is idempotent, and does not depend on the
 *       normal form
 *     - bytes converted to code points and UTF-16 are what counting says
 *
 *     test_text_property [seed [rounds]]
 */
#include "text/fold.h"
#include "text/offsets.h"
#include "text/utf8.h"

#include "../draw.h"
#include "random_text.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static unsigned rounds = 20000;

/* ---- Folding ------------------------------------------------------------------------------- */

typedef struct {
    char bytes[NM_FOLD_ROOM];
    size_t length;
} folded;

static bool same_folds(const folded *a, const folded *b)
{
    return a->length == b->length &&
           (a->length == SIZE_MAX || memcmp(a->bytes, b->bytes, a->length) == 0);
}

static folded fold_form(const char *text, size_t length, utf8proc_option_t form)
{
    folded f;
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &mapped, form);
    ck_assert_int_ge(size, 0);
    f.length = nm_fold_token((char *)mapped, (size_t)size, f.bytes);
    free(mapped);
    return f;
}

/* Spacing accents are exempt, see fold.h: their compatibility forms begin with a space. So is the
 * Greek iota subscript, which is a mark when text is normalised and a letter when it is folded: a
 * mark of another script behind it changes places with it. */
static bool is_exempt(const char *text, size_t length)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length,
                                         &mapped, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    bool found = size < 0 || memchr(mapped, ' ', (size_t)size) != NULL;
    for (utf8proc_ssize_t i = 0; i + 1 < size; i++)
        found |= mapped[i] == 0xCD && mapped[i + 1] == 0x85;
    free(mapped);
    return found;
}

static void check_fold(const char *text, size_t length)
{
    folded table, general, again;
    table.length = nm_fold_token(text, length, table.bytes);
    general.length = nm_fold_token_general(text, length, general.bytes);
    if (!same_folds(&table, &general))
        random_text_report("fold table", text, length);
    if (table.length == SIZE_MAX || nm_utf8_count_bad(text, length) > 0)
        return;
    again.length = nm_fold_token(table.bytes, table.length, again.bytes);
    if (!same_folds(&table, &again))
        random_text_report("fold of fold", text, length);
    if (is_exempt(text, length))
        return;
    const utf8proc_option_t forms[] = {UTF8PROC_COMPOSE, UTF8PROC_DECOMPOSE,
                                       UTF8PROC_COMPOSE | UTF8PROC_COMPAT,
                                       UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT};
    for (size_t i = 0; i < COUNT(forms); i++) {
        folded form = fold_form(text, length, forms[i]);
        if (!same_folds(&table, &form))
            random_text_report("fold of a normal form", text, length);
    }
}

START_TEST(folding_keeps_its_promises)
{
    for (unsigned i = 0; i < rounds; i++) {
        char text[RANDOM_TEXT_ROOM];
        size_t length = random_text(text, false), cut = 0;
        for (size_t start = 0; start < length; start += cut) {
            cut = 1 + draw(12);
            if (cut > length - start)
                cut = length - start;
            check_fold(text + start, cut);
        }
    }
}
END_TEST

/* ---- Offsets ------------------------------------------------------------------------------- */

START_TEST(offsets_are_what_counting_says)
{
    for (unsigned i = 0; i < rounds; i++) {
        char text[RANDOM_TEXT_ROOM];
        size_t length = random_text(text, false), count = 0, points = 0, units = 0;
        size_t bytes[RANDOM_TEXT_ROOM], code_points[RANDOM_TEXT_ROOM], utf16[RANDOM_TEXT_ROOM];
        for (size_t at = 0; at <= length; count++) {
            uint32_t code = 0;
            bytes[count] = at;
            code_points[count] = points++;
            utf16[count] = units;
            at += at < length ? nm_utf8_decode((unsigned char *)text + at,
                                               (unsigned char *)text + length, &code)
                              : 1;
            units += code != NM_UTF8_BAD && code > 0xFFFF ? 2 : 1;
        }
        size_t converted[RANDOM_TEXT_ROOM];
        memcpy(converted, bytes, count * sizeof *bytes);
        ck_assert_int_eq(nm_offsets_convert(text, length, converted, count, NOMEN_CODE_POINTS), 0);
        ck_assert_mem_eq(converted, code_points, count * sizeof *bytes);
        memcpy(converted, bytes, count * sizeof *bytes);
        ck_assert_int_eq(nm_offsets_convert(text, length, converted, count, NOMEN_UTF16), 0);
        ck_assert_mem_eq(converted, utf16, count * sizeof *bytes);
    }
}
END_TEST

int main(int count, char **arguments)
{
    draw_arguments(count, arguments, &rounds);
    const support_test tests[] = {
        {"folding keeps its promises", folding_keeps_its_promises, 0},
        {"offsets are what counting says", offsets_are_what_counting_says, 0},
    };
    return support_run("text-property", tests, COUNT(tests));
}
