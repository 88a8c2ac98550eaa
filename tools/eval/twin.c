/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See twin.h.
 */
#include "twin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many documents are looked at, if their texts have no more bytes than this. */
enum { DOCUMENTS = 256, BYTES = 16 << 20 };

typedef struct fingerprint {
    uint64_t key, text;
} fingerprint;

/* FNV-1a, which need not withstand anybody: who wants another reading says --pred. */
static uint64_t hash(const char *bytes, size_t length)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return h;
}

static size_t read_fingerprints(document_stream *stream, fingerprint *out)
{
    labelled_document document;
    const char *key;
    size_t count = 0;
    for (size_t seen = 0, bytes = 0;
         seen < DOCUMENTS && bytes < BYTES && stream_next(stream, &document, &key); seen++) {
        bytes += document.length;
        if (document.error == NULL && document.length > 0)
            out[count++] =
                (fingerprint){hash(key, strlen(key)), hash(document.text, document.length)};
    }
    close_stream(stream);
    return count;
}

bool share_documents(document_stream *first, document_stream *second)
{
    fingerprint lists[2][DOCUMENTS];
    size_t counts[2] = {read_fingerprints(first, lists[0]), read_fingerprints(second, lists[1])};
    for (size_t i = 0; i < counts[0]; i++)
        for (size_t k = 0; k < counts[1]; k++)
            if (lists[0][i].key == lists[1][k].key && lists[0][i].text == lists[1][k].text)
                return true;
    return false;
}
