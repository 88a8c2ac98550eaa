#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Options: what the program takes is what its help says, and what the manual page says.

    manual.py --nomen PROGRAM --root SOURCES

The options of each command are read from its source, its --help and the page beside the program. The
page is also given to groff, if that is installed, which must have no complaint.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

TABLE = re.compile(r'^    \{"([\w-]+)", (no|required)_argument, NULL, ', re.M)
IN_HELP = re.compile(r"^ {2,6}(?:(-\w), )?--([\w-]+)", re.M)


def run(*command):
    return subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL,
                          capture_output=True, encoding="utf-8", timeout=60)


def sections(page):
    """The options that the page gives each command, as it prints them."""
    found = {}
    for part in page.split("\n.SS nomen ")[1:]:
        name, rest = part.split("\n", 1)
        headings = re.findall(r"^\.TP\n(.*)$", rest.split("\n.SH")[0], re.M)
        text = "\n".join(re.sub(r"\\f.", "", heading).replace(r"\-", "-") for heading in headings)
        found[name] = set(re.findall(r"--([\w-]+)", text))
    return found


def sources(root):
    """The options in the tables of the sources, by the commands that share them."""
    for path in sorted((root / "tools/nomen").glob("*.c")):
        text = path.read_text(encoding="utf-8")
        commands = re.findall(r"^int command_(\w+)\(", text, re.M)
        if commands and path.stem != "command":
            yield commands, {name for name, _ in TABLE.findall(text)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=pathlib.Path)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    options = parser.parse_args()
    results = []

    def judge(name, good, *shown):
        results.append(good)
        if not good:
            print(f"--- {name}", *shown, sep="\n")

    manual = options.nomen.parent / "nomen.1"
    page = sections(manual.read_text(encoding="utf-8"))
    listed = re.findall(r"^  (\w+) {2,}", run(options.nomen, "--help").stdout, re.M)
    judge("the page has the commands", sorted(page) == sorted(listed), *page)
    helped = {}
    for command in listed:
        found = IN_HELP.findall(run(options.nomen, command, "--help").stdout)
        helped[command] = {name for _, name in found}
        judge(f"{command}: page and help", page.get(command) == helped[command], page.get(command),
              helped[command])
        for short, name in found:
            for option in filter(None, (short, f"--{name}")):
                told = run(options.nomen, command, option).stderr
                judge(f"{command} {option}", not re.search("unrecognized|invalid option", told), told)
    seen = []
    for commands, names in sources(options.root):
        seen += commands
        said = set().union(*(helped.get(command, set()) for command in commands))
        judge(f"{commands}: source and help", names == said, names ^ said)
    judge("the sources have the commands", sorted(seen) == sorted(listed), *seen)
    if shutil.which("groff"):
        done = run("groff", "-man", "-ww", "-z", "-Tutf8", manual)
        judge("groff", done.returncode == 0 and not done.stderr, done.stderr)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return not all(results)


if __name__ == "__main__":
    sys.exit(main())
