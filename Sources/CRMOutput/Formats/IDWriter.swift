import CRMDomain

/// The records of an answer alone, `contact:42`, one a line: ready to be read by `-`.
package struct IDWriter: AnswerWriter {
  private let page: Page

  init(_ page: Page) { self.page = page }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    guard let records = grid.records else {
      throw .usage("these rows are no records, so there are no ids to list")
    }
    var count = 0
    try grid.rows { cells throws(CRMError) in
      count += 1
      switch records {
      case .of(let noun, let column):
        guard case .integer(let number) = cells[column] else { return }
        try noun.withBytes { n throws(CRMError) in try line(n, number) }
      case .named(let noun, let number):
        guard case .text(let noun) = cells[noun], case .integer(let number) = cells[number] else {
          return
        }
        try line(noun, number)
      }
    }
    return count
  }

  private func line(_ noun: Bytes, _ number: Int64) throws(CRMError) {
    try page.sink.write { out in
      out.append(noun)
      out.append(UInt8(ascii: ":"))
      out.append(number: number)
      out.append(UInt8(ascii: "\n"))
    }
  }

  package func write(_ told: Told) throws(CRMError) { try page.write(told) }

  package func write(_ document: Document) throws(CRMError) {
    throw .usage("a letter is no record", hint: "--format text, markdown, html or json")
  }
}
