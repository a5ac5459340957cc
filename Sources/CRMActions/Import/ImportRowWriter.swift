import CRMDomain
import CRMInterchange
import CRMStore

extension ImportRecords {
  private var draft: RecordDraft { reader.draft }

  // MARK: References

  /// Finds what the row refers to. References that may name a row further down stay open.
  ///
  /// - Parameter isTentative: leaves what is not there unresolved instead of rejecting the row.
  func resolve(_ line: Int, creates: Bool, isTentative: Bool) throws(CRMError) {
    if draft.references.isEmpty { return }
    var left: [RecordDraft.PendingReference] = []
    for reference in draft.references {
      switch table.noun.fields[reference.field].type {
      case .reference(let relation):
        if relation.noun == table.noun.name {
          left.append(reference)
          continue
        }
        guard let number = try find(reference, relation.noun, creates, isTentative) else {
          left.append(reference)
          continue
        }
        draft.resolve(reference.field, to: number)
        if table.noun.fields[reference.field].custom != nil { draft.storeCustomValues() }
      case .anyReference:
        let field = table.noun.fields[reference.field]
        guard let (noun, number) = try findAny(reference.text, field, isTentative) else {
          left.append(reference)
          continue
        }
        draft.resolve(reference.field, to: number, noun: noun.rawValue)
      default: continue
      }
    }
    draft.references = left
  }

  private func find(
    _ reference: RecordDraft.PendingReference, _ noun: NounName, _ creates: Bool, _ isTentative: Bool
  ) throws(CRMError) -> Int64? {
    // In a file the name of {"id":…,"name":…} decides; numbers are the other database's.
    var text = reference.text
    if text.isEmpty, let number = reference.number { text = "\(noun.rawValue):\(number)" }
    // Users are always made: an owner who left is still who it was.
    let mayCreate = creates && (options.createsMissing || noun == .user)
    switch try references.find(text, noun, creates: mayCreate) {
    case .record(let number): return number
    case .missing:
      if isTentative { return nil }
      throw fault(
        table.noun.fields[reference.field], text, "there is no \(noun.rawValue) \"\(text)\"")
    case .ambiguous(let count):
      if isTentative { return nil }
      let plural = database.catalogue[noun]?.plural ?? noun.rawValue
      throw fault(
        table.noun.fields[reference.field], text, "\(count) \(plural) are called \"\(text)\"")
    }
  }

  private func findAny(
    _ text: String, _ field: Field, _ isTentative: Bool
  ) throws(CRMError) -> (NounName, Int64)? {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
    guard parts.count == 2, let noun = database.catalogue.noun(called: parts[0]) else {
      if isTentative { return nil }
      throw fault(field, text, "not written noun:record, as contact:42")
    }
    let name = parts[1].trimmed
    let number: ReferenceCache.Found
    if Int64(name) != nil {
      number = try references.find(noun.name.rawValue + ":" + name, noun.name, creates: false)
    } else {
      number = try references.find(name, noun.name, creates: false)
    }
    switch number {
    case .record(let number): return (noun.name, number)
    case .missing:
      if isTentative { return nil }
      throw fault(field, text, "there is no \(noun.name.rawValue) \"\(name)\"")
    case .ambiguous(let count):
      if isTentative { return nil }
      throw fault(field, text, "\(count) \(noun.plural) are called \"\(name)\"")
    }
  }

  private func fault(_ field: Field, _ value: String, _ message: String) -> CRMError {
    var error = CRMError(.data, code: "not_found", message)
    error.field = field.name
    error.value = value
    return error
  }

  /// Notes the references that are looked up after the last row.
  private func leaveOpen(_ number: Int64, _ line: Int, isNew: Bool) {
    if draft.references.isEmpty, reader.externalReferences.isEmpty { return }
    for reference in draft.references {
      var text = reference.text
      if text.isEmpty, let number = reference.number { text = "\(table.noun.name.rawValue):\(number)" }
      open.append(
        OpenReference(
          record: number, field: reference.field, text: text, byExternalID: false, line: line,
          isNew: isNew))
    }
    for (field, id) in reader.externalReferences {
      open.append(
        OpenReference(record: number, field: field, text: id, byExternalID: true, line: line, isNew: isNew))
    }
  }

  // MARK: New records

  /// Stores the row as a new record.
  func create(_ line: Int, reason: String?, conflict: Bool) throws(CRMError) {
    try resolve(line, creates: true, isTentative: false)
    if !reader.extraNotes.isEmpty { addNotes(to: draft) }
    draft.fillDefaults()
    try editor.checkNoun(draft, table, old: nil)
    if let missing = draft.missing,
      !reader.externalReferences.contains(where: { table.noun.fields[$0.field].name == missing.name })
    {
      throw CRMError(.data, code: "required", "\(missing.name) is missing")
    }
    if isContact, draft.isNameless {
      throw CRMError(.data, code: "required", "a name, an e-mail address or a phone is missing")
    }
    var number: Int64?
    if keepsNumbers, let wanted = reader.number {
      // Files are written in the order of numbers, so a look is rarely needed.
      let next = try operation.nextNumber(of: table.noun.name)
      if wanted < next,
        try database.connection.integer(
          "SELECT 1 FROM \(table.name) WHERE id = $1", .integer(wanted)) != nil
      {
        throw CRMError(.data, code: "exists", "the number \(wanted) is used twice")
      }
      number = wanted
    }
    let companies = try newLinks()
    let made = try writer.insert(draft.row, number: number, source: Int64(line))
    if let column = companyColumn, isContact, companies.isEmpty, !draft.row.isNull(column) {
      try insert(CompanyLinks.Link(relation: nil, company: draft.row.integer(column)), of: made)
    }
    for link in companies { try insert(link, of: made) }
    leaveOpen(made, line, isNew: true)
    report.created += 1
    if conflict {
      report.conflicts += 1
      report.warn("line \(line): \(reason ?? ""): stored as \(table.noun.name.rawValue) \(made)")
    }
    try observers.row?(
      ImportedRow(line: line, result: conflict ? .conflict : .created, record: made, reason: reason))
  }

  private func addNotes(to draft: RecordDraft) {
    guard !reader.extraNotes.isEmpty, let index = table.noun.index(of: "notes"),
      let column = table.layout.column("notes")
    else { return }
    let before = draft.row.string(column) ?? ""
    // A line that is there already says nothing new: the same file again changes nothing.
    let known = Set(before.split(separator: "\n"))
    let new = reader.extraNotes.split(separator: "\n").filter { !known.contains($0) }
    guard !new.isEmpty else { return }
    do throws(ValueFault) {
      try draft.set(index, (before.isEmpty ? "" : before + "\n") + new.joined(separator: "\n"))
    } catch {
      report.warn("notes are too long; the further columns were left out")
    }
  }

  // MARK: Companies of a contact

  /// The companies of a new contact that lists some, the primary one first; `contact.company` is set
  /// with them.
  private func newLinks() throws(CRMError) -> [CompanyLinks.Link] {
    guard isContact, let column = companyColumn, !draft.companyChanges.isEmpty else { return [] }
    var all: [CompanyLinks.Link] = []
    for change in draft.companyChanges {
      guard case .set(let given) = change else { continue }
      for item in given {
        guard case .record(let company) = try references.find(item.company, .company, creates: options.createsMissing)
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

  // MARK: Known records

  /// Brings a record and the row that is it together.
  func update(_ number: Int64, _ line: Int, _ key: String) throws(CRMError) {
    report.matched += 1
    switch options.onMatch {
    case .fail:
      throw CRMError(
        .data, code: "exists", "it is \(table.noun.name.rawValue) \(number) already, by \(key)")
    case .skip:
      report.unchanged += 1
      report.skipped += 1
      try observers.row?(ImportedRow(line: line, result: .unchanged, record: number, reason: key))
      return
    case .update: break
    }
    try resolve(line, creates: true, isTentative: false)
    guard try operation.load(number, of: table, into: stored) else {
      throw .defect("record \(number) has gone")
    }
    target.begin(changing: stored)
    var kept: [(field: String, stored: String, file: String)] = []
    for (i, field) in table.noun.fields.enumerated() where draft.wasAssigned(i) {
      if field.traits.contains(.system) { continue }
      try merge(i, field, &kept)
    }
    for field in reader.emptied where table.noun.fields[field].isWritable { target.clear(field) }
    if !reader.extraNotes.isEmpty { addNotes(to: target) }
    do throws(ValueFault) { try target.finish() } catch {
      throw CRMError(.data, code: "invalid_record", "it would be \(error.reason)")
    }
    if let missing = target.missing {
      throw CRMError(.data, code: "required", "\(missing.name) cannot be emptied")
    }
    let links = try editor.companyLinks(target, contact: number)
    var didChange = try operation.update(stored, to: target.row, in: table)
    if let links, !(try editor.store(links, of: number)).isEmpty || links.before != links.after {
      didChange = true
    }
    if didChange { try operation.noteImported(number, of: table.noun.name, row: Int64(line)) }
    if stored.integer(RecordTable.content) == operation.id { merged.insert(number) }
    leaveOpen(number, line, isNew: false)
    report.changed += didChange ? 1 : 0
    report.unchanged += didChange ? 0 : 1
    report.keptValues += kept.count
    try observers.row?(
      ImportedRow(
        line: line, result: didChange ? .changed : .unchanged, record: number, reason: key, kept: kept))
  }

  /// Takes a field of the row over into the record: where the record has none, or where rows win.
  private func merge(
    _ i: Int, _ field: Field, _ kept: inout [(field: String, stored: String, file: String)]
  ) throws(CRMError) {
    if let number = field.custom {
      guard let value = draft.customValue(number) else { return }
      let now = target.customValue(number)
      guard now != value else { return }
      guard now == nil || options.overwrites else {
        return keep(field, now?.text ?? now?.description ?? "", value.text ?? value.description, &kept)
      }
      let folded: String? = if case .text = field.type { value.text.map { Folding.key($0) } } else { nil }
      target.setCustom(number, value, folded: folded)
      return
    }
    switch field.type {
    case .companies: return mergeCompanies()
    case .points(let point): return mergePoints(point, i)
    case .list(.externalID):
      // Another system's id is a key: it joins those that are there.
      let now = target.texts(of: i)
      let new = draft.texts(of: i).filter { !now.contains($0) }
      guard !new.isEmpty else { return }
      do throws(ValueFault) {
        try target.set(i, json: .array((now + new).map { .string($0) }))
      } catch {}
      return
    default: break
    }
    guard let column = table.layout.column(ofField: i), !draft.row.isNull(column) else { return }
    let columns = column..<column + field.columns.count
    if columns.allSatisfy({ target.row.isEqual($0, to: draft.row) }) { return }
    guard target.row.isNull(column) || options.overwrites else {
      // Notes that went on with further columns of the same file are the same notes.
      if case .note = field.type, !reader.extraNotes.isEmpty,
        (text(target.row, column) + "\n").hasPrefix(text(draft.row, column) + "\n")
      {
        return
      }
      // The same address or number among the record's others is nothing new.
      if case .email = field.type, has(.email) { return }
      if case .phone = field.type, has(.phone) { return }
      return keep(field, text(target.row, column), text(draft.row, column), &kept)
    }
    target.markAssigned(i)
    switch field.type {
    case .email, .phone:
      let point: FieldType.Point = if case .email = field.type { .email } else { .phone }
      var all = target.points(point)
      guard let first = draft.points(point).first else { return }
      if !all.isEmpty { all.removeFirst() }
      target.setPoints(point, [first] + all)
    default: for column in columns { target.row.copy(column, from: draft.row) }
    }
  }

  /// The companies of the row join those of the record; where rows win, they take their place, after the
  /// primary one the row names.
  private func mergeCompanies() {
    var given = draft.companyChanges.flatMap { change -> [CompanyLink] in
      if case .set(let items) = change { items } else { [] }
    }
    for i in given.indices {
      // Found as every reference of a file is: by name first.
      do throws(CRMError) {
        if case .record(let number) = try references.find(
          given[i].company, .company, creates: options.createsMissing)
        {
          given[i].company = "company:\(number)"
        }
      } catch {}
    }
    if options.overwrites {
      if draft.wasAssigned("company"), let column = companyColumn, !draft.row.isNull(column) {
        let primary = "company:\(draft.row.integer(column))"
        if !given.contains(where: { $0.company == primary }) {
          given.insert(CompanyLink(company: primary, role: nil, starts: nil, ends: nil), at: 0)
        }
      }
      target.companyChanges = [.set(given)]
    } else {
      target.companyChanges = [.add(given)]
    }
    target.markAssigned(table.noun.index(of: "companies") ?? 0)
  }

  /// Further addresses and numbers join those of the record; nothing that is there goes.
  private func mergePoints(_ point: FieldType.Point, _ field: Int) {
    var all = target.points(point)
    var isNew = false
    for item in draft.points(point) {
      let known = all.firstIndex {
        point == .email
          ? EmailAddress.key($0.value) == EmailAddress.key(item.value) : $0.value == item.value
      }
      if let known {
        guard let label = item.label, all[known].label != label,
          all[known].label == nil || options.overwrites
        else { continue }
        all[known].label = label
      } else {
        all.append(item)
      }
      isNew = true
    }
    guard isNew else { return }
    target.markAssigned(field)
    target.setPoints(point, all)
  }

  /// Whether the record has the row's primary address or number among its own.
  private func has(_ point: FieldType.Point) -> Bool {
    guard let first = draft.points(point).first else { return true }
    return target.points(point).contains {
      point == .email
        ? EmailAddress.key($0.value) == EmailAddress.key(first.value) : $0.value == first.value
    }
  }

  private func text(_ row: Row, _ column: Int) -> String {
    switch row.value(column) {
    case .null: ""
    case .integer(let value): "\(value)"
    case .text: row.text(column).string
    }
  }

  private func keep(
    _ field: Field, _ stored: String, _ file: String,
    _ kept: inout [(field: String, stored: String, file: String)]
  ) {
    kept.append((field.name, stored, file))
  }

  // MARK: References to rows further down

  /// Looks up the references that were left open, and rejects the rows whose references are unknown.
  func resolveOpen() throws(CRMError) {
    guard !open.isEmpty else { return }
    references.releaseStatements()
    references = ReferenceCache(operation, rules, options) { _ in }
    var failed: [Int: LateFault] = [:]
    for reference in open {
      do throws(CRMError) {
        try close(reference)
      } catch {
        guard error.kind == .data || error.kind == .notFound || error.kind == .ambiguous else {
          throw error
        }
        if failed[reference.line] == nil {
          failed[reference.line] = LateFault(
            column: table.noun.fields[reference.field].name, value: reference.text,
            reason: error.message, record: reference.record, isNew: reference.isNew)
        } else {
          failed[reference.line]?.reason += "; " + error.message
        }
      }
    }
    guard !failed.isEmpty else { return }
    try rejectLate(failed)
  }

  private func close(_ reference: OpenReference) throws(CRMError) {
    let field = table.noun.fields[reference.field]
    guard case .reference(let relation) = field.type,
      try operation.load(reference.record, of: table, into: stored)
    else { return }
    let number: Int64
    if reference.byExternalID {
      let other = try database.table(relation.noun)
      guard let found = try database.connection.integer(
        "SELECT record FROM \(other.name)_key WHERE kind = 'external_id' AND value = $1",
        .text(reference.text))
      else { throw fault(field, reference.text, "there is no \(relation.noun.rawValue) \(reference.text)") }
      number = found
    } else {
      switch try references.find(reference.text, relation.noun, creates: options.createsMissing) {
      case .record(let found): number = found
      case .missing:
        throw fault(field, reference.text, "there is no \(relation.noun.rawValue) \"\(reference.text)\"")
      case .ambiguous(let count):
        throw fault(field, reference.text, "\(count) \(relation.noun.rawValue) records are called \"\(reference.text)\"")
      }
    }
    guard let column = table.layout.column(ofField: reference.field) else { return }
    if !stored.isNull(column), !options.overwrites {
      if stored.integer(column) != number { report.keptValues += 1 }
      return
    }
    target.begin(changing: stored)
    target.resolve(reference.field, to: number)
    target.markAssigned(reference.field)
    if table.noun.name == .company { try editor.refuseCycle(target, table) }
    let links = try editor.companyLinks(target, contact: reference.record)
    let isNew = stored.integer(RecordTable.content) == operation.id
    if try operation.update(stored, to: target.row, in: table), !isNew {
      report.changed += 1
      report.unchanged -= 1
    }
    if let links { _ = try editor.store(links, of: reference.record) }
  }

  /// What was wrong with a row that is stored already.
  private struct LateFault {
    var column: String
    var value: String
    var reason: String
    var record: Int64
    var isNew: Bool
  }

  /// Rejects rows whose references turned out to be unknown. What such a row made is taken out again, if it
  /// is the row's alone; a record that was there before, that another row joined or refers to stays, without
  /// the reference.
  private func rejectLate(_ failed: [Int: LateFault]) throws(CRMError) {
    let rows = try file.rows()
    while try rows.step() {
      guard let fault = failed[rows.line] else { continue }
      var reason = fault.reason
      if fault.isNew, !merged.contains(fault.record), try takeOut(fault.record) {
        report.created -= 1
      } else {
        reason += "; the rest of the row is stored"
      }
      try reject(rows, fault.column, fault.value, reason)
    }
  }

  /// Removes a record nobody refers to; false where somebody does.
  private func takeOut(_ number: Int64) throws(CRMError) -> Bool {
    do throws(CRMError) {
      _ = try RemoveRecords(operation, rules, others: .refuse).run([number], of: table.noun.name)
      return true
    } catch {
      guard error.code == "referred_to" else { throw error }
      return false
    }
  }
}
