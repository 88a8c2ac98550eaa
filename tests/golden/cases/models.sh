# What is no sound model is refused, with a sentence and exit code 2.
nomen compile "$root/tests/golden/packs/small" -o small.model
echo text >text.txt
: >empty
head -c 1000 small.model >half
head -c 40 small.model >stub
change() { python3 -c '
import sys
data = bytearray(open("small.model", "rb").read())
at = int(sys.argv[2])
data[at] ^= int(sys.argv[3])
open(sys.argv[1], "wb").write(data)' "$@"; }
change magic 0 1
change version 8 1
change reader 12 9
change header 40 1
change table 100 1
change body 3000 1
for model in text.txt empty half stub magic reader header table missing .; do
    show nomen tag -m $model text.txt
    show nomen info $model
done | sed -E 's/have [0-9]+ bytes/have N bytes/; s/version [0-9]+;/version N;/; s/reads version [0-9]+/reads version M/'
echo Ruritania | show nomen tag -m version
show nomen info --verify body
show nomen info --verify text.txt
