/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The engine against the Unicode standard: its own test files, its data as ICU has them, and the
 * promises that fold.h makes about every code point.
 *
 *     test_unicode [folder of the Unicode Character Database]
 */
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/property.h"
#include "text/utf8.h"
#include "token/sentence.h"
#include "token/wordbreak.h"

#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uvernum.h>
#include <utf8proc.h>

static const char *folder = "/usr/share/unicode";

enum { CODES = 0x110000, LINE = 16384 };

/* ---- Properties ---------------------------------------------------------------------------- */

/* ICU's values in the order of our enums. */
static const int word_breaks[] = {
    [NM_WB_OTHER] = U_WB_OTHER,
    [NM_WB_CR] = U_WB_CR,
    [NM_WB_LF] = U_WB_LF,
    [NM_WB_NEWLINE] = U_WB_NEWLINE,
    [NM_WB_EXTEND] = U_WB_EXTEND,
    [NM_WB_ZWJ] = U_WB_ZWJ,
    [NM_WB_FORMAT] = U_WB_FORMAT,
    [NM_WB_REGIONAL_INDICATOR] = U_WB_REGIONAL_INDICATOR,
    [NM_WB_KATAKANA] = U_WB_KATAKANA,
    [NM_WB_HEBREW_LETTER] = U_WB_HEBREW_LETTER,
    [NM_WB_A_LETTER] = U_WB_ALETTER,
    [NM_WB_SINGLE_QUOTE] = U_WB_SINGLE_QUOTE,
    [NM_WB_DOUBLE_QUOTE] = U_WB_DOUBLE_QUOTE,
    [NM_WB_MID_NUM_LET] = U_WB_MIDNUMLET,
    [NM_WB_MID_LETTER] = U_WB_MIDLETTER,
    [NM_WB_MID_NUM] = U_WB_MIDNUM,
    [NM_WB_NUMERIC] = U_WB_NUMERIC,
    [NM_WB_EXTEND_NUM_LET] = U_WB_EXTENDNUMLET,
    [NM_WB_W_SEG_SPACE] = U_WB_WSEGSPACE,
};

static const int sentence_breaks[] = {
    [NM_SB_OTHER] = U_SB_OTHER,
    [NM_SB_CR] = U_SB_CR,
    [NM_SB_LF] = U_SB_LF,
    [NM_SB_SEP] = U_SB_SEP,
    [NM_SB_EXTEND] = U_SB_EXTEND,
    [NM_SB_FORMAT] = U_SB_FORMAT,
    [NM_SB_SP] = U_SB_SP,
    [NM_SB_LOWER] = U_SB_LOWER,
    [NM_SB_UPPER] = U_SB_UPPER,
    [NM_SB_O_LETTER] = U_SB_OLETTER,
    [NM_SB_NUMERIC] = U_SB_NUMERIC,
    [NM_SB_A_TERM] = U_SB_ATERM,
    [NM_SB_S_CONTINUE] = U_SB_SCONTINUE,
    [NM_SB_S_TERM] = U_SB_STERM,
    [NM_SB_CLOSE] = U_SB_CLOSE,
};

static const int categories[] = {
    [NM_GC_CN] = U_UNASSIGNED,
    [NM_GC_LU] = U_UPPERCASE_LETTER,
    [NM_GC_LL] = U_LOWERCASE_LETTER,
    [NM_GC_LT] = U_TITLECASE_LETTER,
    [NM_GC_LM] = U_MODIFIER_LETTER,
    [NM_GC_LO] = U_OTHER_LETTER,
    [NM_GC_MN] = U_NON_SPACING_MARK,
    [NM_GC_MC] = U_COMBINING_SPACING_MARK,
    [NM_GC_ME] = U_ENCLOSING_MARK,
    [NM_GC_ND] = U_DECIMAL_DIGIT_NUMBER,
    [NM_GC_NL] = U_LETTER_NUMBER,
    [NM_GC_NO] = U_OTHER_NUMBER,
    [NM_GC_PC] = U_CONNECTOR_PUNCTUATION,
    [NM_GC_PD] = U_DASH_PUNCTUATION,
    [NM_GC_PS] = U_START_PUNCTUATION,
    [NM_GC_PE] = U_END_PUNCTUATION,
    [NM_GC_PI] = U_INITIAL_PUNCTUATION,
    [NM_GC_PF] = U_FINAL_PUNCTUATION,
    [NM_GC_PO] = U_OTHER_PUNCTUATION,
    [NM_GC_SM] = U_MATH_SYMBOL,
    [NM_GC_SC] = U_CURRENCY_SYMBOL,
    [NM_GC_SK] = U_MODIFIER_SYMBOL,
    [NM_GC_SO] = U_OTHER_SYMBOL,
    [NM_GC_ZS] = U_SPACE_SEPARATOR,
    [NM_GC_ZL] = U_LINE_SEPARATOR,
    [NM_GC_ZP] = U_PARAGRAPH_SEPARATOR,
    [NM_GC_CC] = U_CONTROL_CHAR,
    [NM_GC_CF] = U_FORMAT_CHAR,
    [NM_GC_CS] = U_SURROGATE,
    [NM_GC_CO] = U_PRIVATE_USE_CHAR,
};

static void code_point_agrees(UChar32 code)
{
    const nm_property *p = nm_property_get((uint32_t)code);
    UErrorCode status = U_ZERO_ERROR;
    int flags =
        (u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) ? NM_EXTENDED_PICTOGRAPHIC : 0) |
        (u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) ? NM_WHITE_SPACE : 0) |
        (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? NM_DEFAULT_IGNORABLE : 0);
    const char *script = uscript_getShortName(uscript_getScript(code, &status));
    if (word_breaks[p->word_break] != u_getIntPropertyValue(code, UCHAR_WORD_BREAK) ||
        sentence_breaks[p->sentence_break] != u_getIntPropertyValue(code, UCHAR_SENTENCE_BREAK) ||
        categories[p->category] != u_charType(code) || p->flags != flags ||
        strcmp(nm_script_name(p->script), script) != 0)
        ck_abort_msg("U+%04X differs from ICU", (unsigned)code);
}

START_TEST(properties_agree_with_icu)
{
    for (UChar32 code = 0; code < CODES; code++)
        code_point_agrees(code);
    ck_assert_int_eq(nm_property_get(UINT32_MAX)->category, NM_GC_CN);
}
END_TEST

START_TEST(versions_agree)
{
    ck_assert_int_eq(strncmp(nm_property_version(), U_UNICODE_VERSION, strlen(U_UNICODE_VERSION)),
                     0);
    ck_assert_str_eq(nm_property_version(), utf8proc_unicode_version());
}
END_TEST

/* What the tokenizer takes for granted about atoms. */
START_TEST(atoms_are_consistent)
{
    for (uint32_t code = 0; code < CODES; code++) {
        const nm_property *p = nm_property_get(code);
        bool letter = p->word_break == NM_WB_A_LETTER || p->word_break == NM_WB_HEBREW_LETTER;
        bool ignored = p->word_break == NM_WB_EXTEND || p->word_break == NM_WB_FORMAT ||
                       p->word_break == NM_WB_ZWJ;
        bool attached = p->atom == NM_ATOM_MARK || p->atom == NM_ATOM_FORMAT;
        if ((p->atom == NM_ATOM_LETTER && !letter) ||
            (p->atom == NM_ATOM_DIGIT && p->word_break != NM_WB_NUMERIC) ||
            ((p->flags & NM_WHITE_SPACE) && p->atom != NM_ATOM_SPACE) || (attached && !ignored) ||
            (ignored && !attached))
            ck_abort_msg("U+%04X has an odd atom", (unsigned)code);
    }
}
END_TEST

/* ---- Break tests --------------------------------------------------------------------------- */

typedef size_t next_boundary(const char *text, size_t length, size_t start);

/* Runs one row "÷ 0061 × 0308 ÷"; false for a row without a test. */
static bool run_break_row(char *row, unsigned number, next_boundary *next)
{
    char text[1024];
    size_t length = 0, expected[256], count = 0, found = 1;
    row[strcspn(row, "#\r\n")] = '\0';
    for (char *word = strtok(row, " \t"); word != NULL; word = strtok(NULL, " \t")) {
        if (strcmp(word, "\xC3\xB7") == 0)
            expected[count++] = length;
        else if (strcmp(word, "\xC3\x97") != 0)
            length +=
                nm_utf8_encode((uint32_t)strtoul(word, NULL, 16), (unsigned char *)text + length);
    }
    if (count == 0)
        return false;
    for (size_t start = 0; start < length; found++) {
        start = next(text, length, start);
        if (found >= count || start != expected[found])
            ck_abort_msg("row %u: boundary at byte %zu", number, start);
    }
    if (found != count)
        ck_abort_msg("row %u: %zu boundaries, not %zu", number, found, count);
    return true;
}

static unsigned run_break_file(const char *name, next_boundary *next)
{
    char path[1024], row[LINE];
    snprintf(path, sizeof path, "%s/auxiliary/%s", folder, name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    unsigned number = 0, run = 0;
    while (fgets(row, sizeof row, file) != NULL)
        run += run_break_row(row, ++number, next);
    fclose(file);
    return run;
}

START_TEST(word_break_test)
{
    ck_assert_uint_eq(run_break_file("WordBreakTest.txt", nm_word_next), 1823);
}
END_TEST

START_TEST(sentence_break_test)
{
    ck_assert_uint_eq(run_break_file("SentenceBreakTest.txt", nm_sentence_next), 502);
}
END_TEST

/* ---- Folding ------------------------------------------------------------------------------- */

typedef struct {
    char bytes[NM_FOLD_ROOM];
    size_t length;
} folded;

static folded fold_of(const char *text, size_t length)
{
    folded f;
    f.length = nm_fold_token(text, length, f.bytes);
    return f;
}

static bool same(const folded *a, const folded *b)
{
    return a->length == b->length &&
           (a->length == SIZE_MAX || memcmp(a->bytes, b->bytes, a->length) == 0);
}

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code <= 0xDFFF;
}

/* The table and the general way agree, alone and between plain letters. */
START_TEST(fold_table_agrees_with_utf8proc)
{
    static const char *const around[] = {"", "a", "\xD0\xB5", "\xE0\xA4\x95", "\xE3\x81\x8B"};
    for (uint32_t code = 0; code < CODES; code++) {
        for (size_t i = 0; i < sizeof around / sizeof *around && !is_surrogate(code); i++) {
            char text[32];
            size_t length = strlen(around[i]);
            memcpy(text, around[i], length);
            length += nm_utf8_encode(code, (unsigned char *)text + length);
            memcpy(text + length, around[i], strlen(around[i]));
            length += strlen(around[i]);
            folded table = fold_of(text, length), general;
            general.length = nm_fold_token_general(text, length, general.bytes);
            if (!same(&table, &general))
                ck_abort_msg("U+%04X after '%s': %.*s and %.*s", (unsigned)code, around[i],
                             (int)table.length, table.bytes, (int)general.length, general.bytes);
        }
    }
}
END_TEST

START_TEST(fold_is_idempotent)
{
    for (uint32_t code = 0; code < CODES; code++) {
        char text[8];
        if (is_surrogate(code))
            continue;
        folded once = fold_of(text, nm_utf8_encode(code, (unsigned char *)text));
        folded twice = fold_of(once.bytes, once.length);
        if (!same(&once, &twice))
            ck_abort_msg("U+%04X folds to %.*s, that to %.*s", (unsigned)code, (int)once.length,
                         once.bytes, (int)twice.length, twice.bytes);
    }
}
END_TEST

/* Reads one column of NormalizationTest.txt as UTF-8; returns what follows it. */
static char *read_column(char *p, char *out, size_t *length)
{
    *length = 0;
    while (*p != ';' && *p != '\0')
        *length += nm_utf8_encode((uint32_t)strtoul(p, &p, 16), (unsigned char *)out + *length);
    return *p == ';' ? p + 1 : p;
}

/* Whether a compatibility form begins with a space, or has one inside: no token. */
static bool has_space(const char *text, size_t length)
{
    return memchr(text, ' ', length) != NULL;
}

static FILE *open_normalization_test(void)
{
    char command[1100];
    snprintf(command, sizeof command, "%s/NormalizationTest.txt", folder);
    FILE *file = fopen(command, "r");
    if (file != NULL)
        return file;
    snprintf(command, sizeof command, "bzip2 -dc '%s/NormalizationTest.txt.bz2'", folder);
    return popen(command, "r");
}

START_TEST(fold_is_the_same_for_all_normal_forms)
{
    char row[LINE];
    FILE *file = open_normalization_test();
    ck_assert(file != NULL);
    unsigned run = 0;
    while (fgets(row, sizeof row, file) != NULL) {
        if (row[0] == '#' || row[0] == '@')
            continue;
        folded forms[5];
        bool token = true;
        char *p = row, text[512];
        for (int i = 0; i < 5; i++) { /* source, NFC, NFD, NFKC, NFKD */
            size_t length;
            p = read_column(p, text, &length);
            token &= !has_space(text, length);
            forms[i] = fold_of(text, length);
        }
        for (int i = 1; i < 5 && token; i++)
            if (!same(&forms[0], &forms[i]))
                ck_abort_msg("form %d of %.40s", i, row);
        run += token;
    }
    fclose(file);
    ck_assert_uint_gt(run, 18000);
}
END_TEST

int main(int count, char **arguments)
{
    if (count > 1)
        folder = arguments[1];
    const support_test tests[] = {
        {"properties agree with icu", properties_agree_with_icu, 0},
        {"versions agree", versions_agree, 0},
        {"atoms are consistent", atoms_are_consistent, 0},
        {"word break test", word_break_test, 0},
        {"sentence break test", sentence_break_test, 0},
        {"fold table agrees with utf8proc", fold_table_agrees_with_utf8proc, 0},
        {"fold is idempotent", fold_is_idempotent, 0},
        {"fold is the same for all normal forms", fold_is_the_same_for_all_normal_forms, 0},
    };
    return support_run("unicode", tests, COUNT(tests));
}
