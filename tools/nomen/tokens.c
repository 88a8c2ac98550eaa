/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen tokens: the tokens of a text, one a line: byte span, kind, shape, script, folded form.
 */
#include "command.h"

#include "../formats/json.h"

#include <getopt.h>

static const char help[] =
    "usage: nomen tokens [OPTION]... [FILE|-]...\n\n"
    "Shows the tokens that names are matched on, one a line, with tabs between: first byte, end,\n"
    "kind, shape, script, folded form as a JSON string.\n\n"
    "      --uax29          the default word boundaries of UAX #29 instead: first byte, end, text\n"
    "      --encoding NAME  of the text, where it is not UTF-8; auto looks at it\n"
    "  -h, --help           show this help\n\n"
    "exit status: 0 all done, 1 some file failed, 2 wrong usage\n";

enum { OPTION_ENCODING = 256, OPTION_UAX29 };

static const struct option long_options[] = {
    {"uax29", no_argument, NULL, OPTION_UAX29},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int print_token(void *context, const nomen_token *token)
{
    (void)context;
    printf("%zu\t%zu\t%s\t%s\t%s\t", token->start, token->end, token->kind, token->shape,
           token->script);
    json_write_string(stdout, token->folded, token->folded_length);
    putchar('\n');
    return 0;
}

static int print_word(void *text, size_t start, size_t end)
{
    printf("%zu\t%zu\t", start, end);
    json_write_string(stdout, (const char *)text + start, end - start);
    putchar('\n');
    return 0;
}

static bool print_file(const char *path, const char *encoding, bool uax29)
{
    input in;
    nomen_error error;
    char message[1024];
    if (!read_input(path, encoding, &in, message, sizeof message)) {
        complain("%s", message);
        return false;
    }
    bool good = uax29 ? nomen_words(in.text, in.length, print_word, in.text) == NOMEN_OK
                      : nomen_tokenize(in.text, in.length, print_token, NULL, &error) == NOMEN_OK;
    if (!good)
        complain("%s: %s", path, error.message);
    free_input(&in);
    return good;
}

int command_tokens(int argc, char **argv)
{
    const char *encoding = NULL;
    bool uax29 = false;
    int option;
    while ((option = getopt_long(argc, argv, "h", long_options, NULL)) != -1) {
        switch (option) {
        case OPTION_UAX29:
            uax29 = true;
            break;
        case OPTION_ENCODING:
            encoding = optarg;
            break;
        case 'h':
            return show_help(help);
        default:
            return usage_hint("tokens");
        }
    }
    int status = EXIT_GOOD;
    if (optind == argc && !print_file("-", encoding, uax29))
        status = EXIT_PARTLY;
    for (int i = optind; i < argc; i++)
        if (!print_file(argv[i], encoding, uax29))
            status = EXIT_PARTLY;
    return finish_output(stdout, NULL) ? status : EXIT_USAGE;
}
