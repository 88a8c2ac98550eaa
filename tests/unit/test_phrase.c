/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * match/phrase, lookup: a row, a text, and whether the row is found there: ways to match, the case
 * gate, hyphens, accents, width, boundaries.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

/* `found` is the span that must be tagged; "" for none. */
static const struct {
    const char *name, *match, *text, *found;
} cases[] = {
    /* fold: any case */
    {"Ruritania", "fold", "Ruritania", "Ruritania"},
    {"Ruritania", "fold", "ruritania", "ruritania"},
    {"Ruritania", "fold", "RURITANIA", "RURITANIA"},
    {"Ruritania", "fold", "rURITANIa", "rURITANIa"},
    {"ruritania", "fold", "Ruritania", "Ruritania"},
    {"SentinelOne", "fold", "sentinelone", "sentinelone"},
    {"Ruritania", "fold", "Ruritanian", ""},
    {"Ruritania", "fold", "xRuritania", ""},
    /* case: capitals of the row are capitals */
    {"Ruritania", "case", "Ruritania", "Ruritania"},
    {"Ruritania", "case", "ruritania", ""},
    {"Ruritania", "case", "RURITANIA", "RURITANIA"},
    {"Ruritania", "case", "rURITANIA", ""},
    {"Ruritania", "case", "RuritaniA", ""},
    {"US", "case", "US", "US"},
    {"US", "case", "us", ""},
    {"US", "case", "Us", ""},
    {"US", "case", "uS", ""},
    {"nation of oz", "case", "nation of oz", "nation of oz"},
    {"nation of oz", "case", "Nation of Oz", "Nation of Oz"},
    {"nation of oz", "case", "NATION OF OZ", "NATION OF OZ"},
    {"Land of Oz", "case", "Land Of Oz", "Land Of Oz"},
    {"Land of Oz", "case", "land of Oz", ""},
    {"Land of Oz", "case", "Land of oz", ""},
    {"SentinelOne", "case", "SentinelOne", "SentinelOne"},
    {"SentinelOne", "case", "SENTINELONE", "SENTINELONE"},
    {"SentinelOne", "case", "Sentinelone", ""},
    {"SentinelOne", "case", "sentinelone", ""},
    {"iSoon", "case", "iSoon", "iSoon"},
    {"iSoon", "case", "ISoon", ""},
    {"iSoon", "case", "isoon", ""},
    {"Oz 9000", "case", "Oz 9000", "Oz 9000"},
    {"9000 Oz", "case", "9000 Oz", "9000 Oz"},
    {"X", "case", "X", "X"},
    {"X", "case", "x", ""},
    {"中国", "case", "中国", "中国"},
    {"한국", "case", "한국", "한국"},
    /* exact: letter for letter, accents, too */
    {"Ruritania", "exact", "Ruritania", "Ruritania"},
    {"Ruritania", "exact", "RURITANIA", ""},
    {"Ruritania", "exact", "ruritania", ""},
    {"Ärea", "exact", "Ärea", "Ärea"},
    {"Ärea", "exact", "Area", ""},
    {"Area", "exact", "Ärea", ""},
    {"May", "exact", "may", ""},
    {"oz", "exact", "oz", "oz"},
    {"oz", "exact", "Oz", ""},
    {"Two Words", "exact", "Two Words", "Two Words"},
    {"Two Words", "exact", "Two words", ""},
    {"Two Words", "exact", "Two  Words", "Two  Words"},
    /* accents, width, composition */
    {"Côte d'Ivoire", "case", "Cote d’Ivoire", "Cote d’Ivoire"},
    {"Cote d'Ivoire", "case", "Côte d'Ivoire", "Côte d'Ivoire"},
    {"Türkiye", "case", "Turkiye", "Turkiye"},
    {"Türkiye", "case", "Tu\xCC\x88rkiye", "Tu\xCC\x88rkiye"},
    {"Türkiye", "case", "TÜRKİYE", "TÜRKİYE"},
    {"ABC", "case", "ＡＢＣ", "ＡＢＣ"},
    {"Straße", "case", "Strasse", "Strasse"},
    {"Ελλάδα", "case", "ΕΛΛΑΔΑ", "ΕΛΛΑΔΑ"},
    /* hyphens and spaces */
    {"Timor-Leste", "case", "Timor-Leste", "Timor-Leste"},
    {"Timor-Leste", "case", "Timor Leste", "Timor Leste"},
    {"Timor-Leste", "case", "Timor‐Leste", "Timor‐Leste"},
    {"Timor-Leste", "case", "Timor - Leste", ""},
    {"Timor-Leste", "case", "Timor- Leste", ""},
    {"Timor-Leste", "case", "Timor--Leste", ""},
    {"Timor-Leste", "case", "Timor, Leste", ""},
    {"Timor Leste", "case", "Timor-Leste", "Timor-Leste"},
    {"Timor Leste", "case", "Timor\tLeste", "Timor\tLeste"},
    {"Timor Leste", "case", "Timor\nLeste", "Timor\nLeste"},
    {"Timor Leste", "case", "Timor\n\nLeste", ""},
    {"Timor Leste", "case", "TimorLeste", ""},
    {"APT28", "case", "APT28", "APT28"},
    {"APT28", "case", "APT 28", "APT 28"},
    {"APT28", "case", "APT-28", "APT-28"},
    {"APT28", "case", "APT280", ""},
    {"APT28", "case", "apt28", ""},
    {"APT 28", "case", "APT28", "APT28"},
    /* boundaries */
    {"Oz", "case", "(Oz)", "Oz"},
    {"Oz", "case", "Oz's", "Oz"},
    {"Oz", "case", "d'Oz", "Oz"},
    {"Oz", "case", "non-Oz", "Oz"},
    {"Oz", "case", "Oz.", "Oz"},
    {"Oz", "case", "Oz9", ""},
    {"Oz", "case", "9Oz", ""},
    {"Oz", "case", "Oz_x", ""},
    {"Oz", "case", "https://Oz", ""},
    {"A.B.", "case", "the A.B.", "A.B."},
    {"A & B", "case", "A & B", "A & B"},
    {"Yahoo!", "case", "Yahoo!", "Yahoo!"},
};

START_TEST(rows_and_texts)
{
    char table[300];
    snprintf(table, sizeof table, "#: type t\nname\tmatch\tid\n%s\t%s\tx\n", cases[_i].name,
             cases[_i].match);
    const char *pack[] = {"t.tsv", table, "w.tsv",
                          "#: weights\nevidence\ttype\tform\tweight\nprior\tt\t*\t2\n", NULL};
    nomen_model *model = support_model(pack);
    char text[300], wanted[320] = "";
    if (cases[_i].found[0] != '\0')
        snprintf(wanted, sizeof wanted, "%s=t:x", cases[_i].found);
    static const char *const frames[] = {"%s", "in %s it was.", "%s\n", "\n\n %s", "«%s»"};
    for (size_t i = 0; i < COUNT(frames); i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof text, frames[i], cases[_i].text);
#pragma GCC diagnostic pop
        char *shown = support_tag(model, text, NULL);
        ck_assert_msg(strcmp(shown, wanted) == 0, "row \"%s\" %s in \"%s\": \"%s\", wanted \"%s\"",
                      cases[_i].name, cases[_i].match, text, shown, wanted);
        free(shown);
    }
    nomen_model_release(model);
}
END_TEST

/* The longest name wins; names that share words are told apart. */
START_TEST(names_share_prefixes)
{
    const char *pack[] = {"t.tsv",
                          "#: type t\nname\tid\nKorea\tK\nNorth Korea\tN\nNorth Korea Railways\tR\n"
                          "Korea Railways Company\tC\nNorth\tD\n",
                          "w.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\tt\t*\t2\n",
                          NULL};
    static const support_text texts[] = {
        {"Korea North Korea", "Korea=t:K North Korea=t:N"},
        {"North Korea Railways", "North Korea Railways=t:R"},
        {"North Korea Railways Company", "North=t:D Korea Railways Company=t:C"},
        {"North North Korea Korea", "North=t:D North Korea=t:N Korea=t:K"},
        {"North-Korea-Railways", "North-Korea-Railways=t:R"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* More tokens than fit the shape bits: the rest is compared by the spelling itself. */
START_TEST(long_names_are_compared_to_the_end)
{
    const char *pack[] = {"t.tsv",
                          "#: type t\nname\tid\n"
                          "A b c d e f g h i j k l m n o p q R\tx\n",
                          "w.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\tt\t*\t2\n",
                          NULL};
    static const support_text texts[] = {
        {"A b c d e f g h i j k l m n o p q R", "A b c d e f g h i j k l m n o p q R=t:x"},
        {"A b c d e f g h i j k l m n o p q r", ""},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

/* Hidden types win text and are not reported; classes are no entities. */
START_TEST(hidden_types_and_classes)
{
    const char *pack[] = {
        "a.tsv", "#: type sea\nname\nChina\nOz\n", "b.tsv", "#: type other\nname\nSouth China Sea\n",
        "c.tsv", "#: class place-word\nname\nOz Bay\nBay\n", "w.tsv",
        "#: weights\nevidence\ttype\tform\tweight\nprior\t*\t*\t2\n", NULL};
    static const support_text texts[] = {
        {"China: the South China Sea, Oz Bay", "China=sea:China Oz=sea:Oz"},
    };
    support_expect(pack, texts, COUNT(texts));
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"rows and texts", rows_and_texts, COUNT(cases)},
        {"names share prefixes", names_share_prefixes, 0},
        {"long names are compared to the end", long_names_are_compared_to_the_end, 0},
        {"hidden types and classes", hidden_types_and_classes, 0},
    };
    return support_run("phrase", tests, COUNT(tests));
}
