/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * nomen: finds named entities in text in any language, and says which ones they are.
 *
 * Tagging one text takes three calls:
 *
 *     nomen_model *model;
 *     nomen_tagger *tagger;
 *     nomen_result result;
 *     nomen_model_open(&model, "nomen.model", NULL);
 *     nomen_tagger_new(&tagger, model, NULL, NULL);
 *     nomen_tagger_tag(tagger, text, length, NULL, &result, NULL);
 *     for (size_t i = 0; i < result.count; i++)
 *         printf("%.*s is %s %s\n", (int)(result.entities[i].end - result.entities[i].start),
 *                text + result.entities[i].start, result.entities[i].type, result.entities[i].id);
 *
 * Three kinds of object:
 *
 *     nomen_builder  reads packs (gazetteer tables, rules, weights) and writes a model file
 *     nomen_model    the compiled packs: immutable, mapped, shared by any number of threads
 *     nomen_tagger   one thread's scratch memory; make one per thread and reuse it
 *
 * Conventions. A function that can fail returns a nomen_status: 0 is good, negatives are failures,
 * and their values never change. It also fills the nomen_error that its last parameter points to,
 * which may always be NULL; no other pointer may, unless said so. What a function hands out through
 * a pointer is untouched by a failure, unless said otherwise. Text is a pointer and a length in
 * bytes; it needs no NUL, may hold NULs and invalid UTF-8, and is never modified. Strings that come
 * back are UTF-8 with a NUL. Structs that a caller fills begin with their size and have an _INIT
 * value; a size that the library does not know is NOMEN_E_ARGUMENT. The library prints nothing,
 * never exits, and reads neither the environment nor the locale. A function is safe to call from
 * several threads at once where it says so; all others are where no object is shared.
 */
#ifndef NOMEN_H
#define NOMEN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NOMEN_VERSION "0.1.0"

#if defined(_WIN32)
#define NOMEN_API
#elif defined(__GNUC__)
#define NOMEN_API __attribute__((visibility("default")))
#else
#define NOMEN_API
#endif

/* ---- Status and errors ---------------------------------------------------------------------- */

typedef enum nomen_status {
    NOMEN_OK = 0,
    NOMEN_E_MEMORY = -1,   /* out of memory */
    NOMEN_E_ARGUMENT = -2, /* an argument that can never be right */
    NOMEN_E_IO = -3,       /* a file cannot be read or written */
    NOMEN_E_MODEL = -4,    /* not a model file, or a damaged one */
    NOMEN_E_VERSION = -5,  /* a model of a version that this library does not read */
    NOMEN_E_PACK = -6,     /* a pack with faults: see the builder's diagnostics */
    NOMEN_E_LIMIT = -7     /* larger than nomen handles */
} nomen_status;

typedef struct nomen_error {
    nomen_status status;
    char message[512]; /* one sentence, no newline */
} nomen_error;

/* The status in words ("out of memory"). Never NULL. Thread-safe. Since 0.1. */
NOMEN_API const char *nomen_status_text(nomen_status status);

/* The version of the library that is linked ("0.1.0"). Thread-safe. Since 0.1. */
NOMEN_API const char *nomen_version(void);

/* ---- Models --------------------------------------------------------------------------------- */

typedef struct nomen_model nomen_model;

/* Maps the model file at `path`. The cost does not depend on its size: the header is checked, the
 * contents are not (see nomen_model_verify). To replace a file that is mapped, rename a new one over
 * it, as nomen_builder_write() does: who cuts it short takes the ground from under the process.
 * Release with nomen_model_release(). Fails with NOMEN_E_IO, NOMEN_E_MODEL, NOMEN_E_VERSION, NOMEN_E_MEMORY, NOMEN_E_LIMIT (larger than an address
 * space). Thread-safe. Since 0.1. */
NOMEN_API nomen_status nomen_model_open(nomen_model **out, const char *path, nomen_error *error);

/* Checks all of the model: checksums, and that every offset stays inside. A model that was opened
 * but not verified can give wrong results, never a crash. Thread-safe. Fails with NOMEN_E_MODEL.
 * Since 0.1. */
NOMEN_API nomen_status nomen_model_verify(const nomen_model *model, nomen_error *error);

/* One more owner of the model; returns it. Thread-safe. Since 0.1. */
NOMEN_API nomen_model *nomen_model_retain(nomen_model *model);

/* One owner fewer; the last one unmaps the file. NULL is allowed. Thread-safe. Since 0.1. */
NOMEN_API void nomen_model_release(nomen_model *model);

/* One line of what a model says of itself. */
typedef struct nomen_fact {
    const char *group; /* "type", "class", "language", "source", "section", "total" */
    const char *name;  /* of the type, language, file, section ... */
    const char *text;  /* a source's licence; "off by default" of an optional type; or "" */
    uint64_t count;    /* entries, or rules */
    uint64_t bytes;    /* of a section; 0 elsewhere */
} nomen_fact;

/* The number of facts, and the one at `index`, in a fixed order. The strings live as long as the
 * model. Returns 0, or NOMEN_E_ARGUMENT past the end. Thread-safe. Since 0.1. */
NOMEN_API size_t nomen_model_fact_count(const nomen_model *model);
NOMEN_API nomen_status nomen_model_fact(const nomen_model *model, size_t index, nomen_fact *out);

/* ---- Tagging -------------------------------------------------------------------------------- */

typedef struct nomen_tagger nomen_tagger;

typedef struct nomen_tagger_options {
    size_t size;       /* sizeof(nomen_tagger_options) */
    const char *types; /* "country,date": only these; NULL: all but those that the model says are
                          optional; "all": these, too. Read once, while the tagger is made */
    int explain;       /* not 0: keep the evidence of all candidates, also of the dropped ones */
    int overlaps;      /* not 0: list what else is believed, though its text went to another */
} nomen_tagger_options;

#define NOMEN_TAGGER_OPTIONS_INIT {sizeof(nomen_tagger_options), NULL, 0, 0}

/* What is known about a text besides the text. All of it is optional, and read during the call. */
typedef struct nomen_document {
    size_t size;            /* sizeof(nomen_document) */
    const char *date;       /* reference date, "YYYY-MM-DD"; NULL: relative dates stay open */
    const char *language;   /* "en", "pt-BR": a hint for the whole text, which many words of another
                               language outweigh; NULL: found by paragraph */
    const char *style;      /* "news" or NULL: a day without a year counts from `date`; "narrative":
                               from the date before it in the text */
} nomen_document;

#define NOMEN_DOCUMENT_INIT {sizeof(nomen_document), NULL, NULL, NULL}

typedef struct nomen_attribute {
    const char *name, *value;
} nomen_attribute;

/* One reason for or against a candidate. The weights of a candidate add up to its score. */
typedef struct nomen_evidence {
    const char *name;
    double weight; /* in log-odds: 0 says nothing, +1 makes it 2.7 times as likely */
} nomen_evidence;

typedef struct nomen_entity {
    size_t start, end;  /* the span, in bytes of the text */
    const char *type;   /* "country", "company", "threat_group", "date", or a user's own */
    const char *id;     /* which one it is: "KP", "Microsoft", "2023-09-07" */
    const char *form;   /* how it was said ("demonym"), or "" */
    double confidence;  /* 0 .. 1 */
    const char *source; /* the table row or rule that proposed it: "country/names.tsv:17" */
    const nomen_attribute *attributes;
    size_t attribute_count;
    const nomen_evidence *evidence; /* with the option `explain`, else NULL */
    size_t evidence_count;
    const struct nomen_entity *rival; /* of a dropped candidate: the entity that won its text, or
                                         NULL where its own score was too low */
} nomen_entity;

typedef struct nomen_result {
    const nomen_entity *entities; /* in text order, never overlapping */
    size_t count;
    const nomen_entity *dropped; /* with the option `explain`: the candidates that lost */
    size_t dropped_count;
    const nomen_entity *overlaps; /* with the option `overlaps`: what lies within or across entities
                                     and would be one by itself; by start, the longest first */
    size_t overlap_count;
    size_t replaced; /* invalid UTF-8 sequences, each treated as one U+FFFD */
} nomen_result;

/* Makes a tagger for one thread; it keeps the model alive. `options` may be NULL. Free with
 * nomen_tagger_free(). Fails with NOMEN_E_MEMORY, and NOMEN_E_ARGUMENT for a type that the model
 * does not have. Thread-safe, also for one model. Since 0.1. */
NOMEN_API nomen_status nomen_tagger_new(nomen_tagger **out, nomen_model *model,
                                        const nomen_tagger_options *options, nomen_error *error);

/* Finds the entities of a text. `document` may be NULL. Everything in `out` belongs to the tagger
 * and lives until its next call. After a few texts of similar size nothing is allocated any more.
 * A tagger serves one thread at a time. Fails with NOMEN_E_MEMORY, NOMEN_E_ARGUMENT (a date or
 * style that is none; a language that the model does not know is no hint), NOMEN_E_LIMIT (4 GiB or
 * more); the tagger can be used again after a failure. Since 0.1. */
NOMEN_API nomen_status nomen_tagger_tag(nomen_tagger *tagger, const char *text, size_t length,
                                        const nomen_document *document, nomen_result *out,
                                        nomen_error *error);

/* Frees the tagger with its last result. NULL is allowed. Since 0.1. */
NOMEN_API void nomen_tagger_free(nomen_tagger *tagger);

/* ---- Tokens --------------------------------------------------------------------------------- */

typedef struct nomen_token {
    size_t start, end;  /* bytes */
    const char *kind;   /* "word", "number", "punctuation", ... */
    const char *shape;  /* "lower", "title", "upper", "mixed", "none" */
    const char *script; /* ISO 15924: "Latn" */
    const char *folded; /* what is looked up; not NUL-terminated */
    size_t folded_length;
} nomen_token;

/* Called for each token; another value than 0 stops and is returned. */
typedef int nomen_token_visitor(void *context, const nomen_token *token);

/* Cuts a text into the tokens that names are matched on. Needs no model. Thread-safe. A token lives
 * for the time of its visit. Fails with NOMEN_E_MEMORY, NOMEN_E_LIMIT (4 GiB or more), and as
 * `visit` does; then `error` is not filled. Since 0.1. */
NOMEN_API nomen_status nomen_tokenize(const char *text, size_t length, nomen_token_visitor *visit,
                                      void *context, nomen_error *error);

/* Called for each span of bytes; another value than 0 stops and is returned. */
typedef int nomen_span_visitor(void *context, size_t start, size_t end);

/* Cuts a text at the default word boundaries of UAX #29, untailored: white space and punctuation
 * are words here as well, and together they are the text. Thread-safe. Fails only as `visit` does.
 * Since 0.1. */
NOMEN_API nomen_status nomen_words(const char *text, size_t length, nomen_span_visitor *visit,
                                   void *context);

/* ---- Offsets -------------------------------------------------------------------------------- */

typedef enum nomen_unit {
    NOMEN_BYTES = 0,
    NOMEN_CODE_POINTS = 1,
    NOMEN_UTF16 = 2
} nomen_unit;

/* Converts `count` ascending byte offsets into `unit`, in place and in one pass over the text. An
 * invalid sequence counts as one code point, and one that an offset cuts is not counted.
 * Thread-safe. Fails with NOMEN_E_ARGUMENT for offsets that descend or lie outside the text.
 * Since 0.1. */
NOMEN_API nomen_status nomen_offsets_convert(const char *text, size_t length, size_t *offsets,
                                             size_t count, nomen_unit unit);

/* ---- Other encodings ------------------------------------------------------------------------ */

typedef struct nomen_decoded {
    char *text; /* UTF-8, with a NUL behind it */
    size_t length;
    char encoding[64]; /* the MIME name of what it was: "windows-1251" */
    int single_byte;   /* not 0: one byte was one character, so that byte offsets into the original
                          are code point offsets into `text` */
} nomen_decoded;

/* Turns a text of another encoding into UTF-8. `encoding` is a name ("windows-1251", "Shift_JIS")
 * or "auto", which looks at the text. What means nothing in the encoding becomes U+FFFD; UTF-8 is
 * copied as it is. Free with nomen_decoded_free(). Thread-safe. Fails with NOMEN_E_ARGUMENT (no
 * such encoding, or built without ICU), NOMEN_E_LIMIT (512 MiB or more), NOMEN_E_IO (ICU cannot
 * convert it), NOMEN_E_MEMORY; `out` is zeroed then. Since 0.1. */
NOMEN_API nomen_status nomen_decode(nomen_decoded *out, const char *bytes, size_t length,
                                    const char *encoding, nomen_error *error);

/* Frees the text; a zeroed struct is allowed. Since 0.1. */
NOMEN_API void nomen_decoded_free(nomen_decoded *decoded);

/* ---- Building models ------------------------------------------------------------------------ */

typedef struct nomen_builder nomen_builder; /* serves one thread at a time */

typedef enum nomen_severity {
    NOMEN_NOTE = 0,
    NOMEN_WARNING = 1,
    NOMEN_ERROR = 2
} nomen_severity;

/* A remark about a pack. Strings belong to the builder. */
typedef struct nomen_diagnostic {
    nomen_severity severity;
    const char *code;    /* "NM0123", pinned for ever */
    const char *file;    /* as it was opened */
    uint32_t line;       /* 1-based; 0: the file as a whole */
    uint32_t column;     /* 1-based, in code points; 0: the line as a whole */
    uint32_t width;      /* code points to underline, at least 1 */
    const char *message; /* one sentence */
    const char *source;  /* the line itself, or "" */
    const char *hint;    /* how to mend it, or "" */
} nomen_diagnostic;

/* Makes a builder without packs. Free with nomen_builder_free(). Fails with NOMEN_E_MEMORY.
 * Since 0.1. */
NOMEN_API nomen_status nomen_builder_new(nomen_builder **out, nomen_error *error);

/* Compiles only some types ("country,date") or rows of some languages ("en,fr"; rows of no language
 * in particular stay); NULL: all. To be said before the first pack. The strings must live as long
 * as the builder. Since 0.1. */
NOMEN_API void nomen_builder_restrict(nomen_builder *builder, const char *types,
                                      const char *languages);

/* Reads every table (.tsv) and rule file (.rules) below the folder `path`. Faults become
 * diagnostics and reading goes on. Fails with NOMEN_E_IO when the folder or a file cannot be read,
 * NOMEN_E_LIMIT (folders nested too deeply), NOMEN_E_ARGUMENT (the model has been built),
 * NOMEN_E_MEMORY. Since 0.1. */
NOMEN_API nomen_status nomen_builder_add_pack(nomen_builder *builder, const char *path,
                                              nomen_error *error);

/* Links all that was added into a model in memory, which does not need the builder any more.
 * Release it with nomen_model_release(). Fails with NOMEN_E_PACK when there is an error among the
 * diagnostics, NOMEN_E_ARGUMENT when the packs lack a type or language that it is restricted to,
 * NOMEN_E_MEMORY. Since 0.1. */
NOMEN_API nomen_status nomen_builder_build(nomen_builder *builder, nomen_model **out,
                                           nomen_error *error);

/* As nomen_builder_build(), into a file: written beside `path` and renamed over it, so that a
 * reader never sees half a model. Fails with NOMEN_E_IO, too. Since 0.1. */
NOMEN_API nomen_status nomen_builder_write(nomen_builder *builder, const char *path,
                                           nomen_error *error);

/* Builds the model, with a closer look at the packs, and runs the examples of all rules against it;
 * each failing one becomes a diagnostic. `passed` (may be NULL) counts those that hold, also after
 * a failure. Fails as nomen_builder_build(), with NOMEN_E_PACK also when an example does not hold.
 * Since 0.1. */
NOMEN_API nomen_status nomen_builder_check(nomen_builder *builder, size_t *passed,
                                           nomen_error *error);

/* Mends the tables (.tsv) below a folder in place: rows sorted, names in NFC, stray spaces and
 * repeated rows gone. What a row says is not changed, and a table that is in order is not touched.
 * `changed` (may be NULL) counts the files that were, also after a failure. Fails with NOMEN_E_IO,
 * NOMEN_E_LIMIT (folders nested too deeply), NOMEN_E_MEMORY, and NOMEN_E_PACK for a table that is
 * no UTF-8. Since 0.1. */
NOMEN_API nomen_status nomen_pack_fix(const char *path, size_t *changed, nomen_error *error);

/* How many diagnostics there are, and the one at `index`, NULL past the end; in order of file and
 * line once the model was built. They live until the builder is used otherwise. Since 0.1. */
NOMEN_API size_t nomen_builder_diagnostic_count(const nomen_builder *builder);
NOMEN_API const nomen_diagnostic *nomen_builder_diagnostic(const nomen_builder *builder,
                                                           size_t index);

/* Frees the builder and its diagnostics. NULL is allowed. Since 0.1. */
NOMEN_API void nomen_builder_free(nomen_builder *builder);

#ifdef __cplusplus
}
#endif

#endif
