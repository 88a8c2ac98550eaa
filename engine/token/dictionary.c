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

/* A piece of the text in UTF-16, and where in it the edges are. */
typedef struct window {
    UChar text[WINDOW_UNITS];
    int32_t length, edge[2];
} window;

/* False: it does not fit. */
static bool fill_window(window *w, const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    const nm_token *list = tokens->list.items;
    uint32_t low = first, high = last;
    while (low > 0 && first - low < CONTEXT_TOKENS && same_run(&list[low - 1], &list[low]))
        low--;
    while (high < tokens->list.count && high - last < CONTEXT_TOKENS &&
           same_run(&list[high - 1], &list[high]))
        high++;
    const unsigned char *bytes = (const unsigned char *)tokens->text;
    const unsigned char *at = bytes + list[low].start, *end = bytes + list[high - 1].end;
    w->length = 0;
    w->edge[0] = w->edge[1] = 0;
    while (at < end) {
        if (at == bytes + list[first].start)
            w->edge[0] = w->length;
        uint32_t code;
        at += nm_utf8_decode(at, end, &code);
        if (w->length + 2 > WINDOW_UNITS)
            return false;
        U16_APPEND_UNSAFE(w->text, w->length, code == NM_UTF8_BAD ? 0xFFFD : code);
        if (at == bytes + list[last - 1].end)
            w->edge[1] = w->length;
    }
    return true;
}

bool nm_dictionary_splits(nm_dictionary *d, const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    window w;
    UErrorCode code = U_ZERO_ERROR;
    if (!open_iterator(d) || !fill_window(&w, tokens, first, last))
        return false;
    ubrk_setText(d->iterator, w.text, w.length, &code);
    if (U_FAILURE(code))
        return false;
    for (int i = 0; i < 2; i++)
        if (w.edge[i] > 0 && w.edge[i] < w.length && !ubrk_isBoundary(d->iterator, w.edge[i]))
            return true;
    return false;
}

void nm_dictionary_free(nm_dictionary *d)
{
    if (d->iterator != NULL)
        ubrk_close(d->iterator);
    memset(d, 0, sizeof *d);
}

#endif
