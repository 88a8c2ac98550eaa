#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes gazetteers/country/capitals-world.tsv: capitals in the languages of the world.

    capitals.py --npm DIR       DIR is a node_modules with cldr-dates-full

CLDR calls a zone of time by its town, Europe/Moscow, and translates it. Where the English name of the
town is the capital of countries-data/capitals.tsv, its other names are taken; countries-data/
capitals-more.tsv has those that give no zone its name. They are declined, but for the case of a place
(в Москве). A name that any other country table has is left out. In Finnish, Hungarian and Korean the
case of a place is one word with the name, and no preposition tells it: capital-place.tsv has these forms.
"""
import argparse
import json
import pathlib
import re

import countries
import countries_paradigms as paradigm

DECLINED = {'ru': paradigm.russian_country, 'uk': paradigm.ukrainian_country,
            'pl': paradigm.polish_country, 'cs': paradigm.czech_town, 'ro': paradigm.romanian_town,
            'el': paradigm.greek_country, 'fi': paradigm.finnish_country, 'hu': paradigm.hungarian_country,
            'de': paradigm.owner, 'sv': paradigm.owner}
AT_PLACE = {'fi': re.compile('(ss[aä]|st[aä]|h.n|(.)\\2n)$'), 'hu': re.compile('(b[ae]n?|b[óő]l|[^t][oöe]?n|r[ae]|r[óő]l)$')}
KOREAN_AT_PLACE = '에 에서 에는 에서는 에도 에선 으로 로 까지 부터 시 시내 발 행'.split()


def zones(node, at=()):
    """(zone, town) of everything below a node of timeZoneNames."""
    for key, value in node.items():
        if key == 'exemplarCity':
            yield '/'.join(at), value
        elif isinstance(value, dict):
            yield from zones(value, at + (key,))


def towns(dates, locale):
    path = dates / 'main' / locale / 'timeZoneNames.json'
    names = json.loads(path.read_text(encoding='utf-8'))['main'][locale]['dates']['timeZoneNames']
    return dict(zones(names.get('zone', {})))


def capitals_of(dates):
    """(name, language, code, flag) from both sources."""
    english = {}
    for row in countries.read_table('capitals.tsv'):
        for name in row[1].split('|'):
            english.setdefault(countries.fold(name), row[0])
    known = towns(dates, 'en')
    for code, flag, *cells in countries.read_table('capitals-more.tsv'):
        for cell in cells:
            lang, name = cell.split('=')
            yield name, lang, code, flag
    for code, names, french in ((row + [''])[:3] for row in countries.read_table('capitals.tsv')):
        for name in names.split('|'):
            if not french or name in french.split('|'):     # the same in many languages; declined in these
                yield from ((name, lang, code, 'place') for lang in ('cs', 'de', 'fi', 'hu', 'ro', 'sv'))
    for path in sorted((dates / 'main').iterdir()):
        if not (path / 'timeZoneNames.json').exists():
            continue
        lang = path.name.split('-')[0]
        lang = countries.LANGUAGE.get(lang, lang)
        if lang not in countries.RANK and lang != 'fr':
            continue
        for zone, town in towns(dates, path.name).items():
            usual = known.get(zone, zone.split('/')[-1].replace('_', ' '))
            code = english.get(countries.fold(usual))
            if code:
                yield town, lang, code, 'place'


def taken():
    """Folded name → id of every other country table; for capitals, with the language too."""
    names, capitals = {}, set()
    for path in countries.written_tables():
        if path.name == 'capitals-world.tsv':
            continue
        for line in path.read_text(encoding='utf-8').splitlines():
            if line.startswith(('#', 'name\t')):
                continue
            name, code, lang, form, *_ = line.split('\t')
            if form == 'metonym':
                capitals.add((countries.fold(name), lang))
                capitals.add((countries.fold(name), code))
            names.setdefault(countries.fold(name), (code, form))
    return names, capitals


def fit(name, lang):
    """Whether a text may hold the name: two letters and more, a capital where there are any."""
    letters = [c for c in name if c.isalpha()]
    kind = countries.script(name)
    if len(letters) < (2 if kind in countries.DENSE else 3) or countries.mixes_scripts(name):
        return False
    if re.search('[()/,;0-9\u064b-\u0652]', name):    # Amman with its vowel signs is Oman without
        return False
    return kind not in countries.BICAMERAL or name[0].isupper()


def write_places(rows):
    head = ['# Capitals in the case of a place: in Moscow, and no government.', '#: class   capital-place',
            '#: source  CLDR 48.2; hand-written', '#: licence Unicode-3.0; Apache-2.0',
            '#: refresh tools/refresh/capitals.py', 'name\tlang']
    text = '\n'.join(head + ['\t'.join(row) for row in sorted(rows)]) + '\n'
    (countries.OUT / 'capital-place.tsv').write_text(text, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--npm', required=True, type=pathlib.Path)
    options = parser.parse_args()
    names, capitals = taken()
    table = countries.Table('capitals-world.tsv', 'Capitals and seats of government that stand for a '
                            'state, in other languages.', 'CLDR 48.2; hand-written',
                            'Unicode-3.0; Apache-2.0', 'tools/refresh/capitals.py')
    owner, langs, at_place = {}, {}, set()
    for name, lang, code, flag in capitals_of(options.npm / 'cldr-dates-full'):
        name = countries.spelling(name)
        forms = DECLINED[lang](name) if lang in DECLINED and ' ' not in name else []
        if lang in AT_PLACE:
            there = [form for form in forms if AT_PLACE[lang].search(form)]
            at_place.update((form, lang) for form in there)
            forms = [form for form in forms if form not in there]
        if lang == 'ko':
            at_place.update((name + particle, lang) for particle in KOREAN_AT_PLACE)
        for form in [name] + forms:
            form, key = countries.spelling(form), countries.fold(form)
            code_and_form = names.get(key, (code, 'metonym'))
            if not fit(form, lang) or code_and_form != (code, 'metonym') or owner.get(key, code) != code:
                continue
            if (key, lang) in capitals or (key, 'mul') in capitals and (key, code) in capitals:
                continue
            owner[key] = code
            langs.setdefault((form, code, flag), set()).add(lang)
    for (form, code, flag), spoken in sorted(langs.items()):
        for lang in ['mul'] if len(spoken) > 2 else sorted(spoken):
            table.add(form, code, lang, 'metonym', None, [flag], True)
    table.write()
    write_places(at_place)
    return countries.check()


if __name__ == '__main__':
    raise SystemExit(main())
