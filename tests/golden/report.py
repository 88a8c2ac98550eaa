#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The HTML report of nomen eval: well-formed, self-contained, and proof against its texts.

    report.py --nomen PROGRAM --root SOURCES

The gold is written to break out of the page wherever a name or a text is shown. The page is parsed, and
every element in it must be one of ours. Where a Chromium is installed, the page is opened in it, with
and without a selection in the address, and what the script did is looked at.
"""
import argparse
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

VOID = {"meta", "br", "input"}
OURS = VOID | set("""html head title style body main header h1 h2 h3 p div span strong small em section
    svg line text tspan path rect circle table thead tbody tr th td article mark bdi code form label
    select output script""".split())

EVIL = "</script><b>&amp;</b><!-- \"' <img src=x onerror=alert(1)> ]]> \u0000\u0001 "


class Page(html.parser.HTMLParser):
    """Balances tags; keeps the visible text and the cards."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.cards, self.text = [], [], [], []
        self.forms = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in OURS:
            self.faults.append(f"<{tag}> is none of ours")
        for name in attributes:
            if name in ("src", "href", "action") or name.startswith("on"):
                self.faults.append(f"<{tag} {name}>")
        if tag == "article":
            self.cards.append(attributes)
        if tag == "form":
            self.forms.append(attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag not in OURS:
            self.faults.append(f"<{tag}/> is none of ours")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data}")

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)
        elif "</" in data or "<!" in data:
            self.faults.append(f"markup in a style or script: {data}")


def parse(text):
    page = Page()
    page.feed(text)
    page.close()
    if page.open:
        page.faults.append(f"left open: {page.open}")
    return page


def entity(text, name, kind, **more):
    start = text.index(name)
    return {"start": start, "end": start + len(name), "type": kind, **more}


def write_gold(path):
    """A document for each kind of error, and one with nothing in it."""
    spurious = EVIL + "Ruritania" + EVIL
    wrong_id = f"In {EVIL} Strelsau."
    missed = f"Nobody knows {EVIL}Erewhon{EVIL}."
    documents = [
        {"id": f"spurious{EVIL}", "lang": f"en{EVIL}", "text": spurious, "entities": []},
        {"id": "id", "lang": "de", "text": wrong_id,
         "entities": [entity(wrong_id, "Strelsau", "country", id=f"X{EVIL[:20]}")]},
        {"id": "missed", "text": missed, "entities": [entity(missed, "Erewhon", "country")]},
        {"id": "span", "text": "Old Ruritania fell.",
         "entities": [entity("Old Ruritania fell.", "Old Ruritania", "country")]},
        {"id": "type", "lang": "de", "text": "Ruritania",
         "entities": [entity("Ruritania", "Ruritania", "b<i>\"'&")]},
        {"id": "empty", "text": "", "entities": []},
    ]
    for document in documents:
        for key in ("id", "lang"):
            if key in document:
                document[key] = document[key].replace("\0", "")
        for each in document["entities"]:
            if "id" in each:
                each["id"] = each["id"].replace("\0", "")
    path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
    return 5


class Cases:
    passed = failed = 0

    def judge(self, name, good, *shown):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"--- {name}", *shown, sep="\n")


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)


def check_page(cases, text, cards):
    page = parse(text)
    visible = " ".join("".join(page.text).split())
    cases.judge("well-formed, and nothing but our elements", not page.faults, *page.faults)
    cases.judge("a card an error", len(page.cards) == cards, *map(str, page.cards))
    cases.judge("the text stands there as it is",
                "</script><b>&amp;</b><!-- \"' <img src=x onerror=alert(1)> ]]> \ufffd\ufffd" in visible,
                visible)
    cases.judge("a type, too", any(card["data-type"] == "b<i>\"'&" for card in page.cards))
    cases.judge("no address anywhere", not re.search(r"https?:|//[a-z]|url\(|@import", text))
    cases.judge("no control characters", not re.search(r"[\x00-\x08\x0b-\x1f]", text))
    cases.judge("a card for each kind", {card["data-kind"] for card in page.cards} == {
        "missed", "spurious", "wrong span", "wrong type", "wrong id"})
    cases.judge("without a script the filters are hidden", "hidden" in page.forms[0])


def dump(browser, profile, address):
    """The page as it is after its script has run."""
    return run(browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
               "--virtual-time-budget=5000", "--dump-dom", address)


def check_browser(cases, browser, report, folder):
    done = dump(browser, folder / "profile", report.as_uri())
    if "<html" not in done.stdout:
        print("the browser does not run here:", done.stderr[-300:])
        return
    page = parse(done.stdout)
    cases.judge("the script ran", "hidden" not in page.forms[0] and not any(
        "hidden" in card for card in page.cards), done.stdout[-3000:])
    cases.judge("it counted", f"{len(page.cards)} of {len(page.cards)}" in "".join(page.text))
    for selection, wanted in (("kind=wrong+span", ["wrong span"]),
                              ("text=EREWHON&type=country", ["missed"])):
        page = parse(dump(browser, folder / "profile", f"{report.as_uri()}#{selection}").stdout)
        left = [card["data-kind"] for card in page.cards if "hidden" not in card]
        cases.judge(selection, left == wanted, *left)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=pathlib.Path)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    options = parser.parse_args()
    cases = Cases()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="nomen-html-"))
    try:
        model, gold, report = folder / "small.model", folder / "gold.jsonl", folder / "report.html"
        done = run(options.nomen, "compile", options.root / "tests/golden/packs/small", "-o", model)
        cards = write_gold(gold)
        done = run(options.nomen, "eval", "-m", model, "--html", report, "--errors", "99", gold)
        cases.judge("it is written", done.returncode == 0 and report.exists(), done.stderr)
        check_page(cases, report.read_text(encoding="utf-8"), cards)
        browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser",
                                                       "google-chrome"))), None)
        if browser:
            check_browser(cases, browser, report, folder)
        gold.write_text("")
        done = run(options.nomen, "eval", "-m", model, "--html", report, gold)
        page = parse(report.read_text(encoding="utf-8"))
        cases.judge("of nothing, too", not page.faults and not page.cards, *page.faults, done.stderr)
        cases.judge("no NaN", "nan" not in report.read_text(encoding="utf-8").lower())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{cases.passed} passed, {cases.failed} failed")
    return cases.failed > 0


if __name__ == "__main__":
    sys.exit(main())
