/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See crew.h. One lock guards everything but the work itself.
 *
 *     written <= taken <= added <= written + slot_count        job n stands in slot n % slot_count
 */
#define _GNU_SOURCE /* fopencookie */

#include "crew.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum {
    SLOTS_EACH = 4,               /* jobs for each worker, of which one is in work */
    WEIGHT_MAX = 32 * 1024 * 1024 /* of all jobs in the ring, unless there is but one */
};

struct slot {
    void *job;
    size_t weight;
    char *output;
    size_t size, capacity;
    bool done;
};

struct worker {
    crew *crew;
    void *tool;
    pthread_t thread;
};

struct crew {
    crew_plan plan;
    struct worker *workers;
    size_t worker_count;
    struct slot *slots;
    size_t slot_count, added, taken, written, weight;
    bool closed; /* no more jobs come */
    bool failed; /* memory was out: what is not written is dropped */
    int reason;  /* errno, where the stream failed */
    pthread_mutex_t lock;
    pthread_cond_t job_added, job_written;
};

static bool is_in_vain(const crew *c)
{
    return c->failed || ferror(c->plan.stream);
}

/* ---- Workers ---- */

/* What a stream into memory writes: nothing of it, where memory is out, and then the stream knows.
 * That of open_memstream() loses output and says nothing. */
static ssize_t append(void *cookie, const char *bytes, size_t length)
{
    struct slot *slot = cookie;
    if (length > slot->capacity - slot->size) {
        size_t capacity = 2 * slot->capacity + length;
        char *grown = realloc(slot->output, capacity);
        if (grown == NULL)
            return 0;
        slot->output = grown;
        slot->capacity = capacity;
    }
    memcpy(slot->output + slot->size, bytes, length);
    slot->size += length;
    return (ssize_t)length;
}

/* Outside the lock. */
static bool work(const crew *c, void *tool, struct slot *slot)
{
    FILE *memory = fopencookie(slot, "w", (cookie_io_functions_t){.write = append});
    if (memory == NULL)
        return false;
    c->plan.work(tool, slot->job, memory);
    bool good = !ferror(memory);
    return fclose(memory) == 0 && good;
}

/* Writes all that is done from the oldest job on. */
static void write_done(crew *c)
{
    for (; c->written < c->taken; c->written++) {
        struct slot *slot = &c->slots[c->written % c->slot_count];
        if (!slot->done)
            break;
        if (!is_in_vain(c)) {
            c->plan.report(c->plan.context, slot->job);
            if (slot->size > 0) /* else there is no output */
                fwrite(slot->output, 1, slot->size, c->plan.stream);
            if (c->plan.flush)
                fflush(c->plan.stream);
            if (ferror(c->plan.stream))
                c->reason = errno;
        }
        c->plan.release(slot->job);
        free(slot->output);
        c->weight -= slot->weight;
    }
    pthread_cond_signal(&c->job_written);
}

static void *run(void *argument)
{
    struct worker *worker = argument;
    crew *c = worker->crew;
    pthread_mutex_lock(&c->lock);
    for (;;) {
        while (c->taken == c->added && !c->closed)
            pthread_cond_wait(&c->job_added, &c->lock);
        if (c->taken == c->added)
            break;
        struct slot *slot = &c->slots[c->taken++ % c->slot_count];
        bool wanted = !is_in_vain(c);
        pthread_mutex_unlock(&c->lock);
        bool good = !wanted || work(c, worker->tool, slot);
        pthread_mutex_lock(&c->lock);
        c->failed |= !good;
        slot->done = true;
        write_done(c);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

/* ---- The crew ---- */

static void free_crew(crew *c)
{
    pthread_cond_destroy(&c->job_added);
    pthread_cond_destroy(&c->job_written);
    pthread_mutex_destroy(&c->lock);
    free(c->workers);
    free(c->slots);
    free(c);
}

crew *crew_new(const crew_plan *plan, void *const *tools, size_t count)
{
    crew *c = calloc(1, sizeof *c);
    if (c == NULL)
        return NULL;
    c->plan = *plan;
    c->slot_count = SLOTS_EACH * count;
    c->workers = calloc(count, sizeof *c->workers);
    c->slots = calloc(c->slot_count, sizeof *c->slots);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->job_added, NULL);
    pthread_cond_init(&c->job_written, NULL);
    for (size_t i = 0; i < count && c->workers != NULL && c->slots != NULL; i++) {
        struct worker *worker = &c->workers[i];
        *worker = (struct worker){.crew = c, .tool = tools[i]};
        if (pthread_create(&worker->thread, NULL, run, worker) != 0)
            break; /* those that there are do the work */
        c->worker_count++;
    }
    if (c->worker_count == 0) {
        free_crew(c);
        return NULL;
    }
    return c;
}

static bool has_room(const crew *c, size_t weight)
{
    size_t count = c->added - c->written;
    return count == 0 || (count < c->slot_count && c->weight + weight <= WEIGHT_MAX);
}

bool crew_add(crew *c, void *job, size_t weight)
{
    pthread_mutex_lock(&c->lock);
    while (!has_room(c, weight))
        pthread_cond_wait(&c->job_written, &c->lock);
    c->slots[c->added++ % c->slot_count] = (struct slot){.job = job, .weight = weight};
    c->weight += weight;
    bool good = !is_in_vain(c);
    pthread_cond_signal(&c->job_added);
    pthread_mutex_unlock(&c->lock);
    return good;
}

bool crew_finish(crew *c)
{
    pthread_mutex_lock(&c->lock);
    c->closed = true;
    pthread_cond_broadcast(&c->job_added);
    pthread_mutex_unlock(&c->lock);
    for (size_t i = 0; i < c->worker_count; i++)
        pthread_join(c->workers[i].thread, NULL);
    bool good = !c->failed;
    int reason = c->reason;
    free_crew(c);
    errno = reason;
    return good;
}
