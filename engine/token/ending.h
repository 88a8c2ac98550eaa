/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The endings by which a word with full stops is known to be a domain or a file name. The list is
 * short on purpose: it must tell "evil.com" and "cmd.exe" from a sentence that lacks a space, not
 * hold every registered name. Two small letters count as a country's top-level domain unless they
 * are one of the English words that are none.
 */
#ifndef NM_TOKEN_ENDING_H
#define NM_TOKEN_ENDING_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `label` is such an ending: all in small letters, or a file name's all in capitals. */
bool nm_ending_is_known(const char *label, size_t length);

#endif
