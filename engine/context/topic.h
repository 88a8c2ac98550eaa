/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a text is about: its words of the class "topic-word" (ransomware, phishing, 黑客), each with
 * the type of entity that such texts speak of as its value. A name that is an ordinary word
 * elsewhere is to be believed in a text on its topic, and hardly in one without a single word of
 * it.
 *
 * The words of a text are counted once, when the first candidate asks; one pass over the tokens,
 * which looks at those that are the beginning of such a word.
 */
#ifndef NM_CONTEXT_TOPIC_H
#define NM_CONTEXT_TOPIC_H

#include "model/view.h"
#include "token/token.h"

#include <stdbool.h>

enum { NM_TOPICS = 16 /* types that have topic words */ };

typedef struct nm_topics {
    uint16_t word_label;        /* of the class, 0: the model has none */
    uint16_t types[NM_TOPICS];  /* labels; 0 ends the list */
    uint32_t values[NM_TOPICS]; /* their names, strings of the model */
    uint32_t hits[NM_TOPICS];
    bool counted;
} nm_topics;

void nm_topics_init(nm_topics *topics, const nm_view *model);

/* Begins a new text. */
void nm_topics_begin(nm_topics *topics);

/* How much of a text is about entities of a type. */
enum nm_topic_share {
    NM_TOPIC_NONE,
    NM_TOPIC_SOME, /* two words of the topic, or one in a short text */
    NM_TOPIC_ALL   /* five, and one in sixty */
};

/* The share of the type `label` in a text whose words are looked up. */
enum nm_topic_share nm_topics_share(nm_topics *topics, const nm_view *model,
                                    const nm_tokens *tokens, uint16_t label);

#endif
