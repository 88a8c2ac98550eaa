#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Adds up the cases of all test programs, from the logs of `meson test`.

    count.py TESTLOG.json...

A program says how many cases it ran in the last line that looks like one of

    100%: Checks: 7, Failures: 0, Errors: 0         (Check)
    7 passed, 0 failed[, 1 skipped]                 (all others)

One that says neither is one case. One that failed without a failed case (it crashed, or took too
long) counts as one more failure. Prints one line, and exits with 1 if anything failed or nothing
ran at all.
"""
import json
import re
import sys

CHECK = re.compile(r"^\d+%: Checks: (\d+), Failures: (\d+), Errors: (\d+)", re.M)
PLAIN = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


def cases(record):
    """(passed, failed, skipped) of one program."""
    output = record.get("stdout", "")
    result = record["result"]
    if found := CHECK.findall(output):
        runs = [[int(n) for n in run] for run in found]
        failed = sum(run[1] + run[2] for run in runs)
        passed, skipped = sum(run[0] for run in runs) - failed, 0
    elif found := PLAIN.findall(output):
        passed, failed, skipped = (int(n or 0) for n in found[-1])
    elif result == "SKIP":
        return 0, 0, 1
    else:
        return (1, 0, 0) if result == "OK" else (0, 1, 0)
    if result not in ("OK", "SKIP") and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    total = [0, 0, 0]
    missing = 0
    for path in sys.argv[1:]:
        try:
            with open(path, encoding="utf-8", errors="replace") as log:
                for line in log:
                    for i, n in enumerate(cases(json.loads(line))):
                        total[i] += n
        except OSError as error:
            print(f"count.py: {error}", file=sys.stderr)
            missing += 1
    passed, failed, skipped = total
    failed += missing
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
