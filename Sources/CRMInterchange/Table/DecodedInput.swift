import CRMDomain

/// An input as UTF-8, whatever its encoding, that can be read again from its beginning.
package final class DecodedInput {
  private let input: any InputSource
  private let encoding: TextEncoding
  private let markLength: Int
  private var decoder: TextDecoder
  private var position: Int
  private var raw = ByteBuffer(capacity: 1 << 16)

  /// How many bytes of the file were read so far.
  package var bytesRead: Int { position }

  /// An input that is re-readable (`SpooledInput`), decoded from after its byte order mark.
  package init(_ input: any InputSource, _ encoding: TextEncoding, markLength: Int) {
    self.input = input
    self.encoding = encoding
    self.markLength = markLength
    decoder = TextDecoder(encoding)
    position = markLength
  }

  /// Whether a place in the text is a place in the file.
  package var isPlain: Bool { encoding == .utf8 }

  /// Goes on at a place of a plain text, counted from its first byte.
  package func seek(to place: Int) { position = markLength + place }

  /// Appends more text to `buffer`; false at the end.
  package func fill(_ buffer: inout ByteBuffer) throws(CRMError) -> Bool {
    let size = 1 << 18
    if encoding == .utf8 {
      let room = UnsafeMutableRawBufferPointer(start: buffer.reserve(size), count: size)
      let count = try input.read(into: room, at: position) ?? 0
      buffer.advance(count)
      position += count
      return count > 0
    }
    raw.truncate()
    let room = UnsafeMutableRawBufferPointer(start: raw.reserve(size), count: size)
    let count = try input.read(into: room, at: position) ?? 0
    raw.advance(count)
    position += count
    decoder.decode(raw.bytes, to: &buffer)
    return count > 0
  }
}
