import CRMDomain

/// Tells whether records of a noun fit filters that are stored, as those of policies and rules: each is read once.
package final class RecordMatcher {
  private let database: Database
  private let noun: NounName
  private var known: [String: SQLCondition] = [:]

  /// Filters on the records of a noun.
  package init(_ database: Database, _ noun: NounName) {
    self.database = database
    self.noun = noun
  }

  /// Whether a record fits a filter; an empty one fits every record.
  ///
  /// - Parameter name: whose filter it is, as it is said where it cannot be read.
  package func fits(
    _ number: Int64, _ filter: String?, of name: String
  ) throws(CRMError) -> Bool {
    guard let filter, !filter.trimmed.isEmpty else { return true }
    let condition: SQLCondition
    if let found = known[filter] {
      condition = found
    } else {
      do throws(CRMError) {
        condition = try database.members(of: noun, filter: filter, named: "", ofAll: true)
      } catch {
        // Of a field that was removed, of a user who went: it fits nothing, and does not stand in the way.
        guard error.isOfOneRecord else { throw error }
        condition = SQLCondition("FALSE")
      }
      known[filter] = condition
    }
    let one = condition.of(number)
    let look = try database.connection.prepare(
      "SELECT 1 FROM \(noun.table) t WHERE \(one.text)")
    look.bind(one.values)
    return try look.first() != nil
  }
}
