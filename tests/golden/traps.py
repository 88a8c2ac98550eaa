#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The trap corpus: short texts, each with a real ambiguity, that come out entirely right or not.

    traps.py --nomen PROGRAM --root SOURCES [--update] [--show odd|even|all] [--lang LANG]

A text passes if all its entities, and no others, are found with their span, type and id. The texts
that do not pass are listed in corpus/traps/failing.txt, and the list must be true: one that begins to
pass is taken off, one that begins to fail is an error. --update writes the list. --show prints what is
wrong in the texts of odd or even number in their file, so that one half can be read while rules are
written and the other tells what they are worth.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

HEAD = "# The texts of the trap corpus that do not come out entirely right. tests/golden/traps.py --update\n"


def read(folder):
    """All documents; each with its number in its file."""
    documents = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            documents.append({**json.loads(line), "number": number})
    return documents


def tag(nomen, documents):
    """What is found in each, by its id: a process for each reference date."""
    by_date = collections.defaultdict(list)
    for document in documents:
        by_date[document.get("date")].append(document)
    found = {}
    for date, group in by_date.items():
        with tempfile.TemporaryDirectory() as folder:
            for i, document in enumerate(group):
                (pathlib.Path(folder) / f"{i:06}.txt").write_text(document["text"], encoding="utf-8")
            when = ["--date", date] if date else []
            done = subprocess.run([nomen, "tag", "--format", "jsonl", *when, folder],
                                  capture_output=True, check=True)
        for document, line in zip(group, done.stdout.splitlines(), strict=True):
            found[document["id"]] = json.loads(line)["entities"]
    return found


def differences(document, found):
    """What is missing (-) and what is too much (+), a line each."""
    def key(entity):
        return entity["start"], entity["end"], entity["type"], entity["id"]
    wanted, got = {key(e) for e in document["entities"]}, {key(e) for e in found}
    signed = [(*k, "-") for k in wanted - got] + [(*k, "+") for k in got - wanted]
    return [f'  {sign} "{document["text"][start:end]}" {kind} {identity}'
            for start, end, kind, identity, sign in sorted(signed)]


def table(documents, wrong):
    """The share of passing texts by language, in both halves."""
    counts = collections.defaultdict(collections.Counter)
    for document in documents:
        for row in (document["lang"], "all"):
            half = "odd" if document["number"] % 2 else "even"
            for part in (half, "both"):
                counts[row][part] += 1
                counts[row][part, "right"] += not wrong[document["id"]]
    print(f"{'lang':6}{'odd':>16}{'even':>16}{'both':>16}")
    for row in sorted(counts, key=lambda row: (row == "all", -counts[row]["both"], row)):
        cells = [f"{counts[row][p, 'right']}/{counts[row][p]}"
                 f" {100 * counts[row][p, 'right'] / max(1, counts[row][p]):5.1f}%"
                 for p in ("odd", "even", "both")]
        print(f"{row:6}" + "".join(f"{cell:>16}" for cell in cells))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--show", choices=("odd", "even", "all"))
    parser.add_argument("--lang")
    options = parser.parse_args()
    folder = options.root / "corpus/traps"
    documents = read(folder)
    found = tag(options.nomen, documents)
    wrong = {d["id"]: differences(d, found[d["id"]]) for d in documents}

    for document in documents:
        half = "odd" if document["number"] % 2 else "even"
        if (options.show in (half, "all") and wrong[document["id"]]
                and options.lang in (None, document["lang"])):
            print(f"{document['id']}: {document['text']}")
            print("\n".join(wrong[document["id"]]))
    table(documents, wrong)

    failing = [d["id"] for d in documents if wrong[d["id"]]]
    path = folder / "failing.txt"
    if options.update:
        path.write_text(HEAD + "".join(f"{name}\n" for name in failing), encoding="utf-8")
        return 0
    listed = [line for line in path.read_text(encoding="utf-8").splitlines()
              if not line.startswith("#")]
    for name in sorted(set(failing) - set(listed)):
        print("\n".join([f"{name} fails and is not in failing.txt"] + wrong[name]))
    for name in sorted(set(listed) - set(failing)):
        print(f"{name} passes: take it off failing.txt (--update)")
    return failing != listed


if __name__ == "__main__":
    sys.exit(main())
