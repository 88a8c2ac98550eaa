/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See labels.h. There are few types, so they are looked for one by one.
 */
#include "labels.h"

#include "../grow.h"

static char *copy_text(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

static int find_name(const labels *l, const char *name, size_t length)
{
    for (size_t i = 0; i < l->names.count; i++)
        if (strncmp(l->names.items[i], name, length) == 0 && l->names.items[i][length] == '\0')
            return (int)i;
    return TYPE_LEFT_OUT;
}

static int add_name(labels *l, const char *name, size_t length)
{
    if (l->names.count == TYPES_MAX || !grow(&l->names, l->names.count + 1))
        return TYPE_FAILED;
    char *copy = copy_text(name, length);
    if (copy == NULL)
        return TYPE_FAILED;
    l->names.items[l->names.count] = copy;
    return (int)l->names.count++;
}

bool select_types(labels *l, const char *list)
{
    l->selected = true;
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        if (length == 0 || (find_name(l, at, length) < 0 && add_name(l, at, length) < 0))
            return false;
        at += length;
        if (*at == '\0')
            return true;
    }
}

bool map_label(labels *l, const char *rule)
{
    const char *sign = strchr(rule, '=');
    if (sign == NULL || sign == rule || !grow(&l->rules, l->rules.count + 1))
        return false;
    struct label_rule copy = {copy_text(rule, (size_t)(sign - rule)),
                              copy_text(sign + 1, strlen(sign + 1))};
    if (copy.from == NULL || copy.to == NULL) {
        free(copy.from);
        free(copy.to);
        return false;
    }
    l->rules.items[l->rules.count++] = copy;
    return true;
}

int type_number(labels *l, const char *label)
{
    for (size_t i = 0; i < l->rules.count; i++) {
        if (strcmp(l->rules.items[i].from, label) == 0) {
            label = l->rules.items[i].to;
            break;
        }
    }
    if (*label == '\0')
        return TYPE_LEFT_OUT;
    int number = find_name(l, label, strlen(label));
    return number < 0 && !l->selected ? add_name(l, label, strlen(label)) : number;
}

void free_labels(labels *l)
{
    for (size_t i = 0; i < l->names.count; i++)
        free(l->names.items[i]);
    for (size_t i = 0; i < l->rules.count; i++) {
        free(l->rules.items[i].from);
        free(l->rules.items[i].to);
    }
    free(l->names.items);
    free(l->rules.items);
    memset(l, 0, sizeof *l);
}
