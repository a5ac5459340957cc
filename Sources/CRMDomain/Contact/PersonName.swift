/// The parts of a person's name, and how they make the whole.
package enum PersonName {
  /// Words that belong to the family name after them.
  private static let particles: Set<String> = [
    "von", "van", "de", "af", "av", "der", "den", "da", "di", "du", "la", "le", "ten", "ter", "zu",
    "zur", "bin", "ibn", "al", "el", "dos", "das", "del", "della", "dela", "do", "st", "st.", "vom",
  ]

  /// Titles that stand in front of names and are no part of them.
  private static let prefixes: Set<String> = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "herr", "fru", "hr",
    "hr.",
    "fr.",
  ]

  /// Given, middle and family name.
  package struct Parts: Equatable {
    /// The given name.
    package var first = ""
    /// Names between given and family name.
    package var middle = ""
    /// The family name, with its particles.
    package var last = ""
  }

  /// Takes a whole name apart: the last word with its particles is the family name, the rest the given
  /// name; `Nordmann, Kari` names the family first. `Kari Nordmann, PhD` does not: what stands before the
  /// comma is a family name only if it is one word with its particles.
  package static func split(_ name: String) -> Parts {
    if let last = name.withBytes({ lastWord(of: $0) }) {
      let words = name.utf8
      let start = words.index(words.startIndex, offsetBy: last)
      let end = last == 0 ? start : words.index(before: start)
      return Parts(first: String(name[..<end]), last: String(name[start...]))
    }
    return splitWords(name)
  }

  /// Where the last word of a name begins that is only words with a blank between them, of which none belongs to
  /// the next: what almost every name is. nil where it is more.
  private static func lastWord(of name: Bytes) -> Int? {
    var (start, before) = (0, 0)
    for i in name.indices {
      switch name[i] {
      case UInt8(ascii: " "):
        // A blank with a mark on it is none.
        guard i > start, i + 1 < name.count, !(0xCC...0xCD).contains(name[i + 1]) else {
          return nil
        }
        (before, start) = (start, i + 1)
      case UInt8(ascii: ","), 0x09, 0x0A: return nil
      case 0xA0 where i > 0 && name[i - 1] == 0xC2: return nil
      default: continue
      }
    }
    if start == 0 { return name.isEmpty ? nil : 0 }
    let word = name.part(before..<start - 1)
    return word.count <= longestParticle && particles.contains(word.string.lowercased())
      ? nil : start
  }

  private static let longestParticle = 5

  /// Takes a whole name apart, whatever it is.
  package static func splitWords(_ name: String) -> Parts {
    if let comma = name.firstIndex(of: ",") {
      let last = String(name[..<comma]).trimmed
      let rest = String(name[name.index(after: comma)...]).trimmed
      if !last.isEmpty, !rest.isEmpty, !rest.contains(","), isFamilyName(last), !isSuffix(rest) {
        return Parts(first: rest, last: last)
      }
    }
    let words = name.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{A0}" }.map {
      String($0)
    }
    guard words.count > 1 else { return Parts(last: words.first ?? "") }
    var start = words.count - 1
    while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
    // "van Dyck": only particles in front, and no given name.
    if start == 1, particles.contains(words[0].lowercased()) { start = 0 }
    return Parts(
      first: words[..<start].joined(separator: " "), last: words[start...].joined(separator: " "))
  }

  /// Whether a text is one word, particles in front of it not counted.
  private static func isFamilyName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return !text.contains("(")
      && words.dropLast().allSatisfy { particles.contains($0.lowercased()) }
  }

  /// Whether a word stands behind names, not in front of them.
  private static func isSuffix(_ text: String) -> Bool {
    [
      "phd", "ph.d.", "md", "jr", "jr.", "sr", "sr.", "ii", "iii", "mba", "msc", "inc", "inc.",
      "ltd",
      "ltd.", "llc", "as", "ab", "aps",
    ].contains(text.lowercased())
  }

  /// Brings the name of a contact in order: the whole from the parts, or the parts from the whole, and
  /// the sort key.
  static func finish(_ draft: RecordDraft) {
    let row = draft.row
    let known = draft.layout.known
    guard let name = known.name, let first = known.firstName, let middle = known.middleName,
      let last = known.lastName
    else { return }
    let places = fields(draft.layout)
    let wrotePart =
      draft.wasAssigned(places.first) || draft.wasAssigned(places.middle)
      || draft.wasAssigned(places.last)
    let wroteName = draft.wasAssigned(places.name)
    let hasPart = wrotePart && !(row.isNull(first) && row.isNull(middle) && row.isNull(last))
    if wroteName, !row.isNull(name) {
      if !hasPart, let start = lastWord(of: row.text(name)) {
        row.set(first, partOf: name, 0..<max(0, start - 1))
        row.setNull(middle)
        row.set(last, partOf: name, start..<row.text(name).count)
        for column in [first, middle, last] { row.fold(column, into: column + 1) }
      } else if !hasPart {
        let whole = row.string(name) ?? ""
        let parts = split(whole)
        store(parts.first, first, row)
        store(parts.middle, middle, row)
        store(parts.last, last, row)
        if whole.contains(","), !parts.first.isEmpty, whole.hasPrefix(parts.last) {
          join(first, middle, last, into: name, row)
        }
      }
    } else if wrotePart {
      join(first, middle, last, into: name, row)
    } else if wroteName {
      for column in [first, middle, last] { store("", column, row) }
    }
    sortKey(draft, name: name, first: first, middle: middle, last: last)
  }

  /// Where the fields of a name stand: one after the other, as the catalogue has them.
  private static func fields(_ layout: RowLayout) -> (name: Int, first: Int, middle: Int, last: Int)
  {
    let name = layout.known.nameField ?? 0
    return (name, name + 1, name + 2, name + 3)
  }

  private static func store(_ text: String, _ column: Int, _ row: Row) {
    row.set(column, text.isEmpty ? nil : text)
    row.fold(column, into: column + 1)
  }

  private static func join(
    _ first: Int, _ middle: Int, _ last: Int, into name: Int, _ row: Row
  ) {
    row.join([first, middle, last], into: name)
    row.fold(name, into: name + 1)
  }

  /// Family name, given name; Icelandic persons, whose last name is their father's, by given name.
  private static func sortKey(
    _ draft: RecordDraft, name: Int, first: Int, middle: Int, last: Int
  ) {
    let row = draft.row
    let known = draft.layout.known
    guard let column = known.sortKey else { return }
    var parts: (Int?, Int?, Int?)
    if let sortName = known.sortName, !row.isNull(sortName) {
      parts = (sortName, nil, nil)
    } else if let country = known.country, row.text(country).isEqual(to: "IS") {
      parts = (first, middle, last)
    } else {
      parts = (last, first, middle)
    }
    var key = ByteBuffer(capacity: 64)
    var variants = ByteBuffer(capacity: 16)
    var position = 0
    func add(_ part: Int?) {
      guard let part, !row.isNull(part) else { return }
      if key.count > 0 {
        key.append(UInt8(ascii: "!"))
        position += 1
      }
      draft.rules.collation.add(row.text(part), to: &key, &variants, &position)
    }
    add(parts.0)
    add(parts.1)
    add(parts.2)
    if key.count == 0 {
      parts = (name, nil, nil)
      if row.isNull(name) { parts.0 = known.email.flatMap { row.isNull($0) ? known.phone : $0 } }
      add(parts.0)
    }
    draft.rules.collation.finish(&key, &variants)
    row.set(column, key.bytes)
  }
}
