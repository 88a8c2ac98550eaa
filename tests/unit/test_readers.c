/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The readers: a file in, its documents as a string out. A document is shown as
 *
 *     id lang date "text" +type,type 0-3=type:id@confidence/source ~5-6
 *
 * with what is absent left out (its entities behind a "!" where there was no list of them), a bad
 * one as "id: error" with the folder taken away. A line each.
 */
#include "support.h"

#include "readers/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct shown {
    char bytes[1 << 16];
    size_t length;
} shown;

static void append(shown *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(s->bytes + s->length, sizeof s->bytes - s->length, format, arguments);
    va_end(arguments);
    s->length += (size_t)size;
    ck_assert_uint_lt(s->length, sizeof s->bytes);
}

static void append_text(shown *s, const char *text, size_t length)
{
    ck_assert_int_eq(text[length], '\0');
    append(s, "\"");
    for (size_t i = 0; i < length; i++)
        append(s,
               text[i] == '\0'   ? "\\0"
               : text[i] == '\n' ? "\\n"
               : text[i] == '\r' ? "\\r"
                                 : "%c",
               text[i]);
    append(s, "\"");
}

static void append_entity(shown *s, const labelled_document *d, size_t i)
{
    const labelled_span *e = &d->entities[i];
    ck_assert(e->start < e->end && e->end <= d->length);
    ck_assert_uint_ge(e->line, d->line);
    if (i > 0)
        ck_assert_uint_ge(e->start, d->entities[i - 1].start);
    append(s, " %zu-%zu=%s", e->start, e->end, e->type);
    if (e->id != NULL)
        append(s, ":%s", e->id);
    if (e->confidence != 1)
        append(s, "@%g", e->confidence);
    if (e->source != NULL)
        append(s, "/%s", e->source);
}

/* Shows the names of files without the folder they are in. */
static const char *below(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 ? path + length + 1 : path;
}

static void append_document(shown *s, const labelled_document *d, const char *folder)
{
    append(s, "%s", below(folder, d->id));
    if (d->error != NULL) {
        append(s, ": %s\n", below(folder, d->error));
        return;
    }
    append(s, "%s%s", d->language != NULL ? " " : "", d->language != NULL ? d->language : "");
    append(s, "%s%s ", d->date != NULL ? " " : "", d->date != NULL ? d->date : "");
    append_text(s, d->text, d->length);
    for (size_t i = 0; i < d->type_count; i++)
        append(s, "%s%s", i == 0 ? " +" : ",", d->types[i]);
    if (d->types != NULL && d->type_count == 0)
        append(s, " +");
    if (!d->labelled)
        append(s, " !");
    for (size_t i = 0; i < d->entity_count; i++)
        append_entity(s, d, i);
    for (size_t i = 0; i < d->ignore_count; i++)
        append(s, " ~%zu-%zu", d->ignore[i].start, d->ignore[i].end);
    append(s, "\n");
}

/* All documents of a file. */
static void show_file(shown *s, const char *folder, const char *name, const char *format,
                      const reader_options *options)
{
    char message[300];
    char *path = support_path(folder, name);
    reader *r = reader_open(path, format, options, message, sizeof message);
    ck_assert_msg(r != NULL, "%s", message);
    labelled_document d;
    s->length = 0;
    append(s, "%s", "");
    while (reader_next(r, &d)) {
        ck_assert_str_eq(below(folder, d.file), name);
        append_document(s, &d, folder);
    }
    ck_assert(!reader_next(r, &d));
    reader_close(r);
    free(path);
}

typedef struct example {
    const char *bytes;
    size_t length;
    const char *expected;
} example;

#define CASE(bytes, expected)                                                                      \
    {                                                                                              \
        bytes, sizeof(bytes) - 1, expected                                                         \
    }

static void check_examples(const example *examples, size_t count, const char *name,
                           const char *format, const reader_options *options)
{
    static shown s;
    char *folder = support_folder();
    for (size_t i = 0; i < count; i++) {
        support_write(folder, name, examples[i].bytes, examples[i].length);
        show_file(&s, folder, name, format, options);
        ck_assert_msg(strcmp(s.bytes, examples[i].expected) == 0, "%s\ngives\n%s\ninstead of\n%s",
                      examples[i].bytes, s.bytes, examples[i].expected);
    }
    support_remove(folder);
}

/* ---- JSON Lines ---- */

START_TEST(jsonl_documents)
{
    static const example examples[] = {
        CASE("", ""),
        CASE("\n \t\r\n\n", ""),
        CASE("{\"text\":\"\"}", "f:1 \"\" !\n"),
        CASE("{\"id\":\"a\",\"lang\":\"fr\",\"date\":\"2024-01-02\",\"text\":\"x\",\"entities\":[]}"
             "\n",
             "a fr 2024-01-02 \"x\"\n"),
        CASE("{\"id\":null,\"lang\":null,\"text\":\"x\",\"types\":null,\"entities\":null,\"more\":"
             "1}",
             "f:1 \"x\" !\n"),
        CASE("\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"b\"}\r\n\r\n{\"id\":\"a\",\"text\":\"c\"}\r\n",
             "a \"b\" !\na \"c\" !\n"),
        CASE("{\"text\":\"a\\u0000b\",\"entities\":[{\"start\":2,\"end\":3,\"type\":\"t\"}]}",
             "f:1 \"a\\0b\" 2-3=t\n"),
        CASE("{\"text\":\"ab\",\"types\":[\"date\",\"country\"],\"entities\":[]}",
             "f:1 \"ab\" +date,country\n"),
        CASE("{\"text\":\"ab\",\"types\":[],\"entities\":[]}", "f:1 \"ab\" +\n"),
        CASE("{\"text\":\"ab cd\",\"entities\":[{\"start\":3,\"end\":5,\"type\":\"t\",\"id\":\"X\","
             "\"confidence\":0.5,\"source\":\"r:1\"},{\"start\":0,\"end\":5,\"type\":\"t\"},"
             "{\"start\":0,\"end\":2,\"type\":\"u\"}],\"ignore\":[{\"start\":4,\"end\":5},"
             "{\"start\":0,\"end\":1}]}",
             "f:1 \"ab cd\" 0-2=u 0-5=t 3-5=t:X@0.5/r:1 ~0-1 ~4-5\n"),
    };
    check_examples(examples, COUNT(examples), "f", "jsonl", NULL);
}
END_TEST

#define GRIN "\xF0\x9F\x98\x80"
#define UNIT(unit, start, end)                                                                     \
    "{\"text\":\"\xC3\xA9" GRIN "z\"" unit ",\"entities\":[{\"start\":" start ",\"end\":" end      \
    ",\"type\":\"t\"}]}"

START_TEST(jsonl_units)
{
    static const example examples[] = {
        CASE(UNIT("", "2", "3"), "f:1 \"\xC3\xA9" GRIN "z\" 6-7=t\n"),
        CASE(UNIT(",\"offsets\":\"codepoints\"", "0", "2"), "f:1 \"\xC3\xA9" GRIN "z\" 0-6=t\n"),
        CASE(UNIT(",\"offsets\":\"utf16\"", "1", "3"), "f:1 \"\xC3\xA9" GRIN "z\" 2-6=t\n"),
        CASE(UNIT(",\"offsets\":\"bytes\"", "6", "7"), "f:1 \"\xC3\xA9" GRIN "z\" 6-7=t\n"),
        CASE(UNIT(",\"offsets\":\"bytes of the UTF-8 form\"", "2", "6"),
             "f:1 \"\xC3\xA9" GRIN "z\" 2-6=t\n"),
        CASE(UNIT(",\"offsets\":\"bytes\",\"encoding\":\"windows-1252\"", "1", "2"),
             "f:1 \"\xC3\xA9" GRIN "z\" 2-6=t\n"),
        CASE(UNIT(",\"offsets\":\"utf16\"", "2", "3"),
             "f:1: f:1: offset 2 is inside a character\n"),
        CASE(UNIT(",\"offsets\":\"bytes\"", "1", "2"),
             "f:1: f:1: offset 1 is inside a character\n"),
        CASE(UNIT(",\"offsets\":\"bytes\",\"replaced\":1", "2", "6"),
             "f:1: f:1: the offsets are bytes of a text that was not valid UTF-8\n"),
        CASE(UNIT("", "2", "4"), "f:1: f:1: offset 4 is behind the end of the text\n"),
        CASE(UNIT("", "0", "9223372036854775807"),
             "f:1: f:1: offset 9223372036854775807 is behind the end of the text\n"),
        CASE(UNIT(",\"offsets\":\"lines\"", "2", "3"),
             "f:1: f:1: \"offsets\" is none of codepoints, bytes, utf16: lines\n"),
    };
    check_examples(examples, COUNT(examples), "f", "jsonl", NULL);
}
END_TEST

#define ENTITY(members) "{\"id\":\"a\",\"text\":\"xyz\",\"entities\":[{" members "}]}"

START_TEST(jsonl_errors)
{
    static const example examples[] = {
        CASE("{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n",
             "f:1 \"a\" !\nf:2: f:2: not JSON: unexpected token near end of file (byte 8)\n"
             "f:3 \"b\" !\n"),
        CASE("\n\n[1]\n", "f:3: f:3: this is not an object\n"),
        CASE("{\"id\":\"a\"}", "a: f:1: no \"text\"\n"),
        CASE("{\"id\":\"a\",\"error\":\"cannot open a\"}", "a: f:1: not tagged: cannot open a\n"),
        CASE("{\"id\":7.5,\"text\":\"\"}", "f:1: f:1: \"id\" is not a string\n"),
        CASE("{\"id\":-7,\"text\":\"\"}", "-7 \"\" !\n"),
        CASE("{\"id\":\"a\\u0000\",\"text\":\"\"}", "a: f:1: \"id\" holds a NUL\n"),
        CASE("{\"id\":\"a\",\"text\":7}", "a: f:1: \"text\" is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"lang\":[]}", "a: f:1: \"lang\" is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"types\":[1]}",
             "a: f:1: \"types\" holds something that is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"entities\":{}}",
             "a: f:1: \"entities\" is not an array\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"entities\":[7]}", "a: f:1: a span is not an object\n"),
        CASE(ENTITY("\"start\":2,\"end\":2,\"type\":\"t\""), "a: f:1: the span 2 to 2 is empty\n"),
        CASE(ENTITY("\"start\":-1,\"end\":2,\"type\":\"t\""),
             "a: f:1: \"start\" of a span is not a whole number from 0 on\n"),
        CASE(ENTITY("\"start\":0,\"end\":1.5,\"type\":\"t\""),
             "a: f:1: \"end\" of a span is not a whole number from 0 on\n"),
        CASE(ENTITY("\"start\":0,\"type\":\"t\""),
             "a: f:1: \"end\" of a span is not a whole number from 0 on\n"),
        CASE(ENTITY("\"start\":0,\"end\":1"), "a: f:1: the entity at 0 has no \"type\"\n"),
        CASE(ENTITY("\"start\":0,\"end\":1,\"type\":\"t\",\"confidence\":\"x\""),
             "a: f:1: \"confidence\" is not a number\n"),
    };
    check_examples(examples, COUNT(examples), "f", "jsonl", NULL);
}
END_TEST

/* What jsonl_errors does not spell out because the words are those of the JSON library. */
START_TEST(jsonl_broken)
{
    static const example lines[] = {
        CASE("{\"text\":\"\\ud800\"}", ""),
        CASE("{\"text\":\"\\udc00\\ud800\"}", ""),
        CASE("{\"text\":\"\xFF\"}", ""),
        CASE("{\"text\":\"a\",\"text\":\"b\"}", ""),
        CASE("{\"text\":\"a\"} {\"text\":\"b\"}", ""),
        CASE("{\"text\":\"a\0\"}", ""),
        CASE("{\"text\":\"a\"", ""),
        CASE("\0", ""),
    };
    static shown s;
    char *folder = support_folder();
    for (size_t i = 0; i < COUNT(lines); i++) {
        char bytes[200];
        size_t length = lines[i].length;
        memcpy(bytes, lines[i].bytes, length);
        memcpy(bytes + length, "\n{\"text\":\"ok\"}", 15);
        support_write(folder, "f", bytes, length + 14);
        show_file(&s, folder, "f", "jsonl", NULL);
        ck_assert_msg(strncmp(s.bytes, "f:1: f:1: not JSON: ", 20) == 0, "%s", s.bytes);
        ck_assert_str_eq(strchr(s.bytes, '\n') + 1, "f:2 \"ok\" !\n");
    }
    support_remove(folder);
}
END_TEST

START_TEST(jsonl_unlabelled)
{
    static const example examples[] = {
        CASE("{\"text\":\"a\",\"entities\":7,\"types\":7,\"offsets\":7,\"ignore\":7}",
             "f:1 \"a\" !\n"),
    };
    reader_options options = {.unlabelled = true};
    check_examples(examples, COUNT(examples), "f", "jsonl", &options);
}
END_TEST

START_TEST(jsonl_long_line)
{
    enum { LENGTH = 3 << 20 };
    char *folder = support_folder(), *path = support_path(folder, "f"), message[300];
    static char bytes[LENGTH + 100];
    size_t size = (size_t)sprintf(bytes, "{\"text\":\"");
    memset(bytes + size, 'a', LENGTH);
    size += LENGTH;
    size += (size_t)sprintf(bytes + size, "\"}\n{\"text\":\"b\"}\n");
    support_write(folder, "f", bytes, size);
    reader *r = reader_open(path, NULL, NULL, message, sizeof message);
    labelled_document d;
    ck_assert(reader_next(r, &d));
    ck_assert_uint_eq(d.length, LENGTH);
    ck_assert(reader_next(r, &d));
    ck_assert_str_eq(d.text, "b");
    ck_assert(!reader_next(r, &d));
    reader_close(r);
    free(path);
    support_remove(folder);
}
END_TEST

/* ---- CoNLL ---- */

START_TEST(conll_tags)
{
    static const example examples[] = {
        /* IOB2 */
        CASE("EU B-ORG\nrejects O\nGerman B-MISC\ncall O\n",
             "f:1 \"EU rejects German call\" 0-2=ORG 11-17=MISC\n"),
        CASE("a B-X\nb I-X\nc B-X\nd I-Y\n", "f:1 \"a b c d\" 0-3=X 4-5=X 6-7=Y\n"),
        /* IOB1: B only between neighbours of a type */
        CASE("a I-X\nb I-X\nc B-X\nd O\ne I-X\n", "f:1 \"a b c d e\" 0-3=X 4-5=X 8-9=X\n"),
        CASE("a I-X\nb I-Y\n", "f:1 \"a b\" 0-1=X 2-3=Y\n"),
        /* BIOES and BILOU */
        CASE("a S-X\nb B-X\nc I-X\nd E-X\ne S-X\n", "f:1 \"a b c d e\" 0-1=X 2-7=X 8-9=X\n"),
        CASE("a U-X\nb B-X\nc L-X\nd B-X\ne L-X\n", "f:1 \"a b c d e\" 0-1=X 2-5=X 6-9=X\n"),
        CASE("a E-X\nb E-X\nc I-X\n", "f:1 \"a b c\" 0-1=X 2-3=X 4-5=X\n"),
        /* no type, and a type with a hyphen */
        CASE("a B\nb I\nc B-a-b\n", "f:1 \"a b c\" 0-3=_ 4-5=a-b\n"),
        /* a sentence ends an entity */
        CASE("a B-X\n\nb I-X\n", "f:1 \"a\\nb\" 0-1=X 2-3=X\n"),
        CASE("a B-X\nb K-X\n", "f:1: f:2: \"K-X\" is not a tag such as O, B-ORG, I-ORG\n"),
        CASE("a B-\n", "f:1: f:1: \"B-\" is not a tag such as O, B-ORG, I-ORG\n"),
    };
    check_examples(examples, COUNT(examples), "f", "conll", NULL);
}
END_TEST

START_TEST(conll_documents)
{
    static const example examples[] = {
        CASE("", ""),
        CASE("\n\n", ""),
        CASE("-DOCSTART- -X- O O\n\n", ""),
        CASE("-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\n\n-DOCSTART- -X- O O\n-DOCSTART- O\n\nUN X "
             "B-ORG\n",
             "f:1 \"EU\" 0-2=ORG\nf:6 \"UN\" 0-2=ORG\n"),
        CASE("a O\n\n\n\nb O", "f:1 \"a\\nb\"\n"),
        CASE("\xEF\xBB\xBF"
             "a\tO\r\n\r\nb\tB-X\r\n",
             "f:1 \"a\\nb\" 2-3=X\n"),
        CASE("# newdoc id = one two\n# text = a\na O\n\n# newdoc\nb O\n",
             "one two \"a\"\nf:5 \"b\"\n"),
        /* what may begin with #, and words with spaces between tabs */
        CASE("# sent_id = I-5\n#tag O\n# O\n\n# a remark\n# O\nx O\n", "f:2 \"#tag #\\n# x\"\n"),
        CASE("New York\tB-X\n \ta b \tO\n",
             "f:1: f:2: there are fewer columns than are to be read\n"),
        CASE("New York\tB-X\na b \t O\n", "f:1 \"New York a b\" 0-8=X\n"),
        /* scripts without spaces */
        CASE("\xE4\xB8\xAD B-X\n\xE5\x9B\xBD I-X\nAPT O\n\xE3\x80\x82 O\n\n\xE5\x9B\xBD O\n",
             "f:1 \"\xE4\xB8\xAD\xE5\x9B\xBD APT \xE3\x80\x82\\n\xE5\x9B\xBD\" 0-6=X\n"),
        /* a fault spoils its document alone, and the first is told */
        CASE("-DOCSTART- O\na O\nb\xFF O\nc ?\n\n-DOCSTART- O\nd O\n",
             "f:1: f:3: this is not UTF-8, or holds a NUL\nf:6 \"d\"\n"),
        CASE("a\0b O\n", "f:1: f:1: this is not UTF-8, or holds a NUL\n"),
        CASE("a O\n\nword\n", "f:1: f:3: \"word\" is not a tag such as O, B-ORG, I-ORG\n"),
    };
    check_examples(examples, COUNT(examples), "f", "conll", NULL);
}
END_TEST

START_TEST(conll_columns)
{
    static const example nested[] = {
        CASE("1 EU B-ORG O\n2 x I-ORG B-Y\n", "f:1 \"EU x\" 0-4=ORG\n"),
        CASE("1 EU\n", "f:1: f:1: there are fewer columns than are to be read\n"),
    };
    static const example last_but_one[] = {
        CASE("EU B-ORG O\nx O O\n", "f:1 \"EU x\" 0-2=ORG\n"),
        CASE("EU\n", "f:1: f:1: there are fewer columns than are to be read\n"),
    };
    check_examples(nested, COUNT(nested), "f", "conll", &(reader_options){.column = "2:3"});
    check_examples(last_but_one, COUNT(last_but_one), "f", "conll",
                   &(reader_options){.column = "-2"});
    static const example words[] = {CASE("1 EU\n2 x ?\n", "f:1 \"EU x\" !\n")};
    check_examples(words, COUNT(words), "f", "conll",
                   &(reader_options){.column = "2:3", .unlabelled = true});
    static const char *const bad[] = {"0", "x", "", "1:", "2:0", "1:2:3", "99999999999999999999"};
    char message[300];
    for (size_t i = 0; i < COUNT(bad); i++) {
        reader_options options = {.column = bad[i]};
        ck_assert_ptr_null(reader_open("/dev/null", "conll", &options, message, sizeof message));
        ck_assert_ptr_nonnull(strstr(message, "is not a column such as"));
    }
}
END_TEST

/* Without marks a file is cut, so that it needs bounded memory; with marks it is not. */
START_TEST(conll_is_cut)
{
    enum { LINES = 600000 };
    char *folder = support_folder(), *path = support_path(folder, "f"), message[300];
    char *bytes = malloc(10 * LINES + 20);
    for (int marked = 0; marked < 2; marked++) {
        char *end = stpcpy(bytes, marked ? "-DOCSTART- O\n" : "");
        for (int i = 0; i < LINES; i++)
            end = stpcpy(end, "word B-X\n\n");
        support_write(folder, "f", bytes, (size_t)(end - bytes));
        reader *r = reader_open(path, "conll", NULL, message, sizeof message);
        labelled_document d;
        size_t documents = 0, entities = 0;
        while (reader_next(r, &d)) {
            ck_assert_msg(d.error == NULL, "%s", d.error);
            ck_assert(marked || d.length < 1100000);
            documents++;
            entities += d.entity_count;
        }
        ck_assert_uint_eq(entities, LINES);
        ck_assert_uint_eq(documents, marked ? 1 : 3);
        reader_close(r);
    }
    free(bytes);
    free(path);
    support_remove(folder);
}
END_TEST

/* ---- brat ---- */

static const struct {
    const char *text, *labels, *expected;
} brat_examples[] = {
    {"Ukraine and \xF0\x9F\x98\x80 Fancy\nBear",
     "T1\tCountry 0 7\tUkraine\nN1\tReference T1 ISO:UA\tx\n"
     "T2\tGroup 14 19;20 24\tFancy Bear\n",
     "d \"Ukraine and \xF0\x9F\x98\x80 Fancy\\nBear\" 0-7=Country:UA 17-27=Group\n"},
    /* N before its T, in any order, the first counts; others are not looked at */
    {"a b",
     "N7\tReference T9 W:Q1\tb\r\nN8\tReference T9 W:Q2\tb\r\nT9\tX 2 3\tb\r\nT1\tY 0 1\ta\r\n"
     "R1\tLives Arg1:T9\n#1\tAnnotatorNotes T9\tnote\nA1\tNegation T1\n*\tEquiv T1 T9\n\n",
     "d \"a b\" 0-1=Y 2-3=X:Q1\n"},
    {"a\r\nb", "T1\tX 0 4\ta b\nT2\tX 3 4\n", "d \"a\\r\\nb\" 0-4=X 3-4=X\n"},
    {"North and South Korea", "T1\tX 0 5;16 21\tNorth Korea\n",
     "d \"North and South Korea\" 0-21=X\n"},
    {"", "", "d \"\"\n"},
    {"abc", "T1\tX 0 4\tabc\n", "d: d.ann:1: offset 4 is behind the end of the text\n"},
    {"abc", "\nT1\tX 0 2\tbc\n", "d: d.ann:2: T1 is \"bc\" here, and \"ab\" in the text\n"},
    {"abc", "T1\tX 0 1\ta\nT1\tX 1 2\tb\n", "d: d.ann:2: T1 is there twice\n"},
    {"abc", "N1\tReference T1 W:Q1\tb\n", "d: d.ann:1: there is no entity T1\n"},
    {"abc", "T1\tX 0 1\ta\nN1\tReference T1\n",
     "d: d.ann:2: this is not of the form N1<tab>Reference T1 BASE:ID<tab>TEXT\n"},
    {"abc", "T1\tX 2 1\ta\n",
     "d: d.ann:1: this is not of the form T1<tab>TYPE START END<tab>TEXT\n"},
    {"abc", "T1\tX 0 1;\ta\n",
     "d: d.ann:1: this is not of the form T1<tab>TYPE START END<tab>TEXT\n"},
    {"abc", "T1\tX 0 -1\ta\n",
     "d: d.ann:1: this is not of the form T1<tab>TYPE START END<tab>TEXT\n"},
    {"abc", "T1\tX 0 99999999999999999999\ta\n",
     "d: d.ann:1: this is not of the form T1<tab>TYPE START END<tab>TEXT\n"},
    {"abc", "T", "d: d.ann:1: this is not of the form T1<tab>TYPE START END<tab>TEXT\n"},
    {"abc", "T1\t\xFF 0 1\n", "d: d.ann:1: this is not UTF-8, or holds a NUL\n"},
    {"\xFF", "", "d: d.txt:1: this is not UTF-8\n"},
};

START_TEST(brat)
{
    static shown s;
    char *folder = support_folder();
    for (size_t i = 0; i < COUNT(brat_examples); i++) {
        support_write(folder, "d.txt", brat_examples[i].text, strlen(brat_examples[i].text));
        support_write(folder, "d.ann", brat_examples[i].labels, strlen(brat_examples[i].labels));
        show_file(&s, folder, "d.ann", NULL, NULL);
        ck_assert_str_eq(s.bytes, brat_examples[i].expected);
        show_file(&s, folder, "d.txt", "brat", NULL);
        ck_assert_str_eq(s.bytes, brat_examples[i].expected);
    }
    support_remove(folder);
}
END_TEST

START_TEST(brat_files)
{
    static shown s;
    char *folder = support_folder(), message[300];
    support_write(folder, "d.txt", "abc", 3);
    show_file(&s, folder, "d.txt", "brat", NULL);
    ck_assert_str_eq(s.bytes, "d: d.ann:1: cannot be read: No such file or directory\n");
    show_file(&s, folder, "d.txt", "brat", &(reader_options){.unlabelled = true});
    ck_assert_str_eq(s.bytes, "d \"abc\" !\n");
    support_write(folder, "e.ann", "", 0);
    show_file(&s, folder, "e.ann", NULL, NULL);
    ck_assert_str_eq(s.bytes, "e: e.txt:1: cannot be read: No such file or directory\n");
    ck_assert_ptr_null(reader_open("-", "brat", NULL, message, sizeof message));
    ck_assert_str_eq(message, "-: brat files are called NAME.txt and NAME.ann");
    support_remove(folder);
}
END_TEST

/* ---- TimeML ---- */

#define TIMEX(type, value, text)                                                                   \
    "<TIMEX3 tid=\"t1\" type=\"" type "\" value=\"" value "\">" text "</TIMEX3>"

START_TEST(timeml)
{
    static const example examples[] = {
        CASE(
            "<?xml version=\"1.0\" ?>\n<TimeML xmlns:xsi=\"x\"><DOCID> wsj_1 "
            "</DOCID>\n<DCT><TIMEX3 "
            "tid=\"t0\" type=\"DATE\" value=\"2013-03-22\" "
            "functionInDocument=\"CREATION_TIME\">March "
            "22</TIMEX3></DCT><TITLE>T</TITLE><TEXT>\nR&amp;D <EVENT eid=\"e1\">met</EVENT> " TIMEX(
                "DATE", "2013-03-21",
                "yesterday") " for " TIMEX("DURATION", "PT1H",
                                           "an hour") ".</TEXT><MAKEINSTANCE/> end</TimeML>",
            "wsj_1 2013-03-22 \"\\nR&D met yesterday for an hour.\" 9-18=date:2013-03-21 "
            "23-30=duration:PT1H\n"),
        /* no TEXT; a creation time in the text; an empty TIMEX3 */
        CASE("<TimeML>On <TIMEX3 type=\"TIME\" value=\"1998-02-06T22:19\" "
             "functionInDocument=\"CREATION_TIME\">6 Feb</TIMEX3><TIMEX3 "
             "type=\"DURATION\"/></TimeML>",
             "f 1998-02-06 \"On 6 Feb\" 3-8=time:1998-02-06T22:19\n"),
        CASE("<TimeML><DCT>" TIMEX("DATE", "1998",
                                   "1998") "</DCT><TEXT>\xC3\xA9 <TIMEX3 "
                                           "type=\"DATE\">then</TIMEX3></TEXT></TimeML>",
             "f \"\xC3\xA9 then\" 3-7=date\n"),
        CASE("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><TimeML>\xE9 " TIMEX(
                 "SET", "P1D", "daily") "</TimeML>",
             "f \"\xC3\xA9 daily\" 3-8=set:P1D\n"),
        CASE("<!DOCTYPE TimeML SYSTEM \"TimeML.dtd\"><TimeML>a</TimeML>", "f \"a\"\n"),
        CASE("<TimeML/>", "f \"\"\n"),
        CASE("", "f: f:1: not XML: no element found\n"),
        CASE("<TimeML>\n<TEXT>a", "f: f:2: not XML: no element found\n"),
        CASE("<TimeML>\nAT&T</TimeML>", "f: f:2: not XML: not well-formed (invalid token)\n"),
        CASE("<TimeML>\xFF</TimeML>", "f: f:1: not XML: not well-formed (invalid token)\n"),
        CASE("<TimeML><TIMEX3 value=\"1998\">a</TIMEX3></TimeML>",
             "f: f:1: a TIMEX3 without a type\n"),
        CASE("<TimeML><TIMEX3 type=\"DATE\">a " TIMEX("DATE", "1", "b") "</TIMEX3></TimeML>",
             "f: f:1: a TIMEX3 inside another\n"),
        CASE("<TimeML><TIMEX3 type=\"DATE\"><TEXT>a</TEXT></TIMEX3></TimeML>",
             "f: f:1: a TEXT inside a TIMEX3\n"),
        CASE("<TimeML><TEXT>a</TEXT><TEXT>b</TEXT></TimeML>", "f: f:1: a second TEXT\n"),
        CASE("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>\n<x>&a;</x>",
             "f: f:1: a declaration of an entity\n"),
    };
    check_examples(examples, COUNT(examples), "f", "timeml", NULL);
    static const example unlabelled[] = {
        CASE("<TimeML><TIMEX3>a<TIMEX3>b</TIMEX3></TIMEX3></TimeML>", "f \"ab\" !\n"),
    };
    check_examples(unlabelled, COUNT(unlabelled), "f", "timeml",
                   &(reader_options){.unlabelled = true});
}
END_TEST

/* ---- Opening ---- */

START_TEST(opening)
{
    char message[300];
    ck_assert_ptr_null(reader_open("/no/such/file", NULL, NULL, message, sizeof message));
    ck_assert_str_eq(message, "cannot open /no/such/file: No such file or directory");
    ck_assert_ptr_null(reader_open("/dev/null", "xml", NULL, message, sizeof message));
    ck_assert_str_eq(message, "there is no input format called \"xml\"");
    reader_close(NULL);
}
END_TEST

START_TEST(folder_as_a_file)
{
    static shown s;
    char *folder = support_folder();
    support_write(folder, "g/f", "", 0);
    show_file(&s, folder, "g", NULL, NULL);
    ck_assert_str_eq(s.bytes, "g:1: g:1: cannot be read: Is a directory\n");
    show_file(&s, folder, "g", "conll", NULL);
    ck_assert_str_eq(s.bytes, "g:1: g:1: cannot be read: Is a directory\n");
    show_file(&s, folder, "g", "timeml", NULL);
    ck_assert_str_eq(s.bytes, "g: g:1: cannot be read: Is a directory\n");
    support_remove(folder);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"jsonl_documents", jsonl_documents, 0},
        {"jsonl_units", jsonl_units, 0},
        {"jsonl_errors", jsonl_errors, 0},
        {"jsonl_broken", jsonl_broken, 0},
        {"jsonl_unlabelled", jsonl_unlabelled, 0},
        {"jsonl_long_line", jsonl_long_line, 0},
        {"conll_tags", conll_tags, 0},
        {"conll_documents", conll_documents, 0},
        {"conll_columns", conll_columns, 0},
        {"conll_is_cut", conll_is_cut, 0},
        {"brat", brat, 0},
        {"brat_files", brat_files, 0},
        {"timeml", timeml, 0},
        {"opening", opening, 0},
        {"folder_as_a_file", folder_as_a_file, 0},
    };
    return support_run("readers", tests, COUNT(tests));
}
