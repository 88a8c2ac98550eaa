#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the sizes of corpus/dev and corpus/test into corpus/README.md.

    corpus_sizes.py            writes the tables between the marks
    corpus_sizes.py --check    says whether they are up to date
"""
import collections
import json
import pathlib
import re
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
PARTS = ("dev", "test")
TYPES = ("country", "company", "threat_group", "date")
BEGIN, END = "<!-- sizes: tools/refresh/corpus_sizes.py -->\n", "<!-- end of sizes -->\n"


def read():
    """(part, language, genre, document) of each document. The genre is the name without its number."""
    for part in PARTS:
        for path in sorted((CORPUS / part).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                document = json.loads(line)
                genre = re.sub(r"-\d+$", "", document["id"].rsplit("/", 1)[1])
                yield part, document["lang"], genre, document


def row(name, parts, documents):
    """One row of a table: documents of each part, letters, mentions by type."""
    types = collections.Counter(e["type"] for d in documents for e in d["entities"])
    letters = sum(len(d["text"]) for d in documents)
    cells = [name, *(parts[part] for part in PARTS), f"{letters / 1000:.1f}",
             *(types[t] for t in TYPES), types.total()]
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


def table(title, key, rows):
    head = [title, *PARTS, "1000 characters", *(f"`{t}`" for t in TYPES), "mentions"]
    lines = ["| " + " | ".join(head) + " |\n", "|" + " --- |" * len(head) + "\n"]
    for name in sorted({key(r) for r in rows}) + ["all"]:
        of = [r for r in rows if name in (key(r), "all")]
        lines.append(row(name, collections.Counter(r[0] for r in of), [r[3] for r in of]))
    return "".join(lines)


def main():
    rows = list(read())
    parts = [table("part", lambda r: r[0], rows), table("genre", lambda r: r[2], rows),
             table("language", lambda r: r[1], rows)]
    readme = CORPUS / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    made = before + BEGIN + "\n" + "\n".join(parts) + "\n" + END + rest.split(END)[1]
    if sys.argv[1:] != ["--check"]:
        readme.write_text(made, encoding="utf-8")
    elif made != text:
        print("corpus/README.md: the sizes are out of date, run tools/refresh/corpus_sizes.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
