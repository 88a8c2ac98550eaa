/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fast path: runs of ASCII letters or digits and single ASCII signs, as long as the byte behind
 * them cannot join them to anything. Everything else is left to atoms.c, which makes the same
 * tokens of this text as well, only slower; tests/property compares the two.
 *
 *     16 bytes    S  e  n  t  e  n  c  e     e  n  d  s  .     T      one load
 *     letters     1  1  1  1  1  1  1  1  0  1  1  1  1  0  0  1      run = trailing ones
 *     capitals    1  0  0  0  0  0  0  0  0  0  0  0  0  0  0  1      shape: none, first, other
 *     folded      s  e  n  t  e  n  c  e                              one store, then the hash
 *
 * So a word up to 15 bytes costs no loop and no branch per character. Without SSE2 the same masks
 * are built byte by byte.
 */
#include "token/scanner.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/property.h"
#include "token/indicator.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__) && !defined(NM_NO_SIMD)
#include <emmintrin.h>
#define SIMD 1
#endif

typedef const unsigned char *place;

enum { BLOCK = 16 };

/* Classes of bytes. */
enum {
    BYTE_OTHER, /* controls and what is not ASCII: not for this path */
    BYTE_BLANK,
    BYTE_NEWLINE,
    BYTE_LETTER,
    BYTE_DIGIT,
    BYTE_JOINT, /* may join what stands on both sides: ' . : _ and between digits , ; */
    BYTE_PUNCTUATION,
    BYTE_SYMBOL
};

/* clang-format off */
#define L BYTE_LETTER
#define D BYTE_DIGIT
#define J BYTE_JOINT
#define P BYTE_PUNCTUATION
#define S BYTE_SYMBOL
static const uint8_t byte_class[256] = {
    ['\t'] = BYTE_BLANK, ['\n'] = BYTE_NEWLINE, [' '] = BYTE_BLANK,
    ['!'] = P, ['"'] = P, ['#'] = P, ['$'] = S, ['%'] = P, ['&'] = P, ['\''] = J, ['('] = P,
    [')'] = P, ['*'] = P, ['+'] = S, [','] = J, ['-'] = P, ['.'] = J, ['/'] = P,
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D, ['5'] = D, ['6'] = D, ['7'] = D,
    ['8'] = D, ['9'] = D, [':'] = J, [';'] = J, ['<'] = S, ['='] = S, ['>'] = S, ['?'] = P,
    ['@'] = P, ['['] = P, ['\\'] = P, [']'] = P, ['^'] = S, ['_'] = J, ['`'] = P, ['{'] = P,
    ['|'] = S, ['}'] = P, ['~'] = S,
    ['A'] = L, ['B'] = L, ['C'] = L, ['D'] = L, ['E'] = L, ['F'] = L, ['G'] = L, ['H'] = L,
    ['I'] = L, ['J'] = L, ['K'] = L, ['L'] = L, ['M'] = L, ['N'] = L, ['O'] = L, ['P'] = L,
    ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L, ['U'] = L, ['V'] = L, ['W'] = L, ['X'] = L,
    ['Y'] = L, ['Z'] = L,
    ['a'] = L, ['b'] = L, ['c'] = L, ['d'] = L, ['e'] = L, ['f'] = L, ['g'] = L, ['h'] = L,
    ['i'] = L, ['j'] = L, ['k'] = L, ['l'] = L, ['m'] = L, ['n'] = L, ['o'] = L, ['p'] = L,
    ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L, ['u'] = L, ['v'] = L, ['w'] = L, ['x'] = L,
    ['y'] = L, ['z'] = L,
};
#undef L
#undef D
#undef J
#undef P
#undef S
/* clang-format on */

/* ---- Blocks of 16 bytes -------------------------------------------------------------------- */

/* Which of the first 16 bytes at `p` (up to `end`) are letters, capitals or digits: a bit each. All
 * 16 are written to `folded` with their capitals made small. */
typedef struct {
    unsigned letters, capitals, digits;
} masks;

#ifdef SIMD

static __m128i in_range(__m128i bytes, char last, int count)
{
    /* Moves the range to the top of the signed bytes, where one comparison finds it. */
    __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(0x7F - last)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(0x7F - count)));
}

static inline masks read_block(place p, place end, char *folded)
{
    __m128i bytes;
    if (end - p >= BLOCK) {
        bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    } else {
        unsigned char rest[BLOCK] = {0};
        memcpy(rest, p, (size_t)(end - p));
        bytes = _mm_loadu_si128((const __m128i *)(const void *)rest);
    }
    const __m128i small = _mm_set1_epi8(0x20);
    __m128i capital = in_range(bytes, 'Z', 26);
    __m128i lower = _mm_or_si128(bytes, _mm_and_si128(capital, small));
    _mm_storeu_si128((__m128i *)(void *)folded, lower);
    masks m;
    m.capitals = (unsigned)_mm_movemask_epi8(capital);
    m.letters = (unsigned)_mm_movemask_epi8(in_range(lower, 'z', 26));
    m.digits = (unsigned)_mm_movemask_epi8(in_range(bytes, '9', 10));
    return m;
}

#else

static masks read_block(place p, place end, char *folded)
{
    masks m = {0, 0, 0};
    for (unsigned i = 0; i < BLOCK && p + i < end; i++) {
        unsigned capital = (unsigned)(p[i] - 'A') < 26;
        folded[i] = (char)(p[i] | capital << 5);
        m.capitals |= capital << i;
        m.letters |= (unsigned)(byte_class[p[i]] == BYTE_LETTER) << i;
        m.digits |= (unsigned)(byte_class[p[i]] == BYTE_DIGIT) << i;
    }
    return m;
}

#endif

static inline unsigned trailing_ones(unsigned mask)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctz(~mask);
#else
    unsigned count = 0;
    for (; mask & 1; mask >>= 1)
        count++;
    return count;
#endif
}

static inline unsigned shape_of(unsigned capitals, unsigned length)
{
    unsigned shape = capitals == (1u << length) - 1 ? NM_SHAPE_UPPER : NM_SHAPE_MIXED;
    shape = capitals == 1 ? NM_SHAPE_TITLE : shape;
    return capitals == 0 ? NM_SHAPE_LOWER : shape;
}

/* nm_hash() of up to 16 bytes at `text`, where 16 can be read: the lengths of words cannot be
 * predicted, so all three cases are computed and one is chosen without a branch. */
static inline uint32_t hash_block(const char *text, size_t length)
{
    const unsigned char *p = (place)text;
    uint64_t eight = 0 - (uint64_t)(length >= 8), four = 0 - (uint64_t)(length >= 4);
    uint64_t a8 = nm_load64(p), b8 = nm_load64(p + ((length - 8) & eight));
    uint64_t a4 = nm_load32(p), b4 = nm_load32(p + ((length - 4) & four));
    uint64_t a3 = (uint64_t)p[0] << 16 | (uint64_t)p[length / 2] << 8 | p[length - 1];
    uint64_t a = (a8 & eight) | (a4 & four & ~eight) | (a3 & ~four);
    uint64_t b = (b8 & eight) | (b4 & four & ~eight);
    const uint64_t k0 = 0xa0761d6478bd642fu, k1 = 0xe7037ed1a0b428dbu, k2 = 0x8ebc6af09c88c6e3u;
    return (uint32_t)nm_hash_mix(k2 ^ length, nm_hash_mix(a ^ k1, b ^ k0));
}

/* ---- Tokens -------------------------------------------------------------------------------- */

/* Whether a run of class `class` may end before `p`: nothing there joins it to what follows. */
static inline bool ends_run(place p, place end, unsigned class)
{
    if (p == end)
        return true;
    unsigned next = byte_class[*p];
    if (next == BYTE_JOINT) {
        if (*p == '_')
            return false;
        if (class == BYTE_LETTER && (*p == ',' || *p == ';'))
            return p + 1 == end || p[1] < 0x80;
        return p + 1 == end || (p[1] < 0x80 && byte_class[p[1]] != class);
    }
    return next != BYTE_LETTER && next != BYTE_DIGIT && *p < 0x80;
}

/* A run longer than a block: returns `end`, `p` if it is not for this path, NULL on failure. */
static place append_long(nm_scanner *s, place p, place end, unsigned class)
{
    nm_piece piece = {p, end, NM_KIND_NUMBER, NM_SHAPE_NONE, NM_SCRIPT_ZYYY, false};
    size_t capitals = 0;
    if (!ends_run(end, s->end, class))
        return p;
    for (place q = p; q < end; q++)
        capitals += (unsigned)(*q - 'A') < 26;
    if (class == BYTE_LETTER) {
        bool first = (unsigned)(*p - 'A') < 26;
        piece.kind = NM_KIND_WORD;
        piece.script = NM_SCRIPT_LATN;
        piece.shape = capitals == 0                   ? NM_SHAPE_LOWER
                      : capitals == 1 && first        ? NM_SHAPE_TITLE
                      : capitals == (size_t)(end - p) ? NM_SHAPE_UPPER
                                                      : NM_SHAPE_MIXED;
    }
    return nm_scanner_emit(s, &piece) ? end : NULL;
}

/* Where the next tokens and their folds go: a copy of the lists' ends, because writing bytes
 * through the lists themselves makes the compiler read them again each time. */
typedef struct {
    nm_token *token, *last; /* no token is written at or behind `last` */
    char *out, *limit;      /* no fold begins behind `limit` */
    char *folded;           /* the beginning of all folds */
    place text;
    unsigned pending;
} cursor;

/* A token whose folded form of `length` bytes, up to a block, lies at the end of the folds. */
static inline void append(cursor *c, place p, unsigned length, unsigned kind, unsigned shape,
                          unsigned script)
{
    nm_token *token = c->token++;
    token->start = (uint32_t)(p - c->text);
    token->end = token->start + length;
    token->fold = (uint32_t)(c->out - c->folded);
    token->hash = hash_block(c->out, length);
    token->word = 0;
    token->fold_length = (uint16_t)length;
    token->kind = (uint8_t)kind;
    token->shape = (uint8_t)shape;
    token->script = (uint8_t)script;
    token->flags = (uint8_t)c->pending;
    token->zone = token->peeled = 0;
    c->out += length;
    c->pending = 0;
}

/* Whether an indicator may begin at `p`, a letter or digit of a suspect chunk. */
static inline bool may_be_indicator(nm_scanner *s, place p)
{
    if (p >= s->chunk_end)
        s->suspect = nm_indicator_suspect(p, s->end, &s->chunk_end);
    return s->suspect && p >= s->tried;
}

/* The run of letters or digits at `p`: returns its end, or `p` if it is not for this function. */
static inline place scan_run(nm_scanner *s, cursor *c, place p, unsigned class)
{
    if (may_be_indicator(s, p))
        return p;
    masks m = read_block(p, s->end, c->out);
    unsigned length = trailing_ones(class == BYTE_LETTER ? m.letters : m.digits);
    if (length == BLOCK || !ends_run(p + length, s->end, class))
        return p;
    if (class == BYTE_LETTER)
        append(c, p, length, NM_KIND_WORD, shape_of(m.capitals & ((1u << length) - 1), length),
               NM_SCRIPT_LATN);
    else
        append(c, p, length, NM_KIND_NUMBER, NM_SHAPE_NONE, NM_SCRIPT_ZYYY);
    return p + length;
}

/* The sign at `p`: returns its end, or `p` if it is not for this path. */
static inline place scan_sign(nm_scanner *s, cursor *c, place p, unsigned class)
{
    place next = p + 1;
    if (next < s->end && *next >= 0x80)
        return p; /* a mark may follow */
    if (*p == '_' && next < s->end &&
        (*next == '_' || byte_class[*next] == BYTE_LETTER || byte_class[*next] == BYTE_DIGIT))
        return p;
    if (*p == '@' && may_be_indicator(s, p))
        return p;
    *c->out = *p == '`' ? '\'' : (char)*p;
    append(c, p, 1, class == BYTE_SYMBOL ? NM_KIND_SYMBOL : NM_KIND_PUNCTUATION, NM_SHAPE_NONE,
           NM_SCRIPT_ZYYY);
    return next;
}

/* As far as it goes with the room that the cursor has. */
static place scan_stretch(nm_scanner *s, cursor *out, place p)
{
    cursor c = *out;
    while (p < s->end && c.token < c.last && c.out < c.limit) {
        unsigned class = byte_class[*p];
        place next = p;
        if (class == BYTE_BLANK) {
            c.pending |= NM_TOKEN_GAP;
            next = p + 1;
        } else if (class == BYTE_LETTER || class == BYTE_DIGIT) {
            next = scan_run(s, &c, p, class);
        } else if (class == BYTE_NEWLINE) {
            c.pending |= c.pending & NM_TOKEN_LINE ? NM_TOKEN_PARAGRAPH : NM_TOKEN_LINE;
            c.pending |= NM_TOKEN_GAP;
            next = p + 1;
        } else if (class != BYTE_OTHER) {
            next = scan_sign(s, &c, p, class);
        }
        if (next == p)
            break;
        p = next;
    }
    *out = c;
    return p;
}

enum { STRETCH = 64 };

/* Makes room for a stretch of tokens. */
static bool reserve(nm_scanner *s, cursor *c)
{
    nm_tokens *tokens = s->tokens;
    if (!nm_array_reserve(&tokens->folded, STRETCH * BLOCK) ||
        !nm_array_reserve(&tokens->list, STRETCH)) {
        s->status = NOMEN_E_MEMORY;
        return false;
    }
    if (tokens->folded.count > UINT32_MAX - NM_FOLD_ROOM) {
        s->status = NOMEN_E_LIMIT;
        return false;
    }
    c->text = s->text;
    c->pending = s->pending;
    c->token = tokens->list.items + tokens->list.count;
    c->last = tokens->list.items + tokens->list.capacity;
    c->folded = tokens->folded.items;
    c->out = c->folded + tokens->folded.count;
    c->limit = c->folded + tokens->folded.capacity - BLOCK;
    return true;
}

static void give_back(nm_scanner *s, const cursor *c)
{
    s->tokens->list.count = (size_t)(c->token - s->tokens->list.items);
    s->tokens->folded.count = (size_t)(c->out - c->folded);
    s->pending = (uint8_t)c->pending;
}

/* What a stretch stopped at, if it is a long run or a plain word of another script; else `p`. */
static place scan_rest(nm_scanner *s, place p)
{
    unsigned class = byte_class[*p];
    place q = p;
    if (class == BYTE_OTHER)
        return *p >= 0x80 ? nm_plain_scan(s, p) : p;
    if ((class != BYTE_LETTER && class != BYTE_DIGIT) || may_be_indicator(s, p))
        return p;
    while (q < s->end && byte_class[*q] == class)
        q++;
    if (class == BYTE_LETTER && q < s->end && *q >= 0x80)
        return nm_plain_scan(s, p);
    return q - p < BLOCK ? p : append_long(s, p, q, class);
}

const unsigned char *nm_ascii_scan(nm_scanner *s, const unsigned char *p)
{
    while (p < s->end) {
        cursor c;
        if (!reserve(s, &c))
            return NULL;
        place next = scan_stretch(s, &c, p);
        bool full = c.token == c.last || c.out >= c.limit;
        give_back(s, &c);
        if (next < s->end && !full) {
            p = next;
            next = scan_rest(s, p);
            if (next == p || next == NULL)
                return next;
        }
        p = next;
    }
    return p;
}
