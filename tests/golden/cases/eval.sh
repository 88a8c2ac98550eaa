# Measuring: the table, JSON, and what cannot be scored.
nomen compile "$root/tests/golden/packs/small" -o small.model
cat >gold.jsonl <<'END'
{"id":"one","lang":"en","text":"Ruritanian troops left Strelsau on 2023-09-07.","entities":[{"start":0,"end":10,"type":"country","id":"RU"},{"start":35,"end":45,"type":"date","id":"2023-09-07"}]}
{"id":"two","lang":"en","date":"2023-09-08","text":"GF said so 3 days ago; in GF too.","types":["date"],"entities":[{"start":11,"end":16,"type":"date"}]}
{"id":"three","lang":"de","text":"Nothing.","entities":[]}
{"id":"four","lang":"de","date":"2023-09-08","text":"In Grand Fenwick 3 days ago.","entities":[],"ignore":[{"start":3,"end":8}]}
END
show nomen eval -m small.model gold.jsonl
show nomen eval -m small.model --errors 10 --types country gold.jsonl
show nomen eval -m small.model --scheme overlap gold.jsonl
nomen eval -m small.model --format json --errors 1 -o out.json gold.jsonl
cat >members.py <<'END'
import json
out = json.load(open("out.json"))
print(*out, *out["all"], sep="\n")
for name, value in out["all"]["types"]["date"].items():
    print(name, value)
for name in ("confusion", "calibration", "errors"):
    print(name, *out[name], sep="\n  ")
END
show python3 members.py
cat >broken.jsonl <<'END'
{"id":"one","text":"Ruritania","entities":[{"start":0,"end":90,"type":"country"}]}
{"id":"two","text":"Ruritania"}
{"id":"three","date":"yesterday","text":"Ruritania","entities":[]}
{"id":"four","text":"Ruritania","entities":[{"start":0,"end":9,"type":"country"}]}
END
show nomen eval -m small.model broken.jsonl
printf '' | show nomen eval -m small.model -
