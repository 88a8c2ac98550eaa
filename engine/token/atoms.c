/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Words into atoms, for any script and any set of tailorings: the reference that the fast path is
 * held against.
 *
 *     word     l’Ukraine's                          (no boundary inside, says UAX #29)
 *     pieces   l ’ Ukraine ' s
 *     inner        .         x
 *
 * A word is read piece by piece: a run of letters, a run of digits, or one other character, each
 * with the marks that follow it. A piece after the first is inner, unless a tailoring knows better
 * from the piece before it; so the state is that one piece. An initialism or indicator is looked
 * for where a piece begins that is not inner, and may reach beyond the word.
 */
#include "token/scanner.h"

#include "text/fold.h"
#include "text/property.h"
#include "text/utf8.h"
#include "token/wordbreak.h"

typedef const unsigned char *place;

/* The piece before, as far as the next one asks. */
typedef struct {
    place word_end, core_end; /* of the word; without the underscores at its end */
    nm_atom atom;
    uint32_t code; /* its first code point */
    bool any;      /* there is a piece before */
    bool text;     /* one of the pieces so far has letters or digits */
    bool releases; /* the next piece is not inner, whatever it is */
} context;

static bool on(const nm_scanner *s, unsigned tailoring)
{
    return (s->tailorings & tailoring) != 0;
}

/* ---- Shapes -------------------------------------------------------------------------------- */

typedef struct {
    unsigned upper, lower;
    bool first_upper;
} cases;

static void count_case(cases *c, unsigned category)
{
    if (category == NM_GC_LU || category == NM_GC_LT) {
        c->first_upper |= c->upper + c->lower == 0;
        c->upper += c->upper < 2;
    } else if (category == NM_GC_LL) {
        c->lower = 1;
    }
}

static uint8_t shape_of(const cases *c)
{
    if (c->upper == 0)
        return c->lower == 0 ? NM_SHAPE_NONE : NM_SHAPE_LOWER;
    if (c->lower == 0)
        return c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_UPPER;
    return c->first_upper && c->upper == 1 ? NM_SHAPE_TITLE : NM_SHAPE_MIXED;
}

/* ---- Pieces -------------------------------------------------------------------------------- */

/* Skips marks and format characters; `*trimmed` is the end without trailing format characters. */
static place skip_attached(place p, place end, place *trimmed, bool *zwj)
{
    *trimmed = p;
    *zwj = false;
    while (p < end) {
        uint32_t code;
        size_t size = nm_utf8_decode(p, end, &code);
        unsigned atom = nm_property_get(code)->atom;
        if (!nm_atom_is_attached(atom))
            break;
        p += size;
        *zwj = code == 0x200D;
        if (atom == NM_ATOM_MARK)
            *trimmed = p;
    }
    return p;
}

static bool same_digits(uint32_t a, uint32_t b)
{
    return a >> 4 == b >> 4 || (a >= 0x1D7CE && a <= 0x1D7FF && b >= 0x1D7CE && b <= 0x1D7FF);
}

/* Reads a run of letters or digits into `piece`, whose first code point ends at `p`. */
static place read_run(nm_piece *piece, place p, place end, uint32_t first, nm_atom atom,
                      const nm_property *property)
{
    cases c = {0};
    count_case(&c, property->category);
    place trimmed = p;
    piece->script = property->script;
    while (p < end) {
        uint32_t code;
        size_t size = nm_utf8_decode(p, end, &code);
        property = nm_property_get(code);
        if (nm_atom_is_attached(property->atom)) {
            p += size;
            if (property->atom == NM_ATOM_MARK)
                trimmed = p;
            continue;
        }
        if (property->atom != atom || (atom == NM_ATOM_DIGIT && !same_digits(first, code)))
            break;
        p += size;
        trimmed = p;
        count_case(&c, property->category);
        if (piece->script <= NM_SCRIPT_ZINH)
            piece->script = property->script;
    }
    piece->end = trimmed;
    piece->shape = shape_of(&c);
    return p;
}

/* Thai and Lao AM belongs to the letter before it, also when it is spelled as two. */
static place join_am(place start, place p, place end)
{
    static const unsigned char am[2][3] = {{0xE0, 0xB8, 0xB3}, {0xE0, 0xBA, 0xB3}};
    static const unsigned char nikhahit[2][6] = {{0xE0, 0xB9, 0x8D, 0xE0, 0xB8, 0xB2},
                                                 {0xE0, 0xBB, 0x8D, 0xE0, 0xBA, 0xB2}};
    for (int i = 0; i < 2; i++) {
        if (end - p >= 3 && p[0] == am[i][0] && p[1] == am[i][1] && p[2] == am[i][2])
            return p + 3;
        /* The marks may stand in another order: the sign before AA is enough. */
        for (place q = p; q - start >= 3 && end - p >= 3 && q > start && q > p - 9; q -= 3)
            if (q[-3] == nikhahit[i][0] && q[-2] == nikhahit[i][1] && q[-1] == nikhahit[i][2] &&
                p[0] == nikhahit[i][3] && p[1] == nikhahit[i][4] && p[2] == nikhahit[i][5])
                return p + 3;
    }
    return p;
}

/* Reads what stands alone, with its marks: a sign, an emoji sequence, a flag. */
static place read_single(const nm_scanner *s, nm_piece *piece, place p, uint32_t code,
                         const nm_property *property)
{
    bool zwj, flag = property->word_break == NM_WB_REGIONAL_INDICATOR;
    place end = s->end, trimmed;
    piece->script = property->script;
    piece->shape = NM_SHAPE_NONE;
    p = skip_attached(p, end, &trimmed, &zwj);
    while (p < end && (zwj || flag)) {
        uint32_t next;
        size_t size = nm_utf8_decode(p, end, &next);
        property = nm_property_get(next);
        bool joins = (zwj && (property->flags & NM_EXTENDED_PICTOGRAPHIC)) ||
                     (flag && property->word_break == NM_WB_REGIONAL_INDICATOR);
        if (!joins)
            break;
        flag = false;
        p = skip_attached(p + size, end, &trimmed, &zwj);
    }
    if (code >= 0xE00 && code < 0xF00 && on(s, NM_TAILOR_IDEOGRAPHS)) {
        place joined = join_am(piece->start, p, end);
        if (joined != p)
            p = skip_attached(joined, end, &trimmed, &zwj);
    }
    piece->end = trimmed;
    return p;
}

/* Reads the piece at `p`; returns where the next one begins. */
static place read_piece(const nm_scanner *s, nm_piece *piece, place p, context *c)
{
    static const uint8_t kinds[] = {
        [NM_ATOM_OTHER] = NM_KIND_OTHER,         [NM_ATOM_SPACE] = NM_KIND_OTHER,
        [NM_ATOM_LETTER] = NM_KIND_WORD,         [NM_ATOM_DIGIT] = NM_KIND_NUMBER,
        [NM_ATOM_IDEOGRAPH] = NM_KIND_IDEOGRAPH, [NM_ATOM_MARK] = NM_KIND_OTHER,
        [NM_ATOM_FORMAT] = NM_KIND_OTHER,        [NM_ATOM_PUNCTUATION] = NM_KIND_PUNCTUATION,
        [NM_ATOM_SYMBOL] = NM_KIND_SYMBOL};
    uint32_t code;
    piece->start = p;
    p += nm_utf8_decode(p, s->end, &code);
    const nm_property *property = nm_property_get(code);
    c->code = code;
    c->atom = (nm_atom)property->atom;
    piece->kind = kinds[c->atom];
    p = c->atom == NM_ATOM_LETTER || c->atom == NM_ATOM_DIGIT
            ? read_run(piece, p, c->word_end, code, c->atom, property)
            : read_single(s, piece, p, code, property);
    if (!on(s, NM_TAILOR_TRIM))
        piece->end = p;
    return p;
}

/* ---- Initialisms --------------------------------------------------------------------------- */

/* The end of a single letter with its marks, or NULL. */
static place single_letter(place p, place end, cases *c, uint8_t *script)
{
    uint32_t code;
    place trimmed;
    bool zwj;
    p += nm_utf8_decode(p, end, &code);
    const nm_property *property = nm_property_get(code);
    if (property->atom != NM_ATOM_LETTER || property->script == NM_SCRIPT_HANG)
        return NULL;
    count_case(c, property->category);
    *script = property->script;
    return skip_attached(p, end, &trimmed, &zwj);
}

static bool begins_word(place p, place end)
{
    uint32_t code;
    if (p == end)
        return false;
    nm_utf8_decode(p, end, &code);
    unsigned atom = nm_property_get(code)->atom;
    return atom == NM_ATOM_LETTER || atom == NM_ATOM_DIGIT || nm_atom_is_attached(atom) ||
           code == '_';
}

/* Reads an initialism at `p` into `piece`: letter, stop, letter ... with or without a last stop. */
static bool read_initialism(const nm_scanner *s, nm_piece *piece, place p)
{
    cases c = {0}, before;
    unsigned letters = 0;
    place stop = NULL; /* the end of what is sure */
    piece->start = p;
    while (p < s->end) {
        before = c;
        p = single_letter(p, s->end, &c, &piece->script);
        if (p == NULL || begins_word(p, s->end)) {
            c = before; /* "U.S.China": a word after the last stop */
            break;
        }
        letters++;
        stop = p;
        if (p == s->end || *p != '.')
            break;
        stop = ++p;
    }
    if (letters < 2)
        return false;
    piece->end = stop;
    piece->kind = NM_KIND_INITIALISM;
    piece->shape = shape_of(&c);
    piece->inner = false;
    return true;
}

/* ---- Boundaries inside words --------------------------------------------------------------- */

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || (code >= 0x2BB && code <= 0x2BD) || code == 0x55A || code == 0x5F3 ||
           code == 0x2018 || code == 0x2019 || code == 0x201B || code == 0xFF07;
}

static bool is_stop(uint32_t code)
{
    return code == '.' || code == 0xFF0E || code == 0xFE52 || code == 0x2024;
}

static bool is_colon(uint32_t code)
{
    return code == ':' || code == 0xFF1A || code == 0xFE55 || code == 0xFE13;
}

static bool begins_small(place p, place end)
{
    uint32_t code;
    if (p == end)
        return false;
    nm_utf8_decode(p, end, &code);
    return nm_property_get(code)->category == NM_GC_LL;
}

static bool is_elision(const nm_piece *piece)
{
    char folded[NM_FOLD_ROOM];
    if (piece->kind != NM_KIND_WORD || piece->inner || piece->end - piece->start > 12)
        return false;
    size_t length =
        nm_fold_token((const char *)piece->start, (size_t)(piece->end - piece->start), folded);
    return nm_tailoring_is_elision(folded, length);
}

/* Whether `piece`, which ends before `next`, is inner. `left` is the piece before it; `c` knows
 * this one's first code point and what the pieces before left behind. */
static bool is_inner(const nm_scanner *s, const nm_piece *piece, place next, const nm_piece *left,
                     context *c, nm_atom left_atom)
{
    bool released = c->releases;
    c->releases = false;
    bool wide = c->atom == NM_ATOM_IDEOGRAPH || left_atom == NM_ATOM_IDEOGRAPH;
    if (on(s, NM_TAILOR_UNDERSCORES) && c->code != '\'' &&
        (!c->text || piece->start >= c->core_end))
        released = true;
    if (c->atom == NM_ATOM_PUNCTUATION) {
        bool letters = left_atom == NM_ATOM_LETTER;
        if (is_apostrophe(c->code) && on(s, NM_TAILOR_APOSTROPHES) && left_atom != NM_ATOM_DIGIT) {
            c->releases = !letters || is_elision(left);
            return false;
        }
        if (is_stop(c->code) && letters && on(s, NM_TAILOR_STOPS) &&
            !begins_small(next, c->word_end)) {
            c->releases = true;
            return false;
        }
        if (is_colon(c->code) && letters && on(s, NM_TAILOR_COLONS)) {
            c->releases = !begins_small(next, c->word_end);
            return false;
        }
    }
    if (wide && on(s, NM_TAILOR_IDEOGRAPHS))
        return false;
    if (on(s, NM_TAILOR_NUMBERS) && c->atom == NM_ATOM_DIGIT && left_atom == NM_ATOM_LETTER &&
        (left->script == NM_SCRIPT_ARAB || left->script == NM_SCRIPT_HEBR))
        return false; /* a preposition is written onto the number */
    return !released;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* The end of the word without the underscores (U+005F and its like) that close it. */
static place without_underscores(place p, place end)
{
    place core = p;
    while (p < end) {
        uint32_t code;
        p += nm_utf8_decode(p, end, &code);
        const nm_property *property = nm_property_get(code);
        if (property->word_break != NM_WB_EXTEND_NUM_LET && !nm_atom_is_attached(property->atom))
            core = p;
    }
    return core;
}

/* Reads an initialism or indicator at `p`; NULL: there is none. */
static place read_special(nm_scanner *s, nm_piece *piece, place p)
{
    if (*p < 0x80 && on(s, NM_TAILOR_INDICATORS)) {
        place end = nm_scanner_indicator(s, p);
        if (end != NULL) {
            *piece = (nm_piece){p, end, NM_KIND_INDICATOR, NM_SHAPE_NONE, NM_SCRIPT_ZYYY, false};
            return end;
        }
    }
    if (on(s, NM_TAILOR_INITIALISMS) && (*p >= 0x80 || (p + 1 < s->end && p[1] == '.')) &&
        read_initialism(s, piece, p))
        return piece->end;
    return NULL;
}

/* One token for the whole word, of the kind of its first piece. */
static place emit_whole(nm_scanner *s, place p, place end)
{
    nm_piece piece = {0};
    context c = {.word_end = end, .core_end = end};
    read_piece(s, &piece, p, &c);
    piece.end = end;
    return nm_scanner_emit(s, &piece) ? end : NULL;
}

const unsigned char *nm_atoms_scan(nm_scanner *s, const unsigned char *p)
{
    size_t length = (size_t)(s->end - s->text);
    place word_end = s->text + nm_word_next((const char *)s->text, length, (size_t)(p - s->text));
    if (!on(s, NM_TAILOR_ATOMS))
        return emit_whole(s, p, word_end);
    context c = {.word_end = word_end};
    c.core_end = on(s, NM_TAILOR_UNDERSCORES) ? without_underscores(p, word_end) : word_end;
    nm_piece piece = {0};
    while (p < word_end) {
        nm_piece left = piece;
        nm_atom left_atom = c.atom;
        bool fresh = !c.any || c.releases || left_atom == NM_ATOM_PUNCTUATION;
        place next = fresh ? read_special(s, &piece, p) : NULL;
        if (next != NULL) {
            c.releases = true;
            c.atom = NM_ATOM_OTHER;
        } else {
            next = read_piece(s, &piece, p, &c);
            if (c.atom == NM_ATOM_SPACE) { /* one that UAX #29 counts as part of a word */
                if (on(s, NM_TAILOR_SPACES))
                    break;
                s->pending |= NM_TOKEN_GAP;
                p = next;
                continue;
            }
            piece.inner = c.any && is_inner(s, &piece, next, &left, &c, left_atom);
        }
        c.any = true;
        if (piece.kind == NM_KIND_IDEOGRAPH)
            c.text = !on(s, NM_TAILOR_IDEOGRAPHS); /* what follows is a word of its own */
        else if (piece.kind == NM_KIND_WORD || piece.kind == NM_KIND_NUMBER)
            c.text = true;
        if (!nm_scanner_emit(s, &piece))
            return NULL;
        p = next;
    }
    return p;
}
