#!/usr/bin/python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what CLDR knows of relative dates into gazetteers/date, for the languages without rules.

    date_relative.py           write the tables (needs PyICU, Debian: python3-icu)
    date_relative.py --check   say whether they are as this script would write them

Yesterday, last week, this month, next year: a class for each unit, relative-day-world ...; the value
counts units. Three days ago: what stands behind the number (ago-behind-world: days ago), or before it
(ago-before-world: hace) and behind (ago-unit-world: días); the value is the unit. Words that are
everyday words elsewhere, and all single or short ones in Latin and Cyrillic letters, count in their
language only. Today is left out: it is no date (docs/annotation.md).
"""

import sys

import icu

import date_words
from date_words import DATE, clean, folded

# Languages whose relative dates are written by hand.
OWN = set("en fr de es it pt nl sv fi pl ru uk tr el ar fa he hi zh ja ko vi id th".split())
UNITS = {"day": icu.UDateRelativeUnit.DAYS, "week": icu.UDateRelativeUnit.WEEKS,
         "month": icu.UDateRelativeUnit.MONTHS, "year": icu.UDateRelativeUnit.YEARS}
ABSOLUTE = {"day": icu.UDateAbsoluteUnit.DAY, "week": icu.UDateAbsoluteUnit.WEEK,
            "month": icu.UDateAbsoluteUnit.MONTH, "year": icu.UDateAbsoluteUnit.YEAR}
STEPS = {-2: icu.UDateDirection.LAST_2, -1: icu.UDateDirection.LAST, 0: icu.UDateDirection.THIS,
         1: icu.UDateDirection.NEXT, 2: icu.UDateDirection.NEXT_2}
TITLES = {f"relative-{unit}-world": f"The {unit} that is n {unit}s from now, in all other languages."
          for unit in UNITS} | {
    "ago-behind-world": "Behind a number: units of the past, in all other languages.",
    "ago-before-world": "Before the number of units of the past, in all other languages.",
    "ago-unit-world": "Behind the number of units that ago-before-world is before."}


def add(tables, name, word, value, language):
    word = clean(word)
    if any(date_words.is_letter(c) for c in word):
        tables.setdefault(name, {}).setdefault(folded(word), {})[language] = (word, value)


def around_number(text):
    """What stands before and behind the only number of a text; None where they are glued."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if not digits:
        return None
    before, behind = text[:digits[0]], text[digits[-1] + 1:]
    glued = before and not before[-1].isspace() or behind and date_words.is_letter(behind[0])
    return None if glued else (before.strip(), behind.strip().rstrip("."))


def collect():
    tables = {}
    root = icu.RelativeDateTimeFormatter(icu.Locale(""))
    for tag in date_words.locales():
        language = tag.split("-")[0]
        if language in OWN:
            continue
        writer = icu.RelativeDateTimeFormatter(icu.Locale(tag))
        for unit in UNITS:
            for step, direction in STEPS.items():
                text = writer.format(direction, ABSOLUTE[unit])
                if (step != 0 or unit != "day") and text != root.format(direction, ABSOLUTE[unit]):
                    add(tables, f"relative-{unit}-world", text, str(step), language)
            for n in (1, 2, 3, 5, 11, 21):
                parts = around_number(writer.format(n, icu.UDateDirection.LAST, UNITS[unit]))
                if parts and parts[1] and not parts[0]:
                    add(tables, "ago-behind-world", parts[1], unit, language)
                elif parts and parts[0] and parts[1]:
                    add(tables, "ago-before-world", parts[0], "", language)
                    add(tables, "ago-unit-world", parts[1], unit, language)
    return tables


def is_slight(word):
    """A single word, or two short ones, of letters that many languages write."""
    return date_words.script_of(word) in ("LATIN", "CYRILLIC") and \
        (" " not in word or sum(date_words.is_letter(c) for c in word) < 6)


def rows_of(name, by_key, everyday):
    rows = []
    for key, by_language in by_key.items():
        values = [value for _, value in by_language.values()]
        gated = name != "ago-before-world" and (
            is_slight(key) or
            date_words.needs_language(key, values, set(by_language), everyday))
        if gated:
            rows += [(word, value, language, "lang-only")
                     for language, (word, value) in by_language.items()]
        else:
            word, value = by_language[min(by_language)]
            rows.append((word, value, min(by_language) if len(by_language) == 1 else "", ""))
    return rows


def main():
    everyday, changed = date_words.everyday_words(), []
    for name, by_key in collect().items():
        text = date_words.HEAD.format(
            title=TITLES[name], name=name, columns="name\tvalue\tlang\tflags", remark="").replace(
                "date_words.py", "date_relative.py")
        text += "".join("\t".join(row) + "\n" for row in sorted(set(rows_of(name, by_key, everyday))))
        date_words.write(DATE / f"{name}.tsv", text, changed)
    return date_words.finish(changed)


if __name__ == "__main__":
    sys.exit(main())
