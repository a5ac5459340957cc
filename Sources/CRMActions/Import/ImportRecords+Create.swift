import CRMDomain
import CRMInterchange
import CRMStore

// Rows that become new records.
extension ImportRecords {

  /// Whether a row that says the same as a record of its own file has another number: where numbers are kept
  /// there are as many records as numbers.
  func isNumberedOtherwise(_ answer: RowMatcher.Answer) -> Bool {
    guard keepsNumbers, case .record(let same, RowMatcher.byAllValues) = answer, same >= firstNew,
      let own = reader.number
    else { return false }
    return own != same
  }

  /// Stores the row as a new record.
  func create(_ line: Int, reason: String?, conflict: Bool) throws(CRMError) {
    try resolve(line, creates: true, isTentative: false)
    let end = try behaviour.end(of: draft, nil)
    if !reader.extraNotes.isEmpty { try addNotes(to: draft) }
    var change = RecordChange(draft, old: nil, .imported(end))
    change.isBulk = true
    try editor.complete(&change, behaviour)
    try refuseOtherState()
    if let missing = draft.missing,
      !reader.externalReferences.contains(where: {
        table.noun.fields[$0.field].name == missing.name
      })
    {
      throw CRMError(.data, code: "required", "\(missing.name) is missing")
    }
    try behaviour.check(&change)
    var number: Int64?
    if keepsNumbers, let wanted = reader.number {
      // Files are written in the order of numbers, so a look is rarely needed.
      let next = try operation.nextNumber(of: table.noun.name)
      if wanted < next,
        try database.connection.integer(table.selectExistence, .integer(wanted)) != nil
      {
        throw CRMError(.data, code: "exists", "the number \(wanted) is used twice")
      }
      number = wanted
    }
    // What is certainly new was looked for among all there are; while indexes are away nothing else is.
    if !writer.isRebuilding || !database.connection.dialect.rebuildsIndexes {
      try UniqueKeys(database, table).refuseHidden(draft, except: 0)
    }
    let companies = try newLinks()
    let made = try writer.insert(draft.row, number: number, source: Int64(line))
    if let column = companyColumn, isContact, companies.isEmpty, !draft.row.isNull(column) {
      try insert(CompanyLinks.Link(relation: nil, company: draft.row.integer(column)), of: made)
    }
    for link in companies { try insert(link, of: made) }
    do throws(CRMError) {
      _ = try behaviour.followed(change, made)
    } catch {
      // A row that is rejected leaves no record behind.
      try operation.unmake(made, of: table)
      throw error
    }
    if let own = reader.number { numbersOfFile?[own] = made }
    leaveOpen(made, isNew: true)
    report.created += 1
    report.count(change.ground)
    countWorkedOut(made)
    if conflict {
      report.conflicts += 1
      report.warn("line \(line): \(reason ?? ""): stored as \(table.noun.name.rawValue) \(made)")
    }
    try observers.row?(
      ImportedRow(line: line, result: conflict ? .conflict : .created, record: made, reason: reason)
    )
  }

  /// Takes the id another system knows somebody else by out of the row.
  func leaveOut(_ key: String) throws(CRMError) {
    let field = table.noun.index(of: "external_ids") ?? 0
    let others = draft.texts(of: field).filter { $0 != key }
    do throws(ValueFault) {
      try draft.set(field, json: .array(others.map { .string($0) }))
    } catch {
      throw error.error(field: "external_ids", value: key)
    }
    guard !draft.texts(of: field).contains(key) else { throw .defect("\(key) stays in the row") }
  }

  func addNotes(to draft: RecordDraft) throws(CRMError) {
    guard !reader.extraNotes.isEmpty, let index = table.noun.index(of: "notes"),
      let column = table.layout.column(Common.notes)
    else { return }
    let before = draft.row.string(column) ?? ""
    // What is there already says nothing new: the same file again changes nothing.
    let new = reader.extraNotes.filter { !("\n" + before + "\n").includes("\n" + $0 + "\n") }
    guard !new.isEmpty else { return }
    do throws(ValueFault) {
      try draft.set(index, (before.isEmpty ? "" : before + "\n") + new.joined(separator: "\n"))
    } catch {
      throw CRMError(
        .data, code: "too_long", "the notes would be too long with the further columns")
    }
  }

  // MARK: Companies of a contact

  /// Writes the companies a row lists as the records they are, found as every reference of a file is, so that
  /// a row is compared by what it means.
  func findCompanies() throws(CRMError) {
    guard isContact else { return }
    for (n, change) in draft.companyChanges.enumerated() {
      guard case .set(var given) = change else { continue }
      for i in given.indices {
        if case .record(let number) = try references.find(
          given[i].company, .company, creates: false)
        {
          given[i].company = "company:\(number)"
        }
      }
      draft.companyChanges[n] = .set(given)
    }
  }

  /// The companies of a new contact that lists some, the primary one first; `contact.company` is set
  /// with them.
  private func newLinks() throws(CRMError) -> [CompanyLinks.Link] {
    guard isContact, let column = companyColumn, !draft.companyChanges.isEmpty else { return [] }
    var all: [CompanyLinks.Link] = []
    for change in draft.companyChanges {
      guard case .set(let given) = change else { continue }
      for item in given {
        guard
          case .record(let company) = try references.find(
            item.company, .company, creates: options.createsMissing)
        else { throw CRMError(.data, code: "not_found", "there is no company \"\(item.company)\"") }
        all.append(
          CompanyLinks.Link(
            relation: nil, company: company, role: item.role, starts: item.starts?.description,
            ends: item.ends?.description))
      }
    }
    if !draft.row.isNull(column) {
      let primary = draft.row.integer(column)
      if let known = all.firstIndex(where: { $0.company == primary }) {
        all.insert(all.remove(at: known), at: 0)
      } else {
        all.insert(CompanyLinks.Link(relation: nil, company: primary), at: 0)
      }
    } else if let first = all.first {
      draft.row.set(column, first.company)
    }
    return all
  }

  private func insert(_ link: CompanyLinks.Link, of contact: Int64) throws(CRMError) {
    pendingLinks.append((contact, link))
    if !writer.isRebuilding || pendingLinks.count >= 256 { try flushLinks() }
  }

  /// Stores the companies of the latest contacts, many at once as the writer does with their keys.
  func flushLinks() throws(CRMError) {
    guard let links, let linkRow, let employment else { return }
    for (contact, link) in pendingLinks {
      linkRow.clear()
      employment.write(link, of: contact, to: linkRow)
      try links.insert(linkRow, number: nil, source: nil)
    }
    pendingLinks.removeAll(keepingCapacity: true)
  }
}
