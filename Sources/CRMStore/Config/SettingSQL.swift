/// The statements of settings.
package enum SettingSQL {
  /// The number of the setting called `$1`.
  package static let number = "SELECT id FROM setting WHERE name = $1"
}
