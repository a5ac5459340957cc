/// Hours of work as people write them: `mon-thu 08:00-11:30,12:00-16:00 fri 08:00-15:00`.
package enum HoursText {
  /// As they are kept.
  private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  /// The intervals of Monday to Sunday, in order and apart; one that ends before it begins goes on into the next day.
  ///
  /// - Throws: where it cannot be read, or two of a day overlap.
  package static func week(_ text: String) throws(ValueFault) -> [[WorkingHours.Interval]] {
    if text.trimmed.lowercased() == "24x7" {
      return Array(repeating: [WorkingHours.Interval(0, 86_400)], count: 7)
    }
    var week: [[WorkingHours.Interval]] = Array(repeating: [], count: 7)
    var days: [Int] = []
    for word in words(text) {
      if let first = word.utf8.first, first.isDigit {
        guard !days.isEmpty else { throw wrong("it begins with no day of the week") }
        for part in word.split(separator: ",") {
          let interval = try self.interval(String(part))
          for day in days { add(interval, to: &week, day) }
        }
      } else {
        days = try self.days(word)
      }
    }
    guard week.contains(where: { !$0.isEmpty }) else { throw wrong("it names no hours") }
    for i in week.indices { week[i] = try inOrder(week[i]) }
    return week
  }

  /// The words: what stands between blanks, with lists joined that have blanks behind their commas, and dashes plain.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    let plain = text.replacing("–", by: "-").replacing("\n", by: " ").replacing(";", by: " ")
    for word in plain.split(separator: " ") {
      if let last = words.last, last.hasSuffix(",") || word.hasPrefix(",") {
        words[words.count - 1] = last + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  private static func add(
    _ interval: WorkingHours.Interval, to week: inout [[WorkingHours.Interval]], _ day: Int
  ) {
    guard interval.end <= interval.start else { return week[day].append(interval) }
    week[day].append(WorkingHours.Interval(interval.start, 86_400))
    if interval.end > 0 { week[(day + 1) % 7].append(WorkingHours.Interval(0, interval.end)) }
  }

  /// `mon-thu`, `man,ons`, `fredag`: 0 is Monday.
  private static func days(_ word: String) throws(ValueFault) -> [Int] {
    var days: [Int] = []
    for part in word.split(separator: ",") {
      let ends = part.split(separator: "-").map { String($0) }
      guard (1...2).contains(ends.count), let first = day(ends[0]),
        let last = day(ends[ends.count - 1])
      else { throw wrong("\"\(part)\" is no day of the week") }
      var at = first
      days.append(at)
      while at != last {
        at = (at + 1) % 7
        days.append(at)
      }
    }
    return days
  }

  private static func day(_ word: String) -> Int? {
    let key = Folding.key(word.hasSuffix(":") ? String(word.dropLast()) : word)
    return Weekday.number(beginning: key).map { $0 - 1 }
  }

  /// `08:00-11:30`, `8-16`; an end that is not after the start is of the next day.
  static func interval(_ text: String) throws(ValueFault) -> WorkingHours.Interval {
    let ends = text.split(separator: "-").map { String($0) }
    guard ends.count == 2, let start = second(ends[0]), let end = second(ends[1]), start < 86_400,
      start != end
    else { throw wrong("\"\(text)\" is no interval") }
    return WorkingHours.Interval(start, end)
  }

  /// `08:00`, `8`, `8.30`; at most `24:00`.
  private static func second(_ text: String) -> Int? {
    let parts = text.replacing(".", by: ":").split(separator: ":")
    guard (1...2).contains(parts.count), parts[0].utf8.count <= 2, let hour = Int(parts[0]),
      let minute = parts.count == 2 ? (parts[1].utf8.count == 2 ? Int(parts[1]) : nil) : 0,
      (0...24).contains(hour), (0...59).contains(minute)
    else { return nil }
    let second = hour * 3600 + minute * 60
    return second <= 86_400 ? second : nil
  }

  /// Intervals in order, those that touch as one.
  ///
  /// - Throws: where two overlap.
  static func inOrder(
    _ intervals: [WorkingHours.Interval]
  ) throws(ValueFault) -> [WorkingHours.Interval] {
    var found: [WorkingHours.Interval] = []
    for interval in intervals.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard let last = found.last, interval.start <= last.end else {
        found.append(interval)
        continue
      }
      guard interval.start == last.end else {
        throw wrong("\(text([interval])) overlaps \(text([last]))")
      }
      found[found.count - 1].end = interval.end
    }
    return found
  }

  private static func wrong(_ reason: String) -> ValueFault {
    ValueFault(
      "with hours that cannot be read: \(reason)",
      hint: "write it as mon-thu 08:00-11:30,12:00-16:00 fri 08:00-15:00")
  }

  // MARK: Writing

  /// Intervals as they are kept: `08:00-11:30,12:00-16:00`.
  package static func text(_ intervals: [WorkingHours.Interval]) -> String {
    intervals.map { time($0.start) + "-" + time($0.end) }.joined(separator: ",")
  }

  /// A week as it is kept: days that follow each other with the same hours together.
  package static func text(_ week: [[WorkingHours.Interval]]) -> String {
    var words: [String] = []
    var first = 0
    while first < week.count {
      var last = first
      while last + 1 < week.count, week[last + 1] == week[first] { last += 1 }
      if !week[first].isEmpty {
        words.append(names[first] + (last > first ? "-" + names[last] : ""))
        words.append(text(week[first]))
      }
      first = last + 1
    }
    return words.joined(separator: " ")
  }

  private static func time(_ second: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return two(second / 3600) + ":" + two(second / 60 % 60)
  }
}

/// Days of a calendar's own: `2026-12-31` and `2026-07-06..2026-07-24` are off, `2026-12-24 08:00-12:00` has these hours.
package struct DayText {
  /// The first and the last of them.
  package let days: ClosedRange<Day>
  /// What hours they have; none where they are off.
  package let intervals: [WorkingHours.Interval]

  /// Reads one.
  package init(_ text: String) throws(ValueFault) {
    var words = text.split(separator: " ").map { String($0) }
    guard !words.isEmpty else { throw DayText.wrong(text) }
    let span = words.removeFirst()
    let (first, last): (Substring, Substring)
    if let dots = span.firstRange("..") {
      (first, last) = (span[..<dots.lowerBound], span[dots.upperBound...])
    } else {
      (first, last) = (Substring(span), Substring(span))
    }
    guard let start = String(first).withBytes({ Day($0) }),
      let end = String(last).withBytes({ Day($0) }), start <= end,
      end - start < 3660
    else { throw DayText.wrong(text) }
    days = start...end
    var intervals: [WorkingHours.Interval] = []
    for word in words {
      for part in word.replacing("–", by: "-").split(whereSeparator: { $0 == "," || $0 == "+" }) {
        let interval = try HoursText.interval(String(part))
        guard interval.start < interval.end else { throw DayText.wrong(text) }
        intervals.append(interval)
      }
    }
    self.intervals = try HoursText.inOrder(intervals)
  }

  private static func wrong(_ text: String) -> ValueFault {
    ValueFault(
      "with a day off that cannot be read: \(text)",
      hint:
        "write it as 2026-12-31, 2026-07-06..2026-07-24 (ten years at most) or, for short days, 2026-12-24 08:00-12:00"
    )
  }

  /// As it is kept; several intervals with a plus between, as a comma is between days.
  package var description: String {
    let span =
      days.lowerBound.description
      + (days.lowerBound == days.upperBound ? "" : ".." + days.upperBound.description)
    guard !intervals.isEmpty else { return span }
    return span + " " + HoursText.text(intervals).replacing(",", by: "+")
  }
}
