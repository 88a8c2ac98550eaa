/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See tag.h. A document goes through three steps: it is read, tagged, and written with what there
 * is to complain of.
 *
 * A file is a text, or with --input a file of documents that a reader hands out one by one; then
 * each is written and flushed before the next is waited for, so that the program can stand in a
 * pipe that waits for its answers. With one tagger the steps follow each other, and what the reader
 * lends is used as it is. With more, documents are copied to jobs of a crew. A document that fails
 * is a record in the output and a line on stderr, and the rest goes on.
 */
#include "crew.h"
#include "tag.h"

#include "../readers/reader.h"

#include <stdlib.h>
#include <string.h>

enum { PLACE_SIZE = 1024, MESSAGE_SIZE = PLACE_SIZE + 2 + sizeof((nomen_error *)0)->message };

typedef struct tag_job {
    const tag_options *options;
    format_document document;
    input in;                   /* holds the text of a file */
    char *strings;              /* or of a copy: all its strings */
    char place[PLACE_SIZE];     /* where it stands, for messages */
    char message[MESSAGE_SIZE]; /* the complaint; "": none */
    bool cut;                   /* memory was out while it was written */
} tag_job;

/* All there is to know while files are tagged. */
typedef struct tag_run {
    const tag_options *options;
    nomen_tagger *tagger;
    crew *crew; /* NULL: the tagger does it all */
    FILE *stream;
    bool good;
} tag_run;

/* ---- Tagging ---- */

/* Tags a document, unless there is none for an error, and finds what to complain of. */
static void tag_document(nomen_tagger *tagger, tag_job *job, nomen_result *result)
{
    format_document *document = &job->document;
    nomen_error error;
    nomen_document known = NOMEN_DOCUMENT_INIT;
    known.date = document->date;
    known.language = document->language;
    known.style = job->options->document.style;
    if (document->error == job->message)
        return;
    if (document->error != NULL) {
        snprintf(job->message, sizeof job->message, "%s", document->error);
    } else if (nomen_tagger_tag(tagger, document->text, document->length, &known, result, &error) !=
               NOMEN_OK) {
        snprintf(job->message, sizeof job->message, "%s: %s", job->place, error.message);
        document->error = job->message;
    } else if (result->replaced > 0) {
        snprintf(job->message, sizeof job->message,
                 "%s: %zu byte sequence%s not valid UTF-8, read as U+FFFD%s", job->place,
                 result->replaced, result->replaced == 1 ? " is" : "s are",
                 guess_contents(document->text, document->length));
    }
}

static void fail_for_memory(tag_run *run, const char *place)
{
    complain("%s: out of memory", place);
    run->good = false;
}

static void report(void *context, void *job)
{
    tag_run *run = context;
    const tag_job *reported = job;
    if (reported->message[0] != '\0')
        complain("%s", reported->message);
    if (reported->cut)
        fail_for_memory(run, reported->place);
    run->good &= reported->document.error == NULL;
}

static void free_job(void *job)
{
    tag_job *freed = job;
    free_input(&freed->in);
    free(freed->strings);
    free(freed);
}

/* What a thread of a crew does. */
static void work(void *tool, void *job, FILE *stream)
{
    tag_job *worked = job;
    const tag_options *o = worked->options;
    nomen_result result = {0};
    tag_document(tool, worked, &result);
    worked->document.result = &result;
    worked->cut = !o->format->write(stream, &o->show, &worked->document);
}

/* The job is done, or in the crew's hands. False: output was lost, and more is in vain. */
static bool hand_on(tag_run *run, tag_job *job)
{
    const tag_options *o = run->options;
    if (run->crew != NULL)
        return crew_add(run->crew, job, job->document.length);
    nomen_result result = {0};
    tag_document(run->tagger, job, &result);
    job->document.result = &result;
    report(run, job);
    if (!o->format->write(run->stream, &o->show, &job->document))
        fail_for_memory(run, job->place);
    if (o->input != NULL)
        fflush(run->stream); /* if that fails, the stream knows */
    free_job(job);
    return !ferror(run->stream);
}

/* ---- Reading ---- */

/* A job for a document at `place`, NULL where memory is out, and that was said. */
static tag_job *make_job(tag_run *run, const char *place)
{
    tag_job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        fail_for_memory(run, place);
        return NULL;
    }
    job->options = run->options;
    snprintf(job->place, sizeof job->place, "%s", place);
    return job;
}

/* A file that cannot be read. */
static bool pass_failure(tag_run *run, const char *path, const char *error)
{
    tag_job *job = make_job(run, path);
    if (job == NULL)
        return true;
    snprintf(job->message, sizeof job->message, "%s", error);
    job->document = (format_document){.id = path, .error = job->message};
    return hand_on(run, job);
}

/* A file that is a text. */
static bool pass_text(tag_run *run, const char *path)
{
    const tag_options *o = run->options;
    tag_job *job = make_job(run, path);
    if (job == NULL)
        return true;
    bool good = read_input(path, o->encoding, &job->in, job->message, sizeof job->message);
    job->document = (format_document){.id = path,
                                      .date = o->document.date,
                                      .language = o->document.language,
                                      .text = job->in.text,
                                      .length = job->in.length,
                                      .encoding = job->in.encoding,
                                      .single_byte = job->in.single_byte,
                                      .error = good ? NULL : job->message};
    return hand_on(run, job);
}

/* Copies a string with its NUL to *at, which moves behind it. */
static const char *copy_string(char **at, const char *string, size_t length)
{
    char *copy = *at;
    if (string == NULL)
        return NULL;
    memcpy(copy, string, length);
    copy[length] = '\0';
    *at += length + 1;
    return copy;
}

static size_t length_of(const char *string)
{
    return string != NULL ? strlen(string) : 0;
}

/* Makes the job the owner of all that its document points to. */
static bool keep_strings(tag_job *job)
{
    format_document *d = &job->document;
    size_t id = length_of(d->id), language = length_of(d->language), date = length_of(d->date);
    size_t error = length_of(d->error);
    char *at = malloc(id + language + date + error + d->length + 5);
    if (at == NULL)
        return false;
    job->strings = at;
    d->id = copy_string(&at, d->id, id);
    d->language = copy_string(&at, d->language, language);
    d->date = copy_string(&at, d->date, date);
    d->error = copy_string(&at, d->error, error);
    d->text = copy_string(&at, d->text, d->length);
    return true;
}

/* The next document of a file; what it does not say of itself, the options may. */
static bool pass_next(tag_run *run, const labelled_document *read)
{
    const nomen_document *known = &run->options->document;
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "%s:%zu", read->file, read->line);
    tag_job *job = make_job(run, place);
    if (job == NULL)
        return true;
    job->document = (format_document){
        .id = read->id,
        .date = read->date != NULL ? read->date : known->date,
        .language = read->language != NULL ? read->language : known->language,
        .text = read->text,
        .length = read->length,
        .error = read->error,
        .line = read->line,
    };
    if (run->crew != NULL && !keep_strings(job)) {
        fail_for_memory(run, place);
        free_job(job);
        return true;
    }
    return hand_on(run, job);
}

/* A file of documents. */
static bool pass_documents(tag_run *run, const char *path)
{
    char message[1024];
    reader_options options = {.unlabelled = true, .column = run->options->column};
    reader *documents = reader_open(path, run->options->input, &options, message, sizeof message);
    if (documents == NULL)
        return pass_failure(run, path, message);
    bool wanted = true;
    labelled_document read;
    while (wanted && reader_next(documents, &read))
        wanted = pass_next(run, &read);
    reader_close(documents);
    return wanted;
}

/* ---- All of it ---- */

static void pass_files(tag_run *run, const file_list *files)
{
    bool wanted = true;
    for (size_t i = 0; wanted && i < files->count; i++) {
        const struct listed_file *file = &files->files[i];
        if (file->error != NULL)
            wanted = pass_failure(run, file->path, file->error);
        else if (run->options->input != NULL)
            wanted = pass_documents(run, file->path);
        else
            wanted = pass_text(run, file->path);
    }
}

bool tag_files(const tag_options *options, void *const *taggers, const file_list *files,
               FILE *stream)
{
    tag_run run = {.options = options, .tagger = taggers[0], .stream = stream, .good = true};
    crew_plan plan = {.work = work,
                      .report = report,
                      .release = free_job,
                      .context = &run,
                      .stream = stream,
                      .flush = options->input != NULL};
    if (options->format->begin != NULL)
        options->format->begin(stream, &options->show);
    if (options->jobs > 1) {
        run.crew = crew_new(&plan, taggers, options->jobs);
        if (run.crew == NULL)
            complain("cannot start threads; going on with one");
    }
    pass_files(&run, files);
    if (run.crew != NULL && !crew_finish(run.crew)) {
        complain("out of memory");
        run.good = false;
    }
    if (options->format->end != NULL)
        options->format->end(stream, &options->show);
    return run.good;
}
