/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen tag: finds the entities in files, folders and standard input.
 *
 * A document that fails is a record in the output and a line on stderr, and the rest goes on.
 */
#include "command.h"

#include "../formats/format.h"

#include <getopt.h>
#include <string.h>

static const char help[] =
    "usage: nomen tag [OPTION]... [FILE|FOLDER|-]...\n\n"
    "Finds countries, companies, threat groups and dates. A folder stands for all files below it, -\n"
    "for standard input (also if there is no argument).\n\n"
    "  -m, --model FILE      the model to use (default: the one that came with nomen)\n"
    "  -f, --format FORMAT   text (default) or jsonl: a document a line\n"
    "  -d, --date DATE       reference date, YYYY-MM-DD, that \"last month\" counts from\n"
    "  -t, --types LIST      only these types, with commas between: country,date\n"
    "      --lang LANGUAGE   language of the texts, where it cannot be seen from them\n"
    "      --offsets UNIT    codepoints (default), bytes or utf16\n"
    "      --encoding NAME   of the texts, where it is not UTF-8; auto looks at each text\n"
    "      --explain         show the evidence for each mention, kept or dropped\n"
    "  -o, --output FILE     write there instead of to standard output\n"
    "  -h, --help            show this help\n\n"
    "exit status: 0 all done, 1 some document failed, 2 wrong usage or no model\n";

typedef struct tag_options {
    const char *model, *output, *types, *encoding;
    nomen_document document;
    const format *format;
    format_options show;
} tag_options;

static const format *const formats[] = {&format_text, &format_jsonl};

static bool choose_format(const char *name, const format **out)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            *out = formats[i];
            return true;
        }
    }
    return false;
}

static bool choose_unit(const char *name, nomen_unit *out)
{
    static const char *const names[] = {
        [NOMEN_BYTES] = "bytes", [NOMEN_CODE_POINTS] = "codepoints", [NOMEN_UTF16] = "utf16"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            *out = (nomen_unit)i;
            return true;
        }
    }
    return false;
}

enum { OPTION_OFFSETS = 256, OPTION_EXPLAIN, OPTION_LANGUAGE, OPTION_ENCODING };

static const struct option long_options[] = {
    {"model", required_argument, NULL, 'm'},
    {"format", required_argument, NULL, 'f'},
    {"date", required_argument, NULL, 'd'},
    {"types", required_argument, NULL, 't'},
    {"lang", required_argument, NULL, OPTION_LANGUAGE},
    {"offsets", required_argument, NULL, OPTION_OFFSETS},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* 0 to go on, else the exit code + 1. */
static int read_options(tag_options *o, int argc, char **argv)
{
    int option;
    while ((option = getopt_long(argc, argv, "m:f:d:t:o:h", long_options, NULL)) != -1) {
        switch (option) {
        case 'm':
            o->model = optarg;
            break;
        case 'f':
            if (!choose_format(optarg, &o->format))
                return 1 + usage_error("tag", "there is no format called \"%s\"", optarg);
            break;
        case 'd':
            o->document.date = optarg;
            break;
        case 't':
            o->types = optarg;
            break;
        case 'o':
            o->output = optarg;
            break;
        case OPTION_LANGUAGE:
            o->document.language = optarg;
            break;
        case OPTION_OFFSETS:
            if (!choose_unit(optarg, &o->show.unit))
                return 1 + usage_error("tag", "there is no unit called \"%s\"", optarg);
            break;
        case OPTION_ENCODING:
            o->encoding = optarg;
            break;
        case OPTION_EXPLAIN:
            o->show.explain = true;
            break;
        case 'h':
            fputs(help, stdout);
            return 1 + (finish_output(stdout, "standard output") ? EXIT_GOOD : EXIT_USAGE);
        default:
            fputs("try \"nomen tag --help\"\n", stderr);
            return 1 + EXIT_USAGE;
        }
    }
    return 0;
}

static bool tag_file(const tag_options *o, nomen_tagger *tagger, const struct listed_file *file,
                     FILE *stream)
{
    const char *path = file->path;
    input in = {0};
    nomen_result result;
    nomen_error error;
    char message[1024];
    format_document document = {.id = path, .date = o->document.date, .result = &result};
    if (file->error != NULL) {
        document.error = file->error;
    } else if (!read_input(path, o->encoding, &in, message, sizeof message)) {
        document.error = message;
    } else if (nomen_tagger_tag(tagger, in.text, in.length, &o->document, &result, &error) !=
               NOMEN_OK) {
        document.error = error.message;
    }
    document.text = in.text;
    document.length = in.length;
    document.encoding = in.encoding;
    document.single_byte = in.single_byte;
    if (document.error != NULL)
        complain("%s", document.error);
    else if (result.replaced > 0)
        complain("%s: %zu byte sequence%s not valid UTF-8, read as U+FFFD", path, result.replaced,
                 result.replaced == 1 ? " is" : "s are");
    o->format->write(stream, &o->show, &document);
    free_input(&in);
    return document.error == NULL;
}

/* A date that can never be right is a usage error, not one for each document. */
static bool check_date(const tag_options *o, nomen_tagger *tagger)
{
    nomen_result result;
    nomen_error error;
    if (nomen_tagger_tag(tagger, "", 0, &o->document, &result, &error) == NOMEN_OK)
        return true;
    complain("%s", error.message);
    return false;
}

static int tag_files(const tag_options *o, nomen_tagger *tagger, const file_list *files)
{
    FILE *stream = o->output != NULL ? fopen(o->output, "wb") : stdout;
    if (stream == NULL) {
        complain("cannot write %s", o->output);
        return EXIT_USAGE;
    }
    int status = EXIT_GOOD;
    for (size_t i = 0; i < files->count && !ferror(stream); i++)
        if (!tag_file(o, tagger, &files->files[i], stream))
            status = EXIT_PARTLY;
    if (!finish_output(stream, o->output != NULL ? o->output : "standard output"))
        status = EXIT_USAGE;
    return status;
}

int command_tag(int argc, char **argv)
{
    static char standard_input[] = "-";
    char *nothing[] = {standard_input};
    tag_options o = {.document = NOMEN_DOCUMENT_INIT, .format = &format_text,
                     .show = {.unit = NOMEN_CODE_POINTS}};
    int stop = read_options(&o, argc, argv);
    if (stop != 0)
        return stop - 1;
    nomen_model *model = open_model(o.model);
    if (model == NULL)
        return EXIT_USAGE;
    nomen_tagger *tagger = NULL;
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.types = o.types;
    options.explain = o.show.explain;
    nomen_error error;
    int status = EXIT_USAGE;
    file_list files = {0};
    bool any = optind < argc;
    if (nomen_tagger_new(&tagger, model, &options, &error) != NOMEN_OK)
        complain("%s", error.message);
    else if (check_date(&o, tagger) &&
             list_files(&files, any ? argc - optind : 1, any ? argv + optind : nothing)) {
        o.show.many = files.count > 1;
        o.show.colour = o.output == NULL && wants_colour(stdout);
        status = tag_files(&o, tagger, &files);
    }
    free_files(&files);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    return status;
}
