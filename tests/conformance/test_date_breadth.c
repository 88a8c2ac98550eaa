/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Breadth of dates: whether nomen finds what ICU writes, in every language of CLDR.
 *
 *     test_date_breadth MODEL EXCEPTIONS [-v]
 *
 * For each locale that is a language, or a language in a script, and has names of months, and for
 * those whose calendar is not the Gregorian, ICU formats days drawn at random in its four styles,
 * in the locale's calendar and digits. The tagger, told the language, must find the whole text (but
 * for a final full stop) as one date with the Gregorian value.
 *
 * EXCEPTIONS lists each locale and style that is not right every time, with how often it is and
 * why. The list is exact for the version of ICU in its head: a row too many fails as well as one
 * too few. With another version of ICU, whose data differ, only the bounds hold. -v prints the
 * table.
 *
 * What ICU says of yesterday, last month and three days ago is asked for in the same way; there
 * CLDR is thinner than languages are, and a share is all that is asserted.
 *
 * The days are the same each time. The short style is counted apart: its numbers alone often do not
 * tell day from month, and two digits of a year not its century.
 */
#include "../draw.h"
#include "nomen.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>

enum { DAYS = 200, STYLES = 4, NAME = 64, TEXT = 512, LOCALES = 400, LANGUAGES_MIN = 150 };

/* Check notes every assertion in a file; the many of an inner loop only count when they fail. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ck_abort_msg("%s", #condition);                                                        \
    } while (0)

static const char *const style_names[STYLES] = {"full", "long", "medium", "short"};
static const char *model_path, *exceptions_path;
static bool verbose;

typedef struct locale {
    char name[NAME]; /* of ICU: sr_Latn */
    int right[2][STYLES]; /* told the language, and not told */
    char sample[STYLES][TEXT]; /* the first that was wrong */
} locale;

static locale locales[LOCALES];
static int locale_count;

/* ---- Days ---- */

/* Noon of a day from 1950 to 2040. */
static UDate draw_day(void)
{
    const int first = -7305, last = 25932;
    return (first + (double)draw((uint32_t)(last - first)) + 0.5) * 86400000.0;
}

/* ---- Locales ---- */

static UDateFormat *open_format(const char *name, UDateFormatStyle style)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, style, name, utc, 3, NULL, 0, &error);
    ck_assert_msg(U_SUCCESS(error), "%s: %s", name, u_errorName(error));
    return format;
}

/* Whether the locale has names for the months, and not the root's numbers M01, M02 ... */
static bool has_months(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar month[TEXT];
    UDateFormat *format = open_format(name, UDAT_LONG);
    int32_t length = udat_getSymbols(format, UDAT_MONTHS, 8, month, TEXT, &error);
    bool numbered = length == 3 && month[0] == 'M' && month[1] == '0' && month[2] == '9';
    udat_close(format);
    return U_SUCCESS(error) && length > 0 && !numbered;
}

static bool is_gregorian(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(NULL, 0, name, UCAL_DEFAULT, &error);
    bool gregorian = strcmp(ucal_getType(calendar, &error), "gregorian") == 0;
    ucal_close(calendar);
    return gregorian;
}

static void list_locales(void)
{
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        char country[NAME];
        UErrorCode error = U_ZERO_ERROR;
        const char *name = uloc_getAvailable(i);
        bool regional = uloc_getCountry(name, country, NAME, &error) > 0;
        if ((regional && is_gregorian(name)) || !has_months(name))
            continue;
        ck_assert_int_lt(locale_count, LOCALES);
        (void)snprintf(locales[locale_count++].name, NAME, "%s", name);
    }
}

/* ---- Tagging ---- */

static void write_value(UDate day, char out[32])
{
    static const UChar pattern[] = {'y', 'y', 'y', 'y', '-', 'M', 'M', '-', 'd', 'd', 0};
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UChar text[32];
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, "en", utc, 3, pattern, -1, &error);
    udat_format(format, day, text, 32, NULL, &error);
    udat_close(format);
    u_strToUTF8(out, 32, NULL, text, -1, &error);
    HOLDS(U_SUCCESS(error));
}

/* Whether all of the text is one date of that value. Its first `before` bytes need not be. */
static bool is_found(nomen_tagger *tagger, const char *text, size_t before, const char *value,
                     const char *language)
{
    nomen_document document = NOMEN_DOCUMENT_INIT;
    nomen_result result;
    size_t length = strlen(text), wanted = length - (length > 0 && text[length - 1] == '.');
    document.date = "2024-09-08";
    document.language = language;
    HOLDS(nomen_tagger_tag(tagger, text, length, &document, &result, NULL) == NOMEN_OK);
    return result.count == 1 && result.entities[0].start <= before &&
           result.entities[0].end >= wanted && strcmp(result.entities[0].id, value) == 0;
}

static void tag_locale(nomen_tagger *tagger, locale *l)
{
    static const UDateFormatStyle styles[STYLES] = {UDAT_FULL, UDAT_LONG, UDAT_MEDIUM, UDAT_SHORT};
    char language[NAME];
    UErrorCode error = U_ZERO_ERROR;
    uloc_toLanguageTag(l->name, language, NAME, false, &error);
    HOLDS(U_SUCCESS(error));
    for (int s = 0; s < STYLES; s++) {
        UDateFormat *format = open_format(l->name, styles[s]);
        for (int i = 0; i < DAYS; i++) {
            UChar formatted[TEXT];
            char text[TEXT], value[32];
            UDate day = draw_day();
            udat_format(format, day, formatted, TEXT, NULL, &error);
            u_strToUTF8(text, TEXT, NULL, formatted, -1, &error);
            HOLDS(U_SUCCESS(error));
            write_value(day, value);
            bool right = is_found(tagger, text, 0, value, language);
            l->right[0][s] += right;
            l->right[1][s] += is_found(tagger, text, 0, value, NULL);
            if (!right && l->sample[s][0] == '\0')
                (void)snprintf(l->sample[s], TEXT, "%s", text);
        }
        udat_close(format);
    }
}

static double share(int told, int first_style, int last_style)
{
    int right = 0;
    for (int i = 0; i < locale_count; i++)
        for (int s = first_style; s <= last_style; s++)
            right += locales[i].right[told][s];
    return right / ((double)locale_count * (last_style - first_style + 1) * DAYS);
}

static void print_table(void)
{
    printf("%-12s %6s %6s %6s %6s   without the language\n", "locale", "full", "long", "medium",
           "short");
    for (int i = 0; i < locale_count; i++) {
        const locale *l = &locales[i];
        printf("%-12s", l->name);
        for (int told = 0; told < 2; told++)
            for (int s = 0; s < STYLES; s++)
                printf(" %6.1f", 100.0 * l->right[told][s] / DAYS);
        for (int s = 0; s < STYLES; s++)
            if (l->sample[s][0] != '\0')
                printf("  %s", l->sample[s]);
        printf("\n");
    }
    for (int told = 0; told < 2; told++)
        printf("%s the language: full, long, medium %.2f %%, short %.2f %%\n",
               told == 0 ? "with" : "without", 100 * share(told, 0, 2), 100 * share(told, 3, 3));
}

/* ---- Relative dates ---- */

static const struct {
    double offset;
    URelativeDateTimeUnit unit;
    const char *value; /* counted from Sunday 2024-09-08 */
} relatives[] = {
    {-2, UDAT_REL_UNIT_DAY, "2024-09-06"},  {-1, UDAT_REL_UNIT_DAY, "2024-09-07"},
    {1, UDAT_REL_UNIT_DAY, "2024-09-09"},   {-3, UDAT_REL_UNIT_DAY, "2024-09-05"},
    {-1, UDAT_REL_UNIT_WEEK, "2024-W35"},   {1, UDAT_REL_UNIT_WEEK, "2024-W37"},
    {-5, UDAT_REL_UNIT_WEEK, "2024-W31"},   {-1, UDAT_REL_UNIT_MONTH, "2024-08"},
    {1, UDAT_REL_UNIT_MONTH, "2024-10"},    {-4, UDAT_REL_UNIT_MONTH, "2024-05"},
    {-1, UDAT_REL_UNIT_YEAR, "2023"},       {0, UDAT_REL_UNIT_YEAR, "2024"},
    {1, UDAT_REL_UNIT_YEAR, "2025"},        {-3, UDAT_REL_UNIT_YEAR, "2021"},
};

START_TEST(relative_dates)
{
    enum { COUNT = sizeof relatives / sizeof *relatives };
    nomen_model *model;
    nomen_tagger *tagger;
    int right = 0, asked = 0;
    ck_assert_int_eq(nomen_model_open(&model, model_path, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, NULL, NULL), NOMEN_OK);
    for (int i = 0; i < locale_count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        char language[NAME], text[TEXT];
        UChar formatted[TEXT];
        URelativeDateTimeFormatter *format =
            ureldatefmt_open(locales[i].name, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE,
                             &error);
        uloc_toLanguageTag(locales[i].name, language, NAME, false, &error);
        for (int r = 0; r < COUNT; r++) {
            ureldatefmt_format(format, relatives[r].offset, relatives[r].unit, formatted, TEXT,
                               &error);
            u_strToUTF8(text, TEXT, NULL, formatted, -1, &error);
            HOLDS(U_SUCCESS(error));
            if (*text == '-' || *text == '+')
                continue; /* CLDR has no words: -3 d */
            /* An article or preposition is no part of a date: la semaine dernière. */
            size_t first_word = strncmp(text, "l’", 4) == 0 ? 4 : strcspn(text, " ") + 1;
            bool found = is_found(tagger, text, first_word, relatives[r].value, language);
            asked++;
            right += found;
            if (!found && verbose)
                printf("%s: %s\n", locales[i].name, text);
        }
        ureldatefmt_close(format);
    }
    double share = (double)right / asked;
    if (verbose)
        printf("relative dates: %.2f %% of %d\n", 100 * share, asked);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    ck_assert_double_ge(share, 0.95);
}
END_TEST

/* ---- Exceptions ---- */

/* How often the list says that a locale and style is right; DAYS where it says nothing. */
static int listed(FILE *file, const char *name, const char *style)
{
    char line[2 * TEXT], listed_name[NAME], listed_style[NAME];
    int right;
    rewind(file);
    while (fgets(line, sizeof line, file) != NULL)
        if (line[0] != '#' &&
            sscanf(line, "%63[^\t]\t%63[^\t]\t%d", listed_name, listed_style, &right) == 3 &&
            strcmp(listed_name, name) == 0 && strcmp(listed_style, style) == 0)
            return right;
    return DAYS;
}

static bool is_listed_version(FILE *file)
{
    char line[2 * TEXT];
    int major;
    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "#: icu %d", &major) == 1)
            return major == U_ICU_VERSION_MAJOR_NUM;
    return false;
}

static int count_rows(FILE *file)
{
    char line[2 * TEXT];
    int rows = 0;
    rewind(file);
    while (fgets(line, sizeof line, file) != NULL)
        rows += line[0] != '#' && strchr(line, '\t') != NULL && strncmp(line, "locale\t", 7) != 0;
    return rows;
}

START_TEST(every_language_is_found)
{
    nomen_model *model;
    nomen_tagger *tagger;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.types = "date";
    ck_assert_int_eq(nomen_model_open(&model, model_path, NULL), NOMEN_OK);
    ck_assert_int_eq(nomen_tagger_new(&tagger, model, &options, NULL), NOMEN_OK);
    list_locales();
    ck_assert_int_ge(locale_count, LANGUAGES_MIN);
    for (int i = 0; i < locale_count; i++)
        tag_locale(tagger, &locales[i]);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    if (verbose)
        print_table();
    ck_assert_double_ge(share(0, 0, 2), 0.97);
}
END_TEST

START_TEST(exceptions_are_listed)
{
    FILE *file = fopen(exceptions_path, "r");
    ck_assert_msg(file != NULL, "cannot read %s", exceptions_path);
    int wrong = 0, rows = 0;
    bool exact = is_listed_version(file);
    for (int i = 0; i < locale_count && exact; i++)
        for (int s = 0; s < STYLES; s++) {
            int right = locales[i].right[0][s];
            int expected = listed(file, locales[i].name, style_names[s]);
            rows += right < DAYS;
            if (right == expected)
                continue;
            wrong++;
            printf("%s\t%s\t%d\t%s\t(the list says %d)\n", locales[i].name, style_names[s], right,
                   locales[i].sample[s], expected);
        }
    if (exact)
        ck_assert_int_eq(rows, count_rows(file));
    (void)fclose(file);
    ck_assert_msg(wrong == 0, "%d rows of %s are not as above", wrong, exceptions_path);
}
END_TEST

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    model_path = argv[1];
    exceptions_path = argv[2];
    verbose = argc > 3;
    Suite *suite = suite_create("date breadth");
    TCase *tests = tcase_create("breadth");
    tcase_set_timeout(tests, 0);
    tcase_add_test(tests, every_language_is_found);
    tcase_add_test(tests, exceptions_are_listed);
    tcase_add_test(tests, relative_dates);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK); /* the others look at what the first counted */
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
