import CRMDomain

/// The rows of a question, a cell for each field that was asked for.
package final class RecordReader {
  /// How a field's value is taken from a row.
  enum Extraction {
    case text(Int)
    case integer(Int)
    case decimal(Int)
    case boolean(Int)
    case json(Int)
    case money(Int, currency: Int)
    case points(Int, list: Int)
    case reference(Int, name: Int)
    case exchanged(Int, name: Int, noun: String, asObject: Bool)
    case anyReference(Int, id: Int, forExchange: Bool)
    case companies(Int, primary: Int, forExchange: Bool)
    case custom(Int, key: String, FieldType, currency: Int?, base: Int, exchange: Bool?)
    case memberCount(Int)
    case members(Int, of: Int)
    case mentions(Int, noun: String, forExchange: Bool)
    case lookedUp(Int, noun: String, forExchange: Bool, asObject: Bool)

    /// Whether other tables are asked for it, row by row.
    var looksFurther: Bool {
      switch self {
      case .text, .integer, .decimal, .boolean, .json, .money, .points, .reference: false
      case .custom(_, _, let type, _, _, _): if case .reference = type { true } else { false }
      case .exchanged, .anyReference, .companies, .memberCount, .members, .mentions, .lookedUp: true
      }
    }
  }

  /// A cell that is a column as it lies there, or one that needs more thought. Without anything to
  /// retain, because a step is taken for every cell.
  private struct Step {
    enum Kind { case text, integer, boolean, other }
    var kind: Kind
    var column: Int
  }

  private let statement: any Statement
  private let steps: [Step]
  private let extractions: [Extraction]
  private let lookups: Lookups
  private var cells: [Cell]
  /// The custom fields of the row that is being read, once one was asked for, and their column: a
  /// record and those it refers to have each their own.
  private var customFields: (column: Int, object: JSON)?
  /// Texts made for the row that is being read.
  private var scratch = ByteBuffer(capacity: 1024)
  private var pieces: [(cell: Int, offset: Int, count: Int, kind: Piece)] = []
  private enum Piece { case json, name(Int64), any(Int64, noun: Int), text }

  init(_ statement: any Statement, _ extractions: [Extraction], _ lookups: Lookups) {
    self.statement = statement
    self.extractions = extractions
    self.lookups = lookups
    cells = [Cell](repeating: .null, count: extractions.count)
    steps = extractions.map { extraction in
      switch extraction {
      case .text(let column): Step(kind: .text, column: column)
      case .integer(let column): Step(kind: .integer, column: column)
      case .boolean(let column): Step(kind: .boolean, column: column)
      default: Step(kind: .other, column: 0)
      }
    }
  }

  /// The next row, or nil at the end. The cells live until the next call.
  package func next() throws(CRMError) -> [Cell]? {
    guard try statement.step() else {
      statement.reset()
      return nil
    }
    scratch.truncate()
    customFields = nil
    pieces.removeAll(keepingCapacity: true)
    for (i, step) in steps.enumerated() {
      switch step.kind {
      case .text: cells[i] = statement.textIfAny(step.column).map { .text($0) } ?? .null
      case .integer:
        cells[i] = statement.isNull(step.column) ? .null : .integer(statement.integer(step.column))
      case .boolean:
        cells[i] =
          statement.isNull(step.column) ? .null : .boolean(statement.integer(step.column) != 0)
      case .other: cells[i] = try cell(extractions[i], i)
      }
    }
    // The buffer may have moved while it grew, so what lies in it is pointed at last.
    for piece in pieces {
      let text = scratch.part(piece.offset, piece.count)
      switch piece.kind {
      case .json: cells[piece.cell] = .json(text)
      case .text: cells[piece.cell] = .text(text)
      case .name(let id): cells[piece.cell] = .reference(id, name: text, noun: .empty)
      case .any(let id, let noun):
        cells[piece.cell] = .reference(id, name: text, noun: statement.text(noun))
      }
    }
    return cells
  }

  private func cell(_ extraction: Extraction, _ i: Int) throws(CRMError) -> Cell {
    let row = statement
    switch extraction {
    case .text(let c): return row.isNull(c) ? .null : .text(row.text(c))
    case .integer(let c): return row.isNull(c) ? .null : .integer(row.integer(c))
    case .decimal(let c): return row.isNull(c) ? .null : .decimal(row.integer(c))
    case .boolean(let c): return row.isNull(c) ? .null : .boolean(row.integer(c) != 0)
    case .json(let c): return row.isNull(c) ? .null : .json(row.text(c))
    case .money(let c, let currency):
      if row.isNull(c) { return .null }
      return .money(row.integer(c), places: Currency.places(of: row.text(currency)))
    case .points(let c, let list):
      if !row.isNull(list) { return .json(row.text(list)) }
      return row.isNull(c) ? .null : .single(row.text(c))
    case .reference(let c, let name):
      return row.isNull(c)
        ? .null : .reference(row.integer(c), name: row.text(name), noun: .empty)
    case .exchanged(let c, let name, let noun, let asObject):
      if row.isNull(c) { return .null }
      let id = row.integer(c)
      if !row.isNull(name), !(try lookups.isShared(id, noun)) {
        return .reference(id, name: row.text(name), noun: .empty)
      }
      try tellApart(i, id, row.string(name), noun, asObject)
      return .null
    case .anyReference(let c, let idColumn, let forExchange):
      if row.isNull(c) { return .null }
      let id = row.integer(idColumn)
      let name = try lookups.name(id, row.text(c).string, forExchange: forExchange)
      add(i, .any(id, noun: c)) { $0.append(name) }
      return .null
    case .companies(let id, let primary, let forExchange):
      let start = scratch.count
      let found = try lookups.companies(
        of: row.integer(id), primary: row.integer(primary), forExchange: forExchange, to: &scratch)
      if found { pieces.append((i, start, scratch.count - start, .json)) }
      return .null
    case .lookedUp(let c, let noun, let forExchange, let asObject):
      if row.isNull(c) { return .null }
      let id = row.integer(c)
      let title = try lookups.title(id, noun)
      let isShared = forExchange ? try lookups.isShared(id, noun) : false
      if forExchange, title == nil || isShared {
        try tellApart(i, id, title, noun, asObject)
      } else {
        add(i, .name(id)) { $0.append(title ?? "\(noun) \(id)") }
      }
      return .null
    case .members(let c, let noun):
      if row.isNull(c) { return .null }
      let all = RecordDraft.texts(row.text(c)).compactMap { Int64($0) }
      let there = try lookups.there(all, row.text(noun).string)
      add(i, .json) { JSON.array(there.map { .string("\($0)") }).append(to: &$0) }
      return .null
    case .mentions(let c, let noun, let forExchange):
      if row.isNull(c) { return .null }
      let found = Mention.list(row.text(c))
      let start = scratch.count
      try lookups.describe(found, noun, forExchange: forExchange, to: &scratch)
      pieces.append((i, start, scratch.count - start, .json))
      return .null
    case .memberCount(let c):
      return try lookups.members(of: row.integer(c)).map { .integer($0) } ?? .null
    case .custom(let c, let key, let type, let currency, let base, let exchange):
      if row.isNull(c) { return .null }
      return custom(
        try customFields(c), key, type, i,
        places: currency.map { column in
          row.isNull(column) ? base : Currency.places(of: row.text(column))
        } ?? base, exchange: exchange)
    }
  }

  /// Writes a record whose name does not tell it from others by what does.
  private func tellApart(
    _ cell: Int, _ id: Int64, _ title: String?, _ noun: String, _ asObject: Bool
  ) throws(CRMError) {
    let apart = try lookups.apart(id, noun)
    guard asObject else { return add(cell, .name(id)) { $0.append(apart) } }
    let object = JSON.object([
      JSON.Member("id", .number("\(id)")),
      JSON.Member("name", title.map { .string($0) } ?? .null),
      JSON.Member("reference", .string(apart)),
    ])
    add(cell, .json) { object.append(to: &$0) }
  }

  /// Something made for this row, pointed at when the row is complete.
  private func add(_ cell: Int, _ kind: Piece, _ write: (inout ByteBuffer) -> Void) {
    let start = scratch.count
    write(&scratch)
    pieces.append((cell, start, scratch.count - start, kind))
  }

  /// The object in a column, read once for a row.
  ///
  /// - Throws: `data` where it cannot be read: no value would be shown where there are some.
  private func customFields(_ column: Int) throws(CRMError) -> JSON {
    if let known = customFields, known.column == column { return known.object }
    guard let members = CustomValues.read(statement.text(column)) else {
      throw CRMError(
        .data, code: "damaged", "the custom fields of a record cannot be read",
        hint: "find it, and see what is left: crm doctor")
    }
    let object = JSON.object(members)
    customFields = (column, object)
    return object
  }

  private func custom(
    _ object: JSON, _ key: String, _ type: FieldType, _ i: Int, places: Int, exchange: Bool?
  ) -> Cell {
    switch (object[key], type) {
    case (nil, _), (.null, _): return .null
    case (.boolean(let value), _): return .boolean(value)
    case (.number(let text), .money): return .money(Int64(text) ?? 0, places: places)
    case (.number(let text), .decimal), (.number(let text), .percent):
      return .decimal(Int64(text) ?? 0)
    case (.number(let text), .reference(let relation)):
      let id = Int64(text) ?? 0
      do throws(CRMError) {
        let noun = relation.noun.rawValue
        let name = try lookups.name(id, noun, forExchange: false)
        if let asObject = exchange, try lookups.isShared(id, noun) {
          try tellApart(i, id, name, noun, asObject)
        } else {
          add(i, .name(id)) { $0.append(name) }
        }
      } catch {
        add(i, .name(id)) { _ in }
      }
      return .null
    case (.number(let text), _): return .integer(Int64(text) ?? 0)
    case (.string(let text), _):
      add(i, .text) { $0.append(text) }
      return .null
    case (let value?, _):
      add(i, .json) { value.append(to: &$0) }
      return .null
    }
  }
}
