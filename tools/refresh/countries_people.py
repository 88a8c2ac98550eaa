# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""A country's people, made from the country's name, in the languages where a suffix or a prefix does it.

Finnish Kenia, kenialainen; Hungarian Kenya, kenyai; Turkish Kenya, Kenyalı; Persian کنیا, کنیایی;
Swahili Kenya, Mkenya. Each function takes a name and gives the dictionary's form, or nothing where
the name is a description (a republic, two islands, a territory): countries-data/ has those by hand.
"""
import re


def finnish(name):
    if name.endswith(('Seelanti', 'Britannia', 'tasavalta', 'saari', 'saaret', 'kunnat', 'vallat', 'maat', 'alue',
                      'mariaanit')) or re.search(r' ja |[–()]|[^-]saari|Ranska|Saksa|Amerik', name[1:]):
        return None
    word = re.sub('[ -]', '', name).lower()
    word = re.sub('(?<!a)it$', 'i', re.sub('^el(?=salv)', '', word))
    if re.search('[^aeiouyäöåé]$', word):
        word += 'i'
    return word + ('lainen' if re.search('[aouå]', word) else 'läinen')


def hungarian(name):
    if ' ' in name or name.endswith('szigetek') or name.isupper() or '–' in name:
        return None
    return (name if name[-1] in 'ií' else re.sub('ae$', 'a', name) + 'i').lower()


def turkish(name):
    if re.search("(Ada|Cumhuriyet|Bölge|Emirlik|Topra|Birli|Devlet|Krallı|ÖİB|Birleşik| ve |[-–(’]|Samoası|"
                 'Hollandası|Guyanası|Polinez)', name) or name.isupper():
        return None
    name = re.sub('l[ae]r$', '', name)
    last = re.findall('[aıoueiöüâé]', name.lower())[-1]
    return name + {'a': 'lı', 'ı': 'lı', 'â': 'lı', 'o': 'lu', 'u': 'lu', 'ö': 'lü', 'ü': 'lü'}.get(last, 'li')


def persian(name):
    if re.search('[ ‌-]', name.replace('سری‌', '')) or len(name) < 3:
        return None
    if name[-1] in 'او':
        return name + 'یی'
    if name.endswith('ه'):
        return name + '\u200cای'
    return name + ('ایی' if name.endswith('ی') else 'ی')


def swahili(name):
    if not re.fullmatch('[A-Z][a-z]+', name) or name[0] == 'U':
        return None
    return ('Mw' if name[0] in 'AEIO' else 'M') + name.lower()


FROM_NAME = {'fi': finnish, 'hu': hungarian, 'tr': turkish, 'fa': persian, 'sw': swahili}
