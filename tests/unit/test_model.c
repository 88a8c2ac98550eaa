/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * model/: what the writer lays out the view reads back; what is no sound model is refused; the
 * verifier sees references that point outside even where all checksums are right.
 */
#include "model/verify.h"
#include "model/view.h"
#include "model/writer.h"

#include "api/objects.h"
#include "base/hash.h"
#include "support.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* A pack that fills every section. */
static const char *const pack[] = {
    "l.tsv", "#: type land\n#: source s\n#: licence l\nname\tid\tlang\tform\tmatch\tflags\n"
             "New Oz\tNO\ten\tname\tcase\tperson\nOz\tOZ\tmul\tname\tcase\t\n"
             "iOz\tIO\tmul\tname\tcase\t\n",
    "m.tsv", "#: class month\nname\tvalue\nMay\t5\n",
    "r.rules", "rule day -> date\n  match d:number(1..31) m:@month y:digits(4)?\n"
               "  value date(y, m, d)\n  not-before \"no\"\n  prior 0.9\n"
               "rule ship -> ship hull\n  match \"ss\" n:(title & !'X' | script(Latn))\n  emit n\n"
               "  id \"S{n}\"\n  attr k = n\n  prior 0.9\n"
               "rule year -> date\n  match y:digits(4) \"-\" digits(2)\n  value year(y)\n"
               "evidence e for land name\n  flag person\n  after \"!\"\n  inside any @month?\n",
    "w.tsv", "#: weights\nevidence\ttype\tform\tweight\nprior\t*\t*\t2\n", NULL};

static nomen_model *model;

static void set_up(void)
{
    model = support_model(pack);
}

static void tear_down(void)
{
    nomen_model_release(model);
}

/* A 16-aligned copy of the model's bytes. */
static unsigned char *copy_bytes(void)
{
    unsigned char *bytes = aligned_alloc(16, model->view.size);
    memcpy(bytes, model->view.bytes, model->view.size);
    return bytes;
}

static nm_model_section *section(unsigned char *bytes, uint32_t id)
{
    return (nm_model_section *)(bytes + sizeof(nm_model_header)) + id;
}

/* Makes all checksums right again, so that only what the bytes say is wrong. */
static void mend_hashes(unsigned char *bytes)
{
    nm_model_header *header = (nm_model_header *)bytes;
    size_t table = NM_SECTION_COUNT * sizeof(nm_model_section);
    for (uint32_t i = 0; i < NM_SECTION_COUNT; i++) {
        nm_model_section *s = section(bytes, i);
        if (s->offset <= header->file_size && s->size <= header->file_size - s->offset)
            s->hash = nm_hash(bytes + s->offset, (size_t)s->size);
    }
    header->hash = nm_hash(bytes, offsetof(nm_model_header, hash)) ^
                   nm_hash(bytes + sizeof *header, table);
}

/* ---- Round trip ---- */

START_TEST(sections_round_trip)
{
    char items[NM_SECTION_COUNT][256];
    nm_section_data sections[NM_SECTION_COUNT];
    for (uint32_t i = 0; i < NM_SECTION_COUNT; i++) {
        uint32_t item = nm_view_section(&model->view, i)->item_size;
        memset(items[i], (int)i, sizeof items[i]);
        sections[i] = (nm_section_data){items[i], item * (i % 3)};
    }
    sections[NM_SECTION_STRINGS] = (nm_section_data){"\0one\0two", 9};
    sections[NM_SECTION_SLOTS].size = 4 * sizeof(nm_slot);
    sections[NM_SECTION_STATES].size = 2 * sizeof(nm_state);
    sections[NM_SECTION_PLACES].size = sizeof(uint64_t);
    sections[NM_SECTION_PAIRS].size = 2 * sizeof(uint64_t);
    void *bytes = NULL, *again = NULL;
    size_t size = 0, again_size = 0;
    ck_assert_int_eq(nm_model_layout(sections, &bytes, &size, NULL), NOMEN_OK);
    ck_assert_int_eq(nm_model_layout(sections, &again, &again_size, NULL), NOMEN_OK);
    ck_assert_uint_eq(size, again_size);
    ck_assert_mem_eq(bytes, again, size);
    nm_view view;
    nomen_error error = {0};
    nomen_status status = nm_view_open(&view, bytes, size, "it", &error);
    ck_assert_msg(status == NOMEN_OK, "%s", error.message);
    for (uint32_t i = 0; i < NM_SECTION_COUNT; i++) {
        const nm_model_section *s = nm_view_section(&view, i);
        ck_assert_uint_eq(s->size, sections[i].size);
        ck_assert_uint_eq(s->offset % 16, 0);
        if (s->size > 0)
            ck_assert_mem_eq(view.bytes + s->offset, sections[i].items, s->size);
        ck_assert_str_ne(nm_section_name(i), "?");
    }
    ck_assert_str_eq(nm_section_name(NM_SECTION_COUNT), "?");
    ck_assert_str_eq(nm_view_string(&view, 5), "two");
    ck_assert_str_eq(nm_view_string(&view, 9), "");
    ck_assert_uint_eq(nm_view_entry(&view, UINT32_MAX)->id, 0);
    free(bytes);
    free(again);
}
END_TEST

/* Any index reads something harmless. */
START_TEST(indices_are_bounded)
{
    const nm_view *view = &model->view;
    static const uint32_t edges[] = {0, 1, 2, UINT32_MAX / 2, UINT32_MAX - 1, UINT32_MAX};
    for (size_t i = 0; i < COUNT(edges); i++) {
        uint32_t at = edges[i], first, last, count;
        ck_assert_ptr_nonnull(nm_view_string(view, at));
        nm_view_children(view, at, &first, &last);
        ck_assert(first <= last && last <= view->state_count);
        nm_view_entries(view, at, &first, &last);
        ck_assert(first <= last && last <= view->entry_count);
        nm_view_anchors(view, at, &count);
        ck_assert_uint_le(count, view->anchor_count);
        ck_assert_uint_lt(nm_view_word(view, at)->length, view->string_size);
        for (int list = 0; list < NM_NAMES_LISTS; list++)
            ck_assert_ptr_nonnull(nm_view_name(view, (enum nm_name_list)list, at));
    }
    uint32_t first, last;
    nm_view_children(view, view->state_count - 1, &first, &last); /* the sentinel is no state */
    ck_assert_uint_eq(first, last);
    nm_view_children(view, view->state_count - 2, &first, &last);
    ck_assert_uint_le(last, view->state_count);
}
END_TEST

/* ---- Refusals ---- */

START_TEST(truncations_are_refused)
{
    unsigned char *bytes = copy_bytes();
    nm_view view;
    for (size_t size = 0; size < model->view.size; size++) {
        unsigned char *cut = aligned_alloc(16, (size + 16) & ~(size_t)15);
        memcpy(cut, bytes, size);
        HOLDS(nm_view_open(&view, cut, size, "it", NULL) == NOMEN_E_MODEL);
        free(cut);
    }
    ck_assert_int_eq(nm_view_open(&view, NULL, 0, "it", NULL), NOMEN_E_MODEL);
    ck_assert_int_eq(nm_view_open(&view, bytes, model->view.size, "it", NULL), NOMEN_OK);
    free(bytes);
}
END_TEST

/* Each byte of the header and the section table counts; each byte of a section is verified. */
START_TEST(every_byte_counts)
{
    unsigned char *bytes = copy_bytes();
    nm_view view;
    size_t head = sizeof(nm_model_header) + NM_SECTION_COUNT * sizeof(nm_model_section);
    for (size_t i = 0; i < head; i++) {
        bytes[i] ^= 0x01;
        nomen_status status = nm_view_open(&view, bytes, model->view.size, "it", NULL);
        HOLDS(status == NOMEN_E_MODEL || status == NOMEN_E_VERSION);
        bytes[i] ^= 0x01;
    }
    for (uint32_t s = 0; s < NM_SECTION_COUNT; s++) {
        const nm_model_section *place = section(bytes, s);
        for (size_t i = 0; i < place->size; i++) {
            bytes[place->offset + i] ^= 0x80;
            if (nm_view_open(&view, bytes, model->view.size, "it", NULL) == NOMEN_OK)
                HOLDS(nm_view_verify(&view, NULL) == NOMEN_E_MODEL);
            bytes[place->offset + i] ^= 0x80;
        }
    }
    ck_assert_int_eq(nm_view_open(&view, bytes, model->view.size, "it", NULL), NOMEN_OK);
    ck_assert_int_eq(nm_view_verify(&view, NULL), NOMEN_OK);
    free(bytes);
}
END_TEST

/* Fields of the header and of the table, with checksums that are right. */
static const struct {
    size_t offset, size;
    uint64_t value;
    nomen_status status;
} heads[] = {
#define HEADER(field) offsetof(nm_model_header, field), sizeof(((nm_model_header *)0)->field)
#define SECTION(id, field)                                                                         \
    sizeof(nm_model_header) + (id) * sizeof(nm_model_section) + offsetof(nm_model_section, field), \
        sizeof(((nm_model_section *)0)->field)
    {HEADER(magic), 0, NOMEN_E_MODEL},
    {HEADER(version), 0, NOMEN_E_VERSION},
    {HEADER(version), 99, NOMEN_OK}, /* newer, but it says that we can read it */
    {HEADER(reader), 99, NOMEN_E_VERSION},
    {HEADER(file_size), 0, NOMEN_E_MODEL},
    {HEADER(section_count), 0, NOMEN_E_MODEL},
    {HEADER(section_count), NM_SECTION_COUNT + 1, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_STRINGS, id), 5, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_STRINGS, size), 0, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_STRINGS, size), 3, NOMEN_E_MODEL}, /* no NUL at its end */
    {SECTION(NM_SECTION_SLOTS, size), 0, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_SLOTS, size), 3 * sizeof(nm_slot), NOMEN_E_MODEL},
    {SECTION(NM_SECTION_STATES, size), sizeof(nm_state), NOMEN_E_MODEL},
    {SECTION(NM_SECTION_WORDS, item_size), 8, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_WORDS, offset), UINT64_MAX - 15, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_WORDS, size), UINT64_MAX - 15, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_WORDS, size), sizeof(nm_word) + 1, NOMEN_E_MODEL},
    {SECTION(NM_SECTION_WORDS, offset), 8, NOMEN_E_MODEL}, /* not 16-aligned */
};

START_TEST(heads_are_checked)
{
    unsigned char *bytes = copy_bytes();
    nm_view view;
    memcpy(bytes + heads[_i].offset, &heads[_i].value, heads[_i].size);
    mend_hashes(bytes);
    nomen_error error = {0};
    ck_assert_int_eq(nm_view_open(&view, bytes, model->view.size, "some.model", &error),
                     heads[_i].status);
    ck_assert_int_eq(error.status, heads[_i].status);
    ck_assert(heads[_i].status == NOMEN_OK || strstr(error.message, "some.model") != NULL);
    free(bytes);
}
END_TEST

/* References that point outside, in each kind of record. */
static const struct {
    uint32_t section;
    size_t item, offset, size;
    uint64_t value;
} mutations[] = {
#define FIELD(type, field) offsetof(type, field), sizeof(((type *)0)->field)
    {NM_SECTION_SLOTS, 0, FIELD(nm_slot, word), 1 << 20},
    {NM_SECTION_WORDS, 1, FIELD(nm_word, text), 1 << 20},
    {NM_SECTION_WORDS, 1, FIELD(nm_word, length), 60000},
    {NM_SECTION_WORDS, 1, FIELD(nm_word, state), 1 << 20},
    {NM_SECTION_WORDS, 1, FIELD(nm_word, state), UINT32_MAX},
    {NM_SECTION_WORDS, 1, FIELD(nm_word, anchor), 1 << 20},
    {NM_SECTION_STATES, 1, FIELD(nm_state, word), 1 << 20},
    {NM_SECTION_STATES, 1, FIELD(nm_state, word), 0},
    {NM_SECTION_STATES, 1, FIELD(nm_state, child), 1 << 20},
    {NM_SECTION_STATES, 1, FIELD(nm_state, child), 0},
    {NM_SECTION_STATES, 1, FIELD(nm_state, entry), 1 << 20},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, id), 1 << 20},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, surface), 1 << 20},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, file), 999},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, label), 0},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, label), 999},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, language), 999},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, form), 200},
    {NM_SECTION_ENTRIES, 0, FIELD(nm_entry, match), 9},
    {NM_SECTION_LABELS, 1, FIELD(nm_label, name), 1 << 20},
    {NM_SECTION_LABELS, 1, FIELD(nm_label, anchor), 1 << 20},
    {NM_SECTION_NAMES, 0, 0, 4, 1 << 20}, /* the count of the first list */
    {NM_SECTION_NAMES, 1, 0, 4, 1 << 20}, /* a name */
    {NM_SECTION_FILES, 0, FIELD(nm_file, path), 1 << 20},
    {NM_SECTION_FILES, 0, FIELD(nm_file, source), 1 << 20},
    {NM_SECTION_FILES, 0, FIELD(nm_file, licence), 1 << 20},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, name), 1 << 20},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, file), 999},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, label), 999},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, label), 0},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, code), 1 << 20},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, code_count), 0},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, code_count), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, guard), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, guard_count), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, capture), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, capture_count), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, id), 1 << 20},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, value), 1 << 20},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, attribute), UINT32_MAX},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, emit), 50},
    {NM_SECTION_RULES, 0, FIELD(nm_rule, form), 200},
    {NM_SECTION_EVIDENCE, 0, FIELD(nm_evidence_rule, name), 1 << 20},
    {NM_SECTION_EVIDENCE, 0, FIELD(nm_evidence_rule, label), 999},
    {NM_SECTION_EVIDENCE, 0, FIELD(nm_evidence_rule, guard), UINT32_MAX},
    {NM_SECTION_GUARDS, 0, FIELD(nm_guard, code), 1 << 20},
    {NM_SECTION_GUARDS, 0, FIELD(nm_guard, code_count), 0},
    {NM_SECTION_GUARDS, 0, FIELD(nm_guard, side), 7},
    {NM_SECTION_CODE, 0, FIELD(nm_instruction, op), 200},
    {NM_SECTION_TERMS, 0, FIELD(nm_term, kind), 200},
    {NM_SECTION_CAPTURES, 0, FIELD(nm_capture, name), 1 << 20},
    {NM_SECTION_CAPTURES, 0, FIELD(nm_capture, labels), 999},
    {NM_SECTION_EXPRESSIONS, 0, FIELD(nm_operation, op), 200},
    {NM_SECTION_ATTRIBUTES, 0, FIELD(nm_rule_attribute, name), 1 << 20},
    {NM_SECTION_ATTRIBUTES, 0, FIELD(nm_rule_attribute, expression), 1 << 20},
    {NM_SECTION_ANCHORS, 1, 0, 4, 1 << 20}, /* the count of the second list */
    {NM_SECTION_ANCHORS, 2, 0, 4, 1 << 20}, /* a rule */
    {NM_SECTION_NUMBERS, 0, FIELD(nm_number_anchor, site), 1 << 20},
    {NM_SECTION_WEIGHTS, 0, FIELD(nm_weight, evidence), 1 << 20},
    {NM_SECTION_WEIGHTS, 0, FIELD(nm_weight, label), 999},
};

START_TEST(references_are_verified)
{
    unsigned char *bytes = copy_bytes();
    const nm_model_section *s = section(bytes, mutations[_i].section);
    size_t at = mutations[_i].item * s->item_size;
    ck_assert_msg(at + s->item_size <= s->size, "section %s is too small for the test",
                  nm_section_name(mutations[_i].section));
    memcpy(bytes + s->offset + at + mutations[_i].offset, &mutations[_i].value, mutations[_i].size);
    mend_hashes(bytes);
    nm_view view;
    ck_assert_int_eq(nm_view_open(&view, bytes, model->view.size, "it", NULL), NOMEN_OK);
    nomen_error error = {0};
    ck_assert_msg(nm_view_verify(&view, &error) == NOMEN_E_MODEL,
                  "%s, item %zu, byte %zu: %llu passed", nm_section_name(mutations[_i].section),
                  mutations[_i].item, mutations[_i].offset,
                  (unsigned long long)mutations[_i].value);
    ck_assert_str_ne(error.message, "");
    free(bytes);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"sections round-trip", sections_round_trip, 0},
        {"indices are bounded", indices_are_bounded, 0},
        {"truncations are refused", truncations_are_refused, 0},
        {"every byte counts", every_byte_counts, 0},
        {"heads are checked", heads_are_checked, COUNT(heads)},
        {"references are verified", references_are_verified, COUNT(mutations)},
    };
    return support_run_with("model", tests, COUNT(tests), set_up, tear_down);
}
