# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The forms of a country's people, and of its name, by language: small paradigm functions.

Each takes a word as the dictionary has it and gives back every form a text may hold, the
dictionary's form first. They know the endings that countries have and no more: an irregular word
is written out in countries-data/ with `=` before it. None looks at context, none needs a lexicon.
"""
import re


def unique(forms):
    return list(dict.fromkeys(form for form in forms if form))


def listed(forms):
    """A paradigm function that also takes `=word` (as it stands) and `word:other,forms`."""
    def expand(spec):
        if spec.startswith('='):
            return [spec[1:]]
        if spec.endswith('='):
            return [spec[:-1]]
        head, colon, rest = spec.partition(':')
        if colon:
            return unique([head] + [form for form in rest.split(',') if form != '=']
                          + plain_plural(head, rest))
        return unique(forms(spec))
    return expand


def plain_plural(head, rest):
    """With one form after the colon (a feminine), the plurals in -s follow."""
    if ',' in rest:
        return []
    return [head + ('' if head[-1] in 'sxz' else 's'), rest + 's']


# ---------------------------------------------------------------- French, Spanish, Italian, Portuguese

FRENCH_FEMININE = (
    (r'(i|é|y)en$', r'\1enne'), (r'(a|o)is$', r'\1ise'), (r'e$', 'e'), (r'(a|i)n$', r'\1ne'),
    (r'ain$', 'aine'), (r'ol$', 'ole'), (r'and$', 'ande'), (r'(i|ï)$', r'\1e'), (r'k$', 'ke'),
    (r'r$', 're'), (r'$', 'e'),
)


@listed
def french(word):
    for pattern, end in FRENCH_FEMININE:
        if re.search(pattern, word):
            feminine = re.sub(pattern, end, word)
            break
    return [word, word if word[-1] in 'sxz' else word + 's', feminine, feminine + 's']


@listed
def spanish(word):
    bare = word[:-2] + {'é': 'e', 'á': 'a', 'ó': 'o'}.get(word[-2], word[-2]) + word[-1]
    if word.endswith('o'):
        return [word, word + 's', word[:-1] + 'a', word[:-1] + 'as']
    if re.search(r'(é|á|ó)[sn]$', word):
        return [word, bare + 'es', bare + 'a', bare + 'as']
    if word.endswith('í'):
        return [word, word + 'es', word + 's']
    if word.endswith('ol'):
        return [word, word + 'es', word + 'a', word + 'as']
    if word[-1] in 'ae' or word.endswith('aui'):
        return [word, word + 's']
    return [word, word + 'es']


@listed
def italian(word):
    if word.endswith('o'):
        stem = word[:-1]
        return [word, stem + 'a', stem if stem.endswith('i') else stem + 'i', stem + 'e']
    if word.endswith('ita'):
        return [word, word[:-1] + 'i', word[:-1] + 'e']
    if word.endswith('e'):
        return [word, word[:-1] + 'i']
    if word.endswith('a'):
        return [word, word[:-1] + 'i', word[:-1] + 'e']
    return [word]


@listed
def portuguese(word):
    if word.endswith('o'):
        return [word, word + 's', word[:-1] + 'a', word[:-1] + 'as']
    if word.endswith('ês'):
        return [word, word[:-2] + 'eses', word[:-2] + 'esa', word[:-2] + 'esas']
    if word.endswith('ol'):
        return [word, word[:-2] + 'óis', word + 'a', word + 'as']
    if word[-1] in 'rz':
        return [word, word + 'es']
    return [word, word + 's']


# ---------------------------------------------------------------- German, Dutch, the North

def german_adjective(stem):
    if stem.startswith('='):
        return [stem[1:]]
    return [stem + end for end in ('', 'e', 'er', 'es', 'em', 'en')]


def german_noun(word):
    if word.startswith('='):
        return [word[1:]]
    if word.endswith('er'):
        return [word, word + 's', word + 'n', word + 'in', word + 'innen']
    if word.endswith('e'):
        return [word, word + 'n', word[:-1] + 'in', word[:-1] + 'innen']
    return [word, word + 's', word + 'en', word + 'in', word + 'innen']


def dutch(spec):
    return [spec[:-1], spec[:-1] + 'e'] if spec.endswith('+') else [spec]


def swedish_adjective(word):
    return [word[1:]] if word.startswith('=') else [word, word + 't', word + 'a', word + 'e']


def danish_adjective(word):
    return [word[1:]] if word.startswith('=') else [word, word + 'e']


def swedish_noun(word):
    """One and several, the article behind them, and all of them as owners: svenskarnas."""
    if word.startswith('='):
        return [word[1:]]
    if word.endswith('are'):
        forms = [word, word + 'n', word[:-1] + 'na']
    elif word.endswith('er'):
        forms = [word, word + 'n', word + 'na']
    elif word.endswith('ing'):
        forms = [word, word + 'en', word + 'ar', word + 'arna']
    elif word.endswith('bo'):
        forms = [word, word + 'r', word + 'rna']
    else:
        forms = [word, word + 'en', word + 'er', word + 'erna']
    return forms + [form + 's' for form in forms if form[-1] != 's']


def danish_noun(word):
    if word.startswith('='):
        return [word[1:]]
    if word.endswith('er'):
        return [word, word + 'en', word + 'e', word + 'ne']
    return [word, word + 'en', word + 'e', word + 'ene']


# ---------------------------------------------------------------- Russian, Ukrainian, Polish

def russian_adjective(word):
    stem = word[:-2]
    return [stem + end for end in ('ий', 'ая', 'ое', 'ие', 'ого', 'ому', 'им', 'ом', 'ой', 'ую', 'ою',
                                   'их', 'ими')]


@listed
def russian_noun(word):
    if re.search('[аеиоуыэюя]ец$', word):           # европеец: европейца
        stem = word[:-2] + 'йц'
    elif word.endswith('ец'):                       # украинец: украинца
        stem = word[:-2] + ('ьц' if word.endswith('лец') else 'ц')
    elif word.endswith('анин') or word.endswith('янин'):
        stem = word
        plural = word[:-2]
        return [word] + [stem + end for end in ('а', 'у', 'ом', 'е')] + [
            plural + 'е', plural, plural + 'ам', plural + 'ами', plural + 'ах']
    elif word.endswith('ка'):
        stem = word[:-1]
        middle = word[:-2]
        many = middle[:-1] + 'ек' if middle[-1] in 'йь' else middle + ('ек' if middle[-1] in 'жшч' else 'ок')
        return [word] + [stem + end for end in ('и', 'е', 'у', 'ой', 'ою', 'ам', 'ами', 'ах')] + [many]
    else:
        hard = 'и' if word[-1] in 'кгхжш' else 'ы'
        tail = ('ей',) if word[-1] in 'жш' else ('ов', '') if word.endswith('ин') else ('ов',)
        return [word] + [word + end for end in ('а', 'у', 'ом', 'е', hard, 'ам', 'ами', 'ах') + tail]
    return [word] + [stem + end for end in ('а', 'у', 'ем', 'е', 'ы', 'ев', 'ам', 'ами', 'ах')]


def slavic_woman(man, noun):
    """Every form of the woman of an Eastern Slavic people: анголец, анголка. For the others there is no rule."""
    if man[0] == '=' or not re.search('(ец|єць|ець|анин|янин|ит)$', man):
        return []
    stem = re.sub('(?<=[аеиіоуєюя])(ец|єць)$', 'й', man)
    stem = re.sub('(ец|ець|ин)$', '', stem)
    return noun(stem + 'ка')


def ukrainian_adjective(word):
    stem = word[:-2]
    return [stem + end for end in ('ий', 'а', 'е', 'і', 'ого', 'ому', 'им', 'ої', 'ій', 'у', 'ою', 'их',
                                   'ими')]


@listed
def ukrainian_noun(word):
    if word.endswith('єць'):
        stem = word[:-3] + 'йц'
    elif word.endswith('ець'):
        stem = word[:-3] + ('ьц' if word.endswith('лець') else 'ц')
    elif word.endswith('анин') or word.endswith('янин'):
        plural = word[:-2]
        return [word] + [word + end for end in ('а', 'у', 'ом', 'ові', 'і')] + [
            plural + 'и', plural, plural + 'ам', plural + 'ами', plural + 'ах']
    elif word.endswith('ка'):
        stem = word[:-1]
        middle = word[:-2]
        many = middle[:-1] + 'йок' if middle[-1] == 'й' else middle + 'ок'
        return [word, middle + 'ці', many] + [
            stem + end for end in ('и', 'у', 'ою', 'ам', 'ами', 'ах')]
    else:
        return [word] + [word + end for end in ('а', 'у', 'ом', 'ові', 'и', 'ів', 'ам', 'ами', 'ах')]
    return [word] + [stem + end for end in ('я', 'ю', 'ем', 'еві', 'і', 'ів', 'ям', 'ями', 'ях')]


def polish_adjective(word):
    stem = word[:-1]                                # polski: polsk-
    return [stem + end for end in ('i', 'a', 'ie', 'iego', 'iej', 'iemu', 'im', 'ą', 'ich', 'imi')] + [
        stem[:-1] + 'cy']


@listed
def polish_noun(word):
    if word.endswith('czyk'):
        return [word] + [word + end for end in ('a', 'owi', 'iem', 'ów', 'om', 'ami', 'ach')] + [word[:-1] + 'cy']
    if word.endswith('ka'):
        stem = word[:-1]
        middle = word[:-2]
        many = middle[:-1] + 'jek' if middle.endswith('j') else middle + 'ek'
        return [word, middle + 'ce', many] + [stem + end for end in ('i', 'ę', 'ą', 'om', 'ami', 'ach')]
    if word.endswith('ak'):
        return [word] + [word + end for end in ('a', 'owi', 'iem', 'ów', 'om', 'ami', 'ach')] + [word[:-1] + 'cy']
    return [word] + [word + end for end in ('a', 'owi', 'em', 'ów', 'om', 'ami', 'ach')]


# ---------------------------------------------------------------- case forms of a country's name

def russian_country(name):
    """The oblique cases of a country: one noun, or adjectives and a noun."""
    return decline(name, russian_word, russian_pair)


def ukrainian_country(name):
    return decline(name, ukrainian_word, ukrainian_pair)


POLISH_ADJECTIVE = re.compile('(sk|ck|lk|[nw])a$|(ny|wy|ski|cki)$|(one|ne|skie|ckie|we)$')


def polish_country(name):
    """In Polish an adjective stands before or behind its noun: Wielka Brytania, Korea Północna."""
    if name.endswith(' Ameryki'):
        return [form + ' Ameryki' for form in polish_country(name[:-8])]
    words = name.split(' ')
    if len(words) == 1:
        return unique(polish_word(name, True) or [])
    if words[0] == 'Republika':
        heads = [polish_word('Republika')]
        rest = words[1:]
        if len(rest) == 1 and POLISH_ADJECTIVE.search(rest[0]):
            heads.append(polish_pair(rest[0])[1])
            rest = []
        return unique(' '.join([head[case] for head in heads] + rest) for case in range(5))
    columns = []
    for word in words:
        adjective = POLISH_ADJECTIVE.search(word) and word not in POLISH
        forms = polish_pair(word)[1] if adjective else polish_word(word)
        if not forms or len(forms) != 5:
            return []
        columns.append(forms)
    return unique(' '.join(column[case] for column in columns) for case in range(5))


def decline(name, one, pair):
    """Case by case: every adjective agrees with the noun at the end; a noun at the head
    (Республика Корея) is declined alone."""
    for link in (' и ', ' і ', ' та '):             # Босния и Герцеговина: both
        first, linked, second = name.partition(link)
        if linked and ' ' not in first + second and one(first) and one(second):
            return [a + link + b for a, b in zip(one(first), one(second))]
    if name.endswith(' Америки'):                   # Соединённые Штаты Америки
        return [form + ' Америки' for form in decline(name[:-8], one, pair)]
    words = name.split(' ')
    if len(words) == 1:
        return unique(one(name) or [])
    kind, cases = pair(words[0])
    if kind == 'head':
        return [' '.join([form] + words[1:]) for form in cases]
    if kind is None:
        return []
    noun = one(words[-1])
    if not noun or len(noun) != 5:
        return []
    heads = []
    for word in words[:-1]:
        kind_of, forms = pair(word)
        if kind_of != kind:
            return []
        heads.append(forms)
    return [' '.join([forms[case] for forms in heads] + [noun[case]]) for case in range(5)]


# Genitive, dative, accusative, instrumental, locative.

def russian_word(word):
    if re.search('ия$', word):
        return [word[:-1] + end for end in ('и', 'и', 'ю', 'ей', 'и')]
    if re.search('[еоуа]я$', word):
        return [word[:-1] + end for end in ('и', 'е', 'ю', 'ей', 'е')]
    if re.search('[аеиоуыэюя]а$', word):            # Никарагуа, Самоа: not declined
        return None
    if word.endswith('а'):
        hush = word[-2] in 'кгхжшчщ'
        soft = word[-2] in 'жшчщц'
        return [word[:-1] + end for end in ('и' if hush else 'ы', 'е', 'у', 'ей' if soft else 'ой', 'е')]
    if word in ('Беларусь', 'Русь'):
        return [word[:-1] + end for end in ('и', 'и', 'ь', 'ью', 'и')]
    if word.endswith('ь'):
        return [word[:-1] + end for end in ('я', 'ю', 'ь', 'ем', 'е')]
    if word.endswith('й'):
        return [word[:-1] + end for end in ('я', 'ю', 'й', 'ем', 'е')]
    if word == 'Египет':
        return ['Египта', 'Египту', 'Египет', 'Египтом', 'Египте']
    if word == 'Филиппины' or word == 'Мальдивы' or word == 'Багамы' or word == 'Бермуды':
        return [word[:-1], word[:-1] + 'ам', word, word[:-1] + 'ами', word[:-1] + 'ах']
    if word in ('Нидерланды', 'Штаты', 'Эмираты', 'Острова', 'острова'):
        return [word[:-1] + 'ов', word[:-1] + 'ам', word, word[:-1] + 'ами', word[:-1] + 'ах']
    if word == 'Союз' or re.search('[бвгдзклмнпрстфхцш]$', word):
        return [word + end for end in ('а', 'у', '', 'ом', 'е')]
    return None


def russian_pair(word):
    if word in ('Республика', 'Королевство', 'Государство', 'Княжество'):
        if word.endswith('о'):
            return 'head', [word[:-1] + end for end in ('а', 'у', 'ом', 'е')]
        return 'head', russian_word(word)
    if word.endswith('ая'):
        return 'f', [word[:-2] + end for end in ('ой', 'ой', 'ую', 'ой', 'ой')]
    if re.search('(ый|ий|ой)$', word):
        im = 'им' if word.endswith('ий') or word[-3] in 'кгх' else 'ым'
        return 'm', [word[:-2] + 'ого', word[:-2] + 'ому', word, word[:-2] + im, word[:-2] + 'ом']
    if re.search('(ые|ие)$', word):
        y = word[-2]
        return 'p', [word[:-2] + y + 'х', word[:-2] + y + 'м', word, word[:-2] + y + 'ми', word[:-2] + y + 'х']
    return None, []


def ukrainian_word(word):
    if re.search('[іеїоуа]я$', word):
        return [word[:-1] + end for end in ('ї', 'ї', 'ю', 'єю', 'ї')]
    if re.search('[аеиіоуюя]а$', word):
        return None
    if word.endswith('а'):
        stem = word[:-1]
        last = {'к': 'ц', 'г': 'з', 'х': 'с'}.get(stem[-1], stem[-1])
        if stem[-1] in 'жшчщ':
            return [stem + end for end in ('і', 'і', 'у', 'ею', 'і')]
        return [stem + 'и', stem[:-1] + last + 'і', stem + 'у', stem + 'ою', stem[:-1] + last + 'і']
    if word == 'Білорусь':
        return ['Білорусі', 'Білорусі', 'Білорусь', 'Білоруссю', 'Білорусі']
    if word.endswith('ь'):
        return [word[:-1] + end for end in ('ю', 'ю', 'ь', 'ем', 'і')]
    if word.endswith('й'):
        return [word[:-1] + end for end in ('ю', 'ю', 'й', 'єм', 'ї')]
    if word == 'Єгипет':
        return ['Єгипту', 'Єгипту', 'Єгипет', 'Єгиптом', 'Єгипті']
    if word in ('Нідерланди', 'Штати', 'Емірати', 'Острови', 'острови'):
        return [word[:-1] + 'ів', word[:-1] + 'ам', word, word[:-1] + 'ами', word[:-1] + 'ах']
    if word in ('Філіппіни', 'Мальдіви', 'Багами'):
        return [word[:-1], word[:-1] + 'ам', word, word[:-1] + 'ами', word[:-1] + 'ах']
    if re.search('[бвгдзклмнпрстфхцш]$', word):
        return [word + end for end in ('у', 'у', '', 'ом', 'і')]
    return None


def ukrainian_pair(word):
    if word in ('Республіка',):
        return 'head', ukrainian_word(word)
    if re.search('[вкнр]а$', word):
        return 'f', [word[:-1] + end for end in ('ої', 'ій', 'у', 'ою', 'ій')]
    if re.search('(ий|ій)$', word):
        return 'm', [word[:-2] + 'ого', word[:-2] + 'ому', word, word[:-2] + 'им', word[:-2] + 'ому']
    if word.endswith('і'):
        return 'p', [word[:-1] + 'их', word[:-1] + 'им', word, word[:-1] + 'ими', word[:-1] + 'их']
    return None, []


POLISH = {
    'Polska': 'Polski Polsce Polskę Polską Polsce', 'Chiny': 'Chin Chinom Chiny Chinami Chinach',
    'Niemcy': 'Niemiec Niemcom Niemcy Niemcami Niemczech', 'Włochy': 'Włoch Włochom Włochy Włochami Włoszech',
    'Węgry': 'Węgier Węgrom Węgry Węgrami Węgrzech', 'Stany': 'Stanów Stanom Stany Stanami Stanach',
    'Emiraty': 'Emiratów Emiratom Emiraty Emiratami Emiratach',
    'Filipiny': 'Filipin Filipinom Filipiny Filipinami Filipinach',
    'Indie': 'Indii Indiom Indie Indiami Indiach', 'Czechy': 'Czech Czechom Czechy Czechami Czechach',
    'Niderlandy': 'Niderlandów Niderlandom Niderlandy Niderlandami Niderlandach',
    'Białoruś': 'Białorusi Białorusi Białoruś Białorusią Białorusi',
    'Izrael': 'Izraela Izraelowi Izrael Izraelem Izraelu', 'Egipt': 'Egiptu Egiptowi Egipt Egiptem Egipcie',
    'Cypr': 'Cypru Cyprowi Cypr Cyprem Cyprze', 'Katar': 'Kataru Katarowi Katar Katarem Katarze',
    'Ukraina': 'Ukrainy Ukrainie Ukrainę Ukrainą Ukrainie', 'Kanada': 'Kanady Kanadzie Kanadę Kanadą Kanadzie',
    'Litwa': 'Litwy Litwie Litwę Litwą Litwie', 'Łotwa': 'Łotwy Łotwie Łotwę Łotwą Łotwie',
    'Kuba': 'Kuby Kubie Kubę Kubą Kubie', 'Malta': 'Malty Malcie Maltę Maltą Malcie',
    'Związek': 'Związku Związkowi Związek Związkiem Związku',
    'Meksyk': 'Meksyku Meksykowi Meksyk Meksykiem Meksyku', 'Irak': 'Iraku Irakowi Irak Irakiem Iraku',
    'Watykan': 'Watykanu Watykanowi Watykan Watykanem Watykanie',
    'Ekwador': 'Ekwadoru Ekwadorowi Ekwador Ekwadorem Ekwadorze',
    'Portugalia': 'Portugalii Portugalii Portugalię Portugalią Portugalii',
    'Kuwejt': 'Kuwejtu Kuwejtowi Kuwejt Kuwejtem Kuwejcie', 'Pakistan': 'Pakistanu Pakistanowi Pakistan Pakistanem Pakistanie',
    'Czad': 'Czadu Czadowi Czad Czadem Czadzie', 'Singapur': 'Singapuru Singapurowi Singapur Singapurem Singapurze',
    'Senegal': 'Senegalu Senegalowi Senegal Senegalem Senegalu', 'Nepal': 'Nepalu Nepalowi Nepal Nepalem Nepalu',
    'Hongkong': 'Hongkongu Hongkongowi Hongkong Hongkongiem Hongkongu',
    'Niger': 'Nigru Nigrowi Niger Nigrem Nigrze', 'Luksemburg': 'Luksemburga Luksemburgowi Luksemburg Luksemburgiem Luksemburgu',
    'Bangladesz': 'Bangladeszu Bangladeszowi Bangladesz Bangladeszem Bangladeszu',
    'Salwador': 'Salwadoru Salwadorowi Salwador Salwadorem Salwadorze',
    'Madagaskar': 'Madagaskaru Madagaskarowi Madagaskar Madagaskarem Madagaskarze',
    'Mariany': 'Marianów Marianom Mariany Marianami Marianach', 'Terytoria': '',
    'Federacja': 'Federacji Federacji Federację Federacją Federacji',
    'Urugwaj': 'Urugwaju Urugwajowi Urugwaj Urugwajem Urugwaju',
    'Paragwaj': 'Paragwaju Paragwajowi Paragwaj Paragwajem Paragwaju', 'Laos': 'Laosu Laosowi Laos Laosem Laosie',
    'Honduras': 'Hondurasu Hondurasowi Honduras Hondurasem Hondurasie',
    'Cejlon': 'Cejlonu Cejlonowi Cejlon Cejlonem Cejlonie', 'Brazylia': 'Brazylii Brazylii Brazylię Brazylią Brazylii',
    'Algieria': 'Algierii Algierii Algierię Algierią Algierii', 'Maroko': 'Maroka Maroku Maroko Marokiem Maroku',
    'Kosowo': 'Kosowa Kosowu Kosowo Kosowem Kosowie', 'Kongo': 'Konga Kongu Kongo Kongiem Kongu',
    'Monako': 'Monaka Monaku Monako Monakiem Monaku', 'Togo': 'Toga Togu Togo Togiem Togu',
    'Tajlandia': 'Tajlandii Tajlandii Tajlandię Tajlandią Tajlandii', 'Afryka': 'Afryki Afryce Afrykę Afryką Afryce',
}


# The last consonants of a stem before the -e of a place: Argentyna, w Argentynie.
POLISH_SOFT = (('st$', 'ści'), ('ch$', 'sz'), ('d$', 'dzi'), ('t$', 'ci'), ('r$', 'rz'), ('ł$', 'l'), ('k$', 'c'), ('g$', 'dz'),
               ('(?<![csrz])([bfmnpswz])$', r'\1i'))


def polish_soft(stem):
    for pattern, end in POLISH_SOFT:
        if re.search(pattern, stem):
            return re.sub(pattern, end, stem) + 'e'
    return stem + 'e'


def polish_word(word, alone=False):
    """The cases of one word. In a name of several, only of those that are surely its nouns."""
    if word in POLISH:
        return POLISH[word].split() or None
    if word.endswith('ka'):
        return [word[:-1] + 'i', word[:-2] + 'ce', word[:-1] + 'ę', word[:-1] + 'ą', word[:-2] + 'ce']
    if re.search('[ij]a$|ea$', word):               # Hiszpania: Hiszpanii; Korea: Korei
        return [word[:-1] + end for end in ('i', 'i', 'ę', 'ą', 'i')]
    if not alone and not word.endswith('an'):
        return None
    if re.search('[^aeiouy]a$', word):
        stem = word[:-1]
        genitive = stem + ('i' if stem[-1] in 'kgl' else 'y')
        there = stem + 'i' if stem.endswith('l') else polish_soft(stem)
        return [genitive, there, stem + 'ę', stem + 'ą', there]
    if re.search('[bcdfghklłmnprstwz]$', word) and len(word) > 3:
        there = word + 'u' if word[-1] in 'kglh' or word.endswith(('sz', 'cz')) else polish_soft(word)
        return [word + 'u', word + 'owi', word, word + ('iem' if word[-1] in 'kg' else 'em'), there]
    return None


def polish_pair(word):
    if re.search('[knrtw]a$', word):
        stem = word[:-1]
        i = 'i' if stem[-1] in 'kg' else ''
        return 'f', [stem + i + 'ej', stem + i + 'ej', stem + 'ą', stem + 'ą', stem + i + 'ej']
    if re.search('(y|i)$', word):
        return 'm', [word + 'ego', word + 'emu', word, word + 'm', word + 'm'] if word.endswith('i') else [
            word[:-1] + 'ego', word[:-1] + 'emu', word, word + 'm', word + 'm']
    if word.endswith('e'):
        stem = word[:-1]
        y = '' if stem.endswith('i') else 'y'
        return 'p', [stem + y + 'ch', stem + y + 'm', word, stem + y + 'mi', stem + y + 'ch']
    return None, []


# ---------------------------------------------------------------- Czech and Romanian names

CZECH_PLURALS = {'státy': 'států státům státy státech', 'emiráty': 'emirátů emirátům emiráty emirátech',
                 'ostrovy': 'ostrovů ostrovům ostrovy ostrovech', 'Filipíny': 'Filipín Filipínám Filipínách Filipínami',
                 'Maledivy': 'Malediv Maledivám Maledivách Maledivami', 'Seychely': 'Seychel Seychelám Seychelách Seychelami',
                 'Komory': 'Komor Komorám Komorách Komorami', 'Bahamy': 'Baham Bahamám Bahamách Bahamami',
                 'Spojené': 'Spojených Spojeným Spojené Spojených', 'arabské': 'arabských arabským arabské arabských'}


def czech_word(word):
    """Genitive, dative, accusative, instrumental, locative of one word; nothing where it has no rule."""
    if word.endswith('ie'):                         # Francie
        return [word, word[:-1] + 'i', word[:-2] + 'ii', word[:-2] + 'ií', word[:-2] + 'ii']
    if re.search('[sck]ko$', word):
        return [word[:-1] + end for end in ('a', 'u', 'o', 'em', 'u')]
    if re.search('[bcdfghjklmnprstvzš]o$', word):
        return [word[:-1] + end for end in ('a', 'u', 'o', 'em', 'u')]
    if re.search('[bdfghjklmnprstvz]a$', word):
        stem = word[:-1]
        soft = {'k': stem[:-1] + 'ce', 'r': stem[:-1] + 'ře', 'g': stem[:-1] + 'ze', 'h': stem[:-1] + 'ze'}.get(
            stem[-1], stem + ('ě' if stem[-1] in 'bdmnptv' else 'e'))
        return [stem + ('i' if stem[-1] == 'j' else 'y'), soft, stem + 'u', stem + 'ou', soft]
    if word.endswith(('án', 'ín')) or re.search('[bdfghklmnprstvz]$', word):
        return [word + 'u', word + 'u', word, word + 'em', word + 'u']
    return None


def czech_adjective(word):
    """Of an adjective before a noun, in the same order."""
    stem = word[:-1]
    if word.endswith('á'):
        return [stem + end for end in ('é', 'é', 'ou', 'ou', 'é')]
    if word.endswith('ý'):
        return [stem + end for end in ('ého', 'ému', 'ý', 'ým', 'ém')]
    if word.endswith('é'):
        return [stem + end for end in ('ého', 'ému', 'é', 'ým', 'ém')]
    return None


def czech_country(name):
    words = name.split(' ')
    if words[-1] in CZECH_PLURALS:
        columns = [(CZECH_PLURALS.get(word) or '').split() for word in words]
        instrumental = ' '.join(word[:-1] + ('ými' if word[-1] == 'é' else 'y') for word in words)
        return unique([' '.join(cell) for cell in zip(*columns)] + [instrumental]) if all(columns) else []
    first, linked, second = name.partition(' a ')
    if linked and ' ' not in first + second and czech_word(first) and czech_word(second):
        return unique(a + linked + b for a, b in zip(czech_word(first), czech_word(second)))
    if name == 'Pobřeží slonoviny':
        return ['Pobřežím slonoviny']
    if len(words) == 1:
        return unique(czech_word(name) or [])
    noun = czech_word(words[-1])
    if len(words) != 2 or not noun:
        return []
    if words[0].endswith('í'):                      # Severní Korea: a soft adjective
        feminine = words[-1].endswith(('a', 'ie'))
        heads = [words[0] + end for end in (('',) * 5 if feminine else ('ho', 'mu', '', 'm', 'm'))]
    else:
        heads = czech_adjective(words[0])
    return unique(a + ' ' + b for a, b in zip(heads, noun)) if heads else []


ROMANIAN_HEADS = {'Statele': 'Statelor', 'Emiratele': 'Emiratelor', 'Insulele': 'Insulelor', 'Țările': 'Țărilor',
                  'Regatul': 'Regatului', 'Republica': 'Republicii', 'Coasta': 'Coastei', 'Noua': 'Noii',
                  'Marea': 'Marii', 'Africa': 'Africii', 'Arabia': 'Arabiei', 'Federația': 'Federației',
                  'Bosnia': 'Bosniei', 'Filipine': 'Filipinelor', 'Insula': 'Insulei'}
ROMANIAN_TAILS = {'Saudită': 'Saudite', 'Zeelandă': 'Zeelande', 'Britanie': 'Britanii', 'Caledonie': 'Caledonii',
                  'Cehă': 'Cehe', 'Rusă': 'Ruse', 'Democrată': 'Democrate', 'Dominicană': 'Dominicane',
                  'Centrafricană': 'Centrafricane', 'Unit': 'Unit'}


def romanian_country(name):
    """The owner, and the article where the name has none: Olandei; Iranul, Iranului; Coreei de Nord."""
    words = name.split(' ')
    if name.isupper() or '-' in name:
        return []
    if len(words) > 1:
        if words[1:2] == ['și'] and len(words) == 3:    # Bosnia și Herțegovina: both
            owners = [romanian_country(word) for word in (words[0], words[2])]
            return [' și '.join(owner[-1] for owner in owners)] if all(owners) else []
        head = ROMANIAN_HEADS.get(words[0]) or (re.sub('e?a$', 'ei', words[0]) if words[0].endswith('a') else None)
        if not head or words[0] in ('Sierra', 'Costa', 'Burkina', 'Papua', 'San', 'Antigua', 'Sfânta', 'Saint'):
            return []
        return [' '.join([head] + [ROMANIAN_TAILS.get(word, word) for word in words[1:]])]
    if name in ROMANIAN_HEADS:
        return [ROMANIAN_HEADS[name]]
    if name.endswith('ea'):                         # Coreea, Coreei
        return [name[:-1] + 'i']
    if re.search('[^aeou]a$', name):
        return [name[:-1] + 'ei']
    if re.search('[bcdfghjklmnprstvxzșț]$', name):
        return [name + 'ul', name + 'ului']
    return []


# ---------------------------------------------------------------- towns

def owner(name):
    """Moskaus, Moskvas."""
    return [] if name[-1] in 'sxzß' else [name + 's']


def czech_town(name):
    """Praha, Prahy; Londýn, Londýna; Vídeň, Vídně; Tokio, Tokia."""
    special = {'Vídeň': 'Vídně Vídni Vídní', 'Paříž': 'Paříže Paříži Paříží', 'Athény': 'Athén Athénám Athénami',
               'Bukurešť': 'Bukurešti Bukureští', 'Budapešť': 'Budapešti Budapeští', 'Lublaň': 'Lublaně Lublani Lublaní',
               'Kodaň': 'Kodaně Kodani Kodaní', 'Peking': 'Pekingu Pekingem', 'Řím': 'Říma Římu Římem',
               'Kyjev': 'Kyjeva Kyjevu Kyjevem', 'Bělehrad': 'Bělehradu Bělehradem', 'Havana': 'Havany Havanou Havanu'}
    if name in special:
        return special[name].split()
    stem = name[:-1]
    if re.search('[bdfghjklmnprstvz]a$', name):
        return [stem + end for end in (('i' if stem[-1] in 'j' else 'y'), 'u', 'ou')]
    if name.endswith('o'):
        return [stem + end for end in ('a', 'u', 'em')]
    if re.search('[bdfghklmnprstvz]$', name):
        return [name + end for end in ('u', 'em', 'a')]
    return []


def romanian_town(name):
    """The article, and the owner: Moscova, Moscovei; Berlinul, Berlinului."""
    if re.search('[^aeiou]a$', name):
        return [name[:-1] + 'ei']
    if name.endswith('ia'):
        return [name[:-1] + 'ei']
    if re.search('[aăeio]$', name):
        return []
    return [name + 'l', name + 'lui'] if name.endswith('u') else [name + 'ul', name + 'ului']


# ---------------------------------------------------------------- Greek, Finnish, Hungarian

@listed
def greek(word):
    """A noun in -ος has the cases of its two numbers; an adjective also the other genders."""
    stem = word[:-2]
    if word[0].isupper():                           # the feminine has one of three endings; no accent is looked at
        return [word] + [stem + end for end in ('ου', 'ο', 'οι', 'ων', 'ους', 'ε', 'ή', 'ής', 'ές', 'α', 'ας',
                                                'ίδα', 'ίδας', 'ίδες', 'ίδων')]
    return [word] + [stem + end for end in ('ή', 'ό', 'οί', 'ές', 'ά', 'ού', 'ής', 'ών', 'ούς')]


def greek_country(name):
    """The genitive of a country, and the accusative where it differs."""
    if re.search('(Εμιράτα|Εδάφη|Νησιά|Νήσοι)$', name):
        return []
    out = {'gen': [], 'acc': []}
    for word in name.split(' '):
        for pattern, genitive, accusative in (('[αάηή]$', r'\g<0>ς', r'\g<0>'), ('ες$', 'ων', 'ες'),
                                              ('ος$', 'ου', 'ο'), ('ός$', 'ού', 'ό'), ('ο$', 'ου', 'ο'),
                                              ('ό$', 'ού', 'ό')):
            if re.search(pattern, word):
                out['gen'].append(re.sub(pattern, genitive, word))
                out['acc'].append(re.sub(pattern, accusative, word))
                break
        else:
            return []
    return unique([' '.join(out['gen']), ' '.join(out['acc'])])


def finnish(word):
    """A people in -inen: venäläinen, venäläisen, venäläistä."""
    if not word.endswith('inen'):
        return finnish_noun(word)
    stem = word[:-3]                                # venäläinen: venäläi-
    a = 'ä' if re.search('[äöy]inen$|läinen$', word) else 'a'
    ends = ('sen set sten stA siA seen siin sessA sissA sestA sistA sellA sillA seltA siltA selle sille senA sinA'
            ' seksi siksi sittA')
    return [word] + [stem + end.replace('A', a) for end in ends.split()]


def finnish_noun(word):
    """A people in -i: slovakki, slovakin, slovakkeja. A double stop is single in a closed syllable."""
    a = 'ä' if re.search('[äöy]', word) or not re.search('[aou]', word) else 'a'
    weak = re.sub('([kpt])[kpt]i$', r'\1i', word)
    ends = {weak: 'n t ssA stA llA ltA lle ksi', weak[:-1]: 'eissA eistA eillA eiltA eille', word: 'A in nA',
            word[:-1]: 'ien ejA eihin einA'}
    return [word] + [stem + end.replace('A', a) for stem, cell in ends.items() for end in cell.split()]


# Plural names: their end, then the genitives, partitive and illative (A is a or ä), and the stem of
# the local cases.
FINNISH_PLURALS = (
    ('vallat', ('valtain', 'valtojen', 'valtoja', 'valtoihin'), 'valloi'),
    ('kunnat', ('kuntien', 'kuntia', 'kuntiin'), 'kunni'),
    ('maat', ('maiden', 'maita', 'maihin'), 'mai'),
    ('saaret', ('saarten', 'saarien', 'saaria', 'saariin'), 'saari'),
    ('aatit', ('aattien', 'aatteja', 'aatteihin'), 'aatei'),
    ('it', ('ien', 'ejA', 'eihin'), 'ei'),
)
# The last syllable closed: its stop is weak (Turkki, Turkin; Islanti, Islannin).
FINNISH_WEAK = ((r'kk([aeiouyäö])$', r'k\1'), (r'lanti$', 'lanni'), (r'nki$', 'ngi'), (r'valta$', 'valla'))


def finnish_country(name):
    """The cases of a country's name. Of several words only the last changes."""
    head, word = re.fullmatch('(.*[ -])?(.*)', name).groups('')
    if (not re.search('[aeiouyäö]', word.lower()) or name.isupper() or ' ja ' in name or ',' in name
            or re.match('Uu|Yhdistyn', head)):      # of these both words change: world.tsv has them
        return []
    a = 'a' if re.search('[aou]', word.lower()) else 'ä'
    for end, ends, weak in FINNISH_PLURALS:
        if word.endswith(end):
            forms = [form.replace('A', a) for form in ends]
            head += word[:-len(end)]
            break
    else:
        strong = {'Suomi': 'Suome', 'Kypros': 'Kyprokse', 'Mauritius': 'Mauritiukse'}.get(word, word)
        strong += 'i' if strong[-1].lower() not in 'aeiouyäö' else ''
        weak = strong
        for pattern, end in FINNISH_WEAK:
            weak = re.sub(pattern, end, weak)
        into = 'h' + strong[-1] + 'n' if strong[-2] in 'aeiouyäö' and strong[-1] == strong[-2] else strong[-1] + 'n'
        forms = [weak + 'n', strong + into, strong + ('t' + a if into[0] == 'h' else a)]
    forms += [weak + end for end in ('ss' + a, 'st' + a, 'll' + a, 'lt' + a, 'lle')]
    return [head + form for form in forms]


def hungarian_back(word):
    """Whether its endings have the vowels a, o, u: what the last vowel that is no i says (Párizs: Párizsban)."""
    return (re.findall('[aáoóuúeéöőüű]', word.lower()) or 'e')[-1] in 'aáoóuú'


def hungarian_cases(stem, back, *accusatives):
    """The cases of a stem that is ready for an ending: Brazíliá-, Magyarország-, franciák-."""
    last = stem[-1]
    with_it = 'v' if last in 'aáeéiíoóöőuúüű' else 's' + 'z' if stem.endswith('sz') else last
    if stem.endswith('sz'):
        by = [stem[:-1] + 'sz' + ('al' if back else 'el')]                  # orosz, orosszal
    else:
        by = [stem + with_it + ('al' if back else 'el')]
    ends = ('ban ba ból ra ról tól hoz nak' if back else 'ben be ből re ről től hez nek').split()
    return [stem + end for end in (*accusatives, *ends, 'ért', 'ig', 'ként')] + by


def hungarian(word):
    """A people's adjective and noun: singular, accusative, plural and its cases."""
    if word == 'ír':
        return ['írek', 'íreket', 'íreknek']                                # ír, írok: to write
    back = hungarian_back(word)
    if word[-1] in 'ií':
        stem, plurals = word, [word + ('ak' if back else 'ek')]
    elif word[-1] in 'aeouáéóú':
        stem = word[:-1] + {'a': 'á', 'e': 'é'}.get(word[-1], word[-1])
        plurals = [stem + 'k']
    else:
        stem, plurals = word, [word + 'ok'] if back else [word + 'ek', word + 'ök']
    # In the cases of a place and a direction one is a language: németre fordít.
    one = [form for form in hungarian_cases(stem, back) if not re.search('(b[ae]n?|b[óő]l|r[ae]|r[óő]l)$', form)]
    found = [word] + plurals + [stem + 't'] + one
    for plural in plurals:
        found += hungarian_cases(plural, back, 'at' if back else 'et')
    return found


def hungarian_country(name):
    """The cases of a country's name, and the adjective of its place: magyarországi."""
    last = re.split('[ -]', name)[-1]
    if not re.search('[aáoóuúeéiíöőüű]', last) or name.isupper():
        return []
    back = hungarian_back(last)
    stem = name[:-1] + {'a': 'á', 'e': 'é'}[name[-1]] if name[-1] in 'ae' else name
    vowel = stem[-1] in 'aáeéiíoóöőuúüű'
    accusatives = ['t'] if vowel else ['ot', 'at', 't'] if back else ['et', 't']
    on = ['n'] if vowel else ['on'] if back else ['en', 'ön']
    forms = hungarian_cases(stem, back, *accusatives, *on)
    if ' ' not in name and '-' not in name:
        forms.append(name[0].lower() + name[1:] + ('i' if name[-1] not in 'ií' else ''))
    return forms


# ---------------------------------------------------------------- Arabic, Hebrew, Turkish

def arabic(word):
    """Masculine and feminine, one, two and several, with and without the article, of one or two words."""
    first, space, last = word.partition(' ')
    ends = [(end, end) for end in ('', 'ة', 'ون', 'ين', 'ات', 'ان', 'تان', 'تين', 'ا')]
    if word.startswith('='):
        return [word[1:]]
    if not space:
        return [article + word + end for article in ('', 'ال') for end, _ in ends]
    if not first.endswith('ي'):                     # جنوب أفريقي
        return [article + first + ' ' + last + end for article in ('', 'ال') for end, _ in ends]
    return [article + first + one + ' ' + article + last + two for article in ('', 'ال') for one, two in ends]


def hebrew(word):
    """The feminine is in -ת or -ה, the plural in -ם or -ים; of two words (דרום קוריאני) the last changes."""
    if word.startswith('='):
        return [word[1:]]
    joined = [word] + ([word.replace(' ', '-')] if ' ' in word else [])
    ends = ('', 'ת', 'ה', 'יה', 'ם', 'ים', 'ות', 'יות') if word.endswith('י') else ('', 'ת', 'ם', 'ות')
    return [article + each + end for each in joined for article in ('', 'ה') for end in ends]


@listed
def persian(word):
    """One, and several: چینی, چینی‌ها."""
    return [word, word + '\u200cها']


def turkish(word):
    vowels = re.findall('[aıoueiöüAIOUEİÖÜ]', word)
    return [word, word + ('lar' if vowels[-1] in 'aıouAIOU' else 'ler')]


# ---------------------------------------------------------------- Swahili

@listed
def swahili(word):
    """One person, and several: Mkenya, Wakenya; Mwingereza, Waingereza. The adjective, Kikenya, is the
    language, too."""
    several = [word, re.sub('^(Mw(?=[aeiou])|M)', 'Wa', word)]
    return several if ' ' in word else several + [re.sub('^(Mw(?=[aeiou])|M)', 'Ki', word)]
