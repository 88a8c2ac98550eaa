#!/usr/bin/python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the names of months and weekdays that CLDR knows into gazetteers/date.

    date_words.py           write the tables (needs PyICU, Debian: python3-icu)
    date_words.py --check   say whether they are as this script would write them

Four classes: month, month-abbr, weekday, weekday-abbr. The form of a row is its language, so that
a rule can ask for a month of English alone (@month:en). A name that two languages share with
different values stays with the one that stands first in LANGUAGES. What CLDR lacks is written by
hand in months-more.tsv and weekdays-more.tsv.
"""

import pathlib
import sys
import unicodedata

import icu

DATE = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "date"
LANGUAGES = """en fr de es it pt nl ru uk pl sv da nb nn fi et lv lt cs sk sl bg sr ro hu el tr az ar he hi
bn mr ta te ur id ms sw ha af ca gl eu sq is ga cy kk uz ka hy sr-Latn""".split()
ABBREVIATED = set("en fr de es it pt nl ru uk pl sv da nb el tr hu ro id hi sl".split())
# Weekdays that are everyday words as well; weekday-homograph.tsv has those that a capital tells apart.
HOMOGRAPHS = set("""pazar cuma luni segunda sali sreda kedd senin minggu bazar dom juma salı
τριτη παρασκευη πεμπτη τεταρτη δευτερα""".split())
CONTEXTS = (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE)
HEAD = """# {title}
# Made by a script: change that, not this file. The form is the language.
#: class   {name}
#: source  CLDR 42 via ICU 72
#: licence Unicode-3.0
#: refresh tools/refresh/date_words.py
#: match   fold
name\tvalue\tlang\tform
"""
TITLES = {"month": "Names of months: 1 is January.", "weekday": "Names of weekdays: 1 is Monday.",
          "month-abbr": "Abbreviated names of months, without the full stop.",
          "weekday-abbr": "Abbreviated names of weekdays, without the full stop."}


def folded(name):
    base = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in base if not unicodedata.combining(c))


def symbols(language, what, width):
    table = icu.DateFormatSymbols(icu.Locale(language))
    for context in CONTEXTS:
        names = table.getMonths(context, width) if what == "month" else \
            table.getWeekdays(context, width)[2:] + table.getWeekdays(context, width)[1:2]
        for value, name in enumerate(names, 1):
            yield unicodedata.normalize("NFC", name).rstrip("."), value


def usable(name):
    return name and not any(c.isdigit() or c in "." for c in name) and len(name) > 1


def tables():
    result = {}
    for what in ("month", "weekday"):
        taken = {}
        for width, suffix in ((icu.DateFormatSymbols.WIDE, ""),
                              (icu.DateFormatSymbols.ABBREVIATED, "-abbr")):
            rows, seen = [], set()
            for language in LANGUAGES:
                code = language.split("-")[0]
                for name, value in symbols(language, what, width):
                    key = folded(name)
                    if not usable(name) or (suffix and code not in ABBREVIATED):
                        continue
                    if suffix and (result[what][1].get((key, code)) or len(key) < 2):
                        continue
                    if not suffix and what == "weekday" and key in HOMOGRAPHS:
                        continue
                    if taken.setdefault(key, value) != value or (key, code) in seen:
                        continue
                    seen.add((key, code))
                    rows.append((name, str(value), code, code))
            result[what + suffix] = (rows, {(folded(r[0]), r[2]): True for r in rows})
    return {name: rows for name, (rows, _) in result.items()}


def main():
    changed = []
    for name, rows in tables().items():
        path = DATE / f"{name}.tsv"
        text = HEAD.format(title=TITLES[name], name=name) + \
            "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda r: (r[0], r[2])))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            changed.append(str(path))
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for path in changed:
        print(path, "differs" if "--check" in sys.argv else "written")
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
