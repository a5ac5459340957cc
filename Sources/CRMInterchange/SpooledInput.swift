import CRMDomain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An input that can be read again: a pipe is kept, as far as it was read, in a nameless file.
package final class SpooledInput: InputSource {
  private let source: any InputSource
  private var spool: Int32 = -1
  private var stored = 0
  private var isAtEnd = false
  private let needsSpool: Bool

  package var name: String { source.name }
  package var size: Int? { source.size }

  /// An input over another. `folder` is where a pipe is kept.
  package init(_ source: any InputSource, folder: String) throws(CRMError) {
    self.source = source
    var byte: UInt8 = 0
    var rereads = false
    var failure: CRMError?
    withUnsafeMutableBytes(of: &byte) { room in
      do throws(CRMError) {
        rereads = try source.read(into: room, at: 0) != nil
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    needsSpool = !rereads
    guard needsSpool else { return }
    var template = Array((folder + "/crm-input-XXXXXX").utf8CString)
    spool = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard spool >= 0 else {
      throw CRMError(
        .inputOutput, code: "io",
        "a temporary file cannot be made in \(folder): \(String(cString: strerror(errno)))")
    }
    // Without a name it goes with the process, however that ends.
    unlink(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    _ = fcntl(spool, F_SETFD, FD_CLOEXEC)
  }

  deinit { if spool >= 0 { close(spool) } }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int {
    try source.read(into: buffer)
  }

  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(CRMError) -> Int? {
    guard needsSpool else { return try source.read(into: buffer, at: offset) }
    while !isAtEnd, stored < offset + buffer.count {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      var failure: CRMError?
      let count = piece.withUnsafeMutableBytes { room in
        do throws(CRMError) {
          return try source.read(into: room)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if count == 0 {
        isAtEnd = true
        break
      }
      var sent = 0
      while sent < count {
        let written = piece.withUnsafeBytes {
          pwrite(spool, $0.baseAddress.map { $0 + sent }, count - sent, off_t(stored + sent))
        }
        guard written > 0 else {
          throw CRMError(
            .inputOutput, code: "disk_full",
            "standard input cannot be kept: \(String(cString: strerror(errno)))")
        }
        sent += written
      }
      stored += count
    }
    while true {
      let count = pread(spool, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR {
        throw CRMError(.inputOutput, code: "io", "standard input cannot be read again")
      }
    }
  }
}
