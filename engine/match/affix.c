/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See affix.h.
 */
#include "match/affix.h"

#include "base/hash.h"
#include "match/lookup.h"
#include "text/fold.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

enum { REST_MIN = 4, REST_MIN_WIDE = 6 /* bytes of a folded rest */, TOKEN_MAX = 256 };
enum { REST_CAPITALS = 3 }; /* ČEZ|u: small letters behind capitals are an ending */
enum { REST_FOREIGN = 2 };  /* a name in other letters than its affix: KT|는 */
enum { REST_SYLLABLE = 3 }; /* a Hangul syllable: the unit of a date or its part, 7일|에, 올해 말|까지 */

void nm_affixes_init(nm_affixes *a, const nm_view *model)
{
    memset(a, 0, sizeof *a);
    uint32_t at = 0;
    for (unsigned script = 0; script < 256; script++) {
        a->first[script] = at;
        while (at < model->affix_count && model->affixes[at].script == script)
            at++;
        a->has[script] = at > a->first[script];
    }
    a->first[256] = at;
    for (uint32_t i = 0; i < model->affix_count; i++)
        a->spoken[model->affixes[i].language % NM_AFFIX_LANGUAGES] = true;
}

/* Whether a language may have affixes, or there are some of no language; most have none. */
static bool has_affixes(const nm_affixes *a, uint32_t language)
{
    return language == NM_NONE || a->spoken[0] || a->spoken[language % NM_AFFIX_LANGUAGES];
}

void nm_affixes_free(nm_affixes *a)
{
    nm_array_free(&a->peels);
}

/* A way to cut a token: bytes of its folded form that are left away on either side. */
typedef struct cut {
    size_t before, inside, behind;
    uint8_t ending;        /* what is behind is an ending, which stays in the span */
} cut;

typedef struct peeler {
    const nm_affixes *affixes;
    const nm_view *model;
    const char *folded;
    size_t length;
    uint32_t first, last; /* affixes of the script */
    uint32_t language; /* of the paragraph, NM_NONE: nobody knows */
    size_t rest_min;
    bool no_name; /* a rest of one syllable may not begin a name */
    cut best;
    uint32_t word; /* of the best cut, 0: none yet */
} peeler;

static bool affix_fits(const peeler *p, const nm_affix *affix, size_t before, size_t behind)
{
    if (affix->language != 0 && p->language != NM_NONE && affix->language != p->language)
        return false;
    const char *text = nm_view_string(p->model, affix->text);
    size_t length = affix->length, left = p->length - before - behind;
    if (left < length + p->rest_min || affix->text + length > p->model->string_size)
        return false;
    bool front = affix->kind == NM_AFFIX_PREFIX || affix->kind == NM_AFFIX_PREFIX_INSIDE;
    return memcmp(p->folded + (front ? before : p->length - behind - length), text, length) == 0;
}

/* Keeps the cut if its rest is a word and longer than that of the best one. */
static void try_cut(peeler *p, cut c)
{
    size_t off = c.before + c.inside, rest = p->length - off - c.behind;
    size_t best = p->length - p->best.before - p->best.inside - p->best.behind;
    if (p->word != 0 && rest <= best)
        return;
    uint32_t word = nm_lookup_word(p->model, p->folded + off, rest);
    if (word == 0 || (p->no_name && rest < REST_MIN_WIDE &&
                      (nm_view_word(p->model, word)->flags & NM_WORD_STARTS_NAME) != 0))
        return;
    p->word = word;
    p->best = c;
}

static void try_behind(peeler *p, cut c)
{
    if (c.before + c.inside > 0)
        try_cut(p, c);
    for (uint32_t i = p->first; i < p->last; i++) {
        const nm_affix *affix = &p->model->affixes[i];
        bool behind = affix->kind == NM_AFFIX_SUFFIX || affix->kind == NM_AFFIX_ENDING;
        if (!behind || !affix_fits(p, affix, c.before + c.inside, 0))
            continue;
        cut with = c;
        with.behind = affix->length;
        with.ending = affix->kind == NM_AFFIX_ENDING;
        try_cut(p, with);
    }
}

static void try_inside(peeler *p, cut c)
{
    try_behind(p, c);
    for (uint32_t i = p->first; i < p->last; i++) {
        const nm_affix *affix = &p->model->affixes[i];
        if (affix->kind != NM_AFFIX_PREFIX_INSIDE || !affix_fits(p, affix, c.before, 0))
            continue;
        cut with = c;
        with.inside = affix->length;
        try_behind(p, with);
    }
}

static void try_all(peeler *p)
{
    try_inside(p, (cut){0});
    for (uint32_t i = p->first; i < p->last; i++) {
        const nm_affix *affix = &p->model->affixes[i];
        if (affix->kind == NM_AFFIX_PREFIX && affix_fits(p, affix, 0, 0))
            try_inside(p, (cut){.before = affix->length});
    }
}

uint32_t nm_affixes_cut(const nm_tokens *tokens, const nm_token *token, size_t folded)
{
    const unsigned char *start = (const unsigned char *)tokens->text + token->start;
    const unsigned char *end = (const unsigned char *)tokens->text + token->end, *at = start;
    char fold[NM_FOLD_ROOM];
    while (at < end && folded > 0) {
        uint32_t code;
        at += nm_utf8_decode(at, end, &code);
        size_t length = nm_fold_token((const char *)start, (size_t)(at - start), fold);
        if (length == SIZE_MAX || length > folded)
            break;
        if (length == folded) {
            /* Marks behind the character belong to it. */
            while (at < end) {
                size_t size = nm_utf8_decode(at, end, &code);
                if (nm_property_get(code)->atom != NM_ATOM_MARK &&
                    nm_property_get(code)->atom != NM_ATOM_FORMAT)
                    break;
                at += size;
            }
            break;
        }
    }
    return token->start + (uint32_t)(at - start);
}

static bool keep(nm_affixes *a, const peeler *p, nm_tokens *tokens, uint32_t index)
{
    nm_token *token = &tokens->list.items[index];
    nm_peel *peel = nm_array_push(&a->peels);
    if (peel == NULL)
        return false;
    const cut *c = &p->best;
    *peel = (nm_peel){.token = index, .start = token->start, .end = token->end};
    token->word = p->word;
    token->traits = nm_view_word(p->model, p->word)->flags;
    token->peeled = 0;
    if (c->before > 0) {
        peel->start = nm_affixes_cut(tokens, token, c->before);
        token->peeled |= NM_PEELED_BEFORE;
    }
    if (c->behind > 0 && !c->ending) {
        peel->end = nm_affixes_cut(tokens, token, p->length - c->behind);
        token->peeled |= NM_PEELED_BEHIND;
    }
    if (c->inside > 0 || c->ending)
        token->peeled |= NM_PEELED_INSIDE;
    return true;
}

/* The shortest rest of token i. A word of one syllable counts where a number is near, and,
 * if it is no name, behind a word that rules anchor at. */
static void set_shortest_rest(peeler *p, const nm_tokens *tokens, uint32_t i)
{
    const nm_token *token = &tokens->list.items[i];
    bool number = (i > 0 && token[-1].kind == NM_KIND_NUMBER) ||
                  (i > 1 && token[-2].kind == NM_KIND_NUMBER);
    bool anchor = i > 0 && (token[-1].traits & NM_WORD_STARTS_ANCHOR) != 0;
    bool wide = (unsigned char)tokens->folded.items[token->fold] >= 0xE0;
    uint32_t narrow = token->shape == NM_SHAPE_MIXED ? REST_CAPITALS : REST_MIN;
    p->rest_min = !wide ? narrow : number || anchor ? REST_SYLLABLE : REST_MIN_WIDE;
    p->no_name = wide && !number;
}

/* The script of a token's last letter, whose affixes it may have: KB금융|은. */
static uint8_t end_script(const nm_tokens *tokens, const nm_token *token)
{
    const unsigned char *start = (const unsigned char *)tokens->folded.items + token->fold;
    const unsigned char *end = start + token->fold_length, *last = end;
    if (start == end || end[-1] < 0x80)
        return token->script;
    while (last > start && (*--last & 0xC0) == 0x80) {
    }
    uint32_t code;
    nm_utf8_decode(last, end, &code);
    uint8_t script = nm_property_get(code)->script;
    return script > NM_SCRIPT_ZINH ? script : token->script;
}

/* Whether a token that is glued to a number is all affix, as in APT28은: the number ends a name. */
static bool is_suffix(const nm_affixes *a, const nm_view *model, const nm_tokens *tokens, uint32_t i)
{
    const nm_token *token = &tokens->list.items[i];
    if (i == 0 || (token->flags & NM_TOKEN_INNER) == 0 || token->kind != NM_KIND_WORD ||
        token[-1].kind != NM_KIND_NUMBER || token->script == NM_SCRIPT_LATN)
        return false;
    for (uint32_t n = a->first[token->script]; n < a->first[token->script + 1]; n++) {
        const nm_affix *affix = &model->affixes[n];
        if (affix->kind == NM_AFFIX_SUFFIX && affix->length == token->fold_length &&
            affix->text + affix->length <= model->string_size &&
            memcmp(nm_view_string(model, affix->text), tokens->folded.items + token->fold,
                   affix->length) == 0)
            return true;
    }
    return false;
}

bool nm_affixes_peel(nm_affixes *a, nm_language *language, const nm_view *model,
                     nm_tokens *tokens)
{
    nm_array_clear(&a->peels);
    if (a->first[256] == 0)
        return true;
    for (uint32_t i = 0; i < tokens->list.count; i++) {
        nm_token *token = &tokens->list.items[i];
        if (is_suffix(a, model, tokens, i))
            token->flags &= (uint8_t)~NM_TOKEN_INNER;
        if (token->word != 0 || token->fold_length >= TOKEN_MAX || !nm_affixes_may_peel(a, token))
            continue;
        uint8_t script = end_script(tokens, token);
        bool latin = script == NM_SCRIPT_LATN;
        uint32_t spoken = latin ? nm_language_of(language, model, tokens, i)
                                : nm_language_own(language, model, tokens, i);
        if ((latin && spoken == NM_NONE) || !has_affixes(a, spoken))
            continue;
        peeler p = {.affixes = a, .model = model, .folded = tokens->folded.items + token->fold,
                    .length = token->fold_length, .first = a->first[script],
                    .last = a->first[script + 1], .language = spoken};
        set_shortest_rest(&p, tokens, i);
        if (script != token->script)
            p.rest_min = REST_FOREIGN;
        try_all(&p);
        if (p.word != 0 && !keep(a, &p, tokens, i))
            return false;
    }
    return true;
}

const nm_peel *nm_affixes_find(const nm_affixes *a, uint32_t token)
{
    size_t low = 0, high = a->peels.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->peels.items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < a->peels.count && a->peels.items[low].token == token ? &a->peels.items[low]
                                                                      : NULL;
}
