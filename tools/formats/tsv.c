/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tab-separated values: a mention a line, for spreadsheets, databases and awk.
 *
 *     document  start  end  type     id  form     confidence  text
 *     a.txt     0      12   country  KP  demonym  0.970       North Korean
 *
 * A field has no tabs and no line ends: they become spaces. A document that failed is a line of the
 * type "error", with the message as its text.
 */
#include "format.h"
#include "json.h"
#include "spans.h"

#include <stdlib.h>
#include <string.h>

static void begin(FILE *stream, const format_options *options)
{
    (void)options;
    fputs("document\tstart\tend\ttype\tid\tform\tconfidence\ttext\n", stream);
}

/* Whatever a program may take for the end of a field or line is a space. */
static void write_field(FILE *stream, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        int size = json_next_character(text + i, length - i);
        if (size < 0)
            fputs("\xEF\xBF\xBD", stream);
        else if ((size == 1 && ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)) ||
                 json_is_line_end(text + i, size))
            fputc(' ', stream);
        else
            fwrite(text + i, 1, (size_t)size, stream);
        i += (size_t)(size < 0 ? -size : size);
    }
}

static void write_text(FILE *stream, const char *text)
{
    write_field(stream, text, strlen(text));
    fputc('\t', stream);
}

static void write_error(FILE *stream, const format_document *document, const char *error)
{
    write_text(stream, document->id);
    fputs("\t\terror\t\t\t\t", stream);
    write_field(stream, error, strlen(error));
    fputc('\n', stream);
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    if (document->error != NULL) {
        write_error(stream, document, document->error);
        return true;
    }
    const nomen_result *result = document->result;
    size_t *offsets = convert_spans(document, result->entities, result->count, options->unit);
    if (offsets == NULL) {
        write_error(stream, document, "out of memory");
        return false;
    }
    for (size_t i = 0; i < result->count; i++) {
        const nomen_entity *entity = &result->entities[i];
        write_text(stream, document->id);
        fprintf(stream, "%zu\t%zu\t", offsets[2 * i], offsets[2 * i + 1]);
        write_text(stream, entity->type);
        write_text(stream, entity->id);
        write_text(stream, entity->form);
        fprintf(stream, "%.3f\t", entity->confidence);
        write_field(stream, document->text + entity->start, entity->end - entity->start);
        fputc('\n', stream);
    }
    free(offsets);
    return true;
}

const format format_tsv = {.name = "tsv", .begin = begin, .write = write_document};
