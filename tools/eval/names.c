/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What schemes and kinds of errors are called; see evaluation.h.
 */
#include "evaluation.h"

const char *scheme_name(scheme which)
{
    static const char *const names[SCHEMES] = {
        [SCHEME_STRICT] = "strict", [SCHEME_EXACT] = "exact",     [SCHEME_PARTIAL] = "partial",
        [SCHEME_TYPE] = "type",     [SCHEME_OVERLAP] = "overlap",
    };
    return names[which];
}

const char *error_kind_name(error_kind kind)
{
    static const char *const names[ERROR_KINDS] = {
        [ERROR_MISSED] = "missed",   [ERROR_SPURIOUS] = "spurious", [ERROR_SPAN] = "wrong span",
        [ERROR_TYPE] = "wrong type", [ERROR_ID] = "wrong id",
    };
    return names[kind];
}
