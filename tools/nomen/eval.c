/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen eval: measures against labelled text. The scores themselves are in tools/eval/.
 */
#include "command.h"

#include "../eval/difference.h"
#include "../eval/engine.h"
#include "../eval/evaluator.h"
#include "../eval/join.h"
#include "../eval/report.h"
#include "../eval/twin.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char help[] =
    "usage: nomen eval [OPTION]... GOLD...\n"
    "       nomen eval [OPTION]... GOLD PREDICTED\n"
    "       nomen eval [OPTION]... GOLD... --pred PREDICTED\n\n"
    "Measures how well entities are found in labelled text. Without a prediction, the texts of\n"
    "the gold are tagged by nomen, with their dates and languages as hints. Of exactly two files\n"
    "the second is a prediction if it is about the texts of the first; of more, all are gold.\n\n"
    "  -p, --pred FILE       a prediction, by document id, or else in the same order\n"
    "      --against FILE    a second prediction; is the first one significantly better?\n"
    "  -i, --input FORMAT    of all files: jsonl, conll, brat, timeml (default: by their names)\n"
    "      --column N        of conll: where the gold's tags stand, from 1, or -1 on the right\n"
    "      --pred-column N   where those of the prediction stand, be it in the gold's own file\n"
    "  -t, --types LIST      measure only these types, with commas between: country,date\n"
    "      --map LABEL=TYPE  what a label of the files stands for; LABEL= leaves it out\n"
    "  -s, --scheme SCHEME   strict, exact, partial, type or overlap alone; without, strict and\n"
    "                        a summary of the others\n"
    "      --errors N        show N of the errors, the same in each run, and their evidence\n"
    "  -m, --model FILE      the model to tag with (default: the one that came with nomen)\n"
    "  -f, --format FORMAT   table (default) or json\n"
    "  -o, --output FILE     write there instead of to standard output\n"
    "      --html FILE       write a page with plots and the errors there, too\n"
    "  -h, --help            show this help\n\n"
    "exit status: 0 all done, 1 something could not be read or scored as it stands, 2 wrong\n"
    "usage or no model\n";

typedef struct eval_options {
    const char *model, *output, *html, *input, *predicted, *against, *column, *predicted_column;
    labels labels;
    scheme scheme;
    bool only;
    size_t errors;
    report_writer *write;
} eval_options;

enum { GOLD, FIRST, SECOND };

/* The files of one of them. */
typedef struct side {
    file_list files;
    document_stream stream;
} side;

typedef struct measuring {
    const eval_options *options;
    evaluator *evaluator;
    engine engine; /* without a tagger where there is a prediction */
    side sides[JOIN_SIDES];
    uint64_t problems;
    uint64_t predicted; /* mentions that files predict, of whatever type ... */
    char type[64];      /* ... and the type of the first */
} measuring;

enum {
    OPTION_MAP = 256,
    OPTION_ERRORS,
    OPTION_AGAINST,
    OPTION_COLUMN,
    OPTION_PREDICTED_COLUMN,
    OPTION_HTML
};

static const struct option long_options[] = {
    {"pred", required_argument, NULL, 'p'},
    {"against", required_argument, NULL, OPTION_AGAINST},
    {"input", required_argument, NULL, 'i'},
    {"column", required_argument, NULL, OPTION_COLUMN},
    {"pred-column", required_argument, NULL, OPTION_PREDICTED_COLUMN},
    {"types", required_argument, NULL, 't'},
    {"map", required_argument, NULL, OPTION_MAP},
    {"scheme", required_argument, NULL, 's'},
    {"errors", required_argument, NULL, OPTION_ERRORS},
    {"html", required_argument, NULL, OPTION_HTML},
    {"model", required_argument, NULL, 'm'},
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static bool choose_scheme(const char *name, scheme *out)
{
    for (int i = 0; i < SCHEMES; i++) {
        if (strcmp(scheme_name((scheme)i), name) == 0) {
            *out = (scheme)i;
            return true;
        }
    }
    return false;
}

static bool choose_format(const char *name, report_writer **out)
{
    *out = strcmp(name, "table") == 0  ? write_table
           : strcmp(name, "json") == 0 ? write_evaluation_json
                                       : NULL;
    return *out != NULL;
}

static bool choose_number(const char *text, size_t *out)
{
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    *out = number;
    return *text >= '0' && *text <= '9' && *end == '\0' && number <= 1000000;
}

/* 0 to go on, else the exit code + 1. */
static int read_options(eval_options *o, int argc, char **argv)
{
    int option;
    while ((option = getopt_long(argc, argv, "p:i:t:s:m:f:o:h", long_options, NULL)) != -1) {
        switch (option) {
        case 'p':
            o->predicted = optarg;
            break;
        case OPTION_AGAINST:
            o->against = optarg;
            break;
        case OPTION_COLUMN:
            o->column = optarg;
            break;
        case OPTION_PREDICTED_COLUMN:
            o->predicted_column = optarg;
            break;
        case 'i':
            o->input = optarg;
            if (!reader_knows(optarg))
                return 1 + usage_error("eval", "there is no input format called \"%s\"", optarg);
            break;
        case 't':
            if (!select_types(&o->labels, optarg))
                return 1 + usage_error("eval", "these are no types: \"%s\"", optarg);
            break;
        case OPTION_MAP:
            if (!map_label(&o->labels, optarg))
                return 1 + usage_error("eval", "this is no mapping LABEL=TYPE: \"%s\"", optarg);
            break;
        case 's':
            if (!choose_scheme(optarg, &o->scheme))
                return 1 + usage_error("eval", "there is no scheme called \"%s\"", optarg);
            o->only = true;
            break;
        case OPTION_ERRORS:
            if (!choose_number(optarg, &o->errors))
                return 1 + usage_error("eval", "this is no number of errors: \"%s\"", optarg);
            break;
        case OPTION_HTML:
            o->html = optarg;
            break;
        case 'm':
            o->model = optarg;
            break;
        case 'f':
            if (!choose_format(optarg, &o->write))
                return 1 + usage_error("eval", "there is no format called \"%s\"", optarg);
            break;
        case 'o':
            o->output = optarg;
            break;
        case 'h':
            return 1 + show_help(help);
        default:
            return 1 + usage_hint("eval");
        }
    }
    if (optind == argc)
        return 1 + usage_error("eval", "there is no labelled text to measure against");
    return 0;
}

/* ---- Documents ---- */

/* Says what is wrong; the report will say how often. */
static void note_problem(measuring *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void note_problem(measuring *m, const char *format, ...)
{
    char message[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    complain("%s", message);
    m->problems++;
}

/* What a file predicts for a document: nothing, unless it has the document and its very text. */
static prediction read_prediction(measuring *m, const labelled_document *gold,
                                  const labelled_document *predicted, const char *file)
{
    char message[1024];
    if (predicted == NULL)
        note_problem(m, "%s:%zu: there is no prediction for \"%s\" in %s", gold->file, gold->line,
                     gold->id, file);
    else if (predicted->error != NULL)
        note_problem(m, "%s", predicted->error);
    else if (!same_text(gold, predicted, message, sizeof message))
        note_problem(m, "%s", message);
    else if (!predicted->labelled)
        note_problem(m, "%s:%zu: no prediction: there is no list of entities", predicted->file,
                     predicted->line);
    else {
        if (m->predicted == 0 && predicted->entity_count > 0)
            snprintf(m->type, sizeof m->type, "%s", predicted->entities[0].type);
        m->predicted += predicted->entity_count;
        return (prediction){predicted->entities, predicted->entity_count, NULL};
    }
    return (prediction){0};
}

static prediction predict(measuring *m, const labelled_document *gold,
                          const labelled_document *predicted)
{
    if (m->engine.tagger == NULL)
        return read_prediction(m, gold, predicted, m->options->predicted);
    prediction result;
    nomen_error error;
    const char *failure = engine_predict(&m->engine, gold, &result, &error);
    if (failure != NULL)
        note_problem(m, "%s:%zu: %s", gold->file, gold->line, failure);
    return result;
}

static void measure_document(measuring *m, const labelled_document *gold,
                             const labelled_document *first, const labelled_document *second)
{
    prediction predictions[2] = {predict(m, gold, first), {0}};
    if (m->options->against != NULL)
        predictions[1] = read_prediction(m, gold, second, m->options->against);
    const char *failure = evaluator_add(m->evaluator, gold, &predictions[0],
                                        m->options->against != NULL ? &predictions[1] : NULL);
    if (failure != NULL)
        note_problem(m, "%s:%zu: %s", gold->file, gold->line, failure);
}

/* Documents that belong together, of which some may be missing or wrong. */
static void measure_joined(measuring *m, const labelled_document *gold,
                           const labelled_document *first, const labelled_document *second)
{
    const labelled_document *const predicted[] = {first, second};
    if (gold == NULL) {
        for (int i = 0; i < 2; i++) {
            if (predicted[i] != NULL && predicted[i]->error != NULL)
                note_problem(m, "%s", predicted[i]->error);
            else if (predicted[i] != NULL)
                note_problem(m, "%s:%zu: there is no gold for \"%s\"", predicted[i]->file,
                             predicted[i]->line, predicted[i]->id);
        }
    } else if (gold->error != NULL) {
        note_problem(m, "%s", gold->error);
    } else if (!gold->labelled) {
        note_problem(m, "%s:%zu: not labelled: there is no list of entities", gold->file,
                     gold->line);
    } else {
        measure_document(m, gold, first, second);
    }
}

static bool measure_all(measuring *m)
{
    document_stream *streams[JOIN_SIDES];
    size_t count = 0, places[JOIN_SIDES] = {0};
    for (size_t i = 0; i < JOIN_SIDES; i++) {
        if (m->sides[i].stream.path_count > 0) {
            places[i] = count;
            streams[count++] = &m->sides[i].stream;
        }
    }
    document_join *join = join_new(streams, count);
    bool failed = join == NULL;
    for (size_t i = 0; i < m->sides[GOLD].stream.path_count; i++)
        failed = failed || !evaluator_expect_file(m->evaluator, m->sides[GOLD].stream.paths[i]);
    joined together;
    while (!failed && join_next(join, &together, &failed)) {
        const labelled_document *sides[JOIN_SIDES] = {NULL};
        for (size_t i = 0; i < JOIN_SIDES; i++)
            if (m->sides[i].stream.path_count > 0)
                sides[i] = together.sides[places[i]];
        measure_joined(m, sides[GOLD], sides[FIRST], sides[SECOND]);
    }
    if (failed)
        complain("out of memory");
    join_free(join);
    return !failed;
}

/* ---- The report ---- */

/* NULL stands for standard output. */
static bool write_file(const char *path, report_writer *write, const report_options *show,
                       const evaluation *e)
{
    FILE *stream = open_output(path);
    if (stream == NULL)
        return false;
    write(stream, show, e);
    return finish_output(stream, path);
}

static int write_report(measuring *m)
{
    const eval_options *o = m->options;
    evaluation e = {.problems = m->problems, .scheme = o->scheme, .only = o->only};
    if (!evaluator_finish(m->evaluator, &e)) {
        complain("out of memory");
        return EXIT_USAGE;
    }
    if (m->predicted > 0 && e.ignored + e.all.all.predicted == 0)
        complain("none of the %" PRIu64 " predicted mentions is of a type that is judged, as \"%s\" is "
                 "not; --map says what other labels stand for", m->predicted, m->type);
    e.prediction = o->predicted;
    if (m->engine.tagger != NULL)
        e.model = o->model != NULL ? o->model : "the default model";
    e.significance.name = o->against;
    report_options show = {.colour = o->output == NULL && wants_colour(stdout)};
    if (!write_file(o->output, o->write, &show, &e) ||
        (o->html != NULL && !write_file(o->html, write_evaluation_html, &show, &e)))
        return EXIT_USAGE;
    return m->problems > 0 ? EXIT_PARTLY : EXIT_GOOD;
}

/* Whether a report would take the place of a file that is read; says so. */
static bool overwrites(const measuring *m, const char *report)
{
    const char *file = is_same_file(report, m->options->model) ? report : NULL;
    for (size_t i = 0; i < JOIN_SIDES && report != NULL && file == NULL; i++)
        file = find_overwritten(&m->sides[i].files, report);
    if (file != NULL)
        complain("%s would be read and written at once; write to another file", file);
    return file != NULL;
}

static int measure(measuring *m)
{
    if (overwrites(m, m->options->output) || overwrites(m, m->options->html))
        return EXIT_USAGE;
    return measure_all(m) ? write_report(m) : EXIT_USAGE;
}

static int measure_tagged(measuring *m)
{
    nomen_model *model = open_model(m->options->model);
    if (model == NULL)
        return EXIT_USAGE;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.explain = m->options->errors > 0;
    nomen_error error;
    int status = EXIT_USAGE;
    if (nomen_tagger_new(&m->engine.tagger, model, &options, &error) == NOMEN_OK)
        status = measure(m);
    else
        complain("%s", error.message);
    nomen_model_release(model);
    return status;
}

/* ---- Files ---- */

/* Lists the files of a side; what was named and is not there is wrong usage. */
static bool open_side(side *out, const eval_options *o, const char *column, int count,
                      char **arguments)
{
    file_list *files = &out->files;
    document_stream *stream = &out->stream;
    files->suffix = reader_suffix(o->input);
    if (!list_files(files, count, arguments))
        return false;
    const char **paths = malloc((files->count + 1) * sizeof *paths);
    if (paths == NULL) {
        complain("out of memory");
        return false;
    }
    stream->paths = paths;
    stream->format = o->input;
    stream->options.column = column;
    for (size_t i = 0; i < files->count; i++) {
        const struct listed_file *file = &files->files[i];
        if (file->error != NULL)
            complain("%s", file->error);
        else if (strcmp(file->path, "-") != 0 && access(file->path, R_OK) != 0)
            complain("cannot open %s: %s", file->path, strerror(errno));
        else
            paths[stream->path_count++] = file->path;
    }
    return stream->path_count == files->count;
}

static void close_side(side *s)
{
    close_stream(&s->stream);
    free((void *)s->stream.paths);
    free_files(&s->files);
}

/* Of two files or folders without --pred, whether the second is the prediction. They are read for
 * it, so neither may be a pipe. */
static bool is_prediction(const eval_options *o, char **arguments)
{
    side sides[2] = {0};
    bool good = true;
    for (int i = 0; i < 2 && good; i++) {
        struct stat status;
        good = stat(arguments[i], &status) == 0 &&
               (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) &&
               open_side(&sides[i], o, o->column, 1, &arguments[i]);
    }
    good = good && share_documents(&sides[0].stream, &sides[1].stream);
    close_side(&sides[0]);
    close_side(&sides[1]);
    return good;
}

/* Standard input can be read once. */
static bool check_standard_input(const eval_options *o, int count, char **arguments)
{
    int times = (o->predicted != NULL && strcmp(o->predicted, "-") == 0) +
                (o->against != NULL && strcmp(o->against, "-") == 0);
    for (int i = 0; i < count; i++)
        times += strcmp(arguments[i], "-") == 0;
    if (times > 1 || (times == 1 && o->predicted == NULL && o->predicted_column != NULL)) {
        usage_error("eval", "standard input can be only one of the files");
        return false;
    }
    return true;
}

static bool open_sides(measuring *m, eval_options *o, int count, char **arguments)
{
    if (!check_standard_input(o, count, arguments))
        return false;
    if (o->predicted == NULL && count == 2 && is_prediction(o, arguments))
        o->predicted = arguments[--count];
    const char *column = o->predicted_column != NULL ? o->predicted_column : o->column;
    bool own = o->predicted == NULL && o->predicted_column != NULL; /* the gold's own files */
    if (own)
        o->predicted = arguments[0];
    char *predicted[] = {(char *)o->predicted}, *against[] = {(char *)o->against};
    return open_side(&m->sides[GOLD], o, o->column, count, arguments) &&
           (o->predicted == NULL ||
            open_side(&m->sides[FIRST], o, column, own ? count : 1, own ? arguments : predicted)) &&
           (o->against == NULL || open_side(&m->sides[SECOND], o, column, 1, against));
}

int command_eval(int argc, char **argv)
{
    eval_options o = {.write = write_table};
    measuring m = {.options = &o};
    int stop = read_options(&o, argc, argv);
    int status = stop != 0 ? stop - 1 : EXIT_USAGE;
    if (stop == 0 && open_sides(&m, &o, argc - optind, argv + optind)) {
        m.evaluator = evaluator_new(&o.labels, o.errors);
        if (m.evaluator == NULL)
            complain("out of memory");
        else
            status = o.predicted != NULL ? measure(&m) : measure_tagged(&m);
    }
    evaluator_free(m.evaluator);
    free_engine(&m.engine);
    free_labels(&o.labels);
    for (int i = 0; i < JOIN_SIDES; i++)
        close_side(&m.sides[i]);
    return status;
}
