/// The statements of the bytes of files.
package enum AttachmentSQL {
  /// Keeps bytes by their hash, once.
  package static let keep =
    "INSERT INTO stored_file(hash, data) VALUES($1, $2) ON CONFLICT(hash) DO NOTHING"

  /// The bytes of the hash `$1`.
  package static let data = "SELECT data FROM stored_file WHERE hash = $1"
}
