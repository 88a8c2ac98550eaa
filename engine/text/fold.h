/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Folding: the form in which a token is looked up.
 *
 *     Türkiye   TÜRKİYE  ->  turkiye         case, accents
 *     Ｒｕｓｓｉａ           ->  russia          width and other compatibility forms
 *     ﬁnlande            ->  finlande
 *     Россия́  РОССИЯ     ->  россия          stress; й stays й, ё becomes е
 *     رُوسِيَا  روسيـــا      ->  روسيا           vowel signs, tatweel
 *     Rus(U+00AD)sia     ->  russia          what is invisible
 *     ’ “ — ·            ->  ' " - ·         one apostrophe, quote, dash and middle dot
 *
 * In the terms of Unicode: full case folding and compatibility decomposition to the end, default
 * ignorables dropped, signs of one meaning made one, non-spacing marks stripped where the language
 * reads the letter without them (after Latin and Greek letters; in Cyrillic the stress marks and
 * the dots of ё; Arabic and Hebrew vowel points; never a vowel sign of an Indic script, never the
 * voicing of kana), the letters ø ł đ ħ ŧ ı without their strokes (and with a dot), and canonical
 * composition. The fold of a fold is itself, and all normal forms of a token have one fold; only
 * spacing accents (U+00A8 and the like) stay as they are, since their compatibility form begins
 * with a space.
 *
 * ASCII is folded by the tokenizer itself; most other tokens by a table (fold_table.h); the rest by
 * utf8proc. A test holds the table against the general way for every code point.
 */
#ifndef NM_TEXT_FOLD_H
#define NM_TEXT_FOLD_H

#include <stddef.h>
#include <stdint.h>

/* No name is longer than this, in bytes of its folded form. */
#define NM_FOLD_LIMIT 1024

/* Room that `out` must have: the fold may be written past its end, in whole pieces. */
#define NM_FOLD_ROOM (NM_FOLD_LIMIT + 64)

/* Folds a token into `out` and returns the bytes written, or SIZE_MAX for a token whose fold is
 * longer than NM_FOLD_LIMIT (or has more than 30 marks in a row). `out` then holds nothing of use.
 * The time is bounded by the length. Ill-formed bytes fold to U+FFFD. */
size_t nm_fold_token(const char *text, size_t length, char *out);

/* The same without the table: what the table is tested against. */
size_t nm_fold_token_general(const char *text, size_t length, char *out);

#endif
