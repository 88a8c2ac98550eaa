/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What nomen.h offers on text alone, with no model: tokens and offset units.
 */
#include "base/error.h"
#include "text/charset.h"
#include "text/offsets.h"
#include "text/property.h"
#include "token/token.h"
#include "token/wordbreak.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
    [NM_KIND_WORD] = "word",           [NM_KIND_NUMBER] = "number",
    [NM_KIND_IDEOGRAPH] = "ideograph", [NM_KIND_INITIALISM] = "initialism",
    [NM_KIND_SYMBOL] = "symbol",       [NM_KIND_PUNCTUATION] = "punctuation",
    [NM_KIND_OTHER] = "other",         [NM_KIND_INDICATOR] = "indicator"};

static const char *const shape_names[] = {
    [NM_SHAPE_NONE] = "none",   [NM_SHAPE_LOWER] = "lower", [NM_SHAPE_TITLE] = "title",
    [NM_SHAPE_UPPER] = "upper", [NM_SHAPE_MIXED] = "mixed"};

nomen_status nomen_tokenize(const char *text, size_t length, nomen_token_visitor *visit,
                            void *context, nomen_error *error)
{
    nm_tokens tokens = {0};
    nomen_status status = nm_tokenize(&tokens, text, length, error);
    for (size_t i = 0; status == NOMEN_OK && i < tokens.list.count; i++) {
        const nm_token *token = &tokens.list.items[i];
        bool folded = token->fold_length != NM_FOLD_NONE;
        nomen_token shown = {.start = token->start, .end = token->end,
                             .kind = kind_names[token->kind], .shape = shape_names[token->shape],
                             .script = nm_script_name(token->script),
                             .folded = folded ? tokens.folded.items + token->fold : "",
                             .folded_length = folded ? token->fold_length : 0};
        int answer = visit(context, &shown);
        if (answer != 0)
            status = (nomen_status)answer;
    }
    nm_tokens_free(&tokens);
    return status;
}

nomen_status nomen_words(const char *text, size_t length, nomen_span_visitor *visit, void *context)
{
    for (size_t start = 0, end; start < length; start = end) {
        end = nm_word_next(text, length, start);
        int answer = visit(context, start, end);
        if (answer != 0)
            return (nomen_status)answer;
    }
    return NOMEN_OK;
}

nomen_status nomen_offsets_convert(const char *text, size_t length, size_t *offsets, size_t count,
                                   nomen_unit unit)
{
    return nm_offsets_convert(text, length, offsets, count, unit);
}

nomen_status nomen_decode(nomen_decoded *out, const char *bytes, size_t length,
                          const char *encoding, nomen_error *error)
{
    return nm_charset_decode(out, bytes, length, encoding, error);
}

void nomen_decoded_free(nomen_decoded *decoded)
{
    free(decoded->text);
    memset(decoded, 0, sizeof *decoded);
}
