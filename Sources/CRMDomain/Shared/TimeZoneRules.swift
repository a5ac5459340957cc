/// What the clocks of a place show: a time zone as the system's TZif files (RFC 8536) describe it.
///
/// The files are read by whoever owns the outside world; this only understands their bytes. Times after
/// the last listed change follow the POSIX rule at the file's end (`CET-1CEST,M3.5.0,M10.5.0/3`).
package struct TimeZoneRules: Sendable {
  /// The name, as `Europe/Oslo`.
  package let name: String
  private var changes: [Int] = []
  private var offsets: [Int] = []
  private var first = 0
  private var rule: Rule?

  /// The zone without offset.
  package static let utc = TimeZoneRules(name: "UTC")

  private init(name: String) { self.name = name }

  /// Understands the contents of a TZif file; nil where they are none.
  package init?(name: String, file: Bytes) {
    self.name = name
    guard let version1 = Header(file, 0) else { return nil }
    // Version 2 and later repeat everything with 64 bits, after the block of version 1.
    let wide = file[4] >= UInt8(ascii: "2")
    let start = wide ? 44 + version1.size(timeBytes: 4) : 0
    guard let header = wide ? Header(file, start) : version1 else { return nil }
    let timeBytes = wide ? 8 : 4
    let body = start + 44
    guard body + header.size(timeBytes: timeBytes) <= file.count, header.types > 0 else {
      return nil
    }
    let indices = body + header.times * timeBytes
    let types = indices + header.times
    func offset(_ type: Int) -> Int? {
      type < header.types ? Header.integer(file, types + 6 * type, 4) : nil
    }
    guard let initial = offset(0) else { return nil }
    first = initial
    for i in 0..<header.times {
      guard let at = Header.integer(file, body + i * timeBytes, timeBytes),
        let seconds = offset(Int(file[indices + i]))
      else { return nil }
      changes.append(at)
      offsets.append(seconds)
    }
    if wide {
      let footer = file.part(body + header.size(timeBytes: 8)..<file.count)
      let line = footer.split(at: UInt8(ascii: "\n"))
      if line.count >= 2 { rule = Rule(line[1]) }
    }
  }

  /// Seconds east of UTC at that moment.
  package func offset(at instant: Instant) -> Int {
    guard let last = changes.last else { return rule?.offset(at: instant.seconds) ?? first }
    if instant.seconds >= last, let rule { return rule.offset(at: instant.seconds) }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }

  /// What the clocks show at that moment.
  package func local(_ instant: Instant) -> LocalTime {
    let shifted = instant + offset(at: instant)
    return LocalTime(day: shifted.day, secondOfDay: shifted.secondOfDay)
  }

  /// The moment the clocks show this. A time that occurs twice means the first; one that is skipped
  /// means the moment after the gap that is as far from its end.
  package func instant(_ day: Day, secondOfDay: Int = 0) -> Instant {
    let wall = Instant(day, secondOfDay: secondOfDay)
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    let early = wall - before
    if before == after || offset(at: early) == before { return early }
    let late = wall - after
    return offset(at: late) == after ? late : early
  }

  /// The first or the second moment the clocks show this, where they show it twice; the one where they show it once.
  package func instant(_ day: Day, secondOfDay: Int, isSecond: Bool) -> Instant {
    let first = instant(day, secondOfDay: secondOfDay)
    guard isSecond, showing(day, secondOfDay: secondOfDay) == .twice else { return first }
    let wall = Instant(day, secondOfDay: secondOfDay)
    return wall - offset(at: wall + 86_400)
  }

  /// The moment the clocks are put forward over this, which they do not show; where they do, that.
  package func endOfGap(_ day: Day, secondOfDay: Int) -> Instant {
    let wall = Instant(day, secondOfDay: secondOfDay)
    let before = offset(at: wall - 86_400)
    guard showing(day, secondOfDay: secondOfDay) == .never else {
      return instant(day, secondOfDay: secondOfDay)
    }
    // Between the two readings of a time that is shown by none lies the change.
    var (low, high) = ((wall - offset(at: wall + 86_400)).seconds, (wall - before).seconds)
    while low < high {
      let middle = low + (high - low) / 2
      if offset(at: Instant(seconds: middle)) == before { low = middle + 1 } else { high = middle }
    }
    return Instant(seconds: low)
  }

  /// Noon of a day.
  package func noon(of day: Day) -> Instant { instant(day, secondOfDay: 43_200) }

  /// How often the clocks show a time on a day.
  package enum Showing: Sendable { case never, once, twice }

  /// Whether the clocks show this at all: where they are put forward they leave out an hour, where they are
  /// put back they show one twice.
  package func showing(_ day: Day, secondOfDay: Int) -> Showing {
    let wall = Instant(day, secondOfDay: secondOfDay)
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    guard before != after else { return .once }
    switch (offset(at: wall - before) == before, offset(at: wall - after) == after) {
    case (true, true): return .twice
    case (false, false): return .never
    default: return .once
    }
  }

  private struct Header {
    let isutc, isstd, leaps, times, types, chars: Int

    init?(_ file: Bytes, _ start: Int) {
      guard start >= 0, start + 44 <= file.count, file[start] == UInt8(ascii: "T"),
        file[start + 1] == UInt8(ascii: "Z"), file[start + 2] == UInt8(ascii: "i"),
        file[start + 3] == UInt8(ascii: "f")
      else { return nil }
      var counts: [Int] = []
      for i in 0..<6 {
        guard let count = Header.integer(file, start + 20 + 4 * i, 4), count >= 0,
          count < 1 << 20
        else { return nil }
        counts.append(count)
      }
      (isutc, isstd, leaps) = (counts[0], counts[1], counts[2])
      (times, types, chars) = (counts[3], counts[4], counts[5])
    }

    func size(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + chars + leaps * (timeBytes + 4) + isstd + isutc
    }

    static func integer(_ file: Bytes, _ at: Int, _ size: Int) -> Int? {
      guard at >= 0, at + size <= file.count else { return nil }
      var value: UInt64 = 0
      for i in 0..<size { value = value << 8 | UInt64(file[at + i]) }
      return size == 4
        ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
    }
  }

  /// A POSIX TZ rule of the form `std offset [dst [offset] , start [/time] , end [/time]]`.
  private struct Rule: Sendable {
    var standard = 0
    var summer: Int?
    var start = Change()
    var end = Change()

    struct Change: Sendable {
      enum Form: Sendable { case month(Int, week: Int, weekday: Int), julian(Int), dayOfYear(Int) }
      var form = Form.dayOfYear(0)
      var time = 7200

      func day(in year: Int) -> Day {
        guard let january = Day(year: year, month: 1, day: 1) else { return Day(number: 0) }
        switch form {
        case .dayOfYear(let n): return january + n
        case .julian(let n):
          let isLeap = Day.length(ofMonth: 2, year: year) == 29
          return january + (n - 1 + (isLeap && n >= 60 ? 1 : 0))
        case .month(let month, let week, let weekday):
          let first = january.adding(months: month - 1)
          let wanted = weekday == 0 ? 7 : weekday
          var day = first + ((wanted - first.weekday + 7) % 7 + 7 * (week - 1))
          if day.date.month != month { day = day - 7 }
          return day
        }
      }
    }

    init?(_ text: Bytes) {
      var i = 0
      func name() -> Bool {
        let from = i
        if i < text.count, text[i] == UInt8(ascii: "<") {
          while i < text.count, text[i] != UInt8(ascii: ">") { i += 1 }
          i += 1
        } else {
          while i < text.count, text[i].isLetter { i += 1 }
        }
        return i > from && i <= text.count
      }
      func time() -> Int? {
        var sign = 1
        if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
          sign = text[i] == UInt8(ascii: "-") ? -1 : 1
          i += 1
        }
        var parts: [Int] = []
        repeat {
          if !parts.isEmpty { i += 1 }
          var value = 0
          let from = i
          while i < text.count, text[i].isDigit, i - from < 3 {
            value = value * 10 + text[i].digit
            i += 1
          }
          guard i > from else { return nil }
          parts.append(value)
        } while i < text.count && text[i] == UInt8(ascii: ":") && parts.count < 3
        return sign
          * (parts[0] * 3600 + (parts.count > 1 ? parts[1] * 60 : 0)
            + (parts.count > 2 ? parts[2] : 0))
      }
      func number() -> Int? {
        let from = i
        var value = 0
        while i < text.count, text[i].isDigit, i - from < 4 {
          value = value * 10 + text[i].digit
          i += 1
        }
        return i > from ? value : nil
      }
      func change() -> Change? {
        guard i < text.count, text[i] == UInt8(ascii: ",") else { return nil }
        i += 1
        var change = Change()
        guard i < text.count else { return nil }
        if text[i] == UInt8(ascii: "M") {
          i += 1
          guard let month = number(), (1...12).contains(month), i < text.count else { return nil }
          i += 1
          guard let week = number(), (1...5).contains(week), i < text.count else { return nil }
          i += 1
          guard let weekday = number(), weekday <= 6 else { return nil }
          change.form = .month(month, week: week, weekday: weekday)
        } else if text[i] == UInt8(ascii: "J") {
          i += 1
          guard let n = number() else { return nil }
          change.form = .julian(n)
        } else {
          guard let n = number() else { return nil }
          change.form = .dayOfYear(n)
        }
        if i < text.count, text[i] == UInt8(ascii: "/") {
          i += 1
          guard let at = time() else { return nil }
          change.time = at
        }
        return change
      }
      guard name(), let west = time() else { return nil }
      standard = -west
      guard i < text.count else { return }
      guard name() else { return nil }
      summer = standard + 3600
      if i < text.count, text[i] != UInt8(ascii: ",") {
        guard let west = time() else { return nil }
        summer = -west
      }
      guard let start = change(), let end = change() else { return nil }
      self.start = start
      self.end = end
    }

    func offset(at seconds: Int) -> Int {
      guard let summer else { return standard }
      let year = Instant(seconds: seconds + standard).day.date.year
      let begins = Instant(start.day(in: year)).seconds + start.time - standard
      let ends = Instant(end.day(in: year)).seconds + end.time - summer
      let isSummer =
        begins < ends
        ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends
      return isSummer ? summer : standard
    }
  }
}
