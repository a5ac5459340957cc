/// A moment, in whole seconds of UTC.
package struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int

  /// The moment `seconds` after 1970-01-01T00:00:00Z.
  package init(seconds: Int) { self.seconds = seconds }

  /// That time of that day, in UTC.
  package init(_ day: Day, secondOfDay: Int = 0) {
    seconds = day.number * 86_400 + secondOfDay
  }

  /// Reads RFC 3339: `2026-11-21T18:56:00Z`, with a fraction (dropped) and an offset (`+01:00`,
  /// `+0100`), a blank instead of the T; the zone must be there.
  package init?(_ text: Bytes) {
    guard let local = LocalTime(prefix: text), let zone = local.zone else { return nil }
    seconds = local.day.number * 86_400 + local.secondOfDay - zone
    // An offset may lead out of the years that can be written.
    guard isWithinYears else { return nil }
  }

  /// Whether it lies in a year that can be written: 1 to 9999.
  package var isWithinYears: Bool { (1...9999).contains(day.date.year) }

  package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
  package static func + (a: Instant, seconds: Int) -> Instant {
    Instant(seconds: a.seconds + seconds)
  }
  package static func - (a: Instant, seconds: Int) -> Instant {
    Instant(seconds: a.seconds - seconds)
  }

  /// The day in UTC.
  package var day: Day {
    Day(number: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  /// Seconds since midnight, in UTC.
  package var secondOfDay: Int { seconds - day.number * 86_400 }

  /// Writes `2026-11-21T18:56:00Z`.
  package func append(to out: inout ByteBuffer) {
    day.append(to: &out)
    out.append(UInt8(ascii: "T"))
    Instant.append(secondOfDay: secondOfDay, to: &out)
    out.append(UInt8(ascii: "Z"))
  }

  /// Writes `18:56:00`.
  package static func append(secondOfDay: Int, to out: inout ByteBuffer) {
    out.append(magnitude: UInt64(secondOfDay / 3600), digits: 2)
    out.append(UInt8(ascii: ":"))
    out.append(magnitude: UInt64(secondOfDay / 60 % 60), digits: 2)
    out.append(UInt8(ascii: ":"))
    out.append(magnitude: UInt64(secondOfDay % 60), digits: 2)
  }

  /// `2026-11-21T18:56:00Z`
  package var description: String {
    var out = ByteBuffer(capacity: 24)
    append(to: &out)
    return out.string
  }
}

/// A date and time of day as written, with the zone if one was.
package struct LocalTime: Sendable, Equatable {
  /// The day.
  package var day: Day
  /// 0 to 86,399.
  package var secondOfDay: Int
  /// Seconds east of UTC, if the text said so.
  package var zone: Int?

  /// Reads `2026-11-21T18:56[:00[.000]][Z|±hh[:]mm]`, the whole text.
  package init?(prefix text: Bytes) {
    guard text.count >= 16, let day = Day(text.part(0..<10)),
      text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: "t") || text[10] == 0x20,
      let (time, length) = LocalTime.time(text.part(11..<text.count))
    else { return nil }
    self.day = day
    secondOfDay = time
    let rest = text.part(11 + length..<text.count)
    guard let offset = LocalTime.offset(rest) else { return nil }
    zone = offset.seconds
  }

  /// A day and a time of day.
  package init(day: Day, secondOfDay: Int, zone: Int? = nil) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.zone = zone
  }

  /// `2026-11-21 18:56`, with seconds where there are some; with its zone `2026-11-21T18:56+01:00`.
  package var description: String {
    var out = ByteBuffer(capacity: 32)
    day.append(to: &out)
    out.append(zone == nil ? 0x20 : UInt8(ascii: "T"))
    func two(_ number: Int) { out.append(magnitude: UInt64(number), digits: 2) }
    two(secondOfDay / 3600)
    out.append(UInt8(ascii: ":"))
    two(secondOfDay / 60 % 60)
    if secondOfDay % 60 != 0 {
      out.append(UInt8(ascii: ":"))
      two(secondOfDay % 60)
    }
    if let zone {
      out.append(UInt8(ascii: zone < 0 ? "-" : "+"))
      two(abs(zone) / 3600)
      out.append(UInt8(ascii: ":"))
      two(abs(zone) / 60 % 60)
    }
    return out.string
  }

  /// Reads `18:56`, `18:56:00`, `18:56:00.123`, `9:30`, `9.30`; answers the second of the day and how
  /// many bytes that took.
  package static func time(_ text: Bytes) -> (seconds: Int, length: Int)? {
    var i = 0
    func number(_ most: Int) -> Int? {
      var value = 0
      var digits = 0
      while i < text.count, text[i].isDigit, digits < most {
        value = value * 10 + text[i].digit
        digits += 1
        i += 1
      }
      return digits > 0 ? value : nil
    }
    guard let hour = number(2), hour < 24, i < text.count,
      text[i] == UInt8(ascii: ":") || text[i] == UInt8(ascii: ".")
    else { return nil }
    i += 1
    let before = i
    guard let minute = number(2), minute < 60, i - before == 2 else { return nil }
    var second = 0
    if i + 2 < text.count, text[i] == UInt8(ascii: ":"), text[i + 1].isDigit {
      i += 1
      guard let read = number(2), read < 61 else { return nil }
      second = min(read, 59)
      if i + 1 < text.count, text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: ","),
        text[i + 1].isDigit
      {
        i += 1
        while i < text.count, text[i].isDigit { i += 1 }
      }
    }
    return (hour * 3600 + minute * 60 + second, i)
  }

  /// Reads `Z`, `+01:00`, `+0100`, `+01`, or nothing at all; nil for anything else.
  static func offset(_ text: Bytes) -> (seconds: Int?, Void)? {
    if text.isEmpty { return (nil, ()) }
    if text.count == 1, text[0].lower == UInt8(ascii: "z") { return (0, ()) }
    guard text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
      let hours = Day.digits(text, 1, 2), hours <= 18
    else { return nil }
    var minutes = 0
    if text.count > 3 {
      let start = text[3] == UInt8(ascii: ":") ? 4 : 3
      guard let read = Day.digits(text, start, 2), read < 60, text.count == start + 2 else {
        return nil
      }
      minutes = read
    }
    let seconds = hours * 3600 + minutes * 60
    return (text[0] == UInt8(ascii: "-") ? -seconds : seconds, ())
  }
}
