import CRMDomain

/// Where and for whom text is written: the language, and the clock that decides what "this year" is.
package struct DisplayLocale: Sendable {
  /// The language.
  package var language: DisplayLanguage
  /// The clock of the person who reads.
  package var clock: LocalClock
  /// The organisation's own currency; nil where that is not known, and every amount says its code.
  package var currency: Currency?

  /// A locale.
  package init(language: DisplayLanguage, clock: LocalClock, currency: Currency? = nil) {
    self.language = language
    self.clock = clock
    self.currency = currency
  }
}

/// Values as people read them.
package struct DisplayText {
  /// For whom.
  package let locale: DisplayLocale
  /// Whether moments are shown with their time of day.
  package var showsTime = false
  private let thisYear: Int
  /// The code of the currency that has a sign, and the sign.
  private let sign: (code: String, text: String)?

  /// Values for somebody.
  package init(_ locale: DisplayLocale, showsTime: Bool = false) {
    self.locale = locale
    self.showsTime = showsTime
    sign = locale.currency.map { ($0.code, $0.sign(locale.language, own: $0)) }
    thisYear = locale.clock.today.date.year
  }

  private static let noBreakSpace: StaticString = "\u{A0}"

  /// Appends a value; nothing for no value. `currency` is what an amount is in.
  package func append(
    _ cell: Cell, _ type: FieldType, currency: String? = nil, to out: inout ByteBuffer
  ) {
    switch cell {
    case .null: break
    case .text(let text): self.text(text, type, &out)
    case .integer(let value):
      if case .integer(let range) = type, range.lowerBound == 1, range.upperBound == Int64.max {
        out.append(number: value)  // the number of a record
      } else {
        if case .duration = type { return out.append(Span.text(value)) }
        number(value, 0, true, &out)
      }
    case .decimal(let value):
      number(value, Decimal.places, true, &out)
      if case .percent = type { out.append("\u{A0}%" as StaticString) }
    case .money(let value, let places):
      amount(value, places, currency, &out)
    case .boolean(let value): out.append(word(value))
    case .reference(_, let name, _):
      // The stages every database begins with are called as people of the language call them.
      if case .reference(let relation) = type, relation.noun == .stage,
        let known = StandardStages.name(name.string, locale.language)
      {
        return out.append(known)
      }
      Visible.append(name, to: &out)
    case .single(let text): self.text(text, single(type), &out)
    case .json(let json): list(json, type, &out)
    }
  }

  /// A value as a text of its own.
  package func string(_ cell: Cell, _ type: FieldType, currency: String? = nil) -> String {
    var out = ByteBuffer(capacity: 64)
    append(cell, type, currency: currency, to: &out)
    return out.string
  }

  private func text(_ text: Bytes, _ type: FieldType, _ out: inout ByteBuffer) {
    switch type {
    case .day: Day(text).map { day($0, &out) } ?? Visible.append(text, to: &out)
    case .instant: Instant(text).map { instant($0, &out) } ?? Visible.append(text, to: &out)
    case .due:
      if let day = Day(text) {
        self.day(day, &out)
      } else if let moment = Instant(text) {
        due(moment, &out)
      } else {
        Visible.append(text, to: &out)
      }
    case .phone:
      // Of digits nothing is to be made visible; a number that is kept as it came may be anything.
      if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
        PhoneNumber.append(display: text, to: &out)
      } else {
        Visible.append(text, to: &out)
      }
    case .choice(let choices): out.append(label(text.string, choices))
    case .code(.country):
      out.append(Country(code: text.string)?.name(locale.language) ?? text.string)
    case .code(.language): out.append(Language.name(text.string, in: locale.language))
    default: Visible.append(text, to: &out)
    }
  }

  private func single(_ type: FieldType) -> FieldType {
    if case .points(.phone) = type { .phone } else { .text }
  }

  private func label(_ key: String, _ choices: [Choice]) -> String {
    choices.first { $0.key == key }?.labels[locale.language].lowercasedIfWord ?? Visible.text(key)
  }

  private func word(_ value: Bool) -> String {
    switch (locale.language, value) {
    case (.en, true): "yes"
    case (.en, false): "no"
    case (.nb, false): "nei"
    case (.da, false), (.sv, false): "nej"
    case (_, true): "ja"
    }
  }

  private func list(_ json: Bytes, _ type: FieldType, _ out: inout ByteBuffer) {
    var isFirst = true
    func separate(_ out: inout ByteBuffer) {
      if !isFirst { out.append(", " as StaticString) }
      isFirst = false
    }
    switch type {
    case .points(let point):
      for item in Labelled.list(json) {
        separate(&out)
        let shown = point == .phone ? PhoneNumber.display(item.value) : item.value
        out.append(Visible.text(shown))
        if let label = item.label { out.append(" (" + Visible.text(label) + ")") }
      }
    case .addresses:
      for item in Address.list(json) {
        separate(&out)
        let place = [item.parts[1], item.parts[2]].compactMap { $0 }.joined(separator: " ")
        let country = item.parts[4].flatMap { Country(code: $0)?.name(locale.language) }
        let parts = [item.parts[0], place.isEmpty ? nil : place, item.parts[3], country]
        out.append(Visible.text(parts.compactMap { $0 }.joined(separator: ", ")))
        if let label = item.label { out.append(" (" + Visible.text(label) + ")") }
      }
    case .companies, .references:
      for item in PlainText.elements(json) ?? [] {
        separate(&out)
        out.append(Visible.text(item["name"]?.text ?? ""))
        let days = [item["starts_on"]?.text, item["ends_on"]?.text]
        var more = item["role"]?.text.map { [$0] } ?? []
        if days[0] != nil || days[1] != nil {
          more.append((days[0] ?? "") + "–" + (days[1] ?? ""))
        }
        if !more.isEmpty { out.append(" (" + Visible.text(more.joined(separator: ", ")) + ")") }
      }
    case .choices(let choices):
      for key in RecordDraft.texts(json) {
        separate(&out)
        out.append(label(key, choices))
      }
    default:
      for value in RecordDraft.texts(json) {
        separate(&out)
        out.append(Visible.text(value))
      }
    }
  }

  // MARK: Numbers

  private func number(_ value: Int64, _ places: Int, _ isTrimmed: Bool, _ out: inout ByteBuffer) {
    var plain = ByteBuffer(capacity: 32)
    Decimal.append(value, places: places, isTrimmed: isTrimmed, to: &plain)
    let bytes = plain.bytes
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let end = bytes.first(UInt8(ascii: ".")) ?? bytes.count
    if start == 1 { out.append("-" as StaticString) }
    for i in start..<end {
      let left = end - i
      if i > start, left % 3 == 0 {
        locale.language == .da ? out.append(UInt8(ascii: ".")) : out.append(Self.noBreakSpace)
      }
      out.append(bytes[i])
    }
    guard end < bytes.count else { return }
    out.append(locale.language == .en ? UInt8(ascii: ".") : UInt8(ascii: ","))
    out.append(bytes.part(end + 1..<bytes.count))
  }

  /// `450 000 NOK`: whole amounts without decimals.
  private func amount(_ value: Int64, _ places: Int, _ currency: String?, _ out: inout ByteBuffer) {
    var unit: Int64 = 1
    for _ in 0..<places { unit *= 10 }
    if value % unit == 0 {
      number(value / unit, 0, true, &out)
    } else {
      number(value, places, false, &out)
    }
    guard let currency else { return }
    out.append(Self.noBreakSpace)
    out.append(currency == sign?.code ? sign?.text ?? currency : currency)
  }

  // MARK: Dates

  /// `27 Nov` this year, else `31 Dec 2026`; `31.12.2026` in Norwegian and Danish, `2026-12-31` in
  /// Swedish.
  package func day(_ day: Day, _ out: inout ByteBuffer) {
    let date = day.date
    switch locale.language {
    case .en:
      let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      out.append(number: Int64(date.day))
      out.append(Self.noBreakSpace)
      out.append(months[date.month - 1])
      if date.year != thisYear {
        out.append(Self.noBreakSpace)
        out.append(number: Int64(date.year))
      }
    case .nb, .da:
      out.append(magnitude: UInt64(date.day), digits: 2)
      out.append(UInt8(ascii: "."))
      out.append(magnitude: UInt64(date.month), digits: 2)
      out.append(UInt8(ascii: "."))
      out.append(magnitude: UInt64(date.year), digits: 4)
    case .sv: day.append(to: &out)
    }
  }

  /// When something is due: with its time of day, which was said.
  private func due(_ instant: Instant, _ out: inout ByteBuffer) {
    let timed = showsTime ? self : DisplayText(locale, showsTime: true)
    timed.instant(instant, &out)
  }

  /// When something is due, with the day of the week: `Fri 20 Nov`, `Fri 20 Nov 13:00`.
  package func due(_ text: String) -> String {
    let plain: String = text.withBytes { string(.text($0), .due) }
    let day = text.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { locale.clock.zone.local($0).day }
    }
    return day.map { weekday($0) + " " + plain } ?? plain
  }

  /// The short name of the day of the week.
  package func weekday(_ day: Day) -> String {
    let names: [String] =
      switch locale.language {
      case .en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      case .nb, .da: ["man", "tir", "ons", "tor", "fre", "lør", "søn"]
      case .sv: ["mån", "tis", "ons", "tor", "fre", "lör", "sön"]
      }
    return names[day.weekday - 1]
  }

  private func instant(_ instant: Instant, _ out: inout ByteBuffer) {
    let local = locale.clock.zone.local(instant)
    day(local.day, &out)
    guard showsTime else { return }
    out.append(Self.noBreakSpace)
    out.append(magnitude: UInt64(local.secondOfDay / 3600), digits: 2)
    out.append(UInt8(ascii: ":"))
    out.append(magnitude: UInt64(local.secondOfDay / 60 % 60), digits: 2)
  }
}

extension String {
  /// A label inside a line: `Monthly` → `monthly`, `MQL` as it is.
  fileprivate var lowercasedIfWord: String {
    let letters = unicodeScalars
    guard let first = letters.first, let second = letters.dropFirst().first,
      first.properties.isUppercase, !second.properties.isUppercase
    else { return self }
    return String(first).lowercased() + String(dropFirst())
  }
}
