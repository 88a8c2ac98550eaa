/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The order of day and month in the digits of a document. 7/9/2023 is 7 September or 9 July; a
 * writer who says 25/12 elsewhere means September, one who says 12/25 means July. The dates that can
 * be read in one way only vote; the language, by which the rules guess, counts where they do not.
 */
#ifndef NM_CONTEXT_ORDER_H
#define NM_CONTEXT_ORDER_H

#include "match/matcher.h"

/* The order of most dates that tell theirs; NM_ORDER_NONE where none does, or they disagree. */
nm_date_order nm_order_of_document(const nm_matcher *m);

#endif
