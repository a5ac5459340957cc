# Completion of crm for bash: source it, or put it into bash-completion's folder.
_crm() {
  local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} head IFS=$'\n'
  # bash splits words at = and :, crm does not: what stands in front of the sign stays as it is.
  [[ $word == [=:] ]] && word=
  head=${line%"$word"}
  # An @ readline takes for the beginning of a host is part of what it replaces.
  head=${head##*[[:space:]]} head=${head%@}
  COMPREPLY=($(crm complete --line "$line" 2>/dev/null | cut -f1))
  COMPREPLY=("${COMPREPLY[@]#"$head"}")
  [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o default -F _crm crm
