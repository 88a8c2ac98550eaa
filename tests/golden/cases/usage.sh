# Wrong usage ends with 2, says what is wrong on stderr, and prints nothing else.
show nomen
show nomen frobnicate
show nomen tag --frobnicate
show nomen tag -x
show nomen tag --model
show nomen tag --format yaml -
show nomen tag --offsets words -
show nomen tag --types country,vessel -
show nomen tag --date yesterday -
show nomen tag --date 2023-02-30 -
show nomen tag --date 2023-9-8 -
show nomen tag --style epic -
show nomen eval
show nomen eval --scheme loose gold.jsonl
show nomen eval --input yaml gold.jsonl
show nomen eval --format yaml gold.jsonl
show nomen eval --errors many gold.jsonl
show nomen eval --map company gold.jsonl
show nomen eval --types country,,date gold.jsonl
show nomen eval missing.jsonl
show nomen eval - --pred -
show nomen compile
show nomen compile pack
show nomen compile -o out.model
show nomen compile missing -o out.model
show nomen check
show nomen check -o out.model pack
show nomen check --types country pack
show nomen check missing
show nomen info one two
show nomen info --frobnicate
show nomen tokens --frobnicate
show ls
