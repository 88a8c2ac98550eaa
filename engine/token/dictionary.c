/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See dictionary.h.
 */
#include "token/dictionary.h"

#ifdef NM_WITHOUT_ICU

bool nm_dictionary_splits(nm_dictionary *dictionary, const nm_tokens *tokens, uint32_t first,
                          uint32_t last)
{
    (void)dictionary;
    (void)tokens;
    (void)first;
    (void)last;
    return false;
}

void nm_dictionary_free(nm_dictionary *dictionary)
{
    (void)dictionary;
}

#else

#include "base/hash.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

/* Characters of context on either side: longer than any dictionary word. */
enum { CONTEXT_TOKENS = 16, WINDOW_UNITS = 1024 };

static bool open_iterator(nm_dictionary *d)
{
    UErrorCode code = U_ZERO_ERROR;
    if (d->iterator == NULL && !d->failed) {
        d->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
        d->failed = U_FAILURE(code) || d->iterator == NULL;
    }
    return !d->failed;
}

/* Whether two neighbours are of one run of characters without white space. */
static bool same_run(const nm_token *left, const nm_token *right)
{
    return left->kind == NM_KIND_IDEOGRAPH && right->kind == NM_KIND_IDEOGRAPH &&
           left->end == right->start;
}

/* A piece of the text, the bytes [start, end), and where in it the edges are. */
typedef struct window {
    const char *text;
    uint32_t start, end, edge[2];
} window;

static window find_window(const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    const nm_token *list = tokens->list.items;
    uint32_t low = first, high = last;
    while (low > 0 && first - low < CONTEXT_TOKENS && same_run(&list[low - 1], &list[low]))
        low--;
    while (high < tokens->list.count && high - last < CONTEXT_TOKENS &&
           same_run(&list[high - 1], &list[high]))
        high++;
    return (window){tokens->text,
                    list[low].start,
                    list[high - 1].end,
                    {list[first].start, list[last - 1].end}};
}

/* ---- Asking ICU ---- */

/* The window in UTF-16, and its edges; units of the text, -1: it does not fit. */
static int32_t convert(const window *w, UChar text[WINDOW_UNITS], int32_t edge[2])
{
    const unsigned char *bytes = (const unsigned char *)w->text;
    const unsigned char *at = bytes + w->start, *end = bytes + w->end;
    int32_t length = 0;
    edge[0] = edge[1] = 0;
    while (at < end) {
        if (at == bytes + w->edge[0])
            edge[0] = length;
        uint32_t code;
        at += nm_utf8_decode(at, end, &code);
        if (length + 2 > WINDOW_UNITS)
            return -1;
        U16_APPEND_UNSAFE(text, length, code == NM_UTF8_BAD ? 0xFFFD : code);
        if (at == bytes + w->edge[1])
            edge[1] = length;
    }
    return length;
}

/* Whether ICU answers; what it says of the edges goes to `splits`, false where it does not. */
static bool ask(nm_dictionary *d, const window *w, bool *splits)
{
    *splits = false;
    UChar text[WINDOW_UNITS];
    UErrorCode code = U_ZERO_ERROR;
    int32_t edge[2], length = convert(w, text, edge);
    if (length < 0 || !open_iterator(d))
        return false;
    ubrk_setText(d->iterator, text, length, &code);
    if (U_FAILURE(code))
        return false;
    for (int i = 0; i < 2; i++)
        if (edge[i] > 0 && edge[i] < length && !ubrk_isBoundary(d->iterator, edge[i]))
            *splits = true;
    return true;
}

/* ---- What was seen ---- */

static bool is_seen(const nm_window_seen *seen, const window *w, size_t length)
{
    return seen->length == length && seen->edge[0] == w->edge[0] - w->start &&
           seen->edge[1] == w->edge[1] - w->start &&
           memcmp(seen->bytes, w->text + w->start, length) == 0;
}

bool nm_dictionary_splits(nm_dictionary *d, const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    window w = find_window(tokens, first, last);
    size_t length = w.end - w.start;
    bool splits;
    if (length > NM_WINDOW_BYTES) {
        ask(d, &w, &splits);
        return splits;
    }
    uint64_t hash = nm_hash(w.text + w.start, length) + w.edge[0] - w.start;
    nm_window_seen *seen = &d->seen[hash % NM_WINDOWS];
    if (!is_seen(seen, &w, length)) {
        if (!ask(d, &w, &splits))
            return false;
        seen->splits = splits;
        seen->length = (uint16_t)length;
        seen->edge[0] = (uint16_t)(w.edge[0] - w.start);
        seen->edge[1] = (uint16_t)(w.edge[1] - w.start);
        memcpy(seen->bytes, w.text + w.start, length);
    }
    return seen->splits;
}

void nm_dictionary_free(nm_dictionary *d)
{
    if (d->iterator != NULL)
        ubrk_close(d->iterator);
    memset(d, 0, sizeof *d);
}

#endif
