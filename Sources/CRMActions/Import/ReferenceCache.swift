import CRMDomain
import CRMStore

/// Finds the records rows refer to, and makes those that are not there. What was found is remembered by
/// the text that named it, in a table of fixed size; the names of a noun that fits into it are read in one
/// go, so that a million rows of a hundred thousand companies ask the database for none of them.
final class ReferenceCache {
  /// What a text names.
  enum Found: Equatable { case record(Int64), missing, ambiguous(Int) }

  /// 2^18 entries, 4 MiB; one may stand up to eight places from where its hash says.
  private static let slots = 1 << 18
  private static let reach = 8

  private let operation: Operation
  private let rules: ReadingRules
  private let finder: RecordFinder
  private let options: ImportOptions
  private var hashes: [UInt64]
  private var numbers: [Int64]
  private var named: [NounName: any Statement] = [:]
  private var drafts: [NounName: RecordDraft] = [:]
  private var preloaded: [NounName] = []
  private let made: (String) -> Void
  /// What was made for the row at hand, and under which hashes it is remembered.
  private(set) var fresh: [(noun: NounName, number: Int64)] = []
  private var freshHashes: [UInt64] = []

  /// A cache; `made` is told the noun of every record it makes.
  init(
    _ operation: Operation, _ rules: ReadingRules, _ options: ImportOptions,
    made: @escaping (String) -> Void
  ) {
    self.operation = operation
    self.rules = rules
    self.options = options
    self.made = made
    finder = RecordFinder(operation.database, rules)
    hashes = [UInt64](repeating: 0, count: Self.slots)
    numbers = [Int64](repeating: 0, count: Self.slots)
  }

  /// Lets go of statements, before indexes are dropped or made.
  func releaseStatements() { named.removeAll() }

  /// The record a text of a file names.
  ///
  /// - Parameter creates: whether one that is not there is made.
  func find(_ text: String, _ noun: NounName, creates: Bool) throws(CRMError) -> Found {
    if preloaded.last != noun, !preloaded.contains(noun) {
      preloaded.append(noun)
      try preload(noun)
    }
    let hash = text.withBytes { Self.hash(noun, $0) }
    if let number = known(hash) { return .record(number) }
    let found = try look(text, noun, creates)
    if case .record(let number) = found {
      note(hash, number)
      if fresh.contains(where: { $0 == (noun, number) }) { freshHashes.append(hash) }
    }
    return found
  }

  /// Begins with a row: what was made before it stays.
  func beginRow() {
    if fresh.isEmpty { return }
    fresh.removeAll(keepingCapacity: true)
    freshHashes.removeAll(keepingCapacity: true)
  }

  /// Takes out what was made for the row at hand, which is not stored; answers how many that is.
  func takeBack() throws(CRMError) -> Int {
    for one in fresh.reversed() {
      try operation.unmake(one.number, of: try operation.database.table(one.noun))
    }
    for hash in freshHashes { forget(hash) }
    defer { beginRow() }
    return fresh.count
  }

  /// Remembers nothing of a text any more: it is looked up each time.
  private func forget(_ hash: UInt64) {
    let start = Int(hash >> 40) & (Self.slots - 1)
    for step in 0..<Self.reach {
      let slot = (start + step) & (Self.slots - 1)
      if hashes[slot] == hash { numbers[slot] = -1 }
    }
  }

  /// A hash of a text that names a record of a noun; never 0, which marks an empty place.
  private static func hash(_ noun: NounName, _ text: Bytes) -> UInt64 {
    let kind = noun.rawValue.withBytes { KeyFilter.hash(7, $0) }
    return KeyFilter.hash(kind, text) | 1
  }

  private func known(_ hash: UInt64) -> Int64? {
    let start = Int(hash >> 40) & (Self.slots - 1)
    for step in 0..<Self.reach {
      let slot = (start + step) & (Self.slots - 1)
      if hashes[slot] == hash { return numbers[slot] < 0 ? nil : numbers[slot] }
      if hashes[slot] == 0 { return nil }
    }
    return nil
  }

  /// Remembers a record; where every place is taken, the first makes room.
  private func note(_ hash: UInt64, _ number: Int64) {
    let start = Int(hash >> 40) & (Self.slots - 1)
    var place = start
    for step in 0..<Self.reach {
      let slot = (start + step) & (Self.slots - 1)
      if hashes[slot] == hash || hashes[slot] == 0 {
        place = slot
        break
      }
    }
    // A name that two records have is looked up each time, and refused there.
    numbers[place] = hashes[place] == hash && numbers[place] != number ? -1 : number
    hashes[place] = hash
  }

  /// Reads the names of all records of a noun, where they fit.
  private func preload(_ noun: NounName) throws(CRMError) {
    let table = try operation.database.table(noun)
    guard let title = table.noun.titles.first, case .text? = table.noun.field(title)?.type else {
      return
    }
    let count = try operation.database.connection.integer(table.selectCount) ?? 0
    guard count > 0, count < Int64(Self.slots * 6 / 10) else { return }
    let rows = try operation.database.connection.prepare(table.selectNames(title))
    while try rows.step() { note(Self.hash(noun, rows.text(1)), rows.integer(0)) }
  }

  private func look(_ text: String, _ noun: NounName, _ creates: Bool) throws(CRMError) -> Found {
    if noun.isActor, let login = options.owners[text] {
      guard let user = try operation.database.user(login) else {
        throw .notFound("there is no user \"\(login)\"", hint: "crm user add \(login)")
      }
      return .record(user)
    }
    if let number = try byName(text, noun) { return number }
    if let source = options.source, try operation.database.noun(noun).hasKeys {
      let known = try finder.candidates(source + ":" + text, noun, .inFile)
      if let only = known.first, known.count == 1 { return .record(only) }
      if creates, Self.looksLikeID(text) {
        throw CRMError(
          .data, code: "not_found",
          "\(text) looks like an id of \(source), and no \(noun.rawValue) has it",
          hint: "import those first, with --source \(source)")
      }
    }
    let others = try finder.candidates(text, noun, .inFile)
    if others.count == 1 { return .record(others[0]) }
    if others.count > 1 { return .ambiguous(others.count) }
    // `company:77` is a number, and `Q-77` is given, neither is a name.
    guard creates, !Self.isNumber(text, noun), try operation.database.noun(noun).isMadeByName
    else { return .missing }
    return .record(try make(text, noun))
  }

  /// Whether a text is what other systems call a record by, and no name: a number, or the 15 or 18 letters and
  /// digits of Salesforce.
  private static func looksLikeID(_ text: String) -> Bool {
    let bytes = text.utf8
    if !bytes.isEmpty, bytes.allSatisfy({ $0.isDigit }) { return true }
    return [15, 18].contains(bytes.count) && bytes.allSatisfy { $0.isDigit || $0.isLetter }
      && bytes.count(where: { $0.isDigit }) >= 3
  }

  /// Whether a text is the number of a record, with its noun in front.
  private static func isNumber(_ text: String, _ noun: NounName) -> Bool {
    text.hasPrefix(noun.rawValue + ":")
      && Int64(text.dropFirst(noun.rawValue.utf8.count + 1)) != nil
  }

  /// By name, with a statement made once: what almost every reference is.
  private func byName(_ text: String, _ noun: NounName) throws(CRMError) -> Found? {
    let table = try operation.database.table(noun)
    guard let title = table.noun.titles.first, case .text? = table.noun.field(title)?.type else {
      return nil
    }
    let statement: any Statement
    if let known = named[noun] {
      statement = known
    } else {
      statement = try operation.database.connection.prepare(table.selectByName(title))
      named[noun] = statement
    }
    let composed = Normalisation.composed(text.trimmed)
    let key = Folding.key(composed)
    guard !key.isEmpty else { return nil }
    statement.bind(1, key)
    defer { statement.reset() }
    var exact: [Int64] = []
    var folded: [Int64] = []
    while try statement.step() {
      folded.append(statement.integer(0))
      if statement.string(1) == composed { exact.append(statement.integer(0)) }
    }
    let best = exact.isEmpty ? folded : exact
    if best.isEmpty { return nil }
    return best.count == 1 ? .record(best[0]) : .ambiguous(best.count)
  }

  /// Makes a record of which only the name is known; a user who is not one yet is not active.
  private func make(_ text: String, _ noun: NounName) throws(CRMError) -> Int64 {
    let table = try operation.database.table(noun)
    let draft = drafts[noun] ?? RecordDraft(table.layout, rules)
    drafts[noun] = draft
    draft.begin()
    do throws(ValueFault) {
      switch noun {
      case .user:
        let login = try freeLogin(text)
        try draft.set(draft.noun.index(of: "login") ?? 0, login)
        try draft.set(draft.noun.index(of: "name") ?? 0, text)
        try draft.set(draft.noun.index(of: "active") ?? 0, "no")
      case .contact:
        for field in ContactName(text).fields {
          try draft.set(draft.noun.index(of: field.name) ?? 0, field.value)
        }
      default:
        let title = draft.noun.titles.first ?? "name"
        try draft.set(draft.noun.index(of: title) ?? 0, text)
      }
      draft.fillDefaults()
      try draft.finish()
    } catch {
      throw error.error(field: noun.rawValue, value: text)
    }
    if draft.missing != nil {
      throw CRMError(.data, code: "required", "a \(noun.rawValue) cannot be made of a name alone")
    }
    let number = try operation.insert(draft.row, into: table)
    made(noun.rawValue)
    fresh.append((noun, number))
    return number
  }

  /// A login of a name: `Eva Lie` → `eva.lie`, with a number where that is taken.
  private func freeLogin(_ name: String) throws(ValueFault) -> String {
    let words = Words.of(name)
    let base = words.isEmpty ? "user" : words.joined(separator: ".")
    var login = base
    var n = 2
    while true {
      var taken: Int64?
      do throws(CRMError) { taken = try operation.database.user(login) } catch {}
      if taken == nil { return login }
      login = "\(base).\(n)"
      n += 1
    }
  }
}
