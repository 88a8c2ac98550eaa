/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See view.h. One table says where each section lands in the view, so that opening is a loop.
 */
#include "model/view.h"

#include "base/hash.h"

#include <inttypes.h>
#include <string.h>

static const struct section_kind {
    const char *name;
    uint32_t item_size;
    size_t pointer, count; /* offsets in nm_view */
} kinds[NM_SECTION_COUNT] = {
#define KIND(id, name, type, array, number)                                                        \
    [id] = {name, sizeof(type), offsetof(nm_view, array), offsetof(nm_view, number)}
    KIND(NM_SECTION_STRINGS, "strings", char, strings, string_size),
    KIND(NM_SECTION_SLOTS, "slots", nm_slot, slots, slot_count),
    KIND(NM_SECTION_WORDS, "words", nm_word, words, word_count),
    KIND(NM_SECTION_WORD_LABELS, "word-labels", nm_word_labels, word_labels, word_label_count),
    KIND(NM_SECTION_STATES, "states", nm_state, states, state_count),
    KIND(NM_SECTION_PLACES, "places", uint64_t, places, place_count),
    KIND(NM_SECTION_PAIRS, "pairs", uint64_t, pairs, pair_count),
    KIND(NM_SECTION_ENTRIES, "entries", nm_entry, entries, entry_count),
    KIND(NM_SECTION_LABELS, "labels", nm_label, labels, label_count),
    KIND(NM_SECTION_NAMES, "names", uint32_t, names, name_count),
    KIND(NM_SECTION_FILES, "files", nm_file, files, file_count),
    KIND(NM_SECTION_RULES, "rules", nm_rule, rules, rule_count),
    KIND(NM_SECTION_EVIDENCE, "evidence", nm_evidence_rule, evidence, evidence_count),
    KIND(NM_SECTION_GUARDS, "guards", nm_guard, guards, guard_count),
    KIND(NM_SECTION_CODE, "code", nm_instruction, code, code_count),
    KIND(NM_SECTION_TERMS, "terms", nm_term, terms, term_count),
    KIND(NM_SECTION_WORD_SETS, "word-sets", uint32_t, word_sets, word_set_count),
    KIND(NM_SECTION_CAPTURES, "captures", nm_capture, captures, capture_count),
    KIND(NM_SECTION_EXPRESSIONS, "expressions", nm_operation, expressions, expression_count),
    KIND(NM_SECTION_ATTRIBUTES, "attributes", nm_rule_attribute, attributes, attribute_count),
    KIND(NM_SECTION_SITES, "sites", nm_site, sites, site_count),
    KIND(NM_SECTION_ANCHORS, "anchors", uint32_t, anchors, anchor_count),
    KIND(NM_SECTION_NUMBERS, "numbers", nm_number_anchor, numbers, number_count),
    KIND(NM_SECTION_NEIGHBOURS, "neighbours", nm_neighbour, neighbours, neighbour_count),
    KIND(NM_SECTION_AFFIXES, "affixes", nm_affix, affixes, affix_count),
    KIND(NM_SECTION_WEIGHTS, "weights", nm_weight, weights, weight_count),
#undef KIND
};

const char *nm_section_name(uint32_t id)
{
    return id < NM_SECTION_COUNT ? kinds[id].name : "?";
}

uint32_t nm_section_item_size(uint32_t id)
{
    return kinds[id].item_size;
}

static nomen_status check_header(const nm_model_header *header, size_t size, const char *path,
                                 nomen_error *error)
{
    if (size < sizeof *header || memcmp(header->magic, NM_MODEL_MAGIC, sizeof header->magic) != 0)
        return nm_fail(error, NOMEN_E_MODEL, "%s is not a nomen model", path);
    if (header->reader > NM_MODEL_VERSION || header->version < NM_MODEL_READER)
        return nm_fail(error, NOMEN_E_VERSION,
                       "%s is a model of version %" PRIu32 "; this nomen reads version %d: "
                       "compile it again",
                       path, header->reader > NM_MODEL_VERSION ? header->reader : header->version,
                       NM_MODEL_VERSION);
    if (header->file_size != size)
        return nm_fail(error, NOMEN_E_MODEL,
                       "%s is damaged: it should have %" PRIu64 " bytes and has %zu", path,
                       header->file_size, size);
    if (header->section_count != NM_SECTION_COUNT ||
        size < sizeof *header + NM_SECTION_COUNT * sizeof(nm_model_section))
        return nm_fail(error, NOMEN_E_MODEL, "%s is damaged: its section table is cut off", path);
    return NOMEN_OK;
}

/* The hash of the header (without the hash) and of the section table. */
static uint64_t header_hash(const unsigned char *bytes)
{
    const unsigned char *table = bytes + sizeof(nm_model_header);
    return nm_hash(bytes, offsetof(nm_model_header, hash)) ^
           nm_hash(table, NM_SECTION_COUNT * sizeof(nm_model_section));
}

static nomen_status place_section(nm_view *out, uint32_t id, const nm_model_section *section,
                                  const char *path, nomen_error *error)
{
    const struct section_kind *kind = &kinds[id];
    bool inside = section->offset <= out->size && section->size <= out->size - section->offset;
    if (section->id != id || section->item_size != kind->item_size || !inside ||
        section->offset % 16 != 0 || section->size % kind->item_size != 0 ||
        section->size / kind->item_size > UINT32_MAX - 1)
        return nm_fail(error, NOMEN_E_MODEL, "%s is damaged: section %s is out of place", path,
                       kind->name);
    const void *items = out->bytes + section->offset;
    memcpy((char *)out + kind->pointer, &items, sizeof items);
    if (id == NM_SECTION_STRINGS) {
        out->string_size = (size_t)section->size;
    } else {
        uint32_t count = (uint32_t)(section->size / kind->item_size);
        memcpy((char *)out + kind->count, &count, sizeof count);
    }
    return NOMEN_OK;
}

static bool is_power_of_two(uint32_t n)
{
    return n != 0 && (n & (n - 1)) == 0;
}

nomen_status nm_view_open(nm_view *out, const void *bytes, size_t size, const char *path,
                          nomen_error *error)
{
    const nm_model_header *header = bytes;
    memset(out, 0, sizeof *out);
    nomen_status status = check_header(header, size, path, error);
    if (status != NOMEN_OK)
        return status;
    out->bytes = bytes;
    out->size = size;
    if (header->hash != header_hash(out->bytes))
        return nm_fail(error, NOMEN_E_MODEL, "%s is damaged: its header does not add up", path);
    const nm_model_section *table = (const nm_model_section *)(out->bytes + sizeof *header);
    for (uint32_t id = 0; id < NM_SECTION_COUNT && status == NOMEN_OK; id++)
        status = place_section(out, id, &table[id], path, error);
    if (status != NOMEN_OK)
        return status;
    out->slot_mask = out->slot_count - 1;
    if (out->string_size == 0 || out->strings[out->string_size - 1] != '\0' ||
        !is_power_of_two(out->slot_count) || !is_power_of_two(out->place_count) ||
        !is_power_of_two(out->pair_count) ||
        out->state_count < 2)
        return nm_fail(error, NOMEN_E_MODEL, "%s is damaged: a section is empty", path);
    return NOMEN_OK;
}

const nm_model_section *nm_view_section(const nm_view *view, uint32_t id)
{
    const unsigned char *table = view->bytes + sizeof(nm_model_header);
    return (const nm_model_section *)(table) + (id < NM_SECTION_COUNT ? id : 0);
}

/* Where a list of NAMES begins: its first name, and how many there are. */
static uint32_t find_list(const nm_view *view, enum nm_name_list list, uint32_t *count)
{
    uint32_t at = 0;
    for (unsigned i = 0; at < view->name_count; i++) {
        uint32_t room = view->name_count - at - 1;
        *count = view->names[at] < room ? view->names[at] : room;
        if (i == list)
            return at + 1;
        at += 1 + *count;
    }
    *count = 0;
    return 0;
}

uint32_t nm_view_name_count(const nm_view *view, enum nm_name_list list)
{
    uint32_t count;
    find_list(view, list, &count);
    return count;
}

const char *nm_view_name(const nm_view *view, enum nm_name_list list, uint32_t index)
{
    uint32_t count, first = find_list(view, list, &count);
    return index < count ? nm_view_string(view, view->names[first + index]) : "";
}

uint32_t nm_view_find_name(const nm_view *view, enum nm_name_list list, const char *name)
{
    uint32_t count, first = find_list(view, list, &count);
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(nm_view_string(view, view->names[first + i]), name) == 0)
            return i;
    return NM_NONE;
}

uint32_t nm_view_find_flag(const nm_view *view, const char *name)
{
    uint32_t flag = nm_view_find_name(view, NM_NAMES_FLAGS, name);
    return flag < NM_FLAGS_MAX ? 1u << flag : 0;
}

uint32_t nm_view_find_label(const nm_view *view, const char *name, size_t length)
{
    for (uint32_t i = 1; i < view->label_count && i < UINT16_MAX; i++) {
        const char *candidate = nm_view_string(view, view->labels[i].name);
        if (strlen(candidate) == length && memcmp(candidate, name, length) == 0)
            return i;
    }
    return 0;
}
