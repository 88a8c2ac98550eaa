/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A crew of any size writes what one worker would, reports in that order, and gives every job back;
 * also where output is lost. Run it under ThreadSanitizer, too.
 */
#include "nomen/crew.h"
#include "support.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

enum { JOBS = 2000, WORKERS_MAX = 7 };

typedef struct job {
    unsigned number;
    bool reported, released;
} job;

static job jobs[JOBS];
static unsigned reports;

/* Memory fails in the threads of the crew after that many allocations; -1: never. */
static int fails_after = -1;
static pthread_mutex_t fails_lock = PTHREAD_MUTEX_INITIALIZER;

void *__wrap_realloc(void *old, size_t size);
void *__real_realloc(void *old, size_t size);

void *__wrap_realloc(void *old, size_t size)
{
    pthread_mutex_lock(&fails_lock);
    bool fails = fails_after == 0;
    fails_after -= fails_after > 0;
    pthread_mutex_unlock(&fails_lock);
    return fails ? NULL : __real_realloc(old, size);
}

/* Each job writes its number, some of them much, and some take their time. */
static void work(void *tool, void *worked, FILE *stream)
{
    const job *j = worked;
    HOLDS(*(int *)tool == 1);
    for (unsigned i = 0; i < (j->number % 50 == 0 ? 5000 : j->number % 3); i++) {
        fprintf(stream, "%u\n", j->number);
        if (j->number % 7 == 0)
            sched_yield();
    }
}

static void report(void *context, void *reported)
{
    job *j = reported;
    HOLDS(context == &reports);
    HOLDS(!j->reported && !j->released);
    HOLDS(j->number == reports++);
    j->reported = true;
}

static void release(void *released)
{
    job *j = released;
    HOLDS(!j->released);
    j->released = true;
}

/* Hands all jobs to a crew until it wants no more; whether it did all of them. */
static bool run(FILE *stream, size_t workers)
{
    int tool = 1;
    void *tools[WORKERS_MAX];
    for (size_t i = 0; i < WORKERS_MAX; i++)
        tools[i] = &tool;
    crew_plan plan = {
        .work = work, .report = report, .release = release, .context = &reports, .stream = stream};
    crew *c = crew_new(&plan, tools, workers);
    HOLDS(c != NULL);
    reports = 0;
    unsigned added = 0;
    for (bool wanted = true; wanted && added < JOBS; added++) {
        jobs[added] = (job){.number = added};
        wanted = crew_add(c, &jobs[added], added % 11 == 0 ? 1 << 25 : 1);
    }
    bool good = crew_finish(c);
    for (unsigned i = 0; i < added; i++)
        HOLDS(jobs[i].released);
    return good && added == JOBS;
}

static char *run_to_text(size_t workers, size_t *length)
{
    FILE *stream = tmpfile();
    ck_assert_ptr_nonnull(stream);
    ck_assert(run(stream, workers));
    ck_assert_uint_eq(reports, JOBS);
    *length = (size_t)ftell(stream);
    char *text = malloc(*length);
    rewind(stream);
    ck_assert_uint_eq(fread(text, 1, *length, stream), *length);
    fclose(stream);
    return text;
}

START_TEST(output_is_in_order)
{
    fails_after = -1;
    size_t length, other_length;
    char *text = run_to_text(1, &length);
    ck_assert_uint_gt(length, 100000);
    for (size_t workers = 2; workers <= WORKERS_MAX; workers++) {
        char *other = run_to_text(workers, &other_length);
        ck_assert_uint_eq(length, other_length);
        ck_assert_mem_eq(text, other, length);
        free(other);
    }
    free(text);
}
END_TEST

START_TEST(a_full_disk_ends_it)
{
    fails_after = -1;
    FILE *stream = fopen("/dev/full", "wb");
    ck_assert_ptr_nonnull(stream);
    ck_assert(!run(stream, 3));
    ck_assert_int_eq(errno, ENOSPC);
    ck_assert(ferror(stream));
    fclose(stream);
}
END_TEST

START_TEST(lost_memory_is_told)
{
    FILE *stream = fopen("/dev/null", "wb");
    ck_assert_ptr_nonnull(stream);
    for (int i = 0; i < 300; i += 13) {
        fails_after = i;
        bool good = run(stream, 3);
        fails_after = -1; /* the checks need memory, too */
        ck_assert(!good);
    }
    fclose(stream);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"output is in order", output_is_in_order, 0},
        {"a full disk ends it", a_full_disk_ends_it, 0},
        {"lost memory is told", lost_memory_is_told, 0},
    };
    return support_run("crew", tests, COUNT(tests));
}
