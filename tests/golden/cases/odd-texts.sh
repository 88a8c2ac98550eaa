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
