import CRMDomain

/// Bytes that come in, from a file, a pipe or memory.
package protocol InputSource: AnyObject {
  /// What it is called in messages.
  var name: String { get }
  /// How many bytes there are in all; nil where that is not known.
  var size: Int? { get }
  /// Reads at most as many bytes as `buffer` takes; answers how many, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int
  /// Reads from a place, where that is possible; nil where it is not.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(CRMError) -> Int?
}

extension InputSource {
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(CRMError) -> Int? { nil }

  /// Everything that is left.
  ///
  /// - Parameter bound: how many bytes that may be; the usual one is beyond every text a record takes.
  /// - Throws: `data` where there is more, as soon as it is seen: an input may have no end.
  package func readAll(upTo bound: Int = 16 << 20) throws(CRMError) -> ByteBuffer {
    if let size, size > bound { throw tooLarge(bound) }
    var all = ByteBuffer(capacity: (size ?? 0) + 1 << 16)
    while true {
      let room = UnsafeMutableRawBufferPointer(start: all.reserve(1 << 16), count: 1 << 16)
      let count = try read(into: room)
      if count == 0 { return all }
      all.advance(count)
      if all.count > bound { throw tooLarge(bound) }
    }
  }

  private func tooLarge(_ bound: Int) -> CRMError {
    CRMError(.data, code: "too_large", "\(name) is larger than \(bound >> 20) MiB")
  }
}

/// Where there is nothing to be read, and whoever asks for it is told so.
package final class NoInput: InputSource {
  package let name = "standard input"
  package let size: Int? = nil

  /// No input at all.
  package init() {}

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int {
    throw .usage("there is no standard input here")
  }
}

/// Bytes in memory.
package final class MemoryInput: InputSource {
  package let name: String
  private let bytes: [UInt8]
  private var position = 0

  /// The bytes of a text.
  package init(_ text: String, name: String = "standard input") {
    bytes = Array(text.utf8)
    self.name = name
  }

  /// These bytes.
  package init(_ bytes: [UInt8], name: String = "standard input") {
    self.bytes = bytes
    self.name = name
  }

  package var size: Int? { bytes.count }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int {
    let count = copy(into: buffer, at: position)
    position += count
    return count
  }

  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(CRMError) -> Int? { copy(into: buffer, at: offset) }

  private func copy(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    let count = min(buffer.count, max(0, bytes.count - offset))
    bytes.withUnsafeBytes { source in
      if count > 0 {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + count]))
      }
    }
    return count
  }
}
