import CRMDomain
import CRMStore

// A person's primary company stands in `contact.company`; every company they belong to, the primary one
// included, is a relation of type `employee` with role and dates. Whichever side is written, the other
// follows, in the same operation.

/// Where people work, kept in line on both sides, within an operation.
struct Employments {
  private let editor: RecordEditor
  private var database: Database { editor.database }
  private var operation: Operation { editor.operation }
  private var rules: ReadingRules { editor.rules }

  /// Those of an editor's database.
  init(_ editor: RecordEditor) { self.editor = editor }

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
  func links(_ draft: RecordDraft, contact: Int64?) throws(CRMError) -> CompanyLinks? {
    let wroteCompany = draft.wrote(Contact.company)
    guard wroteCompany || !draft.companyChanges.isEmpty else { return nil }
    let primary = draft[Contact.company]
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
    draft[Contact.company] = distinct.first?.company
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
        let company = try editor.record(item.company, .company, "companies")
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
        let company = try editor.record(item.company, .company, "companies")
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
        let company = try editor.record(item.company, .company, "companies")
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
        let company = try editor.record(item.company, .company, "companies")
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
        let name = try editor.finder.title(of: link.company, table)
        all.append(parts.isEmpty ? name : name + " (" + parts.joined(separator: ", ") + ")")
      }
      return all
    }
    let before = try texts(links.before)
    let after = try texts(links.after)
    // One company for another is said by `company` itself.
    if before.count <= 1, after.count <= 1, (links.before + links.after).allSatisfy(\.isBare) {
      return []
    }
    return [FieldDifference(field: "companies", before: .list(before), after: .list(after))]
  }

  // MARK: Relations written directly

  /// Whether a relation says where somebody works.
  private static func isEmployment(_ row: Row) -> Bool {
    row[Relation.type] == RelationType.employee && row[Relation.subjectNoun] == "contact"
      && row[Relation.objectNoun] == "company"
  }

  /// Who a relation says where they work.
  private static func employed(_ row: Row?) -> Int64? {
    row.flatMap { isEmployment($0) ? $0[Relation.subjectId] : nil }
  }

  /// The contacts that new relations of a file say where they work.
  private final class Noted {
    var contacts: Set<Int64> = []
  }

  /// Notes whose company a new relation of a file may be.
  func note(_ row: Row) {
    guard let contact = Self.employed(row) else { return }
    let noted = editor.memory[Noted.self] ?? Noted()
    noted.contacts.insert(contact)
    editor.memory[Noted.self] = noted
  }

  /// Keeps `contact.company` in line with the new relations of a file.
  func keepNoted() throws(CRMError) {
    try keep(of: editor.memory[Noted.self]?.contacts ?? [], old: nil, new: nil)
    editor.memory[Noted.self] = nil
  }

  /// Keeps `contact.company` in line with a relation that was written or removed directly.
  func keep(old: Row?, new: Row?) throws(CRMError) {
    let contacts = [Self.employed(old), Self.employed(new)].compactMap(\.self)
    try keep(of: Set(contacts), old: old, new: new)
  }

  private func keep(
    of contacts: Set<Int64>, old: Row?, new: Row?
  ) throws(CRMError) {
    if contacts.isEmpty { return }
    let table = try database.table(.contact)
    for contact in contacts.sorted() {
      let row = Row(table.layout)
      guard try operation.load(contact, of: table, into: row) else { continue }
      let primary = row[Contact.company]
      let all = try links(of: contact, primary: primary)
      // Where somebody worked until a day that is over comes after where they work.
      let today = rules.dates.clock.today.description
      let current = all.first { $0.ends.map { $0 >= today } ?? true }
      var wanted = (current ?? all.first)?.company
      // The relation that was the primary one and now names another company stays the primary one.
      if let old, Self.employed(new) == contact, old[Relation.objectId] == primary,
        !all.contains(where: { $0.company == primary })
      {
        wanted = new?[Relation.objectId]
      }
      guard wanted != primary else { continue }
      let draft = RecordDraft(table.layout, rules)
      draft.begin(changing: row)
      draft[Contact.company] = wanted
      try operation.update(row, to: draft.row, in: table)
    }
  }
}
