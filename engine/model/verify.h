/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks all of a model: each section's checksum, and that every reference in it stays inside the
 * section that it points into. A model that passes was written by nomen and not changed since, or
 * was made with care; one that was only opened is still safe to use (view.h), just not sure to be
 * right. O(size).
 */
#ifndef NM_MODEL_VERIFY_H
#define NM_MODEL_VERIFY_H

#include "model/view.h"

nomen_status nm_view_verify(const nm_view *view, nomen_error *error);

#endif
