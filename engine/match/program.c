/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See program.h. A place is a boundary between tokens: place b lies before token b. Running
 * backwards, place 0 of the lists is still the start, and tokens are taken to the left.
 */
#include "match/program.h"

#include "match/phrase.h"

#include <stdlib.h>
#include <string.h>

typedef struct runner {
    nm_machine *machine;
    const nm_subject *subject;
    const nm_view *model; /* of the subject */
    const nm_tokens *tokens;
    nm_span program;
    uint32_t start, anchor;
    bool backwards;
    bool matched;
    uint64_t lengths;    /* of all matches, a bit each */
    uint32_t length;     /* of the best match, in places */
    uint32_t furthest;   /* place that has a thread */
    uint32_t slot_count; /* slots that the program uses: only these are copied */
    uint32_t slots[NM_SLOTS];
} runner;

static uint32_t largest_program(const nm_view *model)
{
    uint32_t largest = 1;
    for (uint32_t i = 0; i < model->rule_count; i++)
        if (model->rules[i].code_count > largest)
            largest = model->rules[i].code_count;
    for (uint32_t i = 0; i < model->guard_count; i++)
        if (model->guards[i].code_count > largest)
            largest = model->guards[i].code_count;
    return largest < 4096 ? largest : 4096;
}

nomen_status nm_machine_init(nm_machine *m, const nm_view *model, nomen_error *error)
{
    memset(m, 0, sizeof *m);
    m->room = largest_program(model);
    m->threads = malloc((size_t)NM_PLACES * m->room * sizeof *m->threads);
    m->seen = calloc((size_t)NM_PLACES * m->room, sizeof *m->seen);
    m->stack = malloc((2 * (size_t)m->room + 2) * sizeof *m->stack);
    if (m->threads == NULL || m->seen == NULL || m->stack == NULL) {
        nm_machine_free(m);
        return nm_fail_memory(error);
    }
    return NOMEN_OK;
}

void nm_machine_free(nm_machine *m)
{
    free(m->threads);
    free(m->seen);
    free(m->stack);
    memset(m, 0, sizeof *m);
}

/* The boundary at a place of the lists. */
static uint32_t boundary(const runner *r, uint32_t place)
{
    return r->backwards ? r->start - place : r->start + place;
}

static bool is_glued(const runner *r, uint32_t at)
{
    return at < r->tokens->list.count && at > 0 &&
           (r->tokens->list.items[at].flags & (NM_TOKEN_GAP | NM_TOKEN_LINE)) == 0;
}

static void keep_match(runner *r, uint32_t place, const uint32_t slots[NM_SLOTS])
{
    r->lengths |= place < 64 ? (uint64_t)1 << place : 0;
    if (r->matched && r->length >= place)
        return;
    r->matched = true;
    r->length = place;
    memcpy(r->slots, slots, r->slot_count * sizeof *slots);
}

/* The token that a program at `place` would take next; NM_NONE where the text or the paragraph
 * ends. */
static uint32_t next_token(const runner *r, uint32_t place)
{
    const nm_token *list = r->tokens->list.items;
    uint32_t at = boundary(r, place), count = (uint32_t)r->tokens->list.count;
    if (r->backwards ? at == 0 : at >= count)
        return NM_NONE;
    bool barrier = at < count && (list[at].flags & NM_TOKEN_BARRIER) != 0;
    if (barrier && (r->backwards || place > 0))
        return NM_NONE;
    return r->backwards ? at - 1 : at;
}

/* Whether an instruction takes the token. A phrase is looked up when the thread's turn comes; here
 * it only matters whether the token can be in one. */
static bool takes(const runner *r, const nm_instruction *code, uint32_t token)
{
    switch (code->op) {
    case NM_OP_LABEL:
        return nm_phrase_may_hold(r->subject, token, nm_view_term(r->model, code->z)->a);
    case NM_OP_WORD:
        return r->tokens->list.items[token].word == code->z;
    case NM_OP_TOKEN:
        return nm_terms_hold(r->subject, token, code->z);
    default:
        return false;
    }
}

static void push_thread(runner *r, uint32_t place, uint32_t pc, const uint32_t slots[NM_SLOTS])
{
    nm_machine *m = r->machine;
    nm_thread *thread = &m->threads[place * m->room + m->counts[place]++];
    thread->pc = pc;
    memcpy(thread->slots, slots, r->slot_count * sizeof *slots);
    if (place > r->furthest)
        r->furthest = place;
}

/* Puts all threads at `place` that `pc` leads to without taking a token. Recursion is a stack of
 * instructions to visit and slots to restore; each instruction is visited once a place. */
static void add_threads(runner *r, uint32_t place, uint32_t pc, uint32_t slots[NM_SLOTS])
{
    nm_machine *m = r->machine;
    struct nm_visit *stack = m->stack;
    uint32_t depth = 0, limit = 2 * m->room + 1;
    uint32_t at = boundary(r, place), token = next_token(r, place);
    nm_look(r->subject, at);
    if (r->backwards)
        nm_look(r->subject, at - 1);
    stack[depth++] = (struct nm_visit){pc, NM_NONE, 0};
    while (depth > 0) {
        struct nm_visit visit = stack[--depth];
        if (visit.slot != NM_NONE) {
            slots[visit.slot] = visit.value;
            continue;
        }
        pc = visit.pc;
        if (pc >= r->program.count || pc >= m->room || m->seen[place * m->room + pc] == m->run)
            continue;
        m->seen[place * m->room + pc] = m->run;
        const nm_instruction *code = &r->model->code[r->program.first + pc];
        switch (code->op) {
        case NM_OP_SPLIT:
            if (depth + 2 <= limit) {
                stack[depth++] = (struct nm_visit){code->z, NM_NONE, 0};
                stack[depth++] = (struct nm_visit){code->y, NM_NONE, 0};
            }
            break;
        case NM_OP_JUMP:
            stack[depth++] = (struct nm_visit){code->z, NM_NONE, 0};
            break;
        case NM_OP_SAVE:
            if (code->x < r->slot_count && depth + 2 <= limit) {
                stack[depth++] = (struct nm_visit){0, code->x, slots[code->x]};
                slots[code->x] = at;
            }
            stack[depth++] = (struct nm_visit){pc + 1, NM_NONE, 0};
            break;
        case NM_OP_GLUED:
            if (is_glued(r, at))
                stack[depth++] = (struct nm_visit){pc + 1, NM_NONE, 0};
            break;
        case NM_OP_NEXT:
            if (token != NM_NONE && nm_terms_hold(r->subject, token, code->z))
                stack[depth++] = (struct nm_visit){pc + 1, NM_NONE, 0};
            break;
        case NM_OP_ANCHOR:
            if (at == r->anchor)
                stack[depth++] = (struct nm_visit){pc + 1, NM_NONE, 0};
            break;
        case NM_OP_MATCH:
            keep_match(r, place, slots);
            break;
        default:
            if (token != NM_NONE && takes(r, code, token))
                push_thread(r, place, pc, slots);
            break;
        }
    }
}

static void take_phrase_forwards(runner *r, uint32_t place, nm_thread *thread, const nm_term *term,
                                 uint32_t token)
{
    uint32_t ends[NM_PHRASE_ENDS];
    unsigned count = nm_phrase_ends(r->subject, token, term, ends);
    while (count-- > 0) {
        uint32_t ahead = place + (ends[count] - token);
        if (ahead < NM_PLACES)
            add_threads(r, ahead, thread->pc + 1, thread->slots);
    }
}

/* A phrase that ends behind `token`: tried from every start that a phrase may have. */
static void take_phrase_backwards(runner *r, uint32_t place, nm_thread *thread, const nm_term *term,
                                  uint32_t token)
{
    uint32_t ends[NM_PHRASE_ENDS];
    uint32_t most = token + 1 < NM_RULE_PHRASE ? token + 1 : NM_RULE_PHRASE, reach = 1;
    while (reach < most && nm_phrase_may_hold(r->subject, token - reach, term->a))
        reach++;
    for (uint32_t taken = reach; taken > 0; taken--) {
        uint32_t first = token + 1 - taken;
        unsigned count = nm_phrase_ends(r->subject, first, term, ends);
        for (unsigned i = 0; i < count; i++)
            if (ends[i] == token + 1 && place + taken < NM_PLACES)
                add_threads(r, place + taken, thread->pc + 1, thread->slots);
    }
}

/* Moves a thread over the token that it takes. */
static void step(runner *r, uint32_t place, nm_thread *thread)
{
    uint32_t token = next_token(r, place);
    const nm_instruction *code = &r->model->code[r->program.first + thread->pc];
    if (code->op == NM_OP_LABEL) {
        const nm_term *term = nm_view_term(r->model, code->z);
        if (r->backwards)
            take_phrase_backwards(r, place, thread, term, token);
        else
            take_phrase_forwards(r, place, thread, term, token);
    } else if (place + 1 < NM_PLACES) {
        add_threads(r, place + 1, thread->pc + 1, thread->slots);
    }
}

static void run(runner *r)
{
    nm_machine *m = r->machine;
    if (r->program.first > r->model->code_count ||
        r->program.count > r->model->code_count - r->program.first)
        return;
    if (++m->run == 0) { /* the stamps have come round: start them afresh */
        memset(m->seen, 0, (size_t)NM_PLACES * m->room * sizeof *m->seen);
        m->run = 1;
    }
    uint32_t slots[NM_SLOTS];
    memset(slots, 0xFF, r->slot_count * sizeof *slots);
    add_threads(r, 0, 0, slots);
    for (uint32_t place = 0; place <= r->furthest; place++)
        for (uint32_t i = 0; i < m->counts[place]; i++)
            step(r, place, &m->threads[place * m->room + i]);
    memset(m->counts, 0, (r->furthest + 1) * sizeof *m->counts);
}

static runner begin(nm_machine *machine, const nm_subject *subject, nm_span program,
                    uint32_t start)
{
    return (runner){.machine = machine,
                    .subject = subject,
                    .model = subject->model,
                    .tokens = subject->tokens,
                    .program = program,
                    .start = start,
                    .anchor = NM_NONE};
}

bool nm_run_forwards(nm_machine *machine, const nm_subject *subject, nm_span program,
                     uint32_t start, uint32_t anchor, uint32_t *end, uint32_t slots[NM_SLOTS],
                     uint32_t slot_count)
{
    runner r = begin(machine, subject, program, start);
    r.anchor = anchor;
    r.slot_count = slot_count < NM_SLOTS ? slot_count : NM_SLOTS;
    run(&r);
    if (!r.matched)
        return false;
    *end = start + r.length;
    memset(slots, 0xFF, NM_SLOTS * sizeof *slots);
    memcpy(slots, r.slots, r.slot_count * sizeof *slots);
    return true;
}

uint64_t nm_run_backwards(nm_machine *machine, const nm_subject *subject, nm_span program,
                          uint32_t end)
{
    runner r = begin(machine, subject, program, end);
    r.backwards = true;
    run(&r);
    return r.lengths;
}
