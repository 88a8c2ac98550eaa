/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See value.h.
 */
#include "match/value.h"

#include "match/phrase.h"
#include "match/term.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { STACK = 16, STEPS_MAX = 256, TEXT_MAX = 4096 };

static bool capture_span(const nm_binding *b, int32_t capture, uint32_t *first, uint32_t *last)
{
    if (capture < 0 || (uint32_t)capture >= b->rule->capture_count ||
        (uint32_t)capture >= 12)
        return false;
    *first = b->slots[2 * capture];
    *last = b->slots[2 * capture + 1];
    return *first < *last && *last <= b->tokens->list.count;
}

/* ---- Text ---- */

typedef struct text {
    char bytes[TEXT_MAX];
    size_t length;
} text;

static void append(text *t, const char *bytes, size_t length)
{
    size_t room = sizeof t->bytes - t->length;
    if (length > room)
        for (length = room; length > 0 && ((unsigned char)bytes[length] & 0xC0) == 0x80;)
            length--;
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
}

/* Control characters or invalid sequences: what is returned is UTF-8 and has no NUL. */
static void append_other(text *t, const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    while (at < end) {
        uint32_t code;
        size_t size = nm_utf8_decode(at, end, &code);
        if (code == 0 || code == NM_UTF8_BAD)
            append(t, "\xEF\xBF\xBD", 3);
        else
            append(t, (const char *)at, size);
        at += size;
    }
}

static void append_surface(text *t, const nm_tokens *tokens, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        const nm_token *token = &tokens->list.items[i];
        if (i > first && (token->flags & (NM_TOKEN_GAP | NM_TOKEN_LINE)) != 0)
            append(t, " ", 1);
        if (token->kind == NM_KIND_OTHER)
            append_other(t, tokens->text + token->start, token->end - token->start);
        else
            append(t, tokens->text + token->start, token->end - token->start);
    }
}

const char *nm_value_surface(const nm_tokens *tokens, uint32_t first, uint32_t last,
                             nm_arena *arena)
{
    text t;
    t.length = 0;
    append_surface(&t, tokens, first, last);
    return nm_arena_copy(arena, t.bytes, t.length);
}

/* The id of the entry of the rule's own type that a capture is, else the capture's text. */
static void append_link(text *t, const nm_binding *b, uint32_t first, uint32_t last)
{
    const nm_entry *entry = nm_phrase_find(b->model, b->tokens, first, last, b->rule->label);
    if (entry != NULL) {
        const char *id = nm_view_string(b->model, entry->id);
        append(t, id, strlen(id));
    } else {
        append_surface(t, b->tokens, first, last);
    }
}

const char *nm_value_text(const nm_binding *b, uint32_t expression, nm_arena *arena)
{
    text t;
    t.length = 0;
    for (uint32_t i = 0; i < STEPS_MAX; i++) {
        const nm_operation *operation = nm_view_operation(b->model, expression + i);
        uint32_t first, last;
        if (operation->op == NM_DO_TEXT) {
            const char *string = nm_view_string(b->model, (uint32_t)operation->z);
            append(&t, string, strlen(string));
        } else if (operation->op == NM_DO_SURFACE || operation->op == NM_DO_LINK) {
            if (!capture_span(b, operation->z, &first, &last))
                continue;
            if (operation->op == NM_DO_LINK)
                append_link(&t, b, first, last);
            else
                append_surface(&t, b->tokens, first, last);
        } else {
            break;
        }
    }
    return nm_arena_copy(arena, t.bytes, t.length);
}

/* ---- Dates ---- */

/* A class word's value: a number, or a word such as "month". */
static nm_date_argument parse_value(const char *value)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (*value != '\0' && *end == '\0' && number > INT32_MIN && number < INT32_MAX)
        return (nm_date_argument){.kind = NM_DATE_INTEGER, .integer = (int32_t)number};
    return (nm_date_argument){.kind = NM_DATE_WORD, .word = value, .length = strlen(value)};
}

/* How much a row is wanted: one in the language of its paragraph before one that counts anywhere,
 * and that before one that counts in its language only. */
enum { UNASKED, FOREIGN, ANYWHERE, NATIVE };

static bool needs_language(const nm_binding *b, const nm_entry *entry)
{
    return (entry->flags & b->language_flag) != 0;
}

static int rank_of(const nm_binding *b, const nm_entry *entry, uint32_t token)
{
    uint32_t spoken = nm_language_of(b->language, b->model, b->tokens, token);
    return entry->language != 0 && entry->language == spoken ? NATIVE
           : needs_language(b, entry)                        ? FOREIGN
                                                             : ANYWHERE;
}

/* Whether a row is of the language spoken at a token, as far as that is known. */
static bool is_at_home(const nm_binding *b, const nm_entry *entry, uint32_t token)
{
    if (entry->language == 0)
        return true;
    uint32_t spoken = nm_language_of(b->language, b->model, b->tokens, token);
    return spoken == NM_NONE || entry->language == spoken;
}

/* The row that a capture is, of all its labels: the most wanted, and of equals the first. */
static const nm_entry *choose_row(nm_binding *b, const nm_capture *capture, uint32_t first,
                                  uint32_t last)
{
    const nm_entry *best = NULL;
    int best_rank = UNASKED;
    bool home = false;
    for (int i = 0; i < NM_CAPTURE_LABELS && capture->labels[i] != 0; i++) {
        uint32_t low, high;
        if (!nm_phrase_rows(b->model, b->tokens, first, last, capture->labels[i], &low, &high))
            continue;
        for (; low < high && best_rank < NATIVE; low++) {
            const nm_entry *entry = &b->model->entries[low];
            if (!nm_entry_agrees(b->model, b->tokens, entry, first, last))
                continue;
            home = home || is_at_home(b, entry, first);
            if (best != NULL && entry->id == best->id && !needs_language(b, best))
                continue;
            if (best != NULL && best_rank == UNASKED)
                best_rank = rank_of(b, best, first);
            int rank = best != NULL || needs_language(b, entry) ? rank_of(b, entry, first) : UNASKED;
            if (best == NULL || rank > best_rank) {
                best = entry;
                best_rank = rank;
            }
        }
    }
    b->foreign = b->foreign || best_rank == FOREIGN;
    b->home = b->home || home;
    b->elsewhere = b->elsewhere || (best != NULL && !home);
    return best;
}

static nm_date_argument capture_value(nm_binding *b, int32_t capture)
{
    nm_date_argument absent = {.kind = NM_DATE_ABSENT};
    uint32_t first, last;
    if (!capture_span(b, capture, &first, &last))
        return absent;
    if (last == first + 1) {
        int32_t number = nm_token_number(b->tokens, &b->tokens->list.items[first]);
        if (number >= 0)
            return (nm_date_argument){.kind = NM_DATE_INTEGER, .integer = number};
    }
    const nm_capture *record =
        nm_view_capture(b->model, b->rule->capture + (uint32_t)capture);
    const nm_entry *entry = choose_row(b, record, first, last);
    return entry != NULL ? parse_value(nm_view_string(b->model, entry->id)) : absent;
}

static bool call(int function, const nm_operation *operation, nm_date_argument *stack,
                 unsigned *depth)
{
    nm_date date;
    if (function < 0 || operation->x > *depth ||
        !nm_date_call(function, stack + *depth - operation->x, operation->x, &date))
        return false;
    *depth -= operation->x;
    stack[(*depth)++] = (nm_date_argument){.kind = NM_DATE_DATE, .date = date};
    return true;
}

bool nm_value_date(nm_binding *b, uint32_t expression, nm_date *out)
{
    nm_date_argument stack[STACK];
    unsigned depth = 0;
    for (uint32_t i = 0; i < STEPS_MAX; i++) {
        const nm_operation *operation = nm_view_operation(b->model, expression + i);
        if (operation->op == NM_DO_END)
            break;
        if (operation->op == NM_DO_CALL) {
            if (!call(b->functions[expression + i], operation, stack, &depth))
                return false;
            continue;
        }
        if (operation->op == NM_DO_NEGATE) {
            if (depth == 0)
                return false;
            if (stack[depth - 1].kind == NM_DATE_INTEGER)
                stack[depth - 1].integer = -stack[depth - 1].integer;
            continue;
        }
        if (depth == STACK)
            return false;
        const char *string = nm_view_string(b->model, (uint32_t)operation->z);
        stack[depth++] =
            operation->op == NM_DO_INTEGER
                ? (nm_date_argument){.kind = NM_DATE_INTEGER, .integer = operation->z}
            : operation->op == NM_DO_TEXT
                ? (nm_date_argument){.kind = NM_DATE_WORD, .word = string,
                                     .length = strlen(string)}
                : capture_value(b, operation->z);
    }
    if (depth != 1 || stack[0].kind != NM_DATE_DATE)
        return false;
    *out = stack[0].date;
    return true;
}
