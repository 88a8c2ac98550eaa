/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See sieve.h.
 */
#include "match/sieve.h"

#include "match/near.h"
#include "match/term.h"

#include <stdlib.h>
#include <string.h>

enum { BEFORE, HERE, BEHIND };
enum { BLOCK = 64, FEW = 2 /* items that are tested sooner than their rows are found */ };

/* What is sifted: items [first, first + count) of a list, a block or less. */
typedef struct block {
    const nm_subject *subject;
    enum nm_sieve_list kind;
    const uint32_t *sites; /* of WORD and PHRASE: the list */
    uint32_t first, count;
    uint32_t place; /* tells the blocks of all lists apart */
} block;

/* Where the evidence of each label begins. */
static bool index_evidence(nm_sieve *sieve, const nm_view *model)
{
    sieve->evidence = malloc(((size_t)model->label_count + 2) * sizeof *sieve->evidence);
    if (sieve->evidence == NULL)
        return false;
    for (uint32_t label = 0, at = 0; label < model->label_count + 2; label++) {
        while (at < model->evidence_count && model->evidence[at].label < label)
            at++;
        sieve->evidence[label] = at;
    }
    return true;
}

nomen_status nm_sieve_init(nm_sieve *sieve, const nm_view *model, nm_signatures *signatures,
                           nomen_error *error)
{
    *sieve = (nm_sieve){.model = model, .signatures = signatures};
    sieve->rows = calloc(NM_SIEVE_ROWS, sizeof *sieve->rows);
    if (sieve->rows == NULL || !index_evidence(sieve, model)) {
        nm_sieve_free(sieve);
        return nm_fail_memory(error);
    }
    return NOMEN_OK;
}

void nm_sieve_free(nm_sieve *sieve)
{
    free(sieve->rows);
    free(sieve->evidence);
    nm_array_free(&sieve->left);
    memset(sieve, 0, sizeof *sieve);
}

void nm_sieve_begin(nm_sieve *sieve, bool fresh)
{
    if (fresh)
        memset(sieve->rows, 0, NM_SIEVE_ROWS * sizeof *sieve->rows);
}

/* ---- Tests of one item ---- */

static bool site_may_stand(const nm_subject *s, const nm_site *site, int side, uint32_t token)
{
    if (side == HERE)
        return site->term == NM_NONE ||
               (token < s->tokens->list.count && nm_terms_may_hold(s, token, site->term));
    return nm_may_be_near(s, site->near[side == BEFORE ? NM_NEAR_BEFORE : NM_NEAR_AFTER], token,
                       side == BEFORE);
}

/* The ranges of a number alone are tested a million times for one that is in them. */
static uint64_t numbers_in_range(const block *b, uint64_t items, uint32_t token)
{
    const nm_tokens *tokens = b->subject->tokens;
    int32_t value = nm_token_number(tokens, &tokens->list.items[token]);
    int32_t digits = nm_token_length(tokens, &tokens->list.items[token]);
    uint64_t bits = 0;
    for (uint64_t rest = items; rest != 0; rest &= rest - 1) {
        const nm_number_anchor *anchor =
            &b->subject->model->numbers[b->first + (uint32_t)__builtin_ctzll(rest)];
        if (value >= anchor->low && value <= anchor->high && digits >= anchor->digits_min &&
            digits <= anchor->digits_max)
            bits |= rest & -rest;
    }
    return bits;
}

/* Whether the pattern of a guard that must match may begin (BEFORE: end) with the token. */
static bool evidence_may_stand(const nm_subject *s, const nm_evidence_rule *rule, int side,
                               uint32_t token)
{
    static const int sides[] = {
        [NM_GUARD_BEFORE] = BEFORE, [NM_GUARD_INSIDE] = HERE, [NM_GUARD_AFTER] = BEHIND};
    for (uint32_t i = 0; i < rule->guard_count && rule->guard + i < s->model->guard_count; i++) {
        const nm_guard *guard = &s->model->guards[rule->guard + i];
        if (guard->negated == 0 && guard->side <= NM_GUARD_INSIDE && sides[guard->side] == side &&
            !nm_may_be_near(s, guard->near, token, side == BEFORE))
            return false;
    }
    return true;
}

static bool may_stand(const block *b, uint32_t item, int side, uint32_t token)
{
    const nm_view *model = b->subject->model;
    switch (b->kind) {
    case NM_SIEVE_NUMBERS:
        return site_may_stand(b->subject, nm_view_site(model, model->numbers[item].site), side,
                              token);
    case NM_SIEVE_EVIDENCE:
        return evidence_may_stand(b->subject, &model->evidence[item], side, token);
    default:
        return site_may_stand(b->subject, nm_view_site(model, b->sites[item]), side, token);
    }
}

/* ---- Rows ---- */

/* Which of some items may stand where they are. */
static uint64_t sift(const block *b, uint64_t items, int side, uint32_t token)
{
    if (side == HERE && b->kind == NM_SIEVE_PHRASE)
        return items;
    if (side == HERE && b->kind == NM_SIEVE_NUMBERS)
        items = numbers_in_range(b, items, token);
    uint64_t bits = 0;
    for (uint64_t rest = items; rest != 0; rest &= rest - 1)
        if (may_stand(b, b->first + (uint32_t)__builtin_ctzll(rest), side, token))
            bits |= rest & -rest;
    return bits;
}

static uint64_t all_items(const block *b)
{
    return b->count < BLOCK ? ((uint64_t)1 << b->count) - 1 : UINT64_MAX;
}

static struct nm_sieve_row *find_row(nm_sieve *sieve, uint64_t key)
{
    return &sieve->rows[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 32 & (NM_SIEVE_ROWS - 1)];
}

static uint64_t sift_by_row(nm_sieve *sieve, const block *b, uint64_t items, int side,
                            uint32_t token);

/* The items to which a side is all the same: those that stand also outside the text. */
static uint64_t undemanding(nm_sieve *sieve, const block *b, int side)
{
    bool range = side == HERE && b->kind == NM_SIEVE_NUMBERS;
    uint32_t outside = (uint32_t)b->subject->tokens->list.count;
    nm_reach reach = *b->subject->reach; /* nobody looks there: it stands for no token */
    uint64_t items = range ? 0 : sift_by_row(sieve, b, all_items(b), side, outside);
    *b->subject->reach = reach;
    return items;
}

/* The same as sift(), by a row. */
static uint64_t sift_by_row(nm_sieve *sieve, const block *b, uint64_t items, int side,
                            uint32_t token)
{
    uint32_t signature =
        nm_signature_of(sieve->signatures, token == NM_NONE ? -1 : (int64_t)token);
    if (signature == NM_SIGNATURE_UNKNOWN)
        return sift(b, items, side, token);
    uint64_t key = (((uint64_t)b->place << 2 | (unsigned)side) << 30 | signature) + 1;
    struct nm_sieve_row *row = find_row(sieve, key); /* key 0 is no row */
    if (row->key != key) {
        uint64_t any = signature == NM_SIGNATURE_OUTSIDE ? 0 : undemanding(sieve, b, side);
        *row = (struct nm_sieve_row){key, any, any};
    }
    uint64_t asked = items & ~row->known;
    if (asked != 0) {
        row->bits |= sift(b, asked, side, token);
        row->known |= asked;
    }
    return items & row->bits;
}

/* ---- Lists ---- */

/* The items of a block that are left. */
static uint64_t sift_block(nm_sieve *sieve, const block *b, uint32_t first, uint32_t last)
{
    static const int sides[] = {HERE, BEFORE, BEHIND};
    const uint32_t tokens[] = {[BEFORE] = first - 1, [HERE] = first, [BEHIND] = last};
    uint64_t items = all_items(b);
    for (int i = 0; i < 3 && items != 0; i++) {
        int side = sides[i];
        if (side == HERE && b->kind == NM_SIEVE_PHRASE)
            continue;
        items = b->count <= FEW ? sift(b, items, side, tokens[side])
                                : sift_by_row(sieve, b, items, side, tokens[side]);
    }
    return items;
}

/* The list as a block that is too long; `first` of evidence counts from the first of all. */
static block find_list(const nm_sieve *sieve, const nm_subject *s, enum nm_sieve_list kind,
                       uint32_t list)
{
    const nm_view *model = s->model;
    block b = {.subject = s, .kind = kind, .count = model->number_count};
    if (kind == NM_SIEVE_EVIDENCE && list > model->label_count) {
        b.count = 0;
    } else if (kind == NM_SIEVE_EVIDENCE) {
        b.first = sieve->evidence[list];
        b.count = sieve->evidence[list + 1] - b.first;
    } else if (kind != NM_SIEVE_NUMBERS) {
        b.sites = nm_view_anchors(model, list, &b.count);
    }
    b.place = (uint32_t)kind << 30 | (kind == NM_SIEVE_EVIDENCE ? b.first : list);
    return b;
}

bool nm_sieve_add(nm_sieve *sieve, const nm_subject *s, enum nm_sieve_list kind, uint32_t list,
                  uint32_t first, uint32_t last)
{
    block b = find_list(sieve, s, kind, list);
    uint32_t end = b.first + b.count;
    if (!nm_array_reserve(&sieve->left, b.count))
        return false;
    for (; b.first < end; b.first += BLOCK, b.place += BLOCK) {
        b.count = end - b.first < BLOCK ? end - b.first : BLOCK;
        for (uint64_t left = sift_block(sieve, &b, first, last); left != 0; left &= left - 1) {
            uint32_t item = b.first + (uint32_t)__builtin_ctzll(left);
            sieve->left.items[sieve->left.count++] =
                kind == NM_SIEVE_NUMBERS ? s->model->numbers[item].site
                : b.sites != NULL        ? b.sites[item]
                                         : item;
        }
    }
    return true;
}
