/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Inflection: whether one word of a text may be another one in another form. No table has the names
 * that a document introduces itself, so nothing tells their paradigm; what two forms of one word have
 * in common is their beginning.
 *
 *     introduced        again              common     their own ends
 *     붉은 노을          붉은 노을은          노을        -      은     a suffix of common/affix.tsv
 *     Harmaa Haukka     Harmaan Haukan     hauk       ka     an
 *     Серый Барсук      Серого Барсука     сер        ый     ого
 *
 * A word alone takes only an affix of the paragraph's language. Words of a name of several may differ
 * in short ends: that all of them agree by chance in capitals, order and beginnings is unlikely.
 * Languages without affixes in the table (English) do not inflect names, and cost nothing.
 */
#ifndef NM_CONTEXT_INFLECTION_H
#define NM_CONTEXT_INFLECTION_H

#include "match/matcher.h"

/* A key that the forms of a word share: the hash of its first letters. */
uint32_t nm_inflection_key(const nm_tokens *tokens, uint32_t index);

/* Whether names are inflected around a token. */
bool nm_is_inflecting(nm_matcher *matcher, const nm_tokens *tokens, uint32_t index);

/* Whether two words may be forms of one. */
bool nm_share_stem(const nm_tokens *tokens, uint32_t a, uint32_t b);

/* Whether the word `index` is the word `base` and an affix behind it. `end` is then the byte where an
 * entity ends: before a suffix, behind an ending. */
bool nm_has_affix(nm_matcher *matcher, const nm_tokens *tokens, uint32_t base, uint32_t index,
                  uint32_t *end);

#endif
