import CRMDomain
import CRMStore

extension RecordEditor {
  /// Finds the records a draft refers to by name.
  func resolveReferences(_ draft: RecordDraft) throws(CRMError) {
    let isDeal = draft.noun.name == .deal
    for reference in draft.references {
      let field = draft.noun.fields[reference.field]
      if isDeal, field.name == "stage" { continue }
      switch field.type {
      case .reference(let relation):
        let number = try resolve(reference, relation.noun, field)
        draft.resolve(reference.field, to: number)
      case .anyReference:
        let (noun, number) = try resolveAny(reference.text, field)
        draft.resolve(reference.field, to: number, noun: noun.rawValue)
      default: continue
      }
    }
    // A stage is one of the pipeline, which is known by now.
    if isDeal,
      let stage = draft.references.first(where: { draft.noun.fields[$0.field].name == "stage" })
    {
      draft.references.removeAll { $0.field != stage.field }
      let text = stage.number.map { "stage:\($0)" } ?? stage.text
      let found = try resolveStage(draft, text)
      if stage.number != nil, !stage.text.isEmpty,
        !(try stageBook().stages(called: stage.text).contains { $0.id == found })
      {
        throw CRMError(
          .data, code: "invalid_value",
          "stage: stage \(found) is called \"\(try finder.title(of: found, try database.table(.stage)))\", not \"\(stage.text)\""
        )
      }
      draft.resolve(stage.field, to: found)
    }
    draft.references.removeAll()
    for pending in draft.mentions {
      guard case .references(let relation) = draft.noun.fields[pending.field].type else { continue }
      var found: [Mention] = []
      for item in pending.items {
        let reference = RecordDraft.PendingReference(
          field: pending.field, text: item.text, number: item.number)
        let number = try resolve(reference, relation.noun, draft.noun.fields[pending.field])
        found.append(Mention(id: number, role: item.role))
      }
      draft.resolve(pending, to: found)
    }
    draft.mentions.removeAll()
  }

  private func resolve(
    _ reference: RecordDraft.PendingReference, _ noun: NounName, _ field: Field
  ) throws(CRMError) -> Int64 {
    let table = try database.table(noun)
    if let number = reference.number {
      let row = Row(table.layout)
      guard try operation.load(number, of: table, into: row) else {
        throw .notFound("there is no \(noun.rawValue) \(number)")
      }
      let title = try finder.title(of: number, table)
      if !reference.text.isEmpty, Folding.key(title) != Folding.key(reference.text) {
        throw CRMError(
          .data, code: "invalid_value",
          "\(field.name): \(noun.rawValue) \(number) is called \"\(title)\", not \"\(reference.text)\""
        )
      }
      return number
    }
    return try record(reference.text, noun, field.name)
  }

  /// The record a text names; made, where that is asked for, if it is not there.
  func record(_ text: String, _ noun: NounName, _ field: String) throws(CRMError) -> Int64 {
    if noun == .user, text == "me" {
      return operation.user
    }
    if let references, case .record(let number) = try references.find(text, noun, creates: true) {
      return number
    }
    let found = try finder.candidates(text, noun, .typed(beginnings: false))
    if found.count == 1 { return found[0] }
    if found.count > 1 { return try finder.find(text, noun, .typed(beginnings: false)) }
    let isMadeByName = try database.noun(noun).isMadeByName
    let isName = isMadeByName && Int64(text) == nil && !text.hasPrefix(noun.rawValue + ":")
    guard options.createsMissing, isName else {
      do throws(CRMError) {
        return try finder.find(text, noun, .typed(beginnings: false))
      } catch {
        var error = error
        error.field = field
        if isName, error.kind == .notFound {
          error.hints = [
            "make it first: \(creation(text, noun))"
              + (options.offersToCreate ? ", or add --create" : "")
          ]
        }
        throw error
      }
    }
    return try create(text, noun)
  }

  /// The line that would make a record of this name.
  private func creation(_ text: String, _ noun: NounName) -> String {
    if noun == .company, let domain = DomainName.normalised(text), text.includes(".") {
      return "crm company add \"…\" domain=\(domain)"
    }
    if noun == .user {
      return "crm user add "
        + (text.includes(" ") ? "… name=\(ShellWord.quoted(text))" : ShellWord.of(text))
    }
    return "crm \(noun.rawValue) add \(ShellWord.quoted(text))"
  }

  /// Makes a record of which only the name is known.
  private func create(_ text: String, _ noun: NounName) throws(CRMError) -> Int64 {
    let entry = try database.noun(noun)
    var changes: [FieldChange] = []
    if noun == .company, text.includes("."), let domain = DomainName.normalised(text) {
      changes.append(.typed(Assignment(path: "domain", value: domain)))
    }
    let said = ContactName(text)
    if noun == .contact, said.email == nil, text.includes("@") {
      // Meant as an address, and none: refused as one.
      changes.append(.typed(Assignment(path: "email", value: text)))
    } else if noun == .contact {
      changes += said.fields.map { .json($0.name, .string($0.value)) }
    } else {
      changes.append(.json(entry.positional.first ?? "name", .string(text)))
    }
    let made = try add(changes, to: noun)
    note("\(noun.rawValue) \(made.number): \(text), made because it is referred to")
    return made.number
  }

  /// The record a text of the form `noun:record` names.
  private func resolveAny(_ text: String, _ field: Field) throws(CRMError) -> (NounName, Int64) {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
    if parts.count == 2, let noun = database.catalogue.noun(called: parts[0]) {
      return (noun.name, try record(text, noun.name, field.name))
    }
    // A key or name that only one noun knows needs no prefix.
    var found: [(NounName, Int64)] = []
    if Int64(text) == nil {
      for noun in [NounName.contact, .company] {
        for number in try finder.candidates(text, noun, .typed(beginnings: false)) {
          found.append((noun, number))
        }
      }
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      var error = CRMError(
        .ambiguous, code: "ambiguous", "\(found.count) records are called \"\(text)\"",
        hint: "name one with its noun, as contact:42")
      error.candidates = found.map { "\($0.rawValue):\($1)" }
      error.details = found.prefix(20).map { "  \($0.rawValue):\($1)" }
      throw error
    }
    throw .notFound(
      "\(field.name) \"\(text)\" names no record", hint: "write it with its noun, as contact:42")
  }
}
