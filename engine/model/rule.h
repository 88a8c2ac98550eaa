/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Rules and evidence as the model file has them; see model/layout.h for the rules of the file.
 *
 *     nm_site     where a rule is tried: an anchor, and what may stand beside it
 *       nm_rule     what it proposes; its match is a run of nm_instruction, a program in the manner
 *                   of Thompson and Pike, whose tests of a token are runs of nm_term
 *         nm_guard    patterns that must hold around it, programs of their own
 *         nm_capture, nm_operation    what its value, id and attributes are made of
 *
 * An anchor is a word or a class, which have lists of sites in ANCHORS, or a number, found by its
 * value in NUMBERS.
 */
#ifndef NM_MODEL_RULE_H
#define NM_MODEL_RULE_H

#include <stdint.h>

typedef struct nm_rule {
    uint32_t name, file, line;
    uint16_t label;
    uint8_t form, reserved;
    int32_t prior;             /* thousandths of log-odds */
    uint32_t code, code_count; /* the match, forwards */
    uint32_t guard, guard_count;
    uint32_t capture, capture_count;
    uint32_t emit;  /* capture whose span is the entity, NM_NONE: the whole match */
    uint32_t alias; /* capture that the text may go on with instead of the name, NM_NONE: none */
    uint32_t id;    /* expression, NM_NONE: the surface */
    uint32_t value; /* expression of a date, NM_NONE: none */
    uint32_t attribute, attribute_count;
} nm_rule;

typedef struct nm_evidence_rule {
    uint32_t name, file, line;
    uint16_t label;    /* 0: all types */
    uint16_t flags;    /* the candidate's row has all of these */
    uint32_t guard, guard_count;
    uint8_t form; /* NM_ANY8: all forms */
    uint8_t reserved[3];
} nm_evidence_rule;

/* Of a reference to terms: it is a LABEL term, of a phrase that may have several tokens. */
#define NM_TERM_OF_PHRASE 0x80000000u

/* Terms that what stands beside a place must satisfy, and what tells most of the words that do not:
 * without the bit of its word, and of a label that its word begins (before the place: that has its
 * word), none does. */
typedef struct nm_neighbour {
    uint64_t words;  /* NM_WORD_BIT of each that will do; 0: any token */
    uint64_t labels; /* NM_LABEL_BIT; 0: any */
    uint32_t term;   /* with NM_TERM_OF_PHRASE it is a LABEL term */
    uint32_t reserved;
} nm_neighbour;

/* Words share bits; word 0 is none. */
#define NM_WORD_BIT(word) ((uint64_t)((word) != 0) << ((word) & 63))

/* What a token must be one of, a run in NEIGHBOURS: a cheap reason not to run a program. */
typedef struct nm_near {
    uint32_t first, count; /* none: anything will do */
} nm_near;

enum { NM_NEAR_BEFORE, NM_NEAR_AFTER, NM_NEAR_SIDES };

/* A place in a rule's pattern where the rule is tried: one of its anchors. Every match has one, and
 * is what stands before the anchor in the pattern, the anchor, and what stands behind. */
typedef struct nm_site {
    uint32_t rule;
    uint32_t term; /* what must hold of the anchor besides: a shape, a value; NM_NONE: nothing */
    uint32_t prefix, prefix_count; /* program of what stands before, backwards; 0: nothing does */
    nm_near near[NM_NEAR_SIDES];   /* the tokens beside the anchor */
} nm_site;

enum { NM_GUARD_BEFORE, NM_GUARD_AFTER, NM_GUARD_INSIDE };

/* A pattern that must (or, negated, must not) match beside or on the candidate. */
typedef struct nm_guard {
    uint32_t code, code_count; /* BEFORE: compiled backwards */
    uint8_t side, negated;
    uint16_t reserved;
    nm_near near; /* the first token that it takes */
} nm_guard;

enum { NM_RULE_PHRASE = 12 }; /* tokens of the longest class phrase that a rule can take */

enum nm_opcode {
    NM_OP_MATCH,  /* done */
    NM_OP_TOKEN,  /* one token for which the terms from z hold */
    NM_OP_WORD,   /* one token that is word z */
    NM_OP_LABEL,  /* one phrase of the class or type in term z */
    NM_OP_SPLIT,  /* go on at y, and with less priority at z */
    NM_OP_JUMP,   /* go on at z */
    NM_OP_SAVE,   /* this place becomes slot x (2n: capture n begins, 2n+1: it ends) */
    NM_OP_NEXT,   /* the terms from z hold of the next token, which is not taken */
    NM_OP_GLUED,  /* no white space between the last token and the next */
    NM_OP_ANCHOR, /* the next token is the anchor */
    NM_OP_COUNT
};

typedef struct nm_instruction {
    uint8_t op, x;
    uint16_t y;
    uint32_t z;
} nm_instruction;

enum nm_term_kind {
    NM_TERM_ANY,
    NM_TERM_KIND,        /* a: mask of 1 << nm_kind */
    NM_TERM_SHAPE,       /* a: mask of 1 << nm_shape */
    NM_TERM_CAPITALISED, /* the first letter is a capital */
    NM_TERM_FLAG,        /* a: mask of NM_TOKEN_..., all set */
    NM_TERM_ZONE,        /* a: mask of 1 << nm_zone */
    NM_TERM_NUMBER,      /* a number token, value in b .. c */
    NM_TERM_DIGITS,      /* a number token of b .. c digits */
    NM_TERM_LENGTH,      /* b .. c code points */
    NM_TERM_SCRIPT,      /* a: nm_script */
    NM_TERM_WORD,        /* a: word */
    NM_TERM_WORDS,       /* a: list in WORD_SETS that the word is in */
    NM_TERM_SURFACE,     /* a: string, letter for letter */
    NM_TERM_LABEL,       /* a: label; b: form or -1, in the high half the flags; c: value or 0 */
    NM_TERM_LANGUAGE,    /* a: list in WORD_SETS, of languages, that the paragraph's is in */
    NM_TERM_COUNT
};

enum { NM_TERMS_MAX = 64 }; /* of one token */

typedef struct nm_term {
    uint8_t kind, negated, last, reserved;
    uint32_t a;
    int32_t b, c;
} nm_term;

enum { NM_CAPTURE_LABELS = 6 };

typedef struct nm_capture {
    uint32_t name;
    uint16_t labels[NM_CAPTURE_LABELS]; /* classes inside it whose value it may take; 0: no more */
} nm_capture;

enum nm_operator {
    NM_DO_END,
    NM_DO_TEXT,    /* z: a string */
    NM_DO_INTEGER, /* z */
    NM_DO_CAPTURE, /* z: the value of a capture (a number, a class word's value) */
    NM_DO_SURFACE, /* z: the text of a capture */
    NM_DO_LINK,    /* z: the id of the entry that a capture is, else its text */
    NM_DO_NEGATE,
    NM_DO_CALL, /* z: string, the name of a date function; x: argument count */
    NM_DO_COUNT
};

typedef struct nm_operation {
    uint8_t op, x;
    uint16_t reserved;
    int32_t z;
} nm_operation;

typedef struct nm_rule_attribute {
    uint32_t name, expression;
} nm_rule_attribute;

/* A site whose anchor is a number. */
typedef struct nm_number_anchor {
    int32_t low, high;
    uint16_t digits_min, digits_max;
    uint32_t site;
} nm_number_anchor;

#endif
