import CRMDomain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes from an open descriptor: a file, or standard input.
package final class DescriptorInput: InputSource {
  package let name: String
  package let size: Int?
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a file.
  ///
  /// - Throws: `notFound` where there is none, or it is a folder or cannot be read.
  package init(path: String, name: String) throws(CRMError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .notFound("\(name) cannot be read: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .notFound("\(name) cannot be read: it is a folder")
    }
    self.descriptor = descriptor
    self.name = name
    isOwned = true
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Standard input.
  package init(standardInput descriptor: Int32) {
    self.descriptor = descriptor
    name = "standard input"
    isOwned = false
    size = nil
  }

  deinit { if isOwned { close(descriptor) } }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw failed() }
    }
  }

  package func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(CRMError) -> Int? {
    guard size != nil else { return nil }
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw failed() }
    }
  }

  private func failed() -> CRMError {
    CRMError(
      .inputOutput, code: "read_failed",
      "\(name) cannot be read: \(String(cString: strerror(errno)))")
  }
}
