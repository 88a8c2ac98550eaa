/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What may stand beside a place: a cheap reason not to run a program (compile/neighbour.h). It errs on
 * the side of yes: the language is not asked for, and of a phrase only one word is looked at.
 *
 * Cost: two tests of bits tell most words that will not do; see nm_neighbour.
 */
#ifndef NM_MATCH_NEAR_H
#define NM_MATCH_NEAR_H

#include "match/subject.h"

/* Whether a token, which may be one outside the text, can be the neighbour that is wanted: `before`
 * the place, where it may be the end of a phrase, or behind it, where one begins. */
bool nm_may_be_near(const nm_subject *subject, nm_near near, uint32_t token, bool before);

#endif
