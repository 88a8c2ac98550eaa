#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that nearly match, from the rules themselves.

    near.py PACK... > SEEDS

Writes a seed a line, "NAME<tab>TEXT", for bench_near to repeat. From each rule and evidence: its
longest example without the last token of the entity, without the first, and without what stands
around it; and all words of its patterns, one after the other. Besides, what no rule says: numbers
in a row, dates cut short, capitals in a row.
"""
import pathlib
import re
import sys

STATEMENT = re.compile(r"^(rule|evidence|macro)\s+(\S+)")
EXAMPLE = re.compile(r'^\s+(?:counter-)?example\s+"((?:[^"\\]|\\.)*)"')
LITERAL = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'')
TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")

FIXED = {
    "numbers": "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    "numbers-dots": "1.2.3.4.5.6.7.8.9",
    "numbers-slashes": "1/2/3/4/5/6/7/8/9",
    "numbers-commas": "1,2,3,4,5,6,7,8,9,",
    "numbers-hyphens": "1-2-3-4-5-6-7-8-9-",
    "years": "2019 2020 2021 2022 2023",
    "year-commas": "2019, 2020, 2021, 2022,",
    "capitals": "A B C D E F G H",
    "capitalised": "Alpha Bravo Charlie Delta Echo",
    "capitals-ands": "Alpha & Bravo and Charlie & Delta and",
    "months": "May March June August",
    "months-numbers": "May 5 March 7 June 9",
    "weekdays": "Monday Tuesday, Friday",
    "articles": "the of in and the to at",
    "quotes": "'s 's 's 's",
    "brackets": "( ( ) ) [ ] ( )",
    "countries": "France Germany Russia China",
    "hyphens": "a-b-c-d-e-f-g",
}


def statements(text):
    """(kind, name, lines) of each statement of a rule file."""
    found = []
    for line in text.splitlines():
        match = STATEMENT.match(line)
        if match:
            found.append((match.group(1), match.group(2), [line]))
        elif found:
            found[-1][2].append(line)
    return found


def cut(example):
    """The variants of an example that nearly match."""
    before, _, rest = example.partition("[")
    inside, _, behind = rest.partition("]")
    tokens = [match.span() for match in TOKEN.finditer(inside)]
    yield "whole", before + inside + behind
    if len(tokens) > 1:
        yield "no-last", before + inside[:tokens[-1][0]]
        yield "no-first", inside[tokens[0][1]:] + behind
    if before or behind:
        yield "bare", inside


def main():
    for name, text in FIXED.items():
        print(f"{name}\t{text}")
    for pack in sys.argv[1:]:
        for path in sorted(pathlib.Path(pack).rglob("*.rules")):
            for kind, name, lines in statements(path.read_text(encoding="utf-8")):
                label = f"{path.stem}/{name}"
                examples = [m.group(1) for m in map(EXAMPLE.match, lines) if m]
                if examples:
                    for variant, text in cut(max(examples, key=len)):
                        print(f"{label}:{variant}\t{text.strip()}")
                patterns = "\n".join(line for line in lines if not EXAMPLE.match(line))
                words = [a or b for a, b in LITERAL.findall(patterns)]
                if words:
                    print(f"{label}:words\t{' '.join(words)}")


if __name__ == "__main__":
    main()
