/// Reads the values a field is compared with.
struct FilterValues {
  typealias MakeFault = (String, Int, Int, String?, String?, String, [String]) -> CRMError

  private let field: Field
  private let path: String
  private let rules: ReadingRules
  private let knowledge: FilterChecker.Knowledge
  private let makeFault: MakeFault

  init(
    _ field: Field, _ path: String, _ rules: ReadingRules, _ knowledge: FilterChecker.Knowledge,
    _ makeFault: @escaping MakeFault
  ) {
    self.field = field
    self.path = path
    self.rules = rules
    self.knowledge = knowledge
    self.makeFault = makeFault
  }

  private func fault(
    _ value: Filter.Value, _ message: String, hint: String? = nil, allowed: [String] = []
  ) -> CRMError {
    var error = makeFault(
      message, value.position, value.text.utf8.count + (value.isQuoted ? 2 : 0), nil, hint,
      "invalid_value", allowed)
    error.field = field.name
    error.value = value.text
    return error
  }

  private func doesNotFit(_ value: Filter.Value, _ what: String) -> CRMError {
    fault(value, "\(path) \"\(value.text)\" is not \(what)")
  }

  // MARK: Tests

  /// What a comparison with a value asks; never for `!=`.
  func test(_ comparison: Filter.Comparison, _ value: Filter.Value) throws(CRMError)
    -> Condition.Test
  {
    if comparison == .contains { return try containing(value) }
    switch field.type {
    case .day, .instant, .due: return try moment(comparison, value)
    case .duration:
      guard let minutes = value.text.withBytes({ Span.minutes($0) }) else {
        throw doesNotFit(value, "a length of time, as 1d or 30min")
      }
      return within(comparison, .integer(minutes))
    case .integer, .decimal, .percent:
      return within(comparison, .integer(try number(value)))
    case .money:
      let (amount, currency) = try money(value)
      if comparison == .equal {
        let bound = Condition.Bound(.integer(amount), isIncluded: true)
        return .amount(currency, today, bound, bound)
      }
      guard case .within(let lower, let upper) = within(comparison, .integer(amount)) else {
        return .amount(currency, today, nil, nil)
      }
      return .amount(currency, today, lower, upper)
    case .boolean:
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among([.integer(try boolean(value) ? 1 : 0)])
    case .choice(let choices):
      let key = try choice(value, choices)
      guard comparison != .equal else { return .among([.text(key)]) }
      // Choices compare as they are listed.
      let rank = choices.firstIndex { $0.key == key } ?? 0
      let fitting = choices.indices.filter { i in
        switch comparison {
        case .less: i < rank
        case .atMost: i <= rank
        case .greater: i > rank
        default: i >= rank
        }
      }
      return .among(fitting.map { .text(choices[$0].key) })
    case .choices(let choices):
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among([.text(try choice(value, choices))])
    case .reference(let relation):
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among(try records(value, relation.noun).map { .integer($0) })
    case .references(let relation):
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among(try records(value, relation.noun).map { .text("\($0)") })
    case .companies:
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among(try records(value, .company).map { .record($0, noun: .company) })
    case .anyReference:
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among(try anyRecords(value))
    case .points, .list, .addresses, .email, .phone, .code(.country), .code(.language),
      .code(.organisationNumber), .code(.postalCode), .code(.vatNumber):
      guard comparison == .equal else { throw onlyEqual(value) }
      return .among([.text(try key(value))])
    case .note:
      throw fault(
        value, "\(path) is long text and is not compared",
        hint: "search its words: '\"\(value.text)\"'")
    case .memberCount:
      throw fault(value, "\(path) is counted when it is shown and is not compared")
    case .text, .code, .url: return within(comparison, .text(try key(value)))
    }
  }

  /// The day at whose rates amounts in other currencies are compared.
  private var today: Day { rules.dates.clock.zone.local(rules.dates.clock.now).day }

  private func onlyEqual(_ value: Filter.Value) -> CRMError {
    fault(value, "\(path) is compared with = and != only")
  }

  /// Between two values, both included.
  func range(_ lower: Filter.Value?, _ upper: Filter.Value?) throws(CRMError) -> Condition.Test {
    let from = try lower.map { v throws(CRMError) in try test(.atLeast, v) }
    let to = try upper.map { v throws(CRMError) in try test(.atMost, v) }
    switch (from, to) {
    case (.within(let low, _)?, .within(_, let high)?): return .within(low, high)
    case (.due(let a, _, let c, _)?, .due(_, let b, _, let d)?): return .due(a, b, c, d)
    case (.amount(let a, let day, let low, _)?, .amount(let b, _, _, let high)?):
      if a != b, let upper { throw fault(upper, "the ends of the range are in two currencies") }
      return .amount(a, day, low, high)
    case (.among(let a)?, .among(let b)?): return .among(a.filter { b.contains($0) })
    case (let one?, nil), (nil, let one?): return one
    default: return .within(nil, nil)
    }
  }

  private func within(
    _ comparison: Filter.Comparison, _ constant: Condition.Constant
  ) -> Condition.Test {
    switch comparison {
    case .less: .within(nil, Condition.Bound(constant, isIncluded: false))
    case .atMost: .within(nil, Condition.Bound(constant, isIncluded: true))
    case .greater: .within(Condition.Bound(constant, isIncluded: false), nil)
    case .atLeast: .within(Condition.Bound(constant, isIncluded: true), nil)
    default: .among([constant])
    }
  }

  private func containing(_ value: Filter.Value) throws(CRMError) -> Condition.Test {
    // Every text contains nothing; nothing never means everything.
    guard !Folding.key(value.text).isEmpty else {
      throw fault(value, "there is nothing to look for in \(path)")
    }
    switch field.type {
    case .text: return .contains(Folding.key(value.text))
    case .email, .points(.email): return .contains(value.text.lowercased())
    case .code, .url, .phone, .points(.phone), .choice: return .contains(value.text)
    case .note:
      throw fault(
        value, "\(path) is long text, which ~ does not look into",
        hint: "search its words: '\"\(value.text)\"'")
    default: throw fault(value, "\(path) holds no text to look into with ~")
    }
  }

  // MARK: Values

  private func number(_ value: Filter.Value) throws(CRMError) -> Int64 {
    let places: Int
    switch field.type {
    case .integer: places = 0
    default: places = Decimal.places
    }
    var text = value.text
    if case .percent = field.type, text.hasSuffix("%") { text.removeLast() }
    return try scaled(text, places, value, places == 0 ? "a whole number" : "a number")
  }

  private func scaled(
    _ text: String, _ places: Int, _ value: Filter.Value, _ what: String
  ) throws(CRMError) -> Int64 {
    let parsed: Result<Int64, NumberParser.Fault> = text.withBytes { bytes in
      do throws(NumberParser.Fault) {
        return .success(try NumberParser().scaled(bytes, places: places))
      } catch {
        return .failure(error)
      }
    }
    switch parsed {
    case .success(let number): return number
    case .failure(.ambiguous):
      throw fault(value, "\(path) \"\(value.text)\" is ambiguous: a decimal or a thousand?")
    case .failure: throw doesNotFit(value, what)
    }
  }

  private func money(_ value: Filter.Value) throws(CRMError) -> (Int64, Currency) {
    let spelling = value.text.withBytes { Money.Spelling($0) }
    let currency = spelling.currency ?? rules.currency
    return (try scaled(spelling.number, currency.places, value, "an amount"), currency)
  }

  private func boolean(_ value: Filter.Value) throws(CRMError) -> Bool {
    guard let found = BooleanText.read(value.text) else { throw doesNotFit(value, "yes or no") }
    return found
  }

  private func choice(_ value: Filter.Value, _ choices: [Choice]) throws(CRMError) -> String {
    if let found = Choice.find(value.text, in: choices) { return found.key }
    let keys = choices.map { $0.key }
    let near = NearestName.of(value.text, in: keys)
    throw fault(
      value, "\(path) is never \"\(value.text)\"",
      hint: near.map { "did you mean \($0)?" } ?? "one of \(keys.joined(separator: ", "))",
      allowed: keys)
  }

  private func records(_ value: Filter.Value, _ noun: NounName) throws(CRMError) -> [Int64] {
    if noun.isActor, !value.isQuoted, value.text == "me" { return [try knowledge.me()] }
    return try knowledge.records(value.text, noun)
  }

  private func anyRecords(_ value: Filter.Value) throws(CRMError) -> [Condition.Constant] {
    let parts = value.text.split(separator: ":", maxSplits: 1).map { String($0) }
    guard parts.count == 2, knowledge.nouns.contains(NounName(rawValue: parts[0])) else {
      throw fault(value, "\(path) is written noun:record, as contact:42")
    }
    let noun = NounName(rawValue: parts[0])
    return try knowledge.records(value.text, noun).map { .record($0, noun: noun) }
  }

  /// A text in the form that is compared.
  private func key(_ value: Filter.Value) throws(CRMError) -> String {
    let text = Normalisation.composed(value.text.trimmed)
    switch field.type {
    case .text: return Folding.key(text)
    case .email, .points(.email): return EmailAddress.key(text) ?? text.lowercased()
    case .phone, .points(.phone):
      return PhoneNumber.normalised(text, region: rules.region ?? rules.country) ?? text
    case .list(.tag): return Folding.key(text)
    case .list(.domain): return DomainName.key(text) ?? text.lowercased()
    case .list(.handle): return Handle.normalised(text) ?? text
    case .code(.login):
      return value.text == "me" && !value.isQuoted ? try knowledge.login() : text
    case .code(.country):
      guard let country = Country(text) else { throw doesNotFit(value, "a country") }
      return country.code
    case .code(.language):
      guard let code = Language.code(text) else { throw doesNotFit(value, "a language") }
      return code
    case .code(.organisationNumber):
      if case .number(let number) = OrganisationNumber.read(text, country: rules.country) {
        return number
      }
      return text.filter { $0 != " " && $0 != "-" && $0 != "." }
    case .code(.postalCode):
      if case .code(let code) = PostalCode.read(text, country: nil, assumed: rules.country) {
        return code
      }
      return text
    case .code(.vatNumber):
      if case .number(let number) = VATNumber.read(text, country: rules.country) { return number }
      return text
    case .code(.currency): return text.uppercased()
    case .addresses: throw fault(value, "\(path) are not compared")
    default: return text
    }
  }

  // MARK: Dates

  /// Days and moments. A period with `=` means inside it, `<` before its start, `>` after its end, `<=`
  /// before its end, `>=` from its start.
  private func moment(
    _ comparison: Filter.Comparison, _ value: Filter.Value
  ) throws(CRMError) -> Condition.Test {
    let reading: DateParser.Reading
    do throws(DateParser.Fault) {
      let leaning = field.leaning
      reading = try value.text.withBytes { bytes throws(DateParser.Fault) in
        try rules.dates.reading(bytes, leaning: leaning)
      }
    } catch {
      switch error {
      case .slashes:
        throw fault(
          value, "\(path) \"\(value.text)\" has slashes, which are read in two ways",
          hint: error.hint)
      case .skipped:
        // The value is at fault, not the filter.
        var skipped = fault(
          value, "\(path) \"\(value.text)\" is \(error.reason)", hint: error.hint)
        skipped.kind = .data
        throw skipped
      case .calendar: throw fault(value, "\(path) \"\(value.text)\" is \(error.reason)")
      case .notADate, .twoDigitYear: throw doesNotFit(value, "a date")
      }
    }
    switch field.type {
    case .day: return days(comparison, reading)
    case .due: return dues(comparison, reading)
    default: return moments(comparison, reading)
    }
  }

  /// Of a field that holds a day or a moment. A moment that is asked for means, of what is due some time that
  /// day, the whole day: a task for today is due before any moment of tomorrow, and overdue after none of
  /// today.
  private func dues(
    _ comparison: Filter.Comparison, _ reading: DateParser.Reading
  ) -> Condition.Test {
    func ends(_ test: Condition.Test) -> (Condition.Bound?, Condition.Bound?) {
      switch test {
      case .within(let lower, let upper): (lower, upper)
      case .among(let found):
        (
          found.first.map { Condition.Bound($0, isIncluded: true) },
          found.first.map { Condition.Bound($0, isIncluded: true) }
        )
      default: (nil, nil)
      }
    }
    let (first, last) = ends(days(comparison, reading))
    let (start, end) = ends(moments(comparison, reading))
    return .due(first, last, start, end)
  }

  private func days(
    _ comparison: Filter.Comparison, _ reading: DateParser.Reading
  ) -> Condition.Test {
    let first: Day
    let last: Day
    switch reading {
    case .day(let day): (first, last) = (day, day)
    case .period(let period): (first, last) = (period.first, period.last)
    case .instant(let instant):
      let day = rules.dates.clock.zone.local(instant).day
      (first, last) = (day, day)
    }
    func bound(_ day: Day, _ isIncluded: Bool) -> Condition.Bound {
      Condition.Bound(.text(day.description), isIncluded: isIncluded)
    }
    switch comparison {
    case .less: return .within(nil, bound(first, false))
    case .atMost: return .within(nil, bound(last, true))
    case .greater: return .within(bound(last, false), nil)
    case .atLeast: return .within(bound(first, true), nil)
    default:
      return first == last
        ? .among([.text(first.description)]) : .within(bound(first, true), bound(last, true))
    }
  }

  private func moments(
    _ comparison: Filter.Comparison, _ reading: DateParser.Reading
  ) -> Condition.Test {
    let zone = rules.dates.clock.zone
    let start: Instant
    let end: Instant  // the first moment after
    switch reading {
    case .instant(let instant): (start, end) = (instant, instant + 1)
    case .day(let day): (start, end) = (zone.instant(day), zone.instant(day + 1))
    case .period(let period):
      (start, end) = (zone.instant(period.first), zone.instant(period.last + 1))
    }
    func bound(_ instant: Instant, _ isIncluded: Bool) -> Condition.Bound {
      Condition.Bound(.text(instant.description), isIncluded: isIncluded)
    }
    switch comparison {
    case .less: return .within(nil, bound(start, false))
    case .atMost: return .within(nil, bound(end, false))
    case .greater: return .within(bound(end, true), nil)
    case .atLeast: return .within(bound(start, true), nil)
    default: return .within(bound(start, true), bound(end, false))
    }
  }
}
