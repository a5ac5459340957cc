/// What a text needs to know to become a value: where we are, what time it is, who is asking.
package struct ReadingRules {
  /// The country of the database, ISO 3166-1 alpha-2.
  package var country: String
  /// A country that goes before the record's own when a telephone number is national (`--region`).
  package var region: String?
  /// The base currency.
  package var currency: Currency
  /// The order of names.
  package var collation: Collation
  /// What dates are relative to.
  package var dates: DateParser
  /// Whether the text comes from a file: control characters are left out and reported, dates may be
  /// written as other systems write them, lost zeros are restored.
  package var isImport = false

  /// The rules of a database at a moment.
  package init(country: String, currency: Currency, collation: Collation, clock: LocalClock) {
    self.country = country
    self.currency = currency
    self.collation = collation
    dates = DateParser(clock)
  }
}

/// How the values of one column of a file are written.
package struct CellStyle: Sendable, Equatable {
  /// The order of day, month and year.
  package enum DateOrder: String, CaseIterable, Sendable { case dmy, mdy, ymd }

  /// The decimal mark, where the column has decided it.
  package var mark: NumberParser.Mark?
  /// The order of dates with slashes or hyphens, where the column has decided it.
  package var order: DateOrder?
  /// What separates the values of a list.
  package var separator: UInt8 = UInt8(ascii: ";")

  /// A style.
  package init(mark: NumberParser.Mark? = nil, order: DateOrder? = nil, separator: UInt8) {
    self.mark = mark
    self.order = order
    self.separator = separator
  }

  /// As people type: numbers and dates say themselves how they are meant, lists use commas.
  package static let typed = CellStyle(separator: UInt8(ascii: ","))
  /// As the program's own JSON and CSV write: a point, ISO dates, `;` in lists.
  package static let machine = CellStyle(mark: .dot, separator: UInt8(ascii: ";"))
}

/// Why a text is no value of its field.
package struct ValueFault: Error, Sendable, Equatable {
  /// As it follows the value: `not an e-mail address`.
  package var reason: String
  /// What would have fitted.
  package var allowed: [String]
  /// A next step.
  package var hint: String?

  /// A fault.
  package init(_ reason: String, allowed: [String] = [], hint: String? = nil) {
    self.reason = reason
    self.allowed = allowed
    self.hint = hint
  }

  /// The error a person sees: it names the field, the value and what would fit.
  package func error(field: String, value: String) -> CRMError {
    var shown = value.replacing("\n", by: " ")
    if shown.count > 60 { shown = String(shown.prefix(59)) + "…" }
    let near = NearestName.of(value, in: allowed).map { "did you mean \($0)?" }
    return .invalid(
      value, for: field, "\(field) \"\(shown)\" is \(reason)", allowed: allowed, hint: hint ?? near)
  }
}
