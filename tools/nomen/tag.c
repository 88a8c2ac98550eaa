/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen tag: finds the entities in files, folders and standard input. Here are its options, and
 * what can be wrong before a document is read; tag_files.c does the work.
 */
#include "tag.h"

#include "../readers/reader.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: nomen tag [OPTION]... [FILE|FOLDER|-]...\n\n"
    "Finds countries, companies, threat groups and dates. A folder stands for all files below it,\n"
    "- for standard input (also if there is no argument).\n\n"
    "  -m, --model FILE      the model to use (default: the one that came with nomen)\n"
    "  -i, --input FORMAT    text (default): a file is a text; jsonl: a document a line, with id,\n"
    "                        lang and date if known; conll, brat, timeml: only their texts. Each\n"
    "                        document is answered without waiting for the next\n"
    "      --column COLUMNS  of conll, the words' and the tags' (default 1:-1, the first and last)\n"
    "  -f, --format FORMAT   text (default); jsonl: a document a line; tsv: a mention a line;\n"
    "                        conll: a word and its tag a line; html: a page; timeml: the dates in XML\n"
    "  -d, --date DATE       reference date, YYYY-MM-DD, that \"last month\" counts from, where a\n"
    "                        document brings none of its own\n"
    "  -t, --types LIST      only these types, with commas between: country,date; all adds those that\n"
    "                        are off by default: duration, time, set\n"
    "      --style STYLE     news (default): a day without a year counts from the reference date;\n"
    "                        narrative: from the date before it in the text\n"
    "      --lang LANGUAGE   language of the texts, where it cannot be seen from them\n"
    "      --offsets UNIT    codepoints (default), bytes or utf16\n"
    "      --encoding NAME   of the texts, where it is not UTF-8; auto looks at each text\n"
    "      --explain         show the evidence for each mention, kept or dropped (text, jsonl)\n"
    "      --overlaps        show also what lies within other mentions (text, jsonl)\n"
    "  -j, --jobs N          tag N documents at a time, 0: as many as there are processors; the output\n"
    "                        is the same (default 1)\n"
    "  -o, --output FILE     write there instead of to standard output\n"
    "  -h, --help            show this help\n\n"
    "exit status: 0 all done, 1 some document failed, 2 wrong usage or no model\n";

static const format *const formats[] = {&format_text, &format_jsonl, &format_tsv,
                                        &format_conll, &format_html, &format_timeml};

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

enum { OPTION_OFFSETS = 256, OPTION_EXPLAIN, OPTION_OVERLAPS, OPTION_LANGUAGE, OPTION_STYLE,
       OPTION_ENCODING, OPTION_COLUMN };

static const struct option long_options[] = {
    {"model", required_argument, NULL, 'm'},
    {"input", required_argument, NULL, 'i'},
    {"column", required_argument, NULL, OPTION_COLUMN},
    {"format", required_argument, NULL, 'f'},
    {"date", required_argument, NULL, 'd'},
    {"types", required_argument, NULL, 't'},
    {"style", required_argument, NULL, OPTION_STYLE},
    {"lang", required_argument, NULL, OPTION_LANGUAGE},
    {"offsets", required_argument, NULL, OPTION_OFFSETS},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"overlaps", no_argument, NULL, OPTION_OVERLAPS},
    {"jobs", required_argument, NULL, 'j'},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

enum { JOBS_MAX = 1024 };

static bool read_jobs(const char *text, size_t *out)
{
    char *end;
    long jobs = strtol(text, &end, 10);
    if (end == text || *end != '\0' || jobs < 0 || jobs > JOBS_MAX)
        return false;
    if (jobs == 0)
        jobs = sysconf(_SC_NPROCESSORS_ONLN);
    *out = jobs < 1 ? 1 : jobs > JOBS_MAX ? JOBS_MAX : (size_t)jobs;
    return true;
}

/* 0 to go on, else the exit code + 1. */
static int read_options(tag_options *o, int argc, char **argv)
{
    int option;
    while ((option = getopt_long(argc, argv, "m:i:f:d:t:j:o:h", long_options, NULL)) != -1) {
        switch (option) {
        case 'm':
            o->model = optarg;
            break;
        case 'i':
            if (strcmp(optarg, "text") != 0 && !reader_knows(optarg))
                return 1 + usage_error("tag", "there is no input format called \"%s\"", optarg);
            o->input = strcmp(optarg, "text") == 0 ? NULL : optarg;
            break;
        case OPTION_COLUMN:
            o->column = optarg;
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
        case 'j':
            if (!read_jobs(optarg, &o->jobs))
                return 1 + usage_error("tag", "--jobs is a number up to %d, not \"%s\"", JOBS_MAX,
                                       optarg);
            break;
        case 'o':
            o->output = optarg;
            break;
        case OPTION_STYLE:
            if (strcmp(optarg, "news") != 0 && strcmp(optarg, "narrative") != 0)
                return 1 + usage_error("tag", "there is no style called \"%s\"", optarg);
            o->document.style = optarg;
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
        case OPTION_OVERLAPS:
            o->show.overlaps = true;
            break;
        case 'h':
            return 1 + show_help(help);
        default:
            return 1 + usage_hint("tag");
        }
    }
    if (o->input != NULL && o->encoding != NULL)
        return 1 + usage_error("tag", "--encoding is for plain text; %s has its own", o->input);
    return 0;
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

/* Nor is an encoding that there is not one for each file. */
static bool check_encoding(const tag_options *o)
{
    nomen_decoded decoded = {0};
    nomen_error error;
    if (o->encoding == NULL || nomen_decode(&decoded, "", 0, o->encoding, &error) == NOMEN_OK) {
        nomen_decoded_free(&decoded);
        return true;
    }
    complain("%s", error.message);
    return false;
}

/* The files to `stream`, or the exit code of what is in the way. */
static int tag_to_output(const tag_options *o, void *const *taggers, const file_list *files)
{
    const char *overwritten = is_same_file(o->output, o->model)
                                  ? o->model
                                  : find_overwritten(files, o->output);
    if (overwritten != NULL) {
        complain("%s would be read and written at once; write to another file", overwritten);
        return EXIT_USAGE;
    }
    FILE *stream = open_output(o->output);
    if (stream == NULL)
        return EXIT_USAGE;
    int status = tag_files(o, taggers, files, stream) ? EXIT_GOOD : EXIT_PARTLY;
    return finish_output(stream, o->output) ? status : EXIT_USAGE;
}

/* ---- Taggers ---- */

static void free_taggers(void **taggers, size_t count)
{
    for (size_t i = 0; taggers != NULL && i < count; i++)
        nomen_tagger_free(taggers[i]);
    free(taggers);
}

/* One for each thread; NULL, with a complaint, if that fails. */
static void **make_taggers(const tag_options *o, nomen_model *model)
{
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    options.types = o->types;
    options.explain = o->show.explain;
    options.overlaps = o->show.overlaps;
    nomen_error error = {.message = "out of memory"};
    void **taggers = calloc(o->jobs, sizeof *taggers);
    bool good = taggers != NULL;
    for (size_t i = 0; good && i < o->jobs; i++) {
        nomen_tagger *tagger = NULL;
        good = nomen_tagger_new(&tagger, model, &options, &error) == NOMEN_OK;
        taggers[i] = tagger;
    }
    if (good)
        return taggers;
    complain("%s", error.message);
    free_taggers(taggers, o->jobs);
    return NULL;
}

int command_tag(int argc, char **argv)
{
    static char standard_input[] = "-";
    char *nothing[] = {standard_input};
    tag_options o = {.jobs = 1,
                     .document = NOMEN_DOCUMENT_INIT,
                     .format = &format_text,
                     .show = {.unit = NOMEN_CODE_POINTS}};
    int stop = read_options(&o, argc, argv);
    if (stop != 0)
        return stop - 1;
    nomen_model *model = open_model(o.model);
    if (model == NULL)
        return EXIT_USAGE;
    int status = EXIT_USAGE;
    file_list files = {.suffix = reader_suffix(o.input)};
    bool any = optind < argc;
    void **taggers = make_taggers(&o, model);
    if (taggers != NULL && check_date(&o, taggers[0]) && check_encoding(&o) &&
        list_files(&files, any ? argc - optind : 1, any ? argv + optind : nothing)) {
        o.show.many = files.count > 1 || o.input != NULL;
        o.show.colour = o.output == NULL && wants_colour(stdout);
        status = tag_to_output(&o, taggers, &files);
    }
    free_files(&files);
    free_taggers(taggers, o.jobs);
    nomen_model_release(model);
    return status;
}
