/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the subcommands share: exit codes, messages, input files, output, the model.
 */
#ifndef NOMEN_COMMAND_H
#define NOMEN_COMMAND_H

#include "nomen.h"

#include <stdbool.h>
#include <stdio.h>

enum {
    EXIT_GOOD = 0,
    EXIT_PARTLY = 1, /* some document failed; the rest is done */
    EXIT_USAGE = 2   /* nothing could be done: usage or set-up */
};

int command_tag(int argc, char **argv);
int command_compile(int argc, char **argv);
int command_check(int argc, char **argv);
int command_eval(int argc, char **argv);
int command_info(int argc, char **argv);
int command_tokens(int argc, char **argv);

/* "nomen: message" on stderr. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A usage error of `nomen COMMAND`: the message and where to read more; returns EXIT_USAGE. The
 * second only says where: getopt has said what. */
int usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
int usage_hint(const char *command);

/* Shows a help page; the exit code. */
int show_help(const char *page);

/* Whether colour is wanted on a stream: a terminal, and NO_COLOR is not set. */
bool wants_colour(FILE *stream);

/* Opens the model at `path`, or the default one where `path` is NULL; complains on failure. */
nomen_model *open_model(const char *path);

/* The stream to write to, standard output where `path` is NULL; NULL, after a complaint, if it
 * cannot be opened. */
FILE *open_output(const char *path);

/* Flushes and closes a stream that was written; false, with a complaint, if anything was lost. */
bool finish_output(FILE *stream, const char *path); /* NULL: standard output */

/* ---- Input ---- */

/* A whole file in memory, with a NUL behind it. */
typedef struct input {
    char *text;
    size_t length;
    const char *encoding; /* what it was converted from, NULL: nothing was asked for */
    bool single_byte;     /* in that encoding a byte is a character */
    nomen_decoded decoded;
} input;

/* Reads `path`, or standard input for "-", and converts it from `encoding` unless that is NULL.
 * False, with the reason in `message`, on failure. */
bool read_input(const char *path, const char *encoding, input *out, char *message, size_t size);
void free_input(input *input);

/* What bytes that are no UTF-8 seem to be, and what to do about it; or "". */
const char *guess_contents(const char *bytes, size_t length);

/* The files that the arguments name: files as they are, folders with all regular files below them
 * in the order of their paths. "-" is standard input. */
typedef struct file_list {
    struct listed_file {
        char *path;
        char *error; /* why a folder could not be read; NULL for a file */
    } *files;
    size_t count, capacity;
    const char *suffix; /* of folders, only the files whose names end so; NULL: all */
} file_list;

bool list_files(file_list *list, int count, char **arguments);

/* The file of the list that writing to `path`, or to standard output for NULL, would overwrite; NULL:
 * none, and none either of what is no regular file. */
const char *find_overwritten(const file_list *list, const char *path);

/* Whether two paths are one regular file that is there; not if one is NULL. */
bool is_same_file(const char *path, const char *other);
void free_files(file_list *list);

/* ---- Diagnostics of packs ---- */

/* Prints the diagnostics with their lines and carets on stderr; notes only where asked for. */
void print_diagnostics(const nomen_builder *builder, bool notes);

#endif
