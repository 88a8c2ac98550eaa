# What is read is not overwritten; a model takes the place of a regular file and of nothing else.
nomen compile "$root/tests/golden/packs/small" -o small.model
mkdir news
echo Ruritania >news/a.txt
show nomen tag -m small.model news/a.txt -o news/a.txt
show nomen tag -m small.model - -o news/a.txt <news/a.txt
show nomen tag -m small.model news/a.txt -o small.model
show nomen eval -m small.model news/a.txt --html small.model
ln -s a.txt news/b.txt
show nomen tag -m small.model news -o news/b.txt
cat news/a.txt
tag_into_folder() { nomen tag -m small.model -i jsonl -f jsonl news >news/out.jsonl; }
show tag_into_folder
show nomen tag -m small.model news/a.txt -o missing/out
show nomen tag -m small.model news/a.txt -o /dev/full

mkfifo pipe.model
cat pipe.model >piped.model &
show nomen compile "$root/tests/golden/packs/small" -o pipe.model
wait
[ -p pipe.model ] && cmp small.model piped.model && echo still a pipe
ln -s small.model link.model
show nomen compile "$root/tests/golden/packs/small" -o link.model
[ -L link.model ] && echo still a link
