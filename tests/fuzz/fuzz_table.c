/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: any bytes are a table, with faults or without; without, its model is sound, and the
 * table's own bytes can be tagged with it.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 100000)
        return 0;
    nm_draft draft;
    nm_draft_init(&draft);
    fuzz_table(&draft, "fuzz.tsv", (const char *)data, size);
    fuzz_table(&draft, "weights.tsv", fuzz_weights, sizeof fuzz_weights - 1);
    nomen_model *model = fuzz_link(&draft);
    if (model != NULL) {
        nomen_tagger *tagger = fuzz_tagger(model);
        fuzz_tag(tagger, (const char *)data, size, NULL, 1);
        nomen_tagger_free(tagger);
    }
    nomen_model_release(model);
    nm_draft_free(&draft);
    return 0;
}
