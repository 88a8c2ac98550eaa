/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Evidence: what speaks for and against each candidate. Every piece has a name and a weight from
 * the packs' tables; a candidate's score is the sum. Four kinds of evidence:
 *
 *     prior      how likely a row or rule of this type and form is right, knowing nothing else
 *     flags      what the row says of its name: common-word, person, place ... (the flag's name)
 *     built in   below: how it is written, its language, what the document says elsewhere
 *     declared   the `evidence` statements of the packs: patterns before, after and inside
 *
 *     several-words       the name has two words or more
 *     lower-case          the row is capitalised and the text is not
 *     shouted             all capitals, where neither the row nor the line is
 *     other-language      the paragraph is in another language than the row, or the date's words
 *     needs-language      a row that counts in its language only, in a paragraph that is not in it
 *     splits-word         in a script without spaces, its edge lies within a word of the dictionary
 *     on-topic            the text has words of the topic of such entities (topic.h)
 *     topic-throughout    ... all over it
 *     off-topic           the text has none of them
 *     alias               instead of a prior: a short name that the document introduced (alias.h)
 *     alias-unlike        ... by quotation marks in brackets alone, and it is no part of the full name
 *     introduced          the same entity stands elsewhere, surely, under a longer name
 *     agreement           the same entity stands elsewhere, surely, under a name no longer
 *     disagreement        of the row's mentions, more are surely none than are sure
 *     off-topic/FLAG      ... and the row has this flag; so with the other four that the document
 *                         says: a word that it means as a name elsewhere (common-word) is one here,
 *                         a program's name (product) need not be
 */
#ifndef NM_CONTEXT_CONTEXT_H
#define NM_CONTEXT_CONTEXT_H

#include "context/agreement.h"
#include "context/alias.h"
#include "context/dating.h"
#include "context/topic.h"
#include "token/dictionary.h"

enum nm_builtin {
    NM_BUILTIN_PRIOR,
    NM_BUILTIN_SEVERAL_WORDS,
    NM_BUILTIN_LOWER_CASE,
    NM_BUILTIN_SHOUTED,
    NM_BUILTIN_OTHER_LANGUAGE,
    NM_BUILTIN_NEEDS_LANGUAGE,
    NM_BUILTIN_SPLITS_WORD,
    NM_BUILTIN_ON_TOPIC,
    NM_BUILTIN_ALIAS,
    NM_BUILTIN_ALIAS_UNLIKE,
    /* Those that may be worth something else for a row with a flag, too. */
    NM_BUILTIN_OFF_TOPIC,
    NM_BUILTIN_TOPIC_ALL,
    NM_BUILTIN_INTRODUCED,
    NM_BUILTIN_AGREEMENT,
    NM_BUILTIN_DISAGREEMENT,
    NM_BUILTIN_COUNT
};

enum { NM_CONTEXT_WEIGHTS = 512 };
enum { NM_FLAGGED_COUNT = NM_BUILTIN_COUNT - NM_BUILTIN_OFF_TOPIC };

typedef struct nm_context {
    const nm_view *model;
    uint32_t builtin[NM_BUILTIN_COUNT]; /* their names in the weight tables, 0: worth nothing */
    uint32_t flags[NM_FLAGS_MAX]; /* the names of the flags as evidence; 0: there is none */
    uint32_t flagged[NM_FLAGGED_COUNT][NM_FLAGS_MAX]; /* the same, of agreement/FLAG ... */
    uint32_t language_flag;                           /* mask of the flag `lang-only` */
    uint32_t slope, offset; /* of the calibration, names in the weight tables */
    bool explain;           /* keep the reasons */
    nm_dictionary dictionary;
    nm_aliases aliases;
    nm_agreement agreement;
    nm_topics topics;
    struct nm_context_weight {
        uint32_t name;
        uint16_t label;
        uint8_t form;
        float weight;
    } weights[NM_CONTEXT_WEIGHTS]; /* that were asked for last, by a hash; of no name all are 0 */
    NM_ARRAY(nomen_evidence) reasons;
} nm_context;

void nm_context_init(nm_context *context, const nm_view *model, bool explain);
void nm_context_free(nm_context *context);

/* Scores the matcher's candidates and resolves their dates. A date that turns out to be none gets
 * no score that could win. NOMEN_E_MEMORY. */
nomen_status nm_context_weigh(nm_context *context, nm_matcher *matcher, const nm_tokens *tokens,
                              const nm_document *document, nomen_error *error);

/* How likely a candidate is right, 0 to 1: the logistic function of its score, which the weight
 * tables may scale (`confidence-slope`) and shift (`confidence-offset`), so that of the mentions at
 * 0.8 four in five are right. */
double nm_context_confidence(nm_context *context, const nm_candidate *candidate);

#endif
