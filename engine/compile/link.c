/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See link.h. The order matters: rows before rules, because a rule's anchor and width depend on how
 * many entries a class has; rules before anchors; everything before the strings are final.
 */
#include "compile/link.h"

#include "compile/filter.h"
#include "compile/generate.h"
#include "compile/lint.h"
#include "compile/review.h"
#include "compile/trie.h"
#include "model/writer.h"
#include "text/property.h"
#include "text/utf8.h"

#include <string.h>

typedef struct linker {
    nm_draft *draft;
    nm_trie trie;
    nm_code code;
    nm_filters filters;
    NM_ARRAY(uint32_t) anchors;
    NM_ARRAY(uint32_t) names;
    NM_ARRAY(nm_affix) affixes;
} linker;

/* ---- Rules ---- */

static bool generate_rules(linker *l)
{
    nm_usage usage = {0};
    bool good = nm_usage_init(&usage, l->draft);
    if (good)
        nm_review(l->draft, &usage);
    for (size_t i = 0; good && i < l->draft->rules.count; i++)
        good = nm_generate(&l->code, l->draft, &usage, l->draft->rules.items[i]);
    nm_usage_free(&usage);
    return good;
}

/* ---- Anchors ---- */

static int compare_pairs(const void *left, const void *right)
{
    const nm_anchor_pair *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->site > b->site) - (a->site < b->site);
}

static bool push_number(linker *l, uint32_t number)
{
    uint32_t *slot = nm_array_push(&l->anchors);
    if (slot != NULL)
        *slot = number;
    return slot != NULL;
}

/* Turns (key, site) pairs into lists, which their keys, words or labels, know the beginning of. */
static bool list_anchors(linker *l, nm_anchor_pair *pairs, size_t count, bool words)
{
    if (count > 0)
        qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t i = 0; i < count;) {
        uint32_t key = pairs[i].key, list = (uint32_t)l->anchors.count;
        if (words) {
            l->draft->vocabulary.words.items[key].anchor = list;
            l->draft->vocabulary.words.items[key].flags |= NM_WORD_HAS_RULES;
        } else {
            l->draft->labels.items[key].anchor = list;
        }
        if (!push_number(l, 0))
            return false;
        for (uint32_t last = NM_NONE; i < count && pairs[i].key == key; i++) {
            if (pairs[i].site == last)
                continue;
            last = pairs[i].site;
            if (!push_number(l, last))
                return false;
            l->anchors.items[list]++;
        }
    }
    return true;
}

/* Marks the words at which a phrase of an anchoring class begins. */
static void flag_anchor_words(nm_draft *draft)
{
    nm_word *words = draft->vocabulary.words.items;
    for (size_t i = 0; i < draft->rows.count; i++) {
        const nm_row *row = &draft->rows.items[i];
        if (draft->labels.items[row->entry.label].anchor != 0)
            words[draft->phrases.items[row->phrase]].flags |= NM_WORD_STARTS_ANCHOR;
    }
}

static bool make_anchors(linker *l)
{
    nm_code *code = &l->code;
    bool good = push_number(l, 0) &&
                list_anchors(l, code->word_anchors.items, code->word_anchors.count, true) &&
                list_anchors(l, code->label_anchors.items, code->label_anchors.count, false);
    flag_anchor_words(l->draft);
    return good;
}

/* ---- Names, evidence, weights ---- */

static bool make_names(linker *l)
{
    for (unsigned list = 0; list < NM_NAMES_LISTS; list++) {
        const nm_name_table *table = &l->draft->lists[list];
        if (!nm_array_reserve(&l->names, table->names.count + 1))
            return false;
        l->names.items[l->names.count++] = (uint32_t)table->names.count;
        for (size_t i = 0; i < table->names.count; i++)
            l->names.items[l->names.count++] = table->names.items[i];
    }
    return true;
}

static int compare_evidence(const void *left, const void *right)
{
    const nm_evidence_rule *a = left, *b = right;
    if (a->label != b->label)
        return a->label < b->label ? -1 : 1;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* A weight for a type that nothing has is a slip of the pen. With only some types compiled it is
 * not: the others are left out on purpose. */
static void check_weights(nm_draft *draft)
{
    for (size_t i = 0; i < draft->weights.count && draft->types == NULL; i++) {
        const nm_weight *weight = &draft->weights.items[i];
        const nm_label *label = &draft->labels.items[weight->label];
        if (weight->label == 0 || (label->flags & NM_LABEL_TYPE) != 0)
            continue;
        nm_place place = {.file = draft->opened.items[weight->file], .line = weight->line};
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0132", place, NULL,
                  "there is no type called %s",
                  nm_strings_get(&draft->strings, label->name));
    }
}

/* With only some types compiled, the rules that ask for a class may have been left out; and a pack
 * without rules adds words to the classes of another. */
static bool check_classes(linker *l)
{
    nm_draft *draft = l->draft;
    uint8_t *asked = calloc(draft->labels.count + 1, 1);
    if (asked == NULL)
        return false;
    for (size_t i = 0; i < l->code.terms.count; i++)
        if (l->code.terms.items[i].kind == NM_TERM_LABEL)
            asked[l->code.terms.items[i].a] = 1;
    if (draft->checking && draft->types == NULL && draft->rules.count > 0 &&
        draft->diagnostics.errors == 0)
        nm_lint_classes(draft, asked);
    if (draft->checking && draft->types == NULL && draft->diagnostics.errors == 0)
        nm_lint_weights(draft);
    free(asked);
    return true;
}

/* Whether a language or type that was asked for is anywhere in the packs. */
static bool has_listed(const nm_draft *draft, bool type, const char *name, size_t length)
{
    const nm_name_table *languages = &draft->lists[NM_NAMES_LANGUAGES];
    size_t count = type ? draft->labels.count : languages->names.count;
    for (size_t i = type; i < count; i++) {
        const nm_label *label = &draft->labels.items[i];
        const char *other =
            nm_strings_get(&draft->strings, type ? label->name : languages->names.items[i]);
        if (strlen(other) == length && memcmp(other, name, length) == 0)
            return !type || (label->flags & NM_LABEL_TYPE) != 0;
    }
    return false;
}

/* Names of a list such as "country,date" that the packs do not have are slips of the pen. */
static nomen_status check_listed(const nm_draft *draft, bool type, nomen_error *error)
{
    for (const char *at = type ? draft->types : draft->languages; at != NULL;) {
        size_t length = strcspn(at, ",");
        if (!has_listed(draft, type, at, length))
            return nm_fail(error, NOMEN_E_ARGUMENT, "the packs have no %s called \"%.*s\"",
                           type ? "type" : "language", (int)length, at);
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    return NOMEN_OK;
}

static int compare_weights(const void *left, const void *right)
{
    const nm_weight *a = left, *b = right;
    if (a->evidence != b->evidence)
        return a->evidence < b->evidence ? -1 : 1;
    if (a->label != b->label)
        return a->label < b->label ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

static void sort_tables(linker *l)
{
    if (l->code.evidence.count > 0)
        qsort(l->code.evidence.items, l->code.evidence.count, sizeof *l->code.evidence.items,
              compare_evidence);
    if (l->draft->weights.count > 0)
        qsort(l->draft->weights.items, l->draft->weights.count, sizeof *l->draft->weights.items,
              compare_weights);
}

/* ---- Affixes ---- */

static const char *const affix_kinds[NM_AFFIX_KINDS] = {
    [NM_AFFIX_SUFFIX] = "suffix",
    [NM_AFFIX_PREFIX] = "prefix",
    [NM_AFFIX_PREFIX_INSIDE] = "prefix-inside",
    [NM_AFFIX_ENDING] = "ending",
};

static int compare_affixes(const void *left, const void *right)
{
    const nm_affix *a = left, *b = right;
    if (a->script != b->script)
        return a->script < b->script ? -1 : 1;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    return (a->language > b->language) - (a->language < b->language);
}

static uint8_t script_of(const char *text, size_t length)
{
    uint32_t code;
    const unsigned char *at = (const unsigned char *)text;
    nm_utf8_decode(at, at + length, &code);
    return nm_property_get(code)->script;
}

static bool add_affix(linker *l, const nm_row *row)
{
    nm_draft *d = l->draft;
    const nm_word *word = &d->vocabulary.words.items[d->phrases.items[row->phrase]];
    const char *kind = nm_strings_get(&d->strings, row->entry.id);
    uint8_t number = 0;
    while (number < NM_AFFIX_KINDS && strcmp(affix_kinds[number], kind) != 0)
        number++;
    if (row->entry.length != 1 || number == NM_AFFIX_KINDS || word->length > UINT8_MAX) {
        nm_place place = {.file = d->opened.items[row->entry.file], .line = row->entry.line};
        nm_report(&d->diagnostics, NOMEN_ERROR, "NM0310", place,
                  "one token, with the value suffix, prefix, prefix-inside or ending",
                  "this is no affix");
        return true;
    }
    nm_affix *slot = nm_array_push(&l->affixes);
    if (slot == NULL)
        return false;
    const char *text = nm_strings_get(&d->strings, word->text);
    *slot = (nm_affix){.text = word->text, .language = row->entry.language, .kind = number,
                       .length = (uint8_t)word->length, .script = script_of(text, word->length)};
    return true;
}

static bool make_affixes(linker *l)
{
    uint16_t label = nm_draft_label(l->draft, NM_CLASS_AFFIX, sizeof NM_CLASS_AFFIX - 1, false);
    bool good = true;
    for (size_t i = 0; good && i < l->draft->rows.count; i++)
        if (l->draft->rows.items[i].entry.label == label)
            good = add_affix(l, &l->draft->rows.items[i]);
    if (l->affixes.count > 0)
        qsort(l->affixes.items, l->affixes.count, sizeof *l->affixes.items, compare_affixes);
    return good;
}

static void hide_types(nm_draft *draft)
{
    for (size_t i = 1; i < draft->labels.count; i++)
        if (strcmp(nm_strings_get(&draft->strings, draft->labels.items[i].name), NM_TYPE_OTHER) ==
            0)
            draft->labels.items[i].flags |= NM_LABEL_HIDDEN;
}

/* ---- The image ---- */

static nomen_status lay_out(linker *l, void **out, size_t *out_size, nomen_error *error)
{
    nm_draft *d = l->draft;
    nm_code *c = &l->code;
    static const char no_string[1];
    static const nm_slot no_slot[1];
#define DATA(array) {(array).items, (array).count * sizeof *(array).items}
    nm_section_data sections[NM_SECTION_COUNT] = {
        [NM_SECTION_STRINGS] = DATA(d->strings.pool),
        [NM_SECTION_SLOTS] = {d->vocabulary.slots, d->vocabulary.slot_count * sizeof(nm_slot)},
        [NM_SECTION_WORDS] = DATA(d->vocabulary.words),
        [NM_SECTION_WORD_LABELS] = DATA(d->vocabulary.labels),
        [NM_SECTION_STATES] = DATA(l->trie.states),
        [NM_SECTION_PLACES] = DATA(l->filters.places),
        [NM_SECTION_PAIRS] = DATA(l->filters.pairs),
        [NM_SECTION_ENTRIES] = DATA(l->trie.entries),
        [NM_SECTION_LABELS] = DATA(d->labels),
        [NM_SECTION_NAMES] = DATA(l->names),
        [NM_SECTION_FILES] = DATA(d->files),
        [NM_SECTION_RULES] = DATA(c->rules),
        [NM_SECTION_EVIDENCE] = DATA(c->evidence),
        [NM_SECTION_GUARDS] = DATA(c->guards),
        [NM_SECTION_CODE] = DATA(c->code),
        [NM_SECTION_TERMS] = DATA(c->terms),
        [NM_SECTION_WORD_SETS] = DATA(c->word_sets),
        [NM_SECTION_CAPTURES] = DATA(c->captures),
        [NM_SECTION_EXPRESSIONS] = DATA(c->expressions),
        [NM_SECTION_ATTRIBUTES] = DATA(c->attributes),
        [NM_SECTION_SITES] = DATA(c->sites),
        [NM_SECTION_ANCHORS] = DATA(l->anchors),
        [NM_SECTION_NUMBERS] = DATA(c->numbers),
        [NM_SECTION_NEIGHBOURS] = DATA(c->neighbours),
        [NM_SECTION_AFFIXES] = DATA(l->affixes),
        [NM_SECTION_WEIGHTS] = DATA(d->weights),
    };
#undef DATA
    if (sections[NM_SECTION_STRINGS].size == 0)
        sections[NM_SECTION_STRINGS] = (nm_section_data){no_string, 1};
    if (sections[NM_SECTION_SLOTS].size == 0)
        sections[NM_SECTION_SLOTS] = (nm_section_data){no_slot, sizeof no_slot};
    return nm_model_layout(sections, out, out_size, error);
}

nomen_status nm_link(nm_draft *draft, void **out, size_t *out_size, nomen_error *error)
{
    linker l = {.draft = draft};
    bool good = nm_trie_build(&l.trie, draft) && generate_rules(&l) && make_anchors(&l) &&
                make_names(&l) && make_affixes(&l) && !nm_draft_out_of_memory(draft) &&
                nm_filters_build(&l.filters, draft, &l.trie, &l.code) && check_classes(&l);
    hide_types(draft); /* a rule may have been the first to name it */
    check_weights(draft);
    sort_tables(&l);
    nomen_status status = good ? nm_diagnostics_status(&draft->diagnostics, error)
                               : nm_fail_memory(error);
    if (status == NOMEN_OK)
        status = check_listed(draft, true, error);
    if (status == NOMEN_OK)
        status = check_listed(draft, false, error);
    if (status == NOMEN_OK)
        status = lay_out(&l, out, out_size, error);
    nm_trie_free(&l.trie);
    nm_code_free(&l.code);
    nm_filters_free(&l.filters);
    nm_array_free(&l.anchors);
    nm_array_free(&l.names);
    nm_array_free(&l.affixes);
    return status;
}
