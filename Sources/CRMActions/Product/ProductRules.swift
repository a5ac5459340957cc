import CRMDomain
import CRMStore

/// Products never require each other round in a circle, nor exclude what they require.
struct ProductRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    for key in [Product.price, Product.cost] where change.row[key] ?? 0 < 0 {
      throw CRMError(.data, code: "invalid_record", "a \(key.name) is not below nothing")
    }
    let own = change.number
    let excluded = Set(Mention.list(change.row.text(Product.excludes)).map { $0.id })
    if own != 0, excluded.contains(own) {
      throw CRMError(.data, code: "cycle", "product \(own) cannot exclude itself")
    }
    let table = try database.table(.product)
    let row = Row(table.layout)
    var queue = Mention.list(change.row.text(Product.requires)).map { $0.id }
    var seen: Set<Int64> = []
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      if own != 0, next == own {
        throw CRMError(
          .data, code: "cycle", "product \(own) would require itself, over what it requires")
      }
      if excluded.contains(next) {
        throw CRMError(
          .data, code: "cycle", "the product would exclude product \(next), which it requires")
      }
      if try operation.load(next, of: table, into: row) {
        queue += Mention.list(row.text(Product.requires)).map { $0.id }
      }
    }
  }
}
