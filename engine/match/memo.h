/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What was found around a place is found again where the same stands. Running the rules of an anchor
 * is the dear part of tagging; its answer depends on nothing but the tokens that were looked at
 * (subject.h), of which it matters only what rules can tell of them (signature.h). So the matcher's
 * programs are determinised as they are needed: a question about a place is answered from a tree
 * whose edges are the signatures around it, and programs are run only where the tree has no answer.
 *
 *     rules at a number      number . number          what stands right beside it
 *                            /       |        \
 *                        (none)   a wider look   ...  two tokens to each side
 *                                 /       \
 *                         rule 17, 3 tokens   (none)
 *
 * A node says how far to look next: as far as the run went that made it, but at most four times as far
 * as so far. An answer stands below a node that has looked at all that its run looked at. A question
 * about a language is part of an edge, too.
 *
 * A text that says the same again and again makes the memo *hot*: then it is asked first of all, and
 * also keeps where there is nothing to find.
 *
 * The tree is kept from text to text in memory of fixed size. When that is full, all is forgotten.
 *
 * Cost: an answer that is known costs a hash look-up for each step, a few in all; one that is not
 * known costs that and the run.
 */
#ifndef NM_MATCH_MEMO_H
#define NM_MATCH_MEMO_H

#include "match/signature.h"
#include "match/subject.h"

enum nm_question_kind { NM_ASK_PLACE, NM_ASK_EVIDENCE };

/* What is asked about the tokens [first, last). */
typedef struct nm_question {
    enum nm_question_kind kind;
    uint32_t a, b; /* what more the answer depends on; see place.c */
    uint32_t first, last;
} nm_question;

enum { NM_MEMO_KEY = 256 /* the longest edge */, NM_MEMO_POOL = 1 << 18, NM_MEMO_SLOTS = 1 << 15 };

typedef struct nm_memo {
    nm_signatures *signatures; /* of the present text */
    nm_reach reach;
    uint32_t *pool;  /* nodes, one behind the other; see memo.c */
    uint32_t *slots; /* where a node begins, 0: empty */
    uint32_t pool_count, node_count;
    int heat; /* how well it did of late */
    const uint8_t *wanted; /* what the matcher wanted when the answers were found */
    struct nm_memo_edge {
        uint32_t left, right; /* tokens that were looked at beside those asked about */
        bool language;
        uint32_t length, key[NM_MEMO_KEY];
    } edge; /* where the last look-up ended */
} nm_memo;

nomen_status nm_memo_init(nm_memo *memo, nm_signatures *signatures, nomen_error *error);
void nm_memo_free(nm_memo *memo);

/* Begins a text, for what is wanted of it (see nm_matcher). `fresh`: its signatures begin anew. */
void nm_memo_begin(nm_memo *memo, const uint8_t *wanted, bool fresh);

/* Begins a question: from now on it counts who looks where. */
void nm_memo_begin_question(nm_memo *memo, const nm_question *question);

/* Whether nearly all that was asked of late was known. */
bool nm_memo_is_hot(const nm_memo *memo);

/* The answer to a question, `count` numbers; NULL: it is not known. Then find it, and nm_memo_keep()
 * it; it lives until the next call of that. */
const uint32_t *nm_memo_find(nm_memo *memo, const nm_subject *subject, const nm_question *question,
                             uint32_t *count);

/* Keeps an answer that was found after nm_memo_find() of the same question did not know it, by
 * looking at what `reach` says. */
void nm_memo_keep(nm_memo *memo, const nm_subject *subject, const nm_question *question,
                  const uint32_t *answer, uint32_t count);

#endif
