/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The header stands alone, and each of its functions can be linked. Compiled as C99, and by
 * header.cpp as C++.
 */
#include "nomen.h"

#include "nomen.h"

#include <stdio.h>
#include <string.h>

typedef void function(void);

#define NAMED(name) {#name, (function *)name}

static const struct {
    const char *name;
    function *address;
} functions[] = {
    NAMED(nomen_status_text), NAMED(nomen_version), NAMED(nomen_model_open),
    NAMED(nomen_model_verify), NAMED(nomen_model_retain), NAMED(nomen_model_release),
    NAMED(nomen_model_fact_count), NAMED(nomen_model_fact), NAMED(nomen_tagger_new),
    NAMED(nomen_tagger_tag), NAMED(nomen_tagger_free), NAMED(nomen_tokenize),
    NAMED(nomen_offsets_convert), NAMED(nomen_builder_new), NAMED(nomen_builder_add_pack),
    NAMED(nomen_builder_build), NAMED(nomen_builder_write), NAMED(nomen_builder_check),
    NAMED(nomen_builder_diagnostic_count), NAMED(nomen_builder_diagnostic),
    NAMED(nomen_builder_free), NAMED(nomen_builder_restrict), NAMED(nomen_words),
    NAMED(nomen_decode), NAMED(nomen_decoded_free), NAMED(nomen_pack_fix),
};

int main(void)
{
    nomen_tagger_options options = NOMEN_TAGGER_OPTIONS_INIT;
    nomen_document document = NOMEN_DOCUMENT_INIT;
    size_t passed = 0, failed = 0, count = sizeof functions / sizeof functions[0];
    for (size_t i = 0; i < count; i++)
        passed += functions[i].address != NULL;
    failed = count - passed;
    if (strcmp(nomen_version(), NOMEN_VERSION) == 0)
        passed++;
    else
        failed++;
    if (options.size == sizeof options && document.size == sizeof document)
        passed++;
    else
        failed++;
    printf("%u passed, %u failed\n", (unsigned)passed, (unsigned)failed);
    return failed > 0;
}
