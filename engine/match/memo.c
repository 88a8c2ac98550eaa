/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See memo.h. A node is a run of numbers in the pool, found by its key:
 *
 *     hash, length of the key, what next, count of the answer,  key ...,  answer ...
 *
 * The key of a root is what is asked, and the signatures of the one token before, of the tokens, and of
 * the one behind; that of another node is the node above, the language if that asks for it, and the
 * signatures that it asks for. What next: ANSWERED, or how far to look to either side, and LANGUAGE.
 */
#include "match/memo.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { NODE_FIRST = 16 }; /* 0 is no node, and none is a kind of question */
enum { HASH, LENGTH, NEXT, COUNT, KEY };
enum { SIDE_BITS = 8, SIDE_MASK = (1 << SIDE_BITS) - 1, LANGUAGE = 1 << 16, ANSWERED = 1 << 17 };
enum { SIDE_MAX = 100, NODES_MAX = NM_MEMO_SLOTS / 2 };

static void forget(nm_memo *memo)
{
    memset(memo->slots, 0, NM_MEMO_SLOTS * sizeof *memo->slots);
    memo->pool_count = NODE_FIRST;
    memo->node_count = 0;
}

nomen_status nm_memo_init(nm_memo *memo, nm_signatures *signatures, nomen_error *error)
{
    memset(memo, 0, sizeof *memo);
    memo->signatures = signatures;
    memo->pool = malloc(NM_MEMO_POOL * sizeof *memo->pool);
    memo->slots = calloc(NM_MEMO_SLOTS, sizeof *memo->slots);
    if (memo->pool == NULL || memo->slots == NULL) {
        nm_memo_free(memo);
        return nm_fail_memory(error);
    }
    memo->pool_count = NODE_FIRST;
    return NOMEN_OK;
}

void nm_memo_free(nm_memo *memo)
{
    free(memo->pool);
    free(memo->slots);
    memset(memo, 0, sizeof *memo);
}

void nm_memo_begin(nm_memo *memo, const uint8_t *wanted, bool fresh)
{
    if (fresh || memo->wanted != wanted)
        forget(memo);
    memo->wanted = wanted;
}

/* ---- Edges ---- */

/* Appends the signatures of [first, last); false: the edge is too long, or one is unknown. */
static bool add_signatures(nm_memo *memo, int64_t first, int64_t last)
{
    struct nm_memo_edge *edge = &memo->edge;
    if (last - first > NM_MEMO_KEY - (int64_t)edge->length)
        return false;
    for (int64_t i = first; i < last; i++) {
        uint32_t signature = nm_signature_of(memo->signatures, i);
        if (signature == NM_SIGNATURE_UNKNOWN)
            return false;
        edge->key[edge->length++] = signature;
    }
    return true;
}

static bool begin_edge(nm_memo *memo, const nm_question *q)
{
    struct nm_memo_edge *edge = &memo->edge;
    edge->left = edge->right = 1;
    edge->language = false;
    edge->length = 4;
    edge->key[0] = q->kind;
    edge->key[1] = q->a;
    edge->key[2] = q->b;
    edge->key[3] = q->last - q->first;
    return add_signatures(memo, (int64_t)q->first - 1, (int64_t)q->last + 1);
}

/* The edge below a node, which says what to look at next. */
static bool extend_edge(nm_memo *memo, const nm_subject *s, const nm_question *q, uint32_t node)
{
    struct nm_memo_edge *edge = &memo->edge;
    uint32_t next = memo->pool[node + NEXT];
    uint32_t left = next & SIDE_MASK, right = next >> SIDE_BITS & SIDE_MASK;
    int64_t first = (int64_t)q->first, last = (int64_t)q->last;
    edge->length = 0;
    edge->key[edge->length++] = node;
    if ((next & LANGUAGE) != 0 && !edge->language) {
        edge->language = true;
        edge->key[edge->length++] = nm_language_of(s->language, s->model, s->tokens, q->first);
    }
    bool good = add_signatures(memo, first - left, first - edge->left) &&
                add_signatures(memo, last + edge->right, last + right);
    edge->left = left;
    edge->right = right;
    return good;
}

/* ---- Nodes ---- */

static uint32_t hash_edge(const struct nm_memo_edge *edge)
{
    return (uint32_t)nm_hash(edge->key, edge->length * sizeof *edge->key);
}

/* A key is short: no call of memcmp(). */
static bool is_edge(const struct nm_memo_edge *edge, const uint32_t *key)
{
    uint32_t i = 0;
    while (i < edge->length && edge->key[i] == key[i])
        i++;
    return i == edge->length;
}

/* The node that the edge leads to, 0: there is none. `at` is its slot, or the one to put it in. */
static uint32_t find_node(const nm_memo *memo, uint32_t hash, uint32_t *at)
{
    const struct nm_memo_edge *edge = &memo->edge;
    for (*at = hash & (NM_MEMO_SLOTS - 1); memo->slots[*at] != 0;
         *at = (*at + 1) & (NM_MEMO_SLOTS - 1)) {
        const uint32_t *node = memo->pool + memo->slots[*at];
        if (node[HASH] == hash && node[LENGTH] == edge->length && is_edge(edge, node + KEY))
            return memo->slots[*at];
    }
    return 0;
}

/* Puts a node behind the edge; 0: there is no room. */
static uint32_t add_node(nm_memo *memo, uint32_t next, const uint32_t *answer, uint32_t count)
{
    const struct nm_memo_edge *edge = &memo->edge;
    uint32_t hash = hash_edge(edge), at, made = memo->pool_count;
    if (memo->node_count == NODES_MAX || edge->length + KEY + (size_t)count > NM_MEMO_POOL - made ||
        find_node(memo, hash, &at) != 0)
        return 0;
    uint32_t *node = memo->pool + made;
    node[HASH] = hash;
    node[LENGTH] = edge->length;
    node[NEXT] = next;
    node[COUNT] = count;
    memcpy(node + KEY, edge->key, edge->length * sizeof *edge->key);
    if (count > 0)
        memcpy(node + KEY + edge->length, answer, count * sizeof *answer);
    memo->pool_count += KEY + edge->length + count;
    memo->node_count++;
    memo->slots[at] = made;
    return made;
}

/* ---- Questions ---- */

void nm_memo_begin_question(nm_memo *memo, const nm_question *q)
{
    memo->reach = (nm_reach){.low = q->first, .high = q->last, .home = q->first};
}

/* In prose about half of what is asked is known; a miss weighs as much as many hits. */
enum { HEAT_OF_MISS = 16, HEAT_HOT = 64, HEAT_MAX = 128 };

bool nm_memo_is_hot(const nm_memo *memo)
{
    return memo->heat >= HEAT_HOT;
}

static void note(nm_memo *memo, bool known)
{
    int heat = memo->heat + (known ? 1 : -HEAT_OF_MISS);
    memo->heat = heat < 0 ? 0 : heat < HEAT_MAX ? heat : HEAT_MAX;
}

static const uint32_t *find_answer(nm_memo *memo, const nm_subject *s, const nm_question *q,
                                   uint32_t *count)
{
    struct nm_memo_edge *edge = &memo->edge;
    for (bool good = begin_edge(memo, q); good;) {
        uint32_t at, found = find_node(memo, hash_edge(edge), &at);
        if (found == 0)
            return NULL;
        const uint32_t *node = memo->pool + found;
        if ((node[NEXT] & ANSWERED) != 0) {
            *count = node[COUNT];
            return node + KEY + node[LENGTH];
        }
        good = extend_edge(memo, s, q, found);
    }
    edge->length = 0; /* nothing is kept */
    return NULL;
}

const uint32_t *nm_memo_find(nm_memo *memo, const nm_subject *s, const nm_question *q,
                             uint32_t *count)
{
    const uint32_t *answer = find_answer(memo, s, q, count);
    note(memo, answer != NULL);
    return answer;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* To a power of two: so that a text does not add a level for each token from its beginning. */
static uint32_t round_up(uint32_t side)
{
    uint32_t power = 1;
    while (power < side)
        power *= 2;
    return power;
}

void nm_memo_keep(nm_memo *memo, const nm_subject *s, const nm_question *q, const uint32_t *answer,
                  uint32_t count)
{
    struct nm_memo_edge *edge = &memo->edge;
    const nm_reach *reach = &memo->reach;
    int64_t low = (int64_t)q->first - reach->low, high = reach->high - (int64_t)q->last;
    if (edge->length == 0 || reach->abroad || low > SIDE_MAX || high > SIDE_MAX)
        return;
    uint32_t left = round_up(low > edge->left ? (uint32_t)low : edge->left);
    uint32_t right = round_up(high > edge->right ? (uint32_t)high : edge->right);
    for (bool good = true; good;) {
        if (edge->left == left && edge->right == right && edge->language >= reach->language) {
            if (add_node(memo, ANSWERED, answer, count) == 0)
                forget(memo);
            return;
        }
        uint32_t next = smaller(left, 4 * edge->left) | smaller(right, 4 * edge->right)
                                                            << SIDE_BITS;
        uint32_t node = add_node(memo, next | (reach->language ? LANGUAGE : 0), NULL, 0);
        if (node == 0)
            forget(memo);
        good = node != 0 && extend_edge(memo, s, q, node);
    }
}
