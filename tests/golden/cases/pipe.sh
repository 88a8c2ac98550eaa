# Documents line by line: what is known about each, what is wrong with some, and answers at once.
nomen compile "$root/tests/golden/packs/small" -o small.model
cat >in.jsonl <<'.'
{"id":"a","lang":"en","date":"2023-09-08","text":"Ruritania said so 3 days ago."}

{"text":"Strelsau, 3 days ago", "entities":"not looked at", "more":[1,2]}
{"id":"b","text":
{"id":"c","text":"3 days ago","date":"2023-09-31"}
{"id":"d","text":"\ud800"}
{"id":"e","lang":"de"}
["text"]
{"id":"é","text":"a\u0000Ruritania 😀 Strelsau","date":null}
.
show nomen tag -m small.model --input jsonl --format jsonl in.jsonl
show nomen tag -m small.model -i jsonl -f jsonl --date 2024-01-05 --lang fr --offsets utf16 in.jsonl
show nomen tag -m small.model -i jsonl in.jsonl
head -1 in.jsonl >one.jsonl
show nomen tag -m small.model -i jsonl -f jsonl one.jsonl missing.jsonl one.jsonl
: >empty.jsonl
show nomen tag -m small.model -i jsonl -f jsonl empty.jsonl
show nomen tag -m small.model -i text -f jsonl empty.jsonl
show nomen tag -i xml in.jsonl
show nomen tag -i jsonl --encoding auto in.jsonl

# What comes out can go in again.
nomen tag -m small.model -i jsonl -f jsonl one.jsonl >once
nomen tag -m small.model -i jsonl -f jsonl once >twice
cmp once twice && echo same

# An answer comes before the next question.
mkfifo question answer
nomen tag -m small.model -i jsonl -f jsonl - <question >answer &
exec 3>question 4<answer
for place in Ruritania Strelsau; do
    echo "{\"id\":\"$place\",\"text\":\"In $place.\"}" >&3
    read -r line <&4
    echo "$line"
done
exec 3>&-
wait

# Ids that are numbers, and time stamps, as databases and feeds have them.
cat >feed.jsonl <<'.'
{"id":1234567890123,"text":"3 days ago","date":"2024-05-02T23:59:59+02:00"}
{"id":-1,"text":"3 days ago","date":"2024-05-02 10:00"}
{"id":1.5,"text":"3 days ago"}
{"id":2,"text":"3 days ago","date":"2024-05-02X"}
{"id":3,"text":"3 days ago","date":"2024-05-32T10:00"}
{"id":true,"text":"3 days ago"}
.
show nomen tag -m small.model -i jsonl -f jsonl feed.jsonl
