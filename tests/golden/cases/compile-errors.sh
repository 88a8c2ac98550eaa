# All faults of a pack are told at once, each with its line and a caret; no model is written.
mkdir -p bad
printf '#: type country\nname\tid\tlnag\nRuritania\tR\n  Strelsau\tR\ten\n' >bad/table.tsv
cat >bad/bad.rules <<'END'
rule one -> country
  match    "Grand" fenwick
  prior    2

rule two -> country
  match    capitalised{2,3}

macro m = ("é" | 'x'

rule three -> country
  match    "fine" $ "here"
  example  "no bracket"
END
printf 'a\tb\n' >bad/weights.tsv
show nomen compile bad -o bad.model
show nomen compile -q bad -o bad.model
show nomen check bad
show nomen check -q bad
test -e bad.model || echo no model
# A type or a language that no pack has is a slip of the pen.
show nomen compile "$root/tests/golden/packs/small" --types country,contry -o typo.model
show nomen compile "$root/tests/golden/packs/small" --langs en,xx -o typo.model
