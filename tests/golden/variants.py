#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Makes corpus/variants/ from the seed article.

    variants.py SEED.jsonl FOLDER

A tagger that has learned one article by heart fails on these: its paragraphs in another order, its
countries and companies exchanged for others, known and unknown. What is labelled in the article
stays labelled, with its offsets moved and its ids exchanged. The output depends on the input alone.
"""
import json
import pathlib
import random
import re
import sys

# Labelled text -> (text, id), for each exchange. The article's dates are left alone.
COUNTRIES = {
    "iran-france-india": {
        "North Korean": ("Iranian", "IR"), "North Korea": ("Iran", "IR"),
        "Pyongyang": ("Tehran", "IR"), "South Korea": ("Japan", "JP"),
        "Russian": ("French", "FR"), "Russia": ("France", "FR"),
        "Ukraine": ("Poland", "PL"), "United States": ("United Kingdom", "GB"),
        "American": ("British", "GB"), "US": ("UK", "GB"),
        "Chinese": ("Indian", "IN"), "Beijing": ("New Delhi", "IN"),
    },
    "vietnam-germany-turkey": {
        "North Korean": ("Vietnamese", "VN"), "North Korea": ("Vietnam", "VN"),
        "Pyongyang": ("Hanoi", "VN"), "South Korea": ("Thailand", "TH"),
        "Russian": ("German", "DE"), "Russia": ("Germany", "DE"),
        "Ukraine": ("Estonia", "EE"), "United States": ("Netherlands", "NL"),
        "American": ("Dutch", "NL"), "US": ("UAE", "AE"),
        "Chinese": ("Brazilian", "BR"), "Beijing": ("Brasilia", "BR"),
    },
    "pakistan-israel-spain": {
        "North Korean": ("Pakistani", "PK"), "North Korea": ("Pakistan", "PK"),
        "Pyongyang": ("Islamabad", "PK"), "South Korea": ("Sri Lanka", "LK"),
        "Russian": ("Israeli", "IL"), "Russia": ("Israel", "IL"),
        "Ukraine": ("Lebanon", "LB"), "United States": ("Saudi Arabia", "SA"),
        "American": ("Swiss", "CH"), "US": ("EAU", None),
        "Chinese": ("Spanish", "ES"), "Beijing": ("Madrid", "ES"),
    },
}
COMPANIES = {
    "companies-known": {
        "Microsoft Corp": ("Cisco Systems Inc", "Cisco"), "Microsoft": ("Cisco", "Cisco"),
        "Reuters": ("Bloomberg", "Bloomberg"),
        "SentinelOne Inc": ("CrowdStrike Inc", "CrowdStrike"),
    },
    "companies-known-2": {
        "Microsoft Corp": ("Siemens AG", "Siemens"), "Microsoft": ("Siemens", "Siemens"),
        "Reuters": ("Bloomberg", "Bloomberg"),
        "SentinelOne Inc": ("Kaspersky Lab", "Kaspersky"),
    },
    "company-unknown": {"SentinelOne Inc": ("Zorvane Inc", "Zorvane")},
    "company-unknown-2": {"SentinelOne Inc": ("Brightmoor Analytics GmbH", "Brightmoor Analytics")},
}
del COUNTRIES["pakistan-israel-spain"]["US"]  # no abbreviation: left as it is
SHUFFLES = 5


def build(name, seed, pieces):
    """A document of (text, entity or None) pieces."""
    text, entities = "", []
    for piece, entity in pieces:
        if entity is not None:
            entities.append({"start": len(text), "end": len(text) + len(piece), **entity})
        text += piece
    return {"id": name, "lang": seed["lang"], "date": seed["date"], "text": text,
            "entities": entities}


def cut(document):
    """The document as pieces."""
    at, pieces = 0, []
    for entity in document["entities"]:
        start, end = entity["start"], entity["end"]
        label = {key: entity[key] for key in ("type", "id", "form") if key in entity}
        pieces += [(document["text"][at:start], None), (document["text"][start:end], label)]
        at = end
    return pieces + [(document["text"][at:], None)]


def shuffle(document, number):
    """The headline first, the other paragraphs in another order; gold moves with them."""
    paragraphs, at = [], 0
    for line in document["text"].split("\n"):
        inside = [{**e, "start": e["start"] - at, "end": e["end"] - at}
                  for e in document["entities"] if at <= e["start"] < at + len(line) + 1]
        paragraphs.append({"text": line, "entities": inside})
        at += len(line) + 1
    head, rest = paragraphs[:1], paragraphs[1:]
    random.Random(number).shuffle(rest)
    pieces = []
    for i, paragraph in enumerate(head + rest):
        pieces += [("\n", None)] if i > 0 else []
        pieces += cut(paragraph)
    return build(f"seed-article-shuffled-{number}", document, pieces)


def swap(name, document, table):
    """Every labelled text that stands in the table exchanged, and so its id."""
    pieces = []
    for text, entity in cut(document):
        if entity is not None and text in table:
            text, identity = table[text]
            entity = {**entity, "id": identity}
        elif entity is None:
            text = re.sub("siberespionase", "cyber espionage", text)
        pieces.append((text, entity))
    return build(f"seed-article-{name}", document, pieces)


def make(seed):
    """File name -> documents."""
    return {
        "shuffled.jsonl": [shuffle(seed, number) for number in range(1, SHUFFLES + 1)],
        "countries.jsonl": [swap(name, seed, table) for name, table in COUNTRIES.items()],
        "companies.jsonl": [swap(name, seed, table) for name, table in COMPANIES.items()],
    }


def main():
    seed_path, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    seed = json.loads(seed_path.read_text(encoding="utf-8"))
    for name, documents in make(seed).items():
        lines = [json.dumps(document, ensure_ascii=False) for document in documents]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
