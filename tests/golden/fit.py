#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""tools/fit_weights.py on a pack and labelled text that are made for it.

    fit.py --nomen PROGRAM --root SOURCES

The text follows one piece of evidence and contradicts another, and has a third too seldom to tell.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TABLE = """# What evidence is worth.
#: weights
evidence\ttype\tform\tweight
# Two words.
prior\tthing\t*\t0.5
good\tthing\t*\t1
bad\tthing\t*\t1
rare\tthing\t*\t1
"""
PACK = {
    "names.tsv": "#: type thing\nname\tid\nOz\tOZ\n",
    "words.rules": "".join(f'evidence {word} for thing\n  before "{word}"\n'
                           for word in ("good", "bad", "rare")),
    "weights.tsv": TABLE,
}


def documents():
    for number in range(240):
        word, right = (("good", number % 10 != 0), ("bad", number % 10 == 1),
                       ("plain", number % 2 == 0))[number % 3]
        if number in (60, 120):
            word, right = "rare", False
        text = f"a {word} Oz"
        start = text.index("Oz")
        yield {"id": str(number), "text": text, "types": ["thing"],
               "entities": [{"start": start, "end": start + 2, "type": "thing"}] if right else []}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=os.path.abspath)
    parser.add_argument("--root", required=True, type=lambda path: pathlib.Path(path).resolve())
    options = parser.parse_args()
    failed = passed = 0

    def judge(name, good, *shown):
        nonlocal failed, passed
        passed += bool(good)
        failed += not good
        if not good:
            print(f"--- {name}", *shown, sep="\n")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "pack").mkdir()
        for path, content in PACK.items():
            (folder / "pack" / path).write_text(content, encoding="utf-8")
        (folder / "gold.jsonl").write_text("".join(json.dumps(d) + "\n" for d in documents()),
                                           encoding="utf-8")
        subprocess.run([options.nomen, "compile", "-q", "pack", "-o", "m"], cwd=folder, check=True)
        command = [sys.executable, options.root / "tools/fit_weights.py", "gold.jsonl", "--nomen",
                   options.nomen, "--model", "m", "--pack", "pack", "--table", "pack/weights.tsv"]

        def run(*more):
            return subprocess.run(command + list(more), cwd=folder, capture_output=True, text=True,
                                  check=False)

        done = run()
        rows = dict((tuple(line.split("\t")[:3]), float(line.split("\t")[3]))
                    for line in done.stdout.splitlines()
                    if line.count("\t") == 3 and not line.startswith("evidence"))
        judge("good is worth more", rows.get(("good", "thing", "*"), 0) > 1, done.stdout, done.stderr)
        judge("bad is worth less", rows.get(("bad", "thing", "*"), 2) < 0.25, done.stdout)
        judge("no weight moves too far", all(abs(rows[key] - 1) <= 1 for key in rows
                                             if key[0] in ("good", "bad", "rare")), done.stdout)
        judge("what is seldom seen stays", rows.get(("rare", "thing", "*")) == 1, done.stdout)
        judge("its input stands in the head", "# Weights fitted on gold.jsonl by" in done.stdout)
        judge("the confidence is fitted", "confidence-slope\tthing\t*\t" in done.stdout, done.stdout)
        judge("remarks stay", "# Two words." in done.stdout)
        judge("nothing was written",
              (folder / "pack/weights.tsv").read_text(encoding="utf-8") == TABLE)
        judge("again the same", run().stdout == done.stdout)
        judge("written", run("--write").returncode == 0 and done.stdout ==
              (folder / "pack/weights.tsv").read_text(encoding="utf-8"))
        checked = subprocess.run([options.nomen, "check", "-q", "pack"], cwd=folder, check=False)
        judge("the written table is sound", checked.returncode == 0)
        (folder / "pack/weights.tsv").write_text(TABLE, encoding="utf-8")
        done = run("--folds", "3")
        judge("folds are measured", "held-out folds" in done.stdout and done.returncode == 0,
              done.stdout, done.stderr)
        done = run("--calibrate-only")
        judge("weights are left alone", "good\tthing\t*\t1\n" in done.stdout and
              "# Weights fitted" not in done.stdout, done.stdout, done.stderr)
        judge("a score that labels contradict gives no slope", "confidence-" not in done.stdout)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
