/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Indicators: URLs, e-mail addresses, @handles, domains, file names, IPv4, IPv6 and MAC addresses,
 * hashes, and their defanged forms. They are single tokens, because nothing inside them is a name.
 *
 *     run     (letters digits - _ and dots between them, defanged or not, and one @)
 *     url     scheme "://" tail | "www." run tail | domain "/" tail
 *     email   run "@" domain
 *     domain  run whose last label is a known ending; a longer or defanged run may end in any word
 *     colons  8 groups of hexadecimal digits, or fewer and one "::"; 6 pairs
 *     hash    16 or more hexadecimal characters, letters and digits; or letters and digits by turns
 *
 * A candidate is judged by its whole run, so one look over the run decides, and `*tried` tells how
 * far nothing begins: each byte is looked at a bounded number of times.
 */
#ifndef NM_TOKEN_INDICATOR_H
#define NM_TOKEN_INDICATOR_H

#include <stdbool.h>

/* Whether the byte at `p`, behind `first` or there, betrays that its chunk may hold a URL, address,
 * domain or handle: a full stop inside a word, an @, a defanged dot ... */
bool nm_indicator_betrays(const unsigned char *first, const unsigned char *p,
                          const unsigned char *end);

/* Whether the bytes from `p` up to the next white space can hold a URL, address, domain or handle.
 * The answer holds for every position before `*until`: nearly always "no", and for a long way. */
bool nm_indicator_suspect(const unsigned char *p, const unsigned char *end,
                          const unsigned char **until);

/* The end of the URL, address, domain, file name or handle that begins at `p`, or NULL; then none
 * begins before `*tried` either. `p` stands at a letter or digit of ASCII or at an @, and not right
 * behind one. */
const unsigned char *nm_indicator_end(const unsigned char *p, const unsigned char *end,
                                      const unsigned char **tried);

/* The end of the hash or mixed identifier that begins at `p`, or NULL. */
const unsigned char *nm_indicator_hash_end(const unsigned char *p, const unsigned char *end);

#endif
