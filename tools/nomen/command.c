/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See command.h: messages, output and the model.
 */
#include "command.h"

#include "../formats/plain.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

__attribute__((format(printf, 1, 0))) static void complain_arguments(const char *format,
                                                                     va_list arguments)
{
    char message[4096]; /* names of files are in it, which may be anything */
    vsnprintf(message, sizeof message, format, arguments);
    fflush(stdout);
    fputs("nomen: ", stderr);
    write_plain(stderr, message, strlen(message));
    fputc('\n', stderr);
}

void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_arguments(format, arguments);
    va_end(arguments);
}

int usage_error(const char *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_arguments(format, arguments);
    va_end(arguments);
    return usage_hint(command);
}

int usage_hint(const char *command)
{
    fprintf(stderr, "try \"nomen %s --help\"\n", command);
    return EXIT_USAGE;
}

int show_help(const char *page)
{
    fputs(page, stdout);
    return finish_output(stdout, NULL) ? EXIT_GOOD : EXIT_USAGE;
}

bool wants_colour(FILE *stream)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if ((no_colour != NULL && *no_colour != '\0') ||
        (terminal != NULL && strcmp(terminal, "dumb") == 0))
        return false;
    return isatty(fileno(stream)) == 1;
}

FILE *open_output(const char *path)
{
    FILE *stream = path != NULL ? fopen(path, "wb") : stdout;
    if (stream == NULL)
        complain("cannot write %s: %s", path, strerror(errno));
    return stream;
}

bool finish_output(FILE *stream, const char *path)
{
    bool good = !ferror(stream);
    if (stream == stdout)
        good = fflush(stdout) == 0 && good;
    else
        good = fclose(stream) == 0 && good;
    if (!good && errno != EPIPE)
        complain("cannot write %s: %s", path != NULL ? path : "standard output", strerror(errno));
    return good;
}

/* ---- The default model ---- */

/* The folder of the running program, "" if it cannot be found. */
static void find_program_folder(char *out, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    out[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(out, '/');
    if (slash != NULL)
        *slash = '\0';
}

/* Where the default model may be: beside the build, then where it is installed. */
static bool find_default_model(char *out, size_t size)
{
    char folder[3000];
    find_program_folder(folder, sizeof folder);
    const char *const places[] = {"/../gazetteers/nomen.model", "/../share/nomen/nomen.model"};
    struct stat status;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(out, size, "%s%s", folder, places[i]);
        if (*folder != '\0' && stat(out, &status) == 0)
            return true;
    }
    snprintf(out, size, "%s", NOMEN_MODEL_PATH);
    return stat(out, &status) == 0;
}

nomen_model *open_model(const char *path)
{
    char found[4096];
    if (path == NULL) {
        if (!find_default_model(found, sizeof found)) {
            complain("there is no default model at %s; name one with -m", found);
            return NULL;
        }
        path = found;
    }
    nomen_model *model = NULL;
    nomen_error error;
    if (nomen_model_open(&model, path, &error) != NOMEN_OK) {
        complain("%s", error.message);
        return NULL;
    }
    return model;
}
