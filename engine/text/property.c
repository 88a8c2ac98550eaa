/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See property.h. The tables of fold.c live in the same generated file and are defined here.
 */
#include "text/property.h"

#include "text/fold_table.h"

#include "text/unicode_tables.inc"

_Static_assert(NM_STAGE_LOW == NM_PROPERTY_LOW, "regenerate the tables, or mend property.h");
_Static_assert(NM_STAGE_MIDDLE == NM_PROPERTY_MIDDLE, "regenerate the tables, or mend property.h");
_Static_assert(NM_FOLD_LOW == NM_FOLD_TABLE_LOW, "regenerate the tables, or mend fold_table.h");

const char *nm_script_name(unsigned script)
{
    return script < NM_SCRIPT_COUNT ? script_names[script] : "Zzzz";
}

const char *nm_property_version(void)
{
    return NM_UNICODE_VERSION;
}
