# Text and JSON Lines, from files and standard input.
nomen compile "$root/tests/golden/packs/small" -o small.model
printf 'Ruritanian troops left Strelsau on 2023-09-07.\nGF said so 3 days ago; in GF too.' >a.txt
show nomen tag -m small.model a.txt
show nomen tag -m small.model --date 2023-09-08 a.txt
show nomen tag -m small.model --date 2023-09-08 --format jsonl a.txt
show nomen tag -m small.model --types date a.txt
show nomen tag -m small.model --types country,date -f jsonl a.txt
show nomen tag -m small.model --explain a.txt
show nomen tag -m small.model --explain --format jsonl a.txt
printf 'Fenwick of Grand Fenwick' | show nomen tag -m small.model --overlaps
printf 'Grand Fenwick' | show nomen tag -m small.model --overlaps -f jsonl
cat a.txt | show nomen tag -m small.model
cat a.txt | show nomen tag -m small.model -f jsonl -
printf 'nothing here' | show nomen tag -m small.model
show nomen tag -m small.model -o out.txt a.txt
cat out.txt
show nomen tag -m small.model -o missing/out.txt a.txt
