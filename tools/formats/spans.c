/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See spans.h. Offsets are converted in one pass over the text, for which they must ascend: so they
 * are sorted, and each knows where it belongs.
 */
#include "spans.h"

#include <stdlib.h>

typedef struct boundary {
    size_t byte, index; /* index: 2 * entity, + 1 for its end */
} boundary;

static int compare_boundaries(const void *a, const void *b)
{
    size_t left = ((const boundary *)a)->byte, right = ((const boundary *)b)->byte;
    return (left > right) - (left < right);
}

size_t *convert_spans(const format_document *document, const nomen_entity *entities, size_t count,
                      nomen_unit unit)
{
    if (unit == NOMEN_BYTES && document->single_byte)
        unit = NOMEN_CODE_POINTS;
    size_t *offsets = malloc((2 * count + 1) * sizeof *offsets);
    size_t *sorted = malloc((2 * count + 1) * sizeof *sorted);
    boundary *boundaries = malloc((2 * count + 1) * sizeof *boundaries);
    if (offsets != NULL && sorted != NULL && boundaries != NULL) {
        for (size_t i = 0; i < count; i++) {
            boundaries[2 * i] = (boundary){entities[i].start, 2 * i};
            boundaries[2 * i + 1] = (boundary){entities[i].end, 2 * i + 1};
        }
        qsort(boundaries, 2 * count, sizeof *boundaries, compare_boundaries);
        for (size_t i = 0; i < 2 * count; i++)
            sorted[i] = boundaries[i].byte;
        nomen_offsets_convert(document->text, document->length, sorted, 2 * count, unit);
        for (size_t i = 0; i < 2 * count; i++)
            offsets[boundaries[i].index] = sorted[i];
    } else {
        free(offsets);
        offsets = NULL;
    }
    free(sorted);
    free(boundaries);
    return offsets;
}
