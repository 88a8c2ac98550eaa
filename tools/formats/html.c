/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A page to look at: the texts with their entities marked, their ids behind them. It needs no
 * network and no script, follows the reader's choice of light or dark, and lets every paragraph run
 * in its own direction. A policy in its head forbids it to load anything, whatever a document has
 * smuggled in; and nothing should get in, for all text passes write_markup().
 *
 *     <mark class="country" title="country KP, demonym, 0.970, …">North
 * Korean<small>KP</small></mark>
 */
#include "format.h"
#include "markup.h"

#include <string.h>

static const char head[] =
    "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>nomen</title>\n<style>\n"
    ":root { color-scheme: light dark; --ink: #1b1f24; --page: #fff; --faint: #5e6873;\n"
    "  --country: #c8e6f5; --company: #fbe7b2; --threat: #fbd0cb; --date: #cdeecf;\n"
    "  --other: #e3d6f7 }\n"
    "@media (prefers-color-scheme: dark) { :root {\n"
    "  --ink: #e3e8ee; --page: #0f1318; --faint: #97a3af;\n"
    "  --country: #12425a; --company: #574100; --threat: #65201a; --date: #164b27;\n"
    "  --other: #41296b } }\n"
    "body { margin: 0 auto; max-width: 50rem; padding: 1rem 1.25rem 3rem;\n"
    "  background: var(--page); color: var(--ink); font: 17px/1.7 system-ui, sans-serif }\n"
    "h2 { font-size: 1rem; color: var(--faint); margin: 2.5rem 0 .5rem; overflow-wrap: anywhere }\n"
    ".text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }\n"
    ".error { color: #b3261e }\n"
    "mark { color: inherit; background: var(--other); border-radius: .25rem;\n"
    "  padding: .1rem .2rem; unicode-bidi: isolate;\n"
    "  -webkit-box-decoration-break: clone; box-decoration-break: clone;\n"
    "  -webkit-print-color-adjust: exact; print-color-adjust: exact }\n"
    "mark.country { background: var(--country) }\nmark.company { background: var(--company) }\n"
    "mark.threat_group { background: var(--threat) }\nmark.date { background: var(--date) }\n"
    "mark small { color: var(--faint); margin-inline-start: .35em; unicode-bidi: isolate;\n"
    "  white-space: nowrap }\n"
    "</style>\n</head>\n<body>\n";

static void begin(FILE *stream, const format_options *options)
{
    (void)options;
    fputs(head, stream);
}

static void end(FILE *stream, const format_options *options)
{
    (void)options;
    fputs("</body>\n</html>\n", stream);
}

static void write_string(FILE *stream, const char *text)
{
    write_markup(stream, text, strlen(text));
}

static void write_entity(FILE *stream, const char *text, const nomen_entity *entity)
{
    fputs("<mark class=\"", stream);
    write_string(stream, entity->type);
    fputs("\" title=\"", stream);
    write_string(stream, entity->type);
    fputc(' ', stream);
    write_string(stream, entity->id);
    if (entity->form[0] != '\0') {
        fputs(", ", stream);
        write_string(stream, entity->form);
    }
    fprintf(stream, ", %.3f, ", entity->confidence);
    write_string(stream, entity->source);
    fputs("\">", stream);
    write_markup(stream, text + entity->start, entity->end - entity->start);
    fputs("<small>", stream);
    write_string(stream, entity->id);
    fputs("</small></mark>", stream);
}

static bool write_document(FILE *stream, const format_options *options,
                           const format_document *document)
{
    if (options->many) {
        fputs("<h2>", stream);
        write_string(stream, document->id);
        fputs("</h2>\n", stream);
    }
    if (document->error != NULL) {
        fputs("<p class=\"error\">", stream);
        write_string(stream, document->error);
        fputs("</p>\n", stream);
        return true;
    }
    const nomen_result *result = document->result;
    size_t at = 0;
    fputs("<div class=\"text\" dir=\"auto\">", stream);
    for (size_t i = 0; i < result->count; i++) {
        write_markup(stream, document->text + at, result->entities[i].start - at);
        write_entity(stream, document->text, &result->entities[i]);
        at = result->entities[i].end;
    }
    write_markup(stream, document->text + at, document->length - at);
    fputs("</div>\n", stream);
    return true;
}

const format format_html = {.name = "html", .begin = begin, .write = write_document, .end = end};
