import CRMDomain

// Which rows somebody sees, and which they change, who does neither with all of them.
//
// A record is changed by the team of who holds it, and by the team that holds it itself; where nobody does, by
// who changes the company it belongs to (else another record it belongs to); where it belongs to nothing, by
// everybody. It is seen by those, and also by the team that looks after a record it belongs to. What is shown
// with another record (what was said about a ticket) is also seen by who sees that, and changed by who changes
// it. A part is seen and changed with the record it is a
// part of, through any number of steps. The text is made here, once, from `Belonging`: a server has it as the
// policies of its tables; a file has views over the tables, in the connection of whoever asks, which guard
// against mistakes and not against people, as the file can be read by whoever may open it.
//
// Companies and contacts are asked for most, and written out: there the engine can look for many at once. So is,
// on a server, what leads to them (a deal, the quote of a line): its policy hides it, and 100,000 lines take
// 0.1 s where a function asked for each takes 15. What leads further, or to a record of any noun, is asked of a
// function by its number: written out, a file attached to a task of a contract of an order asks eight hundred
// questions, and a server needed gigabytes to plan them.

/// What is asked of one record by a function, and what the function is called.
package enum RowQuestion: String, Sendable, CaseIterable {
  /// Whether it is seen.
  case sees
  /// Whether it is changed.
  case changes
  /// Whether it is gone and was seen, by its last state.
  case saw
}

/// The conditions of rows that are seen and changed.
package struct RowRules: Sendable {
  /// What compares an expression with the numbers of those whose records are seen.
  package private(set) var isColleague: @Sendable (String) -> String
  /// Where the tables are that nothing stands before.
  package let schema: String
  /// Whether the engine hides rows by itself, and the program makes no views.
  package let isServed: Bool
  /// What asks a question of the record of a table, by an expression for its number.
  package let ask: @Sendable (RowQuestion, String, String) -> String
  /// What asks it of the record that a row of a table names with its noun, by expressions for the number and the
  /// noun; nil where each noun is asked by itself.
  package let askNamed: (@Sendable (RowQuestion, String, String, String) -> String)?

  /// Conditions in an engine's words.
  package init(
    schema: String, isServed: Bool,
    ask: @escaping @Sendable (RowQuestion, String, String) -> String,
    askNamed: (@Sendable (RowQuestion, String, String, String) -> String)? = nil,
    isColleague: @escaping @Sendable (String) -> String
  ) {
    self.schema = schema
    self.isServed = isServed
    self.ask = ask
    self.askNamed = askNamed
    self.isColleague = isColleague
  }

  /// The same, where those whose records are seen are few and known: a list is read where a table would be made.
  package func seeing(_ numbers: [Int64]) -> RowRules {
    let list = numbers.map { "\($0)" }.joined(separator: ", ")
    var rules = self
    rules.isColleague = { list.isEmpty ? "FALSE" : "\($0) IN (\(list))" }
    return rules
  }

  /// When a row of a noun's table is seen; nil where it always is.
  ///
  /// - Parameter saysAll: whether nothing hides the records that are written out, as before the owner of the
  ///   tables, and in views, which stand before no table that is named with its schema.
  package func condition(
    _ noun: Noun, _ all: Belongings, _ row: String, saysAll: Bool
  ) -> String? {
    Text(self, all, isChange: false, saysAll: saysAll).condition(noun, row, 0)
  }

  /// When a row of a noun's twin is seen; nil where it always is. It is seen with its record, and of a record
  /// that is gone by its last state: a history is seen or not as a whole, whoever held it at the time. Parts
  /// stay what they are a part of, so each of their rows tells by itself.
  package func pastCondition(_ noun: Noun, _ all: Belongings, _ row: String) -> String? {
    guard all[noun.name].hidesRows else { return nil }
    guard all[noun.name].wholes.isEmpty else {
      return Text(self, all, isChange: false, saysAll: true, isPast: true).condition(noun, row, 0)
    }
    let there =
      isServed
      ? "EXISTS (SELECT 1 FROM \(noun.table) n WHERE n.id = \(row).id)"
      : ask(.sees, noun.table, "\(row).id")
    return "(\(there) OR \(ask(.saw, noun.table, "\(row).id")))"
  }

  /// When a row of a noun's table is changed; nil where it always is.
  package func change(_ noun: Noun, _ all: Belongings, _ row: String) -> String? {
    Text(self, all, isChange: true, saysAll: true).condition(noun, row, 0)
  }

  /// When a row is seen of a table that is no noun's and holds something of records, or of somebody; nil where it
  /// always is.
  ///
  /// - Parameter me: the login of who asks, as an expression.
  package func logCondition(_ table: String, _ row: String, me: String) -> String? {
    // On a server the records' own policies hide them.
    func sees(_ table: String, _ number: String) -> String {
      isServed
        ? "EXISTS (SELECT 1 FROM \(table) r WHERE r.id = \(number))" : ask(.sees, table, number)
    }
    switch table {
    // The bytes of a file are those of the records it is attached to.
    case "stored_file":
      let attachment = NounName.attachment.table
      return "EXISTS (SELECT 1 FROM \(schema).\(attachment) a WHERE a.hash = \(row).hash"
        + (isServed ? "" : " AND " + ask(.sees, attachment, "a.id")) + ")"
    // Two that may be one are of who sees both.
    case "candidate":
      return [Noun.contact, .company].map { noun in
        "(\(row).noun <> '\(noun.name.rawValue)' OR (\(sees(noun.table, "\(row).first"))"
          + " AND \(sees(noun.table, "\(row).second"))))"
      }.joined(separator: " AND ")
    // What a command answered is of who gave it; what was refused, of those it was refused to; what somebody was
    // reminded of, theirs.
    case "answer":
      return
        "EXISTS (SELECT 1 FROM \(schema).operation o WHERE o.id = \(row).operation AND o.actor = \(me))"
    case "denied": return "\(row).actor = \(me)"
    case "delivered": return "\(row).login = \(me)"
    default: return nil
    }
  }

  /// What answers a question of the record with the number `$1`, with one row for yes; nil where the answer is
  /// yes for every record.
  package func statement(_ question: RowQuestion, _ noun: Noun, _ all: Belongings) -> String? {
    let (table, one) = ("\(schema).\(noun.table)", "x.id = $1")
    switch question {
    case .sees, .changes:
      let text = Text(self, all, isChange: question == .changes, saysAll: true)
      return text.condition(noun, "x", 0).map { "SELECT 1 FROM \(table) x WHERE \(one) AND \($0)" }
    case .saw:
      // What it belonged to may be gone with it.
      let text = Text(self, all, isChange: false, saysAll: true, isPast: true)
      return text.condition(noun, "p", 0).map {
        "SELECT 1 FROM \(table)_past p WHERE p.id = $1 AND \($0)"
          + " AND p.ended = (SELECT MAX(q.ended) FROM \(table)_past q WHERE q.id = $1)"
          + " AND NOT EXISTS (SELECT 1 FROM \(table) x WHERE \(one))"
      }
    }
  }

  /// The text of conditions.
  private struct Text {
    let rules: RowRules
    let all: Belongings
    let isChange: Bool
    let saysAll: Bool
    var isPast = false

    init(
      _ rules: RowRules, _ all: Belongings, isChange: Bool, saysAll: Bool, isPast: Bool = false
    ) {
      (self.rules, self.all) = (rules, all)
      (self.isChange, self.saysAll, self.isPast) = (isChange, saysAll, isPast)
    }

    /// - Parameter isOwners: whether it holds already where a colleague owns the row, and is not said again.
    func condition(
      _ noun: Noun, _ row: String, _ depth: Int, isOwners: Bool = false
    ) -> String? {
      let belonging = all[noun.name]
      guard belonging.hidesRows else { return nil }
      if !belonging.wholes.isEmpty {
        return "(" + belonging.wholes.map { whole($0, row, depth) }.joined(separator: " OR ") + ")"
      }
      let nobody = (belonging.holders + belonging.teams).map { "\(row).\($0) IS NULL" }
        .joined(separator: " AND ")
      var ways = belonging.holders.filter { !isOwners || $0 != "owner" }
        .map { rules.isColleague("\(row).\($0)") }
      ways += belonging.teams.map { team in
        "\(row).\(team) IN (SELECT u.team FROM \(rules.schema).\(NounName.user.table) u"
          + " WHERE \(rules.isColleague("u.id")))"
      }
      if belonging.isMakers {
        ways.append("(\(nobody) AND \(rules.isColleague("\(row).created_by")))")
      } else if isChange {
        // What was said about a ticket is moved with it by whoever changes that.
        ways += belonging.others.filter { $0.isShown }.map { whole($0, row, depth) }
        ways.append(
          "("
            + [nobody, rest(belonging, row, depth)].filter { !$0.isEmpty }
            .joined(separator: " AND ") + ")")
      } else {
        ways += belonging.others.flatMap { seen($0, row, nobody, depth) }
        let nothing = belonging.others.map { "\(row).\($0.column) IS NULL" }
        ways.append(
          "(" + ([nobody].filter { !$0.isEmpty } + nothing).joined(separator: " AND ") + ")")
      }
      return "(" + ways.joined(separator: " OR ") + ")"
    }

    /// When a row is seen by what it belongs to: always by the team that looks after that, by whoever sees it
    /// where nobody holds the row. One look says both.
    private func seen(
      _ other: Belonging.Reference, _ row: String, _ nobody: String, _ depth: Int
    ) -> [String] {
      guard let noun = other.noun.flatMap({ all.catalogue[$0] }) else { return [] }
      let column = "\(row).\(other.column)"
      let team = noun.isOwned ? rules.isColleague("r\(depth).owner") : "FALSE"
      let isFree = nobody.isEmpty || other.isShown ? "TRUE" : nobody
      func there(_ what: String) -> String {
        let table = isServed ? noun.table : "\(rules.schema).\(noun.table)"
        return
          "EXISTS (SELECT 1 FROM \(table) r\(depth) WHERE r\(depth).id = \(column) AND \(what))"
      }
      if !isPast, isServed, all.steps(noun.name) <= 2 { return [there("(\(isFree) OR \(team))")] }
      if !isPast, all.steps(noun.name) <= 1 {
        // That its owner is of the team stands before it.
        let isSeen =
          condition(noun, "r\(depth)", depth + 1, isOwners: noun.isOwned) ?? "TRUE"
        return [there("(\(team) OR (\(isFree) AND \(isSeen)))")]
      }
      let isSeen = "(\(isFree) AND \(asked(noun, column)))"
      return noun.isOwned ? [there(team), isSeen] : [isSeen]
    }

    /// Whether tables hide their rows themselves.
    private var isServed: Bool { rules.isServed && !saysAll }

    /// What must hold for a change besides that nobody holds the record; empty where that is all. Changed by
    /// whoever changes the company, where there is one, else another record it belongs to.
    private func rest(_ belonging: Belonging, _ row: String, _ depth: Int) -> String {
      guard !belonging.others.isEmpty else { return "" }
      func either(_ others: [Belonging.Reference]) -> String {
        let nothing = others.map { "\(row).\($0.column) IS NULL" }.joined(separator: " AND ")
        let any = others.map { whole($0, row, depth) }.joined(separator: " OR ")
        return "((\(nothing)) OR \(any))"
      }
      guard belonging.others.count > 1,
        let company = belonging.others.first(where: { $0.noun?.isOrganisation ?? false })
      else { return either(belonging.others) }
      let rest = belonging.others.filter { !($0.noun?.isOrganisation ?? false) }
      return "(\(whole(company, row, depth))"
        + " OR (\(row).\(company.column) IS NULL AND \(either(rest))))"
    }

    /// Whether the record a field names is seen or changed.
    private func whole(_ reference: Belonging.Reference, _ row: String, _ depth: Int) -> String {
      let column = "\(row).\(reference.column)"
      guard let word = reference.nounColumn.map({ "\(row).\($0)" }) else {
        guard let noun = reference.noun.flatMap({ all.catalogue[$0] }) else { return "TRUE" }
        return named(noun, column, depth, isAlone: true)
      }
      if let ask = rules.askNamed, let holder = all.catalogue[reference.holder] {
        let now = ask(isChange ? .changes : .sees, holder.table, column, word)
        return isPast ? "(\(now) OR \(ask(.saw, holder.table, column, word)))" : now
      }
      // What no noun of the catalogue is is nobody's, and not everybody's.
      let reach = all.named(by: reference)
      let open = reach.open.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      let each = reach.nouns.compactMap { name -> String? in
        all.catalogue[name].map {
          "(\(word) = '\(name.rawValue)' AND \(named($0, column, depth, isAlone: false)))"
        }
      }
      return "(" + ((open.isEmpty ? [] : ["\(word) IN (\(open))"]) + each).joined(separator: " OR ")
        + ")"
    }

    /// Whether the record of a noun is seen or changed.
    ///
    /// - Parameter isAlone: whether the field names records of this noun only.
    private func named(_ noun: Noun, _ column: String, _ depth: Int, isAlone: Bool) -> String {
      let steps = all.steps(noun.name)
      if isChange || isPast || steps > (isServed && isAlone ? Int.max : 1) {
        return "(\(column) IS NOT NULL AND \(asked(noun, column)))"
      }
      let row = "r\(depth)"
      if isServed {
        return "EXISTS (SELECT 1 FROM \(noun.table) \(row) WHERE \(row).id = \(column))"
      }
      let isSeen = condition(noun, row, depth + 1).map { " AND " + $0 } ?? ""
      return "EXISTS (SELECT 1 FROM \(rules.schema).\(noun.table) \(row)"
        + " WHERE \(row).id = \(column)\(isSeen))"
    }

    /// What a function says of a record: of what is past, also of one that is gone.
    private func asked(_ noun: Noun, _ column: String) -> String {
      let now = rules.ask(isChange ? .changes : .sees, noun.table, column)
      return isPast ? "(\(now) OR \(rules.ask(.saw, noun.table, column)))" : now
    }
  }
}
