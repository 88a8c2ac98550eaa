# Texts of labelled files in the formats of the field.
nomen compile "$root/tests/golden/packs/small" -o small.model
mkdir mixed
cat >mixed/a.conll <<'.'
-DOCSTART- -X- O

In IN O
Ruritania NNP B-LOC
. . O

# newdoc id = second
Strelsau NNP ?
.
printf 'Ruritania,\r\nStrelsau' >mixed/b.txt
printf 'T1\tLOC 0 99\tRuritania\n' >mixed/b.ann
cat >mixed/c.tml <<'.'
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2023-09-08">today</TIMEX3></DCT>
<TEXT>Ruritania &amp; Strelsau <TIMEX3 tid="t1">3 days ago</TIMEX3>.</TEXT></TimeML>
.
printf '{"text":"Ruritania"}' >mixed/d.jsonl
for format in conll brat timeml jsonl; do
    show nomen tag -m small.model -i $format -f jsonl mixed
done
show nomen tag -m small.model -i conll --column 2:1 -f jsonl mixed/a.conll
show nomen tag -m small.model -i conll --column x mixed/a.conll
show nomen tag -m small.model -i brat -f jsonl mixed/b.txt mixed/e.ann mixed/a.conll
show nomen tag -m small.model -i timeml -f jsonl mixed/b.ann

# Whatever unit the offsets are written in, they are read as the same spans.
printf 'é 😀 Ruritania, Strelsau\n3 days ago' >units.txt
printf '\311 Ruritania, Strelsau' >latin.txt
nomen tag -m small.model -f jsonl units.txt >codepoints.jsonl
for unit in bytes utf16; do
    nomen tag -m small.model -f jsonl --offsets $unit units.txt >$unit.jsonl
    show nomen eval codepoints.jsonl $unit.jsonl --scheme strict
done
nomen tag -m small.model -f jsonl --encoding windows-1252 latin.txt >latin.jsonl
nomen tag -m small.model -f jsonl --encoding windows-1252 --offsets bytes latin.txt >latin-bytes.jsonl
show nomen eval latin.jsonl latin-bytes.jsonl --scheme strict
nomen tag -m small.model -f timeml --date 2023-09-08 units.txt >dates.tml
nomen tag -m small.model -f jsonl --date 2023-09-08 --types date units.txt >dates.jsonl
show nomen eval dates.tml --pred dates.jsonl --scheme strict
