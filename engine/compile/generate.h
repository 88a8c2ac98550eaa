/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Turns patterns and expressions into the instructions of the model. A program is a small
 * nondeterministic automaton in the manner of Thompson and Pike: token tests joined by SPLIT and
 * JUMP, with SAVE for captures. Repetitions are unrolled, so every program is finite in the tokens
 * it can take, and match/program.c runs it without backtracking.
 */
#ifndef NM_COMPILE_GENERATE_H
#define NM_COMPILE_GENERATE_H

#include "compile/anchor.h"
#include "compile/runs.h"

enum { NM_PROGRAM_MAX = 1000 /* instructions */, NM_WIDTH_MAX = 64 /* tokens */ };

typedef struct nm_anchor_pair {
    uint32_t key, site; /* key: a word or a label */
} nm_anchor_pair;

/* The sections that rules make, while they grow. */
typedef struct nm_code {
    NM_ARRAY(nm_instruction) code;
    NM_ARRAY(nm_term) terms;
    NM_ARRAY(uint32_t) word_sets;
    NM_ARRAY(nm_guard) guards;
    NM_ARRAY(nm_capture) captures;
    NM_ARRAY(nm_operation) expressions;
    NM_ARRAY(nm_rule_attribute) attributes;
    NM_ARRAY(nm_rule) rules;
    NM_ARRAY(nm_evidence_rule) evidence;
    NM_ARRAY(nm_site) sites;
    NM_ARRAY(nm_anchor_pair) word_anchors, label_anchors;
    NM_ARRAY(nm_number_anchor) numbers;
    NM_ARRAY(nm_neighbour) neighbours;
    nm_runs code_runs, term_runs, word_runs, neighbour_runs;
} nm_code;

/* Adds a rule or a piece of evidence; what is wrong with it is reported. False: out of memory. */
bool nm_generate(nm_code *code, nm_draft *draft, nm_usage *usage,
                 const nm_rule_draft *rule);

void nm_code_free(nm_code *code);

#endif
