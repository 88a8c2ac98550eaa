/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen eval: measures against labelled text. The scores themselves are in tools/eval/.
 */
#include "command.h"

#include "../eval/engine.h"
#include "../eval/evaluator.h"
#include "../eval/report.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: nomen eval [OPTION]... GOLD...\n\n"
    "Measures how well entities are found in labelled text. The gold's texts are tagged by nomen, "
    "with\n"
    "their dates and languages as hints.\n\n"
    "  -i, --input FORMAT    of all files (default: by their names, else jsonl)\n"
    "  -t, --types LIST      measure only these types, with commas between: country,date\n"
    "      --map LABEL=TYPE  what a label of the files stands for; LABEL= leaves it out "
    "(repeatable)\n"
    "  -s, --scheme SCHEME   strict, exact, partial, type or overlap alone; without, strict and a\n"
    "                        summary of the others\n"
    "      --errors N        show N of the errors, the same in each run, with the evidence behind "
    "them\n"
    "  -m, --model FILE      the model to tag with (default: the one that came with nomen)\n"
    "  -f, --format FORMAT   table (default) or json\n"
    "  -o, --output FILE     write there instead of to standard output\n"
    "  -h, --help            show this help\n\n"
    "exit status: 0 all done, 1 some document could not be scored, 2 wrong usage or no model\n";

typedef struct eval_options {
    const char *model, *output, *input;
    labels labels;
    scheme scheme;
    bool only;
    size_t errors;
    report_writer *write;
} eval_options;

typedef struct measuring {
    const eval_options *options;
    evaluator *evaluator;
    engine engine;
    uint64_t problems;
} measuring;

enum { OPTION_MAP = 256, OPTION_ERRORS };

static const struct option long_options[] = {
    {"input", required_argument, NULL, 'i'},
    {"types", required_argument, NULL, 't'},
    {"map", required_argument, NULL, OPTION_MAP},
    {"scheme", required_argument, NULL, 's'},
    {"errors", required_argument, NULL, OPTION_ERRORS},
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
    while ((option = getopt_long(argc, argv, "i:t:s:m:f:o:h", long_options, NULL)) != -1) {
        switch (option) {
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
            fputs(help, stdout);
            return 1 + (finish_output(stdout, "standard output") ? EXIT_GOOD : EXIT_USAGE);
        default:
            fputs("try \"nomen eval --help\"\n", stderr);
            return 1 + EXIT_USAGE;
        }
    }
    if (optind == argc)
        return 1 + usage_error("eval", "there is no labelled text to measure against");
    return 0;
}

/* ---- Documents ---- */

static void measure_document(measuring *m, const labelled_document *gold)
{
    if (gold->error != NULL) {
        complain("%s", gold->error);
        m->problems++;
        return;
    }
    if (!gold->labelled) {
        complain("%s:%zu: not labelled: there is no list of entities", gold->file, gold->line);
        m->problems++;
        return;
    }
    prediction predicted;
    nomen_error error;
    const char *failure = engine_predict(&m->engine, gold, &predicted, &error);
    if (failure != NULL) {
        complain("%s:%zu: %s", gold->file, gold->line, failure);
        m->problems++;
    }
    failure = evaluator_add(m->evaluator, gold, &predicted, NULL);
    if (failure != NULL) {
        complain("%s:%zu: %s", gold->file, gold->line, failure);
        m->problems++;
    }
}

static bool measure_files(measuring *m, const file_list *files)
{
    char message[1024];
    for (size_t i = 0; i < files->count; i++) {
        const struct listed_file *file = &files->files[i];
        reader *r = NULL;
        if (file->error != NULL)
            snprintf(message, sizeof message, "%s", file->error);
        else
            r = reader_open(file->path, m->options->input, NULL, message, sizeof message);
        if (r == NULL) {
            complain("%s", message);
            return false;
        }
        labelled_document document;
        while (reader_next(r, &document))
            measure_document(m, &document);
        reader_close(r);
    }
    return true;
}

static int write_report(measuring *m, evaluation *e)
{
    const eval_options *o = m->options;
    if (!evaluator_finish(m->evaluator, e)) {
        complain("out of memory");
        return EXIT_USAGE;
    }
    e->problems = m->problems;
    e->scheme = o->scheme;
    e->only = o->only;
    FILE *stream = o->output != NULL ? fopen(o->output, "wb") : stdout;
    if (stream == NULL) {
        complain("cannot write %s", o->output);
        return EXIT_USAGE;
    }
    report_options show = {.colour = o->output == NULL && wants_colour(stdout)};
    o->write(stream, &show, e);
    if (!finish_output(stream, o->output != NULL ? o->output : "standard output"))
        return EXIT_USAGE;
    return m->problems > 0 ? EXIT_PARTLY : EXIT_GOOD;
}

static int measure(measuring *m, const file_list *files)
{
    nomen_model *model = open_model(m->options->model);
    if (model == NULL)
        return EXIT_USAGE;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.explain = m->options->errors > 0;
    nomen_error error;
    int status = EXIT_USAGE;
    evaluation e = {.model = m->options->model != NULL ? m->options->model : "the default model"};
    if (nomen_tagger_new(&m->engine.tagger, model, &options, &error) != NOMEN_OK)
        complain("%s", error.message);
    else if (measure_files(m, files))
        status = write_report(m, &e);
    nomen_model_release(model);
    return status;
}

int command_eval(int argc, char **argv)
{
    eval_options o = {.write = write_table};
    measuring m = {.options = &o};
    file_list files = {0};
    int stop = read_options(&o, argc, argv);
    int status = stop != 0 ? stop - 1 : EXIT_USAGE;
    files.suffix = reader_suffix(o.input);
    if (stop == 0 && list_files(&files, argc - optind, argv + optind)) {
        m.evaluator = evaluator_new(&o.labels, o.errors);
        if (m.evaluator != NULL)
            status = measure(&m, &files);
        else
            complain("out of memory");
    }
    evaluator_free(m.evaluator);
    free_engine(&m.engine);
    free_labels(&o.labels);
    free_files(&files);
    return status;
}
