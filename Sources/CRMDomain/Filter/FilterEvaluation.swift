/// What an evaluation in memory asks beyond the record at hand.
package protocol RecordWorld {
  /// The records a link leads to, each once.
  func related(_ link: Condition.Link, to record: Row) throws(CRMError) -> [Row]
  /// The numbers in the list of a static segment.
  func members(of segment: Int64) throws(CRMError) -> Set<Int64>
  /// What currencies are worth.
  func rates(on day: Day) throws(CRMError) -> RateBook
  /// The currency of amounts that have none of their own.
  var currency: Currency { get }
}

/// The meaning of a condition, said plainly: whether one record fits. The engines' answers are held
/// against it, and rules ask it of records as they are written.
package struct FilterEvaluation {
  private let world: any RecordWorld

  /// An evaluation among the records of a world.
  package init(_ world: any RecordWorld) { self.world = world }

  /// Whether a record fits.
  package func holds(_ condition: Condition, of record: Row) throws(CRMError) -> Bool {
    switch condition {
    case .all(let parts):
      for part in parts where try !holds(part, of: record) { return false }
      return true
    case .any(let parts):
      for part in parts where try holds(part, of: record) { return true }
      return false
    case .not(let part): return try !holds(part, of: record)
    case .field(let field, let test): return try holds(test, field, record)
    case .related(let link, let inner):
      for other in try world.related(link, to: record) {
        guard let inner else { return true }
        if try holds(inner, of: other) { return true }
      }
      return false
    case .words(let words): return FilterEvaluation.has(words, record)
    case .found(let parts):
      let keys = record.keys()
      return parts.contains { part in
        var values = keys.filter { $0.kind == part.kind }.map { $0.value }
        if let column = part.column.flatMap({ record.layout.column($0) }),
          let value = record.string(column)
        {
          values.append(value)
        }
        return values.contains {
          part.isAnywhere ? $0.includes(part.text) : $0.utf8.starts(with: part.text.utf8)
        }
      }
    case .member(let segment):
      return try world.members(of: segment).contains(record.integer(0))
    case .aggregate(let figure, let test): return try holds(test, figure, record)
    case .consent(let question):
      guard let contact = Noun.consent.field(NounName.contact.rawValue) else { return false }
      let said = try world.related(.from(.consent, contact), to: record).map { row in
        ConsentState.Said(
          purpose: row.string(Consent.purpose) ?? "", channel: row.string(Consent.channel) ?? "",
          action: row.string(Consent.action) ?? "", method: row.string(Consent.method),
          at: row.string(Consent.at) ?? "", expires: row.string(Consent.expiresAt),
          number: row.integer(0))
      }
      return ConsentState.isGiven(said, question.purpose, by: question.channel, at: question.now)
    }
  }

  // MARK: Fields

  private func holds(
    _ test: Condition.Test, _ field: Field, _ record: Row
  ) throws(CRMError) -> Bool {
    let values = FieldValues(field, record)
    switch test {
    case .isEmpty: return values.isEmpty
    case .isTrue: return values.compared.contains(.integer(1))
    case .among(let constants): return values.compared.contains { constants.contains($0) }
    case .within(let lower, let upper):
      guard let value = values.compared.first else { return false }
      return (lower?.isBelow(value) ?? true) && (upper?.isAbove(value) ?? true)
    case .due(let first, let last, let start, let end):
      guard case .text(let text)? = values.compared.first else { return false }
      let (lower, upper) = text.utf8.count == 10 ? (first, last) : (start, end)
      return (lower?.isBelow(.text(text)) ?? true) && (upper?.isAbove(.text(text)) ?? true)
    case .contains(let part):
      return values.compared.contains {
        if case .text(let text) = $0 { text.includes(part) } else { false }
      }
    case .amount(let currency, let day, _, _):
      guard let amount = try amount(field, record, in: currency, day) else { return false }
      return test.holds(amount)
    }
  }

  /// An amount converted; nil where there is none, or no rate.
  private func amount(
    _ field: Field, _ record: Row, in currency: Currency, _ day: Day
  ) throws(CRMError) -> Int64? {
    guard case .integer(let amount)? = FieldValues(field, record).compared.first else { return nil }
    let own = record[ifAny: Common.currency] ?? world.currency
    return try world.rates(on: day).conversion(from: own, to: currency, on: day)?.convert(amount)
  }

  private static func has(_ words: [String], _ record: Row) -> Bool {
    var text = ByteBuffer(capacity: 256)
    record.appendWords(to: &text)
    let own = text.string.split(separator: " ")
    for (i, word) in words.enumerated() {
      let isThere = own.contains {
        i == words.count - 1 ? $0.utf8.starts(with: word.utf8) : $0 == word
      }
      if !isThere { return false }
    }
    return true
  }

  // MARK: Figures

  private func holds(
    _ test: Condition.Test, _ figure: Condition.Aggregate, _ record: Row
  ) throws(CRMError) -> Bool {
    var reached = [record]
    for link in figure.links {
      var next: [Row] = []
      var seen: Set<Int64> = []
      for row in reached {
        for other in try world.related(link, to: row)
        where seen.insert(other.integer(0)).inserted {
          next.append(other)
        }
      }
      reached = next
    }
    var values: [Condition.Constant] = []
    var count: Int64 = 0
    for row in reached {
      if let condition = figure.condition, try !holds(condition, of: row) { continue }
      count += 1
      guard let field = figure.field else { continue }
      if case .amount(let currency, let day, _, _) = test {
        if let amount = try amount(field, row, in: currency, day) {
          values.append(.integer(amount))
        }
      } else if let value = FieldValues(field, row).compared.first {
        values.append(value)
      }
    }
    return FilterEvaluation.holds(test, figure, count, values)
  }

  /// The sum; what is too large for it is the largest there is, and never ends the program.
  private static func sum(_ numbers: [Int64]) -> Int64 {
    Int64(clamping: numbers.reduce(Int128(0)) { $0 + Int128($1) })
  }

  private static func holds(
    _ test: Condition.Test, _ figure: Condition.Aggregate, _ count: Int64,
    _ values: [Condition.Constant]
  ) -> Bool {
    let numbers = values.compactMap { if case .integer(let n) = $0 { n } else { nil } }
    switch figure.function {
    case .count: return test.holds(count)
    case .sum: return test.holds(FilterEvaluation.sum(numbers))
    case .min, .max:
      let ordered = values.sorted { $0.isLess(than: $1) }
      guard let value = figure.function == .min ? ordered.first : ordered.last else {
        if case .isEmpty = test { return true }
        return false
      }
      switch test {
      case .among(let constants): return constants.contains(value)
      case .within(let lower, let upper), .amount(_, _, let lower, let upper):
        return (lower?.isBelow(value) ?? true) && (upper?.isAbove(value) ?? true)
      case .isEmpty, .isTrue, .contains, .due: return false
      }
    case .avg:
      guard !numbers.isEmpty else {
        if case .isEmpty = test { return true }
        return false
      }
      var sum = FilterEvaluation.sum(numbers)
      if case .integer? = figure.field?.type { sum = product(sum, 1_000_000) }
      return test.times(Int64(numbers.count)).holds(sum)
    }
  }
}

/// The product, or the largest number of its sign.
private func product(_ a: Int64, _ b: Int64) -> Int64 { Int64(clamping: Int128(a) * Int128(b)) }

extension Condition.Test {
  /// The same test of so many times the value.
  fileprivate func times(_ count: Int64) -> Condition.Test {
    func times(_ bound: Condition.Bound?) -> Condition.Bound? {
      guard let bound, case .integer(let n) = bound.value else { return bound }
      return Condition.Bound(.integer(product(n, count)), isIncluded: bound.isIncluded)
    }
    switch self {
    case .among(let constants):
      return .among(
        constants.map { if case .integer(let n) = $0 { .integer(product(n, count)) } else { $0 } })
    case .within(let a, let b), .amount(_, _, let a, let b): return .within(times(a), times(b))
    default: return self
    }
  }
}

/// The values of a field as they are compared.
private struct FieldValues {
  /// The values; several where a field has many.
  var compared: [Condition.Constant] = []
  /// Whether the field has no value.
  var isEmpty: Bool

  init(_ field: Field, _ record: Row) {
    isEmpty = true
    if let number = field.custom {
      custom(number, field, record)
      return
    }
    let name = field.name == "revision" ? "content" : field.name
    func text(_ column: String) -> String? { record.string(column) }
    switch field.type {
    case .text:
      isEmpty = text(name) == nil
      if let key = text(name + "_fold") { compared = [.text(key)] }
    case .email, .points(.email):
      points("email", "email_key", record) { EmailAddress.key($0) ?? $0 }
    case .phone, .points(.phone): points("phone", "phone", record) { $0 }
    case .list, .choices, .references:
      guard let column = record.layout.column(name) else { return }
      isEmpty = record.isNull(column)
      let kind = field.keyKind
      compared = record.keys().filter { $0.kind == kind }.map { .text($0.value) }
    case .addresses: isEmpty = text(name) == nil
    case .anyReference:
      guard let noun = text(name + "_noun"), let column = record.layout.column(name + "_id") else {
        return
      }
      isEmpty = false
      compared = [.record(record.integer(column), noun: NounName(rawValue: noun))]
    case .companies, .memberCount: return
    case .integer, .decimal, .percent, .money, .duration, .boolean, .reference:
      guard let column = record.layout.column(field.column), !record.isNull(column) else { return }
      isEmpty = false
      compared = [.integer(record.integer(column))]
    case .code, .note, .url, .day, .instant, .due, .choice:
      guard let value = text(name) else { return }
      isEmpty = false
      compared = [.text(value)]
    }
  }

  private mutating func points(
    _ primary: String, _ key: String, _ record: Row, _ normal: (String) -> String
  ) {
    isEmpty = record.string(primary) == nil
    if let value = record.string(key) { compared.append(.text(value)) }
    guard let list = record.layout.column(primary + "s") else { return }
    for item in Labelled.list(record.text(list)).dropFirst(isEmpty ? 0 : 1) {
      compared.append(.text(normal(item.value)))
    }
  }

  private mutating func custom(_ number: Int64, _ field: Field, _ record: Row) {
    guard let column = record.layout.column(Common.custom),
      let folds = record.layout.column(Common.customFold)
    else { return }
    let values = CustomValues(record.text(column), folds: record.text(folds))
    guard let value = values[number] else { return }
    isEmpty = false
    switch value {
    case .number(let text): compared = Int64(text).map { [.integer($0)] } ?? []
    case .boolean(let flag): compared = [.integer(flag ? 1 : 0)]
    case .string(let text):
      if case .text = field.type {
        compared = [.text(Folding.key(text))]
      } else {
        compared = [.text(text)]
      }
    case .array(let items): compared = items.compactMap { $0.text.map { .text($0) } }
    case .null, .object: break
    }
  }
}
