import CRMDomain

/// The lines of an input, one at a time, so that any number of them takes the memory of the longest.
package final class InputLines {
  /// The longest line, in bytes.
  package static let bound = 16 << 20

  private let input: any InputSource
  private var buffer = ByteBuffer(capacity: 1 << 16)
  private var start = 0
  private var isAtEnd = false
  /// The line that was read last, counted from 1.
  package private(set) var number = 0

  /// The lines of an input from where it is.
  package init(_ input: any InputSource) { self.input = input }

  /// The next line without its end, which lives until the one after it; nil at the end.
  package func next() throws(CRMError) -> Bytes? {
    var looked = start
    while true {
      if let end = buffer.bytes.first(0x0A, from: looked) {
        let line = buffer.part(start, end - start)
        start = end + 1
        number += 1
        return line
      }
      looked = buffer.count
      if looked - start > InputLines.bound {
        var error = CRMError(
          .data, code: "too_large", "line \(number + 1) of \(input.name) is longer than 16 MiB")
        error.line = number + 1
        throw error
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = buffer.part(start, buffer.count - start)
        start = buffer.count
        number += 1
        return line
      }
      if start > 0 {
        buffer.dropFirst(start)
        looked -= start
        start = 0
      }
      let room = UnsafeMutableRawBufferPointer(start: buffer.reserve(1 << 16), count: 1 << 16)
      let count = try input.read(into: room)
      buffer.advance(count)
      isAtEnd = count == 0
    }
  }
}
