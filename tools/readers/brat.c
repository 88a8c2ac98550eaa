/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * brat standoff: a text in NAME.txt, its labels in NAME.ann beside it; either may be named.
 *
 *     T1<tab>Country 10 17<tab>Ukraine            an entity: type, span, the text once more
 *     T2<tab>Group 20 25;30 35<tab>Fancy Bear     one in fragments
 *     N1<tab>Reference T1 ISO:UA<tab>Ukraine      the id of T1 is UA
 *
 * Offsets are code points of the text as it stands in the file, line ends and all. An entity in
 * fragments is taken from the first to the last: brat itself breaks an entity at line ends, and a
 * tagger finds spans. The text that stands with an entity in one piece must be that of its span,
 * white space apart; where it is not, the two files do not belong together, and the document is an
 * error. The first N line of an entity gives its id. Relations, events, attributes and notes are
 * not looked at.
 *
 * Entities are found by their names in a sorted list: n lines cost n log n.
 */
#include "parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct label_line {
    char *text;
    size_t number;
} label_line;

typedef struct named_entity {
    const char *name; /* "T1" */
    const char *said; /* the text that stands with it; NULL: it is in fragments */
    size_t index;     /* of its span */
    size_t line;
} named_entity;

typedef struct brat_state {
    char *text_path, *label_path;
    text_buffer text, labels;
    label_line *lines; /* of entities and references */
    size_t line_count;
    named_entity *named; /* as many as lines, at most */
    size_t named_count;
} brat_state;

/* What a file is read with. A reading function fails by having called reader_fail(). */
typedef struct file_reading {
    reader *reader;
    labelled_document *out;
    brat_state *state;
} file_reading;

#define FAIL(f, line, ...) (reader_fail((f)->reader, (f)->out, (line), __VA_ARGS__), false)

static bool out_of_memory(const file_reading *f)
{
    reader_out_of_memory(f->reader, f->out);
    return false;
}

/* ---- Lines of the .ann file, cut into strings where they stand ---- */

/* Cuts off what stands before the next `c`, and moves behind it; at the end, what is left. */
static char *cut(char **at, char c)
{
    char *start = *at;
    char *end = strchr(start, c);
    *at = end != NULL ? end + 1 : start + strlen(start);
    if (end != NULL)
        *end = '\0';
    return start;
}

static bool split_lines(const file_reading *f)
{
    brat_state *state = f->state;
    size_t count = 1, number = 0;
    for (size_t i = 0; i < state->labels.length; i++)
        count += state->labels.bytes[i] == '\n';
    state->lines = malloc(count * sizeof *state->lines);
    state->named = malloc(count * sizeof *state->named);
    if (state->lines == NULL || state->named == NULL)
        return out_of_memory(f);
    for (char *at = state->labels.bytes; *at != '\0';) {
        char *line = cut(&at, '\n');
        size_t length = strlen(line);
        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        number++;
        if (*line == 'T' || *line == 'N')
            state->lines[state->line_count++] = (label_line){line, number};
    }
    return true;
}

static bool read_number(const char **at, size_t *out)
{
    if (**at < '0' || **at > '9')
        return false;
    char *end;
    errno = 0;
    unsigned long long number = strtoull(*at, &end, 10);
    *at = end;
    *out = (size_t)number;
    return errno == 0;
}

/* "10 17" or "20 25;30 35", from the first to the last; how many fragments, 0 if it is no span. */
static size_t read_span(const char *text, labelled_span *out)
{
    for (size_t count = 1;; count++) {
        size_t start, end;
        if (!read_number(&text, &start) || *text++ != ' ' || !read_number(&text, &end) ||
            start >= end)
            return 0;
        out->start = count == 1 || start < out->start ? start : out->start;
        out->end = count == 1 || end > out->end ? end : out->end;
        if (*text == '\0')
            return count;
        if (*text++ != ';')
            return 0;
    }
}

static bool read_entity(const file_reading *f, label_line line)
{
    labelled_span span = {.confidence = 1, .line = line.number};
    char *said = line.text;
    const char *name = cut(&said, '\t');
    char *offsets = cut(&said, '\t');
    span.type = cut(&offsets, ' ');
    size_t fragments = read_span(offsets, &span);
    if (*span.type == '\0' || fragments == 0)
        return FAIL(f, line.number, "this is not of the form T1<tab>TYPE START END<tab>TEXT");
    if (!span_list_add(&f->reader->entities, span))
        return out_of_memory(f);
    f->state->named[f->state->named_count++] = (named_entity){
        name, fragments == 1 ? said : NULL, f->reader->entities.count - 1, line.number};
    return true;
}

static int compare_named(const void *left, const void *right)
{
    const named_entity *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static bool sort_named(const file_reading *f)
{
    named_entity *named = f->state->named;
    qsort(named, f->state->named_count, sizeof *named, compare_named);
    for (size_t i = 1; i < f->state->named_count; i++)
        if (strcmp(named[i].name, named[i - 1].name) == 0)
            return FAIL(f, named[i].line, "%s is there twice", named[i].name);
    return true;
}

static bool read_reference(const file_reading *f, label_line line)
{
    char *at = line.text;
    cut(&at, '\t');
    char *id = cut(&at, '\t');
    cut(&id, ' ');
    named_entity key = {.name = cut(&id, ' ')};
    cut(&id, ':');
    if (*id == '\0')
        return FAIL(f, line.number, "this is not of the form N1<tab>Reference T1 BASE:ID<tab>TEXT");
    const named_entity *found = bsearch(&key, f->state->named, f->state->named_count,
                                        sizeof *f->state->named, compare_named);
    if (found == NULL)
        return FAIL(f, line.number, "there is no entity %s", key.name);
    labelled_span *span = &f->reader->entities.spans[found->index];
    if (span->id == NULL)
        span->id = id;
    return true;
}

/* ---- The document ---- */

static const char *skip_space(const char *text, const char *end)
{
    while (text < end && strchr(" \t\r\n", *text) != NULL)
        text++;
    return text;
}

/* Whether two texts are the same but for white space. */
static bool same_text(const char *a, size_t length, const char *b)
{
    const char *a_end = a + length, *b_end = b + strlen(b);
    for (;;) {
        a = skip_space(a, a_end);
        b = skip_space(b, b_end);
        if (a == a_end || b == b_end)
            return a == a_end && b == b_end;
        if (*a++ != *b++)
            return false;
    }
}

static bool check_texts(const file_reading *f)
{
    for (size_t i = 0; i < f->state->named_count; i++) {
        const named_entity *named = &f->state->named[i];
        const labelled_span *span = &f->reader->entities.spans[named->index];
        if (named->said != NULL && *named->said != '\0' &&
            !same_text(f->out->text + span->start, span->end - span->start, named->said))
            return FAIL(f, named->line, "%s is \"%.100s\" here, and \"%.*s\" in the text",
                        named->name, named->said,
                        (int)(span->end - span->start < 100 ? span->end - span->start : 100),
                        f->out->text + span->start);
    }
    return true;
}

static bool convert_spans(const file_reading *f)
{
    size_t bad = 0;
    switch (span_list_to_bytes(&f->reader->entities, f->out->text, f->out->length,
                               NOMEN_CODE_POINTS, &bad)) {
    case SPANS_MEMORY:
        return out_of_memory(f);
    case SPANS_GOOD:
        return true;
    default:
        return FAIL(f, 1, "offset %zu is behind the end of the text", bad);
    }
}

static bool read_labels(const file_reading *f)
{
    brat_state *state = f->state;
    f->reader->where = state->label_path;
    if (memchr(state->labels.bytes, '\0', state->labels.length) != NULL ||
        !text_is_utf8(state->labels.bytes, state->labels.length))
        return FAIL(f, 1, "this is not UTF-8, or holds a NUL");
    if (!split_lines(f))
        return false;
    for (size_t i = 0; i < state->line_count; i++)
        if (*state->lines[i].text == 'T' && !read_entity(f, state->lines[i]))
            return false;
    if (!sort_named(f))
        return false;
    for (size_t i = 0; i < state->line_count; i++)
        if (*state->lines[i].text == 'N' && !read_reference(f, state->lines[i]))
            return false;
    if (!convert_spans(f) || !check_texts(f))
        return false;
    span_list_sort(&f->reader->entities);
    f->out->labelled = true;
    return true;
}

/* The file that was opened, or the one beside it. */
static bool read_file(const file_reading *f, const char *path, text_buffer *buffer)
{
    reader *r = f->reader;
    bool opened = strcmp(path, r->path) == 0;
    FILE *stream = opened ? r->stream : fopen(path, "rb");
    r->where = path;
    bool good = stream != NULL && text_buffer_read(buffer, stream);
    int reason = errno;
    if (!opened && stream != NULL)
        fclose(stream);
    if (good)
        return true;
    return reason == ENOMEM ? out_of_memory(f) : FAIL(f, 1, "cannot be read: %s", strerror(reason));
}

static bool next(reader *r, labelled_document *out)
{
    brat_state *state = r->state;
    file_reading f = {r, out, state};
    if (r->line++ > 0)
        return false; /* there was the one */
    out->line = 1;
    out->id = reader_base_name(r);
    if (!read_file(&f, state->text_path, &state->text))
        return true;
    if (!text_is_utf8(state->text.bytes, state->text.length))
        return reader_fail(r, out, 1, "this is not UTF-8");
    out->text = state->text.bytes;
    out->length = state->text.length;
    if (!r->options.unlabelled && read_file(&f, state->label_path, &state->labels))
        read_labels(&f);
    return true;
}

/* ---- Opening ---- */

static char *with_suffix(const char *path, size_t length, const char *suffix)
{
    char *whole = malloc(length + strlen(suffix) + 1);
    if (whole != NULL) {
        memcpy(whole, path, length);
        strcpy(whole + length, suffix);
    }
    return whole;
}

static bool open(reader *r, char *message, size_t size)
{
    size_t length = strlen(r->path) < 4 ? 0 : strlen(r->path) - 4;
    if (strcmp(r->path + length, ".ann") != 0 && strcmp(r->path + length, ".txt") != 0) {
        snprintf(message, size, "%s: brat files are called NAME.txt and NAME.ann", r->path);
        return false;
    }
    brat_state *state = calloc(1, sizeof *state);
    r->state = state;
    if (state != NULL) {
        state->text_path = with_suffix(r->path, length, ".txt");
        state->label_path = with_suffix(r->path, length, ".ann");
    }
    bool good = state != NULL && state->text_path != NULL && state->label_path != NULL;
    if (!good)
        snprintf(message, size, "out of memory");
    return good;
}

static void release(reader *r)
{
    brat_state *state = r->state;
    free(state->text_path);
    free(state->label_path);
    free(state->text.bytes);
    free(state->labels.bytes);
    free(state->lines);
    free(state->named);
    free(state);
}

const reader_format reader_brat = {"brat", ".ann", open, next, release};
