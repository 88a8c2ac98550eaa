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

/* The same as load_prefix() where eight bytes can be read. */
static uint64_t mask_prefix(const char *folded, size_t length)
{
    uint64_t prefix;
    memcpy(&prefix, folded, sizeof prefix);
    return length < sizeof prefix ? prefix & (((uint64_t)1 << 8 * length) - 1) : prefix;
}

static void look_up(const nm_view *model, const nm_tokens *tokens, nm_token *token)
{
    if (token->fold_length == NM_FOLD_NONE || token->fold_length == 0)
        return;
    const char *folded = tokens->folded.items + token->fold;
    uint64_t prefix = token->fold + sizeof prefix <= tokens->folded.count
                          ? mask_prefix(folded, token->fold_length)
                          : load_prefix(folded, token->fold_length);
    token->word = find_word(model, folded, token->fold_length, token->hash, prefix);
    token->traits = nm_view_word(model, token->word)->flags;
}

/* ---- Which tokens are looked up ---- */

/* Whether a walk steps over a token, or it turns into another word when it is peeled: the filters
 * cannot tell what stands beside it. */
static bool is_loose(const nm_affixes *affixes, const nm_token *token)
{
    return (token->fold_length == 0) | nm_affixes_may_peel(affixes, token);
}

static bool is_hyphen(const nm_token *token)
{
    return (token->kind == NM_KIND_PUNCTUATION) & (token->hash == (uint32_t)nm_hash("-", 1));
}

/* Lists the tokens that may begin something, by the filter BEGIN, which fits into a cache. Nothing
 * can be predicted here and in sift(), so there are no branches. Returns how many. */
static size_t wake(const nm_view *model, const nm_affixes *affixes, const nm_tokens *tokens,
                   uint32_t *awake)
{
    size_t count = 0;
    bool numbers = model->number_count > 0, affix = model->affix_count > 0;
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *token = &tokens->list.items[i];
        bool begins = nm_view_may_begin(model, token->hash, token->shape == NM_SHAPE_LOWER);
        bool number = (token->kind == NM_KIND_NUMBER) & numbers;
        bool peels = affix && nm_affixes_may_peel(affixes, token);
        awake[count] = (uint32_t)i;
        count += begins | number | peels;
    }
    return count;
}

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

enum { AHEAD = 16 };

/* The token behind one, or the last one itself. */
static const nm_token *next_of(const nm_tokens *tokens, const nm_token *token)
{
    return token + ((size_t)(token - tokens->list.items) + 1 < tokens->list.count);
}

/* Keeps those of them that may mean something alone, or behind which a phrase may go on. PAIRS is
 * larger than a cache, so its blocks are asked for some tokens ahead. Returns how many are left. */
static size_t sift(const nm_view *model, const nm_affixes *affixes, const nm_tokens *tokens,
                   uint32_t *awake, size_t awake_count)
{
    size_t count = 0;
    bool numbers = model->number_count > 0;
    const nm_token *list = tokens->list.items;
    for (size_t i = 0; i < awake_count; i++) {
        const nm_token *far = &list[awake[i + AHEAD < awake_count ? i + AHEAD : i]];
        PREFETCH(nm_view_pair_block(model, nm_pair_key(far->hash, next_of(tokens, far)->hash)));
        uint32_t at = awake[i];
        const nm_token *token = &list[at], *next = next_of(tokens, token);
        bool follows = nm_view_may_follow(model, token->hash, next->hash);
        bool alone = nm_view_may_be_alone(model, token->hash);
        bool number = (token->kind == NM_KIND_NUMBER) & numbers;
        bool unsure = is_loose(affixes, token) | is_loose(affixes, next) | is_hyphen(next);
        awake[count] = at;
        count += follows | alone | number | unsure;
    }
    return count;
}

/* Whether some phrase may go on behind a token that it has come to, or begins with. Says yes
 * wherever nm_walk_step() could. */
static bool is_joined(const nm_view *model, const nm_affixes *affixes, const nm_tokens *tokens,
                      const nm_token *token, bool inside)
{
    const nm_token *next = token + 1, *end = tokens->list.items + tokens->list.count;
    if (next == end)
        return false;
    if (is_hyphen(token))
        return inside;
    if (is_hyphen(next)) {
        if (!nm_token_is_glued(next) || next + 1 == end || !nm_token_is_glued(next + 1))
            return false;
        next++;
    }
    return nm_view_may_follow(model, token->hash, next->hash) || is_loose(affixes, token) ||
           is_loose(affixes, next);
}

/* Looks a token up that something may begin with, and those behind it as long as a phrase may go
 * on. Returns the first that was not seen to. */
static size_t see_to(const nm_view *model, const nm_affixes *affixes, nm_tokens *tokens, size_t i)
{
    for (bool inside = false;; i++) {
        nm_token *token = &tokens->list.items[i];
        bool joined = is_joined(model, affixes, tokens, token, inside);
        if (joined || inside || nm_view_may_be_alone(model, token->hash) ||
            is_loose(affixes, token))
            look_up(model, tokens, token);
        if (!joined)
            return i + 1;
        token->flags |= NM_TOKEN_JOINED;
        inside = true;
    }
}

bool nm_lookup(const nm_view *model, const nm_affixes *affixes, nm_tokens *tokens, nm_awake *awake)
{
    nm_array_clear(awake);
    if (!nm_array_reserve(awake, tokens->list.count + 1))
        return false;
    size_t count = wake(model, affixes, tokens, awake->items);
    awake->count = sift(model, affixes, tokens, awake->items, count);
    for (size_t i = 0, seen = 0; i < awake->count; i++)
        if (awake->items[i] >= seen)
            seen = see_to(model, affixes, tokens, awake->items[i]);
    return true;
}
