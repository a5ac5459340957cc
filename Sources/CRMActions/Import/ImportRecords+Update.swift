import CRMDomain
import CRMInterchange
import CRMStore

// Rows that are records already.
extension ImportRecords {

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
    let end = try behaviour.end(of: draft, stored)
    target.begin(changing: stored)
    var kept: [(field: String, stored: String, file: String)] = []
    for (i, field) in table.noun.fields.enumerated() where draft.wasAssigned(i) {
      if isDecided(field) { continue }
      try merge(i, field, &kept)
    }
    for field in reader.emptied where mayClear(field) { target.clear(field) }
    if !reader.extraNotes.isEmpty { try addNotes(to: target) }
    do throws(ValueFault) { try target.finish() } catch {
      throw CRMError(.data, code: "invalid_record", "it would be \(error.reason)")
    }
    var change = RecordChange(target, old: stored, .imported(end))
    if let missing = target.missing {
      throw CRMError(.data, code: "required", "\(missing.name) cannot be emptied")
    }
    try editor.complete(&change, behaviour)
    try behaviour.check(&change)
    let own = ownValues()
    try UniqueKeys(database, table, onlyAssigned: true).refuseHidden(target, except: number)
    try behaviour.settle(&change)
    var didChange = try operation.update(
      stored, to: target.row, in: table, movedAt: change.movedAt)
    if didChange || change.beside != nil {
      let beside = try behaviour.followed(change, number)
      didChange = didChange || !beside.isEmpty
    }
    if didChange { try operation.noteImported(number, of: table.noun.name, row: Int64(line)) }
    if stored.integer(RecordTable.content) == operation.id { merged.insert(number) }
    if let own = reader.number { numbersOfFile?[own] = number }
    leaveOpen(number, isNew: false)
    report.changed += didChange ? 1 : 0
    report.unchanged += didChange ? 0 : 1
    report.keptValues += kept.count
    report.ownValues += own.count
    report.count(change.ground)
    try observers.row?(
      ImportedRow(
        line: line, result: didChange ? .changed : .unchanged, record: number, reason: key,
        kept: kept + own))
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
        return keep(
          field, now?.text ?? now?.description ?? "", value.text ?? value.description, &kept)
      }
      let folded: String? =
        if case .text = field.type { value.text.map { Folding.key($0) } } else { nil }
      target.setCustom(number, value, folded: folded)
      return
    }
    switch field.type {
    case .money: return try mergeAmount(i, field, &kept)
    case .addresses: return mergeAddresses(i)
    case .list(.handle): return mergeHandles(i)
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
      if !all.isEmpty, !target.row.isNull(column) { all.removeFirst() }
      target.setPoints(point, [first] + all)
    default: for column in columns { target.row.copy(column, from: draft.row) }
    }
  }

  /// Whether an empty cell empties a field: not where the same row says it in another column.
  private func mayClear(_ field: Int) -> Bool {
    let name = table.noun.fields[field].name
    guard table.noun.fields[field].isWritable, !draft.wasAssigned(field) else { return false }
    let others: [String: [String]] = [
      "name": ["first_name", "middle_name", "last_name"], "email": ["emails"], "phone": ["phones"],
      "first_name": ["name"], "middle_name": ["name"], "last_name": ["name"],
    ]
    return !(others[name] ?? []).contains { draft.wasAssigned($0) }
  }

  /// An amount means what it says in its own currency: that of the row where it names one, else that of
  /// the record, whose other amounts keep theirs.
  private func mergeAmount(
    _ i: Int, _ field: Field, _ kept: inout [(field: String, stored: String, file: String)]
  ) throws(CRMError) {
    guard let column = table.layout.column(ofField: i), !draft.row.isNull(column) else { return }
    guard target.row.isNull(column) || options.overwrites else {
      if !target.row.isEqual(column, to: draft.row) {
        keep(field, text(target.row, column), text(draft.row, column), &kept)
      }
      return
    }
    guard let place = table.layout.column(Common.currency) else {
      return target.row.copy(column, from: draft.row)
    }
    let read = draft.row.string(place).flatMap { Currency($0) } ?? rules.currency
    let own = target.row.string(place).flatMap { Currency($0) } ?? read
    var amount = draft.row.integer(column)
    if read != own {
      if draft.wrote(Common.currency) || reader.namesCurrency(i) {
        let others = table.noun.fields.indices.contains { n in
          guard n != i, case .money = table.noun.fields[n].type, !draft.wasAssigned(n),
            let other = table.layout.column(ofField: n)
          else { return false }
          return !target.row.isNull(other)
        }
        guard !others else {
          throw CRMError(
            .data, code: "currency",
            "\(field.name) is in \(read.code), and the record's other amounts are in \(own.code)")
        }
        target.row.set(place, read.code)
      } else {
        // Nobody named a currency, so the digits are meant in the record's.
        guard let scaled = Money.rescaled(amount, from: read.places, to: own.places) else {
          throw CRMError(
            .data, code: "invalid_value", "\(field.name) has decimals that \(own.code) does not")
        }
        amount = scaled
      }
    } else if target.row.isNull(place) {
      target.row.set(place, read.code)
    }
    target.markAssigned(i)
    target.row.set(column, amount)
  }

  /// Addresses of labels the record does not have join it; of those it has, what is empty is filled in, or,
  /// where rows win, replaced.
  private func mergeAddresses(_ field: Int) {
    var all = target.addresses(of: field)
    let given = draft.addresses(of: field)
    for address in given where !all.contains(address) {
      // Where a label is no name, as of several addresses, the same street, town and country are the same place.
      let alike = all.indices.filter { all[$0].label == address.label }
      let isNamed = alike.count == 1 && given.filter { $0.label == address.label }.count == 1
      let known = alike.first { isNamed || all[$0].agrees(with: address) }
      guard let known else {
        all.append(address)
        continue
      }
      if all[known].agrees(with: address) {
        for (n, part) in address.parts.enumerated() where part != nil { all[known].parts[n] = part }
      } else if options.overwrites {
        all[known] = address
      }
    }
    guard all != target.addresses(of: field) else { return }
    target.markAssigned(field)
    do throws(ValueFault) { try target.setAddresses(field, all) } catch {}
  }

  /// Profiles in networks the record has none in join it; where rows win, they replace those it has.
  private func mergeHandles(_ field: Int) {
    func network(_ handle: String) -> Substring { handle.prefix { $0 != ":" } }
    var all = target.texts(of: field)
    for handle in draft.texts(of: field) where !all.contains(handle) {
      let known = all.firstIndex { network($0) == network(handle) }
      if let known, !options.overwrites {
        _ = known
      } else {
        if let known { all.remove(at: known) }
        all.append(handle)
      }
    }
    guard all != target.texts(of: field) else { return }
    do throws(ValueFault) { try target.set(field, json: .array(all.map { .string($0) })) } catch {}
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
      if draft.wrote(Contact.company), let column = companyColumn, !draft.row.isNull(column) {
        let primary = "company:\(draft.row.integer(column))"
        if !given.contains(where: { $0.company == primary }) {
          given.insert(CompanyLink(company: primary, role: nil, starts: nil, ends: nil), at: 0)
        }
      }
      target.companyChanges = [.set(given)]
    } else {
      target.companyChanges = [.join(given)]
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

  func text(_ row: Row, _ column: Int) -> String {
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
}
