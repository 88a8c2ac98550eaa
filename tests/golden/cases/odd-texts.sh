# Empty files, NULs, invalid UTF-8, control characters, odd line ends.
nomen compile "$root/tests/golden/packs/small" -o small.model
: >empty
show nomen tag -m small.model empty
show nomen tag -m small.model -f jsonl empty
printf 'a\0Ruritania\0b' >nul
show nomen tag -m small.model -f jsonl nul
show nomen tag -m small.model nul
printf '\377\376Ruritania\200 \342\202 Strelsau \355\240\200\360\237' >bad
show nomen tag -m small.model -f jsonl bad
show nomen tag -m small.model -f jsonl --offsets bytes bad
show nomen tag -m small.model bad
printf '\033[31mRuritania\033[0m\r\nStrelsau\r\302\205"\\\177' >control
show nomen tag -m small.model -f jsonl control
show nomen tag -m small.model control
printf '\357\273\277Ruritania' >bom
show nomen tag -m small.model -f jsonl bom

# Other encodings, and what is no text at all.
printf 'Ruritania é' | iconv -t UTF-16 >utf16
show nomen tag -m small.model -f jsonl utf16
show nomen tag -m small.model -f jsonl --encoding auto utf16
show nomen tag -m small.model -f jsonl --encoding utf-16le utf16
show nomen tag -m small.model --encoding klingon utf16 nul
printf 'Ruritania' | gzip -n >packed.gz
nomen tag -m small.model packed.gz 2>&1 >/dev/null | sed 's/[0-9]* byte/N byte/'

# Names of files drive no terminal; Chinese ids and Arabic text keep their columns.
printf 'Ruritania' >"$(printf 'a\033[31mb')"
show nomen tag -m small.model "$(printf 'a\033[31mb')" nul
show nomen tag -m small.model "$(printf 'no\033[31mb')" nul
mkdir wide
printf '#: type place\nname\tid\nRuritania\t卢里塔尼亚\nStrelsau\te\314\201\nFenwick\tF\n' >wide/a.tsv
printf '#: weights\nevidence\ttype\tform\tweight\nprior\tplace\t*\t2\n' >wide/weights.tsv
nomen compile -q wide -o wide.model
printf 'Ruritania, Strelsau, Fenwick' >wide.txt
show nomen tag -m wide.model wide.txt
