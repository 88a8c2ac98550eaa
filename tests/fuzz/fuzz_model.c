/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: a damaged model gives wrong answers, never a bad access, whether it was verified or
 * not. The input is a list of edits of seven bytes, applied to a sound model whose checksums are
 * then made right again:
 *
 *     section (1)   item (2)   byte of the item (1)   how (1)   value (2)
 *
 * One more section number than there are stands for the section table.
 *
 * An input that begins with the magic of a model is taken as a model itself.
 */
#include "fuzz.h"

#include "base/hash.h"

#include <stddef.h>

enum { EDIT = 7 /* bytes */, EDITS_MAX = 10 };

static unsigned char *sound;
static size_t sound_size;

static void set_up(void)
{
    nm_draft draft;
    void *bytes = NULL;
    nm_draft_init(&draft);
    fuzz_pack(&draft);
    nm_rules_read(&draft, "r", nm_draft_file(&draft, "r", "r"), fuzz_rules, sizeof fuzz_rules - 1);
    REQUIRE(nm_link(&draft, &bytes, &sound_size, NULL) == NOMEN_OK);
    sound = bytes;
    nm_draft_free(&draft);
}

static nm_model_section *section(unsigned char *bytes, uint32_t id)
{
    return (nm_model_section *)(bytes + sizeof(nm_model_header)) + id;
}

static void mend_hashes(unsigned char *bytes)
{
    nm_model_header *header = (nm_model_header *)bytes;
    for (uint32_t i = 0; i < NM_SECTION_COUNT; i++) {
        nm_model_section *s = section(bytes, i);
        if (s->offset <= sound_size && s->size <= sound_size - s->offset)
            s->hash = nm_hash(bytes + s->offset, (size_t)s->size);
    }
    header->hash = nm_hash(bytes, offsetof(nm_model_header, hash)) ^
                   nm_hash(bytes + sizeof *header, NM_SECTION_COUNT * sizeof(nm_model_section));
}

static void edit(unsigned char *bytes, const uint8_t *e)
{
    static const uint32_t values[] = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    uint32_t id = e[0] % (NM_SECTION_COUNT + 1);
    nm_model_section s = {.item_size = sizeof s, .offset = sizeof(nm_model_header),
                          .size = NM_SECTION_COUNT * sizeof s};
    if (id < NM_SECTION_COUNT)
        s = *section(sound, id);
    if (s.size == 0)
        return;
    size_t item = ((size_t)e[1] | (size_t)e[2] << 8) % (s.size / s.item_size);
    size_t at = s.offset + item * s.item_size + e[3] % s.item_size;
    uint32_t value = (uint32_t)e[5] | (uint32_t)e[6] << 8;
    size_t width = (size_t)1 << (e[4] & 1 ? 1 : 2);
    if (e[4] & 2)
        value = values[value % (sizeof values / sizeof *values)];
    if (e[4] & 4)
        width = 1;
    if (at + width <= s.offset + s.size)
        memcpy(bytes + at, &value, width);
}

static void use(unsigned char *bytes, size_t size)
{
    nomen_model *model = NULL;
    nomen_error error;
    nomen_fact fact;
    if (nm_model_adopt(&model, bytes, size, &error) != NOMEN_OK)
        return;
    int verified = nomen_model_verify(model, &error) == NOMEN_OK;
    size_t facts = nomen_model_fact_count(model);
    for (size_t i = 0; i < facts && i < 200; i++)
        REQUIRE(nomen_model_fact(model, i, &fact) == NOMEN_OK && strlen(fact.name) < size);
    nomen_tagger *tagger = fuzz_tagger(model);
    fuzz_tag(tagger, fuzz_text, sizeof fuzz_text - 1, verified ? "2023-09-08" : NULL, 0);
    nomen_tagger_free(tagger);
    nomen_model_release(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (sound == NULL)
        set_up();
    bool whole = size >= 8 && memcmp(data, NM_MODEL_MAGIC, 8) == 0;
    size_t room = whole ? (size + 15) & ~(size_t)15 : sound_size;
    unsigned char *bytes = aligned_alloc(16, room);
    REQUIRE(bytes != NULL);
    if (whole) {
        memcpy(bytes, data, size);
        use(bytes, size);
        return 0;
    }
    memcpy(bytes, sound, sound_size);
    for (size_t i = 0; i + EDIT <= size && i < EDITS_MAX * EDIT; i += EDIT)
        edit(bytes, data + i);
    mend_hashes(bytes);
    use(bytes, sound_size);
    return 0;
}
