# Any bytes at all are a text, and what comes out is one line of valid JSON.
nomen compile "$root/tests/golden/packs/small" -o small.model
python3 - <<'END'
import json, random, subprocess
source = random.Random(7)
for size in (1, 10, 1000, 100000):
    data = bytes(source.randrange(256) for _ in range(size))
    open("random", "wb").write(data)
    for unit in ("bytes", "codepoints", "utf16"):
        done = subprocess.run(["nomen", "tag", "-m", "small.model", "-f", "jsonl", "--offsets", unit,
                               "random"], capture_output=True)
        document = json.loads(done.stdout)
        lines = done.stdout.count(b"\n")
        same = document["text"] == data.decode("utf-8", "replace")
        print(size, unit, done.returncode, lines, same)
END
