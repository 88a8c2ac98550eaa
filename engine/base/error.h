/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Failing, in one line.
 *
 * Every function that can fail returns a nomen_status (0 good, negative bad) and takes an optional
 * nomen_error that it fills. There is no thread-local error and nothing is printed. A failure reads
 *
 *     return nm_fail(error, NOMEN_E_IO, "cannot open %s: %s", path, strerror(errno));
 *
 * The error is filled once, where the failure is first known; callers only pass the status on.
 */
#ifndef NM_BASE_ERROR_H
#define NM_BASE_ERROR_H

#include "nomen.h"

#if defined(__GNUC__)
#define NM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define NM_PRINTF(text, first)
#endif

/* Fills `error` (may be NULL) with `status` and the formatted message, and returns `status`. */
nomen_status nm_fail(nomen_error *error, nomen_status status, const char *format, ...)
    NM_PRINTF(3, 4);

/* The same for "out of memory", with no formatting. */
nomen_status nm_fail_memory(nomen_error *error);

#endif
