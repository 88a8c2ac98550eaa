/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See filter.h.
 */
#include "compile/filter.h"

#include <string.h>

/* Keys of a block, at most: one of 22 words passes that should not, and one of 70 pairs. */
enum { WORDS_PER_BLOCK = 2, PAIRS_PER_BLOCK = 4 };

/* What is known of the words while the filters are made. */
typedef struct words {
    uint32_t *hashes;
    uint64_t *places; /* NM_PLACE_... */
    size_t count;
} words;

static bool make_blocks(uint64_t **items, size_t *count, size_t keys, size_t per_block)
{
    *count = 1;
    while (*count * per_block < keys)
        *count *= 2;
    *items = calloc(*count, sizeof **items);
    return *items != NULL;
}

static void mark_rows(words *w, const nm_trie *trie)
{
    const nm_state *states = trie->states.items;
    for (uint32_t s = states[0].child; s < states[1].child; s++)
        if (states[s].entry < states[s + 1].entry)
            w->places[states[s].word] |= NM_PLACE_ALONE;
    for (size_t s = states[1].child; s + 1 < trie->states.count; s++)
        w->places[states[s].word] |= NM_PLACE_LATER;
}

static void mark_ruled(words *w, uint32_t word)
{
    w->places[word] |= NM_PLACE_FIRST | NM_PLACE_LOWER | NM_PLACE_ALONE;
}

static void mark_rules(words *w, const nm_draft *draft, const nm_code *code)
{
    for (size_t i = 0; i < code->terms.count; i++) {
        const nm_term *term = &code->terms.items[i];
        if (term->kind == NM_TERM_WORD)
            mark_ruled(w, term->a);
        if (term->kind != NM_TERM_WORDS)
            continue;
        const uint32_t *set = code->word_sets.items + term->a;
        for (uint32_t k = 0; k < set[0]; k++)
            mark_ruled(w, set[1 + k]);
    }
    for (size_t i = 0; i < code->code.count; i++)
        if (code->code.items[i].op == NM_OP_WORD)
            mark_ruled(w, code->code.items[i].z);
    for (uint32_t i = 1; i < w->count; i++)
        if (draft->vocabulary.words.items[i].anchor != 0)
            mark_ruled(w, i);
}

static void mark_first(words *w, const nm_draft *draft)
{
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        uint32_t word = draft->phrases.items[row->phrase];
        w->places[word] |= NM_PLACE_FIRST | (nm_row_begins_lower(row) ? NM_PLACE_LOWER : 0);
    }
}

static bool fill_places(nm_filters *out, const words *w)
{
    if (!make_blocks(&out->places.items, &out->places.count, w->count, WORDS_PER_BLOCK))
        return false;
    for (size_t i = 1; i < w->count; i++) {
        uint32_t hash = w->hashes[i];
        out->places.items[hash & (out->places.count - 1)] |= nm_place_set(hash, w->places[i]);
    }
    return true;
}

/* The pairs are the edges of the trie, but for those from the root. */
static bool fill_pairs(nm_filters *out, const words *w, const nm_trie *trie)
{
    const nm_state *states = trie->states.items;
    uint32_t count = (uint32_t)trie->states.count - 1;
    if (!make_blocks(&out->pairs.items, &out->pairs.count, count - states[0].child,
                     PAIRS_PER_BLOCK))
        return false;
    for (uint32_t s = states[0].child; s < count; s++)
        for (uint32_t child = states[s].child; child < states[s + 1].child; child++) {
            uint64_t key = nm_pair_key(w->hashes[states[s].word], w->hashes[states[child].word]);
            out->pairs.items[key & (out->pairs.count - 1)] |= nm_pair_bits(key);
        }
    return true;
}

bool nm_filters_build(nm_filters *out, const nm_draft *draft, const nm_trie *trie,
                      const nm_code *code)
{
    const nm_vocabulary *v = &draft->vocabulary;
    words w = {.count = v->words.count};
    w.hashes = calloc(w.count + 1, sizeof *w.hashes);
    w.places = calloc(w.count + 1, sizeof *w.places);
    bool good = w.hashes != NULL && w.places != NULL;
    if (good) {
        for (size_t i = 0; i < v->slot_count; i++)
            w.hashes[v->slots[i].word] = v->slots[i].hash;
        mark_first(&w, draft);
        mark_rows(&w, trie);
        mark_rules(&w, draft, code);
        good = fill_places(out, &w) && fill_pairs(out, &w, trie);
    }
    free(w.hashes);
    free(w.places);
    return good;
}

void nm_filters_free(nm_filters *filters)
{
    nm_array_free(&filters->places);
    nm_array_free(&filters->pairs);
}
