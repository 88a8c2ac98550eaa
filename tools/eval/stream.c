/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See stream.h.
 *
 * A copy is made twice by the same steps: once without memory, to see how much it needs.
 */
#include "stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Streams ---- */

/* Readers call a document that has no id after its place. */
static bool has_own_id(const labelled_document *d)
{
    size_t length = strlen(d->file);
    char line[32];
    snprintf(line, sizeof line, ":%zu", d->line);
    return strncmp(d->id, d->file, length) != 0 || strcmp(d->id + length, line) != 0;
}

static bool next_in_file(document_stream *s, labelled_document *out)
{
    if (s->reader == NULL)
        return false;
    if (reader_next(s->reader, out))
        return true;
    reader_close(s->reader);
    s->reader = NULL;
    return false;
}

bool stream_next(document_stream *s, labelled_document *out, const char **key)
{
    while (!next_in_file(s, out)) {
        if (s->opened == s->path_count)
            return false;
        const char *path = s->paths[s->opened++];
        s->reader = reader_open(path, s->format, &s->options, s->message, sizeof s->message);
        if (s->reader == NULL) {
            *out = (labelled_document){.id = path, .file = path, .error = s->message};
            break;
        }
    }
    *key = out->id;
    if (!has_own_id(out)) {
        snprintf(s->key, sizeof s->key, "\001%zu", s->named++);
        *key = s->key;
    }
    return true;
}

bool stream_has_id(const char *key)
{
    return *key != '\001';
}

void close_stream(document_stream *s)
{
    reader_close(s->reader);
    s->reader = NULL;
    s->opened = s->path_count;
}

/* ---- Copies ---- */

typedef struct room {
    char *memory; /* NULL: measuring */
    size_t used;
} room;

/* What is copied first needs the strictest alignment, and strings come last. */
static void *put(room *r, const void *bytes, size_t size)
{
    char *place = r->memory != NULL ? r->memory + r->used : NULL;
    if (place != NULL && size > 0)
        memcpy(place, bytes, size);
    r->used += size;
    return place;
}

static const char *put_text(room *r, const char *text)
{
    return text != NULL ? put(r, text, strlen(text) + 1) : NULL;
}

static void put_strings(room *r, labelled_span *spans, const labelled_span *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *type = put_text(r, from[i].type), *id = put_text(r, from[i].id);
        const char *source = put_text(r, from[i].source);
        if (spans != NULL) {
            spans[i].type = type;
            spans[i].id = id;
            spans[i].source = source;
        }
    }
}

static labelled_document *put_document(room *r, const labelled_document *from)
{
    labelled_document copy = *from;
    labelled_document *d = put(r, from, sizeof *from);
    labelled_span *entities = put(r, from->entities, from->entity_count * sizeof *from->entities);
    labelled_span *ignore = put(r, from->ignore, from->ignore_count * sizeof *from->ignore);
    const char **types = put(r, from->types, from->type_count * sizeof *from->types);
    put_strings(r, entities, from->entities, from->entity_count);
    put_strings(r, ignore, from->ignore, from->ignore_count);
    for (size_t i = 0; i < from->type_count; i++) {
        const char *type = put_text(r, from->types[i]);
        if (types != NULL)
            types[i] = type;
    }
    copy.entities = entities;
    copy.ignore = ignore;
    copy.types = from->types != NULL ? types : NULL;
    copy.id = put_text(r, from->id);
    copy.language = put_text(r, from->language);
    copy.date = put_text(r, from->date);
    copy.file = put_text(r, from->file);
    copy.error = put_text(r, from->error);
    copy.text = put(r, from->text, from->length);
    put(r, "", 1);
    if (d != NULL)
        *d = copy;
    return d;
}

labelled_document *copy_document(const labelled_document *document)
{
    room r = {NULL, 0};
    put_document(&r, document);
    r = (room){malloc(r.used), 0};
    return r.memory != NULL ? put_document(&r, document) : NULL;
}
