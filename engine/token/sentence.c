/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The default sentence boundaries; see sentence.h. The rule numbers are those of UAX #29, revision
 * 41 (Unicode 15.0).
 *
 * The text behind a terminator runs through four states, and the next character decides:
 *
 *     OPEN --SATerm--> TERMINATOR --Close--> CLOSED --Sp--> SPACED        ATerm and STerm apart
 *
 * Only SB8 looks further ahead, over everything that is neither letter nor the like, for a small
 * letter. The answer is the same for every position up to that letter, so it is kept, and a text of
 * nothing but full stops stays linear.
 */
#include "token/sentence.h"

#include "text/property.h"
#include "text/utf8.h"

typedef const unsigned char *place;

typedef enum { OPEN, TERMINATOR, CLOSED, SPACED } phase;

typedef struct {
    place end;
    phase phase;
    bool a_term;              /* the terminator is an ATerm */
    nm_sentence_break before; /* the class before the terminator */
    nm_sentence_break last;   /* the class before this position, ignored ones left out */
} state;

static nm_sentence_break class_at(place p, place end, size_t *size)
{
    uint32_t code;
    *size = nm_utf8_decode(p, end, &code);
    return (nm_sentence_break)nm_property_get(code)->sentence_break;
}

/* SB8: whether a small letter is the first thing that counts from `p` on. `*known` is where the
 * last search stopped, `*answer` what it found. */
static bool small_letter_ahead(place p, place end, place *known, bool *answer)
{
    if (p < *known)
        return *answer;
    *answer = false;
    while (p < end) {
        size_t size;
        nm_sentence_break class = class_at(p, end, &size);
        p += size;
        if (class == NM_SB_LOWER)
            *answer = true;
        if (class == NM_SB_LOWER || class == NM_SB_UPPER || class == NM_SB_O_LETTER ||
            class == NM_SB_SEP || class == NM_SB_CR || class == NM_SB_LF || class == NM_SB_A_TERM ||
            class == NM_SB_S_TERM)
            break;
    }
    *known = p;
    return *answer;
}

static bool is_separator(nm_sentence_break class)
{
    return class == NM_SB_SEP || class == NM_SB_CR || class == NM_SB_LF;
}

/* Whether the sentence ends before a character of class `right` at `p`. */
static bool ends(const state *s, nm_sentence_break right, place p, place *known, bool *answer)
{
    if (s->phase == OPEN)
        return false; /* SB998 */
    if (s->phase == TERMINATOR && s->a_term) {
        if (right == NM_SB_NUMERIC)
            return false; /* SB6 */
        if (right == NM_SB_UPPER && (s->before == NM_SB_UPPER || s->before == NM_SB_LOWER))
            return false; /* SB7 */
    }
    if (right == NM_SB_S_CONTINUE || right == NM_SB_A_TERM || right == NM_SB_S_TERM)
        return false; /* SB8a */
    if (right == NM_SB_SP || is_separator(right))
        return false; /* SB9, SB10 */
    if (right == NM_SB_CLOSE && s->phase != SPACED)
        return false;                                                    /* SB9 */
    return !(s->a_term && small_letter_ahead(p, s->end, known, answer)); /* SB8, SB11 */
}

static void advance(state *s, nm_sentence_break class)
{
    if (class == NM_SB_A_TERM || class == NM_SB_S_TERM) {
        s->phase = TERMINATOR;
        s->a_term = class == NM_SB_A_TERM;
        s->before = s->last;
    } else if (s->phase != OPEN && class == NM_SB_SP) {
        s->phase = SPACED;
    } else if ((s->phase == TERMINATOR || s->phase == CLOSED) && class == NM_SB_CLOSE) {
        s->phase = CLOSED;
    } else {
        s->phase = OPEN;
    }
    s->last = class;
}

size_t nm_sentence_next(const char *text, size_t length, size_t start)
{
    place first = (place)text, p = first + start, known = p;
    bool answer = false;
    state s = {first + length, OPEN, false, NM_SB_OTHER, NM_SB_OTHER};
    while (p < s.end) {
        size_t size;
        nm_sentence_break class = class_at(p, s.end, &size);
        bool ignored = class == NM_SB_EXTEND || class == NM_SB_FORMAT; /* SB5 */
        if (!ignored && p > first + start && ends(&s, class, p, &known, &answer))
            break;
        p += size;
        if (is_separator(class)) { /* SB3, SB4 */
            if (class == NM_SB_CR && p < s.end && *p == '\n')
                p++;
            break;
        }
        if (!ignored)
            advance(&s, class);
    }
    return (size_t)(p - first);
}
