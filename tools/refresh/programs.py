#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes gazetteers/threat_group/programs.tsv, names of malware and tools that hold a group's name, and
program-name.tsv, names of malware and tools that are nothing else.

    programs.py CLUSTERS     CLUSTERS: the folder of MISP galaxy clusters (in the package pymispgalaxies)

Cobalt Strike is no mention of Cobalt, nor is Epic Turla one of Turla. A name of a program that is
more than the group's name, but begins or ends with it, is of the type `other`, and takes the text. What
is a group's name itself is left out, and so are names that end in a noun for a group,
or for a kind of program that groups are named by.

What stands in a list with PlugX and ShadowPad is a program itself. The class `program-name` holds the names
that tell: no group's, no company's, no person's, and no word of the dictionary.
"""

import json
import pathlib
import re
import sys

from gazetteer_table import key, nfc, read_table, tokens, write_table

HERE = pathlib.Path(__file__).resolve().parent
GAZETTEERS = HERE.parent.parent / "gazetteers"
GROUPS = GAZETTEERS / "threat_group" / "groups.tsv"
OUT = GROUPS.parent / "programs.tsv"
OUT_NAMES = GROUPS.parent / "program-name.tsv"
CLUSTERS = ("mitre-malware", "mitre-tool", "tool", "malpedia", "rat", "backdoor", "stealer", "banker",
            "botnet", "ransomware", "exploit-kit")
GROUP_NOUN = {"group", "team", "gang", "crew", "spider", "panda", "bear", "kitten", "typhoon", "apt",
              "actor", "actors", "hackers", "operators"}
GENERAL_NOUN = {"ransomware", "ransom"}  # X ransomware gang: for the rules to say
OTHER_BEARERS = ("threat_group/groups.tsv", "threat_group/native.tsv", "company/companies.tsv",
                 "company/companies-listed.tsv", "country/names.tsv", "country/demonyms.tsv",
                 "common/common-word.tsv", "common/given-name.tsv", "common/surname.tsv",
                 "common/malware-noun.tsv", "common/language-word.tsv")
NO_NAME = {"the", "unidentified", "fake"}  # what a placeholder in the clusters begins with


def names(folder):
    for cluster in CLUSTERS:
        path = pathlib.Path(folder, cluster + ".json")
        for value in json.loads(path.read_text(encoding="utf-8"))["values"] if path.exists() else ():
            yield value["value"]
            yield from (value.get("meta") or {}).get("synonyms", ())


def plain(name):
    """The name without a cluster's remark or number behind it."""
    return nfc(re.sub(r"\s*\(.*?\)|\s+-\s+[SG]\d+$", "", name))


def program_names(folder):
    """Names by their keys that no group, company or person has, and no dictionary."""
    taken = {key(row["name"]) for table in OTHER_BEARERS for row in read_table(GAZETTEERS / table)[1]}
    found = {}
    for name in map(plain, names(folder)):
        words = [word.lower() for word in tokens(name)]
        if not words or len(words) > 4 or words[0] in NO_NAME or words[-1] in GROUP_NOUN | GENERAL_NOUN:
            continue
        if key(name) in taken or len(key(name)) < 4 or not re.fullmatch(r"[A-Za-z0-9][\w -]*", name, re.ASCII):
            continue
        if re.search(r"[A-Z]", name) and re.search(r"[A-Za-z]{3}", name):
            found.setdefault(key(name), name)
    return found


def main():
    groups = [row["name"] for row in read_table(GROUPS)[1]]
    known = {key(name) for name in groups}
    parts = {tuple(token.lower() for token in tokens(name)) for name in groups}
    found = {}
    for name in names(sys.argv[1]):
        name = plain(name)
        words = [word.lower() for word in tokens(name)]
        if not 2 <= len(words) <= 5 or key(name) in known or words[-1] in GROUP_NOUN | GENERAL_NOUN:
            continue
        if not name[0].isupper() or "." in name or words[0] == "the":
            continue
        if any(tuple(words[:n]) in parts or tuple(words[-n:]) in parts for n in range(1, len(words))):
            found.setdefault(key(name), name)
    head = [("source", "MISP galaxy (pymispgalaxies 1.1.1): " + ", ".join(CLUSTERS[:4]) + " ..."),
            ("licence", "CC0-1.0 OR BSD-2-Clause"), ("refresh", "tools/refresh/programs.py"), ("match", "case")]
    rows = [[name] for name in found.values()]
    print(write_table(OUT, [("type", "other"), *head], rows, columns=["name"],
                      comments=["Programs whose names hold that of a group: no mention of the group."]), "rows")
    rows = [[name] for name in program_names(sys.argv[1]).values()]
    print(write_table(OUT_NAMES, [("class", "program-name"), *head], rows, columns=["name"],
                      comments=["Malware and tools of attackers: what is listed with them is no group."]), "names")


if __name__ == "__main__":
    main()
