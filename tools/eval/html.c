/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The report as a page: one file that needs no network, follows the reader's choice of light or
 * dark, and can be printed.
 *
 * Plots are inline SVG in the colours of the style sheet, and each has a table with the same
 * numbers. The page can be read without its script, which only adds filters to the errors. A policy
 * in its head forbids it to load anything, whatever a document may have smuggled in; and nothing
 * should get in, for all text passes write_markup().
 */
#include "html.h"

#include "report.h"

#include <inttypes.h>
#include <stdlib.h>

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- Cells ---- */

static void write_count_cell(FILE *stream, uint64_t count)
{
    fprintf(stream, "<td>%" PRIu64 "</td>", count);
}

static void write_estimate_cell(FILE *stream, estimate value)
{
    fputs("<td>", stream);
    html_estimate(stream, value);
    fputs("</td>", stream);
}

static void write_share_cell(FILE *stream, uint64_t part, uint64_t whole)
{
    if (whole > 0)
        fprintf(stream, "<td>%.3f</td>", (double)part / (double)whole);
    else
        fputs("<td>\xE2\x80\x93</td>", stream);
}

static void write_label_cell(FILE *stream, const char *label)
{
    fputs("<th scope=\"row\">", stream);
    html_text(stream, label);
    fputs("</th>", stream);
}

/* ---- Head ---- */

static void write_head(FILE *stream)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<title>nomen eval</title>\n<style>\n",
          stream);
    html_style(stream);
    fputs("</style>\n</head>\n<body>\n<main>\n", stream);
}

static void write_tile(FILE *stream, const char *name, estimate value)
{
    fprintf(stream, "<div class=\"tile\"><span>%s</span><strong>", name);
    html_estimate(stream, value);
    fputs("</strong><small>", stream);
    html_interval(stream, value);
    fputs("</small></div>\n", stream);
}

static void write_tiles(FILE *stream, const evaluation *e)
{
    const scheme_score *score = &e->all.all.schemes[e->scheme];
    estimate ids = {.defined = e->all.all.linked > 0};
    if (ids.defined)
        ids.value = (double)e->all.all.linked_right / (double)e->all.all.linked;
    fputs("<div class=\"tiles\">\n", stream);
    write_tile(stream, "F1", score->f1);
    write_tile(stream, "Precision", score->precision);
    write_tile(stream, "Recall", score->recall);
    write_tile(stream, "Right ids", ids);
    fputs("</div>\n", stream);
}

static void write_size(FILE *stream, const score_scope *all)
{
    bool large = all->bytes >= 1000000;
    fprintf(stream, "%" PRIu64 " document%s, %.1f %s", all->documents, plural(all->documents),
            (double)all->bytes / (large ? 1e6 : 1e3), large ? "MB" : "kB");
}

static void write_files(FILE *stream, const evaluation *e)
{
    fputs(": ", stream);
    if (e->file_count == 1)
        html_text(stream, e->files[0].name);
    else
        fprintf(stream, "%zu files", e->file_count);
}

static void write_summary(FILE *stream, const evaluation *e)
{
    fputs("<header>\n<h1>Evaluation</h1>\n<p>", stream);
    write_size(stream, &e->all);
    write_files(stream, e);
    fputs(e->prediction != NULL ? "<br>\nPredictions: " : "<br>\nTagged by nomen with ", stream);
    html_text(stream, e->prediction != NULL ? e->prediction : e->model != NULL ? e->model : "");
    fprintf(stream, "<br>\nScheme <em>%s</em>, all types together, 95\xC2\xA0%% intervals</p>\n",
            scheme_name(e->scheme));
    if (e->problems > 0)
        fprintf(stream,
                "<p class=\"warning\">%" PRIu64 " document%s could not be scored; see the messages "
                "of the run.</p>\n",
                e->problems, plural(e->problems));
    write_tiles(stream, e);
    fputs("</header>\n", stream);
}

/* ---- Scores by type ---- */

static void write_score_row(FILE *stream, const char *label, const score_group *group, scheme which)
{
    const scheme_score *score = &group->schemes[which];
    fputs("<tr>", stream);
    write_label_cell(stream, label);
    write_count_cell(stream, group->gold);
    write_count_cell(stream, group->predicted);
    write_estimate_cell(stream, score->precision);
    write_estimate_cell(stream, score->recall);
    write_estimate_cell(stream, score->f1);
    fputs("<td class=\"faint\">", stream);
    html_interval(stream, score->f1);
    fputs("</td>", stream);
    write_share_cell(stream, group->linked_right, group->linked);
    fputs("</tr>\n", stream);
}

static void write_types(FILE *stream, const evaluation *e, plot_row *rows)
{
    for (size_t i = 0; i < e->type_count; i++)
        rows[i] = (plot_row){.label = e->types[i], .group = &e->all.types[i]};
    rows[e->type_count] = (plot_row){.label = "all types", .group = &e->all.all, .strong = true};
    fputs("<section>\n<h2>Scores by type</h2>\n", stream);
    html_plot_scores(stream, rows, e->type_count + 1, e->scheme);
    fputs("<div class=\"wide\"><table>\n<thead><tr><th></th><th>gold</th><th>predicted</th>"
          "<th>precision</th><th>recall</th><th>F1</th><th>95\xC2\xA0% interval</th><th>right "
          "ids</th>"
          "</tr></thead>\n<tbody>\n",
          stream);
    for (size_t i = 0; i <= e->type_count; i++)
        write_score_row(stream, rows[i].label, rows[i].group, e->scheme);
    fputs("</tbody></table></div>\n</section>\n", stream);
}

static void write_schemes(FILE *stream, const evaluation *e)
{
    if (e->only)
        return;
    fputs("<section>\n<h2>F1 by scheme</h2>\n<div class=\"wide\"><table>\n<thead><tr><th></th>",
          stream);
    for (int s = 0; s < SCHEMES; s++)
        fprintf(stream, "<th>%s</th>", scheme_name((scheme)s));
    fputs("</tr></thead>\n<tbody>\n", stream);
    for (size_t i = 0; i <= e->type_count; i++) {
        const score_group *group = i < e->type_count ? &e->all.types[i] : &e->all.all;
        fputs("<tr>", stream);
        write_label_cell(stream, i < e->type_count ? e->types[i] : "all types");
        for (int s = 0; s < SCHEMES; s++)
            write_estimate_cell(stream, group->schemes[s].f1);
        fputs("</tr>\n", stream);
    }
    fputs("</tbody></table></div>\n</section>\n", stream);
}

/* ---- Scores by language and by file ---- */

/* How much of their names all scopes share, up to the last slash. */
static size_t shared_folder(const score_scope *scopes, size_t count)
{
    size_t shared = 0;
    for (size_t i = 0; scopes[0].name[i] != '\0'; i++) {
        for (size_t k = 1; k < count; k++)
            if (scopes[k].name[i] != scopes[0].name[i])
                return shared;
        if (scopes[0].name[i] == '/')
            shared = i + 1;
    }
    return shared;
}

static void write_scope_row(FILE *stream, const evaluation *e, const score_scope *scope,
                            const char *label)
{
    const scheme_score *score = &scope->all.schemes[e->scheme];
    fputs("<tr>", stream);
    write_label_cell(stream, label);
    write_count_cell(stream, scope->documents);
    write_count_cell(stream, scope->all.gold);
    write_estimate_cell(stream, score->precision);
    write_estimate_cell(stream, score->recall);
    write_estimate_cell(stream, score->f1);
    for (size_t i = 0; i < e->type_count; i++)
        write_estimate_cell(stream, scope->types[i].schemes[e->scheme].f1);
    fputs("</tr>\n", stream);
}

static void write_scopes(FILE *stream, const evaluation *e, const char *title, const char *column,
                         const score_scope *scopes, size_t count, plot_row *rows)
{
    size_t shared = shared_folder(scopes, count);
    for (size_t i = 0; i < count; i++) {
        const char *name = scopes[i].name + shared;
        rows[i] = (plot_row){.label = *name != '\0' ? name : "unknown", .group = &scopes[i].all};
    }
    fprintf(stream, "<section>\n<h2>%s</h2>\n", title);
    html_plot_bars(stream, rows, count, e->scheme);
    fprintf(stream,
            "<div class=\"wide\"><table>\n<thead><tr><th>%s</th><th>documents</th><th>gold</th>"
            "<th>precision</th><th>recall</th><th>F1</th>",
            column);
    for (size_t i = 0; i < e->type_count; i++) {
        fputs("<th>", stream);
        html_text(stream, e->types[i]);
        fputs("</th>", stream);
    }
    fputs("</tr></thead>\n<tbody>\n", stream);
    for (size_t i = 0; i < count; i++)
        write_scope_row(stream, e, &scopes[i], rows[i].label);
    fputs("</tbody></table></div>\n</section>\n", stream);
}

/* ---- Calibration and confusion ---- */

static void write_calibration(FILE *stream, const evaluation *e)
{
    uint64_t count = 0;
    for (int i = 0; i < CALIBRATION_BINS; i++)
        count += e->calibration[i].count;
    if (count == 0)
        return;
    fputs("<section>\n<h2>Calibration</h2>\n<div class=\"pair\">\n", stream);
    html_plot_calibration(stream, e->calibration);
    fputs("<div><p>How many predictions of a confidence are right, in span and type. On the "
          "diagonal confidence means what it says; above it nomen is too modest, below too sure. "
          "The bars show how many predictions there are.</p>\n<table>\n<thead><tr>"
          "<th>confidence</th><th>predictions</th><th>mean</th><th>right</th></tr></thead>\n"
          "<tbody>\n",
          stream);
    for (int i = 0; i < CALIBRATION_BINS; i++) {
        const calibration_bin *bin = &e->calibration[i];
        if (bin->count > 0)
            fprintf(stream,
                    "<tr><th scope=\"row\">%.1f \xE2\x80\x93 %.1f</th><td>%" PRIu64
                    "</td><td>%.3f</td><td>%.3f</td></tr>\n",
                    i / 10.0, (i + 1) / 10.0, bin->count, bin->confidence, bin->accuracy);
    }
    fputs("</tbody></table></div>\n</div>\n</section>\n", stream);
}

/* Shaded by its share of the row. */
static void write_confusion_row(FILE *stream, const char *label, const uint64_t *counts,
                                size_t count, size_t right)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += counts[i];
    fputs("<tr>", stream);
    write_label_cell(stream, label);
    for (size_t i = 0; i < count; i++) {
        double share = sum > 0 ? (double)counts[i] / (double)sum : 0;
        fprintf(stream, "<td class=\"%s\" style=\"--share:%.3f\">", i == right ? "right" : "wrong",
                share);
        if (counts[i] > 0)
            fprintf(stream, "%" PRIu64, counts[i]);
        fputs("</td>", stream);
    }
    fputs("</tr>\n", stream);
}

static void write_confusion(FILE *stream, const evaluation *e)
{
    size_t width = e->type_count + 1;
    fputs("<section>\n<h2>Confusion</h2>\n<div class=\"wide\"><table "
          "class=\"confusion\">\n<thead><tr>"
          "<th>gold \\ predicted</th>",
          stream);
    for (size_t i = 0; i < e->type_count; i++) {
        fputs("<th>", stream);
        html_text(stream, e->types[i]);
        fputs("</th>", stream);
    }
    fputs("<th>nothing</th></tr></thead>\n<tbody>\n", stream);
    for (size_t i = 0; i < e->type_count; i++)
        write_confusion_row(stream, e->types[i], e->confusion + i * width, width, i);
    write_confusion_row(stream, "nothing", e->confusion + e->type_count * width, e->type_count,
                        SIZE_MAX);
    fputs("</tbody></table></div>\n</section>\n", stream);
}

/* ---- Significance ---- */

static void write_significance(FILE *stream, const evaluation *e)
{
    const significance *s = &e->significance;
    if (!s->present)
        return;
    fputs("<section>\n<h2>Against ", stream);
    html_text(stream, s->name);
    fprintf(
        stream,
        "</h2>\n<p>F1 of all types together. p is how likely a difference as large would be by "
        "chance (paired randomisation of documents, %u trials).</p>\n<div class=\"wide\"><table>\n"
        "<thead><tr><th></th><th>these</th><th>those</th><th>difference</th><th>p</th></tr>"
        "</thead>\n<tbody>\n",
        s->trials);
    for (int i = 0; i < SCHEMES; i++) {
        if (e->only && i != (int)e->scheme)
            continue;
        fputs("<tr>", stream);
        write_label_cell(stream, scheme_name((scheme)i));
        write_estimate_cell(stream, s->schemes[i].first);
        write_estimate_cell(stream, s->schemes[i].second);
        fprintf(stream, "<td>%+.3f</td><td>%.4f</td></tr>\n", s->schemes[i].difference,
                s->schemes[i].p);
    }
    fputs("</tbody></table></div>\n</section>\n", stream);
}

/* ---- The page ---- */

static bool write_sections(FILE *stream, const evaluation *e)
{
    size_t most = e->type_count + 1;
    most = e->language_count > most ? e->language_count : most;
    most = e->file_count > most ? e->file_count : most;
    plot_row *rows = calloc(most, sizeof *rows);
    if (rows == NULL)
        return false;
    write_types(stream, e, rows);
    write_schemes(stream, e);
    write_significance(stream, e);
    if (e->language_count > 0)
        write_scopes(stream, e, "Scores by language", "language", e->languages, e->language_count,
                     rows);
    if (e->file_count > 1)
        write_scopes(stream, e, "Scores by file", "file", e->files, e->file_count, rows);
    free(rows);
    write_calibration(stream, e);
    write_confusion(stream, e);
    html_errors(stream, e);
    return true;
}

void write_evaluation_html(FILE *stream, const report_options *options, const evaluation *e)
{
    (void)options;
    write_head(stream);
    write_summary(stream, e);
    if (!write_sections(stream, e))
        fputs("<p class=\"warning\">out of memory</p>\n", stream);
    fputs("</main>\n<script>\n", stream);
    html_script(stream);
    fputs("</script>\n</body>\n</html>\n", stream);
}
