/// Text laid out for a terminal of a width.
package enum TextLayout {
  /// Words in lines of at most `width` cells; a longer word stays whole, unless it is to be broken.
  package static func wrap(_ text: String, to width: Int, breaksWords: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for part in text.split(separator: " ") {
      var word = part
      if !line.isEmpty,
        TextLine.cells(line) + 1 + TextLine.cells(String(word.prefix(width + 1))) > width
      {
        lines.append(line)
        line = ""
      }
      // Of a word without an end no more is looked at than a line has room for.
      while breaksWords {
        let head = word.prefix(width + 1)
        guard head.count > width || TextLine.cells(String(head)) > width else { break }
        // A character takes two cells at most.
        let whole = word.prefix(width)
        let piece = TextLine.cells(String(whole)) <= width ? whole : word.prefix(max(1, width / 2))
        lines.append(String(piece))
        word = word.dropFirst(piece.count)
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + [line]
  }

  /// Paragraphs wrapped; lines that begin with a blank stay as they are.
  package static func paragraphs(_ text: String, width: Int) -> String {
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
  package static func row(_ left: String, _ right: String, column: Int, width: Int) -> String {
    let lines = wrap(right, to: max(20, width - column))
    let indent = String(repeating: " ", count: column)
    var text = "  " + left
    text +=
      left.count + 4 > column
      ? "\n" + indent : String(repeating: " ", count: column - 2 - left.count)
    return text + lines.joined(separator: "\n" + indent) + "\n"
  }
}
