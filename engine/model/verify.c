/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See verify.h.
 */
#include "model/verify.h"

#include "base/hash.h"

static bool sections_add_up(const nm_view *v, uint32_t *failed)
{
    for (uint32_t i = 0; i < NM_SECTION_COUNT; i++) {
        const nm_model_section *section = nm_view_section(v, i);
        if (nm_hash(v->bytes + section->offset, (size_t)section->size) != section->hash) {
            *failed = i;
            return false;
        }
    }
    return true;
}

static bool is_string(const nm_view *v, uint32_t offset)
{
    return offset < v->string_size;
}

/* [first, first + count) lies in 0 .. size. */
static bool is_run(uint32_t first, uint32_t count, uint32_t size)
{
    return first <= size && count <= size - first;
}

static bool words_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->slot_count; i++)
        if (v->slots[i].word != 0 && v->slots[i].word >= v->word_count)
            return false;
    for (uint32_t i = 0; i < v->word_count; i++) {
        const nm_word *w = &v->words[i];
        if (!is_string(v, w->text) || w->length >= v->string_size - w->text ||
            w->state >= v->state_count || (w->anchor != 0 && w->anchor >= v->anchor_count))
            return false;
    }
    return true;
}

static bool trie_holds(const nm_view *v)
{
    for (uint32_t i = 0; i + 1 < v->state_count; i++) {
        const nm_state *s = &v->states[i];
        if (s->child > s[1].child || s->entry > s[1].entry || s->child <= i ||
            (i > 0 && (s->word == 0 || s->word >= v->word_count)))
            return false;
    }
    const nm_state *sentinel = &v->states[v->state_count - 1];
    return sentinel->child == v->state_count - 1 && sentinel->entry == v->entry_count;
}

static bool entries_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->entry_count; i++) {
        const nm_entry *e = &v->entries[i];
        if (!is_string(v, e->id) || !is_string(v, e->surface) || e->file >= v->file_count ||
            e->label == 0 || e->label >= v->label_count || e->match > NM_MATCH_EXACT ||
            e->language >= nm_view_name_count(v, NM_NAMES_LANGUAGES) ||
            e->form >= nm_view_name_count(v, NM_NAMES_FORMS))
            return false;
    }
    return true;
}

static bool names_hold(const nm_view *v)
{
    uint32_t at = 0;
    for (unsigned list = 0; list < NM_NAMES_LISTS; list++) {
        if (at >= v->name_count || !is_run(at + 1, v->names[at], v->name_count))
            return false;
        for (uint32_t i = 0; i < v->names[at]; i++)
            if (!is_string(v, v->names[at + 1 + i]))
                return false;
        at += 1 + v->names[at];
    }
    for (uint32_t i = 1; i < v->label_count; i++)
        if (!is_string(v, v->labels[i].name) ||
            (v->labels[i].anchor != 0 && v->labels[i].anchor >= v->anchor_count))
            return false;
    for (uint32_t i = 0; i < v->file_count; i++)
        if (!is_string(v, v->files[i].path) || !is_string(v, v->files[i].source) ||
            !is_string(v, v->files[i].licence))
            return false;
    return true;
}

/* Jumps stay inside their program; operands inside their sections. */
static bool program_holds(const nm_view *v, uint32_t first, uint32_t count)
{
    if (!is_run(first, count, v->code_count) || count == 0)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const nm_instruction *code = &v->code[first + i];
        bool good = true;
        switch (code->op) {
        case NM_OP_TOKEN:
        case NM_OP_NEXT:
        case NM_OP_LABEL:
            good = code->z < v->term_count;
            break;
        case NM_OP_WORD:
            good = code->z < v->word_count;
            break;
        case NM_OP_SPLIT:
            good = code->y < count && code->z < count;
            break;
        case NM_OP_JUMP:
            good = code->z < count;
            break;
        default:
            good = code->op < NM_OP_COUNT;
        }
        if (!good)
            return false;
    }
    return true;
}

static bool is_expression(const nm_view *v, uint32_t expression)
{
    return expression == NM_NONE || expression < v->expression_count;
}

static bool is_near(const nm_view *v, const nm_near *near)
{
    return is_run(near->first, near->count, v->neighbour_count);
}

static bool sites_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->site_count; i++) {
        const nm_site *s = &v->sites[i];
        if (s->rule >= v->rule_count ||
            (s->term != NM_NONE && (s->term & ~NM_TERM_OF_PHRASE) >= v->term_count) ||
            (s->prefix_count > 0 && !program_holds(v, s->prefix, s->prefix_count)) ||
            !is_near(v, &s->near[NM_NEAR_BEFORE]) || !is_near(v, &s->near[NM_NEAR_AFTER]))
            return false;
    }
    return true;
}

static bool is_capture(const nm_rule *rule, uint32_t capture)
{
    return capture == NM_NONE || capture < rule->capture_count;
}

static bool captures_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->capture_count; i++) {
        if (!is_string(v, v->captures[i].name))
            return false;
        for (int k = 0; k < NM_CAPTURE_LABELS; k++)
            if (v->captures[i].labels[k] != 0 && v->captures[i].labels[k] >= v->label_count)
                return false;
    }
    return true;
}

static bool rules_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->rule_count; i++) {
        const nm_rule *r = &v->rules[i];
        if (!is_string(v, r->name) || r->file >= v->file_count || r->label == 0 ||
            r->label >= v->label_count || !program_holds(v, r->code, r->code_count) ||
            !is_run(r->guard, r->guard_count, v->guard_count) ||
            !is_run(r->capture, r->capture_count, v->capture_count) ||
            !is_run(r->attribute, r->attribute_count, v->attribute_count) ||
            !is_expression(v, r->id) || !is_expression(v, r->value) ||
            !is_capture(r, r->emit) || !is_capture(r, r->alias) ||
            r->form >= nm_view_name_count(v, NM_NAMES_FORMS))
            return false;
    }
    for (uint32_t i = 0; i < v->evidence_count; i++) {
        const nm_evidence_rule *e = &v->evidence[i];
        if (!is_string(v, e->name) || e->label >= v->label_count ||
            !is_run(e->guard, e->guard_count, v->guard_count))
            return false;
    }
    for (uint32_t i = 0; i < v->guard_count; i++)
        if (v->guards[i].side > NM_GUARD_INSIDE || !is_near(v, &v->guards[i].near) ||
            !program_holds(v, v->guards[i].code, v->guards[i].code_count))
            return false;
    for (uint32_t i = 0; i < v->neighbour_count; i++)
        if ((v->neighbours[i].term & ~NM_TERM_OF_PHRASE) >= v->term_count)
            return false;
    for (uint32_t i = 0; i < v->number_count; i++)
        if (v->numbers[i].site >= v->site_count)
            return false;
    return true;
}

static bool anchors_hold(const nm_view *v)
{
    for (uint32_t i = 0; i < v->anchor_count;) {
        uint32_t count = v->anchors[i];
        if (!is_run(i + 1, count, v->anchor_count))
            return false;
        for (uint32_t k = 0; k < count; k++)
            if (v->anchors[i + 1 + k] >= v->site_count)
                return false;
        i += 1 + count;
    }
    return true;
}

/* A list in WORD_SETS whose items are below `limit`. */
static bool is_set(const nm_view *v, uint32_t list, uint32_t limit)
{
    if (list >= v->word_set_count || !is_run(list + 1, v->word_sets[list], v->word_set_count))
        return false;
    for (uint32_t i = 0; i < v->word_sets[list]; i++)
        if (v->word_sets[list + 1 + i] >= limit)
            return false;
    return true;
}

static bool details_hold(const nm_view *v)
{
    uint32_t languages = nm_view_name_count(v, NM_NAMES_LANGUAGES);
    for (uint32_t i = 0; i < v->term_count; i++) {
        const nm_term *t = &v->terms[i];
        if (t->kind >= NM_TERM_COUNT || (t->kind == NM_TERM_WORD && t->a >= v->word_count) ||
            (t->kind == NM_TERM_WORDS && !is_set(v, t->a, v->word_count)) ||
            (t->kind == NM_TERM_LANGUAGE && !is_set(v, t->a, languages)) ||
            (t->kind == NM_TERM_SURFACE && !is_string(v, t->a)) ||
            (t->kind == NM_TERM_LABEL && t->a >= v->label_count))
            return false;
    }
    for (uint32_t i = 0; i < v->expression_count; i++) {
        const nm_operation *o = &v->expressions[i];
        if (o->op >= NM_DO_COUNT ||
            ((o->op == NM_DO_TEXT || o->op == NM_DO_CALL) && !is_string(v, (uint32_t)o->z)))
            return false;
    }
    for (uint32_t i = 0; i < v->attribute_count; i++)
        if (!is_string(v, v->attributes[i].name) || !is_expression(v, v->attributes[i].expression))
            return false;
    for (uint32_t i = 0; i < v->affix_count; i++) {
        const nm_affix *a = &v->affixes[i];
        if (!is_string(v, a->text) || a->length >= v->string_size - a->text ||
            a->kind >= NM_AFFIX_KINDS || (i > 0 && a->script < v->affixes[i - 1].script))
            return false;
    }
    for (uint32_t i = 0; i < v->weight_count; i++)
        if (!is_string(v, v->weights[i].evidence) || v->weights[i].label >= v->label_count)
            return false;
    return true;
}

nomen_status nm_view_verify(const nm_view *v, nomen_error *error)
{
    uint32_t failed = 0;
    if (!sections_add_up(v, &failed))
        return nm_fail(error, NOMEN_E_MODEL, "the model is damaged: section %s does not add up",
                       nm_section_name(failed));
    static const struct {
        const char *what;
        bool (*holds)(const nm_view *view);
    } checks[] = {
        {"names", names_hold},     {"words", words_hold},       {"trie", trie_holds},
        {"entries", entries_hold}, {"rules", rules_hold},       {"sites", sites_hold},
        {"anchors", anchors_hold}, {"captures", captures_hold}, {"details", details_hold},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!checks[i].holds(v))
            return nm_fail(error, NOMEN_E_MODEL, "the model is unsound: its %s point outside",
                           checks[i].what);
    return NOMEN_OK;
}
