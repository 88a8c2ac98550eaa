# A line of 5 MB, with a name at its very end and hardly a break before.
nomen compile "$root/tests/golden/packs/small" -o small.model
python3 -c 'import sys; sys.stdout.write("a" * 2500000 + "b- " * 833333 + "in Ruritania")' >long
nomen tag -m small.model -f jsonl --offsets bytes long >out
python3 -c 'import json; d = json.load(open("out")); d["text"] = len(d["text"]); print(d)'
