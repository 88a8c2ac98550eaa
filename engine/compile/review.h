/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What is wrong with rules as a whole, though each clause is sound: a name used twice (an error), a
 * test that no token can pass, or few rows of its class, a rule that another one hides, an anchor
 * that stands everywhere (warnings).
 *
 * A rule is hidden where everything that it matches an earlier or surer rule of the type matches as
 * well. That is not decided in general, but where one pattern holds the other item by item: the
 * same pattern, one of its words, a narrower number. What is reported is so; some of what is so is
 * not reported.
 */
#ifndef NM_COMPILE_REVIEW_H
#define NM_COMPILE_REVIEW_H

#include "compile/anchor.h"

/* Reports on all rules of the draft, whose rows are complete. */
void nm_review(nm_draft *draft, nm_usage *usage);

/* Reports an anchor that is too common, of a rule whose anchors are marked. Words that must stand
 * beside it make up for that. */
void nm_review_anchor(nm_draft *draft, nm_usage *usage, const nm_rule_draft *rule);

#endif
