/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: any bytes are a file of documents, good or bad. The first line of the input names
 * the format; a "-" before it leaves the labels out. Of brat, the .ann file comes first, then a
 * line %%, then the .txt file.
 */
#include "fuzz.h"
#include "readers/parts.h"

#include <unistd.h>

static const reader_format *const formats[] = {&reader_jsonl, &reader_conll, &reader_brat,
                                               &reader_timeml};

static void check_spans(const labelled_document *d, const labelled_span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const labelled_span *s = &spans[i];
        REQUIRE(s->start < s->end && s->end <= d->length);
        REQUIRE((d->text[s->start] & 0xC0) != 0x80 && (d->text[s->end] & 0xC0) != 0x80);
        REQUIRE(i == 0 || s->start >= s[-1].start);
        REQUIRE(s->line >= d->line);
        REQUIRE(spans == d->ignore || s->type[0] != '\0');
    }
}

static void check_document(const labelled_document *d, int unlabelled)
{
    REQUIRE(d->id != NULL && d->file != NULL && d->line > 0);
    if (d->error != NULL) {
        REQUIRE(strchr(d->error, ':') != NULL);
        return;
    }
    REQUIRE(nm_utf8_count_bad(d->text, d->length) == 0);
    REQUIRE(d->text[d->length] == '\0');
    REQUIRE(!unlabelled || (!d->labelled && d->entity_count == 0 && d->ignore_count == 0));
    check_spans(d, d->entities, d->entity_count);
    check_spans(d, d->ignore, d->ignore_count);
    for (size_t i = 0; i < d->type_count; i++)
        REQUIRE(d->types[i] != NULL);
}

/* Writes the part behind the line %% where the brat reader looks for the text; says how much is
 * left. */
static size_t write_text(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    REQUIRE(file != NULL);
    size_t at = 0;
    while (at + 4 <= size && memcmp(bytes + at, "\n%%\n", 4) != 0)
        at++;
    if (at + 4 <= size)
        fwrite(bytes + at + 4, 1, size - at - 4, file);
    else
        at = size;
    fclose(file);
    return at;
}

static void read_all(const reader_format *format, const char *path, const char *bytes, size_t size,
                     bool unlabelled)
{
    char message[300];
    size_t most = 2; /* documents */
    for (size_t i = 0; i < size; i++)
        most += bytes[i] == '\n';
    FILE *stream = fmemopen((void *)(uintptr_t)bytes, size, "rb");
    REQUIRE(stream != NULL);
    reader_options options = {.unlabelled = unlabelled};
    reader *r = reader_wrap(stream, path, format, &options, message, sizeof message);
    REQUIRE(r != NULL);
    labelled_document d;
    for (; reader_next(r, &d); most--) {
        REQUIRE(most > 0);
        check_document(&d, unlabelled);
    }
    REQUIRE(!reader_next(r, &d));
    reader_close(r);
}

static void read_pair(const char *bytes, size_t size, bool unlabelled)
{
    char folder[] = "/tmp/nomen-fuzz-XXXXXX", labels[64], text[64];
    REQUIRE(mkdtemp(folder) != NULL);
    snprintf(labels, sizeof labels, "%s/f.ann", folder);
    snprintf(text, sizeof text, "%s/f.txt", folder);
    read_all(&reader_brat, labels, bytes, write_text(text, bytes, size), unlabelled);
    REQUIRE(unlink(text) == 0 && rmdir(folder) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data, *end = memchr(data, '\n', size);
    if (end == NULL)
        return 0;
    bool unlabelled = *bytes == '-';
    const char *name = bytes + unlabelled, *rest = end + 1;
    size_t left = size - (size_t)(rest - bytes);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t length = strlen(formats[i]->name);
        if (name + length != end || memcmp(name, formats[i]->name, length) != 0)
            continue;
        if (formats[i] == &reader_brat)
            read_pair(rest, left, unlabelled);
        else
            read_all(formats[i], "f", rest, left, unlabelled);
    }
    return 0;
}
