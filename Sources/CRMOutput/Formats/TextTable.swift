import CRMDomain

/// Rows as aligned columns.
///
/// Widths are known only when every row was seen. Rows are kept, as the text they become, up to a
/// bound; past it only widths are measured, and the rows are asked for a second time (`needsRows`), so
/// that a million rows take no more memory than a thousand.
package final class TextTable: RowRenderer {
  /// How many bytes of rows are kept.
  private static let bound = 4 << 20

  private let sink: ByteSink
  private let columns: [OutputColumn]
  private let display: DisplayText
  private let palette: Palette
  /// The width of the terminal; nil where nothing is cut.
  private let width: Int?
  private var widths: [Int]
  private var rows = ByteBuffer(capacity: 4096)
  private var ends: [Int] = []  // of every kept cell
  private var count = 0
  private var isOver = false
  private var isPrinting = false
  private var shown: [Int] = []
  /// How long the longest bar is.
  private var barWidth = 1
  private var cell = ByteBuffer(capacity: 128)
  private var line = ByteBuffer(capacity: 256)
  private let currency: Int?

  /// A table of these columns.
  package init(
    _ sink: ByteSink, _ columns: [OutputColumn], _ display: DisplayText, palette: Palette,
    width: Int?
  ) {
    self.sink = sink
    self.columns = columns
    self.display = display
    self.palette = palette
    self.width = width
    widths = columns.map { $0.heading.withBytes { Visible.width($0) } }
    currency = columns.firstIndex { $0.name == "currency" }
  }

  /// Whether the rows are wanted once more, between `end` and a second `end`.
  package var needsRows: Bool { isOver && !isPrinting }

  package func begin() throws(CRMError) {}

  package func row(_ cells: [Cell]) throws(CRMError) {
    count += 1
    if isPrinting { return try put(cells) }
    for i in columns.indices {
      cell.truncate()
      render(cells, i)
      let taken = Visible.width(cell.bytes)
      if taken > widths[i] { widths[i] = taken }
      if !isOver {
        rows.append(cell.bytes)
        ends.append(rows.count)
      }
    }
    if !isOver, rows.count > TextTable.bound {
      isOver = true
      rows = ByteBuffer(capacity: 16)
      ends = []
    }
  }

  package func end() throws(CRMError) {
    if isPrinting { return }
    if count == 0 { return }
    layOut()
    try heading()
    if isOver {
      isPrinting = true
      return
    }
    for row in 0..<count {
      try write { i, out in
        let cell = row * columns.count + i
        let start = cell == 0 ? 0 : ends[cell - 1]
        out.append(rows.part(start, ends[cell] - start))
      }
    }
  }

  private func render(_ cells: [Cell], _ i: Int) {
    let code: String? =
      if case .money = columns[i].type, let currency, case .text(let code) = cells[currency] {
        code.string
      } else {
        nil
      }
    display.append(cells[i], columns[i].type, currency: code, to: &cell)
  }

  private func put(_ cells: [Cell]) throws(CRMError) {
    try write { i, out in
      cell.truncate()
      render(cells, i)
      out.append(cell.bytes)
    }
  }

  /// Decides which columns fit and how wide each may be.
  private func layOut() {
    // A currency is written with its amounts.
    shown = columns.indices.filter { i in
      guard i == currency else { return true }
      return !columns.contains { if case .money = $0.type { true } else { false } }
    }
    guard let width else { return }
    func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + 2 * (shown.count - 1) }
    if let bar = shown.first(where: { columns[$0].isBar }) {
      barWidth = max(1, widths[bar])
      widths[bar] = max(4, min(barWidth, widths[bar] - (total() - width)))
    }
    while total() > width {
      let cuttable = shown.filter { columns[$0].mayBeCut && widths[$0] > 16 }
      if let widest = cuttable.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] = max(16, widths[widest] - (total() - width))
      } else if shown.count > 2 {
        shown.removeLast()
      } else if let last = shown.last(where: { columns[$0].mayBeCut && widths[$0] > 4 }) {
        widths[last] = max(4, widths[last] - (total() - width))
      } else {
        return
      }
    }
  }

  private func heading() throws(CRMError) {
    line.truncate()
    for (n, i) in shown.enumerated() {
      let text = columns[i].heading
      let room = widths[i] - text.withBytes { Visible.width($0) }
      let isLast = n == shown.count - 1
      if n > 0 { line.append("  " as StaticString) }
      if columns[i].alignsRight { blanks(room) }
      line.append(text)
      if !columns[i].alignsRight, !isLast { blanks(room) }
    }
    try sink.write { out in
      palette.append(line.string, .heading, to: &out)
      out.append(UInt8(ascii: "\n"))
    }
  }

  private func write(_ content: (Int, inout ByteBuffer) -> Void) throws(CRMError) {
    line.truncate()
    var text = ByteBuffer(capacity: 64)
    var pending = 0
    for (n, i) in shown.enumerated() {
      if n > 0 { pending += 2 }
      text.truncate()
      content(i, &text)
      let taken = Visible.width(text.bytes)
      if columns[i].alignsRight { pending += max(0, widths[i] - taken) }
      if taken > 0 {
        blanks(pending)
        pending = 0
      }
      if taken > widths[i], columns[i].isBar {
        // A length becomes a length: what is longest fills the room.
        let wanted = max(1, (taken * widths[i] + barWidth / 2) / barWidth)
        line.append(text.part(0, Visible.prefix(text.bytes, width: wanted)))
      } else if taken > widths[i] {
        line.append(text.part(0, Visible.prefix(text.bytes, width: widths[i] - 1)))
        line.append("…" as StaticString)
      } else if columns[i].isBar, barWidth > widths[i], taken > 0 {
        let wanted = max(1, (taken * widths[i] + barWidth / 2) / barWidth)
        line.append(text.part(0, Visible.prefix(text.bytes, width: wanted)))
      } else {
        line.append(text.bytes)
        if !columns[i].alignsRight { pending += widths[i] - taken }
      }
    }
    line.append(UInt8(ascii: "\n"))
    try sink.write(line.bytes)
  }

  private func blanks(_ count: Int) {
    for _ in 0..<max(0, count) { line.append(UInt8(ascii: " ")) }
  }
}
