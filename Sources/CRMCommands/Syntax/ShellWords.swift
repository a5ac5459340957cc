/// The words of a line being typed, as the shell would have them: quotes and backslashes taken off, an open
/// quote at the end left open.
enum ShellWords {
  /// The words; the last one, which may be empty, is being typed.
  static func split(_ line: String) -> [String] {
    var words = [""]
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        words[words.count - 1].append(character)
        isEscaped = false
      } else if let open = quote {
        if character == open {
          quote = nil
        } else if character == "\\", open == "\"" {
          isEscaped = true
        } else {
          words[words.count - 1].append(character)
        }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == " " || character == "\t" {
        if words.last != "" { words.append("") }
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
