#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Spans are right in any unit, and a sentence means the same in any normal form.

    slices.py --nomen PROGRAM --root SOURCES

Each sentence is tagged in four normal forms and three units. The three offset pairs must cut the same
string out of the text, no span may cut a character from its marks, and all forms must give the same
entities in the same order.
"""
import argparse
import json
import subprocess
import unicodedata

SENTENCES = [
    "İstanbul’da Türkiye’nin Dışişleri Bakanı, İran ve İsviçre ile görüştü.",
    "La Côte d’Ivoire et l’Équateur ont parlé avec la Corée du Nord le 7 août 2023.",
    "Große Worte: Österreich, Rußland und die Türkei am 3. März 2021.",
    "The ﬁrst oﬃce of Ｍｉｃｒｏｓｏｆｔ in Ｊａｐａｎ opened 🇫🇷 👩‍👩‍👧 before Finland said so.",
    "북한은 한국에서 2023년 9월 7일 미사일을 발사했다. 러시아는 침묵했다.",
    "В Россия́ и Ёлка: Украине, Китаю и Индии 🇩🇪 сказали «нет» 7 сентября 2023 года.",
    "日本と中国は２０２３年９月７日、ロシアについて話した。👍🏽",
    "Việt Nam và Hàn Quốc gặp Nga; Thổ Nhĩ Kỳ thì không.",
    "أعلنت رُوسِيَا والصين يوم ٧ سبتمبر ٢٠٢٣ أن فرنسا بعيدة.",
    "भारत और चीन ने रूस से बात की।",
    "Ελλάδα, Τουρκία και Κύπρος μίλησαν με τη Γαλλία.",
    "a\u00adRus\u00adsia 𝐑𝐮𝐬𝐬𝐢𝐚 and \u200bUkraine\u200b met\ufeff Iran.",
]
FORMS = [None, "NFC", "NFD", "NFKC", "NFKD"]
UNITS = {"bytes": "utf-8", "utf16": "utf-16-le", "codepoints": "utf-32-le"}
WIDTH = {"bytes": 1, "utf16": 2, "codepoints": 4}


def tag(nomen, text, unit):
    out = subprocess.run([nomen, "tag", "-f", "jsonl", "--offsets", unit, "-d", "2023-09-08", "-"],
                         input=text.encode("utf-8"), stdout=subprocess.PIPE, check=True).stdout
    return json.loads(out)["entities"]


def cut(text, unit, entity):
    data = text.encode(UNITS[unit])
    return data[entity["start"] * WIDTH[unit]:entity["end"] * WIDTH[unit]].decode(UNITS[unit])


def check(nomen, sentence):
    """The faults of one sentence; and how many mentions it has."""
    faults, meanings = [], {}
    for form in FORMS:
        text = unicodedata.normalize(form, sentence) if form else sentence
        found = {unit: tag(nomen, text, unit) for unit in UNITS}
        slices = {unit: [cut(text, unit, entity) for entity in found[unit]] for unit in UNITS}
        if len({tuple(each) for each in slices.values()}) != 1:
            faults.append(f"{form}: the units cut different strings: {slices}")
        for entity in found["codepoints"]:
            for edge in entity["start"], entity["end"]:
                if edge < len(text) and unicodedata.combining(text[edge]):
                    faults.append(f"{form}: a span ends between a letter and its mark")
        meanings[form] = [(entity["type"], entity["id"]) for entity in found["bytes"]]
    if len({tuple(each) for each in meanings.values()}) != 1:
        faults.append(f"the forms differ: {meanings}")
    return faults, len(meanings[None])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True)
    parser.add_argument("--root", required=True)
    options = parser.parse_args()
    failed = 0
    for sentence in SENTENCES:
        faults, mentions = check(options.nomen, sentence)
        if mentions == 0:
            faults.append("nothing is found in it")
        for fault in faults:
            print(f"{sentence}\n  {fault}")
        failed += bool(faults)
    print(f"{len(SENTENCES) - failed} passed, {failed} failed")
    return 1 if failed else 0


raise SystemExit(main())
