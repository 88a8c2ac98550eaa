nomen compile "$root/tests/golden/packs/small" -o small.model
nomen compile "$root/tests/golden/packs/small" -o again.model
cmp small.model again.model && echo the same bytes
# The sizes of sections are the format's own affair.
show nomen info small.model | sed -E '/^sections/,$ s/^(  [a-z-]+) .*/\1 N/'
nomen info --verify small.model | cmp - "$scratch/out"
nomen info >default && grep -c . default | grep -qv '^0$' && echo there is a default model
nomen info --verify >/dev/null && echo and it is sound
