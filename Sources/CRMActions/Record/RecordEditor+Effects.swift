import CRMDomain
import CRMStore

// What a change brings for other records.
extension RecordEditor {
  /// Does what a change brings for another record. Where that record stands in the way, or is another team's, it
  /// stays as it is, and that is told: what was asked for is done all the same.
  func follow(
    _ noun: NounName, _ number: Int64?, _ words: String? = nil,
    _ body: () throws(CRMError) -> Outcome
  ) throws(CRMError) {
    let name = noun.rawValue + (number.map { " \($0)" } ?? "")
    if let number, try !database.mayChange(noun, number) {
      return note("\(name) stays as it is: it is another team's")
    }
    do throws(CRMError) {
      var outcome = try body()
      // Of very many only what became of them is told.
      if rules.isImport { outcome.changes = [] }
      consequences.append(Consequence(noun: noun, outcome: outcome, words: words))
    } catch {
      guard error.isOfOneRecord else { throw error }
      note("\(name) stays as it is: \(error.message)")
    }
  }

  /// Tells what was done to another record.
  package func follow(_ noun: NounName, _ outcome: Outcome) {
    consequences.append(Consequence(noun: noun, outcome: outcome))
  }

  /// Writes a column of a record that nobody types.
  func write(
    _ text: String?, to key: some AnyKey, of number: Int64, _ noun: NounName
  ) throws(CRMError) {
    let table = try database.table(noun)
    let (old, new) = (Row(table.layout), Row(table.layout))
    guard try operation.load(number, of: table, into: old) else { return }
    new.copy(old)
    new.set(key, text)
    try operation.update(old, to: new, in: table)
  }
}
