/// Which words of a ticket tell what it belongs to: `billing: faktura invoice; delivery: pakke levering`.
package struct TicketCategories {
  private var words: [(category: String, words: [String])] = []

  /// Reads the setting `ticket_categories`.
  package init(_ text: String) {
    for part in text.replacing("\n", by: ";").split(separator: ";") {
      guard let colon = part.firstIndex(of: ":") else { continue }
      let category = String(part[..<colon]).trimmed
      let list = part[part.index(after: colon)...].split { $0 == " " || $0 == "," }
        .map { Folding.key(String($0)) }.filter { !$0.isEmpty }
      if !category.isEmpty, !list.isEmpty { words.append((category, list)) }
    }
  }

  /// Whether it says anything.
  package var isEmpty: Bool { words.isEmpty }

  /// The first category one of whose words begins a word of the text, and that word.
  package func category(of text: String) -> (category: String, word: String)? {
    let found = Folding.key(text).split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    for (category, list) in words {
      for word in list where found.contains(where: { $0.hasPrefix(word) }) {
        return (category, word)
      }
    }
    return nil
  }
}
