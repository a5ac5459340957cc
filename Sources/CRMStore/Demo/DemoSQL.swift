/// The statements of made-up data.
package enum DemoSQL {
  /// The contacts with their companies, by number.
  package static let employers = "SELECT id, company FROM contact ORDER BY id"
}
