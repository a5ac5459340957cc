import CRMDomain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes on their way out of the program: gathered, written in large pieces, and never lost in silence.
package final class ByteSink {
  /// What happens when the reader has gone.
  package enum ReaderGone: Sendable {
    /// The command ends: it was only there to be read.
    case stop
    /// The command goes on: what it writes elsewhere matters.
    case goOn
  }

  private enum Target {
    case descriptor(Int32)
    case memory
    case handler((Bytes) throws(CRMError) -> Void)
  }

  private let target: Target
  private let capacity: Int
  private var buffer: ByteBuffer
  private var isGone = false
  private var flushes = 0
  /// Whether the bytes may reach a terminal: then control characters are made visible.
  package let isTerminal: Bool
  /// What happens when the reader has gone.
  package var whenReaderGone: ReaderGone = .stop

  /// A sink that writes to a descriptor.
  package init(descriptor: Int32, isTerminal: Bool, capacity: Int = 1 << 16) {
    target = .descriptor(descriptor)
    self.isTerminal = isTerminal
    self.capacity = capacity
    buffer = ByteBuffer(capacity: 4096)
  }

  /// A sink that keeps what it is given.
  package init(isTerminal: Bool = false) {
    target = .memory
    self.isTerminal = isTerminal
    capacity = Int.max
    buffer = ByteBuffer(capacity: 1024)
  }

  /// A sink that hands on what it is given.
  package init(
    isTerminal: Bool, capacity: Int = 1 << 16, _ handler: @escaping (Bytes) throws(CRMError) -> Void
  ) {
    target = .handler(handler)
    self.isTerminal = isTerminal
    self.capacity = capacity
    buffer = ByteBuffer(capacity: 4096)
  }

  /// What was kept so far.
  package var text: String { buffer.string }

  /// How much was written out, and how much waits.
  package struct Mark: Sendable {
    fileprivate var flushes: Int
    fileprivate var count: Int
  }

  /// Where the sink is.
  package var mark: Mark { Mark(flushes: flushes, count: buffer.count) }

  /// Forgets what was written since, where none of it has left.
  package func forget(since mark: Mark) {
    guard mark.flushes == flushes, mark.count <= buffer.count else { return }
    buffer.truncate(to: mark.count)
  }

  /// Forgets what was kept.
  package func forget() { buffer.truncate() }

  /// These bytes more.
  package func write(_ bytes: Bytes) throws(CRMError) {
    buffer.append(bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// This text more.
  package func write(_ text: String) throws(CRMError) {
    buffer.append(text)
    if buffer.count >= capacity { try flush() }
  }

  /// What `body` appends.
  package func write(_ body: (inout ByteBuffer) -> Void) throws(CRMError) {
    body(&buffer)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes out what was gathered. The last flush counts: a full disk shows here.
  package func flush() throws(CRMError) {
    flushes += 1
    switch target {
    case .memory: return
    case .handler(let handler):
      defer { buffer.truncate() }
      if buffer.count > 0 { try handler(buffer.bytes) }
    case .descriptor(let descriptor):
      defer { buffer.truncate() }
      if isGone { return }
      var sent = 0
      while sent < buffer.count {
        let part = buffer.part(sent, buffer.count - sent)
        #if canImport(Glibc)
          let written = Glibc.write(descriptor, part.baseAddress, part.count)
        #else
          let written = Darwin.write(descriptor, part.baseAddress, part.count)
        #endif
        if written >= 0 {
          sent += written
        } else if errno == EPIPE {
          isGone = true
          if whenReaderGone == .goOn { return }
          throw CRMError(.readerGone, code: "reader_gone", "the reader has gone")
        } else if errno != EINTR && errno != EAGAIN {
          throw CRMError(
            .inputOutput, code: "write_failed",
            "the output cannot be written: \(String(cString: strerror(errno)))")
        }
      }
    }
  }
}
