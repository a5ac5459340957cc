/// Text laid out for a terminal of a width.
enum TextLayout {
  /// Words in lines of at most `width` characters.
  static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + [line]
  }

  /// Paragraphs wrapped; lines that begin with a blank stay as they are.
  static func paragraphs(_ text: String, width: Int) -> String {
    var out: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(" ") || line.isEmpty {
        out.append(String(line))
      } else {
        out += wrap(String(line), to: width)
      }
    }
    return out.joined(separator: "\n")
  }

  /// A word and what it means, the meaning in a column of its own.
  static func row(_ left: String, _ right: String, column: Int, width: Int) -> String {
    let lines = wrap(right, to: max(20, width - column))
    let indent = String(repeating: " ", count: column)
    var text = "  " + left
    text +=
      left.count + 4 > column
      ? "\n" + indent : String(repeating: " ", count: column - 2 - left.count)
    return text + lines.joined(separator: "\n" + indent) + "\n"
  }
}
