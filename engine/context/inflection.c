/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See inflection.h.
 */
#include "context/inflection.h"

#include "base/hash.h"

#include <string.h>

enum {
    STEM_MIN = 3,    /* letters that two forms must share, and of a key */
    OLD_END_MAX = 3, /* letters: Lup|ii */
    NEW_END_MAX = 4, /* Lup|ilor */
    BASE_MIN = 4     /* bytes of a word that an affix may follow */
};

/* The byte behind the first `letters` letters of a folded form. */
static size_t skip_letters(const char *folded, size_t length, unsigned letters)
{
    size_t at = 0;
    for (; at < length; at++)
        if (((unsigned char)folded[at] & 0xC0) != 0x80 && letters-- == 0)
            break;
    return at;
}

static size_t count_letters(const char *folded, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)folded[i] & 0xC0) != 0x80;
    return count;
}

uint32_t nm_inflection_key(const nm_tokens *tokens, uint32_t index)
{
    const nm_token *token = &tokens->list.items[index];
    if (token->kind != NM_KIND_WORD || token->fold_length == NM_FOLD_NONE)
        return token->hash;
    /* A Hangul syllable is as much as three letters. */
    unsigned letters = token->script == NM_SCRIPT_HANG ? 1 : STEM_MIN;
    const char *folded = tokens->folded.items + token->fold;
    return (uint32_t)nm_hash(folded, skip_letters(folded, token->fold_length, letters));
}

bool nm_is_inflecting(nm_matcher *m, const nm_tokens *tokens, uint32_t index)
{
    const nm_token *token = &tokens->list.items[index];
    if (token->script != NM_SCRIPT_LATN) /* that tells enough */
        return m->affixes.has[token->script] || token->shape != NM_SHAPE_NONE;
    uint32_t language = nm_language_of(&m->language, m->model, tokens, index);
    return language != NM_NONE && m->affixes.spoken[language % NM_AFFIX_LANGUAGES];
}

bool nm_share_stem(const nm_tokens *tokens, uint32_t a, uint32_t b)
{
    const nm_token *x = &tokens->list.items[a], *y = &tokens->list.items[b];
    if (x->kind != NM_KIND_WORD || y->kind != NM_KIND_WORD || x->script != y->script ||
        x->fold_length == NM_FOLD_NONE || y->fold_length == NM_FOLD_NONE)
        return false;
    const char *p = tokens->folded.items + x->fold, *q = tokens->folded.items + y->fold;
    size_t room = x->fold_length < y->fold_length ? x->fold_length : y->fold_length, same = 0;
    while (same < room && p[same] == q[same])
        same++;
    while (same > 0 && same < room && ((unsigned char)p[same] & 0xC0) == 0x80)
        same--; /* to the beginning of a letter */
    size_t stem = count_letters(p, same);
    size_t old_end = count_letters(p + same, x->fold_length - same);
    size_t new_end = count_letters(q + same, y->fold_length - same);
    return stem >= STEM_MIN && old_end <= OLD_END_MAX && new_end <= NEW_END_MAX &&
           stem >= old_end && stem >= new_end;
}

static const nm_affix *find_affix(nm_matcher *m, const nm_tokens *tokens, uint32_t index,
                                  const char *text, size_t length)
{
    const nm_affixes *affixes = &m->affixes;
    const uint8_t script = tokens->list.items[index].script;
    uint32_t language = nm_language_of(&m->language, m->model, tokens, index);
    for (uint32_t i = affixes->first[script]; i < affixes->first[script + 1]; i++) {
        const nm_affix *affix = &m->model->affixes[i];
        if ((affix->kind == NM_AFFIX_SUFFIX || affix->kind == NM_AFFIX_ENDING) &&
            affix->length == length &&
            (affix->language == 0 || language == NM_NONE || affix->language == language) &&
            affix->text + length <= m->model->string_size &&
            memcmp(nm_view_string(m->model, affix->text), text, length) == 0)
            return affix;
    }
    return NULL;
}

bool nm_has_affix(nm_matcher *m, const nm_tokens *tokens, uint32_t base, uint32_t index,
                  uint32_t *end)
{
    const nm_token *x = &tokens->list.items[base], *y = &tokens->list.items[index];
    if (x->kind != NM_KIND_WORD || y->kind != NM_KIND_WORD || x->script != y->script ||
        x->fold_length < BASE_MIN || y->fold_length == NM_FOLD_NONE ||
        y->fold_length <= x->fold_length ||
        memcmp(tokens->folded.items + x->fold, tokens->folded.items + y->fold, x->fold_length) != 0)
        return false;
    const nm_affix *affix =
        find_affix(m, tokens, index, tokens->folded.items + y->fold + x->fold_length,
                   (size_t)(y->fold_length - x->fold_length));
    if (affix == NULL)
        return false;
    *end = affix->kind == NM_AFFIX_ENDING ? y->end : nm_affixes_cut(tokens, y, x->fold_length);
    return true;
}
