#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the engine's Unicode tables from the Unicode Character Database.

    tools/refresh/unicode.py [UCD folder] [output folder]

Two files are written, both committed, so that building nomen needs neither this script nor the
database:

    engine/text/unicode_tables.inc   properties and foldings, as multi-stage tables
    engine/text/script.h             the enum of scripts

A property look-up is three array reads. Code points that share all properties share one record
(there are some hundreds); blocks of records that are equal are stored once, and so are blocks of
blocks:

    code point  | top bits | middle bits | low bits |
                     |            |          |
                 stage1[ ] -> stage2[ ] -> stage3[ ] -> records[ ]

What UTF-8 writes in two bytes is looked up directly: that is Latin, Greek, Cyrillic, Hebrew, Arabic.

The fold table says for each code point of the BMP what text/fold.c would make of it alone, so that
the fold of most tokens is a concatenation and the general algorithm (decompose, fold, strip,
reorder, compose) is left to the rest. The rules are written down here a second time on purpose:
tests/conformance compares the two for every code point.
"""
import sys
from pathlib import Path

UCD = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
OUT = Path(sys.argv[2] if len(sys.argv) > 2 else
           Path(__file__).resolve().parent.parent.parent / "engine" / "text")
LIMIT = 0x110000

# ---- Order of the enums in engine/text/property.h ------------------------------------------------

WORD_BREAK = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator",
              "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet",
              "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace"]
SENTENCE_BREAK = ["Other", "CR", "LF", "Sep", "Extend", "Format", "Sp", "Lower", "Upper", "OLetter",
                  "Numeric", "ATerm", "SContinue", "STerm", "Close"]
CATEGORY = ["Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd",
            "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf",
            "Cs", "Co"]
ATOM = ["OTHER", "SPACE", "LETTER", "DIGIT", "IDEOGRAPH", "MARK", "FORMAT", "PUNCTUATION",
        "SYMBOL"]
# The scripts that most text is written in stand first, the others follow by code.
SCRIPTS_FIRST = ["Zyyy", "Zinh", "Latn", "Grek", "Cyrl", "Armn", "Hebr", "Arab", "Deva", "Beng",
                 "Thai", "Laoo", "Mymr", "Khmr", "Hang", "Hira", "Kana", "Hani", "Zzzz"]
FLAGS = ["Extended_Pictographic", "White_Space", "Default_Ignorable_Code_Point"]

# ---- Reading -------------------------------------------------------------------------------------


def rows(name):
    """(first, last, fields...) of each row of a UCD file."""
    for line in (UCD / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        first, _, last = fields[0].partition("..")
        yield (int(first, 16), int(last or first, 16), *fields[1:])


def property_map(name, default, only=None):
    values = [default] * LIMIT
    for first, last, value, *_ in rows(name):
        if only is None or value == only:
            values[first:last + 1] = [value] * (last - first + 1)
    return values


def binary(name, value):
    return [v == value for v in property_map(name, "", value)]


def unicode_version():
    head = (UCD / "DerivedCoreProperties.txt").read_text(encoding="utf-8").splitlines()[0]
    return head.split("-")[1].removesuffix(".txt")


def read_script_codes():
    """The ISO 15924 code of each script by its long name."""
    lines = (UCD / "PropertyValueAliases.txt").read_text(encoding="utf-8").splitlines()
    fields = ([f.strip() for f in line.split("#")[0].split(";")]
              for line in lines if line.startswith("sc "))
    return {long: short for _, short, long, *_ in fields}


def read_unicode_data():
    """Canonical combining class, and (is canonical, decomposition) by code point."""
    combining, decomposition = {}, {}
    for line in (UCD / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if fields[3] != "0":
            combining[code] = int(fields[3])
        if fields[5]:
            parts = fields[5].split()
            canonical = not parts[0].startswith("<")
            decomposition[code] = (canonical,
                                   [int(p, 16) for p in (parts if canonical else parts[1:])])
    return combining, decomposition


VERSION = unicode_version()
CODES = read_script_codes()
word_break = property_map("auxiliary/WordBreakProperty.txt", "Other")
sentence_break = property_map("auxiliary/SentenceBreakProperty.txt", "Other")
category = property_map("extracted/DerivedGeneralCategory.txt", "Cn")
script = [CODES[name] for name in property_map("Scripts.txt", "Unknown")]
pictographic = binary("emoji/emoji-data.txt", "Extended_Pictographic")
white_space = binary("PropList.txt", "White_Space")
ignorable = binary("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
combining, decomposition = read_unicode_data()

SCRIPTS = SCRIPTS_FIRST + sorted(set(CODES.values()) - set(SCRIPTS_FIRST) - {"Qaai", "Qaac"})

# ---- Atoms ---------------------------------------------------------------------------------------

# Signs that stand for an apostrophe wherever they stand, although some are letters by category.
APOSTROPHES = {0x27, 0x60, 0xB4, 0x2BB, 0x2BC, 0x2BD, 0x55A, 0x5F3, 0x2018, 0x2019, 0x201B, 0xFF07}
SPACELESS = {"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"}


def atom(code):
    """What the tokens make of a code point; see nm_atom in property.h."""
    general, breaking = category[code], word_break[code]
    if white_space[code] or code == 0x200B:
        return "SPACE"
    if code in APOSTROPHES:
        return "PUNCTUATION"
    if breaking in ("Extend", "ZWJ"):
        return "MARK"
    if breaking == "Format" or ignorable[code] and general == "Cf":
        return "FORMAT"
    if general == "Nd":
        return "DIGIT"
    if breaking == "Katakana" or (general[0] == "L" or general == "Nl") and (
            script[code] in SPACELESS or breaking not in ("ALetter", "Hebrew_Letter")):
        return "IDEOGRAPH"
    if breaking in ("ALetter", "Hebrew_Letter") and general[0] != "P":
        return "LETTER"
    if general[0] == "P":
        return "PUNCTUATION"
    if general[0] in "SNM":
        return "SYMBOL"
    return "OTHER"


def record(code):
    flags = (pictographic[code] << 0) | (white_space[code] << 1) | (ignorable[code] << 2)
    return (WORD_BREAK.index(word_break[code]), SENTENCE_BREAK.index(sentence_break[code]),
            CATEGORY.index(category[code]), SCRIPTS.index(script[code]),
            ATOM.index(atom(code)), flags)


# ---- Folding, as text/fold.c does it, for one code point ------------------------------------------

APOSTROPHE_LIKE = APOSTROPHES | {0x2B9, 0x1FFD, 0x2032, 0x2039, 0x203A, 0x201A}
QUOTE_LIKE = {0xAB, 0xBB, 0x5F4, 0x201C, 0x201D, 0x201E, 0x201F, 0x301D, 0x301E, 0x301F}
DASH_LIKE = {0x58A, 0x5BE, 0x2010, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2043}
DOT_LIKE = {0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB}
STROKES = {0x142: "l", 0xF8: "o", 0x111: "d", 0x127: "h", 0x167: "t", 0x131: "i"}
DROPPED = ([(0x2BE, 0x2BF), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5),
            (0x5C7, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x652), (0x656, 0x657),
            (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED)])


def read_case_folding():
    return {first: [int(p, 16) for p in mapping.split()]
            for first, _, status, mapping, *_ in rows("CaseFolding.txt") if status in "CF"}


case_folding = read_case_folding()
excluded = binary("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
composed = {tuple(parts): code for code, (canonical, parts) in decomposition.items()
            if canonical and len(parts) == 2 and not excluded[code]}
# May compose with what stands before it (NFC_Quick_Check=Maybe).
joins_left = {pair[1] for pair in composed} | set(range(0x1161, 0x1176)) | set(
    range(0x11A8, 0x11C3))


def first_part(code):
    """The first code point of the full compatibility decomposition."""
    return first_part(decomposition[code][1][0]) if code in decomposition else code


def decompose(code):
    """Case-folded and decomposed to the end; spacing accents, which would begin with a space, only
    canonically."""
    if code in case_folding:
        return [d for c in case_folding[code] for d in decompose(c)]
    if code in decomposition and (first_part(code) != 0x20 or decomposition[code][0]):
        return [d for c in decomposition[code][1] for d in decompose(c)]
    return [code]


def dropped(code):
    return (ignorable[code] and category[code] in ("Cf", "Mn", "Lo", "Cn")
            or any(a <= code <= b for a, b in DROPPED))


def substitute(code):
    if code in APOSTROPHE_LIKE:
        return 0x27
    if code in QUOTE_LIKE:
        return 0x22
    if code in DASH_LIKE:
        return 0x2D
    if code in DOT_LIKE:
        return 0xB7
    return ord(STROKES[code]) if code in STROKES else code


def stripped(mark, base):
    if base is None or category[mark] not in ("Mn", "Me") or script[mark] != "Zinh":
        return False
    if script[base] in ("Latn", "Grek"):
        return True
    if script[base] == "Cyrl":
        if mark == 0x308:
            return base == 0x435
        return mark in (0x300, 0x301) and base not in (0x433, 0x43A)
    return False


def compose(codes):
    out, starter = [], None
    last = 0
    for code in codes:
        ccc = combining.get(code, 0)
        if starter is not None and (last < ccc or last == 0):
            joined = composed.get((out[starter], code))
            if joined is not None:
                out[starter] = joined
                continue
        if ccc == 0:
            starter, last = len(out), 0
        else:
            last = ccc
        out.append(code)
    return out


def fold(code):
    out, base = [], None
    for c in decompose(code):
        if dropped(c):
            continue
        c = substitute(c)
        if combining.get(c, 0) == 0 and category[c][0] != "M":
            base = c
        elif stripped(c, base):
            continue
        out.append(c)
    return compose(out)


FOLD_GENERAL, FOLD_SELF, FOLD_MARK, FOLD_JOIN = 0, 1, 2, 3


def fold_plain(code):
    """Whether the fold of `code` is the same whatever its (plain) neighbours are."""
    parts = decompose(code)
    if all(dropped(c) for c in parts):
        return True
    return not any(combining.get(p, 0) for p in parts[:1]) and parts[0] not in joins_left and not (
        category[parts[0]][0] == "M" and script[parts[0]] == "Zinh") and not (
        0x1100 <= parts[0] <= 0x11FF)


RARE = [(0x3200, 0x33FF), (0xD800, 0xDFFF), (0xFB50, 0xFDFF)]  # long foldings, seldom met


def fold_value(code, pool):
    if any(a <= code <= b for a, b in RARE):
        return FOLD_GENERAL
    if 0xAC00 <= code <= 0xD7A3:
        return FOLD_SELF
    if not fold_plain(code):
        if decompose(code) != [code] or category[code][0] != "M" or script[code] == "Zinh":
            return FOLD_GENERAL
        if code not in joins_left:
            return FOLD_MARK
        to_marks = all(category[left][0] == "M" for left, right in composed if right == code)
        return FOLD_JOIN if to_marks and not combining.get(code, 0) else FOLD_GENERAL
    folded = fold(code)
    if folded == [code]:
        return FOLD_SELF
    return pool.offset("".join(map(chr, folded)).encode())


class Pool:
    """Strings, each behind its length; equal ones are stored once."""

    def __init__(self):
        self.bytes, self.known = bytearray(4), {}  # offsets 0 to 3 are the values above

    def offset(self, text):
        if text not in self.known:
            self.known[text] = len(self.bytes)
            self.bytes += bytes([len(text)]) + text
        return self.known[text]

    def padded(self):
        """With room behind the end, so that eight bytes can be read anywhere."""
        return list(self.bytes) + [0] * 8


# ---- Stages --------------------------------------------------------------------------------------


def stage(values, bits):
    """Cuts `values` into blocks of 2**bits: the number of each block, and the distinct blocks."""
    size, numbers, blocks, known = 1 << bits, [], [], {}
    for i in range(0, len(values), size):
        block = tuple(values[i:i + size])
        if block not in known:
            known[block] = len(known)
            blocks.extend(block)
        numbers.append(known[block])
    return numbers, blocks


def array(name, values, kind="uint16_t"):
    lines, line = [], ""
    for value in values:
        text = f"{value},"
        if len(line) + len(text) > 99:
            lines.append(line)
            line = ""
        line += text
    return f"const {kind} {name}[{len(values)}] = {{\n" + "\n".join(lines + [line]) + "\n};\n"


def tables():
    numbers, records = {}, []
    indices = []
    for code in range(LIMIT):
        key = record(code)
        if key not in numbers:
            numbers[key] = len(records)
            records.append(key)
        indices.append(numbers[key])
    middle, stage3 = stage(indices, LOW)
    stage1, stage2 = stage(middle, MIDDLE)
    pool = Pool()
    folds = [fold_value(code, pool) for code in range(0x10000)]
    fold1, fold2 = stage(folds, FOLD_LOW)
    print(f"{len(records)} records, {len(stage1)} + {len(stage2)} + {len(stage3)} entries; "
          f"fold {len(fold1)} + {len(fold2)}, {len(pool.bytes)} bytes")
    return [
        f'#define NM_UNICODE_VERSION "{VERSION}"\n',
        f"#define NM_STAGE_LOW {LOW}\n#define NM_STAGE_MIDDLE {MIDDLE}\n#define NM_FOLD_LOW {FOLD_LOW}\n",
        f"const nm_property nm_property_records[{len(records)}] = {{\n" + "".join(
            "{" + ",".join(map(str, r)) + "},\n" if i % 5 == 4 else "{" + ",".join(map(str, r)) + "},"
            for i, r in enumerate(records)) + "\n};\n",
        array("nm_property_low", indices[:DIRECT]),
        array("nm_property_stage1", stage1),
        array("nm_property_stage2", stage2),
        array("nm_property_stage3", stage3),
        array("nm_fold_low", folds[:DIRECT]),
        array("nm_fold_stage1", fold1),
        array("nm_fold_stage2", fold2),
        array("nm_fold_pool", pool.padded(), "uint8_t"),
        f"static const char script_names[{len(SCRIPTS)}][5] = {{\n" + "\n".join(
            ",".join(f'"{s}"' for s in SCRIPTS[i:i + 14]) + "," for i in range(0, len(SCRIPTS), 14)
        ) + "\n};\n",
    ]


LOW, MIDDLE, FOLD_LOW = 4, 5, 4
DIRECT = 0x800  # code points of two bytes have a table without stages

HEAD = """/* SPDX-FileCopyrightText: The nomen authors, and Unicode, Inc. for the data
 * SPDX-License-Identifier: Apache-2.0 AND Unicode-DFS-2016
 *
 * Generated by tools/refresh/unicode.py from the Unicode Character Database {version}. Do not edit.
 */
"""


def script_header():
    body = "\n".join("    " + " ".join(f"NM_SCRIPT_{s.upper()}," for s in SCRIPTS[i:i + 6])
                     for i in range(0, len(SCRIPTS), 6))
    return (HEAD.format(version=VERSION) + "#ifndef NM_TEXT_SCRIPT_H\n#define NM_TEXT_SCRIPT_H\n\n"
            "/* Scripts, named by their ISO 15924 codes. */\ntypedef enum nm_script {\n" + body +
            "\n    NM_SCRIPT_COUNT\n} nm_script;\n\n#endif\n")


if __name__ == "__main__":
    (OUT / "unicode_tables.inc").write_text(
        HEAD.format(version=VERSION) + "\n" + "\n".join(tables()), encoding="utf-8")
    (OUT / "script.h").write_text(script_header(), encoding="utf-8")
