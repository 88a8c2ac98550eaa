#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Builds gazetteers/threat_group/declined.tsv: names in -a and -s in the cases of other languages.

    threat_groups_declined.py

Czech, Polish, Serbo-Croatian and Romanian change the -a of Turla or Mustang Panda (Turly, Turlou,
Pandę), and Finnish the -s of Cactus (Cactuksen), so the ending cannot simply be peeled off
(common/affix.tsv). Names that are ordinary words are left out, but for those of gangs (Medusa), which count only beside a word that says so.
"""

import pathlib
import re
import unicodedata

from gazetteer_table import read_table, write_table

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "threat_group"
NAME = re.compile(r"[A-Z][A-Za-z]+( [A-Z][A-Za-z]+)?")
SHORTEST = 5

# The dative or locative: what the last consonant of the stem becomes before it.
POLISH = {"r": "rze", "l": "li", "d": "dzie", "t": "cie", "k": "ce", "g": "dze"}
POLISH.update({c: c + "ie" for c in "snbpmwz"})
CZECH = {"r": "ře", "l": "le", "k": "ce", "g": "ze", "s": "se", "z": "ze"}
CZECH.update({c: c + "ě" for c in "dtnbpmv"})


def bare(text):
    """Without accents: a form that differs in nothing else is found as it is."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def forms(name):
    """Yields (language, form)."""
    stem, last = name[:-1], name[-2]
    if name[-1] == "s":
        yield from (("fi", stem + "k" + e) for e in ("sen", "selle", "sella", "selta", "sessa", "sesta", "seen"))
        yield "fi", name + "ta"
        return
    yield from (("pl", stem + e) for e in ("i" if last in "kgl" else "y", "ę", "ą"))
    yield from (("cs", stem + e) for e in ("y", "u", "ou"))
    yield from (("hr", stem + e) for e in ("e", "i", "om"))
    yield "ro", stem + "ei"
    for language, softened in (("pl", POLISH), ("cs", CZECH)):
        if last in softened:
            yield language, stem[:-1] + softened[last]


def main():
    _, rows = read_table(FOLDER / "groups.tsv")
    known = {row["name"] for row in rows}
    out = set()
    for row in rows:
        name, flags = row["name"], set(row["flags"].split(","))
        ordinary = flags & {"common-word", "never-bare"} and "product" not in flags
        if (row["lang"] != "mul" or not NAME.fullmatch(name) or not re.search("[a-z]a$|[uio]s$", name)
                or len(name) < SHORTEST or "place" in flags or ordinary):
            continue
        for language, form in forms(name):
            if form not in known and bare(form) != name:
                out.add((form, row["id"], language, "alias", "case", row["flags"]))
    head = [("type", "threat_group"), ("source", "groups.tsv"),
            ("licence", "ATT&CK terms of use, © The MITRE Corporation; CC0-1.0 / BSD-2-Clause; CC BY 4.0"),
            ("refresh", "tools/refresh/threat_groups_declined.py")]
    write_table(FOLDER / "declined.tsv", head, out, comments=[
        "Names in -a and -s in the cases of languages that change that ending: Turly, Akirze, Cactuksen.",
        "(What is only put behind a name stands in common/affix.tsv.)"])


if __name__ == "__main__":
    main()
