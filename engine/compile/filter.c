/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See filter.h.
 */
#include "compile/filter.h"

#include <string.h>

enum { KEYS_PER_BLOCK = 4 }; /* at most; 16 bits a key let one of 70 others pass */

/* What is known of the words while the filters are made. */
typedef struct words {
    uint32_t *hashes;
    bool *alone, *ruled; /* it is all of a row; a rule names it */
    size_t count;
} words;

static bool make_blocks(uint64_t **items, size_t *count, size_t keys)
{
    *count = 1;
    while (*count * KEYS_PER_BLOCK < keys)
        *count *= 2;
    *items = calloc(*count, sizeof **items);
    return *items != NULL;
}

static void set_key(uint64_t *blocks, size_t count, uint64_t key)
{
    blocks[key & (count - 1)] |= nm_filter_bits(key);
}

static void mark_rows(words *w, const nm_trie *trie)
{
    const nm_state *states = trie->states.items;
    for (uint32_t s = states[0].child; s < states[1].child; s++)
        if (states[s].entry < states[s + 1].entry)
            w->alone[states[s].word] = true;
}

static void mark_rules(words *w, const nm_draft *draft, const nm_code *code)
{
    for (size_t i = 0; i < code->terms.count; i++) {
        const nm_term *term = &code->terms.items[i];
        if (term->kind == NM_TERM_WORD)
            w->ruled[term->a] = true;
        const uint32_t *set = code->word_sets.items + term->a;
        for (uint32_t k = 0; term->kind == NM_TERM_WORDS && k < set[0]; k++)
            w->ruled[set[1 + k]] = true;
    }
    for (size_t i = 0; i < code->code.count; i++)
        if (code->code.items[i].op == NM_OP_WORD)
            w->ruled[code->code.items[i].z] = true;
    for (size_t i = 1; i < w->count; i++)
        if (draft->vocabulary.words.items[i].anchor != 0)
            w->ruled[i] = true;
}

static bool fill_alone(nm_filters *out, const words *w)
{
    size_t keys = 0;
    for (size_t i = 1; i < w->count; i++)
        keys += w->alone[i] || w->ruled[i];
    if (!make_blocks(&out->alone.items, &out->alone.count, keys))
        return false;
    for (size_t i = 1; i < w->count; i++)
        if (w->alone[i] || w->ruled[i])
            set_key(out->alone.items, out->alone.count, nm_word_key(w->hashes[i]));
    return true;
}

static bool fill_begin(nm_filters *out, const words *w, const nm_draft *draft)
{
    if (!make_blocks(&out->begin.items, &out->begin.count, 2 * w->count))
        return false;
    uint64_t *blocks = out->begin.items;
    size_t count = out->begin.count;
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        uint32_t hash = w->hashes[draft->phrases.items[row->phrase]];
        set_key(blocks, count, nm_begin_key(hash, false));
        if (nm_row_begins_lower(row))
            set_key(blocks, count, nm_begin_key(hash, true));
    }
    for (size_t i = 1; i < w->count; i++) {
        if (!w->ruled[i])
            continue;
        set_key(blocks, count, nm_begin_key(w->hashes[i], false));
        set_key(blocks, count, nm_begin_key(w->hashes[i], true));
    }
    return true;
}

/* The pairs are the edges of the trie, but for those from the root. */
static bool fill_pairs(nm_filters *out, const words *w, const nm_trie *trie)
{
    const nm_state *states = trie->states.items;
    uint32_t count = (uint32_t)trie->states.count - 1;
    if (!make_blocks(&out->pairs.items, &out->pairs.count, count - states[0].child))
        return false;
    for (uint32_t s = states[0].child; s < count; s++)
        for (uint32_t child = states[s].child; child < states[s + 1].child; child++)
            set_key(out->pairs.items, out->pairs.count,
                    nm_pair_key(w->hashes[states[s].word], w->hashes[states[child].word]));
    return true;
}

bool nm_filters_build(nm_filters *out, const nm_draft *draft, const nm_trie *trie,
                      const nm_code *code)
{
    const nm_vocabulary *v = &draft->vocabulary;
    words w = {.count = v->words.count};
    w.hashes = calloc(w.count + 1, sizeof *w.hashes);
    w.alone = calloc(w.count + 1, sizeof *w.alone);
    w.ruled = calloc(w.count + 1, sizeof *w.ruled);
    bool good = w.hashes != NULL && w.alone != NULL && w.ruled != NULL;
    if (good) {
        for (size_t i = 0; i < v->slot_count; i++)
            w.hashes[v->slots[i].word] = v->slots[i].hash;
        mark_rows(&w, trie);
        mark_rules(&w, draft, code);
        good = fill_alone(out, &w) && fill_begin(out, &w, draft) && fill_pairs(out, &w, trie);
    }
    free(w.hashes);
    free(w.alone);
    free(w.ruled);
    return good;
}

void nm_filters_free(nm_filters *filters)
{
    nm_array_free(&filters->alone);
    nm_array_free(&filters->begin);
    nm_array_free(&filters->pairs);
}
