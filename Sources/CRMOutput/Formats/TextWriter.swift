import CRMDomain

/// Answers as text: tables, lines, letters.
package struct TextWriter: AnswerWriter {
  private let page: Page

  init(_ page: Page) { self.page = page }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    if let lines = grid.lines {
      let lines = try lines()
      for line in lines { try page.write(line) }
      return lines.count
    }
    let grid = grid.shown.map { grid.picking($0) } ?? grid
    if !grid.heading.isEmpty { try page.write(TextLine("", head: grid.heading)) }
    for line in grid.above { try page.write(line) }
    let bars = try bars(grid)
    let table = TextTable(
      page.sink, grid.columns + (bars == nil ? [] : [Self.bar]), try page.display(),
      palette: page.palette, width: page.width)
    var count = 0
    func row(_ cells: [Cell], _ bar: String?) throws(CRMError) {
      guard let bar else { return try table.row(cells) }
      try bar.withBytes { bytes throws(CRMError) in try table.row(cells + [.text(bytes)]) }
    }
    func rows() throws(CRMError) {
      count = 0
      try grid.rows { cells throws(CRMError) in
        count += 1
        try row(cells, bars.map { count <= $0.count ? $0[count - 1] : "" })
      }
      try grid.total? { cells throws(CRMError) in try row(cells, bars.map { _ in "" }) }
    }
    try rows()
    try table.end()
    if table.needsRows {
      try table.end()
      try rows()
    }
    if let below = grid.below { for line in try below() { try page.write(line) } }
    return count
  }

  package func writeEach(_ grid: Grid) throws(CRMError) {
    var display = try page.display()
    display.showsTime = true
    let currency = Grid.currency(grid.columns)
    try grid.rows { cells throws(CRMError) in
      let texts = cells.indices.map {
        display.string(cells[$0], grid.columns, $0, cells, currency)
      }
      try page.write(TextLine(texts.filter { !$0.isEmpty }.joined(separator: "  ")))
    }
  }

  private static let bar: OutputColumn = {
    var column = OutputColumn("bar", heading: "")
    column.isBar = true
    return column
  }()

  /// On a terminal, bars of up to twenty blocks, the longest for the largest size.
  private func bars(_ grid: Grid) throws(CRMError) -> [String]? {
    guard page.width != nil, let chart = grid.chart else { return nil }
    var sizes: [Int64] = []
    try grid.rows { cells throws(CRMError) in sizes.append(chart.size(of: cells)) }
    guard let most = sizes.max(), most > 0 else { return nil }
    return sizes.map { size in
      let blocks = Int((Int128(size) * 40 / Int128(most) + 1) / 2)
      return String(repeating: page.isPlain ? "#" : "█", count: size > 0 ? max(1, blocks) : 0)
    }
  }

  package func write(_ told: Told) throws(CRMError) { try page.write(told) }

  package func write(_ document: Document) throws(CRMError) { try page.sink.write(document.text) }
}
