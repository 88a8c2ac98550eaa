/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The model file: the contract between the wing that compiles packs and the wing that tags.
 *
 *     +--------+---------------+-----------+-----------+-- - -
 *     | header | section table | section 0 | section 1 |
 *     +--------+---------------+-----------+-----------+-- - -
 *      64 bytes  32 bytes each   16-aligned
 *
 * Every section is an array of one fixed-width little-endian struct declared here. References are
 * indices into another section or byte offsets into STRINGS; there are no pointers, so the file
 * works wherever it is mapped. Nothing in it is trusted: readers go through model/view.h, which
 * bounds every reference, and loops are bounded by section sizes.
 *
 * How a name is found:
 *
 *     folded token --hash--> PLACES, PAIRS --> SLOTS --> WORDS[w].state --> STATES ... --> ENTRIES
 *                            is it worth it?
 *
 * STATES is a trie over words in breadth-first order: the children of a state are consecutive and
 * sorted by word, so a state needs no edge list, only where its children begin:
 *
 *     state s:  children  [ s.child, (s+1).child )       each child holds the word that leads to it
 *               entries   [ s.entry, (s+1).entry )       what ends here, sorted by label
 *
 * A label is a type (its entries are entities) or a class (its entries are words for rules). The
 * structs of rules are in model/rule.h.
 */
#ifndef NM_MODEL_LAYOUT_H
#define NM_MODEL_LAYOUT_H

#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

#define NM_MODEL_MAGIC   "nomen\r\n\x1a" /* 8 bytes: shows text-mode damage at once */
#define NM_MODEL_VERSION 3
#define NM_MODEL_READER  3 /* the oldest reader that understands what this version writes */

typedef struct nm_model_header {
    char magic[8];
    uint32_t version, reader;
    uint64_t file_size;
    uint32_t section_count;
    uint32_t reserved[7];
    uint64_t hash; /* of the header before this field, and of the section table */
} nm_model_header;

typedef struct nm_model_section {
    uint32_t id, item_size;
    uint64_t offset, size; /* bytes; size is a multiple of item_size */
    uint64_t hash;
} nm_model_section;

enum nm_section_id {
    NM_SECTION_STRINGS,     /* char: NUL-terminated strings; offset 0 is "" */
    NM_SECTION_SLOTS,       /* nm_slot: open addressing, a power of two */
    NM_SECTION_WORDS,       /* nm_word: [0] is "no word" */
    NM_SECTION_WORD_LABELS, /* nm_word_labels, by word */
    NM_SECTION_STATES,      /* nm_state: [0] is the root; one sentinel at the end */
    NM_SECTION_PLACES,      /* uint64_t: a filter of words, see nm_place_get() */
    NM_SECTION_PAIRS,       /* uint64_t: a filter of pairs of words, see nm_pair_bits() */
    NM_SECTION_ENTRIES,     /* nm_entry */
    NM_SECTION_LABELS,      /* nm_label: [0] is unused */
    NM_SECTION_NAMES,       /* uint32_t strings: languages, forms and flags, see nm_name_list */
    NM_SECTION_FILES,       /* nm_file */
    NM_SECTION_RULES,       /* nm_rule */
    NM_SECTION_EVIDENCE,    /* nm_evidence_rule, sorted by label */
    NM_SECTION_GUARDS,      /* nm_guard */
    NM_SECTION_CODE,        /* nm_instruction */
    NM_SECTION_TERMS,       /* nm_term */
    NM_SECTION_WORD_SETS,   /* uint32_t: lists of a count and ascending words, or languages */
    NM_SECTION_CAPTURES,    /* nm_capture */
    NM_SECTION_EXPRESSIONS, /* nm_operation */
    NM_SECTION_ATTRIBUTES,  /* nm_rule_attribute */
    NM_SECTION_SITES,       /* nm_site */
    NM_SECTION_ANCHORS,     /* uint32_t: lists of a count and sites; [0] is the empty list */
    NM_SECTION_NUMBERS,     /* nm_number_anchor */
    NM_SECTION_NEIGHBOURS,  /* nm_neighbour */
    NM_SECTION_AFFIXES,     /* nm_affix, sorted by script */
    NM_SECTION_WEIGHTS,     /* nm_weight, sorted by evidence, label, form */
    NM_SECTION_COUNT
};

#define NM_NONE UINT32_MAX /* no item */
#define NM_ANY8 UINT8_MAX  /* of forms: all */

typedef struct nm_slot {
    uint32_t hash, word; /* word 0: empty */
} nm_slot;

/* What tagging must do at a token that is this word. */
enum {
    NM_WORD_STARTS_NAME = 1 << 0,  /* some phrase that begins here is an entity */
    NM_WORD_STARTS_LOWER = 1 << 1, /* ... also when the token is in lower case (the case gate) */
    NM_WORD_STARTS_ANCHOR = 1 << 2, /* some phrase that begins here is of a class rules anchor at */
    NM_WORD_VOTES = 1 << 3,         /* it is a function word, and votes for its language */
    NM_WORD_HAS_RULES = 1 << 4      /* it has a list of anchored rules */
};

typedef struct nm_word {
    uint32_t text;   /* the folded form */
    uint16_t length; /* its bytes */
    uint16_t flags;  /* NM_WORD_... */
    uint32_t state;  /* where the trie goes from the root, 0: nowhere */
    uint32_t anchor; /* list in ANCHORS of the rules anchored at this very word */
    uint64_t prefix; /* the first eight bytes of the text, the rest 0: enough to compare most */
} nm_word;

/* What rules ask of a word, apart because looking words up does not touch it. */
typedef struct nm_word_labels {
    uint64_t begins; /* labels of the phrases that begin with it: NM_LABEL_BIT of each */
    uint64_t inside; /* labels of the phrases that have it anywhere */
} nm_word_labels;

/* Labels share bits where there are more than 64: a clear bit says surely that no phrase of the
 * label begins with the word, a set one that it may. */
#define NM_LABEL_BIT(label) ((uint64_t)1 << ((label) & 63))

/* Most tokens mean nothing: they may be words of names, but not what stands beside them. Two
 * filters tell it from the hashes of the tokens, before any word is looked up:
 *
 *     PLACES  where a word may stand: first, first in lower case, alone, behind another
 *     PAIRS   which words some row has side by side
 *
 * A filter is a power of two of blocks of 64 bits. A key belongs to one block and sets two bits of
 * it for what it says (a Bloom filter that touches one cache line). A clear bit says surely no, two
 * set ones say maybe. A block of PLACES is four lanes of 16 bits, one for each place, and a word
 * has the same two bits in each of them: one read tells all. */
#define NM_PLACE_FIRST (UINT64_C(1) << 0)  /* it begins a row, or a rule names it */
#define NM_PLACE_LOWER (UINT64_C(1) << 16) /* ... also where it is written in lower case */
#define NM_PLACE_ALONE (UINT64_C(1) << 32) /* it is all of a row, or a rule names it */
#define NM_PLACE_LATER (UINT64_C(1) << 48) /* it stands behind another word of a row */
#define NM_PLACE_ALL   (NM_PLACE_FIRST | NM_PLACE_LOWER | NM_PLACE_ALONE | NM_PLACE_LATER)

/* A word is known by its hash: the block is that of the low bits, the bits in a lane those of the
 * high ones. */
static inline uint64_t nm_place_set(uint32_t hash, uint64_t places)
{
    return places << (hash >> 28) | places << (hash >> 24 & 15);
}

static inline uint64_t nm_place_get(uint32_t hash, uint64_t block)
{
    return block >> (hash >> 28) & block >> (hash >> 24 & 15) & NM_PLACE_ALL;
}

static inline uint64_t nm_pair_key(uint32_t first, uint32_t second)
{
    return nm_hash_mix(first ^ UINT64_C(0xA0761D6478BD642F), second ^ UINT64_C(0xE7037ED1A0B428DB));
}

static inline uint64_t nm_pair_bits(uint64_t key)
{
    return (uint64_t)1 << (key >> 58) | (uint64_t)1 << (key >> 52 & 63);
}

typedef struct nm_state {
    uint32_t word, child, entry;
} nm_state;

/* How the text must agree with the row. Folding never decides on accents: a row matches with and
 * without them unless it is EXACT. */
enum {
    NM_MATCH_FOLD, /* in any case */
    NM_MATCH_CASE, /* capitals of the row are capitals; the rest may be capitalised */
    NM_MATCH_EXACT /* letter for letter */
};

enum { NM_SHAPE_BITS = 2, NM_SHAPES_MAX = 16 };

enum { NM_ENTRIES_MAX = 1024 }; /* that end at one state and are ever looked at */
enum { NM_FLAGS_MAX = 16 }; /* of one model */

typedef struct nm_entry {
    uint32_t id;      /* string: the entity's id, or the value of a class word */
    uint32_t surface; /* string: the row's tokens with a newline between, where `shapes` is not
                         enough to compare by; else 0 */
    uint32_t shapes;  /* two bits a token: 0 lower or none, 1 title, 2 upper, 3 mixed */
    uint32_t line;    /* in its file */
    uint16_t file;
    uint16_t label;
    uint16_t language; /* in NAMES */
    uint16_t flags;    /* bit i: the i-th flag in NAMES */
    uint8_t form;      /* in NAMES */
    uint8_t match;     /* NM_MATCH_... */
    uint8_t length;    /* tokens */
    uint8_t reserved;
} nm_entry;

/* Names that the engine itself knows; everything else about labels is data. */
#define NM_CLASS_FUNCTION_WORD "function-word" /* votes for the language of its paragraph */
#define NM_CLASS_AFFIX         "affix"         /* may be peeled off a token */
#define NM_CLASS_COMMON_WORD   "common-word"   /* cannot stand for a name that it begins */
#define NM_CLASS_TENSE         "tense"         /* past or future: what a date near it is */
#define NM_CLASS_ABBREVIATION  "abbreviation"  /* its full stop need not end a sentence: */
#define NM_FORM_BEFORE_NAME    "before-name"   /* ... never before a name */
#define NM_FORM_BEFORE_NUMBER  "before-number" /* ... nor before a number */
#define NM_CLASS_TOPIC_WORD    "topic-word"    /* tells what a text is about, by its value */
#define NM_CLASS_ALIAS_WORD    "alias-word"    /* introduces another name in brackets */
#define NM_CLASS_ROLE_WORD     "role-word"     /* what contracts call a party: no name */
#define NM_CLASSES_KNOWN                                                                           \
    NM_CLASS_FUNCTION_WORD, NM_CLASS_AFFIX, NM_CLASS_COMMON_WORD, NM_CLASS_TENSE,                  \
        NM_CLASS_ABBREVIATION, NM_CLASS_TOPIC_WORD, NM_CLASS_ALIAS_WORD, NM_CLASS_ROLE_WORD
#define NM_TYPE_OTHER          "other" /* wins text from other types, and is not reported */
#define NM_FLAG_LANG_ONLY      "lang-only" /* the row counts in its language only */

enum {
    NM_LABEL_TYPE = 1 << 0,
    NM_LABEL_HIDDEN = 1 << 1,
    NM_LABEL_OPTIONAL = 1 << 2
};

typedef struct nm_label {
    uint32_t name;
    uint32_t flags;   /* TYPE: entries are entities; HIDDEN: they win text but are not output;
                         OPTIONAL: they are looked for only if asked for by name */
    uint32_t anchor;  /* list in ANCHORS of the rules anchored at this class */
    uint32_t entries; /* how many */
    uint32_t rules;   /* how many */
} nm_label;

/* NAMES holds three lists one after the other; each begins with its count. */
enum nm_name_list { NM_NAMES_LANGUAGES, NM_NAMES_FORMS, NM_NAMES_FLAGS, NM_NAMES_LISTS };

typedef struct nm_file {
    uint32_t path, source, licence, entries;
} nm_file;

enum { NM_AFFIX_SUFFIX, NM_AFFIX_PREFIX, NM_AFFIX_PREFIX_INSIDE, NM_AFFIX_ENDING, NM_AFFIX_KINDS };

typedef struct nm_affix {
    uint32_t text; /* folded */
    uint16_t language;
    uint8_t length, kind, script; /* kind: NM_AFFIX_..., script: nm_script */
    uint8_t reserved[3];
} nm_affix;

typedef struct nm_weight {
    uint32_t evidence; /* string */
    uint16_t label;    /* 0: all */
    uint8_t form;      /* NM_ANY8: all */
    uint8_t reserved;
    int32_t weight; /* thousandths of log-odds */
    uint32_t line, file;
} nm_weight;

#endif
