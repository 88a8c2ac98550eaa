/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The report for people: tables of at most 100 columns.
 *
 * A table is a list of rows with a label on the left and numbers on the right, so each column is
 * printed with a fixed width. What comes from files (types, names, text) is printed by
 * write_plain(). A score that is undefined is a dash.
 */
#include "report.h"

#include "../formats/json.h"
#include "../formats/plain.h"

#include <inttypes.h>
#include <string.h>

enum { LABEL = 24, WIDTH = 100, EVIDENCE = 14, TITLE = 12, TYPES_SHOWN = 5 };

typedef struct table {
    FILE *stream;
    bool colour;
} table;

static void begin_bold(const table *t)
{
    if (t->colour)
        fputs("\033[1m", t->stream);
}

static void begin_faint(const table *t)
{
    if (t->colour)
        fputs("\033[2m", t->stream);
}

static void end_style(const table *t)
{
    if (t->colour)
        fputs("\033[0m", t->stream);
}

/* ---- Cells ---- */

static size_t count_characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; count++) {
        int size = json_next_character(text + i, length - i);
        i += (size_t)(size < 0 ? -size : size);
    }
    return count;
}

/* A label of fixed width. Of one that is too long the end is kept: that is where paths differ. */
static void print_label(const table *t, const char *label)
{
    size_t length = strlen(label), count = count_characters(label, length);
    bool cut = count > LABEL;
    for (; cut && count > LABEL - 1; count--) {
        int size = json_next_character(label, length);
        label += size < 0 ? -size : size;
        length = strlen(label);
    }
    if (cut)
        fputs("\xE2\x80\xA6", t->stream);
    write_plain(t->stream, label, length);
    fprintf(t->stream, "%*s", (int)(LABEL - count - cut), "");
}

/* The title of a column on the right, cut where it does not fit. */
static void print_title(const table *t, const char *title, size_t width)
{
    size_t length = 0, count = 0, all = strlen(title);
    for (; length < all && count < width; count++) {
        int size = json_next_character(title + length, all - length);
        length += (size_t)(size < 0 ? -size : size);
    }
    fprintf(t->stream, "%*s", (int)(width + 1 - count), "");
    write_plain(t->stream, title, length);
}

static void print_count(const table *t, uint64_t count)
{
    fprintf(t->stream, " %9" PRIu64, count);
}

static void print_ratio(const table *t, estimate value, int width)
{
    if (value.defined)
        fprintf(t->stream, " %*.3f", width, value.value);
    else
        fprintf(t->stream, " %*s", width, "-");
}

static void print_interval(const table *t, estimate value)
{
    if (!value.interval)
        return;
    begin_faint(t);
    fprintf(t->stream, "  %.3f \xE2\x80\x93 %.3f", value.low, value.high);
    end_style(t);
}

static void print_heading(const table *t, const char *label, const char *columns)
{
    fputc('\n', t->stream);
    begin_bold(t);
    print_label(t, label);
    fputs(columns, t->stream);
    end_style(t);
    fputc('\n', t->stream);
}

/* ---- Tables ---- */

static const char score_columns[] =
    "      gold predicted precision    recall        F1  95 % interval";

static void print_scores(const table *t, const char *label, const score_group *group, scheme which)
{
    const scheme_score *score = &group->schemes[which];
    print_label(t, label);
    print_count(t, group->gold);
    print_count(t, group->predicted);
    print_ratio(t, score->precision, 9);
    print_ratio(t, score->recall, 9);
    print_ratio(t, score->f1, 9);
    print_interval(t, score->f1);
}

/* How many ids are right, of the strict matches whose gold has one. */
static void print_ids(const table *t, const score_group *group)
{
    if (!group->schemes[0].f1.interval)
        fprintf(t->stream, "%15s", "");
    if (group->linked > 0)
        fprintf(t->stream, "  %.3f", (double)group->linked_right / (double)group->linked);
    else
        fputs("      -", t->stream);
}

static void print_macro(const table *t, const score_scope *scope, scheme which)
{
    print_label(t, "mean of types (macro)");
    fprintf(t->stream, "%20s", "");
    print_ratio(t, scope->macro[which].precision, 9);
    print_ratio(t, scope->macro[which].recall, 9);
    print_ratio(t, scope->macro[which].f1, 9);
    fputc('\n', t->stream);
}

static void print_types(const table *t, const evaluation *e)
{
    char columns[100];
    snprintf(columns, sizeof columns, "%s     id", score_columns);
    print_heading(t, scheme_name(e->scheme), columns);
    for (size_t i = 0; i < e->type_count; i++) {
        print_scores(t, e->types[i], &e->all.types[i], e->scheme);
        print_ids(t, &e->all.types[i]);
        fputc('\n', t->stream);
    }
    if (e->type_count != 1) {
        print_scores(t, "all types (micro)", &e->all.all, e->scheme);
        print_ids(t, &e->all.all);
        fputc('\n', t->stream);
        print_macro(t, &e->all, e->scheme);
    }
}

static void print_schemes(const table *t, const evaluation *e)
{
    print_heading(t, "F1 by scheme", "    strict     exact   partial      type   overlap");
    for (size_t i = 0; i <= e->type_count; i++) {
        const score_group *group = i < e->type_count ? &e->all.types[i] : &e->all.all;
        if (i == e->type_count && i == 1)
            break; /* a single type is all types */
        print_label(t, group->type != NULL ? group->type : "all types (micro)");
        for (int s = 0; s < SCHEMES; s++)
            print_ratio(t, group->schemes[s].f1, 9);
        fputc('\n', t->stream);
    }
}

static const char *scope_label(const score_scope *scope)
{
    return scope->name[0] != '\0' ? scope->name : "(not said)";
}

/* A row for each language or file, if there are several. */
static void print_scopes(const table *t, const evaluation *e, const char *title,
                         const score_scope *scopes, size_t count)
{
    if (count < 2)
        return;
    print_heading(t, title, score_columns);
    for (size_t i = 0; i < count; i++) {
        print_scores(t, scope_label(&scopes[i]), &scopes[i].all, e->scheme);
        fputc('\n', t->stream);
    }
}

/* F1 of each type, by language; if there is room for the types. */
static void print_types_by_language(const table *t, const evaluation *e)
{
    if (e->language_count < 2 || e->type_count < 2 || e->type_count > TYPES_SHOWN)
        return;
    fputc('\n', t->stream);
    begin_bold(t);
    print_label(t, "F1 by language and type");
    for (size_t i = 0; i < e->type_count; i++)
        print_title(t, e->types[i], TITLE);
    end_style(t);
    fputc('\n', t->stream);
    for (size_t i = 0; i < e->language_count; i++) {
        print_label(t, scope_label(&e->languages[i]));
        for (size_t k = 0; k < e->type_count; k++)
            print_ratio(t, e->languages[i].types[k].schemes[e->scheme].f1, TITLE);
        fputc('\n', t->stream);
    }
}

/* Which types are taken for which: only what was. */
static void print_confusion(const table *t, const evaluation *e)
{
    bool any = false;
    for (size_t i = 0; i < e->type_count; i++) {
        for (size_t k = 0; k < e->type_count; k++) {
            uint64_t count = e->confusion[i * (e->type_count + 1) + k];
            if (i == k || count == 0)
                continue;
            if (!any)
                print_heading(t, "confusion: gold", " predicted as                times");
            any = true;
            print_label(t, e->types[i]);
            fputc(' ', t->stream);
            print_label(t, e->types[k]);
            print_count(t, count);
            fputc('\n', t->stream);
        }
    }
}

static void print_significance(const table *t, const evaluation *e)
{
    const significance *s = &e->significance;
    if (!s->present)
        return;
    print_heading(t, "difference of F1", "     first    second      diff         p");
    for (int i = 0; i < SCHEMES; i++) {
        if (e->only && i != (int)e->scheme)
            continue;
        print_label(t, scheme_name((scheme)i));
        print_ratio(t, s->schemes[i].first, 9);
        print_ratio(t, s->schemes[i].second, 9);
        fprintf(t->stream, " %+9.3f %9.4f\n", s->schemes[i].difference, s->schemes[i].p);
    }
}

/* ---- Errors ---- */

/* A stretch of text on one line. */
static void print_text(const table *t, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t plain = 0;
        while (i + plain < length && strchr("\n\r\t", text[i + plain]) == NULL)
            plain++;
        write_plain(t->stream, text + i, plain);
        i += plain;
        if (i < length) {
            fputc(' ', t->stream);
            i++;
        }
    }
}

static void print_string(const table *t, const char *text)
{
    print_text(t, text, strlen(text));
}

static void print_side(const table *t, const char *name, const error_side *side,
                       const error_sample *error)
{
    if (!side->present)
        return;
    fprintf(t->stream, "    %-9s ", name);
    print_text(t, error->text + side->start, side->end - side->start);
    begin_faint(t);
    fputs("  ", t->stream);
    print_string(t, side->type);
    if (side->id != NULL) {
        fputc(' ', t->stream);
        print_string(t, side->id);
    }
    end_style(t);
    fputc('\n', t->stream);
}

/* The text with the mention in brackets: the gold one, or else what was predicted. */
static void print_context(const table *t, const error_sample *error)
{
    const error_side *side = error->gold.present ? &error->gold : &error->predicted;
    fputs(error->cut_before ? "    \xE2\x80\xA6" : "    ", t->stream);
    print_text(t, error->text, side->start);
    begin_bold(t);
    fputc('[', t->stream);
    print_text(t, error->text + side->start, side->end - side->start);
    fputc(']', t->stream);
    end_style(t);
    print_text(t, error->text + side->end, error->length - side->end);
    fputs(error->cut_behind ? "\xE2\x80\xA6\n" : "\n", t->stream);
}

/* The sum, term by term, in lines that fit. */
static void print_evidence(const table *t, const error_explanation *x)
{
    int column = WIDTH;
    for (size_t i = 0; i < x->evidence_count; i++) {
        char weight[32];
        snprintf(weight, sizeof weight, " %+.2f%s", x->evidence[i].weight,
                 i + 1 < x->evidence_count ? "," : "");
        int width = 1 + (int)strlen(x->evidence[i].name) + (int)strlen(weight);
        if (column + width > WIDTH) {
            fprintf(t->stream, "%s%*s", i > 0 ? "\n" : "", EVIDENCE - 1, "");
            column = EVIDENCE - 1;
        }
        fprintf(t->stream, " %s%s", x->evidence[i].name, weight);
        column += width;
    }
    if (x->evidence_count > 0)
        fputc('\n', t->stream);
}

static void print_explanation(const table *t, const error_sample *error)
{
    const error_explanation *x = &error->explanation;
    if (!error->explained) {
        if (error->source != NULL) {
            fputs("    source    ", t->stream);
            print_string(t, error->source);
            fputc('\n', t->stream);
        }
        return;
    }
    if (x->source == NULL) {
        fputs("    dropped   nothing: no row or rule proposes it\n", t->stream);
        return;
    }
    fprintf(t->stream, "    %-9s %+.2f  ", x->kept ? "kept" : "dropped", x->score);
    print_string(t, x->type);
    fputc(' ', t->stream);
    print_string(t, x->id);
    fputs("  ", t->stream);
    print_string(t, x->source);
    if (x->rival != NULL) {
        fputs("  taken by ", t->stream);
        print_string(t, x->rival);
    }
    fputc('\n', t->stream);
    print_evidence(t, x);
}

static void print_errors(const table *t, const evaluation *e)
{
    fputs("\nerrors: ", t->stream);
    for (int i = 0; i < ERROR_KINDS; i++)
        fprintf(t->stream, "%s%s %" PRIu64, i > 0 ? ", " : "", error_kind_name((error_kind)i),
                e->error_counts[i]);
    fputc('\n', t->stream);
    for (size_t i = 0; i < e->error_count; i++) {
        const error_sample *error = &e->errors[i];
        fputc('\n', t->stream);
        begin_bold(t);
        fputs(error_kind_name(error->kind), t->stream);
        end_style(t);
        fputs("  ", t->stream);
        print_string(t, error->file);
        fprintf(t->stream, ":%zu  ", error->line);
        print_string(t, error->document);
        fputc('\n', t->stream);
        print_context(t, error);
        print_side(t, "gold", &error->gold, error);
        print_side(t, "predicted", &error->predicted, error);
        print_explanation(t, error);
    }
}

/* ---- The report ---- */

static void print_head(const table *t, const evaluation *e)
{
    fputs("gold       ", t->stream);
    if (e->file_count == 1)
        print_string(t, e->files[0].name);
    else
        fprintf(t->stream, "%zu files", e->file_count);
    fprintf(t->stream, ", %" PRIu64 " document%s, %" PRIu64 " bytes\n", e->all.documents,
            e->all.documents == 1 ? "" : "s", e->all.bytes);
    const char *from = e->prediction != NULL ? e->prediction : e->model;
    fputs(e->prediction != NULL ? "predicted  " : "tagged by  ", t->stream);
    if (from != NULL)
        print_string(t, from);
    fputc('\n', t->stream);
    if (e->significance.present) {
        fputs("second     ", t->stream);
        print_string(t, e->significance.name);
        fputc('\n', t->stream);
    }
}

/* What a reader of the numbers should know. */
static void print_notes(const table *t, const evaluation *e)
{
    if (e->error_count > 0)
        fputc('\n', t->stream);
    if (e->ignored > 0)
        fprintf(t->stream, "%" PRIu64 " prediction%s on text that the gold ignores\n", e->ignored,
                e->ignored == 1 ? "" : "s");
    for (size_t i = 0; i < e->type_count; i++) {
        const score_group *group = &e->all.types[i];
        if (group->gold > 0 || group->predicted == 0)
            continue;
        fputs("the gold has no ", t->stream);
        print_string(t, group->type);
        fputs("; leave it out with --types if nobody labelled it\n", t->stream);
    }
    if (e->problems > 0)
        fprintf(t->stream, "%" PRIu64 " problem%s: see the messages\n", e->problems,
                e->problems == 1 ? "" : "s");
}

void write_table(FILE *stream, const report_options *options, const evaluation *e)
{
    const table t = {stream, options->colour};
    print_head(&t, e);
    print_types(&t, e);
    if (!e->only)
        print_schemes(&t, e);
    print_scopes(&t, e, "by language", e->languages, e->language_count);
    print_types_by_language(&t, e);
    print_scopes(&t, e, "by file", e->files, e->file_count);
    print_confusion(&t, e);
    print_significance(&t, e);
    print_errors(&t, e);
    print_notes(&t, e);
}
