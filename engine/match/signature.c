/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See signature.h. Whatever patterns and the walk read of a token stands in nm_traits_of_token.
 */
#include "match/signature.h"

#include "base/hash.h"
#include "match/term.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* Longer than a token that is folded at all; signatures must stay below 2^30 (sieve.c). */
enum { LONGEST = NM_FOLD_LIMIT + 1, NUMBERS_MAX = 1 << 29 };

/* nm_traits_of_token.folding */
enum {
    FOLDED_EMPTY = 1 << 0,
    FOLDED_HYPHEN = 1 << 1,
    FOLDED_CAPITAL = 1 << 2,
    BEGINS_HYPHEN = 1 << 3,
    ENDS_HANGUL = 1 << 4
};

/* ---- What the model asks of a token ---- */

static int compare_bounds(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void add_range(nm_signatures *s, int32_t low, int32_t high)
{
    s->bounds[s->bound_count++] = low;
    if (high < INT32_MAX)
        s->bounds[s->bound_count++] = high + 1;
}

static void add_length(nm_signatures *s, int32_t low, int32_t high)
{
    low = low < LONGEST ? low : LONGEST;
    high = high < LONGEST ? high : LONGEST;
    s->longest = low > s->longest ? low : s->longest;
    s->longest = high > s->longest ? high : s->longest;
}

static uint32_t surface_bit(size_t length, unsigned char first)
{
    return (uint32_t)(length * 37 + first) & 1023;
}

static void add_surface(nm_signatures *s, const char *surface)
{
    uint32_t bit = surface_bit(strlen(surface), (unsigned char)*surface);
    s->surfaces[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Each value once, in order. */
static void sort_bounds(nm_signatures *s)
{
    uint32_t kept = 0;
    if (s->bound_count > 0)
        qsort(s->bounds, s->bound_count, sizeof *s->bounds, compare_bounds);
    for (uint32_t i = 0; i < s->bound_count; i++)
        if (kept == 0 || s->bounds[kept - 1] != s->bounds[i])
            s->bounds[kept++] = s->bounds[i];
    s->bound_count = kept;
}

static bool read_terms(nm_signatures *s, const nm_view *model)
{
    s->bounds =
        malloc((2 * ((size_t)model->term_count + model->number_count) + 1) * sizeof *s->bounds);
    if (s->bounds == NULL)
        return false;
    for (uint32_t i = 0; i < model->term_count; i++) {
        const nm_term *term = &model->terms[i];
        if (term->kind == NM_TERM_NUMBER)
            add_range(s, term->b, term->c);
        else if (term->kind == NM_TERM_DIGITS || term->kind == NM_TERM_LENGTH)
            add_length(s, term->b, term->c);
        else if (term->kind == NM_TERM_SURFACE)
            add_surface(s, nm_view_string(model, term->a));
    }
    for (uint32_t i = 0; i < model->number_count; i++) {
        const nm_number_anchor *anchor = &model->numbers[i];
        add_range(s, anchor->low, anchor->high);
        add_length(s, anchor->digits_min, anchor->digits_max);
    }
    sort_bounds(s);
    return true;
}

nomen_status nm_signatures_init(nm_signatures *s, const nm_view *model, nomen_error *error)
{
    memset(s, 0, sizeof *s);
    s->model = model;
    s->base = NM_SIGNATURE_FIRST;
    s->list = malloc(NM_SIGNATURES * sizeof *s->list);
    s->slots = calloc(NM_SIGNATURE_SLOTS, sizeof *s->slots);
    if (s->list == NULL || s->slots == NULL || !read_terms(s, model)) {
        nm_signatures_free(s);
        return nm_fail_memory(error);
    }
    return NOMEN_OK;
}

void nm_signatures_free(nm_signatures *s)
{
    free(s->bounds);
    free(s->list);
    free(s->slots);
    nm_array_free(&s->of_token);
    memset(s, 0, sizeof *s);
}

bool nm_signatures_begin(nm_signatures *s, const nm_tokens *tokens, bool *fresh)
{
    nm_array_clear(&s->of_token);
    if (!nm_array_reserve(&s->of_token, tokens->list.count + 1))
        return false;
    *fresh = s->base >= NUMBERS_MAX;
    if (*fresh) {
        memset(s->slots, 0, NM_SIGNATURE_SLOTS * sizeof *s->slots);
        s->count = 0;
        s->base = NM_SIGNATURE_FIRST;
    }
    s->of_token.count = tokens->list.count;
    memset(s->of_token.items, 0, tokens->list.count * sizeof *s->of_token.items);
    s->tokens = tokens;
    return true;
}

/* ---- One token ---- */

/* Where a number lies among the bounds: two in the same place are in the same ranges. */
static uint32_t number_place(const nm_signatures *s, int32_t value)
{
    uint32_t low = 0, high = s->bound_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->bounds[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1;
}

/* Whether it matters how a token is written. One letter may mean something: the T of ISO 8601. */
static bool is_written_down(const nm_signatures *s, const nm_token *token)
{
    size_t length = token->end - token->start;
    uint32_t bit = surface_bit(length, (unsigned char)s->tokens->text[token->start]);
    return token->word != 0 || (length == 1 && token->kind != NM_KIND_NUMBER) ||
           (s->surfaces[bit / 64] >> bit % 64 & 1) != 0;
}

/* False: it is too long to be written down. */
static bool describe(const nm_signatures *s, const nm_token *token, nm_traits_of_token *out)
{
    int32_t length = nm_token_length(s->tokens, token);
    size_t bytes = token->end - token->start;
    *out = (nm_traits_of_token){
        .word = token->word,
        .kind = token->kind,
        .shape = token->shape,
        .script = token->script,
        .flags = token->flags,
        .zone = token->zone,
        .peeled = token->peeled,
        .length = (uint16_t)(length < s->longest + 1 ? length : s->longest + 1),
    };
    if (token->fold_length == 0)
        out->folding |= FOLDED_EMPTY;
    if (token->fold_length == 1 && s->tokens->folded.items[token->fold] == '-')
        out->folding |= FOLDED_HYPHEN;
    if (nm_token_is_capitalised(s->tokens, token))
        out->folding |= FOLDED_CAPITAL;
    if (s->tokens->text[token->start] == '-')
        out->folding |= BEGINS_HYPHEN;
    if (nm_token_ends_in_hangul(s->tokens, token))
        out->folding |= ENDS_HANGUL;
    if (token->kind == NM_KIND_NUMBER) {
        out->number = number_place(s, nm_token_number(s->tokens, token));
        out->bytes = (uint8_t)(bytes < UINT8_MAX ? bytes : UINT8_MAX);
    }
    if (!is_written_down(s, token))
        return true;
    if (bytes > NM_WRITTEN)
        return false;
    out->bytes = (uint8_t)bytes;
    memcpy(out->written, s->tokens->text + token->start, bytes);
    return true;
}

static uint32_t intern(nm_signatures *s, const nm_traits_of_token *traits)
{
    uint32_t at = (uint32_t)nm_hash(traits, sizeof *traits) & (NM_SIGNATURE_SLOTS - 1);
    for (; s->slots[at] != 0; at = (at + 1) & (NM_SIGNATURE_SLOTS - 1))
        if (memcmp(&s->list[s->slots[at] - 1], traits, sizeof *traits) == 0)
            return s->base + s->slots[at] - 1;
    if (s->count == NM_SIGNATURES) {
        memset(s->slots, 0, NM_SIGNATURE_SLOTS * sizeof *s->slots);
        s->base += s->count;
        s->count = 0;
        at = (uint32_t)nm_hash(traits, sizeof *traits) & (NM_SIGNATURE_SLOTS - 1);
    }
    s->list[s->count] = *traits;
    s->slots[at] = ++s->count;
    return s->base + s->count - 1;
}

uint32_t nm_signature_make(nm_signatures *s, uint32_t token)
{
    nm_traits_of_token traits;
    uint32_t made = describe(s, &s->tokens->list.items[token], &traits) ? intern(s, &traits)
                                                                        : NM_SIGNATURE_UNKNOWN;
    s->of_token.items[token] = made;
    return made;
}
