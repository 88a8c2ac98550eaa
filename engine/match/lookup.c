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

/* ---- Manners: what a token's kind, shape and script tell ---- */

enum {
    WAKES = 1 << 0,  /* something may begin with it, whatever word it is */
    UNSURE = 1 << 1, /* the filters cannot tell what stands beside it */
    LOWER = 1 << 4   /* it is in lower case: how far NM_PLACE_LOWER is from NM_PLACE_FIRST */
};

static uint8_t manner_of(const nm_view *model, const nm_affixes *affixes, const nm_token *token)
{
    bool number = token->kind == NM_KIND_NUMBER && model->number_count > 0;
    bool peels = nm_affixes_may_peel(affixes, token);
    return (uint8_t)((number || peels ? WAKES : 0) | (peels ? UNSURE : 0) |
                     (token->shape == NM_SHAPE_LOWER ? LOWER : 0));
}

static size_t manner_at(const nm_token *token)
{
    return (size_t)token->script * 64 + token->kind * 8u + token->shape;
}

void nm_lookup_init(nm_lookup *l, const nm_view *model, const nm_affixes *affixes)
{
    memset(l, 0, sizeof *l);
    l->model = model;
    l->affixes = affixes;
    for (unsigned script = 0; script < 256; script++)
        for (unsigned kind = 0; kind < 8; kind++)
            for (unsigned shape = 0; shape < 8; shape++) {
                nm_token token = {
                    .script = (uint8_t)script, .kind = (uint8_t)kind, .shape = (uint8_t)shape};
                l->manners[manner_at(&token)] = manner_of(model, affixes, &token);
            }
}

void nm_lookup_free(nm_lookup *l)
{
    nm_array_free(&l->awake);
}

/* ---- Which tokens are looked up ------------------------------------------------------------- */

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

static bool is_hyphen(const nm_token *token)
{
    return token->kind == NM_KIND_PUNCTUATION && token->hash == (uint32_t)nm_hash("-", 1);
}

/* Whether a walk steps over a token, or it turns into another word when it is peeled: the filters
 * cannot tell what stands beside it. */
static bool is_loose(const nm_lookup *l, const nm_token *token)
{
    return token->fold_length == 0 || nm_affixes_may_peel(l->affixes, token);
}

enum { BATCH = 128 };

/* Tokens at which something may begin, as far as they and the next ones tell. */
typedef struct batch {
    uint32_t at[BATCH + 1];
    uint32_t sure[BATCH + 1]; /* 1: PAIRS need not be asked */
    uint64_t pair[BATCH + 1]; /* else the key of the token and the next one */
} batch;

/* Fills a batch from the tokens [from, to), by PLACES. Nothing can be predicted here and in sift(),
 * so there are no branches. Returns how many there are. */
static size_t wake(const nm_lookup *l, const nm_tokens *tokens, size_t from, size_t to, batch *b)
{
    const uint64_t *filter = l->model->places;
    const uint32_t mask = l->model->place_count - 1, hyphen = (uint32_t)nm_hash("-", 1);
    const nm_token *token = tokens->list.items + from;
    uint64_t begins = 0, alone = 0; /* of the token before; only the lowest bits count */
    size_t count = 0, end = to < tokens->list.count ? to + 1 : to;
    for (size_t i = from; i < end; i++, token++) {
        uint64_t places = nm_place_get(token->hash, filter[token->hash & mask]);
        uint64_t manner = l->manners[manner_at(token)];
        uint64_t unsure = manner >> 1 | (token->fold_length == 0) | (token->hash == hyphen);
        uint64_t sure = (alone | unsure) & 1, later = places / NM_PLACE_LATER;
        b->at[count] = (uint32_t)i - 1;
        b->sure[count] = (uint32_t)sure;
        count += begins & (sure | later);
        begins = places >> (manner & LOWER) | manner;
        alone = places / NM_PLACE_ALONE | manner;
    }
    if (end == to) { /* the last token of all */
        b->at[count] = (uint32_t)to - 1;
        b->sure[count] = 1;
        count += begins & alone & 1;
    }
    return count;
}

/* PAIRS is larger than a cache, so its blocks are asked for before they are read. */
static void ask(const nm_view *model, const nm_tokens *tokens, batch *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const nm_token *token = &tokens->list.items[b->at[i]];
        const nm_token *next = token + (b->at[i] + 1 < tokens->list.count);
        b->pair[i] = nm_pair_key(token->hash, next->hash);
        PREFETCH(nm_view_pair_block(model, b->pair[i]));
    }
}

/* Adds those of a batch to `awake`, for which there is room, that may mean something alone, or
 * behind which a phrase may go on. */
static void sift(nm_lookup *l, const batch *b, size_t count)
{
    size_t awake = l->awake.count;
    for (size_t i = 0; i < count; i++) {
        l->awake.items[awake] = b->at[i];
        awake += b->sure[i] | nm_view_may_follow(l->model, b->pair[i]);
    }
    l->awake.count = awake;
}

/* Whether some phrase may go on behind a token that it has come to, or begins with. Says yes
 * wherever nm_walk_step() could. */
static bool is_joined(const nm_lookup *l, const nm_tokens *tokens, const nm_token *token,
                      bool inside)
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
    return nm_view_may_follow(l->model, nm_pair_key(token->hash, next->hash)) ||
           is_loose(l, token) || is_loose(l, next);
}

/* Looks a token up that something may begin with, and those behind it as long as a phrase may go
 * on. Returns the first that was not seen to. */
static size_t see_to(const nm_lookup *l, nm_tokens *tokens, size_t i)
{
    for (bool inside = false;; i++) {
        nm_token *token = &tokens->list.items[i];
        bool joined = is_joined(l, tokens, token, inside);
        bool alone = (nm_view_places(l->model, token->hash) & NM_PLACE_ALONE) != 0;
        if (joined || inside || alone || is_loose(l, token))
            look_up(l->model, tokens, token);
        if (!joined)
            return i + 1;
        token->flags |= NM_TOKEN_JOINED;
        inside = true;
    }
}

bool nm_lookup_run(nm_lookup *l, nm_tokens *tokens)
{
    size_t count = tokens->list.count;
    nm_array_clear(&l->awake);
    if (!nm_array_reserve(&l->awake, count + 1))
        return false;
    for (size_t from = 0; from < count; from += BATCH) {
        batch b;
        size_t found = wake(l, tokens, from, from + BATCH < count ? from + BATCH : count, &b);
        ask(l->model, tokens, &b, found);
        sift(l, &b, found);
    }
    for (size_t i = 0, seen = 0; i < l->awake.count; i++)
        if (l->awake.items[i] >= seen)
            seen = see_to(l, tokens, l->awake.items[i]);
    return true;
}
