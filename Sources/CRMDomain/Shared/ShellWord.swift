/// Words as a shell takes them: what a hint tells to type is to arrive as it was meant.
package enum ShellWord {
  /// A word that a shell reads as this text; as it is where that is so already.
  package static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte >= 0x80 || "_-+=.,:@%/".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  /// The text in quotes.
  package static func quoted(_ text: String) -> String {
    // Within double quotes a shell still reads these.
    let read = "\"$`\\!".utf8
    return text.utf8.contains { read.contains($0) }
      ? "'" + text.replacing("'", by: "'\\''") + "'" : "\"" + text + "\""
  }
}
