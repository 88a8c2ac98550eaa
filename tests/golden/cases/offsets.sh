# One span in three units: what stands before it has 1, 2, 3 and 4 bytes a character.
nomen compile "$root/tests/golden/packs/small" -o small.model
printf 'aé中😀 Ruritania e\314\201 😀Strelsau' >a.txt
show nomen tag -m small.model -f jsonl a.txt
show nomen tag -m small.model -f jsonl --offsets codepoints a.txt
show nomen tag -m small.model -f jsonl --offsets bytes a.txt
show nomen tag -m small.model -f jsonl --offsets utf16 a.txt
