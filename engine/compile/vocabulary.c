/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See vocabulary.h.
 */
#include "compile/vocabulary.h"

#include <string.h>

static bool grow(nm_vocabulary *v)
{
    size_t count = v->slot_count == 0 ? 1024 : v->slot_count * 2;
    nm_slot *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < v->slot_count; i++) {
        if (v->slots[i].word == 0)
            continue;
        size_t at = v->slots[i].hash & (count - 1);
        while (slots[at].word != 0)
            at = (at + 1) & (count - 1);
        slots[at] = v->slots[i];
    }
    free(v->slots);
    v->slots = slots;
    v->slot_count = count;
    return true;
}

uint32_t nm_vocabulary_add(nm_vocabulary *v, nm_strings *strings, const char *folded, size_t length,
                           uint32_t hash)
{
    if (v->words.count == 0) {
        nm_word *none = nm_array_push(&v->words);
        if (none == NULL)
            return 0;
        memset(none, 0, sizeof *none);
    }
    if (v->words.count * 2 >= v->slot_count && !grow(v))
        return 0;
    size_t at = hash & (v->slot_count - 1);
    for (; v->slots[at].word != 0; at = (at + 1) & (v->slot_count - 1)) {
        const nm_word *word = &v->words.items[v->slots[at].word];
        if (v->slots[at].hash == hash && word->length == length &&
            memcmp(nm_strings_get(strings, word->text), folded, length) == 0)
            return v->slots[at].word;
    }
    uint32_t text = nm_strings_add(strings, folded, length);
    nm_word *word = text != 0 ? nm_array_push(&v->words) : NULL;
    if (word == NULL)
        return 0;
    *word = (nm_word){.text = text, .length = (uint16_t)length};
    memcpy(&word->prefix, folded, length < sizeof word->prefix ? length : sizeof word->prefix);
    v->slots[at] = (nm_slot){hash, (uint32_t)(v->words.count - 1)};
    return v->slots[at].word;
}

bool nm_vocabulary_label(nm_vocabulary *v)
{
    if (!nm_array_reserve(&v->labels, v->words.count + 1))
        return false;
    v->labels.count = v->words.count;
    memset(v->labels.items, 0, (v->words.count + 1) * sizeof *v->labels.items);
    return true;
}

void nm_vocabulary_free(nm_vocabulary *v)
{
    nm_array_free(&v->labels);
    nm_array_free(&v->words);
    free(v->slots);
    memset(v, 0, sizeof *v);
}
