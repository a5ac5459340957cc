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

    /// Whether it says no more than the company.
    var isBare: Bool { role == nil && starts == nil && ends == nil }
  }

  /// As they were.
  var before: [Link]
  /// As they are to be; the first is the primary one.
  var after: [Link]
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
