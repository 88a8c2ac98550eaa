#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a corpus file (.jsonl) from the marked text (.marked) that people write and review.

    corpus.py FILE.marked...            writes FILE.jsonl beside each
    corpus.py --check FILE.marked...    says where FILE.jsonl is not what it should be

corpus/README.md describes both forms. The output depends on the input alone.
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata

TYPES = ("country", "company", "threat_group", "date")
FORMS = ("name", "abbrev", "demonym", "metonym")
# What an id of the type looks like; a company and a group may be called anything.
YEAR = r"(?:\d{4}|XXXX)"
DATE = re.compile(
    rf"BC\d+|\d{{2,3}}|{YEAR}(?:-(?:\d\d(?:-\d\d)?|XX-XX|W(?:\d\d|XX)(?:-(?:WE|\d))?|WXX-\d|Q[1-4X]|H[12X]"
    rf"|SP|SU|FA|WI))?|(?:PRESENT|PAST|FUTURE)_REF")


class Fault(Exception):
    """What is wrong with a document, in words."""


def label_of(words, surface):
    """The fields of one entity from `type id form`, what stands behind the bar."""
    kind, _, rest = words.partition(" ")
    if kind not in TYPES:
        raise Fault(f'"{kind}" is no type')
    if kind == "country":
        found = re.fullmatch(r"([A-Z]{2})(?: (\w+))?", rest)
        if not found or found[2] not in FORMS + (None,):
            raise Fault(f'"{words}": a country wants a code, and a form: {", ".join(FORMS)}')
        return {"type": kind, "id": found[1], "form": found[2] or "name"}
    if kind == "date" and not DATE.fullmatch(rest):
        raise Fault(f'"{rest}" is no value of a date')
    return {"type": kind, "id": rest or surface}


def read_text(marked):
    """Marked text -> (text, entities). A backslash takes the next character as it is."""
    text, entities, start, bar = [], [], None, None
    at = 0
    while at < len(marked):
        c = marked[at]
        if c == "\\" and at + 1 < len(marked):
            at += 1
            text.append(marked[at])
        elif c == "[":
            if start is not None:
                raise Fault("entities do not nest")
            start = len(text)
        elif c == "|" and start is not None:
            end = marked.find("]", at)
            if end < 0:
                raise Fault("a bracket is not closed")
            surface = "".join(text[start:])
            if not surface or surface != surface.strip():
                raise Fault(f'"{surface}" begins or ends with a space, or is empty')
            entities.append({"start": start, "end": len(text),
                             **label_of(marked[at + 1:end], surface)})
            start, at = None, end
        elif c == "]" and start is not None:
            raise Fault("an entity without a label")
        else:
            text.append(c)
        at += 1
    if start is not None:
        raise Fault("a bracket is not closed")
    return "".join(text), entities


def read_document(name, head, lines, defaults):
    """One document from its headline's words and its lines."""
    fields = dict(defaults)
    if len(head) > 1:
        raise Fault("a headline is `== name [date]`")
    if head:
        fields["date"] = head[0]
    if "date" in fields and not re.fullmatch(r"\d{4}-\d\d-\d\d", fields["date"]):
        raise Fault(f'"{fields["date"]}" is no reference date')
    if "lang" not in fields:
        raise Fault("no language: the file wants a line `#: lang CODE`")
    marked = "\n".join(lines).strip("\n")
    if not marked:
        raise Fault("no text")
    if unicodedata.normalize("NFC", marked) != marked:
        raise Fault("the text is not in NFC")
    text, entities = read_text(marked)
    types = fields.get("types", " ".join(TYPES)).split()
    for entity in entities:
        if entity["type"] not in types:
            raise Fault(f'the file is not labelled for "{entity["type"]}"')
    return {"id": name, "lang": fields["lang"],
            **({"date": fields["date"]} if "date" in fields else {}),
            "text": text, "types": types, "entities": entities}


def read(path):
    """The documents of a marked file, and what is wrong with it."""
    documents, faults, defaults, names = [], [], {}, set()
    name, head, lines, line_of = None, [], [], 0
    prefix = f"{path.resolve().parent.name}/{path.stem}"

    def finish():
        if name is None:
            return
        try:
            if name in names:
                raise Fault("a second one of this name")
            names.add(name)
            documents.append(read_document(f"{prefix}/{name}", head, lines, defaults))
        except Fault as fault:
            faults.append(f"{path}:{line_of}: {name}: {fault}")

    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        found = re.fullmatch(r"== (\S+)((?: \S+)*)", line)
        if found:
            finish()
            name, head, lines, line_of = found[1], found[2].split(), [], number
        elif name is not None:
            lines.append(line)
        elif line.startswith("#: "):
            key, value = line[3:].split(None, 1)
            defaults[key] = value.strip()
        elif line and not line.startswith("#"):
            faults.append(f"{path}:{number}: text before the first headline")
    finish()
    return documents, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE.marked")
    options = parser.parse_args()
    failed = False
    for path in options.files:
        documents, faults = read(path)
        for fault in faults:
            print(fault, file=sys.stderr)
        failed |= bool(faults)
        made = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
        target = path.with_suffix(".jsonl")
        if faults:
            continue
        if not options.check:
            target.write_text(made, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != made:
            print(f"{target} is not what corpus.py makes of {path}", file=sys.stderr)
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
