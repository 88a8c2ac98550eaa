printf "L'Ukraine APT28 7.9.2023\nU.S.-China \304\260stanbul \357\275\201\357\275\202\357\275\203 中国 \303\251\n" >a.txt
show nomen tokens a.txt
show nomen tokens - <a.txt
: | show nomen tokens
show nomen tokens missing a.txt
