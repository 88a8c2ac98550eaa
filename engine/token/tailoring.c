/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See tailoring.h. The elisions of French, Italian, Catalan, Occitan, Portuguese and Maltese,
 * folded and sorted. "o" is missing on purpose (O'Brien), and so is English "n" of 'n'.
 */
#include "token/tailoring.h"

#include <string.h>

/* clang-format off */
static const char *const elisions[] = {
    "agl",    "all",    "anch",  "bell",   "c",     "ch",     "coll",  "com",   "d",
    "dagl",   "dall",   "degl",  "dell",   "dov",   "entr",   "gl",    "j",     "jusqu",
    "l",      "lorsqu", "m",     "mezz",   "n",     "negl",   "nell",  "presqu", "puisqu",
    "qu",     "quand",  "quell", "quelqu", "quest", "quoiqu", "s",     "sant",  "senz",
    "sugl",   "sull",   "t",     "tutt",   "un",
};
/* clang-format on */

bool nm_tailoring_is_elision(const char *folded, size_t length)
{
    size_t low = 0, high = sizeof elisions / sizeof *elisions;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(elisions[middle], folded, length);
        if (order == 0 && elisions[middle][length] == '\0')
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
