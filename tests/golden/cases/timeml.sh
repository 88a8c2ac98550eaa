# Dates in XML, and back.
nomen compile "$root/tests/golden/packs/small" -o small.model
printf 'R&D <in> "Ruritania"\t3 days ago,\r\nnot on 2023-09-07.\033\n' >a.txt
show nomen tag -m small.model --date 2023-09-08 --format timeml a.txt
show nomen tag -m small.model -f timeml a.txt missing.txt
nomen tag -m small.model --date 2023-09-08 -f timeml a.txt >a.tml
show nomen tag -m small.model -i timeml -f jsonl a.tml
printf '' | show nomen tag -m small.model -f timeml
printf '\377\376\357\277\276]]>' | show nomen tag -m small.model -f timeml
