/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The report for programs: one JSON object, described in docs/scoring.md. What is undefined is
 * null. Numbers have at most six decimals and are written without the locale.
 */
#include "report.h"

#include "../formats/json.h"

#include <inttypes.h>

/* Begins a member of an object; `first` of the object becomes false. */
static void member(FILE *stream, bool *first, const char *name)
{
    fputs(*first ? "\"" : ",\"", stream);
    fputs(name, stream);
    fputs("\":", stream);
    *first = false;
}

static void write_string(FILE *stream, const char *text)
{
    if (text != NULL)
        json_write_text(stream, text);
    else
        fputs("null", stream);
}

static void write_count(FILE *stream, bool *first, const char *name, uint64_t count)
{
    member(stream, first, name);
    fprintf(stream, "%" PRIu64, count);
}

static void write_value(FILE *stream, bool *first, const char *name, bool defined, double value)
{
    member(stream, first, name);
    if (defined)
        fprintf(stream, "%.6f", value);
    else
        fputs("null", stream);
}

static void write_estimate(FILE *stream, bool *first, const char *name, const estimate *e)
{
    write_value(stream, first, name, e->defined, e->value);
    if (e->interval)
        fprintf(stream, ",\"%s_interval\":[%.6f,%.6f]", name, e->low, e->high);
}

static void write_scheme(FILE *stream, const scheme_score *score)
{
    bool first = true;
    fputc('{', stream);
    write_count(stream, &first, "correct", score->correct);
    write_count(stream, &first, "found", score->found);
    write_count(stream, &first, "partial", score->partial);
    write_count(stream, &first, "incorrect", score->incorrect);
    write_count(stream, &first, "missed", score->missed);
    write_count(stream, &first, "spurious", score->spurious);
    write_estimate(stream, &first, "precision", &score->precision);
    write_estimate(stream, &first, "recall", &score->recall);
    write_estimate(stream, &first, "f1", &score->f1);
    fputc('}', stream);
}

/* `right` of `known`, their ratio, and what remains of F1 where it is counted on ids. */
static void write_ids(FILE *stream, bool *first, const char *name, uint64_t known, uint64_t right,
                      estimate f1)
{
    double accuracy = known > 0 ? (double)right / (double)known : 0;
    member(stream, first, name);
    fprintf(stream, "{\"known\":%" PRIu64 ",\"right\":%" PRIu64, known, right);
    bool inner = false;
    write_value(stream, &inner, "accuracy", known > 0, accuracy);
    write_value(stream, &inner, "f1", known > 0, f1.value * accuracy);
    fputc('}', stream);
}

static void write_group(FILE *stream, const score_group *group)
{
    bool first = true;
    fputc('{', stream);
    write_count(stream, &first, "gold", group->gold);
    write_count(stream, &first, "predicted", group->predicted);
    write_ids(stream, &first, "id", group->linked, group->linked_right,
              group->schemes[SCHEME_STRICT].f1);
    write_ids(stream, &first, "id_overlap", group->loosely_linked, group->loosely_right,
              group->schemes[SCHEME_TYPE].f1);
    for (int i = 0; i < SCHEMES; i++) {
        member(stream, &first, scheme_name((scheme)i));
        write_scheme(stream, &group->schemes[i]);
    }
    fputc('}', stream);
}

static void write_macro(FILE *stream, const score_scope *scope)
{
    bool first = true;
    fputc('{', stream);
    for (int i = 0; i < SCHEMES; i++) {
        bool inner = true;
        member(stream, &first, scheme_name((scheme)i));
        fputc('{', stream);
        write_estimate(stream, &inner, "precision", &scope->macro[i].precision);
        write_estimate(stream, &inner, "recall", &scope->macro[i].recall);
        write_estimate(stream, &inner, "f1", &scope->macro[i].f1);
        fputc('}', stream);
    }
    fputc('}', stream);
}

static void write_scope(FILE *stream, const evaluation *e, const score_scope *scope)
{
    bool first = true;
    fputc('{', stream);
    member(stream, &first, "name");
    json_write_text(stream, scope->name);
    write_count(stream, &first, "documents", scope->documents);
    write_count(stream, &first, "bytes", scope->bytes);
    member(stream, &first, "micro");
    write_group(stream, &scope->all);
    member(stream, &first, "macro");
    write_macro(stream, scope);
    member(stream, &first, "types");
    fputc('{', stream);
    bool inner = true;
    for (size_t i = 0; i < e->type_count; i++) {
        fputs(inner ? "" : ",", stream);
        json_write_text(stream, e->types[i]);
        fputc(':', stream);
        write_group(stream, &scope->types[i]);
        inner = false;
    }
    fputs("}}", stream);
}

static void write_scopes(FILE *stream, const evaluation *e, const score_scope *scopes, size_t count)
{
    fputc('[', stream);
    for (size_t i = 0; i < count; i++) {
        fputs(i > 0 ? ",\n  " : "\n  ", stream);
        write_scope(stream, e, &scopes[i]);
    }
    fputc(']', stream);
}

static void write_confusion(FILE *stream, const evaluation *e)
{
    bool any = false;
    fputc('[', stream);
    for (size_t i = 0; i <= e->type_count; i++) {
        for (size_t k = 0; k <= e->type_count; k++) {
            uint64_t count = e->confusion[i * (e->type_count + 1) + k];
            if (count == 0)
                continue;
            fputs(any ? ",\n  {\"gold\":" : "\n  {\"gold\":", stream);
            write_string(stream, i < e->type_count ? e->types[i] : NULL);
            fputs(",\"predicted\":", stream);
            write_string(stream, k < e->type_count ? e->types[k] : NULL);
            fprintf(stream, ",\"count\":%" PRIu64 "}", count);
            any = true;
        }
    }
    fputc(']', stream);
}

static void write_calibration(FILE *stream, const evaluation *e)
{
    fputc('[', stream);
    for (int i = 0; i < CALIBRATION_BINS; i++) {
        const calibration_bin *bin = &e->calibration[i];
        bool first = true;
        fputs(i > 0 ? ",\n  {" : "\n  {", stream);
        write_value(stream, &first, "from", true, (double)i / CALIBRATION_BINS);
        write_value(stream, &first, "to", true, (double)(i + 1) / CALIBRATION_BINS);
        write_count(stream, &first, "count", bin->count);
        write_value(stream, &first, "confidence", bin->count > 0, bin->confidence);
        write_value(stream, &first, "accuracy", bin->count > 0, bin->accuracy);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_significance(FILE *stream, const significance *s)
{
    bool first = true;
    fputc('{', stream);
    member(stream, &first, "second");
    write_string(stream, s->name);
    write_count(stream, &first, "trials", s->trials);
    for (int i = 0; i < SCHEMES; i++) {
        bool inner = true;
        member(stream, &first, scheme_name((scheme)i));
        fputc('{', stream);
        write_estimate(stream, &inner, "first", &s->schemes[i].first);
        write_estimate(stream, &inner, "second", &s->schemes[i].second);
        write_value(stream, &inner, "difference", true, s->schemes[i].difference);
        write_value(stream, &inner, "p", true, s->schemes[i].p);
        fputc('}', stream);
    }
    fputc('}', stream);
}

/* ---- Errors ---- */

static void write_side(FILE *stream, bool *first, const char *name, const error_side *side,
                       const error_sample *error)
{
    member(stream, first, name);
    if (!side->present) {
        fputs("null", stream);
        return;
    }
    fprintf(stream, "{\"start\":%zu,\"end\":%zu,\"text\":", error_position(error, side->start),
            error_position(error, side->end));
    json_write_string(stream, error->text + side->start, side->end - side->start);
    fputs(",\"type\":", stream);
    json_write_text(stream, side->type);
    fputs(",\"id\":", stream);
    write_string(stream, side->id);
    fputc('}', stream);
}

static void write_explanation(FILE *stream, const error_explanation *x)
{
    if (x->source == NULL) {
        fputs("null", stream);
        return;
    }
    bool first = true;
    fputc('{', stream);
    const struct {
        const char *name, *value;
    } strings[] = {
        {"type", x->type},     {"id", x->id},       {"form", x->form},
        {"source", x->source}, {"rival", x->rival},
    };
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        member(stream, &first, strings[i].name);
        write_string(stream, strings[i].value);
    }
    member(stream, &first, "kept");
    fputs(x->kept ? "true" : "false", stream);
    write_value(stream, &first, "score", true, x->score);
    member(stream, &first, "evidence");
    json_write_evidence(stream, x->evidence, x->evidence_count);
    fputc('}', stream);
}

static void write_error(FILE *stream, const error_sample *error)
{
    bool first = true;
    fputc('{', stream);
    member(stream, &first, "kind");
    json_write_text(stream, error_kind_name(error->kind));
    member(stream, &first, "file");
    json_write_text(stream, error->file);
    write_count(stream, &first, "line", error->line);
    member(stream, &first, "document");
    json_write_text(stream, error->document);
    member(stream, &first, "lang");
    write_string(stream, error->language[0] != '\0' ? error->language : NULL);
    write_side(stream, &first, "gold", &error->gold, error);
    write_side(stream, &first, "predicted", &error->predicted, error);
    member(stream, &first, "source");
    write_string(stream, error->source);
    write_value(stream, &first, "confidence", error->predicted.present, error->confidence);
    write_count(stream, &first, "context_start", error->offset);
    member(stream, &first, "context");
    json_write_string(stream, error->text, error->length);
    if (error->explained) {
        member(stream, &first, "explanation");
        write_explanation(stream, &error->explanation);
    }
    fputc('}', stream);
}

static void write_errors(FILE *stream, const evaluation *e)
{
    fputc('[', stream);
    for (size_t i = 0; i < e->error_count; i++) {
        fputs(i > 0 ? ",\n  " : "\n  ", stream);
        write_error(stream, &e->errors[i]);
    }
    fputc(']', stream);
}

void write_evaluation_json(FILE *stream, const report_options *options, const evaluation *e)
{
    (void)options;
    fputs("{\"prediction\":", stream);
    write_string(stream, e->prediction);
    fputs(",\n \"model\":", stream);
    write_string(stream, e->model);
    fprintf(stream, ",\n \"problems\":%" PRIu64 ",\"ignored\":%" PRIu64, e->problems, e->ignored);
    fputs(",\n \"all\":", stream);
    write_scope(stream, e, &e->all);
    fputs(",\n \"languages\":", stream);
    write_scopes(stream, e, e->languages, e->language_count);
    fputs(",\n \"files\":", stream);
    write_scopes(stream, e, e->files, e->file_count);
    fputs(",\n \"confusion\":", stream);
    write_confusion(stream, e);
    fputs(",\n \"calibration\":", stream);
    write_calibration(stream, e);
    fputs(",\n \"error_counts\":{", stream);
    bool first = true;
    for (int i = 0; i < ERROR_KINDS; i++)
        write_count(stream, &first, error_kind_name((error_kind)i), e->error_counts[i]);
    fputs("},\n \"errors\":", stream);
    write_errors(stream, e);
    fputs(",\n \"significance\":", stream);
    if (e->significance.present)
        write_significance(stream, &e->significance);
    else
        fputs("null", stream);
    fputs("}\n", stream);
}
