import CRMDomain
import CRMStore

/// The companies a person belongs to, as they are to be.
struct CompanyLinks {
  /// One of them.
  struct Link: Equatable {
    /// The relation that says so; nil for one to be made.
    var relation: Int64?
    var company: Int64
    var role: String?
    var starts: String?
    var ends: String?
  }

  /// As they were.
  var before: [Link]
  /// As they are to be; the first is the primary one.
  var after: [Link]
}

// A person's primary company stands in `contact.company`; every company they belong to, the primary one
// included, is a relation of type `employee` with role and dates. Whichever side is written, the other
// follows, in the same operation.
extension RecordEditor {
  /// The links of a contact, the primary one first.
  private func links(of contact: Int64, primary: Int64?) throws(CRMError) -> [CompanyLinks.Link] {
    let statement = try operation.statement(RelationSQL.employments)
    statement.bind(1, contact)
    statement.bind(2, primary ?? 0)
    defer { statement.reset() }
    var found: [CompanyLinks.Link] = []
    while try statement.step() {
      found.append(
        CompanyLinks.Link(
          relation: statement.integer(0), company: statement.integer(1), role: statement.string(2),
          starts: statement.string(3), ends: statement.string(4)))
    }
    return found
  }

  /// What the links of a contact are to be, and its primary company with them; nil if the draft does not
  /// speak of companies.
  func companyLinks(_ draft: RecordDraft, contact: Int64?) throws(CRMError) -> CompanyLinks? {
    guard draft.noun.name == .contact, let column = draft.layout.column(Contact.company) else {
      return nil
    }
    let wroteCompany = draft.wrote(Contact.company)
    guard wroteCompany || !draft.companyChanges.isEmpty else { return nil }
    let primary = draft.row.isNull(column) ? nil : draft.row.integer(column)
    var before: [CompanyLinks.Link] = []
    if let contact {
      let stored = try database.connection.integer(
        RelationSQL.primaryCompany, .integer(contact))
      before = try links(of: contact, primary: stored)
    }
    var after = before
    for change in draft.companyChanges { after = try apply(change, to: after) }
    if wroteCompany {
      after =
        primary.map { lead(after, with: $0, replacing: before.first) } ?? dropFirst(after, before)
    }
    // A company twice with the same role and dates is once.
    var distinct: [CompanyLinks.Link] = []
    for link in after
    where !distinct.contains(where: {
      $0.company == link.company && $0.role == link.role && $0.starts == link.starts
    }) {
      distinct.append(link)
    }
    if let first = distinct.first {
      draft.row.set(column, first.company)
    } else {
      draft.row.setNull(column)
    }
    return CompanyLinks(before: before, after: distinct)
  }

  private func apply(
    _ change: RecordDraft.CompanyChange, to links: [CompanyLinks.Link]
  ) throws(CRMError) -> [CompanyLinks.Link] {
    var links = links
    switch change {
    case .set(let given):
      var rest = links
      var all: [CompanyLinks.Link] = []
      for item in given {
        let company = try record(item.company, .company, "companies")
        var link = CompanyLinks.Link(
          relation: nil, company: company, role: item.role, starts: item.starts?.description,
          ends: item.ends?.description)
        let known =
          rest.firstIndex {
            $0.company == company && $0.role == link.role && $0.starts == link.starts
          }
          ?? rest.firstIndex { $0.company == company }
        if let known { link.relation = rest.remove(at: known).relation }
        all.append(link)
      }
      return all
    case .add(let given):
      for item in given {
        let company = try record(item.company, .company, "companies")
        if let known = links.firstIndex(where: { $0.company == company }) {
          if let role = item.role { links[known].role = role }
          if let day = item.starts { links[known].starts = day.description }
          if let day = item.ends { links[known].ends = day.description }
        } else {
          links.append(
            CompanyLinks.Link(
              relation: nil, company: company, role: item.role, starts: item.starts?.description,
              ends: item.ends?.description))
        }
      }
      return links
    case .join(let given):
      for item in given {
        let company = try record(item.company, .company, "companies")
        let link = CompanyLinks.Link(
          relation: nil, company: company, role: item.role, starts: item.starts?.description,
          ends: item.ends?.description)
        if let known = links.firstIndex(where: { $0.company == company }) {
          links[known].role = links[known].role ?? link.role
          links[known].starts = links[known].starts ?? link.starts
          links[known].ends = links[known].ends ?? link.ends
        } else {
          links.append(link)
        }
      }
      return links
    case .remove(let given):
      for item in given {
        let company = try record(item.company, .company, "companies")
        links.removeAll { $0.company == company }
      }
      return links
    }
  }

  /// Puts a company first: one of the links moves to the front, a new one replaces the former primary.
  private func lead(
    _ links: [CompanyLinks.Link], with company: Int64, replacing former: CompanyLinks.Link?
  ) -> [CompanyLinks.Link] {
    var links = links
    if let known = links.firstIndex(where: { $0.company == company }) {
      links.insert(links.remove(at: known), at: 0)
      return links
    }
    if let former, let place = links.firstIndex(where: { $0.relation == former.relation }) {
      links.remove(at: place)
    }
    let link = CompanyLinks.Link(relation: nil, company: company)
    return [link] + links
  }

  /// Without the former primary company; the next one takes its place.
  private func dropFirst(
    _ links: [CompanyLinks.Link], _ before: [CompanyLinks.Link]
  ) -> [CompanyLinks.Link] {
    guard let former = before.first else { return links }
    return links.filter { $0.relation != former.relation }
  }

  /// Brings the relations of a contact in line.
  func store(_ links: CompanyLinks, of contact: Int64) throws(CRMError) -> [FieldDifference] {
    guard links.before != links.after else { return [] }
    let table = try database.table(.relation)
    let row = Row(table.layout)
    let employment = EmploymentWriter(table)
    let kept = Set(links.after.compactMap { $0.relation })
    for link in links.before {
      guard let relation = link.relation, !kept.contains(relation) else { continue }
      if try operation.load(relation, of: table, into: row) {
        try operation.delete(row, from: table)
      }
    }
    for link in links.after {
      let draft = RecordDraft(table.layout, rules)
      if let relation = link.relation {
        guard let former = links.before.first(where: { $0.relation == relation }), former != link,
          try operation.load(relation, of: table, into: row)
        else { continue }
        draft.begin(changing: row)
      } else {
        draft.begin()
      }
      employment.write(link, of: contact, to: draft.row)
      if link.relation == nil {
        try operation.insert(draft.row, into: table)
      } else {
        try operation.update(row, to: draft.row, in: table)
      }
    }
    return try linkDifferences(links)
  }

  /// What is said of links beyond the primary company.
  private func linkDifferences(_ links: CompanyLinks) throws(CRMError) -> [FieldDifference] {
    func texts(_ links: [CompanyLinks.Link]) throws(CRMError) -> [String] {
      let table = try database.table(.company)
      var all: [String] = []
      for link in links {
        let parts = [link.role, link.starts, link.ends].compactMap { $0 }
        let name = try finder.title(of: link.company, table)
        all.append(parts.isEmpty ? name : name + " (" + parts.joined(separator: ", ") + ")")
      }
      return all
    }
    let before = try texts(links.before)
    let after = try texts(links.after)
    // One company for another is said by `company` itself.
    if before.count <= 1, after.count <= 1, links.before.first?.role == nil,
      links.after.first?.role == nil
    {
      return []
    }
    return before == after
      ? [] : [FieldDifference(field: "companies", before: .list(before), after: .list(after))]
  }

  // MARK: Relations written directly

  /// Refuses a relation of a record to itself, and circles of dealers.
  func checkRelation(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    guard let subjectNoun = row.string(Relation.subjectNoun),
      let objectNoun = row.string(Relation.objectNoun),
      let subject = draft.layout.column(Relation.subjectId),
      let object = draft.layout.column(Relation.objectId),
      let type = row.string(Relation.type)
    else { return }
    let from = row.integer(subject)
    let to = row.integer(object)
    if subjectNoun == objectNoun, from == to {
      throw CRMError(
        .data, code: "cycle", "\(subjectNoun) \(from) cannot be related to itself")
    }
    guard ["dealer_of", "distributor_of"].contains(type) else { return }
    // Whether the object is, over any number of steps, the same to the subject.
    var seen: Set<String> = []
    var queue = ["\(objectNoun):\(to)"]
    let next = try database.connection.prepare(RelationSQL.next)
    while let record = queue.popLast() {
      guard seen.insert(record).inserted else { continue }
      if record == "\(subjectNoun):\(from)" {
        throw CRMError(
          .data, code: "cycle",
          "\(subjectNoun) \(from) would be \(type) itself, over \(objectNoun) \(to)")
      }
      let parts = record.split(separator: ":").map { String($0) }
      next.bind(1, parts[0])
      next.bind(2, Int64(parts[1]) ?? 0)
      next.bind(3, type)
      next.bind(4, old?.integer(0) ?? 0)
      while try next.step() { queue.append("\(next.string(0) ?? ""):\(next.integer(1))") }
      next.reset()
    }
  }

  /// Refuses a company that would be its own parent, over any number of steps.
  func refuseCycle(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {
    guard let column = table.layout.column(Company.parent), !draft.row.isNull(column) else {
      return
    }
    let number = draft.row.integer(RecordTable.id)
    let parent = try operation.statement(CompanySQL.parent)
    var current = draft.row.integer(column)
    var steps = 0
    while steps < 1000 {
      if current == number, number != 0 {
        throw CRMError(
          .data, code: "cycle", "company \(number) would be a part of itself",
          hint: "look at the tree: crm company tree \(number)")
      }
      parent.bind(1, current)
      guard let next = try parent.first() else { return }
      current = next
      steps += 1
    }
  }

  /// Whether a relation says where somebody works.
  private static func isEmployment(_ row: Row) -> Bool {
    row.string(Relation.type) == RelationType.employee
      && row.string(Relation.subjectNoun) == "contact"
      && row.string(Relation.objectNoun) == "company"
  }

  /// Who a relation says where they work.
  private static func employed(_ row: Row?) -> Int64? {
    guard let row, isEmployment(row), let subject = row.layout.column(Relation.subjectId) else {
      return nil
    }
    return row.integer(subject)
  }

  /// Notes whose company a new relation of a file may be.
  func noteEmployment(_ row: Row) {
    if let contact = Self.employed(row) { employed.insert(contact) }
  }

  /// Keeps `contact.company` in line with the new relations of a file.
  func keepEmployments() throws(CRMError) {
    try keepEmployment(of: employed, old: nil, new: nil)
    employed = []
  }

  /// Keeps `contact.company` in line with a relation that was written or removed directly.
  func keepEmployment(old: Row?, new: Row?) throws(CRMError) {
    let contacts = [Self.employed(old), Self.employed(new)].compactMap(\.self)
    try keepEmployment(of: Set(contacts), old: old, new: new)
  }

  private func keepEmployment(
    of contacts: Set<Int64>, old: Row?, new: Row?
  ) throws(CRMError) {
    if contacts.isEmpty { return }
    let table = try database.table(.contact)
    guard let column = table.layout.column(Contact.company) else { return }
    for contact in contacts.sorted() {
      let row = Row(table.layout)
      guard try operation.load(contact, of: table, into: row) else { continue }
      let primary = row.isNull(column) ? nil : row.integer(column)
      let all = try links(of: contact, primary: primary)
      var wanted = all.first?.company
      // The relation that was the primary one and now names another company stays the primary one.
      if let old, let new, let object = new.layout.column(Relation.objectId),
        Self.isEmployment(new), old.integer(object) == primary,
        new.layout.column(Relation.subjectId).map({ new.integer($0) }) == contact,
        !all.contains(where: { $0.company == primary })
      {
        wanted = new.integer(object)
      }
      guard wanted != primary else { continue }
      let draft = RecordDraft(table.layout, rules)
      draft.begin(changing: row)
      if let wanted { draft.row.set(column, wanted) } else { draft.row.setNull(column) }
      try operation.update(row, to: draft.row, in: table)
    }
  }
}

/// Writes relations that say where people work, the columns looked up once: an import writes very many.
struct EmploymentWriter {
  private let subjectNoun, subject, objectNoun, object, type, role, starts, ends: Int

  init(_ table: RecordTable) {
    let layout = table.layout
    subjectNoun = layout[Relation.subjectNoun]
    subject = layout[Relation.subjectId]
    objectNoun = layout[Relation.objectNoun]
    object = layout[Relation.objectId]
    type = layout[Relation.type]
    role = layout[Relation.role]
    starts = layout[Relation.startsOn]
    ends = layout[Relation.endsOn]
  }

  func write(_ link: CompanyLinks.Link, of contact: Int64, to row: Row) {
    row.set(subjectNoun, "contact")
    row.set(subject, contact)
    row.set(objectNoun, "company")
    row.set(object, link.company)
    row.set(type, RelationType.employee)
    row.set(role, link.role)
    row.fold(role, into: role + 1)
    row.set(starts, link.starts)
    row.set(ends, link.ends)
  }
}
