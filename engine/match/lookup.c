/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lookup.h.
 */
#include "match/lookup.h"

#include "base/hash.h"

#include <string.h>

enum { PROBES_MAX = 256 }; /* a sound table needs a handful; a damaged one must not hang us */

/* The first bytes of a folded form, in the way of nm_word.prefix. */
static uint64_t load_prefix(const char *folded, size_t length)
{
    uint64_t prefix = 0;
    memcpy(&prefix, folded, length < sizeof prefix ? length : sizeof prefix);
    return prefix;
}

/* Whether a word is this folded form, whose prefix is known. */
static bool is_word(const nm_view *model, const nm_word *word, const char *folded, size_t length,
                    uint64_t prefix)
{
    if (word->length != length || word->prefix != prefix)
        return false;
    return length <= sizeof prefix ||
           (word->text <= model->string_size && length <= model->string_size - word->text &&
            memcmp(model->strings + word->text, folded, length) == 0);
}

static uint32_t find_word(const nm_view *model, const char *folded, size_t length, uint32_t hash,
                          uint64_t prefix)
{
    uint32_t at = hash & model->slot_mask;
    for (int i = 0; i < PROBES_MAX; i++, at = (at + 1) & model->slot_mask) {
        const nm_slot *slot = &model->slots[at];
        if (slot->word == 0)
            return 0;
        if (slot->hash == hash && slot->word < model->word_count &&
            is_word(model, &model->words[slot->word], folded, length, prefix))
            return slot->word;
    }
    return 0;
}

uint32_t nm_lookup_word(const nm_view *model, const char *folded, size_t length)
{
    return find_word(model, folded, length, (uint32_t)nm_hash(folded, length),
                     load_prefix(folded, length));
}

/* The table and the words are far larger than a cache, and each token asks for a line of each. So
 * they are asked for some tokens ahead, the word by what its slot says. */
enum { SLOT_AHEAD = 16, WORD_AHEAD = 8 };

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

static void fetch_ahead(const nm_view *model, const nm_token *list, size_t at, size_t count)
{
    if (at + SLOT_AHEAD >= count)
        return;
    PREFETCH(&model->slots[list[at + SLOT_AHEAD].hash & model->slot_mask]);
    uint32_t word = model->slots[list[at + WORD_AHEAD].hash & model->slot_mask].word;
    if (word < model->word_count)
        PREFETCH(&model->words[word]);
}

/* The same as load_prefix() where eight bytes can be read. */
static uint64_t mask_prefix(const char *folded, size_t length)
{
    uint64_t prefix;
    memcpy(&prefix, folded, sizeof prefix);
    return length < sizeof prefix ? prefix & (((uint64_t)1 << 8 * length) - 1) : prefix;
}

void nm_lookup(const nm_view *model, nm_tokens *tokens)
{
    nm_token *list = tokens->list.items;
    size_t count = tokens->list.count, room = tokens->folded.count;
    for (size_t i = 0; i < count; i++) {
        nm_token *token = &list[i];
        token->word = 0;
        token->peeled = 0;
        fetch_ahead(model, list, i, count);
        if (token->fold_length != NM_FOLD_NONE && token->fold_length > 0) {
            const char *folded = tokens->folded.items + token->fold;
            uint64_t prefix = token->fold + sizeof prefix <= room
                                  ? mask_prefix(folded, token->fold_length)
                                  : load_prefix(folded, token->fold_length);
            token->word = find_word(model, folded, token->fold_length, token->hash, prefix);
        }
        token->traits = nm_view_word(model, token->word)->flags;
    }
}
