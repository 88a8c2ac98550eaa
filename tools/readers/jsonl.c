/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * JSON Lines: a document a line, labelled by hand or by `nomen tag --format jsonl`.
 *
 *     {"id":…, "lang":…, "date":…, "text":…, "types":[…], "offsets":"codepoints",
 *      "entities":[{"start":0, "end":12, "type":…, "id":…, "confidence":…, "source":…}],
 *      "ignore":[{"start":20, "end":24}]}
 *
 * Only `text` must be there; an id may be a whole number and a date a time stamp; null is as good as
 * absent, and members of other names are not looked at. A line that says something twice, or of the wrong kind, is an error and not a guess. Blank
 * lines are skipped. Strings are borrowed from the parsed line, which lives until the next one.
 *
 * Offsets count code points, or what `offsets` says. Where `nomen tag` converted a text of another
 * encoding, its "bytes" are those of the file, and a byte was a character there: so they count code
 * points of `text`. Where it replaced invalid bytes, theirs are offsets into a text that is gone.
 */
#include "parts.h"

#include "../grow.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_LENGTH = sizeof "2024-05-02" - 1 };

typedef struct jsonl_state {
    json_t *root;
    char number[24];          /* an id that is one, in digits */
    char day[DAY_LENGTH + 1]; /* a date without its time */
    const char **types;
    size_t capacity;
} jsonl_state;

/* What a line is read with. A reading function fails by having called reader_fail(). */
typedef struct line_reading {
    reader *reader;
    labelled_document *out;
    jsonl_state *state;
} line_reading;

#define FAIL(l, ...) (reader_fail((l)->reader, (l)->out, (l)->reader->line, __VA_ARGS__), false)

static bool out_of_memory(const line_reading *l)
{
    reader_out_of_memory(l->reader, l->out);
    return false;
}

/* ---- Members ---- */

/* The member `name` of an object, NULL where it is absent or null. */
static json_t *member(const json_t *object, const char *name)
{
    json_t *value = json_object_get(object, name);
    return json_is_null(value) ? NULL : value;
}

/* A string that may be absent. NULs are for the text alone: elsewhere they would cut it short. */
static bool read_string(const line_reading *l, const json_t *object, const char *name,
                        const char **out)
{
    json_t *value = member(object, name);
    if (value == NULL)
        return true;
    if (!json_is_string(value))
        return FAIL(l, "\"%s\" is not a string", name);
    *out = json_string_value(value);
    if (strlen(*out) != json_string_length(value))
        return FAIL(l, "\"%s\" holds a NUL", name);
    return true;
}

static bool read_list(const line_reading *l, const char *name, const json_t **out)
{
    *out = member(l->state->root, name);
    return *out == NULL || json_is_array(*out) || FAIL(l, "\"%s\" is not an array", name);
}

static bool read_offset(const line_reading *l, const json_t *span, const char *name, size_t *out)
{
    json_t *value = member(span, name);
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return FAIL(l, "\"%s\" of a span is not a whole number from 0 on", name);
    *out = (size_t)json_integer_value(value);
    return true;
}

/* ---- Labels ---- */

static bool read_span(const line_reading *l, const json_t *json, labelled_span *out)
{
    *out = (labelled_span){.confidence = 1, .line = l->reader->line};
    if (!json_is_object(json))
        return FAIL(l, "a span is not an object");
    if (!read_offset(l, json, "start", &out->start) || !read_offset(l, json, "end", &out->end))
        return false;
    if (out->start >= out->end)
        return FAIL(l, "the span %zu to %zu is empty", out->start, out->end);
    return true;
}

static bool read_entity(const line_reading *l, const json_t *json, labelled_span *out)
{
    if (!read_span(l, json, out) || !read_string(l, json, "type", &out->type) ||
        !read_string(l, json, "id", &out->id) || !read_string(l, json, "source", &out->source))
        return false;
    if (out->type == NULL || *out->type == '\0')
        return FAIL(l, "the entity at %zu has no \"type\"", out->start);
    if (out->id != NULL && *out->id == '\0')
        out->id = NULL;
    json_t *confidence = member(json, "confidence");
    if (confidence != NULL && !json_is_number(confidence))
        return FAIL(l, "\"confidence\" is not a number");
    if (confidence != NULL)
        out->confidence = json_number_value(confidence);
    return true;
}

static bool read_unit(const line_reading *l, nomen_unit *out)
{
    const char *name = "codepoints";
    if (!read_string(l, l->state->root, "offsets", &name))
        return false;
    bool bytes = strcmp(name, "bytes") == 0;
    if (bytes && json_integer_value(member(l->state->root, "replaced")) > 0)
        return FAIL(l, "the offsets are bytes of a text that was not valid UTF-8");
    if (strcmp(name, "codepoints") == 0 || (bytes && member(l->state->root, "encoding") != NULL))
        *out = NOMEN_CODE_POINTS;
    else if (bytes || strcmp(name, "bytes of the UTF-8 form") == 0)
        *out = NOMEN_BYTES;
    else if (strcmp(name, "utf16") == 0)
        *out = NOMEN_UTF16;
    else
        return FAIL(l, "\"offsets\" is none of codepoints, bytes, utf16: %s", name);
    return true;
}

static bool read_spans(const line_reading *l, const json_t *json, span_list *list, nomen_unit unit,
                       bool (*read)(const line_reading *, const json_t *, labelled_span *))
{
    for (size_t i = 0; i < json_array_size(json); i++) {
        labelled_span span;
        if (!read(l, json_array_get(json, i), &span))
            return false;
        if (!span_list_add(list, span))
            return out_of_memory(l);
    }
    size_t bad = 0;
    switch (span_list_to_bytes(list, l->out->text, l->out->length, unit, &bad)) {
    case SPANS_MEMORY:
        return out_of_memory(l);
    case SPANS_OUTSIDE:
        return FAIL(l, "offset %zu is behind the end of the text", bad);
    case SPANS_INSIDE_CHARACTER:
        return FAIL(l, "offset %zu is inside a character", bad);
    case SPANS_GOOD:
        span_list_sort(list);
        break;
    }
    return true;
}

static bool read_types(const line_reading *l)
{
    const json_t *list;
    if (!read_list(l, "types", &list))
        return false;
    size_t count = json_array_size(list);
    void *types = grow_items(l->state->types, &l->state->capacity, count, sizeof(char *));
    if (types == NULL)
        return out_of_memory(l);
    l->state->types = types;
    for (size_t i = 0; i < count; i++) {
        l->state->types[i] = json_string_value(json_array_get(list, i));
        if (l->state->types[i] == NULL)
            return FAIL(l, "\"types\" holds something that is not a string");
    }
    /* An empty list is no NULL: the document is labelled for nothing. */
    l->out->types = list != NULL ? l->state->types : NULL;
    l->out->type_count = count;
    return true;
}

static bool read_labels(const line_reading *l)
{
    nomen_unit unit = NOMEN_CODE_POINTS;
    const json_t *entities, *ignore;
    if (!read_types(l) || !read_unit(l, &unit) || !read_list(l, "entities", &entities) ||
        !read_list(l, "ignore", &ignore))
        return false;
    l->out->labelled = entities != NULL;
    return read_spans(l, entities, &l->reader->entities, unit, read_entity) &&
           read_spans(l, ignore, &l->reader->ignore, unit, read_span);
}

/* ---- Documents ---- */

/* A whole number is an id, too: databases have such. */
static bool read_id(const line_reading *l)
{
    const json_t *value = member(l->state->root, "id");
    if (!json_is_integer(value))
        return read_string(l, l->state->root, "id", &l->out->id);
    snprintf(l->state->number, sizeof l->state->number, "%" JSON_INTEGER_FORMAT,
             json_integer_value(value));
    l->out->id = l->state->number;
    return true;
}

/* Of a time stamp, the day. */
static bool read_date(const line_reading *l)
{
    if (!read_string(l, l->state->root, "date", &l->out->date))
        return false;
    const char *date = l->out->date;
    if (date != NULL && strlen(date) > DAY_LENGTH && strchr("Tt ", date[DAY_LENGTH]) != NULL) {
        memcpy(l->state->day, date, DAY_LENGTH);
        l->out->date = l->state->day;
    }
    return true;
}

static bool read_document(const line_reading *l)
{
    const json_t *root = l->state->root;
    labelled_document *out = l->out;
    if (!json_is_object(root))
        return FAIL(l, "this is not an object");
    const char *failure = NULL;
    if (!read_id(l) || !read_date(l) || !read_string(l, root, "lang", &out->language) ||
        !read_string(l, root, "error", &failure))
        return false;
    json_t *text = member(root, "text");
    if (text == NULL)
        return failure != NULL ? FAIL(l, "not tagged: %s", failure) : FAIL(l, "no \"text\"");
    if (!json_is_string(text))
        return FAIL(l, "\"text\" is not a string");
    out->text = json_string_value(text);
    out->length = json_string_length(text);
    return l->reader->options.unlabelled || read_labels(l);
}

/* Where memory is out amid a line, the library may say that the line is malformed, or lose a part
 * of it and say nothing; and if there is some again before the line ends, write where it has none. */
static bool starved;

static void *allocate(size_t size)
{
    void *bytes = starved ? NULL : malloc(size);
    starved |= bytes == NULL;
    return bytes;
}

/* The next line that is not blank. */
static ssize_t next_line(reader *r)
{
    ssize_t length;
    do {
        length = reader_line(r);
    } while (length >= 0 && strspn(r->bytes, " \t\r") == (size_t)length);
    return length;
}

static bool read_line(line_reading *l, size_t length)
{
    json_error_t error;
    reader *r = l->reader;
    json_decref(l->state->root);
    starved = false;
    l->state->root = json_loadb(r->bytes, length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (starved)
        return out_of_memory(l);
    if (l->state->root != NULL)
        return read_document(l);
    return FAIL(l, "not JSON: %s (byte %d)", error.text, error.position);
}

static bool open(reader *r, char *message, size_t size)
{
    json_set_alloc_funcs(allocate, free);
    r->state = calloc(1, sizeof(jsonl_state));
    if (r->state == NULL)
        snprintf(message, size, "out of memory");
    return r->state != NULL;
}

static bool next(reader *r, labelled_document *out)
{
    ssize_t length = next_line(r);
    if (length < 0)
        return reader_end(r, out);
    out->line = r->line;
    line_reading l = {r, out, r->state};
    read_line(&l, (size_t)length); /* if it fails, that is in `out` */
    return true;
}

static void release(reader *r)
{
    jsonl_state *state = r->state;
    json_decref(state->root);
    free(state->types);
    free(state);
}

const reader_format reader_jsonl = {"jsonl", ".jsonl", open, next, release};
