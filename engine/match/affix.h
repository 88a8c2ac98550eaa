/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Affixes: what languages write onto a name. A token that is no word is tried again without what the
 * affix table says may stand there: particles (북한은), conjunctions and prepositions (والصين),
 * case endings (Suomessa). The rest, if it is a word of the model, is looked up in its place.
 *
 *     table kind       example              looked up   span
 *     suffix           북한|은               북한         북한
 *     prefix           و|الصين              الصين       الصين
 *     prefix-inside    ال|صين               صين         الصين
 *     ending           Suome|ssa            suome       Suomessa
 *
 * An affix is peeled in paragraphs of its language only: elsewhere the same letters are the end of
 * another word (Acorda is no Turkish locative). Where nobody knows the language, a script other than
 * Latin tells enough. A token loses at most one prefix of each kind, and one suffix or ending; the
 * longest rest counts.
 * What was peeled ends a name: nothing of a phrase follows a suffix or precedes a prefix. Affixes
 * are grouped by script; tokens of scripts and in languages without any (and Latin words in lower
 * case) cost nothing.
 */
#ifndef NM_MATCH_AFFIX_H
#define NM_MATCH_AFFIX_H

#include "base/array.h"
#include "match/language.h"
#include "text/script.h"
#include "token/token.h"

/* nm_token.peeled */
enum { NM_PEELED_BEFORE = 1 << 0, NM_PEELED_BEHIND = 1 << 1, NM_PEELED_INSIDE = 1 << 2 };

enum { NM_AFFIX_LANGUAGES = 1024 };

/* A token that is looked up without its affixes. */
typedef struct nm_peel {
    uint32_t token;
    uint32_t start, end; /* bytes of the text: what is inside the span */
} nm_peel;

typedef struct nm_affixes {
    uint32_t first[257]; /* by script: its affixes are [first[s], first[s + 1]) */
    bool has[256];       /* by script: whether it has any */
    bool spoken[NM_AFFIX_LANGUAGES]; /* by language, the rest of it: whether it has any */
    NM_ARRAY(nm_peel) peels; /* of the present text, by token */
} nm_affixes;

void nm_affixes_init(nm_affixes *affixes, const nm_view *model);
void nm_affixes_free(nm_affixes *affixes);

/* Whether a token, should it be no word, is tried without its affixes. */
static inline bool nm_affixes_may_peel(const nm_affixes *affixes, const nm_token *token)
{
    return (token->kind == NM_KIND_WORD) & affixes->has[token->script] &
           ((token->script != NM_SCRIPT_LATN) | (token->shape != NM_SHAPE_LOWER));
}

/* Peels the tokens that are no words. False: out of memory. */
bool nm_affixes_peel(nm_affixes *affixes, nm_language *language, const nm_view *model,
                     nm_tokens *tokens);

/* The byte of the text at which the fold of the token's beginning has `folded` bytes; its end if
 * that never happens. Only peeled tokens ask, and they are short. */
uint32_t nm_affixes_cut(const nm_tokens *tokens, const nm_token *token, size_t folded);

/* What was peeled off a token; NULL: nothing. */
const nm_peel *nm_affixes_find(const nm_affixes *affixes, uint32_t token);

#endif
