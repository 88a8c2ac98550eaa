/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the compiler has to say about a pack. Every remark has a place, a code that never changes
 * its meaning, a sentence, and where possible a hint. Reading goes on after each, so that all
 * faults of a file are told at once; past a bound per file the rest is only counted.
 */
#ifndef NM_COMPILE_DIAGNOSTICS_H
#define NM_COMPILE_DIAGNOSTICS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"

/* A place in a source file. `text` is the line, for the caret. */
typedef struct nm_place {
    const char *file;
    uint32_t line, column, width; /* column and width in bytes of the line; 0: the whole line */
    const char *text;
    size_t length;
} nm_place;

typedef struct nm_diagnostics {
    nm_arena arena;
    NM_ARRAY(nomen_diagnostic) list;
    size_t errors, warnings;
    const char *file; /* of the last remark, */
    size_t in_file;   /* and how many it has had */
    bool memory;      /* one was lost for want of memory */
} nm_diagnostics;

enum { NM_DIAGNOSTICS_PER_FILE = 1000 };

/* Adds a remark. `hint` may be NULL. Strings are copied. */
void nm_report(nm_diagnostics *diagnostics, nomen_severity severity, const char *code,
               nm_place place, const char *hint, const char *format, ...) NM_PRINTF(6, 7);

/* Puts them in the order of file, line and column: linking finds faults in another order. */
void nm_diagnostics_sort(nm_diagnostics *diagnostics);

/* NOMEN_E_PACK if there is an error among them, else NOMEN_OK. */
nomen_status nm_diagnostics_status(const nm_diagnostics *diagnostics, nomen_error *error);

void nm_diagnostics_free(nm_diagnostics *diagnostics);

#endif
