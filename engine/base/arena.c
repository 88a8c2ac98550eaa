/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See arena.h.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct nm_arena_block {
    nm_arena_block *next;
    size_t size, used; /* of `bytes` */
    alignas(max_align_t) unsigned char bytes[];
};

static nm_arena_block *new_block(size_t size)
{
    if (size > PTRDIFF_MAX - sizeof(nm_arena_block))
        return NULL;
    nm_arena_block *block = malloc(sizeof *block + size);
    if (block == NULL)
        return NULL;
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

/* The next block with room for `size` bytes: one kept from before a reset, or a new one. */
static nm_arena_block *next_block(nm_arena *arena, size_t size)
{
    nm_arena_block **link = arena->current != NULL ? &arena->current->next : &arena->first;
    if (*link != NULL && (*link)->size >= size) {
        (*link)->used = 0;
        return *link;
    }
    nm_arena_block *block = new_block(size > BLOCK_SIZE ? size : BLOCK_SIZE);
    if (block == NULL)
        return NULL;
    block->next = *link;
    *link = block;
    return block;
}

void *nm_arena_alloc(nm_arena *arena, size_t size)
{
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        return NULL;
    size = (size + unit - 1) / unit * unit;
    if (arena->current == NULL || arena->current->size - arena->current->used < size) {
        nm_arena_block *block = next_block(arena, size);
        if (block == NULL)
            return NULL;
        arena->current = block;
    }
    void *result = arena->current->bytes + arena->current->used;
    arena->current->used += size;
    return result;
}

char *nm_arena_copy(nm_arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = nm_arena_alloc(arena, length + 1);
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

void nm_arena_reset(nm_arena *arena)
{
    arena->current = NULL;
}

void nm_arena_free(nm_arena *arena)
{
    nm_arena_block *block = arena->first;
    while (block != NULL) {
        nm_arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->first = arena->current = NULL;
}
