/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * TimeML: a text with its time expressions marked in it.
 *
 *     <TimeML><DOCID>x</DOCID>
 *     <DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22"
 *          functionInDocument="CREATION_TIME">March 22</TIMEX3></DCT>
 *     <TEXT>He came <TIMEX3 tid="t1" type="DATE" value="2013-03-21">yesterday</TIMEX3>.</TEXT>
 *     </TimeML>
 *
 * The text of the document is what stands in <TEXT>; where there is none, all that stands in the
 * file. Other elements are stepped over, and what is in them belongs to the text. A TIMEX3 is an
 * entity whose type is its own in lower case (date, time, duration, set), and whose id is its
 * value; without text it is none. The creation time, in <DCT> or by its function, is the reference
 * date if it names a day. <DOCID> is the id, else the name of the file.
 *
 * The parser is expat, fed piece by piece. A document that declares entities is refused: none needs
 * them, and they can make a small file a large one.
 */
#include "parts.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_SIZE = 64 * 1024 };

typedef enum place { ANYWHERE, IN_TEXT, BEHIND_TEXT } place;

typedef struct timeml_state {
    XML_Parser parser;
    reader *reader;
    labelled_document *out;
    text_buffer text, name; /* `name`: what stands in DOCID */
    place place;
    bool in_name, in_creation;
    bool in_timex;
    labelled_span timex; /* the open one */
    char date[11];       /* "" until there is one */
} timeml_state;

/* Stops; the document is a bad one. */
static void fail(timeml_state *state, const char *reason)
{
    if (state->out->error == NULL)
        reader_fail(state->reader, state->out, XML_GetCurrentLineNumber(state->parser), "%s",
                    reason);
    XML_StopParser(state->parser, XML_FALSE);
}

static void run_out_of_memory(timeml_state *state)
{
    reader_out_of_memory(state->reader, state->out);
    XML_StopParser(state->parser, XML_FALSE);
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

/* ---- Elements ---- */

/* Notes the day of "2013-03-22T10:00"; a month or a year is no reference date. */
static void note_date(timeml_state *state, const char *value)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; form[i] != '\0'; i++)
        if (form[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != form[i])
            return;
    memcpy(state->date, value, 10);
}

/* The type in lower case. */
static const char *keep_type(reader *r, const char *type)
{
    size_t length = strlen(type);
    char lower[32];
    if (length >= sizeof lower)
        return reader_keep(r, type, length);
    for (size_t i = 0; i < length; i++)
        lower[i] = type[i] >= 'A' && type[i] <= 'Z' ? (char)(type[i] - 'A' + 'a') : type[i];
    return reader_keep(r, lower, length);
}

static void begin_timex(timeml_state *state, const char **attributes)
{
    const char *type = attribute(attributes, "type"), *value = attribute(attributes, "value");
    const char *function = attribute(attributes, "functionInDocument");
    reader *r = state->reader;
    if (value != NULL &&
        (state->in_creation || (function != NULL && strcmp(function, "CREATION_TIME") == 0)))
        note_date(state, value);
    if (r->options.unlabelled)
        return;
    if (state->in_timex) {
        fail(state, "a TIMEX3 inside another");
        return;
    }
    if (type == NULL || *type == '\0') {
        fail(state, "a TIMEX3 without a type");
        return;
    }
    state->in_timex = true;
    state->timex = (labelled_span){.start = state->text.length,
                                   .confidence = 1,
                                   .line = XML_GetCurrentLineNumber(state->parser)};
    state->timex.type = keep_type(r, type);
    if (value != NULL)
        state->timex.id = reader_keep(r, value, strlen(value));
    if (state->timex.type == NULL || (value != NULL && state->timex.id == NULL))
        run_out_of_memory(state);
}

static void end_timex(timeml_state *state)
{
    state->in_timex = false;
    state->timex.end = state->text.length;
    if (state->timex.start < state->timex.end &&
        !span_list_add(&state->reader->entities, state->timex))
        run_out_of_memory(state);
}

static void begin_text(timeml_state *state)
{
    if (state->place != ANYWHERE) {
        fail(state, "a second TEXT");
        return;
    }
    if (state->in_timex) {
        fail(state, "a TEXT inside a TIMEX3");
        return;
    }
    state->place = IN_TEXT;
    state->text.length = 0;
    state->reader->entities.count = 0;
}

static void XMLCALL begin_element(void *data, const char *name, const char **attributes)
{
    timeml_state *state = data;
    if (strcmp(name, "TIMEX3") == 0)
        begin_timex(state, attributes);
    else if (strcmp(name, "TEXT") == 0)
        begin_text(state);
    else if (strcmp(name, "DOCID") == 0)
        state->in_name = true;
    else if (strcmp(name, "DCT") == 0)
        state->in_creation = true;
}

static void XMLCALL end_element(void *data, const char *name)
{
    timeml_state *state = data;
    if (strcmp(name, "TIMEX3") == 0 && state->in_timex)
        end_timex(state);
    else if (strcmp(name, "TEXT") == 0)
        state->place = BEHIND_TEXT;
    else if (strcmp(name, "DOCID") == 0)
        state->in_name = false;
    else if (strcmp(name, "DCT") == 0)
        state->in_creation = false;
}

static void XMLCALL add_characters(void *data, const char *text, int length)
{
    timeml_state *state = data;
    bool good = true;
    if (state->in_name)
        good = text_buffer_append(&state->name, text, (size_t)length);
    if (good && state->place != BEHIND_TEXT)
        good = text_buffer_append(&state->text, text, (size_t)length);
    if (!good)
        run_out_of_memory(state);
}

static void XMLCALL refuse_entity(void *data, const char *name, int is_parameter, const char *value,
                                  int length, const char *base, const char *system,
                                  const char *public, const char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)length, (void)base;
    (void)system, (void)public, (void)notation;
    fail(data, "a declaration of an entity");
}

/* ---- The document ---- */

/* Feeds the file to the parser. False, in `out`, if it is not XML or cannot be read. */
static bool parse(timeml_state *state)
{
    reader *r = state->reader;
    bool last;
    do {
        void *piece = XML_GetBuffer(state->parser, PIECE_SIZE);
        if (piece == NULL) {
            run_out_of_memory(state);
            return false;
        }
        errno = 0;
        size_t got = fread(piece, 1, PIECE_SIZE, r->stream);
        last = got == 0;
        if (ferror(r->stream)) {
            reader_fail(r, state->out, 1, "cannot be read: %s", strerror(errno));
            return false;
        }
        if (XML_ParseBuffer(state->parser, (int)got, last) != XML_STATUS_OK) {
            enum XML_Error code = XML_GetErrorCode(state->parser);
            if (code == XML_ERROR_NO_MEMORY)
                run_out_of_memory(state);
            else if (state->out->error == NULL)
                reader_fail(r, state->out, XML_GetCurrentLineNumber(state->parser), "not XML: %s",
                            XML_ErrorString(code));
            return false;
        }
    } while (!last);
    return true;
}

/* What stands in DOCID, without the space around it; else the name of the file. */
static const char *name_document(timeml_state *state)
{
    text_buffer *name = &state->name;
    size_t start = name->length > 0 ? strspn(name->bytes, " \t\r\n") : 0;
    while (name->length > start && strchr(" \t\r\n", name->bytes[name->length - 1]) != NULL)
        name->length--;
    if (name->length == start)
        return reader_base_name(state->reader);
    name->bytes[name->length] = '\0';
    return name->bytes + start;
}

static bool next(reader *r, labelled_document *out)
{
    timeml_state *state = r->state;
    if (r->line++ > 0)
        return false; /* there was the one */
    out->line = 1;
    out->id = reader_base_name(r);
    state->out = out;
    if (!parse(state))
        return true;
    if (!text_buffer_append(&state->text, "", 0))
        return reader_out_of_memory(r, out);
    out->id = name_document(state);
    out->date = *state->date != '\0' ? state->date : NULL;
    out->text = state->text.bytes;
    out->length = state->text.length;
    out->labelled = !r->options.unlabelled;
    return true;
}

/* ---- Opening ---- */

static bool open(reader *r, char *message, size_t size)
{
    timeml_state *state = calloc(1, sizeof *state);
    r->state = state;
    if (state != NULL) {
        state->reader = r;
        state->parser = XML_ParserCreate(NULL);
    }
    if (state == NULL || state->parser == NULL) {
        snprintf(message, size, "out of memory");
        return false;
    }
    XML_SetUserData(state->parser, state);
    XML_SetElementHandler(state->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(state->parser, add_characters);
    XML_SetEntityDeclHandler(state->parser, refuse_entity);
    return true;
}

static void release(reader *r)
{
    timeml_state *state = r->state;
    if (state->parser != NULL)
        XML_ParserFree(state->parser);
    free(state->text.bytes);
    free(state->name.bytes);
    free(state);
}

const reader_format reader_timeml = {"timeml", ".tml", open, next, release};
