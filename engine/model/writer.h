/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Lays sections out as a model, in memory. The bytes depend on the sections alone: no
 * time, no path, no address, and padding is zero; so equal packs give equal files.
 */
#ifndef NM_MODEL_WRITER_H
#define NM_MODEL_WRITER_H

#include "base/error.h"
#include "model/layout.h"

#include <stddef.h>

typedef struct nm_section_data {
    const void *items;
    size_t size; /* bytes */
} nm_section_data;

/* A model of these sections (indexed by nm_section_id), 16-aligned, to be freed with free(). */
nomen_status nm_model_layout(const nm_section_data sections[NM_SECTION_COUNT], void **out,
                             size_t *out_size, nomen_error *error);

#endif
