/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runs the program of a pattern at one place of a text, in the manner of Thompson and Pike: all
 * ways of matching are followed at once, place by place, and no way is followed twice. So a run
 * costs at most (instructions x tokens it may take), both bounded when the model was compiled: no
 * pattern and no text make it slow. Of all matches from one start the longest counts; where two are
 * equally long, the one whose alternatives come first.
 *
 *     place      start        start+1        start+2 ...
 *     threads    [pc pc pc]   [pc pc]        [pc]          each with its captures
 *
 * A class phrase takes several tokens, so a thread may be put several places ahead.
 */
#ifndef NM_MATCH_PROGRAM_H
#define NM_MATCH_PROGRAM_H

#include "base/error.h"
#include "match/term.h"

enum { NM_SLOTS = 24 /* two for each capture */, NM_PLACES = 65 /* places of the widest match */ };

typedef struct nm_thread {
    uint32_t pc;
    uint32_t slots[NM_SLOTS]; /* token indices; NM_NONE: not set */
} nm_thread;

/* Scratch for runs; made once for a model. */
typedef struct nm_machine {
    uint32_t room;      /* instructions of the largest program */
    nm_thread *threads; /* NM_PLACES lists of `room` */
    uint32_t counts[NM_PLACES];
    uint32_t *seen; /* for each place and instruction: the run that put a thread there */
    uint32_t run;
    struct nm_visit {
        uint32_t pc, slot, value; /* slot NM_NONE: visit pc; else restore the slot */
    } *stack;
} nm_machine;

nomen_status nm_machine_init(nm_machine *machine, const nm_view *model, nomen_error *error);
void nm_machine_free(nm_machine *machine);

typedef struct nm_span {
    uint32_t first, count; /* instructions of a program */
} nm_span;

/* Matches forwards from token `start`. `anchor` is the token that ANCHOR asks for. True: `end` is
 * behind the last token taken, and the first `slot_count` of `slots` hold the captures; the rest are
 * NM_NONE. */
bool nm_run_forwards(nm_machine *machine, const nm_subject *subject, nm_span program,
                     uint32_t start, uint32_t anchor, uint32_t *end, uint32_t slots[NM_SLOTS],
                     uint32_t slot_count);

/* Matches a program compiled backwards: what it takes ends before token `end`. Bit n of the result: it
 * can take n tokens. */
uint64_t nm_run_backwards(nm_machine *machine, const nm_subject *subject, nm_span program,
                      uint32_t end);

#endif
