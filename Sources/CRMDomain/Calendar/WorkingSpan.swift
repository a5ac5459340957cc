/// A length of time that counts: hours and minutes of work, or days of work.
package enum WorkingSpan: Equatable, Sendable {
  /// So many seconds.
  case time(Int)
  /// Until work ends on the n-th day of work after the day it began on.
  case days(Int)

  /// The longest: ten years of hours, or as many days.
  private static let bound = 87_600

  /// Reads `30min`, `4h`, `1h30min`, `2d`, `2wd`, `0`.
  package init?(_ text: String) {
    let text = text.trimmed.lowercased()
    for unit in ["wd", "d", "virkedager", "hverdage", "arbetsdagar"] where text.hasSuffix(unit) {
      let digits = String(text.dropLast(unit.count)).trimmed
      guard let days = Int(digits), (1...3650).contains(days) else { continue }
      self = .days(days)
      return
    }
    var seconds = 0
    var rest = Substring(text)
    var isRead = false
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count < 7, let count = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      switch word {
      case "h", "t", "hours", "timer", "timmar": seconds += count * 3600
      case "m", "min", "minutes", "minutter", "minuter": seconds += count * 60
      case "s", "sec": seconds += count
      case "" where count == 0: break
      default: return nil
      }
      isRead = true
    }
    guard isRead, seconds <= WorkingSpan.bound * 3600 else { return nil }
    self = .time(seconds)
  }

  /// As it is typed: `4h`, `1h30min`, `2d`.
  package var description: String {
    switch self {
    case .days(let days): return "\(days)d"
    case .time(let seconds):
      let text = WorkingSpan.text(seconds, between: "", " ")
      return text.replacing(" ", by: "")
    }
  }

  /// A number of seconds as people read it: `1 h 30 min`, `0 min`.
  package static func text(_ seconds: Int) -> String { text(seconds, between: "\u{A0}", " ") }

  private static func text(_ seconds: Int, between unit: String, _ parts: String) -> String {
    let size = abs(seconds)
    var words: [String] = []
    if size >= 3600 { words.append("\(size / 3600)\(unit)h") }
    if size / 60 % 60 > 0 { words.append("\(size / 60 % 60)\(unit)min") }
    if size % 60 > 0 { words.append("\(size % 60)\(unit)s") }
    if words.isEmpty { words.append("0\(unit)min") }
    return (seconds < 0 ? "-" : "") + words.joined(separator: parts)
  }
}

extension WorkingHours {
  /// When a length of time is over that began at a moment.
  ///
  /// - Returns: nil where there is not so much time that counts within 27 years.
  package func end(of span: WorkingSpan, from start: Instant) -> Instant? {
    switch span {
    case .time(let seconds): adding(seconds, to: start)
    case .days(let days): closing(afterDays: days, from: start)
    }
  }
}

extension TimeZoneRules {
  /// A moment as the clocks of a place show it, after RFC 3339: `2026-03-30T11:00:00+02:00`.
  package func text(_ instant: Instant) -> String {
    let local = local(instant)
    let offset = offset(at: instant)
    var out = ByteBuffer(capacity: 32)
    func two(_ number: Int) { out.append(magnitude: UInt64(number), digits: 2) }
    local.day.append(to: &out)
    out.append(UInt8(ascii: "T"))
    Instant.append(secondOfDay: local.secondOfDay, to: &out)
    out.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    two(abs(offset) / 3600)
    out.append(UInt8(ascii: ":"))
    two(abs(offset) / 60 % 60)
    return out.string
  }
}
