# Documents side by side: the same output, messages and exit code, in the same order.
nomen compile "$root/tests/golden/packs/small" -o small.model
mkdir news
python3 - <<'END'
for i in range(300):
    with open(f"news/{i:03}.txt", "w") as file:
        file.write("Ruritania and Strelsau, 3 days ago. " * (1 if i % 7 else 2000))
with open("news/150.txt", "ab") as file:
    file.write(b"\xff")
with open("in.jsonl", "w") as file:
    for i in range(300):
        file.write("{\n" if i % 50 == 3 else '{"text":"%sRuritania","date":"2024-05-02"}\n' % ("a " * i))
END
ln -s nowhere news/0770.txt
same()
{
    nomen tag -m small.model "$@" >one 2>one.messages
    code=$?
    for jobs in 2 5 0; do
        nomen tag -m small.model -j "$jobs" "$@" >many 2>many.messages
        [ $? = $code ] && cmp one many && cmp one.messages many.messages || echo "differs with $jobs"
    done
    echo "exit $code, $(wc -l <one) lines, $(wc -l <one.messages) messages"
}
same -f jsonl --explain news
same news
same -i jsonl -f jsonl --offsets utf16 in.jsonl news/150.txt missing in.jsonl
same -i jsonl -f timeml in.jsonl

# An answer comes before the next question.
mkfifo question answer
nomen tag -m small.model -j 4 -i jsonl -f jsonl - <question >answer &
exec 3>question 4<answer
for place in Ruritania Strelsau; do
    echo "{\"id\":\"$place\",\"text\":\"In $place.\"}" >&3
    read -r line <&4
    echo "$line"
done
exec 3>&-
wait

# Lost output is said, and who reads no further ends it.
show nomen tag -m small.model -j 3 -f jsonl news news -o /dev/full
{ nomen tag -m small.model -j 3 -f jsonl news news news; echo $? >code; } | head -1 | cut -c1-60
for jobs in -1 two 5000 ''; do
    show nomen tag -m small.model -j "$jobs" news
done
