import CRMDomain

/// Answers as CSV or with tabs: rows; what is said stays as it is.
package struct CSVWriter: AnswerWriter {
  private let page: Page
  private let isTabbed: Bool

  init(_ page: Page, isTabbed: Bool) {
    self.page = page
    self.isTabbed = isTabbed
  }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    try write(
      grid.rows,
      by: isTabbed
        ? TSVRenderer(page.sink, grid.columns)
        : CSVRenderer(page.sink, grid.columns, dialect: grid.dialect))
  }

  package func write(_ told: Told) throws(CRMError) { try page.write(told) }

  package func write(_ document: Document) throws(CRMError) {
    throw .usage("a letter is no table", hint: "--format text, markdown, html or json")
  }
}
