/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A model in memory, read through bounds.
 *
 * Opening checks the header, the section table and a handful of invariants that cost O(1): sizes
 * are multiples of the item size, STRINGS ends with NUL, SLOTS and the filters are powers of two.
 * Everything else is checked where it is used: an index outside its section reads a zeroed item, a
 * string offset outside the pool reads "". So a damaged model gives wrong answers and never a bad
 * access. On a good model each check is one well-predicted comparison.
 */
#ifndef NM_MODEL_VIEW_H
#define NM_MODEL_VIEW_H

#include "base/error.h"
#include "model/layout.h"
#include "model/rule.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nm_view {
    const unsigned char *bytes;
    size_t size;
    const char *strings;
    size_t string_size;
    const nm_slot *slots;
    uint32_t slot_mask, slot_count;
    const nm_word *words;
    uint32_t word_count;
    const nm_word_labels *word_labels;
    uint32_t word_label_count;
    const nm_state *states;
    uint32_t state_count; /* with the sentinel */
    const uint64_t *places, *pairs;
    uint32_t place_count, pair_count;
    const nm_entry *entries;
    uint32_t entry_count;
    const nm_label *labels;
    uint32_t label_count;
    const uint32_t *names;
    uint32_t name_count;
    const nm_file *files;
    uint32_t file_count;
    const nm_rule *rules;
    uint32_t rule_count;
    const nm_evidence_rule *evidence;
    uint32_t evidence_count;
    const nm_guard *guards;
    uint32_t guard_count;
    const nm_instruction *code;
    uint32_t code_count;
    const nm_term *terms;
    uint32_t term_count;
    const uint32_t *word_sets;
    uint32_t word_set_count;
    const nm_capture *captures;
    uint32_t capture_count;
    const nm_operation *expressions;
    uint32_t expression_count;
    const nm_rule_attribute *attributes;
    uint32_t attribute_count;
    const nm_site *sites;
    uint32_t site_count;
    const uint32_t *anchors;
    uint32_t anchor_count;
    const nm_number_anchor *numbers;
    uint32_t number_count;
    const nm_neighbour *neighbours;
    uint32_t neighbour_count;
    const nm_affix *affixes;
    uint32_t affix_count;
    const nm_weight *weights;
    uint32_t weight_count;
} nm_view;

/* Looks at `size` bytes as a model; they must outlive the view and be 16-aligned. `path` is for
 * messages. Fails with NOMEN_E_MODEL, NOMEN_E_VERSION. */
nomen_status nm_view_open(nm_view *out, const void *bytes, size_t size, const char *path,
                          nomen_error *error);

/* What a section is called, "?" for a number that is none, and the bytes of an item of an
 * nm_section_id. */
const char *nm_section_name(uint32_t id);
uint32_t nm_section_item_size(uint32_t id);

/* The row of a section in the table of an opened model. */
const nm_model_section *nm_view_section(const nm_view *view, uint32_t id);

/* The i-th name of a list ("en", "demonym", "common-word"), "" outside it. */
const char *nm_view_name(const nm_view *view, enum nm_name_list list, uint32_t index);
uint32_t nm_view_name_count(const nm_view *view, enum nm_name_list list);

/* The index of a name in its list, NM_NONE if it is not there. */
uint32_t nm_view_find_name(const nm_view *view, enum nm_name_list list, const char *name);

/* The bit of a flag in nm_entry.flags, 0 if no row has the flag. */
uint32_t nm_view_find_flag(const nm_view *view, const char *name);

/* The label of that name, 0 if there is none. */
uint32_t nm_view_find_label(const nm_view *view, const char *name, size_t length);

static inline const char *nm_view_string(const nm_view *view, uint32_t offset)
{
    return offset < view->string_size ? view->strings + offset : "";
}

/* An item of a section by index, a zeroed one outside. */
#define NM_VIEW_ITEM(name, type, array, count)                                                     \
    static inline const type *nm_view_##name(const nm_view *view, uint32_t index)                  \
    {                                                                                              \
        static const type none = {0};                                                              \
        return index < view->count ? &view->array[index] : &none;                                  \
    }

NM_VIEW_ITEM(word, nm_word, words, word_count)
NM_VIEW_ITEM(word_labels, nm_word_labels, word_labels, word_label_count)
NM_VIEW_ITEM(entry, nm_entry, entries, entry_count)
NM_VIEW_ITEM(label, nm_label, labels, label_count)
NM_VIEW_ITEM(file, nm_file, files, file_count)
NM_VIEW_ITEM(rule, nm_rule, rules, rule_count)
NM_VIEW_ITEM(site, nm_site, sites, site_count)
NM_VIEW_ITEM(guard, nm_guard, guards, guard_count)
NM_VIEW_ITEM(term, nm_term, terms, term_count)
NM_VIEW_ITEM(capture, nm_capture, captures, capture_count)
NM_VIEW_ITEM(operation, nm_operation, expressions, expression_count)

/* A list in ANCHORS: sets `count` and returns its first site. */
static inline const uint32_t *nm_view_anchors(const nm_view *view, uint32_t list, uint32_t *count)
{
    if (list >= view->anchor_count) {
        *count = 0;
        return view->anchors;
    }
    uint32_t wanted = view->anchors[list], room = view->anchor_count - list - 1;
    *count = wanted < room ? wanted : room;
    return view->anchors + list + 1;
}

/* ---- The filters: false is sure, true is not ---- */

/* Where a word may stand: NM_PLACE_... */
static inline uint64_t nm_view_places(const nm_view *view, uint32_t hash)
{
    return nm_place_get(hash, view->places[hash & (view->place_count - 1)]);
}

/* The block of memory that nm_view_may_follow() reads for a key. */
static inline const uint64_t *nm_view_pair_block(const nm_view *view, uint64_t key)
{
    return &view->pairs[key & (view->pair_count - 1)];
}

/* Whether two words, of that nm_pair_key(), may stand side by side. */
static inline bool nm_view_may_follow(const nm_view *view, uint64_t key)
{
    uint64_t bits = nm_pair_bits(key);
    return (*nm_view_pair_block(view, key) & bits) == bits;
}

/* The children of a state, and the entries that end at it, as half-open ranges. Of the entries at
 * most NM_ENTRIES_MAX, so that no model makes a token cost more than that. */
static inline void nm_view_children(const nm_view *view, uint32_t state, uint32_t *first,
                                    uint32_t *last)
{
    *first = *last = 0;
    if (state < view->state_count - 1 &&
        view->states[state].child <= view->states[state + 1].child &&
        view->states[state + 1].child < view->state_count) {
        *first = view->states[state].child;
        *last = view->states[state + 1].child;
    }
}

static inline void nm_view_entries(const nm_view *view, uint32_t state, uint32_t *first,
                                   uint32_t *last)
{
    *first = *last = 0;
    if (state < view->state_count - 1 &&
        view->states[state].entry <= view->states[state + 1].entry &&
        view->states[state + 1].entry <= view->entry_count) {
        *first = view->states[state].entry;
        *last = view->states[state + 1].entry;
        if (*last - *first > NM_ENTRIES_MAX)
            *last = *first + NM_ENTRIES_MAX;
    }
}

#endif
