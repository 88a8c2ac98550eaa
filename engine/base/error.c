/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See error.h.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

nomen_status nm_fail(nomen_error *error, nomen_status status, const char *format, ...)
{
    if (error != NULL) {
        memset(error, 0, sizeof *error);
        error->status = status;
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
    }
    return status;
}

nomen_status nm_fail_memory(nomen_error *error)
{
    return nm_fail(error, NOMEN_E_MEMORY, "out of memory");
}
