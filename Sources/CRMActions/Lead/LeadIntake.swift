import CRMDomain
import CRMStore

/// A form somebody filled in: a lead, the consent they gave with its evidence, and whether they are known
/// already, within one operation.
package struct LeadIntake {
  /// What came of a form.
  package struct Taken: Sendable {
    /// The lead, and whether it is new.
    package var lead: Int64
    package var isNew: Bool
    /// The person it is, where there is one, and whether they were made.
    package var contact: Int64?
    package var madeContact = false
    /// The consents that were noted.
    package var consents: [Int64] = []
    /// What was written down that another record says otherwise.
    package var notes: [String] = []
  }

  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// What forms call fields of a lead.
  private static let names: [String: String] = [
    "company": "company_name", "organisation": "company_name", "organization": "company_name",
    "firma": "company_name", "virksomhed": "company_name", "företag": "company_name",
    "navn": "name", "namn": "name", "full_name": "name", "epost": "email", "e-post": "email",
    "land": "country",
    "e-mail": "email", "mail": "email", "telefon": "phone", "mobil": "phone", "tlf": "phone",
    "subject": "interest", "emne": "interest", "product": "interest", "form": "source_detail",
    "message": "notes", "melding": "notes", "besked": "notes", "meddelande": "notes",
    "comment": "notes",
  ]

  /// Takes in a form.
  ///
  /// - Throws: `data` where a value does not fit, or a consent has no evidence; nothing is stored then.
  package func take(_ form: JSON) throws(CRMError) -> Taken {
    guard case .object(let members) = form else {
      throw CRMError(.data, code: "invalid_json", "a form is an object")
    }
    let noun = try database.noun(.lead)
    var changes: [FieldChange] = []
    var given: [String: String] = [:]
    var rest: [String] = []
    var consents: [JSON] = []
    for member in members where member.value != .null {
      let key = member.key.lowercased()
      if key == "consent" || key == "consents" {
        consents += member.value.elements ?? [member.value]
        continue
      }
      let name = Self.names[key] ?? key
      guard let field = noun.field(name), field.isWritable, name != "status" else {
        // Nothing somebody wrote is lost: what has no field is among the notes.
        rest.append("\(member.key): \(member.value.text ?? member.value.description)")
        continue
      }
      if let text = member.value.text, text.trimmed.isEmpty { continue }
      given[name] = member.value.text ?? member.value.description
      if name != "notes" { changes.append(.json(name, member.value)) }
    }
    func notes() -> String {
      ([given["notes"]].compactMap(\.self) + rest).joined(separator: "\n")
    }
    if given["source"] == nil { changes.append(.text(Lead.source, "web_form")) }
    let key = given["email"].flatMap { EmailAddress.key($0) }
    var taken: Taken
    if let key, let known = try database.connection.integer(LeadSQL.openByEmail, .text(key)) {
      taken = Taken(lead: known, isNew: false)
      try link(&taken, key)
      rest += try others(given, known)
    } else {
      if !notes().isEmpty { changes.append(.text(Common.notes, notes())) }
      let owners = try key.map { k throws(CRMError) in try contacts(k) } ?? []
      if owners.count == 1, !changes.contains(where: { $0.path == "contact" }) {
        changes.append(.refer(Lead.contact, to: owners[0]))
      }
      if owners.count > 1 {
        editor.note(
          "\(owners.count) contacts have \(given["email"] ?? ""): the lead is linked to none")
      }
      let made = try editor.add(changes, to: .lead)
      taken = Taken(lead: made.number, isNew: true, contact: owners.count == 1 ? owners[0] : nil)
    }
    if !consents.isEmpty {
      if taken.contact == nil { try makeContact(&taken, given) }
      for consent in consents { taken.consents.append(try store(consent, taken)) }
    }
    try noteForm(taken, given, notes())
    return taken
  }

  private func contacts(_ key: String) throws(CRMError) -> [Int64] {
    try database.connection.numbers(ContactSQL.byEmail, .text(key))
  }

  /// What a form says otherwise than the lead that is known: it goes with the form, as nobody knows who is right.
  private func others(_ given: [String: String], _ lead: Int64) throws(CRMError) -> [String] {
    let table = try database.table(.lead)
    let row = Row(table.layout)
    guard try editor.operation.load(lead, of: table, into: row) else { return [] }
    let names = given.keys.sorted().filter { !["notes", "email", "interest"].contains($0) }
    return names.compactMap { name in
      guard let value = given[name] else { return nil }
      return row.string(name) == value ? nil : "\(name): \(value)"
    }
  }

  private func link(_ taken: inout Taken, _ key: String) throws(CRMError) {
    let table = try database.table(.lead)
    let row = Row(table.layout)
    guard try editor.operation.load(taken.lead, of: table, into: row),
      let column = table.layout.column(Lead.contact)
    else { return }
    if !row.isNull(column) { return taken.contact = row.integer(column) }
    let owners = try contacts(key)
    if owners.count == 1 { taken.contact = owners[0] }
  }

  /// A consent is somebody's: whoever gave one is a contact from then on.
  private func makeContact(_ taken: inout Taken, _ given: [String: String]) throws(CRMError) {
    var changes: [FieldChange] = [
      .text(Contact.lifecycle, "lead"), .text(Contact.source, given["source"] ?? "web_form"),
    ]
    for name in ["name", "email", "phone", "country"] {
      if let value = given[name] { changes.append(.json(name, .string(value))) }
    }
    let careful = RecordEditor(
      editor.operation, editor.rules, RecordEditor.Options(allowsDuplicate: true))
    let made = try careful.add(changes, to: .contact, as: .effect).number
    taken.contact = made
    taken.madeContact = true
    _ = try editor.edit(taken.lead, of: .lead, [.refer(Lead.contact, to: made)])
  }

  private func store(_ consent: JSON, _ taken: Taken) throws(CRMError) -> Int64 {
    guard case .object(let members) = consent, let contact = taken.contact else {
      throw CRMError(
        .data, code: "invalid_json", "a consent is an object with purpose and evidence",
        hint: Self.consent)
    }
    var changes: [FieldChange] = [.refer(Consent.contact, to: contact)]
    let noun = try database.noun(.consent)
    for member in members where member.value != .null {
      let name = member.key == "text" || member.key == "evidence_text" ? "evidence" : member.key
      guard let field = noun.field(name), field.isWritable, name != "contact" else {
        throw CRMError(.data, code: "unknown_field", "a consent has no \"\(member.key)\"")
      }
      changes.append(.json(name, member.value))
    }
    if !members.contains(where: { $0.key == "method" }) {
      changes.append(.text(Consent.method, "web_form"))
    }
    do throws(CRMError) { return try editor.add(changes, to: .consent).number } catch {
      var error = error
      // A form is no line of a shell, so what helps there does not help here.
      if error.kind == .data { error.hints = ["a consent of a form: \(Self.consent)"] }
      throw error
    }
  }

  /// A consent as a form says it.
  private static let consent =
    "{\"purpose\":\"newsletter\",\"channel\":\"email\",\"evidence\":\"Yes, send me news\"}"

  /// What they wrote is on their timeline, and counts as being in touch.
  private func noteForm(
    _ taken: Taken, _ given: [String: String], _ notes: String
  ) throws(CRMError) {
    var changes: [FieldChange] = [
      .text(Activity.type, "event"), .text(Activity.channel, "web"),
      .text(Activity.direction, "in"), .refer(Activity.lead, to: taken.lead),
      .json(
        "subject",
        .string(given["interest"] ?? (given["source_detail"].map { "Form \($0)" } ?? "Web form"))),
    ]
    if !notes.isEmpty { changes.append(.text(Activity.body, notes)) }
    if let contact = taken.contact { changes.append(.refer(Activity.contact, to: contact)) }
    _ = try editor.add(changes, to: .activity)
  }
}
