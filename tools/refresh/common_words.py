#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Builds three word classes of gazetteers/common: common-word, given-name, surname.

    common_words.py --names DIR --stopwords FILE     build
    common_words.py --check                          validate

common-word.tsv is evidence that a capitalised token is an ordinary word (a headline in title
case). English: the function words of stopwords-iso, the lemmas of WordNet's tagged
corpus, and their inflections, all cut down to what SCOWL has in lower case, so no John and no Paris.
Other languages: the stop words of stopwords-iso.

given-name.tsv and surname.tsv tell a person from a company or a country. libpostal's lists are
cleaned: one Latin-script token in title case, no function word, no very common word.

Sources: stopwords-iso (MIT), WordNet (its licence), SCOWL as Debian's wamerican (permissive),
libpostal (MIT).
"""

import argparse
import collections
import json
import pathlib
import re
import sys

from gazetteer_table import check_table, nfc, write_table

COMMON = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "common"
LANGUAGES = "fr de es it pt nl sv pl ru uk tr id".split()
NEWS = """hack hacked hacker hackers hacking malware ransomware spyware cyber cyberattack cyberattacks cybersecurity
cybercrime cybercriminals cyberespionage phishing botnet trojan backdoor exploit exploits exploited exploiting vulnerability
vulnerabilities breach breaches breached leak leaks leaked target targets targeted targeting spy spies spying online website
websites app apps blog email emails internet web data database server servers cloud crypto cryptocurrency bitcoin startup
tech ceo cfo drone drones missile missiles sanctions sanctioned tariff tariffs covid pandemic lockdown coronavirus
vaccine vaccines airstrike airstrikes ceasefire gunman lawmaker lawmakers firm firms giant giants maker makers rival rivals
probe probes slams vows warns unveils eyes amid bids woes surge surges soars plunges tumbles slumps woo wooing zero-day""".split()


def lines(path):
    data = pathlib.Path(path).read_bytes()
    try:
        return data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return data.decode("iso-8859-1").splitlines()


def english(options, stop, top=None):
    counts = collections.Counter()
    for line in lines(pathlib.Path(options.wordnet, "cntlist.rev")):
        sense, _, count = line.split(" ")
        lemma = sense.split("%")[0]
        if lemma.isalpha():
            counts[lemma] += int(count)
    dictionary = {w for w in lines(pathlib.Path(options.dictionaries, "american-english")) if w.islower() and w.isalpha()}
    lemmas = [w for w, _ in counts.most_common() if w in dictionary][:top]
    words = {w for w in stop["en"] if w.isalpha() and len(w) > 1 and w in dictionary}
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        double = lemma + lemma[-1]
        forms = {lemma, lemma + "s", lemma + "es", lemma + "d", lemma + "ed", stem + "ing", lemma + "ing", stem + "er", stem + "ers",
                 double + "ed", double + "ing", double + "er", lemma + "ly"}
        if lemma.endswith("y"):
            forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
        words |= forms & dictionary
    for name in ("noun.exc", "verb.exc", "adj.exc"):
        for line in lines(pathlib.Path(options.wordnet, name)):
            form, *base = line.split(" ")
            if base and base[0] in set(lemmas) and form in dictionary:
                words.add(form)
    words |= {w for w in NEWS if w.isalpha()}
    return {w for w in words if len(w) > 1 or w in "ai"} - {"ira", "morocco"}


def other(stop, language, names):
    latin = {n.lower() for n in names}
    words = {nfc(w) for w in stop[language]}
    return {w for w in words if w.isalpha() and w.islower() and len(w) > 1 and w not in latin}


def places(options):
    """Lower-case names of places (WordNet's noun.location instances)."""
    found = set()
    for line in lines(pathlib.Path(options.wordnet, "data.noun")):
        cells = line.split(" ")
        if not line.startswith("  ") and len(cells) > 5 and cells[1] == "15":
            found |= {cells[4 + 2 * i].lower() for i in range(int(cells[3], 16)) if cells[4 + 2 * i][:1].isupper()}
    return found


LEADERS = """Macron Zelensky Zelenskyy Zelenskiy Starmer Scholz Netanyahu Erdogan Erdoğan Modi Lukashenko Orban Orbán Meloni Tusk Sunak Ishiba Kishida
Takaichi Carney Trudeau Albanese Sheinbaum Petro Lula Bolsonaro Milei Maduro Khamenei Pezeshkian Raisi Sinwar Nasrallah Assad Sisi Hun Marcos Duterte
Prabowo Widodo Lavrov Medvedev Shoigu Peskov Blinken Rubio Vance Harris Obama Stoltenberg Rutte Guterres Leyen Merz Vucic Vučić Fico Babis Babiš""".split()


def clean_names(path, common, minimum):
    """The names of a list that can only be names."""
    kept = []
    for line in lines(path):
        name = nfc(line)
        if " " in name or not re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", name):
            continue
        if not all("\u0041" <= c <= "\u024f" or c in "'-" or "\u1e00" <= c <= "\u1eff" for c in name):
            continue
        if len(name) < minimum or len(name) > 16 or not name[0].isupper() or name.isupper():
            continue
        if any(c.isupper() for c in name[1:]) and not re.match(r"(Mc|Mac|O'|D'|De|Di|La|Le|Van|Al-|El-|Fitz|[A-Z][a-zà-ÿ]+-[A-Z])", name):
            continue
        if name.lower() in common:
            continue
        kept.append(name)
    if minimum == 2:
        kept = [n for n in LEADERS] + kept
    return sorted(set(kept))


def build(options):
    stop = json.loads(pathlib.Path(options.stopwords).read_text(encoding="utf-8"))
    given_raw = {nfc(l) for l in lines(pathlib.Path(options.names, "libpostal-given_names.txt")) if " " not in l}
    where = places(options) - {"are", "nice", "see", "tours", "lens", "mons", "santiago", "san", "man", "male", "lima", "split", "bar", "bath"}
    rows = [(w, "en") for w in english(options, stop)]
    counts = {"en": len(rows)}
    for language in LANGUAGES:
        words = other(stop, language, given_raw) - where
        counts[language] = len(words)
        rows += [(w, language) for w in words]
    head = [("class", "common-word"),
            ("source", "stopwords-iso 1.1.0; WordNet sense counts; SCOWL (wamerican 2020.12)"),
            ("licence", "MIT; WordNet licence; SCOWL copyright (permissive)"),
            ("refresh", "tools/refresh/common_words.py")]
    write_table(COMMON / "common-word.tsv", head, rows, ["name", "lang"], comments=[
        "Ordinary words in lower case: evidence that a capitalised token is no name."])
    print(counts)

    stopped = {w for code in ("en", "fr", "de", "es", "it", "pt", "nl") for w in stop[code]}
    very_common = english(options, stop, 3500)
    common = very_common | stopped
    for file, kind, minimum in (("libpostal-given_names.txt", "given-name", 3), ("libpostal-surnames.txt", "surname", 2)):
        keep_anyway = {"mark", "will", "grace", "rose", "bill", "may", "april", "june", "frank", "jack", "victor", "christian", "angel", "art", "max", "dick", "bob", "guy", "drew", "dean", "rob", "sue", "ken", "lee", "ray", "joy", "hope", "faith", "pat", "gene", "carol", "dale", "penny", "jean", "roman", "miles", "chase", "grant", "wade", "ivy", "lily", "ruby", "amber", "daisy", "jasmine", "melody", "summer"}
        block = common - keep_anyway if kind == "given-name" else common - {"brown", "green", "black", "white", "young", "king", "hill", "cook", "baker", "bush", "ford", "stone", "wood", "woods", "park", "lee", "price", "bell", "cole", "fox", "hunt", "marsh", "mason", "palmer", "parker", "porter", "reed", "rice", "rose", "walker", "ward", "webb", "wells", "west", "wolf", "may", "smith", "clark", "moore", "lewis", "martin", "davis", "scott", "adams", "allen", "nelson", "carr", "hughes", "sharp", "banks", "gates", "page", "cruz", "kim", "long", "day", "gray", "grant", "fisher", "carter", "cooper", "taylor", "turner", "miller", "butler", "burns", "brooks", "fields", "holmes", "powers", "waters", "pope", "knight", "bishop", "chase", "love"}
        kept = clean_names(pathlib.Path(options.names, file), block, minimum)
        write_table(COMMON / f"{kind}.tsv",
                    [("class", kind), ("source", "libpostal"), ("licence", "MIT"), ("refresh", "tools/refresh/common_words.py")],
                    [(n,) for n in kept], ["name"], comments=[f"{kind.replace('-', ' ').capitalize()}s in Latin script, one token each."])
        print(kind, len(kept))


def check():
    bad = []
    for name in ("common-word", "given-name", "surname"):
        bad += check_table(COMMON / f"{name}.tsv")
    print("\n".join(bad) or "ok")
    return bool(bad)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", help="folder with libpostal's lists")
    parser.add_argument("--dictionaries", default="/usr/share/dict")
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--stopwords", help="stopwords-iso.json of npm stopwords-iso")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        build(options)
    sys.exit(check())


if __name__ == "__main__":
    main()
