#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes gazetteers/threat_group/programs.tsv: names of malware and tools that hold a group's name.

    programs.py CLUSTERS     CLUSTERS: the folder of MISP galaxy clusters (in the package pymispgalaxies)

Cobalt Strike is no mention of Cobalt, nor is Epic Turla one of Turla. A name of a program that is
more than the group's name, but begins or ends with it, is of the type `other`, and takes the text. What
is a group's name itself is left out, and so are names that end in a noun for a group,
or for a kind of program that groups are named by.
"""

import json
import pathlib
import re
import sys

from gazetteer_table import key, nfc, read_table, tokens, write_table

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = HERE.parent.parent / "gazetteers" / "threat_group" / "groups.tsv"
OUT = GROUPS.parent / "programs.tsv"
CLUSTERS = ("mitre-malware", "mitre-tool", "tool", "malpedia", "rat", "backdoor", "stealer", "banker",
            "botnet", "ransomware", "exploit-kit")
GROUP_NOUN = {"group", "team", "gang", "crew", "spider", "panda", "bear", "kitten", "typhoon", "apt",
              "actor", "actors", "hackers", "operators"}
GENERAL_NOUN = {"ransomware", "ransom"}  # X ransomware gang: for the rules to say


def names(folder):
    for cluster in CLUSTERS:
        path = pathlib.Path(folder, cluster + ".json")
        for value in json.loads(path.read_text(encoding="utf-8"))["values"] if path.exists() else ():
            yield value["value"]
            yield from (value.get("meta") or {}).get("synonyms", ())


def main():
    groups = [row["name"] for row in read_table(GROUPS)[1]]
    known = {key(name) for name in groups}
    parts = {tuple(token.lower() for token in tokens(name)) for name in groups}
    found = {}
    for name in names(sys.argv[1]):
        name = nfc(re.sub(r"\s*\(.*?\)|\s+-\s+[SG]\d+$", "", name))
        words = [word.lower() for word in tokens(name)]
        if not 2 <= len(words) <= 5 or key(name) in known or words[-1] in GROUP_NOUN | GENERAL_NOUN:
            continue
        if not name[0].isupper() or "." in name or words[0] == "the":
            continue
        if any(tuple(words[:n]) in parts or tuple(words[-n:]) in parts for n in range(1, len(words))):
            found.setdefault(key(name), name)
    head = [("type", "other"), ("source", "MISP galaxy (pymispgalaxies 1.1.1): " + ", ".join(CLUSTERS[:4]) + " ..."),
            ("licence", "CC0-1.0 OR BSD-2-Clause"), ("refresh", "tools/refresh/programs.py"), ("match", "case")]
    rows = [[name] for name in found.values()]
    print(write_table(OUT, head, rows, columns=["name"],
                      comments=["Programs whose names hold that of a group: no mention of the group."]), "rows")


if __name__ == "__main__":
    main()
