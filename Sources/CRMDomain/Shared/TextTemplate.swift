/// A text with places that are filled in: `Dear {{first_name|customer}},`.
///
/// A place is what stands between two braces and two braces: a name, and behind `|` what is written where it is empty.
/// A line that says nothing but places that are all empty, with signs between them, is left out.
package struct TextTemplate: Sendable, Equatable {
  /// A piece of a line.
  package enum Piece: Sendable, Equatable {
    /// As it is.
    case text(String)
    /// What is filled in, and what is written where that is empty.
    case place(name: String, otherwise: String)
  }

  /// A line.
  package struct Line: Sendable, Equatable {
    /// Which, counted from 1.
    package var number: Int
    /// Its pieces, in order; none of a line that is empty.
    package var pieces: [Piece]

    /// Whether it is a heading: `# ` or more of the sign stand at its beginning.
    package var isHeading: Bool {
      guard case .text(let text)? = pieces.first, text.hasPrefix("#") else { return false }
      return text.drop { $0 == "#" }.first == " "
    }

    /// The name of the place that is all there is in the line; nil where it says more.
    package var lone: String? {
      guard pieces.count == 1, case .place(let name, let otherwise) = pieces[0] else { return nil }
      return otherwise.isEmpty ? name : nil
    }
  }

  /// What is no template, and where.
  package struct Fault: Error, Sendable, Equatable {
    /// The line, counted from 1.
    package var line: Int
    /// For people.
    package var reason: String

    /// What is wrong in a line.
    package init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// Its lines.
  package let lines: [Line]

  /// Reads a template.
  package init(_ text: String) throws(Fault) {
    var lines: [Line] = []
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let rows = text.replacing("\r\n", by: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (i, row) in rows.enumerated() {
      lines.append(Line(number: i + 1, pieces: try Self.pieces(row, i + 1)))
    }
    self.lines = lines
  }

  private static func pieces(_ row: Substring, _ number: Int) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    var rest = row
    while let first = rest.first {
      guard rest.hasPrefix("{{") else {
        text.append(first)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(2)
      var inside = ""
      while !rest.isEmpty, !rest.hasPrefix("}}") { inside.append(rest.removeFirst()) }
      guard rest.hasPrefix("}}") else {
        throw Fault(line: number, reason: "a place that begins with {{ has no }}")
      }
      rest = rest.dropFirst(2)
      let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map { String($0).trimmed } ?? ""
      guard !name.isEmpty else { throw Fault(line: number, reason: "{{}} names nothing") }
      if !text.isEmpty { pieces.append(.text(text)) }
      text = ""
      pieces.append(.place(name: name, otherwise: parts.count > 1 ? String(parts[1]).trimmed : ""))
    }
    if !text.trimmed.isEmpty || (!text.isEmpty && !pieces.isEmpty) { pieces.append(.text(text)) }
    return pieces
  }

  /// Every place by name, once each, in the order they stand.
  package var places: [(name: String, line: Int)] {
    var found: [(name: String, line: Int)] = []
    for line in lines {
      for case .place(let name, _) in line.pieces where !found.contains(where: { $0.name == name })
      {
        found.append((name, line.number))
      }
    }
    return found
  }
}

extension TextTemplate.Line {
  /// The line with its places filled in: more lines where a value has several, none where all there was is empty.
  package func filled(_ value: (String) -> String) -> [String] {
    var out = ""
    var isEmpty = pieces.contains { if case .place = $0 { true } else { false } }
    var saysMore = false
    for piece in pieces {
      switch piece {
      case .text(let text):
        out += text
        if text.contains(where: { $0.isLetter || $0.isNumber }) { saysMore = true }
      case .place(let name, let otherwise):
        let known = value(name)
        let text = known.isEmpty ? otherwise : known
        if !text.isEmpty { isEmpty = false }
        out += text
      }
    }
    if isEmpty, !saysMore { return [] }
    return out.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
