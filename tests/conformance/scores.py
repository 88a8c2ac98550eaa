#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""nomen eval against the published cases of other scorers, number by number.

    scores.py --nomen PROGRAM

scores/conlleval.jsonl   the output that is published with the script conlleval, as tags without words
                         (https://www.clips.uantwerpen.be/conll2000/chunking/output.html), and random
                         tags (IOB and IOE, which are those it knows) with what conlleval of
                         2004-01-26 says of them
scores/seqeval.jsonl     the tests and documentation of seqeval 1.2.2 (MIT)
scores/nervaluate.jsonl  the tests of nervaluate 1.2.1 (MIT): spans with an inclusive end, and correct,
                         incorrect, partial, missed, spurious by scheme

What those scorers call 0 for want of anything to divide by is null here.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent / "scores"


class Comparison:
    """Collects what is not as it should be."""

    def __init__(self, nomen, folder):
        self.nomen, self.folder = nomen, pathlib.Path(folder)
        self.checked = self.failed = 0

    def evaluate(self, files, *options):
        """What nomen eval says, as JSON."""
        for name, text in files.items():
            (self.folder / name).write_text(text)
        done = subprocess.run([self.nomen, "eval", "--format", "json", *options], check=True,
                              stdout=subprocess.PIPE, cwd=self.folder)
        return json.loads(done.stdout)["all"]

    def expect(self, case, what, actual, expected, within=0.0):
        """Compares a number."""
        self.checked += 1
        if abs((actual or 0) - expected) > within:
            self.failed += 1
            print(f"{case}: {what} is {actual} instead of {expected}")


def cases(name):
    """The cases of a file."""
    return [json.loads(line) for line in (DATA / name).read_text().splitlines()]


def scores(group):
    """Precision, recall, F1 of a group by the scheme strict."""
    return [group["strict"][name] for name in ("precision", "recall", "f1")]


def compare_conlleval(comparison):
    """Percentages with two decimals, and counts."""
    for case in cases("conlleval.jsonl"):
        words = ("" if pair == "/" else "w " + pair.replace("|", " ")
                 for pair in case["tags"].split())
        result = comparison.evaluate({"tags.conll": "\n".join(words) + "\n"}, "tags.conll",
                                     "--column", "-2", "--pred-column", "-1")
        micro, name = result["micro"], case["case"]
        comparison.expect(name, "gold", micro["gold"], case["gold"])
        comparison.expect(name, "found", micro["predicted"], case["found"])
        comparison.expect(name, "correct", micro["strict"]["correct"], case["correct"])
        for actual, expected in zip(scores(micro), case["scores"]):
            comparison.expect(name, "a score", 100 * (actual or 0), expected, 0.0051)
        for label, (*expected, count) in case["types"].items():
            group = result["types"][label]
            comparison.expect(name, label, group["predicted"], count)
            for actual, wanted in zip(scores(group), expected):
                comparison.expect(name, label, 100 * (actual or 0), wanted, 0.0051)
        comparison.expect(name, "types", len(result["types"]), len(case["types"]))


def compare_seqeval(comparison):
    """Scores of all types together, of their mean, and of each."""
    for case in cases("seqeval.jsonl"):
        files = {side + ".conll": "\n\n".join("\n".join("w " + tag for tag in tags.split())
                                              for tags in case[side]) + "\n"
                 for side in ("gold", "predicted")}
        result = comparison.evaluate(files, "gold.conll", "predicted.conll")
        macro = result["macro"]["strict"].values()
        groups = [("micro", scores(result["micro"]), case["micro"]),
                  ("macro", macro, case["macro"])]
        groups += [(label, scores(result["types"][label]), expected)
                   for label, expected in case.get("types", {}).items()]
        for label, actual, expected in groups:
            for left, right in zip(actual, expected):
                comparison.expect(case["case"], label, left, right, 1e-6)


def compare_nervaluate(comparison):
    """Counts by scheme."""
    for case in cases("nervaluate.jsonl"):
        spans = case["gold"] + case["predicted"]
        text = "x" * max([end + 1 for _, end, _ in spans], default=0) + "."
        files = {side + ".jsonl": json.dumps(
            {"id": "a", "text": text,
             "entities": [{"start": start, "end": end + 1, "type": label}
                          for start, end, label in case[side]]})
                 for side in ("gold", "predicted")}
        result = comparison.evaluate(files, "gold.jsonl", "--pred", "predicted.jsonl")
        for scheme, counts in case["counts"].items():
            actual = result["micro"][scheme]
            for name, expected in zip(("correct", "incorrect", "partial", "missed", "spurious"),
                                      counts):
                comparison.expect(case["case"], f"{scheme} {name}", actual[name], expected)


def compare_tempeval(comparison):
    """TempEval-3, the time expressions of HeidelTime-t in English (UzZaman et al., "SemEval-2013 Task
    1", 2013): of 138 in the gold and 130 found, 121 overlap, 109 are the same, and 104 of those that
    overlap have the right value. The paper gives the F1 of each, in percent."""
    gold, predicted = [], []
    for i in range(147):
        span = {"start": 4 * i, "end": 4 * i + 3, "type": "date", "id": "2013"}
        if i < 138:
            gold.append(span)
        if i < 121 or i >= 138:
            found = dict(span, id="2013" if i < 104 else "2014")
            found["end"] -= i >= 109
            predicted.append(found)
    files = {"gold.jsonl": gold, "predicted.jsonl": predicted}
    files = {name: json.dumps({"id": "a", "text": "day " * 147, "entities": entities})
             for name, entities in files.items()}
    date = comparison.evaluate(files, "gold.jsonl", "predicted.jsonl")["types"]["date"]
    for what, actual, expected in (
            ("relaxed precision", date["overlap"]["precision"], 93.08),
            ("relaxed recall", date["overlap"]["recall"], 87.68),
            ("relaxed F1", date["overlap"]["f1"], 90.30),
            ("strict F1", date["strict"]["f1"], 81.34),
            ("value F1", date["id_overlap"]["f1"], 77.61)):
        comparison.expect("TempEval-3", what, 100 * actual, expected, 0.0051)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nomen-scores-") as folder:
        comparison = Comparison(pathlib.Path(options.nomen).resolve(), folder)
        for compare in (compare_conlleval, compare_seqeval, compare_nervaluate,
                        compare_tempeval):
            compare(comparison)
    print(f"{comparison.checked} numbers compared, {comparison.failed} differ")
    return comparison.failed > 0


if __name__ == "__main__":
    sys.exit(main())
