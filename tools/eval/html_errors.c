/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The error browser of the HTML report: each error of the sample as a card, with the text around
 * it, what gold and the prediction say marked in it, and why the engine decided as it did. The
 * script filters the cards by what is in their data attributes.
 */
#include "html.h"

#include "../formats/markup.h"

#include <inttypes.h>
#include <string.h>

/* Names of classes in the style sheet. */
static const char *const kind_classes[ERROR_KINDS] = {
    [ERROR_MISSED] = "missed", [ERROR_SPURIOUS] = "spurious",
    [ERROR_SPAN] = "span",     [ERROR_TYPE] = "type",
    [ERROR_ID] = "id",
};

static void write_attribute(FILE *stream, const char *name, const char *value)
{
    fprintf(stream, " %s=\"", name);
    html_text(stream, value);
    fputc('"', stream);
}

static const char *type_of(const error_sample *error)
{
    return error->gold.present ? error->gold.type : error->predicted.type;
}

/* ---- The text ---- */

static bool covers(const error_side *side, size_t at)
{
    return side->present && side->start <= at && at < side->end;
}

/* The end of the stretch from `at` on that the same sides cover. */
static size_t stretch_end(const error_sample *error, size_t at)
{
    const size_t edges[] = {error->gold.start, error->gold.end, error->predicted.start,
                            error->predicted.end};
    size_t end = error->length;
    for (size_t i = 0; i < 4; i++)
        if ((i < 2 ? error->gold : error->predicted).present && edges[i] > at && edges[i] < end)
            end = edges[i];
    return end;
}

static void write_marked(FILE *stream, const error_sample *error)
{
    fputs("<p class=\"text\" dir=\"auto\"", stream);
    if (error->language[0] != '\0')
        write_attribute(stream, "lang", error->language);
    fputs(error->cut_before ? ">\xE2\x80\xA6" : ">", stream);
    for (size_t at = 0, end; at < error->length; at = end) {
        end = stretch_end(error, at);
        bool gold = covers(&error->gold, at), predicted = covers(&error->predicted, at);
        if (gold || predicted)
            fprintf(stream, "<mark class=\"%s%s\">", gold ? "gold" : "",
                    !predicted ? ""
                    : gold     ? " predicted"
                               : "predicted");
        write_markup(stream, error->text + at, end - at);
        if (gold || predicted)
            fputs("</mark>", stream);
    }
    fputs(error->cut_behind ? "\xE2\x80\xA6</p>\n" : "</p>\n", stream);
}

/* ---- What was said, and why ---- */

static void write_side(FILE *stream, const char *name, const error_sample *error,
                       const error_side *side)
{
    fprintf(stream, "<tr><th scope=\"row\">%s</th>", name);
    if (!side->present) {
        fputs("<td colspan=\"3\" class=\"faint\">nothing</td></tr>\n", stream);
        return;
    }
    fputs("<td><bdi>", stream);
    write_markup(stream, error->text + side->start, side->end - side->start);
    fputs("</bdi></td><td>", stream);
    html_text(stream, side->type);
    fputs("</td><td>", stream);
    html_text(stream, side->id != NULL ? side->id : "");
    fputs("</td></tr>\n", stream);
}

static void write_evidence(FILE *stream, const error_explanation *why)
{
    for (size_t i = 0; i < why->evidence_count; i++) {
        fputs(i == 0 ? ": " : ", ", stream);
        html_text(stream, why->evidence[i].name);
        fprintf(stream, "\xC2\xA0%+.2f", why->evidence[i].weight);
    }
}

static void write_explanation(FILE *stream, const error_sample *error)
{
    const error_explanation *why = &error->explanation;
    if (!error->explained) {
        if (error->source != NULL) {
            fputs("<p class=\"why\">by <code>", stream);
            html_text(stream, error->source);
            fputs("</code></p>\n", stream);
        }
        return;
    }
    if (why->source == NULL) {
        fputs("<p class=\"why\">no candidate: no row and no rule proposed it</p>\n", stream);
        return;
    }
    fprintf(stream, "<p class=\"why\">%s %+.2f as ", why->kept ? "kept" : "dropped", why->score);
    html_text(stream, why->type);
    fputc(' ', stream);
    html_text(stream, why->id);
    fputs(" by <code>", stream);
    html_text(stream, why->source);
    fputs("</code>", stream);
    if (why->rival != NULL) {
        fputs(", the text went to <code>", stream);
        html_text(stream, why->rival);
        fputs("</code>", stream);
    }
    write_evidence(stream, why);
    fputs("</p>\n", stream);
}

static void write_card(FILE *stream, const error_sample *error)
{
    fputs("<article", stream);
    write_attribute(stream, "data-kind", error_kind_name(error->kind));
    write_attribute(stream, "data-type", type_of(error));
    write_attribute(stream, "data-language", error->language);
    fprintf(stream, ">\n<h3><span class=\"kind %s\">%s</span> ", kind_classes[error->kind],
            error_kind_name(error->kind));
    html_text(stream, type_of(error));
    fputs(" <small>", stream);
    html_text(stream, error->document);
    fputs(" \xC2\xB7 ", stream);
    html_text(stream, error->file);
    fprintf(
        stream, ":%zu \xC2\xB7 character\xC2\xA0%zu</small></h3>\n", error->line,
        error_position(error, error->gold.present ? error->gold.start : error->predicted.start));
    write_marked(stream, error);
    fputs("<table class=\"sides\"><tbody>\n", stream);
    write_side(stream, "gold", error, &error->gold);
    write_side(stream, "predicted", error, &error->predicted);
    fputs("</tbody></table>\n", stream);
    write_explanation(stream, error);
    fputs("</article>\n", stream);
}

/* ---- The browser ---- */

static void write_counts(FILE *stream, const evaluation *e)
{
    fputs("<p class=\"counts\">", stream);
    for (int kind = 0; kind < ERROR_KINDS; kind++)
        fprintf(stream, "<span class=\"kind %s\">%s</span> %" PRIu64 " ", kind_classes[kind],
                error_kind_name((error_kind)kind), e->error_counts[kind]);
    fputs("</p>\n", stream);
    if (e->ignored > 0)
        fprintf(stream,
                "<p class=\"faint\">Predictions on text that the gold ignores, which count neither "
                "way: %" PRIu64 "</p>\n",
                e->ignored);
}

void html_errors(FILE *stream, const evaluation *e)
{
    fputs("<section>\n<h2>Errors</h2>\n", stream);
    write_counts(stream, e);
    if (e->error_count == 0) {
        fputs("<p class=\"faint\">With <code>--errors N</code> a sample of them stands here.</p>\n"
              "</section>\n",
              stream);
        return;
    }
    fprintf(
        stream,
        "<p>A sample of %zu. In the text, <mark class=\"gold\">gold</mark>, <mark "
        "class=\"predicted\">predicted</mark>, <mark class=\"gold predicted\">both</mark>.</p>\n"
        "<form id=\"filters\" hidden>\n<label>kind <select name=\"kind\"></select></label>\n"
        "<label>type <select name=\"type\"></select></label>\n"
        "<label>language <select name=\"language\"></select></label>\n"
        "<label>text <input name=\"text\" type=\"search\"></label>\n"
        "<output></output>\n</form>\n<div id=\"errors\">\n",
        e->error_count);
    for (size_t i = 0; i < e->error_count; i++)
        write_card(stream, &e->errors[i]);
    fputs("</div>\n</section>\n", stream);
}
