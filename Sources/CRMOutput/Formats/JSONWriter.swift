import CRMDomain

/// Answers as JSON: an array of objects or one, or JSON Lines.
package struct JSONWriter: AnswerWriter {
  private let page: Page
  private let isArray: Bool

  init(_ page: Page, isArray: Bool) {
    self.page = page
    self.isArray = isArray
  }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    switch grid.objects {
    case nil:
      return try write(
        grid.rows,
        by: JSONRenderer(
          page.sink, grid.columns, !isArray ? .lines : grid.isOne ? .single : .array))
    case .one(let object)?:
      try line(try object())
      return 1
    case .each(let objects)?:
      var count = 0
      if isArray { try page.sink.write("[") }
      try objects { object throws(CRMError) in
        if isArray, count > 0 { try page.sink.write(",\n") }
        count += 1
        try put(object)
        if !isArray { try page.sink.write("\n") }
      }
      if isArray { try page.sink.write("]\n") }
      return count
    }
  }

  package func writeEach(_ grid: Grid) throws(CRMError) {
    let renderer = JSONRenderer(page.sink, grid.columns, .lines)
    try grid.rows { cells throws(CRMError) in try renderer.row(cells) }
  }

  package func write(_ told: Told) throws(CRMError) {
    if let object = told.object { return try line(try object()) }
    var said: [JSON] = []
    try told.lines { line throws(CRMError) in
      said.append(.string(line.head + line.text))
    }
    if !said.isEmpty { try line(.object([JSON.Member("said", .array(said))])) }
  }

  package func write(_ document: Document) throws(CRMError) { try line(document.json) }

  private func line(_ json: JSON) throws(CRMError) {
    // JSON Lines has what a list holds in lines of their own.
    if !isArray, case .array(let all) = json {
      for one in all { try line(one) }
      return
    }
    try put(json)
    try page.sink.write("\n")
  }

  private func put(_ json: JSON) throws(CRMError) {
    let text = json.description
    guard page.sink.isTerminal else { return try page.sink.write(text) }
    try page.sink.write { out in text.withBytes { Visible.append(json: $0, to: &out) } }
  }
}
