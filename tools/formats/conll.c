/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CoNLL: a word and its tag a line (IOB2), a blank line where a line of the text ends, for trainers
 * and scorers of other taggers.
 *
 *     # newdoc id = a.txt
 *     North     B-country
 *     Korean    I-country
 *     hackers   O
 *
 * Words are the default ones of UAX #29, cut where an entity begins or ends inside one. White space
 * is none, so the text cannot be had back to the letter.
 */
#include "format.h"
#include "plain.h"

#include <string.h>
#include <utf8proc.h>

typedef struct writing {
    FILE *stream;
    const format_document *document;
    size_t entity; /* the first that does not end before the word */
    bool blank;    /* nothing was written behind the last blank line */
} writing;

/* Whether a word is white space or other characters that are not seen. */
static bool is_space(const char *word, size_t length)
{
    for (size_t i = 0; i < length;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)word + i,
                                                 (utf8proc_ssize_t)(length - i), &code);
        if (size <= 0)
            return false;
        utf8proc_category_t category = utf8proc_category(code);
        if (category != UTF8PROC_CATEGORY_ZS && category != UTF8PROC_CATEGORY_ZL &&
            category != UTF8PROC_CATEGORY_ZP && category != UTF8PROC_CATEGORY_CC &&
            category != UTF8PROC_CATEGORY_CF)
            return false;
        i += (size_t)size;
    }
    return true;
}

static void write_blank(writing *w)
{
    if (!w->blank)
        fputc('\n', w->stream);
    w->blank = true;
}

/* A piece of a word that is inside `entity`, or outside all of them for NULL. */
static void write_piece(writing *w, size_t start, size_t end, const nomen_entity *entity)
{
    write_plain(w->stream, w->document->text + start, end - start);
    if (entity == NULL)
        fputs("\tO\n", w->stream);
    else
        fprintf(w->stream, "\t%c-%s\n", start == entity->start ? 'B' : 'I', entity->type);
    w->blank = false;
}

static int visit_word(void *context, size_t start, size_t end)
{
    writing *w = context;
    const nomen_result *result = w->document->result;
    const char *text = w->document->text;
    if (is_space(text + start, end - start)) {
        if (memchr(text + start, '\n', end - start) != NULL)
            write_blank(w);
        return 0;
    }
    while (start < end && text[start] == '\t') /* a mark may join it to the word: columns end with it */
        start++;
    while (start < end) {
        while (w->entity < result->count && result->entities[w->entity].end <= start)
            w->entity++;
        const nomen_entity *next = w->entity < result->count ? &result->entities[w->entity] : NULL;
        bool inside = next != NULL && next->start <= start;
        size_t limit = next == NULL ? end : inside ? next->end : next->start;
        limit = limit < end ? limit : end;
        write_piece(w, start, limit, inside ? next : NULL);
        start = limit;
    }
    return 0;
}

/* "# name = value", which ends with its line. */
static void write_comment(FILE *stream, const char *name, const char *value)
{
    fprintf(stream, "# %s = ", name);
    for (size_t at = 0, end, length = strlen(value); at <= length; at = end + 1) {
        end = at + strcspn(value + at, "\n\t");
        write_plain(stream, value + at, end - at);
        fputc(end < length ? ' ' : '\n', stream);
    }
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    (void)options;
    write_comment(stream, "newdoc id", document->id);
    writing w = {.stream = stream, .document = document, .blank = true};
    if (document->error != NULL)
        write_comment(stream, "error", document->error);
    else
        nomen_words(document->text, document->length, visit_word, &w);
    write_blank(&w);
    return true;
}

const format format_conll = {.name = "conll", .write = write_document};
