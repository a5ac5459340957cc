import CRMDomain
import CRMStore

// What stands in the records and cannot be, beside dates, texts and segments.
extension Examination {
  /// What no command would have stored, in the rows of today and in those of the past.
  func flaws() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for flaw in try FlawSearch(database).find() {
      // Days and moments of today are looked at by themselves, with what else they cannot be; what older
      // versions let in stands in the past and compares with nothing.
      if flaw.flaw == .zone || flaw.flaw == (flaw.isPast ? .invisible : .time) { continue }
      let (check, what) = words(flaw)
      let count = flaw.records.count
      let whose = flaw.flaw == .damage && flaw.isCustom ? "custom fields" : flaw.field
      let states = flaw.isPast ? "earlier states of " : ""
      let isMendable = !flaw.isPast && (flaw.flaw == .damage || flaw.flaw == .invisible)
      found.append(
        Finding(
          check: check,
          // A pick list may have changed since.
          isError: !(flaw.flaw == .choice && flaw.isCustom),
          message: "\(states)\(count) \(plural(flaw.noun, count)) whose \(whose) \(what)",
          count: count,
          examples: flaw.records.prefix(5).map { "\(flaw.noun.rawValue):\($0)" },
          isMendable: isMendable, hint: isMendable ? nil : hint(flaw)))
    }
    return found
  }

  private func words(_ finding: FlawSearch.Finding) -> (check: String, what: String) {
    switch finding.flaw {
    case .damage: ("damage", "cannot be read")
    case .choice: ("choices", "is none of those there are")
    case .time: ("dates", "cannot be")
    case .zone: ("zones", "is no moment in UTC")
    case .number: ("numbers", "is out of bounds")
    case .invisible: ("invisible", "holds characters nobody sees")
    }
  }

  private func hint(_ finding: FlawSearch.Finding) -> String {
    let noun = finding.noun.rawValue
    guard !finding.isPast else { return "see when: crm \(noun) history \(finding.records[0])" }
    return finding.flaw == .choice
      ? "say what is meant: crm \(noun) edit \(finding.records[0]) \(finding.field)=…"
      : "look at them: crm \(noun) show \(finding.records[0])"
  }

  /// Histories that cannot be, sums that are not those of the lines, people who are only an address.
  func relations() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for broken in try FlawSearch(database).brokenHistories() {
      found.append(
        finding(
          "history", broken.noun, broken.records, "whose earlier states do not follow each other",
          hint: "look at one: crm \(broken.noun.rawValue) history \(broken.records[0])"))
    }
    for noun in database.catalogue.nouns {
      guard let lifecycle = noun.lifecycle, lifecycle.keepsMoves else { continue }
      let astray = try PathSearch(database).astray(of: noun, lifecycle)
      guard let first = astray.first else { continue }
      var warning = finding(
        "moves", noun.name, astray.map { $0.record }, "in another state than the moves lead to",
        hint: "look at one: crm \(noun.name.rawValue) states \(first.record)")
      warning.isError = false
      found.append(warning)
    }
    for noun in [NounName.quote, .order] where database.catalogue[noun] != nil {
      let (open, closed) = try LineSums(
        database, try database.table(noun), rules.currency
      ).differing()
      if !open.isEmpty {
        found.append(
          finding(
            "sums", noun, open, "whose sums are not those of their lines", isMendable: true,
            hint: nil))
      }
      if !closed.isEmpty {
        found.append(
          finding(
            "sums", noun, closed, "whose sums are not those of their lines, and which went out so",
            hint:
              "compare: crm \(noun.rawValue) show \(closed[0]) with crm line list \(noun.rawValue)=\(closed[0])"
          ))
      }
    }
    let ghosts = try FlawSearch(database).ghosts()
    if let first = ghosts.first {
      let what =
        ghosts.count == 1
        ? "a contact is called \(first.address) and does not have that address"
        : "\(ghosts.count) contacts are called as an address they do not have"
      found.append(
        Finding(
          check: "ghosts", isError: false, message: what, count: ghosts.count,
          examples: ghosts.prefix(5).map { "contact:\($0.record)" }, isMendable: false,
          hint: "give it: crm contact edit \(first.record) email=\(ShellWord.of(first.address))"))
    }
    return found
  }

  /// What operations wrote, by the sums kept with them.
  func digests() throws(CRMError) -> [Finding] {
    let (differing, _) = try DigestSearch(database).find()
    guard !differing.isEmpty else { return [] }
    let one = differing.count == 1
    return [
      Finding(
        check: "digests", isError: true,
        message:
          "\(differing.count) \(one ? "operation that wrote" : "operations that wrote") something else than what is there",
        count: differing.count, examples: differing.prefix(5).map { "operation:\($0)" },
        isMendable: false,
        hint:
          "see what it wrote: crm log show \(differing[0]); as it was: crm backup list, crm backup restore FILE"
      )
    ]
  }

  private func finding(
    _ check: String, _ noun: NounName, _ records: [Int64], _ what: String,
    isMendable: Bool = false, hint: String?
  ) -> Finding {
    Finding(
      check: check, isError: true,
      message: "\(records.count) \(plural(noun, records.count)) \(what)", count: records.count,
      examples: records.prefix(5).map { "\(noun.rawValue):\($0)" }, isMendable: isMendable,
      hint: hint)
  }

  // MARK: Mending

  /// Empties what cannot be read (what was there stays in the history), and takes characters away that nobody
  /// sees.
  func mendFlaws(_ editor: RecordEditor) throws(CRMError) {
    editor.operation.mendsDamage = true
    defer { editor.operation.mendsDamage = false }
    for flaw in try FlawSearch(database).find() where !flaw.isPast {
      let table = try database.table(flaw.noun)
      let (old, new) = (Row(table.layout), Row(table.layout))
      for number in flaw.records where try editor.operation.load(number, of: table, into: old) {
        new.copy(old)
        switch flaw.flaw {
        case .damage:
          Self.empty(new, old, table)
          if let custom = try database.noun(flaw.noun).field(flaw.field)?.custom {
            rewrite(new, table) { $0.setCustom(custom, nil, folded: nil) }
          }
        case .invisible:
          guard let column = table.layout.column(flaw.field) else { continue }
          new.set(column, StoredFlaw.visible(old.text(column)))
          rewrite(new, table) { _ in }
        case .choice, .time, .zone, .number: continue
        }
        _ = try editor.operation.update(old, to: new, in: table)
      }
    }
  }

  /// Changes a row and makes what is kept of it anew.
  private func rewrite(_ row: Row, _ table: RecordTable, _ change: (RecordDraft) -> Void) {
    let draft = RecordDraft(table.layout, rules)
    draft.begin(changing: row)
    change(draft)
    draft.derive()
    row.copy(draft.row)
  }

  private static func empty(_ new: Row, _ old: Row, _ table: RecordTable) {
    let lists = table.layout.columns.indices.filter { table.layout.columns[$0].kind == .json }
    for column in lists where old.damaged(among: [column]) != nil {
      new.setNull(column)
      if let fold = table.layout.column(table.layout.columns[column].name + "_fold") {
        new.setNull(fold)
      }
    }
  }

  func mendSums(_ editor: RecordEditor) throws(CRMError) {
    for noun in [NounName.quote, .order] where database.catalogue[noun] != nil {
      let table = try database.table(noun)
      let row = Row(table.layout)
      for number in try LineSums(database, table, rules.currency).differing().open
      where try editor.operation.load(number, of: table, into: row) {
        try LineRules(editor).sumUp(table, row)
      }
    }
  }
}
