/// A shell that can complete.
package enum Shell: String, CaseIterable, ArgumentValue {
  case bash, zsh, fish

  /// What its users load: it hands the words to `crm complete` and quotes what comes back.
  package var script: String {
    switch self {
    case .bash:
      #"""
      # Completion of crm for bash: source it, or put it into bash-completion's folder.

      # The text $1 as it is typed where the quote $2 is open, or none; the answer is in quoted.
      _crm_quote() {
        local i char
        quoted=
        for ((i = 0; i < ${#1}; i++)); do
          char=${1:i:1}
          case $2$char in
            \"[\"\$\\\`]) quoted+=\\$char ;;
            \"!) quoted+='"\!"' ;;
            \'\') quoted+="'\\''" ;;
            \"? | \'?) quoted+=$char ;;
            [[:space:]\"\'\`\$\\\&\;\|\<\>\(\)*?\[\]{}!#~^]) quoted+=\\$char ;;
            *) quoted+=$char ;;
          esac
        done
      }

      _crm() {
        local line=${COMP_LINE:0:COMP_POINT} IFS= i char row quoted quote= word= begun= head= files=
        local words=() texts=() meanings=() ends=()
        # The words up to the cursor, the last one unfinished. Of it bash replaces $2 only, what stands behind
        # = : or @: head is what stands in front of that.
        for ((i = 0; i < ${#line}; i++)); do
          ((i == ${#line} - ${#2})) && head=$word
          char=${line:i:1}
          case $quote$char in
            \"\\) [[ ${line:i+1:1} == [\"\$\\\`] ]] && char=${line: ++i:1}; word+=$char ;;
            \"\" | \'\') quote= ;;
            \"? | \'?) word+=$char ;;
            [\"\']) quote=$char begun=1 ;;
            \\) word+=${line: ++i:1} begun=1 ;;
            [[:space:]]) [[ $begun ]] && words+=("$word"); word= begun= ;;
            *) word+=$char begun=1 ;;
          esac
        done
        [[ $2 ]] || head=$word
        while read -r row; do
          [[ $row == *$'\t'*$'\t'file ]] && files=1
          [[ $files || $row != "$head"* ]] && continue
          row=${row#"$head"}
          texts+=("${row%%$'\t'*}") row=${row#*$'\t'}
          meanings+=("${row%%$'\t'*}")
          [[ $row == *$'\t'more ]] && ends+=('') || ends+=(' ')
        done < <(crm complete -- "${words[@]:1}" "$word" 2>/dev/null)
        COMPREPLY=()
        # Where a file is wanted, bash does what it does where nobody completes.
        if [[ $files ]]; then
          compopt +o nospace 2>/dev/null
          return
        fi
        compopt +o default 2>/dev/null
        compopt -o nosort 2>/dev/null
        ((${#texts[@]})) || return 0
        # As far as all agree, but never less than what was typed: they may agree by what is folded.
        word=${word#"$head"} row=${texts[0]}
        for char in "${texts[@]}"; do
          while [[ $char != "$row"* ]]; do row=${row%?}; done
        done
        if ((COMP_TYPE == 63)); then
          # A list is only shown: the words as they are, with what they mean.
          for i in "${!texts[@]}"; do
            COMPREPLY+=("${texts[i]}${meanings[i]:+  (${meanings[i]})}")
          done
          return
        fi
        if ((${#texts[@]} > 1 && (COMP_TYPE == 9 || COMP_TYPE != 37 && ${#row} != ${#word}))); then
          ((${#row} > ${#word})) || row=$word
          texts=("$row") ends=('')
        fi
        for i in "${!texts[@]}"; do
          _crm_quote "${texts[i]}" "$quote"
          [[ $quote ]] || quoted+=${ends[i]}
          COMPREPLY+=("$quoted")
        done
        # The quote of a word that is alone is closed by bash, which sets the blank behind it; two leave it open.
        if [[ $quote && ${#texts[@]} == 1 ]]; then
          [[ ${ends[0]} ]] && compopt +o nospace 2>/dev/null || COMPREPLY+=("$quoted ")
        fi
      }
      complete -o default -o nospace -F _crm crm

      """#
    case .zsh:
      #"""
      #compdef crm
      # Completion of crm for zsh: put it as _crm into a folder of fpath.
      _crm() {
        local -a finished unfinished folded typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
        local row word meaning common
        for row in "${(@f)$(crm complete -- "$typed[@]" 2>/dev/null)}"; do
          case $row in
            '') continue ;;
            *$'\t'*$'\t'file)
              compset -P '--[a-z-]##='
              _files
              return ;;
          esac
          word=${row%%$'\t'*} row=${row#*$'\t'} meaning=${row%%$'\t'*}
          (( $#finished + $#unfinished )) || common=$word
          while [[ $word != "$common"* ]]; do common=${common%?}; done
          # What agrees with what was typed only by what is folded, zsh would drop.
          [[ $word == "$typed[-1]"* ]] || folded=(-U)
          word=${${word//\\/\\\\}//:/\\:}${meaning:+:$meaning}
          if [[ $row == *$'\t'more ]]; then unfinished+=("$word"); else finished+=("$word"); fi
        done
        # What was typed stays where they agree on less.
        (( $#common < $#typed[-1] )) && [[ $compstate[insert] == *unambiguous ]] && compstate[insert]=
        _describe -V -t values crm unfinished -S '' $folded -- finished $folded
      }
      if [[ $funcstack[1] == _crm ]]; then _crm "$@"; else compdef _crm crm; fi

      """#
    case .fish:
      #"""
      # Completion of crm for fish: put it as crm.fish into ~/.config/fish/completions.

      # Asks crm what fits; false where the name of a file does, which fish completes itself.
      function __crm_ask
          set -l words (commandline -opc)
          set -l typed (commandline -ct)
          # A quote may be open still.
          set -l word (for quote in '' \" \'; string unescape -- $typed$quote 2>/dev/null; and break; end)
          set -g __crm_rows (crm complete -- $words[2..] "$word" 2>/dev/null | string replace -r '\tmore$' '')
          not string match -q -- \*\t\*\tfile "$__crm_rows"
      end

      complete -c crm -k -n __crm_ask -f -a '$__crm_rows'

      """#
    }
  }
}
