/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: any bytes are a text. A tagger that has seen everything before finds what a new one
 * finds.
 */
#include "fuzz.h"

static nomen_model *model;
static nomen_tagger *reused;

static void set_up(void)
{
    nm_draft draft;
    nm_draft_init(&draft);
    fuzz_pack(&draft);
    nm_rules_read(&draft, "r", nm_draft_file(&draft, "r", "r"), fuzz_rules, sizeof fuzz_rules - 1);
    model = fuzz_link(&draft);
    REQUIRE(model != NULL);
    reused = fuzz_tagger(model);
    nm_draft_free(&draft);
}

static void require_same(const nomen_entity *a, const nomen_entity *b)
{
    REQUIRE(a->start == b->start && a->end == b->end && strcmp(a->type, b->type) == 0 &&
            strcmp(a->id, b->id) == 0 && strcmp(a->source, b->source) == 0 &&
            fabs(a->confidence - b->confidence) < 1e-12);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (model == NULL)
        set_up();
    const char *text = (const char *)data;
    fuzz_tag(reused, text, size, "2023-09-08", 1);
    nomen_tagger *fresh = fuzz_tagger(model);
    nomen_result a, b;
    REQUIRE(nomen_tagger_tag(reused, text, size, NULL, &a, NULL) == NOMEN_OK);
    REQUIRE(nomen_tagger_tag(fresh, text, size, NULL, &b, NULL) == NOMEN_OK);
    REQUIRE(a.count == b.count && a.dropped_count == b.dropped_count && a.replaced == b.replaced);
    for (size_t i = 0; i < a.count; i++)
        require_same(&a.entities[i], &b.entities[i]);
    for (size_t i = 0; i < a.dropped_count; i++)
        require_same(&a.dropped[i], &b.dropped[i]);
    nomen_tagger_free(fresh);
    return 0;
}
