/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the opaque objects of nomen.h are, for the files of this folder.
 */
#ifndef NM_API_OBJECTS_H
#define NM_API_OBJECTS_H

#include "base/mapping.h"
#include "model/view.h"

#include <stdatomic.h>

struct nomen_model {
    atomic_uint owners;
    nm_mapping mapping; /* of the file, or zeroed for a model in memory */
    void *memory;       /* of a model that was built in memory, else NULL */
    nm_view view;
};

/* A model of its own memory, which it takes over (also on failure). */
nomen_status nm_model_adopt(nomen_model **out, void *bytes, size_t size, nomen_error *error);

#endif
