import CRMDomain
import CRMInterchange
import CRMStore

// The records a row refers to.
extension ImportRecords {
  /// The row being read.
  var draft: RecordDraft { reader.draft }

  /// Finds what the row refers to. References that may name a row further down stay open.
  ///
  /// - Parameter isTentative: leaves what is not there unresolved instead of rejecting the row.
  func resolve(_ line: Int, creates: Bool, isTentative: Bool) throws(CRMError) {
    looked.removeAll(keepingCapacity: true)
    if !draft.mentions.isEmpty, !isTentative { try resolveMentions(creates) }
    if !draft.references.isEmpty { try resolveReferences(creates, isTentative) }
  }

  private func resolveReferences(_ creates: Bool, _ isTentative: Bool) throws(CRMError) {
    let late = type(of: behaviour).lateReference?.name
    var left: [RecordDraft.PendingReference] = []
    for reference in draft.references {
      if table.noun.fields[reference.field].name == late { continue }
      switch table.noun.fields[reference.field].type {
      case .reference(let relation):
        if relation.noun == table.noun.name, !isTentative {
          left.append(reference)
          continue
        }
        guard let number = try find(reference, relation.noun, creates, isTentative) else {
          left.append(reference)
          continue
        }
        if relation.noun == table.noun.name { looked.append(reference) }
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
    let last = draft.references.first { table.noun.fields[$0.field].name == late }
    draft.references = left
    if let last { draft.resolve(last.field, to: try behaviour.find(late: last.text, in: draft)) }
  }

  private func resolveMentions(_ creates: Bool) throws(CRMError) {
    var left: [RecordDraft.PendingMentions] = []
    for pending in draft.mentions {
      guard case .references(let relation) = table.noun.fields[pending.field].type else { continue }
      if relation.noun == table.noun.name {
        left.append(pending)
        continue
      }
      draft.resolve(pending, to: try find(pending, relation.noun, creates))
    }
    draft.mentions = left
  }

  func find(
    _ pending: RecordDraft.PendingMentions, _ noun: NounName, _ creates: Bool
  ) throws(CRMError) -> [Mention] {
    var found: [Mention] = []
    for item in pending.items {
      let reference = RecordDraft.PendingReference(
        field: pending.field, text: item.text, number: item.number)
      guard let number = try find(reference, noun, creates, false) else { continue }
      found.append(Mention(id: number, role: item.role))
    }
    return found
  }

  /// Opens references to the noun itself again that were looked up to compare the row: which record they
  /// mean is certain when every row has been read.
  func reopen() {
    for reference in looked {
      if let number = table.noun.fields[reference.field].custom {
        draft.setCustom(number, nil, folded: nil)
        draft.storeCustomValues()
      } else if let column = table.layout.column(ofField: reference.field) {
        draft.row.setNull(column)
      }
      draft.references.append(reference)
    }
    looked.removeAll(keepingCapacity: true)
  }

  func find(
    _ reference: RecordDraft.PendingReference, _ noun: NounName, _ creates: Bool,
    _ isTentative: Bool
  ) throws(CRMError) -> Int64? {
    // In a file the name of {"id":…,"name":…} decides; numbers are the other database's.
    var text = reference.text
    let isBare = text.isEmpty
    if isBare, let number = reference.number { text = "\(noun.rawValue):\(number)" }
    // Users are always made: an owner who left is still who it was.
    let mayCreate = creates && !isBare && (options.createsMissing || noun.isActor)
    switch try references.find(text, noun, creates: mayCreate) {
    case .record(let number): return number
    case .missing:
      if isTentative { return nil }
      throw fault(
        table.noun.fields[reference.field], text, "there is no \(noun.rawValue) \"\(text)\"")
    case .ambiguous(let count):
      // Of several of that name the number says which; alone it would say nothing.
      if let number = reference.number, let named = try title(of: number, noun), named == text {
        return number
      }
      if database.catalogue[noun]?.traits.contains(.hasStandardNames) == true,
        let stage = try stageOfDeal(text)
      {
        return stage
      }
      if isTentative { return nil }
      let plural = database.catalogue[noun]?.plural ?? noun.rawValue
      throw fault(
        table.noun.fields[reference.field], text, "\(count) \(plural) are called \"\(text)\"")
    }
  }

  /// The stage of this name that is in the pipeline of the deal a step is of.
  private func stageOfDeal(_ text: String) throws(CRMError) -> Int64? {
    guard let column = table.layout.column(Transition.deal), !draft.row.isNull(column),
      let pipeline = try database.connection.integer(
        DealSQL.pipeline, .integer(draft.row.integer(column)))
    else { return nil }
    return try DealRules(editor).pipelineCatalogue().stage(called: text, in: pipeline).id
  }

  func title(of number: Int64, _ noun: NounName) throws(CRMError) -> String? {
    let other = try database.table(noun)
    let row = Row(other.layout)
    guard let title = other.noun.titles.first, try operation.load(number, of: other, into: row)
    else { return nil }
    return row.string(title)
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

  func fault(_ field: Field, _ value: String, _ message: String) -> CRMError {
    var error = CRMError(.data, code: "not_found", message)
    error.field = field.name
    error.value = value
    return error
  }

  /// By which number a reference names a row of this file; nil where it names none so.
  private func ownNumber(_ reference: RecordDraft.PendingReference) -> Int64? {
    guard numbersOfFile != nil,
      case .reference(let relation) = table.noun.fields[reference.field].type,
      relation.noun == table.noun.name
    else { return nil }
    let prefix = table.noun.name.rawValue + ":"
    return reference.number ?? Int64(reference.text)
      ?? (reference.text.hasPrefix(prefix) ? Int64(reference.text.dropFirst(prefix.count)) : nil)
  }

  /// Notes the references that are looked up after the last row.
  func leaveOpen(_ number: Int64, isNew: Bool) {
    if draft.references.isEmpty, draft.mentions.isEmpty, reader.externalReferences.isEmpty {
      return
    }
    func leave(_ meaning: OpenReference.Meaning, _ field: Int) {
      open.append(
        OpenReference(record: number, field: field, meaning: meaning, key: rowKey, isNew: isNew))
    }
    if !references.fresh.isEmpty { made.waiting[rowKey, default: []] += references.fresh }
    for var reference in draft.references {
      let own = ownNumber(reference)
      // The numbers of a file are those of its rows only where they are kept.
      if !keepsNumbers, !reference.text.isEmpty { reference.number = nil }
      leave(.named(reference, own), reference.field)
    }
    for pending in draft.mentions { leave(.list(pending), pending.field) }
    for (field, id) in reader.externalReferences { leave(.external(id), field) }
  }
}
