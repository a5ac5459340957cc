import CRMDomain

/// Answers as a whole page that needs nothing else: no script, nothing from outside, so that it works under
/// `default-src 'none'; style-src 'unsafe-inline'`; readable on a phone and in print, light and dark.
package struct HTMLWriter: AnswerWriter {
  private let page: Page

  init(_ page: Page) { self.page = page }

  /// How pages look. Text and ground are black on white or nearly; a heading stays with what it is of.
  static let style = """
    :root{--line:#c4c8ce;--faint:#5b626b;--bar:#2f6f9f}
    @media(prefers-color-scheme:dark){:root{--line:#4a5058;--faint:#a7aeb7;--bar:#6fb1e0}}
    body{font:16px/1.5 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em}
    h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.5em}
    .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
    th,td{padding:.3em .6em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th{border-bottom:2px solid var(--line)}tfoot td{font-weight:bold;border-top:2px solid var(--line)}
    .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    .faint{color:var(--faint)}svg{max-width:100%;height:auto;font-size:13px}svg rect{fill:var(--bar)}svg text{fill:currentColor}
    .sums{width:auto;margin-left:auto}.total{font-weight:bold}.sheet td{overflow-wrap:anywhere}
    @media print{body{margin:0;max-width:none;font-size:11pt}.wide{overflow:visible}thead{display:table-header-group}tr,svg{break-inside:avoid}}
    """

  /// Writes what stands around a page.
  private func within(_ title: String, _ body: () throws(CRMError) -> Void) throws(CRMError) {
    try page.sink.write(
      """
      <!DOCTYPE html>
      <html lang="\(page.language().rawValue)">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark"><title>\(HTML.escaped(title.isEmpty ? "crm" : title))</title>
      <style>
      \(Self.style)
      </style></head>
      <body>
      <main>

      """)
    try body()
    try page.sink.write("</main>\n</body>\n</html>\n")
  }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    var count = 0
    try within(grid.title) { () throws(CRMError) in
      if !grid.title.isEmpty { try page.sink.write("<h1>\(HTML.escaped(grid.title))</h1>\n") }
      try paragraphs(grid.above)
      if grid.isOne {
        try sheet(grid)
        count = 1
      } else {
        if let picture = try SVGWriter(page).picture(grid) { try page.sink.write(picture) }
        count = try table(grid)
        if count == 0, let none = grid.whenNone {
          try page.sink.write("<p class=\"faint\">\(HTML.escaped(none))</p>\n")
        }
      }
      if let below = grid.below { try paragraphs(try below()) }
    }
    return count
  }

  /// Which columns a table has: a currency is written with its amounts.
  private static func places(_ columns: [OutputColumn]) -> [Int] {
    let hasAmounts = columns.contains { if case .money = $0.type { true } else { false } }
    return columns.indices.filter { !(hasAmounts && $0 == Grid.currency(columns)) }
  }

  private func table(_ grid: Grid) throws(CRMError) -> Int {
    let display = try page.display()
    let columns = grid.columns
    let currency = Grid.currency(columns)
    let places = Self.places(columns)
    let classes = columns.map { $0.alignsRight ? " class=\"n\"" : "" }
    let name = HTML.escaped(grid.title.isEmpty ? "table" : grid.title)
    // A keyboard moves what is wider than the screen.
    var head =
      "<div class=\"wide\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">\n<table>\n<thead><tr>"
    for i in places {
      head += "<th scope=\"col\"\(classes[i])>\(HTML.escaped(Self.heading(columns[i])))</th>"
    }
    try page.sink.write(head + "</tr></thead>\n<tbody>\n")
    var count = 0
    var text = ByteBuffer(capacity: 256)
    func row(_ cells: [Cell]) throws(CRMError) {
      try page.sink.write { out in
        out.append("<tr>" as StaticString)
        for i in places {
          if classes[i].isEmpty {
            out.append("<td>" as StaticString)
          } else {
            out.append("<td class=\"n\">" as StaticString)
          }
          if case .null = cells[i] {
            out.append("</td>" as StaticString)
            continue
          }
          var code: String?
          if case .money = columns[i].type, let currency, case .text(let known) = cells[currency] {
            code = known.string
          }
          text.truncate()
          display.append(cells[i], columns[i].type, currency: code, to: &text)
          HTML.append(text.bytes, to: &out)
          out.append("</td>" as StaticString)
        }
        out.append("</tr>\n" as StaticString)
      }
    }
    try grid.rows { cells throws(CRMError) in
      count += 1
      try row(cells)
    }
    try page.sink.write("</tbody>\n")
    if let total = grid.total {
      try page.sink.write("<tfoot>\n")
      try total { cells throws(CRMError) in try row(cells) }
      try page.sink.write("</tfoot>\n")
    }
    try page.sink.write("</table>\n</div>\n")
    return count
  }

  /// A heading as words: those of text stand in capitals.
  private static func heading(_ column: OutputColumn) -> String {
    column.label == column.heading && column.heading == column.heading.uppercased()
      ? column.heading.prefix(1) + column.heading.dropFirst().lowercased() : column.label
  }

  /// One record: what is called how in a line each.
  private func sheet(_ grid: Grid) throws(CRMError) {
    let display = try page.display()
    let columns = grid.columns
    let currency = Grid.currency(columns)
    try page.sink.write("<table class=\"sheet\">\n<tbody>\n")
    try grid.rows { cells throws(CRMError) in
      for i in Self.places(columns) where !cells[i].isNull {
        let value = display.string(cells[i], columns, i, cells, currency)
        guard !value.isEmpty else { continue }
        try page.sink.write(
          "<tr><th scope=\"row\">\(HTML.escaped(Self.heading(columns[i])))</th><td>\(HTML.escaped(value))</td></tr>\n"
        )
      }
    }
    try page.sink.write("</tbody>\n</table>\n")
  }

  private func paragraphs(_ lines: [TextLine]) throws(CRMError) {
    guard !lines.isEmpty else { return }
    let text = lines.map { line in
      (line.head.isEmpty ? "" : "<strong>\(HTML.escaped(line.head))</strong>")
        + HTML.escaped(line.text)
    }
    try page.sink.write("<p>" + text.joined(separator: "<br>\n") + "</p>\n")
  }

  package func write(_ told: Told) throws(CRMError) {
    var lines: [TextLine] = []
    try told.lines { line throws(CRMError) in lines.append(line) }
    let first = lines.first.map { $0.head + $0.text } ?? ""
    try within(first) { () throws(CRMError) in
      if !first.isEmpty { try page.sink.write("<h1>\(HTML.escaped(first))</h1>\n") }
      try paragraphs(Array(lines.dropFirst()))
    }
  }

  package func write(_ document: Document) throws(CRMError) {
    try page.sink.write(document.html)
  }
}

/// Text in HTML.
enum HTML {
  /// Appends text with what HTML would take for its own written as itself, and what nobody sees made visible.
  static func append(_ text: Bytes, to out: inout ByteBuffer) {
    var start = 0
    let first = ByteScan.first(
      UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), in: text)
    for i in first..<text.count {
      let name: StaticString
      switch text[i] {
      case UInt8(ascii: "&"): name = "&amp;"
      case UInt8(ascii: "<"): name = "&lt;"
      case UInt8(ascii: ">"): name = "&gt;"
      case UInt8(ascii: "\""): name = "&quot;"
      default: continue
      }
      out.append(text.part(start..<i))
      out.append(name)
      start = i + 1
    }
    out.append(text.part(start..<text.count))
  }

  /// The same of a text, control characters made visible.
  static func escaped(_ text: String) -> String {
    var out = ByteBuffer(capacity: text.utf8.count + 16)
    Visible.text(text).withBytes { append($0, to: &out) }
    return out.string
  }
}
