/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Zones: what kind of line a token stands in. Capitals mean something in prose and nothing in a
 * headline, so whoever reads capitals as evidence asks for the zone first.
 *
 *     QUOTE     > at its head
 *     LIST      a bullet at its head, or "1." "2)" "a)" "(iv)" and a space
 *     DATELINE  JAKARTA - ...   MANILA, Philippines (Reuters) — ...      capitals, then
 *               perhaps a comma and capitalised words, then perhaps a bracket, then a dash: what
 *               stands before the dash, where the line is not all capitals; the rest is PROSE
 *     TITLE     three words or more, no full stop at the end, and
 *               all capitals and at most 20 words; or
 *               at most 30 words, of which four in five of those that count are capitalised (small
 *               words of up to three letters do not count), and no list of names: where commas part
 *               every two words or fewer
 *     CAPS      any other line of two words or more, all of them in capitals
 *     PROSE     the rest
 */
#ifndef NM_TOKEN_ZONE_H
#define NM_TOKEN_ZONE_H

#include "token/token.h"

/* Sets the zone of the tokens from `first` up to `end`, a line and not an empty one, of which
 * `capitalised` have a capital. */
void nm_zone_mark(nm_tokens *tokens, size_t first, size_t end, size_t capitalised);

#endif
