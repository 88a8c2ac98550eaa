/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen compile and nomen check: packs into a model, or into a verdict.
 */
#include "command.h"

#include <getopt.h>
#include <string.h>

static const char compile_help[] =
    "usage: nomen compile [OPTION]... FOLDER... -o FILE\n\n"
    "Compiles packs (folders of gazetteer tables and rules) into one model file. Later packs add to\n"
    "earlier ones.\n\n"
    "  -o, --output FILE  the model to write; it appears whole or not at all\n"
    "  -t, --types LIST   only these types, with commas between: country,date\n"
    "  -l, --langs LIST   only rows of these languages, and those of no language in particular\n"
    "  -q, --quiet        show errors only in the exit status\n"
    "      --notes        show also what is merely worth knowing, such as repeated rows\n"
    "  -h, --help         show this help\n\n"
    "exit status: 0 written, 2 wrong usage, or faults in a pack\n";

static const char check_help[] =
    "usage: nomen check [OPTION]... FOLDER...\n\n"
    "Validates packs: reads them as compile does, and runs the examples of their rules.\n\n"
    "  -q, --quiet  show errors only in the exit status\n"
    "      --fix    first mend the tables in place: sorted rows, NFC, no stray spaces\n"
    "      --notes  show also what is merely worth knowing, such as repeated rows\n"
    "  -h, --help   show this help\n\n"
    "exit status: 0 no errors, 1 errors in a pack, 2 wrong usage\n";

typedef struct pack_options {
    const char *command, *help, *output, *types, *languages;
    bool quiet, notes, fix;
} pack_options;

enum { OPTION_NOTES = 256, OPTION_FIX };

static const struct option long_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"types", required_argument, NULL, 't'},
    {"langs", required_argument, NULL, 'l'},
    {"quiet", no_argument, NULL, 'q'},
    {"fix", no_argument, NULL, OPTION_FIX},
    {"notes", no_argument, NULL, OPTION_NOTES},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* 0 to go on, else the exit code + 1. */
static int read_options(pack_options *o, int argc, char **argv)
{
    bool compiling = strcmp(o->command, "compile") == 0;
    int option;
    while ((option = getopt_long(argc, argv, "o:t:l:qh", long_options, NULL)) != -1) {
        switch (option) {
        case 'o':
            if (!compiling)
                return 1 + usage_error(o->command, "check writes no file");
            o->output = optarg;
            break;
        case 't':
        case 'l':
            if (!compiling)
                return 1 + usage_error(o->command, "check reads whole packs: examples need them");
            *(option == 't' ? &o->types : &o->languages) = optarg;
            break;
        case 'q':
            o->quiet = true;
            break;
        case OPTION_FIX:
            if (compiling)
                return 1 + usage_error(o->command, "compile changes no tables; check --fix does");
            o->fix = true;
            break;
        case OPTION_NOTES:
            o->notes = true;
            break;
        case 'h':
            return 1 + show_help(o->help);
        default:
            return 1 + usage_hint(o->command);
        }
    }
    if (optind == argc)
        return 1 + usage_error(o->command, "name at least one pack");
    if (compiling && o->output == NULL)
        return 1 + usage_error(o->command, "name the model to write with -o");
    return 0;
}

/* Reads all packs; NULL, after a complaint, if one cannot be read at all. */
static nomen_builder *read_packs(const pack_options *o, int count, char **paths)
{
    nomen_builder *builder = NULL;
    nomen_error error;
    nomen_status status = nomen_builder_new(&builder, &error);
    if (status == NOMEN_OK)
        nomen_builder_restrict(builder, o->types, o->languages);
    for (int i = 0; status == NOMEN_OK && i < count; i++)
        status = nomen_builder_add_pack(builder, paths[i], &error);
    if (status != NOMEN_OK) {
        complain("%s", error.message);
        nomen_builder_free(builder);
        return NULL;
    }
    return builder;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

int command_compile(int argc, char **argv)
{
    pack_options o = {.command = "compile", .help = compile_help};
    int stop = read_options(&o, argc, argv);
    if (stop != 0)
        return stop - 1;
    nomen_builder *builder = read_packs(&o, argc - optind, argv + optind);
    if (builder == NULL)
        return EXIT_USAGE;
    nomen_error error;
    nomen_status status = nomen_builder_write(builder, o.output, &error);
    if (!o.quiet)
        print_diagnostics(builder, o.notes);
    if (status != NOMEN_OK && !(o.quiet && status == NOMEN_E_PACK))
        complain("%s; no model was written", error.message);
    nomen_builder_free(builder);
    return status == NOMEN_OK ? EXIT_GOOD : EXIT_USAGE;
}

static bool fix_packs(const pack_options *o, int count, char **paths)
{
    size_t total = 0;
    for (int i = 0; i < count; i++) {
        size_t changed = 0;
        nomen_error error;
        if (nomen_pack_fix(paths[i], &changed, &error) != NOMEN_OK) {
            complain("%s", error.message);
            return false;
        }
        total += changed;
    }
    if (!o->quiet)
        printf("%zu table%s mended\n", total, plural(total));
    return true;
}

int command_check(int argc, char **argv)
{
    pack_options o = {.command = "check", .help = check_help};
    int stop = read_options(&o, argc, argv);
    if (stop != 0)
        return stop - 1;
    if (o.fix && !fix_packs(&o, argc - optind, argv + optind))
        return EXIT_USAGE;
    nomen_builder *builder = read_packs(&o, argc - optind, argv + optind);
    if (builder == NULL)
        return EXIT_USAGE;
    nomen_error error;
    size_t passed = 0, errors = 0, warnings = 0;
    nomen_status status = nomen_builder_check(builder, &passed, &error);
    if (!o.quiet)
        print_diagnostics(builder, o.notes);
    for (size_t i = 0; i < nomen_builder_diagnostic_count(builder); i++) {
        nomen_severity severity = nomen_builder_diagnostic(builder, i)->severity;
        errors += severity == NOMEN_ERROR;
        warnings += severity == NOMEN_WARNING;
    }
    if (status != NOMEN_OK && status != NOMEN_E_PACK)
        complain("%s", error.message);
    else if (!o.quiet)
        printf("%zu error%s, %zu warning%s, %zu example%s hold\n", errors, plural(errors),
               warnings, plural(warnings), passed, plural(passed));
    nomen_builder_free(builder);
    if (!finish_output(stdout, NULL))
        return EXIT_USAGE;
    return status == NOMEN_OK ? EXIT_GOOD : status == NOMEN_E_PACK ? EXIT_PARTLY : EXIT_USAGE;
}
