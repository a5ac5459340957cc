import CRMDomain

/// Answers as CSV or with tabs: rows; of what is said the object programs read, a member a column.
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

  package func write(_ told: Told) throws(CRMError) {
    guard let object = try told.object?(), let grid = Self.table(of: object) else {
      return try page.write(told)
    }
    _ = try write(grid)
  }

  /// The rows of an object, or of a list of them; nil where it is no such thing.
  private static func table(of value: JSON) -> Grid? {
    let objects = value.elements ?? [value]
    var names: [String] = []
    for object in objects {
      guard case .object(let members) = object else { return nil }
      for member in members where !names.contains(member.key) { names.append(member.key) }
    }
    guard !names.isEmpty else { return nil }
    return Grid(names.map { OutputColumn($0, heading: $0) }) { emit throws(CRMError) in
      for object in objects {
        let texts = names.map { name -> String in
          switch object[name] {
          case .string(let text)?: text
          case .null?, nil: ""
          case let value?: value.description
          }
        }
        try Texts.with(texts) { cells throws(CRMError) in try emit(cells) }
      }
    }
  }

  package func write(_ document: Document) throws(CRMError) {
    throw .usage("a letter is no table", hint: "--format text, markdown, html or json")
  }
}
