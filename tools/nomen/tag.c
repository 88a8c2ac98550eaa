/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen tag: finds the entities in files, folders and standard input.
 *
 * A file is a text, or with --input a file of documents that a reader hands out one by one; then
 * each is written and flushed before the next is read, so that the program can stand in a pipe that
 * waits for its answers. A document that fails is a record in the output and a line on stderr, and
 * the rest goes on.
 */
#include "command.h"

#include "../formats/format.h"
#include "../readers/reader.h"

#include <getopt.h>
#include <string.h>

static const char help[] =
    "usage: nomen tag [OPTION]... [FILE|FOLDER|-]...\n\n"
    "Finds countries, companies, threat groups and dates. A folder stands for all files below it,\n"
    "- for standard input (also if there is no argument).\n\n"
    "  -m, --model FILE      the model to use (default: the one that came with nomen)\n"
    "  -i, --input FORMAT    text (default): a file is a text; jsonl: a document a line, with id,\n"
    "                        lang and date if known; conll, brat, timeml: only their texts. Each\n"
    "                        document is written before the next is read\n"
    "      --column COLUMNS  of conll, the words' and the tags' (default 1:-1, the first and last)\n"
    "  -f, --format FORMAT   text (default); jsonl: a document a line; timeml: the dates in XML\n"
    "  -d, --date DATE       reference date, YYYY-MM-DD, that \"last month\" counts from, where a\n"
    "                        document brings none of its own\n"
    "  -t, --types LIST      only these types, with commas between: country,date; all adds those that\n"
    "                        are off by default: duration, time, set\n"
    "      --style STYLE     news (default): a day without a year counts from the reference date;\n"
    "                        narrative: from the date before it in the text\n"
    "      --lang LANGUAGE   language of the texts, where it cannot be seen from them\n"
    "      --offsets UNIT    codepoints (default), bytes or utf16\n"
    "      --encoding NAME   of the texts, where it is not UTF-8; auto looks at each text\n"
    "      --explain         show the evidence for each mention, kept or dropped\n"
    "      --overlaps        show also what lies within other mentions, or across them\n"
    "  -o, --output FILE     write there instead of to standard output\n"
    "  -h, --help            show this help\n\n"
    "exit status: 0 all done, 1 some document failed, 2 wrong usage or no model\n";

typedef struct tag_options {
    const char *model, *output, *types, *encoding;
    const char *input; /* the format of a reader, NULL: plain text */
    const char *column;
    nomen_document document;
    const format *format;
    format_options show;
} tag_options;

static const format *const formats[] = {&format_text, &format_jsonl, &format_timeml};

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
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* 0 to go on, else the exit code + 1. */
static int read_options(tag_options *o, int argc, char **argv)
{
    int option;
    while ((option = getopt_long(argc, argv, "m:i:f:d:t:o:h", long_options, NULL)) != -1) {
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

enum { PLACE_SIZE = 1024 };

/* Tags and writes a document whose text, date and language are set, or its error. `place` is where
 * it stands, for messages. */
static bool tag_document(const tag_options *o, nomen_tagger *tagger, const char *place,
                         format_document document, FILE *stream)
{
    nomen_result result = {0};
    nomen_error error;
    char message[PLACE_SIZE + sizeof ": " + sizeof error.message];
    nomen_document known = NOMEN_DOCUMENT_INIT;
    known.date = document.date;
    known.language = document.language;
    known.style = o->document.style;
    document.result = &result;
    if (document.error == NULL && nomen_tagger_tag(tagger, document.text, document.length, &known,
                                                   &result, &error) != NOMEN_OK) {
        snprintf(message, sizeof message, "%s: %s", place, error.message);
        document.error = message;
    }
    if (document.error != NULL)
        complain("%s", document.error);
    else if (result.replaced > 0)
        complain("%s: %zu byte sequence%s not valid UTF-8, read as U+FFFD%s", place,
                 result.replaced, result.replaced == 1 ? " is" : "s are",
                 guess_contents(document.text, document.length));
    o->format->write(stream, &o->show, &document);
    return document.error == NULL;
}

static bool tag_text(const tag_options *o, nomen_tagger *tagger, const struct listed_file *file,
                     FILE *stream)
{
    input in = {0};
    char message[1024];
    format_document document = {.id = file->path,
                                .date = o->document.date,
                                .language = o->document.language,
                                .error = file->error};
    if (file->error == NULL && !read_input(file->path, o->encoding, &in, message, sizeof message))
        document.error = message;
    document.text = in.text;
    document.length = in.length;
    document.encoding = in.encoding;
    document.single_byte = in.single_byte;
    bool good = tag_document(o, tagger, file->path, document, stream);
    free_input(&in);
    return good;
}

/* The next document of a file; what it does not say of itself, the options may. */
static bool tag_next(const tag_options *o, nomen_tagger *tagger, const labelled_document *read,
                     FILE *stream)
{
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "%s:%zu", read->file, read->line);
    format_document document = {
        .id = read->id,
        .date = read->date != NULL ? read->date : o->document.date,
        .language = read->language != NULL ? read->language : o->document.language,
        .text = read->text,
        .length = read->length,
        .error = read->error,
        .line = read->line,
    };
    bool good = tag_document(o, tagger, place, document, stream);
    fflush(stream); /* if that fails, the stream knows */
    return good;
}

static bool tag_documents(const tag_options *o, nomen_tagger *tagger,
                          const struct listed_file *file, FILE *stream)
{
    char message[1024];
    reader_options options = {.unlabelled = true, .column = o->column};
    reader *documents = NULL;
    if (file->error == NULL)
        documents = reader_open(file->path, o->input, &options, message, sizeof message);
    if (documents == NULL) {
        format_document document = {.id = file->path,
                                    .error = file->error != NULL ? file->error : message};
        return tag_document(o, tagger, file->path, document, stream);
    }
    bool good = true;
    labelled_document read;
    while (!ferror(stream) && reader_next(documents, &read))
        good &= tag_next(o, tagger, &read, stream);
    reader_close(documents);
    return good;
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

static int tag_files(const tag_options *o, nomen_tagger *tagger, const file_list *files)
{
    const char *overwritten = find_overwritten(files, o->output);
    if (overwritten != NULL) {
        complain("%s would be read and written at once; write to another file", overwritten);
        return EXIT_USAGE;
    }
    FILE *stream = open_output(o->output);
    if (stream == NULL)
        return EXIT_USAGE;
    int status = EXIT_GOOD;
    for (size_t i = 0; i < files->count && !ferror(stream); i++)
        if (!(o->input != NULL ? tag_documents : tag_text)(o, tagger, &files->files[i], stream))
            status = EXIT_PARTLY;
    if (!finish_output(stream, o->output))
        status = EXIT_USAGE;
    return status;
}

int command_tag(int argc, char **argv)
{
    static char standard_input[] = "-";
    char *nothing[] = {standard_input};
    tag_options o = {.document = NOMEN_DOCUMENT_INIT,
                     .format = &format_text,
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
    options.overlaps = o.show.overlaps;
    nomen_error error;
    int status = EXIT_USAGE;
    file_list files = {.suffix = reader_suffix(o.input)};
    bool any = optind < argc;
    if (nomen_tagger_new(&tagger, model, &options, &error) != NOMEN_OK)
        complain("%s", error.message);
    else if (check_date(&o, tagger) && check_encoding(&o) &&
             list_files(&files, any ? argc - optind : 1, any ? argv + optind : nothing)) {
        o.show.many = files.count > 1 || o.input != NULL;
        o.show.colour = o.output == NULL && wants_colour(stdout);
        status = tag_files(&o, tagger, &files);
    }
    free_files(&files);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
    return status;
}
