/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen info: what is in a model.
 */
#include "command.h"

#include <getopt.h>
#include <inttypes.h>
#include <string.h>

static const char help[] =
    "usage: nomen info [OPTION]... [MODEL]\n\n"
    "Shows what is in a model: types, languages, sources with their licences, sizes.\n\n"
    "      --verify  check every byte and every reference first\n"
    "  -h, --help    show this help\n\n"
    "exit status: 0 good, 2 wrong usage, or no sound model\n";

enum { OPTION_VERIFY = 256 };

static const struct option long_options[] = {
    {"verify", no_argument, NULL, OPTION_VERIFY},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static const struct {
    const char *group, *title;
} groups[] = {
    {"type", "types"},     {"class", "word classes"}, {"language", "languages"},
    {"source", "sources"}, {"section", "sections"},   {"total", "total"},
};

static void print_fact(const nomen_fact *fact)
{
    printf("  %-34s %9" PRIu64, fact->name, fact->count);
    if (fact->bytes > 0)
        printf(" %11" PRIu64 " bytes", fact->bytes);
    if (fact->text[0] != '\0')
        printf("  %s", fact->text);
    putchar('\n');
}

static void print_group(const nomen_model *model, const char *group, const char *title)
{
    bool any = false;
    for (size_t i = 0; i < nomen_model_fact_count(model); i++) {
        nomen_fact fact;
        if (nomen_model_fact(model, i, &fact) != NOMEN_OK || strcmp(fact.group, group) != 0)
            continue;
        if (!any)
            printf("%s\n", title);
        any = true;
        print_fact(&fact);
    }
}

int command_info(int argc, char **argv)
{
    bool verify = false;
    int option;
    while ((option = getopt_long(argc, argv, "h", long_options, NULL)) != -1) {
        switch (option) {
        case OPTION_VERIFY:
            verify = true;
            break;
        case 'h':
            return show_help(help);
        default:
            return usage_hint("info");
        }
    }
    if (argc - optind > 1)
        return usage_error("info", "one model at a time");
    nomen_model *model = open_model(optind < argc ? argv[optind] : NULL);
    if (model == NULL)
        return EXIT_USAGE;
    nomen_error error;
    bool sound = !verify || nomen_model_verify(model, &error) == NOMEN_OK;
    if (!sound)
        complain("%s", error.message);
    for (size_t i = 0; sound && i < sizeof groups / sizeof *groups; i++)
        print_group(model, groups[i].group, groups[i].title);
    nomen_model_release(model);
    return finish_output(stdout, NULL) && sound ? EXIT_GOOD : EXIT_USAGE;
}
