#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Offsets in bytes, code points and UTF-16 against those of Python.

    units.py --nomen PROGRAM --root SOURCES

Texts are drawn of names in many scripts, of characters that have different lengths in the three units,
and of invalid UTF-8. Every span must hold the same mention in all units and formats, whether the text
comes from a file or from JSON Lines, and Python must cut the same piece out of its own text.
"""
import argparse
import csv
import json
import os
import pathlib
import random
import subprocess
import tempfile

NAMES = ["Ukraine", "North Korea", "Lazarus Group", "12 March 2024", "Apple Inc.", "Россия", "乌克兰",
         "Côte d’Ivoire", "İstanbul", "Tu\u0308rkiye", "2023年9月8日", "مصر", "ไทย", "한국은", "Ｕｋｒａｉｎｅ"]
JUNK = ["é", "e\u0301", "😀", "👨\u200d👩\u200d👧", "\u200b", "\ufeff", "中", "\r\n", "\n", "\n\n",
        " ", ", ", ". ", "\t", "\u2028", "\x85", "İ", "ß", "ﬁ", "\0", "\u202e", "𝒜", "a", "word ", "\u0301"]
BAD = [b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80",
       b"\xf4\x90\x80\x80", b"\x80"]
TEXTS = 300


def draw(number):
    dice = random.Random(number)
    text = b""
    for _ in range(dice.randint(1, 60)):
        kind = dice.random()
        if kind < 0.45:
            name = dice.choice(["", " "]) + dice.choice(NAMES) + dice.choice([" ", "", ". "])
            text += name.encode()
        elif kind < 0.95 or number % 2 == 0:
            text += dice.choice(JUNK).encode()
        else:
            text += dice.choice(BAD)
    return text


def cut(text, unit, start, end):
    """A piece of the bytes `text` by offsets in a unit, as a string."""
    if unit == "bytes":
        return text[start:end].decode("utf-8", "replace")
    string = text.decode("utf-8", "replace")
    if unit == "codepoints":
        return string[start:end]
    return string.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


class Tagger:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def tag(self, *arguments):
        done = subprocess.run([self.program, "tag", *arguments], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        return done.stdout.decode("utf-8")

    def documents(self, *arguments):
        output = self.tag("--format", "jsonl", *arguments)
        return [json.loads(line) for line in output.splitlines()]


def write_texts(folder, texts):
    """Each text as a file, and all of them as JSON Lines."""
    (folder / "texts").mkdir()
    with open(folder / "all.jsonl", "w", encoding="utf-8") as lines:
        for i, text in enumerate(texts):
            (folder / f"texts/{i:04}").write_bytes(text)
            line = {"id": f"texts/{i:04}", "text": text.decode("utf-8", "replace")}
            lines.write(json.dumps(line) + "\n")


def read_table(text):
    """The mentions of a table by document: start, end, type, id."""
    table = {}
    for row in csv.reader(text.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        table.setdefault(row[0], []).append((int(row[1]), int(row[2]), row[3], row[4]))
    return table


def agree(text, by_unit, again, rows):
    """Whether a text's documents in three units, from JSON Lines and in a table say the same."""
    pieces = [[cut(text, unit, e["start"], e["end"]) for e in document["entities"]]
              for unit, document in by_unit.items()]
    document = by_unit["codepoints"]
    listed = [(e["start"], e["end"], e["type"], e["id"]) for e in document["entities"]]
    return (pieces[0] == pieces[1] == pieces[2] and all(pieces[0]) and listed == rows and
            document["text"] == text.decode("utf-8", "replace") and
            document["entities"] == again["entities"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=os.path.abspath)
    parser.add_argument("--root", required=True)
    options = parser.parse_args()
    texts = [draw(number) for number in range(TEXTS)]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="nomen-units-") as folder:
        write_texts(pathlib.Path(folder), texts)
        tagger = Tagger(options.nomen, folder)
        units = {unit: tagger.documents("--jobs", "2", "--offsets", unit, "texts")
                 for unit in ("bytes", "codepoints", "utf16")}
        again = tagger.documents("--input", "jsonl", "all.jsonl")
        table = read_table(tagger.tag("--format", "tsv", "texts"))
    for i, text in enumerate(texts):
        by_unit = {unit: documents[i] for unit, documents in units.items()}
        if not agree(text, by_unit, again[i], table.get(f"texts/{i:04}", [])):
            failed += 1
            print(f"--- text {i}: {text!r}", *by_unit.values(), again[i], sep="\n")
    mentions = sum(len(document["entities"]) for document in units["bytes"])
    if mentions < 5 * TEXTS:
        failed += 1
        print(f"--- only {mentions} mentions")
    print(f"{TEXTS - failed} passed, {failed} failed", flush=True)
    return failed > 0


if __name__ == "__main__":
    raise SystemExit(main())
