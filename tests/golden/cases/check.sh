# Examples that do not hold, warnings, and notes where they are asked for.
show nomen check "$root/tests/golden/packs/small"
mkdir pack
cat >pack/a.tsv <<'END'
#: type country
name	id
Ruritania	RU
Ruritania	RU
Strelsau	RU
Strelsau	RX
END
cat >pack/a.rules <<'END'
rule fenwick -> country
  match            "grand" n:"fenwick"
  id               "GF"
  prior            0.9
  example          "[Grand Fenwick]" = "GF"
  example          "[Grand Fenwick]" = "XX"
  example          "the [Grand Duchy]"
  example          "[Grand Fenwick]" when "tomorrow"
  counter-example  "Grand Fenwick"
  counter-example  "a grand fenwick"

evidence never for country
  before           @no-such-class
END
printf '#: weights\nevidence\ttype\tform\tweight\nprior\tcountry\t*\t2\n' >pack/weights.tsv
show nomen check pack
show nomen check --notes pack
show nomen compile pack -o pack.model
