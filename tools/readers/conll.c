/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CoNLL: a word a line in columns, one of them a tag; a blank line after a sentence.
 *
 *     -DOCSTART- -X- O O
 *
 *     Carnegie NNP B-NP B-ORG          Carnegie Mellon opened .
 *     Mellon   NNP I-NP I-ORG    ─▶    ^^^^^^^^^^^^^^^ ORG
 *     opened   VBD B-VP O
 *     .        .   O    O
 *
 * The text is made of the words: a space between two, a line end between sentences. No space
 * stands between characters of scripts that write none (Chinese, Japanese, Thai, Lao, Khmer,
 * Burmese), since there the words of the file are often single characters.
 *
 * Columns are parted by tabs if the line has any, else by blanks. Tags may be IOB1, IOB2, BIOES or
 * BILOU. All of them are read by the rule of conlleval: an entity begins at B, S, U, where the type
 * changes, and behind O, E, L, S, U; anything else goes on with the one before. A tag of a letter
 * alone has the type "_".
 *
 * A document begins at -DOCSTART- and at a comment "# newdoc id = NAME". A file without such marks
 * is cut at the first sentence end behind a mebibyte, so that memory is bounded. A line that begins
 * with # is a comment before the first word of a sentence, unless it ends in a tag and is no
 * "# key = value": a word may begin with #, too.
 */
#include "parts.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { CUT_SIZE = 1 << 20, COLUMN_MAX = 10000 };

typedef struct slice {
    const char *bytes;
    size_t length;
} slice;

typedef struct conll_state {
    long word_column, tag_column; /* from 1, or from -1 at the right */
    text_buffer text;
    bool in_sentence;
    char last;             /* the letter of the tag before; O after a sentence */
    bool has_marks;        /* there was a mark in the file: nothing is cut */
    size_t next_line;      /* of the mark of the next document; 0: it was not read yet */
    text_buffer next_name; /* that it gives */
} conll_state;

/* ---- Lines ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* The column behind `*at`, which is moved behind it. */
static bool next_column(slice line, bool tabs, size_t *at, slice *out)
{
    size_t start = *at;
    while (start < line.length && (tabs ? line.bytes[start] == ' ' : is_blank(line.bytes[start])))
        start++;
    if (tabs ? start > line.length : start >= line.length)
        return false;
    size_t end = start;
    while (end < line.length && (tabs ? line.bytes[end] != '\t' : !is_blank(line.bytes[end])))
        end++;
    *at = end + 1;
    while (end > start && is_blank(line.bytes[end - 1]))
        end--;
    *out = (slice){line.bytes + start, end - start};
    return true;
}

/* A column by its number; false if the line has not so many. */
static bool find_column(slice line, long number, slice *out)
{
    bool tabs = memchr(line.bytes, '\t', line.length) != NULL;
    slice column;
    if (number < 0) {
        long count = 0;
        for (size_t at = 0; next_column(line, tabs, &at, &column);)
            count++;
        number += count + 1;
    }
    if (number < 1)
        return false;
    for (size_t at = 0; next_column(line, tabs, &at, out);)
        if (--number == 0)
            return out->length > 0;
    return false;
}

/* Taken apart: "O" has no type. */
static bool read_tag(slice tag, char *letter, slice *type)
{
    *letter = tag.bytes[0];
    *type = tag.length == 1 ? (slice){"_", 1} : (slice){tag.bytes + 2, tag.length - 2};
    if (*letter == 'O')
        return tag.length == 1;
    return strchr("BIESLUM", *letter) != NULL && *letter != '\0' &&
           (tag.length == 1 || (tag.length > 2 && tag.bytes[1] == '-'));
}

static bool is_comment(const conll_state *state, slice line)
{
    if (line.bytes[0] != '#' || state->in_sentence)
        return false;
    slice column, type;
    char letter;
    if (find_column(line, 3, &column) && column.length == 1 && column.bytes[0] == '=')
        return true;
    return !find_column(line, state->tag_column, &column) || !read_tag(column, &letter, &type);
}

static bool begins_with(slice line, const char *prefix)
{
    size_t length = strlen(prefix);
    return line.length >= length && memcmp(line.bytes, prefix, length) == 0;
}

/* The name that a comment gives to the document it begins; false if it begins none. */
static bool read_name(slice comment, slice *out)
{
    slice word;
    *out = (slice){"", 0};
    if (!find_column(comment, 2, &word) || !(begins_with(word, "newdoc") && word.length == 6))
        return false;
    const char *equals = memchr(comment.bytes, '=', comment.length);
    if (equals == NULL)
        return true;
    equals += 1 + strspn(equals + 1, " ");
    size_t length = (size_t)(comment.bytes + comment.length - equals);
    while (length > 0 && is_blank(equals[length - 1]))
        length--;
    if (memchr(equals, '\0', length) == NULL && text_is_utf8(equals, length))
        *out = (slice){equals, length};
    return true;
}

/* ---- Text ---- */

static bool has_no_spaces(utf8proc_int32_t c)
{
    static const struct {
        utf8proc_int32_t first, last;
    } ranges[] = {
        {0x0E00, 0x0EFF},   /* Thai, Lao */
        {0x1000, 0x109F},   /* Burmese */
        {0x1780, 0x17FF},   /* Khmer */
        {0x2E80, 0x312F},   /* Han radicals, CJK punctuation, kana, bopomofo */
        {0x31A0, 0x9FFF},   /* kana, Han */
        {0xF900, 0xFAFF},   /* Han */
        {0xFE30, 0xFE4F},   /* CJK forms */
        {0xFF00, 0xFFEF},   /* fullwidth and halfwidth forms */
        {0x1F200, 0x1F2FF}, /* Han in squares */
        {0x20000, 0x3FFFF}, /* Han */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static bool needs_space(const text_buffer *text, slice word)
{
    size_t last = text->length - 1;
    while (last > 0 && ((unsigned char)text->bytes[last] & 0xC0) == 0x80)
        last--;
    utf8proc_int32_t before, after;
    utf8proc_iterate((const utf8proc_uint8_t *)text->bytes + last, -1, &before);
    utf8proc_iterate((const utf8proc_uint8_t *)word.bytes, (utf8proc_ssize_t)word.length, &after);
    return !has_no_spaces(before) || !has_no_spaces(after);
}

/* Puts a word behind the text; `start` is where. */
static bool add_word(conll_state *state, slice word, size_t *start)
{
    text_buffer *text = &state->text;
    bool good = true;
    if (!state->in_sentence && text->length > 0)
        good = text_buffer_append(text, "\n", 1);
    else if (state->in_sentence && needs_space(text, word))
        good = text_buffer_append(text, " ", 1);
    state->in_sentence = true;
    *start = text->length;
    return good && text_buffer_append(text, word.bytes, word.length);
}

/* ---- Entities ---- */

static bool same_type(const labelled_span *entity, slice type)
{
    return strlen(entity->type) == type.length &&
           memcmp(entity->type, type.bytes, type.length) == 0;
}

/* The entity of the word before goes on, or one begins. */
static bool add_tagged(reader *r, char letter, slice type, size_t start, size_t end)
{
    conll_state *state = r->state;
    bool begins = strchr("OELSU", state->last) != NULL || strchr("BSU", letter) != NULL;
    state->last = letter;
    if (letter == 'O')
        return true;
    labelled_span *last = begins ? NULL : &r->entities.spans[r->entities.count - 1];
    if (last != NULL && same_type(last, type)) {
        last->end = end;
        return true;
    }
    labelled_span entity = {.start = start, .end = end, .confidence = 1, .line = r->line};
    entity.type = reader_keep(r, type.bytes, type.length);
    return entity.type != NULL && span_list_add(&r->entities, entity);
}

/* ---- Documents ---- */

/* The first fault of a document is told; it is read on to find its end. */
#define WRONG(r, out, ...)                                                                         \
    do {                                                                                           \
        if ((out)->error == NULL)                                                                  \
            reader_fail(r, out, (r)->line, __VA_ARGS__);                                           \
    } while (0)

static void read_word(reader *r, labelled_document *out, slice line)
{
    conll_state *state = r->state;
    slice word, tag = {"O", 1}, type;
    char letter;
    size_t start;
    if (out->line == 0)
        out->line = r->line;
    if (memchr(line.bytes, '\0', line.length) != NULL || !text_is_utf8(line.bytes, line.length)) {
        WRONG(r, out, "this is not UTF-8, or holds a NUL");
        return;
    }
    if (!find_column(line, state->word_column, &word) ||
        (!r->options.unlabelled && !find_column(line, state->tag_column, &tag))) {
        WRONG(r, out, "there are fewer columns than are to be read");
        return;
    }
    if (!read_tag(tag, &letter, &type))
        WRONG(r, out, "\"%.*s\" is not a tag such as O, B-ORG, I-ORG",
              tag.length < 40 ? (int)tag.length : 40, tag.bytes);
    if (!add_word(state, word, &start) ||
        (out->error == NULL && !add_tagged(r, letter, type, start, state->text.length)))
        reader_out_of_memory(r, out);
}

static void end_sentence(conll_state *state)
{
    state->in_sentence = false;
    state->last = 'O';
}

static void begin_document(reader *r, labelled_document *out, size_t line, slice name)
{
    out->line = line;
    out->id = name.length > 0 ? reader_keep(r, name.bytes, name.length) : NULL;
    if (name.length > 0 && out->id == NULL)
        reader_out_of_memory(r, out);
}

/* A document begins here: this one, if there was nothing in it yet, or the next; then false. */
static bool read_mark(reader *r, labelled_document *out, slice name)
{
    conll_state *state = r->state;
    state->has_marks = true;
    end_sentence(state);
    if (state->text.length == 0 && out->error == NULL) {
        begin_document(r, out, r->line, name);
        return true;
    }
    state->next_line = r->line;
    state->next_name.length = 0;
    if (!text_buffer_append(&state->next_name, name.bytes, name.length))
        reader_out_of_memory(r, out);
    return false;
}

/* Whether the document goes on. */
static bool read_line(reader *r, labelled_document *out, slice line)
{
    conll_state *state = r->state;
    slice name = {"", 0};
    if (strspn(line.bytes, " \t\r") == line.length) {
        end_sentence(state);
        return state->text.length < CUT_SIZE || state->has_marks;
    }
    bool comment = is_comment(state, line);
    if (begins_with(line, "-DOCSTART-") || (comment && read_name(line, &name)))
        return read_mark(r, out, name);
    if (!comment)
        read_word(r, out, line);
    return true;
}

static bool next(reader *r, labelled_document *out)
{
    conll_state *state = r->state;
    state->text.length = 0;
    end_sentence(state);
    if (state->next_line > 0)
        begin_document(r, out, state->next_line,
                       (slice){state->next_name.bytes, state->next_name.length});
    state->next_line = 0;
    ssize_t length;
    do {
        length = reader_line(r);
    } while (length >= 0 && !r->ended && read_line(r, out, (slice){r->bytes, (size_t)length}));
    if (length < 0 && reader_end(r, out))
        return true;
    if (state->text.length == 0)
        return out->error != NULL;
    if (out->error == NULL) {
        out->text = state->text.bytes;
        out->length = state->text.length;
        out->labelled = !r->options.unlabelled;
    }
    return true;
}

/* ---- Opening ---- */

/* "4" or "2:4", the words' column before the tags'. */
static bool read_columns(conll_state *state, const char *columns)
{
    char *end;
    state->word_column = 1;
    state->tag_column = -1;
    if (columns == NULL)
        return true;
    state->tag_column = strtol(columns, &end, 10);
    if (*end == ':') {
        state->word_column = state->tag_column;
        state->tag_column = strtol(end + 1, &end, 10);
    }
    return *end == '\0' && labs(state->word_column) <= COLUMN_MAX &&
           labs(state->tag_column) <= COLUMN_MAX && state->word_column != 0 &&
           state->tag_column != 0;
}

static bool open(reader *r, char *message, size_t size)
{
    conll_state *state = calloc(1, sizeof *state);
    r->state = state;
    if (state == NULL)
        snprintf(message, size, "out of memory");
    else if (read_columns(state, r->options.column))
        return true;
    else
        snprintf(message, size, "\"%s\" is not a column such as 4, -1 or 2:4", r->options.column);
    return false;
}

static void release(reader *r)
{
    conll_state *state = r->state;
    free(state->text.bytes);
    free(state->next_name.bytes);
    free(state);
}

const reader_format reader_conll = {"conll", ".conll", open, next, release};
