/// A language by its ISO 639-1 code: what a person speaks, not what the program writes.
package enum Language {
  /// The code of a language named by its code or a name in any of the four languages; nil if none.
  package static func code(_ text: String) -> String? {
    let text = text.trimmed
    let lower = text.lowercased()
    if names[lower] != nil { return lower }
    // "nb-NO", "en_US"
    if lower.utf8.count == 5, lower.contains("-") || lower.contains("_"),
      names[String(lower.prefix(2))] != nil
    {
      return String(lower.prefix(2))
    }
    return byName[Folding.key(text)]
  }

  /// The name of a language.
  package static func name(_ code: String, in language: DisplayLanguage) -> String {
    guard let line = names[code] else { return code }
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    let index = DisplayLanguage.allCases.firstIndex(of: language) ?? 0
    let name = index < parts.count ? parts[index] : ""
    return String(name.isEmpty ? parts.first ?? "" : name)
  }

  /// Every code, in order.
  package static var codes: [String] { names.keys.sorted() }

  private static let names: [String: Substring] = {
    var names: [String: Substring] = [:]
    for line in table.split(separator: "\n") { names[String(line.prefix(2))] = line.dropFirst(3) }
    return names
  }()

  private static let byName: [String: String] = {
    var byName: [String: String] = [:]
    for (code, line) in names {
      for name in line.split(separator: "|") { byName[Folding.key(String(name))] = code }
    }
    return byName
  }()
}
