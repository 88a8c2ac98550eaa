#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the texts and names that the benchmarks run on, from Debian's manual pages.

    texts.py FOLDER [MEGABYTES]

writes FOLDER/en.txt (English), FOLDER/mix.txt (eight languages in turn, a page each) and
FOLDER/names.txt (a million and more made-up names whose words occur in the texts). Pages are
repeated until a text has the size. The packages are downloaded and unpacked, not installed.
"""
import gzip
import itertools
import pathlib
import random
import re
import subprocess
import sys

PACKAGES = {
    'en': ['manpages', 'manpages-dev'], 'de': ['manpages-de'], 'fr': ['manpages-fr'],
    'es': ['manpages-es'], 'ja': ['manpages-ja'], 'zh': ['manpages-zh'], 'ru': ['manpages-ru'],
    'pl': ['manpages-pl'],
}


def unpack(folder):
    """The pages of each language, as a list of files."""
    work = folder / 'packages'
    work.mkdir(parents=True, exist_ok=True)
    pages = {}
    for language, packages in PACKAGES.items():
        for package in packages:
            root = work / package
            if not root.exists():
                subprocess.run(['apt-get', 'download', '-qq', package], cwd=work, check=True)
                deb = next(work.glob(f'{package}_*.deb'))
                subprocess.run(['dpkg-deb', '-x', deb, root], check=True)
                deb.unlink()
        files = []
        for package in packages:
            for file in sorted((work / package).rglob('*.gz')):
                relative = str(file.relative_to(work / package))
                wanted = 'man/man' if language == 'en' else f'man/{language}'
                if wanted in relative:
                    files.append(file)
        pages[language] = files
    return pages


def plain(file):
    """A page without its typesetting: good enough to be running text."""
    try:
        text = gzip.open(file).read().decode('utf-8')
    except (OSError, UnicodeDecodeError):
        return ''
    lines = []
    for line in text.split('\n'):
        if line.startswith(('.\\"', "'\\\"", '.de', '.if', '.ie', '.so')):
            continue
        line = re.sub(r'^\.[A-Za-z]+ ?', '', line)
        line = re.sub(r'\\f[A-Z(]\w?|\\[&%|^]', '', line)
        line = line.replace('\\-', '-').replace('\\(aq', "'").replace('\\e', '\\')
        lines.append(line.strip('" '))
    return '\n'.join(lines) + '\n\n'


def write(path, texts, size):
    written = 0
    with open(path, 'w', encoding='utf-8') as out:
        for text in itertools.cycle(texts):
            out.write(text)
            written += len(text.encode('utf-8'))
            if written >= size:
                return


def make_names(path, texts, count):
    """Names of two and three words that the texts have, so that many walks begin and few end."""
    words = sorted({w for text in texts for w in re.findall(r'[A-Za-z]{3,12}', text)})
    chance = random.Random(1)
    names = set()
    while len(names) < count:
        names.add(' '.join(chance.choice(words).capitalize() for _ in range(chance.choice((2, 2, 3)))))
    path.write_text('\n'.join(sorted(names)) + '\n', encoding='utf-8')


def make_packs(folder):
    """The names as packs for nomen compile: FOLDER/fold and FOLDER/case."""
    names = (folder / 'names.txt').read_text(encoding='utf-8').splitlines()
    for match in 'fold', 'case':
        pack = folder / match
        pack.mkdir(exist_ok=True)
        with open(pack / 'names.tsv', 'w', encoding='utf-8') as out:
            out.write(f'#: type thing\n#: match {match}\nname\tid\n')
            out.writelines(f'{name}\tN{i}\n' for i, name in enumerate(names))


def main():
    folder = pathlib.Path(sys.argv[1])
    size = int(float(sys.argv[2]) * 1e6) if len(sys.argv) > 2 else 20_000_000
    pages = unpack(folder)
    texts = {language: [t for t in map(plain, files) if t] for language, files in pages.items()}
    write(folder / 'en.txt', texts['en'], size)
    shortest = min(len(t) for t in texts.values())
    mixed = [text for group in zip(*(t[:shortest] for t in texts.values())) for text in group]
    write(folder / 'mix.txt', mixed, size)
    make_names(folder / 'names.txt', texts['en'], 1_200_000)
    make_packs(folder)
    for language, found in texts.items():
        print(language, len(found), 'pages')


main()
