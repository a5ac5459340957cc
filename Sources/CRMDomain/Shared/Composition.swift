import CUTF8Proc

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What Unicode says of letters with marks, and of how wide they are, as the library utf8proc knows it.
package enum Composition {
  /// Composes (NFC) what stands in `text` from `start` on, which is valid UTF-8.
  static func compose(_ text: inout ByteBuffer, from start: Int) {
    let part = text.part(start, text.count - start)
    var composed: UnsafeMutablePointer<UInt8>?
    let options = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue
    let count = utf8proc_map(
      part.baseAddress, part.count, &composed, utf8proc_option_t(rawValue: options))
    // It fails only without memory, and then the text stays as it came.
    guard count > 0, let composed else { return }
    text.truncate(to: start)
    text.append(Bytes(start: composed, count: count))
    free(composed)
  }

  /// The canonical decomposition (NFD) of one scalar.
  static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    // No scalar is more than four others.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 8) { parts in
      var last: Int32 = 0
      let count = utf8proc_decompose_char(
        Int32(scalar.value), parts.baseAddress, parts.count, UTF8PROC_DECOMPOSE, &last)
      guard 1...parts.count ~= count else { return [scalar] }
      return parts[..<count].map { Unicode.Scalar(UInt32($0)) ?? scalar }
    }
  }

  /// How many cells of a terminal a scalar takes: 0, 1 or 2.
  package static func cells(_ scalar: UInt32) -> Int {
    scalar < 0x300 ? 1 : Int(utf8proc_charwidth(Int32(scalar)))
  }
}
