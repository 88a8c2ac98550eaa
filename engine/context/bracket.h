/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The other name that stands in brackets right behind a name:
 *
 *     initials   Contoso Widget Works (CWW), (« CWW »)          of its own words
 *     quoted     UNC3886 ("Ghost Emperor")                      and nothing else
 *     worded     Contoso GmbH (im Folgenden „Contoso“)          behind a row of the class `alias-word`
 *                杭州星桥科技有限公司（以下简称“星桥”）
 *
 * What a contract calls its parties is no name: ("the Company"), (im Folgenden „Gesellschaft“). Such
 * words are the class `role-word`; and one word alone must be no ordinary one, and no name of
 * another type.
 */
#ifndef NM_CONTEXT_BRACKET_H
#define NM_CONTEXT_BRACKET_H

#include "match/matcher.h"

/* Labels of the classes, 0 where the model does not have one. */
typedef struct nm_bracket_classes {
    uint16_t alias, role, common;
} nm_bracket_classes;

typedef struct nm_bracketed {
    uint32_t first, last; /* tokens of the other name */
    bool unlike;          /* quoted, with no word that introduces it, and none of the name's own */
} nm_bracketed;

void nm_bracket_begin(nm_bracket_classes *classes, const nm_view *model);

/* The other name behind the tokens [first, last), a name of type `label`; false: there is none. */
bool nm_bracket_find(nm_matcher *matcher, const nm_bracket_classes *classes, uint32_t first,
                     uint32_t last, uint16_t label, nm_bracketed *out);

/* Whether a token is an ordinary word, or a name of another type than `label`. */
bool nm_bracket_is_ordinary(const nm_view *model, const nm_bracket_classes *classes,
                            const nm_token *token, uint16_t label);

#endif
