/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See trie.h.
 */
#include "compile/trie.h"

#include <string.h>

/* A row to sort: everything the comparison needs, so that it needs no context. */
typedef struct sort_key {
    const uint32_t *words;
    const nm_row *row;
    const nm_entry *entry; /* of the row */
} sort_key;

static int compare_words(const sort_key *a, const sort_key *b)
{
    size_t shorter = a->entry->length < b->entry->length ? a->entry->length : b->entry->length;
    for (size_t i = 0; i < shorter; i++)
        if (a->words[i] != b->words[i])
            return a->words[i] < b->words[i] ? -1 : 1;
    return (a->entry->length > b->entry->length) - (a->entry->length < b->entry->length);
}

static int compare_keys(const void *left, const void *right)
{
    const sort_key *a = left, *b = right;
    int order = compare_words(a, b);
    if (order == 0)
        order = (a->entry->label > b->entry->label) - (a->entry->label < b->entry->label);
    if (order == 0)
        order = (a->entry->file > b->entry->file) - (a->entry->file < b->entry->file);
    if (order == 0)
        order = (a->entry->line > b->entry->line) - (a->entry->line < b->entry->line);
    return order;
}

static bool sort_rows(nm_draft *draft, sort_key **out)
{
    size_t count = draft->rows.count;
    sort_key *keys = malloc((count + 1) * sizeof *keys);
    if (keys == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const nm_row *row = &draft->rows.items[i];
        keys[i] = (sort_key){draft->phrases.items + row->phrase, row, &row->entry};
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    *out = keys;
    return true;
}

/* ---- Layers: what a pack does to the packs below it ---- */

static bool same_spelling(const nm_entry *a, const nm_entry *b)
{
    return a->match == b->match && a->shapes == b->shapes && a->surface == b->surface;
}

/* Whether `row`, which has the same words, is taken back by a row of a later pack. A row that
 * matches in any case speaks of every spelling. */
static bool is_taken_back(const sort_key *rows, size_t count, const nm_row *row)
{
    for (size_t i = 0; i < count; i++) {
        const nm_row *other = rows[i].row;
        bool speaks = other->entry.match == NM_MATCH_FOLD ||
                      same_spelling(&other->entry, &row->entry);
        if (other->effect != NM_ROW_ADDS && other->entry.label == row->entry.label &&
            other->pack > row->pack && speaks)
            return true;
    }
    return row->effect == NM_ROW_SUPPRESSES;
}

/* Tells of rows that should take something back and find nothing. With only some languages compiled
 * it may have been left out. */
static void check_effects(nm_draft *draft, const sort_key *rows, size_t count)
{
    for (size_t i = 0; i < count && draft->languages == NULL; i++) {
        const nm_row *row = rows[i].row;
        bool found = row->effect == NM_ROW_ADDS;
        for (size_t k = 0; k < count && !found; k++)
            found = rows[k].row->pack < row->pack && rows[k].entry->label == row->entry.label &&
                    (row->entry.match == NM_MATCH_FOLD ||
                     same_spelling(rows[k].entry, &row->entry));
        if (found)
            continue;
        nm_place place = {.file = draft->opened.items[row->entry.file], .line = row->entry.line};
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0305", place,
                  "a row is taken back by one that is spelled and matches alike, or by fold",
                  "no earlier pack has this name to %s",
                  row->effect == NM_ROW_SUPPRESSES ? "suppress" : "override");
    }
}

/* ---- Rows that repeat each other ---- */

/* Whether some text agrees with both: spelled alike, though one may match in more cases. */
static bool coincide(const nm_entry *a, const nm_entry *b)
{
    return a->shapes == b->shapes &&
           (a->surface == b->surface || a->surface == 0 || b->surface == 0);
}

/* Whether the paragraph's language decides between them; a language of 0 is any. */
static bool languages_differ(const nm_entry *a, const nm_entry *b)
{
    return a->language != b->language && a->language != 0 && b->language != 0;
}

static void report_pair(nm_draft *draft, const nm_entry *first, const nm_entry *second)
{
    nm_place place = {.file = draft->opened.items[second->file], .line = second->line};
    const char *other = draft->opened.items[first->file];
    if (first->id == second->id && first->form == second->form)
        nm_report(&draft->diagnostics, NOMEN_NOTE, "NM0301", place, NULL,
                  "the same name with the same id stands in %s:%u", other, first->line);
    else if (first->id != second->id && !languages_differ(first, second))
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0302", place,
                  "keep the row that is meant, or give one of them another spelling",
                  "the same name with another id (%s) stands in %s:%u",
                  nm_strings_get(&draft->strings, first->id), other, first->line);
}

enum { REPEATS_MAX = 16 /* entries before one that are compared with it */ };

/* Within one state: pairs of one type and spelling. Words of classes may well repeat. */
static void check_entries(nm_draft *draft, const nm_entry *entries, size_t count)
{
    if (count > NM_ENTRIES_MAX) {
        const nm_entry *entry = &entries[NM_ENTRIES_MAX];
        nm_place place = {.file = draft->opened.items[entry->file], .line = entry->line};
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0306", place, NULL,
                  "this name has %zu rows, and only %d are ever looked at", count, NM_ENTRIES_MAX);
    }
    for (size_t i = 1; i < count; i++) {
        const nm_entry *b = &entries[i];
        if ((draft->labels.items[b->label].flags & NM_LABEL_TYPE) == 0)
            continue;
        size_t low = i > REPEATS_MAX ? i - REPEATS_MAX : 0;
        for (size_t k = i; k-- > low && entries[k].label == b->label;) {
            if (!coincide(&entries[k], b))
                continue;
            report_pair(draft, &entries[k], b);
            break;
        }
    }
}

/* ---- The trie ---- */

/* A state whose children are still to be made: the rows [low, high) share its `depth` words. */
typedef struct range {
    size_t low, high;
    uint32_t depth;
} range;

typedef NM_ARRAY(range) range_list;

static bool push_state(nm_trie *trie, range_list *queue, range rows, uint32_t word)
{
    nm_state *state = nm_array_push(&trie->states);
    range *slot = nm_array_push(queue);
    if (state == NULL || slot == NULL)
        return false;
    *state = (nm_state){.word = word};
    *slot = rows;
    return true;
}

static bool expand(nm_trie *trie, range_list *queue, size_t index, const sort_key *keys,
                   nm_draft *draft)
{
    range rows = queue->items[index];
    trie->states.items[index].entry = (uint32_t)trie->entries.count;
    trie->states.items[index].child = (uint32_t)trie->states.count;
    size_t at = rows.low, first = trie->entries.count, ending = 0;
    while (at + ending < rows.high && keys[at + ending].entry->length == rows.depth)
        ending++;
    if (draft->pack > 1)
        check_effects(draft, keys + at, ending);
    for (; at < rows.low + ending; at++) {
        if (draft->pack > 1 && is_taken_back(keys + rows.low, ending, keys[at].row))
            continue;
        nm_entry *entry = nm_array_push(&trie->entries);
        if (entry == NULL)
            return false;
        *entry = *keys[at].entry;
    }
    if (trie->entries.count > first)
        check_entries(draft, trie->entries.items + first, trie->entries.count - first);
    while (at < rows.high) {
        uint32_t word = keys[at].words[rows.depth];
        size_t end = at + 1;
        while (end < rows.high && keys[end].words[rows.depth] == word)
            end++;
        if (rows.depth == 0)
            draft->vocabulary.words.items[word].state = (uint32_t)trie->states.count;
        if (!push_state(trie, queue, (range){at, end, rows.depth + 1}, word))
            return false;
        at = end;
    }
    return true;
}

/* What tagging must know of a row at its first token. */
static void flag_first_words(nm_draft *draft)
{
    uint16_t voters = nm_draft_label(draft, NM_CLASS_FUNCTION_WORD,
                                     sizeof NM_CLASS_FUNCTION_WORD - 1, false);
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        nm_word *word = &draft->vocabulary.words.items[draft->phrases.items[row->phrase]];
        nm_label *label = &draft->labels.items[row->entry.label];
        label->entries++;
        draft->vocabulary.labels.items[draft->phrases.items[row->phrase]].begins |=
            NM_LABEL_BIT(row->entry.label);
        for (uint8_t k = 0; k < row->entry.length; k++)
            draft->vocabulary.labels.items[draft->phrases.items[row->phrase + k]].inside |=
                NM_LABEL_BIT(row->entry.label);
        if (row->entry.label == voters && row->entry.length == 1)
            word->flags |= NM_WORD_VOTES;
        if ((label->flags & NM_LABEL_TYPE) == 0)
            continue;
        word->flags |= NM_WORD_STARTS_NAME;
        if (nm_row_begins_lower(row))
            word->flags |= NM_WORD_STARTS_LOWER;
    }
}

bool nm_trie_build(nm_trie *trie, nm_draft *draft)
{
    sort_key *keys = NULL;
    range_list queue = {0};
    memset(trie, 0, sizeof *trie);
    bool good = nm_vocabulary_label(&draft->vocabulary) && sort_rows(draft, &keys) &&
                push_state(trie, &queue, (range){0, draft->rows.count, 0}, 0);
    for (size_t i = 0; good && i < trie->states.count; i++)
        good = expand(trie, &queue, i, keys, draft);
    nm_state *sentinel = good ? nm_array_push(&trie->states) : NULL;
    if (sentinel != NULL)
        *sentinel = (nm_state){.child = (uint32_t)(trie->states.count - 1),
                               .entry = (uint32_t)trie->entries.count};
    if (good)
        flag_first_words(draft);
    free(keys);
    nm_array_free(&queue);
    return sentinel != NULL;
}

void nm_trie_free(nm_trie *trie)
{
    nm_array_free(&trie->states);
    nm_array_free(&trie->entries);
}
