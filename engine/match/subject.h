/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What patterns are matched on: a text whose words are looked up in a model, and how far into it
 * anybody has looked. Whoever looks at a token while patterns are matched says so with nm_look(): what
 * is found around a place depends on those tokens alone, so it need not be found again where the
 * same tokens stand (memo.h).
 */
#ifndef NM_MATCH_SUBJECT_H
#define NM_MATCH_SUBJECT_H

#include "match/language.h"

/* What was looked at: all tokens of [low, high). Those before the text have negative indices. */
typedef struct nm_reach {
    int64_t low, high;
    uint32_t home; /* the token at which something is looked for */
    bool language; /* the language of a token was asked for, too */
    bool abroad;   /* ... and of one in another paragraph than `home` */
} nm_reach;

typedef struct nm_subject {
    const nm_view *model;
    const nm_tokens *tokens;
    nm_language *language;
    nm_reach *reach;
    uint32_t language_flag; /* NM_FLAG_LANG_ONLY as a bit, 0: the model has none */
} nm_subject;

/* Someone looks at a token, or sees that there is none: the index may be one outside the text. */
static inline void nm_look(const nm_subject *s, uint32_t token)
{
    int64_t at = token == NM_NONE ? -1 : (int64_t)token;
    if (at < s->reach->low)
        s->reach->low = at;
    if (at >= s->reach->high)
        s->reach->high = at + 1;
}

/* The language that is spoken at a token. */
static inline uint32_t nm_look_language(const nm_subject *s, uint32_t token)
{
    uint32_t language = nm_language_of(s->language, s->model, s->tokens, token);
    s->reach->language = true;
    if (s->reach->home < s->language->here.first || s->reach->home >= s->language->here.last)
        s->reach->abroad = true;
    return language;
}

#endif
