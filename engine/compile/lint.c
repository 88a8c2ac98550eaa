/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See lint.h.
 */
#include "compile/lint.h"

#include "text/property.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- Scripts ---- */

enum { LATIN = 1, CYRILLIC = 2, GREEK = 4 };

static unsigned script_of(uint32_t code)
{
    const nm_property *property = nm_property_get(code);
    if (property->atom != NM_ATOM_LETTER)
        return 0;
    return property->script == NM_SCRIPT_LATN   ? LATIN
           : property->script == NM_SCRIPT_CYRL ? CYRILLIC
           : property->script == NM_SCRIPT_GREK ? GREEK
                                                : 0;
}

void nm_lint_name(nm_draft *draft, nm_place place, const char *name, size_t length)
{
    const unsigned char *at = (const unsigned char *)name, *end = at + length;
    unsigned seen = 0;
    while (at < end) {
        uint32_t code;
        at += nm_utf8_decode(at, end, &code);
        bool joins = code != ' ' && code != '-';
        seen = joins ? seen | script_of(code) : 0;
        if ((seen & (seen - 1)) != 0) {
            nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0118", place,
                      "one of them is probably a letter that only looks the same",
                      "a word of the name mixes scripts");
            return;
        }
    }
}

void nm_lint_signs(nm_draft *draft, nm_place place)
{
    for (size_t i = 0; i < draft->tokens.list.count; i++)
        if (draft->tokens.list.items[i].kind != NM_KIND_PUNCTUATION)
            return;
    nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0123", place, NULL,
              "a name without letters or digits");
}

/* ---- Order ---- */

bool nm_lint_order(nm_draft *draft, nm_place place, const char *last, size_t last_length)
{
    if (last_length == 0)
        return false;
    size_t shorter = last_length < place.length ? last_length : place.length;
    int order = memcmp(last, place.text, shorter);
    if (order == 0)
        order = (last_length > place.length) - (last_length < place.length);
    if (order < 0)
        return false;
    nm_report(&draft->diagnostics, NOMEN_WARNING, order == 0 ? "NM0120" : "NM0119", place,
              "nomen check --fix puts the table in order",
              order == 0 ? "the row stands here twice" : "the rows are not sorted");
    return true;
}

/* ---- Common words ---- */

/* For each word, whether it is a common word, as a bit; languages are compared afterwards. */
static bool mark_common(const nm_draft *draft, uint32_t label, uint8_t *common)
{
    bool any = false;
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        if (row->entry.label == label && row->entry.length == 1) {
            common[draft->phrases.items[row->phrase]] = 1;
            any = true;
        }
    }
    return any;
}

static bool same_language(const nm_draft *draft, uint32_t label, uint32_t word, uint16_t language)
{
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        if (row->entry.label == label && row->entry.length == 1 &&
            draft->phrases.items[row->phrase] == word && row->entry.language == language)
            return true;
    }
    return false;
}

/* Flags that say already that the name alone is not enough. */
static uint16_t confirming_flags(nm_draft *draft)
{
    static const char *const names[] = {NM_CLASS_COMMON_WORD, "never-bare", "language", "place"};
    uint16_t mask = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t flag = nm_draft_name(draft, NM_NAMES_FLAGS, names[i], strlen(names[i]));
        if (flag != NM_NONE)
            mask = (uint16_t)(mask | 1u << flag);
    }
    return mask;
}

static void report_common(nm_draft *draft, const nm_row *row)
{
    nm_place place = {.file = draft->opened.items[row->entry.file], .line = row->entry.line};
    const nm_word *word = &draft->vocabulary.words.items[draft->phrases.items[row->phrase]];
    nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0303", place,
              "give the row the flag common-word, or match it letter for letter",
              "\"%s\" is a common word of its language",
              nm_strings_get(&draft->strings, word->text));
}

void nm_lint_common_words(nm_draft *draft)
{
    uint16_t label = nm_draft_label(draft, NM_CLASS_COMMON_WORD, sizeof NM_CLASS_COMMON_WORD - 1,
                                    false);
    uint8_t *common = calloc(draft->vocabulary.words.count + 1, 1);
    if (common == NULL) {
        draft->memory = true;
        return;
    }
    uint16_t confirmed = confirming_flags(draft);
    bool any = mark_common(draft, label, common);
    for (size_t i = 0; any && i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        const nm_entry *entry = &row->entry;
        uint32_t word = draft->phrases.items[row->phrase];
        bool type = (draft->labels.items[entry->label].flags & NM_LABEL_TYPE) != 0;
        bool risky = entry->match == NM_MATCH_FOLD || (entry->shapes & 3) == 1;
        if (type && risky && entry->length == 1 && common[word] && !(entry->flags & confirmed) &&
            entry->match != NM_MATCH_EXACT && same_language(draft, label, word, entry->language))
            report_common(draft, row);
    }
    free(common);
}

/* ---- Classes ---- */

/* Whether the engine itself asks for a class. */
static bool is_known_class(const char *name)
{
    static const char *const known[] = {NM_CLASSES_KNOWN};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], name) == 0)
            return true;
    return false;
}

void nm_lint_classes(nm_draft *draft, uint8_t *asked)
{
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_entry *entry = &draft->rows.items[i].entry;
        const nm_label *label = &draft->labels.items[entry->label];
        const char *name = nm_strings_get(&draft->strings, label->name);
        if ((label->flags & NM_LABEL_TYPE) != 0 || asked[entry->label] || is_known_class(name))
            continue;
        asked[entry->label] = 1;
        nm_place place = {.file = draft->opened.items[entry->file]};
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0304", place, NULL,
                  "no rule asks for the class %s", name);
    }
}

/* ---- Weights ---- */

/* A type is told of once, at its first row. `told` has a byte for each label; that of 0 says that a
 * weight speaks for all. */
static void lint_types(nm_draft *draft, uint8_t *told)
{
    for (size_t i = 0; i < draft->weights.count; i++)
        if (draft->weights.items[i].weight > 0)
            told[draft->weights.items[i].label] = 1;
    for (size_t i = 0; i < draft->rows.count && !told[0]; i++) {
        const nm_entry *entry = &draft->rows.items[i].entry;
        const nm_label *label = &draft->labels.items[entry->label];
        if ((label->flags & NM_LABEL_TYPE) == 0 || told[entry->label])
            continue;
        told[entry->label] = 1;
        nm_place place = {.file = draft->opened.items[entry->file], .line = entry->line};
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0307", place,
                  "a weight table needs the row: prior, TYPE, *, 2, with tabs between; if another "
                  "pack has it, check both together",
                  "no weight speaks for names of the type %s, so none is ever found",
                  nm_strings_get(&draft->strings, label->name));
    }
}

/* `weighed` has a byte for each place of the string pool. */
static void lint_evidence(nm_draft *draft, uint8_t *weighed)
{
    for (size_t i = 0; i < draft->weights.count; i++)
        weighed[draft->weights.items[i].evidence] = 1;
    for (size_t i = 0; i < draft->rules.count; i++) {
        const nm_rule_draft *rule = draft->rules.items[i];
        if (rule->evidence && !weighed[nm_strings_add_text(&draft->strings, rule->name)])
            nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0308", rule->place,
                      "a weight table needs the row: NAME, TYPE, *, 1.5, with tabs between; if "
                      "another pack has it, check both together",
                      "the evidence %s has no weight, so it changes nothing", rule->name);
    }
}

void nm_lint_weights(nm_draft *draft)
{
    for (size_t i = 0; i < draft->rules.count; i++) /* from here on the pool does not grow */
        nm_strings_add_text(&draft->strings, draft->rules.items[i]->name);
    uint8_t *told = calloc(draft->labels.count + 1, 1);
    uint8_t *weighed = calloc(draft->strings.pool.count + 1, 1);
    if (told == NULL || weighed == NULL || nm_draft_out_of_memory(draft)) {
        draft->memory = true;
    } else {
        lint_types(draft, told);
        lint_evidence(draft, weighed);
    }
    free(told);
    free(weighed);
}

/* ---- Languages ---- */

/* The form of BCP 47, as far as tables need it: letters for the language, then parts behind hyphens. */
static bool is_language_tag(const char *tag, size_t length)
{
    size_t part = 0, parts = 0;
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? tag[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (parts > 0 && c >= '0' && c <= '9')) {
            part++;
            continue;
        }
        if (c != '-' || part == 0 || part > (parts > 0 ? 8 : 3) || (parts == 0 && part == 1))
            return false;
        parts++;
        part = 0;
    }
    return true;
}

void nm_lint_language(nm_draft *draft, nm_place place, const char *tag, size_t length)
{
    if (length > 0 && !is_language_tag(tag, length))
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0124", place,
                  "as in BCP 47: en, pt-BR; mul stands for any", "\"%.*s\" is no language",
                  (int)(length < 100 ? length : 100), tag);
}
