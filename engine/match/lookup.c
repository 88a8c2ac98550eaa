/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lookup.h.
 */
#include "match/lookup.h"

#include "base/hash.h"

#include <string.h>

enum { PROBES_MAX = 256 }; /* a sound table needs a handful; a damaged one must not hang us */

static uint32_t find_word(const nm_view *model, const char *folded, size_t length, uint32_t hash)
{
    uint32_t at = hash & model->slot_mask;
    for (int i = 0; i < PROBES_MAX; i++, at = (at + 1) & model->slot_mask) {
        const nm_slot *slot = &model->slots[at];
        if (slot->word == 0)
            return 0;
        if (slot->hash != hash)
            continue;
        const nm_word *word = nm_view_word(model, slot->word);
        if (word->length == length && word->text <= model->string_size &&
            word->length <= model->string_size - word->text &&
            memcmp(model->strings + word->text, folded, length) == 0)
            return slot->word < model->word_count ? slot->word : 0;
    }
    return 0;
}

uint32_t nm_lookup_word(const nm_view *model, const char *folded, size_t length)
{
    return find_word(model, folded, length, (uint32_t)nm_hash(folded, length));
}

/* Names wrap over the lines of running prose, and nowhere else. */
static bool is_barrier(const nm_token *last, const nm_token *token)
{
    if ((token->flags & NM_TOKEN_LINE) == 0)
        return false;
    return (token->flags & (NM_TOKEN_PARAGRAPH | NM_TOKEN_SENTENCE)) != 0 ||
           last->zone != NM_ZONE_PROSE || token->zone != NM_ZONE_PROSE;
}

void nm_lookup(const nm_view *model, nm_tokens *tokens)
{
    nm_token *list = tokens->list.items;
    for (size_t i = 0; i < tokens->list.count; i++) {
        nm_token *token = &list[i];
        token->word = 0;
        token->peeled = 0;
        if (token->fold_length != NM_FOLD_NONE && token->fold_length > 0)
            token->word = find_word(model, tokens->folded.items + token->fold, token->fold_length,
                                    token->hash);
        if (i == 0 || is_barrier(token - 1, token))
            token->flags |= NM_TOKEN_BARRIER;
    }
}
