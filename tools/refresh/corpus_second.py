#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The second annotation of every tenth document of corpus/dev and corpus/test, and the agreement.

    corpus_second.py take FOLDER    writes the texts without labels, for the second annotator
    corpus_second.py agree          compares corpus/second with the first annotation
    corpus_second.py agree -v       and shows where they differ

All documents in the order of their ids: the 10th, the 20th, and so on. dev/fr/news becomes
dev-fr-news.marked; labelled and put into corpus/second it is ready. The agreement is strict F1: a
mention is agreed on if both annotations have it with the same span and type. It does not matter which
of the two is called right.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

import corpus

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
EVERY = 10


def first_annotation():
    """The documents of both parts, by id, in its order."""
    documents = {}
    for path in sorted(CORPUS.glob("dev/*.jsonl")) + sorted(CORPUS.glob("test/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            documents[document["id"]] = document
    return dict(sorted(documents.items()))


def take(folder):
    """Writes the sample as marked text without a mark."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in list(first_annotation().values())[EVERY - 1::EVERY]:
        name = document["id"].rsplit("/", 1)[1]
        text = re.sub(r"([\[\]|\\])", r"\\\1", document["text"])
        head = " ".join(["==", name, *([document["date"]] if "date" in document else [])])
        path = folder / (document["id"].replace("/", "-") + ".marked")
        path.write_text(f"#: lang {document['lang']}\n\n{head}\n{text}\n", encoding="utf-8")


def pairs():
    """(first, second) of each document that has both."""
    first = {id.replace("/", "-"): document for id, document in first_annotation().items()}
    for path in sorted((CORPUS / "second").glob("*.marked")):
        documents, faults = corpus.read(path)
        if faults or len(documents) != 1 or path.stem not in first:
            raise SystemExit("\n".join(faults) or f"{path}: no such document in dev and test")
        if documents[0]["text"] != first[path.stem]["text"]:
            raise SystemExit(f"{path}: not the text of the first annotation")
        yield first[path.stem], documents[0]


def f1(common, one, other):
    return f"{2 * common / (one + other):.3f}" if one + other else "-"


def agree(verbose):
    counts = collections.defaultdict(collections.Counter)
    for first, second in pairs():
        one, other = ({(e["start"], e["end"], e["type"]): e["id"] for e in d["entities"]}
                      for d in (first, second))
        for kind in (*corpus.TYPES, "all"):
            a, b = ({k for k in spans if kind in (k[2], "all")} for spans in (one, other))
            counts[kind] += collections.Counter(
                first=len(a), second=len(b), common=len(a & b),
                id=sum(one[k] == other[k] for k in a & b))
        counts["all"]["documents"] += 1
        for key in sorted(one.keys() | other.keys()) if verbose else []:
            if one.get(key) != other.get(key):
                print(f'{first["id"]}: "{first["text"][key[0]:key[1]]}" {key[2]}: '
                      f'first {one.get(key, "-")}, second {other.get(key, "-")}')
    print(f"{counts['all']['documents']} documents\n")
    print("| type | first | second | both | strict F1 | same id |\n| --- | --- | --- | --- | --- | --- |")
    for kind in (*corpus.TYPES, "all"):
        c = counts[kind]
        same = f"{c['id'] / c['common']:.3f}" if c["common"] else "-"
        print(f"| {kind} | {c['first']} | {c['second']} | {c['common']} "
              f"| {f1(c['common'], c['first'], c['second'])} | {same} |")


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("take").add_argument("folder", type=pathlib.Path)
    commands.add_parser("agree").add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if options.command == "take":
        take(options.folder)
    else:
        agree(options.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
