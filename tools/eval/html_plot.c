/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The plots of the HTML report, as inline SVG. Coordinates are those of the view box, which the
 * page scales; colours are classes of the style sheet. What can be drawn can be read: every mark
 * has its number in the table that follows the plot.
 */
#include "html.h"

#include "../formats/json.h"

#include <inttypes.h>
#include <string.h>

/* A plot of rows: labels, the axis from 0 to 1, values. The labels get the room that they need. */
enum { WIDTH = 760, LABEL = 24, RIGHT = 600, TOP = 12, SCORE_ROW = 34, BAR_ROW = 26, AXIS = 26 };

typedef struct plot {
    FILE *stream;
    double left;
    size_t row_height;
} plot;

static size_t count_characters(const char *label)
{
    size_t count = 0;
    for (; *label != '\0'; label++)
        count += ((unsigned char)*label & 0xC0) != 0x80;
    return count;
}

/* What is left of a label that must be shorter: the end, since that is where paths differ. */
static const char *shorten(const char *label)
{
    size_t length = strlen(label);
    for (size_t count = count_characters(label); count > LABEL; count--) {
        int size = json_next_character(label, length);
        label += size < 0 ? -size : size;
        length -= (size_t)(size < 0 ? -size : size);
    }
    return label;
}

static double at(const plot *p, double value)
{
    return p->left + value * (RIGHT - p->left);
}

static double row_middle(const plot *p, size_t row)
{
    return TOP + ((double)row + 0.5) * (double)p->row_height;
}

static plot begin_plot(FILE *stream, const char *title, const plot_row *rows, size_t count,
                       size_t row_height)
{
    size_t widest = 4;
    for (size_t i = 0; i < count; i++) {
        size_t width = count_characters(shorten(rows[i].label));
        widest = width > widest ? width : widest;
    }
    plot p = {stream, 16 + 8.2 * (double)widest, row_height};
    double height = TOP + (double)(count * row_height) + AXIS;
    fprintf(stream,
            "<div class=\"wide\"><svg class=\"plot\" viewBox=\"0 0 %d %.0f\" role=\"img\" "
            "aria-label=\"%s\">\n",
            WIDTH, height, title);
    for (int i = 0; i <= 10; i += 2) {
        double x = at(&p, i / 10.0);
        fprintf(stream,
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.1f\"/>"
                "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">%.1f</text>\n",
                x, x, TOP, height - AXIS + 6, x, height - 4, i / 10.0);
    }
    return p;
}

static void write_label(const plot *p, const plot_row *row, double y)
{
    const char *label = shorten(row->label);
    fprintf(p->stream, "<text class=\"label%s\" x=\"%.1f\" y=\"%.1f\">",
            row->strong ? " strong" : "", p->left - 12, y + 4.5);
    fputs(label > row->label ? "\xE2\x80\xA6" : "", p->stream);
    html_text(p->stream, label);
    fputs("</text>\n", p->stream);
}

static void write_value(const plot *p, const plot_row *row, estimate value, double y)
{
    fprintf(p->stream, "<text class=\"value%s\" x=\"%d\" y=\"%.1f\">", row->strong ? " strong" : "",
            RIGHT + 16, y + 4.5);
    html_estimate(p->stream, value);
    fputs(" <tspan class=\"faint\">", p->stream);
    html_interval(p->stream, value);
    fputs("</tspan></text>\n", p->stream);
}

static void write_interval(const plot *p, estimate value, double y)
{
    double low = at(p, value.low), high = at(p, value.high);
    if (value.interval)
        fprintf(p->stream,
                "<path class=\"interval\" d=\"M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8\"/>\n", low,
                y, high, low, y - 4, high, y - 4);
}

static void write_scores(const plot *p, const scheme_score *score, double y)
{
    if (score->precision.defined)
        fprintf(p->stream, "<path class=\"precision\" d=\"M%.1f %.1fl5 9h-10z\"/>\n",
                at(p, score->precision.value), y + 2);
    if (score->recall.defined)
        fprintf(p->stream, "<path class=\"recall\" d=\"M%.1f %.1fl5 -9h-10z\"/>\n",
                at(p, score->recall.value), y - 2);
    write_interval(p, score->f1, y);
    if (score->f1.defined)
        fprintf(p->stream, "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>\n",
                at(p, score->f1.value), y);
}

void html_plot_scores(FILE *stream, const plot_row *rows, size_t count, scheme which)
{
    plot p = begin_plot(stream, "F1 with its interval, precision and recall of each type", rows,
                        count, SCORE_ROW);
    for (size_t i = 0; i < count; i++) {
        const scheme_score *score = &rows[i].group->schemes[which];
        double y = row_middle(&p, i);
        write_label(&p, &rows[i], y);
        write_scores(&p, score, y);
        write_value(&p, &rows[i], score->f1, y);
    }
    fputs("</svg></div>\n<p class=\"legend\"><svg viewBox=\"0 0 20 20\"><circle class=\"point\" "
          "cx=\"10\" "
          "cy=\"10\" r=\"6\"/></svg> F1 and its interval "
          "<svg viewBox=\"0 0 20 20\"><path class=\"precision\" d=\"M10 5l6 10h-12z\"/></svg> "
          "precision <svg viewBox=\"0 0 20 20\"><path class=\"recall\" d=\"M10 15l6 "
          "-10h-12z\"/></svg> "
          "recall</p>\n",
          stream);
}

void html_plot_bars(FILE *stream, const plot_row *rows, size_t count, scheme which)
{
    plot p = begin_plot(stream, "F1 with its interval", rows, count, BAR_ROW);
    for (size_t i = 0; i < count; i++) {
        estimate f1 = rows[i].group->schemes[which].f1;
        double y = row_middle(&p, i);
        write_label(&p, &rows[i], y);
        if (f1.defined)
            fprintf(stream,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"16\"/>\n",
                    p.left, y - 8, at(&p, f1.value) - p.left);
        write_interval(&p, f1, y);
        write_value(&p, &rows[i], f1, y);
    }
    fputs("</svg></div>\n", stream);
}

/* ---- Calibration: a square, with the counts as bars behind the curve ---- */

enum { SIDE = 300, MARGIN = 40 };

static double across(double value)
{
    return MARGIN + value * SIDE;
}

static double up(double value)
{
    return 10 + (1 - value) * SIDE;
}

static void write_histogram(FILE *stream, const calibration_bin *bins)
{
    uint64_t most = 1;
    for (int i = 0; i < CALIBRATION_BINS; i++)
        most = bins[i].count > most ? bins[i].count : most;
    for (int i = 0; i < CALIBRATION_BINS; i++) {
        double height = 0.3 * SIDE * (double)bins[i].count / (double)most;
        if (bins[i].count > 0)
            fprintf(
                stream,
                "<rect class=\"count\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                across(i / 10.0) + 2, up(0) - height, SIDE / 10.0 - 4, height);
    }
}

static void write_curve(FILE *stream, const calibration_bin *bins)
{
    const char *step = "<path class=\"curve\" d=\"M";
    for (int i = 0; i < CALIBRATION_BINS; i++) {
        if (bins[i].count == 0)
            continue;
        fprintf(stream, "%s%.1f %.1f", step, across(bins[i].confidence), up(bins[i].accuracy));
        step = "L";
    }
    fputs("\"/>\n", stream);
    for (int i = 0; i < CALIBRATION_BINS; i++)
        if (bins[i].count > 0)
            fprintf(stream,
                    "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"><title>%" PRIu64
                    " predictions, confidence %.3f, right %.3f</title></circle>\n",
                    across(bins[i].confidence), up(bins[i].accuracy), bins[i].count,
                    bins[i].confidence, bins[i].accuracy);
}

void html_plot_calibration(FILE *stream, const calibration_bin *bins)
{
    fprintf(stream,
            "<svg class=\"square\" viewBox=\"0 0 %d %d\" role=\"img\" "
            "aria-label=\"Confidence against accuracy\">\n",
            MARGIN + SIDE + 12, SIDE + 56);
    write_histogram(stream, bins);
    for (int i = 0; i <= 10; i += 2) {
        double value = i / 10.0;
        fprintf(stream,
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">%.1f</text>"
                "<text class=\"tick side\" x=\"%d\" y=\"%.1f\">%.1f</text>\n",
                across(value), across(value), up(0), up(1), across(0), across(1), up(value),
                up(value), across(value), up(0) + 18, value, MARGIN - 8, up(value) + 4, value);
    }
    fprintf(stream,
            "<line class=\"diagonal\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n"
            "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">confidence</text>\n"
            "<text class=\"tick\" transform=\"translate(10 %.1f) rotate(-90)\">right</text>\n",
            across(0), up(0), across(1), up(1), across(0.5), up(0) + 38, up(0.5));
    write_curve(stream, bins);
    fputs("</svg>\n", stream);
}
