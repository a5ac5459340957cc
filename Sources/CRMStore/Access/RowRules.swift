import CRMDomain

// Which rows somebody sees, and which they change, who does neither with all of them.
//
// A record is changed by the team of who holds it; where nobody does, by who changes the company it belongs
// to (else another record it belongs to); where it belongs to nothing, by everybody. It is seen by those, and
// also by the team that looks after a record it belongs to. A part is seen and changed with the record it is a
// part of, through any number of steps. The text is made here, once, from `Belonging`: a server has it as the
// policies of its tables; a file has views over the tables, in the connection of whoever asks, which guard
// against mistakes and not against people, as the file can be read by whoever may open it.
//
// A step to another record is asked of a function, by its number. Written out, a file attached to a task of a
// contract of an order asks eight hundred questions, and a server needed gigabytes to plan them. Only a
// company, and a contact, which are asked for most, are written out: there the engine can look for many at once.

/// What is asked of one record by a function, and what the function is called.
package enum RowQuestion: String, Sendable, CaseIterable {
  /// Whether it is seen.
  case sees
  /// Whether it is changed.
  case changes
  /// Whether somebody of the team is its owner.
  case holds
  /// Whether it is gone and was seen, by its last state.
  case saw
}

/// The conditions of rows that are seen and changed.
package struct RowRules: Sendable {
  /// What compares an expression with the numbers of those whose records are seen.
  package let isColleague: @Sendable (String) -> String
  /// Where the tables are that nothing stands before.
  package let schema: String
  /// Whether the engine hides rows by itself, and the program makes no views.
  package let isServed: Bool
  /// What asks a question of the record of a table, by an expression for its number.
  package let ask: @Sendable (RowQuestion, String, String) -> String

  /// Conditions in an engine's words.
  package init(
    schema: String, isServed: Bool,
    ask: @escaping @Sendable (RowQuestion, String, String) -> String,
    isColleague: @escaping @Sendable (String) -> String
  ) {
    self.schema = schema
    self.isServed = isServed
    self.ask = ask
    self.isColleague = isColleague
  }

  /// When a row of a noun's table, or of its twin, is seen; nil where it always is.
  ///
  /// - Parameter saysAll: whether nothing hides the records that are written out, as before the owner of the
  ///   tables.
  package func condition(
    _ noun: Noun, _ catalogue: Catalogue, past: Bool, _ row: String, saysAll: Bool = false
  ) -> String? {
    Text(self, catalogue, isChange: false, saysAll: saysAll).condition(noun, past: past, row, 0)
  }

  /// When a row of a noun's table is changed; nil where it always is.
  package func change(_ noun: Noun, _ catalogue: Catalogue, _ row: String) -> String? {
    Text(self, catalogue, isChange: true, saysAll: true).condition(noun, past: false, row, 0)
  }

  /// What answers a question of the record with the number `$1`, with one row for yes; nil where the answer is
  /// yes for every record.
  package func statement(
    _ question: RowQuestion, _ noun: Noun, _ catalogue: Catalogue
  ) -> String? {
    let text = Text(self, catalogue, isChange: question == .changes, saysAll: true)
    let (table, one) = ("\(schema).\(noun.table)", "x.id = $1")
    switch question {
    case .sees, .changes:
      return text.condition(noun, past: false, "x", 0).map {
        "SELECT 1 FROM \(table) x WHERE \(one) AND \($0)"
      }
    case .holds:
      guard noun.isOwned else { return "SELECT 1 WHERE CAST($1 AS BIGINT) IS NULL" }
      return "SELECT 1 FROM \(table) x WHERE \(one) AND \(isColleague("x.owner"))"
    case .saw:
      // Of what it belonged to, only what is there is asked: further back it is hidden.
      return text.condition(noun, past: false, "p", 0).map {
        "SELECT 1 FROM \(table)_past p WHERE p.id = $1 AND \($0)"
          + " AND p.ended = (SELECT MAX(q.ended) FROM \(table)_past q WHERE q.id = $1)"
          + " AND NOT EXISTS (SELECT 1 FROM \(table) x WHERE \(one))"
      }
    }
  }

  /// The text of conditions.
  private struct Text {
    let rules: RowRules
    let catalogue: Catalogue
    let isChange: Bool
    let saysAll: Bool

    init(_ rules: RowRules, _ catalogue: Catalogue, isChange: Bool, saysAll: Bool) {
      (self.rules, self.catalogue) = (rules, catalogue)
      (self.isChange, self.saysAll) = (isChange, saysAll)
    }

    func condition(_ noun: Noun, past: Bool, _ row: String, _ depth: Int) -> String? {
      let belonging = Belonging(noun, catalogue)
      guard belonging.hidesRows else { return nil }
      if !belonging.wholes.isEmpty {
        return "(" + belonging.wholes.map { test($0, past, row, depth) }.joined(separator: " OR ")
          + ")"
      }
      var held = belonging.holders.map { rules.isColleague("\(row).\($0)") }
      var free = belonging.holders.map { "\(row).\($0) IS NULL" }
      if belonging.isMakers {
        let nobody = free.joined(separator: " AND ")
        held.append("(\(nobody) AND \(rules.isColleague("\(row).created_by")))")
      } else {
        free += rest(belonging, past, row, depth)
        held.append("(\(free.joined(separator: " AND ")))")
      }
      if !isChange {
        // The team that looks after what it belongs to sees it, whoever holds it.
        for other in belonging.others {
          for name in other.nouns {
            guard let target = catalogue[name], target.isOwned else { continue }
            held.append(lookedAfter(target, "\(row).\(other.column)", depth))
          }
        }
      }
      return "(" + held.joined(separator: " OR ") + ")"
    }

    /// What must hold besides that nobody holds the record; empty where that is all.
    private func rest(
      _ belonging: Belonging, _ past: Bool, _ row: String, _ depth: Int
    ) -> [String] {
      guard !belonging.others.isEmpty else { return [] }
      func either(_ others: [Belonging.Reference]) -> String {
        let nothing = others.map { "\(row).\($0.column) IS NULL" }.joined(separator: " AND ")
        let any = others.map { test($0, past, row, depth) }.joined(separator: " OR ")
        return "((\(nothing)) OR \(any))"
      }
      // Changed by whoever changes the company, where there is one; seen by whoever sees any of them.
      guard isChange, belonging.others.count > 1,
        let company = belonging.others.first(where: { $0.nouns == [.company] })
      else { return [either(belonging.others)] }
      let rest = belonging.others.filter { $0.nouns != [.company] }
      return [
        "(\(test(company, past, row, depth))"
          + " OR (\(row).\(company.column) IS NULL AND \(either(rest))))"
      ]
    }

    /// Whether the record a field names is seen or changed.
    private func test(
      _ reference: Belonging.Reference, _ past: Bool, _ row: String, _ depth: Int
    ) -> String {
      let column = "\(row).\(reference.column)"
      guard let word = reference.nounColumn.map({ "\(row).\($0)" }) else {
        guard let target = reference.nouns.first.flatMap({ catalogue[$0] }) else { return "TRUE" }
        return named(target, column, past, depth)
      }
      let names = reference.nouns.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      let open = names.isEmpty ? "TRUE" : "\(word) NOT IN (\(names))"
      let each = reference.nouns.compactMap { name -> String? in
        guard let target = catalogue[name] else { return nil }
        return "(\(word) = '\(name.rawValue)' AND \(named(target, column, past, depth)))"
      }
      return "(" + ([open] + each).joined(separator: " OR ") + ")"
    }

    /// Whether the record of a noun is seen or changed; of what is past, also one that is gone and was.
    private func named(_ noun: Noun, _ column: String, _ past: Bool, _ depth: Int) -> String {
      let there: String
      if Belonging(noun, catalogue).steps(catalogue) > 1 || isChange {
        there =
          "(\(column) IS NOT NULL AND \(rules.ask(isChange ? .changes : .sees, noun.table, column)))"
      } else {
        let row = "r\(depth)"
        let all =
          saysAll
          ? condition(noun, past: false, row, depth + 1).map { " AND " + $0 } ?? "" : ""
        let table = saysAll ? "\(rules.schema).\(noun.table)" : noun.table
        there = "EXISTS (SELECT 1 FROM \(table) \(row) WHERE \(row).id = \(column)\(all))"
      }
      guard past else { return there }
      return "(\(there) OR (\(column) IS NOT NULL AND \(rules.ask(.saw, noun.table, column))))"
    }

    /// Whether somebody of the team looks after the record of a noun.
    private func lookedAfter(_ noun: Noun, _ column: String, _ depth: Int) -> String {
      guard Belonging(noun, catalogue).steps(catalogue) == 0 else {
        return "(\(column) IS NOT NULL AND \(rules.ask(.holds, noun.table, column)))"
      }
      let row = "r\(depth)"
      let table = saysAll ? "\(rules.schema).\(noun.table)" : noun.table
      return "EXISTS (SELECT 1 FROM \(table) \(row) WHERE \(row).id = \(column)"
        + " AND \(rules.isColleague("\(row).owner")))"
    }
  }
}
