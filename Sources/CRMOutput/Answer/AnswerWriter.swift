import CRMDomain

/// Where and for whom an answer is written.
package struct Page {
  /// Where to.
  package var sink: ByteSink
  /// How values read to whom it is for; asked where there are some.
  package var display: () throws(CRMError) -> DisplayText
  /// Colours.
  package var palette: Palette
  /// The width text is cut to; nil where nothing is.
  package var width: Int?
  /// The language it is in.
  package var language: () -> DisplayLanguage
  /// Whether pictures in text are drawn with ASCII alone.
  package var isPlain: Bool

  /// A page.
  package init(
    _ sink: ByteSink, palette: Palette, width: Int?, isPlain: Bool,
    language: @escaping () -> DisplayLanguage,
    display: @escaping () throws(CRMError) -> DisplayText
  ) {
    self.sink = sink
    self.palette = palette
    self.width = width
    self.language = language
    self.isPlain = isPlain
    self.display = display
  }

  /// Writes a line as it is read, whatever it holds made visible.
  func write(_ line: TextLine) throws(CRMError) {
    try sink.write { out in
      if !line.head.isEmpty { palette.append(Visible.text(line.head), line.style, to: &out) }
      line.text.withBytes { Visible.append($0, to: &out, keepsLines: line.isProse) }
      out.append(UInt8(ascii: "\n"))
    }
  }

  /// Writes what is said line by line.
  func write(_ told: Told) throws(CRMError) {
    try told.lines { line throws(CRMError) in try write(line) }
  }
}

/// What writes answers in one format. Each format is one of them, and nothing else knows how it is written.
package protocol AnswerWriter {
  /// Writes rows; answers how many there were.
  func write(_ grid: Grid) throws(CRMError) -> Int
  /// Writes what is said.
  func write(_ told: Told) throws(CRMError)
  /// Writes a text for people outside.
  func write(_ document: Document) throws(CRMError)
  /// Writes rows each in a line of its own, as they come.
  func writeEach(_ grid: Grid) throws(CRMError)
}

extension AnswerWriter {
  package func writeEach(_ grid: Grid) throws(CRMError) {
    throw .usage("rows that go on have no end in this format", hint: "--format text or jsonl")
  }

  /// Writes rows one after the other; answers how many.
  func write(_ rows: Grid.Rows, by renderer: any RowRenderer) throws(CRMError) -> Int {
    var count = 0
    try renderer.begin()
    try rows { cells throws(CRMError) in
      count += 1
      try renderer.row(cells)
    }
    try renderer.end()
    return count
  }
}

/// The one door everything leaves by.
extension Answer {
  /// Writes it in a format; answers how many rows there were, where it is of rows.
  @discardableResult
  package func write(_ format: OutputFormat, on page: Page) throws(CRMError) -> Int? {
    // What goes wrong before anything has left leaves nothing of an answer.
    let start = page.sink.mark
    do throws(CRMError) { return try put(format, on: page) } catch {
      page.sink.forget(since: start)
      throw error
    }
  }

  private func put(_ format: OutputFormat, on page: Page) throws(CRMError) -> Int? {
    switch self {
    case .grid(let grid): return try format.writer(page).write(grid)
    case .lines(let grid): try format.writer(page).writeEach(grid)
    case .told(let told):
      if let rows = told.rows, !format.wanted.inWords || format.wanted.isWhole {
        return try format.writer(page).write(try rows())
      }
      try format.writer(page).write(told)
    case .document(let document): try format.writer(page).write(document)
    case .bytes(let bytes): try bytes { part throws(CRMError) in try page.sink.write(part) }
    }
    return nil
  }
}
