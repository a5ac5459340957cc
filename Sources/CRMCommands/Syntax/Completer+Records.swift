import CRMActions
import CRMDomain
import CRMStore

// Records, segments, operations and periods that may be named.
extension Completer {
  /// Records by number, key or name.
  func records(_ noun: NounName, _ typed: String) -> [Candidate] {
    guard let entry = catalogue[noun] else { return [] }
    let sql = SuggestionSQL(entry)
    let prefix = noun.rawValue + ":"
    let isPrefixed = typed.hasPrefix(prefix)
    let number = isPrefixed ? String(typed.dropFirst(prefix.count)) : typed
    func numbered(_ rows: [Suggestion]) -> [Candidate] {
      rows.filter { $0.word.hasPrefix(number) }.prefix(SuggestionSQL.bound).map {
        Candidate(word: (isPrefixed ? prefix : "") + $0.word, meaning: $0.meaning)
      }
    }
    guard let title = entry.titles.first else { return numbered(rows(sql.numbers, [])) }
    if isPrefixed || Int64(typed) != nil { return numbered(rows(sql.numbers(with: title), [])) }
    var found: [Suggestion] = []
    if entry.field("email") != nil, typed.utf8.count > 1 {
      let key = typed.lowercased()
      found = rows(sql.emails(with: title), [.text(key), .text(FoldRange.end(of: key))])
    }
    found += titles(noun, typed)
    return found.prefix(SuggestionSQL.bound).map {
      Candidate(word: $0.word, meaning: $0.meaning)
    }
  }

  /// A record of any noun, as `contact:42`.
  func anyRecord(_ typed: String) -> [Candidate] {
    if let colon = typed.firstIndex(of: ":") {
      return records(NounName(rawValue: String(typed[..<colon])), typed)
    }
    let names = catalogue.nouns.filter { $0.movesOf == nil }.map { $0.name }
    return names.map { $0.rawValue + ":" }.filter { $0.hasPrefix(typed) }.map {
      Candidate(word: $0, ending: .more)
    }
  }

  /// Segments of a noun, as filters write them.
  func segments(_ noun: NounName?, _ typed: String) -> [Candidate] {
    guard let noun else { return [] }
    return matching(
      rows(SuggestionSQL.segments, [.text(noun.rawValue)]).map { ("@" + $0.word, $0.meaning) },
      typed)
  }

  /// The newest operations, newest first; those that can be taken back are one's own, unless the role says
  /// otherwise.
  func operations(_ sought: OperationLog.Sought, _ typed: String) -> [Candidate] {
    guard let database else { return [] }
    do throws(CRMError) {
      let isOwn = sought == .undoable || sought == .undone
      let seesAll = try database.authority().role.undoesOthers
      let found = try OperationLog(database).newest(
        sought, of: isOwn && !seesAll ? context.actor : nil, limit: 200)
      var all: [Suggestion] = []
      for operation in found {
        let words = operation.command.split(separator: " ").prefix(2).joined(separator: " ")
        let who = operation.actor == context.actor ? "you" : operation.actor
        all.append(("\(operation.id)", "\(words), by \(who), \(try context.ago(operation.at))"))
      }
      return Array(matching(all, typed).prefix(SuggestionSQL.bound))
    } catch {
      return []
    }
  }

  /// Periods by name; once a year is begun also its quarters and months, and behind `..` where they end.
  func periods(_ typed: String) -> [Candidate] {
    let head = typed.firstRange("..").map { String(typed[..<$0.upperBound]) } ?? ""
    let text = String(typed.dropFirst(head.count))
    var words = SaidDates.periods
    do throws(CRMError) {
      let today = try context.clock().today
      let units = [Period.Unit.month, .quarter, .year]
      words += units.compactMap { Period($0, around: today).name }
      if text.first?.isNumber ?? false {
        for year in [today.date.year, today.date.year - 1, today.date.year + 1] {
          words.append("\(year)")
          words += (1...4).map { "\(year)-Q\($0)" }
          words += (1...12).map { "\(year)-" + ($0 < 10 ? "0" : "") + "\($0)" }
        }
      }
    } catch {}
    var known: Set<String> = []
    return matching(words.filter { known.insert($0).inserted }.map { (head + $0, "") }, typed)
  }

  /// Settings, then values.
  func settings(_ options: Completion.Settings, _ typed: String) -> [Candidate] {
    let shared = Setting.shared.map { ($0.name, $0) }
    let personal = Setting.personal.map { ("personal." + $0.name, $0) }
    let all = options == .shared ? shared : shared + personal
    guard options != .names else { return matching(all.map { ($0.0, $0.1.meaning) }, typed) }
    guard let equals = typed.firstIndex(of: "=") else {
      return matching(all.map { ($0.0 + "=", $0.1.meaning) }, typed)
    }
    guard let setting = all.first(where: { $0.0 == typed[..<equals] })?.1 else { return [] }
    return matching(
      listed(setting.type).map { (typed[...equals] + $0.word, $0.meaning) }, typed)
  }
}
