/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Types by number. Labels of a corpus are mapped to the types that are measured (--map), others are
 * left out (--types), and what remains is numbered as it turns up.
 */
#ifndef NOMEN_LABELS_H
#define NOMEN_LABELS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    TYPES_MAX = 256,
    TYPE_LEFT_OUT = -1, /* not measured */
    TYPE_FAILED = -2    /* memory is out, or there are more than TYPES_MAX types */
};

/* Begin with zeroes. */
typedef struct labels {
    struct {
        char **items;
        size_t count, capacity;
    } names;       /* by number */
    bool selected; /* the names are all there are */
    struct {
        struct label_rule {
            char *from, *to; /* to: "" leaves it out */
        } * items;
        size_t count, capacity;
    } rules;
} labels;

/* Measures only these types, "country,date". False when it names none, or too many. */
bool select_types(labels *labels, const char *list);

/* Takes a mapping, "ORG=company", or "MISC=" to leave a label out. False when it is none. */
bool map_label(labels *labels, const char *rule);

/* The number of the type that a label stands for, or one of the above. */
int type_number(labels *labels, const char *label);

void free_labels(labels *labels);

#endif
