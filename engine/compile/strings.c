/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See strings.h.
 */
#include "compile/strings.h"

#include "base/hash.h"

#include <string.h>

static bool grow(nm_strings *s)
{
    size_t count = s->slot_count == 0 ? 1024 : s->slot_count * 2;
    struct nm_string_slot *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < s->slot_count; i++) {
        if (s->slots[i].offset == 0)
            continue;
        size_t at = s->slots[i].hash & (count - 1);
        while (slots[at].offset != 0)
            at = (at + 1) & (count - 1);
        slots[at] = s->slots[i];
    }
    free(s->slots);
    s->slots = slots;
    s->slot_count = count;
    return true;
}

static uint32_t append(nm_strings *s, const char *bytes, size_t length)
{
    if (s->pool.count == 0) {
        char *nothing = nm_array_push(&s->pool);
        if (nothing == NULL)
            return 0;
        *nothing = '\0';
    }
    if (length + 1 > UINT32_MAX - s->pool.count || !nm_array_reserve(&s->pool, length + 1))
        return 0;
    uint32_t offset = (uint32_t)s->pool.count;
    memcpy(s->pool.items + offset, bytes, length);
    s->pool.items[offset + length] = '\0';
    s->pool.count += length + 1;
    return offset;
}

uint32_t nm_strings_add(nm_strings *s, const char *bytes, size_t length)
{
    if (length == 0 || memchr(bytes, '\0', length) != NULL)
        return 0;
    if (s->used * 2 >= s->slot_count && !grow(s)) {
        s->memory = true;
        return 0;
    }
    uint32_t hash = (uint32_t)nm_hash(bytes, length);
    size_t at = hash & (s->slot_count - 1);
    for (; s->slots[at].offset != 0; at = (at + 1) & (s->slot_count - 1)) {
        const char *other = s->pool.items + s->slots[at].offset;
        if (s->slots[at].hash == hash && strncmp(other, bytes, length) == 0 &&
            other[length] == '\0')
            return s->slots[at].offset;
    }
    uint32_t offset = append(s, bytes, length);
    if (offset == 0) {
        s->memory = true;
        return 0;
    }
    s->slots[at] = (struct nm_string_slot){hash, offset};
    s->used++;
    return offset;
}

uint32_t nm_strings_add_text(nm_strings *s, const char *text)
{
    return nm_strings_add(s, text, strlen(text));
}

const char *nm_strings_get(const nm_strings *s, uint32_t offset)
{
    return offset < s->pool.count ? s->pool.items + offset : "";
}

void nm_strings_free(nm_strings *s)
{
    nm_array_free(&s->pool);
    free(s->slots);
    memset(s, 0, sizeof *s);
}
