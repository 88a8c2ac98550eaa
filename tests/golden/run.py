#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the command line as people do, and compares the transcripts.

    run.py --nomen PROGRAM --root SOURCES [--update] [CASE]...

A case is cases/NAME.sh, a shell script that begins in an empty folder of its own; NAME.expected is
all that it prints. `show COMMAND...` makes a transcript: the command behind a $, its output, its
messages behind "! ", and its exit code. $root is the source folder, and `nomen` the program.
With --update the expected files are written anew; read the difference before you keep it.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent / "cases"

PRELUDE = r"""
show()
{
    printf '$ %s\n' "$*"
    code=0
    "$@" >"$scratch/out" 2>"$scratch/err" || code=$?
    cat "$scratch/out"
    sed 's/^/! /' "$scratch/err"
    echo "= exit $code"
}
"""


def run(case, options):
    """The transcript of a case."""
    folder = tempfile.mkdtemp(prefix="nomen-golden-")
    try:
        for name in ("bin", "work", "scratch"):
            os.mkdir(f"{folder}/{name}")
        os.symlink(options.nomen, f"{folder}/bin/nomen")
        environment = {name: value for name, value in os.environ.items()
                       if name.endswith("SAN_OPTIONS") or name == "TMPDIR"}
        environment |= {"PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                        "TZ": "UTC", "root": options.root, "scratch": f"{folder}/scratch"}
        done = subprocess.run(["sh", "-c", PRELUDE + case.read_text()], cwd=f"{folder}/work",
                              env=environment, stdin=subprocess.DEVNULL, timeout=300,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = done.stdout.decode("utf-8", "surrogateescape")
        if done.returncode != 0:
            text += f"= the case itself ended with {done.returncode}\n"
        return text.replace(options.root, "$root").replace(folder, "$folder")
    except subprocess.TimeoutExpired:
        return "= the case took too long\n"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def judge(case, options):
    """Whether the case went as expected, and what to print if not."""
    actual = run(case, options)
    path = case.with_suffix(".expected")
    if options.update:
        path.write_text(actual, errors="surrogateescape")
        return True, ""
    expected = path.read_text(errors="surrogateescape") if path.exists() else ""
    difference = difflib.unified_diff(expected.splitlines(True), actual.splitlines(True),
                                      path.name, "what came out")
    return actual == expected, f"--- {case.stem}\n" + "".join(difference)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nomen", required=True, type=os.path.abspath)
    parser.add_argument("--root", required=True, type=os.path.abspath)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    cases = sorted(c for c in CASES.glob("*.sh") if not options.cases or c.stem in options.cases)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for good, text in pool.map(lambda case: judge(case, options), cases):
            if not good:
                failed += 1
                sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape") + b"\n")
    sys.stdout.flush()
    print(f"{len(cases) - failed} passed, {failed} failed", flush=True)
    return failed > 0 or not cases


if __name__ == "__main__":
    sys.exit(main())
