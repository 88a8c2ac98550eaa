/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the parts of the parser share while they read one rule file. Each reads from the current
 * symbol on and leaves the one behind what it read; after a fault, which it reported, it gives up.
 *
 *     parser.c       statements and clauses
 *     pattern.c      what stands behind match, before, after, inside
 *     predicate.c    ... one test in it
 *     expression.c   what stands behind id, attr, value
 */
#ifndef NM_COMPILE_PARSE_H
#define NM_COMPILE_PARSE_H

#include "compile/lexer.h"

typedef struct nm_macro {
    struct nm_macro *next;
    const char *name;
    nm_node *pattern;
} nm_macro;

typedef struct nm_parser {
    nm_lexer lexer;
    nm_draft *draft;
    uint16_t file;
    nm_macro *macros;
    nm_rule_draft *rule; /* being read; captures are declared in it. NULL in a macro */
    unsigned nesting;
    unsigned nodes; /* of the pattern being read */
} nm_parser;

/* Reports a fault at the current symbol. */
void nm_parse_fault(nm_parser *parser, const char *code, const char *hint, const char *format, ...)
    NM_PRINTF(4, 5);

/* Takes the sign or reports that it was expected. */
bool nm_parse_expect(nm_parser *parser, char sign);

/* A whole number; false after a report. */
bool nm_parse_integer(nm_parser *parser, int32_t *out);

/* A name; false after a report that `what` was expected. */
bool nm_parse_name(nm_parser *parser, const char *what, const char **out);

/* The number of the capture of that name in the current rule, NM_NONE if there is none. */
uint32_t nm_parse_find_capture(const nm_parser *parser, const char *name);

/* The same; false after a report, at the place of the name, that there is none. */
bool nm_parse_capture(nm_parser *parser, const char *name, nm_place place, uint32_t *out);

/* pattern.c: a pattern up to the end of the line. NULL after a fault, which was reported. */
nm_node *nm_parse_pattern(nm_parser *parser);

/* predicate.c: one test, NULL after a fault. */
nm_test *nm_parse_new_test(nm_parser *parser, uint8_t kind);
nm_test *nm_parse_predicate(nm_parser *parser); /* number(1..31) */
nm_test *nm_parse_label(nm_parser *parser);     /* @country:demonym */

/* expression.c */
nm_step *nm_parse_template(nm_parser *parser); /* name, or "text {name}" */
nm_step *nm_parse_value(nm_parser *parser);    /* date(year, month, day) */

#endif
