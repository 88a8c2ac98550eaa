#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes gazetteers/country/demonyms-east.tsv: demonyms in Czech, Slovak, Bulgarian, Croatian, Serbian,
Romanian and Hindi, every form, from countries-data/east.tsv and peoples.tsv.

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
    if stem.endswith('ch'):                         # Kazach, Kazaši
        plural = [stem[:-2] + 'ši', stem + 'ové', stem[:-2] + 'ších']
    elif stem[-1] == 'k':
        plural = [stem[:-1] + 'ci', stem + 'ové', stem[:-1] + 'cích']
    else:
        plural = [stem + many, stem + 'ové', stem + ('ích' if soft else 'ech')]
    cases = ['e', 'i', 'em', 'ů', 'ům'] if soft else ['a', 'u', 'em', 'ů', 'ům', 'y']
    woman = re.sub('(ec|ek)$', '', word) if not word.endswith('an') else word
    woman = {'Čech': 'Češ', 'Slovák': 'Sloven', 'Polák': 'Pol', 'Kazach': 'Kazaš', 'Turek': 'Tureč',
             'Řek': 'Řek', 'Uzbek': 'Uzbeč', 'Němec': 'Něm', 'Saúd': '', 'Ind': '', 'Dán': 'Dán'}.get(word, woman)
    ends = ('ka', 'ky', 'ku', 'ce', 'kou', 'kám', 'kami', 'kách', 'ek')
    women = [woman + end for end in ends] if woman else []
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
    """Both genders, one and several, each bare, with its article, and as an owner; -an has -că of a woman."""
    if word.startswith('='):
        return [word[1:]]
    stem = word
    if re.search('[^i]ean$|ian$', word):            # coreean, coreeni; italian, italieni
        stem = word[:-2] + ('n' if word.endswith('ean') else 'en')
    man, woman = stem + 'i', stem + 'e'
    feminine = word + 'ă'
    if word.endswith('esc'):                        # unguresc, ungurească, ungurești
        feminine, man, woman = word[:-2] + 'ască', word[:-2] + 'ști', word[:-2] + 'ști'
    elif word[-1] in 'stc':
        man = word[:-1] + {'s': 'și', 't': 'ți', 'c': 'ci'}[word[-1]]
        woman = word + 'e' if word[-1] != 'c' else word + 'e'
    elif word[-1] in 'șj':
        man, woman = word + 'i', word + 'e'
    forms = [word, feminine, man, woman, word + 'ul', word + 'ului', feminine[:-1] + 'a', man + 'i', man + 'lor',
             woman + 'le', woman + 'lor', woman + 'i']
    if word.endswith('an') and not word.endswith('ean'):
        forms += [word + end for end in ('că', 'ca', 'ce', 'cei', 'cele', 'celor')]
    return forms


def hindi(word):
    """A people's adjective does not change; a noun has one more ending, of several people behind a word."""
    plain = word.replace('\u093c', '')              # many write no dots: कजाख
    several = [each[:-1] + '\u093f\u092f\u094b\u0902' for each in (word, plain) if each.endswith('\u0940')]
    several += [each[:-1] + '\u0907\u092f\u094b\u0902' for each in (word, plain) if each.endswith('\u0908')]
    return [word, plain] + several


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
        for word in hi.split('|') if hi else []:
            yield from ((form, 'hi', code, True) for form in hindi(word))
    for lang, code, adjectives, nouns in countries.people_rows('cs', 'ro', 'hi'):
        expand = {'cs': czech, 'ro': romanian, 'hi': hindi}[lang]
        for word in adjectives:
            yield from ((form, lang, code, True) for form in expand(word))
        for word in nouns:
            yield from ((form, lang, code, False) for form in czech_people(word))


def main():
    owner = {}
    for path in countries.written_tables():
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
