# Completion of crm for bash: source it, or put it into bash-completion's folder.
_crm() {
  local line=${COMP_LINE:0:COMP_POINT} words cur IFS=$' \t\n'
  # bash splits at = : and @ as well; crm wants the words as they are typed.
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  cur=${words[-1]}
  local prefix=${cur%"${COMP_WORDS[COMP_CWORD]}"}
  [[ ${COMP_WORDS[COMP_CWORD]} == [=:@] ]] && prefix=$cur
  IFS=$'\n'
  COMPREPLY=($(crm complete -- "${words[@]:1}" 2>/dev/null | cut -f1))
  COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
  [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o default -F _crm crm
