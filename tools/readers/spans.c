/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Lists of spans: growing, sorting, and offsets into bytes.
 *
 * Formats count code points or UTF-16 units. All offsets of a document are converted in one walk
 * over its text: pointers to them are sorted by value, so that spans may overlap and stand in any
 * order. n spans in a text of m bytes cost n log n + m.
 */
#include "parts.h"

#include "../grow.h"

#include <stdlib.h>
#include <string.h>

bool span_list_add(span_list *list, labelled_span span)
{
    void *spans =
        grow_items(list->spans, &list->capacity, list->count + 1, sizeof *list->spans);
    if (spans == NULL)
        return false;
    list->spans = spans;
    list->spans[list->count++] = span;
    return true;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_strings(const char *a, const char *b)
{
    return a == NULL || b == NULL ? (a != NULL) - (b != NULL) : strcmp(a, b);
}

static int compare_spans(const void *left, const void *right)
{
    const labelled_span *a = left, *b = right;
    int order = compare_sizes(a->start, b->start);
    if (order == 0)
        order = compare_sizes(a->end, b->end);
    if (order == 0)
        order = compare_strings(a->type, b->type);
    return order != 0 ? order : compare_strings(a->id, b->id);
}

void span_list_sort(span_list *list)
{
    if (list->count > 1)
        qsort(list->spans, list->count, sizeof *list->spans, compare_spans);
}

static int compare_pointed(const void *left, const void *right)
{
    return compare_sizes(**(size_t *const *)left, **(size_t *const *)right);
}

/* Bytes of the character that begins with `lead`. */
static size_t character_size(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static size_t units_of(size_t bytes, nomen_unit unit)
{
    return unit == NOMEN_BYTES ? bytes : unit == NOMEN_UTF16 && bytes == 4 ? 2 : 1;
}

static span_fault convert(size_t **offsets, size_t count, const char *text, size_t length,
                          nomen_unit unit, size_t *bad)
{
    size_t byte = 0, units = 0;
    for (size_t i = 0; i < count; i++) {
        while (units < *offsets[i] && byte < length) {
            size_t size = character_size(text[byte]);
            byte += size < length - byte ? size : length - byte;
            units += units_of(size, unit);
        }
        if (units != *offsets[i]) {
            *bad = *offsets[i];
            return units < *bad ? SPANS_OUTSIDE : SPANS_INSIDE_CHARACTER;
        }
        *offsets[i] = byte;
    }
    return SPANS_GOOD;
}

span_fault span_list_to_bytes(span_list *list, const char *text, size_t length, nomen_unit unit,
                              size_t *bad)
{
    if (list->count == 0)
        return SPANS_GOOD;
    size_t **offsets = malloc(2 * list->count * sizeof *offsets);
    if (offsets == NULL)
        return SPANS_MEMORY;
    for (size_t i = 0; i < list->count; i++) {
        offsets[2 * i] = &list->spans[i].start;
        offsets[2 * i + 1] = &list->spans[i].end;
    }
    qsort(offsets, 2 * list->count, sizeof *offsets, compare_pointed);
    span_fault fault = convert(offsets, 2 * list->count, text, length, unit, bad);
    free(offsets);
    return fault;
}
