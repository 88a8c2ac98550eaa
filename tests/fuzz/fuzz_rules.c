/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: any bytes are a rule file, with faults or without; without, its model is sound, and
 * texts can be tagged with it, the file itself among them.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 20000)
        return 0;
    nm_draft draft;
    nm_draft_init(&draft);
    fuzz_pack(&draft);
    nm_rules_read(&draft, "fuzz.rules", nm_draft_file(&draft, "fuzz.rules", "fuzz.rules"),
                  (const char *)data, size);
    nomen_model *model = fuzz_link(&draft);
    if (model != NULL) {
        nomen_tagger *tagger = fuzz_tagger(model);
        fuzz_tag(tagger, fuzz_text, sizeof fuzz_text - 1, "2023-09-08", 1);
        fuzz_tag(tagger, (const char *)data, size < 2000 ? size : 2000, NULL, 1);
        nomen_tagger_free(tagger);
    }
    nomen_model_release(model);
    nm_draft_free(&draft);
    return 0;
}
