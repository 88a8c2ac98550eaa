# Tables that are too long, too many, or nothing: handled, or refused in a line.
mkdir row prefix empty comments
{
    printf '#: type country\nname\tid\n'
    head -c 1000000 /dev/zero | tr '\0' a
    printf '\tA\nOz\tO\n'
} >row/a.tsv
show nomen check row
{
    printf '#: type country\n#: match fold\nname\tid\n'
    seq -f 'New York %06.0f' 0 65535 | awk '{ print $0 "\tN" NR - 1 }'
} >prefix/a.tsv
printf '#: weights\nevidence\ttype\tform\tweight\nprior\tcountry\t*\t2\n' >prefix/weights.tsv
show nomen compile prefix -o prefix.model
echo "New York 000000, new york 065535, New York 65536 and New York" | show nomen tag -m prefix.model -
: >empty/a.tsv
printf '# nothing\n\n# at all\n' >comments/a.tsv
show nomen check empty
show nomen check comments
show nomen compile empty comments -o empty.model
echo Oz | show nomen tag -m empty.model -
