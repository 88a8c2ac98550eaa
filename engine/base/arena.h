/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * An arena: many small allocations, one life.
 *
 *     blocks:  [ 64 KiB | used.... free ] -> [ used.......... ] -> ...
 *
 * Allocation bumps a pointer. nm_arena_reset() forgets everything but keeps the blocks, so that an
 * arena that is reused (one per tagger, reset per document) stops calling malloc after warm-up.
 * What an arena returned never moves and lives until reset or free. A zeroed struct is an empty
 * arena.
 */
#ifndef NM_BASE_ARENA_H
#define NM_BASE_ARENA_H

#include <stddef.h>

typedef struct nm_arena_block nm_arena_block;

typedef struct {
    nm_arena_block *first;   /* all blocks, in the order they are filled */
    nm_arena_block *current; /* the block being filled, NULL before the first allocation */
} nm_arena;

/* `size` bytes aligned for any type, not cleared; NULL when memory is out. */
void *nm_arena_alloc(nm_arena *arena, size_t size);

/* A NUL-terminated copy of `length` bytes; NULL when memory is out. */
char *nm_arena_copy(nm_arena *arena, const char *bytes, size_t length);

void nm_arena_reset(nm_arena *arena);
void nm_arena_free(nm_arena *arena);

#endif
