#!/usr/bin/python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what CLDR knows of the words of dates into gazetteers/date, for every language it has.

    date_words.py           write the tables (needs PyICU, Debian: python3-icu)
    date_words.py --check   say whether they are as this script would write them

Languages with rules of their own (LANGUAGES) have four classes: month, month-abbr, weekday,
weekday-abbr, where the form of a row is its language, so that a rule can ask for a month of English
alone (@month:en). A name that two of them share with different values stays with the one that
stands first. What CLDR lacks is written by hand in months-more.tsv and weekdays-more.tsv.

All other languages share month-world and weekday-world, for the patterns of world.rules, which hold
for all languages because a date in full is hard to mistake: its day, its month and its year. A name
that means the same in all its languages is one row without a language. One that means something
else elsewhere, or is an everyday word elsewhere, or is very short, is a row for each language with
the flag lang-only.

CLDR's date patterns give the literal words: date-link stands between the parts of a date (7 de
setembre), date-head before them, date-tail behind (2023 г.). What is written together with a month
or a weekday (irailaren, בספטמבר) is part of its row.

Month names of calendars that are in everyday use are in persian-month-world, islamic-month-world,
hebrew-month-world.
"""

import itertools
import pathlib
import re
import string
import sys
import unicodedata

import icu

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATE = ROOT / "gazetteers" / "date"
COMMON = ROOT / "gazetteers" / "common"
LANGUAGES = """en fr de es it pt nl ru uk pl sv da nb nn fi et lv lt cs sk sl bg sr ro hu el tr az ar he hi
bn mr ta te ur id ms sw ha af ca gl eu sq is ga cy kk uz ka hy sr-Latn""".split()
ABBREVIATED = set("en fr de es it pt nl ru uk pl sv da nb el tr hu ro id hi sl".split())
# Weekdays that are everyday words as well; weekday-homograph.tsv has those that a capital tells apart.
HOMOGRAPHS = set("""pazar cuma luni segunda sali sreda kedd senin minggu bazar dom juma salı
τριτη παρασκευη πεμπτη τεταρτη δευτερα""".split())
# Their dates are of numbers and signs: cjk.rules.
SIGNS = {"ja", "zh", "yue", "ko"}
# Written without spaces: a weekday of one or two letters is found within any word.
UNSPACED = {"th", "lo", "km", "my"}
FORMAT, STANDALONE = icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE
WIDE, ABBREVIATION = icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED
# Where a preposition before a month is an affix that is peeled off (common/affix.tsv).
PEELED = {"he"}
TSHEG = "\u0f0b" # between the syllables of a Tibetan word
BASQUE_YEAR = "(e)ko" # in world.rules: it would make all links long
STYLES = (icu.DateFormat.kFull, icu.DateFormat.kLong, icu.DateFormat.kMedium, icu.DateFormat.kShort)
CALENDARS = {"persian": 12, "islamic": 12, "hebrew": 13}
HEAD = """# {title}
# Made by a script: change that, not this file.{remark}
#: class   {name}
#: source  CLDR 42 via ICU 72
#: licence Unicode-3.0
#: refresh tools/refresh/date_words.py
#: match   fold
{columns}
"""
TITLES = {
    "month": "Names of months: 1 is January.",
    "weekday": "Names of weekdays: 1 is Monday.",
    "month-abbr": "Abbreviated names of months, without the full stop.",
    "weekday-abbr": "Abbreviated names of weekdays, without the full stop.",
    "month-world": "Names of months, full and abbreviated, in all other languages: 1 is January.",
    "weekday-world": "Names of weekdays, full and abbreviated, in all other languages.",
    "date-link": "Words between the parts of a date.",
    "date-head": "Words that a date begins with.",
    "date-tail": "Words that a date ends with.",
    "date-era": "Names of the present era where dates in full have it.",
    "persian-month-world": "Months of the Persian calendar: 1 is Farvardin.",
    "islamic-month-world": "Months of the Islamic calendar: 1 is Muharram.",
    "hebrew-month-world": "Months of the Hebrew calendar: 1 is Tishri, 6 Adar I, 7 Adar.",
}

# What folding drops: accents of letters, and the points of Hebrew and Arabic. Other marks are letters.
MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656\u0657\u0670"
                   "\u06d6-\u06ed\u200b-\u200f\u2060]")


def folded(name):
    return MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))


def clean(name):
    return unicodedata.normalize("NFC", name).strip(" \u200e\u200f\u00a0" + TSHEG).rstrip(".").strip()


# ---- The languages with rules of their own ----

def symbols(language, what, width):
    table = icu.DateFormatSymbols(icu.Locale(language))
    for context in (FORMAT, STANDALONE):
        names = table.getMonths(context, width) if what == "month" else \
            table.getWeekdays(context, width)[2:] + table.getWeekdays(context, width)[1:2]
        for value, name in enumerate(names, 1):
            yield clean(name), value


def usable(name):
    return name and not any(c.isdigit() or c in "." for c in name) and len(name) > 1


def own_tables():
    result = {}
    for what in ("month", "weekday"):
        taken = {}
        for width, suffix in ((WIDE, ""), (ABBREVIATION, "-abbr")):
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


# ---- Patterns ----

def parse(pattern):
    """A date pattern as fields ("MMMM") and literals ((" de ",))."""
    parts = []
    for match in re.finditer(r"'((?:[^']|'')*)'|(([a-zA-Z])\3*)|([^a-zA-Z'])", pattern):
        quoted, field, _, other = match.groups()
        if field:
            parts.append(field)
            continue
        text = other or quoted or "'"
        before = parts.pop()[0] if parts and isinstance(parts[-1], tuple) else ""
        parts.append((before + text,))
    return parts


def is_letter(c):
    return unicodedata.category(c)[0] in "LM" or c == TSHEG


def glue(parts, place, step):
    """The letters that a literal writes together with the field beside it."""
    if not 0 <= place + step < len(parts) or not isinstance(parts[place + step], tuple):
        return ""
    text, taken = parts[place + step][0], ""
    for c in text if step > 0 else reversed(text):
        if not is_letter(c):
            break
        taken = taken + c if step > 0 else c + taken
    return taken


def locales():
    """Language tags of all locales that are a language, perhaps in a script, or have another calendar."""
    root = icu.DateFormatSymbols(icu.Locale("")).getMonths(FORMAT, WIDE)
    for name in sorted(icu.Locale.getAvailableLocales()):
        locale = icu.Locale(name)
        gregorian = icu.Calendar.createInstance(locale).getType() == "gregorian"
        if (locale.getCountry() and gregorian) or locale.getVariant() or \
                locale.getLanguage() in SIGNS:
            continue
        if icu.DateFormatSymbols(locale).getMonths(FORMAT, WIDE) != root:
            yield name.replace("_", "-")


def patterns(language):
    for style in STYLES:
        yield parse(icu.DateFormat.createDateInstance(style, icu.Locale(language)).toPattern())


def names_of(locale, calendar, letter, width):
    """The names of a calendar's months: what a pattern of the month alone writes."""
    months = CALENDARS[calendar]
    calendar = icu.Calendar.createInstance(icu.Locale(f"{locale}@calendar={calendar}"))
    writer = icu.SimpleDateFormat(letter * width, icu.Locale(locale))
    writer.setCalendar(calendar)
    for value in range(months):
        calendar.clear()
        calendar.set(icu.Calendar.DATE, 10)
        calendar.set(icu.Calendar.MONTH, value)
        yield writer.format(calendar.getTime()), value + 1


def eras(language, width):
    """The name of the present era in the locale's calendar."""
    writer = icu.SimpleDateFormat("G" * width, icu.Locale(language))
    writer.setCalendar(icu.Calendar.createInstance(icu.Locale(language)))
    yield writer.format(icu.Calendar.getNow())


# ---- The other languages ----

def everyday_words():
    """Folded words that mean something in some language, with the languages: short everyday ones."""
    words = {}
    for table in ("function-word.tsv", "function-word-world.tsv", "common-word.tsv"):
        for line in (COMMON / table).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                fields = line.split("\t")
                words.setdefault(folded(fields[0]), set()).add(fields[-1] or "mul")
    return words


def collect():
    """(class, folded name) -> {language: (name, value)} of all languages; literal words."""
    found, literals = {}, {"date-link": {}, "date-head": {}, "date-tail": {}, "date-era": {}}

    def add(what, name, value, language):
        name = clean(name)
        letters = sum(is_letter(c) for c in name)
        if letters > (2 if what == "weekday" and language in UNSPACED else 0):
            found.setdefault((what, folded(name)), {}).setdefault(language, (name, value))

    for language in locales():
        code = language.split("-")[0]
        for width in (WIDE, ABBREVIATION):
            for what in ("month", "weekday"):
                for name, value in symbols(language, what, width):
                    add(what, name, value, code)
        for parts in patterns(language):
            for place, part in enumerate(parts):
                if isinstance(part, tuple):
                    words = part[0]
                    before = isinstance(parts[place - 1], str) and place > 0
                    if before and parts[place - 1][0] in "MLEc" and len(parts[place - 1]) > 2:
                        words = words[len(glue(parts, place - 1, 1)):]
                    after = place + 1 < len(parts)
                    if after and parts[place + 1][0] in "MLEc" and len(parts[place + 1]) > 2:
                        tail = len(glue(parts, place + 1, -1))
                        words = words[:len(words) - tail] if tail else words
                    words = words.strip(string.whitespace + " ,،፣၊.-་‎‏\u00a0\u202f")
                    where = "date-head" if place == 0 else \
                        "date-tail" if place == len(parts) - 1 else "date-link"
                    if any(is_letter(c) for c in words) and words != BASQUE_YEAR:
                        literals[where].setdefault(words, set()).add(code)
                elif part[0] == "G":
                    for era in eras(language, len(part)):
                        for where in ("date-era", "date-link"):
                            literals[where].setdefault(clean(era), set()).add(code)
                elif part[0] in "MLEc" and len(part) > 2:
                    front, back = glue(parts, place, -1), glue(parts, place, 1)
                    if code in PEELED:
                        front = ""
                    width = WIDE if len(part) == 4 else ABBREVIATION
                    what = "month" if part[0] in "ML" else "weekday"
                    for name, value in symbols(language, what, width) if front or back else ():
                        add(what, front + name + back, value, code)
    return found, literals


def script_of(name):
    """The first word of the name of its first letter: LATIN, CYRILLIC, THAI ..."""
    return unicodedata.name(next(c for c in name if c.isalpha())).split()[0]


def needs_language(key, values, languages, everyday):
    letters = [c for c in key if c.isalpha()]
    alphabetic = script_of(key) in ("LATIN", "CYRILLIC")
    if len(set(values)) > 1 or (alphabetic and len(letters) < 3):
        return True
    return bool(everyday.get(key, set()) - languages)


def world_tables(own):
    found, literals = collect()
    everyday = everyday_words()
    taken = {}
    for name, rows in own.items():
        for row in rows:
            taken.setdefault((name.split("-")[0], folded(row[0])), {})[row[2]] = int(row[1])
    result = {"month-world": [], "weekday-world": []}
    for (what, key), by_language in sorted(found.items()):
        known = taken.get((what, key), {})
        rest = {l: v for l, v in by_language.items() if l not in known}
        values = [v for _, v in by_language.values()] + list(known.values())
        if not rest or (known and len(set(values)) == 1):
            continue
        rows = result[what + "-world"]
        if needs_language(key, values, set(by_language), everyday):
            rows += [(name, str(value), language, "lang-only")
                     for language, (name, value) in rest.items()]
        else:
            name, value = rest[min(rest)]
            rows.append((name, str(value), min(rest) if len(rest) == 1 else "", ""))
    for name, words in literals.items():
        result[name] = [(word, min(languages) if len(languages) == 1 else "")
                        for word, languages in words.items()]
    return result


def calendar_tables():
    result = {}
    for calendar in CALENDARS:
        rows = {}
        for language in sorted(set(locales()) | {"en"}):
            code = language.split("-")[0]
            own = icu.Calendar.createInstance(icu.Locale(language)).getType() == calendar
            around = {("", "")} | {(glue(parts, place, -1), glue(parts, place, 1))
                                   for parts in patterns(language) if own
                                   for place, part in enumerate(parts) if part[0] == "M"}
            for letter, width, (front, back) in itertools.product("ML", (4, 3), sorted(around)):
                for name, value in names_of(language, calendar, letter, width):
                    name = clean(front + name + back)
                    if len(folded(name)) > 1 and not any(c.isdigit() for c in name):
                        rows.setdefault((folded(name), value), (name, set()))[1].add(code)
        values = {}
        for key, value in rows:
            values.setdefault(key, set()).add(value)
        result[f"{calendar}-month-world"] = [
            (name, str(value), min(languages) if len(languages) == 1 else "")
            for (key, value), (name, languages) in rows.items() if len(values[key]) == 1]
    return result


def text_of(name, rows):
    own = "-world" not in name and not name.startswith("date-")
    columns = "name\tlang" if name.startswith("date-") else "name\tvalue\tlang"
    if own or name in ("month-world", "weekday-world"):
        columns += "\tform" if own else "\tflags"
    return HEAD.format(title=TITLES[name], name=name,
                       columns=columns, remark=" The form is the language." if own else "") + \
        "".join("\t".join(row) + "\n" for row in sorted(set(rows)))


def write(path, text, changed):
    """Writes a table, or with --check only notes that it differs."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        changed.append(str(path))
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")


def finish(changed):
    for path in changed:
        print(path, "differs" if "--check" in sys.argv else "written")
    return 1 if changed and "--check" in sys.argv else 0


def main():
    changed = []
    own = own_tables()
    tables = own | world_tables(own) | calendar_tables()
    for name, rows in tables.items():
        write(DATE / f"{name}.tsv", text_of(name, rows), changed)
    return finish(changed)


if __name__ == "__main__":
    sys.exit(main())
