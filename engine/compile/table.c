/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See table.h. One pass over the lines; a line is a comment, a directive of the head, the row of
 * column names (the first other line), or a row. What a row means depends on the head: an entity of
 * a type, a word of a class, or a weight (weights.c).
 */
#include "compile/table.h"

#include "compile/lint.h"
#include "compile/phrase_key.h"
#include "compile/weights.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { LINE_MAX_BYTES = 32 * 1024, FIELDS_MAX = 16 };

enum column { COLUMN_NAME, COLUMN_ID, COLUMN_LANG, COLUMN_FORM, COLUMN_MATCH, COLUMN_FLAGS,
              COLUMN_COUNT };

static const struct {
    const char *name;
    enum column column;
} column_names[] = {
    {"name", COLUMN_NAME}, {"id", COLUMN_ID},       {"value", COLUMN_ID},   {"lang", COLUMN_LANG},
    {"form", COLUMN_FORM}, {"match", COLUMN_MATCH}, {"flags", COLUMN_FLAGS},
};

static const char *const match_names[] = {
    [NM_MATCH_FOLD] = "fold", [NM_MATCH_CASE] = "case", [NM_MATCH_EXACT] = "exact"};

typedef struct field {
    const char *at;
    size_t length;
} field;

typedef struct reader {
    nm_draft *draft;
    nm_place place; /* of the line being read; `text` is the line */
    uint16_t file;
    uint16_t label;
    bool is_type, is_weights, described;
    bool filled;     /* it has rows, good or not */
    bool unreadable; /* nobody knows what to make of its rows; that was said */
    bool unordered;  /* that was said */
    const char *last; /* the row before */
    size_t last_length;
    bool unwanted; /* a type that is not compiled: its rows are checked and left out */
    int8_t columns[FIELDS_MAX]; /* which column each field is, -1: none yet */
    unsigned column_count;
    field defaults[COLUMN_COUNT];
} reader;

static nm_place place_of(const reader *r, field f)
{
    nm_place place = r->place;
    place.column = (uint32_t)(f.at - place.text) + 1;
    place.width = (uint32_t)(f.length > 0 ? f.length : 1);
    return place;
}

static bool equals(field f, const char *text)
{
    return f.length == strlen(text) && memcmp(f.at, text, f.length) == 0;
}

/* ---- The head ---- */

/* A table lists one thing: false, and an error, at the second time that it says what. */
static bool describe(reader *r)
{
    if (r->described)
        nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0121", r->place,
                  "put the rows of each into a table of their own",
                  "the head said already what the table lists");
    bool first = !r->described;
    r->described = true;
    return first;
}

static void set_label(reader *r, field value, bool type)
{
    if (value.length == 0) {
        nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0101", r->place, NULL,
                  "the directive names no %s", type ? "type" : "class");
        return;
    }
    if (!describe(r))
        return;
    r->label = nm_draft_label(r->draft, value.at, value.length, type);
    r->is_type = type;
    r->unwanted = type && !equals(value, NM_TYPE_OTHER) &&
                  !nm_draft_listed(r->draft->types, value.at, value.length);
}

static void read_directive(reader *r, field line)
{
    const char *at = line.at + 2, *end = line.at + line.length;
    while (at < end && *at == ' ')
        at++;
    field key = {at, 0};
    while (at < end && *at != ' ' && *at != '\t')
        at++;
    key.length = (size_t)(at - key.at);
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    field value = {at, (size_t)(end - at)};

    nm_file *file = &r->draft->files.items[r->file];
    if (equals(key, "type") || equals(key, "class"))
        set_label(r, value, equals(key, "type"));
    else if (equals(key, "weights"))
        r->is_weights = describe(r) || r->is_weights;
    else if (equals(key, "source"))
        file->source = nm_strings_add(&r->draft->strings, value.at, value.length);
    else if (equals(key, "licence"))
        file->licence = nm_strings_add(&r->draft->strings, value.at, value.length);
    else if (equals(key, "lang"))
        r->defaults[COLUMN_LANG] = value;
    else if (equals(key, "form"))
        r->defaults[COLUMN_FORM] = value;
    else if (equals(key, "match"))
        r->defaults[COLUMN_MATCH] = value;
    else if (!equals(key, "refresh"))
        nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0102", place_of(r, key),
                  "known: type, class, weights, source, licence, refresh, lang, form, match",
                  "no such directive: %.*s", (int)key.length, key.at);
}

/* ---- Rows ---- */

/* Cuts the line at its tabs; returns how many fields there are, which may be more than `room`. */
static unsigned split(field line, field *fields, unsigned room)
{
    unsigned count = 0;
    const char *at = line.at, *end = line.at + line.length;
    for (;;) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab != NULL ? tab : end;
        if (count < room)
            fields[count] = (field){at, (size_t)(stop - at)};
        count++;
        if (tab == NULL)
            return count;
        at = tab + 1;
    }
}

static int find_column(field f)
{
    for (size_t i = 0; i < sizeof column_names / sizeof *column_names; i++)
        if (equals(f, column_names[i].name))
            return column_names[i].column;
    return -1;
}

static void read_columns(reader *r, field line)
{
    field fields[FIELDS_MAX];
    unsigned count = split(line, fields, FIELDS_MAX);
    if (count > FIELDS_MAX)
        count = FIELDS_MAX;
    unsigned named = 0; /* a bit for each column */
    for (unsigned i = 0; i < count; i++) {
        int column = find_column(fields[i]);
        if (column < 0)
            nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0103", place_of(r, fields[i]),
                      "known: name, id (or value), lang, form, match, flags",
                      "no such column: %.*s", (int)fields[i].length, fields[i].at);
        else if ((named >> column & 1) != 0)
            nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0122", place_of(r, fields[i]),
                      "id and value are the same column", "this column stands here twice");
        else
            named |= 1u << column;
        r->columns[i] = (int8_t)column;
    }
    r->column_count = count;
    r->unreadable = (named >> COLUMN_NAME & 1) == 0;
    if (r->unreadable)
        nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0104", r->place,
                  "the first line that is no comment names the columns, with a tab between",
                  "no column called name");
}

static bool is_normal(field name)
{
    for (size_t i = 0; i < name.length; i++) {
        if ((unsigned char)name.at[i] < 0x80)
            continue;
        utf8proc_uint8_t *composed = NULL;
        utf8proc_ssize_t length =
            utf8proc_map((const utf8proc_uint8_t *)name.at, (utf8proc_ssize_t)name.length,
                         &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
        bool same = length == (utf8proc_ssize_t)name.length &&
                    memcmp(composed, name.at, name.length) == 0;
        free(composed);
        return same;
    }
    return true;
}

static bool check_name(reader *r, field name)
{
    nm_diagnostics *d = &r->draft->diagnostics;
    if (name.length == 0) {
        nm_report(d, NOMEN_ERROR, "NM0105", r->place, NULL, "a row without a name");
        return false;
    }
    bool spaced = name.at[0] == ' ' || name.at[name.length - 1] == ' ';
    for (size_t i = 1; i < name.length; i++)
        spaced = spaced || (name.at[i] == ' ' && name.at[i - 1] == ' ');
    if (spaced)
        nm_report(d, NOMEN_ERROR, "NM0106", place_of(r, name), NULL,
                  "stray white space in the name");
    if (name.length > 2 && name.at[0] == '"' && name.at[name.length - 1] == '"')
        nm_report(d, NOMEN_WARNING, "NM0125", place_of(r, name),
                  "fields are not quoted: write the name alone", "the name is in quotation marks");
    for (size_t i = 0; i < name.length; i++) {
        if ((unsigned char)name.at[i] >= 0x80) {
            nm_lint_name(r->draft, place_of(r, name), name.at, name.length);
            break;
        }
    }
    if (!is_normal(name)) {
        nm_report(d, NOMEN_ERROR, "NM0107", place_of(r, name),
                  "write it in Unicode normalisation form C", "the name is not in NFC");
        return false;
    }
    return !spaced;
}

static bool read_match(reader *r, field f, uint8_t *out)
{
    *out = NM_MATCH_CASE;
    if (f.length == 0)
        return true;
    for (uint8_t i = 0; i < sizeof match_names / sizeof *match_names; i++) {
        if (equals(f, match_names[i])) {
            *out = i;
            return true;
        }
    }
    nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0108", place_of(r, f),
              "one of fold, case, exact", "no such way to match: %.*s", (int)f.length, f.at);
    return false;
}

static bool read_flags(reader *r, field f, nm_row *row)
{
    uint16_t *out = &row->entry.flags;
    const char *at = f.at, *end = f.at + f.length;
    while (at < end) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        const char *stop = comma != NULL ? comma : end;
        field one = {at, (size_t)(stop - at)};
        at = comma != NULL ? comma + 1 : end;
        if (equals(one, "override") || equals(one, "suppress")) {
            row->effect = equals(one, "override") ? NM_ROW_OVERRIDES : NM_ROW_SUPPRESSES;
            continue;
        }
        uint32_t flag = nm_draft_name(r->draft, NM_NAMES_FLAGS, one.at, one.length);
        if (flag == NM_NONE || one.length == 0) {
            nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0109", place_of(r, one),
                      "flags are separated by one comma, and a model has at most 16",
                      "this flag cannot be kept");
            return false;
        }
        *out |= (uint16_t)(1u << flag);
    }
    return true;
}

static void push_row(reader *r, const nm_row *row)
{
    nm_row *slot = nm_array_push(&r->draft->rows);
    if (slot == NULL)
        r->draft->memory = true;
    else
        *slot = *row;
}

/* The same name with "and" for "&", or the other way round: "Johnson & Johnson". */
static void push_ampersand(reader *r, const nm_row *row)
{
    nm_draft *draft = r->draft;
    uint32_t and = nm_draft_word(draft, "and"), sign = nm_draft_word(draft, "&");
    nm_row other = *row;
    bool changed = false;
    other.phrase = (uint32_t)draft->phrases.count;
    if (!nm_array_reserve(&draft->phrases, row->entry.length)) {
        draft->memory = true;
        return;
    }
    for (uint8_t i = 0; i < row->entry.length; i++) {
        uint32_t word = draft->phrases.items[row->phrase + i];
        uint32_t turned = word == and ? sign : word == sign ? and : word;
        changed = changed || turned != word;
        draft->phrases.items[draft->phrases.count++] = turned;
    }
    if (changed && row->entry.length > 2 && row->entry.surface == 0)
        push_row(r, &other);
    else
        draft->phrases.count = other.phrase;
}

/* The same name without the commas inside it: "Xyzzy Widgets, Inc." */
static bool drop_commas(nm_draft *draft, const nm_row *row, nm_row *out)
{
    uint32_t comma = nm_draft_word(draft, ",");
    *out = *row;
    out->phrase = (uint32_t)draft->phrases.count;
    out->entry.length = 0;
    out->entry.shapes = 0;
    if (!nm_array_reserve(&draft->phrases, row->entry.length)) {
        draft->memory = true;
        return false;
    }
    for (uint8_t i = 0; i < row->entry.length; i++) {
        uint32_t word = draft->phrases.items[row->phrase + i];
        if (word == comma && i > 0 && i + 1 < row->entry.length)
            continue;
        if (i < NM_SHAPES_MAX)
            out->entry.shapes |= (row->entry.shapes >> (NM_SHAPE_BITS * i) & 3)
                                 << (NM_SHAPE_BITS * out->entry.length);
        draft->phrases.items[draft->phrases.count++] = word;
        out->entry.length++;
    }
    if (out->entry.length < row->entry.length && row->entry.surface == 0)
        return true;
    draft->phrases.count = out->phrase;
    return false;
}

/* Other ways to write the name of an entity. */
static void push_variants(reader *r, const nm_row *row)
{
    nm_row other;
    push_ampersand(r, row);
    if (!drop_commas(r->draft, row, &other))
        return;
    push_row(r, &other);
    push_ampersand(r, &other);
}

static void add_row(reader *r, const field fields[COLUMN_COUNT])
{
    nm_draft *draft = r->draft;
    nm_row row = {.entry = {.file = r->file, .label = r->label, .line = r->place.line},
                  .pack = draft->pack};
    nm_entry *entry = &row.entry;
    field name = fields[COLUMN_NAME];
    if (!check_name(r, name) || !read_match(r, fields[COLUMN_MATCH], &entry->match) ||
        !read_flags(r, fields[COLUMN_FLAGS], &row))
        return;
    if (r->unwanted || (!equals(fields[COLUMN_LANG], "mul") &&
                        !nm_draft_listed(draft->languages, fields[COLUMN_LANG].at,
                                         fields[COLUMN_LANG].length)))
        return;
    size_t known = draft->lists[NM_NAMES_LANGUAGES].names.count;
    uint32_t language = nm_draft_name(draft, NM_NAMES_LANGUAGES, fields[COLUMN_LANG].at,
                                      fields[COLUMN_LANG].length);
    if (draft->lists[NM_NAMES_LANGUAGES].names.count > known)
        nm_lint_language(draft, r->place, fields[COLUMN_LANG].at, fields[COLUMN_LANG].length);
    uint32_t form = nm_draft_name(draft, NM_NAMES_FORMS, fields[COLUMN_FORM].at,
                                  fields[COLUMN_FORM].length);
    if (language == NM_NONE || form == NM_NONE) {
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0110", r->place, NULL,
                  "too many different languages or forms");
        return;
    }
    entry->language = (uint16_t)language;
    entry->form = (uint8_t)form;
    field id = fields[COLUMN_ID];
    if (id.length == 0 && r->is_type)
        id = name;
    entry->id = nm_strings_add(&draft->strings, id.at, id.length);

    switch (nm_phrase_key(draft, name.at, name.length, &row)) {
    case NM_KEY_GOOD:
        if (r->is_type)
            nm_lint_signs(draft, place_of(r, name));
        push_row(r, &row);
        if (r->is_type)
            push_variants(r, &row);
        draft->files.items[r->file].entries++;
        return;
    case NM_KEY_EMPTY:
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0111", place_of(r, name), NULL,
                  "there is nothing in this name to match");
        return;
    case NM_KEY_LONG:
        nm_report(&draft->diagnostics, NOMEN_ERROR, "NM0112", place_of(r, name), NULL,
                  "a name has at most %d tokens", NM_PHRASE_MAX);
        return;
    case NM_KEY_MEMORY:
        draft->memory = true;
        return;
    }
}

static void read_row(reader *r, field line)
{
    field fields[FIELDS_MAX], cells[COLUMN_COUNT];
    unsigned count = split(line, fields, FIELDS_MAX);
    if (count != r->column_count) {
        nm_report(&r->draft->diagnostics, NOMEN_ERROR, "NM0113", r->place,
                  "columns are separated by one tab each", "%u columns where the head has %u",
                  count, r->column_count);
        return;
    }
    if (!r->unordered)
        r->unordered = nm_lint_order(r->draft, r->place, r->last, r->last_length);
    r->last = line.at;
    r->last_length = line.length;
    memcpy(cells, r->defaults, sizeof cells);
    for (unsigned i = 0; i < count; i++)
        if (r->columns[i] >= 0 && fields[i].length > 0)
            cells[r->columns[i]] = fields[i];
    add_row(r, cells);
}

static void read_line(reader *r, field line)
{
    nm_diagnostics *d = &r->draft->diagnostics;
    if (line.length == 0)
        return;
    r->filled = r->filled || (line.at[0] != '#' && r->column_count > 0);
    if (line.length > LINE_MAX_BYTES) {
        r->place.length = 0;
        nm_report(d, NOMEN_ERROR, "NM0114", r->place, NULL, "a line of %zu bytes; at most %d",
                  line.length, LINE_MAX_BYTES);
        return;
    }
    utf8proc_int32_t code_point;
    for (size_t i = 0; i < line.length;) {
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)line.at + i,
                             (utf8proc_ssize_t)(line.length - i), &code_point);
        if (size <= 0 || (code_point < 0x20 && code_point != '\t')) {
            nm_report(d, NOMEN_ERROR, "NM0115", place_of(r, (field){line.at + i, 1}),
                      size <= 0 ? "save the file as UTF-8" : NULL,
                      size <= 0 ? "not UTF-8" : "a control character");
            return;
        }
        i += (size_t)size;
    }
    if (line.at[0] == '#') {
        if (line.length > 1 && line.at[1] == ':')
            read_directive(r, line);
    } else if (!r->described) {
        r->unreadable = true;
        nm_report(d, NOMEN_ERROR, "NM0116", r->place,
                  "begin the file with a line such as \"#: type company\"",
                  "the table does not say what it lists");
    } else if (r->is_weights) {
        nm_weight_read(r->draft, r->place, r->file, r->column_count++ == 0);
    } else if (r->column_count == 0) {
        read_columns(r, line);
    } else {
        read_row(r, line);
    }
}

void nm_table_read(nm_draft *draft, const char *path, uint16_t file, const char *bytes,
                   size_t size)
{
    reader r = {.draft = draft, .file = file, .place = {.file = path}};
    r.defaults[COLUMN_LANG] = (field){"mul", 3};
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (r.defaults[i].at == NULL)
            r.defaults[i].at = "";
    const char *at = bytes, *end = bytes + size;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    while (at < end && !nm_draft_out_of_memory(draft)) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline != NULL ? newline : end;
        size_t length = (size_t)(stop - at);
        if (length > 0 && at[length - 1] == '\r')
            length--;
        r.place.line++;
        r.place.text = at;
        r.place.length = length;
        read_line(&r, (field){at, length});
        if (r.unreadable)
            return;
        at = newline != NULL ? newline + 1 : end;
    }
    if (!r.filled) {
        r.place.line = 0;
        r.place.length = 0;
        nm_report(&draft->diagnostics, NOMEN_WARNING, "NM0117", r.place, NULL,
                  "the table is empty");
    }
}
