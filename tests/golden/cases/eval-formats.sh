# Gold and prediction in the other formats of the field.
cat >gold.conll <<'END'
-DOCSTART- O

Ruritania B-country
sued O
Grand B-company
Fenwick I-company
Ltd. I-company

on O
7 B-date
May I-date
END
sed 's/^Ltd\. .*/Ltd. O/;s/^May .*/May B-date/' gold.conll >predicted.conll
show nomen eval gold.conll predicted.conll --input conll --scheme strict
show nomen eval gold.conll predicted.conll --scheme type
# A prediction whose text was altered is one still.
sed 's/^Ltd\./Limited/' predicted.conll >altered.conll
show nomen eval gold.conll altered.conll --scheme strict
# Both in one file, as conlleval reads it.
paste -d ' ' gold.conll predicted.conll | sed 's/^ $//' >both.conll
show nomen eval both.conll --column 2 --pred-column -1 --scheme strict
# brat: folders of documents.
mkdir gold predicted
for name in one two; do
    printf 'Ruritania and Strelsau' >gold/$name.txt
    cp gold/$name.txt predicted/
    printf 'T1\tcountry 0 9\tRuritania\nT2\tcity 14 22\tStrelsau\n' >gold/$name.ann
done
printf 'T1\tcountry 0 9\tRuritania\n' >predicted/one.ann
printf 'T1\tcountry 14 22\tStrelsau\n' >predicted/two.ann
show nomen eval gold predicted --input brat --map city=
rm predicted/one.*
show nomen eval gold predicted --input brat --types country --scheme strict
# TimeML: the creation time is the reference date, and values are ids.
cat >doc.tml <<'XML'
<?xml version="1.0" ?>
<TimeML>
<DOCID>doc</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-09-08" functionInDocument="CREATION_TIME">8 September 2023</TIMEX3></DCT>
<TEXT>GF said so <TIMEX3 tid="t1" type="DATE" value="2023-09-05">3 days ago</TIMEX3>.</TEXT>
</TimeML>
XML
nomen compile "$root/tests/golden/packs/small" -o small.model
show nomen eval -m small.model --types date --scheme strict doc.tml
