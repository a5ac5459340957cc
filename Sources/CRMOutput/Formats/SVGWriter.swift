import CRMDomain

/// The picture of an answer that has one: bars, the longest for the largest size, with what each is and how much.
package struct SVGWriter: AnswerWriter {
  private let page: Page

  init(_ page: Page) { self.page = page }

  /// How many bars a picture has at most; a table has them all.
  private static let most = 40
  private static let width = 480
  private static let label = 130
  private static let value = 120
  private static let step = 26

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    guard grid.chart != nil else {
      throw .usage("there is no picture of this answer", hint: "--format html has it as a table")
    }
    // Beside a picture stands no page that says how it looks.
    let style =
      "text{font:13px system-ui,sans-serif;fill:#1c2024}rect{fill:#2f6f9f}.g{fill:#fff}"
      + "@media(prefers-color-scheme:dark){text{fill:#e6e9ec}rect{fill:#6fb1e0}.g{fill:#16191d}}"
    guard let picture = try picture(grid, style: style) else {
      try page.sink.write(Self.frame(24, grid.title, style) + "</svg>\n")
      return 0
    }
    try page.sink.write(picture)
    return 1
  }

  private static func frame(_ height: Int, _ title: String, _ style: String) -> String {
    // Alone it has a ground of its own: what it is shown on may be of the other kind.
    let inner =
      style.isEmpty
      ? ""
      : "<style>\(style)</style>\n<rect class=\"g\" width=\"\(width)\" height=\"\(height)\"/>\n"
    let name = HTML.escaped(title.isEmpty ? "chart" : title)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
      + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(name)\">\n\(inner)"
  }

  /// The picture of a grid; nil where it has none.
  func picture(_ grid: Grid, style: String = "") throws(CRMError) -> String? {
    guard let chart = grid.chart else { return nil }
    let display = try page.display()
    let columns = grid.columns
    let currency = Grid.currency(columns)
    var bars: [(label: String, size: Int64, value: String)] = []
    try grid.rows { cells throws(CRMError) in
      guard bars.count < Self.most else { return }
      bars.append(
        (
          chart.labels.map { display.string(cells[$0], columns, $0, cells, currency) }
            .joined(separator: ", "),
          chart.size(of: cells),
          display.string(cells[chart.size], columns, chart.size, cells, currency)
        ))
    }
    guard let most = bars.map({ $0.size }).max(), most > 0 else { return nil }
    var out = Self.frame(bars.count * Self.step + 6, grid.title, style)
    for (i, bar) in bars.enumerated() {
      let middle = i * Self.step + Self.step / 2 + 3
      let room = Self.width - Self.label - Self.value
      let length = max(bar.size > 0 ? 1 : 0, Int(Int128(bar.size) * Int128(room) / Int128(most)))
      out +=
        "<text x=\"\(Self.label - 10)\" y=\"\(middle + 4)\" text-anchor=\"end\">\(HTML.escaped(Self.cut(bar.label)))</text>"
      out += "<rect x=\"\(Self.label)\" y=\"\(middle - 8)\" width=\"\(length)\" height=\"16\"/>"
      out +=
        "<text x=\"\(Self.label + length + 8)\" y=\"\(middle + 4)\">\(HTML.escaped(bar.value))</text>\n"
    }
    return out + "</svg>\n"
  }

  private static func cut(_ text: String) -> String {
    TextLine.cells(text) <= 18 ? text : String(text.prefix(17)) + "…"
  }

  package func write(_ told: Told) throws(CRMError) {
    throw .usage("there is no picture of this answer")
  }

  package func write(_ document: Document) throws(CRMError) {
    try page.sink.write(document.picture)
  }
}
