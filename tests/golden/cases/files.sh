# Files and folders together; a document that fails is a record, and the rest goes on.
nomen compile "$root/tests/golden/packs/small" -o small.model
mkdir -p news/2023/09 news/empty
echo 'Ruritania.' >one.txt
echo 'Strelsau!' >news/2023/09/b.txt
echo 'Grand Fenwick?' >news/2023/a.txt
echo 'nothing' >news/z
echo 'Ruritania' >news/.hidden
show nomen tag -m small.model one.txt news
show nomen tag -m small.model -f jsonl one.txt missing.txt news one.txt/x news/2023/09/b.txt
ln -s missing news/dangling
ln -s ../news news/2023/loop
show nomen tag -m small.model -f jsonl news
show nomen tag -m small.model news/empty
show nomen tag -m small.model -f jsonl missing.txt
show nomen tag -m small.model missing.txt one.txt
