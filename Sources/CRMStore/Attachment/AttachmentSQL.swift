/// The statements of the bytes of files.
package enum AttachmentSQL {
  /// Keeps bytes by their hash, once: in the table itself, which a view may stand before.
  package static func keep(_ schema: String) -> String {
    "INSERT INTO \(schema).stored_file(hash, data) VALUES($1, $2) ON CONFLICT(hash) DO NOTHING"
  }

  /// The bytes of the hash `$1`.
  package static let data = "SELECT data FROM stored_file WHERE hash = $1"

  /// Every file: its hash and its bytes.
  package static let all = "SELECT hash, data FROM stored_file ORDER BY hash"

  /// The attachments whose bytes are not there.
  package static let without =
    "SELECT a.id FROM attachment a WHERE NOT EXISTS"
    + " (SELECT 1 FROM stored_file f WHERE f.hash = a.hash) ORDER BY a.id"

  /// The attachments of the hash `$1`.
  package static let ofHash = "SELECT id FROM attachment WHERE hash = $1 ORDER BY id"
}
