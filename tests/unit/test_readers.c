/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The readers: a file in, its documents as a string out. A document is shown as
 *
 *     id lang date "text" +type,type 0-3=type:id@confidence/source ~5-6
 *
 * with what is absent left out (its entities behind a "!" where there was no list of them), a bad one
 * as "id: error" with the folder taken away. A line each.
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
        append(s, text[i] == '\0' ? "\\0" : text[i] == '\n' ? "\\n" : "%c", text[i]);
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

#define CASE(bytes, expected) {bytes, sizeof(bytes) - 1, expected}

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
        CASE("{\"id\":\"a\",\"lang\":\"fr\",\"date\":\"2024-01-02\",\"text\":\"x\",\"entities\":[]}\n",
             "a fr 2024-01-02 \"x\"\n"),
        CASE("{\"id\":null,\"lang\":null,\"text\":\"x\",\"types\":null,\"entities\":null,\"more\":1}",
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
        CASE("{\"id\":7,\"text\":\"\"}", "f:1: f:1: \"id\" is not a string\n"),
        CASE("{\"id\":\"a\\u0000\",\"text\":\"\"}", "a: f:1: \"id\" holds a NUL\n"),
        CASE("{\"id\":\"a\",\"text\":7}", "a: f:1: \"text\" is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"lang\":[]}", "a: f:1: \"lang\" is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"types\":[1]}",
             "a: f:1: \"types\" holds something that is not a string\n"),
        CASE("{\"id\":\"a\",\"text\":\"\",\"entities\":{}}", "a: f:1: \"entities\" is not an array\n"),
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
        CASE("{\"text\":\"\\ud800\"}", ""),          CASE("{\"text\":\"\\udc00\\ud800\"}", ""),
        CASE("{\"text\":\"\xFF\"}", ""),             CASE("{\"text\":\"a\",\"text\":\"b\"}", ""),
        CASE("{\"text\":\"a\"} {\"text\":\"b\"}", ""), CASE("{\"text\":\"a\0\"}", ""),
        CASE("{\"text\":\"a\"", ""),                 CASE("\0", ""),
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
        CASE("{\"text\":\"a\",\"entities\":7,\"types\":7,\"offsets\":7,\"ignore\":7}", "f:1 \"a\" !\n"),
    };
    reader_options options = {.unlabelled = true};
    check_examples(examples, COUNT(examples), "f", "jsonl", &options);
}
END_TEST

START_TEST(jsonl_long_line)
{
    enum { LENGTH = 3 << 20 };
    char *folder = support_folder(), *path = support_path(folder, "f"), message[300];
    char *bytes = malloc(LENGTH + 100);
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
    free(bytes);
    free(path);
    support_remove(folder);
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
    support_remove(folder);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"jsonl_documents", jsonl_documents, 0}, {"jsonl_units", jsonl_units, 0},
        {"jsonl_errors", jsonl_errors, 0},       {"jsonl_broken", jsonl_broken, 0},
        {"jsonl_unlabelled", jsonl_unlabelled, 0}, {"jsonl_long_line", jsonl_long_line, 0},
        {"opening", opening, 0},                 {"folder_as_a_file", folder_as_a_file, 0},
    };
    return support_run("readers", tests, COUNT(tests));
}
