/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The draft of a model: all that the packs have said so far. The table reader and the rule parser
 * fill it, file by file; the linker turns it into sections.
 *
 *     rows       one per name: its tokens (a run of words), and what it stands for
 *     rules      trees, with their examples
 *     weights    evidence -> log-odds
 *     names      labels, languages, forms, flags, each numbered by first use
 */
#ifndef NM_COMPILE_DRAFT_H
#define NM_COMPILE_DRAFT_H

#include "base/arena.h"
#include "compile/diagnostics.h"
#include "compile/strings.h"
#include "compile/syntax.h"
#include "compile/vocabulary.h"
#include "token/token.h"

enum { NM_PHRASE_MAX = 48 /* tokens of a name */, NM_LANGUAGES_MAX = 4096 };

/* What a row does to rows of earlier packs that have its type and name. */
enum {
    NM_ROW_ADDS,
    NM_ROW_OVERRIDES, /* replaces them */
    NM_ROW_SUPPRESSES /* only removes them */
};

typedef struct nm_row {
    uint32_t phrase; /* first of its words in nm_draft.phrases */
    nm_entry entry;
    uint16_t pack;
    uint16_t effect; /* NM_ROW_... */
} nm_row;

/* Whether a token in lower case can begin the row. */
static inline bool nm_row_begins_lower(const nm_row *row)
{
    uint32_t wanted = row->entry.shapes & 3;
    return row->entry.match == NM_MATCH_FOLD || wanted == 0 || wanted == 3;
}

typedef struct nm_name_table {
    NM_ARRAY(uint32_t) names; /* strings */
} nm_name_table;

typedef struct nm_draft {
    nm_arena arena;
    nm_strings strings;
    nm_vocabulary vocabulary;
    nm_diagnostics diagnostics;
    nm_tokens tokens; /* scratch */
    const char *types, *languages; /* "a,b": only these; NULL: all */
    uint16_t pack;                 /* how many packs were read before this one */
    NM_ARRAY(char *) sources; /* contents of the rule files, kept for their carets */
    NM_ARRAY(nm_file) files;
    NM_ARRAY(const char *) opened; /* the files' paths as they were opened, for diagnostics */
    NM_ARRAY(nm_label) labels; /* [0] is unused */
    nm_name_table lists[NM_NAMES_LISTS];
    NM_ARRAY(uint32_t) phrases;
    NM_ARRAY(nm_row) rows;
    NM_ARRAY(nm_rule_draft *) rules; /* rules and evidence, in the order read */
    NM_ARRAY(nm_weight) weights;
    bool checking; /* remarks are wanted that a compilation keeps to itself */
    bool memory;   /* out of it: the draft is incomplete */
} nm_draft;

void nm_draft_init(nm_draft *draft);
void nm_draft_free(nm_draft *draft);

/* The label of that name, made if new; 0 when there are too many. `type` marks it as a type. */
uint16_t nm_draft_label(nm_draft *draft, const char *name, size_t length, bool type);

/* The number of a language, form or flag, made if new; NM_NONE when there are too many. */
uint32_t nm_draft_name(nm_draft *draft, enum nm_name_list list, const char *name, size_t length);

/* The word of a folded text, made if new; 0 when memory is out (then `memory` is set). */
uint32_t nm_draft_word(nm_draft *draft, const char *text);

/* A new file record, by its path within the pack, and as it was opened; its number. */
uint16_t nm_draft_file(nm_draft *draft, const char *path, const char *opened);

/* Whether `name` is in a list such as "country,date"; NULL is the list of everything. */
bool nm_draft_listed(const char *list, const char *name, size_t length);

/* Whether memory ran out anywhere in the draft. */
bool nm_draft_out_of_memory(const nm_draft *draft);

/* Notes that memory is out; false. */
bool nm_draft_fail(nm_draft *draft);

/* `size` zeroed bytes of the draft's arena; NULL when memory is out (then `memory` is set). */
void *nm_draft_new(nm_draft *draft, size_t size);

#endif
