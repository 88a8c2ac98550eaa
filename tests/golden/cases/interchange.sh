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
