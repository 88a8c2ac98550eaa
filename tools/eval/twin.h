/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Is a file about the documents of another? Two golds share none, and a prediction shares them all,
 * so it is enough to look at the first ones: one that is known by the same key and has the same
 * text.
 */
#ifndef NOMEN_TWIN_H
#define NOMEN_TWIN_H

#include "stream.h"

/* Whether the streams, which are read for it, share one of their first documents. */
bool share_documents(document_stream *first, document_stream *second);

#endif
