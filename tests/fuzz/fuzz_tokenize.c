/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target: any bytes can be cut into tokens; the spans are in order and inside, the folds lie
 * in the buffer, the fast path and the reference agree.
 */
#include "token/scanner.h"
#include "token/sentence.h"
#include "token/wordbreak.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void check_tokens(const nm_tokens *tokens)
{
    uint32_t at = 0;
    for (size_t i = 0; i < tokens->list.count; i++) {
        const nm_token *t = &tokens->list.items[i];
        size_t length = t->fold_length == NM_FOLD_NONE ? 0 : t->fold_length;
        require(t->start >= at && t->start < t->end && t->end <= tokens->length);
        require(t->fold + length <= tokens->folded.count);
        at = t->end;
    }
}

static void check_boundaries(const char *text, size_t size,
                             size_t next(const char *text, size_t length, size_t start))
{
    for (size_t start = 0, end; start < size; start = end) {
        end = next(text, size, start);
        require(end > start && end <= size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    nm_tokens fast = {0}, slow = {0};
    require(nm_tokenize(&slow, text, size, NULL) == NOMEN_OK);
    check_tokens(&slow);
    require(nm_tokenize_with(&fast, text, size, NM_TAILOR_ALL, NULL) == NOMEN_OK);
    require(nm_tokenize_with(&slow, text, size, NM_TAILOR_ALL | NM_TAILOR_SLOW, NULL) == NOMEN_OK);
    require(fast.list.count == slow.list.count && fast.replaced == slow.replaced);
    for (size_t i = 0; i < fast.list.count; i++)
        require(memcmp(&fast.list.items[i], &slow.list.items[i], sizeof(nm_token)) == 0);
    check_boundaries(text, size, nm_word_next);
    check_boundaries(text, size, nm_sentence_next);
    nm_tokens_free(&fast);
    nm_tokens_free(&slow);
    return 0;
}
