import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let completion = Verb(
    "completion", "Print what makes a shell complete crm's words.",
    """
    The script only hands the line to crm and shows the answer, so it never grows old.

      $ crm completion bash
      $ crm completion zsh
    """
  ) { a throws(CRMError) in
    let shell: Shell = try a.argument("shell", "The shell.")
    return { context throws(CRMError) in try context.sink().write(shell.script) }
  }

  static let complete = Verb(
    "complete", "Answer what may stand in place of the last word.",
    """
      $ crm complete -- contact li
    """, isHidden: true
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments("word", "The words so far, the last one being typed.")
    let line: String? = try a.option(
      "line", value: "text", "The line up to the cursor, as it is typed.")
    return { context throws(CRMError) in
      let words = line.map { Array(ShellWords.split($0).dropFirst()) } ?? words
      // Nothing that goes wrong here may show in somebody's line.
      context.options.quiet = true
      for (word, meaning) in Completer(context).candidates(words).prefix(200) {
        try context.sink().write(Visible.text(word) + "\t" + Visible.text(meaning) + "\n")
      }
    }
  }

  static let manual = Verb(
    "manual", "Write the generated pages of the manual to a folder.",
    """
      $ crm manual man1 --date 2026-11-21
    """, isHidden: true
  ) { a throws(CRMError) in
    let folder: String = try a.argument("folder", "Where to.", completing: .file)
    let date: String? = try a.option("date", value: "date", "The date of the pages.")
    return { context throws(CRMError) in
      let today = try context.now().day.description
      let day = date ?? today
      for page in Manual(date: day).pages() {
        let path = context.absolute(folder) + "/" + page.file
        try OutputFile.makeFolder(of: path)
        let file = try OutputFile(path, mode: 0o644)
        try file.sink.write(page.text)
        try file.keep()
      }
    }
  }
}

/// A shell that can complete.
package enum Shell: String, CaseIterable, ArgumentValue {
  case bash, zsh, fish

  /// What its users load.
  package var script: String {
    switch self {
    case .bash:
      #"""
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

      """#
    case .zsh:
      #"""
      #compdef crm
      # Completion of crm for zsh: put it as _crm into a folder of fpath.
      _crm() {
        local -a lines found
        local line word
        lines=("${(@f)$(crm complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        for line in $lines; do
          word=${line%%$'\t'*}
          found+=("${word//:/\\:}:${line#*$'\t'}")
        done
        if [[ ${lines[1]} == *=$'\t'* ]]; then
          _describe -t values crm found -S ''
        else
          _describe -t values crm found || _files
        fi
      }
      if [[ $funcstack[1] == _crm ]]; then _crm "$@"; else compdef _crm crm; fi

      """#
    case .fish:
      """
      # Completion of crm for fish: put it as crm.fish into ~/.config/fish/completions.
      complete -c crm -f -a '(crm complete -- (commandline -opc)[2..] (commandline -ct))'

      """
    }
  }
}
