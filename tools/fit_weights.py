#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of evidence to labelled text.

    fit_weights.py [OPTION]... GOLD.jsonl...

The gold's texts are tagged with --explain, and each candidate, kept or dropped, is a sample: right if
the gold has its span and type, wrong if the gold has nothing there; what overlaps an ignored span is
left out, and so is what overlaps a span of its type otherwise: which of the two is reported is a matter
of length, not of evidence. A logistic regression of right and wrong on the evidence
gives the weights: regularised, with the present weights as the mean of the prior, so that evidence that
is rarely seen stays as it is, and no weight moves by more than --most. Then slope and offset of the
confidence are fitted on the mentions that are kept (Platt scaling), where an overlap is an error.

Prints the table with the new weights, or writes it with --write; --folds measures instead: the gold is
cut in folds by document, the weights are fitted on all but one, and that one is scored with the weights
as they are and as fitted. Everything is deterministic.
"""
import argparse
import collections
import hashlib
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PER_FILE = 4000  # a file counts as so many samples at most, so that a large one does not outvote all


class Table:
    """A weight table: its lines as they stand, and the rows among them."""

    def __init__(self, path):
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.rows = {}
        for number, line in enumerate(self.lines):
            fields = line.split("\t")
            if not line.startswith("#") and len(fields) == 4 and fields[0] != "evidence":
                self.rows[tuple(fields[:3])] = (number, float(fields[3]))

    def find(self, name, kind, form):
        """The row that counts: the most specific one."""
        for key in ((name, kind, form), (name, kind, "*"), (name, "*", form), (name, "*", "*")):
            if key in self.rows:
                return key
        return None

    def text(self, weights, sources):
        """The table with other weights, and what they were fitted on in its head."""
        lines = list(self.lines)
        rows = {key: "\t".join(key + (f"{value:.4g}",)) for key, value in weights.items()}
        for key in rows.keys() & self.rows.keys():
            lines[self.rows[key][0]] = rows[key]
        lines += [row for key, row in rows.items() if key not in self.rows]
        if sources:
            confidence_only = all(key[0].startswith("confidence-") for key in weights)
            what = "Confidence" if confidence_only else "Weights"
            lines = [line for line in lines if not line.startswith(f"# {what} fitted on ")]
            head = next(i for i, line in enumerate(lines) if line.startswith("#:"))
            lines.insert(head, f"# {what} fitted on {', '.join(sources)} by tools/fit_weights.py.")
        return "\n".join(lines) + "\n"


def read_gold(paths):
    gold = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            document["file"] = path.name
            gold.append(document)
    return gold


def tag(nomen, model, documents):
    """The documents as tagged with --explain, in order."""
    lines = "".join(json.dumps({key: d[key] for key in ("id", "lang", "date", "text") if d.get(key)})
                    + "\n" for d in documents)
    done = subprocess.run([nomen, "tag", "-m", model, "-i", "jsonl", "-f", "jsonl", "--explain", "-"],
                          input=lines, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


OVERLAP = -1


def judge(candidate, document):
    """1 right, 0 wrong, OVERLAP partly right, None where the gold does not tell."""
    kind, start, end = candidate["type"], candidate["start"], candidate["end"]
    if kind not in document.get("types", []):
        return None
    for gold in document["entities"]:
        if gold["type"] == kind and gold["start"] < end and start < gold["end"]:
            return 1 if (gold["start"], gold["end"]) == (start, end) else OVERLAP
    for span in document.get("ignore", []):
        if span["start"] < end and start < span["end"]:
            return None
    return 0


def samples_of(table, documents, tagged):
    """(label, offset, {row: count}, kept, document's number) of each candidate that can be judged."""
    result = []
    for number, (document, found) in enumerate(zip(documents, tagged)):
        listed = [(c, True) for c in found.get("entities", [])]
        listed += [(c, False) for c in found.get("dropped", [])]
        for candidate, kept in listed:
            label = judge(candidate, document)
            if label is None:
                continue
            offset, features = 0.0, collections.Counter()
            for evidence in candidate["evidence"]:
                key = table.find(evidence["name"], candidate["type"], candidate.get("form", ""))
                known = key is not None and abs(table.rows[key][1] - evidence["weight"]) < 0.01
                if known:
                    features[key] += 1
                else:
                    offset += evidence["weight"]
            if features:
                result.append((label, offset, dict(features), kept, number, candidate["type"]))
    return result


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def solve(matrix, vector):
    """Gaussian elimination; the matrix is positive definite."""
    size = len(vector)
    for i in range(size):
        for k in range(i + 1, size):
            if matrix[k][i] == 0:
                continue
            factor = matrix[k][i] / matrix[i][i]
            row, top = matrix[k], matrix[i]
            for j in range(i, size):
                row[j] -= factor * top[j]
            vector[k] -= factor * vector[i]
    for i in reversed(range(size)):
        vector[i] = (vector[i] - sum(matrix[i][j] * vector[j] for j in range(i + 1, size))) / matrix[i][i]
    return vector


def regress(samples, start, spread):
    """Newton's method for logistic regression with a normal prior of mean `start`. A sample is
    (label, offset, {name: count}, share)."""
    names = sorted(start)
    index = {name: i for i, name in enumerate(names)}
    weights = [start[name] for name in names]
    for _ in range(25):
        gradient = [(start[name] - weights[i]) / spread ** 2 for i, name in enumerate(names)]
        hessian = [[0.0] * len(names) for _ in names]
        for i in range(len(names)):
            hessian[i][i] = 1 / spread ** 2
        for label, offset, features, share in samples:
            items = [(index[name], count) for name, count in features.items() if name in index]
            rest = sum(count * start.get(name, 0) for name, count in features.items()
                       if name not in index)
            chance = logistic(offset + rest + sum(weights[i] * count for i, count in items))
            for i, count in items:
                gradient[i] += share * (label - chance) * count
                for k, other in items:
                    hessian[i][k] += share * chance * (1 - chance) * count * other
        change = solve(hessian, gradient)
        size = max(abs(c) for c in change)
        weights = [w + c * min(1, 2 / size if size > 0 else 1) for w, c in zip(weights, change)]
        if size < 1e-4:
            break
    return dict(zip(names, weights))


def fit(table, documents, samples, options):
    per_file = collections.Counter(documents[s[4]]["file"] for s in samples)
    samples = [s for s in samples if s[0] != OVERLAP]
    rows = [(label, offset, features, min(1.0, PER_FILE / per_file[documents[number]["file"]]))
            for label, offset, features, _, number, _ in samples]
    seen = collections.Counter(key for _, _, features, _ in rows for key in features)
    start = {key: table.rows[key][1] for key in seen if seen[key] >= options.least}
    fixed = {key: table.rows[key][1] for key in seen if seen[key] < options.least}
    rows = [(label, offset + sum(fixed[k] * n for k, n in features.items() if k in fixed),
             {k: n for k, n in features.items() if k in start}, share)
            for label, offset, features, share in rows]
    fitted = regress(rows, start, options.spread)
    bounded = {key: max(start[key] - options.most, min(start[key] + options.most, value))
               for key, value in fitted.items()}
    return {key: round(value * 4) / 4 for key, value in bounded.items()
            if abs(value - start[key]) >= 0.25}


def score_of(sample, table, weights):
    _, offset, features = sample[:3]
    return offset + sum(n * weights.get(k, table.rows[k][1]) for k, n in features.items())


def calibrate(table, samples, weights):
    """Slope and offset by type, on what is kept."""
    rows = {}
    for kind in sorted({s[5] for s in samples}):
        kept = [s for s in samples if s[5] == kind and s[3]]
        if len(kept) < 200:
            continue
        data = [(max(s[0], 0), 0.0, {"slope": score_of(s, table, weights), "bias": 1}, 1.0) for s in kept]
        fitted = regress(data, {"slope": 1.0, "bias": 0.0}, 1.0)
        slope = fitted["slope"]
        if slope < 0.3:
            continue  # the labels do not follow the score: there is nothing to scale
        rows[("confidence-offset", kind, "*")] = round(fitted["bias"] / slope, 2)
        rows[("confidence-slope", kind, "*")] = round(slope, 2)
    return rows


def log_loss(samples, table, weights, rows):
    """Mean log loss and calibration error of the kept, by type."""
    result = {}
    for kind in sorted({s[5] for s in samples}):
        slope = rows.get(("confidence-slope", kind, "*"), 1.0)
        offset = rows.get(("confidence-offset", kind, "*"), 0.0)
        loss, count, bins = 0.0, 0, collections.defaultdict(lambda: [0, 0, 0.0])
        for sample in samples:
            if sample[5] != kind or not sample[3]:
                continue
            chance = logistic(slope * (score_of(sample, table, weights) + offset))
            chance = min(max(chance, 1e-6), 1 - 1e-6)
            loss -= math.log(chance if sample[0] == 1 else 1 - chance)
            count += 1
            cell = bins[int(chance * 10)]
            cell[0] += 1
            cell[1] += sample[0] == 1
            cell[2] += chance
        error = sum(abs(right - chance) for _, right, chance in bins.values()) / max(count, 1)
        result[kind] = (loss / max(count, 1), error, count)
    return result


def build(options, folder, table, weights):
    """A model with other weights; its path."""
    pack, model = folder / "pack", folder / "fitted.model"
    shutil.copytree(options.pack, pack, dirs_exist_ok=True)
    (pack / table.path.relative_to(options.pack)).write_text(table.text(weights, []), encoding="utf-8")
    subprocess.run([options.nomen, "compile", "-q", pack, "-o", model], check=True)
    return model


def count_hits(documents, tagged, counts):
    for document, found in zip(documents, tagged):
        for entity in found.get("entities", []):
            label = judge(entity, document)
            if label is not None:
                counts[entity["type"], "found"] += 1
                counts[entity["type"], "right"] += label == 1
        for gold in document["entities"]:
            counts[gold["type"], "gold"] += 1


def f1(counts, kind):
    return 2 * counts[kind, "right"] / max(1, counts[kind, "found"] + counts[kind, "gold"])


def cross_validate(options, table, gold, samples):
    fold_of = [int(hashlib.sha256(f"{d['file']}/{d['id']}".encode()).hexdigest(), 16) % options.folds
               for d in gold]
    before, after = collections.Counter(), collections.Counter()
    held = []
    for fold in range(options.folds):
        train = [s for s in samples if fold_of[s[4]] != fold]
        weights = fit(table, gold, train, options)
        rows = calibrate(table, train, {} if options.calibrate_only else weights)
        held.append(([s for s in samples if fold_of[s[4]] == fold], rows))
        if options.calibrate_only:
            continue
        documents = [d for d, f in zip(gold, fold_of) if f == fold]
        with tempfile.TemporaryDirectory() as folder:
            model = build(options, pathlib.Path(folder), table, weights)
            count_hits(documents, tag(options.nomen, options.model, documents), before)
            count_hits(documents, tag(options.nomen, model, documents), after)
    for kind in sorted({kind for kind, what in before if what == "gold"}):
        print(f"{kind}\tstrict F1 on held-out folds: {f1(before, kind):.4f} before, "
              f"{f1(after, kind):.4f} after")
    for kind in sorted({s[5] for s in samples}):
        total = [0.0] * 5
        for part, rows in held:
            plain, fitted = log_loss(part, table, {}, {}), log_loss(part, table, {}, rows)
            if kind in plain:
                count = plain[kind][2]
                for i, value in enumerate((plain[kind][0], fitted[kind][0], plain[kind][1],
                                           fitted[kind][1], 1)):
                    total[i] += count * value
        if total[4] > 0:
            print(f"{kind}\tlog loss of the kept, held out: {total[0] / total[4]:.4f} before, "
                  f"{total[1] / total[4]:.4f} calibrated; calibration error "
                  f"{total[2] / total[4]:.4f}, {total[3] / total[4]:.4f}; {total[4]:.0f} mentions")


def name_sources(paths):
    """"corpus/dev/*.jsonl, a.jsonl": a folder of which there are many files, or the files."""
    folders = collections.Counter(path.parent for path in paths)
    many = {folder for folder, count in folders.items() if count > 5}
    return ([f"{folder}/*.jsonl" for folder in sorted(many)] +
            sorted(path.name for path in paths if path.parent not in many))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    parser.add_argument("--nomen", default="build/tools/nomen", type=os.path.abspath)
    parser.add_argument("--model", default="build/gazetteers/nomen.model")
    parser.add_argument("--pack", default="gazetteers", type=pathlib.Path)
    parser.add_argument("--table", default="gazetteers/weights.tsv", type=pathlib.Path)
    parser.add_argument("--spread", default=0.5, type=float, help="of the prior, in log-odds")
    parser.add_argument("--most", default=1.0, type=float, help="that a weight may move")
    parser.add_argument("--least", default=30, type=int, help="samples that a weight is fitted on")
    parser.add_argument("--folds", default=0, type=int)
    parser.add_argument("--calibrate-only", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = Table(options.table)
    gold = read_gold(options.gold)
    samples = samples_of(table, gold, tag(options.nomen, options.model, gold))
    print(f"{len(gold)} documents, {len(samples)} candidates that can be judged", file=sys.stderr)
    if options.folds > 1:
        cross_validate(options, table, gold, samples)
        return 0
    weights = {} if options.calibrate_only else fit(table, gold, samples, options)
    for key, value in sorted(weights.items()):
        print(f"{' '.join(key)}: {table.rows[key][1]:g} -> {value:g}", file=sys.stderr)
    text = table.text({**weights, **calibrate(table, samples, weights)},
                      name_sources(options.gold))
    if options.write:
        options.table.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
