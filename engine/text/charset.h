/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Texts that are not UTF-8: the one door to ICU's converters and its detector. Everything behind it
 * is UTF-8. Bytes that mean nothing in the encoding become U+FFFD, as in UTF-8.
 */
#ifndef NM_TEXT_CHARSET_H
#define NM_TEXT_CHARSET_H

#include "base/error.h"

/* Decodes `bytes` from `encoding`, or from what they look like if that is "auto". NOMEN_E_ARGUMENT:
 * there is no such encoding, or the library was built without ICU; NOMEN_E_LIMIT: 512 MiB or more;
 * NOMEN_E_MEMORY. */
nomen_status nm_charset_decode(nomen_decoded *out, const char *bytes, size_t length,
                               const char *encoding, nomen_error *error);

#endif
