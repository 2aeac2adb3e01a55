# Fish completion for sipcodes(1). Codes and names come from the command itself.

function __sipcodes_codes
    sipcodes list 2>/dev/null | string replace -r '^(\d+)  (.*\S)  +[a-z].*$' '$1\t$2'
end

# The names that "sipcodes policy", "sipcodes best" and "sipcodes cause" list.
function __sipcodes_names
    sipcodes $argv 2>/dev/null | string match -r '^[a-z]\S*$'
end

function __sipcodes_languages
    sipcodes languages 2>/dev/null | string replace -r '^(\S+) +(.*\S)  +labels .*$' '$1\t$2'
end

set -l items role origin usage call-id progress credentials stale attempts targets-left targets secure anonymous \
    cancelled consent overlap raced compact ping session-expires min-se expires failures flows-down rewritten random
set -l methods INVITE BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO REFER MESSAGE UPDATE
set -l locations U LPN LN TN RLN RPN LOC-6 INTL LOC-8 LOC-9 BI LOC-11 LOC-12 LOC-13 LOC-14 LOC-15
set -l asks '__fish_seen_subcommand_from advise explain'

complete -c sipcodes -f
complete -c sipcodes -n __fish_use_subcommand -a explain -d 'What codes mean and what to do'
complete -c sipcodes -n __fish_use_subcommand -a compare -d 'How two codes differ'
complete -c sipcodes -n __fish_use_subcommand -a list -d 'The known codes, or those of a set'
complete -c sipcodes -n __fish_use_subcommand -a search -d 'The codes whose texts hold words'
complete -c sipcodes -n __fish_use_subcommand -a advise -d 'What to do about a response'
complete -c sipcodes -n __fish_use_subcommand -a best -d 'Which response of a fork goes upstream'
complete -c sipcodes -n __fish_use_subcommand -a policy -d 'What products do on each code'
complete -c sipcodes -n __fish_use_subcommand -a cause -d 'Causes of Q.850, and the tables between them and codes'
complete -c sipcodes -n __fish_use_subcommand -a languages -d 'What --lang takes, and how much is translated'
complete -c sipcodes -n 'not __fish_seen_subcommand_from advise policy' -a '(__sipcodes_codes)'
complete -c sipcodes -n '__fish_seen_subcommand_from advise' -F
complete -c sipcodes -n '__fish_seen_subcommand_from policy' -a '(__sipcodes_names policy)'
complete -c sipcodes -n '__fish_seen_subcommand_from explain' -l response -r -F -d 'A file with a response'
complete -c sipcodes -n $asks -l status -x -a '(__sipcodes_codes)' -d 'The response, if there is no file'
complete -c sipcodes -n '__fish_seen_subcommand_from advise explain best' -l method -x -a "$methods" -d 'Method of the request'
complete -c sipcodes -n $asks -l header -x -d 'A header field of the response'
complete -c sipcodes -n $asks -l context -x -a (string join ' ' -- $items=) -d 'What is known beside the response'
complete -c sipcodes -n $asks -l tried -x -d 'A target tried already'
complete -c sipcodes -n $asks -l policy -x -a '(__sipcodes_names policy)' -d 'What the policy does'
complete -c sipcodes -n $asks -l import -x -d 'Codes that fail over, as other products write them'
complete -c sipcodes -n $asks -l rules -x -d 'Changes to the policy'
complete -c sipcodes -n '__fish_seen_subcommand_from best' -l rule -x -a '(__sipcodes_names best)' -d 'How ties are broken'
complete -c sipcodes -n '__fish_seen_subcommand_from cause' -l table -x -a '(__sipcodes_names cause)' -d 'By one table only'
complete -c sipcodes -n '__fish_seen_subcommand_from cause' -l via -x -a '(__sipcodes_names cause)' -d 'The tables of a path'
complete -c sipcodes -n '__fish_seen_subcommand_from cause' -l location -x -a "$locations" -d 'Where the cause comes from'
complete -c sipcodes -n '__fish_seen_subcommand_from cause' -l no-location -d 'No product on the path keeps the location'
complete -c sipcodes -n '__fish_seen_subcommand_from cause' -l round-trips -d 'Which codes survive'
complete -c sipcodes -s f -l format -x -a 'text markdown json' -d 'Output format'
complete -c sipcodes -s l -l lang -x -a '(__sipcodes_languages)' -d 'Language of the texts'
complete -c sipcodes -s n -l limit -x -d 'Most matches of a search'
complete -c sipcodes -s h -l help -d 'Show help'
complete -c sipcodes -s V -l version -d 'Show the version'
