/// The version of the program.
package enum Program {
  /// As `crm version` prints it.
  package static let version = "0.1.0"
}
