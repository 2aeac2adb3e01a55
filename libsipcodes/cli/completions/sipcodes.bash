# Bash completion for sipcodes(1). Codes and names come from the command itself.
_sipcodes_names() {
    sipcodes "$1" 2>/dev/null | sed -n 's/^\([a-z][^ ]*\)$/\1/p'
}

_sipcodes_languages() {
    sipcodes languages 2>/dev/null | cut -d ' ' -f 1
}

_sipcodes() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local items="role= origin= usage= call-id= progress= credentials= stale= attempts= targets-left= targets= secure=
        anonymous= cancelled= consent= overlap= raced= compact= ping= session-expires= min-se= expires= failures=
        flows-down= rewritten= random="
    local locations="U LPN LN TN RLN RPN LOC-6 INTL LOC-8 LOC-9 BI LOC-11 LOC-12 LOC-13 LOC-14 LOC-15"
    local words
    case $before in
        -f | --format) mapfile -t COMPREPLY < <(compgen -W "text markdown json" -- "$word") ; return ;;
        -l | --lang) mapfile -t COMPREPLY < <(compgen -W "$(_sipcodes_languages)" -- "$word") ; return ;;
        --policy) mapfile -t COMPREPLY < <(compgen -W "$(_sipcodes_names policy)" -- "$word") ; return ;;
        --rule) mapfile -t COMPREPLY < <(compgen -W "$(_sipcodes_names best)" -- "$word") ; return ;;
        --table | --via) mapfile -t COMPREPLY < <(compgen -W "$(_sipcodes_names cause)" -- "$word") ; return ;;
        --location) mapfile -t COMPREPLY < <(compgen -W "$locations" -- "$word") ; return ;;
        --method)
            words="INVITE BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO REFER MESSAGE UPDATE"
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
            return
            ;;
        --context)
            compopt -o nospace 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -W "$items" -- "$word")
            return
            ;;
        --response) mapfile -t COMPREPLY < <(compgen -f -- "$word") ; return ;;
        -n | --limit | --header | --rules | --import | --tried) return ;;
    esac
    if [[ $word == -* ]]; then
        words="--format --lang --help --version"
        case $command in
            search) words+=" --limit" ;;
            advise | explain) words+=" --status --method --header --context --tried --policy --import --rules" ;;&
            explain) words+=" --response" ;;
            best) words+=" --method --rule" ;;
            cause) words+=" --table --location --via --no-location --round-trips" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
    if ((COMP_CWORD > 1)) && [[ $command == advise && $before != --status ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
    fi
    if ((COMP_CWORD > 1)) && [[ $command == policy ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_sipcodes_names policy)" -- "$word")
        return
    fi
    words=$(sipcodes list 2>/dev/null | cut -d ' ' -f 1)
    ((COMP_CWORD > 1)) || words+=" explain compare list search advise best policy cause languages"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _sipcodes sipcodes
