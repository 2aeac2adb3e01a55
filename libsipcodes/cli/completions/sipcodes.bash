# Bash completion for sipcodes(1). The codes come from the command itself.
_sipcodes() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    case $before in
        -f | --format) mapfile -t COMPREPLY < <(compgen -W "text markdown json" -- "$word") ; return ;;
        -l | --lang) mapfile -t COMPREPLY < <(compgen -W "en" -- "$word") ; return ;;
        -n | --limit) return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--format --lang --limit --help --version" -- "$word")
        return
    fi
    local words
    words=$(sipcodes list 2>/dev/null | cut -d ' ' -f 1)
    ((COMP_CWORD > 1)) || words+=" explain compare list search"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _sipcodes sipcodes
