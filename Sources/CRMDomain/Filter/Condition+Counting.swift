// Which of the records a path leads to are meant, where nobody says which: those that count. Of activities these are
// the ones that were held; who asks of their status says himself which.
extension Condition {
  /// What is asked of the records of a noun a path leads to, of those that count.
  static func counting(_ inner: Condition?, of noun: Noun) -> Condition? {
    guard let (field, test) = countingTest(of: noun), !(inner?.asks(of: field) ?? false) else {
      return inner
    }
    let counts = Condition.field(field, test)
    return inner.map { .all([counts, $0]) } ?? counts
  }

  /// What is asked of those that count, beside that they do; the outer nil where others are meant too.
  package static func ofCounting(_ inner: Condition?, of noun: Noun) -> Condition?? {
    guard let (field, test) = countingTest(of: noun), case .among(let counts) = test else {
      return .some(inner)
    }
    func isCounting(_ condition: Condition) -> Bool {
      if case .field(let asked, .among(let these)) = condition {
        asked === field && these == counts
      } else {
        false
      }
    }
    switch inner {
    case let inner? where isCounting(inner): return .some(nil)
    case .all(let parts)? where parts.count == 2 && isCounting(parts[0]): return .some(parts[1])
    default: return nil
    }
  }

  private static func countingTest(of noun: Noun) -> (Field, Test)? {
    guard let lifecycle = noun.lifecycle, !lifecycle.counts.isEmpty,
      let field = noun.field(lifecycle.field.name)
    else { return nil }
    return (field, .among(lifecycle.counts.map { .text($0) }))
  }

  /// Whether something is asked of a field of the record itself.
  private func asks(of field: Field) -> Bool {
    switch self {
    case .field(let asked, _): asked === field
    case .all(let parts), .any(let parts): parts.contains { $0.asks(of: field) }
    case .not(let part): part.asks(of: field)
    default: false
    }
  }
}
