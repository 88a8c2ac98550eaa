/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See value.h.
 */
#include "match/value.h"

#include "match/phrase.h"
#include "match/program.h"
#include "match/term.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { STACK = 16, STEPS_MAX = 256, TEXT_MAX = 4096 };

bool nm_value_span(const nm_binding *b, uint32_t capture, uint32_t *first, uint32_t *last)
{
    if (capture >= b->rule->capture_count || capture >= NM_SLOTS / 2)
        return false;
    *first = b->slots[2 * capture];
    *last = b->slots[2 * capture + 1];
    return *first < *last && *last <= b->subject->tokens->list.count;
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
    const nm_entry *entry = nm_phrase_find(b->subject->model, b->subject->tokens, first, last, b->rule->label);
    if (entry != NULL) {
        const char *id = nm_view_string(b->subject->model, entry->id);
        append(t, id, strlen(id));
    } else {
        append_surface(t, b->subject->tokens, first, last);
    }
}

const char *nm_value_text(const nm_binding *b, uint32_t expression, nm_arena *arena)
{
    text t;
    t.length = 0;
    for (uint32_t i = 0; i < STEPS_MAX; i++) {
        const nm_operation *operation = nm_view_operation(b->subject->model, expression + i);
        uint32_t first, last;
        if (operation->op == NM_DO_TEXT) {
            const char *string = nm_view_string(b->subject->model, (uint32_t)operation->z);
            append(&t, string, strlen(string));
        } else if (operation->op == NM_DO_SURFACE || operation->op == NM_DO_LINK) {
            if (!nm_value_span(b, (uint32_t)operation->z, &first, &last))
                continue;
            if (operation->op == NM_DO_LINK)
                append_link(&t, b, first, last);
            else
                append_surface(&t, b->subject->tokens, first, last);
        } else {
            break;
        }
    }
    return nm_arena_copy(arena, t.bytes, t.length);
}

/* ---- Rows ---- */

/* How much a row is wanted: one in the language of its paragraph before one that counts anywhere,
 * and that before one that counts in its language only. */
enum { UNASKED, FOREIGN, ANYWHERE, NATIVE };

/* What is known of the rows so far. */
typedef struct choice {
    bool foreign;         /* a word counts in its language only, and the paragraph is not in it */
    bool home, elsewhere; /* a word is, or is not, one of its paragraph's language */
} choice;

static bool needs_language(const nm_subject *s, const nm_entry *entry)
{
    return (entry->flags & s->language_flag) != 0;
}

static int rank_of(const nm_subject *s, const nm_entry *entry, uint32_t token)
{
    return entry->language != 0 && entry->language == nm_look_language(s, token) ? NATIVE
           : needs_language(s, entry)                                             ? FOREIGN
                                                                                  : ANYWHERE;
}

/* Whether a row is of the language spoken at a token, as far as that is known. */
static bool is_at_home(const nm_subject *s, const nm_entry *entry, uint32_t token)
{
    if (entry->language == 0)
        return true;
    uint32_t spoken = nm_look_language(s, token);
    return spoken == NM_NONE || entry->language == spoken;
}

/* The row that a capture is, of all its labels: the most wanted, and of equals the first. */
static uint32_t choose_row(const nm_subject *s, const nm_capture *capture, uint32_t first,
                           uint32_t last, choice *known)
{
    const nm_entry *best = NULL;
    int best_rank = UNASKED;
    bool home = false;
    for (int i = 0; i < NM_CAPTURE_LABELS && capture->labels[i] != 0; i++) {
        uint32_t low, high;
        if (!nm_phrase_rows(s->model, s->tokens, first, last, capture->labels[i], &low, &high))
            continue;
        for (; low < high && best_rank < NATIVE; low++) {
            const nm_entry *entry = &s->model->entries[low];
            if (!nm_entry_agrees(s->model, s->tokens, entry, first, last))
                continue;
            home = home || is_at_home(s, entry, first);
            if (best != NULL && entry->id == best->id && !needs_language(s, best))
                continue;
            if (best != NULL && best_rank == UNASKED)
                best_rank = rank_of(s, best, first);
            int rank = best != NULL || needs_language(s, entry) ? rank_of(s, entry, first) : UNASKED;
            if (best == NULL || rank > best_rank) {
                best = entry;
                best_rank = rank;
            }
        }
    }
    known->foreign = known->foreign || best_rank == FOREIGN;
    known->home = known->home || home;
    known->elsewhere = known->elsewhere || (best != NULL && !home);
    return best != NULL ? (uint32_t)(best - s->model->entries) : NM_NONE;
}

unsigned nm_value_rows(const nm_binding *b, uint32_t expression, uint32_t *rows)
{
    const nm_view *model = b->subject->model;
    choice known = {false, false, false};
    for (uint32_t i = 0; i < b->rule->capture_count && i < NM_SLOTS / 2; i++)
        rows[i] = NM_NONE;
    for (uint32_t i = 0; i < STEPS_MAX; i++) {
        const nm_operation *operation = nm_view_operation(model, expression + i);
        uint32_t first, last;
        if (operation->op == NM_DO_END)
            break;
        if (operation->op != NM_DO_CAPTURE || !nm_value_span(b, (uint32_t)operation->z, &first, &last))
            continue;
        const nm_token *token = &b->subject->tokens->list.items[first];
        if (last > first + 1 || nm_token_number(b->subject->tokens, token) < 0)
            rows[operation->z] =
                choose_row(b->subject,
                           nm_view_capture(model, b->rule->capture + (uint32_t)operation->z), first,
                           last, &known);
    }
    return (known.foreign ? NM_ROWS_FOREIGN : 0u) |
           (known.elsewhere && !known.home ? NM_ROWS_ELSEWHERE : 0u);
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

static nm_date_argument capture_value(const nm_binding *b, int32_t capture)
{
    nm_date_argument absent = {.kind = NM_DATE_ABSENT};
    uint32_t first, last;
    if (!nm_value_span(b, (uint32_t)capture, &first, &last))
        return absent;
    if (last == first + 1) {
        const nm_tokens *tokens = b->subject->tokens;
        int32_t number = nm_token_number(tokens, &tokens->list.items[first]);
        if (number >= 0)
            return (nm_date_argument){.kind = NM_DATE_INTEGER, .integer = number};
    }
    uint32_t row = b->rows[capture];
    if (row == NM_NONE)
        return absent;
    return parse_value(
        nm_view_string(b->subject->model, nm_view_entry(b->subject->model, row)->id));
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

bool nm_value_date(const nm_binding *b, uint32_t expression, nm_date *out)
{
    nm_date_argument stack[STACK];
    unsigned depth = 0;
    for (uint32_t i = 0; i < STEPS_MAX; i++) {
        const nm_operation *operation = nm_view_operation(b->subject->model, expression + i);
        if (operation->op == NM_DO_END)
            break;
        if (operation->op == NM_DO_CALL) {
            if (!call(b->functions[expression + i], operation, stack, &depth))
                return false;
            continue;
        }
        if (operation->op == NM_DO_NEGATE) {
            if (depth == 0 || stack[depth - 1].integer == INT32_MIN)
                return false;
            if (stack[depth - 1].kind == NM_DATE_INTEGER)
                stack[depth - 1].integer = -stack[depth - 1].integer;
            continue;
        }
        if (depth == STACK)
            return false;
        const char *string = nm_view_string(b->subject->model, (uint32_t)operation->z);
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
