import CRMDomain
import CRMStore

/// Finds the records that values refer to by name, number or key; makes those that are not there, where that is
/// asked for.
struct ReferenceResolver {
  private let editor: RecordEditor
  private var database: Database { editor.database }
  private var operation: Operation { editor.operation }
  private var finder: RecordFinder { editor.finder }
  private var options: RecordEditor.Options { editor.options }

  /// The references of an editor's records.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Finds the records a draft refers to.
  func resolve(_ draft: RecordDraft, _ behaviour: any NounRules) throws(CRMError) {
    let late = type(of: behaviour).lateReference?.name
    for reference in draft.references {
      let field = draft.noun.fields[reference.field]
      if field.name == late { continue }
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
    if let late,
      let last = draft.references.first(where: { draft.noun.fields[$0.field].name == late })
    {
      draft.references.removeAll { $0.field != last.field }
      draft.resolve(last.field, to: try find(last, behaviour, in: draft))
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

  /// The record of a reference that is one of what the others name, once those are known.
  private func find(
    _ reference: RecordDraft.PendingReference, _ behaviour: any NounRules, in draft: RecordDraft
  ) throws(CRMError) -> Int64 {
    let field = draft.noun.fields[reference.field]
    guard case .reference(let relation) = field.type else { throw .defect("no reference is late") }
    let noun = relation.noun
    guard let number = reference.number else {
      return try behaviour.find(late: reference.text, in: draft)
    }
    let found = try behaviour.find(late: "\(noun.rawValue):\(number)", in: draft)
    if !reference.text.isEmpty {
      var named: Int64?
      do throws(CRMError) {
        named = try behaviour.find(late: reference.text, in: draft)
      } catch {
        guard error.isOfOneRecord else { throw error }
      }
      if named == found { return found }
      let title = try finder.title(of: found, try database.table(noun))
      throw CRMError(
        .data, code: "invalid_value",
        "\(field.name): \(noun.rawValue) \(found) is called \"\(title)\", not \"\(reference.text)\""
      )
    }
    return found
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
    let entry = try database.noun(noun)
    let behaviour = editor.behaviour(of: entry)
    if let number = behaviour.record(text) { return number }
    if let references = editor.references,
      case .record(let number) = try references.find(text, noun, creates: true)
    {
      return number
    }
    let found = try finder.candidates(text, noun, .typed(beginnings: false))
    if found.count == 1 { return found[0] }
    if found.count > 1 { return try finder.find(text, noun, .typed(beginnings: false)) }
    let isName = entry.isMadeByName && Int64(text) == nil && !text.hasPrefix(noun.rawValue + ":")
    guard options.createsMissing, isName else {
      do throws(CRMError) {
        return try finder.find(text, noun, .typed(beginnings: false))
      } catch {
        var error = error
        error.field = field
        if isName, error.kind == .notFound {
          error.hints = [
            "make it first: \(behaviour.creation(text, entry))"
              + (options.offersToCreate ? ", or add --create" : "")
          ]
        }
        throw error
      }
    }
    let made = try editor.add(behaviour.named(text, entry), to: noun, as: .effect)
    editor.note("\(noun.rawValue) \(made.number): \(text), made because it is referred to")
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
