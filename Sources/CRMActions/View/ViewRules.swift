import CRMDomain
import CRMStore

/// A view says what its noun has: a filter that reads, fields and an order there are.
struct ViewRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.draft.row
    guard let name = row[View.name], let point = name.firstIndex(of: ".") else { return }
    let noun = NounName(rawValue: String(name[..<point]))
    guard let entry = database.catalogue[noun], entry.movesOf == nil else {
      throw CRMError(
        .data, code: "invalid_value", "there is no noun \"\(noun.rawValue)\"",
        hint: "a view is of a noun, as deal.mine; see: crm view add --help")
    }
    if let text = row[View.filter], !text.trimmed.isEmpty {
      _ = try RecordSelection(
        noun, filters: [text], RecordSelection.Options(searchesBareWords: true), in: database)
    }
    for field in (row[View.fields] ?? "").split(separator: ",") {
      _ = try FieldPath(String(field).trimmed, of: noun, in: database)
    }
    for field in (row[View.sort] ?? "").split(separator: ",") {
      let key = String(field).trimmed
      _ = try FieldPath(key.hasPrefix("-") ? String(key.dropFirst()) : key, of: noun, in: database)
    }
  }
}
