#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the manual page from what the program says of itself.

    man.py NOMEN FILE

Each command is a section made of its --help: usage, paragraphs, options, exit status. So the page
cannot say anything else than the help does.
"""
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"^ {2,6}((?:-\w, )?--?[\w-]+(?: [A-Z=]+)?)(?: {2,}(.*))?$")

HEAD = r""".SH NAME
nomen \- find named entities in text, in any language
.SH SYNOPSIS
{synopsis}
.SH DESCRIPTION
{summary}
Countries, companies, threat groups and dates are found with the default model; gazetteers of your own
add to it. Every mention has an exact span, an id, and an explanation.
"""

TAIL = r""".SH ENVIRONMENT
.TP
\fBNO_COLOR\fR
If it is set and not empty, nothing is coloured.
.SH FILES
.TP
\fInomen.model\fR
The default model: \fI../gazetteers/nomen.model\fR or \fI../share/nomen/nomen.model\fR from the folder of
the program, or where the installation put it.
.SH EXAMPLES
.nf
{examples}
.fi
"""


def escape(text):
    """Plain text as roff text."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def bold(text):
    """An option: its names in bold, its argument in italics."""
    text = re.sub(r"--?[\w-]+", lambda name: rf"\fB{escape(name[0])}\fR", text)
    return re.sub(r" ([A-Z=]+)$", r" \\fI\1\\fR", text)


def options_of(lines):
    """Groups lines into options with all of their text; and the lines that are behind them."""
    options = []
    for i, line in enumerate(lines):
        found = OPTION.match(line)
        if found:
            options.append([found[1], found[2] or ""])
        elif line.startswith(" " * 10) and options:
            options[-1][1] += " " + line.strip()
        else:
            return options, lines[i:]
    return options, []


def section(name, text):
    """A command's --help as roff."""
    usage, *paragraphs = text.strip("\n").split("\n\n")
    out = [f".SS nomen {name}", ".nf"]
    out += [escape(line.removeprefix("usage:").strip()) for line in usage.splitlines()]
    out.append(".fi")
    for paragraph in paragraphs:
        options, rest = options_of(paragraph.splitlines())
        for names, meaning in options:
            out += [".TP", bold(names), escape(meaning)]
        if rest:
            out += [".PP", escape("\n".join(line.strip() for line in rest))]
    return "\n".join(out)


def main():
    program, target = sys.argv[1:]

    def say(*arguments):
        return subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True,
                              encoding="utf-8").stdout

    version, text = say("--version").split()[1], say("--help")
    summary, usage, commands, options, examples = text.strip("\n").split("\n\n")
    names = [line.split()[0] for line in commands.splitlines()[1:]]
    page = [f'.TH NOMEN 1 "" "nomen {version}" "User Commands"\n' +
            HEAD.format(synopsis=escape(usage.removeprefix("usage: ")), summary=escape(summary)) +
            ".SH OPTIONS"]
    for names_of, meaning in options_of(options.splitlines()[1:])[0]:
        page += [".TP", bold(names_of), escape(meaning)]
    page.append(".SH COMMANDS")
    page += [section(name, say(name, "--help")) for name in names]
    examples = "\n".join(line.strip() for line in examples.splitlines()[1:])
    page.append(TAIL.format(examples=escape(examples)))
    pathlib.Path(target).write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
