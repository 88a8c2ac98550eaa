# What people write who add a type of their own, and what they are told: enough to mend it.
head='#: type malware\nname\tid\tlang\tform\tmatch\tflags\n'
mistake()
{
    echo "# $1"
    mkdir pack
    printf '#: weights\nevidence\ttype\tform\tweight\nprior\tmalware\t*\t2\n' >pack/weights.tsv
    printf "$2" >pack/names.tsv
    [ -z "${3-}" ] || printf "$3" >pack/a.rules
    [ "$1" != "no weights" ] || rm pack/weights.tsv
    nomen check pack 2>&1
    echo "= exit $?"
    rm -r pack
}
mistake 'spaces for tabs' '#: type malware\nname id\nEmotet Emotet\n'
mistake 'a language by its name' "${head}Emotet\tE\tenglish\tname\t\t\nZeus\tZ\tenglish\tname\t\t\n"
mistake 'quoted fields' "$head\"Emotet\"\t\"E\"\ten\tname\t\t\n"
mistake 'Latin-1' "${head}\311motet\tE\tfr\tname\t\t\n"
mistake 'wide characters before the fault' "${head}恶意软件\tE\tzh\tname\tany\t\n"
mistake 'no weights' "${head}Emotet\tE\t\t\t\t\n"
names="${head}Emotet\tE\t\t\t\t\n"
mistake 'evidence without a weight' "$names" 'evidence malware-follows for malware\n  after "malware"\n'
mistake 'curly quotation marks' "$names" 'rule a -> malware\n  match “Trojan”\n'
mistake 'a regular expression' "$names" 'rule a -> malware\n  match /Trojan/\n'
mistake 'stars' "$names" 'rule a -> malware\n  match "Trojan" word*\n'
mistake 'per cent' "$names" 'rule a -> malware\n  match "Trojan"\n  prior 90%%\n'
mistake 'an open bracket' "$names" 'rule a -> malware\n  match ("Trojan" | "Backdoor"\n  prior 0.9\n'
mistake 'words for signs' "$names" 'rule a -> malware\n  match word and capitalised "x"\n  not-before not "x"\n'
mistake 'no indentation' "$names" 'rule a -> malware\nmatch "Trojan"\n'
mistake 'another arrow' "$names" 'rule a => malware\n  match "Trojan"\n'
mkdir empty
show nomen check empty
