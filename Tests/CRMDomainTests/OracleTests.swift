import CRMDomain
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What others worked out before us, held against their programs: Google's telephone numbers, the recurrences of
/// dateutil, the zones of the system, the order of names of ICU, the domains of Python's idna. A few hundred
/// questions each where the package is there, or as many as `CRM_ORACLE_CASES` says (`make fuzz`).
struct OracleTests {
  private static let cases = getenv("CRM_ORACLE_CASES").flatMap { Int(String(cString: $0)) } ?? 400
  private static let seed = getenv("CRM_ORACLE_SEED").flatMap { UInt64(String(cString: $0)) } ?? 15

  /// The answers to questions; nil where the package that knows is not there.
  private func answers(_ name: String, _ questions: [String]) -> [[String]]? {
    let folder = TestFolder()
    TestFiles.write(questions.joined(separator: "\n") + "\n", to: folder.path + "/questions")
    let status = system(
      "/usr/bin/python3 '\(TestFiles.root)/Tests/Oracles/oracle.py' \(name)"
        + " <'\(folder.path)/questions' >'\(folder.path)/answers' 2>'\(folder.path)/errors'")
    let code = status >> 8 & 0xFF
    // 3: no such package; 127: no Python.
    if code == 3 || code == 127 {
      // Where they were asked for their silence is no answer.
      if getenv("CRM_ORACLES") != nil { Issue.record("no package answers of \(name)") }
      return nil
    }
    #expect(status == 0, "\(TestFiles.text(of: folder.path + "/errors"))")
    let lines = TestFiles.text(of: folder.path + "/answers")
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == questions.count)
    return lines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  private func pick<T>(_ all: [T], _ random: inout SeededGenerator) -> T {
    all[Int.random(in: all.indices, using: &random)]
  }

  @Test func `telephone numbers are those of libphonenumber`() {
    var random = SeededGenerator(Self.seed)
    // How numbers of these begin and how long they are; what is none is left out by the one who knows.
    let plans: [(String, ClosedRange<Int>, String)] = [
      ("NO", 8...8, "23456789"), ("DK", 8...8, "23456789"), ("SE", 7...9, "123456789"),
      ("FI", 6...10, "123456789"), ("IS", 7...7, "45678"), ("GB", 10...10, "127"),
      ("DE", 7...11, "123456789"), ("NL", 9...9, "1234567"), ("FR", 9...9, "1234567"),
      ("US", 10...10, "23456789"), ("PL", 9...9, "12345678"), ("EE", 7...8, "34567"),
      ("ES", 9...9, "6789"), ("IT", 9...10, "03"), ("CH", 9...9, "2347"), ("FO", 6...6, "23456789"),
    ]
    let asked = (0..<Self.cases).map { _ in
      let (region, lengths, first) = pick(plans, &random)
      var digits = String(pick(Array(first), &random))
      for _ in 1..<Int.random(in: lengths, using: &random) {
        digits += "\(Int.random(in: 0...9, using: &random))"
      }
      return (region, digits, Int.random(in: 0...2, using: &random))
    }
    guard let answers = answers("phones", asked.map { "\($0.0)\t\($0.1)\t\($0.2)" }) else { return }
    var numbers = 0
    for (question, answer) in zip(asked, answers) where !answer[1].isEmpty {
      numbers += 1
      #expect(
        PhoneNumber.normalised(answer[0], region: question.0) == answer[1],
        "\(answer[0]) of \(question.0)")
    }
    #expect(numbers > Self.cases / 10)
  }

  @Test func `recurrences are those of dateutil`() throws {
    var random = SeededGenerator(Self.seed)
    let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    let asked = (0..<Self.cases).map { _ in
      let frequency = pick(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"], &random)
      var parts = ["FREQ=" + frequency]
      func sometimes(_ n: Int = 3) -> Bool { Int.random(in: 1...n, using: &random) == 1 }
      if sometimes() { parts.append("INTERVAL=\(Int.random(in: 1...5, using: &random))") }
      if sometimes() {
        // Of one kind: dateutil takes `MO,3TU` for the Mondays that are a third Tuesday, the RFC for both.
        let counts = (frequency == "MONTHLY" || frequency == "YEARLY") && sometimes(2)
        let some = (0...Int.random(in: 0...2, using: &random)).map { _ in
          (counts ? pick(["1", "2", "3", "-1", "-2"], &random) : "") + pick(days, &random)
        }
        parts.append("BYDAY=" + some.joined(separator: ","))
      }
      if frequency != "WEEKLY", sometimes() {
        parts.append(
          "BYMONTHDAY=" + pick(["1", "15", "31", "-1", "-3", "13,14,15", "29"], &random))
      }
      if sometimes(4) { parts.append("BYMONTH=" + pick(["1", "2", "6,12", "3,4,5"], &random)) }
      if parts.count > 1, frequency != "DAILY", sometimes(4),
        parts.contains(where: { $0.hasPrefix("BY") })
      {
        parts.append("BYSETPOS=" + pick(["1", "-1", "2", "1,-1"], &random))
      }
      if frequency == "WEEKLY", sometimes() { parts.append("WKST=" + pick(days, &random)) }
      let first = Day(number: Int.random(in: 15_000...25_000, using: &random))
      return (parts.joined(separator: ";"), first)
    }
    guard let answers = answers("recurrence", asked.map { "\($0.0)\t\($0.1)" }) else { return }
    for (question, answer) in zip(asked, answers) where answer.count > 1 {
      let rule = try Recurrence(question.0)
      guard let first = answer[0].withBytes({ Day($0) }) else { continue }
      var found = [answer[0]]
      var day = first
      while found.count < answer.count, let next = rule.next(after: day, from: first) {
        found.append(next.description)
        day = next
      }
      #expect(found == answer, "\(question.0) from \(first)")
    }
  }

  @Test func `zones are those of the system as Python reads them`() throws {
    var random = SeededGenerator(Self.seed)
    let zones = [
      "Europe/Oslo", "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata",
      "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tehran", "Africa/Casablanca", "Europe/Dublin",
      "Atlantic/Reykjavik", "America/St_Johns", "Pacific/Chatham", "UTC",
    ]
    let asked = (0..<Self.cases).map { _ in
      // 1970 to 2100; half of them near the end of a month of change.
      var seconds = Int.random(in: 0...4_102_444_800, using: &random)
      if Bool.random(using: &random) {
        let year = Int.random(in: 1970...2099, using: &random)
        let month = pick([3, 4, 9, 10, 11], &random)
        if let day = Day(year: year, month: month, day: Int.random(in: 1...30, using: &random)) {
          seconds = Instant(day, secondOfDay: Int.random(in: 0...86_399, using: &random)).seconds
        }
      }
      return (pick(zones, &random), seconds)
    }
    guard let answers = answers("zones", asked.map { "\($0.0)\t\($0.1)" }) else { return }
    var known: [String: TimeZoneRules] = ["UTC": .utc]
    for (question, answer) in zip(asked, answers) {
      let (name, seconds) = question
      if known[name] == nil {
        known[name] = TestFiles.bytes(of: "/usr/share/zoneinfo/" + name).withUnsafeBufferPointer {
          TimeZoneRules(name: name, file: $0)
        }
      }
      let zone = try #require(known[name])
      let at = Instant(seconds: seconds)
      #expect("\(zone.offset(at: at))" == answer[0], "\(name) at \(at)")
      let meant = zone.instant(at.day, secondOfDay: at.secondOfDay)
      #expect("\(meant.seconds)" == answer[1], "\(name), the clocks at \(at)")
    }
  }

  @Test func `names are ordered as by ICU`() {
    var random = SeededGenerator(Self.seed)
    let letters = Array("aabcdefghijklmnoopqrstuvwxyzåæøäöAEOÅÆØÄÖéèüçñ0189  ")
    func name() -> String {
      // Few letters, so that many begin alike.
      var text = String(pick(["a", "aa", "å", "sk", "ø", "ö", "Kari ", ""], &random))
      for _ in 0..<Int.random(in: 1...4, using: &random) { text.append(pick(letters, &random)) }
      return text.trimmed
    }
    let asked = (0..<Self.cases).map { _ in
      (pick(Collation.allCases, &random), name(), name())
    }.filter {
      // ICU takes the a of å for the second of `aa`, which is no spelling of anything.
      !($0.1 + $0.2).lowercased().contains("aå")
    }
    guard
      let answers = answers("collation", asked.map { "\($0.0.rawValue)\t\($0.1)\t\($0.2)" })
    else { return }
    for (question, answer) in zip(asked, answers) {
      // The letters; which variant of one it is comes behind a blank.
      let keys = [question.1, question.2].map { name in
        question.0.key([name]).prefix { $0 != " " }
      }
      let isFirst = keys[0].utf8.lexicographicallyPrecedes(keys[1].utf8)
      let ours = keys[0] == keys[1] ? "0" : isFirst ? "-1" : "1"
      #expect(ours == answer[0], "\(question.1) and \(question.2) in \(question.0)")
    }
  }

  @Test func `domains are those of UTS 46`() {
    var random = SeededGenerator(Self.seed)
    let alphabets = [
      "abcdefghijklmnopqrstuvwxyz0123456789", "abcxyzæøåäöüéÆØÅÄÖÜß", "αβγδεζησςάέΑΒΣ",
      "абвгдежзийёЯЖ", "中文网络日本語", "e\u{301}o\u{308}a\u{30A}abc", "łżźćčšž",
    ].map { $0.unicodeScalars.map { String($0) } }
    let asked = (0..<Self.cases).map { _ in
      let letters = pick(alphabets, &random)
      let label = (0..<Int.random(in: 1...12, using: &random)).map { _ in pick(letters, &random) }
      return label.joined() + pick([".no", ".example", ".xn--bcher-kva.de", ".blåbær.se"], &random)
    }
    guard let answers = answers("idna", asked) else { return }
    for (question, answer) in zip(asked, answers) where !answer[0].isEmpty {
      #expect(DomainName.key(question) == answer[0], "\(question)")
    }
  }

  @Test func `digests are those of OpenSSL`() {
    var random = SeededGenerator(Self.seed)
    let asked = (0..<Self.cases).map { _ in
      // Around the lengths where a block ends, too.
      let length =
        Bool.random(using: &random)
        ? Int.random(in: 0...300, using: &random) : pick([55, 56, 63, 64, 65, 119, 120], &random)
      return String((0..<length).map { _ in pick(Array("abc æøå 0123"), &random) })
    }
    guard let answers = answers("sha256", asked) else { return }
    for (question, answer) in zip(asked, answers) {
      #expect(question.withBytes { SHA256.hex($0) } == answer[0], "\(question)")
    }
  }
}
