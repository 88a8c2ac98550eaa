/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See weights.h.
 */
#include "context/weights.h"

#include <string.h>

uint32_t nm_weights_name(const nm_view *model, const char *name)
{
    for (uint32_t i = 0; i < model->weight_count; i++)
        if (strcmp(nm_view_string(model, model->weights[i].evidence), name) == 0)
            return model->weights[i].evidence;
    return 0;
}

float nm_weights_get(const nm_view *model, uint32_t name, uint16_t label, uint8_t form)
{
    uint32_t low = 0, high = model->weight_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->weights[middle].evidence < name)
            low = middle + 1;
        else
            high = middle;
    }
    int best = -1;
    float weight = 0;
    for (; low < model->weight_count && model->weights[low].evidence == name; low++) {
        const nm_weight *row = &model->weights[low];
        if ((row->label != 0 && row->label != label) ||
            (row->form != NM_ANY8 && row->form != form))
            continue;
        int specific = 2 * (row->label != 0) + (row->form != NM_ANY8);
        if (specific > best) {
            best = specific;
            weight = (float)row->weight / 1000;
        }
    }
    return weight;
}
