/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The fast path: 64 bytes at a time, a bit each, and all tokens of a block by the same few
 * instructions without a branch.
 *
 *     64 bytes    T h e   w a r ' s   e n d ,   3 . 5 % .   S o m e t h i
 *     letters     1 1 1 . 1 1 1 . 1 . 1 1 1 . . . . . . . . 1 1 1 1 1 1 1
 *     capitals    1 . . . . . . . . . . . . . . . . . . . . 1 . . . . . .
 *     white       . . . 1 . . . . . 1 . . . . 1 . . . . . 1 . . . . . . .
 *     tokens      1 . . . 1 . . 1 1 . 1 . . 1 . 1 1 1 1 1 . |
 *     inner       . . . . . . . . 1 . . . . . . . 1 1 . . . |  next block
 *
 * The unit is the chunk: what stands between two white spaces. A block ends with its last whole
 * chunk. A chunk is not plain if it holds what is not ASCII, a run of 16 letters or digits, or a
 * sign that may be part of an address or of a word and is not one of the simple cases known to
 * resolve(); it is left to chunk.c, and the block goes on behind it. tests/property compares the
 * tokens of both paths with those of the reference.
 *
 * Signs with white space behind them join nothing, so only the others are looked at one by one.
 * Without SSE2 the masks are built byte by byte.
 */
#include "token/append.h"

#include "token/indicator.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__) && !defined(NM_NO_SIMD)
#include <emmintrin.h>
#define SIMD 1
#endif

typedef const unsigned char *place;

enum {
    BLOCK = 64,
    WORD = 16, /* bytes that are copied for a token */
    MIXED = 4, /* ASCII letters before others, for a text that mixes them (Vietnamese) */
    FAR = 256 /* how much of that is left to chunk.c before a block is tried again */
};

typedef struct {
    uint64_t letters, capitals, digits;
    uint64_t white, newlines;
    uint64_t special; /* ' , . : ; */
    uint64_t open;    /* ( [ { */
    uint64_t under;   /* _ */
    uint64_t at;      /* @ and ` */
    uint64_t stops;   /* . ! ? */
    uint64_t odd;     /* controls and what is not ASCII */
} masks;

typedef struct {
    masks m;
    place bytes; /* 16 more can be read behind them */
    uint32_t offset;
    uint64_t tokens; /* where one begins */
    uint64_t inner, gap, line, paragraph, ticks, bad;
} block;

/* ---- Masks --------------------------------------------------------------------------------- */

static uint64_t bit(unsigned i)
{
    return (uint64_t)1 << i;
}

static inline uint64_t below(unsigned i)
{
    return bit(i) - 1;
}

static inline unsigned lowest(uint64_t mask)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(mask);
#else
    unsigned i = 0;
    for (; !(mask & 1); mask >>= 1)
        i++;
    return i;
#endif
}

static inline unsigned highest(uint64_t mask)
{
#ifdef __GNUC__
    return 63u - (unsigned)__builtin_clzll(mask);
#else
    unsigned i = 0;
    while (mask >>= 1)
        i++;
    return i;
#endif
}

static unsigned count_bits(uint64_t mask)
{
    mask -= mask >> 1 & 0x5555555555555555u;
    mask = (mask & 0x3333333333333333u) + (mask >> 2 & 0x3333333333333333u);
    mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (unsigned)(mask * 0x0101010101010101u >> 56);
}

#ifdef SIMD

static inline __m128i equal(__m128i bytes, char c)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

static inline __m128i with(__m128i bytes, char bits)
{
    return _mm_or_si128(bytes, _mm_set1_epi8(bits));
}

static inline __m128i either(__m128i a, __m128i b)
{
    return _mm_or_si128(a, b);
}

static inline __m128i in_range(__m128i bytes, char last, int count)
{
    /* Moves the range to the top of the signed bytes, where one comparison finds it. */
    __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(0x7F - last)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(0x7F - count)));
}

static inline uint64_t bits_of(__m128i found, unsigned shift)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(found) << shift;
}

static inline void read_masks(masks *m, place p)
{
    *m = (masks){0};
    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i small = with(x, 0x20), newline = equal(x, '\n');
        __m128i white = either(newline, either(equal(x, ' '), equal(x, '\t')));
        __m128i printed = _mm_cmpgt_epi8(x, _mm_set1_epi8(0x1F));
        __m128i joints = either(equal(with(x, 2), '.'), equal(with(x, 1), ';'));
        joints = either(joints, equal(x, '\''));
        m->letters |= bits_of(in_range(small, 'z', 26), i);
        m->capitals |= bits_of(in_range(x, 'Z', 26), i);
        m->digits |= bits_of(in_range(x, '9', 10), i);
        m->white |= bits_of(white, i);
        m->newlines |= bits_of(newline, i);
        m->special |= bits_of(joints, i);
        m->open |= bits_of(either(equal(small, '{'), equal(x, '(')), i);
        m->under |= bits_of(equal(x, '_'), i);
        m->at |= bits_of(equal(small, '`'), i);
        m->stops |= bits_of(either(equal(x, '.'), either(equal(x, '!'), equal(x, '?'))), i);
        m->odd |= bits_of(_mm_andnot_si128(white, _mm_cmpeq_epi8(printed, _mm_setzero_si128())), i);
        m->odd |= bits_of(equal(x, 0x7F), i);
    }
}

#else

static void read_masks(masks *m, place p)
{
    *m = (masks){0};
    for (unsigned i = 0; i < BLOCK; i++) {
        unsigned char c = p[i];
        unsigned class = nm_byte_class[c];
        m->letters |= (uint64_t)(class == NM_BYTE_LETTER) << i;
        m->capitals |= (uint64_t)(class == NM_BYTE_LETTER && !(c & 0x20)) << i;
        m->digits |= (uint64_t)(class == NM_BYTE_DIGIT) << i;
        m->white |= (uint64_t)(class == NM_BYTE_BLANK || class == NM_BYTE_NEWLINE) << i;
        m->newlines |= (uint64_t)(class == NM_BYTE_NEWLINE) << i;
        m->special |= (uint64_t)(c != 0 && strchr("',.:;", c) != NULL) << i;
        m->open |= (uint64_t)(c == '(' || c == '[' || c == '{') << i;
        m->under |= (uint64_t)(c == '_') << i;
        m->at |= (uint64_t)(c == '@' || c == '`') << i;
        m->stops |= (uint64_t)(c == '.' || c == '!' || c == '?') << i;
        m->odd |= (uint64_t)(class == NM_BYTE_OTHER) << i;
    }
}

#endif

/* ---- Signs that may join ------------------------------------------------------------------- */

/* The chunk around `i`, as a mask. */
static uint64_t chunk_around(const block *b, unsigned i)
{
    uint64_t before = b->m.white & below(i), behind = b->m.white & ~below(i);
    uint64_t end = behind == 0 ? ~(uint64_t)0 : below(lowest(behind));
    return before == 0 ? end : end & ~below(highest(before));
}

/* Whether the letters before the apostrophe at `i` are an elision. */
static bool follows_elision(const block *b, unsigned i)
{
    char folded[WORD];
    uint64_t others = ~b->m.letters & below(i);
    unsigned start = others == 0 ? 0 : highest(others) + 1, length = i - start;
    if (length > 8 || (b->inner & bit(start)))
        return false;
    for (unsigned k = 0; k < length; k++)
        folded[k] = (char)(b->bytes[start + k] | 0x20);
    return nm_tailoring_is_elision(folded, length);
}

/* The full stop at `i` stands between two digits. A chunk of no more than two such, without letters
 * and the like, is a number or a date and no address. */
static void resolve_decimal(block *b, unsigned i)
{
    uint64_t chunk = chunk_around(b, i);
    uint64_t stops = chunk & b->m.stops & b->m.digits << 1 & b->m.digits >> 1;
    if ((chunk & (b->m.letters | b->m.at)) || count_bits(stops) > 2)
        b->bad |= bit(i);
    else
        b->inner |= bit(i) | bit(i + 1);
}

/* Decides what the sign at `i` does; what stands behind it is no white space. */
static void resolve(block *b, unsigned i)
{
    place p = b->bytes + i;
    bool letter = i > 0 && (b->m.letters & bit(i - 1)), digit = i > 0 && (b->m.digits & bit(i - 1));
    unsigned next = nm_byte_class[p[1]];
    switch (*p) {
    case ',':
    case ';':
        if (digit && next == NM_BYTE_DIGIT)
            b->inner |= bit(i) | bit(i + 1);
        break;
    case '_': /* inside a word, or one of two, see find_joints() */
        if (p[1] == '_')
            b->bad |= bit(i);
        break;
    case '\'':
        if (digit && next == NM_BYTE_DIGIT)
            b->inner |= bit(i) | bit(i + 1);
        else if (letter && next == NM_BYTE_LETTER && !follows_elision(b, i))
            b->inner |= bit(i + 1);
        break;
    case '.':
        if (digit && next == NM_BYTE_DIGIT)
            resolve_decimal(b, i);
        else if (next == NM_BYTE_LETTER || next == NM_BYTE_DIGIT || p[1] == '_')
            b->bad |= bit(i);
        break;
    case ':':
        if (nm_indicator_betrays(p - (i > 0), p, p + WORD))
            b->bad |= bit(i);
        else if (letter && (unsigned)(p[1] - 'a') < 26)
            b->inner |= bit(i + 1);
        break;
    case '@':
        b->bad |= bit(i);
        break;
    case '`':
        b->ticks |= bit(i);
        break;
    default: /* an opening bracket */
        if (nm_indicator_betrays(p - (i > 0), p, p + WORD))
            b->bad |= bit(i);
    }
}

/* CR LF is white space and a line break. */
static void join_returns(masks *m, place p)
{
    for (uint64_t left = m->odd & m->newlines >> 1; left != 0; left &= left - 1)
        if (p[lowest(left)] == '\r') {
            m->odd &= ~bit(lowest(left));
            m->white |= bit(lowest(left));
        }
}

/* Runs of white space that hold one of `some`: the first byte behind each. */
static inline uint64_t behind_white(uint64_t white, uint64_t some)
{
    return (white + some) & ~white; /* the carry runs to the end of the run */
}

static inline void find_lines(block *b)
{
    uint64_t white = b->m.white, newlines = b->m.newlines, blanks = white & ~newlines;
    uint64_t behind = newlines << 1;
    uint64_t second = (behind_white(blanks, behind & blanks) | (behind & ~blanks)) & newlines;
    b->gap = white << 1;
    b->line = behind_white(white, newlines);
    b->paragraph = behind_white(white, second);
}

/* Joins words at an underscore inside of them. Returns the signs that are to be looked at one by
 * one: those with no white space behind them, but for an underscore that is done, and for a bracket
 * that begins a chunk or has a digit behind it, as in write(2). */
static inline uint64_t find_joints(block *b, uint64_t all)
{
    const masks *m = &b->m;
    uint64_t inside = m->under & all << 1 & all >> 1, chunks = m->white << 1 | 1;
    uint64_t open = m->open & ~chunks & ~(m->digits >> 1), under = m->under & ~inside;
    b->inner |= inside | inside << 1;
    return ((m->special | open | under) & ~(m->white >> 1)) | m->at;
}

/* Reads the block at `bytes`; `*cut` is the white space behind its last whole chunk, 0: there is
 * none. */
static inline void read_block(block *b, place bytes, unsigned *cut)
{
    masks *m = &b->m;
    read_masks(m, bytes);
    b->bytes = bytes;
    if (m->odd & m->newlines >> 1)
        join_returns(m, bytes);
    *cut = m->white == 0 ? 0 : highest(m->white);
    *cut = *cut == 0 ? 0 : highest(~m->white & below(*cut)) + 1;
    uint64_t whole = below(*cut), all = m->letters | m->digits, runs;
    uint64_t turns = (m->letters & m->digits << 1) | (m->digits & m->letters << 1);
    b->tokens = (all & ~(all << 1)) | turns | ~(all | m->white | m->odd);
    b->inner = turns;
    b->ticks = 0;
    runs = all & all >> 1;
    runs &= runs >> 2;
    runs &= runs >> 4;
    runs &= runs >> 8;
    b->bad = m->odd | runs;
    uint64_t more = turns & (turns - 1);
    more &= more - 1;
    if (more & (more - 1)) /* may be a hash */
        b->bad |= turns;
    find_lines(b);
    for (uint64_t left = find_joints(b, all) & whole; left != 0; left &= left - 1)
        resolve(b, lowest(left));
    b->bad &= whole;
}

/* ---- Tokens -------------------------------------------------------------------------------- */

static inline unsigned flags_at(const block *b, unsigned i)
{
    unsigned flags = (unsigned)(b->gap >> i & 1) * NM_TOKEN_GAP;
    return flags | (unsigned)(b->line >> i & 1) * NM_TOKEN_LINE;
}

/* The flags of a token, of which `pending` were found before. */
static unsigned add_flags(unsigned pending, unsigned flags)
{
    unsigned again = pending & flags & NM_TOKEN_LINE ? NM_TOKEN_PARAGRAPH : 0;
    return pending | flags | again;
}

/* The tokens of a block that are appended at once. */
typedef struct {
    const block *b;
    uint64_t starts, edges; /* where one begins; where one may have ended */
    nm_token *first;
    uint8_t number[BLOCK]; /* of the token that begins at a byte */
} span;

/* Writes all that is the same for all tokens. Returns how many they are. */
static inline unsigned write_tokens(span *s, char *folded, uint32_t fold)
{
    const block *b = s->b;
    nm_token *token = s->first;
    char *out = folded;
    unsigned number = 0;
    for (uint64_t left = s->starts; left != 0; left &= left - 1) {
        unsigned i = lowest(left), length = lowest(s->edges >> i >> 1) + 1;
        place p = b->bytes + i;
        const nm_byte *byte = &nm_bytes[*p];
        uint32_t hash = nm_append_short(out, p, length, byte->small);
        nm_append_set(token++, b->offset + i, b->offset + i + length, fold, hash,
                      byte->tail + NM_TAIL_LENGTH(length) +
                          NM_TAIL_FLAGS((b->gap >> i & 1) * NM_TOKEN_GAP));
        s->number[i] = (uint8_t)number++;
        out += length;
        fold += length;
    }
    return number;
}

/* The tokens that have a capital, by where they begin. Most begin with it; of the others, the first
 * capital makes a carry, which runs through the rest of the token to the edge behind it. */
static inline uint64_t find_capitalised(const span *s)
{
    uint64_t capitals = s->b->m.capitals, starts = s->b->tokens, rest = ~s->edges;
    uint64_t found = capitals & starts;
    uint64_t begun = ((found << 1 & rest) + rest) & ~rest;
    uint64_t inside = ((capitals & rest) + rest) & ~rest & ~begun;
    for (; inside != 0; inside &= inside - 1) {
        uint64_t before = starts & below(lowest(inside));
        if (before != 0)
            found |= bit(highest(before));
    }
    return found;
}

_Static_assert(NM_SHAPE_TITLE == NM_SHAPE_LOWER + 1 && NM_SHAPE_UPPER == NM_SHAPE_LOWER + 2 &&
                   NM_SHAPE_MIXED == NM_SHAPE_LOWER + 3,
               "capitals are added to a shape");

/* How far the shape of the token at `i` is from that of small letters: 1 with one capital in front,
 * 2 with capitals alone, 3 with any others. */
static inline unsigned capitals_at(const span *s, unsigned i)
{
    unsigned length = lowest(s->edges >> i >> 1) + 1;
    uint64_t all = below(length), capitals = s->b->m.capitals >> i & all;
    unsigned any = capitals != 0, more = any & (capitals != 1), mixed = more & (capitals != all);
    return any + more + mixed;
}

/* What only some tokens have: a capital, no boundary before it, or a line or the end of a sentence
 * at it. `lines` is where lines begin. */
static inline void note_tokens(nm_tokens *tokens, const span *s, uint64_t lines)
{
    const block *b = s->b;
    uint64_t stops = b->m.stops, some = find_capitalised(s) | b->inner | lines | stops;
    for (uint64_t left = some & s->starts; left != 0; left &= left - 1) {
        unsigned i = lowest(left), capitals = capitals_at(s, i);
        nm_token *token = &s->first[s->number[i]];
        uint32_t index = (uint32_t)(token - tokens->list.items);
        tokens->lines.items[tokens->lines.count] = (nm_line){index, tokens->capitalised};
        tokens->lines.count += lines >> i & 1;
        tokens->stops.items[tokens->stops.count] = index;
        tokens->stops.count += stops >> i & 1;
        tokens->capitalised += capitals != 0;
        token->shape = (uint8_t)(token->shape + capitals);
        token->flags = (uint8_t)(token->flags | (b->line >> i & 1) * NM_TOKEN_LINE |
                                 (b->inner >> i & 1) * NM_TOKEN_INNER |
                                 (b->paragraph >> i & 1) * NM_TOKEN_PARAGRAPH);
    }
}

/* Signs that are apostrophes, in their way. */
static void fold_ticks(nm_tokens *tokens, const span *s)
{
    for (uint64_t left = s->b->ticks & s->starts; left != 0; left &= left - 1) {
        nm_token *tick = &s->first[s->number[lowest(left)]];
        tokens->folded.items[tick->fold] = '\'';
        tick->hash = (uint32_t)nm_hash("'", 1);
    }
}

/* Appends the tokens that begin in [from, to), for which there is room. */
static inline void append_span(nm_scanner *scanner, const block *b, unsigned from, unsigned to)
{
    nm_tokens *tokens = scanner->tokens;
    span s;
    s.b = b;
    s.starts = b->tokens & below(to) & ~below(from);
    if (s.starts == 0)
        return;
    s.edges = b->tokens | b->m.white | b->m.odd;
    s.first = tokens->list.items + tokens->list.count;
    size_t fold = tokens->folded.count;
    unsigned count = write_tokens(&s, tokens->folded.items + fold, (uint32_t)fold);
    const nm_token *last = &s.first[count - 1];
    bool begins = (scanner->pending & NM_TOKEN_LINE) != 0;
    note_tokens(tokens, &s, b->line | (uint64_t)begins << lowest(s.starts));
    tokens->list.count += count;
    tokens->folded.count = (size_t)last->fold + last->fold_length;
    s.first->flags = (uint8_t)add_flags(scanner->pending, s.first->flags);
    scanner->pending = 0;
    if (b->ticks & s.starts)
        fold_ticks(tokens, &s);
}

/* ---- Blocks -------------------------------------------------------------------------------- */

static inline place skip_white(nm_scanner *s, place p)
{
    unsigned pending = s->pending;
    for (; p < s->end; p++) {
        if (*p == ' ' || *p == '\t')
            pending |= NM_TOKEN_GAP;
        else if (*p == '\n')
            pending = add_flags(pending, NM_TOKEN_GAP | NM_TOKEN_LINE);
        else if (*p != '\r' || p + 1 == s->end || p[1] != '\n')
            break;
    }
    s->pending = (uint8_t)pending;
    return p;
}

/* The chunks of a block up to `cut`, at `p` in the text. */
static place scan_chunks(nm_scanner *s, const block *b, place p, unsigned cut)
{
    bool mixed = count_bits(b->m.odd & b->m.letters << 1) > MIXED;
    place until = !mixed ? p : s->end - p > FAR ? p + FAR : s->end;
    unsigned at = 0;
    while (at < cut) {
        uint64_t bad = b->bad & ~below(at), before = 0;
        unsigned stop = cut;
        if (bad != 0) {
            before = b->m.white & below(lowest(bad)) & ~below(at);
            stop = before == 0 ? at : highest(before) + 1;
        }
        if (!nm_append_reserve(s, BLOCK + 1, BLOCK + WORD))
            return NULL;
        append_span(s, b, at, stop);
        if (bad == 0)
            break;
        unsigned flags = flags_at(b, stop) | (b->paragraph >> stop & 1 ? NM_TOKEN_PARAGRAPH : 0);
        s->pending = (uint8_t)add_flags(s->pending, flags);
        place next = nm_chunk_scan(s, p + stop, until);
        if (next == NULL || next >= p + cut)
            return next;
        at = (unsigned)(next - p);
    }
    return p + cut;
}

const unsigned char *nm_ascii_scan(nm_scanner *s, const unsigned char *p)
{
    unsigned char rest[BLOCK + WORD];
    unsigned cut;
    block b;
    place bytes = p = skip_white(s, p);
    if (p == s->end)
        return p;
    if (s->end - p < BLOCK + WORD) { /* behind the end, white space */
        memset(rest, ' ', sizeof rest);
        memcpy(rest, p, (size_t)(s->end - p));
        bytes = rest;
    }
    read_block(&b, bytes, &cut);
    b.offset = (uint32_t)(p - s->text);
    return cut == 0 ? nm_chunk_scan(s, p, p) : scan_chunks(s, &b, p, cut);
}
