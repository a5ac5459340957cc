import CRMDomain

extension Document {
  /// As a picture of a sheet of paper, SVG: dark on white whatever the screen is, as tall as what it says.
  package var picture: String {
    var sheet = Sheet()
    let title = titlePlace
    for (i, block) in blocks.enumerated() {
      switch block {
      case .heading(let text): sheet.heading(text, isTitle: i == title)
      case .paragraph(let lines): for line in lines { sheet.wrapped(line) }
      case .letterhead(let to, let from, let facts): sheet.letterhead(to, from, facts)
      case .table(let headings, let numeric, let rows): sheet.table(headings, numeric, rows)
      case .sums(let sums): for sum in sums { sheet.sum(sum) }
      }
      sheet.space()
    }
    return sheet.whole(named: self.title)
  }
}

/// A sheet that is written from top to bottom; lengths are pixels.
private struct Sheet {
  private static let width = 760
  private static let margin = 40
  /// The baselines of two lines are so far apart.
  private static let step = 19
  /// About as wide as a character of 13 pixels.
  private static let cell = 7
  private static let right = width - margin

  private var body = ""
  private var y = margin

  /// The end of a part.
  mutating func space() { y += 12 }

  private mutating func text(
    _ text: String, x: Int, at y: Int, isRight: Bool = false, _ kind: String = ""
  ) {
    guard !text.isEmpty else { return }
    body +=
      "<text x=\"\(x)\" y=\"\(y)\"" + (isRight ? " text-anchor=\"end\"" : "")
      + (kind.isEmpty ? "" : " class=\"\(kind)\"") + ">\(HTML.escaped(text))</text>\n"
  }

  mutating func heading(_ words: String, isTitle: Bool) {
    y += isTitle ? 24 : Self.step
    text(words, x: Self.margin, at: y, isTitle ? "t" : "b")
  }

  mutating func wrapped(_ line: String) {
    let room = (Self.right - Self.margin) / Self.cell
    for part in TextLayout.wrap(line, to: room, breaksWords: true) {
      y += Self.step
      text(part, x: Self.margin, at: y)
    }
  }

  mutating func letterhead(_ to: [String], _ from: [String], _ facts: [String]) {
    let room = (Self.width / 2 - Self.margin - 20) / Self.cell
    func wrapped(_ lines: [String]) -> [String] {
      lines.flatMap { TextLayout.wrap($0, to: room, breaksWords: true) }
    }
    let to = wrapped(to)
    for (i, line) in to.enumerated() { text(line, x: Self.margin, at: y + (i + 1) * Self.step) }
    let others = wrapped(from) + (from.isEmpty || facts.isEmpty ? [] : [""]) + wrapped(facts)
    for (i, line) in others.enumerated() {
      text(line, x: Self.width / 2 + 20, at: y + (i + 1) * Self.step)
    }
    y += max(to.count, others.count) * Self.step
  }

  mutating func table(_ headings: [String], _ numeric: [Bool], _ rows: [[String]]) {
    // The first column, in words, has what the others leave.
    let others = headings.indices.dropFirst().map { i in
      (([headings[i]] + rows.map { i < $0.count ? $0[i] : "" }).map { TextLine.cells($0) }.max()
        ?? 0) * Self.cell + 18
    }
    let room = max(120, Self.right - Self.margin - others.reduce(0, +))
    func write(_ cells: [String], _ kind: String, _ sheet: inout Sheet) {
      var x = Self.margin + room
      for (i, width) in others.enumerated() where i + 1 < cells.count {
        let isRight = i + 1 < numeric.count && numeric[i + 1]
        sheet.text(
          cells[i + 1], x: isRight ? x + width : x + 18, at: sheet.y + Self.step, isRight: isRight,
          kind)
        x += width
      }
      for part in TextLayout.wrap(cells.first ?? "", to: room / Self.cell, breaksWords: true) {
        sheet.y += Self.step
        sheet.text(part, x: Self.margin, at: sheet.y, kind)
      }
      sheet.y += 6
      sheet.body +=
        "<rect x=\"\(Self.margin)\" y=\"\(sheet.y)\" width=\"\(Self.right - Self.margin)\" height=\"1\"/>\n"
    }
    write(headings, "b", &self)
    for row in rows { write(row, "", &self) }
  }

  mutating func sum(_ sum: Document.Sum) {
    y += Self.step
    text(sum.label, x: Self.right - 150, at: y, isRight: true, sum.isTotal ? "b" : "")
    text(sum.value, x: Self.right, at: y, isRight: true, sum.isTotal ? "b" : "")
  }

  func whole(named name: String) -> String {
    let height = y + Self.margin
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Self.width)\" height=\"\(height)\""
      + " viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-label=\"\(HTML.escaped(name))\">\n"
    let style =
      "<style>text{font:13px system-ui,sans-serif;fill:#1c2024}.t{font-size:22px;font-weight:bold}"
      + ".b{font-weight:bold}rect{fill:#c4c8ce}.p{fill:#fff;stroke:#c4c8ce}</style>\n"
    let paper =
      "<rect class=\"p\" x=\".5\" y=\".5\" width=\"\(Self.width - 1)\" height=\"\(height - 1)\"/>\n"
    return head + style + paper + body + "</svg>\n"
  }
}
