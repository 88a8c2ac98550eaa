/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen: the command line. One file a subcommand; this one finds it.
 */
#include "command.h"

#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} commands[] = {
    {"tag", command_tag, "find the entities in texts"},
    {"eval", command_eval, "measure against labelled text"},
    {"compile", command_compile, "make a model of gazetteers and rules"},
    {"check", command_check, "validate packs and run the examples of their rules"},
    {"info", command_info, "show what is in a model"},
    {"tokens", command_tokens, "show the tokens of a text"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *stream)
{
    fputs("nomen finds named entities in text in any language, and says which ones they are.\n\n"
          "usage: nomen COMMAND [OPTION]... [ARGUMENT]...\n\n"
          "commands:\n",
          stream);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stream, "  %-9s %s\n", commands[i].name, commands[i].summary);
    fputs("\noptions:\n"
          "  --help     show this help; nomen COMMAND --help says more\n"
          "  --version  show the version\n\n"
          "for example:\n"
          "  nomen tag article.txt\n"
          "  nomen tag --date 2023-09-08 --format jsonl news/ > entities.jsonl\n"
          "  nomen eval --types country,date labelled.jsonl\n"
          "  nomen compile gazetteers my-pack -o my.model\n",
          stream);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return finish_output(stdout, NULL) ? EXIT_GOOD : EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("nomen %s\n", nomen_version());
        return finish_output(stdout, NULL) ? EXIT_GOOD : EXIT_USAGE;
    }
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            static char name[] = "nomen"; /* what getopt's messages begin with */
            argv[1] = name;
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    complain("there is no command called \"%s\"; try \"nomen --help\"", argv[1]);
    return EXIT_USAGE;
}
