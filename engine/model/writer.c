/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See writer.h. The file is little-endian; the structs are written as they lie in memory, which a
 * static assertion allows on little-endian machines only.
 */
#include "model/writer.h"

#include "base/hash.h"
#include "model/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#if defined(__BYTE_ORDER__)
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "models are written little-endian");
#endif
static_assert(sizeof(nm_model_header) == 64 && sizeof(nm_model_section) == 32, "file layout");

static size_t align16(size_t n)
{
    return (n + 15) & ~(size_t)15;
}

nomen_status nm_model_layout(const nm_section_data sections[NM_SECTION_COUNT], void **out,
                             size_t *out_size, nomen_error *error)
{
    size_t table_size = NM_SECTION_COUNT * sizeof(nm_model_section);
    size_t size = align16(sizeof(nm_model_header) + table_size);
    for (unsigned i = 0; i < NM_SECTION_COUNT; i++)
        size = align16(size + sections[i].size);

    unsigned char *bytes = aligned_alloc(16, size);
    if (bytes == NULL)
        return nm_fail_memory(error);
    memset(bytes, 0, size);

    nm_model_section table[NM_SECTION_COUNT];
    size_t at = align16(sizeof(nm_model_header) + table_size);
    for (unsigned i = 0; i < NM_SECTION_COUNT; i++) {
        if (sections[i].size > 0)
            memcpy(bytes + at, sections[i].items, sections[i].size);
        table[i] = (nm_model_section){.id = i,
                                      .item_size = nm_section_item_size(i),
                                      .offset = at,
                                      .size = sections[i].size,
                                      .hash = nm_hash(bytes + at, sections[i].size)};
        at = align16(at + sections[i].size);
    }
    nm_model_header header = {.version = NM_MODEL_VERSION,
                              .reader = NM_MODEL_READER,
                              .file_size = size,
                              .section_count = NM_SECTION_COUNT};
    memcpy(header.magic, NM_MODEL_MAGIC, sizeof header.magic);
    header.hash = nm_hash(&header, offsetof(nm_model_header, hash)) ^ nm_hash(table, table_size);
    memcpy(bytes, &header, sizeof header);
    memcpy(bytes + sizeof header, table, table_size);
    *out = bytes;
    *out_size = size;
    return NOMEN_OK;
}
