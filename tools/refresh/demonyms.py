#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes gazetteers/country/demonyms-east.tsv: demonyms in Czech, Slovak, Bulgarian, Croatian, Serbian,
Romanian and Hindi, every form, from countries-data/east.tsv.

    demonyms.py
"""
import re

import countries

CZECH = 'ý á é ého ému ém ým ou ých ými'.split()
SLOVAK = 'y ý a á e é eho ého emu ému om ým ym ou ej ú u ých ych ými ymi'.split()
CROATIAN = 'i a o e og oga om ome omu im u ih ima oj'.split()
LETTERS = dict(zip('abcčćdđefghijklmnoprsštuvzž', 'абцчћдђефгхијклмнопрсштувзж'))


def czech(word):
    stem = word[:-1]
    men = {'sk': 'ští', 'ck': 'čtí'}.get(stem[-2:])
    return [stem + end for end in CZECH] + ([stem[:-2] + men] if men else [])


def czech_people(word):
    """Men in every case, and women; an -e- before the last consonant of -ec and -ek goes."""
    if not word:
        return []
    stem = word[:-2] + word[-1] if re.search('[^aeiou]e[ck]$', word) else word
    soft = stem[-1] in 'cžšř'
    many = 'i' if soft or stem[-1] in 'l' else 'é' if word.endswith('an') else 'ové'
    many = 'i' if stem[-1] == 'z' else many
    if stem[-1] == 'k':
        plural = [stem[:-1] + 'ci', stem + 'ové', stem[:-1] + 'cích']
    else:
        plural = [stem + many, stem + 'ové', stem + ('ích' if soft else 'ech')]
    cases = ['e', 'i', 'em', 'ů', 'ům'] if soft else ['a', 'u', 'em', 'ů', 'ům', 'y']
    woman = re.sub('(ec|ek)$', '', word) if not word.endswith('an') else word
    woman = {'Čech': 'Češ', 'Slovák': 'Sloven', 'Polák': 'Pol', 'Kazach': 'Kazaš', 'Turek': 'Tureč',
             'Řek': 'Řek', 'Uzbek': 'Uzbeč', 'Němec': 'Něm', 'Saúd': '', 'Ind': '', 'Dán': 'Dán'}.get(word, woman)
    women = [woman + 'k' + end for end in ('a', 'y', 'u', 'ou', 'ám', 'ami', 'ách')] if woman else []
    return [word] + [stem + case for case in cases] + [word + 'ovi' if stem == word else stem + 'ovi'] + plural + women


def slovak(word):
    short = word.endswith('y')
    stem = word[:-1]
    ends = SLOVAK if short else [end for end in SLOVAK if end not in 'y a e eho emu ym u ych ymi'.split()]
    return [word] + [stem + end for end in ends] + [stem + ('i' if short else 'í')]


def bulgarian(word):
    stem = word[:-1]
    return [stem + end for end in ('и', 'а', 'о', 'ия', 'ият', 'ата', 'ото', 'ите')]


def croatian(word):
    return [word[:-1] + end for end in CROATIAN]


def cyrillic(word):
    for pair, letter in (('lj', 'љ'), ('nj', 'њ'), ('dž', 'џ')):
        word = word.replace(pair, letter)
    return ''.join(LETTERS.get(c, c) for c in word)


def romanian(word):
    if word.endswith('ean'):
        return [word, word + 'ă', word[:-3] + 'eni', word[:-3] + 'ene', word + 'ul', word[:-3] + 'enii',
                word[:-3] + 'enilor']
    if word.endswith('ian'):
        return [word, word + 'ă', word[:-3] + 'ieni', word[:-3] + 'iene', word + 'ul', word + 'ului',
                word[:-3] + 'ienii', word[:-3] + 'ienilor', word[:-3] + 'ienei']
    plural = {'s': word[:-1] + 'și', 't': word[:-1] + 'ți'}.get(word[-1], word + 'i')
    return [word, word + 'ă', plural, word + 'e', word + 'ul', word + 'ului', plural + 'i', plural + 'lor', word + 'ei']


def forms():
    """(form, language, code, whether it may name the language)"""
    for row in countries.read_table('east.tsv'):
        code, cs, people, sk, bg, hr, ro, hi = (row + [''] * 8)[:8]
        for word in cs.split('|'):
            yield from ((form, 'cs', code, True) for form in czech(word))
        yield from ((form, 'cs', code, False) for form in czech_people(people))
        for word in sk.split('|'):
            yield from ((form, 'sk', code, True) for form in slovak(word))
        for word in bg.split('|'):
            yield from ((form, 'bg', code, True) for form in bulgarian(word))
        for form in croatian(hr) if hr else []:
            yield form, 'hr', code, True
            yield form, 'sr', code, True
            yield cyrillic(form), 'sr', code, True
        serbian = hr.replace('jel', 'el').replace('njem', 'nem').replace('ijet', 'ijet')
        if serbian != hr:
            for form in croatian(serbian):
                yield form, 'sr', code, True
                yield cyrillic(form), 'sr', code, True
        for word in ro.split('|'):
            yield from ((form, 'ro', code, True) for form in romanian(word))
        yield from ((word, 'hi', code, True) for word in hi.split('|') if word)


def main():
    owner = {}
    for path in countries.OUT.glob('*.tsv'):
        if path.name != 'demonyms-east.tsv':
            for line in path.read_text(encoding='utf-8').splitlines():
                if not line.startswith(('#', 'name\t')):
                    name, code, *_ = line.split('\t')
                    owner.setdefault(countries.fold(name), code)
    table = countries.Table('demonyms-east.tsv', 'Countries: demonyms in Czech, Slovak, Bulgarian, Croatian, '
                            'Serbian, Romanian and Hindi, every form.', 'hand-written stems', 'Apache-2.0',
                            'tools/refresh/demonyms.py')
    langs, spoken = {}, set()
    for form, lang, code, language in forms():
        form = countries.spelling(form)
        if owner.setdefault(countries.fold(form), code) == code:
            langs.setdefault((form, code), set()).add(lang)
            if language and code in countries.SPOKEN:
                spoken.add((form, code))
    for (form, code), where in sorted(langs.items()):
        flags = {'language'} if (form, code) in spoken else set()
        if len(form) <= 4:
            flags.add('lang-only')
        for lang in sorted(where) if 'lang-only' in flags or len(where) < 3 else ['mul']:
            # Without its accents it is an adverb (rusky, po turecku), a novel, or a guild.
            match = 'exact' if re.search('[ýú]$|^român|^Čech', form) else None
            table.add(form, code, lang, 'demonym', match, flags, True)
            if match and form[0].islower():
                table.add(form[0].upper() + form[1:], code, lang, 'demonym', match, flags, True)
    table.write()
    return countries.check()


if __name__ == '__main__':
    raise SystemExit(main())
