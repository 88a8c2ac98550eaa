#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Whether the labels of corpus/dev, test and second are what corpus/README.md says they are.

    labels.py --root SOURCES          the test: spans, ids, values, and the tables of the README
    labels.py --root SOURCES --ids    what is to be read: names of corpus/dev to which a gazetteer gives
                                      another id, and names in both parts that are in none

A case is a document. The engine takes no part in it. --ids is no test: an invented company may share
its name with a real one, and a real one may be in both parts.
"""
import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys

TYPES = {"country", "company", "threat_group", "date"}
FORMS = {"name", "abbrev", "demonym", "metonym"}
VALUE = re.compile(r"(BC)?\d{2,4}|\d{4}-\d\d|\d{4}-\d\d-\d\d|\d{4}-W\d\d(-WE)?|\d{4}-Q[1-4]|\d{4}-H[12]"
                   r"|\d{4}-(SP|SU|FA|WI)|(PRESENT|PAST|FUTURE)_REF")
# What never stands at the edge of a span. A quotation mark or a bracket may, if its partner is inside.
EDGE = re.compile(r"""^[\s,;:.'"’“”«»„()\[\]|-]|[\s,;:'"’“”«»„()\[\]|-]$""")
PAIRS = {"»": "«", ")": "("}


def read(root, parts):
    for part in parts:
        for path in sorted((root / "corpus" / part).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def gazetteer_rows(root):
    """(type, name, id, language) of each row of a table of names."""
    for path in sorted((root / "gazetteers").glob("*/*.tsv")):
        directives, columns = {}, None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#:"):
                key, _, value = line[2:].strip().partition(" ")
                directives[key] = value.strip()
            elif line and not line.startswith("#"):
                if columns is None:
                    columns = line.split("\t")
                    if directives.get("type") not in TYPES:
                        break
                    continue
                row = dict(zip(columns, line.split("\t")))
                yield (directives["type"], row["name"], row.get("id") or row["name"],
                       row.get("lang") or directives.get("lang", "mul"))


def is_value(value):
    """Whether it is a value of TIMEX3, and of the calendar."""
    if not VALUE.fullmatch(value):
        return False
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            datetime.date.fromisoformat(value)
        elif re.fullmatch(r"\d{4}-\d\d", value):
            datetime.date.fromisoformat(value + "-01")
        elif "-W" in value and value[6].isdigit():
            datetime.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
    except ValueError:
        return False
    return True


def faults(document, codes):
    """What is wrong with the labels of a document, in words."""
    text, last = document["text"], 0
    for entity in document["entities"]:
        start, end, kind, name = (entity[k] for k in ("start", "end", "type", "id"))
        surface = text[start:end]
        edge = EDGE.search(surface)
        if not last <= start < end <= len(text):
            yield f"{start}-{end}: overlaps, or is out of the text"
        elif kind not in TYPES or set(entity) - {"start", "end", "type", "id", "form"}:
            yield f"{surface}: unknown type or field"
        elif edge and PAIRS.get(edge[0], "\0") not in surface:
            yield f"{surface}: an edge that belongs to no name"
        elif kind == "country" and (name not in codes or entity.get("form") not in FORMS):
            yield f"{surface}: {name} is no country, or has no form"
        elif kind != "country" and "form" in entity:
            yield f"{surface}: only countries have a form"
        elif kind == "date" and not is_value(name):
            yield f"{surface}: {name} is no value of a date"
        elif start and text[start - 1:start + 1].isascii() and text[start - 1:start + 1].isalnum():
            yield f"{surface}: begins inside a word"
        last = max(last, end)


def shared_inventions(documents, known):
    """Names of companies and groups in both dev and test that no gazetteer knows."""
    parts = collections.defaultdict(set)
    for document in documents:
        for entity in document["entities"]:
            if entity["type"] in ("company", "threat_group") and entity["id"] not in known:
                parts[entity["id"]].add(document["id"].split("/")[0])
    return sorted(name for name, of in parts.items() if {"dev", "test"} <= of)


def show_ids(rows, documents):
    names = collections.defaultdict(set)
    for kind, name, identity, language in rows:
        names[kind, name.casefold(), language].add(identity)
    for document in documents:
        for entity in document["entities"] if document["id"].startswith("dev/") else ():
            surface = document["text"][entity["start"]:entity["end"]]
            ids = (names[entity["type"], surface.casefold(), "mul"]
                   | names[entity["type"], surface.casefold(), document["lang"]])
            if ids and entity["id"] not in ids:
                print(f'{document["id"]}: {surface}: {entity["id"]}, '
                      f'in the gazetteer {", ".join(sorted(ids))}')
    for name in shared_inventions(documents, {identity for _, _, identity, _ in rows}):
        print(f"{name}: in dev and in test, and in no gazetteer")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", help="not used")
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--ids", action="store_true")
    options = parser.parse_args()
    documents = list(read(options.root, ("dev", "test", "second")))
    rows = list(gazetteer_rows(options.root))
    if options.ids:
        show_ids(rows, documents)
        return 0

    codes = {identity for kind, _, identity, _ in rows if kind == "country"}
    failed = 0
    for document in documents:
        wrong = list(faults(document, codes))
        failed += bool(wrong)
        for line in wrong:
            print(f"{document['id']}: {line}")
    for name, count in collections.Counter(d["id"] for d in documents).items():
        if count > 1:
            print(f"{name}: {count} documents of this name")
            failed += 1
    script = options.root / "tools/refresh/corpus_sizes.py"
    failed += subprocess.run([sys.executable, script, "--check"], check=False).returncode != 0
    print(f"{len(documents) + 1 - failed} passed, {failed} failed")
    return failed > 0 or len(documents) < 160


if __name__ == "__main__":
    sys.exit(main())
