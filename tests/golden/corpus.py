#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The default model on labelled texts that must come out exactly.

    corpus.py --nomen PROGRAM --root SOURCES

A case is a document of corpus/seed and corpus/variants: what `nomen tag` finds must be what is
labelled, in span, type, id and form. corpus/variants must be what variants.py makes, and each file
that is made from marked text what tools/refresh/corpus.py makes of it.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import variants


def tag(nomen, document):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(document["text"])
        file.flush()
        done = subprocess.run([nomen, "tag", "--format", "jsonl", "--date", document["date"],
                               file.name], capture_output=True, check=True)
    return json.loads(done.stdout)["entities"]


def key(entity):
    """What must agree. Only countries are labelled with a form."""
    form = entity.get("form", "") if entity["type"] == "country" else ""
    return entity["start"], entity["end"], entity["type"], entity["id"], form


def compare(document, found):
    """What is wrong, a line each."""
    wanted, got = {key(e) for e in document["entities"]}, {key(e) for e in found}
    lines = []
    for sign, keys in (("missing", wanted - got), ("wrong", got - wanted)):
        for start, end, *rest in keys:
            words = " ".join(part for part in rest if part)
            lines.append((start, f"  {sign} {start}-{end} \"{document['text'][start:end]}\" {words}"))
    return [line for _, line in sorted(lines)]


def marked_is_made(root):
    """Whether every .jsonl that has a .marked beside it is made from it."""
    sources = sorted((root / "corpus").glob("*/*.marked"))
    script = root / "tools/refresh/corpus.py"
    return not sources or subprocess.run([sys.executable, script, "--check", *sources],
                                         check=False).returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    options = parser.parse_args()
    corpus = options.root / "corpus"
    passed = failed = 0

    seed = json.loads((corpus / "seed/article.jsonl").read_text(encoding="utf-8"))
    plain = (corpus / "seed/article.txt").read_text(encoding="utf-8")
    good = seed["text"] == plain and len(seed["entities"]) == 37
    made = variants.make(seed)
    for name, documents in made.items():
        stored = (corpus / "variants" / name).read_text(encoding="utf-8").splitlines()
        if [json.loads(line) for line in stored] != documents:
            print(f"corpus/variants/{name} is not what variants.py makes")
            good = False
    good &= marked_is_made(options.root)
    passed, failed = (1, 0) if good else (0, 1)

    for document in [seed] + [d for documents in made.values() for d in documents]:
        lines = compare(document, tag(options.nomen, document))
        passed += not lines
        failed += bool(lines)
        if lines:
            print("\n".join([f"{document['id']}: {len(lines)} differences"] + lines))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
