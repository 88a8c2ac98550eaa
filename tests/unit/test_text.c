/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * text/: UTF-8, folding, offsets. What holds for every code point is tested in tests/conformance.
 */
#include "text/fold.h"
#include "text/offsets.h"
#include "text/property.h"
#include "text/utf8.h"

#include "support.h"

#include <string.h>

/* ---- UTF-8 --------------------------------------------------------------------------------- */

/* Sequences and how they decode: '.' is a code point, '!' a replacement. Chapter 3.9 of the
 * standard, tables 3-8 to 3-11. */
static const struct {
    const char *bytes, *expected;
} utf8_cases[] = {
    {"aé中😀", "...."},
    {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "!!!!!!!!."},
    {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "!!!!!!!!."},
    {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "!!!!!.!!."},
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "!!!!."},
    {"\xE2\x82", "!"},
    {"\xF0\x9F\x98", "!"},
    {"\xC3", "!"},
    {"\xF4\x8F\xBF\xBF\xEF\xBF\xBD", ".."},
};

START_TEST(utf8_replaces_maximal_subparts)
{
    const char *bytes = utf8_cases[_i].bytes, *expected = utf8_cases[_i].expected;
    size_t length = strlen(bytes), bad = 0;
    unsigned char *copy = malloc(length); /* of the exact size, for the sanitizer */
    memcpy(copy, bytes, length);
    const unsigned char *p = copy, *end = copy + length;
    for (; p < end; expected++) {
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        ck_assert_int_eq(code == NM_UTF8_BAD ? '!' : '.', *expected);
        bad += code == NM_UTF8_BAD;
    }
    ck_assert_int_eq(*expected, '\0');
    ck_assert_uint_eq(nm_utf8_count_bad((char *)copy, length), bad);
    free(copy);
}
END_TEST

START_TEST(utf8_round_trips)
{
    for (uint32_t code = 0; code < 0x110000; code++) {
        unsigned char bytes[4];
        uint32_t back;
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        size_t size = nm_utf8_encode(code, bytes);
        if (nm_utf8_decode(bytes, bytes + size, &back) != size || back != code)
            ck_abort_msg("U+%04X", (unsigned)code);
    }
}
END_TEST

/* ---- Folding ------------------------------------------------------------------------------- */

static const struct {
    const char *text, *folded;
} fold_cases[] = {
    {"Ukraine", "ukraine"},
    {"TÜRKİYE", "turkiye"},
    {"Türkiye", "turkiye"},
    {"Tu\xCC\x88rki\xCC\x87ye", "turkiye"},
    {"ılık", "ilik"},
    {"Straße", "strasse"},
    {"STRASSE", "strasse"},
    {"ﬁnlande", "finlande"},
    {"Ｒｕｓｓｉａ", "russia"},
    {"２０２３", "2023"},
    {"Việt", "viet"},
    {"Đức", "duc"},
    {"Łódź", "lodz"},
    {"Tromsø", "tromso"},
    {"Ελλάδας", "ελλαδασ"},
    {"ΕΛΛΆΔΑΣ", "ελλαδασ"},
    {"Росси\xCC\x81я", "россия"},
    {"Китай", "китай"},
    {"КИТАИ\xCC\x86", "китай"},
    {"Королёв", "королев"},
    {"Україна", "україна"},
    {"Ѓорче", "ѓорче"},
    {"رُوسِيَا", "روسيا"},
    {"روسيـــا", "روسيا"},
    {"أمريكا", "أمريكا"},
    {"יִשְׂרָאֵל", "ישראל"},
    {"हिन्दी", "हिन्दी"},
    {"भारत", "भारत"},
    {"বাংলাদেশ", "বাংলাদেশ"},
    {"ไทย", "ไทย"},
    {"ﾛｼｱ", "ロシア"},
    {"ガ", "ガ"},
    {"ｶﾞ", "ガ"},
    {"カ\xE3\x82\x99", "ガ"},
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한"},
    {"Rus\xC2\xADsia", "russia"},
    {"نمی\xE2\x80\x8Cخواهم", "نمیخواهم"},
    {"’", "'"},
    {"ʼ", "'"},
    {"״", "\""},
    {"«", "\""},
    {"—", "-"},
    {"‑", "-"},
    {"・", "·"},
    {"™", "tm"},
    {"Qurʾān", "quran"},
    {"\xFF", "\xEF\xBF\xBD"},
    {"", ""},
};

START_TEST(fold_cases_hold)
{
    const char *text = fold_cases[_i].text, *expected = fold_cases[_i].folded;
    char table[NM_FOLD_ROOM], general[NM_FOLD_ROOM];
    size_t length = nm_fold_token(text, strlen(text), table);
    ck_assert_uint_ne(length, SIZE_MAX);
    table[length] = '\0';
    ck_assert_str_eq(table, expected);
    length = nm_fold_token_general(text, strlen(text), general);
    ck_assert_uint_ne(length, SIZE_MAX);
    general[length] = '\0';
    ck_assert_str_eq(general, expected);
}
END_TEST

START_TEST(fold_refuses_what_is_too_long)
{
    enum { LONG = 100000 };
    char out[NM_FOLD_ROOM], *text = malloc(LONG);
    memset(text, 'A', LONG);
    ck_assert_uint_eq(nm_fold_token(text, NM_FOLD_LIMIT, out), NM_FOLD_LIMIT);
    ck_assert_uint_eq(nm_fold_token_general(text, NM_FOLD_LIMIT, out), NM_FOLD_LIMIT);
    ck_assert_uint_eq(nm_fold_token(text, NM_FOLD_LIMIT + 1, out), SIZE_MAX);
    ck_assert_uint_eq(nm_fold_token_general(text, NM_FOLD_LIMIT + 1, out), SIZE_MAX);
    ck_assert_uint_eq(nm_fold_token_general(text, LONG, out), SIZE_MAX);
    for (int i = 0; i < LONG; i += 2) /* accents without end are stripped, not stored */
        memcpy(text + i, i == 0 ? "ab" : "\xCC\x81", 2);
    ck_assert_uint_eq(nm_fold_token(text, LONG, out), 2);
    for (int i = 0; i < LONG - 3; i += 4) /* marks that stay, in the wrong order */
        memcpy(text + i, i % 8 ? "\xD6\xAE\xCC\x81" : "\xCC\x95\xCC\xA3", 4);
    ck_assert_uint_eq(nm_fold_token(text, LONG, out), SIZE_MAX);
    free(text);
}
END_TEST

/* ---- Offsets ------------------------------------------------------------------------------- */

START_TEST(offsets_convert)
{
    const char *text = "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\xFF"
                       "abcdefghijk";
    size_t length = strlen(text);
    const size_t bytes[] = {0, 1, 3, 6, 8, 10, 11, 11, 21, 22};
    const size_t points[] = {0, 1, 2, 3, 3, 4, 5, 5, 15, 16};
    const size_t utf16[] = {0, 1, 2, 3, 3, 5, 6, 6, 16, 17};
    size_t offsets[COUNT(bytes)];
    memcpy(offsets, bytes, sizeof bytes);
    ck_assert_int_eq(nm_offsets_convert(text, length, offsets, COUNT(bytes), NOMEN_BYTES), 0);
    ck_assert_mem_eq(offsets, bytes, sizeof bytes);
    ck_assert_int_eq(nm_offsets_convert(text, length, offsets, COUNT(bytes), NOMEN_CODE_POINTS), 0);
    ck_assert_mem_eq(offsets, points, sizeof points);
    memcpy(offsets, bytes, sizeof bytes);
    ck_assert_int_eq(nm_offsets_convert(text, length, offsets, COUNT(bytes), NOMEN_UTF16), 0);
    ck_assert_mem_eq(offsets, utf16, sizeof utf16);
}
END_TEST

START_TEST(offsets_refuse)
{
    size_t descending[] = {2, 1}, outside[] = {4};
    ck_assert_int_eq(nm_offsets_convert("abc", 3, descending, 2, NOMEN_UTF16), NOMEN_E_ARGUMENT);
    ck_assert_int_eq(nm_offsets_convert("abc", 3, outside, 1, NOMEN_UTF16), NOMEN_E_ARGUMENT);
    ck_assert_int_eq(nm_offsets_convert("abc", 3, NULL, 0, (nomen_unit)7), NOMEN_E_ARGUMENT);
    ck_assert_int_eq(nm_offsets_convert("", 0, NULL, 0, NOMEN_UTF16), NOMEN_OK);
}
END_TEST

START_TEST(script_names_are_known)
{
    ck_assert_str_eq(nm_script_name(NM_SCRIPT_LATN), "Latn");
    ck_assert_str_eq(nm_script_name(NM_SCRIPT_ZZZZ), "Zzzz");
    ck_assert_str_eq(nm_script_name(NM_SCRIPT_COUNT), "Zzzz");
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"utf8 replaces maximal subparts", utf8_replaces_maximal_subparts, COUNT(utf8_cases)},
        {"utf8 round trips", utf8_round_trips, 0},
        {"fold cases hold", fold_cases_hold, COUNT(fold_cases)},
        {"fold refuses what is too long", fold_refuses_what_is_too_long, 0},
        {"offsets convert", offsets_convert, 0},
        {"offsets refuse", offsets_refuse, 0},
        {"script names are known", script_names_are_known, 0},
    };
    return support_run("text", tests, COUNT(tests));
}
