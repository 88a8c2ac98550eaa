/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The places in a pattern where its rule is tried. A pattern with alternatives has several anchors
 * (anchor.h), one for each way through it; each is a site of its own, with what stands before it as
 * a program that runs backwards, and what may stand right beside it.
 */
#ifndef NM_COMPILE_SITE_H
#define NM_COMPILE_SITE_H

#include "compile/generate.h"

/* Adds the sites of a rule whose anchors are marked; false when memory is out. */
bool nm_sites_add(nm_code *code, nm_draft *draft, nm_usage *usage, nm_node *pattern,
                  uint32_t rule);

/* What a guard takes first (backwards: last); false when memory is out. */
bool nm_near_first(nm_code *code, nm_draft *draft, const nm_node *pattern, bool backwards,
                   nm_near *out);

#endif
