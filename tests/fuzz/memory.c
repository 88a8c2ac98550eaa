/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See memory.h.
 */
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
void __wrap_free(void *pointer);
char *__wrap_strdup(const char *text);
ssize_t __wrap_getline(char **line, size_t *size, FILE *stream);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void __real_free(void *pointer);
ssize_t __real_getline(char **line, size_t *size, FILE *stream);

unsigned long memory_calls, memory_fail_at, memory_live;
bool memory_fail_on;

static bool fails(void)
{
    memory_calls++;
    return memory_fail_at != 0 &&
           (memory_calls == memory_fail_at || (memory_fail_on && memory_calls > memory_fail_at));
}

static void *counted(void *pointer)
{
    memory_live += pointer != NULL;
    return pointer;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : counted(__real_aligned_alloc(alignment, size));
}

void *__wrap_realloc(void *old, size_t size)
{
    if (fails())
        return NULL;
    void *moved = __real_realloc(old, size);
    memory_live += old == NULL && moved != NULL;
    return moved;
}

void __wrap_free(void *pointer)
{
    memory_live -= pointer != NULL;
    __real_free(pointer);
}

char *__wrap_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = __wrap_malloc(size);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

/* The C library allocates the line, and the caller gives it back. */
ssize_t __wrap_getline(char **line, size_t *size, FILE *stream)
{
    bool had = *line != NULL;
    ssize_t length = __real_getline(line, size, stream);
    memory_live += !had && *line != NULL;
    return length;
}
