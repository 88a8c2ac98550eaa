# Gold and prediction from files: which is which, and what does not fit.
cat >gold.jsonl <<'END'
{"id":"one","text":"Ruritania and Grand Fenwick.","entities":[{"start":0,"end":9,"type":"country","id":"RU"},{"start":14,"end":27,"type":"country","id":"GF"}]}
{"id":"two","text":"Strelsau, 7 September 2023","entities":[{"start":10,"end":26,"type":"date","id":"2023-09-07"}]}
{"id":"three","text":"Nothing here.","entities":[]}
END
cat >first.jsonl <<'END'
{"id":"two","text":"Strelsau, 7 September 2023","entities":[{"start":12,"end":26,"type":"date","id":"2023-09"}]}
{"id":"one","text":"Ruritania and Grand Fenwick.","entities":[{"start":0,"end":9,"type":"country","id":"RU"},{"start":14,"end":27,"type":"company","id":"GF"}]}
{"id":"three","text":"Nothing here.","entities":[]}
END
show nomen eval gold.jsonl first.jsonl --errors 9
show nomen eval gold.jsonl --pred - --scheme partial <first.jsonl
show nomen eval --against gold.jsonl gold.jsonl first.jsonl
cat >wrong.jsonl <<'END'
{"id":"one","text":"Ruritania and Great Fenwick.","entities":[{"start":0,"end":9,"type":"country"}]}
{"id":"two","error":"no time"}
{"id":"four","text":"Nothing here.","entities":[]}
not JSON
END
show nomen eval gold.jsonl --pred wrong.jsonl --scheme strict
# Labels of other names, and labels left out.
sed 's/"date"/"TIMEX"/;s/"country"/"LOC"/g' gold.jsonl >labels.jsonl
show nomen eval labels.jsonl --pred gold.jsonl --map TIMEX=date --map LOC= --map country=
# Empty on either side, and on both.
sed 's/"entities":.*/"entities":[]}/' gold.jsonl >empty.jsonl
show nomen eval empty.jsonl gold.jsonl --scheme strict
show nomen eval gold.jsonl empty.jsonl --scheme strict
show nomen eval empty.jsonl --pred empty.jsonl --scheme strict
show nomen eval empty.jsonl --pred missing.jsonl
# What a file says never reaches the terminal as it is.
cat >escape.jsonl <<'END'
{"id":"\u001b[31m","lang":"\u001b[1m","text":"\u001b]0;x\u0007","entities":[{"start":0,"end":4,"type":"\u001b[32mt","id":"\u001b"}]}
{"id":"\u001b[33m","text":"","entities":[]}
END
sed 1q escape.jsonl | sed 's/"end":4/"end":3/' >escaped.jsonl
show nomen eval escape.jsonl escaped.jsonl --errors 1
# Two files of different documents are gold, and of three files all.
cat >other.jsonl <<'END'
{"id":"one","text":"Strelsau is a town.","entities":[]}
END
nomen compile "$root/tests/golden/packs/small" -o small.model
show nomen eval -m small.model --scheme strict gold.jsonl other.jsonl
show nomen eval -m small.model --scheme strict gold.jsonl gold.jsonl gold.jsonl
# The example of docs/scoring.md.
cat >example.jsonl <<'END'
{"text":"Lazarus Group hit Sony Pictures in South Korea on 3 May","entities":[{"start":0,"end":13,"type":"threat_group"},{"start":18,"end":31,"type":"company"},{"start":35,"end":46,"type":"country"},{"start":50,"end":55,"type":"date"}]}
END
cat >predicted.jsonl <<'END'
{"text":"Lazarus Group hit Sony Pictures in South Korea on 3 May","entities":[{"start":0,"end":7,"type":"threat_group"},{"start":14,"end":17,"type":"company"},{"start":18,"end":31,"type":"company"},{"start":41,"end":46,"type":"country"},{"start":52,"end":55,"type":"threat_group"}]}
END
show nomen eval example.jsonl predicted.jsonl
# Predictions without ids, or of texts without ids; of other labels, and without a list of entities.
sed 's/"id":"[a-z]*",//' gold.jsonl >nameless.jsonl
show nomen eval gold.jsonl nameless.jsonl --scheme strict
printf 'Ruritania B-country\nis O\n\n-DOCSTART- O\n\nStrelsau O\n' >gold.conll
nomen tag -m small.model -i conll -f jsonl gold.conll >tagged.jsonl
show nomen eval gold.conll tagged.jsonl --scheme strict
sed 's/"entities"/"types":["country","date"],&/' gold.jsonl >typed.jsonl
sed 's/"date"/"DATE"/;s/"country"/"GPE"/g' gold.jsonl >loud.jsonl
show nomen eval typed.jsonl loud.jsonl --scheme strict
show nomen eval typed.jsonl loud.jsonl --scheme strict --map GPE=country --map DATE=date
sed 's/"entities"/"ents"/' gold.jsonl >other-name.jsonl
show nomen eval gold.jsonl other-name.jsonl --scheme strict
# A report takes the place of nothing that is read.
show nomen eval gold.jsonl --html gold.jsonl
show nomen eval gold.jsonl first.jsonl -o ./first.jsonl
show nomen eval gold.jsonl gold.jsonl --scheme strict
