/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See indicator.h.
 */
#include "token/indicator.h"

#include "text/property.h"
#include "text/utf8.h"
#include "token/ending.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__) && !defined(NM_NO_SIMD)
#include <emmintrin.h>
#define SIMD 1
#endif

typedef const unsigned char *place;

/* What one look over a run found. */
typedef struct {
    place start, end; /* of the run */
    place at, after;  /* its @, and what follows that; NULL: none */
    place label;      /* where the last label begins */
    unsigned dots;    /* before the @ they do not count */
    bool defanged;
    bool capital;    /* a label begins with a capital */
    bool long_label; /* a label before the last one has two characters or more */
} run;

static bool is_digit(unsigned char c)
{
    return (unsigned)(c - '0') < 10;
}

static bool is_lower(unsigned char c)
{
    return (unsigned)(c - 'a') < 26;
}

static bool is_upper(unsigned char c)
{
    return (unsigned)(c - 'A') < 26;
}

static bool is_alnum(unsigned char c)
{
    return is_digit(c) || is_lower(c | 0x20);
}

static bool is_hexadecimal(unsigned char c)
{
    return is_digit(c) || (unsigned)((c | 0x20) - 'a') < 6;
}

static bool is_label(unsigned char c)
{
    return is_alnum(c) || c == '-' || c == '_';
}

/* Whether a word goes on at `p` beyond ASCII, so that what ended there was only its beginning. */
static bool continues(place p, place end)
{
    if (p == end || *p < 0x80)
        return false;
    uint32_t code;
    nm_utf8_decode(p, end, &code);
    unsigned atom = nm_property_get(code)->atom;
    return atom == NM_ATOM_LETTER || atom == NM_ATOM_DIGIT || atom == NM_ATOM_MARK;
}

static bool begins_with(place p, place end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - p) >= length && memcmp(p, word, length) == 0;
}

/* The width of a dot at `p` ("." "[.]" "(dot)") before a further label; 0: there is none. */
static size_t dot_width(place p, place end)
{
    static const char *const forms[] = {"[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"};
    size_t width = 0;
    if (*p == '.')
        width = 1;
    else if (*p == '[' || *p == '(' || *p == '{')
        for (size_t i = 0; i < sizeof forms / sizeof *forms && width == 0; i++)
            if (begins_with(p, end, forms[i]))
                width = strlen(forms[i]);
    return width > 0 && p + width < end && (is_alnum(p[width]) || p[width] == '_') ? width : 0;
}

static size_t at_width(place p, place end)
{
    size_t width = *p == '@'                                                    ? 1
                   : begins_with(p, end, "[@]")                                 ? 3
                   : begins_with(p, end, "[at]") || begins_with(p, end, "(at)") ? 4
                                                                                : 0;
    return width > 0 && p + width < end && is_alnum(p[width]) ? width : 0;
}

static void begin_label(run *r, place p, bool counts)
{
    if (counts) {
        r->dots++;
        r->long_label |= p - r->label > 2;
    }
    r->label = p;
    r->capital |= is_upper(*p);
}

/* Reads the run at `p`. A plus sign belongs to it only if an @ follows. */
static run read_run(place p, place end)
{
    run r = {.start = p, .end = p, .label = p, .capital = is_upper(*p)};
    place plus = NULL;
    run before_plus = r;
    while (p < end) {
        size_t width;
        if (is_label(*p)) {
            p++;
        } else if ((width = dot_width(p, end)) > 0) {
            r.defanged |= width > 1;
            begin_label(&r, p + width, true);
            p += width;
        } else if (r.at == NULL && (width = at_width(p, end)) > 0) {
            r.at = p;
            r.defanged = width > 1;
            r.dots = 0;
            r.long_label = true;
            r.after = p += width;
            begin_label(&r, p, false);
        } else if (*p == '+' && r.at == NULL && plus == NULL && p + 1 < end && is_label(p[1])) {
            before_plus = r;
            plus = p++;
        } else {
            break;
        }
    }
    if (plus != NULL && r.at == NULL) {
        r = before_plus;
        p = plus;
    }
    r.end = p;
    return r;
}

/* Where sentence punctuation and unpaired closing brackets begin at the end of a URL. */
static place trim_tail(place start, place p)
{
    int open[2] = {0, 0};
    for (place q = start; q < p; q++) {
        open[0] += (*q == '(') - (*q == ')');
        open[1] += (*q == '[') - (*q == ']');
    }
    for (; p > start; p--) {
        unsigned char c = p[-1];
        if (c == ')' && open[0] < 0)
            open[0]++;
        else if (c == ']' && open[1] < 0)
            open[1]++;
        else if (strchr(".,;:!?'*_~([", c) == NULL)
            break;
        else if (c == '(' || c == '[')
            open[c == '[']--;
    }
    return p;
}

/* The end of what a URL can hold from `p` on. */
static place url_tail(place start, place p, place end)
{
    while (p < end) {
        if (*p < 0x80) {
            if (*p <= ' ' || *p == 0x7F || strchr("<>\"`{}|\\^", *p) != NULL)
                break;
            p++;
            continue;
        }
        uint32_t code;
        size_t size = nm_utf8_decode(p, end, &code);
        unsigned atom = nm_property_get(code)->atom;
        if (atom != NM_ATOM_LETTER && atom != NM_ATOM_DIGIT && atom != NM_ATOM_MARK)
            break;
        p += size;
    }
    return trim_tail(start, p);
}

/* What follows a scheme, and where it goes on: "://" or a defanged form; NULL: nothing does. */
static place scheme_mark(place p, place end)
{
    static const char *const forms[] = {"://", "[:]//", "[://]", "[:/]/", "(:)//"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (begins_with(p, end, forms[i])) {
            place next = p + strlen(forms[i]);
            return next < end && (is_alnum(*next) || *next == '[' || *next >= 0x80) ? next : NULL;
        }
    return NULL;
}

/* The beginning of the scheme that ends at the end of the run; the run's end if it is none. */
static place scheme_start(const run *r)
{
    place p = r->end;
    while (p > r->start && r->end - p < 16 && is_alnum(p[-1]))
        p--;
    while (p < r->end && is_digit(*p))
        p++;
    return r->end - p >= 2 ? p : r->end;
}

/* The end of an IPv4 address that is the whole run, with its port or mask; NULL: it is none. */
static place ipv4_end(const run *r, place end)
{
    unsigned value = 0, digits = 0;
    if (r->dots != 3 || r->at != NULL)
        return NULL;
    for (place p = r->start; p < r->end; p++) {
        if (is_digit(*p)) {
            value = value * 10 + (*p - (unsigned)'0');
            if (++digits > 3 || value > 255)
                return NULL;
        } else if (is_label(*p)) {
            return NULL;
        } else {
            p += dot_width(p, r->end) - 1;
            value = digits = 0;
        }
    }
    place p = r->end;
    if (p + 1 < end && (*p == ':' || *p == '/') && is_digit(p[1]))
        for (p++; p < end && is_digit(*p); p++)
            continue;
    return p;
}

static bool all_digits(place p, place end)
{
    while (p < end && is_digit(*p))
        p++;
    return p == end;
}

/* The end of the domain or file name that begins at `start`; NULL: the run is none. */
static place domain_end(const run *r, place start)
{
    place p = r->label, stop = r->end;
    if (r->dots == 0)
        return NULL;
    while (p < stop && *p != '-' && *p != '_')
        p++;
    bool known = nm_ending_is_known((const char *)r->label, (size_t)(p - r->label));
    if (known && r->dots == 1 && !r->defanged && p - r->label == 2 &&
        all_digits(start, r->label - 1))
        return NULL; /* "3.pm" */
    if (known)
        return p;
    if (p - r->label < 2 || p - r->label > 24)
        return NULL;
    for (place q = r->label; q < p; q++)
        if (!is_lower(*q))
            return NULL;
    return r->defanged || (r->dots > 1 && !r->capital && r->long_label && p == stop) ? p : NULL;
}

static place handle_end(place p, place end)
{
    place start = ++p;
    while (p < end) {
        uint32_t code;
        size_t size = nm_utf8_decode(p, end, &code);
        unsigned atom = nm_property_get(code)->atom;
        if (code != '_' && atom != NM_ATOM_LETTER && atom != NM_ATOM_DIGIT &&
            (p == start || atom != NM_ATOM_MARK))
            break;
        p += size;
    }
    if (p == start)
        return NULL;
    if (p + 1 < end && *p == '@' && is_alnum(p[1])) { /* @name@server */
        run r = read_run(p + 1, end);
        place stop = domain_end(&r, r.start);
        p = stop != NULL ? stop : p;
    }
    return p;
}

/* ---- IPv6 and MAC addresses ---------------------------------------------------------------- */

/* The end of the IPv6 or MAC address that begins at `p`; NULL: none does. Eight groups of up to
 * four hexadecimal digits, or fewer with one "::", a decimal digit and a group of three or more (so
 * that it is no name in a program and no time of day); the last two may be written as IPv4, and a
 * prefix may follow. Six groups of two are a MAC address. */
static place colons_end(place p, place end)
{
    unsigned groups = 0, pairs = 0;
    bool gap = false, digit = false, wide = false;
    for (;;) {
        place start = p;
        for (; p < end && p - start < 5 && is_hexadecimal(*p); p++)
            digit |= is_digit(*p);
        if (p - start > 4)
            return NULL;
        groups += p > start;
        pairs += p - start == 2;
        wide |= p - start > 2;
        if (p + 1 < end && *p == '.' && is_digit(p[1]) && groups > 1 && groups < 8) {
            run r = read_run(start, end);
            p = ipv4_end(&r, r.end);
            groups++;
            break;
        }
        if (p == end || *p != ':' || groups == 8)
            break;
        if (p + 1 < end && p[1] == ':') {
            if (gap)
                return NULL;
            gap = true;
            p++;
        } else if (p + 1 == end || !is_hexadecimal(p[1])) {
            break;
        }
        p++;
    }
    if (p == NULL ||
        !(gap ? digit && wide && groups < 8 : groups == 8 || (groups == 6 && pairs == 6)))
        return NULL;
    if (p + 1 < end && *p == '/' && is_digit(p[1]))
        for (p++; p < end && is_digit(*p); p++)
            continue;
    bool more = p + 1 < end && *p == ':' && is_hexadecimal(p[1]);
    return more || (p < end && (is_label(*p) || continues(p, end))) ? NULL : p;
}

/* The last colon of the hexadecimal digits and colons from the colon `p` on. */
static place last_colon(place p, place end)
{
    place last = p;
    for (; p < end && (*p == ':' || is_hexadecimal(*p)); p++)
        last = *p == ':' ? p : last;
    return last;
}

/* The end of what begins with the run `r` itself; NULL: nothing does. */
static place run_end(const run *r, place end)
{
    place stop = ipv4_end(r, end);
    if (stop == NULL)
        stop = domain_end(r, r->at != NULL ? r->after : r->start);
    if (stop == NULL || (stop == r->end && continues(stop, end)))
        return NULL;
    if (r->at != NULL || stop != r->end)
        return stop;
    if (r->end - r->start > 4 && r->dots > 1 && (r->start[0] | 0x20) == 'w' &&
        (r->start[1] | 0x20) == 'w' && (r->start[2] | 0x20) == 'w' && r->start[3] == '.')
        return url_tail(r->start, stop, end);
    if (stop + 1 < end && *stop == ':' && is_digit(stop[1]))
        for (stop++; stop < end && is_digit(*stop); stop++)
            continue;
    return stop < end && *stop == '/' ? url_tail(r->start, stop, end) : stop;
}

const unsigned char *nm_indicator_end(place p, place end, place *tried)
{
    if (*p == '@') {
        *tried = p + 1;
        return handle_end(p, end);
    }
    run r = read_run(p, end);
    place mark = r.at == NULL ? scheme_mark(r.end, end) : NULL;
    if (mark != NULL) {
        place scheme = scheme_start(&r);
        if (scheme == p)
            return url_tail(p, mark, end);
        if (scheme < r.end) { /* "Ukraine.http://": the URL is tried when the scan comes to it */
            *tried = scheme;
            return NULL;
        }
    }
    *tried = r.end;
    if (r.end < end && *r.end == ':') {
        place stop = r.end - p <= 4 ? colons_end(p, end) : NULL;
        if (stop != NULL)
            return stop;
        *tried = last_colon(r.end, end); /* no address in the midst of numbers */
    }
    return run_end(&r, end);
}

const unsigned char *nm_indicator_hash_end(place p, place end)
{
    place start = p;
    unsigned turns = 0;
    bool hexadecimal = true, digit = is_digit(*p);
    for (; p < end && is_alnum(*p); p++) {
        if (is_digit(*p) != digit) {
            digit = !digit;
            turns++;
        }
        hexadecimal &= is_hexadecimal(*p);
    }
    if (continues(p, end))
        return NULL;
    return turns > 3 || (turns > 0 && hexadecimal && p - start >= 16) ? p : NULL;
}

/* Whether the colon at `p` may stand in an IPv6 or MAC address: a second one follows right away or
 * behind no more than four hexadecimal digits. */
static bool is_colon_of_address(place p, place end)
{
    place q = p + 1;
    while (q < end && q - p <= 4 && is_hexadecimal(*q))
        q++;
    return q < end && *q == ':';
}

bool nm_indicator_betrays(place first, place p, place end)
{
    unsigned char next = p + 1 < end ? p[1] : ' ', third = p + 2 < end ? p[2] : ' ';
    switch (*p) {
    case '@':
        return true;
    case '.':
        return is_alnum(next) || next == '_';
    case ':':
        return next == '/' || (p > first && is_hexadecimal(p[-1]) && is_colon_of_address(p, end));
    case '[':
    case '(':
    case '{':
        if (p == first || !is_label(p[-1]))
            return false;
        return next == '@' || next == '.' || next == ':' || (next == 'd' && third == 'o') ||
               (next == 'a' && third == 't');
    default:
        return false;
    }
}

/* The first byte from `p` on that betrays an indicator, or `end`. */
static place next_betrayer(place p, place end)
{
    place first = p;
#ifdef SIMD
    for (; end - p >= 16; p += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i found = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('@'));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.')));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(':')));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('[')));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('(')));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('{')));
        for (unsigned mask = (unsigned)_mm_movemask_epi8(found); mask != 0; mask &= mask - 1)
            if (nm_indicator_betrays(first, p + __builtin_ctz(mask), end))
                return p + __builtin_ctz(mask);
    }
#endif
    while (p < end && !nm_indicator_betrays(first, p, end))
        p++;
    return p;
}

bool nm_indicator_suspect(place p, place end, place *until)
{
    place found = next_betrayer(p, end), chunk = found;
    if (found == end) {
        *until = end;
        return false;
    }
    while (chunk > p && chunk[-1] > ' ')
        chunk--;
    if (chunk > p) { /* it is in a later chunk */
        *until = chunk;
        return false;
    }
    while (found != end && *found > ' ')
        found++;
    *until = found;
    return true;
}
