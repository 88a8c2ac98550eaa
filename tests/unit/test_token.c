/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * token/: what tokens and zones a text has. In the tables, a token is the letter of its
 * kind and its text, an inner token has a ~ before it:
 *
 *     w word  n number  d ideograph  i initialism  p punctuation  s symbol  x indicator  o other
 *
 * Every text is cut by the fast path and by the reference, and both must agree with the table.
 */
#include "text/property.h"
#include "token/scanner.h"

#include "support.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { RENDERED = 8192 };

static void render(const nm_tokens *tokens, char *out)
{
    *out = '\0';
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *token = &tokens->list.items[i];
        out += sprintf(out, "%s%s%c(%.*s)", i > 0 ? " " : "",
                       token->flags & NM_TOKEN_INNER ? "~" : "", "wndipsxo"[token->kind],
                       (int)(token->end - token->start), tokens -> text + token -> start);
    }
}

/* ---- Tokens -------------------------------------------------------------------------------- */

static const struct {
    const char *text, *expected;
} token_cases[] = {
    /* atoms */
    {"", ""},
    {" \n\t ", ""},
    {"North Korea", "w(North) w(Korea)"},
    {"APT28 APT-28", "w(APT) ~n(28) w(APT) p(-) n(28)"},
    {"28th", "n(28) ~w(th)"},
    {"3.14 1,000 7.9.2023.", "n(3) ~p(.) ~n(14) n(1) ~p(,) ~n(000) n(7) ~p(.) ~n(9) ~p(.) "
                             "~n(2023) p(.)"},
    {"v1.2", "w(v) ~n(1) ~p(.) ~n(2)"},
    {"1.a a.1", "n(1) p(.) w(a) w(a) p(.) n(1)"},
    {"2023-09-07", "n(2023) p(-) n(09) p(-) n(07)"},
    {"12:30", "n(12) p(:) n(30)"},
    {"US$5", "w(US) s($) n(5)"},
    {"foo_bar _foo_ __ a_", "w(foo) ~p(_) ~w(bar) p(_) w(foo) p(_) p(_) p(_) w(a) p(_)"},
    {"col·legi", "w(col) ~p(·) ~w(legi)"},
    {"ארה\"ב", "w(ארה) ~p(\") ~w(ב)"},
    {"ג'ורג'", "w(ג) p(') ~w(ורג) p(')"},
    {"km²", "w(km) s(²)"},
    {"٢٠٢٣ ١2", "n(٢٠٢٣) n(١) ~n(2)"},
    {"و15 ב2019 3일", "w(و) n(15) w(ב) n(2019) n(3) ~w(일)"},
    {"15و 年2 SK3", "n(15) ~w(و) d(年) n(2) w(SK) ~n(3)"},
    /* apostrophes */
    {"country's", "w(country) p(') ~w(s)"},
    {"Türkiye'nin", "w(Türkiye) p(') ~w(nin)"},
    {"l’Ukraine", "w(l) p(’) w(Ukraine)"},
    {"L'Ukraine's", "w(L) p(') w(Ukraine) p(') ~w(s)"},
    {"dell'Ucraina", "w(dell) p(') w(Ucraina)"},
    {"O'Brien", "w(O) p(') ~w(Brien)"},
    {"Комп’ютер", "w(Комп) p(’) ~w(ютер)"},
    {"Oʻzbekiston", "w(O) p(ʻ) ~w(zbekiston)"},
    {"'Iran'", "p(') w(Iran) p(')"},
    {"ʼIran", "p(ʼ) w(Iran)"},
    {"1'000", "n(1) ~p(') ~n(000)"},
    /* stops and colons */
    {"war.Ukraine", "w(war) p(.) w(Ukraine)"},
    {"war.ukraine", "w(war) ~p(.) ~w(ukraine)"},
    {"TEMP.Veles", "w(TEMP) p(.) w(Veles)"},
    {"كلمة.كلمة", "w(كلمة) p(.) w(كلمة)"},
    {"Oy:n", "w(Oy) p(:) ~w(n)"},
    {"Source:Reuters", "w(Source) p(:) w(Reuters)"},
    /* initialisms */
    {"U.S.-China", "i(U.S.) p(-) w(China)"},
    {"U.S", "i(U.S)"},
    {"U.S.China", "i(U.S.) w(China)"},
    {"S.p.A., N.V. e.g.", "i(S.p.A.) p(,) i(N.V.) i(e.g.)"},
    {"A. Smith", "w(A) p(.) w(Smith)"},
    {"l'U.E.", "w(l) p(') i(U.E.)"},
    {"С.Ш.А.", "i(С.Ш.А.)"},
    {"Ph.D.", "w(Ph) p(.) w(D) p(.)"},
    /* indicators */
    {"(see http://evil.com/a(b)).", "p(() w(see) x(http://evil.com/a(b)) p()) p(.)"},
    {"hxxps[:]//evil[.]com/x, evil[.]com.", "x(hxxps[:]//evil[.]com/x) p(,) x(evil[.]com) p(.)"},
    {"www.example.org", "x(www.example.org)"},
    {"mail john.doe+x@mail.example.com now", "w(mail) x(john.doe+x@mail.example.com) w(now)"},
    {"john[at]example[.]com", "x(john[at]example[.]com)"},
    {"@handle @ @@", "x(@handle) p(@) p(@) p(@)"},
    {"@name@server.social", "x(@name@server.social)"},
    {"evil.com's", "x(evil.com) p(') w(s)"},
    {"Amazon.com-based", "x(Amazon.com) p(-) w(based)"},
    {"cmd.exe CMD.EXE report.pdf.exe", "x(cmd.exe) x(CMD.EXE) x(report.pdf.exe)"},
    {"happened.they", "w(happened) ~p(.) ~w(they)"},
    {"one.Two.three", "w(one) p(.) w(Two) ~p(.) ~w(three)"},
    {"com.android.vending", "x(com.android.vending)"},
    {"8.8.8.8:53 1.2.3[.]4 1.2.3.400", "x(8.8.8.8:53) x(1.2.3[.]4) n(1) ~p(.) ~n(2) ~p(.) ~n(3) "
                                       "~p(.) ~n(400)"},
    {"fe80::1 2001:db8::/32, 1:2:3:4:5:6:7:8",
     "x(fe80::1) x(2001:db8::/32) p(,) x(1:2:3:4:5:6:7:8)"},
    {"64:ff9b::192.0.2.33 00:1A:2b:3c:4D:5e.", "x(64:ff9b::192.0.2.33) x(00:1A:2b:3c:4D:5e) p(.)"},
    {"12:30:45 23::00 a::b 1:2:3:4:5:6:7:8:9",
     "n(12) p(:) n(30) p(:) n(45) n(23) p(:) p(:) n(00) w(a) p(:) p(:) w(b) n(1) p(:) n(2) p(:) "
     "n(3) p(:) n(4) p(:) n(5) p(:) n(6) p(:) n(7) p(:) n(8) p(:) n(9)"},
    {"00:1A:2b:3c:4D:5eé", "n(00) p(:) n(1) ~w(A) p(:) n(2) ~w(b) p(:) n(3) ~w(c) p(:) n(4) ~w(D) "
                           "p(:) n(5) ~w(eé)"},
    {"d41d8cd98f00b204e9800998ecf8427e", "x(d41d8cd98f00b204e9800998ecf8427e)"},
    {"a1b2c3", "x(a1b2c3)"},
    {"2Q24 1H23", "n(2) ~w(Q) ~n(24) n(1) ~w(H) ~n(23)"},
    {"CVE-2023-1234", "w(CVE) p(-) n(2023) p(-) n(1234)"},
    {"访问evil.com下载", "d(访) d(问) x(evil.com) d(下) d(载)"},
    {"Ukraine.http://evil.com", "w(Ukraine) ~p(.) x(http://evil.com)"},
    /* scripts without spaces */
    {"中国ロシア", "d(中) d(国) d(ロ) d(シ) d(ア)"},
    {"ガ ｶﾞ ー", "d(ガ) d(ｶﾞ) d(ー)"},
    {"ไทย กำ", "d(ไ) d(ท) d(ย) d(กำ)"},
    {"3月", "n(3) d(月)"},
    {"한국은", "w(한국은)"},
    {"人々", "d(人) d(々)"},
    /* emoji, marks and invisible signs */
    {"🇺🇸🇷🇺👨‍👩‍👧1️⃣",
     "s(🇺🇸) s(🇷🇺) s(👨‍👩‍👧) n(1️⃣)"},
    {"Rus\xC2\xADsia\xE2\x80\x8F", "w(Rus\xC2\xADsia)"},
    {"\xEF\xBB\xBFIran", "w(Iran)"},
    {"Iran\xE2\x80\x8BIraq", "w(Iran) w(Iraq)"},
    {"10\xE2\x80\xAF"
     "000",
     "n(10) n(000)"},
    {" \xCC\x88x", "o(\xCC\x88) w(x)"},
    {"a\xFF\xC3z\x01", "w(a) o(\xFF) o(\xC3) w(z) o(\x01)"},
};

START_TEST(tokens_are)
{
    char rendered[RENDERED];
    nm_tokens tokens = {0};
    for (unsigned slow = 0; slow < 2; slow++) {
        unsigned tailorings = NM_TAILOR_ALL | (slow ? NM_TAILOR_SLOW : 0);
        const char *text = token_cases[_i].text;
        ck_assert_int_eq(nm_tokenize_with(&tokens, text, strlen(text), tailorings, NULL), 0);
        render(&tokens, rendered);
        ck_assert_str_eq(rendered, token_cases[_i].expected);
    }
    nm_tokens_free(&tokens);
}
END_TEST

/* Each tailoring off: what the standard says instead. */
static const struct {
    unsigned off;
    const char *text, *expected;
} untailored_cases[] = {
    {NM_TAILOR_ATOMS, "APT28 l'Ukraine foo_bar 3.14", "w(APT28) w(l'Ukraine) w(foo_bar) n(3.14)"},
    {NM_TAILOR_APOSTROPHES, "l'Ukraine", "w(l) ~p(') ~w(Ukraine)"},
    {NM_TAILOR_STOPS, "war.Ukraine", "w(war) ~p(.) ~w(Ukraine)"},
    {NM_TAILOR_COLONS, "Oy:N", "w(Oy) ~p(:) ~w(N)"},
    {NM_TAILOR_UNDERSCORES, "_a_", "p(_) ~w(a) ~p(_)"},
    {NM_TAILOR_INITIALISMS | NM_TAILOR_STOPS, "U.S.", "w(U) ~p(.) ~w(S) p(.)"},
    {NM_TAILOR_INDICATORS, "a@b.com", "w(a) p(@) w(b) ~p(.) ~w(com)"},
    {NM_TAILOR_IDEOGRAPHS, "カナ กำ", "d(カ) ~d(ナ) d(ก) d(ำ)"},
    {NM_TAILOR_NUMBERS, "و15", "w(و) ~n(15)"},
    {NM_TAILOR_SPACES,
     "10\xE2\x80\xAF"
     "000",
     "n(10) ~n(000)"},
    {NM_TAILOR_TRIM, "a\xC2\xAD", "w(a\xC2\xAD)"},
    {NM_TAILOR_ALL, "U.S.-led l'Iran_ カナ 中国 x@y.com",
     "w(U.S) p(.) p(-) w(led) w(l'Iran_) d(カナ) d(中) d(国) w(x) p(@) w(y.com)"},
};

START_TEST(tailorings_can_be_switched)
{
    char rendered[RENDERED];
    nm_tokens tokens = {0};
    const char *text = untailored_cases[_i].text;
    unsigned tailorings = NM_TAILOR_ALL & ~untailored_cases[_i].off;
    ck_assert_int_eq(nm_tokenize_with(&tokens, text, strlen(text), tailorings, NULL), 0);
    render(&tokens, rendered);
    ck_assert_str_eq(rendered, untailored_cases[_i].expected);
    nm_tokens_free(&tokens);
}
END_TEST

/* ---- What a token carries ------------------------------------------------------------------ */

static const struct {
    const char *text;
    nm_shape shape;
    nm_script script;
    const char *folded;
} detail_cases[] = {
    {"ukraine", NM_SHAPE_LOWER, NM_SCRIPT_LATN, "ukraine"},
    {"Ukraine", NM_SHAPE_TITLE, NM_SCRIPT_LATN, "ukraine"},
    {"A", NM_SHAPE_TITLE, NM_SCRIPT_LATN, "a"},
    {"É", NM_SHAPE_TITLE, NM_SCRIPT_LATN, "e"},
    {"UKRAINE", NM_SHAPE_UPPER, NM_SCRIPT_LATN, "ukraine"},
    {"SentinelOne", NM_SHAPE_MIXED, NM_SCRIPT_LATN, "sentinelone"},
    {"iPhone", NM_SHAPE_MIXED, NM_SCRIPT_LATN, "iphone"},
    {"Donaudampfschifffahrt", NM_SHAPE_TITLE, NM_SCRIPT_LATN, "donaudampfschifffahrt"},
    {"DONAUDAMPFSCHIFFFAHRT", NM_SHAPE_UPPER, NM_SCRIPT_LATN, "donaudampfschifffahrt"},
    {"Россия", NM_SHAPE_TITLE, NM_SCRIPT_CYRL, "россия"},
    {"РОССИЯ", NM_SHAPE_UPPER, NM_SCRIPT_CYRL, "россия"},
    {"روسيا", NM_SHAPE_NONE, NM_SCRIPT_ARAB, "روسيا"},
    {"中", NM_SHAPE_NONE, NM_SCRIPT_HANI, "中"},
    {"한국", NM_SHAPE_NONE, NM_SCRIPT_HANG, "한국"},
    {"2023", NM_SHAPE_NONE, NM_SCRIPT_ZYYY, "2023"},
    {"U.S", NM_SHAPE_UPPER, NM_SCRIPT_LATN, "u.s."},
    {"U.S.", NM_SHAPE_UPPER, NM_SCRIPT_LATN, "u.s."},
    {"S.p.A.", NM_SHAPE_MIXED, NM_SCRIPT_LATN, "s.p.a."},
    {"e.g.", NM_SHAPE_LOWER, NM_SCRIPT_LATN, "e.g."},
    {"Evil[.]com", NM_SHAPE_NONE, NM_SCRIPT_ZYYY, "evil[.]com"},
    {"’", NM_SHAPE_NONE, NM_SCRIPT_ZYYY, "'"},
};

START_TEST(tokens_carry)
{
    nm_tokens tokens = {0};
    const char *text = detail_cases[_i].text, *folded = detail_cases[_i].folded;
    ck_assert_int_eq(nm_tokenize(&tokens, text, strlen(text), NULL), NOMEN_OK);
    ck_assert_uint_eq(tokens.list.count, 1);
    const nm_token *token = &tokens.list.items[0];
    ck_assert_int_eq(token->shape, detail_cases[_i].shape);
    ck_assert_int_eq(token->script, detail_cases[_i].script);
    ck_assert_uint_eq(token->fold_length, strlen(folded));
    ck_assert_mem_eq(tokens.folded.items + token->fold, folded, strlen(folded));
    ck_assert_int_eq(token->flags,
                     NM_TOKEN_GAP | NM_TOKEN_LINE | NM_TOKEN_PARAGRAPH | NM_TOKEN_SENTENCE);
    nm_tokens_free(&tokens);
}
END_TEST

START_TEST(flags_tell_of_space_and_lines)
{
    nm_tokens tokens = {0};
    const char *text = "\n a b\nc\r\n\r\nd\fe-f";
    const int L = NM_TOKEN_LINE | NM_TOKEN_GAP, P = L | NM_TOKEN_PARAGRAPH;
    const int expected[] = {P, NM_TOKEN_GAP, L, P, P, 0, 0};
    ck_assert_int_eq(nm_tokenize(&tokens, text, strlen(text), NULL), NOMEN_OK);
    ck_assert_uint_eq(tokens.list.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        ck_assert_int_eq(tokens.list.items[i].flags & P, expected[i]);
    nm_tokens_free(&tokens);
}
END_TEST

START_TEST(invalid_bytes_are_counted)
{
    nm_tokens tokens = {0};
    ck_assert_int_eq(nm_tokenize(&tokens, "a\xFF\xE2\x82z\xEF\xBF\xBD\0b", 10, NULL), NOMEN_OK);
    ck_assert_uint_eq(tokens.replaced, 2);
    ck_assert_uint_eq(tokens.list.count, 7);
    ck_assert_int_eq(tokens.list.items[4].kind, NM_KIND_SYMBOL); /* a U+FFFD of the text's own */
    ck_assert_int_eq(tokens.list.items[5].kind, NM_KIND_OTHER);  /* NUL */
    nm_tokens_free(&tokens);
}
END_TEST

/* ---- Zones --------------------------------------------------------------------------------- */

static const struct {
    const char *text, *zones; /* of each token: p t c d l q */
} zone_cases[] = {
    {"North Korean Hackers Target Russian Diplomats", "tttttt"},
    {"The U.S. and the War in Ukraine", "ttttttt"},
    {"He said that the war in Ukraine is over", "ppppppppp"},
    {"They Left For Good At Last.", "ppppppp"},
    {"RUSSIA ATTACKS UKRAINE", "ttt"},
    {"BREAKING NEWS", "cc"},
    {"RUSSIA ATTACKED UKRAINE.", "cccc"},
    {"Russia, China, Iran, North Korea", "pppppppp"},
    {"JAKARTA - According to a blog", "dppppp"},
    {"MANILA, Philippines - The ship sank", "dddpppp"},
    {"NEW YORK (Reuters) — Shares fell again", "dddddpppp"},
    {"WASHINGTON—The president said", "dpppp"},
    {"WASHINGTON--The president said", "dppppp"},
    {"SAINT-DENIS, Seine-Saint-Denis -- On vote", "dddddddddpppp"},
    {"NEWS - RUSSIA ATTACKS UKRAINE", "ttttt"},
    {"- one thing", "lll"},
    {"\xE2\x80\xA2 one thing", "lll"},
    {"1. one thing", "llll"},
    {"a) one thing", "llll"},
    {"(2) one thing", "lllll"},
    {"7.9.2023 was fine", "ppppppp"},
    {"> quoted text here", "qqqq"},
    {"Die deutsche Regierung hat Hilfe zugesagt", "pppppp"},
    {"Россия Атакует Украину Снова", "tttt"},
    {"中国政府", "pppp"},
    {"KB와 LG는 올랐다. SK", "ppppp"}, /* letters without case are no capitals */
    {"KB LG 실적 SK", "pppp"},
    {"VOIR éGALEMENT:", "ppp"},
};

START_TEST(zones_are)
{
    char zones[64];
    nm_tokens tokens = {0};
    const char *text = zone_cases[_i].text;
    ck_assert_int_eq(nm_tokenize(&tokens, text, strlen(text), NULL), NOMEN_OK);
    for (size_t i = 0; i < tokens.list.count; i++)
        zones[i] = "ptcdlq"[tokens.list.items[i].zone];
    zones[tokens.list.count] = '\0';
    ck_assert_str_eq(zones, zone_cases[_i].zones);
    nm_tokens_free(&tokens);
}
END_TEST

/* ---- Hostile text -------------------------------------------------------------------------- */

/* Texts that repeat one of these must take time in proportion to their length. */
static const char *const hostile[] = {
    "a",
    "a.",
    "@",
    "[.]",
    "a[.]",
    "a@",
    "a1",
    "1.",
    "http://",
    "://",
    "a:",
    "a'",
    "'",
    "_",
    "a_",
    "(",
    "((a",
    ".",
    "..a",
    "\xCC\x81",
    "a\xCC\x81",
    "\xD6\xAE\xCC\x81",
    "\xE2\x80\x8D",
    "中",
    "カ",
    "ก\xE0\xB9\x8D",
    "\xE0\xB9\x8D",
    "\xF0\x9F\x87\xBA",
    "\xFF",
    "\xE2\x82",
    "\n",
    " ",
    "A. ",
    "! ",
    ".\xCC\x81",
    "a\xC2\xAD",
    "א\"",
    "א'",
    "www.a.",
    "a-",
    "a+",
    "a+a@",
    "1'",
    "1,",
    ".)",
    "> ",
    "- \n",
    "A B\n",
    "A - ",
    "\"",
    "a.a-.",
    "1:",
    "::",
    "a::",
    "1:1.1.",
    "0000:",
    "ế",
    "- a\n",
    "A. A",
    "`",
    "3.5,",
};

static double seconds_for(const char *piece, size_t length)
{
    char *text = malloc(length);
    size_t size = strlen(piece);
    for (size_t i = 0; i < length; i++)
        text[i] = piece[i % size];
    nm_tokens tokens = {0};
    clock_t start = clock();
    ck_assert_int_eq(nm_tokenize(&tokens, text, length, NULL), NOMEN_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    nm_tokens_free(&tokens);
    free(text);
    return seconds;
}

START_TEST(hostile_text_takes_linear_time)
{
    enum { LENGTH = 1 << 20 };
    double seconds = seconds_for(hostile[_i], LENGTH);
    ck_assert_msg(seconds < 10, "%g s for %d bytes of '%s'", seconds, LENGTH, hostile[_i]);
}
END_TEST

START_TEST(a_token_without_end_has_no_fold)
{
    enum { LENGTH = 1 << 20 };
    char *text = malloc(LENGTH);
    memset(text, 'x', LENGTH);
    nm_tokens tokens = {0};
    ck_assert_int_eq(nm_tokenize(&tokens, text, LENGTH, NULL), NOMEN_OK);
    ck_assert_uint_eq(tokens.list.count, 1);
    ck_assert_uint_eq(tokens.list.items[0].fold_length, NM_FOLD_NONE);
    ck_assert_uint_eq(tokens.folded.count, 0);
    nm_tokens_free(&tokens);
    free(text);
}
END_TEST

START_TEST(elisions_are_sorted)
{
    ck_assert(nm_tailoring_is_elision("l", 1));
    ck_assert(nm_tailoring_is_elision("agl", 3));
    ck_assert(nm_tailoring_is_elision("un", 2));
    ck_assert(nm_tailoring_is_elision("presqu", 6));
    ck_assert(!nm_tailoring_is_elision("o", 1));
    ck_assert(!nm_tailoring_is_elision("lo", 2));
    ck_assert(!nm_tailoring_is_elision("", 0));
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"tokens are", tokens_are, COUNT(token_cases)},
        {"tailorings can be switched", tailorings_can_be_switched, COUNT(untailored_cases)},
        {"tokens carry", tokens_carry, COUNT(detail_cases)},
        {"flags tell of space and lines", flags_tell_of_space_and_lines, 0},
        {"invalid bytes are counted", invalid_bytes_are_counted, 0},
        {"zones are", zones_are, COUNT(zone_cases)},
        {"hostile text takes linear time", hostile_text_takes_linear_time, COUNT(hostile)},
        {"a token without end has no fold", a_token_without_end_has_no_fold, 0},
        {"elisions are sorted", elisions_are_sorted, 0},
    };
    return support_run("token", tests, COUNT(tests));
}
