/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Strings of a document: copies that stay where they are until the next one, and texts that grow.
 *
 * Copies lie in blocks, the newest first; a string that is larger than a block gets one of its own.
 * For the next document the largest is used again, so that a file of similar documents soon
 * allocates nothing.
 */
#include "parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { BLOCK_SIZE = 16 * 1024, READ_SIZE = 64 * 1024 };

struct string_block {
    struct string_block *next;
    size_t used, size;
    char bytes[];
};

const char *reader_keep(reader *r, const char *text, size_t length)
{
    struct string_block *block = r->strings;
    if (block == NULL || block->size - block->used <= length) {
        size_t size = length < BLOCK_SIZE ? BLOCK_SIZE : length + 1;
        block = malloc(sizeof *block + size);
        if (block == NULL)
            return NULL;
        *block = (struct string_block){.next = r->strings, .size = size};
        r->strings = block;
    }
    char *copy = block->bytes + block->used;
    memcpy(copy, text, length);
    copy[length] = '\0';
    block->used += length + 1;
    return copy;
}

void reader_forget_strings(reader *r)
{
    struct string_block *kept = NULL;
    for (struct string_block *block = r->strings, *next; block != NULL; block = next) {
        next = block->next;
        if (kept == NULL || block->size > kept->size) {
            free(kept);
            kept = block;
        } else {
            free(block);
        }
    }
    r->strings = kept;
    if (kept != NULL) {
        kept->next = NULL;
        kept->used = 0;
    }
}

void reader_free_strings(reader *r)
{
    reader_forget_strings(r);
    free(r->strings);
}

static bool reserve(text_buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->length > more)
        return true;
    size_t capacity = 2 * (buffer->length + more) + 64;
    char *grown = realloc(buffer->bytes, capacity);
    if (grown == NULL)
        return false;
    buffer->bytes = grown;
    buffer->capacity = capacity;
    return true;
}

bool text_buffer_append(text_buffer *buffer, const char *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return false;
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
    return true;
}

bool text_buffer_read(text_buffer *buffer, FILE *stream)
{
    size_t got;
    do {
        if (!reserve(buffer, READ_SIZE)) {
            errno = ENOMEM;
            return false;
        }
        got = fread(buffer->bytes + buffer->length, 1, READ_SIZE, stream);
        buffer->length += got;
    } while (got > 0);
    buffer->bytes[buffer->length] = '\0';
    return !ferror(stream);
}

bool text_is_utf8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t left = length - i < 4 ? (utf8proc_ssize_t)(length - i) : 4;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text + i, left, &code);
        if (size <= 0)
            return false;
        i += (size_t)size;
    }
    return true;
}
