#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""The symbols of the shared library are the functions of the header, and no others.

    symbols.py NM LIBRARY HEADER
"""
import re
import subprocess
import sys

nm, library, header = sys.argv[1:]
listing = subprocess.run([nm, "-D", "--defined-only", library], capture_output=True, text=True,
                         check=True).stdout
exported = {line.split()[-1].split("@")[0] for line in listing.splitlines()}
exported = {name for name in exported if not re.match(r"_init|_fini|__|_end|_edata|nomen_asan", name)}
declared = set(re.findall(r"NOMEN_API[^;(]*?(nomen_\w+)\(", open(header).read()))
for name in sorted(exported - declared):
    print(f"exported, but not in the header: {name}")
for name in sorted(declared - exported):
    print(f"in the header, but not exported: {name}")
good = len(exported & declared)
failed = len(exported ^ declared)
print(f"{good} passed, {failed} failed")
sys.exit(failed > 0 or good == 0)
