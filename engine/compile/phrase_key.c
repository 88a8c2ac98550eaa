/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See phrase_key.h.
 */
#include "compile/phrase_key.h"

#include <string.h>

/* Tokens that are no part of the key: hyphens, and what folds to nothing (a stray mark). */
static bool is_left_out(const nm_tokens *tokens, const nm_token *token)
{
    return token->fold_length == 0 ||
           (token->kind == NM_KIND_PUNCTUATION && token->fold_length == 1 &&
            tokens->folded.items[token->fold] == '-');
}

static uint32_t shape_bits(const nm_token *token)
{
    switch (token->shape) {
    case NM_SHAPE_TITLE:
        return 1;
    case NM_SHAPE_UPPER:
        return 2;
    case NM_SHAPE_MIXED:
        return 3;
    default:
        return 0;
    }
}

/* The spelling of the tokens that make the key, a newline between them. */
static uint32_t join_surface(nm_draft *draft, const char *name)
{
    char joined[4096];
    size_t length = 0;
    const nm_tokens *tokens = &draft->tokens;
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *token = &tokens->list.items[i];
        size_t size = token->end - token->start;
        if (is_left_out(tokens, token))
            continue;
        if (length + size + 1 > sizeof joined)
            return 0;
        if (length > 0)
            joined[length++] = '\n';
        memcpy(joined + length, name + token->start, size);
        length += size;
    }
    return nm_strings_add(&draft->strings, joined, length);
}

nm_key_result nm_phrase_key(nm_draft *draft, const char *name, size_t length, nm_row *row)
{
    nm_tokens *tokens = &draft->tokens;
    if (nm_tokenize(tokens, name, length, NULL) != NOMEN_OK)
        return NM_KEY_MEMORY;
    nm_entry *entry = &row->entry;
    bool spelled = entry->match == NM_MATCH_EXACT;
    size_t count = 0, first = draft->phrases.count;
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *token = &tokens->list.items[i];
        if (is_left_out(tokens, token))
            continue;
        if (count == NM_PHRASE_MAX || token->fold_length == NM_FOLD_NONE) {
            draft->phrases.count = first;
            return NM_KEY_LONG;
        }
        uint32_t word =
            nm_vocabulary_add(&draft->vocabulary, &draft->strings,
                              tokens->folded.items + token->fold, token->fold_length, token->hash);
        uint32_t *slot = word != 0 ? nm_array_push(&draft->phrases) : NULL;
        if (slot == NULL)
            return NM_KEY_MEMORY;
        *slot = word;
        uint32_t bits = shape_bits(token);
        if (count < NM_SHAPES_MAX)
            entry->shapes |= bits << (NM_SHAPE_BITS * count);
        spelled = spelled || (bits == 3 && entry->match != NM_MATCH_FOLD);
        count++;
    }
    spelled = spelled || (count > NM_SHAPES_MAX && entry->match == NM_MATCH_CASE);
    if (count == 0)
        return NM_KEY_EMPTY;
    row->phrase = (uint32_t)first;
    entry->length = (uint8_t)count;
    if (spelled) {
        entry->surface = join_surface(draft, name);
        if (entry->surface == 0)
            return NM_KEY_LONG;
    }
    return NM_KEY_GOOD;
}
