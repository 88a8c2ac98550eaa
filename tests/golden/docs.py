#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The snippets of the documents, run as they stand.

    docs.py --nomen PROGRAM --root SOURCES

The tutorial of docs/rules.md is written to a folder, file by file, and its commands are run; the
example of README.md is run and must print what stands there; its commands must be known. Every
evidence has its row: a declared one in docs/evidence.md, one of the engine in docs/rules.md; so has
every predicate and date function there, every diagnostic in docs/diagnostics.md, and every section
of a model in docs/model-format.md.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


class Cases:
    def __init__(self, options, folder):
        self.root, self.folder = options.root, folder
        self.passed = self.failed = 0
        os.mkdir(folder / "bin")
        os.symlink(options.nomen, folder / "bin/nomen")
        for name in ("gazetteers", "corpus"):
            os.symlink(options.root / name, folder / name)
        self.environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}",
                            "LC_ALL": "C.UTF-8"}

    def run(self, command):
        return subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def judge(self, name, good, *shown):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"--- {name}", *shown, sep="\n")


def blocks(text):
    return [match.group(2) for match in BLOCK.finditer(text)]


def tutorial(cases):
    """docs/rules.md, "Tutorial": three files, then commands."""
    text = (cases.root / "docs/rules.md").read_text(encoding="utf-8")
    files = blocks(text[text.index("## Tutorial"):])
    folder = cases.folder / "my-pack/malware"
    folder.mkdir(parents=True)
    for name, content in zip(("names.tsv", "malware.rules", "weights.tsv"), files):
        (folder / name).write_text(content, encoding="utf-8")
    commands = files[3].splitlines()
    cases.judge("tutorial: four blocks, three commands", len(commands) == 3, *commands)
    for command in commands:
        done = cases.run(command)
        cases.judge(f"$ {command}", done.returncode == 0 and "my-pack" not in done.stderr,
                    done.stdout, done.stderr)
    cases.judge("tutorial: what it finds",
                done.stdout.startswith("They found the [Snake|malware Snake] malware, not a snake."),
                done.stdout)
    done = cases.run("nomen check -q my-pack && echo 'Trojan.Kwampirs, WCry, a snake, Emotet' | "
                     "nomen tag -m my.model --types malware")
    cases.judge("tutorial: rules and rows",
                "Trojan.[Kwampirs|malware Kwampirs], [WCry|malware WannaCry], a snake, "
                "[Emotet|malware Emotet]" in done.stdout, done.stdout, done.stderr)


HEADINGS = {"Countries": "country", "Companies": "company", "Dates": "date",
            "Threat groups": "threat_group"}
DECLARED = re.compile(r"^evidence (\S+) for ")
ROW = re.compile(r"^\| `([\w-]+)` \|(?: \S+ \|)? \S.*\S \|$", re.M)


def declared_in(folder):
    """The evidence of a pack: whether a comment or an example says what it means."""
    found = {}
    for path in sorted(folder.glob("*.rules")):
        name, before = None, ""
        for line in path.read_text(encoding="utf-8").splitlines():
            match = DECLARED.match(line)
            if match:
                name = match.group(1)
                found[name] = before.startswith("#")
            elif re.match(r"\s+(counter-)?example\b", line) and name is not None:
                found[name] = True
            elif re.match(r"\w", line):
                name = None
            before = line
    return found


def evidence(cases):
    """docs/evidence.md has rows for evidence of the packs and no other; what has no row yet has a
    comment or an example that says what it means."""
    text = (cases.root / "docs/evidence.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        heading = section.split("\n", 1)[0]
        described = ROW.findall(section)
        declared = declared_in(cases.root / "gazetteers" / HEADINGS[heading])
        cases.judge(f"docs/evidence.md, {heading}: what is declared", set(described) <=
                    set(declared), "not declared: " + " ".join(set(described) - set(declared)))
        silent = {name for name, says in declared.items() if not says} - set(described)
        cases.judge(f"docs/evidence.md, {heading}: a row, a comment or an example for each",
                    not silent, "none of: " + " ".join(sorted(silent)))
        cases.judge(f"docs/evidence.md, {heading}: each once",
                    len(described) == len(set(described)))
    rules = (cases.root / "docs/rules.md").read_text(encoding="utf-8")
    source = (cases.root / "engine/context/context.c").read_text(encoding="utf-8")
    for name in re.findall(r"\[NM_BUILTIN_\w+\] = \"([\w-]+)\"", source):
        cases.judge(f"docs/rules.md: {name}", f"| `{name}` |" in rules)


def language(cases):
    """docs/rules.md has every predicate and every date function."""
    rules = (cases.root / "docs/rules.md").read_text(encoding="utf-8")
    for what, path, row in [
            ("predicates", "engine/compile/predicate.c", r'^    \{"([\w-]+)", NM_TERM_'),
            ("functions", "engine/calendar/function.c", r"^    F\((\w+),")]:
        names = re.findall(row, (cases.root / path).read_text(encoding="utf-8"), re.M)
        missing = [name for name in names if not re.search(rf"`{name}[`(]", rules)]
        cases.judge(f"docs/rules.md: {what}", len(names) > 20 and not missing, *missing)


def squeeze(text):
    return " ".join(text.split())


def readme(cases):
    text = (cases.root / "README.md").read_text(encoding="utf-8")
    example = next(block for block in blocks(text) if block.startswith("$ "))
    lines = example[2:].splitlines()
    count = next(i for i, line in enumerate(lines) if not line.rstrip().endswith("|")) + 1
    done = cases.run("\n".join(lines[:count]))
    wanted = squeeze(" ".join(lines[count:]))
    cases.judge("README: the example", wanted in squeeze(done.stdout) and done.returncode == 0,
                "wanted: " + wanted, "printed: " + squeeze(done.stdout), done.stderr)
    (cases.folder / "article.txt").write_text("Ukraine", encoding="utf-8")
    (cases.folder / "news").mkdir()
    (cases.folder / "news/one.txt").write_text("Ukraine", encoding="utf-8")
    commands = [line for block in blocks(text) for line in block.splitlines()
                if line.startswith("nomen ")]
    cases.judge("README: commands", len(commands) >= 5, *commands)
    for command in commands:
        done = cases.run(command)
        cases.judge(f"README: $ {command}", done.returncode == 0, done.stdout, done.stderr)
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        cases.judge(f"README: link to {path}", (cases.root / path).exists())


def diagnostics(cases):
    """docs/diagnostics.md has each code that the engine has, with its severity, and no other."""
    used, severities = set(), {}
    for path in (cases.root / "engine").rglob("*.c"):
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'"(NM\d{4})"', source))
        severities |= {code: severity.lower() for severity, code in
                       re.findall(r'NOMEN_(NOTE|WARNING|ERROR),\s+"(NM\d{4})"', source)}
    text = (cases.root / "docs/diagnostics.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (NM\d{4}) \| (\w+) \|", text, re.M)
    codes = [code for code, severity in listed]
    cases.judge("diagnostics: the codes", len(used) > 60 and sorted(used) == sorted(codes),
                "not listed: " + " ".join(sorted(used - set(codes))),
                "listed only: " + " ".join(sorted(set(codes) - used)))
    wrong = [code for code, severity in listed if severities.get(code, severity) != severity]
    cases.judge("diagnostics: the severities", len(severities) > 40 and not wrong, *wrong)


def model_format(cases):
    """docs/model-format.md has each section of a model, with the bytes of an item."""
    text = (cases.root / "docs/model-format.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([\w-]+) \| [^|]+ \| (\d+) \|",
                      text[text.index("## Sections"):], re.M)
    shown = cases.run("nomen info").stdout
    shown = shown[shown.index("\nsections\n"):]
    facts = re.findall(r"^  ([\w-]+) +(\d+) +(\d+) bytes$", shown, re.M)[:-1]
    cases.judge("model-format: the sections", len(facts) > 20 and rows == [
        (str(number), name, str(int(size) // int(count)))
        for number, (name, count, size) in enumerate(facts)], str(rows), str(facts))
    cases.judge("model-format: their number", f"| section count | {len(facts)} |" in text)


def help_pages(cases):
    """Every option of a help page is an option, and the documents name no other command."""
    done = cases.run("nomen --help")
    commands = re.findall(r"^  (\w+)  +\S", done.stdout, re.M)
    cases.judge("help: the commands",
                {"tag", "eval", "compile", "check", "info", "tokens"} <= set(commands), done.stdout)
    for path in ["README.md"] + sorted(str(p) for p in (cases.root / "docs").glob("*.md")):
        text = (cases.root / path).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^|`)nomen ([a-z]+)\b", text, re.M))
        cases.judge(f"{path}: commands that exist", named <= set(commands) | {"is", "finds", "has"},
                    str(named - set(commands)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=os.path.abspath)
    parser.add_argument("--root", required=True, type=lambda path: pathlib.Path(path).resolve())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(options, pathlib.Path(folder))
        for test in (diagnostics, tutorial, evidence, language, readme, model_format,
                     help_pages):
            test(cases)
    print(f"{cases.passed} passed, {cases.failed} failed")
    return cases.failed > 0


if __name__ == "__main__":
    sys.exit(main())
