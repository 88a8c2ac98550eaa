/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * An evaluation: all the numbers of `nomen eval`, ready to be shown. A report (table, JSON, HTML)
 * takes this struct and computes nothing. What each number means is defined in docs/scoring.md.
 *
 *     evaluation ─┬ scope "all" ────┬ group: all types together ── schemes[] ── P, R, F1
 *                 ├ scope a language │ group: one type ─────────── schemes[] ── P, R, F1
 *                 ├ scope a file ...  ...
 *                 ├ confusion, calibration, significance
 *                 └ errors: a sample, in the order of the text
 *
 * All strings and arrays belong to the evaluation.
 */
#ifndef NOMEN_EVALUATION_H
#define NOMEN_EVALUATION_H

#include "nomen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ways to count; the first four are those of SemEval-2013 task 9.1. */
typedef enum scheme {
    SCHEME_STRICT,  /* span and type */
    SCHEME_EXACT,   /* span, whatever the type */
    SCHEME_PARTIAL, /* an overlap is half right, whatever the type */
    SCHEME_TYPE,    /* an overlap with the right type, one to one */
    SCHEME_OVERLAP, /* the same, but one mention may be matched by several */
    SCHEMES
} scheme;

/* A ratio from 0 to 1 with its 95 % interval over documents. */
typedef struct estimate {
    bool defined;  /* false where there was nothing to divide by; the rest is 0 then */
    bool interval; /* whether one was computed; else low == high == value */
    double value, low, high;
} estimate;

/* gold = found + partial + incorrect + missed, predicted = correct + partial + incorrect +
 * spurious. Only in the scheme `overlap` may `found`, of the gold, differ from `correct`, of the
 * predicted. */
typedef struct scheme_score {
    uint64_t correct, found, partial, incorrect, missed, spurious;
    estimate precision, recall, f1;
} scheme_score;

/* The scores of one type, or of all types together. */
typedef struct score_group {
    const char *type; /* NULL: all types together (micro-averaged) */
    uint64_t gold, predicted;
    uint64_t linked, linked_right; /* of the strict matches: gold has an id; the ids are the same */
    uint64_t loosely_linked, loosely_right; /* the same of the matches by SCHEME_TYPE */
    scheme_score schemes[SCHEMES];
} score_group;

/* A set of documents. */
typedef struct score_scope {
    const char *name; /* of the language or file; "" for all, and where the language is unknown */
    uint64_t documents, bytes;
    score_group all;
    score_group *types; /* as evaluation.types */
    struct {
        estimate precision, recall, f1; /* the mean over types that occur; no interval */
    } macro[SCHEMES];
} score_scope;

/* Predictions by confidence: bin i holds [i/10, (i+1)/10), the last one also 1. */
enum { CALIBRATION_BINS = 10 };

typedef struct calibration_bin {
    uint64_t count;
    double confidence; /* the mean; 0 in an empty bin */
    double accuracy;   /* how many are right, span and type; 0 in an empty bin */
} calibration_bin;

typedef enum error_kind {
    ERROR_MISSED,
    ERROR_SPURIOUS,
    ERROR_SPAN, /* the right type, an overlapping span */
    ERROR_TYPE, /* another type, on the same or an overlapping span */
    ERROR_ID,   /* span and type are right, the id is not */
    ERROR_KINDS
} error_kind;

/* Why the engine kept or dropped a candidate. */
typedef struct error_explanation {
    const char *type, *id, *form; /* of the candidate */
    const char *source;           /* the table row or rule */
    const char *rival;            /* source of what took its text; NULL */
    bool kept;
    const nomen_evidence *evidence;
    size_t evidence_count;
    double score; /* their sum */
} error_explanation;

/* One side of an error: what gold or the prediction says. Spans are bytes of `text`. */
typedef struct error_side {
    bool present;
    size_t start, end;     /* in error_sample.text */
    const char *type, *id; /* id: NULL where there is none */
} error_side;

typedef struct error_sample {
    error_kind kind;
    const char *file, *document, *language; /* language: "" if unknown */
    size_t line;                            /* of the document in its file */
    size_t offset;                          /* code points of the document before `text` */
    const char *text; /* the mention in its context; UTF-8, cut between characters */
    size_t length;
    bool cut_before, cut_behind; /* whether the document goes on */
    error_side gold, predicted;
    double confidence;  /* of the prediction; 0 without */
    const char *source; /* of the prediction; NULL */
    bool explained;     /* the engine was at hand; for a missed mention `explanation.source` is NULL
                           where there was no candidate */
    error_explanation explanation;
} error_sample;

/* Of two predictions: how likely is a difference of F1 at least as large by chance? */
typedef struct significance {
    bool present;
    const char *name; /* of the second prediction */
    unsigned trials;
    struct {
        estimate first, second; /* F1, all types together */
        double difference;      /* first - second */
        double p;
    } schemes[SCHEMES];
} significance;

typedef struct evaluation {
    const char *prediction; /* the file, or NULL: tagged by the engine */
    const char *model;      /* the model that tagged, NULL: none */
    scheme scheme;          /* the one to show first */
    bool only;              /* ... and alone */
    const char *const *types;
    size_t type_count;
    score_scope all;
    score_scope *languages; /* by name */
    size_t language_count;
    score_scope *files; /* in the order of the arguments */
    size_t file_count;
    uint64_t *confusion; /* (type_count + 1)², row by row: gold type, and predicted type; the last
                            row is "no gold" (spurious), the last column "not predicted" (missed) */
    calibration_bin calibration[CALIBRATION_BINS];
    uint64_t error_counts[ERROR_KINDS]; /* of all, not only of the sample */
    const error_sample *errors;
    size_t error_count;
    uint64_t ignored;  /* predictions that may not be judged: on an `ignore` span */
    uint64_t problems; /* documents that could not be scored, each named on standard error */
    significance significance;
} evaluation;

/* Where a byte of an error's text stands in its document, in code points. */
size_t error_position(const error_sample *error, size_t at);

/* The name of a scheme or kind, as it is written in reports ("strict", "wrong span"). */
const char *scheme_name(scheme scheme);
const char *error_kind_name(error_kind kind);

#endif
