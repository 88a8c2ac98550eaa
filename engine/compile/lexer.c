/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lexer.h.
 */
#include "compile/lexer.h"

#include <string.h>

static void find_line(nm_lexer *l)
{
    const char *newline = memchr(l->line_start, '\n', (size_t)(l->end - l->line_start));
    l->place.text = l->line_start;
    l->place.length = (size_t)((newline != NULL ? newline : l->end) - l->line_start);
    if (l->place.length > 0 && l->line_start[l->place.length - 1] == '\r')
        l->place.length--;
}

void nm_lexer_init(nm_lexer *l, nm_draft *draft, const char *path, const char *bytes, size_t size)
{
    *l = (nm_lexer){.draft = draft, .at = bytes, .end = bytes + size, .line_start = bytes,
                    .place = {.file = path, .line = 1}};
    find_line(l);
    nm_lexer_next(l);
}

static nm_place place_from(const nm_lexer *l, const char *start)
{
    nm_place place = l->place;
    place.column = (uint32_t)(start - l->line_start) + 1;
    place.width = (uint32_t)(l->at - start);
    return place;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void set(nm_lexer *l, nm_symbol_kind kind, const char *start)
{
    l->symbol = (nm_symbol){.kind = kind, .sign = *start, .place = place_from(l, start)};
    if (kind == NM_SYMBOL_NAME || kind == NM_SYMBOL_NUMBER) {
        l->symbol.length = (size_t)(l->at - start);
        l->symbol.text = nm_arena_copy(&l->draft->arena, start, l->symbol.length);
    }
    if (l->symbol.text == NULL)
        l->symbol.text = "";
}

/* A quoted string; a backslash takes the next character as it is, but \n is a newline. */
static bool read_string(nm_lexer *l, char quote)
{
    const char *start = l->at++;
    const char *stop = l->at;
    while (stop < l->end && *stop != quote && *stop != '\n')
        stop += *stop == '\\' && stop + 1 < l->end && stop[1] != '\n' ? 2 : 1;
    if (stop >= l->end || *stop != quote) {
        l->at = stop < l->end ? stop : l->end;
        nm_report(&l->draft->diagnostics, NOMEN_ERROR, "NM0201", place_from(l, start), NULL,
                  "the string does not end on its line");
        return false;
    }
    char *text = nm_draft_new(l->draft, (size_t)(stop - l->at) + 1);
    size_t length = 0;
    for (; l->at < stop && text != NULL; l->at++) {
        if (*l->at == '\\') {
            l->at++;
            text[length++] = *l->at == 'n' ? '\n' : *l->at;
        } else {
            text[length++] = *l->at;
        }
    }
    l->at = stop + 1;
    set(l, quote == '"' ? NM_SYMBOL_STRING : NM_SYMBOL_SURFACE, start);
    l->symbol.text = text != NULL ? text : "";
    l->symbol.length = length;
    return true;
}

static void read_name(nm_lexer *l)
{
    const char *start = l->at++;
    while (l->at < l->end &&
           (is_letter(*l->at) || is_digit(*l->at) ||
            (*l->at == '-' && l->at + 1 < l->end && (is_letter(l->at[1]) || is_digit(l->at[1])))))
        l->at++;
    set(l, NM_SYMBOL_NAME, start);
}

static void read_number(nm_lexer *l)
{
    const char *start = l->at;
    while (l->at < l->end &&
           (is_digit(*l->at) || (*l->at == '.' && l->at + 1 < l->end && is_digit(l->at[1]))))
        l->at++;
    set(l, NM_SYMBOL_NUMBER, start);
}

/* Steps over white space and comments; true if a line ended that matters. */
static bool skip_space(nm_lexer *l)
{
    while (l->at < l->end) {
        char c = *l->at;
        if (c == '#') {
            while (l->at < l->end && *l->at != '\n')
                l->at++;
        } else if (c == '\n') {
            if (l->at + 1 < l->end && is_letter(l->at[1]))
                l->depth = 0; /* a statement begins: a bracket was left open */
            if (l->depth == 0)
                return true;
            l->at++;
            l->line_start = l->at;
            l->place.line++;
            find_line(l);
        } else if (c == ' ' || c == '\t' || c == '\r') {
            l->at++;
        } else {
            break;
        }
    }
    return false;
}

static void read_sign(nm_lexer *l)
{
    const char *start = l->at++;
    if (*start == '-' && l->at < l->end && *l->at == '>') {
        l->at++;
        set(l, NM_SYMBOL_ARROW, start);
    } else if (*start == '.' && l->at < l->end && *l->at == '.') {
        l->at++;
        set(l, NM_SYMBOL_RANGE, start);
    } else {
        if (memchr("({[", *start, 3) != NULL)
            l->depth++;
        else if (memchr(")}]", *start, 3) != NULL && l->depth > 0)
            l->depth--;
        set(l, NM_SYMBOL_SIGN, start);
    }
}

/* What was probably meant by a sign that means nothing. */
static const char *hint_for(const char *sign, size_t length)
{
    static const struct {
        const char *signs, *hint;
    } hints[] = {
        {"*+", "how often is said with a? and a{0,5}"},
        {"/", "there are no regular expressions; a comment begins with #"},
        {"\\^$", "there are no regular expressions: text stands in quotation marks"},
        {"“”„«»‘’", "quotation marks are straight: \"...\" or '...'"},
        {";", "a clause ends with its line"},
        {"%", "a probability is a number such as 0.9"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        for (const char *at = hints[i].signs; *at != '\0'; at++)
            if (strncmp(at, sign, length) == 0)
                return hints[i].hint;
    return "text stands in quotation marks";
}

void nm_lexer_next(nm_lexer *l)
{
    for (;;) {
        if (skip_space(l)) {
            const char *start = l->at;
            set(l, NM_SYMBOL_NEWLINE, start);
            l->at++;
            l->line_start = l->at;
            l->place.line++;
            find_line(l);
            return;
        }
        if (l->at >= l->end) {
            l->symbol =
                (nm_symbol){.kind = NM_SYMBOL_END, .text = "", .place = place_from(l, l->at)};
            return;
        }
        char c = *l->at;
        if (is_letter(c)) {
            read_name(l);
            return;
        }
        if (is_digit(c)) {
            read_number(l);
            return;
        }
        if (c == '"' || c == '\'') {
            if (read_string(l, c))
                return;
            continue;
        }
        if (strchr("(){}[],:|&!?@=~-.", c) != NULL && c != '\0') {
            read_sign(l);
            return;
        }
        const char *start = l->at++;
        while (l->at < l->end && ((unsigned char)*l->at & 0xC0) == 0x80)
            l->at++;
        nm_report(&l->draft->diagnostics, NOMEN_ERROR, "NM0202", place_from(l, start),
                  hint_for(start, (size_t)(l->at - start)),
                  "a character that means nothing here");
    }
}

void nm_lexer_skip_line(nm_lexer *l)
{
    while (l->symbol.kind != NM_SYMBOL_END && l->symbol.kind != NM_SYMBOL_NEWLINE)
        nm_lexer_next(l);
    while (l->symbol.kind == NM_SYMBOL_NEWLINE)
        nm_lexer_next(l);
}

bool nm_symbol_is(const nm_symbol *symbol, char sign)
{
    return symbol->kind == NM_SYMBOL_SIGN && symbol->sign == sign;
}

bool nm_symbol_names(const nm_symbol *symbol, const char *name)
{
    return symbol->kind == NM_SYMBOL_NAME && strcmp(symbol->text, name) == 0;
}
