/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where nomen's tokens differ from the default words of UAX #29, and why: all of it, in one table.
 * Each tailoring has a bit; nm_tokenize() has them all on, nm_tokenize_with() takes any set. With
 * none, the tokens are the standard's words, less white space.
 *
 * An elision is a short word that loses its vowel and leans on the next one: l'Ukraine, dell'Iran.
 * A name begins behind it. Behind every other apostrophe stands a suffix or the rest of a name
 * (country's, Türkiye'nin, O'Brien), where none begins.
 */
#ifndef NM_TOKEN_TAILORING_H
#define NM_TOKEN_TAILORING_H

#include <stdbool.h>
#include <stddef.h>

/* clang-format off */
/*  bit               name           what                                      example             */
#define NM_TAILORINGS(row)                                                                         \
    row(ATOMS,        "atoms",       "a word is cut where letters, digits and "                    \
                                     "other characters meet; the pieces are inner", "APT|28")      \
    row(APOSTROPHES,  "apostrophes", "a name may end before an apostrophe, and "                   \
                                     "begin behind an elision",                "l'|Ukraine")      \
    row(STOPS,        "stops",       "a full stop between letters parts words "                    \
                                     "unless a lower-case letter follows",     "war.|Ukraine")     \
    row(COLONS,       "colons",      "a name may end before a colon, and begin "                   \
                                     "behind it unless with a small letter",   "Oy|:n")            \
    row(UNDERSCORES,  "underscores", "underscores at the edge of a word are not "                  \
                                     "part of it",                             "_|Ukraine|_")      \
    row(INITIALISMS,  "initialisms", "single letters with full stops, and the "                    \
                                     "last full stop, are one token",          "U.S.")             \
    row(INDICATORS,   "indicators",  "addresses, domains, file names, handles, "                   \
                                     "hashes are one token",                   "evil[.]com")       \
    row(IDEOGRAPHS,   "ideographs",  "each katakana and each Han sign stands "                     \
                                     "alone; Thai and Lao am joins its letter", "ロ|シ|ア")        \
    row(NUMBERS,      "numbers",     "a number may begin behind Arabic or Hebrew "                 \
                                     "letters",                                "و|15 ב|2019")      \
    row(SPACES,       "spaces",      "every white space parts words, also the "                    \
                                     "narrow no-break space",                  "10|000")           \
    row(TRIM,         "trim",        "format characters at the edge of a token "                   \
                                     "are outside of it",                      "BOM|Ukraine")

enum {
#define row(bit, name, what, example) NM_TAILOR_INDEX_##bit,
    NM_TAILORINGS(row)
#undef row
    NM_TAILOR_COUNT
};

enum {
#define row(bit, name, what, example) NM_TAILOR_##bit = 1 << NM_TAILOR_INDEX_##bit,
    NM_TAILORINGS(row)
#undef row
    NM_TAILOR_ALL = (1 << NM_TAILOR_COUNT) - 1,
    NM_TAILOR_SLOW = 1 << NM_TAILOR_COUNT /* no tailoring: leaves out the ASCII fast path */
};
/* clang-format on */

/* Whether a folded piece before an apostrophe is an elision. */
bool nm_tailoring_is_elision(const char *folded, size_t length);

#endif
