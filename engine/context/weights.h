/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a piece of evidence is worth, in log-odds, by the weight tables of the packs. A row may speak
 * of all types and forms or of one; the most specific row counts. Evidence without a row is worth 0.
 */
#ifndef NM_CONTEXT_WEIGHTS_H
#define NM_CONTEXT_WEIGHTS_H

#include "model/view.h"

/* The string that names an evidence in the weight tables; 0 if no table speaks of it. */
uint32_t nm_weights_name(const nm_view *model, const char *name);

/* The weight of the evidence `name` (a string of the model) for a type and form. */
float nm_weights_get(const nm_view *model, uint32_t name, uint16_t label, uint8_t form);

#endif
