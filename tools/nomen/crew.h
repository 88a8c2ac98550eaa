/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A crew: threads that work on jobs side by side, and whose output comes out in the order in which
 * the jobs went in.
 *
 *     crew_add() ──▶ │ 17 done │ 18 in work │ 19 done │ 20 in work │ 21 waits │ ... │
 *                      written                                                  added
 *
 * The jobs stand in a ring. A worker takes the oldest that nobody has, and works into memory. Who
 * is done with the oldest of all writes its output, and what is done behind it: no thread is there
 * for writing alone, and no output waits for the next job. Jobs are added only while the ring has
 * room, by their number and by their weight, so that memory is bounded however many there are.
 */
#ifndef NOMEN_CREW_H
#define NOMEN_CREW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What a crew does with a job. `work` runs on any of its threads, the others in the order of the
 * jobs and one at a time. */
typedef struct crew_plan {
    void (*work)(void *tool, void *job, FILE *stream); /* `tool`: one of the thread's own */
    void (*report)(void *context, void *job);          /* before its output is written */
    void (*release)(void *job);
    void *context;
    FILE *stream; /* where the output goes */
    bool flush;   /* after each job */
} crew_plan;

typedef struct crew crew;

/* Starts a thread for each of the `count` tools. NULL: memory is out, or no thread can be started.
 */
crew *crew_new(const crew_plan *plan, void *const *tools, size_t count);

/* Hands over a job, waiting for room. False: output was lost, and more is in vain. */
bool crew_add(crew *crew, void *job, size_t weight);

/* Waits for all jobs and frees the crew. False: memory was out, and output is missing. Whether the
 * stream took all of it, the stream knows; if not, errno says why. */
bool crew_finish(crew *crew);

#endif
