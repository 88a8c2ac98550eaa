/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See twin.h. The hash is FNV-1a, mixed; it need not withstand anybody, since who wants another
 * reading says --pred.
 */
#include "twin.h"

#include "random.h"

#include <stdlib.h>
#include <string.h>

/* How many documents are looked at, if their texts have no more bytes than this. */
enum { DOCUMENTS = 256, BYTES = 16 << 20 };

/* A sketch, the words of a run, and what share of the lowest hashes makes texts much the same. */
enum { LOWEST = 200, RUN = 3, SHARE = 4 };

typedef struct fingerprint {
    uint64_t key, text;
} fingerprint;

typedef struct beginning {
    fingerprint documents[DOCUMENTS];
    size_t count;
    uint64_t lowest[LOWEST]; /* in order, each once */
    size_t lowest_count;
} beginning;

static uint64_t hash(const char *bytes, size_t length)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return random_mix(h);
}

static void keep_lowest(beginning *b, uint64_t h)
{
    size_t at = b->lowest_count;
    while (at > 0 && b->lowest[at - 1] > h)
        at--;
    if (at == LOWEST || (at > 0 && b->lowest[at - 1] == h))
        return;
    b->lowest_count += b->lowest_count < LOWEST;
    memmove(b->lowest + at + 1, b->lowest + at, (b->lowest_count - at - 1) * sizeof *b->lowest);
    b->lowest[at] = h;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Adds the runs of words of a text; one that has fewer words is a run itself. */
static void sketch(beginning *b, const char *text, size_t length)
{
    uint64_t words[RUN] = {0};
    size_t count = 0;
    for (size_t i = 0; i < length;) {
        size_t start = i;
        while (i < length && !is_blank(text[i]))
            i++;
        if (i > start) {
            words[count++ % RUN] = hash(text + start, i - start);
            uint64_t run = 0;
            for (size_t k = 0; k < RUN; k++)
                run = random_mix(run + words[(count + k) % RUN]);
            if (count >= RUN)
                keep_lowest(b, run);
        } else {
            i++;
        }
    }
    if (count > 0 && count < RUN)
        keep_lowest(b, hash(text, length));
}

static void read_beginning(document_stream *stream, beginning *out)
{
    labelled_document document;
    const char *key;
    for (size_t seen = 0, bytes = 0;
         seen < DOCUMENTS && bytes < BYTES && stream_next(stream, &document, &key); seen++) {
        bytes += document.length;
        if (document.error != NULL || document.length == 0)
            continue;
        out->documents[out->count++] =
            (fingerprint){hash(key, strlen(key)), hash(document.text, document.length)};
        sketch(out, document.text, document.length);
    }
    close_stream(stream);
}

static bool share_one(const beginning *a, const beginning *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (a->documents[i].key == b->documents[k].key &&
                a->documents[i].text == b->documents[k].text)
                return true;
    return false;
}

/* Of the lowest hashes of the two together, how many are in both? */
static bool much_the_same(const beginning *a, const beginning *b)
{
    size_t both = 0, all = 0;
    for (size_t i = 0, k = 0; all < LOWEST && i < a->lowest_count && k < b->lowest_count; all++) {
        both += a->lowest[i] == b->lowest[k];
        uint64_t low = a->lowest[i] < b->lowest[k] ? a->lowest[i] : b->lowest[k];
        i += a->lowest[i] == low;
        k += b->lowest[k] == low;
    }
    return both * SHARE > all;
}

bool share_documents(document_stream *first, document_stream *second)
{
    beginning *both = calloc(2, sizeof *both);
    if (both == NULL)
        return false;
    read_beginning(first, &both[0]);
    read_beginning(second, &both[1]);
    bool shared = share_one(&both[0], &both[1]) || much_the_same(&both[0], &both[1]);
    free(both);
    return shared;
}
