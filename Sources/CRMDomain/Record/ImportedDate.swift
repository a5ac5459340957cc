/// Dates as other systems write them, beyond what people type: `21-11-2026`, `11/21/2026`,
/// `20261121`, `12 Mar 2024`, `2006-06-15T20:47:07.000Z`, a spreadsheet's day number.
package struct ImportedDate {
  /// The day, with the time of day and the zone the text has.
  package let local: LocalTime
  /// Whether the text has a time of day.
  package let hasTime: Bool

  /// Reads a text; nil if it is no date, or one whose order nothing has decided.
  package init?(_ text: Bytes, order: CellStyle.DateOrder?) {
    guard text.count >= 5, text.count <= 40 else { return nil }
    if let local = LocalTime(prefix: text) {
      self.init(local.day, local)
      return
    }
    if text.count >= 11, text[4] == UInt8(ascii: "-"), let day = Day(text.part(0..<10)),
      text[10] == 0x20 || text[10] == UInt8(ascii: "T")
    {
      guard let time = ImportedDate.time(text.part(11..<text.count), day) else { return nil }
      self.init(day, time)
      return
    }
    if text.allSatisfy({ $0.isDigit }) {
      guard let day = ImportedDate.compact(text) else { return nil }
      self.init(day, nil)
      return
    }
    // `22 Aug 2026 02:06 PM`: a time behind a month that is named.
    if let (date, rest) = ImportedDate.beforeTime(text), let day = ImportedDate.named(date),
      let time = ImportedDate.time(rest, day)
    {
      self.init(day, time)
      return
    }
    let (date, rest) = ImportedDate.head(text)
    guard let day = ImportedDate.separated(date, order) ?? ImportedDate.named(text) else {
      return nil
    }
    guard !rest.isEmpty, ImportedDate.named(text) == nil else {
      self.init(day, nil)
      return
    }
    guard let time = ImportedDate.time(rest, day) else { return nil }
    self.init(day, time)
  }

  private init(_ day: Day, _ time: LocalTime?) {
    local = time ?? LocalTime(day: day, secondOfDay: 0)
    hasTime = time != nil
  }

  /// What one text says about the order of its column; nil if nothing. Of `13/2/2026` and `2/13/2026`
  /// each decides; `2/3/2026` does not.
  package static func evidence(_ text: Bytes) -> CellStyle.DateOrder? {
    let (date, _) = head(text)
    guard let parts = parts(date), let a = number(parts[0]), let b = number(parts[1]) else {
      return nil
    }
    if parts[0].count == 4 { return .ymd }
    if a > 12, b <= 12 { return .dmy }
    if b > 12, a <= 12 { return .mdy }
    return nil
  }

  /// Whether the text is a date that only its column's order can decide.
  package static func needsOrder(_ text: Bytes) -> Bool {
    let (date, _) = head(text)
    guard let parts = parts(date), let a = number(parts[0]), let b = number(parts[1]) else {
      return false
    }
    return parts[0].count < 3 && a <= 12 && b <= 12 && a != b
  }

  /// The date in front of a time.
  private static func head(_ text: Bytes) -> (date: Bytes, rest: Bytes) {
    guard let blank = text.firstIndex(where: { $0 == 0x20 || $0 == UInt8(ascii: ",") }) else {
      return (text, .empty)
    }
    return (text.part(0..<blank), text.part(blank + 1..<text.count).trimmed)
  }

  /// What stands before a time of day, and from there on.
  private static func beforeTime(_ text: Bytes) -> (date: Bytes, rest: Bytes)? {
    guard var start = text.first(UInt8(ascii: ":")) else { return nil }
    while start > 0, text[start - 1].isDigit { start -= 1 }
    return (text.part(0..<start).trimmed, text.part(start..<text.count))
  }

  private static func number(_ text: Bytes) -> Int? {
    text.count <= 4 ? Day.digits(text, 0, text.count) : nil
  }

  /// Three numbers between slashes or hyphens; `21/11-2026` is Danish.
  private static func parts(_ text: Bytes) -> [Bytes]? {
    var parts: [Bytes] = []
    var start = 0
    for (i, byte) in text.enumerated() {
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        parts.append(text.part(start..<i))
        start = i + 1
      } else if !byte.isDigit {
        return nil
      }
    }
    parts.append(text.part(start..<text.count))
    return parts.count == 3 && parts.allSatisfy({ !$0.isEmpty }) ? parts : nil
  }

  private static func separated(_ text: Bytes, _ order: CellStyle.DateOrder?) -> Day? {
    guard let parts = parts(text), let a = number(parts[0]), let b = number(parts[1]),
      let c = number(parts[2])
    else { return nil }
    if parts[0].count == 4 { return Day(year: a, month: b, day: c) }
    guard parts[2].count == 4 else { return nil }
    let isDotted = text.first(UInt8(ascii: ".")) != nil
    let isDanish = text.first(UInt8(ascii: "/")) != nil && text.first(UInt8(ascii: "-")) != nil
    var decided = order
    if isDotted || isDanish { decided = .dmy }
    if decided == nil || decided == .ymd { decided = evidence(text) ?? (a == b ? .dmy : nil) }
    switch decided {
    case .dmy: return Day(year: c, month: b, day: a)
    case .mdy: return Day(year: c, month: a, day: b)
    default: return nil
    }
  }

  /// `20261121`, or the number of a day in a spreadsheet that counts from 1900.
  private static func compact(_ text: Bytes) -> Day? {
    if text.count == 8, let year = Day.digits(text, 0, 4), let month = Day.digits(text, 4, 2),
      let day = Day.digits(text, 6, 2)
    {
      return Day(year: year, month: month, day: day)
    }
    // 1900-01-01 is 1, and 1900 is taken for a leap year: from March 1900 on, day 0 is 1899-12-30.
    guard text.count == 5, let serial = Day.digits(text, 0, 5),
      let zero = Day(year: 1899, month: 12, day: 30)
    else { return nil }
    return zero + serial
  }

  /// `12 Mar 2024`, `7. mars 2024`, `Mar 12, 2024`
  private static func named(_ text: Bytes) -> Day? {
    var words: [Bytes] = []
    var start: Int?
    for i in 0...text.count {
      let isBreak =
        i == text.count || text[i] == 0x20 || text[i] == UInt8(ascii: ",")
        || text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: "-")
      if isBreak {
        if let from = start { words.append(text.part(from..<i)) }
        start = nil
      } else if start == nil {
        start = i
      }
    }
    guard words.count == 3, words[2].count == 4, let year = Day.digits(words[2], 0, 4), year > 999
    else {
      return nil
    }
    if let month = month(words[1]), let day = number(words[0]) {
      return Day(year: year, month: month, day: day)
    }
    if let month = month(words[0]), let day = number(words[1]) {
      return Day(year: year, month: month, day: day)
    }
    return nil
  }

  private static func month(_ word: Bytes) -> Int? { MonthName.number(word) }

  /// `09:30`, `2:30 PM`, `13:51:14`, `9:30Z`, `10:00:00 +0100`, `10:00 UTC` of a day.
  private static func time(_ text: Bytes, _ day: Day) -> LocalTime? {
    guard let (seconds, length) = LocalTime.time(text) else { return nil }
    let rest = text.part(length..<text.count).trimmed
    func local(_ seconds: Int, zone: Int? = nil) -> LocalTime {
      LocalTime(day: day, secondOfDay: seconds, zone: zone)
    }
    switch rest.string.uppercased() {
    case "": return local(seconds)
    case "Z", "UTC", "GMT": return local(seconds, zone: 0)
    case "AM": return local(seconds >= 12 * 3600 ? seconds - 12 * 3600 : seconds)
    case "PM": return local(seconds < 12 * 3600 ? seconds + 12 * 3600 : seconds)
    default:
      // A word for a zone (CET, EST) means several: refused, never guessed.
      guard let offset = LocalTime.offset(rest), let zone = offset.seconds else { return nil }
      return local(seconds, zone: zone)
    }
  }
}
