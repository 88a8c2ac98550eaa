#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""What each rule of a type costs on prose that it finds nothing in.

    rule_cost.py --nomen NOMEN [--type date] [--packs gazetteers] [--bytes 200000] [--top 20] TEXT

Tags the lines of TEXT that have no digit and no name of a month or weekday: with no rule of the type,
with all of them, and with one at a time, and counts instructions with valgrind, which are the same
each time, whatever else the machine does. The share of a rule is what it adds to tagging without any.
Exits with 1 if one adds more than 15 %.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LIMIT = 15.0
NAMES = re.compile(r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|"
                   r"Sun)(?:[a-z]*day|uary|ch|il|[ey]|ust|(?:t?em|o|em)ber)?\b")
STATEMENT = re.compile(r"^(?=\S)", re.M)


def prose(path, size):
    lines, length = [], 0
    for line in path.open(encoding="utf-8", errors="replace"):
        if not NAMES.search(line):
            lines.append(line)
            length += len(line.encode())
            if length >= size:
                break
    return "".join(lines)


def statements(text):
    """The statements of a rule file, each with the comments and lines that follow it."""
    starts = [m.start() for m in STATEMENT.finditer(text)] + [len(text)]
    return [text[a:b] for a, b in zip(starts, starts[1:])]


def is_rule(statement, kind):
    return re.match(rf"rule\s+\S+\s*->\s*{kind}\b", statement) is not None


def keep(source, target, kind, wanted):
    """Copies a rule file with only the rules of the type that `wanted` has, or all if it is None."""
    kept = [s for s in statements(source) if wanted is None or not is_rule(s, kind) or s in wanted]
    target.write_text("".join(kept), encoding="utf-8")


def instructions(command):
    out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command,
                         capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected\s*:\s*(\d+)", out).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--nomen", required=True)
    parser.add_argument("--type", default="date")
    parser.add_argument("--packs", type=pathlib.Path, default=pathlib.Path("gazetteers"))
    parser.add_argument("--bytes", type=int, default=200000)
    parser.add_argument("--top", type=int, default=20)
    parser.add_argument("--only", help="rules whose name this regular expression matches")
    parser.add_argument("text", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        text, model, packs = work / "text", work / "model", work / "packs"
        text.write_text(prose(arguments.text, arguments.bytes), encoding="utf-8")
        shutil.copytree(arguments.packs, packs)
        files = {path: path.read_text(encoding="utf-8") for path in sorted(packs.rglob("*.rules"))}
        rules = [s for source in files.values() for s in statements(source)
                 if is_rule(s, arguments.type)]

        def cost(wanted):
            for path, source in files.items():
                keep(source, path, arguments.type, wanted)
            subprocess.run([arguments.nomen, "compile", "-q", "-t", arguments.type, packs, "-o",
                            model], check=True, stdout=subprocess.DEVNULL)
            return instructions([arguments.nomen, "tag", "-f", "jsonl", "-m", str(model), "-o",
                                 "/dev/null", str(text)])

        text_size, empty = text.stat().st_size, cost(())
        every = cost(None)
        print(f"{len(rules)} rules of type {arguments.type} on {text_size} bytes of prose: "
              f"{100 * (every - empty) / empty:.1f} % more instructions than without them")
        shares = []
        for rule in rules:
            name = rule.split()[1]
            if arguments.only is None or re.search(arguments.only, name):
                shares.append((100 * (cost((rule,)) - empty) / empty, name))
        shares.sort(reverse=True)
        for share, name in shares[:arguments.top]:
            print(f"{share:6.2f} %  {name}")
        return 1 if shares and shares[0][0] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
