import CRMDomain

/// The whole database as a dictionary, with the history that undo needs: the reference the store is
/// held against.
struct Model {
  typealias Key = String  // "contact 12"

  struct State: Equatable {
    var line: String?
    var writer: Int64
  }

  var records: [Key: State] = [:]
  var operations: [Int64: [Key: State]] = [:]  // what each operation replaced
  /// Of operations that were taken back, what they had made of the records.
  var taken: [Int64: [Key: State]] = [:]
  private var rest: [Int64: [Key: State]] = [:]

  /// Notes what an operation did, from the content before and after it.
  mutating func note(_ operation: Int64, touched: Set<Key>, after: [Key: String]) {
    var replaced: [Key: State] = [:]
    for key in touched.union(after.keys).union(records.keys) {
      let now = after[key]
      let before = records[key]
      if before?.line == now, !(touched.contains(key) && now != before?.line) { continue }
      replaced[key] = before ?? State(line: nil, writer: 0)
      records[key] = State(line: now, writer: operation)
    }
    operations[operation] = replaced
  }

  /// The states that taking an operation back, or bringing it back, leads to.
  func goals(_ operation: Int64) -> [Key: State] {
    if let after = taken[operation] { return after }
    return operations[operation] ?? [:]
  }

  /// Whether a record is as it must be for its state to be put back.
  private func isUntouched(_ key: Key, _ operation: Int64) -> Bool {
    taken[operation] == nil
      ? records[key]?.writer == operation : records[key] == operations[operation]?[key]
  }

  /// What of these goals cannot be reached: the record in the way, and the goal that is given up for it.
  func obstacles(_ operation: Int64, _ goals: [Key: State]) -> [(record: Key, goal: Key)] {
    var found: [(record: Key, goal: Key)] = []
    for (key, goal) in goals {
      if !isUntouched(key, operation) { found.append((key, key)) }
      // Whom it would refer to again, who is gone.
      if let line = goal.line {
        for (other, state) in records where refers(line, to: other) {
          let isThere = goals[other].map { $0.line != nil } ?? (state.line != nil)
          if !isThere { found.append((key, key)) }
        }
      }
      // Whoever refers to a record that would go.
      if goal.line == nil {
        for (other, state) in records where goals[other] == nil {
          if let line = state.line, refers(line, to: key) { found.append((other, key)) }
        }
      }
    }
    return found
  }

  /// The goals that can be reached when the others are given up.
  func part(_ operation: Int64) -> [Key: State] {
    var goals = goals(operation)
    while true {
      let inTheWay = obstacles(operation, goals)
      if inTheWay.isEmpty { return goals }
      for obstacle in inTheWay {
        goals[obstacle.goal] = nil
        // Where somebody works is said twice: the relation stays as the record does.
        for (key, goal) in goals where key.hasPrefix("relation ") {
          let lines = [goal.line, records[key]?.line].compactMap { $0 }
          if lines.contains(where: { refers($0, to: obstacle.goal) }) { goals[key] = nil }
        }
      }
    }
  }

  private func refers(_ line: String, to key: Key) -> Bool {
    let parts = key.split(separator: " ")
    let noun = String(parts[0])
    let id = String(parts[1])
    for field in ["company", "parent", "bid", "contact"] {
      let target = field == "parent" ? "company" : field
      if target == noun,
        line.includes("\"\(field)\":\(id),") || line.includes("\"\(field)\":\(id)}")
      {
        return true
      }
    }
    for side in ["subject", "object"] {
      if line.includes("\"\(side)_noun\":\"\(noun)\",\"\(side)_id\":\(id),")
        || line.includes("\"\(side)_noun\":\"\(noun)\",\"\(side)_id\":\(id)}")
      {
        return true
      }
    }
    return false
  }

  /// Takes an operation back, or brings it back.
  mutating func turn(_ operation: Int64, _ goals: [Key: State]) {
    var before: [Key: State] = [:]
    for (key, goal) in goals {
      before[key] = records[key]
      records[key] = goal
    }
    if taken[operation] == nil {
      taken[operation] = before
      // What is brought back later is only what was taken back.
      let whole = operations[operation] ?? [:]
      operations[operation] = whole.filter { goals[$0.key] != nil }
      rest[operation] = whole
    } else {
      taken[operation] = nil
      operations[operation] = rest[operation]
    }
  }

  var content: [Key: String] { records.compactMapValues { $0.line } }
}
