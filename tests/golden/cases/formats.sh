# The same texts in every format: tables, tagged words, a page.
nomen compile "$root/tests/golden/packs/small" -o small.model
printf 'In Ruritania, "Grand\tFenwick" <b>&amp;\r\nStrelsau\342\200\2503 days ago\n\n# x = y\n\377 é中😀Ruritania.' >a.txt
printf '' >empty
printf 'Ruritania' >"$(printf 'odd\tna\nme')"
tag() # the style sheet is no news
{
    nomen tag -m small.model "$@" >page
    code=$?
    sed '/<style>/,/<.style>/d' page
    return $code
}
for format in tsv conll html; do
    show tag -f $format a.txt missing empty "$(printf 'odd\tna\nme')"
    nomen tag -m small.model -f $format -j 3 a.txt missing empty "$(printf 'odd\tna\nme')" >parallel 2>/dev/null
    nomen tag -m small.model -f $format a.txt missing empty "$(printf 'odd\tna\nme')" 2>/dev/null | cmp - parallel
done
show tag -f tsv --offsets bytes a.txt
show tag -f html empty

# All of them have the mentions of JSON Lines, and what is tagged as CoNLL is read as labelled.
for format in jsonl tsv conll html; do
    nomen tag -i jsonl -f $format "$root/corpus/dev/de.jsonl" "$root/corpus/dev/ko.jsonl" >all.$format
done
python3 - <<'END'
import csv, html, json, re
documents = [json.loads(line) for line in open("all.jsonl")]
def flat(text): return "".join(text.split())
wanted = [(d["id"], e["start"], e["end"], e["type"], e["id"], flat(d["text"][e["start"]:e["end"]]))
          for d in documents for e in d["entities"]]
rows = list(csv.reader(open("all.tsv", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
tsv = [(r[0], int(r[1]), int(r[2]), r[3], r[4], flat(r[7])) for r in rows]
conll = []
for line in open("all.conll", newline="\n"):
    word, _, tag = line.rstrip("\n").rpartition("\t")
    if tag.startswith("B-"):
        conll.append([tag[2:], word])
    elif tag.startswith("I-"):
        conll[-1][1] += word
marks = re.findall('<mark class="(.*?)".*?>(.*?)<small>(.*?)</small>', open("all.html").read(), re.S)
page = [(type, html.unescape(id), flat(html.unescape(text))) for type, text, id in marks]
print(len(wanted) > 20, wanted == tsv, [(w[3], w[5]) for w in wanted] == [tuple(c) for c in conll],
      [(w[3], w[4], w[5]) for w in wanted] == page)
END
nomen eval --scheme strict all.conll --pred all.conll |
    awk -v tags="$(grep -c 'B-' all.conll)" '/micro/ { print $4 == tags, $5 == tags, $8 }'
