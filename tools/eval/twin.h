/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Is a file about the documents of another? A prediction is, and a second gold is not. It is enough
 * to look at the beginnings: whether they share a document, known by the same key and with the same
 * text; or, since a prediction whose text was altered must not pass for gold, whether their texts
 * are much the same.
 *
 * How much the same texts are is estimated from sketches: of the hashes of all runs of three words
 * the lowest are kept, a random sample that is the same for the same text. Of the lowest of both, a
 * share is in both, and that estimates how much of all is (Broder, "On the resemblance and
 * containment of documents", 1997).
 */
#ifndef NOMEN_TWIN_H
#define NOMEN_TWIN_H

#include "stream.h"

/* Whether the streams, which are read for it, are about the same documents. */
bool share_documents(document_stream *first, document_stream *second);

#endif
