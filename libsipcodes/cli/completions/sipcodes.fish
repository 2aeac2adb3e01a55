# Fish completion for sipcodes(1). The codes come from the command itself.

function __sipcodes_codes
    sipcodes list 2>/dev/null | string replace -r '^(\d+)  (.*\S)  +[a-z].*$' '$1\t$2'
end

complete -c sipcodes -f
complete -c sipcodes -n __fish_use_subcommand -a explain -d 'What codes mean and what to do'
complete -c sipcodes -n __fish_use_subcommand -a compare -d 'How two codes differ'
complete -c sipcodes -n __fish_use_subcommand -a list -d 'The known codes, or those of a set'
complete -c sipcodes -n __fish_use_subcommand -a search -d 'The codes whose texts hold words'
complete -c sipcodes -a '(__sipcodes_codes)'
complete -c sipcodes -s f -l format -x -a 'text markdown json' -d 'Output format'
complete -c sipcodes -s l -l lang -x -a en -d 'Language of the texts'
complete -c sipcodes -s n -l limit -x -d 'Most matches of a search'
complete -c sipcodes -s h -l help -d 'Show help'
complete -c sipcodes -s V -l version -d 'Show the version'
