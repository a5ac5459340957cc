extension RecordDraft {
  /// Writes a field from a trimmed, non-empty text.
  func write(_ field: Int, _ kind: FieldType, _ text: Bytes, _ style: CellStyle) throws(ValueFault)
  {
    switch kind {
    case .text:
      if noun.fields[field].custom != nil { return try writeCustomText(field, text) }
      try setText(field, text, bound: Normalisation.shortBound)
    case .note: try setText(field, text, bound: Normalisation.longBound)
    case .code(let code): try store(field, try self.code(field, code, text))
    case .url: try store(field, try url(text))
    case .email: try setPrimary(.email, text)
    case .phone: try setPrimary(.phone, text)
    case .points(let point): try replacePoints(field, point, text, style)
    case .integer(let range): store(field, number: try integer(text, range, style))
    case .decimal:
      store(field, number: try scaled(text, Decimal.places, style, what: "a decimal number"))
    case .percent:
      var text = text
      if text.last == UInt8(ascii: "%") { text = text.part(0..<text.count - 1).trimmed }
      store(field, number: try scaled(text, Decimal.places, style, what: "a percentage"))
    case .money: store(field, number: try money(field, text, style))
    case .boolean: store(field, boolean: try boolean(text))
    case .day: try store(field, try day(field, text, style).description)
    case .instant: try store(field, try instant(field, text, style).description)
    case .due: try store(field, try due(field, text, style))
    case .duration: store(field, number: try duration(text, style))
    case .choice(let choices):
      let place = layout.places[field]
      if place.column >= 0, choices.contains(where: { $0.key.withBytes { $0.isEqual(to: text) } }) {
        row.set(place.column, text)
      } else {
        try store(field, try find(text.string, choices).key)
      }
    case .choices(let choices):
      var keys: [String] = []
      for word in ListText.split(text, at: style.separator) {
        let key = try find(word, choices).key
        if !keys.contains(key) { keys.append(key) }
      }
      storeList(field, keys)
    case .reference, .anyReference: refer(field, text.string, number: nil)
    case .references: refer(field, .set, try mentions(text, style))
    case .list(.externalID) where isOnlyID(text, style) && noun.fields[field].custom == nil:
      storeOnly(field, text)
    case .list(let listed): storeList(field, try values(field, listed, text, style))
    case .addresses: try setAddresses(field, try addresses(text, style))
    case .companies: companyChanges = [.set(try companies(text, style))]
    case .memberCount: throw ValueFault("counted by the program")
    }
  }

  /// Notes a reference to be looked up.
  package func refer(_ field: Int, _ text: String, number: Int64?) {
    markAssigned(field)
    if !references.isEmpty { references.removeAll { $0.field == field } }
    references.append(PendingReference(field: field, text: text, number: number))
  }

  /// Stores the number a reference was found to mean.
  package func resolve(_ field: Int, to number: Int64, noun: String? = nil) {
    if let custom = layout.noun.fields[field].custom {
      setCustom(custom, .number("\(number)"), folded: nil)
    } else if let column = layout.column(ofField: field) {
      if let noun {
        row.set(column, noun)
        row.set(column + 1, number)
      } else {
        row.set(column, number)
      }
    }
  }

  // MARK: Storing

  private func store(_ field: Int, _ text: String) throws(ValueFault) {
    if let number = noun.fields[field].custom {
      setCustom(number, .string(text), folded: nil)
    } else if let column = layout.column(ofField: field) {
      row.set(column, text)
    }
  }

  private func store(_ field: Int, number value: Int64) {
    if let number = noun.fields[field].custom {
      setCustom(number, .number("\(value)"), folded: nil)
    } else if let column = layout.column(ofField: field) {
      row.set(column, value)
    }
  }

  private func store(_ field: Int, boolean value: Bool) {
    if let number = noun.fields[field].custom {
      setCustom(number, .boolean(value), folded: nil)
    } else if let column = layout.column(ofField: field) {
      row.set(column, value ? 1 : 0)
    }
  }

  private func writeCustomText(_ field: Int, _ text: Bytes) throws(ValueFault) {
    var out = ByteBuffer(capacity: text.count + 8)
    _ = try append(text, to: &out, bound: Normalisation.shortBound)
    try checkIdentity(field, out.bytes)
    let value = out.string
    setCustom(noun.fields[field].custom ?? 0, .string(value), folded: Folding.key(value))
  }

  // MARK: Reading

  private func integer(
    _ text: Bytes, _ range: ClosedRange<Int64>, _ style: CellStyle
  ) throws(ValueFault) -> Int64 {
    let value = try scaled(text, 0, style, what: "a whole number")
    guard range.contains(value) else {
      if range.upperBound == Int64.max {
        throw ValueFault("not a whole number of at least \(range.lowerBound)")
      }
      throw ValueFault("not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  private func scaled(
    _ text: Bytes, _ places: Int, _ style: CellStyle, what: String
  ) throws(ValueFault) -> Int64 {
    do throws(NumberParser.Fault) {
      let parser = NumberParser(
        mark: style.mark, allowsExponent: rules.isImport && places > 0)
      return try parser.scaled(text, places: places)
    } catch {
      switch error {
      case .notANumber: throw ValueFault("not \(what)")
      case .ambiguous:
        // Three digits behind a mark are what an amount of a currency with three decimals has.
        if places == 3, style.mark == nil {
          var own = style
          own.mark = text.first(UInt8(ascii: ".")) == nil ? .comma : .dot
          return try scaled(text, places, own, what: what)
        }
        throw ValueFault(
          "ambiguous: is the mark a decimal or a thousand?",
          hint: places > 3
            ? "write it without thousands, or with a zero behind it"
            : "write it without thousands, or with two decimals")
      case .tooManyPlaces:
        throw ValueFault(
          places == 0 ? "not \(what)" : "not \(what) of at most \(places) decimals")
      case .tooLarge: throw ValueFault("too large")
      }
    }
  }

  private func money(_ field: Int, _ text: Bytes, _ style: CellStyle) throws(ValueFault) -> Int64 {
    let spelling = Money.Spelling(text)
    let isTotal = noun.fields[field].traits.contains(.total)
    let column = layout.column(Common.currency)
    let current = column.flatMap { row.string($0) }.flatMap { Currency($0) } ?? rules.currency
    if let named = spelling.currency { namedCurrency = named }
    if let named = spelling.currency, named != current {
      // The currency that stands beside the amount is the record's, unless it has another already.
      let mayChange = column != nil && !wrote(Common.currency)
      guard mayChange, column.map({ row.isNull($0) }) ?? false || isOnlyAmount(field) else {
        throw ValueFault("not in \(current.code), the currency of the record")
      }
      row.set(column ?? 0, named.code)
      return try amount(field, spelling, named, style, isTotal)
    }
    if spelling.saysKroner {
      guard current.isKroner else {
        throw ValueFault("not in \(current.code), the currency of the record")
      }
      // Of several crowns only the organisation's own goes without saying which.
      guard current == rules.currency || wrote(Common.currency) || rules.isImport else {
        throw ValueFault(
          "in kr, and the record is in \(current.code)",
          hint: "say which: \(spelling.number) \(current.code)")
      }
    }
    return try amount(field, spelling, current, style, isTotal)
  }

  /// Whether no other field of the record holds an amount, so that its currency is this one's alone.
  private func isOnlyAmount(_ field: Int) -> Bool {
    noun.fields.indices.allSatisfy { i in
      guard i != field, case .money = noun.fields[i].type else { return true }
      if let number = noun.fields[i].custom { return customValue(number) == nil }
      return layout.column(ofField: i).map { row.isNull($0) } ?? true
    }
  }

  private func amount(
    _ field: Int, _ spelling: Money.Spelling, _ currency: Currency, _ style: CellStyle,
    _ isTotal: Bool
  ) throws(ValueFault) -> Int64 {
    let places = currency.places
    let minor = try spelling.number.withBytes { bytes throws(ValueFault) in
      try scaled(bytes, places, style, what: "an amount")
    }
    guard minor >= 0 || !noun.fields[field].traits.contains(.notNegative) else {
      throw ValueFault("less than nothing")
    }
    guard isTotal || Money.isWithinBound(minor) else {
      throw ValueFault("more than the \(Money.most(of: currency)) an amount may be")
    }
    return minor
  }

  private func boolean(_ text: Bytes) throws(ValueFault) -> Bool {
    guard let value = BooleanText.read(text.string) else {
      throw ValueFault("neither yes nor no", allowed: ["yes", "no"])
    }
    return value
  }

  private func find(_ text: String, _ choices: [Choice]) throws(ValueFault) -> Choice {
    if let found = Choice.find(text, in: choices) { return found }
    let keys = choices.map { $0.key }
    throw ValueFault(
      "none of \(keys.joined(separator: ", "))", allowed: keys,
      hint: nil)
  }

  private func day(_ field: Int, _ text: Bytes, _ style: CellStyle) throws(ValueFault) -> Day {
    let day = try anyDay(field, text, style)
    // A zone may lead out of the years that can be written.
    guard (1...9999).contains(day.date.year) else { throw ValueFault("not a date") }
    if noun.fields[field].traits.contains(.birthday) {
      guard day <= rules.dates.clock.today else { throw ValueFault("a day that is to come") }
      guard day.date.year >= Field.firstBirthYear else {
        throw ValueFault("before \(Field.firstBirthYear)")
      }
    }
    return day
  }

  private func anyDay(_ field: Int, _ text: Bytes, _ style: CellStyle) throws(ValueFault) -> Day {
    if let day = Day(text) { return day }
    if rules.isImport, let date = ImportedDate(text, order: style.order) {
      if let zone = date.local.zone {
        let instant = Instant(date.local.day, secondOfDay: date.local.secondOfDay) - zone
        return rules.dates.clock.zone.local(instant).day
      }
      return date.local.day
    }
    switch try reading(field, text) {
    case .day(let day): return day
    case .instant(let instant): return rules.dates.clock.zone.local(instant).day
    case .period(let period):
      // A period where a day is wanted means its last day, where something ends.
      guard noun.fields[field].leaning == .ahead else { throw ValueFault("a period, not a day") }
      return period.last
    }
  }

  private func instant(
    _ field: Int, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) -> Instant {
    let instant = try anyInstant(field, text, style)
    guard (1...9999).contains(instant.day.date.year) else { throw ValueFault("not a date") }
    return instant
  }

  private func anyInstant(
    _ field: Int, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) -> Instant {
    if let instant = Instant(text) { return instant }
    let zone = rules.dates.clock.zone
    if rules.isImport, let date = ImportedDate(text, order: style.order) {
      let local = date.local
      if let offset = local.zone {
        return Instant(local.day, secondOfDay: local.secondOfDay) - offset
      }
      guard date.hasTime else { return moment(of: local.day, field) }
      if zone.showing(local.day, secondOfDay: local.secondOfDay) == .twice {
        warnTwice(field, text)
      }
      do throws(DateParser.Fault) { return try rules.dates.moment(local) } catch {
        throw ValueFault(error.reason, hint: error.hint)
      }
    }
    switch try reading(field, text) {
    case .day(let day): return rules.isImport ? moment(of: day, field) : zone.instant(day)
    case .instant(let instant): return instant
    case .period: throw ValueFault("a period, not a moment")
    }
  }

  /// A bare day of a file where a moment is wanted: its noon where the organisation is, which is that day
  /// wherever one looks from; of today no later than now. What lies ahead begins when its day does.
  private func moment(of day: Day, _ field: Int) -> Instant {
    let clock = rules.dates.clock
    if noun.fields[field].leaning == .ahead { return clock.zone.instant(day) }
    let noon = clock.zone.noon(of: day)
    return day == clock.today ? min(noon, clock.now) : noon
  }

  /// A day as it is, a moment in UTC; of a period its last day.
  private func due(
    _ field: Int, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) -> String {
    if let day = Day(text) { return day.description }
    if let instant = Instant(text) { return instant.description }
    if rules.isImport, let date = ImportedDate(text, order: style.order) {
      return try date.hasTime
        ? instant(field, text, style).description : day(field, text, style).description
    }
    switch try reading(field, text) {
    case .day(let day): return day.description
    case .period(let period): return period.last.description
    case .instant(let moment):
      guard (1...9999).contains(moment.day.date.year) else { throw ValueFault("not a date") }
      return moment.description
    }
  }

  /// Minutes: `1d`, `2w`, `4h`, `30min`, or a bare number.
  private func duration(_ text: Bytes, _ style: CellStyle) throws(ValueFault) -> Int64 {
    guard let minutes = Span.minutes(text) else {
      throw ValueFault("not a length of time", hint: "write it as 1d, 4h or 30min")
    }
    return minutes
  }

  /// Says that a time comes twice, as the clocks are put back over it.
  private func warnTwice(_ field: Int, _ text: Bytes) {
    warn(
      field, "\(text.string) comes twice that day, as the clocks are put back; the first is meant")
  }

  /// Says which year was meant that was not typed, where it is not this one and the answer does not show it.
  private func warnOfYear(_ field: Int, _ text: Bytes, _ reading: DateParser.Reading) {
    let day: Day
    switch reading {
    case .day(let found): day = found
    case .instant(let instant): day = rules.dates.clock.zone.local(instant).day
    case .period: return
    }
    guard day.date.year != rules.dates.clock.today.date.year, DateParser.leavesYearOut(text),
      !noun.summary.contains(noun.fields[field].name)
    else { return }
    warn(field, "\(text.string) is \(day.description)")
  }

  private func reading(_ field: Int, _ text: Bytes) throws(ValueFault) -> DateParser.Reading {
    do throws(DateParser.Fault) {
      let leaning = noun.fields[field].leaning
      let found = try rules.dates.reading(text, leaning: leaning)
      if case .instant = found, rules.dates.isTwice(text, leaning: leaning) {
        warnTwice(field, text)
      }
      warnOfYear(field, text, found)
      return found
    } catch {
      throw ValueFault(error.reason, hint: error.hint)
    }
  }

  private func url(_ text: Bytes) throws(ValueFault) -> String {
    var out = ByteBuffer(capacity: text.count + 8)
    _ = try append(text, to: &out, bound: Normalisation.shortBound)
    let url = out.string
    guard !out.bytes.contains(where: { $0.isSpace }) else { throw ValueFault("not a web address") }
    if url.includes("://") { return url }
    guard DomainName.normalised(url) != nil else { throw ValueFault("not a web address") }
    return url
  }
}
