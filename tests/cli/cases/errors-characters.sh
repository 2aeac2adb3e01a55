# What was typed is shown as it is, but for what a terminal would act on and for what is no UTF-8.
sipcodes explain 'bận' 2>&1; echo "status $?"
sipcodes explain '忙线' 2>&1; echo "status $?"
sipcodes explain $'\e[31mred\a\n\x9b\xff' 2>&1; echo "status $?"
sipcodes explain "$(printf 'ü%.0s' {1..60})" 2>&1; echo "status $?"
sipcodes explain "x$(printf 'ü%.0s' {1..60})" 2>&1; echo "status $?"
# Places are counted in characters.
sipcodes list '486,ünd' 2>&1; echo "status $?"
sipcodes list 'ü,4x' 2>&1; echo "status $?"
sipcodes advise --status 503 --rules 'stop=486; größe=4' 2>&1; echo "status $?"
sipcodes advise --status 503 --rules 'base=größe' 2>&1; echo "status $?"
